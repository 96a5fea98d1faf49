/**
 * The stock as a workbook: depots and items with their owners side by side, the pool, every lot,
 * and where all of it comes from, with control totals.
 *
 * A column is summed only where it holds one unit, and wholly known figures.
 */
import { groupStock, type StockLine } from "../domain/stock.ts";
import {
  ownersOf,
  pool,
  stockByOwner,
  totalsByUnit,
  type UnitTotals,
} from "../domain/stock-by-owner.ts";
import { sheetWords, type Totals } from "../text/export.ts";
import { statusWords, unitWord } from "../text/reports.ts";
import { stockHeadings as headings, recordHeadings, stockWords, yenWords } from "../text/stock.ts";
import type { Language, Text } from "../text/text.ts";
import type { SheetColumn, SheetSpec, SheetValue } from "./sheet.ts";
import { factFields, type RecordSetting, recordFields, stockRecords } from "./stock-records.ts";
import { type FieldValue, type StockRow, stockRow, sumFields } from "./stock-rows.ts";

export interface StockSetting {
  readonly language: Language;
  readonly title: Text;
  readonly notes: readonly Text[];
  readonly about: readonly (readonly [what: Text, value: string | number])[];
  readonly totals: Totals;
  readonly records: RecordSetting;
  agency(code: string): Text;
  depot(code: string): Text;
  item(code: string): Text;
}

export function stockSheets(
  lines: readonly StockLine[],
  setting: StockSetting,
): readonly SheetSpec[] {
  return [
    stockSheet(lines, setting),
    poolSheet(lines, setting),
    lotSheet(lines, setting),
    aboutSheet(setting),
  ];
}

const column = (
  key: keyof typeof headings | keyof typeof recordHeadings,
  language: Language,
  kind: SheetColumn["kind"] = "text",
): SheetColumn => ({ heading: { ...headings, ...recordHeadings }[key][language], kind });

const ownerColumns = (
  owners: readonly string[],
  { agency, language }: StockSetting,
): readonly SheetColumn[] =>
  owners.map((code) => ({ heading: agency(code)[language], kind: "integer" }));

const ownerCells = (owners: readonly string[], byOwner: ReadonlyMap<string, number>) =>
  owners.map((code) => byOwner.get(code));

/** The totals row, where there is one unit; blanks stand before and behind the figures. */
function totalsRow(
  sums: readonly UnitTotals[],
  owners: readonly string[],
  { before, behind, language }: { before: number; behind: number; language: Language },
): { readonly totals?: readonly SheetValue[] } {
  const [only, another] = sums;
  if (only === undefined || another !== undefined) return {};
  const blanks = (length: number): readonly undefined[] => Array<undefined>(length).fill(undefined);
  const name = stockWords.total(only.unit)[language];
  return {
    totals: [
      name,
      ...blanks(before - 1),
      ...ownerCells(owners, only.byOwner),
      only.total,
      ...blanks(behind),
    ],
  };
}

function stockSheet(lines: readonly StockLine[], setting: StockSetting): SheetSpec {
  const { language, title, depot, item } = setting;
  const owners = ownersOf(lines);
  const rows = stockByOwner(lines);
  const texts = ["depot", "depotName", "item", "name"] as const;
  return {
    name: sheetWords.stock[language],
    title: title[language],
    notes: setting.notes.map((note) => note[language]),
    columns: [
      ...texts.map((key) => column(key, language)),
      ...ownerColumns(owners, setting),
      column("total", language, "integer"),
      column("unit", language),
      column("nearestExpiry", language, "date"),
      column("status", language),
    ],
    rows: rows.map((row) => [
      ...[row.depot, depot(row.depot)[language], row.item, item(row.item)[language]],
      ...ownerCells(owners, row.byOwner),
      row.total,
      unitWord(row.unit)[language],
      row.nearestExpiry,
      statusWords[row.status][language],
    ]),
    ...totalsRow(totalsByUnit(rows), owners, { before: texts.length, behind: 3, language }),
  };
}

