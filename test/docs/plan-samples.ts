/** Examples of what can be wrong with planning: see problem-samples.ts. */
import type { PlanProblem, PlanRefusal } from "../../src/domain/problems/plan-problem.ts";
import type { Samples } from "./problem-samples.ts";

export const planSamples: Samples<PlanProblem> = {
  "destination-unknown": {
    kind: "destination-unknown",
    found: "KTN",
    request: "WFP-1",
    line: 2,
    near: "KTM",
    without: ["WFP-1"],
    at: {},
  },
  "plan-date-past": {
    kind: "plan-date-past",
    found: "2026-10-01",
    today: "2026-11-23",
    at: { option: "--date" },
  },
  "plan-accept-early": {
    kind: "plan-accept-early",
    plan: "P-1",
    found: "2026-11-20",
    first: "2026-11-23",
    at: { option: "--date" },
  },
  "plan-no-table": { kind: "plan-no-table", at: { file: "plan.xlsx" } },
  "plan-cell-empty": {
    kind: "plan-cell-empty",
    field: "trips",
    at: { file: "plan.csv", row: 3, column: "便数" },
  },
  "plan-unknown": { kind: "plan-unknown", found: "P-7", at: {} },
  "request-served": {
    kind: "request-served",
    request: "WFP-1",
    by: "P-1",
    stage: "shipped",
    at: {},
  },
};

const lot = { item: "BLANKET", lot: "CAO-B-R04-2" } as const;

export const planRefusals: Samples<PlanRefusal> = {
  "plan-decided": { kind: "plan-decided", plan: "P-1", state: "accepted", by: "T-12", at: {} },
  "plan-sends-nothing": { kind: "plan-sends-nothing", plan: "P-1", at: {} },
  "plan-request-changed": {
    kind: "plan-request-changed",
    plan: "P-1",
    request: "WFP-1",
    was: "T-9",
    now: "T-11",
    at: {},
  },
  "plan-request-promised": {
    kind: "plan-request-promised",
    plan: "P-2",
    request: "WFP-1",
    line: 1,
    by: "P-1",
    at: {},
  },
  "plan-stock-changed": {
    kind: "plan-stock-changed",
    plan: "P-1",
    ...lot,
    agency: "cabinet-office",
    depot: "AEDXB",
    needed: 1200,
    there: 900,
    at: {},
  },
  "plan-expiry-changed": {
    kind: "plan-expiry-changed",
    plan: "P-1",
    ...lot,
    was: "2029-03-31",
    now: "2028-03-31",
    at: {},
  },
};
