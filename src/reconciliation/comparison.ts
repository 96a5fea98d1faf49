/**
 * A statement beside the ledger, card by card, on the statement's day.
 *
 * Scope: a statement speaks of the goods of an agency in a depot where it names both together, and
 * of all of these: what the book has there and the statement does not name is a difference. Other
 * depots, and other agencies' goods, it does not speak of; they are kept apart as `elsewhere`,
 * because an explanation may lead there.
 *
 * Detail: the ledger is compared as finely as the statement tells goods apart (see `Detail`). A row
 * without a lot number stands for the lots there that it does not contradict and that no other row
 * names.
 */
import { accountParts, type StockStatus } from "../domain/account.ts";
import {
  contradictions,
  type LotFacts,
  namelessLot,
  unnumberedLot,
} from "../domain/declaration.ts";
import { joined } from "../domain/items/joined.ts";
import type { Posting } from "../domain/ledger.ts";
import { lotKey } from "../domain/lot-key.ts";
import type { StatementLine } from "../domain/statement.ts";
import {
  type Card,
  type ComparedCard,
  cardKey,
  compareTexts,
  type Detail,
  inOrder,
  type Part,
  type StatedRow,
} from "./card.ts";

export interface Comparison {
  /** In the order of reports. */
  readonly cards: readonly ComparedCard[];
  readonly detail: Detail;
  /** Agency and depot, of which the statement speaks. */
  readonly spoken: readonly { readonly agency: string; readonly depot: string }[];
  /** Depots where the book has goods of these agencies, and the statement names none of them. */
  readonly unspoken: readonly { readonly agency: string; readonly depot: string }[];
  /** What the ledger holds out of scope, each lot and status by itself. */
  readonly elsewhere: readonly HeldCard[];
  /** The number, in `cards`, of the card that these goods are compared in. */
  find(card: Card): number | undefined;
}

/**
 * Whether goods of a part, moved from one card to another, would be compared in that other one:
 * where lots are compared together, a lot may be a card of its own over there.
 */
export function landsOn(
  to: Card,
  { lot, status }: Pick<Part, "lot" | "status">,
  from: Card,
  find: Comparison["find"],
): boolean {
  const kept = from.status === to.status ? status : to.status;
  const { agency, item, depot } = to;
  const at = find({ agency, item, lot, depot, status: kept });
  return at !== undefined && at === find(to);
}

export interface HeldCard extends Card {
  readonly quantity: number;
}

interface Growing extends Card {
  book: number;
  counted: number;
  rows: StatedRow[];
  parts: Part[];
  numbered: boolean;
  facts: LotFacts;
  news: LotFacts | undefined;
}

export interface Sides {
  readonly lines: readonly StatementLine[];
  /** What all accounts held at the end of the statement's day. */
  readonly balances: readonly Posting[];
  readonly facts: ReadonlyMap<string, LotFacts>;
  readonly detail: Pick<Detail, "lots" | "statuses">;
}

export function compare({ lines, balances, facts, detail: told }: Sides): Comparison {
  const detail = detailOf(lines, told);
  const spoken = pairsOf(lines);
  const cards = new Map<string, Growing>();
  for (const line of lines) addLine(cards, line, detail);
  const held = heldCards(balances);
  const lots = new LotsOfRows(cards, facts, detail);
  const places = new Map<string, string>(); // of the ledger's cards: in which compared one
  const elsewhere: HeldCard[] = [];
  for (const card of [...held].sort(byDetail(facts))) {
    if (!spoken.has(placeKey(card))) {
      elsewhere.push(card);
      continue;
    }
    const as = lots.comparedAs(card);
    const key = cardKey(as);
    places.set(cardKey(card), key);
    const compared = cards.get(key) ?? fresh(as, facts.get(lotKey(as.item, as.lot)) ?? {}, detail);
    cards.set(key, compared);
    compared.book += card.quantity;
    const expiry = facts.get(lotKey(card.item, card.lot))?.expiry;
    compared.parts.push({
      lot: card.lot,
      status: card.status,
      quantity: card.quantity,
      expiry,
    });
  }
  const known = new Set(balances.map(({ item, lot }) => lotKey(item, lot)));
  const sorted = [...cards.values()].sort(inOrder);
  for (const card of sorted) {
    card.rows.sort(byPlace);
    if (!known.has(lotKey(card.item, card.lot))) card.news = card.facts;
  }
  const at = new Map(sorted.map((card, index) => [cardKey(card), index]));
  return {
    cards: sorted,
    detail,
    spoken: [...spoken.values()],
    unspoken: unspokenOf(elsewhere, spoken),
    elsewhere,
    find: (card) => {
      const key = places.get(cardKey(card)) ?? cardKey(lots.comparedAs(card));
      return at.get(key);
    },
  };
}

const byPlace = (a: StatedRow, b: StatedRow): number =>
  compareTexts(a.sheet ?? "", b.sheet ?? "") || a.row - b.row;

/** Lots soonest to expire first, then by number: the order in which parts are taken from. */
const byDetail =
  (facts: ReadonlyMap<string, LotFacts>) =>
  (a: HeldCard, b: HeldCard): number => {
    const [first, second] = [a, b].map(
      ({ item, lot }) => facts.get(lotKey(item, lot))?.expiry ?? "9999",
    );
    return compareTexts(first ?? "", second ?? "") || inOrder(a, b);
  };

