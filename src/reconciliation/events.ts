/**
 * What the ledger knows as events: each would make the statement differ from the book in one way,
 * on one card or two. An event that fits to the last piece is a strong explanation, as there are
 * few of them; one that fits but for a slip of the pen is one, too (see hypotheses.ts).
 */
import { accountParts, stockStatuses } from "../domain/account.ts";
import { joined } from "../domain/items/joined.ts";
import { goodsText, type Holder } from "../domain/ledger.ts";
import type { Card } from "./card.ts";
import type { Fact, KnownMovement, Move, Use } from "./hypothesis.ts";
import { daysAfter, lateDays, roadDays, type Shipment, timingDays } from "./known.ts";
import { nats, traces } from "./likelihood.ts";
import type { World } from "./world.ts";

export interface Event {
  readonly fact: Fact;
  readonly cost: number;
  /** By card: how much more the statement has than the book, because of it. Never zero. */
  readonly effects: ReadonlyMap<number, number>;
  /** What brings the book to the statement; none where the book is right as of its day. */
  readonly moves: readonly Move[];
  readonly uses?: readonly Use[];
}

/** Events all of whose cards are among these, which are those that differ. */
export function eventsOf(world: World, differing: ReadonlySet<number>): readonly Event[] {
  const { known } = world;
  const touching = known.movements.flatMap((movement): readonly Touching[] => {
    const { from, to } = endsOf(movement, world);
    const near = (at: number | undefined): boolean => at !== undefined && differing.has(at);
    return near(from) || near(to) ? [{ movement, from, to }] : [];
  });
  return [
    ...touching.flatMap((one) => datedEvents(one, world)),
    ...twins(touching, world),
    ...touching.flatMap((one) => inWrongUnit(one, world)),
    ...known.shipments.flatMap((shipment) => shipmentEvents(shipment, world)),
    ...[...differing].flatMap((at) => reservedGone(at, world)),
  ].filter(({ effects }) => [...effects.keys()].every((at) => differing.has(at)));
}

/** A movement with the compared cards that it took from and gave to. */
interface Touching extends Ends {
  readonly movement: KnownMovement;
}

function cardOf({ account, agency }: Holder, item: string, lot: string): Card | undefined {
  const place = accountParts(account);
  if (place?.kind !== "depot") return undefined;
  return { agency, item, lot, depot: place.depot, status: place.status };
}

interface Ends {
  readonly from: number | undefined;
  readonly to: number | undefined;
}

/** The compared cards that a movement took from and gave to. */
function endsOf({ entry }: KnownMovement, { comparison }: World): Ends {
  const { item, lot, from, to } = entry;
  const [left, reached] = [cardOf(from, item, lot), cardOf(to, item, lot)];
  const ends = {
    from: left && comparison.find(left),
    to: reached && comparison.find(reached),
  };
  return ends.from === ends.to ? { from: undefined, to: undefined } : ends;
}

const effect = (card: number | undefined, quantity: number): readonly [number, number][] =>
  card === undefined ? [] : [[card, quantity]];

function datedEvents({ movement, from, to }: Touching, world: World): readonly Event[] {
  if (movement.kind === "opening") return [];
  const days = daysAfter(world.asOf, movement);
  const far = Math.abs(days);
  const { quantity } = movement.entry;
  const seen = days > 0;
  const sign = seen ? 1 : -1;
  const [out, into] = [effect(from, 0 - quantity * sign), effect(to, quantity * sign)];
  const event = (
    cause: "timing" | "in-transit" | "not-yet-booked",
    chance: number,
    effects: readonly [number, number][],
    moves: readonly Move[] = [],
  ): readonly Event[] =>
    effects.length === 0
      ? []
      : [
          {
            fact: { is: "dated", cause, movement, seen },
            cost: nats(chance),
            effects: new Map(effects),
            moves,
          },
        ];
  const events: Event[] = [];
  if (far <= timingDays) events.push(...event("timing", traces.timing(far), [...out, ...into]));
  const depots = from !== undefined && to !== undefined && changesDepot(movement);
  if (depots && days <= 0 && far <= roadDays) {
    events.push(...event("in-transit", traces.onTheRoad(far), into));
  }
  if (depots && days > 0 && days <= timingDays) {
    events.push(...event("in-transit", traces.onTheRoad(far), out));
  }
  if (days > timingDays && days <= lateDays && movement.alone) {
    const moves: readonly Move[] = [{ kind: "redate", movement }];
    events.push(...event("not-yet-booked", traces.bookedLate(days), [...out, ...into], moves));
  }
  return events;
}

