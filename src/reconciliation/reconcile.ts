/**
 * A statement against the ledger: which cards agree, and for each difference what most probably
 * happened, with the other explanations that are not far behind.
 *
 * The explanations chosen are those of the most probable set as a whole (partition.ts). What they
 * propose, done, makes book and statement agree on every card to the last piece.
 */
import { compareTexts } from "./card.ts";
import { carefulMax } from "./displaced.ts";
import { hypothesesOf } from "./hypotheses.ts";
import type { Correction, Fact, Hypothesis, Move } from "./hypothesis.ts";
import type { Cause } from "./likelihood.ts";
import { explain, type Solution } from "./partition.ts";
import { differing, type World } from "./world.ts";

export interface Explanation {
  /** 1, 2, 3 … in the order of the report. */
  readonly number: number;
  /** Numbers of the cards in the comparison. */
  readonly covers: readonly number[];
  readonly facts: readonly [Fact] | readonly [Fact, Fact];
  /** Between 0 and 1: how likely it is, given the explanations that were looked for. */
  readonly confidence: number;
  readonly moves: readonly Move[];
  readonly corrections: readonly Correction[];
  /** Other explanations of its differences, likeliest first. */
  readonly alternatives: readonly Alternative[];
}

export interface Alternative {
  readonly covers: readonly number[];
  readonly facts: readonly [Fact] | readonly [Fact, Fact];
  readonly confidence: number;
}

export interface Reconciliation {
  readonly compared: number;
  readonly matched: number;
  readonly explanations: readonly Explanation[];
  /** Nats that the choice may be off by, where differences were too many to try all. */
  readonly gap: number;
  /** So much differs that two causes together were not looked for. */
  readonly cutOff: boolean;
}

/** Explanations less likely than this are not shown. */
const shownMin = 0.05;
const alternativesMax = 3;

export function reconcile(world: World): Reconciliation {
  const { cards } = world.comparison;
  const found = differing(world.comparison);
  const solutions = explain(hypothesesOf(world));
  const chosen = solutions.flatMap((solution) => solution.chosen.map((one) => ({ one, solution })));
  const ordered = chosen.sort((a, b) => (a.one.covers[0] ?? 0) - (b.one.covers[0] ?? 0));
  return {
    compared: cards.length,
    matched: cards.length - found.length,
    explanations: ordered.map(({ one, solution }, index) => ({
      number: index + 1,
      covers: one.covers,
      facts: one.facts,
      confidence: rounded(solution.chance.get(one) ?? 1),
      moves: one.moves,
      corrections: one.corrections,
      alternatives: alternativesTo(one, solution),
    })),
    gap: solutions.reduce((sum, { gap }) => sum + gap, 0),
    cutOff: found.length > carefulMax,
  };
}

/** Confidence is no more exact than this. */
const rounded = (chance: number): number => Math.round(chance * 1000) / 1000;

function alternativesTo(chosen: Hypothesis, { chance }: Solution): readonly Alternative[] {
  const own = new Set(chosen.covers);
  return [...chance]
    .filter(([one, likely]) => one !== chosen && likely >= shownMin)
    .filter(([{ covers }]) => covers.some((at) => own.has(at)))
    .sort(([a, likelyA], [b, likelyB]) => likelyB - likelyA || compareTexts(textOf(a), textOf(b)))
    .slice(0, alternativesMax)
    .map(([{ covers, facts }, likely]) => ({ covers, facts, confidence: rounded(likely) }));
}

const textOf = ({ covers, facts }: Hypothesis): string =>
  [...covers, ...facts.map(({ cause }) => cause)].join(" ");

/** The cause that an explanation is known by: the first of its facts. */
export const causeOfFacts = ([first]: Explanation["facts"]): Cause => first.cause;

export const sideOf = ({
  moves,
  corrections,
}: Pick<Explanation, "moves" | "corrections">): "ledger" | "statement" | "both" | "none" => {
  if (moves.length > 0) return corrections.length > 0 ? "both" : "ledger";
  return corrections.length > 0 ? "statement" : "none";
};