function poolSheet(lines: readonly StockLine[], setting: StockSetting): SheetSpec {
  const { language, item, agency } = setting;
  const owners = ownersOf(lines);
  const rows = pool(lines.filter(({ status }) => status === "available"));
  return {
    name: sheetWords.pool[language],
    title: stockWords.poolSheetTitle[language],
    columns: [
      column("item", language),
      column("name", language),
      ...ownerColumns(owners, setting),
      column("pool", language, "integer"),
      column("unit", language),
      column("nearestExpiry", language, "date"),
      column("onlyOwner", language),
      column("depots", language),
    ],
    rows: rows.map((row) => [
      ...[row.item, item(row.item)[language]],
      ...ownerCells(owners, row.byOwner),
      row.total,
      unitWord(row.unit)[language],
      row.nearestExpiry,
      row.onlyOwner === undefined ? undefined : agency(row.onlyOwner)[language],
      row.depots.join(" "),
    ]),
    ...totalsRow(totalsByUnit(rows), owners, { before: 2, behind: 4, language }),
  };
}

const kinds: Readonly<Record<string, SheetColumn["kind"]>> = {
  expiry: "date",
  quantity: "integer",
  weightKg: "decimal",
  volumeM3: "decimal",
  valueJpy: "money",
  acquired: "date",
  manufactured: "date",
  unitCost: "decimal",
  asOf: "date",
};

/** In this sheet codes stand beside names, and must not be taken for them. */
const headingOf: Readonly<Record<string, keyof typeof recordHeadings>> = {
  item: "itemCode",
  depot: "depotCode",
  weightKg: "totalWeightKg",
  volumeM3: "totalVolumeM3",
};

/** Every card with the facts of its lot, so that it can be compared and taken in again. */
function lotSheet(lines: readonly StockLine[], { language, records }: StockSetting): SheetSpec {
  const rows = stockRecords(lines, records);
  // A page has little room for facts that nobody knows of any lot.
  const fields = recordFields.filter(
    (field) => !factFields.includes(field) || rows.some((row) => row[field] !== undefined),
  );
  const [all] = groupStock(lines, []);
  const totals: StockRow = all === undefined ? {} : stockRow(all, sumFields, records.catalogue);
  return {
    name: sheetWords.lots[language],
    title: sheetWords.lotsTitle(records.day)[language],
    columns: fields.map((field) =>
      column(headingOf[field] ?? (field as keyof typeof headings), language, kinds[field]),
    ),
    rows: rows.map((row) =>
      fields.map((field) => (field === "unitCost" ? numberIn(row[field]) : row[field])),
    ),
    totals: fields.map((field, at) =>
      at === 0 ? headings.total[language] : field === "unit" ? undefined : totals[field],
    ),
  };
}

/** An amount as a number, which a spreadsheet can add up. */
const numberIn = (value: FieldValue): FieldValue => (value === undefined ? value : Number(value));

function aboutSheet({ language, title, notes, about, totals }: StockSetting): SheetSpec {
  const { rows, quantities, valueYen } = totals;
  const text = (what: Text, value: string | number): readonly SheetValue[] => [
    what[language],
    String(value),
  ];
  return {
    name: sheetWords.about[language],
    title: title[language],
    columns: [
      { heading: sheetWords.key[language], kind: "text" },
      { heading: sheetWords.value[language], kind: "text" },
    ],
    rows: [
      ...about.map(([what, value]) => text(what, value)),
      text(sheetWords.rows, rows),
      ...quantities.map(({ unit, quantity }) =>
        text(sheetWords.quantity(unitWord(unit)), quantity),
      ),
      text(sheetWords.valueYen, yenWords(valueYen)[language]),
      ...notes.map((note) => text(sheetWords.note, note[language])),
    ],
  };
}
