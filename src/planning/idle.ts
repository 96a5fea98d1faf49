/** No more trips than what travels on them needs: an idle one may cost nothing, as far as is known. */
import { assert } from "../domain/assert.ts";
import { grouped } from "../domain/grouped.ts";
import { packsPerTrip, usableVolume, type Vehicle } from "../domain/planning/network.ts";
import type { Consignment, Step } from "./consignments.ts";
import type { Departure } from "./departure.ts";
import type { Goods, Task } from "./task.ts";

export function withoutIdle(
  departures: readonly Departure[],
  consignments: readonly Consignment[],
  task: Task,
): readonly Departure[] {
  const carried = grouped(
    consignments.flatMap(({ goods, packs, steps }) =>
      steps.map((step) => ({ key: keyOf(step), goods: task.goods[goods], packs })),
    ),
    ({ key }) => key,
  );
  return departures.flatMap((departure) => {
    const vehicle = task.network.vehicles[departure.vehicle];
    assert(vehicle !== undefined, "a departure is of a vehicle of the network");
    const on = (carried.get(keyOf(departure)) ?? []).flatMap(({ goods, packs }) =>
      goods === undefined ? [] : [{ goods, packs }],
    );
    const trips = Math.min(departure.trips, tripsFor(on, vehicle, task.fillPercent));
    return trips === 0 ? [] : [{ ...departure, trips }];
  });
}

/** By weight, by volume, and by whole packs of each kind. */
function tripsFor(
  on: readonly { readonly goods: Goods; readonly packs: number }[],
  vehicle: Vehicle,
  fillPercent: number,
): number {
  const sum = (of: (goods: Goods) => number): number =>
    on.reduce((total, { goods, packs }) => total + packs * of(goods), 0);
  const weight = sum((goods) => goods.packWeightG) / vehicle.payloadG;
  const volume = sum((goods) => goods.packVolumeCm3) / usableVolume(vehicle, fillPercent);
  const kinds = grouped(on, ({ goods }) => `${goods.packWeightG} ${goods.packVolumeCm3}`);
  const whole = [...kinds.values()].map((same) => {
    const [{ goods } = { goods: undefined }] = same;
    if (goods === undefined) return 0;
    const { packWeightG: weightG, packVolumeCm3: volumeCm3 } = goods;
    const fits = packsPerTrip(vehicle, { weightG, volumeCm3 }, fillPercent) ?? Infinity;
    return same.reduce((packs, it) => packs + it.packs, 0) / fits;
  });
  return Math.ceil(Math.max(weight, volume, ...whole));
}

const keyOf = ({ leg, vehicle, depart }: Step): string => `${leg} ${vehicle} ${depart}`;
