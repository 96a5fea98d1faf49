/**
 * Small ledgers and statements for tests of reconciling: cards written as text, and the arithmetic
 * of what a proposal would do, which is the tests' own and shares nothing with the program's.
 */
import { accountParts, type StockStatus } from "../../src/domain/account.ts";
import type { Draft, Entry, Transaction, TransactionKind } from "../../src/domain/ledger.ts";
import { postingsOf } from "../../src/domain/ledger.ts";
import type { StatementLine } from "../../src/domain/statement.ts";
import { draftsOf } from "../../src/reconciliation/booking.ts";
import type { Card } from "../../src/reconciliation/card.ts";
import { compare } from "../../src/reconciliation/comparison.ts";
import type { Correction } from "../../src/reconciliation/hypothesis.ts";
import { KnownSoFar } from "../../src/reconciliation/known.ts";
import {
  type Explanation,
  type Reconciliation,
  reconcile,
} from "../../src/reconciliation/reconcile.ts";
import type { World } from "../../src/reconciliation/world.ts";

export const asOf = "2026-06-30";

/** "jica BLANKET L-1 AEDXB available": who, what, which, where, how. */
export type CardText = string;

export interface Movement {
  readonly kind: TransactionKind;
  readonly date: string;
  readonly from: CardText; // a card, or an outside account: "supplier:X"
  readonly to: CardText;
  readonly quantity: number;
  readonly reference?: string;
  readonly reverses?: number;
}

export interface Row {
  readonly card: CardText;
  readonly quantity: number;
}

const holderOf = (text: CardText, other: CardText): Entry["from"] => {
  const [agency = "", , , depot, status] = text.split(" ");
  if (depot !== undefined) return { account: `depot:${depot}:${status}`, agency };
  const [, , , , otherStatus] = other.split(" ");
  return {
    account: text,
    agency: otherStatus === undefined ? "jica" : (other.split(" ")[0] ?? ""),
  };
};

function transactionOf(movement: Movement, number: number): Transaction {
  const { kind, date, from, to, quantity, reference, reverses } = movement;
  const goods = from.includes(" ") ? from : to;
  const [, item = "", lot = ""] = goods.split(" ");
  const entry = { item, lot, quantity, from: holderOf(from, to), to: holderOf(to, from) };
  return {
    number,
    kind,
    effectiveDate: date,
    recordedAt: "2026-07-01T00:00:00.000Z",
    user: "sato",
    hash: "",
    entries: [entry],
    declarations: [],
    ...(reference === undefined ? {} : { reference }),
    ...(reverses === undefined ? {} : { reverses }),
  };
}

/** What accounts hold at the end of a day. */
function sums(drafts: readonly Pick<Draft, "effectiveDate" | "entries">[], day: string) {
  const held = new Map<string, number>();
  for (const { effectiveDate, entries } of drafts) {
    if (effectiveDate > day) continue;
    for (const { account, agency, item, lot, quantity } of postingsOf(entries)) {
      const key = JSON.stringify([account, agency, item, lot]);
      held.set(key, (held.get(key) ?? 0) + quantity);
    }
  }
  return held;
}

export interface Case {
  readonly movements: readonly Movement[];
  readonly rows: readonly Row[];
  readonly detail?: { readonly lots: boolean; readonly statuses: boolean };
  readonly packs?: Readonly<Record<string, number>>;
}

export interface Settled {
  readonly transactions: readonly Transaction[];
  /** All that would be booked if everything proposed were accepted. */
  readonly drafts: readonly Draft[];
  readonly world: World;
  readonly outcome: Reconciliation;
  /** Cards on which book and statement differ after all that is proposed was done. */
  readonly left: readonly string[];
}

export function linesOf(rows: readonly Row[]): readonly StatementLine[] {
  return rows.map(({ card, quantity }, index) => {
    const [agency = "", item = "", lot = "", depot = "", status = "available"] = card.split(" ");
    const row = index + 2;
    return {
      row,
      agency,
      item,
      name: item,
      depot,
      lot,
      status: status as StockStatus,
      quantity,
      unit: "piece",
      facts: {},
      origin: { row, cell: `E${row}`, text: String(quantity), identity: `${card} ${quantity}` },
    };
  });
}

