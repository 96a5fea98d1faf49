/**
 * Why a pair has its score: a piece of evidence for each field that says something, the starting
 * odds, and the rival that fits as well. Their bits add up to the log odds of the score.
 */
import { type Candidates, pairAt } from "./candidates.ts";
import type { Cells, Columns } from "./columns.ts";
import type { Comparer, NameLikeness } from "./compare.ts";
import { expectedOf, type Fit, type LevelledPairs, oddsBits } from "./em.ts";
import {
  attributeLevels,
  attributeNames,
  columnsFrom,
  firstAttribute,
  missing,
  modelField,
  nameField,
  numberField,
  rarityField,
} from "./fields.ts";
import type { Knowledge } from "./knowledge.ts";
import type { Lists, Thing } from "./lists.ts";
import type { Evidence } from "./match.ts";
import type { Constraint } from "./odds.ts";
import type { Stated } from "./prepare.ts";
import type { Vetoes } from "./veto.ts";

export interface Compared {
  readonly lists: Lists;
  readonly comparer: Comparer;
  readonly columns: Columns;
  readonly candidates: Candidates;
  readonly levelled: LevelledPairs;
  readonly fit: Fit;
  readonly scores: Float64Array;
  readonly chances: Float64Array;
  readonly vetoes: Vetoes;
  readonly constraint: Constraint;
  readonly knowledge: Knowledge;
}

const nameLevels = [
  "other",
  "little",
  "little",
  "part",
  "part",
  "part",
  "nearly",
  "nearly",
  "same",
  "equal",
] as const;
const setLevels = ["other", "one-sided", "other", "near", "same"] as const;
const cellLevels = ["other", "part", "part", "near", "same"] as const;
const yearLevels = ["other", "near", "same"] as const;

/** Bits below which competition is not worth a line. */
const worthSaying = 0.05;

export function explainer(compared: Compared): (left: number, right: number) => Evidence[] {
  return (leftAt, rightAt) => {
    const { lists, comparer, levelled, candidates, fit, vetoes, knowledge } = compared;
    const { levels } = levelled;
    const left = lists.left[leftAt];
    const right = lists.right[rightAt];
    const at = pairAt(candidates, leftAt, rightAt);
    if (left === undefined || right === undefined || at === undefined) return [];
    const veto = vetoes.of(left.prepared, right.prepared);
    // A vetoed pair was not compared further; what else is alike is looked at only here.
    if (veto !== undefined) comparer.compare(leftAt, rightAt, levels, at * comparer.fields.length);
    const likeness = comparer.nameLikeness(left, right);
    let [unstated, fields] = [0, 0];
    const found = comparer.fields.flatMap((_, field): Evidence[] => {
      const level = levels[at * comparer.fields.length + field] ?? missing;
      const bits = fit.bits[field]?.[level];
      if (level === missing || bits === undefined) return [];
      if (level === attributeLevels.neither && field >= modelField && field < columnsFrom) {
        unstated += bits;
        fields += 1;
        return [];
      }
      const cells = compared.columns.cells(field - columnsFrom, leftAt, rightAt);
      return evidenceOf({ field, level, bits, left, right, likeness, lists, cells, knowledge });
    });
    if (fields > 0 && Math.abs(unstated) >= worthSaying)
      found.push({ kind: "unstated", fields, bits: unstated });
    const open = openOf(compared, leftAt);
    const sum = Math.max(1, expectedOf(levelled, leftAt));
    const odds: Evidence = { kind: "odds", candidates: open, bits: oddsBits(fit, 1 / sum) };
    const expected = Math.log2(levelled.expected?.[rightAt] ?? 1);
    if (expected > 0) found.push({ kind: "expected", bits: expected });
    found.sort((a, b) => Math.abs(bitsOf(b)) - Math.abs(bitsOf(a)));
    return [
      ...(veto === undefined ? [] : [veto]),
      ...found,
      ...(veto === undefined ? [...rivalOf(compared, leftAt, at), odds] : []),
    ];
  };
}

/** Candidates of a left thing that are not vetoed. */
function openOf({ candidates: { from }, scores }: Compared, leftAt: number): number {
  return scores.subarray(from[leftAt], from[leftAt + 1]).filter(Number.isFinite).length;
}

const bitsOf = (evidence: Evidence): number => ("bits" in evidence ? evidence.bits : 0);

