/** From a proposal and its line of the desk: what its explanation says. */
import type { YearProposal } from "../../replenishment/proposing.ts";
import type { Service } from "../../replenishment/stocking.ts";
import type { StepFacts } from "../../text/replenishment/replenish-steps.ts";
import type { PurchaseContract } from "./replenish-contracts.ts";
import type { DeskLine } from "./replenish-desk.ts";

export interface RowFacts {
  readonly proposal: YearProposal;
  readonly line: DeskLine | undefined;
  readonly service: Service;
  /** Of a target. */
  readonly people: number | undefined;
  readonly contracts: readonly PurchaseContract[];
}

export function stepFacts({ proposal, line, service, people }: RowFacts): StepFacts {
  const fit = line?.fit;
  const perYear = fit?.perYear;
  const known = fit !== undefined && fit.meanSize !== undefined && perYear !== undefined;
  return {
    ...{ proposal, service, people },
    demand: known
      ? {
          rate: fit.rate.value,
          meanSize: fit.meanSize,
          perYear: perYear.value,
          ...{ low: perYear.low, high: perYear.high, events: fit.events, known: fit.seen.length },
        }
      : undefined,
  };
}
