/**
 * The inspection report (検査書) of a count: when, where and by whom goods were inspected, with which
 * witness, what the book said and what was there, why they differ, and the room to sign.
 */
import type { CountDecided } from "../domain/counting/count-declaration.ts";
import type { IsoDate } from "../domain/dates.ts";
import type { InspectionReference, Item } from "../domain/reference.ts";
import {
  reportFoot as foot,
  reportHead as head,
  reportHeadings as headings,
  type Occasion,
  type ReportTotals,
  reportWords as words,
} from "../text/counting/count-report.ts";
import { statusWords } from "../text/reports.ts";
import type { Language, Text } from "../text/text.ts";
import type { SheetColumn, SheetField, SheetSpec, SheetValue } from "./sheet.ts";

export interface CountReport {
  readonly count: string;
  readonly occasion: Occasion;
  readonly date: IsoDate;
  readonly depot: Text;
  readonly scope: Text;
  readonly inspector: string | undefined;
  readonly witness: string | undefined;
  readonly teams: readonly Text[];
  readonly position: Text;
  readonly posted: Text;
  readonly lines: readonly (CountDecided & { readonly line: number | undefined })[];
  readonly totals: ReportTotals;
  /** Of the agencies whose goods were inspected. */
  readonly inspections: readonly InspectionReference[];
}

export interface ReportSetting {
  readonly language: Language;
  item(code: string): Item | undefined;
  agency(code: string): Text;
  unit(code: string | undefined): Text;
}

type Heading = keyof typeof headings;

const kinds: Readonly<Partial<Record<Heading, SheetColumn["kind"]>>> = {
  line: "integer",
  book: "integer",
  counted: "integer",
  difference: "integer",
  damaged: "integer",
  expired: "integer",
};

const widths: Readonly<Record<Heading, number>> = {
  line: 6,
  item: 19,
  name: 24,
  lot: 15,
  agency: 16,
  status: 14,
  unit: 7,
  book: 10,
  counted: 10,
  difference: 11,
  damaged: 10,
  expired: 14,
  reason: 30,
};

const columns = Object.keys(headings) as readonly Heading[];

export function countReport(report: CountReport, setting: ReportSetting): SheetSpec {
  const { language } = setting;
  const copies = Math.max(0, ...report.inspections.map((one) => one.copies ?? 0));
  return {
    name: words.sheet[language],
    title: words.title[language],
    head: headOf(report, setting),
    columns: columns.map((key) => ({
      heading: headings[key][language],
      kind: kinds[key] ?? "text",
      width: widths[key],
    })),
    rows: report.lines.map((line) => rowOf(line, setting)),
    foot: [Object.values(foot).map((label) => ({ label: label[language] }))],
    notes: [words.quantities[language], ...(copies > 1 ? [words.copies(copies)[language]] : [])],
  };
}

function headOf(
  report: CountReport,
  { language, agency }: ReportSetting,
): readonly (readonly SheetField[])[] {
  const field = (key: keyof typeof head, value: Text | string | undefined): SheetField => ({
    label: head[key][language],
    ...(value !== undefined && { value: typeof value === "string" ? value : value[language] }),
  });
  const { occasion, date, depot, scope, inspector, witness, position, posted, totals } = report;
  const separator = { en: "; ", ja: "、" }[language];
  const basis = report.inspections.map(({ agency: code, basisEn, basisJa }) =>
    words.basis(agency(code), { en: basisEn, ja: basisJa }),
  );
  const joined = (texts: readonly Text[]): string =>
    texts.map((text) => text[language]).join(separator);
  return [
    [field("date", words.date(date)), field("occasion", words.occasion(occasion))],
    [field("depot", depot), field("scope", scope)],
    [field("inspector", inspector), field("witness", witness)],
    ...(basis.length === 0 ? [] : [[field("basis", joined(basis))]]),
    [field("count", report.count), field("posted", posted)],
    [field("position", position)],
    [field("teams", joined(report.teams))],
    [field("result", words.result(totals))],
  ];
}

function rowOf(
  line: CountReport["lines"][number],
  { language, item: itemOf, agency, unit }: ReportSetting,
): readonly SheetValue[] {
  const item = itemOf(line.item);
  const names = { en: item?.nameEn ?? item?.nameJa, ja: item?.nameJa ?? item?.nameEn };
  const cells: Readonly<Record<Heading, SheetValue>> = {
    line: line.line,
    item: line.item,
    name: names[language],
    lot: line.lot,
    agency: agency(line.agency)[language],
    status: statusWords[line.status][language],
    unit: unit(item?.baseUnit)[language],
    book: line.book,
    counted: line.counted,
    difference: line.counted - line.book,
    damaged: line.damaged === 0 ? undefined : line.damaged,
    expired: line.expired === 0 ? undefined : line.expired,
    reason: [line.reason, movedOf(line)[language]].filter(Boolean).join(separators[language]),
  };
  return columns.map((key) => cells[key]);
}

const separators = { en: "; ", ja: "。" } as const;

/** What was in that state already has not become so by the count. */
const movedOf = ({ status, damaged, expired }: CountDecided): Text =>
  words.moved(status === "damaged" ? 0 : damaged, status === "expired" ? 0 : expired);
