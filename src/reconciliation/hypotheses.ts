/**
 * All that may have happened: for each difference, and for sets of differences, every explanation
 * that fits to the last piece, with its cost. At most two causes together, so that not everything
 * can be explained by something.
 *
 * Nothing is chosen here (see partition.ts): an explanation that is possible is listed, whatever
 * others there are.
 */
import { joined } from "../domain/items/joined.ts";
import { within } from "../domain/within.ts";
import {
  carefulMax,
  type Displacement,
  displacement,
  groupsOf,
  type Pair,
  pairsOf,
  unseen,
} from "./displaced.ts";
import { asideStatuses, type Event, eventsOf } from "./events.ts";
import type { Correction, Hypothesis } from "./hypothesis.ts";
import { causeCost, nats } from "./likelihood.ts";
import { correctedTo, type Misstatement, misstatements, remainderCost } from "./misstated.ts";
import { type Differing, differing, type World } from "./world.ts";

/** Events looked at for one card; beyond, the likeliest. */
const eventsMax = 40;

export function hypothesesOf(world: World): readonly Hypothesis[] {
  const found = differing(world.comparison);
  const byCard = new Map(found.map((one) => [one.at, one]));
  const events = eventsOf(world, new Set(byCard.keys()));
  const single = found.map((one) => misstatedCard(one, world));
  const eventsAt = eventsByCard(events);
  return [
    ...single.flat(),
    ...sameSlip(single.flat(), world),
    ...found.flatMap((one) => leftOut(one, world)),
    ...events.flatMap((event) => byEvent(event, byCard, world)),
    ...found.flatMap((one) => byTwoEvents(one, eventsAt.get(one.at) ?? [])),
    ...pairsOf(found).flatMap((pair) => byPair(pair, eventsAt, world)),
    ...byThree(found, world),
    ...fromElsewhere(found, world),
    ...found.map(remainder),
  ];
}

const misstated = (one: Differing, meant: number, world: World): readonly Misstatement[] =>
  misstatements(one.at, one.card, meant, world.packing(one.card.item));

const misstatedCard = (one: Differing, world: World): readonly Hypothesis[] =>
  misstated(one, one.card.book, world).map(({ fact, cost, correction }) => ({
    covers: [one.at],
    cost,
    facts: [fact],
    moves: [],
    corrections: [correction],
  }));

function remainder({ at, card, difference }: Differing): Hypothesis {
  const cause = difference < 0 ? "loss" : "surplus";
  const kind = card.news === undefined || card.parts.length > 0 ? "adjust" : "receive";
  return {
    covers: [at],
    cost: remainderCost(card, difference),
    facts: [{ is: "remainder", cause, card: at, quantity: Math.abs(difference) }],
    moves: [{ kind, card: at, quantity: difference }],
    corrections: [],
  };
}

/** Each further row with the same slip in the same item is no surprise. */
const againChance = 0.5;

/** All rows of an item in packs for pieces, or the other way round: one mistake, not many. */
function sameSlip(hypotheses: readonly Hypothesis[], world: World): readonly Hypothesis[] {
  const groups = new Map<string, Hypothesis[]>();
  for (const one of hypotheses) {
    const [fact] = one.facts;
    const [at = 0] = one.covers;
    if (fact.is !== "slip" || fact.cause !== "unit-mistaken") continue;
    const { item } = world.comparison.cards[at] ?? { item: "" };
    const key = joined(item, String(fact.perPack), String(fact.meant > fact.row.quantity));
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].flatMap((all): readonly Hypothesis[] => {
    const cards = new Map(all.map((one) => [one.covers[0] ?? 0, one]));
    const members = [...cards.keys()].sort((a, b) => a - b).flatMap((at) => cards.get(at) ?? []);
    const [first] = members;
    const fact = first?.facts[0];
    if (first === undefined || fact?.is !== "slip" || members.length < 2) return [];
    const { item } = world.comparison.cards[first.covers[0] ?? 0] ?? { item: "" };
    const covers = members.flatMap((one) => one.covers);
    return [
      {
        covers,
        cost: first.cost + (members.length - 1) * nats(againChance),
        facts: [
          {
            is: "unit-of-item",
            cause: "unit-mistaken",
            item,
            perPack: fact.perPack ?? 1,
            packsForPieces: fact.meant > fact.row.quantity,
            cards: covers,
          },
        ],
        moves: [],
        corrections: members.flatMap(({ corrections }) => corrections),
      },
    ];
  });
}

