/**
 * What is in stock: balances of depots with what is known of their items and lots, added up by
 * whatever a person asks for.
 *
 * A stock line is one card: an owner's item and lot in a depot and status. Weight, volume and value
 * are worked out for each line, in whole grams, cubic centimetres and yen, and only then added up:
 * so every grouping of the same lines has the same total. What is not known of a line is counted
 * as unknown in the sum and never as nothing; quantities in different units are never added.
 *
 * Goods in transit are not stock; `inTransit` tells them apart.
 */
import { type AccountParts, accountParts, type StockStatus, stockStatuses } from "./account.ts";
import { type IsoDate, plusMonths } from "./dates.ts";
import type { LotFacts } from "./declaration.ts";
import { joined } from "./items/joined.ts";
import type { Posting } from "./ledger.ts";
import { lotKey } from "./lot-key.ts";
import { volumeOf, weightOf } from "./measures.ts";
import type { Item } from "./reference.ts";

export interface StockLine {
  readonly item: string;
  readonly category?: string | undefined;
  readonly agency: string;
  readonly depot: string;
  readonly lot: string;
  readonly expiry?: IsoDate | undefined;
  readonly status: StockStatus;
  readonly quantity: number;
  /** Base unit of the item; unknown where the catalogue in use does not have the item. */
  readonly unit?: string | undefined;
  readonly weightG?: number | undefined;
  readonly volumeCm3?: number | undefined;
  readonly valueYen?: number | undefined;
}

export const stockKeys = [
  "item",
  "category",
  "agency",
  "depot",
  "lot",
  "expiry",
  "status",
] as const;
export type StockKey = (typeof stockKeys)[number];

export const isStockKey = (text: string): text is StockKey =>
  (stockKeys as readonly string[]).includes(text);

/** A sum of what is known, and the lots whose part in it is not. */
export interface Sum {
  readonly known: number;
  readonly unknownLots: number;
}

export interface UnitSum {
  readonly unit: string | undefined;
  readonly quantity: number;
}

export interface StockGroup {
  readonly key: Readonly<Partial<Record<StockKey, string>>>;
  /** One for each unit: most often exactly one. */
  readonly quantities: readonly UnitSum[];
  readonly weightG: Sum;
  readonly volumeCm3: Sum;
  readonly valueYen: Sum;
  readonly nearestExpiry: IsoDate | undefined;
}

type Known = (item: string) => Item | undefined;

/** The lines of what depots hold; other accounts are passed over. */
export function stockLines(
  balances: readonly Posting[],
  lots: ReadonlyMap<string, LotFacts>,
  known: Known,
): readonly StockLine[] {
  const lines: StockLine[] = [];
  const places = new Map<string, AccountParts | undefined>(); // few accounts, many balances
  for (const { account, agency, item, lot, quantity } of balances) {
    let place = places.get(account);
    if (place === undefined) {
      place = accountParts(account);
      places.set(account, place);
    }
    if (place?.kind !== "depot" || quantity === 0) continue;
    const { depot, status } = place;
    const goods = known(item);
    const facts = lots.get(lotKey(item, lot));
    lines.push({
      item,
      category: goods?.category,
      agency,
      depot,
      lot,
      expiry: facts?.expiry,
      status,
      quantity,
      unit: goods?.baseUnit,
      weightG: goods && weightOf(goods, quantity),
      volumeCm3: goods && volumeOf(goods, quantity),
      valueYen: yenOf(facts, quantity),
    });
  }
  return lines;
}

/** Worth in yen, where the lot's cost is stated in yen; other money is not converted in silence. */
function yenOf(facts: LotFacts | undefined, quantity: number): number | undefined {
  const cost = facts?.unitCost;
  if (cost?.currency !== "JPY") return undefined;
  const value = cost.minor * quantity;
  return Number.isSafeInteger(value) ? value : undefined; // beyond that it would not be exact
}

