/**
 * The stock as a person reads it: a row for each item in a depot, its owners side by side, with
 * the nearest expiry; or the pool of all owners; or sums by whatever was asked for.
 *
 * Colour never stands alone: an expiry that is near or past says so in words too.
 */
import { sumFields } from "../../documents/stock-rows.ts";
import {
  groupStock,
  nearness,
  oneQuantity,
  type StockGroup,
  type StockKey,
} from "../../domain/stock.ts";
import {
  ownersOf,
  type PoolRow,
  pool,
  stockByOwner,
  totalsByUnit,
  type UnitTotals,
} from "../../domain/stock-by-owner.ts";
import { statusWords, unitWord } from "../../text/reports.ts";
import {
  expiryWords,
  stockHeadings as headings,
  poolTitle,
  stockTitle,
  volumeWords,
  weightWords,
  stockWords as words,
  yenWords,
} from "../../text/stock.ts";
import { both, count, type Language, type Text } from "../../text/text.ts";
import { Names } from "../names.ts";
import type { CellValue, TableColumn, TableRow, TableSpec, Tone } from "../terminal/render.ts";
import { stockNotes } from "./stock-notes.ts";
import type { StockReport } from "./stock-report.ts";

/** Beyond so many owners columns side by side no longer fit; each gets rows instead. */
const ownerColumnsMax = 4;

const nothing = "–";
type Cells = Record<string, CellValue>;

const column = (key: keyof typeof headings, numeric = false): TableColumn => ({
  key,
  heading: headings[key],
  numeric,
});

const owner = (code: string): string => `owner ${code}`;

export function stockTable(report: StockReport, language: Language): TableSpec {
  const { lines, catalogue, clocks, today, filter } = report;
  const names = new Names(catalogue);
  const owners = ownersOf(lines);
  const rows = stockByOwner(lines);
  const several = rows.some(({ unit }) => unit !== rows[0]?.unit);
  const wide = owners.length <= ownerColumnsMax;
  const available = rows.filter(({ status }) => status === "available");
  const others = rows.filter(({ status }) => status !== "available");
  const total =
    (name: typeof words.total) =>
    (sum: UnitTotals): TableRow => ({
      cells: {
        depot: name(sum.unit)[language],
        ...(wide ? ownerCells(owners, sum.byOwner) : {}),
        total: sum.total,
      },
    });
  const tableRows = rows.flatMap((row): readonly TableRow[] => {
    const expiry = expiryCell(row.nearestExpiry, report, language);
    const cells: Record<string, CellValue> = {
      depot: names.depotWithCode(row.depot)[language],
      item: names.itemWithCode(row.item)[language],
      unit: unitWord(row.unit)[language],
      status: row.status === "available" ? undefined : statusWords[row.status][language],
      total: row.total,
      ...expiry.cells,
    };
    const tones = { ...expiry.tones, status: "warning" as Tone };
    if (wide) {
      for (const code of owners) cells[owner(code)] = row.byOwner.get(code) ?? nothing;
      return [{ cells, tones }];
    }
    return [...row.byOwner].map(([agency, quantity]) => ({
      cells: { ...cells, agency: names.agency(agency)[language], total: quantity },
      tones,
    }));
  });
  return {
    title: stockTitle({ ...clocks, today }),
    columns: [
      column("depot"),
      column("item"),
      ...(wide ? ownerColumns(owners, names) : [column("agency")]),
      ...(wide && owners.length === 1 ? [] : [column("total", true)]),
      ...(several ? [column("unit")] : []),
      column("nearestExpiry"),
      ...(others.length > 0 ? [column("status")] : []),
    ],
    rows: tableRows,
    totals:
      filter.status === undefined
        ? [
            ...totalsByUnit(available).map(total(words.totalAvailable)),
            ...totalsByUnit(others).map(total(words.totalOther)),
          ]
        : totalsByUnit(rows).map(total(words.total)),
    notes: stockNotes(report, { notAvailable: "left-out", measured: lines }),
    empty: words.empty,
  };
}

const ownerColumns = (owners: readonly string[], names: Names): readonly TableColumn[] =>
  owners.map((code) => ({ key: owner(code), heading: names.agency(code), numeric: true }));

const ownerCells = (owners: readonly string[], byOwner: ReadonlyMap<string, number>): Cells =>
  Object.fromEntries(owners.map((code) => [owner(code), byOwner.get(code) ?? nothing]));

const tones = {
  past: "alarm",
  "3-months": "alarm",
  "9-months": "warning",
  later: "plain",
} as const;