function changesDepot({ entry: { from, to } }: KnownMovement): boolean {
  const [left, reached] = [accountParts(from.account), accountParts(to.account)];
  return left?.kind === "depot" && reached?.kind === "depot" && left.depot !== reached.depot;
}

/** Equal movements of the last year or so: the later one may have been booked by mistake. */
function twins(touching: readonly Touching[], world: World): readonly Event[] {
  const firsts = new Map<string, KnownMovement>();
  const events: Event[] = [];
  for (const { movement, from, to } of touching) {
    if (daysAfter(world.asOf, movement) > 0) continue;
    const key = joined(movement.kind, goodsText([movement.entry]));
    const first = firsts.get(key);
    firsts.set(key, movement);
    if (first === undefined) continue;
    const days = Math.abs(daysAfter(first.date, movement));
    const papers =
      first.reference !== undefined &&
      movement.reference !== undefined &&
      first.reference !== movement.reference;
    const { quantity } = movement.entry;
    events.push({
      fact: { is: "booked-twice", cause: "booked-twice", movement, first },
      cost: nats(traces.twice({ days, papers })),
      effects: new Map([...effect(from, quantity), ...effect(to, 0 - quantity)]),
      moves: undoing(movement, to),
    });
  }
  return events;
}

/** What stands alone is reversed; of what does not, one card is put right. */
function undoing(movement: KnownMovement, to: number | undefined): readonly Move[] {
  if (movement.alone) return [{ kind: "reverse", movement }];
  if (to === undefined) return [];
  return [{ kind: "adjust", card: to, quantity: 0 - movement.entry.quantity }];
}

function inWrongUnit({ movement, from, to }: Touching, world: World): readonly Event[] {
  const { kind, entry } = movement;
  if ((kind !== "receive" && kind !== "issue") || daysAfter(world.asOf, movement) > 0) return [];
  const { piecesPerPack: perPack } = world.packing(entry.item);
  if (perPack === undefined || perPack < 2) return [];
  const card = to ?? from;
  if (card === undefined) return [];
  const { quantity } = entry;
  const sign = to === undefined ? -1 : 1;
  const meant = [quantity * perPack, ...(quantity % perPack === 0 ? [quantity / perPack] : [])];
  return meant.map((right) => {
    const difference = (right - quantity) * sign;
    return {
      fact: { is: "booked-in-unit", cause: "unit-mistaken", movement, meant: right, perPack },
      cost: nats(traces.bookedInWrongUnit),
      effects: new Map([[card, difference]]),
      moves: [{ kind: "adjust", card, quantity: difference }],
    };
  });
}

function shipmentEvents(goods: Shipment, world: World): readonly Event[] {
  const { shipment, agency, item, lot, quantity, origins } = goods;
  const events: Event[] = [];
  for (const place of world.comparison.spoken) {
    if (place.agency !== agency) continue;
    const { depot } = place;
    const at = world.comparison.find({ agency, item, lot, depot, status: "available" });
    if (at === undefined) continue;
    const left = origins.includes(depot);
    const cause = left ? "in-transit" : "not-yet-booked";
    events.push({
      fact: { is: "shipment", cause, shipment, card: at, quantity },
      cost: nats(traces.shipment),
      effects: new Map([[at, quantity]]),
      moves: left ? [] : [{ kind: "deliver", shipment, card: at, agency, item, lot, quantity }],
      uses: [{ key: joined("shipment", shipment, agency, item, lot), quantity, of: quantity }],
    });
  }
  return events;
}

/** What was kept for somebody may have been sent, and not booked out. */
function reservedGone(at: number, { comparison }: World): readonly Event[] {
  const card = comparison.cards[at];
  const kept = (card?.parts ?? [])
    .filter(({ status }) => status === "reserved")
    .reduce((sum, { quantity }) => sum + quantity, 0);
  if (card === undefined || kept === 0) return [];
  return [
    {
      fact: { is: "reserved-gone", cause: "not-yet-booked", card: at, quantity: kept },
      cost: nats(traces.reservedGone),
      effects: new Map([[at, 0 - kept]]),
      moves: [{ kind: "issue", card: at, quantity: kept }],
    },
  ];
}

/** Statuses that take goods aside. */
export const asideStatuses = stockStatuses.filter(
  (status) => status !== "available" && status !== "reserved",
);
