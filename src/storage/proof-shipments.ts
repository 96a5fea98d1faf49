/**
 * Proves plans and shipments: each went its course, what was accepted reserved just the goods of
 * the plan, whose hash is that of its content, and what was dispatched, delivered or taken back is
 * just what the events say, worked out anew. Nothing was undone on which later events rest.
 */
import type { Kept, Transaction } from "../domain/ledger.ts";
import { type LedgerProblem, OutsideError } from "../ports.ts";
import { brokenCourse, restingOn } from "../shipping/rules.ts";
import { type RequestTold, requestsTold } from "../shipping/shipments.ts";
import { verificationWords as words } from "../text/verification.ts";
import { sha256 } from "./digest.ts";
import { LedgerReader } from "./ledger-reader.ts";
import type { SqlReading } from "./sql.ts";

export async function shipmentFaults(sql: SqlReading): Promise<readonly LedgerProblem[]> {
  const reader = new LedgerReader(sql);
  try {
    const requests = await reader.kept("request");
    const told = requestsTold(requests.map(({ transaction }) => transaction));
    const all = await reader.kept("plan", "ship");
    return [...byPlan(all).values()].flatMap((of) => faultsIn(of, told));
  } catch (error) {
    // A transaction that cannot be read is named with its hash.
    if (error instanceof OutsideError) return [];
    throw error;
  }
}

/** An event looks at those of its own plan only. */
function byPlan(all: readonly Kept[]): ReadonlyMap<string, readonly Kept[]> {
  const groups = new Map<string, Kept[]>();
  for (const one of all) {
    const plan = planOf(one.transaction);
    const known = groups.get(plan);
    if (known === undefined) groups.set(plan, [one]);
    else known.push(one);
  }
  return groups;
}

function planOf({ declarations }: Transaction): string {
  for (const told of declarations) {
    if (told.declares === "plan") return told.code;
    if (told.declares === "shipment") return `P-${told.code.split("-")[1] ?? ""}`;
  }
  return "";
}

function faultsIn(of: readonly Kept[], requestTold: RequestTold): readonly LedgerProblem[] {
  return of.flatMap(({ transaction, reversedBy }, at): readonly LedgerProblem[] => {
    const { number } = transaction;
    const standing = standingAt(of.slice(0, at), number);
    const broken = brokenCourse(transaction, { standing, requestTold });
    if (broken !== undefined) {
      return [{ transaction: number, problem: words.courses[broken]() }];
    }
    if (!hashFits(transaction)) {
      return [{ transaction: number, problem: words.courses.hash() }];
    }
    if (reversedBy === undefined) return [];
    const later = restingOn(transaction, standingAt(of, reversedBy));
    return later === undefined
      ? []
      : [{ transaction: reversedBy, problem: words.courses.undone() }];
  });
}

/** Those recorded before a transaction, and not yet reversed then. */
const standingAt = (of: readonly Kept[], number: number): readonly Transaction[] =>
  of
    .filter(
      ({ transaction, reversedBy }) =>
        transaction.number < number && (reversedBy === undefined || reversedBy >= number),
    )
    .map(({ transaction }) => transaction);

const hashFits = ({ declarations }: Transaction): boolean =>
  declarations.every(
    (told) =>
      told.declares !== "plan" ||
      told.event !== "proposed" ||
      told.hash === sha256(JSON.stringify(told.plan)),
  );
