/**
 * What was chosen without regard to limits, made to keep them: where vehicles, trips or money do
 * not suffice, what counts least for what it takes stays; what is no use in part stays altogether.
 */
import { grouped } from "../domain/grouped.ts";
import type { Task } from "./task.ts";
import { type Loading, loaded, type Sending } from "./wide-loading.ts";

export function loadedWithin(sendings: readonly Sending[], task: Task): Loading {
  let kept = wholly(sendings, task);
  if (!isWithin(loaded(kept, task), task)) {
    const sorted = byWorth(kept, task);
    let [fits, fails] = [0, sorted.length];
    while (fails - fits > 1) {
      const half = Math.floor((fits + fails) / 2);
      if (isWithin(loaded(sorted.slice(0, half), task), task)) fits = half;
      else fails = half;
    }
    kept = wholly(sorted.slice(0, fits), task);
  }
  return loaded(kept, task);
}

/** As much as arrives, without needs of which only a part would come although a part is no use. */
function wholly(sendings: readonly Sending[], task: Task): readonly Sending[] {
  for (let kept = sendings; ; ) {
    const sent = new Map<number, number>();
    const { arrived } = loaded(kept, task);
    for (const [{ need, goods }, packs] of arrived) {
      const pieces = packs * (task.goods[goods]?.piecesPerPack ?? 0);
      sent.set(need, (sent.get(need) ?? 0) + pieces);
    }
    const isBroken = ({ need }: Sending): boolean => {
      const { partial = true, asked = 0 } = task.needs[need] ?? {};
      return !partial && (sent.get(need) ?? 0) < asked;
    };
    const left = kept.flatMap((sending): readonly Sending[] => {
      const packs = isBroken(sending) ? 0 : (arrived.get(sending) ?? 0);
      if (packs === sending.packs) return [sending];
      return packs === 0 ? [] : [{ ...sending, packs }];
    });
    const packsOf = (of: readonly Sending[]) => of.reduce((sum, { packs }) => sum + packs, 0);
    if (packsOf(left) === packsOf(kept)) return kept;
    kept = left;
  }
}

function isWithin({ departures, costs }: Loading, { maxTrips, maxCostYen }: Task): boolean {
  const trips = departures.reduce((sum, departure) => sum + departure.trips, 0);
  // Each departure's cost is rounded to the yen by itself.
  const yen = [...costs.values()].reduce((sum, cost) => sum + cost, 0) / 1000 + departures.length;
  return trips <= (maxTrips ?? Infinity) && yen <= (maxCostYen ?? Infinity);
}

/** Needs by their weight and how little has to be carried for them; each with all that is its. */
function byWorth(sendings: readonly Sending[], { needs, goods }: Task): readonly Sending[] {
  const worth = [...grouped(sendings, ({ need }) => need)].map(([need, of]) => {
    const grams = of.reduce(
      (sum, it) => sum + it.packs * it.legs.length * (goods[it.goods]?.packWeightG ?? 0),
      0,
    );
    const { weight = 1, asked = 0 } = needs[need] ?? {};
    return { need, of, worth: (weight * asked) / Math.max(1, grams) };
  });
  return worth.sort((a, b) => b.worth - a.worth || a.need - b.need).flatMap(({ of }) => of);
}
