/**
 * `export`: the stock for other programs and for offices, or the whole ledger as a journal that
 * another program adds up. Each ends with control totals, on standard error.
 */
import { hxlTags } from "../../documents/hxl.ts";
import {
  type RecordSetting,
  recordFields,
  stockRecords,
  valuesOf,
} from "../../documents/stock-records.ts";
import { jsonRow } from "../../documents/stock-rows.ts";
import { transactionId } from "../../domain/ledger.ts";
import { groupStock, whole } from "../../domain/stock.ts";
import { sheetWords, type Totals, exportWords as words } from "../../text/export.ts";
import { expectedWords, reportOptionWords } from "../../text/reports.ts";
import { stockTitle } from "../../text/stock.ts";
import type { Command } from "../command.ts";
import type { Context } from "../context.ts";
import { exit } from "../exit.ts";
import { Names } from "../names.ts";
import { knownAtOption, OptionReader } from "../reports/report-options.ts";
import { stockNotes } from "../reports/stock-notes.ts";
import { readStock, type StockReport } from "../reports/stock-report.ts";
import { inPieces, printPieces } from "../terminal/pieces.ts";

const formats = ["csv", "xlsx", "hxl", "hledger"] as const;
type Format = (typeof formats)[number];
const isFormat = (text: string): text is Format => (formats as readonly string[]).includes(text);

export const exporting: Command = {
  options: [
    { flags: "--format <format>", text: words.format },
    { flags: "-o, --output <file>", text: words.output },
    { flags: "--as-of <date>", text: reportOptionWords.asOfExport },
    knownAtOption,
  ],
  example: "bichiku export --format xlsx -o stock.xlsx",

  async run({ options }, context) {
    const reader = new OptionReader(options);
    const format = readFormat(reader);
    const file = reader.text("output");
    if (format === "xlsx" && file === undefined) {
      reader.refuse({ kind: "option-missing", option: "--output", asked: false, at: {} });
    }
    if (format === "hledger") await exportJournal(reader, file, context);
    else await exportStock(format, reader, file, context);
    return exit.ok;
  },
};

function readFormat(reader: OptionReader): Format {
  const text = reader.text("format");
  if (text === undefined) {
    reader.refuse({ kind: "option-missing", option: "--format", asked: false, at: {} });
    return "csv";
  }
  const format = text.toLowerCase();
  if (isFormat(format)) return format;
  reader.invalid("format", text, expectedWords.exportFormat);
  return "csv";
}

async function exportStock(
  format: Exclude<Format, "hledger">,
  reader: OptionReader,
  file: string | undefined,
  context: Context,
): Promise<void> {
  const { files, print } = context;
  const report = await readStock(context, reader);
  const totals = totalsOf(report);
  if (format === "xlsx") {
    if (file !== undefined)
      await files.writeWorkbook(file, await sheetsOf(report, totals, context));
  } else {
    const records = stockRecords(report.lines, await recordSetting(report, context));
    const tags = format === "hxl" ? [hxlTags(recordFields)] : [];
    const table = [recordFields, ...tags, ...records.map(valuesOf)];
    if (file === undefined) print.raw(await context.csvText(table));
    else await files.writeText(file, await context.csvText(table, fileStyle[format]));
  }
  const { clocks, day, head } = report;
  const read = { clocks: { ...clocks, asOf: day }, head };
  finish({ format, file, totals: totalsJson(totals), report: read }, context);
  print.note(words.totals(totals));
}

async function recordSetting(
  { catalogue, lots, day }: StockReport,
  context: Context,
): Promise<RecordSetting> {
  const vocabulary = await context.vocabulary();
  const minorDigits = (code: string): number => vocabulary.currency(code)?.minorDigits ?? 0;
  return { catalogue, lots, day, minorDigits };
}

/** Excel takes a marked file for UTF-8; tools that read HXL want plain text. */
const fileStyle = { csv: { byteOrderMark: true, lineEnd: "\r\n" }, hxl: {} } as const;

function totalsOf({ lines }: StockReport): Totals {
  const [all] = groupStock(lines, []);
  const none = { known: 0, unknownLots: 0 };
  return {
    rows: lines.length,
    quantities: all?.quantities ?? [],
    valueYen: all?.valueYen ?? none,
  };
}

const totalsJson = ({ rows, quantities, valueYen }: Totals) => ({
  rows,
  quantities: quantities.map(({ unit, quantity }) => jsonRow({ unit, quantity })),
  valueJpy: whole(valueYen) ?? null,
});

interface Done {
  readonly format: Format;
  readonly file: string | undefined;
  readonly totals: unknown;
  readonly report: Pick<StockReport, "clocks" | "head">;
}

/** Standard output is free for a word about it only where the export went to a file. */
function finish({ format, file, totals, report }: Done, { print }: Context): void {
  if (file === undefined) return;
  const { clocks, head } = report;
  if (print.format === "json") {
    const { asOf = null, knownAt = null } = clocks;
    const last = { transaction: transactionId(head.number), hash: head.hash };
    print.result({ json: { format, file, asOf, knownAt, head: last, totals } });
  } else {
    print.note(words.written(file));
  }
}

async function sheetsOf(report: StockReport, totals: Totals, context: Context) {
  const { stockSheets } = await import("../../documents/stock-sheets.ts");
  const { lines, catalogue, clocks, day, today, head } = report;
  const { language, user, store } = context;
  const names = new Names(catalogue);
  const notes = stockNotes(report, { notAvailable: "included", measured: lines });
  return stockSheets(lines, {
    language,
    title: stockTitle({ ...clocks, today }),
    notes,
    about: [
      [sheetWords.asOf, day],
      ...(clocks.knownAt === undefined ? [] : [[sheetWords.knownAt, clocks.knownAt] as const]),
      [sheetWords.written, today],
      [sheetWords.by, user],
      [sheetWords.store, store],
      [sheetWords.head, transactionId(head.number)],
      [sheetWords.hash, head.hash],
    ],
    totals,
    records: await recordSetting(report, context),
    agency: (code) => names.agency(code),
    depot: (code) => names.depot(code),
    item: (code) => names.item(code),
  });
}

async function exportJournal(
  reader: OptionReader,
  file: string | undefined,
  context: Context,
): Promise<void> {
  const { Journal, journalHead } = await import("../../documents/hledger.ts");
  const clocks = reader.clocks();
  reader.finish();
  await context.withLedger(async (ledger) => {
    const head = await ledger.head();
    const counted = { transactions: 0, postings: 0 };
    const journal = new Journal();
    async function* write() {
      yield journalHead(head, clocks);
      for await (const transaction of ledger.transactions(clocks)) {
        if (transaction.number > head.number) return;
        counted.transactions += 1;
        counted.postings += transaction.entries.length * 2;
        yield journal.add(transaction);
      }
    }
    const text = inPieces(write());
    if (file === undefined) await printPieces(text, context.print);
    else await context.files.writeText(file, text);
    finish({ format: "hledger", file, totals: counted, report: { clocks, head } }, context);
    context.print.note(words.journalTotals(counted.transactions, counted.postings));
  });
}
