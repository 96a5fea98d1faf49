// Injects known causes of difference into a clean statement, and keeps the truth: which cards
// differ because of it, what the cause is, and which side is wrong.
import { added, dropped, swapped } from "./reconciliation-slips.js";
import { Statement } from "./reconciliation-statement.js";
import { agencies, depots, items, keyOf, packOf, randomFrom } from "./reconciliation-world.js";

export const causes = [
  "unit-mistaken",
  "digits-swapped",
  "digit-dropped",
  "digit-added",
  "row-doubled",
  "row-missing",
  "moved",
  "other-lot",
  "item-mistaken",
  "owner-mistaken",
  "set-aside",
  "not-yet-booked",
  "booked-twice",
  "in-transit",
  "timing",
  "loss",
  "surplus",
];

/** A statement with so many causes injected, some of which are two at once. */
export function spoilt(world, seed, count) {
  const random = randomFrom(seed);
  const work = new Spoiling(world, random);
  let tries = 0;
  while (work.injected.length < count && tries < count * 200) {
    tries += 1;
    const cause = causes[(seed + work.injected.length * 5 + random.below(3)) % causes.length];
    work.inject(cause);
  }
  return { rows: shuffled(work.rows, random), injected: work.injected };
}

function shuffled(rows, random) {
  if (random.chance(0.5)) return rows;
  return rows
    .map((row) => ({ row, at: random.below(1e9) }))
    .sort((a, b) => a.at - b.at)
    .map(({ row }) => row);
}

class Spoiling extends Statement {
  inject(cause) {
    const { random } = this;
    switch (cause) {
      case "unit-mistaken":
        return random.chance(0.2) ? this.unitOfItem() : this.unit();
      case "digits-swapped":
        return this.slip(cause, swapped);
      case "digit-dropped":
        return this.slip(cause, dropped);
      case "digit-added":
        return this.slip(cause, added);
      case "row-doubled":
        return this.doubled();
      case "row-missing":
        return this.missing();
      case "moved":
        return random.chance(0.2) ? this.movedToTwo() : this.moved();
      case "other-lot":
        return this.otherLot();
      case "item-mistaken":
        return this.relabelled(cause, (row) => {
          const { code } = random.pick(items.filter((other) => other.code !== row.item));
          return { item: code };
        });
      case "owner-mistaken":
        return this.owner();
      case "set-aside":
        return this.setAside();
      case "not-yet-booked":
        return this.notYetBooked();
      case "booked-twice":
        return this.twice();
      case "in-transit":
        return this.inTransit();
      case "timing":
        return this.timing();
      case "loss":
        return this.lost();
      default:
        return this.surplus();
    }
  }

  unit() {
    const { random } = this;
    const fits = (rows) => {
      const pack = packOf.get(rows[0].item);
      return pack !== undefined && rows.every(({ quantity }) => quantity % pack === 0);
    };
    const key = this.card(fits);
    if (key === undefined) return false;
    const rows = this.byCard.get(key);
    const pack = packOf.get(rows[0].item);
    const row = random.pick(rows); // of two rows only one: half applied
    const to = random.chance(0.6) ? row.quantity / pack : row.quantity * pack;
    this.set(row, to);
    return this.done("unit-mistaken", [key], "statement");
  }

  /** All of an item that an owner has in a depot, in packs for pieces. */
  unitOfItem() {
    const key = this.card((rows) => packOf.get(rows[0].item) !== undefined);
    if (key === undefined) return false;
    const [agency, item, , depot] = key.split("|");
    const pack = packOf.get(item);
    const rows = this.rows.filter((row) => {
      const own = row.agency === agency && row.item === item && row.depot === depot;
      return own && row.quantity % pack === 0 && !this.touched.has(keyOf(row));
    });
    const keys = [...new Set(rows.map(keyOf))].slice(0, 5);
    if (keys.length < 2) return false;
    for (const row of rows) if (keys.includes(keyOf(row))) row.quantity /= pack;
    return this.done("unit-mistaken", keys, "statement");
  }