export interface StockFilter {
  readonly category?: string;
  readonly status?: StockStatus;
  /** Goods that expire by this day, the expired included; an unknown expiry does not pass. */
  readonly expiringBy?: IsoDate;
}

export const passes = (line: StockLine, { category, status, expiringBy }: StockFilter): boolean =>
  (category === undefined || line.category === category) &&
  (status === undefined || line.status === status) &&
  (expiringBy === undefined || (line.expiry !== undefined && line.expiry <= expiringBy));

/**
 * Lines added up by the keys, in the order of the keys. One group of all where there is no key.
 *
 * Reports of tens of thousands of lines are to appear at once. So no text is made for a line: each
 * key's values are ranked, and the ranks of a line make one number, as digits do, which tells its
 * group and the order of groups.
 */
export function groupStock(
  lines: readonly StockLine[],
  by: readonly StockKey[],
): readonly StockGroup[] {
  const numbers = numbersOf(lines, by);
  const adders = new Map<number, Adder>();
  let at = 0;
  for (const line of lines) {
    const number = numbers[at] ?? 0;
    at += 1;
    let adder = adders.get(number);
    if (adder === undefined) {
      adder = new Adder(keyOf(line, by));
      adders.set(number, adder);
    }
    adder.add(line);
  }
  const groups: StockGroup[] = [];
  for (const number of Float64Array.from(adders.keys()).sort()) {
    const adder = adders.get(number);
    if (adder !== undefined) groups.push(adder.sum());
  }
  return groups;
}

function keyOf(line: StockLine, by: readonly StockKey[]): StockGroup["key"] {
  const key: { -readonly [Key in keyof StockGroup["key"]]: StockGroup["key"][Key] } = {};
  for (const part of by) {
    const value = line[part];
    if (value !== undefined) key[part] = value;
  }
  return key;
}

/** For each line the number that its keys make. */
function numbersOf(lines: readonly StockLine[], by: readonly StockKey[]): Float64Array {
  let numbers = new Float64Array(lines.length);
  let values = 1; // that a number can have
  for (const key of by) {
    const { ranks, size } = ranksOf(
      lines.map((line) => line[key]),
      (a, b) => compare(key, a, b),
    );
    if (values * size > Number.MAX_SAFE_INTEGER) {
      // No longer exact: begin anew with as many values as there are, which are no more than lines.
      const dense = ranksOf([...numbers], (a, b) => a - b);
      numbers = dense.ranks;
      values = dense.size;
    }
    for (let at = 0; at < numbers.length; at += 1) {
      numbers[at] = (numbers[at] ?? 0) * size + (ranks[at] ?? 0);
    }
    values *= size;
  }
  return numbers;
}

/** For each of the values its place among all different ones. */
function ranksOf<Value>(values: readonly Value[], order: (a: Value, b: Value) => number) {
  const places = new Map<Value, number>();
  for (const value of values) places.set(value, 0);
  for (const [place, value] of [...places.keys()].sort(order).entries()) places.set(value, place);
  const ranks = new Float64Array(values.length);
  let at = 0;
  for (const value of values) {
    ranks[at] = places.get(value) ?? 0;
    at += 1;
  }
  return { ranks, size: places.size };
}

/** Code units, so that the order is the same in every locale; what is unknown comes last. */
function compare(key: StockKey, a: string | undefined, b: string | undefined): number {
  if (a === b) return 0;
  if (a === undefined) return 1;
  if (b === undefined) return -1;
  if (key === "status") return statusOrder(a) - statusOrder(b);
  return a < b ? -1 : 1;
}

const statusOrder = (status: string): number =>
  (stockStatuses as readonly string[]).indexOf(status);

/** A group being added up. Most groups have one unit and few unknowns: the rest is made late. */
class Adder {
  readonly #key: StockGroup["key"];
  #first: UnitSum | undefined;
  #units: Map<string, UnitSum> | undefined; // from the second unit on, all of them
  readonly #weight: Summing = { known: 0, unknown: undefined };
  readonly #volume: Summing = { known: 0, unknown: undefined };
  readonly #value: Summing = { known: 0, unknown: undefined };
  #nearest: IsoDate | undefined;

