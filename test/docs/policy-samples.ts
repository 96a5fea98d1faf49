/** One example of every problem with a question to a model of replenishment: see problem-samples.ts. */
import type { PolicyProblem } from "../../src/domain/problems/policy-problem.ts";
import type { Samples } from "./problem-samples.ts";

const at = { file: "parameters.json" };

export const policySamples: Samples<PolicyProblem> = {
  "unknown-model": {
    kind: "unknown-model",
    found: "s-S-poison",
    models: ["eoq", "s-S-poisson"],
    near: "s-S-poisson",
    at: {},
  },
  "not-json": { kind: "not-json", found: "Unexpected end of JSON input", at },
  "parameter-missing": { kind: "parameter-missing", parameter: "holdingCost", at },
  "parameter-invalid": {
    kind: "parameter-invalid",
    parameter: "serviceLevel",
    found: "1",
    expected: ["a number above 0 and below 1", "0より大きく1より小さい数"],
    at,
  },
  "parameter-unknown": {
    kind: "parameter-unknown",
    parameter: "leadtime",
    known: ["leadTime", "mean"],
    near: "leadTime",
    at,
  },
  "parameters-exclude": {
    kind: "parameters-exclude",
    one: "mean",
    other: "demandRate",
    at,
  },
  "too-few-events": { kind: "too-few-events", events: 3, needed: 5, at: {} },
};
