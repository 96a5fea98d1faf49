/**
 * The requests of a ledger: the last version of each that stands, and those before it.
 *
 * A request is never changed. A later transaction tells the whole of it again, and the last one
 * that has not been reversed counts.
 */
import type { Transaction } from "../ledger.ts";
import type { RequestDeclaration } from "./request-declaration.ts";

/** How far a request, or a line of it, has come: the earlier stages first. */
export const requestStages = ["open", "planned", "shipped", "delivered"] as const;
export type RequestStage = (typeof requestStages)[number];

export interface RequestVersion {
  readonly request: RequestDeclaration;
  readonly transaction: Transaction;
}

export interface KeptRequest {
  readonly request: RequestDeclaration;
  /** Oldest first; the last one counts. */
  readonly versions: readonly [RequestVersion, ...RequestVersion[]];
}

/** Requests in the order of their codes, from transactions that stand, oldest first. */
export function requestsOf(transactions: Iterable<Transaction>): ReadonlyMap<string, KeptRequest> {
  const found = new Map<string, [RequestVersion, ...RequestVersion[]]>();
  for (const transaction of transactions) {
    for (const request of transaction.declarations) {
      if (request.declares !== "request") continue;
      const versions = found.get(request.code);
      if (versions === undefined) found.set(request.code, [{ request, transaction }]);
      else versions.push({ request, transaction });
    }
  }
  return new Map(
    [...found.keys()].sort().flatMap((code) => {
      const versions = found.get(code);
      const last = versions?.at(-1);
      return versions === undefined || last === undefined
        ? []
        : [[code, { request: last.request, versions }] as const];
    }),
  );
}

/** Whether two versions ask for the same. */
export const sameRequest = (a: RequestDeclaration, b: RequestDeclaration): boolean =>
  JSON.stringify(a) === JSON.stringify(b);
