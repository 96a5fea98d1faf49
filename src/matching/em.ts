/**
 * How much each level of each field speaks for two things being the same, learnt from the pairs
 * themselves, without labels.
 *
 * Fellegi and Sunter (1969), "A Theory for Record Linkage", JASA 64: with γ the levels of a pair,
 *   R(γ) = Π_f m_f(γ_f) / u_f(γ_f),   bits = log2 of a factor,
 * where m_f(l) is how often field f has level l among same things, u_f(l) among the other
 * candidates. Fields are taken to be independent, given that; one that says nothing is left out
 * (Enamorado, Fifield and Imai 2019, "Using a Probabilistic Model to Assist Merging of Large-Scale
 * Administrative Records", APSR 113). Before looking, π of the left things have a counterpart, and
 * each of their candidates j is it with a share s_j: 1/n of n, unless some are known to be expected
 * e_j times as often as others, when s_j = e_j / Σ_k e_k. So a pair has the odds
 *   w = π/(1 - π) · s_j · R(γ),   score = log2 w.
 * As a thing has at most one counterpart, its candidates then rule one another out (see odds.ts).
 *
 * m, u and π are fitted by expectation and maximisation (Winkler 1988; Jaro 1989, "Advances in
 * Record-Linkage Methodology", JASA 84) with Dirichlet priors: each field begins with `strength`
 * pairs of the shares stated in its priors, so a handful of things is judged by the priors and many
 * by what they show. Vetoed pairs are out of question and teach nothing. Levels of a rising field
 * are kept in order: a higher one never speaks less for a pair than a lower one (neighbours that do
 * are pooled).
 */
import type { Candidates } from "./candidates.ts";
import type { Field } from "./fields.ts";
import { type Constraint, chancesOf } from "./odds.ts";

export interface Fit {
  /** bits[f][l], for f of the fields and l of its levels. */
  readonly bits: readonly (readonly number[])[];
  readonly m: readonly (readonly number[])[];
  readonly u: readonly (readonly number[])[];
  /** π: of the left things with candidates, those that have a counterpart. */
  readonly matched: number;
}

/** Pairs that the priors of a field are worth, and things that the prior of π is. */
const strength = { m: 100, u: 100, things: 10 } as const;
const matchedBefore = 0.6;
const matchedMost = 0.99;
const roundsMax = 30;
const settled = 1e-4;

/** What is fitted: each pair's levels of all fields in a row, and which pairs are vetoed. */
export interface LevelledPairs {
  readonly candidates: Candidates;
  readonly levels: Uint8Array;
  readonly vetoed: Uint8Array;
  /** e_j of the right things; undefined where all are expected alike. */
  readonly expected?: Float64Array | undefined;
}

export function fitted(
  fields: readonly Field[],
  pairs: LevelledPairs,
  constraint: Constraint,
): Fit {
  let fit = fitOf(
    fields.map((field) => field.m),
    fields.map((field) => field.u),
    matchedBefore,
  );
  const sample = sampled(pairs, fields.length);
  const things = openThings(sample);
  for (let round = 0; round < roundsMax && things > 0; round += 1) {
    const chances = chancesOf(sample.candidates, scoresOf(sample, fit), constraint);
    const { m, u } = maximised(fields, sample, chances);
    let found = 0;
    for (const chance of chances) found += chance;
    const { things: worth } = strength;
    const matched = Math.min(matchedMost, (found + matchedBefore * worth) / (things + worth));
    const moved = Math.abs(matched - fit.matched);
    fit = fitOf(m, u, matched);
    if (moved < settled) break;
  }
  return fit;
}

/** Left things that are enough to learn from; of more, every so manieth is taken. */
const sampleMost = 20_000;

function sampled(pairs: LevelledPairs, fields: number): LevelledPairs {
  const { candidates, levels, vetoed } = pairs;
  const things = candidates.from.length - 1;
  if (things <= sampleMost) return pairs;
  const step = Math.ceil(things / sampleMost);
  const count = Math.ceil(things / step);
  const from = new Int32Array(count + 1);
  for (let taken = 0; taken < count; taken += 1) {
    const left = taken * step;
    const size = (candidates.from[left + 1] ?? 0) - (candidates.from[left] ?? 0);
    from[taken + 1] = (from[taken] ?? 0) + size;
  }
  const size = from[count] ?? 0;
  const right = new Int32Array(size);
  const some = { levels: new Uint8Array(size * fields), vetoed: new Uint8Array(size) };
  for (let taken = 0; taken < count; taken += 1) {
    const [start = 0, end = 0] = candidates.from.subarray(taken * step, taken * step + 2);
    const at = from[taken] ?? 0;
    right.set(candidates.right.subarray(start, end), at);
    some.vetoed.set(vetoed.subarray(start, end), at);
    some.levels.set(levels.subarray(start * fields, end * fields), at * fields);
  }
  return { candidates: { from, right }, ...some, expected: pairs.expected };
}