  /** From one depot to two others. */
  movedToTwo() {
    const { random } = this;
    const key = this.card((rows) => rows[0].status === "available" && rows[0].quantity > 50);
    if (key === undefined) return false;
    const { quantity: _, bin: __, ...card } = this.byCard.get(key)[0];
    const others = depots.filter((other) => other !== card.depot);
    const first = random.pick(others);
    const second = random.pick(others.filter((other) => other !== first));
    const most = Math.floor(this.byCard.get(key)[0].quantity / 2) - 1;
    const [one, two] = [random.between(1, most), random.between(1, most)];
    const effects = [
      { card, by: 0 - one - two },
      { card: { ...card, depot: first }, by: one },
      { card: { ...card, depot: second }, by: two },
    ];
    return this.apply("moved", effects, "ledger");
  }

  slip(cause, slip) {
    const key = this.card((rows) => rows.some(({ quantity }) => quantity >= 12));
    if (key === undefined) return false;
    const row = this.random.pick(this.byCard.get(key));
    const to = slip(row.quantity, this.random);
    if (to === undefined) return false;
    this.set(row, to);
    return this.done(cause, [key], "statement");
  }

  doubled() {
    const key = this.card((rows) => rows.length === 1 || rows[0].quantity !== rows[1].quantity);
    if (key === undefined) return false;
    const row = this.random.pick(this.byCard.get(key));
    this.add({ ...row }, this.random.chance(0.6) ? row : undefined);
    return this.done("row-doubled", [key], "statement");
  }

  missing() {
    const key = this.card((rows) => rows.length === 1);
    if (key === undefined) return false;
    this.drop(this.byCard.get(key)[0]);
    return this.done("row-missing", [key], "statement");
  }

  amount(quantity) {
    const { random } = this;
    if (random.chance(0.3)) return quantity;
    const round = random.pick([10, 20, 25, 50, 100, 200]);
    return random.chance(0.5) && round < quantity ? round : random.between(1, quantity);
  }

  /** Goods from one card to another; one in five with a slip of the pen where they are now. */
  displaced(cause, from, to, quantity, side) {
    if (this.touched.has(keyOf(to)) || keyOf(from) === keyOf(to)) return false;
    const before = this.sum(keyOf(from));
    if (quantity > before || quantity <= 0) return false;
    const rows = this.byCard.get(keyOf(from));
    if (quantity === before) for (const row of [...rows]) this.drop(row);
    else if (!this.change(from, 0 - quantity)) return false;
    if (!this.change(to, quantity)) return false;
    const target = this.byCard.get(keyOf(to))?.[0];
    const swap = target === undefined ? undefined : swapped(target.quantity, this.random);
    if (swap !== undefined && side === "ledger" && this.random.chance(0.2)) {
      const meant = this.sum(keyOf(to));
      this.set(target, swap);
      const second = { cause: "digits-swapped", meant: { [keyOf(to)]: meant } };
      return this.done(cause, [keyOf(from), keyOf(to)], "both", second);
    }
    return this.done(cause, [keyOf(from), keyOf(to)], side);
  }

  moved() {
    const key = this.card((rows) => rows[0].status === "available");
    if (key === undefined) return false;
    const { quantity: _, bin: __, ...card } = this.byCard.get(key)[0];
    const depot = this.random.pick(depots.filter((other) => other !== card.depot));
    return this.displaced("moved", card, { ...card, depot }, this.amount(this.sum(key)), "ledger");
  }

  otherLot() {
    const { random } = this;
    const key = this.card((rows) => rows[0].status === "available");
    if (key === undefined) return false;
    const { quantity: _, bin: __, ...card } = this.byCard.get(key)[0];
    const others = this.keys.filter((other) => {
      const [agency, item, lot, depot, status] = other.split("|");
      return (
        agency === card.agency &&
        item === card.item &&
        depot === card.depot &&
        status === card.status &&
        lot !== card.lot
      );
    });
    if (random.chance(0.4)) {
      const at = card.lot.length - 1 - random.below(3);
      const digit = String((Number(card.lot[at]) + 1 + random.below(8)) % 10);
      const lot = card.lot.slice(0, at) + digit + card.lot.slice(at + 1);
      if (this.all.some((other) => other.split("|")[2] === lot)) return false;
      const rows = this.byCard.get(key);
      const to = { ...card, lot };
      for (const row of [...rows]) {
        this.drop(row);
        this.add({ ...row, lot });
      }
      return this.done("other-lot", [key, keyOf(to)], "statement");
    }
    if (others.length === 0) return false;
    const lot = random.pick(others).split("|")[2];
    const sum = this.sum(key);
    const quantity = random.chance(0.15) ? sum : Math.min(this.amount(sum), sum);
    return this.displaced("other-lot", card, { ...card, lot }, quantity, "ledger");
  }

