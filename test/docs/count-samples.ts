/** Examples of what can go wrong with a count: see problem-samples.ts. */
import type { CountProblem, CountRefusal } from "../../src/domain/problems/count-problem.ts";
import type { Place } from "../../src/domain/problems/problem.ts";
import type { Samples } from "./problem-samples.ts";

const nowhere: Place = {};
const at: Place = { file: "C-1.xlsx", sheet: "Team 1", row: 12 };
const inColumn = (column: string): Place => ({ ...at, column });

export const countSamples: Samples<CountProblem> = {
  "count-unknown": { kind: "count-unknown", found: "C-9", at: nowhere },
  "count-to-name": { kind: "count-to-name", open: ["C-1", "C-3"], at: nowhere },
  "count-of-nothing": { kind: "count-of-nothing", depot: "GHACC", at: { option: "--depot" } },
  "count-before-opening": {
    kind: "count-before-opening",
    found: "2026-03-31",
    first: "2026-09-30",
    at: { option: "--date" },
  },
  "count-in-future": {
    kind: "count-in-future",
    found: "2027-03-31",
    today: "2026-11-23",
    at: { option: "--date" },
  },
  "count-date-missing": { kind: "count-date-missing", count: "C-1", at: { file: "C-1.xlsx" } },
  "file-exists": { kind: "file-exists", file: "C-1.xlsx", at: { option: "--output" } },
  "count-sheet-unmarked": { kind: "count-sheet-unmarked", at: { file: "counted.csv" } },
  "count-sheet-foreign": {
    kind: "count-sheet-foreign",
    found: "C-1-T1-0123abcd",
    at: { file: "C-1.xlsx" },
  },
  "count-sheet-of-other": {
    kind: "count-sheet-of-other",
    found: "C-2",
    count: "C-1",
    at: { file: "C-2.xlsx" },
  },
  "count-team-differs": {
    kind: "count-team-differs",
    found: 1,
    team: 2,
    at: { file: "C-1.xlsx", sheet: "Team 1" },
  },
  "count-team-unclear": { kind: "count-team-unclear", count: "C-1", at: { file: "C-1.xlsx" } },
  "count-nothing-entered": { kind: "count-nothing-entered", at: { file: "C-1.xlsx" } },
  "count-line-changed": {
    kind: "count-line-changed",
    found: "CAO-B-R06-2",
    line: 7,
    printed: "CAO-B-R06-1",
    at: inColumn("Lot"),
  },
  "count-line-twice": {
    kind: "count-line-twice",
    found: "BLANKET CAO-B-R06-1",
    otherRow: 7,
    at,
  },
  "count-part-without-whole": {
    kind: "count-part-without-whole",
    found: "5",
    at: inColumn("Quantity found"),
  },
  "count-parts-exceed": {
    kind: "count-parts-exceed",
    found: "12",
    quantity: 10,
    at: inColumn("of which damaged"),
  },
  "count-total-differs": {
    kind: "count-total-differs",
    found: "6,250",
    total: "quantity",
    sum: 6255,
    at: { ...at, row: 30, column: "Sum of quantities" },
  },
  "count-reason-missing": {
    kind: "count-reason-missing",
    item: "BLANKET",
    lot: "CAO-B-R06-1",
    agency: "cabinet-office",
    book: 1000,
    counted: 995,
    at: nowhere,
  },
  "count-reason-unmatched": {
    kind: "count-reason-unmatched",
    found: "BLANKET CAO-B-R06-9",
    at: { file: "reasons.csv", row: 3 },
  },
};

export const countRefusals: Samples<CountRefusal> = {
  "count-not-open": {
    kind: "count-not-open",
    count: "C-1",
    state: "posted",
    by: "T-9",
    at: nowhere,
  },
  "count-not-entered": { kind: "count-not-entered", count: "C-1", team: 2, at: nowhere },
  "count-third-needed": { kind: "count-third-needed", count: "C-1", lines: 3, at: nowhere },
  "count-third-not-needed": { kind: "count-third-not-needed", count: "C-1", at: nowhere },
  "count-third-not-printed": { kind: "count-third-not-printed", count: "C-1", at: nowhere },
  "count-decides-nothing": { kind: "count-decides-nothing", count: "C-1", at: nowhere },
  "count-overtaken": {
    kind: "count-overtaken",
    item: "BLANKET",
    lot: "CAO-B-R06-1",
    by: "T-14",
    at: nowhere,
  },
  "count-takes-moved": {
    kind: "count-takes-moved",
    item: "BLANKET",
    lot: "CAO-B-R06-1",
    agency: "cabinet-office",
    account: "depot:AEDXB:available",
    date: "2026-11-22",
    short: 5,
    by: ["T-12"],
    at: nowhere,
  },
};
