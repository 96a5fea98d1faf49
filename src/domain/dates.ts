/**
 * Dates of the ledger: `YYYY-MM-DD` text, which orders as the calendar does, and moments
 * (`YYYY-MM-DDThh:mm:ss.sssZ`, UTC), which order as time does. The Japanese fiscal year (年度) n
 * runs from 1 April n to 31 March n+1.
 *
 * Wareki and the other ways in which people write dates are read in importers/dates.ts.
 */
import { addDays } from "date-fns/addDays";
import { addMonths } from "date-fns/addMonths";

export type IsoDate = string;
export type Moment = string;

const shape = /^(\d{4})-(\d{2})-(\d{2})$/;

/** A day that exists, from 1900 on: 2026-02-30 does not, and year 26 is a slip. */
export function isDate(text: string): text is IsoDate {
  const match = shape.exec(text);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < 1900 || month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/**
 * A day of the calendar as the library knows days, but in UTC: there every day has 24 hours. In a
 * zone on this earth a day may be missing, as 2011-12-30 is in Samoa.
 */
class CalendarDay extends Date {
  override getFullYear(): number {
    return this.getUTCFullYear();
  }
  override getMonth(): number {
    return this.getUTCMonth();
  }
  override getDate(): number {
    return this.getUTCDate();
  }
  override setFullYear(year: number, month: number, day: number): number {
    return this.setUTCFullYear(year, month, day);
  }
  override setMonth(month: number, day: number): number {
    return this.setUTCMonth(month, day);
  }
  override setDate(day: number): number {
    return this.setUTCDate(day);
  }
}

const calendarDay = (date: IsoDate): CalendarDay => new CalendarDay(`${date}T00:00:00Z`);

const asText = (day: Date): IsoDate => day.toISOString().slice(0, 10);

export const plusDays = (date: IsoDate, days: number): IsoDate =>
  asText(addDays(calendarDay(date), days));

/** How many days the second is after the first; negative where it is before. */
export const daysBetween = (from: IsoDate, to: IsoDate): number =>
  Math.round((asUtc(to) - asUtc(from)) / 86_400_000);

function asUtc(date: IsoDate): number {
  const [year, month, day] = date.split("-").map(Number);
  return Date.UTC(year ?? 0, (month ?? 1) - 1, day ?? 1);
}

/** The same day so many months on, or the last day of that month where it has no such day. */
export const plusMonths = (date: IsoDate, months: number): IsoDate =>
  asText(addMonths(calendarDay(date), months));

/** A date as a whole number that orders alike: 2026-03-31 is 20260331. */
export const dayNumber = (date: IsoDate): number =>
  Number(date.slice(0, 4)) * 10_000 + Number(date.slice(5, 7)) * 100 + Number(date.slice(8, 10));

export function dateOfDay(day: number): IsoDate {
  const digits = String(day).padStart(8, "0");
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
}

export const fiscalYearStart = (year: number): IsoDate => `${year}-04-01`;
export const fiscalYearEnd = (year: number): IsoDate => `${year + 1}-03-31`;
