/** What is told of a compared statement: its JSON, its sums, and what was compared how finely. */

import type { Catalogue } from "../../domain/catalogue.ts";
import { type Draft, postingsOf, transactionId } from "../../domain/ledger.ts";
import type { StatementReading } from "../../importers/reading.ts";
import { type ComparedCard, differenceOf } from "../../reconciliation/card.ts";
import type { Correction } from "../../reconciliation/hypothesis.ts";
import {
  causeOfFacts,
  type Explanation,
  type Reconciliation,
  sideOf,
} from "../../reconciliation/reconcile.ts";
import { type Called, Wording } from "../../reconciliation/wording.ts";
import type { World } from "../../reconciliation/world.ts";
import { columnName } from "../../text/column-names.ts";
import { reconcileWords as words } from "../../text/reconciliation/reconciliation.ts";
import { listed } from "../../text/reports.ts";
import { type Language, same, type Text } from "../../text/text.ts";
import { Names } from "../names.ts";

/** A statement compared: all that is told of it. */
export interface Compared {
  readonly reading: StatementReading;
  readonly world: World;
  readonly outcome: Reconciliation;
  readonly catalogue: Catalogue;
  /** Base unit of an item, also of one that only the statement knows. */
  unitOf(item: string): string | undefined;
  readonly language: Language;
  /** What each explanation would book, by its number. */
  readonly drafts: ReadonlyMap<number, readonly Draft[]>;
}

export interface PostedJson {
  readonly posted: readonly string[];
  readonly alreadyPosted: readonly string[];
}

function calledBy({ catalogue, unitOf }: Compared): Called {
  const names = new Names(catalogue);
  return {
    item: (code) => names.item(code),
    depot: (code) => names.depot(code),
    agency: (code) => names.agency(code),
    unit: unitOf,
    perPack: (code) => catalogue.item(code)?.piecesPerPack,
  };
}

export const wordingOf = (compared: Compared): Wording =>
  new Wording(compared.world.comparison.cards, calledBy(compared), compared.world.asOf);

export function reconcileJson(compared: Compared, { posted, alreadyPosted }: PostedJson): unknown {
  const { reading, world, outcome, language } = compared;
  const { comparison, asOf } = world;
  return {
    file: reading.file.name,
    sha256: reading.file.sha256,
    agency: reading.agency ?? null,
    asOf,
    compared: outcome.compared,
    matched: outcome.matched,
    totals: totalsOf(compared).map(({ unit, book, counted }) => ({
      unit: unit ?? null,
      book,
      counted,
    })),
    differences: outcome.explanations.flatMap((one) => differencesJson(one, compared)),
    notes: notesOf(compared).map((note) => note[language]),
    notCompared: comparison.unspoken.map(({ agency, depot }) => ({ agency, depot })),
    exact: outcome.gap === 0 && !outcome.cutOff,
    posted,
    alreadyPosted,
  };
}

function differencesJson(one: Explanation, compared: Compared): readonly unknown[] {
  const { world, language, drafts, unitOf } = compared;
  const wording = wordingOf(compared);
  const { cards } = world.comparison;
  const proposal = {
    side: sideOf(one),
    text: wording.proposal(one)[language],
    transactions: (drafts.get(one.number) ?? []).map((draft) => ({
      kind: draft.kind,
      effectiveDate: draft.effectiveDate,
      reverses: draft.reverses === undefined ? null : transactionId(draft.reverses),
      postings: postingsOf(draft.entries),
    })),
    corrections: one.corrections.map((correction) => correctionJson(correction, cards)),
  };
  return one.covers.flatMap((at) => {
    const card = cards[at];
    if (card === undefined) return [];
    const { item, lot, depot, agency, status, book, counted, rows, parts } = card;
    return [
      {
        number: one.number,
        item,
        name: rows[0]?.name ?? null,
        lot,
        depot,
        agency,
        status,
        book,
        counted,
        difference: differenceOf(card),
        unit: unitOf(item) ?? null,
        rows: rows.map(({ sheet, row, cell, text }) => ({
          sheet: sheet ?? null,
          row,
          cell: cell ?? null,
          text: text ?? null,
        })),
        parts: parts.map((part) => ({
          lot: part.lot,
          status: part.status,
          quantity: part.quantity,
        })),
        cause: causeOfFacts(one.facts),
        causes: one.facts.map(({ cause }) => cause),
        confidence: one.confidence,
        explanation: wording.sentence(one.facts)[language],
        evidence: wording.evidence(one.facts).map((text) => text[language]),
        proposal,
        alternatives: one.alternatives
          .filter(({ covers }) => covers.includes(at))
          .map((other) => ({
            cause: causeOfFacts(other.facts),
            confidence: other.confidence,
            explanation: wording.sentence(other.facts)[language],
          })),
      },
    ];
  });
}

