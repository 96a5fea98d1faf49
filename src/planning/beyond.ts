/** Which needs lie at a place, or at any that legs lead to from there? */
import { grouped } from "../domain/grouped.ts";
import type { Task } from "./task.ts";

export class Beyond {
  readonly #next: ReadonlyMap<string, readonly string[]>;
  readonly #here: ReadonlyMap<string, readonly number[]>;
  readonly #known = new Map<string, ReadonlySet<number>>();

  constructor({ network: { legs }, needs }: Task) {
    const by = grouped(legs, ({ from }) => from);
    this.#next = new Map([...by].map(([from, ways]) => [from, ways.map(({ to }) => to)]));
    const ends = grouped(
      needs.flatMap(({ places }, need) => places.map((place) => ({ place, need }))),
      ({ place }) => place,
    );
    this.#here = new Map([...ends].map(([place, of]) => [place, of.map(({ need }) => need)]));
  }

  from(place: string): ReadonlySet<number> {
    const known = this.#known.get(place);
    if (known !== undefined) return known;
    const seen = new Set([place]);
    for (const at of seen) for (const to of this.#next.get(at) ?? []) seen.add(to);
    const found = new Set([...seen].flatMap((at) => this.#here.get(at) ?? []));
    this.#known.set(place, found);
    return found;
  }
}
