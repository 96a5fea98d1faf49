/**
 * What an import would count twice: a stock card that an earlier statement of another date has
 * opened. A later statement is compared with the ledger (`reconcile`), never added to it. Further
 * rows of a statement of the same date are late rows, and are added.
 */
import { depotAccount } from "./account.ts";
import type { IsoDate } from "./dates.ts";
import { cardNow, SameItems } from "./items/same-item.ts";
import { transactionId } from "./ledger.ts";
import { present } from "./present.ts";
import type { Problem } from "./problems/problem.ts";
import type { StatementLine } from "./statement.ts";
import { StockCards } from "./stock-cards.ts";

export interface OpenedCard {
  readonly account: string;
  readonly agency: string;
  readonly item: string;
  readonly lot: string;
  readonly asOf: IsoDate;
  readonly transaction: number;
}

export interface Overlap {
  /** Lines whose card a statement of another date opened: refused. */
  readonly conflicts: readonly Problem[];
  /** Lines whose card an earlier file of the same date opened: added, and said so. */
  readonly added: readonly { readonly line: StatementLine; readonly opened: OpenedCard }[];
}

export function overlapOf(
  lines: readonly StatementLine[],
  asOf: IsoDate,
  file: string,
  openings: readonly OpenedCard[],
  same: SameItems = new SameItems(),
): Overlap {
  const opened = new StockCards<OpenedCard>();
  for (const card of openings) {
    // A card that was opened under an old name is opened under the new one.
    const { item, lot } = cardNow(same, card);
    const before = opened.get(item, lot, card);
    const other = before !== undefined && before.asOf !== asOf;
    if (!other) opened.set(item, lot, card, card);
  }
  const conflicts: Problem[] = [];
  const added: { line: StatementLine; opened: OpenedCard }[] = [];
  for (const line of lines) {
    const { item, lot, agency, sheet, row } = line;
    const account = depotAccount(line.depot, line.status);
    const card = opened.get(item, lot, { account, agency });
    if (card === undefined) continue;
    if (card.asOf === asOf) {
      added.push({ line, opened: card });
      continue;
    }
    const at = present({ file, row, sheet });
    const by = transactionId(card.transaction);
    conflicts.push({ kind: "already-opened", agency, item, lot, account, by, date: card.asOf, at });
  }
  return { conflicts, added };
}
