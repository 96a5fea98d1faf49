/**
 * The course of counts, plans and shipments as the stored ledger has it: what a new event of one
 * must fit to, and what has to be undone first.
 */
import { assert } from "../domain/assert.ts";
import type { Draft, Transaction } from "../domain/ledger.ts";
import { transactionId } from "../domain/ledger.ts";
import type { Place, Problem } from "../domain/problems/problem.ts";
import { brokenCourse, type Course, restingOn } from "../shipping/rules.ts";
import { requestsTold } from "../shipping/shipments.ts";
import { countProblems } from "./count-reader.ts";
import type { LedgerReader } from "./ledger-reader.ts";

/** What is wrong with going on; all that the commands check before would be a defect of ours. */
export async function courseProblems(
  draft: Draft,
  reader: LedgerReader,
  at: Place,
  first: boolean, // of its write
): Promise<readonly Problem[]> {
  if (draft.kind === "count") return countProblems(draft, reader, at, first);
  assert(first, "what is recorded of a plan or shipment is a write of its own");
  const broken = brokenCourse(draft, await courseNow(reader));
  assert(broken === undefined, `a ${draft.kind} breaks a rule of its course: ${broken}`);
  return [];
}

async function courseNow(reader: LedgerReader): Promise<Course> {
  const requests = await reader.kept("request");
  return {
    standing: await standingNow(reader),
    requestTold: requestsTold(requests.map(({ transaction }) => transaction)),
  };
}

const standingNow = async (reader: LedgerReader): Promise<readonly Transaction[]> =>
  (await reader.kept("plan", "ship"))
    .filter(({ reversedBy }) => reversedBy === undefined)
    .map(({ transaction }) => transaction);

/** A plan and its shipments are undone from the last event backwards. */
export async function reversalCourseProblems(
  transaction: Transaction | undefined,
  reader: LedgerReader,
  at: Place,
): Promise<readonly Problem[]> {
  if (transaction?.kind !== "plan" && transaction?.kind !== "ship") return [];
  const by = restingOn(transaction, await standingNow(reader));
  const id = transactionId(transaction.number);
  return by === undefined ? [] : [{ kind: "shipment-goes-on", id, by, at }];
}
