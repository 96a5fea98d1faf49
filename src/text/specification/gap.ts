/** What `spec gap` says: tests to commission, lots to keep for somebody, lots that nobody takes. */
import { count, same, type Text } from "../text.ts";

const list = (texts: readonly Text[]): Text => ({
  en: texts.map(({ en }) => en).join(", "),
  ja: texts.map(({ ja }) => ja).join("、"),
});

/** "Blanket CAO-B-R04-2, JB-2306 (6,750)". */
const lotsText = (item: Text, lots: readonly string[], quantity: number): Text => ({
  en: `${item.en} ${lots.join(", ")} (${count(quantity)})`,
  ja: `${item.ja} ${lots.join("、")}（${count(quantity)}）`,
});

export const gapWords = {
  gap: {
    en: "what would make the stock acceptable: tests to commission, lots to keep for whom",
    ja: "在庫を受入れ可能にするために必要な試験、機関別に確保すべきロットを示す",
  },
  options: {
    for: {
      en: "only for these organisations: UNHCR,IOM",
      ja: "これらの機関についてのみ（例: UNHCR,IOM）",
    },
    prices: {
      en: "a file of your laboratory's prices: method, price_jpy",
      ja: "試験所の料金表のファイル（列: 試験方法、単価（円））",
    },
    budget: {
      en: "at most so many laboratory tests, or so many yen where there are prices",
      ja: "試験数の上限（料金表があるときは金額（円）の上限）",
    },
  },
  title: {
    en: "What would make the stock acceptable",
    ja: "在庫を受入れ可能にするために必要なこと",
  },
  headings: {
    item: { en: "item", ja: "品目" },
    for: { en: "for", ja: "機関" },
    taken: { en: "taken", ja: "受入れ可" },
    settled: { en: "after tests", ja: "試験後に可" },
    open: { en: "stays open", ja: "未定のまま" },
    refused: { en: "refused", ja: "受入れ不可" },
  },
  nothing: { en: "no such goods are in stock", ja: "該当する在庫はありません" },
  nobodyAsks: {
    en: "there is nothing to hold these goods against",
    ja: "照らすべき規格がありません",
  },
  ofPieces: {
    en: 'Quantities in the item\'s unit. "After tests": would be taken if the tests below turn out well.',
    ja: "数量は品目の単位による。「試験後に可」は、下記の試験の結果が良好な場合に受け入れられる数量。",
  },
  unasked: (items: readonly Text[]): Text => ({
    en: `Nobody asked here has a specification for: ${list(items).en}.`,
    ja: `対象の機関に規格のない品目: ${list(items).ja}。`,
  }),
  tests: (laboratory: number, looks: number): Text => ({
    en: `Tests to commission: ${plural(laboratory, "laboratory test")}, and ${plural(looks, "thing")} to measure at the depot or find in the papers.`,
    ja: `必要な試験: 試験所での試験 ${count(laboratory)} 件、倉庫での実測又は書類での確認 ${count(looks)} 件`,
  }),
  cost: (yen: number, priced: number, unpriced: number): Text => ({
    en:
      unpriced === 0
        ? `At your prices ${count(yen)} yen.`
        : `At your prices ${count(yen)} yen for ${plural(priced, "test")}; for ${plural(unpriced, "test")} no price is given, so the whole is not known.`,
    ja:
      unpriced === 0
        ? `料金表による費用は ${count(yen)} 円。`
        : `料金表による費用は ${count(priced)} 件で ${count(yen)} 円。料金のない試験が ${count(unpriced)} 件あり、総額は不明。`,
  }),
  noPrices: {
    en: "Prices of tests are not published: the fewest tests are chosen. With --prices FILE your laboratory's count.",
    ja: "試験の料金は公表されていないため、試験数が最少となるよう選んでいます。--prices で試験所の料金表を指定できます。",
  },
  settles: (organisations: readonly string[], specification: string, types: number): Text => ({
    en: `for ${organisations.join(", ")} (${specification}${types > 1 ? `, of ${count(types)} types that it may be the quickest to show` : ""})`,
    ja: `${organisations.join("、")} 向け（${specification}${types > 1 ? `。該当し得る ${count(types)} 種のうち最も少ない試験で確認できるもの` : ""}）`,
  }),
  lots: lotsText,
  laboratory: (method: string, attributes: readonly Text[], lots: number): Text => ({
    en: `laboratory, ${method}: ${list(attributes).en}${each(lots).en}`,
    ja: `試験所（${method}）: ${list(attributes).ja}${each(lots).ja}`,
  }),
  anyMethod: { en: "any method", ja: "試験方法の指定なし" },
  looks: (attributes: readonly Text[]): Text => ({
    en: `measure at the depot, or find in the papers: ${list(attributes).en}`,
    ja: `倉庫で実測又は書類で確認: ${list(attributes).ja}`,
  }),
  dayOfMaking: { en: "day of making", ja: "製造日" },
  keep: {
    en: "Keep for those who take them:",
    ja: "受け入れる機関のために確保すべきロット:",
  },
  keepFor: (lots: Text, organisations: readonly string[]): Text => ({
    en: `${lots.en}: ${organisations.length === 1 ? "only " : ""}${organisations.join(", ")}`,
    ja: `${lots.ja}: ${organisations.join("、")}${organisations.length === 1 ? " のみ" : ""}`,
  }),
  nobody: { en: "Taken by no organisation:", ja: "どの機関も受け入れないロット:" },
  notFor: (organisations: readonly string[], specification: string): Text => ({
    en: `not ${organisations.join(", ")} (${specification})`,
    ja: `${organisations.join("、")} は不可（${specification}）`,
  }),
  openFor: (organisations: readonly string[]): Text => ({
    en: `not yet ${organisations.join(", ")}: evidence is missing`,
    ja: `${organisations.join("、")} は資料不足`,
  }),
  stuck: {
    en: "No test settles these:",
    ja: "試験では確認できないもの:",
  },
  stuckFor: (organisations: readonly string[], specification: string): Text => ({
    en: `for ${organisations.join(", ")} (${specification})`,
    ja: `${organisations.join("、")}（${specification}）`,
  }),
  left: (lots: number): Text => ({
    en: `${plural(lots, "lot")} ${lots === 1 ? "stays" : "stay"} open for somebody: the budget does not reach.`,
    ja: `上限を超えるため、${count(lots)} ロットが一部の機関について未定のままです。`,
  }),
  more: (lots: number): Text => ({
    en: `… and ${count(lots)} more; --json has all of them`,
    ja: `…ほか ${count(lots)} 件。--json で全て表示できます`,
  }),
  expectedBudget: ["a whole number, 0 or above", "0 以上の整数"] as readonly [string, string],
  coarserBudget: [
    "round prices (hundreds of yen) and a budget to match, or fewer goods (--item)",
    "百円単位などの切りのよい料金と予算、又は対象の絞込み（--item）",
  ] as readonly [string, string],
  expectedPrice: ["whole yen, like 18000", "18000 のような円単位の整数"] as readonly [
    string,
    string,
  ],
} as const;

/** The same test of several lots is made of each. */
const each = (lots: number): Text =>
  lots === 1
    ? same("")
    : { en: ` (of each of ${count(lots)} lots)`, ja: `（${count(lots)} ロットそれぞれ）` };

const plural = (number: number, word: string): string =>
  `${count(number)} ${word}${number === 1 ? "" : "s"}`;
