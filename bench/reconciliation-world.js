// An invented stock of two agencies, and the movements that made it, for measuring `reconcile`.
//
// Five depots, 40 items in packs of several sizes, some 4,700 stock cards on the statement's day;
// quantities repeat (round numbers, whole packs), lots lie in several depots, and the ledger is
// full of what could explain a difference and does not: equal receipts that really were two,
// movements around the day that both sides have, shipments on the way, reserved goods.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export const day = "2026-06-30"; // of the statement
const opened = "2026-03-31";
export const agencies = ["cabinet-office", "jica"];
export const depots = ["DEPOT-1", "DEPOT-2", "DEPOT-3", "DEPOT-4", "DEPOT-5"];
const packs = [10, 12, 20, 24, 25, 30, 40, 50];
export const items = Array.from({ length: 40 }, (_, at) => ({
  code: `GOODS-${String(at).padStart(2, "0")}`,
  pack: at % 6 === 5 ? undefined : packs[at % packs.length],
}));
export const packOf = new Map(items.map(({ code, pack }) => [code, pack]));

/** Whole numbers below a bound (Park & Miller 1988), the same for a seed on each run. */
export function randomFrom(seed) {
  let state = ((seed * 7919) % 2_147_483_646) + 1;
  const next = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  for (let warm = 0; warm < 5; warm += 1) next();
  return {
    below: (bound) => Math.floor(next() * bound),
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: (probability) => next() < probability,
    pick: (list) => list[Math.floor(next() * list.length)],
  };
}

export const keyOf = ({ agency, item, lot, depot, status }) =>
  [agency, item, lot, depot, status].join("|");

const plusDays = (date, days) =>
  new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);

/** A quantity as warehouses have them: whole packs, round numbers, anything. */
export function quantityOf(random, item) {
  const pack = packOf.get(item) ?? 10;
  const kind = random.below(10);
  if (kind < 3) return pack * random.between(2, 120);
  if (kind < 8)
    return random.pick([100, 200, 250, 300, 400, 500, 600, 800, 1000, 1200, 2000, 5000]);
  return random.between(20, 3500);
}

/** Reference data for these items and depots. */
export function writeGoods(folder) {
  mkdirSync(folder, { recursive: true });
  const itemRows = items.map(
    ({ code, pack }) =>
      `${code},Bench ${code},試験品${code},blanket,piece,${pack ? "carton" : ""},${pack ?? ""},,,,,,,,,bichiku,`,
  );
  writeFileSync(
    join(folder, "items.csv"),
    "item,name_en,name_ja,category,base_unit,pack_unit,pieces_per_pack,length_cm,width_cm," +
      "height_cm,gross_weight_kg,unit_cost_jpy,shelf_life_months,hazard,hs_code,source,note\n" +
      `${itemRows.join("\n")}\n`,
  );
  const depotRows = depots.map((code) => `${code},${code} hall,${code}庫,JP,,,,,bichiku,`);
  writeFileSync(
    join(folder, "depots.csv"),
    `depot,name_en,name_ja,country,lat,lon,custodian,aliases,source,note\n${depotRows.join("\n")}\n`,
  );
  writeFileSync(join(folder, "item-names.csv"), "item,body,kind,text,source\n");
}

/** Drafts for the ledger, and what they come to on the day: the truth, kept by this file alone. */
export function worldOf(seed, lines = 5000) {
  const random = randomFrom(seed);
  const world = new World(random);
  world.open(lines);
  world.live();
  return world;
}

class World {
  constructor(random) {
    this.random = random;
    this.held = new Map(); // key → { card, quantity on the day, least in all later days }
    this.drafts = [];
    this.movements = []; // { number, kind, date, days, from, to, quantity, item, lot }
    this.twins = []; // pairs of numbers of movements
    this.shipments = []; // { shipment, card it left, quantity, dated }
    this.split = new Map(); // key → quantities of two rows
  }

