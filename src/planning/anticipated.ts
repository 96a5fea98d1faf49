/**
 * The best service that there can be, before anything is asked of the whole model: who gets what,
 * market by market, without vehicles (wide-service.ts). No plan is better than that; a plan that is
 * as good is proven without a search.
 */
import type { Formulation } from "./formulation.ts";
import type { Clock, Solve } from "./lexicographic.ts";
import type { Criterion, Objective } from "./objectives.ts";
import { bestService, marketsOf, type Service } from "./wide-service.ts";

/** By criterion what none can be less than; empty where the order of the objectives is another. */
export async function anticipated(
  { task: whole, loads, handing }: Formulation,
  objectives: readonly Objective[],
  solve: Solve,
  clock: Clock,
): Promise<ReadonlyMap<Criterion, number>> {
  const first = objectives.map(({ criterion }) => criterion);
  const bounds = new Map<Criterion, number>();
  // Lateness depends on days of arrival, which markets know nothing of.
  if (first[0] !== "shortage" || first.includes("lateness")) return bounds;
  // Only what the model has a way for: fairness is for those who can be helped.
  const ways = new Set(
    handing.flatMap(({ load, need }) =>
      (loads[load]?.starts ?? []).map(({ goods }) => `${goods} ${need}`),
    ),
  );
  const matches = whole.matches.filter(({ goods, need }) => ways.has(`${goods} ${need}`));
  const task = { ...whole, matches };
  const how = {
    solve,
    timeLimitSeconds: clock.timeLimitSeconds / 10,
    elapsedSeconds: () => clock.elapsedSeconds(),
  };
  const [sums, most] = [new Map<Criterion, number>(), new Map<Criterion, number>()];
  for (const market of marketsOf(task)) {
    const service = await bestService(task, market, () => 0, how);
    if (service === undefined || !isKnown(service)) return new Map();
    for (const [criterion, bound] of service.bounds) {
      sums.set(criterion, (sums.get(criterion) ?? 0) + bound);
      most.set(criterion, Math.max(most.get(criterion) ?? 0, bound));
    }
  }
  for (const criterion of first) {
    if (criterion === "fairness") bounds.set(criterion, most.get(criterion) ?? 0);
    else if (criterion === "shortage" || criterion === "fixed") {
      bounds.set(criterion, sums.get(criterion) ?? 0);
    } else break;
  }
  return bounds;
}

/** What comes after the shortage is looked for only where that is proven. */
const isKnown = ({ reached, bounds }: Service): boolean =>
  (reached.get("shortage") ?? 0) <= (bounds.get("shortage") ?? 0) + 0.25;
