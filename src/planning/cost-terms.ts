/** What trips and freight cost, as terms of the model. */
import { tripCost } from "../domain/planning/network.ts";
import type { Formulation } from "./formulation.ts";
import type { Load } from "./loads.ts";
import type { Expression, Term } from "./model.ts";
import type { Task } from "./task.ts";
import type { Run } from "./timed-network.ts";

/** Costs are in thousands of yen inside the model, for the sake of the solver's tolerances. */
export const yenUnit = 1000;

/** Σ trips × trip cost + kg × rate, as far as prices are known. */
export function costTerms(
  { network }: Task,
  loads: readonly Load[],
  runs: readonly Run[],
  { trips, travelling }: Pick<Formulation, "trips" | "travelling">,
): Expression {
  const scale = 1000 * yenUnit; // thousandths of a yen
  const leg = (run: number) => network.legs[runs[run]?.leg ?? -1];
  const fixed = trips.flatMap(({ column, run, vehicle }): readonly Term[] => {
    const [way, by] = [leg(run), network.vehicles[vehicle]];
    if (way === undefined || by === undefined) return [];
    return [[column, tripCost(by, way).known / scale]];
  });
  const freight = travelling.map(({ column, load, vehicle }): Term => {
    const rate = network.vehicles[vehicle]?.perKgMilliYen ?? 0;
    return [column, ((loads[load]?.weightG ?? 0) / 1000) * (rate / scale)];
  });
  return [...fixed, ...freight].filter(([, factor]) => factor !== 0);
}