function correctionJson(correction: Correction, cards: readonly ComparedCard[]): unknown {
  const card = cards[correction.card];
  const place = correction.kind === "add-row" ? undefined : correction.row;
  const field = correction.kind === "relabel-row" ? correction.field : undefined;
  const to = correction.kind === "relabel-row" ? correction.to : card;
  return {
    action: correction.kind,
    sheet: place?.sheet ?? null,
    row: place?.row ?? null,
    cell: place?.cell ?? null,
    field: field ?? (correction.kind === "set-quantity" ? "quantity" : null),
    item: to?.item ?? null,
    lot: to?.lot ?? null,
    depot: to?.depot ?? null,
    agency: to?.agency ?? null,
    status: to?.status ?? null,
    quantity:
      correction.kind === "set-quantity" || correction.kind === "add-row"
        ? correction.to
        : (place?.quantity ?? null),
  };
}

interface Total {
  readonly unit: string | undefined;
  readonly book: number;
  readonly counted: number;
}

function totalsOf({ world, unitOf }: Compared): readonly Total[] {
  const sums = new Map<string | undefined, { book: number; counted: number }>();
  for (const { item, book, counted } of world.comparison.cards) {
    const unit = unitOf(item);
    const sum = sums.get(unit) ?? { book: 0, counted: 0 };
    sums.set(unit, { book: sum.book + book, counted: sum.counted + counted });
  }
  return [...sums]
    .map(([unit, sum]) => ({ unit, ...sum }))
    .sort((a, b) => ((a.unit ?? "") < (b.unit ?? "") ? -1 : 1));
}

/** Depots and agencies named one by one; more are counted. */
const placesShown = 12;

export function notesOf(compared: Compared): readonly Text[] {
  const { world, outcome, catalogue } = compared;
  const { detail, spoken, unspoken, cards } = world.comparison;
  const names = new Names(catalogue);
  const several = new Set(spoken.map(({ agency }) => agency)).size > 1;
  const placed = (places: World["comparison"]["spoken"]): Text => {
    const shown = places.slice(0, placesShown).map(({ agency, depot }): Text => {
      const [owner, place] = [names.agency(agency), names.depotWithCode(depot)];
      if (!several) return place;
      return { en: `${place.en} (${owner.en})`, ja: `${place.ja}（${owner.ja}）` };
    });
    return listed(places.length > placesShown ? [...shown, same("…")] : shown);
  };
  const facts = detail.facts.map((field) => columnName(field === "unitCost" ? "unit_cost" : field));
  const merged = cards.some(({ parts }) => parts.some(({ status }) => status !== "available"));
  return [
    ...totalsOf(compared).map(words.totals),
    words.scope(placed(spoken)),
    ...(unspoken.length > 0 ? [words.unspoken(placed(unspoken))] : []),
    ...(detail.lots ? [] : [words.noLots(facts.length === 0 ? undefined : listed(facts))]),
    ...(!detail.statuses && merged ? [words.noStatuses] : []),
    ...(detail.statuses && !detail.reserved && hasReserved(cards) ? [words.noReserved] : []),
    ...newNames(compared),
    ...partial(cards, names),
    ...(outcome.gap > 0 ? [words.gap] : []),
    ...(outcome.cutOff ? [words.cutOff] : []),
  ];
}

/** Names of the statement that nobody knows, with the known ones most like them. */
function newNames({ reading, catalogue }: Compared): readonly Text[] {
  const { newItems, newDepots, newAgencies } = reading;
  const kinds = [
    ["item", newItems],
    ["depot", newDepots],
    ["agency", newAgencies],
  ] as const;
  return kinds.flatMap(([what, codes]) =>
    codes
      .slice(0, placesShown)
      .map((code) => words.unknown(what, code, catalogue.nearest(what, code))),
  );
}

/** Depots of which the statement names less than half of what the book has there. */
function partial(cards: readonly ComparedCard[], names: Names): readonly Text[] {
  const depots = new Map<string, { named: number; all: number }>();
  for (const { depot, book, rows } of cards) {
    if (book === 0) continue;
    const { named, all } = depots.get(depot) ?? { named: 0, all: 0 };
    depots.set(depot, { named: named + (rows.length > 0 ? 1 : 0), all: all + 1 });
  }
  return [...depots]
    .filter(([, { named, all }]) => named * 2 < all)
    .map(([depot, { named, all }]) => words.partial(names.depot(depot), named, all));
}

const hasReserved = (cards: readonly ComparedCard[]): boolean =>
  cards.some(({ parts }) => parts.some(({ status }) => status === "reserved"));

export const titleOf = ({ reading, world, outcome }: Compared): Text =>
  words.title(reading.file.name, world.asOf, outcome.matched, outcome.compared);

/** Words of one explanation, for questions and for what is sent back. */
export function wordsOfExplanation(
  one: Explanation,
  compared: Compared,
  reader: "us" | "sender" = "us",
) {
  const wording = wordingOf(compared);
  return { sentence: wording.sentence(one.facts), proposal: wording.proposal(one, reader) };
}

/** Title and notes of what is sent back. */
export const headOf = (compared: Compared) => ({
  title: titleOf(compared),
  notes: notesOf(compared),
  language: compared.language,
});
