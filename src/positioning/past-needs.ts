/**
 * Events of the past as scenarios: each as likely as the other, each asking at one place, in the
 * capital of its country, for kinds of goods.
 *
 * A quantity that nobody published counts with the mean of those of the same owner and kind, else
 * of the kind: the event is not dropped, and nothing is said of its size. Where no size of the kind
 * is known, the need cannot be a scenario, and is counted as left out.
 */
import { grouped } from "../domain/grouped.ts";
import type { ReliefEvent } from "../domain/relief-event.ts";
import type { Need } from "./scenario.ts";

export interface PastNeeds {
  readonly places: readonly string[]; // countries, each once
  readonly needs: ReadonlyMap<string, readonly Need[]>; // by category
  /** Beside `needs`: whose event each of them is. */
  readonly owners: ReadonlyMap<string, readonly (string | undefined)[]>;
  readonly events: number;
  /** Quantities that are means. */
  readonly assumed: number;
  /** Needs without any known size of their kind. */
  readonly leftOut: number;
}

interface Asked {
  readonly event: number;
  readonly country: string;
  readonly agency: string | undefined;
  readonly category: string;
  /** undefined where a part of it is unknown. */
  readonly quantity: number | undefined;
}

/** Of events in countries that have a place; goods by their categories. */
export function pastNeeds(
  events: readonly ReliefEvent[],
  known: (country: string) => boolean,
): PastNeeds {
  const placed = events.filter(({ country }) => country !== undefined && known(country));
  const asked = placed.flatMap((event, at) => askedIn(event, at));
  const places = [...new Set(asked.map(({ country }) => country))].sort();
  const means = meansOf(asked);
  const needs = new Map<string, Need[]>();
  const owners = new Map<string, (string | undefined)[]>();
  let [assumed, leftOut] = [0, 0];
  for (const { agency, category, country, quantity } of asked) {
    const size = quantity ?? means(category, agency);
    if (size === undefined) {
      leftOut += 1;
      continue;
    }
    if (quantity === undefined) assumed += 1;
    const of = needs.get(category) ?? [];
    const place = places.indexOf(country);
    of.push({ probability: 1 / placed.length, places: [place], quantities: [size] });
    needs.set(category, of);
    owners.set(category, [...(owners.get(category) ?? []), agency]);
  }
  return { places, needs, owners, events: placed.length, assumed, leftOut };
}

function askedIn({ country = "", agency, goods = [] }: ReliefEvent, event: number) {
  const sums = new Map<string, number | undefined>();
  for (const { category, quantity } of goods) {
    if (category === undefined) continue;
    const before = sums.has(category) ? sums.get(category) : 0;
    const unknown = before === undefined || quantity === undefined;
    sums.set(category, unknown ? undefined : before + quantity);
  }
  return [...sums].map(
    ([category, quantity]): Asked => ({ event, country, agency, category, quantity }),
  );
}

/** The mean of the known sizes of an owner and kind, else of the kind. */
function meansOf(asked: readonly Asked[]) {
  const sizes = (key: (one: Asked) => string) =>
    new Map(
      [...grouped(asked, key)].flatMap(([name, all]) => {
        const known = all.flatMap(({ quantity }) => quantity ?? []);
        if (known.length === 0) return [];
        return [[name, known.reduce((sum, one) => sum + one, 0) / known.length] as const];
      }),
    );
  const own = sizes(({ category, agency }) => `${category} ${agency}`);
  const all = sizes(({ category }) => category);
  return (category: string, agency: string | undefined): number | undefined =>
    own.get(`${category} ${agency}`) ?? all.get(category);
}
