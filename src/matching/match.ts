/**
 * Which things of two lists are the same, and why: the front door of the matcher.
 *
 * A thing is known by its names, in any language, and by what its other columns say. The answer
 * is suggestions for a person, never a decision: each has a score (the probability that both are
 * the same), a band and the evidence for and against. The same lists give the same answer, in
 * whatever order their rows come.
 */
import { assigned, type LikelyPair } from "./assignment.ts";
import { type Candidates, candidatesOf, pairAt } from "./candidates.ts";
import { besideOf, columnsOf, meaningsOf } from "./columns.ts";
import { comparerOf } from "./compare.ts";
import { fitted, scoresOf } from "./em.ts";
import { explainer } from "./explanation.ts";
import type { Knowledge } from "./knowledge.ts";
import { type Lists, listsOf } from "./lists.ts";
import { type Constraint, chancesOf } from "./odds.ts";
import { vetoesOf } from "./veto.ts";

/** A thing of a list: what it is called, and what else is said of it (column, text). */
export interface Named {
  readonly id: string;
  readonly names: readonly string[];
  readonly fields?: readonly (readonly [column: string, text: string])[];
  /** On the right: how many times as often as another this is the one meant; 1 where not known. */
  readonly expected?: number;
}

/** `certain`: so sure that asking would waste time; `ask`: a person decides; `no`: not the same. */
export type Band = "certain" | "ask" | "no";

/** What is read out of a text before it is compared. */
export type AttributeName =
  | "size"
  | "area"
  | "capacity"
  | "weight"
  | "power"
  | "voltage"
  | "flow"
  | "persons"
  | "pack"
  | "share"
  | "material"
  | "form"
  | "kind"
  | "closure"
  | "grade"
  | "memory"
  | "model"
  | "numbers"
  | "without";

/**
 * One reason for or against. `bits` is log2 of how much more often it is met among same things than
 * among different ones: above zero speaks for, below zero against; all of a suggestion's, with the
 * starting odds, add up to the log odds of its score. A veto decides alone and has no bits.
 */
export type Evidence =
  | { readonly kind: "odds"; readonly candidates: number; readonly bits: number }
  | {
      readonly kind: "name";
      readonly level: "equal" | "same" | "nearly" | "part" | "little" | "other";
      readonly left: string;
      readonly right: string;
      readonly shared: readonly string[];
      readonly bits: number;
    }
  | {
      readonly kind: "attribute";
      readonly attribute: AttributeName;
      readonly level: "same" | "near" | "one-sided" | "other";
      readonly left: string | undefined;
      readonly right: string | undefined;
      readonly bits: number;
    }
  | {
      readonly kind: "veto";
      readonly attribute: AttributeName;
      readonly left: string;
      readonly right: string;
    }
  | {
      readonly kind: "field";
      readonly field: string;
      readonly level: "same" | "near" | "part" | "other";
      readonly left: string;
      readonly right: string;
      readonly bits: number;
    }
  /** How rare the rarest word is that both have: how many things of both lists have it. */
  | {
      readonly kind: "rare";
      readonly word: { readonly en: string; readonly ja: string };
      readonly things: number;
      readonly bits: number;
    }
  /** How many attributes neither of the two states: things that differ often state different ones.
   * */
  | { readonly kind: "unstated"; readonly fields: number; readonly bits: number }
  /** The right thing is expected more often than others. */
  | { readonly kind: "expected"; readonly bits: number }
  /** Another thing fits, too; only one of them can be the same. */
  | {
      readonly kind: "rival";
      readonly side: "left" | "right"; // of which list the other thing is
      readonly id: string;
      readonly bits: number;
    };

export interface Suggestion {
  readonly left: string; // ids
  readonly right: string;
  readonly score: number; // 0..1, the probability that both are the same
  readonly band: Band;
  readonly evidence: readonly Evidence[]; // strongest first, for and against
  /** What else the left thing may be, the likeliest first. */
  readonly others: readonly { readonly right: string; readonly score: number }[];
}

export interface MatchOptions {
  /** `one-to-one`: each thing at most once on either side; `many-to-one`: the right ones any
   * number. */
  readonly assignment: Constraint;
  /** Also the best candidate of each left thing that has no suggestion, as `no` with its reasons.
   * */
  readonly rejected?: boolean;
}

/**
 * Scores from which on a pair is certain, or asked. Half of the best F to be had is where asking
 * for a pair stops to pay (Lipton, Elkan and Naryanaswamy 2014); certain is measured in bench/.
 */
const bandFrom = { certain: 0.92, ask: 0.35 } as const;
/** The best of several is asked where together they are at least so likely, and it is by itself. */
const together = 0.5;
const least = 0.1;

/**
 * Only what the two say of themselves makes a pair certain: `alike` is the score where no thing is
 * expected more often than another.
 */
const bandOf = (score: number, alike: number): Band =>
  Math.min(score, alike) >= bandFrom.certain ? "certain" : score >= least ? "ask" : "no";

/**
 * The pairs that may be suggested, and of each other left thing the best that may not. Where
 * several things may have one counterpart, one whose candidates together are likely enough is asked
 * with the best of them: a person can tell what the names cannot.
 */
