/**
 * What a count books: for each decided line the difference between what is there and the book.
 *
 * Of one owner's item and lot the statuses are looked at together. Let s be counted, b the book,
 * d and e what of it was found damaged and expired; each status then gains
 *
 *   available, …   s − b − d − e          damaged   s − b + (d of the others)
 *                                          expired   s − b + (e of the others)
 *
 * What one status lost and another gained moves from the one to the other: the goods are there and
 * in another state. Only what is left goes to or comes from `count-difference`. So the owner, the
 * lot, and with the lot its donor and funding, never change.
 *
 * A counted line that gains and loses nothing becomes an entry of quantity zero. It is evidence
 * that lies on the very stock card it speaks of: `trace` shows it there, with the cell it was read
 * from, and it falls with the reversal of the count as the differences do.
 *
 * All is dated with the latest day of the sheets that decided a line: as of that day the ledger
 * holds what was counted, and the movements between the cut and then.
 */
import { countDifferenceAccount, depotAccount, stockStatuses } from "../domain/account.ts";
import { assert } from "../domain/assert.ts";
import type { CountCard, CountDecided } from "../domain/counting/count-declaration.ts";
import type { IsoDate } from "../domain/dates.ts";
import { joined } from "../domain/items/joined.ts";
import type { CellOrigin, Entry } from "../domain/ledger.ts";
import { bySheet } from "./book.ts";
import type { Comparison, Figure } from "./comparison.ts";

export interface Decision {
  readonly effectiveDate: IsoDate;
  readonly lines: readonly CountDecided[]; // without their reasons
  readonly entries: readonly Entry[];
}

interface DecidedLine extends CountCard {
  readonly decided: Figure;
}

/** Undefined where no line is decided. */
export function decisionOf(depot: string, { lines }: Comparison): Decision | undefined {
  const decided = lines.flatMap((line): readonly DecidedLine[] =>
    line.decided === undefined ? [] : [{ ...line, decided: line.decided }],
  );
  if (decided.length === 0) return undefined;
  const days = decided.map((line) => line.decided.sheet.entered.date);
  return {
    effectiveDate: days.reduce((a, b) => (a > b ? a : b)),
    lines: decided.map(({ item, lot, agency, status, decided: { book, line } }) => {
      const { quantity: counted, damaged, expired } = line;
      return { item, lot, agency, status, book, counted, damaged, expired };
    }),
    entries: groupedByGoods(decided).flatMap((group) => entriesOf(depot, group)),
  };
}

/** Whether something is booked for a line, and so a reason is wanted. */
export const isDifference = ({ book, counted, damaged, expired, status }: CountDecided): boolean =>
  counted !== book ||
  (damaged > 0 && status !== "damaged") ||
  (expired > 0 && status !== "expired");

function groupedByGoods(lines: readonly DecidedLine[]): readonly (readonly DecidedLine[])[] {
  const groups = new Map<string, DecidedLine[]>();
  for (const line of lines.toSorted(bySheet)) {
    const name = joined(line.item, line.lot, line.agency);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [line]);
    else group.push(line);
  }
  return [...groups.values()];
}

/** What each status gains, less what it loses, with the cell that speaks of it. */
type Gains = Map<CountCard["status"], { quantity: number; readonly origin: CellOrigin }>;

function gainsOf(lines: readonly DecidedLine[]): Gains {
  const gains: Gains = new Map();
  const gain = (status: CountCard["status"], quantity: number, origin: CellOrigin): void => {
    const known = gains.get(status);
    if (known === undefined) gains.set(status, { quantity, origin });
    else known.quantity += quantity;
  };
  for (const { status, decided } of lines) {
    gain(status, decided.difference, originOf(decided));
  }
  for (const { status, decided } of lines) {
    const origin = originOf(decided);
    for (const [to, part] of [
      ["damaged", decided.line.damaged],
      ["expired", decided.line.expired],
    ] as const) {
      if (part === 0 || to === status) continue;
      gain(status, 0 - part, origin);
      gain(to, part, origin);
    }
  }
  return gains;
}

function entriesOf(depot: string, lines: readonly DecidedLine[]): readonly Entry[] {
  const [first] = lines;
  assert(first !== undefined, "a group of lines has one");
  const { item, lot, agency } = first;
  const gains = gainsOf(lines);
  const holder = (status: CountCard["status"]) => ({
    account: depotAccount(depot, status),
    agency,
  });
  const outside = { account: countDifferenceAccount, agency };
  const entries: Entry[] = [];
  const statuses = stockStatuses.filter((status) => gains.has(status));
  const evidence = statuses.filter((status) => gains.get(status)?.quantity === 0);
  for (const from of statuses) {
    for (const to of statuses) {
      const [losing, gaining] = [gains.get(from), gains.get(to)];
      if (losing === undefined || gaining === undefined) continue;
      const moved = Math.min(0 - losing.quantity, gaining.quantity);
      if (moved <= 0) continue;
      losing.quantity += moved;
      gaining.quantity -= moved;
      const { origin } = gaining;
      entries.push({ item, lot, quantity: moved, from: holder(from), to: holder(to), origin });
    }
  }
  for (const status of statuses) {
    const { quantity, origin } = gains.get(status) ?? { quantity: 0, origin: { row: 0 } };
    if (quantity === 0 && !evidence.includes(status)) continue;
    const [from, to] = quantity < 0 ? [holder(status), outside] : [outside, holder(status)];
    entries.push({ item, lot, quantity: Math.abs(quantity), from, to, origin });
  }
  return entries;
}

/** The cell of the sheet that decided. Several files decide a count, so the cell names its file. */
function originOf({ sheet: { entered, transaction }, line: { row, cell, text } }: Figure) {
  const file = transaction.source?.name ?? "";
  const sheet = entered.sheet === undefined ? file : `${file} [${entered.sheet}]`;
  return {
    sheet,
    row,
    ...(cell === undefined ? {} : { cell }),
    ...(text === undefined ? {} : { text }),
  };
}
