/**
 * The receipts-and-issues book as sheets of a workbook: a summary of all pages, then the lines of
 * each owner.
 */
import { type BookPage, isCorrection } from "../domain/book.ts";
import { transactionId } from "../domain/ledger.ts";
import {
  bookWords,
  counterpartWords,
  bookHeadings as headings,
  particulars,
} from "../text/book.ts";
import { unitWord } from "../text/reports.ts";
import type { Language, Text } from "../text/text.ts";
import type { SheetColumn, SheetSpec, SheetValue } from "./sheet.ts";

interface Setting {
  readonly language: Language;
  readonly title: Text;
  readonly notes: readonly Text[];
  /** The first day of the year, on which balances are brought forward. */
  readonly from: string;
  agency(code: string): Text;
  item(code: string): Text;
  unit(item: string): string | undefined;
}

export function bookSheets(pages: readonly BookPage[], setting: Setting): readonly SheetSpec[] {
  const agencies = [...new Set(pages.map(({ agency }) => agency))];
  return [summary(pages, setting), ...agencies.map((agency) => detail(pages, agency, setting))];
}

const column = (
  key: keyof typeof headings,
  kind: SheetColumn["kind"],
  language: Language,
): SheetColumn => ({ heading: headings[key][language], kind });

function summary(pages: readonly BookPage[], setting: Setting): SheetSpec {
  const { language, title, notes } = setting;
  const texts = (["agency", "item", "name", "unit"] as const).map((key) =>
    column(key, "text", language),
  );
  const figures = (["opening", "receipts", "issues", "adjustments", "closing"] as const).map(
    (key) => column(key, "integer", language),
  );
  return {
    name: bookWords.summarySheet[language],
    title: title[language],
    notes: notes.map((note) => note[language]),
    columns: [...texts, ...figures],
    rows: pages.map(({ agency, item, opening, receipts, issues, adjustments, closing }) => [
      setting.agency(agency)[language],
      item,
      setting.item(item)[language],
      unitWord(setting.unit(item))[language],
      ...[opening, receipts, issues, adjustments, closing],
    ]),
  };
}

function detail(pages: readonly BookPage[], agency: string, setting: Setting): SheetSpec {
  const { language, title } = setting;
  const text = (key: keyof typeof headings) => column(key, "text", language);
  const figure = (key: keyof typeof headings) => column(key, "integer", language);
  return {
    name: setting.agency(agency)[language],
    title: title[language],
    subtitle: setting.agency(agency)[language],
    columns: [
      ...[text("item"), text("name"), text("unit"), column("date", "date", language)],
      ...[text("transaction"), text("particulars"), text("counterpart")],
      ...[figure("in"), figure("out"), figure("adjustments"), figure("balance")],
    ],
    rows: pages.filter((page) => page.agency === agency).flatMap((page) => lines(page, setting)),
  };
}

function lines(page: BookPage, setting: Setting): readonly (readonly SheetValue[])[] {
  const { language, from } = setting;
  const { item, opening } = page;
  const head = [item, setting.item(item)[language], unitWord(setting.unit(item))[language]];
  const forward = bookWords.broughtForward[language];
  return [
    [...head, from, undefined, forward, undefined, undefined, undefined, undefined, opening],
    ...page.lines.map((line) => {
      const other = counterpartWords(line.counterpart, (code) => setting.agency(code));
      return [
        ...head,
        ...[line.date, transactionId(line.transaction)],
        ...[particulars(line)[language], other[language]],
        ...(isCorrection(line)
          ? [undefined, undefined, line.in - line.out]
          : [line.in || undefined, line.out || undefined, undefined]),
        line.balance,
      ];
    }),
  ];
}
