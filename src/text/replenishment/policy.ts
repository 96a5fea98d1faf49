/** The words of `policy`: models, parameters, and what the letters of its answer mean. */
import { count, type Text } from "../text.ts";

export const policyWords = {
  model: (models: readonly string[]): Text => ({
    en: `one of ${models.join(", ")}`,
    ja: `モデル名（${models.join("、")}）`,
  }),
  parameters: {
    en: "a JSON file with the model's parameters. Costs are per piece and unit of time, fixedCost per order, demand (mean, demandRate) and leadTime in the same unit of time; periodic models (newsvendor, s-S) face the demand of leadTime + 1 periods, continuous ones (r-Q, base-stock) that of leadTime. With Q, r, s, S or orders the given policy is costed. docs/policy.md has all of it",
    ja: "モデルのパラメーターの JSON ファイル。費用は1個・単位期間当たり、fixedCost は1回当たり、需要（mean、demandRate）と leadTime は同じ期間を単位とする。定期発注のモデル（newsvendor、s-S）は leadTime + 1 期分、常時監視のモデル（r-Q、base-stock）は leadTime 分の需要に備える。Q、r、s、S、orders を与えると、その方策の費用を求める。詳細は docs/policy.ja.md",
  },
  unused: (model: string, parameters: readonly string[]): Text => ({
    en: `warning: ${model} has no use for ${parameters.join(", ")}`,
    ja: `注意: ${model} では ${parameters.join("、")} を使いません`,
  }),
  title: (model: string): Text => ({ en: `Answer of ${model}`, ja: `${model} の解` }),
  columns: {
    key: { en: "key", ja: "記号" },
    meaning: { en: "meaning", ja: "意味" },
    value: { en: "value", ja: "値" },
  },
  keys: {
    Q: { en: "order quantity", ja: "発注量" },
    r: {
      en: "reorder point: order Q when the position is this or less",
      ja: "発注点（在庫ポジションがこれ以下で Q を発注）",
    },
    s: {
      en: "reorder point: order up to S when the position is this or less",
      ja: "発注点（在庫ポジションがこれ以下で S まで補充）",
    },
    S: { en: "order-up-to level", ja: "補充目標" },
    cost: { en: "expected cost per unit of time", ja: "単位期間当たりの期待費用" },
    cycleService: {
      en: "probability of no shortage in a cycle",
      ja: "補充サイクル中に欠品しない確率",
    },
    fillRate: {
      en: "share of demand served from the shelf",
      ja: "在庫から即時に充足する需要の割合",
    },
    rotated: {
      en: "pieces rotated out before their date, per unit of time",
      ja: "期限前に入れ替える数量（単位期間当たり）",
    },
    costLow: { en: "cost: 95 % lower limit", ja: "費用の95％信頼下限" },
    costHigh: { en: "cost: 95 % upper limit", ja: "費用の95％信頼上限" },
    fillRateLow: { en: "fill rate: 95 % lower limit", ja: "充足率の95％信頼下限" },
    fillRateHigh: { en: "fill rate: 95 % upper limit", ja: "充足率の95％信頼上限" },
    rotatedLow: { en: "rotated out: 95 % lower limit", ja: "入替え数量の95％信頼下限" },
    rotatedHigh: { en: "rotated out: 95 % upper limit", ja: "入替え数量の95％信頼上限" },
  },
  planCost: { en: "cost of all periods", ja: "全期間の費用" },
  ofPeriod: (period: number): Text => ({
    en: `order of period ${period}`,
    ja: `第${period}期の発注量`,
  }),
} as const;

/** A figure to six digits after the point, as many as matter: "1,234.5", "0.000001". */
export function figureWords(value: number): string {
  const [whole = "0", rest = ""] = Math.abs(value).toFixed(6).split(".");
  const digits = rest.replace(/0+$/, "");
  const text = `${count(Number(whole))}${digits === "" ? "" : `.${digits}`}`;
  return value < 0 && Number(text.replaceAll(",", "")) !== 0 ? `-${text}` : text;
}