  /** Only what was there from the beginning is free to go at any time. */
  #put(card, quantity, free = 0) {
    const key = keyOf(card);
    const one = this.held.get(key) ?? { card, quantity: 0, free: 0 };
    this.held.set(key, one);
    one.quantity += quantity;
    one.free += free;
  }

  open(lines) {
    const { random } = this;
    const entries = [];
    let lotNumber = 0;
    while (this.held.size < lines * 0.94) {
      lotNumber += 1;
      const { code: item } = random.pick(items);
      const agency = random.pick(agencies);
      const lot = `${agency === "jica" ? "J" : "C"}${random.between(10, 26)}-${String(lotNumber).padStart(4, "0")}`;
      const places = new Set([random.pick(depots)]);
      if (random.chance(0.45)) places.add(random.pick(depots));
      if (random.chance(0.15)) places.add(random.pick(depots));
      for (const depot of places) {
        const card = { agency, item, lot, depot, status: "available" };
        const quantity = quantityOf(random, item);
        const rows = random.chance(0.1) && quantity > 20 ? halves(quantity, random) : [quantity];
        if (rows.length === 2) this.split.set(keyOf(card), rows);
        for (const row of rows) entries.push(entry(item, lot, row, "opening", agency, card));
        this.#put(card, quantity, quantity);
        if (random.chance(0.05)) {
          const aside = { ...card, status: random.pick(["damaged", "quarantine", "expired"]) };
          const few = random.between(2, 90);
          entries.push(entry(item, lot, few, "opening", agency, aside));
          this.#put(aside, few, few);
        }
      }
    }
    this.#draft("opening", opened, entries);
  }

  #draft(kind, date, entries, more = {}) {
    this.drafts.push({
      kind,
      effectiveDate: date,
      user: "bench",
      entries,
      declarations: [],
      ...more,
    });
    return this.drafts.length; // the number it will have
  }

  /** Movements before, around and after the day; those after it are not in `held`. */
  live() {
    const { random } = this;
    const cards = [...this.held.values()].filter(({ card }) => card.status === "available");
    for (const one of cards) {
      if (!random.chance(0.3)) continue;
      for (let times = random.between(1, 2); times > 0; times -= 1) this.#move(one);
    }
    for (let pairs = 0; pairs < 60; pairs += 1) this.#twin(random.pick(cards));
    for (let number = 1; number <= 40; number += 1) this.#ship(random.pick(cards), number);
    for (let times = 0; times < 60; times += 1) this.#reserve(random.pick(cards));
  }

  #days() {
    const { random } = this;
    if (random.chance(0.15)) return random.between(-10, 10);
    if (random.chance(0.2)) return random.between(11, 100);
    return 0 - random.between(11, 88);
  }

  #move(one) {
    const { random } = this;
    const days = this.#days();
    const kind = random.below(10);
    const { card } = one;
    if (kind < 4)
      return this.#event("receive", days, undefined, card, quantityOf(random, card.item));
    const quantity = part(one, random);
    if (quantity === undefined) return;
    if (kind < 7) return this.#event("issue", days, card, undefined, quantity);
    const depot = random.pick(depots.filter((other) => other !== card.depot));
    return this.#event("transfer", days, card, { ...card, depot }, quantity);
  }

  #event(kind, days, from, to, quantity, more = {}) {
    const { item, lot, agency } = from ?? to;
    const date = plusDays(day, days);
    const reference = this.random.chance(0.7) ? { reference: `R-${this.drafts.length}` } : {};
    const outside =
      kind === "receive"
        ? `supplier:Supplier ${this.random.below(20)}`
        : `recipient:Body ${this.random.below(20)}`;
    const one = {
      item,
      lot,
      quantity,
      from: from ? holderOf(from) : { account: outside, agency },
      to: to ? holderOf(to) : { account: outside, agency },
    };
    const number = this.#draft(kind, date, [one], { ...reference, ...more });
    this.movements.push({ number, kind, date, days, from, to, quantity, item, lot });
    if (from) this.#take(from, quantity, days);
    if (to && days <= 0) this.#put(to, quantity);
    return number;
  }

  #take(card, quantity, days) {
    const one = this.held.get(keyOf(card));
    one.free -= quantity;
    if (days <= 0) one.quantity -= quantity;
  }

  /** The same again, and both happened. */
  #twin(one) {
    const { random } = this;
    const days = 0 - random.between(12, 80);
    const { card } = one;
    const quantity = quantityOf(random, card.item);
    const supplier = { account: `supplier:Twin ${random.below(9)}`, agency: card.agency };
    const numbers = [days, days + random.between(0, 12)].map((dated) => {
      const goods = {
        item: card.item,
        lot: card.lot,
        quantity,
        from: supplier,
        to: holderOf(card),
      };
      const reference = random.chance(0.5) ? { reference: `W-${this.drafts.length}` } : {};
      this.#put(card, quantity);
      return this.#draft("receive", plusDays(day, Math.min(dated, 0)), [goods], reference);
    });
    this.twins.push({ numbers, card, quantity });
  }

  #ship(one, number) {
    const { random } = this;
    const quantity = part(one, random);
    if (quantity === undefined) return;
    const { card } = one;
    const shipment = `S-${number}`;
    const to = { account: `transit:${shipment}`, agency: card.agency };
    const goods = { item: card.item, lot: card.lot, quantity, from: holderOf(card), to };
    this.#draft("transfer", plusDays(day, 0 - random.between(1, 30)), [goods]);
    this.#take(card, quantity, 0);
    const depot = random.pick(depots.filter((other) => other !== card.depot));
    this.shipments.push({ shipment, from: card, to: { ...card, depot }, quantity });
  }

  #reserve(one) {
    const { random } = this;
    const quantity = part(one, random);
    if (quantity === undefined) return;
    const to = { ...one.card, status: "reserved" };
    if (this.held.has(keyOf(to))) return;
    this.#event("transfer", 0 - random.between(15, 60), one.card, to, quantity);
  }

  /** The statement's rows on the day if nothing is wrong: reserved goods lie with the others. */
  rows() {
    const shelves = new Map();
    for (const { card, quantity } of this.held.values()) {
      const as = { ...card, status: card.status === "reserved" ? "available" : card.status };
      const key = keyOf(as);
      const shelf = shelves.get(key) ?? { card: as, quantity: 0 };
      shelves.set(key, shelf);
      shelf.quantity += quantity;
    }
    const rows = [];
    for (const [key, { card, quantity }] of shelves) {
      if (quantity === 0) continue;
      const [first] = this.split.get(key) ?? [];
      const quantities =
        first !== undefined && first < quantity ? [first, quantity - first] : [quantity];
      for (const [bin, own] of quantities.entries()) rows.push({ ...card, quantity: own, bin });
    }
    return rows;
  }
}

function part({ free }, random) {
  const most = Math.floor(free / 2);
  if (most < 5) return undefined;
  const round = random.pick([10, 20, 50, 100, 200, 500]);
  return random.chance(0.5) && round <= most ? round : random.between(3, most);
}

function halves(quantity, random) {
  const first =
    random.chance(0.4) && quantity % 2 === 0 ? quantity / 2 : random.between(5, quantity - 5);
  return [first, quantity - first];
}

const holderOf = ({ agency, depot, status }) => ({ account: `depot:${depot}:${status}`, agency });

const entry = (item, lot, quantity, account, agency, card) => ({
  item,
  lot,
  quantity,
  from: { account, agency },
  to: holderOf(card),
});
