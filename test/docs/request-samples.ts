/** Examples of what can be wrong with a request: see problem-samples.ts. */
import type { Place } from "../../src/domain/problems/problem.ts";
import type { RequestProblem } from "../../src/domain/problems/request-problem.ts";
import type { Samples } from "./problem-samples.ts";

const file = "requests.csv";
const inColumn = (column: string): Place => ({ file, row: 4, column });

export const requestSamples: Samples<RequestProblem> = {
  "request-no-table": { kind: "request-no-table", at: { file } },
  "request-column-missing": {
    kind: "request-column-missing",
    field: "destination",
    at: { file, row: 1 },
  },
  "request-column-twice": {
    kind: "request-column-twice",
    found: "数量",
    first: "quantity",
    field: "quantity",
    at: { file, row: 1 },
  },
  "request-incomplete": {
    kind: "request-incomplete",
    field: "organisation",
    at: inColumn("organisation"),
  },
  "request-goods-differ": {
    kind: "request-goods-differ",
    item: "BLANKET",
    category: "blanket",
    found: "tent",
    at: inColumn("category"),
  },
  "request-goods-missing": { kind: "request-goods-missing", at: inColumn("item") },
  "request-quantity-missing": { kind: "request-quantity-missing", at: inColumn("quantity") },
  "request-value": {
    kind: "request-value",
    field: "cause",
    found: "strike",
    values: ["conflict", "disaster", "peacekeeping", "election", "training"],
    at: inColumn("cause"),
  },
  "request-differs": {
    kind: "request-differs",
    field: "cause",
    found: "disaster",
    first: "conflict",
    at: inColumn("cause"),
  },
  "request-line-twice": { kind: "request-line-twice", found: "2", at: inColumn("line") },
  "request-date-past": {
    kind: "request-date-past",
    found: "2026-03-01",
    today: "2026-11-23",
    at: inColumn("needed_by"),
  },
  "request-no-standard": {
    kind: "request-no-standard",
    found: "generator",
    goods: ["blanket", "jerrycan", "sleeping-mat", "tent"],
    at: inColumn("quantity"),
  },
  "request-unknown": { kind: "request-unknown", found: "WFP-7", near: "WFP-1", at: {} },
};
