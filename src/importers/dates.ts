/**
 * Dates as people write them: 2026-09-30, 2026/9/30, 2026年9月30日, 令和8年9月30日, R8.9.30,
 * 30 September 2026, and the day numbers of spreadsheets.
 *
 * A date that can be read in two ways is not read (05/06/2026, unless the agency's profile says
 * which comes first), nor one that lacks part of its year, nor a day that never was: 2026-02-30,
 * 平成31年5月1日.
 */
import { type IsoDate, isDate, plusDays } from "../domain/dates.ts";
import { errorIn, figureLongest, plain, type Reading, saysNothing } from "./cell.ts";
import { type Cell, textOf } from "./table.ts";

export type DateOrder = "dmy" | "mdy";

export interface ReadDate {
  readonly date: IsoDate;
  /** Only the month was said; the date is its last day. */
  readonly monthOnly: boolean;
}

/** The eras, each with its first and last day; a day on which one followed another is in both. */
const eras = [
  { names: ["明治", "明", "m"], from: "1868-10-23", to: "1912-07-30" },
  { names: ["大正", "大", "t"], from: "1912-07-30", to: "1926-12-25" },
  { names: ["昭和", "昭", "s"], from: "1926-12-25", to: "1989-01-07" },
  { names: ["平成", "平", "h"], from: "1989-01-08", to: "2019-04-30" },
  { names: ["令和", "令", "r"], from: "2019-05-01", to: undefined },
] as const;

const months = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const month = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?";
const mark = "\\s*[-/. ]\\s*";

const shapes = {
  era: /^(明治|大正|昭和|平成|令和|[明大昭平令mtshr])\.?\s*(元|\d{1,2})\s*(?:年|[-/. ])\s*(\d{1,2})\s*(?:(?:月|[-/. ])\s*(\d{1,2})\s*日?|月?(末日?)?)$/,
  yearFirst: /^(\d{4})\s*(?:年|[-/. ])\s*(\d{1,2})\s*(?:月|[-/. ])\s*(\d{1,2})\s*日?$/,
  yearMonth: /^(\d{4})\s*(?:年|[-/.])\s*(\d{1,2})月?(?:末日?)?$/,
  compact: /^((?:19|20)\d{2})(\d{2})(\d{2})$/,
  yearLast: /^(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4})$/,
  monthYear: /^(\d{1,2})\s*[-/.]\s*(\d{4})$/,
  shortYear: /^'?\d{1,2}\s*(?:[-/. ]|年)\s*\d{1,2}\s*(?:[-/. ]|月)\s*'?\d{1,2}日?$/,
  dayMonthName: new RegExp(
    `^(\\d{1,2})(?:st|nd|rd|th)?(?: of)?[-/. ]*${month},?[-/. ]*'?(\\d{4}|\\d{2})$`,
  ),
  monthNameDay: new RegExp(`^${month}[-/. ]*(\\d{1,2})(?:st|nd|rd|th)?,?${mark}(\\d{4})$`),
  yearMonthName: new RegExp(`^(\\d{4})${mark}${month}${mark}(\\d{1,2})$`),
  monthNameYear: new RegExp(`^${month},?[-/. ]*'?(\\d{4}|\\d{2})$`),
} as const;

const two = (text: string | number): string => String(text).padStart(2, "0");

/** The last day of a month, or undefined where there is no such month. */
function endOfMonth(year: number, month: number): IsoDate | undefined {
  const days = [31, 30, 29, 28].map((day) => `${year}-${two(month)}-${two(day)}`);
  return days.find((date) => isDate(date));
}

/** The day that a spreadsheet of the 1900 date system counts so; from 1927 to 2173. */
function dayOfSerial(text: string): IsoDate | undefined {
  if (!/^\d{5}(\.0*)?$/.test(text)) return undefined;
  const serial = Number.parseInt(text, 10);
  return serial < 10_000 ? undefined : plusDays("1970-01-01", serial - 25_569);
}

/** A date; undefined where the cell is empty or says that there is none. */
export function readDate(cell: Cell | undefined, order?: DateOrder): Reading<ReadDate | undefined> {
  const found = textOf(cell).trim();
  const error = errorIn(cell);
  if (error !== undefined) return { fault: { kind: "error-cell", found: error } };
  const typed = typeof cell === "object" ? cell : undefined;
  if (typed?.date !== undefined) return { value: { date: typed.date, monthOnly: false } };
  if (typed?.number !== undefined) {
    const date = dayOfSerial(typed.number.replace(/\.\d+$/, ""));
    if (date !== undefined) return { value: { date, monthOnly: false } };
  }
  if (
    saysNothing(found) ||
    /^(無期限|期限なし|期限無し|no expiry|does not expire)$/i.test(plain(found))
  ) {
    return { value: undefined };
  }
  return found.length > figureLongest
    ? { fault: { kind: "not-a-date", found } }
    : readDateText(found, order);
}

/** `readDate` for a whole sheet: its dates are few, and each text is read once. */
export function dateReader(
  order: DateOrder | undefined,
): (cell: Cell) => Reading<ReadDate | undefined> {
  const known = new Map<string, Reading<ReadDate | undefined>>();
  return (cell) => {
    if (typeof cell !== "string") return readDate(cell, order);
    const before = known.get(cell);
    if (before !== undefined) return before;
    const read = readDate(cell, order);
    known.set(cell, read);
    return read;
  };
}

