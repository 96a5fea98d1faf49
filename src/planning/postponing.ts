/**
 * When does it make no difference to leave later? Goods that are somewhere on a day can go on in
 * some ways and still be in time. Where on a later day all the same ways are open, nothing has to
 * leave on the earlier one, as long as only being in time counts: whatever would have left then can
 * wait, and all that shares a vehicle with it can wait with it.
 *
 * Two days at a place are alike if the same needs are in time there and each leg leads to days that
 * are alike. As goods that are later can never do more, the days between two alike ones are like
 * them.
 */
import { grouped } from "../domain/grouped.ts";
import type { Leg } from "../domain/planning/network.ts";
import { within } from "../domain/within.ts";
import { legsMax, type Task } from "./task.ts";

export class Outlook {
  readonly #legs: readonly Leg[];
  readonly #useful: ReadonlyMap<string, readonly number[]>;
  readonly #needs: ReadonlyMap<string, readonly (readonly [name: string, latest: number])[]>;
  readonly #known = new Map<string, Map<number, Map<number, number>>>();
  readonly #kinds = new Map<string, number>();

  constructor({ needs, matches, network }: Task, useful: ReadonlyMap<string, readonly number[]>) {
    this.#legs = network.legs;
    this.#useful = useful;
    const latest = new Map(matches.map((it) => [`${it.need} ${it.latest}`, it] as const));
    const ends = [...latest].flatMap(([name, match]) =>
      (needs[match.need]?.places ?? []).map((place) => ({ place, name, latest: match.latest })),
    );
    const byPlace = grouped(ends, ({ place }) => place);
    this.#needs = new Map(
      [...byPlace].map(([place, of]) => [place, of.map((it) => [it.name, it.latest] as const)]),
    );
  }

  /** The same number for days at a place that are alike; 0 where nothing can be done any more. */
  at(place: string, day: number, legsLeft: number = legsMax): number {
    const known = within(within(this.#known, place), day);
    const met = known.get(legsLeft);
    if (met !== undefined) return met;
    const inTime = (this.#needs.get(place) ?? []).flatMap(([name, latest]) =>
      day <= latest ? [name] : [],
    );
    const ways = legsLeft === 0 ? [] : (this.#useful.get(place) ?? []);
    const onward = ways.flatMap((index) => {
      const leg = this.#legs[index];
      if (leg === undefined) return [];
      const then = this.at(leg.to, day + leg.leadDays + leg.transitDays, legsLeft - 1);
      return then === 0 ? [] : [`${index}>${then}`];
    });
    const kind = this.#kindOf(`${inTime.join()}|${onward.join()}`);
    known.set(legsLeft, kind);
    return kind;
  }

  #kindOf(text: string): number {
    if (text === "|") return 0;
    const known = this.#kinds.get(text) ?? this.#kinds.size + 1;
    this.#kinds.set(text, known);
    return known;
  }
}
