/**
 * What stands above a table: its as-of date (令和８年９月３０日現在), the units of its figures
 * ((単位：千円)), the depot or the owner it is about (保管場所：ドバイ).
 *
 * A date above a table is the as-of date only where it says so: the day a list was printed is not.
 */
import { fiscalYearEnd, type IsoDate } from "../domain/dates.ts";
import type { ReadingProblem } from "../domain/problems/reading-problem.ts";
import type { UnitReference } from "../domain/reference.ts";
import type { Vocabulary } from "../domain/vocabulary.ts";
import { plain, saysNothing } from "./cell.ts";
import { type DateOrder, readDate } from "./dates.ts";
import { measureOf } from "./headings.ts";
import type { MoneyUnit } from "./money.ts";
import { type Cell, textOf } from "./table.ts";

export interface TitleFacts {
  readonly asOf?: { readonly date: IsoDate; readonly row: number };
  readonly unit?: UnitReference;
  readonly money?: MoneyUnit;
  readonly depot?: string;
  readonly owner?: string;
  readonly faults: readonly { readonly row: number; readonly fault: ReadingProblem }[];
}

const names = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec";
const era = "(?:明治|大正|昭和|平成|令和|(?<![a-z])[mtshr])\\.?\\s*(?:元|\\d{1,2})";
const date = [
  `(?:${era}|\\d{4})\\s*(?:年|[-/.])\\s*\\d{1,2}\\s*(?:月\\s*(?:\\d{1,2}\\s*日?|末日?)|[-/.]\\s*\\d{1,2})`,
  `\\d{1,2}\\s*[-/.]\\s*\\d{1,2}\\s*[-/.]\\s*\\d{4}`,
  `\\d{1,2}(?:st|nd|rd|th)?(?: of)?[ -](?:${names})[a-z]*\\.?,?[ -]\\d{4}`,
  `(?:${names})[a-z]*\\.? \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}`,
  "(?<!\\d)20\\d{6}(?!\\d)",
].join("|");

const before =
  "基準日|現在日|在庫日|棚卸日|実査日|時点|as (?:of|at|on)|as-of|(?:stock|inventory|count|stocktake|report(?:ing)?) date|date of (?:inventory|count|stock)|(?<![a-z] ?)date";
const afterDate = new RegExp(`(${date})\\s*(?:日?現在|時点|付け?|基準|末現在)`, "i");
const beforeDate = new RegExp(`(?:${before})\\s*[:=]?\\s*(${date})`, "i");
const fiscalYear = /(令和|平成)?\s*(元|\d{1,4})\s*年度末\s*(?:日)?\s*(?:現在|時点)?/;

/** The date in a title that says that it is the as-of date, as written there. */
export function asOfText(title: string): string | undefined {
  const text = plain(title).toLowerCase();
  return (afterDate.exec(text) ?? beforeDate.exec(text))?.[1];
}

function fiscalYearEndIn(title: string): IsoDate | undefined {
  const match = fiscalYear.exec(plain(title));
  if (match === null) return undefined;
  const year = match[2] === "元" ? 1 : Number(match[2]);
  const first = match[1] === "令和" ? 2018 : match[1] === "平成" ? 1988 : 0;
  return first + year < 1900 ? undefined : fiscalYearEnd(first + year);
}

/** A title says what it says in a line or two; what is longer is prose. */
const titleLongest = 500;

export function titleFacts(
  rows: readonly (readonly Cell[])[],
  vocabulary: Vocabulary,
  order: DateOrder | undefined,
): TitleFacts {
  const faults: { readonly row: number; readonly fault: ReadingProblem }[] = [];
  let facts: Omit<TitleFacts, "faults"> = {};
  for (const [index, cells] of rows.entries()) {
    const row = index + 1;
    const texts = cells.map(
      (cell) => (typeof cell === "object" ? cell.date : undefined) ?? textOf(cell).trim(),
    );
    const title = texts.filter((text) => text !== "").join(" ");
    const asOf = title.length > titleLongest ? undefined : asOfIn(title, order);
    if (asOf !== undefined && "fault" in asOf) faults.push({ row, fault: asOf.fault });
    else if (asOf !== undefined) facts = { asOf: { date: asOf.date, row }, ...facts };
    facts = { ...labelled(texts, vocabulary), ...facts };
    for (const text of texts) {
      if (text.length <= titleLongest) facts = { ...cornerUnits(text, vocabulary), ...facts };
    }
  }
  return { ...facts, faults };
}

function asOfIn(
  title: string,
  order: DateOrder | undefined,
): { readonly date: IsoDate } | { readonly fault: ReadingProblem } | undefined {
  const said = asOfText(title);
  if (said === undefined) {
    const date = fiscalYearEndIn(title);
    return date === undefined ? undefined : { date };
  }
  const read = readDate(said, order);
  if ("fault" in read) return read;
  return read.value && { date: read.value.date };
}

/** (単位：千円), (単位:枚、円), "Unit: JPY", "(in thousand yen)". */
function cornerUnits(text: string, vocabulary: Vocabulary): Pick<TitleFacts, "unit" | "money"> {
  const said =
    /(?:単位|\bunits?|\bcurrency|\bamounts?)\s*(?:[:=]|in\b)\s*([^()]+)|\(in ([^()]+)\)/i.exec(
      plain(text),
    );
  const parts = (said?.[1] ?? said?.[2] ?? "").split(/[、・,;/]/);
  const measures = parts.flatMap((part) => measureOf(part, vocabulary) ?? []);
  const unit = measures.find((one) => one.unit)?.unit;
  const money = measures.find((one) => one.money)?.money;
  return { ...(unit && { unit }), ...(money && { money }) };
}

/** 保管場所：ドバイ in one cell, or a label and its value in two. */
function labelled(
  texts: readonly string[],
  vocabulary: Vocabulary,
): Pick<TitleFacts, "depot" | "owner"> {
  let [depot, owner] = [undefined as string | undefined, undefined as string | undefined];
  for (const [index, text] of texts.entries()) {
    const pair = /^([^:]+):(.+)$/.exec(plain(text));
    const label = pair?.[1] ?? text;
    const value = (pair?.[2] ?? texts[index + 1] ?? "").trim();
    if (
      label === "" ||
      value.length > titleLongest ||
      saysNothing(value) ||
      /^(?:all\b|全|各)/i.test(value)
    )
      continue;
    const meaning = vocabulary.meaning(label);
    if (meaning === "depot") depot ??= value;
    if (meaning === "owner") owner ??= value;
  }
  return { ...(depot && { depot }), ...(owner && { owner }) };
}
