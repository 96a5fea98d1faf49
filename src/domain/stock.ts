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
import { accountParts, type StockStatus, stockStatuses } from "./account.ts";
import { type IsoDate, plusMonths } from "./dates.ts";
import type { LotFacts } from "./declaration.ts";
import { joined } from "./joined.ts";
import type { Posting } from "./ledger.ts";
import { lotKey } from "./lot-key.ts";
import { volumeOf, weightOf } from "./measures.ts";
import type { Item } from "./reference.ts";

export interface StockLine {
  readonly item: string;
  readonly category?: string;
  readonly agency: string;
  readonly depot: string;
  readonly lot: string;
  readonly expiry?: IsoDate;
  readonly status: StockStatus;
  readonly quantity: number;
  /** Base unit of the item; unknown where the catalogue in use does not have the item. */
  readonly unit?: string;
  readonly weightG?: number;
  readonly volumeCm3?: number;
  readonly valueYen?: number;
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
  for (const { account, agency, item, lot, quantity } of balances) {
    const place = accountParts(account);
    if (place?.kind !== "depot" || quantity === 0) continue;
    const { depot, status } = place;
    const goods = known(item);
    const facts = lots.get(lotKey(item, lot));
    const measures = {
      category: goods?.category,
      expiry: facts?.expiry,
      unit: goods?.baseUnit,
      weightG: goods && weightOf(goods, quantity),
      volumeCm3: goods && volumeOf(goods, quantity),
      valueYen: yenOf(facts, quantity),
    };
    lines.push({ item, agency, depot, lot, status, quantity, ...present(measures) });
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

type Present<Shape> = { [Key in keyof Shape]?: Exclude<Shape[Key], undefined> };

/** Leaves out what is undefined, so that an absent field is absent. */
function present<Shape extends object>(fields: Shape): Present<Shape> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Present<Shape>;
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

/** Lines added up by the keys, in the order of the keys. One group of all where there is no key. */
export function groupStock(
  lines: readonly StockLine[],
  by: readonly StockKey[],
): readonly StockGroup[] {
  const groups = new Map<string, Adder>();
  for (const line of lines) {
    const name = joined(...by.map((key) => line[key] ?? ""));
    let group = groups.get(name);
    if (group === undefined) {
      const key = Object.fromEntries(
        by.flatMap((part) => (line[part] === undefined ? [] : [[part, line[part]]])),
      );
      group = new Adder(key);
      groups.set(name, group);
    }
    group.add(line);
  }
  return [...groups.values()].map((group) => group.sum()).sort(ordered(by));
}

/** Code units, so that the order is the same in every locale; unknown comes last. */
const ordered = (by: readonly StockKey[]) => (a: StockGroup, b: StockGroup) => {
  for (const key of by) {
    const order = compare(key, a.key[key], b.key[key]);
    if (order !== 0) return order;
  }
  return 0;
};

function compare(key: StockKey, a: string | undefined, b: string | undefined): number {
  if (a === b) return 0;
  if (a === undefined) return 1;
  if (b === undefined) return -1;
  if (key === "status") return statusOrder(a) - statusOrder(b);
  return a < b ? -1 : 1;
}

const statusOrder = (status: string): number =>
  (stockStatuses as readonly string[]).indexOf(status);

class Adder {
  readonly #key: StockGroup["key"];
  readonly #units = new Map<string, { unit: string | undefined; quantity: number }>();
  readonly #weight = new Summing();
  readonly #volume = new Summing();
  readonly #value = new Summing();
  #nearest: IsoDate | undefined;

  constructor(key: StockGroup["key"]) {
    this.#key = key;
  }

  add(line: StockLine): void {
    // What has no known unit adds up with nothing but itself.
    const name = line.unit ?? joined("no unit", line.item);
    const sum = this.#units.get(name);
    if (sum === undefined) this.#units.set(name, { unit: line.unit, quantity: line.quantity });
    else sum.quantity += line.quantity;
    this.#weight.add(line, line.weightG);
    this.#volume.add(line, line.volumeCm3);
    this.#value.add(line, line.valueYen);
    const { expiry } = line;
    if (expiry !== undefined && (this.#nearest === undefined || expiry < this.#nearest)) {
      this.#nearest = expiry;
    }
  }

  sum(): StockGroup {
    return {
      key: this.#key,
      quantities: [...this.#units.entries()]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([, sum]) => sum),
      weightG: this.#weight.sum(),
      volumeCm3: this.#volume.sum(),
      valueYen: this.#value.sum(),
      nearestExpiry: this.#nearest,
    };
  }
}

class Summing {
  #known = 0;
  #unknown: Set<string> | undefined; // made for the few sums that need it

  add({ item, lot }: StockLine, part: number | undefined): void {
    const sum = part === undefined ? undefined : this.#known + part;
    if (sum !== undefined && Number.isSafeInteger(sum)) {
      this.#known = sum;
    } else {
      this.#unknown ??= new Set();
      this.#unknown.add(lotKey(item, lot));
    }
  }

  sum(): Sum {
    return { known: this.#known, unknownLots: this.#unknown?.size ?? 0 };
  }
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
