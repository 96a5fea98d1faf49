/** Examples of what can be wrong with a movement: see problem-samples.ts. */
import type { MovementProblem } from "../../src/domain/problems/movement-problem.ts";
import type { Place } from "../../src/domain/problems/problem.ts";
import type { Samples } from "./problem-samples.ts";

const at: Place = { file: "movements.csv", row: 12 };
const inColumn = (column: string): Place => ({ ...at, column });

export const movementSamples: Samples<MovementProblem> = {
  "movement-column-missing": {
    kind: "movement-column-missing",
    field: "quantity",
    at: { file: "movements.csv", row: 1 },
  },
  "movement-column-twice": {
    kind: "movement-column-twice",
    found: "個数",
    first: "数量",
    field: "quantity",
    at: { file: "movements.csv", row: 1 },
  },
  "movement-row-too-long": { kind: "movement-row-too-long", found: "x", at },
  "movement-incomplete": {
    kind: "movement-incomplete",
    field: "reason",
    movement: "adjust",
    at: inColumn("reason"),
  },
  "movement-kind-unknown": { kind: "movement-kind-unknown", found: "借用", at: inColumn("種別") },
  "movement-not-for-kind": {
    kind: "movement-not-for-kind",
    found: "SGSIN",
    field: "to_depot",
    movement: "issue",
    at: inColumn("to_depot"),
  },
  "movement-of-nothing": { kind: "movement-of-nothing", found: "0", at: inColumn("quantity") },
  "movement-negative": {
    kind: "movement-negative",
    found: "-100",
    movement: "issue",
    at: inColumn("quantity"),
  },
  "movement-goes-nowhere": { kind: "movement-goes-nowhere", given: true, at },
  "adjustment-account-unknown": {
    kind: "adjustment-account-unknown",
    found: "IOM",
    at: inColumn("counterpart"),
  },
  "loan-within-agency": { kind: "loan-within-agency", found: "2027-03-31", at: inColumn("due") },
  "loan-due-too-early": {
    kind: "loan-due-too-early",
    found: "2026-10-01",
    date: "2026-11-23",
    at: inColumn("due"),
  },
  "loan-and-return": { kind: "loan-and-return", found: "T-12", at: inColumn("returns") },
  "not-a-transaction-id": { kind: "not-a-transaction-id", found: "12b", at: inColumn("returns") },
  "unknown-to-receive": {
    kind: "unknown-to-receive",
    what: "item",
    found: "BLANKETT",
    near: "BLANKET",
    at: inColumn("item"),
  },
  "lot-to-choose": {
    kind: "lot-to-choose",
    item: "BLANKET",
    account: "depot:AEDXB:available",
    agency: "cabinet-office",
    lots: [
      { lot: "CAO-B-R04-2", quantity: 4000 },
      { lot: "CAO-B-R06-1", quantity: 1000 },
    ],
    at: { option: "--lot" },
  },
  "year-not-begun": {
    kind: "year-not-begun",
    found: "2027",
    begins: "2027-04-01",
    at: { option: "--fiscal-year" },
  },
  "year-not-over": {
    kind: "year-not-over",
    found: "2026",
    through: "2027-03-31",
    at: { option: "--fiscal-year" },
  },
};
