/** `book`: the receipts-and-issues book (受払簿) of a fiscal year, on screen or as a file. */
import { bookFields, bookJson, bookRows } from "../../documents/book-rows.ts";
import { Book, type BookPage } from "../../domain/book.ts";
import type { Catalogue } from "../../domain/catalogue.ts";
import { fiscalYearEnd, fiscalYearStart, plusDays } from "../../domain/dates.ts";
import { present } from "../../domain/present.ts";
import type { Clocks, Ledger } from "../../ports.ts";
import { bookWords as words } from "../../text/book.ts";
import { expectedWords } from "../../text/reports.ts";
import type { Text } from "../../text/text.ts";
import type { Command } from "../command.ts";
import type { Context } from "../context.ts";
import { exit } from "../exit.ts";
import { Names } from "../names.ts";
import { bookPageTable, bookSummary } from "../reports/book-table.ts";
import { fiscalYearCalled } from "../reports/fiscal-year.ts";
import { cardOptions, knownAtOption, OptionReader, ofOneState } from "../reports/report-options.ts";

export const book: Command = {
  options: [
    { flags: "--fiscal-year <year>", text: words.yearOption },
    ...cardOptions.filter(({ flags }) => flags.startsWith("--agency")),
    knownAtOption,
    { flags: "-o, --output <file>", text: words.outputOption },
  ],
  example: "bichiku book --fiscal-year 2026 --agency cabinet-office",

  async run({ options }, context) {
    const reader = new OptionReader(options);
    const year = readYear(reader);
    const file = reader.text("output");
    if (file !== undefined && !/\.(xlsx|csv)$/i.test(file)) {
      reader.invalid("output", file, expectedWords.bookFile);
    }
    const made = await context.withLedger(async (ledger) => {
      const catalogue = await context.catalogue(ledger);
      const { agency } = reader.cards(catalogue);
      const knownAt = reader.moment("knownAt");
      reader.finish();
      const { value: pages } = await ofOneState(ledger, () =>
        bookOf(ledger, year, present({ agency, knownAt })),
      );
      const closed = (await ledger.closedYears()).includes(year);
      return { pages, catalogue, year, notes: notesOf(year, closed, context.today) };
    });
    if (file === undefined) await print(made, context);
    else await writeFile(file, made, context);
    return exit.ok;
  },
};

interface Made {
  readonly pages: readonly BookPage[];
  readonly catalogue: Catalogue;
  readonly year: number;
  readonly notes: readonly Text[];
}

function readYear(reader: OptionReader): number {
  const text = reader.text("fiscalYear");
  if (text === undefined) {
    reader.refuse({ kind: "option-missing", option: "--fiscal-year", asked: false, at: {} });
    return 0;
  }
  const year = fiscalYearCalled(text);
  if (year !== undefined) return year;
  reader.invalid("fiscalYear", text, expectedWords.fiscalYear);
  return 0;
}

async function bookOf(
  ledger: Ledger,
  year: number,
  { agency, knownAt }: { readonly agency?: string } & Clocks,
): Promise<readonly BookPage[]> {
  const whose = present({ agency, knownAt });
  const [from, to] = [fiscalYearStart(year), fiscalYearEnd(year)];
  const made = new Book(
    await ledger.balances({ ...whose, asOf: plusDays(from, -1), holdsGoods: true }),
    agency,
  );
  for await (const each of ledger.transactions({ ...whose, since: from, asOf: to })) made.add(each);
  return made.pages(await ledger.balances({ ...whose, asOf: to, holdsGoods: true }));
}

function notesOf(year: number, closed: boolean, today: string): readonly Text[] {
  if (closed) return [words.closed(year), words.scope];
  return [...(today <= fiscalYearEnd(year) ? [words.notOver(today)] : []), words.scope];
}

const titleOf = (year: number): Text =>
  words.title({ fiscalYear: year, from: fiscalYearStart(year), to: fiscalYearEnd(year) });

async function print({ pages, catalogue, year, notes }: Made, context: Context): Promise<void> {
  const { print: out, language } = context;
  if (out.format === "json") {
    return out.result({ json: pages.map((page) => bookJson(page, catalogue)) });
  }
  if (out.format === "csv") return out.raw(await csvOf(pages, year, catalogue, context));
  const names = new Names(catalogue);
  const unitOf = (item: string) => catalogue.item(item)?.baseUnit;
  const setting = { title: titleOf(year), notes, unitOf };
  out.result({ json: undefined, table: bookSummary(pages, setting, names, language) });
  for (const page of pages) {
    out.raw("\n");
    const heading = { from: fiscalYearStart(year), unit: unitOf(page.item) };
    out.result({ json: undefined, table: bookPageTable(page, heading, names, language) });
  }
}

const csvOf = (
  pages: readonly BookPage[],
  year: number,
  catalogue: Catalogue,
  { csvText }: Context,
  style = {},
): Promise<string> =>
  csvText(
    [bookFields, ...pages.flatMap((page) => bookRows(page, fiscalYearStart(year), catalogue))],
    style,
  );

async function writeFile(file: string, made: Made, context: Context): Promise<void> {
  const { pages, catalogue, year, notes } = made;
  const { files, language, print: out } = context;
  if (/\.csv$/i.test(file)) {
    const style = { byteOrderMark: true, lineEnd: "\r\n" };
    await files.writeText(file, await csvOf(pages, year, catalogue, context, style));
  } else {
    const { bookSheets } = await import("../../documents/book-sheets.ts");
    const names = new Names(catalogue);
    const sheets = bookSheets(pages, {
      language,
      title: titleOf(year),
      notes,
      from: fiscalYearStart(year),
      agency: (code) => names.agency(code),
      item: (code) => names.item(code),
      unit: (item) => catalogue.item(item)?.baseUnit,
    });
    await files.writeWorkbook(file, sheets);
  }
  if (out.format === "json") {
    return out.result({ json: pages.map((page) => bookJson(page, catalogue)) });
  }
  out.note(words.written(file, pages.length));
}
