/** `stock`: what is there, for a person at a glance or by the keys that a script asks for. */
import { jsonRow, stockFields, stockRow } from "../../documents/stock-rows.ts";
import { groupStock, isStockKey, type StockKey, stockKeys } from "../../domain/stock.ts";
import { expectedWords, reportOptionWords as words } from "../../text/reports.ts";
import { stockOptionWords } from "../../text/stock.ts";
import { same } from "../../text/text.ts";
import type { Command } from "../command.ts";
import { exit } from "../exit.ts";
import { asOfOption, cardOptions, knownAtOption, OptionReader } from "../reports/report-options.ts";
import { readStock, type StockReport } from "../reports/stock-report.ts";
import { groupTable, poolTable, stockTable } from "../reports/stock-table.ts";
import type { TableRow, TableSpec } from "../terminal/render.ts";

export const stock: Command = {
  options: [
    ...cardOptions,
    { flags: "--category <code>", text: words.category },
    { flags: "--status <status>", text: words.status },
    { flags: "--expiring-within <period>", text: words.expiringWithin },
    asOfOption,
    knownAtOption,
    { flags: "--by <keys>", text: stockOptionWords.by },
  ],
  example: "bichiku stock --by agency",

  async run({ options }, context) {
    const { print, language } = context;
    const reader = new OptionReader(options);
    const by = readKeys(reader);
    const report = await readStock(context, reader);
    if (print.format === "people") {
      print.result({ json: undefined, table: tableFor(report, by, language) });
      return exit.ok;
    }
    const keys = by ?? stockKeys;
    const fields = stockFields(keys);
    const rows = groupStock(report.lines, keys).map((group) =>
      stockRow(group, fields, report.catalogue),
    );
    const json = print.format === "json" ? rows.map(jsonRow) : [];
    print.result({ json, table: plainTable(fields, rows) });
    return exit.ok;
  },
};

function readKeys(reader: OptionReader): readonly StockKey[] | undefined {
  const text = reader.text("by");
  if (text === undefined) return undefined;
  const keys = text.split(",").map((key) => key.trim());
  const known = keys.filter(isStockKey);
  if (known.length < keys.length) return reader.invalid("by", text, expectedWords.by);
  return [...new Set(known)];
}

function tableFor(
  report: StockReport,
  by: readonly StockKey[] | undefined,
  language: "en" | "ja",
): TableSpec {
  if (by === undefined) return stockTable(report, language);
  if (by.length === 1 && by[0] === "agency") return poolTable(report, language);
  return groupTable(report, by, language);
}

/** The fields under their own names, for --csv. */
const plainTable = (fields: readonly string[], rows: readonly TableRow["cells"][]): TableSpec => ({
  columns: fields.map((key) => ({ key, heading: same(key) })),
  rows: rows.map((cells) => ({ cells })),
});
