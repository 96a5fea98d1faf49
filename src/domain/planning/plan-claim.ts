/**
 * A plan as anybody may state it, for the checker: what goes, and on which legs. Ours becomes one,
 * and so does a person's spreadsheet; nothing of how it was made is left.
 */
import type { IsoDate } from "../dates.ts";
import type { Place } from "../problems/problem.ts";
import type { Plan } from "./plan.ts";

export interface ClaimedLeg {
  readonly from: string;
  readonly to: string;
  readonly vehicle: string;
  readonly trips: number; // of the departure as a whole
  readonly depart: IsoDate;
  readonly arrive: IsoDate;
  readonly at?: Place; // where it was read
}

export interface ClaimedGoods {
  readonly request: string;
  readonly line: number;
  readonly item: string;
  readonly lot: string;
  readonly agency: string;
  readonly depot: string;
  readonly quantity: number;
  readonly at?: Place;
}

export interface ClaimedShipment {
  readonly id: string;
  readonly goods: readonly ClaimedGoods[];
  readonly legs: readonly ClaimedLeg[];
}

export interface PlanClaim {
  readonly shipments: readonly ClaimedShipment[];
  /** What the plan says it costs, where it says so. */
  readonly costYen?: number;
}

export function claimOf({ shipments, departures, measures }: Plan): PlanClaim {
  const runs = new Map(departures.map((departure) => [departure.run, departure]));
  return {
    shipments: shipments.map(({ id, lines, legs }) => ({
      id,
      goods: lines.map(({ request, line, item, lot, agency, depot, quantity }) => ({
        ...{ request, line, item, lot, agency, depot, quantity },
      })),
      legs: legs.flatMap(({ run }) => {
        const departure = runs.get(run);
        if (departure === undefined) return [];
        const { from, to, vehicle, trips, depart, arrive } = departure;
        return [{ from, to, vehicle, trips, depart, arrive }];
      }),
    })),
    ...(measures.priced && { costYen: measures.costYen }),
  };
}
