/** What one pack pays on a leg at least, in whatever a wide plan is judged by. */
import { emissions, freightCost, packsPerTrip, tripCost } from "../domain/planning/network.ts";
import { yenUnit } from "./cost-terms.ts";
import type { Criterion, Preference } from "./objectives.ts";
import type { Task } from "./task.ts";
import { shareOf } from "./trip-limits.ts";
import type { PackKind } from "./wide-ways.ts";

/** Thousandths of a yen in the model's thousand yen. */
export const milliYenUnit = 1000 * yenUnit;

export function criterionOf({ network }: Task, prefer: Preference): Criterion {
  if (prefer === "time") return "arrival";
  if (prefer === "co2") return "emissions";
  const priced = network.vehicles.some(
    ({ fixedMilliYen, perKmMilliYen, perKgMilliYen }) =>
      (fixedMilliYen ?? perKmMilliYen ?? perKgMilliYen) !== undefined,
  );
  return priced ? "cost" : "emissions";
}

/** Of the vehicles of a leg the cheapest for a pack, if it is full of such packs. */
export function fullPrice(task: Task, index: number, kind: PackKind, criterion: Criterion): number {
  const { network, fillPercent } = task;
  const leg = network.legs[index];
  const prices = (leg?.vehicles ?? []).map((code) => {
    const vehicle = network.vehicles.find((it) => it.code === code);
    if (leg === undefined || vehicle === undefined) return Infinity;
    if (packsPerTrip(vehicle, kind, fillPercent) === 0) return Infinity;
    if (criterion === "emissions") {
      return emissions(vehicle, leg, 1_000_000).known * (kind.weightG / 1e15);
    }
    if (criterion === "arrival") return leg.leadDays + leg.transitDays;
    const freight = freightCost(vehicle, kind.weightG).known;
    return (shareOf(kind, vehicle, task) * tripCost(vehicle, leg).known + freight) / milliYenUnit;
  });
  return Math.min(Infinity, ...prices);
}