function evidenceOf(found: {
  readonly field: number;
  readonly level: number;
  readonly bits: number;
  readonly left: Thing;
  readonly right: Thing;
  readonly likeness: NameLikeness | undefined;
  readonly lists: Lists;
  readonly cells: Cells | undefined;
  readonly knowledge: Knowledge;
}): Evidence[] {
  const { field, level, bits, left, right, likeness, lists, cells } = found;
  const { vocabulary } = lists;
  const text = (token: number): string => (vocabulary.texts[token] ?? "").replace(/^[#.=]/, "");
  const listed = (tokens: readonly number[] = []): string | undefined =>
    tokens.length === 0 ? undefined : tokens.map(text).join(", ");
  if (field === nameField) {
    const names = {
      left: likeness?.left.text ?? left.named.id,
      right: likeness?.right.text ?? right.named.id,
    };
    const shared = sharedTokens(likeness).map(text);
    return [{ kind: "name", level: nameLevels[level] ?? "other", ...names, shared, bits }];
  }
  if (field === rarityField) {
    const count = (token: number): number =>
      vocabulary.countOf(0, token) + vocabulary.countOf(1, token);
    const [rarest] = sharedTokens(likeness).sort((a, b) => count(a) - count(b) || a - b);
    if (rarest === undefined) return [];
    const word = spelt(text(rarest), found.knowledge);
    return [{ kind: "rare", word, things: count(rarest), bits }];
  }
  if (field === modelField || field === numberField) {
    const [attribute, tokens] =
      field === modelField ? (["model", "models"] as const) : (["numbers", "numbers"] as const);
    const sides = { left: listed(likeness?.left[tokens]), right: listed(likeness?.right[tokens]) };
    return [{ kind: "attribute", attribute, level: setLevels[level] ?? "other", ...sides, bits }];
  }
  const attribute = attributeNames[field - firstAttribute];
  if (attribute === undefined) {
    if (cells === undefined) return [];
    const { heading, kind, ...sides } = cells;
    const words = kind === "year" ? yearLevels : cellLevels;
    return [{ kind: "field", field: heading, level: words[level] ?? "other", ...sides, bits }];
  }
  const sides = {
    left: statedText(left.prepared.attributes.get(attribute)),
    right: statedText(right.prepared.attributes.get(attribute)),
  };
  return [{ kind: "attribute", attribute, level: setLevels[level] ?? "other", ...sides, bits }];
}

const inJapanese = /[\u3041-\u30FF\u4E00-\u9FFF]/;

/** A token of the glossary in its first spelling of either language; any other is its own word. */
function spelt(token: string, { words }: Knowledge): { readonly en: string; readonly ja: string } {
  const known = words.find((word) => word.token === token && word.attribute === undefined);
  const en = known?.words.find((word) => !inJapanese.test(word)) ?? token;
  return { en, ja: known?.words.find((word) => inJapanese.test(word)) ?? en };
}

const sharedTokens = (likeness: NameLikeness | undefined): number[] =>
  likeness?.left.tokens.filter((token) => likeness.right.tokens.includes(token)) ?? [];

/** What a thing states, each amount once, in the first of the ways in which it is written. */
export function statedText(stated: Stated | undefined): string | undefined {
  if (stated === undefined) return undefined;
  const quantities = new Map(
    [...stated.quantities]
      .reverse()
      .map(({ amounts, scale, text }) => [`${amounts.join(" ")} ${scale}`, text]),
  );
  const texts = [...new Set([...[...quantities.values()].reverse(), ...stated.values.values()])];
  return texts.length === 0 ? undefined : texts.join(", ");
}

/** What competition took from the pair, and the strongest rival: of the left thing, else the right.
 * */
function rivalOf(
  { candidates, scores, chances, lists, constraint }: Compared,
  leftAt: number,
  at: number,
): Evidence[] {
  const chance = chances[at] ?? 0;
  const bits = Math.log2(chance / (1 - chance)) - (scores[at] ?? 0);
  if (!(bits < -worthSaying) || !Number.isFinite(bits)) return [];
  let best: { readonly score: number; readonly evidence: Evidence } | undefined;
  const consider = (score: number, side: "left" | "right", id: string | undefined): void => {
    if (id === undefined || !Number.isFinite(score)) return;
    if (best === undefined || score > best.score) {
      best = { score, evidence: { kind: "rival", side, id, bits } };
    }
  };
  for (
    let other = candidates.from[leftAt] ?? 0;
    other < (candidates.from[leftAt + 1] ?? 0);
    other += 1
  ) {
    if (other === at) continue;
    const id = lists.right[candidates.right[other] ?? 0]?.named.id;
    consider(scores[other] ?? 0, "right", id);
  }
  const wanted = candidates.right[at];
  if (constraint === "many-to-one") return best === undefined ? [] : [best.evidence];
  for (let other = 0, left = 0; other < scores.length; other += 1) {
    while (other >= (candidates.from[left + 1] ?? 0)) left += 1;
    if (left !== leftAt && candidates.right[other] === wanted) {
      consider(scores[other] ?? 0, "left", lists.left[left]?.named.id);
    }
  }
  return best === undefined ? [] : [best.evidence];
}
