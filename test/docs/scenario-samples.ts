/** One example of every problem with a folder of scenarios: see problem-samples.ts. */
import type { ScenarioProblem } from "../../src/domain/problems/scenario-problem.ts";
import type { Samples } from "./problem-samples.ts";

const at = { file: "demand.csv", row: 7 };
const route = { depot: "AEDXB", place: "NP" };

export const scenarioSamples: Samples<ScenarioProblem> = {
  "scenario-column-missing": {
    kind: "scenario-column-missing",
    column: "place",
    at: { file: "demand.csv", row: 1 },
  },
  "scenario-value": {
    kind: "scenario-value",
    found: "",
    expected: ["a name or a code", "名前又はコード"],
    at: { ...at, column: "place" },
  },
  "scenario-twice": { kind: "scenario-twice", found: "AEDXB · BLANKET", otherRow: 3, at },
  "scenario-event-unknown": {
    kind: "scenario-event-unknown",
    found: "flood-20l9",
    near: "flood-2019",
    at: { ...at, column: "event" },
  },
  "scenario-probabilities": {
    kind: "scenario-probabilities",
    sum: 1.2,
    at: { file: "events.csv" },
  },
  "scenario-probabilities-mixed": {
    kind: "scenario-probabilities-mixed",
    at: { file: "events.csv", row: 4, column: "probability" },
  },
  "scenario-route-missing": {
    kind: "scenario-route-missing",
    ...route,
    missing: 12,
    at: { file: "transport.csv" },
  },
  "scenario-volume-unknown": {
    kind: "scenario-volume-unknown",
    item: "BLANKET-X",
    at: { file: "layout.csv" },
  },
  "scenario-no-room": {
    kind: "scenario-no-room",
    room: 800,
    needed: 1240.5,
    at: { file: "depots.csv" },
  },
  "scenario-depot-unknown": {
    kind: "scenario-depot-unknown",
    found: "AEDBX",
    near: "AEDXB",
    at: { option: "--close" },
  },
  "scenario-depot-position": { kind: "scenario-depot-position", found: "NEW-DEPOT", at: {} },
  "scenario-cost-unknown": {
    kind: "scenario-cost-unknown",
    item: "tent",
    at: { option: "--measure" },
  },
  "scenario-no-events": { kind: "scenario-no-events", at: { file: "events.csv" } },
};
