// The rule that a planner without a solver follows: the nearest depot that can be in time, the
// soonest expiry, the shortest way, the cheapest vehicle; what goes together shares vehicles.
import {
  freightCost,
  packsPerTrip,
  tripCost,
  usableVolume,
} from "../../dist/domain/planning/network.js";
import { Ways } from "../../dist/planning/wide-ways.js";

export function byRule(task) {
  const { goods, needs, matches, network } = task;
  const ways = new Ways(task);
  const km = network.legs.map(({ distanceM }) => distanceM / 1000);
  const left = goods.map(({ packs }) => packs);
  const unmet = needs.map(({ asked }) => asked);
  const sent = new Map();
  const order = [...needs.keys()].sort((a, b) => needs[b].weight - needs[a].weight || a - b);
  for (const need of order) {
    const choices = matches
      .filter((match) => match.need === need)
      .flatMap((match) => {
        const lot = goods[match.goods];
        const there = ways.from(lot.depot, km);
        const way = needs[need].places
          .flatMap((place) => there.get(place) ?? [])
          .filter(({ days }) => match.ready + days <= match.latest)
          .sort((a, b) => a.price - b.price)[0];
        return way === undefined ? [] : [{ match, lot, way }];
      })
      .sort(
        (a, b) =>
          a.way.price - b.way.price ||
          (a.lot.expiryDay ?? 1e9) - (b.lot.expiryDay ?? 1e9) ||
          a.match.goods - b.match.goods,
      );
    for (const { match, lot, way } of choices) {
      const packs = Math.min(left[match.goods], Math.ceil(unmet[need] / lot.piecesPerPack));
      if (packs <= 0) continue;
      left[match.goods] -= packs;
      unmet[need] = Math.max(0, unmet[need] - packs * lot.piecesPerPack);
      const key = `${needs[need].request} ${match.ready} ${way.legs.join()}`;
      const load = sent.get(key) ?? { legs: way.legs, goods: [] };
      load.goods.push({ lot, packs });
      sent.set(key, load);
    }
  }
  const used = new Map();
  const cost = [...sent.values()].reduce((sum, load) => sum + costOf(load, task, used), 0);
  const served = new Set(matches.map(({ need }) => need));
  const shares = [...served].map((need) => unmet[need] / needs[need].asked);
  const shortage = needs.reduce((sum, { weight }, at) => sum + weight * unmet[at], 0);
  return { shortage, fairness: Math.max(0, ...shares), costYen: cost / 1000 };
}

/** Thousandths of a yen; Infinity where the vehicles that there are do not suffice. */
function costOf({ legs, goods }, { network, fillPercent }, used) {
  const weightG = goods.reduce((sum, { lot, packs }) => sum + packs * lot.packWeightG, 0);
  const volume = goods.reduce((sum, { lot, packs }) => sum + packs * lot.packVolumeCm3, 0);
  return legs.reduce((total, index) => {
    const leg = network.legs[index];
    const prices = leg.vehicles.flatMap((code) => {
      const vehicle = network.vehicles.find((it) => it.code === code);
      const whole = goods.map(({ lot, packs }) => {
        const pack = { weightG: lot.packWeightG, volumeCm3: lot.packVolumeCm3 };
        return packs / (packsPerTrip(vehicle, pack, fillPercent) ?? Number.POSITIVE_INFINITY);
      });
      const room = usableVolume(vehicle, fillPercent);
      const trips = Math.ceil(Math.max(weightG / vehicle.payloadG, volume / room, ...whole));
      const left = (vehicle.available ?? Number.POSITIVE_INFINITY) - (used.get(code) ?? 0);
      if (!Number.isFinite(trips) || trips > left) return [];
      const price = trips * tripCost(vehicle, leg).known + freightCost(vehicle, weightG).known;
      return [{ code, trips, price }];
    });
    const [cheapest] = prices.sort((a, b) => a.price - b.price);
    if (cheapest === undefined) return Number.POSITIVE_INFINITY;
    used.set(cheapest.code, (used.get(cheapest.code) ?? 0) + cheapest.trips);
    return total + cheapest.price;
  }, 0);
}