function sorted(
  { from, right }: Candidates,
  chances: Float64Array,
  assignment: Constraint,
): { readonly likely: readonly LikelyPair[]; readonly unlikely: readonly LikelyPair[] } {
  const likely: LikelyPair[] = [];
  const unlikely: LikelyPair[] = [];
  for (let left = 0; left < from.length - 1; left += 1) {
    let best: LikelyPair | undefined;
    let [all, taken] = [0, false];
    for (let at = from[left] ?? 0; at < (from[left + 1] ?? 0); at += 1) {
      const pair = { left, right: right[at] ?? 0, chance: chances[at] ?? 0 };
      all += pair.chance;
      if (best === undefined || pair.chance > best.chance) best = pair;
      if (pair.chance < bandFrom.ask) continue;
      likely.push(pair);
      taken = true;
    }
    if (best === undefined || taken) continue;
    const asked = assignment === "many-to-one" && all >= together && best.chance >= least;
    if (asked) likely.push(best);
    else unlikely.push(best);
  }
  return { likely, unlikely };
}

/** In the order of left ids, then falling score. Ids must differ within each list. */
export function matchLists(
  left: readonly Named[],
  right: readonly Named[],
  knowledge: Knowledge,
  { assignment, rejected = false }: MatchOptions,
): readonly Suggestion[] {
  const texts = besideOf(meaningsOf(knowledge));
  const lists = listsOf(left, right, knowledge, (_, named) => texts(named));
  const columns = columnsOf(
    lists.left.map(({ named }) => named),
    lists.right.map(({ named }) => named),
    knowledge,
  );
  const comparer = comparerOf(lists, columns);
  const candidates = candidatesOf(lists);
  const pairs = candidates.right.length;
  const levels = new Uint8Array(pairs * comparer.fields.length);
  const vetoed = new Uint8Array(pairs);
  const vetoes = vetoesOf(knowledge);
  for (const [leftAt, thing] of lists.left.entries()) {
    for (let at = candidates.from[leftAt] ?? 0; at < (candidates.from[leftAt + 1] ?? 0); at += 1) {
      const rightAt = candidates.right[at] ?? 0;
      const other = lists.right[rightAt];
      if (other !== undefined && vetoes.forbid(thing.prepared, other.prepared)) vetoed[at] = 1;
      else comparer.compare(leftAt, rightAt, levels, at * comparer.fields.length);
    }
  }
  const levelled = { candidates, levels, vetoed, expected: expectedOn(right, lists.right) };
  const fit = fitted(comparer.fields, levelled, assignment);
  const scores = scoresOf(levelled, fit);
  const chances = chancesOf(candidates, scores, assignment);
  const alike =
    levelled.expected === undefined
      ? chances
      : chancesOf(candidates, scoresOf({ ...levelled, expected: undefined }, fit), assignment);
  const explain = explainer({
    lists,
    comparer,
    columns,
    candidates,
    levelled,
    fit,
    scores,
    chances,
    vetoes,
    constraint: assignment,
    knowledge,
  });
  const suggestion = ({ left: leftAt, right: rightAt, chance }: LikelyPair): Suggestion => ({
    left: lists.left[leftAt]?.named.id ?? "",
    right: lists.right[rightAt]?.named.id ?? "",
    score: chance,
    band: bandOf(chance, alike[pairAt(candidates, leftAt, rightAt) ?? 0] ?? 0),
    // Large lists are seldom read to the end, so reasons are put together when they are asked for.
    get evidence() {
      return explain(leftAt, rightAt);
    },
    get others() {
      return othersOf(candidates, chances, leftAt, rightAt).map(
        ({ right: other, chance: score }) => ({
          right: lists.right[other]?.named.id ?? "",
          score,
        }),
      );
    },
  });
  const { likely, unlikely } = sorted(candidates, chances, assignment);
  const chosen = assigned(likely, assignment);
  if (!rejected) return chosen.map(suggestion);
  const refused = unlikely.map((pair) => ({ ...suggestion(pair), band: "no" as const }));
  return [...chosen.map(suggestion), ...refused].sort((a, b) => (a.left < b.left ? -1 : 1));
}

/** e_j of the right things, in their order; undefined where all are expected alike. */
function expectedOn(right: readonly Named[], things: Lists["right"]): Float64Array | undefined {
  if (right.every(({ expected = 1 }) => expected === 1)) return undefined;
  return Float64Array.from(things, ({ named }) => named.expected ?? 1);
}

/** Candidates that are worth a look beside the chosen one. */
const othersShown = { most: 3, from: 0.05 } as const;

function othersOf(
  { from, right }: Candidates,
  chances: Float64Array,
  left: number,
  chosen: number,
): readonly LikelyPair[] {
  const others: LikelyPair[] = [];
  for (let at = from[left] ?? 0; at < (from[left + 1] ?? 0); at += 1) {
    const pair = { left, right: right[at] ?? 0, chance: chances[at] ?? 0 };
    if (pair.right !== chosen && pair.chance >= othersShown.from) others.push(pair);
  }
  return others.sort((a, b) => b.chance - a.chance || a.right - b.right).slice(0, othersShown.most);
}
