/** One example of every problem of merging items: see problem-samples.ts. */
import type { DecisionProblem } from "../../src/domain/problems/decision-problem.ts";
import type {
  MergedFraction,
  MergeProblem,
  MergeRefusal,
} from "../../src/domain/problems/merge-problem.ts";
import { decisionExpected } from "../../src/text/items/decisions.ts";
import type { Samples } from "./problem-samples.ts";

const nowhere = {};
const account = "depot:AEDXB:available";
const bale = { item: "毛布（梱）", into: "BLANKET" };

export const mergeRefusalSamples: Samples<MergeRefusal> = {
  "merge-remainder": {
    kind: "merge-remainder",
    account,
    agency: "jica",
    item: "Blankets (loose)",
    lot: "J-7",
    quantity: 481,
    into: "BLANKET-BALE",
    ratio: { times: 1, per: 25 },
    at: nowhere,
  },
  "already-merged": { kind: "already-merged", ...bale, at: nowhere },
  "merge-into-merged": {
    kind: "merge-into-merged",
    item: "毛布（梱）",
    now: "BLANKET",
    at: nowhere,
  },
  "merge-too-early": {
    kind: "merge-too-early",
    item: "毛布（梱）",
    date: "2026-11-01",
    last: "2026-11-09",
    at: nowhere,
  },
  "item-merged": { kind: "item-merged", ...bale, at: { file: "movements.csv", row: 12 } },
  "merged-since": {
    kind: "merged-since",
    id: "T-12",
    by: "T-30",
    item: "毛布（梱）",
    at: nowhere,
  },
  "merge-has-returns": {
    kind: "merge-has-returns",
    id: "T-12",
    loan: "T-9",
    by: "T-18",
    at: nowhere,
  },
  "split-blocked": {
    kind: "split-blocked",
    id: "T-12",
    account,
    agency: "jica",
    item: "BLANKET",
    lot: "J-7",
    there: 4000,
    asked: 12_000,
    by: ["T-20", "T-23"],
    at: nowhere,
  },
};

export const mergedRowSamples: Samples<MergedFraction> = {
  "merged-fraction": {
    kind: "merged-fraction",
    found: "481",
    quantity: 481,
    item: "Blankets (loose)",
    into: "BLANKET-BALE",
    ratio: { times: 1, per: 25 },
    at: { file: "stock-2026-10.csv", row: 9, column: "Quantity" },
  },
};

const list = { file: "decisions.csv", row: 4 };

export const decisionSamples: Samples<DecisionProblem> = {
  "decision-column-missing": {
    kind: "decision-column-missing",
    found: "item, other, verdict",
    column: "decision",
    at: { file: "decisions.csv" },
  },
  "decision-lacks": {
    kind: "decision-lacks",
    column: "right",
    at: { ...list, column: "right" },
  },
  "decision-invalid": {
    kind: "decision-invalid",
    found: "perhaps",
    expected: decisionExpected.decision,
    at: { ...list, column: "decision" },
  },
  "decision-contradicts": {
    kind: "decision-contradicts",
    left: "ポリタンク",
    right: "JERRYCAN-10L",
    decision: "different",
    other: "same",
    by: "T-12",
    at: { ...list, column: "decision" },
  },
};

export const mergeSamples: Samples<MergeProblem> = {
  "merge-into-itself": {
    kind: "merge-into-itself",
    item: "BLANKET",
    into: "毛布（梱）",
    at: nowhere,
  },
  "merge-of-known-item": {
    kind: "merge-of-known-item",
    item: "BLANKET",
    into: "毛布（梱）",
    at: nowhere,
  },
  "merge-needs-reason": {
    kind: "merge-needs-reason",
    item: "SLEEPING-PAD",
    into: "SLEEPING-MAT",
    at: { option: "--reason" },
  },
  "merge-needs-ratio": {
    kind: "merge-needs-ratio",
    item: "Biscuits",
    unit: "piece",
    into: "BISCUIT",
    intoUnit: "g",
    at: { option: "--ratio" },
  },
  "merge-vetoed": {
    kind: "merge-vetoed",
    item: "ポリタンク 20L",
    into: "JERRYCAN-10L",
    evidence: [
      'decides: capacity differs: "20 L" and "10 L"',
      "決定的：容量が異なる：「20 L」と「10 L」",
    ],
    at: nowhere,
  },
  "review-needs-terminal": { kind: "review-needs-terminal", at: nowhere },
  "not-merged": { kind: "not-merged", found: "BLANKET", at: nowhere },
};