const fitOf = (
  m: readonly (readonly number[])[],
  u: readonly (readonly number[])[],
  matched: number,
): Fit => ({
  m,
  u,
  matched,
  bits: m.map((levels, field) =>
    levels.map((value, level) => Math.log2(value / (u[field]?.[level] ?? value))),
  ),
});

/** Left things of which a candidate is not vetoed. */
function openThings({ candidates: { from }, vetoed }: LevelledPairs): number {
  let things = 0;
  for (let left = 0; left < from.length - 1; left += 1) {
    if (vetoed.subarray(from[left], from[left + 1]).includes(0)) things += 1;
  }
  return things;
}

/** log2 of the odds of a pair before looking, of a right thing with such a share. */
export const oddsBits = ({ matched }: Pick<Fit, "matched">, share: number): number =>
  Math.log2((matched / (1 - matched)) * share);

/** Σ e_k of the candidates of a left thing that are not vetoed. */
export function expectedOf(
  { candidates: { from, right }, vetoed, expected }: Omit<LevelledPairs, "levels">,
  left: number,
): number {
  let sum = 0;
  for (let pair = from[left] ?? 0; pair < (from[left + 1] ?? 0); pair += 1) {
    if (vetoed[pair] !== 1) sum += expected?.[right[pair] ?? 0] ?? 1;
  }
  return sum;
}

/** log2 of the odds of each pair by itself; a vetoed one has none. */
export function scoresOf(pairs: LevelledPairs, fit: Fit): Float64Array {
  const { candidates, levels, vetoed, expected } = pairs;
  const { bits } = fit;
  const scores = new Float64Array(vetoed.length).fill(Number.NEGATIVE_INFINITY);
  for (let left = 0; left < candidates.from.length - 1; left += 1) {
    const [start = 0, end = 0] = [candidates.from[left], candidates.from[left + 1]];
    const alike = oddsBits(fit, 1 / Math.max(1, expectedOf(pairs, left)));
    for (let pair = start; pair < end; pair += 1) {
      if (vetoed[pair] === 1) continue;
      let sum = alike + Math.log2(expected?.[candidates.right[pair] ?? 0] ?? 1);
      for (let field = 0, at = pair * bits.length; field < bits.length; field += 1, at += 1) {
        sum += bits[field]?.[levels[at] ?? 0] ?? 0; // nothing where it is missing
      }
      scores[pair] = sum;
    }
  }
  return scores;
}

function maximised(
  fields: readonly Field[],
  { levels, vetoed }: LevelledPairs,
  chances: Float64Array,
): { readonly m: number[][]; readonly u: number[][] } {
  const worth = ({ firmness = 1 }: Field, of: "m" | "u"): number => strength[of] * firmness;
  const m = fields.map((field) => field.m.map((share) => share * worth(field, "m")));
  const u = fields.map((field) => field.u.map((share) => share * worth(field, "u")));
  for (let pair = 0; pair < chances.length; pair += 1) {
    if (vetoed[pair] === 1) continue;
    const chance = chances[pair] ?? 0;
    for (let field = 0, at = pair * fields.length; field < fields.length; field += 1, at += 1) {
      const level = levels[at] ?? 0;
      const [same, other] = [m[field], u[field]];
      if (same === undefined || other === undefined || level >= same.length) continue;
      same[level] = (same[level] ?? 0) + chance;
      other[level] = (other[level] ?? 0) + 1 - chance;
    }
  }
  const normal = (counts: readonly number[]): number[] => {
    const all = counts.reduce((sum, count) => sum + count, 0);
    return counts.map((count) => count / all);
  };
  return {
    m: m.map((counts, field) => inOrder(normal(counts), normal(u[field] ?? []), fields[field])),
    u: u.map(normal),
  };
}

/** Pools neighbouring levels until m/u rises (pool adjacent violators), keeping the sum of m. */
function inOrder(m: number[], u: readonly number[], field: Field | undefined): number[] {
  const rising = field?.rising ?? 0;
  const blocks: { m: number; u: number; levels: number }[] = [];
  for (let level = 0; level < rising; level += 1) {
    blocks.push({ m: m[level] ?? 0, u: u[level] ?? 0, levels: 1 });
    for (let last = blocks.at(-1), above = blocks.at(-2); last && above; ) {
      if (above.m * last.u <= last.m * above.u) break;
      blocks.splice(-2, 2, {
        m: above.m + last.m,
        u: above.u + last.u,
        levels: above.levels + last.levels,
      });
      [last, above] = [blocks.at(-1), blocks.at(-2)];
    }
  }
  const ratios = blocks.flatMap((block) => new Array<number>(block.levels).fill(block.m / block.u));
  return m.map((share, level) => {
    const ratio = ratios[level];
    return ratio === undefined ? share : ratio * (u[level] ?? 0);
  });
}