  constructor(key: StockGroup["key"]) {
    this.#key = key;
  }

  add(line: StockLine): void {
    const first = this.#first;
    if (first === undefined) {
      this.#first = { unit: line.unit, quantity: line.quantity };
      this.#item = line.item;
    } else if (
      this.#units === undefined &&
      first.unit === line.unit &&
      (line.unit !== undefined || line.item === this.#item)
    ) {
      this.#first = { unit: line.unit, quantity: first.quantity + line.quantity };
    } else {
      this.#addUnit(first, line);
    }
    addTo(this.#weight, line, line.weightG);
    addTo(this.#volume, line, line.volumeCm3);
    addTo(this.#value, line, line.valueYen);
    const { expiry } = line;
    if (expiry !== undefined && (this.#nearest === undefined || expiry < this.#nearest)) {
      this.#nearest = expiry;
    }
  }
  #item = "";

  #addUnit(first: UnitSum, { unit, item, quantity }: StockLine): void {
    this.#units ??= new Map([[unitName(first.unit, this.#item), first]]);
    const name = unitName(unit, item);
    const sum = this.#units.get(name)?.quantity ?? 0;
    this.#units.set(name, { unit, quantity: sum + quantity });
  }

  sum(): StockGroup {
    const units = [...(this.#units ?? [])].sort(([a], [b]) => (a < b ? -1 : 1));
    const only = this.#first === undefined ? [] : [this.#first];
    return {
      key: this.#key,
      quantities: this.#units === undefined ? only : units.map(([, sum]) => sum),
      weightG: summed(this.#weight),
      volumeCm3: summed(this.#volume),
      valueYen: summed(this.#value),
      nearestExpiry: this.#nearest,
    };
  }
}

/** What has no known unit adds up with nothing but itself. */
const unitName = (unit: string | undefined, item: string): string =>
  unit ?? joined("no unit", item);

interface Summing {
  known: number;
  unknown: StockLine[] | undefined;
}

function addTo(summing: Summing, line: StockLine, part: number | undefined): void {
  const sum = part === undefined ? undefined : summing.known + part;
  if (sum !== undefined && Number.isSafeInteger(sum)) summing.known = sum;
  else if (summing.unknown === undefined) summing.unknown = [line];
  else summing.unknown.push(line);
}

const summed = ({ known, unknown }: Summing): Sum => ({
  known,
  unknownLots: unknown === undefined ? 0 : lotsOf(unknown),
});

/** How many lots there are in these lines. */
export function lotsOf(lines: readonly StockLine[]): number {
  if (lines.length === 1) return 1;
  const items = new Map<string, Set<string>>();
  let lots = 0;
  for (const { item, lot } of lines) {
    let known = items.get(item);
    if (known === undefined) {
      known = new Set();
      items.set(item, known);
    }
    lots -= known.size;
    lots += known.add(lot).size;
  }
  return lots;
}

/** The sum where all of it is known: a part is never passed off as the whole. */
export const whole = ({ known, unknownLots }: Sum): number | undefined =>
  unknownLots === 0 ? known : undefined;

/** The quantity and its unit where there is one unit only. */
export function oneQuantity({ quantities }: StockGroup): UnitSum | undefined {
  return quantities.length === 1 ? quantities[0] : undefined;
}

/** How near an expiry is: past, or under three or nine months away. */
export type Nearness = "past" | "3-months" | "9-months" | "later";

export function nearness(expiry: IsoDate, today: IsoDate): Nearness {
  if (expiry < today) return "past";
  if (expiry < plusMonths(today, 3)) return "3-months";
  return expiry < plusMonths(today, 9) ? "9-months" : "later";
}
