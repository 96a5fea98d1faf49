/** Examples of what can be wrong with a file that is read: see problem-samples.ts. */
import type { FileProblem } from "../../src/domain/problems/file-problem.ts";
import type { Place } from "../../src/domain/problems/problem.ts";
import type {
  CellProblem,
  DataProblem,
  RowProblem,
  TableProblem,
} from "../../src/domain/problems/reading-problem.ts";
import type { Samples } from "./problem-samples.ts";

const file: Place = { file: "stock.csv" };
const workbook: Place = { file: "stock.xlsx" };
const accepted = ["utf-8", "cp932", "euc-jp"];
const inColumn = (column: string): Place => ({ file: "stock.csv", row: 9, column });

export const fileSamples: Samples<FileProblem> = {
  "file-empty": { kind: "file-empty", at: file },
  "file-not-a-table": { kind: "file-not-a-table", is: "pdf", at: workbook },
  "file-password-protected": { kind: "file-password-protected", at: workbook },
  "file-over-limit": {
    kind: "file-over-limit",
    what: "columns",
    found: 16_384,
    limit: 512,
    at: { ...workbook, sheet: "Dubai" },
  },
  "workbook-damaged": { kind: "workbook-damaged", found: "sheet1.xml", at: workbook },
  "workbook-unsafe": { kind: "workbook-unsafe", entry: "xl/workbook.xml", at: workbook },
  "no-such-sheet": {
    kind: "no-such-sheet",
    found: "Dubay",
    sheets: ["Dubai", "Singapore"],
    at: workbook,
  },
  "unknown-encoding": { kind: "unknown-encoding", found: "latin-9", accepted, at: file },
  "encoding-unclear": { kind: "encoding-unclear", accepted, at: file },
  "not-in-encoding": {
    kind: "not-in-encoding",
    encoding: "UTF-8",
    offset: 117,
    bytes: "82 FF",
    at: { ...file, row: 3 },
  },
  "quote-not-closed": { kind: "quote-not-closed", at: { ...file, row: 7 } },
  "text-after-quote": { kind: "text-after-quote", found: '"4m"x4m', at: { ...file, row: 7 } },
};

export const tableSamples: Samples<TableProblem> = {
  "no-header": { kind: "no-header", found: "", at: { ...workbook, sheet: "Memo" } },
  "column-missing": { kind: "column-missing", found: "", meaning: "quantity", at: file },
  "column-twice": {
    kind: "column-twice",
    found: "在庫数",
    meaning: "quantity",
    first: "数量",
    at: { ...file, row: 4 },
  },
  "unknown-column": { kind: "unknown-column", found: "管理番号", at: { ...file, row: 4 } },
  "agency-missing": { kind: "agency-missing", found: "", at: file },
  "as-of-missing": { kind: "as-of-missing", found: "", at: file },
  "as-of-differs": {
    kind: "as-of-differs",
    found: "2026-09-30",
    other: "2026-08-31",
    at: { ...workbook, sheet: "Dubai" },
  },
};