  /** The row says another thing of its goods. */
  relabelled(cause, change) {
    const key = this.card((rows) => rows.length === 1);
    if (key === undefined) return false;
    const [row] = this.byCard.get(key);
    const to = { ...row, ...change(row) };
    if (this.touched.has(keyOf(to)) || this.byCard.has(keyOf(to))) return false;
    this.drop(row);
    this.add(to);
    return this.done(cause, [key, keyOf(to)], "statement");
  }

  owner() {
    const other = (agency) => agencies.find((one) => one !== agency);
    if (this.random.chance(0.6)) {
      return this.relabelled("owner-mistaken", ({ agency }) => ({ agency: other(agency) }));
    }
    const key = this.card((rows) => rows[0].status === "available");
    if (key === undefined) return false;
    const { quantity: _, bin: __, ...card } = this.byCard.get(key)[0];
    const sum = this.sum(key);
    const quantity = this.amount(sum);
    if (quantity === sum) return false;
    const to = { ...card, agency: other(card.agency) };
    return this.displaced("owner-mistaken", card, to, quantity, "ledger");
  }

  setAside() {
    const key = this.card((rows) => rows[0].status === "available");
    if (key === undefined) return false;
    const { quantity: _, bin: __, ...card } = this.byCard.get(key)[0];
    const status = this.random.pick(["damaged", "quarantine", "expired"]);
    return this.displaced(
      "set-aside",
      card,
      { ...card, status },
      this.amount(this.sum(key)),
      "ledger",
    );
  }

  notYetBooked() {
    const { world, random } = this;
    const kind = random.below(10);
    if (kind < 2) {
      const { to, quantity } = random.pick(world.shipments);
      return this.apply("not-yet-booked", [{ card: to, by: quantity }], "ledger");
    }
    if (kind < 3) {
      const kept = [...world.held.values()].filter(({ card }) => card.status === "reserved");
      if (kept.length === 0) return false;
      const { card, quantity } = random.pick(kept);
      if (quantity === 0) return false;
      const shelf = { ...card, status: "available" };
      return this.apply("not-yet-booked", [{ card: shelf, by: 0 - quantity }], "ledger");
    }
    const later = world.movements.filter(({ days }) => days > 10 && days <= 100);
    return this.apply("not-yet-booked", this.effects(random.pick(later), true), "ledger");
  }

  twice() {
    const { card, quantity } = this.random.pick(this.world.twins);
    return this.apply("booked-twice", [{ card, by: 0 - quantity }], "ledger");
  }

  inTransit() {
    const { world, random } = this;
    if (random.chance(0.4)) {
      const { from, quantity } = random.pick(world.shipments);
      return this.apply("in-transit", [{ card: from, by: quantity }], "statement");
    }
    const recent = world.movements.filter(
      ({ kind, days, to, from }) =>
        kind === "transfer" && days <= 0 && days >= -40 && to.depot !== from.depot,
    );
    if (recent.length === 0) return false;
    const { to, quantity } = random.pick(recent);
    return this.apply("in-transit", [{ card: to, by: 0 - quantity }], "statement");
  }

  timing() {
    const near = this.world.movements.filter(({ days }) => Math.abs(days) <= 10);
    const movement = this.random.pick(near);
    return this.apply("timing", this.effects(movement, movement.days > 0), "statement");
  }

  few(most) {
    const { random } = this;
    const few = random.chance(0.7) ? random.between(1, 40) : random.between(1, Math.max(1, most));
    const round = random.chance(0.2) ? random.pick([5, 10, 20, 50]) : few;
    return Math.min(round, most);
  }

  lost() {
    const key = this.card((rows) => rows[0].quantity > 5);
    if (key === undefined) return false;
    const [row] = this.byCard.get(key);
    this.set(row, row.quantity - this.few(row.quantity - 1));
    return this.done("loss", [key], "ledger");
  }

  surplus() {
    const key = this.card((rows) => rows[0].quantity > 5);
    if (key === undefined) return false;
    const [row] = this.byCard.get(key);
    this.set(row, row.quantity + this.few(row.quantity));
    return this.done("surplus", [key], "ledger");
  }
}