/** Goods set aside that the statement passes over, by rule or because nobody listed them. */
function leftOut({ at, card, difference }: Differing, world: World): readonly Hypothesis[] {
  const { comparison } = world;
  const aside = card.parts
    .filter(({ status }) => (asideStatuses as readonly string[]).includes(status))
    .reduce((sum, { quantity }) => sum + quantity, 0);
  if (aside === 0 || difference !== 0 - aside) return [];
  const all = comparison.detail.statuses && card.rows.length > 0;
  if (all) return [];
  const anyTold = comparison.cards.some(
    ({ status, rows }) => rows.length > 0 && (asideStatuses as readonly string[]).includes(status),
  );
  const cost = anyTold ? causeCost("set-aside") + nats(0.2) : nats(0.05);
  return [
    {
      covers: [at],
      cost,
      facts: [{ is: "left-out", cause: "set-aside", card: at, quantity: aside }],
      moves: [],
      corrections: correctedTo(at, card, card.book),
    },
  ];
}

function eventsByCard(events: readonly Event[]): ReadonlyMap<number, readonly Event[]> {
  const byCard = new Map<number, Event[]>();
  for (const event of events) {
    for (const at of event.effects.keys()) byCard.set(at, [...(byCard.get(at) ?? []), event]);
  }
  for (const [at, found] of byCard) {
    byCard.set(at, found.sort((a, b) => a.cost - b.cost).slice(0, eventsMax));
  }
  return byCard;
}

/** Where the book is right, the statement is to say what the book says. */
const bookIsRight = (event: Event, cards: readonly Differing[]): readonly Correction[] =>
  event.moves.length > 0 ? [] : cards.flatMap(({ at, card }) => correctedTo(at, card, card.book));

/** The stocks that events draw on; nothing where they draw on none. */
function drawnBy(...events: readonly Event[]): Pick<Hypothesis, "uses"> {
  const uses = events.flatMap((event) => event.uses ?? []);
  return uses.length === 0 ? {} : { uses };
}

/** An event alone, or with one slip in the statement beside it. */
function byEvent(
  event: Event,
  byCard: ReadonlyMap<number, Differing>,
  world: World,
): readonly Hypothesis[] {
  const cards = [...event.effects.keys()]
    .sort((a, b) => a - b)
    .flatMap((at) => byCard.get(at) ?? []);
  const covers = cards.map(({ at }) => at);
  const { cost, fact, moves } = event;
  const off = cards.filter(({ at, difference }) => difference !== event.effects.get(at));
  const corrections = bookIsRight(event, cards);
  const [one, second] = off;
  if (one === undefined)
    return [{ covers, cost, facts: [fact], moves, corrections, ...drawnBy(event) }];
  if (second !== undefined) return [];
  const meant = one.card.book + (event.effects.get(one.at) ?? 0);
  return misstated(one, meant, world).map((slip) => ({
    covers,
    cost: cost + slip.cost,
    facts: [fact, slip.fact],
    moves,
    corrections: moves.length > 0 ? [slip.correction] : corrections,
    ...drawnBy(event),
  }));
}

/** Two events on one card. */
function byTwoEvents(one: Differing, events: readonly Event[]): readonly Hypothesis[] {
  const own = events.filter(({ effects }) => effects.size === 1);
  return own.flatMap((first, index) =>
    own.slice(index + 1).flatMap((second): readonly Hypothesis[] => {
      const sum = (first.effects.get(one.at) ?? 0) + (second.effects.get(one.at) ?? 0);
      if (sum !== one.difference || sameMovement(first, second)) return [];
      const moves = [...first.moves, ...second.moves];
      // The book may be right of one of them only: then the statement follows in that part.
      const settled = [first, second]
        .filter((event) => event.moves.length > 0)
        .reduce((total, event) => total + (event.effects.get(one.at) ?? 0), one.card.book);
      return [
        {
          covers: [one.at],
          cost: first.cost + second.cost,
          facts: [first.fact, second.fact],
          moves,
          corrections: correctedTo(one.at, one.card, settled),
          ...drawnBy(first, second),
        },
      ];
    }),
  );
}

const transactionOf = ({ fact }: Event): number | undefined =>
  "movement" in fact ? fact.movement.transaction : undefined;

const sameMovement = (first: Event, second: Event): boolean =>
  transactionOf(first) !== undefined && transactionOf(first) === transactionOf(second);