export const cellSamples: Samples<CellProblem> = {
  "error-cell": { kind: "error-cell", found: "#N/A", at: inColumn("数量") },
  "ditto-without-value": { kind: "ditto-without-value", found: "〃", at: inColumn("品名") },
  "value-missing": { kind: "value-missing", found: "", meaning: "quantity", at: inColumn("数量") },
  "not-a-quantity": { kind: "not-a-quantity", found: "約500", at: inColumn("数量") },
  "negative-quantity": { kind: "negative-quantity", found: "-3", at: inColumn("数量") },
  "fractional-quantity": { kind: "fractional-quantity", found: "2.5枚", at: inColumn("数量") },
  "ambiguous-number": { kind: "ambiguous-number", found: "1.200", at: inColumn("数量") },
  "quantity-too-large": {
    kind: "quantity-too-large",
    found: "99999999999",
    most: 10_000_000_000,
    at: inColumn("数量"),
  },
  "merged-quantity": { kind: "merged-quantity", found: "500", at: inColumn("数量") },
  "unknown-unit": { kind: "unknown-unit", found: "5ダース", unit: "ダース", at: inColumn("数量") },
  "unit-mismatch": {
    kind: "unit-mismatch",
    found: "5 kg",
    unit: "kg",
    base: "piece",
    at: inColumn("数量"),
  },
  "pieces-per-pack-unknown": {
    kind: "pieces-per-pack-unknown",
    found: "480梱包",
    item: "BLANKET",
    at: inColumn("数量"),
  },
  "not-a-date": { kind: "not-a-date", found: "来年", at: inColumn("使用期限") },
  "impossible-date": { kind: "impossible-date", found: "2026-02-30", at: inColumn("使用期限") },
  "not-in-era": {
    kind: "not-in-era",
    found: "平成31年5月1日",
    era: "平成",
    first: "1989-01-08",
    last: "2019-04-30",
    at: inColumn("取得年月日"),
  },
  "ambiguous-date": {
    kind: "ambiguous-date",
    found: "05/06/2026",
    readings: ["2026-06-05", "2026-05-06"],
    at: inColumn("Expiry"),
  },
  "incomplete-date": { kind: "incomplete-date", found: "26/9/30", at: inColumn("取得年月日") },
  "not-an-amount": { kind: "not-an-amount", found: "時価", at: inColumn("単価") },
  "unknown-currency": { kind: "unknown-currency", found: "$12", at: inColumn("Unit cost") },
  "too-precise-amount": {
    kind: "too-precise-amount",
    found: "14,500.5",
    currency: "JPY",
    at: inColumn("金額"),
  },
  "unknown-status": { kind: "unknown-status", found: "まあまあ", at: inColumn("状態") },
  "not-a-measure": { kind: "not-a-measure", found: "40cm", at: inColumn("length_cm") },
  "not-known": {
    kind: "not-known",
    found: "Blankett",
    what: "item",
    near: "Blanket",
    at: inColumn("品名"),
  },
};

export const rowSamples: Samples<RowProblem> = {
  "quantities-disagree": {
    kind: "quantities-disagree",
    found: "800",
    packs: "30 × 25 = 750",
    quantity: 800,
    at: inColumn("数量"),
  },
  "expiry-before-acquired": {
    kind: "expiry-before-acquired",
    found: "2022-03-31",
    acquired: "2023-03-29",
    at: inColumn("使用期限"),
  },
  "code-and-name-differ": {
    kind: "code-and-name-differ",
    found: "BLANKET",
    codeItem: "BLANKET",
    name: "テント",
    nameItem: "TENT-4X4",
    at: inColumn("品名"),
  },
  "owner-differs": {
    kind: "owner-differs",
    found: "JICA",
    agency: "cabinet-office",
    at: inColumn("所有機関"),
  },
  "lot-contradicts": {
    kind: "lot-contradicts",
    found: "2024-03-29",
    item: "BLANKET",
    lot: "CAO-B-R04-2",
    field: "acquired",
    other: "2023-03-29",
    otherRow: 8,
    at: inColumn("取得年月日"),
  },
  "item-twice": { kind: "item-twice", found: "BLANKET", otherRow: 4, at: inColumn("item") },
};

const data: Place = { file: "items.csv", row: 12 };

export const dataSamples: Samples<DataProblem> = {
  "data-column-missing": {
    kind: "data-column-missing",
    found: "",
    column: "base_unit",
    at: { file: "items.csv" },
  },
  "data-invalid": {
    kind: "data-invalid",
    found: "many",
    expected: ["a whole number", "整数"],
    at: { ...data, column: "pieces_per_pack" },
  },
  "data-twice": { kind: "data-twice", found: "BLANKET", otherRow: 4, at: data },
  "data-dangling": {
    kind: "data-dangling",
    found: "beds",
    file: "categories.csv",
    at: { ...data, column: "category" },
  },
};
