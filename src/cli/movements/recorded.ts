/** What a command says of the movements that it has recorded. */
import { accountParts, holdsGoods, supplierAccount } from "../../domain/account.ts";
import type { Catalogue } from "../../domain/catalogue.ts";
import {
  type Entry,
  type Holder,
  postingsOf,
  type Transaction,
  transactionId,
} from "../../domain/ledger.ts";
import { unknownSupplier } from "../../domain/movement.ts";
import { cardName } from "../../domain/trace.ts";
import type { Ledger, Recorded } from "../../ports.ts";
import { recordedWords } from "../../text/movements/movements.ts";
import { accountWords, quantityWords } from "../../text/reports.ts";
import { both, type Text } from "../../text/text.ts";
import { Names } from "../names.ts";
import type { Print } from "../terminal/print.ts";
import type { TableRow, TableSpec } from "../terminal/render.ts";

export interface RecordedJson {
  readonly transaction: string;
  readonly kind: string;
  readonly effectiveDate: string;
  readonly postings: ReturnType<typeof postingsOf>;
  readonly reverses?: string;
  readonly already?: true;
}

export function recordedJson({ transaction, already }: Recorded): RecordedJson {
  const { number, kind, effectiveDate, entries, reverses } = transaction;
  return {
    transaction: transactionId(number),
    kind,
    effectiveDate,
    postings: postingsOf(entries),
    ...(reverses === undefined ? {} : { reverses: transactionId(reverses) }),
    ...(already ? { already } : {}),
  };
}

const columns: TableSpec["columns"] = [
  "transaction",
  "kind",
  "effectiveDate",
  "account",
  "agency",
  "item",
  "lot",
  "quantity",
].map((key) => ({ key, heading: { en: key, ja: key }, numeric: key === "quantity" }));

const tableRows = ({ number, kind, effectiveDate, entries }: Transaction): readonly TableRow[] =>
  postingsOf(entries).map((posting) => ({
    cells: { transaction: transactionId(number), kind, effectiveDate, ...posting },
  }));

/** One movement, with what its stock cards hold now. */
export async function printRecorded(
  print: Print,
  ledger: Ledger,
  catalogue: Catalogue,
  recorded: Recorded,
): Promise<void> {
  const { transaction, already } = recorded;
  const { number, reference } = transaction;
  const lines = [
    ...(already ? [recordedWords.already(transactionId(number), reference ?? "")] : []),
    ...transaction.entries.map((entry) => entryLine(transaction, entry, catalogue)),
    ...(transaction.reverses === undefined
      ? []
      : [recordedWords.reverses(transactionId(transaction.reverses))]),
    ...(await balanceLines(transaction.entries, ledger, catalogue)),
  ];
  print.result({
    json: recordedJson(recorded),
    table: { columns, rows: tableRows(transaction) },
    text: both((language) => lines.map((line) => line[language]).join("\n")),
  });
}

function entryLine(transaction: Transaction, entry: Entry, catalogue: Catalogue): Text {
  const names = new Names(catalogue);
  const { item, lot, quantity, from, to } = entry;
  return recordedWords.line({
    id: transactionId(transaction.number),
    kind: transaction.kind,
    date: transaction.effectiveDate,
    quantity: quantityWords(quantity, catalogue.item(item)?.baseUnit),
    item: names.itemWithCode(item),
    lot,
    from: placeWords(from, names),
    to: placeWords(to, names),
    fromAgency: names.agency(from.agency),
    toAgency: names.agency(to.agency),
  });
}

const placeWords = ({ account }: Holder, names: Names): Text =>
  account === supplierAccount(unknownSupplier)
    ? recordedWords.unknownSupplier
    : accountWords(account, (depot) => names.depot(depot));

async function balanceLines(
  entries: readonly Entry[],
  ledger: Ledger,
  catalogue: Catalogue,
): Promise<readonly Text[]> {
  const names = new Names(catalogue);
  const lines: Text[] = [];
  const cards = new Map(
    entries.flatMap(({ item, lot, from, to }) =>
      [from, to]
        .filter(({ account }) => holdsGoods(account))
        .map((holder) => [cardName({ item, lot, ...holder }), { item, lot, holder }] as const),
    ),
  );
  for (const { item, lot, holder } of cards.values()) {
    const parts = accountParts(holder.account);
    const depot = parts?.kind === "depot" ? { depot: parts.depot } : {};
    const there = await ledger.balances({ item, lot, agency: holder.agency, ...depot });
    const quantity = there.find(({ account }) => account === holder.account)?.quantity ?? 0;
    lines.push(
      recordedWords.balance({
        account: placeWords(holder, names),
        agency: names.agency(holder.agency),
        quantity: quantityWords(quantity, catalogue.item(item)?.baseUnit),
      }),
    );
  }
  return lines;
}
