/**
 * Events that might come (`position --simulate`): each is one of the past, with its country, owner
 * and kinds of goods, and sizes drawn anew from what is fitted to the owner's events. What cannot
 * be fitted stays as it was. One seed, one set of events.
 */
import type { ReliefEvent, ReliefGoods } from "../../domain/relief-event.ts";
import { seeded } from "../../replenishment/chance.ts";
import { type SizeModel, sizeQuantile } from "../../replenishment/demand/sizes.ts";

export function simulatedEvents(
  past: readonly ReliefEvent[],
  count: number,
  sizeOf: (agency: string | undefined, category: string) => SizeModel | undefined,
  seed: number,
): readonly ReliefEvent[] {
  const chance = seeded(seed);
  const drawn = (agency: string | undefined, goods: ReliefGoods): ReliefGoods => {
    // Drawn for every one, so that one more fit changes no other event.
    const share = Math.min(1 - 1e-12, Math.max(1e-12, chance.even()));
    const size = goods.category === undefined ? undefined : sizeOf(agency, goods.category);
    if (size === undefined) return goods;
    return { ...goods, quantity: Math.max(1, Math.round(sizeQuantile(size, share))) };
  };
  return Array.from({ length: count }, (_, at) => {
    const event = past[chance.one(past.length)];
    if (event === undefined) return [];
    const goods = onceEach(event.goods)?.map((one) => drawn(event.agency, one));
    return [{ ...event, event: `S${at + 1}`, goods }];
  }).flat();
}

/** Sizes are those of a category, whatever its items are: each category once. */
function onceEach(goods: readonly ReliefGoods[] | undefined): readonly ReliefGoods[] | undefined {
  return goods?.filter(
    ({ category }, at) =>
      category === undefined || goods.findIndex((one) => one.category === category) === at,
  );
}
