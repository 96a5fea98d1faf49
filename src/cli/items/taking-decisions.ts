/**
 * A list of decisions into the ledger: what is new of it, all in one write. What is decided so
 * already changes nothing; what contradicts a decision that stands is refused, and so is a merge
 * that could not be made. Two that are the same goods by the list, but have changed since, are not
 * merged: the word is kept, and asked again.
 */
import { assert } from "../../domain/assert.ts";
import type { Catalogue } from "../../domain/catalogue.ts";
import type { Decision } from "../../domain/declaration.ts";
import type { Decided } from "../../domain/items/decided.ts";
import { mergeOf } from "../../domain/items/merge.ts";
import type { Draft, Source } from "../../domain/ledger.ts";
import { transactionId } from "../../domain/ledger.ts";
import { present } from "../../domain/present.ts";
import type { Place, Problem } from "../../domain/problems/problem.ts";
import { equalRatios, ratioText } from "../../domain/ratio.ts";
import type { ReadDecision } from "../../importers/decisions.ts";
import type { Ledger, LedgerWriter } from "../../ports.ts";
import type { Context } from "../context.ts";
import { InputFault } from "../input-fault.ts";
import { allDecided, draftOfDecision } from "./deciding.ts";
import { evidenceOf } from "./item-matching.ts";
import { Merger, type Wish, wishProblems } from "./merging.ts";

export interface Taken {
  readonly recorded: readonly RecordedDecision[];
  readonly already: number;
  readonly stale: readonly ReadDecision[];
}

interface RecordedDecision {
  readonly row: number;
  readonly left: string;
  readonly right: string | null;
  readonly decision: Decision;
  readonly ratio: string | null; // of a merge
  readonly transaction: string;
}

type Who = Pick<Context, "user" | "today">;

export async function takeDecisions(
  all: readonly ReadDecision[],
  source: Source,
  catalogue: Catalogue,
  ledger: Ledger,
  context: Context,
): Promise<Taken> {
  const standing = await allDecided(ledger, catalogue);
  const news = all.filter((one) => !isKnown(one, standing, catalogue));
  const from = { name: source.name, sha256: source.sha256 };
  const problems: Problem[] = [];
  for (const one of news) {
    const own = problemsOf(one, standing, catalogue, from.name);
    problems.push(...own, ...(own.length > 0 ? [] : await vetoOf(one, from, catalogue, context)));
  }
  if (problems.length > 0) throw new InputFault(...problems);
  const recorded = await ledger.write((writer) => record(news, from, writer, context));
  const stale = news.filter((one) => one.stale && one.decision === "same");
  return { recorded, already: all.length - news.length, stale };
}

const standingOn = (
  { left, right }: ReadDecision,
  standing: readonly Decided[],
): Decided | undefined =>
  standing.find(({ code, item }) => code === left.code && item === right?.code);

/** Whether the ledger says the same: of the items as they are, or of no others than the list does. */
function isKnown(one: ReadDecision, standing: readonly Decided[], { same }: Catalogue): boolean {
  const before = standingOn(one, standing);
  const { left, right, ratio, decision } = one;
  if (decision === "same" && before === undefined) {
    const became = same.of(left.code);
    const alike = ratio === undefined || (became && equalRatios(became.ratio, ratio));
    return became !== undefined && became.item === right?.code && alike === true;
  }
  if (before?.decision !== decision) return false;
  const otherRatio = ratio && before.ratio && !equalRatios(ratio, before.ratio);
  return otherRatio !== true && (!before.stale || one.stale);
}

function problemsOf(
  one: ReadDecision,
  standing: readonly Decided[],
  { same }: Catalogue,
  file: string,
): readonly Problem[] {
  const { left, right, decision, row } = one;
  const at: Place = { file, row };
  const before = standingOn(one, standing);
  const into = same.itemOf(left.code);
  const merged = same.has(left.code) && (decision !== "same" || into !== right?.code);
  if (before !== undefined && !before.stale && before.decision !== decision) {
    const [code, other] = [left.code, right?.code ?? ""];
    const by = transactionId(before.transaction);
    const words = { decision, other: before.decision, by };
    return [{ kind: "decision-contradicts", left: code, right: other, ...words, at }];
  }
  const apart = decision === "different" && into !== right?.code;
  if (merged) return apart ? [] : [{ kind: "already-merged", item: left.code, into, at }];
  if (decision !== "same" || one.stale || right === undefined) return [];
  const wish = wishOf(one, undefined, { user: "", today: "" });
  return wish === undefined ? [] : wishProblems(wish).map((problem) => ({ ...problem, at }));
}

/** What an attribute decides alone is overruled by nothing but a reason. */
async function vetoOf(
  { left, right, decision, stale, reason, row }: ReadDecision,
  { name: file }: Source,
  catalogue: Catalogue,
  context: Context,
): Promise<readonly Problem[]> {
  if (decision !== "same" || stale || right === undefined || reason !== undefined) return [];
  const { veto } = await evidenceOf(context, catalogue, left, right);
  if (veto === undefined) return [];
  const evidence = [veto.en, veto.ja] as const;
  const [item, into] = [left.code, right.code];
  return [{ kind: "merge-vetoed", item, into, evidence, at: { file, row } }];
}

function wishOf(one: ReadDecision, source: Source | undefined, who: Who): Wish | undefined {
  const { left, right, ratio, reason, by, on, fresh } = one;
  if (right === undefined) return undefined;
  return {
    ...{ pair: { left, right }, ratio, reason, by, on },
    ...{ date: who.today, user: who.user, evidence: [] },
    ...(fresh === undefined ? {} : { beside: [fresh] }),
    ...present({ source }),
  };
}

async function record(
  news: readonly ReadDecision[],
  source: Source,
  writer: LedgerWriter,
  who: Who,
): Promise<readonly RecordedDecision[]> {
  const merger = new Merger(writer, await writer.declarations());
  const recorded: RecordedDecision[] = [];
  for (const one of news) {
    const draft = await draftFor(one, source, merger, who);
    const [made] = await writer.append([draft]);
    assert(made !== undefined, "the ledger recorded what it was given");
    merger.learn(made.transaction);
    const told = mergeOf(made.transaction);
    recorded.push({
      row: one.row,
      left: one.left.code,
      right: one.right?.code ?? null,
      decision: one.decision,
      ratio: told === undefined ? null : ratioText(told),
      transaction: transactionId(made.transaction.number),
    });
  }
  return recorded;
}

/** A merge; where the items are one already, or have changed since, the word alone. */
function draftFor(
  one: ReadDecision,
  source: Source,
  merger: Merger,
  who: Who,
): Draft | Promise<Draft> {
  const { left, right, decision, reason, by, on, fingerprints, fresh } = one;
  const wish = decision === "same" && !one.stale ? wishOf(one, source, who) : undefined;
  if (wish !== undefined && !merger.isMerged(left.code)) return merger.draft(wish);
  return draftOfDecision({
    told: { code: left.code, ...present({ item: right?.code, by, on }), decision, fingerprints },
    ...{ user: who.user, today: who.today, reason, source },
    ...(fresh === undefined ? {} : { beside: [fresh] }),
  });
}