function expiryCell(expiry: string | undefined, { day }: StockReport, language: Language) {
  if (expiry === undefined) return { cells: {}, tones: {} };
  const near = nearness(expiry, day);
  return {
    cells: { nearestExpiry: expiryWords(expiry, near)[language] },
    tones: { nearestExpiry: tones[near] as Tone },
  };
}

/** Where owners are too many for columns: who has most, "WFP 13, UNHCR 11 … (+3)". */
function shares({ byOwner }: PoolRow, names: Names): Text {
  const ordered = [...byOwner].sort(([, a], [, b]) => b - a);
  const named = ordered.slice(0, ownerColumnsMax);
  const more = ordered.length - named.length;
  return both((language) => {
    const list = named.map(([code, held]) => `${names.agency(code)[language]} ${count(held)}`);
    return `${list.join(language === "ja" ? "、" : ", ")}${more > 0 ? ` … (+${more})` : ""}`;
  });
}

/** What all owners have of each item, and what only one of them sees today. */
export function poolTable(report: StockReport, language: Language): TableSpec {
  const { catalogue, clocks, today, filter } = report;
  const names = new Names(catalogue);
  const lines = report.lines.filter(
    ({ status }) => filter.status !== undefined || status === "available",
  );
  const owners = ownersOf(report.lines);
  const rows = pool(lines);
  const wide = owners.length <= ownerColumnsMax;
  const several = rows.some(({ unit }) => unit !== rows[0]?.unit);
  const shown = { notAvailable: "left-out", measured: lines } as const;
  const single = rows.filter(({ onlyOwner }) => onlyOwner !== undefined);
  return {
    title: poolTitle({ ...clocks, today }),
    columns: [
      column("item"),
      ...(wide ? ownerColumns(owners, names) : []),
      column("pool", true),
      ...(wide ? [] : [column("owners")]),
      ...(several ? [column("unit")] : []),
      column("nearestExpiry"),
      column("onlyOwner"),
      column("depots"),
    ],
    rows: rows.map((row) => {
      const expiry = expiryCell(row.nearestExpiry, report, language);
      const cells: Cells = {
        item: names.itemWithCode(row.item)[language],
        ...ownerCells(owners, row.byOwner),
        pool: row.total,
        owners: shares(row, names)[language],
        unit: unitWord(row.unit)[language],
        ...expiry.cells,
        onlyOwner: row.onlyOwner && names.agency(row.onlyOwner)[language],
        depots: row.depots.join(" "),
      };
      return { cells, tones: expiry.tones };
    }),
    totals: totalsByUnit(rows).map((sum) => ({
      cells: {
        item: words.total(sum.unit)[language],
        ...ownerCells(owners, sum.byOwner),
        pool: sum.total,
      },
    })),
    notes: [words.poolNote(rows.length, single.length), ...stockNotes(report, shown)],
    empty: words.empty,
  };
}

/** Sums by the keys that were asked for. */
export function groupTable(
  report: StockReport,
  by: readonly StockKey[],
  language: Language,
): TableSpec {
  const names = new Names(report.catalogue);
  const numeric = new Set<string>(["quantity", "weightKg", "volumeM3", "valueJpy"]);
  const fields = [...by, ...sumFields]; // names stand beside their codes
  return {
    title: stockTitle({ ...report.clocks, today: report.today }),
    columns: fields.map((field) => column(field, numeric.has(field))),
    rows: groupStock(report.lines, by).map((group) => groupRow(group, names, report, language)),
    notes: stockNotes(report, {
      notAvailable: by.includes("status") ? "told-apart" : "included",
      measured: report.lines,
    }),
    empty: words.empty,
  };
}

function groupRow(
  group: StockGroup,
  names: Names,
  { day }: StockReport,
  language: Language,
): TableRow {
  const { item, depot, agency, category, status, expiry, lot } = group.key;
  const sum = oneQuantity(group);
  const near = expiry === undefined ? undefined : nearness(expiry, day);
  const said = {
    item: item && names.itemWithCode(item),
    depot: depot && names.depotWithCode(depot),
    agency: agency && names.agency(agency),
    category: category && names.category(category),
    status: status && statusWords[status as keyof typeof statusWords],
    expiry: expiry && near && expiryWords(expiry, near),
    weightKg: weightWords(group.weightG),
    volumeM3: volumeWords(group.volumeCm3),
    valueJpy: yenWords(group.valueYen),
    unit: sum && unitWord(sum.unit),
  };
  const texts = Object.entries(said).map(([field, text]) => [
    field,
    typeof text === "object" ? text[language] : undefined,
  ]);
  const mixed = words.severalUnits(group.quantities)[language];
  return {
    cells: { ...Object.fromEntries(texts), lot, quantity: sum?.quantity ?? mixed },
    tones: near === undefined ? {} : { expiry: tones[near] },
  };
}
