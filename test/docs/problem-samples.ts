/**
 * One example of every problem, as facts: what docs/errors.md is written from. A new kind does not
 * compile until it has its example here.
 */
import type { FileProblem } from "../../src/domain/problems/file-problem.ts";
import type { ListProblem } from "../../src/domain/problems/list-problem.ts";
import type { MovementProblem } from "../../src/domain/problems/movement-problem.ts";
import type {
  LedgerRefusal,
  OptionProblem,
  Place,
  Problem,
} from "../../src/domain/problems/problem.ts";
import type {
  CellProblem,
  DataProblem,
  RowProblem,
  TableProblem,
} from "../../src/domain/problems/reading-problem.ts";
import { countRefusals, countSamples } from "./count-samples.ts";
import {
  decisionSamples,
  mergedRowSamples,
  mergeRefusalSamples,
  mergeSamples,
} from "./merge-samples.ts";
import { movementSamples } from "./movement-samples.ts";
import { planRefusals, planSamples } from "./plan-samples.ts";
import { policySamples } from "./policy-samples.ts";
import {
  cellSamples,
  dataSamples,
  fileSamples,
  rowSamples,
  tableSamples,
} from "./reading-samples.ts";
import { requestSamples } from "./request-samples.ts";
import { scenarioSamples } from "./scenario-samples.ts";
import { shipmentRefusals, shipmentSamples } from "./shipment-samples.ts";
import { specificationSamples } from "./specification-samples.ts";

export type Samples<Kinds extends { readonly kind: string }> = {
  readonly [Kind in Kinds["kind"]]: { readonly at: Place } & Extract<Kinds, { kind: Kind }>;
};

const nowhere: Place = {};
const post: Place = { file: "movements.csv", row: 12 };

const optionSamples: Samples<OptionProblem> = {
  "option-missing": { kind: "option-missing", option: "--quantity", at: nowhere },
  "options-exclude": { kind: "options-exclude", one: "--json", other: "--csv", at: nowhere },
  "option-invalid": {
    kind: "option-invalid",
    option: "--lang",
    found: "fr",
    expected: ["en or ja", "en 又は ja "],
    at: nowhere,
  },
  "unknown-code": {
    kind: "unknown-code",
    what: "depot",
    found: "Dubay",
    near: "Dubai",
    at: { option: "--depot" },
  },
  "no-store": { kind: "no-store", store: "sqlite:bichiku.db", at: nowhere },
  "bad-store": { kind: "bad-store", store: "bichiku.db", at: nowhere },
  "no-file": { kind: "no-file", file: "stock-2026-09.xlsx", at: nowhere },
  "file-is-folder": { kind: "file-is-folder", file: "inventories", at: nowhere },
  "output-is-folder": { kind: "output-is-folder", file: "reports", at: nowhere },
  "no-folder": { kind: "no-folder", folder: "reports/2026", at: nowhere },
  "too-many-postings": { kind: "too-many-postings", limit: 300_000, at: nowhere },
  "unknown-option": { kind: "unknown-option", found: "--depots", at: nowhere },
  "unknown-command": { kind: "unknown-command", found: "stok", near: "stock", at: nowhere },
  "argument-missing": { kind: "argument-missing", found: "file", at: nowhere },
  "option-without-value": { kind: "option-without-value", found: "--depot <code>", at: nowhere },
  "too-many-arguments": { kind: "too-many-arguments", found: "2", at: nowhere },
  "no-command": { kind: "no-command", at: nowhere },
  "not-confirmed": { kind: "not-confirmed", at: nowhere },
  "bad-command-line": { kind: "bad-command-line", found: "…", at: nowhere },
};

const list: Place = { file: "a.csv" };
const listSamples: Samples<ListProblem> = {
  "list-column-missing": { kind: "list-column-missing", column: "id", at: { ...list, row: 1 } },
  "list-id-missing": { kind: "list-id-missing", at: { ...list, row: 7, column: "id" } },
  "list-id-twice": {
    kind: "list-id-twice",
    found: "A-17",
    otherRow: 4,
    at: { ...list, row: 9, column: "id" },
  },
};

const goods = { agency: "cabinet-office", item: "BLANKET", lot: "CAO-B-R04-2" };
const account = "depot:AEDXB:available";

