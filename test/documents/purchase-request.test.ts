/** The purchase request: every figure it was given, blanks for what nobody knows, its attachments. */
import { expect, test } from "vitest";
import { procurementPaper } from "../../src/documents/procurement-paper.ts";
import {
  type PurchaseRequestFacts,
  purchaseRequest,
} from "../../src/documents/purchase-request.ts";
import { paperBytes } from "../../src/files/docx-writer.ts";
import { procurementFor } from "../../src/specification/procurement.ts";
import { docxText } from "../helpers/docx-text.ts";
import { shipped, today } from "../helpers/specifications.ts";

const organisations = ["UNHCR", "IOM"].flatMap((code) => shipped.organisations.get(code) ?? []);
const procurement = procurementFor(
  { item: "TENT-4X4", category: "tent" },
  organisations,
  { day: today, only: [] },
  shipped,
);
const [specification] = procurementPaper(procurement, {
  reference: shipped,
  item: { en: "Tent, 4 x 4 m", ja: "テント（4m×4m）" },
  mark: "0123456789ab",
}).parts;

const facts: PurchaseRequestFacts = {
  made: today,
  position: "T-12（0123456789abcdef）",
  agency: "内閣府",
  reason: "令和4年4月の放出により、目標数量を下回っているため。",
  place: "ドバイ倉庫（AEDXB）",
  lines: [
    {
      item: "TENT-4X4",
      name: "テント（4m×4m）",
      quantity: 2400,
      unit: "張",
      packs: 2400,
      unitCostYen: 88_000,
      costYen: 211_200_000,
      supplier: "例示商事株式会社",
      arithmetic: ["在庫ポジション：手持ち480＋発注済0－払出予定0＝480", "補充後の水準 2,880"],
      otherwise: ["今後1年に在庫が尽きる日数の期待値 41日", "支援できない人数の期待値 3,200人"],
      specification,
    },
    {
      item: "BLANKET",
      name: "毛布",
      quantity: 5000,
      unit: "枚",
      arithmetic: ["目標 20,000人分"],
      otherwise: ["影響は算定できない。"],
    },
  ],
  loads: [{ container: "40フィート背高", content: "テント 192張", filledPercent: 83 }],
  notes: ["需要は2001年から2024年の公表資料による。"],
};

test("says what it was given, and leaves blank what nobody knows", async () => {
  const { paragraphs, tables } = docxText(await paperBytes(purchaseRequest(facts)));
  await expect(`${paragraphs.join("\n")}\n`).toMatchFileSnapshot(
    "../golden/purchase-request.ja.txt",
  );
  const goods = tables.find(([head]) => head?.includes("概算金額（円）"));
  expect(goods).toEqual([
    [
      "番号",
      "品名・品目コード",
      "数量",
      "単位",
      "梱包数",
      "概算単価（円）",
      "概算金額（円）",
      "調達先候補",
      "仕様",
    ],
    [
      "1",
      "テント（4m×4m）\nTENT-4X4",
      "2,400",
      "張",
      "2,400",
      "88,000",
      "211,200,000",
      "例示商事株式会社",
      "別添1",
    ],
    ["2", "毛布\nBLANKET", "5,000", "枚", "", "", "", "", ""],
    ["", "合計", "", "", "", "", "", "", ""],
  ]);
  expect(paragraphs).toContain("番号2の価格が不明のため、合計は記載しない。");
});

test("has the purchase specification of each line as an attachment", () => {
  const { parts } = purchaseRequest(facts);
  expect(parts.map(({ running }) => running)).toEqual([
    "購入要求書",
    "別添1　購入仕様書：テント（4m×4m）",
  ]);
});

test("adds up where every price is known", () => {
  const [line] = facts.lines;
  const [{ blocks }] = purchaseRequest({ ...facts, lines: line ? [line] : [] }).parts;
  const fields = blocks.flatMap((block) => (block.is === "fields" ? block.fields : []));
  expect(fields).toContainEqual({ label: "概算総額（円）", value: "211,200,000" });
});
