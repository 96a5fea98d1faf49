/**
 * Years of events drawn from a model of demand, for simulation: at random moments, in season,
 * several goods at once, large or small together. One seed, one sequence.
 */
import { type Chance, drawer } from "../chance.ts";
import { normalBelow } from "../models/normal.ts";
import type { DemandModel } from "./demand-model.ts";
import { momentOfYear } from "./season.ts";
import { sizeQuantile } from "./sizes.ts";

export interface DrawnGoods {
  /** Place in the model's list of goods. */
  readonly at: number;
  /** Whole pieces, 1 or more; undefined where the model knows no size. */
  readonly quantity: number | undefined;
}

export interface DrawnEvent {
  /** Years from the beginning; 2.5 is in the middle of the third year. */
  readonly time: number;
  readonly goods: readonly DrawnGoods[];
}

/** One year after the other; `year` 0 is the first. Events of a year in the order of time. */
export function yearsDrawer(model: DemandModel): (year: number, chance: Chance) => DrawnEvent[] {
  const place = new Map(model.goods.map(({ goods }, at) => [goods, at]));
  const patterns = model.patterns.map(({ goods }) => goods.map((name) => place.get(name) ?? 0));
  const pattern = drawer(model.patterns.map(({ events }) => events));
  const { correlation } = model;
  const [shared, own] = [Math.sqrt(correlation), Math.sqrt(1 - correlation)];
  const quantityOf = (at: number, magnitude: number, chance: Chance): number | undefined => {
    const size = model.goods[at]?.size;
    const deviation = shared * magnitude + own * normalDraw(chance);
    if (size === undefined) return undefined;
    const share = Math.min(1 - 1e-12, Math.max(1e-12, normalBelow(deviation)));
    return Math.max(1, Math.round(sizeQuantile(size, share)));
  };
  return (year, chance) => {
    const times: number[] = [];
    for (let at = chance.wait(); at < model.rate.value; at += chance.wait()) {
      times.push(year + momentOfYear(model.season, chance));
    }
    times.sort((a, b) => a - b);
    return times.map((time) => {
      const magnitude = normalDraw(chance);
      const goods = patterns[pattern(chance)] ?? [];
      return {
        time,
        goods: goods.map((at) => ({ at, quantity: quantityOf(at, magnitude, chance) })),
      };
    });
  };
}

/** Box & Muller 1958, Annals of Mathematical Statistics 29, 610–611. */
function normalDraw(chance: Chance): number {
  return Math.sqrt(2 * chance.wait()) * Math.cos(2 * Math.PI * chance.even());
}