/** Goods in the wrong place: alone, with a slip on one side, or with an event on one side. */
function byPair(
  pair: Pair,
  eventsAt: ReadonlyMap<number, readonly Event[]>,
  world: World,
): readonly Hypothesis[] {
  const { short, over } = pair;
  const covers = [short.at, over.at].sort((a, b) => a - b);
  const [lacking, surplus] = [0 - short.difference, over.difference];
  if (lacking === surplus) {
    const exact = displacement(pair, surplus, world);
    return exact === undefined ? [] : [{ covers, ...exact, facts: [exact.fact] }];
  }
  const found: Hypothesis[] = [];
  for (const [quantity, off] of [
    [lacking, over],
    [surplus, short],
  ] as const) {
    const sign = off === over ? 1 : -1;
    const meant = off.card.book + sign * quantity;
    const slips = misstated(off, meant, world);
    const events = (eventsAt.get(off.at) ?? []).filter(
      ({ effects }) =>
        effects.size === 1 && off.difference === sign * quantity + (effects.get(off.at) ?? 0),
    );
    if (slips.length === 0 && events.length === 0) continue;
    const base = displacement(pair, quantity, world);
    if (base === undefined || base.fact.side === "statement") continue;
    found.push(...withSlip(base, slips));
    for (const event of events) {
      const settled = event.moves.length > 0 ? off.card.counted : meant;
      found.push({
        covers,
        cost: base.cost + event.cost,
        facts: [base.fact, event.fact],
        moves: [...base.moves, ...event.moves],
        corrections: correctedTo(off.at, off.card, settled),
        ...drawnBy(event),
      });
    }
  }
  return found;

  function withSlip(base: Displacement, slips: readonly Misstatement[]): readonly Hypothesis[] {
    return slips.map((slip) => ({
      covers,
      cost: base.cost + slip.cost,
      facts: [base.fact, slip.fact],
      moves: base.moves,
      corrections: [...base.corrections, slip.correction],
    }));
  }
}

/** In a group of more differing cards, goods in three places are not looked for. */
const threeMax = 60;

/** Short in one place and over in two, or the other way round. */
function byThree(found: readonly Differing[], world: World): readonly Hypothesis[] {
  if (found.length > carefulMax) return [];
  return groupsOf(found).flatMap(({ dimension, cards }) => {
    if (dimension === "item" || dimension === "agency") return [];
    if (cards.length < 3 || cards.length > threeMax) return [];
    return cards.flatMap((one) => {
      const others = cards.filter(({ difference }) => difference * one.difference < 0);
      return others.flatMap((first, index) =>
        others.slice(index + 1).flatMap((second): readonly Hypothesis[] => {
          if (first.difference + second.difference + one.difference !== 0) return [];
          const [a, b] = [first, second].map((other) => {
            const [short, over] = one.difference < 0 ? [one, other] : [other, one];
            const quantity = Math.abs(other.difference);
            return displacement({ dimension, short, over }, quantity, world);
          });
          if (a === undefined || b === undefined) return [];
          if (a.fact.side === "statement" || b.fact.side === "statement") return [];
          return [
            {
              covers: [one.at, first.at, second.at].sort((x, y) => x - y),
              cost: a.cost + b.cost,
              facts: [a.fact, b.fact],
              moves: [...a.moves, ...b.moves],
              corrections: [],
            },
          ];
        }),
      );
    });
  });
}

/** Surpluses that the book has in a depot, or with an owner, that the statement does not name. */
function fromElsewhere(found: readonly Differing[], world: World): readonly Hypothesis[] {
  const { elsewhere, detail } = world.comparison;
  if (!detail.lots) return [];
  const wanted = new Map<string, Map<string, Differing>>();
  for (const one of found) {
    if (one.difference <= 0) continue;
    const { item, lot, depot, agency, status } = one.card;
    within(wanted, joined(item, lot)).set(joined(depot, agency, status), one);
  }
  return elsewhere.flatMap((held) => {
    const there = wanted.get(joined(held.item, held.lot));
    return [...(there?.values() ?? [])].flatMap((one): readonly Hypothesis[] => {
      const { card, difference, at } = one;
      if (card.status !== held.status || difference > held.quantity) return [];
      const [depot, owner] = [card.depot === held.depot, card.agency === held.agency];
      if (depot === owner) return [];
      const { fact, ...rest } = unseen(one, held, owner ? "depot" : "agency");
      return [{ covers: [at], ...rest, facts: [fact] }];
    });
  });
}