function readDateText(found: string, order: DateOrder | undefined): Reading<ReadDate> {
  const text = withKanjiDigits(plain(found).toLowerCase())
    .replace(/\s*\([日月火水木金土]曜?日?\)/, "")
    .replace(/^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+/, "")
    .replace(/(?:t| )\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:z|[+-]\d{2}:?\d{2})?$/, "")
    .replace(/\s*(?:まで|迄)$/, "")
    .trim();
  const serial = dayOfSerial(text);
  if (serial !== undefined) return { value: { date: serial, monthOnly: false } };

  const day = (year: number, monthNumber: number, dayNumber: number): Reading<ReadDate> => {
    const date = `${String(year).padStart(4, "0")}-${two(monthNumber)}-${two(dayNumber)}`;
    return isDate(date)
      ? { value: { date, monthOnly: false } }
      : { fault: { kind: "impossible-date", found } };
  };
  const wholeMonth = (year: number, monthNumber: number): Reading<ReadDate> => {
    const date = endOfMonth(year, monthNumber);
    return date === undefined
      ? { fault: { kind: "impossible-date", found } }
      : { value: { date, monthOnly: true } };
  };
  const named = (name: string | undefined): number => months.indexOf(name ?? "") + 1;
  const at = (match: RegExpExecArray, group: number): number => Number(match[group]);

  const era = shapes.era.exec(text);
  if (era !== null) return eraDate(found, era, day, wholeMonth);
  const yearFirst = shapes.yearFirst.exec(text) ?? shapes.compact.exec(text);
  if (yearFirst !== null) return day(at(yearFirst, 1), at(yearFirst, 2), at(yearFirst, 3));
  const yearMonth = shapes.yearMonth.exec(text);
  if (yearMonth !== null) return wholeMonth(at(yearMonth, 1), at(yearMonth, 2));
  const yearLast = shapes.yearLast.exec(text);
  if (yearLast !== null) {
    return dayOrMonthFirst(found, [at(yearLast, 1), at(yearLast, 2), at(yearLast, 3)], order, day);
  }
  const monthYear = shapes.monthYear.exec(text);
  if (monthYear !== null) return wholeMonth(at(monthYear, 2), at(monthYear, 1));
  const dayName = shapes.dayMonthName.exec(text);
  if (dayName !== null) {
    if (dayName[3]?.length === 2) return { fault: { kind: "incomplete-date", found } };
    return day(at(dayName, 3), named(dayName[2]), at(dayName, 1));
  }
  const nameDay = shapes.monthNameDay.exec(text);
  if (nameDay !== null) return day(at(nameDay, 3), named(nameDay[1]), at(nameDay, 2));
  const yearName = shapes.yearMonthName.exec(text);
  if (yearName !== null) return day(at(yearName, 1), named(yearName[2]), at(yearName, 3));
  const nameYear = shapes.monthNameYear.exec(text);
  if (nameYear !== null) {
    if (nameYear[2]?.length === 2) return { fault: { kind: "incomplete-date", found } };
    return wholeMonth(at(nameYear, 2), named(nameYear[1]));
  }
  const lacking = shapes.shortYear.test(text) || /^(?:\d{4}|令和\d+|平成\d+)年?度?$/.test(text);
  return { fault: { kind: lacking ? "incomplete-date" : "not-a-date", found } };
}

type Day = (year: number, month: number, day: number) => Reading<ReadDate>;
type WholeMonth = (year: number, month: number) => Reading<ReadDate>;

function eraDate(
  found: string,
  match: RegExpExecArray,
  day: Day,
  wholeMonth: WholeMonth,
): Reading<ReadDate> {
  const era = eras.find(({ names }) => (names as readonly string[]).includes(match[1] ?? ""));
  const yearOfEra = match[2] === "元" ? 1 : Number(match[2]);
  if (era === undefined || yearOfEra === 0) return { fault: { kind: "impossible-date", found } };
  const year = Number(era.from.slice(0, 4)) + yearOfEra - 1;
  const monthNumber = Number(match[3]);
  const read =
    match[4] === undefined
      ? wholeMonth(year, monthNumber)
      : day(year, monthNumber, Number(match[4]));
  if (!("value" in read)) return read;
  const { date, monthOnly } = read.value;
  const begins = monthOnly ? `${date.slice(0, 8)}01` : date;
  const { from: first, to: last } = era;
  if (date < first || (last !== undefined && begins > last)) {
    const ends = last === undefined ? {} : { last };
    return { fault: { kind: "not-in-era", found, era: era.names[0], first, ...ends } };
  }
  return read;
}

function dayOrMonthFirst(
  found: string,
  [first, second, year]: readonly [number, number, number],
  order: DateOrder | undefined,
  day: Day,
): Reading<ReadDate> {
  const [dayFirst, monthFirst] = [day(year, second, first), day(year, first, second)];
  if (order !== undefined) return order === "dmy" ? dayFirst : monthFirst;
  if (!("value" in dayFirst)) return monthFirst;
  if (!("value" in monthFirst) || dayFirst.value.date === monthFirst.value.date) return dayFirst;
  const readings = [dayFirst.value.date, monthFirst.value.date];
  return { fault: { kind: "ambiguous-date", found, readings } };
}

/** 令和六年十二月三日 → 令和6年12月3日 */
function withKanjiDigits(text: string): string {
  if (!/[年月日]/.test(text)) return text;
  return text.replace(/[〇一二三四五六七八九十]+(?=[年月日])/g, (digits) => {
    const [tens, ones] = digits.includes("十") ? digits.split("十") : [undefined, digits];
    const value = (part: string): string =>
      [...part].map((digit) => "〇一二三四五六七八九".indexOf(digit)).join("");
    if (tens === undefined) return value(ones ?? "");
    return String(Number(tens === "" ? 1 : value(tens)) * 10 + Number(value(ones ?? "") || 0));
  });
}