function detailOf(lines: readonly StatementLine[], { lots, statuses }: Sides["detail"]): Detail {
  const named = new Set<keyof LotFacts>();
  if (!lots) {
    for (const { facts } of lines) {
      for (const field of Object.keys(facts)) named.add(field as keyof LotFacts);
    }
  }
  return {
    lots,
    statuses,
    facts: [...named].sort(),
    reserved: statuses && lines.some(({ status }) => status === "reserved"),
  };
}

const placeKey = ({ agency, depot }: { agency: string; depot: string }): string =>
  joined(agency, depot);

function pairsOf(lines: readonly StatementLine[]): Map<string, { agency: string; depot: string }> {
  const pairs = new Map<string, { agency: string; depot: string }>();
  for (const { agency, depot } of lines) pairs.set(placeKey({ agency, depot }), { agency, depot });
  return new Map([...pairs].sort(([a], [b]) => compareTexts(a, b)));
}

function unspokenOf(
  elsewhere: readonly HeldCard[],
  spoken: ReadonlyMap<string, { agency: string; depot: string }>,
): Comparison["unspoken"] {
  const agencies = new Set([...spoken.values()].map(({ agency }) => agency));
  const found = new Map<string, { agency: string; depot: string }>();
  for (const { agency, depot } of elsewhere) {
    if (agencies.has(agency)) found.set(placeKey({ agency, depot }), { agency, depot });
  }
  return [...found].sort(([a], [b]) => compareTexts(a, b)).map(([, pair]) => pair);
}

function heldCards(balances: readonly Posting[]): readonly HeldCard[] {
  return balances.flatMap(({ account, agency, item, lot, quantity }) => {
    const place = accountParts(account);
    if (place?.kind !== "depot" || quantity === 0) return [];
    const { depot, status } = place;
    return [{ agency, item, lot, depot, status, quantity }];
  });
}

/** The status that goods are compared in. */
const statusAs = (status: StockStatus, { statuses, reserved }: Detail): StockStatus =>
  !statuses || (status === "reserved" && !reserved) ? "available" : status;

function fresh(card: Card, facts: LotFacts, { lots }: Detail): Growing {
  const { agency, item, lot, depot, status } = card;
  const numbered = lots && lot !== unnumberedLot(facts) && lot !== namelessLot;
  const empty = { book: 0, counted: 0, rows: [], parts: [] };
  return { agency, item, lot, depot, status, ...empty, numbered, facts, news: undefined };
}

function addLine(cards: Map<string, Growing>, line: StatementLine, detail: Detail): void {
  const { agency, item, lot, depot, quantity, facts, row, sheet, name, origin } = line;
  const as = { agency, item, lot, depot, status: statusAs(line.status, detail) };
  const key = cardKey(as);
  const card = cards.get(key) ?? fresh(as, facts, detail);
  cards.set(key, card);
  card.facts = { ...facts, ...card.facts };
  card.counted += quantity;
  const { cell, text, identity } = origin;
  card.rows.push({ sheet, row, cell, text, quantity, name, identity });
}

/** Which rows speak of which of the ledger's lots. */
class LotsOfRows {
  readonly #cards: ReadonlyMap<string, Growing>;
  readonly #facts: ReadonlyMap<string, LotFacts>;
  readonly #detail: Detail;
  /** Cards of rows without a lot number, by all but the lot. */
  readonly #unnumbered = new Map<string, Growing[]>();

  constructor(
    cards: ReadonlyMap<string, Growing>,
    facts: ReadonlyMap<string, LotFacts>,
    detail: Detail,
  ) {
    this.#cards = new Map(cards);
    this.#facts = facts;
    this.#detail = detail;
    for (const card of [...cards.values()].sort(inOrder)) {
      if (card.numbered) continue;
      const key = cardKey({ ...card, lot: "" });
      this.#unnumbered.set(key, [...(this.#unnumbered.get(key) ?? []), card]);
    }
  }

  comparedAs(card: Card): Card {
    const { agency, item, depot } = card;
    const status = statusAs(card.status, this.#detail);
    const lot = this.#lotAs(card, status);
    return { agency, item, lot, depot, status };
  }

  #lotAs(card: Card, status: StockStatus): string {
    const known = this.#facts.get(lotKey(card.item, card.lot)) ?? {};
    const { lots, facts: told } = this.#detail;
    const own = lots ? card.lot : unnumberedLot(only(known, told));
    if (this.#cards.has(cardKey({ ...card, status, lot: own }))) return own;
    // No row says exactly this: a row that says less, and nothing else, may mean it, too.
    const candidates = this.#unnumbered.get(cardKey({ ...card, status, lot: "" })) ?? [];
    const fitting = candidates.filter(({ facts }) => contradictions(known, facts).length === 0);
    const [first] = fitting.sort(
      (a, b) => agreements(known, b.facts) - agreements(known, a.facts) || inOrder(a, b),
    );
    return first?.lot ?? own;
  }
}

const only = (facts: LotFacts, fields: readonly (keyof LotFacts)[]): LotFacts =>
  Object.fromEntries(fields.flatMap((field) => (facts[field] ? [[field, facts[field]]] : [])));

const agreements = (known: LotFacts, told: LotFacts): number =>
  (Object.keys(told) as (keyof LotFacts)[]).filter((field) => known[field] !== undefined).length;
