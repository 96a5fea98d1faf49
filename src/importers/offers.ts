/**
 * A list of suppliers with what they sell and on which terms → offers, or all that is wrong with
 * it. A row is one supplier's terms for one item, or for a category. What is empty is unknown.
 */
import type { Catalogue } from "../domain/catalogue.ts";
import type { ColumnReference } from "../domain/reference.ts";
import { type Result, unless } from "../domain/result.ts";
import type { LeadStage, StageDays } from "../replenishment/demand/lead-time.ts";
import type { Offer } from "../replenishment/supplier.ts";
import { plain, saysNothing } from "./cell.ts";
import { type ScenarioRow, scenarioTable } from "./scenarios/scenario-table.ts";
import { type ReadFile, textOf } from "./table.ts";

export interface OfferWords {
  readonly columns: readonly ColumnReference[];
  readonly catalogue: Catalogue;
}

const yes = new Set(["yes", "y", "true", "1", "○", "はい", "仮定"]);

export function readOffers(file: ReadFile, words: OfferWords): Result<readonly Offer[]> {
  const table = scenarioTable(file, words.columns, ["supplier", "goods"]);
  const first = new Map<string, number>();
  const offers = table.rows.map((row) => {
    const offer = offerIn(row, file.name, words.catalogue);
    const found = `${offer.supplier.code} · ${offer.goods}`;
    const otherRow = first.get(found);
    if (otherRow !== undefined) row.refuse("goods", { kind: "scenario-twice", found, otherRow });
    else first.set(found, row.row);
    return offer;
  });
  return unless(table.problems, () => offers);
}

function offerIn(row: ScenarioRow, file: string, catalogue: Catalogue): Offer {
  const said = (column: string): string | undefined => {
    const text = plain(textOf(row.cell(column)));
    return saysNothing(text) ? undefined : text;
  };
  const code = row.text("supplier");
  const country = said("country")?.toUpperCase();
  if (country !== undefined && !/^[A-Z]{2}$/.test(country)) {
    const expected = ["a country's two letters (JP)", "国コード2文字（JP など）"] as const;
    row.refuse("country", { kind: "scenario-value", found: country, expected });
  }
  const source = said("source") ?? `${file}, ${row.row}`;
  const assumed = yes.has((said("assumed") ?? "").toLowerCase());
  const stage = (name: LeadStage) => stageIn(row, name, { source, assumed });
  return {
    supplier: {
      ...{ code, nameEn: said("name") ?? code, nameJa: said("name_ja") ?? said("name") ?? code },
      country,
    },
    goods: goodsIn(row, catalogue),
    unitCostJpy: counted(row, "unit_cost_jpy"),
    orderMin: counted(row, "order_min"),
    piecesPerPack: counted(row, "pieces_per_pack"),
    piecesPerContainer: counted(row, "pieces_per_container"),
    shelfLifeMonths: counted(row, "shelf_life_months"),
    stages: [...stage("production"), ...stage("shipping")],
    ...{ source, assumed, note: said("note") },
  };
}

function goodsIn(row: ScenarioRow, catalogue: Catalogue): string {
  const text = row.text("goods");
  if (text === "") return text;
  const met = catalogue.recogniseItem({ code: text });
  const known = met.is === "known" ? met.item.code : catalogue.recogniseCategory(text);
  if (known !== undefined) return known;
  const near = catalogue.nearest("item", text) ?? catalogue.nearest("category", text);
  const expected = [
    `an item or a category of the catalogue${near === undefined ? "" : ` (${near}?)`}`,
    `品目表にある品目又は分類${near === undefined ? "" : `（${near} ではありませんか）`}`,
  ] as const;
  row.refuse("goods", { kind: "scenario-value", found: text, expected });
  return text;
}

/** A whole number above 0; undefined where nothing is said. */
function counted(row: ScenarioRow, column: string): number | undefined {
  const text = plain(textOf(row.cell(column)));
  if (saysNothing(text)) return undefined;
  const value = row.optional(column);
  if (value === undefined || Number.isNaN(value)) return undefined;
  if (Number.isSafeInteger(value) && value > 0) return value;
  const expected = ["a whole number above 0", "0より大きい整数"] as const;
  row.refuse(column, { kind: "scenario-value", found: text, expected });
  return undefined;
}

/** Days of one stage, where the supplier says so: without a spread where only one figure stands. */
function stageIn(
  row: ScenarioRow,
  stage: LeadStage,
  told: { readonly source: string; readonly assumed: boolean },
): readonly StageDays[] {
  const mode = counted(row, `${stage}_days`);
  const [low, high] = [counted(row, `${stage}_low_days`), counted(row, `${stage}_high_days`)];
  if (mode === undefined && low === undefined && high === undefined) return [];
  const middle = mode ?? Math.round(((low ?? high ?? 0) + (high ?? low ?? 0)) / 2);
  const days = { low: low ?? middle, mode: middle, high: high ?? middle };
  if (days.low > days.mode || days.mode > days.high) {
    const found = `${days.low}, ${days.mode}, ${days.high}`;
    const expected = ["days that rise from low to high", "最短から最長へ増える日数"] as const;
    row.refuse(`${stage}_days`, { kind: "scenario-value", found, expected });
  }
  return [{ stage, ...days, ...told, note: undefined }];
}
