// A statement that is being spoilt: its rows by card, what may be done to them, and what was done.
import { depots, items, keyOf } from "./reconciliation-world.js";

/** Cards of three items in three depots: all that goes wrong goes wrong among these. */
function crowded(keys, random) {
  const some = new Set(Array.from({ length: 3 }, () => random.pick(items).code));
  const places = new Set(Array.from({ length: 3 }, () => random.pick(depots)));
  return keys.filter((key) => {
    const [, item, , depot] = key.split("|");
    return some.has(item) && places.has(depot);
  });
}

export class Statement {
  constructor(world, random) {
    this.world = world;
    this.random = random;
    this.rows = world.rows();
    this.byCard = new Map();
    for (const row of this.rows) {
      const key = keyOf(row);
      this.byCard.set(key, [...(this.byCard.get(key) ?? []), row]);
    }
    this.all = [...this.byCard.keys()];
    this.keys = random.chance(0.5) ? this.all : crowded(this.all, random);
    this.touched = new Set();
    this.injected = [];
  }

  sum(key) {
    return (this.byCard.get(key) ?? []).reduce((sum, { quantity }) => sum + quantity, 0);
  }

  /** A card that nothing was done to yet, and that fits. */
  card(fits = () => true) {
    for (let tries = 0; tries < 60; tries += 1) {
      const key = this.random.pick(this.keys);
      if (this.touched.has(key)) continue;
      const rows = this.byCard.get(key);
      if (rows.length > 0 && fits(rows, key)) return key;
    }
    return undefined;
  }

  /**
   * Records an injection. `side` is the one that is wrong: the statement is to become again what it
   * was (clean), or the book what the statement says now.
   */
  done(cause, keys, side, second) {
    const cards = keys.map((key) => key);
    for (const key of keys) this.touched.add(key);
    this.injected.push({ cause, keys: cards, side, ...(second ? { second } : {}) });
    return true;
  }

  set(row, quantity) {
    row.quantity = quantity;
  }

  drop(row) {
    this.rows.splice(this.rows.indexOf(row), 1);
    const key = keyOf(row);
    this.byCard.set(
      key,
      this.byCard.get(key).filter((other) => other !== row),
    );
  }

  add(row, after) {
    const at = after === undefined ? this.rows.length : this.rows.indexOf(after) + 1;
    this.rows.splice(at, 0, row);
    const key = keyOf(row);
    this.byCard.set(key, [...(this.byCard.get(key) ?? []), row]);
  }

  /** So much more (or less) on a card, in one of its rows, or in a new one. */
  change(card, by) {
    const rows = this.byCard.get(keyOf(card)) ?? [];
    const row = [...rows].sort((a, b) => b.quantity - a.quantity)[0];
    if (row === undefined) {
      if (by <= 0) return false;
      this.add({ ...card, quantity: by, bin: 0 });
      return true;
    }
    if (row.quantity + by < 0) return false;
    if (row.quantity + by === 0 && this.random.chance(0.7)) this.drop(row);
    else row.quantity += by;
    return true;
  }

  /** Effects of a movement on the statement: more where goods came to, less where they left. */
  effects({ from, to, quantity }, seen) {
    const sign = seen ? 1 : -1;
    const shelf = (card) => ({
      ...card,
      status: card.status === "reserved" ? "available" : card.status,
    });
    return [
      ...(from ? [{ card: shelf(from), by: 0 - quantity * sign }] : []),
      ...(to ? [{ card: shelf(to), by: quantity * sign }] : []),
    ];
  }

  apply(cause, effects, side) {
    if (effects.some(({ card }) => this.touched.has(keyOf(card)))) return false;
    if (effects.length === 2 && keyOf(effects[0].card) === keyOf(effects[1].card)) return false;
    for (const { card, by } of effects) {
      const rows = this.byCard.get(keyOf(card)) ?? [];
      const most = Math.max(0, ...rows.map(({ quantity }) => quantity));
      if (by < 0 && most < 0 - by) return false;
    }
    for (const { card, by } of effects) this.change(card, by);
    return this.done(
      cause,
      effects.map(({ card }) => keyOf(card)),
      side,
    );
  }
}
