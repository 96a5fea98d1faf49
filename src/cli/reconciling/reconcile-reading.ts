/**
 * A statement and the ledger of one moment, made ready to be compared; and the statements that
 * cannot be: dated in the future or before the ledger begins, or of an agency unknown to it.
 */
import { accountParts } from "../../domain/account.ts";
import { assert } from "../../domain/assert.ts";
import type { Catalogue } from "../../domain/catalogue.ts";
import { fiscalYearEnd, type IsoDate, plusDays } from "../../domain/dates.ts";
import { joined } from "../../domain/items/joined.ts";
import { cardNow, entriesNow, ratioNow, SameItems } from "../../domain/items/same-item.ts";
import type { Problem } from "../../domain/problems/problem.ts";
import { converted } from "../../domain/ratio.ts";
import type { StatementReading } from "../../importers/reading.ts";
import { type Balance, type Ledger, Refused } from "../../ports.ts";
import { compare } from "../../reconciliation/comparison.ts";
import { KnownSoFar, lookBackDays, type Shipment } from "../../reconciliation/known.ts";
import type { World } from "../../reconciliation/world.ts";
import { ofOneState } from "../reports/report-options.ts";

/** The statement beside the ledger; a statement that cannot be compared is refused. */
export async function besideLedger(
  reading: StatementReading,
  asOf: IsoDate,
  ledger: Ledger,
  catalogue: Catalogue,
): Promise<World> {
  const { value } = await ofOneState(ledger, async () => {
    const same = new SameItems(await ledger.declarations());
    return {
      balances: balancesNow(same, await ledger.balances({ asOf })),
      facts: await ledger.lotFacts(),
      known: await movementsAround(asOf, ledger, same),
    };
  });
  const { balances, facts, known } = value;
  const has = (meaning: string): boolean =>
    reading.sheets.some(({ columns }) => columns.some((column) => column.meaning === meaning));
  const detail = { lots: has("lot"), statuses: has("status") };
  const comparison = compare({ lines: reading.lines, balances, facts, detail });
  return {
    comparison,
    asOf,
    known: known.known(inTransit(balances)),
    packing: (code) => {
      const item = catalogue.item(code);
      return { baseUnit: item?.baseUnit, piecesPerPack: item?.piecesPerPack };
    },
  };
}

async function movementsAround(
  asOf: IsoDate,
  ledger: Ledger,
  same: SameItems,
): Promise<KnownSoFar> {
  const known = new KnownSoFar();
  const since = plusDays(asOf, 0 - lookBackDays);
  for await (const transaction of ledger.transactions({ since })) {
    known.take({ ...transaction, entries: entriesNow(same, transaction.entries) });
  }
  return known;
}

/**
 * Balances under the names that items have by now, as statements are read under these: goods that
 * were one item's on the day, and have been merged into another one since, are that one's.
 */
export function balancesNow(same: SameItems, balances: readonly Balance[]): readonly Balance[] {
  if (!balances.some(({ item }) => same.has(item))) return balances;
  const sums = new Map<string, Balance>();
  for (const balance of balances) {
    const { account, agency } = balance;
    const quantity = converted(balance.quantity, ratioNow(same, balance.item));
    const goods = quantity === undefined ? balance : { ...cardNow(same, balance), quantity };
    const key = joined(account, agency, goods.item, goods.lot);
    const sum = (sums.get(key)?.quantity ?? 0) + goods.quantity;
    const { item, lot } = goods;
    sums.set(key, { account, agency, item, lot, quantity: sum });
  }
  return [...sums.values()].filter(({ quantity }) => quantity !== 0);
}

function inTransit(balances: readonly Balance[]): readonly Omit<Shipment, "origins">[] {
  return balances.flatMap(({ account, agency, item, lot, quantity }) => {
    const place = accountParts(account);
    if (place?.kind !== "transit") return [];
    return [{ shipment: place.shipment, agency, item, lot, quantity }];
  });
}

/** What stands against comparing; nothing where it can be done. */
export async function refuseIncomparable(
  { file, lines }: StatementReading,
  asOf: IsoDate,
  today: IsoDate,
  ledger: Ledger,
): Promise<void> {
  const problems: Problem[] = [];
  const at = { file: file.name };
  if (asOf > today) problems.push({ kind: "statement-not-yet", date: asOf, today, at });
  const fiscalYear = (await ledger.closedYears()).at(-1);
  if (fiscalYear !== undefined && asOf <= fiscalYearEnd(fiscalYear)) {
    problems.push({ kind: "statement-year-closed", date: asOf, fiscalYear, at });
  }
  for (const agency of [...new Set(lines.map((line) => line.agency))].sort()) {
    const first = await firstDay(agency, asOf, ledger);
    if (first === undefined) problems.push({ kind: "agency-without-stock", agency, at });
    else if (asOf < first) {
      problems.push({ kind: "statement-too-early", agency, date: asOf, first, at });
    }
  }
  if (problems.length > 0) throw new Refused(problems);
}

/** The ledger's first day of an agency; or the statement's, where there were goods on that. */
async function firstDay(
  agency: string,
  asOf: IsoDate,
  ledger: Ledger,
): Promise<IsoDate | undefined> {
  if ((await ledger.balances({ agency, asOf })).length > 0) return asOf;
  let first: IsoDate | undefined;
  for await (const { effectiveDate, entries } of ledger.transactions({ agency })) {
    if (entries.length > 0 && (first === undefined || effectiveDate < first)) first = effectiveDate;
  }
  return first;
}

/** The day of a statement whose lines were all accepted. */
export function dayOf({ asOf }: StatementReading): IsoDate {
  assert(asOf !== undefined, "accepted lines have an as-of date");
  return asOf;
}
