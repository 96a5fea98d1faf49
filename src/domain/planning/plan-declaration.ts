/**
 * Plans of shipments as the ledger keeps them: what was proposed, and whether it was accepted or
 * discarded. A proposal moves nothing; its acceptance reserves the goods in the same transaction.
 */
import type { Transaction } from "../ledger.ts";
import type { Plan } from "./plan.ts";

interface PlanEvent {
  readonly declares: "plan";
  readonly code: string; // "P-1"
}

export interface PlanProposed extends PlanEvent {
  readonly event: "proposed";
  readonly hash: string; // SHA-256 of the plan as JSON
  readonly plan: Plan;
}

export interface PlanDecided extends PlanEvent {
  readonly event: "accepted" | "discarded";
}

export type PlanDeclaration = PlanProposed | PlanDecided;

export type PlanState = "proposed" | "accepted" | "discarded";

export interface KeptPlan {
  readonly code: string;
  readonly hash: string;
  readonly plan: Plan;
  readonly state: PlanState;
  readonly proposed: Transaction;
  readonly decided?: Transaction;
}

/** Plans in the order in which they were proposed, from transactions that stand, oldest first. */
export function plansOf(transactions: Iterable<Transaction>): ReadonlyMap<string, KeptPlan> {
  const found = new Map<string, KeptPlan>();
  for (const transaction of transactions) {
    for (const told of transaction.declarations) {
      if (told.declares !== "plan") continue;
      const { code } = told;
      if (told.event === "proposed") {
        const { hash, plan } = told;
        found.set(code, { code, hash, plan, state: "proposed", proposed: transaction });
      } else {
        const known = found.get(code);
        if (known !== undefined) {
          found.set(code, { ...known, state: told.event, decided: transaction });
        }
      }
    }
  }
  return found;
}
