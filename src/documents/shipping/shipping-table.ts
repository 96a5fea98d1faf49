/**
 * A table of a shipment's papers, once for both forms: as figures in a workbook, and as text on
 * paper. Grams and cubic centimetres in, kilogrammes and cubic metres out, no digit lost.
 */
import { shippingWords as words } from "../../text/planning/shipping.ts";
import { count, type Language, type Text } from "../../text/text.ts";
import type { PaperColumn, PaperRow, PaperTable } from "../paper.ts";
import type { SheetColumn, SheetSpec, SheetValue } from "../sheet.ts";

export interface ShippingColumn {
  readonly heading: Text;
  readonly width: number;
  /** Grams, cubic centimetres; what is to be filled in by hand. */
  readonly is: "text" | "mark" | "count" | "weight" | "volume" | "amount" | "fill";
}

/** A figure that is an upper bound bears a mark on paper; in a workbook a column says so. */
export type ShippingCell =
  | string
  | number
  | { readonly figure: number; readonly estimated: boolean }
  /** In the smallest unit of a currency that has so many decimals. */
  | { readonly minor: number; readonly decimals: number }
  | undefined;

export interface ShippingTable {
  readonly columns: readonly ShippingColumn[];
  readonly groups: readonly {
    /** Told above the rows, where there are several. */
    readonly title?: string;
    /** Who or what it is, in a column of a workbook. */
    readonly name?: string;
    readonly rows: readonly (readonly ShippingCell[])[];
    readonly subtotal?: readonly ShippingCell[];
  }[];
  readonly totals?: readonly ShippingCell[];
}

/** "2,541.007": grams as kilogrammes, always with three decimals. */
export const kilogrammes = (grams: number): string =>
  `${count(Math.floor(grams / 1000))}.${String(grams % 1000).padStart(3, "0")}`;

/** "12.1", "12.100003": cubic centimetres as cubic metres, at least three decimals. */
export const cubicMetres = (cm3: number): string => {
  const decimals = String(cm3 % 1_000_000).padStart(6, "0");
  return `${count(Math.floor(cm3 / 1_000_000))}.${decimals.replace(/0{1,3}$/, "")}`;
};

function cellText(cell: ShippingCell, is: ShippingColumn["is"]): string | undefined {
  if (cell === undefined || typeof cell === "string") return cell;
  if (typeof cell === "object" && "minor" in cell) return amountText(cell);
  const { figure, estimated } =
    typeof cell === "number" ? { figure: cell, estimated: false } : cell;
  const text =
    is === "weight" ? kilogrammes(figure) : is === "volume" ? cubicMetres(figure) : count(figure);
  // The mark stays on the line of its figure.
  return estimated ? `${text}\u00A0*` : text;
}

/** "1,815,000", "12.50". */
function amountText({ minor, decimals }: { readonly minor: number; readonly decimals: number }) {
  if (decimals === 0) return count(minor);
  const scale = 10 ** decimals;
  return `${count(Math.floor(minor / scale))}.${String(minor % scale).padStart(decimals, "0")}`;
}

const aligned: ReadonlySet<ShippingColumn["is"]> = new Set(["count", "weight", "volume", "amount"]);

export function paperTable(
  { columns, groups, totals }: ShippingTable,
  language: Language,
): PaperTable {
  const texts = (cells: readonly ShippingCell[]): readonly (string | undefined)[] =>
    columns.map(({ is }, at) => cellText(cells[at], is));
  const named = groups.length > 1;
  const rows = groups.flatMap(({ title, rows: own, subtotal }): readonly PaperRow[] => [
    ...(title === undefined ? [] : [{ group: title }]),
    ...own.map(texts),
    ...(named && subtotal !== undefined ? [texts(subtotal)] : []),
  ]);
  return {
    is: "table",
    columns: columns.map(
      ({ heading, width, is }): PaperColumn => ({
        heading: heading[language],
        width,
        ...(aligned.has(is) && { align: "right" as const }),
        ...(is === "mark" && { align: "center" as const }),
      }),
    ),
    rows,
    ...(totals !== undefined && { totals: texts(totals) }),
    ...(columns.some(({ is }) => is === "fill") && { fill: true as const }),
  };
}

/** Yen have no decimals. */
const isWhole = (cell: ShippingCell): boolean =>
  typeof cell !== "object" || !("minor" in cell) || cell.decimals === 0;

const kinds: Readonly<Record<ShippingColumn["is"], SheetColumn["kind"]>> = {
  text: "text",
  mark: "text",
  count: "integer",
  weight: "decimal",
  volume: "decimal",
  amount: "decimal",
  fill: "text",
};

const scales: Readonly<Partial<Record<ShippingColumn["is"], number>>> = {
  weight: 1000,
  volume: 1_000_000,
};

/** Groups have a column of their own there, so that rows can be sorted and summed. */
export function sheetTable(
  { columns, groups, totals }: ShippingTable,
  language: Language,
  group: Text | undefined,
): Pick<SheetSpec, "columns" | "rows" | "totals"> {
  const isEstimated = (cell: ShippingCell): boolean =>
    typeof cell === "object" && "figure" in cell && cell.estimated;
  const marked = groups.some(({ rows }) => rows.some((row) => row.some(isEstimated)));
  const wholeAmounts = (at: number): boolean =>
    groups.every(({ rows }) => rows.every((row) => isWhole(row[at])));
  const values = (cells: readonly ShippingCell[]): readonly SheetValue[] =>
    columns.map(({ is }, at) => {
      const cell = cells[at];
      if (typeof cell === "object" && "minor" in cell) return cell.minor / 10 ** cell.decimals;
      const figure = typeof cell === "object" ? cell.figure : cell;
      return typeof figure === "number" ? figure / (scales[is] ?? 1) : figure;
    });
  const estimates = (cells: readonly ShippingCell[]): string | undefined => {
    const of = columns.filter((_, at) => isEstimated(cells[at]));
    return of.length === 0
      ? undefined
      : of.map(({ heading }) => heading[language]).join({ en: ", ", ja: "、" }[language]);
  };
  return {
    columns: [
      ...(group === undefined ? [] : [{ heading: group[language], kind: "text" as const }]),
      ...columns.map(
        ({ heading, is }, at): SheetColumn => ({
          heading: heading[language],
          kind: is === "amount" && wholeAmounts(at) ? "money" : kinds[is],
          ...(is === "fill" && { fill: true as const }),
        }),
      ),
      ...(marked ? [{ heading: words.estimated[language], kind: "text" as const }] : []),
    ],
    rows: groups.flatMap(({ name, rows }) =>
      rows.map((row) => [
        ...(group === undefined ? [] : [name]),
        ...values(row),
        ...(marked ? [estimates(row)] : []),
      ]),
    ),
    ...(totals !== undefined && {
      totals: [...(group === undefined ? [] : [undefined]), ...values(totals)],
    }),
  };
}
