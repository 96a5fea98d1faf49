/** The calendar has the same days everywhere, whatever zone the computer is set to. */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { plusDays, plusMonths } from "../../src/domain/dates.ts";
import { buildProgram } from "../helpers/built-program.ts";

const { modules } = buildProgram();

test.each<[day: string, days: number, then: string]>([
  ["2011-12-29", 1, "2011-12-30"],
  ["2024-02-28", 1, "2024-02-29"],
  ["2026-03-31", 1, "2026-04-01"],
  ["2027-01-01", -1, "2026-12-31"],
  ["1900-01-01", 46_326, "2026-11-02"],
])("%s and %i days are %s", (day, days, then) => {
  expect(plusDays(day, days)).toBe(then);
  expect(plusDays(then, -days)).toBe(day);
});

test.each<[day: string, months: number, then: string]>([
  ["2026-11-30", 3, "2027-02-28"],
  ["2023-11-30", 3, "2024-02-29"],
  ["2026-03-31", -1, "2026-02-28"],
  ["2026-08-31", 1, "2026-09-30"],
  ["2026-12-15", 12, "2027-12-15"],
])("%s and %i months are %s", (day, months, then) => {
  expect(plusMonths(day, months)).toBe(then);
});

/** Each of these lost a day, an hour at midnight, or begins its days before or after Japan. */
const zones = ["Pacific/Apia", "Pacific/Kwajalein", "America/Sao_Paulo", "Asia/Tokyo", "UTC"];

describe("a computer's zone changes nothing", () => {
  /** Every day over two years around the one that Samoa skipped, and some months on from each. */
  const walk = `
    const { plusDays, plusMonths } = await import(process.argv[1]);
    const days = [];
    for (let day = "2011-01-01"; days.length < 4 * 730; day = plusDays(day, 1)) {
      days.push(day, plusDays(day, -400), plusMonths(day, 1), plusMonths(day, -13));
    }
    process.stdout.write(days.join());`;
  const walked = (zone: string): string =>
    execFileSync(
      process.execPath,
      ["--input-type=module", "-e", walk, join(modules, "domain", "dates.js")],
      { env: { ...process.env, TZ: zone }, encoding: "utf8" },
    );

  test.each(zones)("%s", (zone) => {
    const days = walked(zone).split(",");
    expect(days).toContain("2011-12-30");
    expect(days.join()).toBe(walked("Etc/GMT").split(",").join());
  });
});