const ledgerSamples: Samples<LedgerRefusal> = {
  "not-enough": {
    kind: "not-enough",
    account,
    ...goods,
    date: "2026-11-23",
    there: 4000,
    asked: 4500,
    worst: { date: "2026-11-23", missing: 500 },
    at: post,
  },
  "period-closed": { kind: "period-closed", date: "2026-03-31", fiscalYear: 2025, at: post },
  "already-closed": { kind: "already-closed", fiscalYear: 2025, at: nowhere },
  "reference-used": { kind: "reference-used", reference: "GRN-0041", by: "T-12", at: post },
  "no-such-transaction": { kind: "no-such-transaction", id: "T-99", at: nowhere },
  "already-reversed": { kind: "already-reversed", id: "T-12", by: "T-15", at: nowhere },
  "cannot-reverse": { kind: "cannot-reverse", id: "T-20", what: "close", at: nowhere },
  "reversal-too-early": {
    kind: "reversal-too-early",
    id: "T-12",
    date: "2026-11-09",
    at: nowhere,
  },
  "loan-has-returns": { kind: "loan-has-returns", id: "T-12", by: "T-18", at: nowhere },
  "too-much": { kind: "too-much", account, ...goods, at: post },
  "lot-facts-differ": {
    kind: "lot-facts-differ",
    item: "BLANKET",
    lot: "CAO-B-R04-2",
    field: "acquired",
    known: "2023-03-29",
    told: "2024-03-29",
    at: post,
  },
  "not-a-loan": { kind: "not-a-loan", id: "T-12", at: post },
  "not-that-loan": {
    kind: "not-that-loan",
    id: "T-12",
    item: "BLANKET",
    from: "cabinet-office",
    to: "jica",
    at: post,
  },
  "returns-too-much": {
    kind: "returns-too-much",
    id: "T-12",
    outstanding: 300,
    returned: 500,
    at: post,
  },
  "already-imported": { kind: "already-imported", sha256: "…", by: "T-1", at: nowhere },
  "statement-not-yet": {
    kind: "statement-not-yet",
    date: "2027-03-31",
    today: "2026-11-23",
    at: { file: "stock.csv" },
  },
  "statement-too-early": {
    kind: "statement-too-early",
    agency: "cabinet-office",
    date: "2026-03-31",
    first: "2026-09-30",
    at: { file: "stock.csv" },
  },
  "statement-year-closed": {
    kind: "statement-year-closed",
    date: "2026-03-31",
    fiscalYear: 2025,
    at: { file: "stock.csv" },
  },
  "agency-without-stock": {
    kind: "agency-without-stock",
    agency: "IOM",
    at: { file: "stock.csv" },
  },
  "statement-empty": { kind: "statement-empty", at: { file: "stock.csv" } },
  "ledger-moved-on": {
    kind: "ledger-moved-on",
    item: "BLANKET",
    lot: "CAO-B-R04-2",
    at: { file: "stock.csv", row: 12 },
  },
  "already-opened": {
    kind: "already-opened",
    account,
    ...goods,
    by: "T-1",
    date: "2026-09-30",
    at: { file: "stock-2026-10.csv", row: 9 },
  },
};

export interface SampleGroup {
  readonly title: { readonly en: string; readonly ja: string };
  readonly status: 2 | 3;
  readonly samples: Readonly<Record<string, Problem>>;
}

const group = (
  en: string,
  ja: string,
  samples: Readonly<Record<string, Problem>>,
  status: 2 | 3 = 2,
): SampleGroup => ({ title: { en, ja }, status, samples });

export const sampleGroups: readonly SampleGroup[] = [
  group("The command line", "コマンドライン", optionSamples),
  group("The file as a whole", "ファイル全体", fileSamples satisfies Samples<FileProblem>),
  group("The table", "表", tableSamples satisfies Samples<TableProblem>),
  group("One cell", "セル", cellSamples satisfies Samples<CellProblem>),
  group("One row", "行", rowSamples satisfies Samples<RowProblem>),
  group("Movements", "移動", movementSamples satisfies Samples<MovementProblem>),
  group("Items that are one", "品目の統合", {
    ...mergeSamples,
    ...decisionSamples,
    ...mergedRowSamples,
  }),
  group("Requests and plans", "要請・輸送計画", { ...requestSamples, ...planSamples }),
  group("Shipments", "輸送", shipmentSamples),
  group("Specifications and evidence", "規格と根拠資料", specificationSamples),
  group("Counts", "棚卸", countSamples),
  group("Lists that are compared", "照合する一覧", listSamples),
  group("Models of replenishment", "補充モデル", policySamples),
  group("Scenarios of need", "需要シナリオ", scenarioSamples),
  group("Reference data", "参照データ", dataSamples satisfies Samples<DataProblem>),
  group(
    "Refused by the ledger",
    "台帳による拒否",
    {
      ...ledgerSamples,
      ...mergeRefusalSamples,
      ...countRefusals,
      ...planRefusals,
      ...shipmentRefusals,
    },
    3,
  ),
];