export function settle({ movements, rows, detail, packs = {} }: Case): Settled {
  const transactions = movements.map((movement, index) => transactionOf(movement, index + 1));
  const held = sums(transactions, asOf);
  const balances = [...held].flatMap(([key, quantity]) => {
    const [account, agency, item, lot] = JSON.parse(key);
    return quantity === 0 ? [] : [{ account, agency, item, lot, quantity }];
  });
  const lines = linesOf(rows);
  const comparison = compare({
    lines,
    balances,
    facts: new Map(),
    detail: detail ?? { lots: true, statuses: true },
  });
  const known = new KnownSoFar();
  for (const transaction of transactions) known.take(transaction);
  const inTransit = balances.flatMap(({ account, ...goods }) => {
    const place = accountParts(account);
    return place?.kind === "transit" ? [{ shipment: place.shipment, ...goods }] : [];
  });
  const world: World = {
    comparison,
    asOf,
    known: known.known(inTransit),
    packing: (item) => ({ baseUnit: "piece", piecesPerPack: packs[item] }),
  };
  const outcome = reconcile(world);
  const { cards, find } = comparison;
  const source = { name: "stock.csv", sha256: "0".repeat(64) };
  const booking = { asOf, user: "sato", source, cards, find, reason: () => "reconciled" };
  const drafts = outcome.explanations.flatMap((one) => draftsOf(one, booking));
  const left = differencesLeft(world, outcome, [...transactions, ...drafts], lines);
  return { transactions, drafts, world, outcome, left };
}

function differencesLeft(
  { comparison }: World,
  { explanations }: Reconciliation,
  recorded: readonly Pick<Draft, "effectiveDate" | "entries">[],
  lines: readonly StatementLine[],
): readonly string[] {
  const { cards } = comparison;
  const held = sums(recorded, asOf);
  const stated = corrected(lines, explanations, cards);
  const sides = new Map<number, { book: number; counted: number }>();
  const side = (at: number) => {
    const found = sides.get(at) ?? { book: 0, counted: 0 };
    sides.set(at, found);
    return found;
  };
  for (const [key, quantity] of held) {
    const [account, agency, item, lot] = JSON.parse(key);
    const place = accountParts(account);
    if (place?.kind !== "depot") continue;
    const card = { agency, item, lot, depot: place.depot, status: place.status };
    const at = comparison.find(card);
    if (at !== undefined) side(at).book += quantity;
    if (quantity < 0) side(0 - sides.size - cards.length).book += quantity; // never below zero
  }
  for (const { card, quantity } of stated) {
    const at = comparison.find(card);
    if (at !== undefined) side(at).counted += quantity;
  }
  return [...sides]
    .filter(([, { book, counted }]) => book !== counted)
    .map(([at, { book, counted }]) => `${cards[at]?.lot}: ${book} / ${counted}`);
}

/** The statement's rows once all corrections are made. */
function corrected(
  lines: readonly StatementLine[],
  explanations: readonly Explanation[],
  cards: World["comparison"]["cards"],
) {
  const rows = lines.map((line) => ({
    row: line.row,
    card: cardOf(line),
    quantity: line.quantity,
  }));
  const apply = (correction: Correction): void => {
    if (correction.kind === "add-row") {
      const card = cards[correction.card];
      if (card !== undefined) rows.push({ row: 0, card: cardOf(card), quantity: correction.to });
      return;
    }
    const found = rows.find(({ row }) => row === correction.row.row);
    if (found === undefined) throw new Error("a correction of a row that is not there");
    if (correction.kind === "set-quantity") found.quantity = correction.to;
    else if (correction.kind === "remove-row") found.quantity = 0;
    else found.card = { ...found.card, [correction.field]: correction.to[correction.field] };
  };
  for (const { corrections } of explanations) for (const one of corrections) apply(one);
  return rows;
}

const cardOf = ({ agency, item, lot, depot, status }: Card): Card => ({
  agency,
  item,
  lot,
  depot,
  status,
});
