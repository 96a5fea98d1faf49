/** Examples of what can be wrong with shipments: see problem-samples.ts. */
import type {
  ShipmentProblem,
  ShipmentRefusal,
} from "../../src/domain/problems/shipment-problem.ts";
import type { Samples } from "./problem-samples.ts";

const shipment = "S-1-1";
const receipt = { file: "receipt.xlsx", sheet: "Receipt" };

export const shipmentSamples: Samples<ShipmentProblem> = {
  "shipment-unknown": { kind: "shipment-unknown", found: "S-9-1", near: "S-1-1", at: {} },
  "shipment-unclear": {
    kind: "shipment-unclear",
    found: "S-1",
    among: ["S-1-1", "S-2-1"],
    at: {},
  },
  "shipment-to-name": { kind: "shipment-to-name", open: ["S-1-1", "S-1-2"], at: {} },
  "shipment-line-unknown": {
    kind: "shipment-line-unknown",
    shipment,
    found: "7",
    lines: 2,
    at: { ...receipt, row: 14, column: "Line" },
  },
  "shipment-line-twice": {
    kind: "shipment-line-twice",
    shipment,
    line: 1,
    at: { option: "--received" },
  },
  "shipment-line-to-name": {
    kind: "shipment-line-to-name",
    shipment,
    found: "480",
    lines: 2,
    at: { option: "--received" },
  },
  "shipment-nothing-said": { kind: "shipment-nothing-said", shipment, at: receipt },
  "shipment-received-missing": {
    kind: "shipment-received-missing",
    shipment,
    line: 1,
    at: { ...receipt, row: 12 },
  },
  "shipment-in-future": {
    kind: "shipment-in-future",
    found: "2026-12-24",
    today: "2026-11-23",
    at: { option: "--date" },
  },
  "shipment-too-early": {
    kind: "shipment-too-early",
    shipment,
    found: "2026-11-01",
    first: "2026-11-20",
    after: "dispatched",
    by: "T-14",
    plan: "P-1",
    at: { option: "--date" },
  },
  "shipment-reason-missing": {
    kind: "shipment-reason-missing",
    shipment,
    line: 1,
    at: { ...receipt, row: 12 },
  },
  "shipment-short-and-more": {
    kind: "shipment-short-and-more",
    shipment,
    line: 1,
    sent: 500,
    said: 508,
    at: { ...receipt, row: 12 },
  },
  "receipt-no-table": { kind: "receipt-no-table", at: { file: "notes.csv" } },
  "receipt-of-nothing": { kind: "receipt-of-nothing", at: { file: "receipt.csv" } },
  "receipt-of-other": {
    kind: "receipt-of-other",
    found: "S-2-1",
    shipment,
    at: { ...receipt, row: 4 },
  },
  "receipt-other-goods": {
    kind: "receipt-other-goods",
    shipment,
    line: 1,
    found: "TENT",
    sent: "BLANKET CAO-B-R04-2",
    at: { ...receipt, row: 12 },
  },
};

export const shipmentRefusals: Samples<ShipmentRefusal> = {
  "shipment-goes-on": { kind: "shipment-goes-on", id: "T-12", by: "T-15", at: {} },
  "shipment-left": {
    kind: "shipment-left",
    shipment,
    by: "T-13",
    date: "2026-11-20",
    at: {},
  },
  "shipment-cancelled": { kind: "shipment-cancelled", shipment, by: "T-14", at: {} },
  "shipment-not-left": { kind: "shipment-not-left", shipment, at: {} },
  "shipment-arrived": {
    kind: "shipment-arrived",
    shipment,
    by: "T-15",
    date: "2026-12-02",
    at: {},
  },
  "shipment-recorded": {
    kind: "shipment-recorded",
    shipment,
    by: "T-15",
    date: "2026-12-02",
    at: {},
  },
  "receipt-read": {
    kind: "receipt-read",
    shipment,
    by: "T-15",
    date: "2026-12-02",
    open: 20,
    at: { file: "receipt.xlsx" },
  },
  "shipment-line-told": {
    kind: "shipment-line-told",
    shipment,
    line: 1,
    by: "T-15",
    date: "2026-12-02",
    accounted: 480,
    sent: 20,
    said: 500,
    at: { ...receipt, row: 12 },
  },
  "shipment-beyond-reserved": {
    kind: "shipment-beyond-reserved",
    shipment,
    line: 1,
    asked: 600,
    reserved: 500,
    at: { option: "--quantity" },
  },
  "shipment-line-not-left": { kind: "shipment-line-not-left", shipment, line: 2, at: {} },
  "shipment-custody-first": {
    kind: "shipment-custody-first",
    shipment,
    from: "jica",
    to: "cabinet-office",
    at: {},
  },
  "shipment-without-custody": { kind: "shipment-without-custody", shipment, at: {} },
};
