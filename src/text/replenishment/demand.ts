/** The words of `demand`: how often relief goods are asked for, and how much. */
import { count, type Text } from "../text.ts";

const families = {
  empirical: { en: "as seen", ja: "実績の分布" },
  lognormal: { en: "lognormal", ja: "対数正規分布" },
  pareto: { en: "Pareto", ja: "パレート分布" },
  exponential: { en: "exponential", ja: "指数分布" },
} as const satisfies Record<string, Text>;

/** "0.44", "3.1", "12": as many digits as a rate is good for; its limits have as many. */
export const rateWords =
  (rate: number): ((figure: number) => string) =>
  (figure) =>
    figure.toFixed(rate >= 10 ? 0 : rate >= 1 ? 1 : 2);

/** "0.44 (0.27–0.68)". */
export const betweenWords = (
  { value, low, high }: { readonly value: number; readonly low: number; readonly high: number },
  show: (figure: number) => string,
): Text => ({
  en: `${show(value)} (${show(low)}–${show(high)})`,
  ja: `${show(value)}（${show(low)}～${show(high)}）`,
});

const whole = (figure: number): string => count(Math.round(figure));

const from: Readonly<Record<"published" | "ledger", Text>> = {
  published: { en: "published events", ja: "公表された事案" },
  ledger: { en: "issues in the ledger", ja: "台帳の払出し" },
};

const months =
  "January February March April May June July August September October November December".split(
    " ",
  );

export const demandWords = {
  families,
  options: {
    events: {
      en: "a file of events of your own, CSV or spreadsheet: date, country, cause, item, quantity; an empty quantity is unknown (docs/demand.md)",
      ja: "事案のファイル（CSV・表計算）：日付・国・原因・品目・数量。数量の空欄は不明（docs/demand.ja.md）",
    },
    from: {
      en: "published (default): what the Cabinet Office and JICA are known to have given; or ledger: the issues in your ledger",
      ja: "published（既定：内閣府・JICAの公表実績）又は ledger（台帳の払出し）",
    },
    agency: { en: "of one agency only (code or name)", ja: "機関（コード又は名称）を限る" },
    item: {
      en: "of one kind of goods only: a category, or an item with --by item",
      ja: "物資を限る（分類。--by item では品目）",
    },
    by: {
      en: "group goods by category (default) or by item",
      ja: "物資のまとめ方：category（分類、既定）又は item（品目）",
    },
    since: { en: "from this day on", ja: "この日以後の事案" },
    until: { en: "up to this day", ja: "この日までの事案" },
    sizes: {
      en: "distribution of quantities: fitted (default, by AIC), empirical, lognormal, pareto or exponential",
      ja: "数量の分布：fitted（既定、AIC により選択）、empirical、lognormal、pareto、exponential",
    },
    leadTime: {
      en: "also what may be asked for within so many days, and how much is enough for 90, 95 and 99 %",
      ja: "この日数の間に求められる数量と、90・95・99％で足りる数量も示す",
    },
    forecast: {
      en: "also forecasts for steady users by Croston, SBA and TSB, per month, quarter or year",
      ja: "定常的な需要の予測（Croston・SBA・TSB）を month・quarter・year ごとに示す",
    },
    rate: {
      en: "state the demand by hand: events a year; with --mean-size, --sd-size",
      ja: "需要を手入力する：年間の件数（--mean-size、--sd-size とともに指定）",
    },
    meanSize: { en: "mean pieces of an event", ja: "1件当たりの平均数量" },
    sdSize: { en: "standard deviation of the pieces of an event", ja: "1件当たり数量の標準偏差" },
    picture: {
      en: "write a picture (SVG): with --agency and --item how often more than so many pieces are asked for, else pieces a year",
      ja: "図（SVG）を書き出す：--agency と --item を指定すると数量別の超過頻度、それ以外は年間数量",
    },
  },
  expected: {
    from: ["published or ledger", "published 又は ledger"],
    by: ["category or item", "category 又は item"],
    sizes: [
      "fitted, empirical, lognormal, pareto or exponential",
      "fitted、empirical、lognormal、pareto、exponential のいずれか",
    ],
    forecast: ["month, quarter or year", "month、quarter、year のいずれか"],
    days: ["a whole number of days from 1 to 3650", "1から3650までの整数（日数）"],
    positive: ["a number above 0", "0より大きい数"],
    svg: ["a file name that ends with .svg", "「.svg」で終わるファイル名"],
    order: ["a day not before --since", "--since 以後の日付"],
    goods: ["goods that some event asked for", "いずれかの事案で求められた物資"],
  },
  title: (agency: Text): Text => ({
    en: `Demand for relief goods: ${agency.en}`,
    ja: `救援物資の需要：${agency.ja}`,
  }),
  everybody: { en: "all agencies", ja: "全機関" },
  givenTitle: { en: "Demand as stated", ja: "手入力による需要" },
  columns: {
    agency: { en: "agency", ja: "機関" },
    goods: { en: "goods", ja: "物資" },
    events: { en: "events", ja: "件数" },
    known: { en: "known", ja: "判明" },
    rate: { en: "events a year", ja: "年間件数" },
    size: { en: "pieces an event", ja: "1件当たり平均・分布" },
    perYear: { en: "pieces a year", ja: "年間数量" },
    leadMean: { en: "expected within lead time", ja: "期間中の期待数量" },
    enough: (percent: number): Text => ({
      en: `enough for ${percent} %`,
      ja: `${percent}％で足りる数量`,
    }),
    croston: { en: "Croston", ja: "Croston" },
    sba: { en: "SBA", ja: "SBA" },
    tsb: { en: "TSB", ja: "TSB" },
    periods: { en: "periods", ja: "期数" },
  },
  sizeCell: (mean: number, family: keyof typeof families): Text => ({
    en: `${whole(mean)}, ${families[family].en}`,
    ja: `${whole(mean)}、${families[family].ja}`,
  }),
  tooFewEvents: { en: "too few events", ja: "件数不足" },
  tooFewSizes: { en: "too few quantities known", ja: "数量の判明が不足" },
  leadTitle: (days: number): Text => ({
    en: `What may be asked for within ${count(days)} days`,
    ja: `${count(days)}日間に求められる数量`,
  }),
  forecastTitle: (period: "month" | "quarter" | "year"): Text => ({
    en: `Forecasts for steady users, pieces a ${period}`,
    ja: `定常的な需要の予測（${{ month: "1か月", quarter: "四半期", year: "1年" }[period]}当たり）`,
  }),
  forecastNote: {
    en: "α = β = 0.1. Croston's is too high by about 5 %, SBA corrects it; TSB also falls while nothing is asked for. An event of unknown quantity counts with the mean.",
    ja: "α＝β＝0.1。Croston 法は約5％過大で、SBA 法はこれを補正し、TSB 法は需要の途絶も反映します。数量不明の事案は平均で計上しています。",
  },
  notes: {
    observed: (
      source: Text,
      since: string,
      until: string,
      events: number,
      listed: number,
    ): Text => ({
      en: `${source.en}, ${since} to ${until}: ${count(events)} events${listed < events ? `, of ${count(events - listed)} of which the goods are not known` : ""}. Known: events of known quantity. In brackets: limits that hold with a probability of 90 %.`,
      ja: `${source.ja}、${since}～${until}：${count(events)}件${listed < events ? `（うち${count(events - listed)}件は物資の内訳不明）` : ""}。「判明」は数量の分かる件数、括弧内は90％の信頼限界です。`,
    }),
    rate: (rate: Text): Text => ({
      en: `Events a year, whatever the goods: ${rate.en}, arriving at random (Poisson).`,
      ja: `物資を問わない年間件数：${rate.ja}。発生はランダム（ポアソン過程）とします。`,
    }),
    noSeason: (byChance: number): Text => ({
      en: `No season shows: so uneven a year comes by chance with a probability of ${byChance.toFixed(2)}.`,
      ja: `季節性は認められません（この程度の偏りは偶然でも確率${byChance.toFixed(2)}で生じます）。`,
    }),
    season: (month: number, times: number, byChance: number): Text => ({
      en: `Season: most events around ${months[month]}, then ${times.toFixed(1)} times the mean; by chance alone with a probability of ${byChance.toFixed(3)}.`,
      ja: `季節性あり：${month + 1}月頃が最多で平均の${times.toFixed(1)}倍（偶然による確率は${byChance.toFixed(3)}）。`,
    }),
    together: (correlation: number, events: number): Text => ({
      en: `Goods of one event go together: correlation of their log quantities ${correlation.toFixed(2)}, from ${count(events)} events with two known quantities or more.`,
      ja: `同じ事案の物資は数量が連動します：対数数量の相関${correlation.toFixed(2)}（数量が2品目以上判明した${count(events)}件による）。`,
    }),
    unknown: {
      en: "An event of unknown quantity counts as an event; its value in yen and its other goods tell how large it may have been.",
      ja: "数量不明の事案も1件として数え、金額や他の物資の数量から、その規模を推定に反映しています。",
    },
    borrowed: (least: number): Text => ({
      en: `Where fewer than ${least} quantities are known, their spread is taken from all goods together.`,
      ja: `判明した数量が${least}件未満の物資は、ばらつきを全物資共通としています。`,
    }),
    incomplete: {
      en: "The record may lack events, so that rates are lower limits.",
      ja: "記録に漏れがある可能性があり、頻度は下限です。",
    },
    cut: {
      en: "Fitted quantities end at ten times the largest one seen (an assumption).",
      ja: "当てはめた分布は実績最大値の10倍で打ち切っています（仮定）。",
    },
  },
  source: (name: "published" | "ledger" | undefined, file: string): Text =>
    name === undefined ? { en: file, ja: file } : from[name],
  tooFew: (agency: Text, events: number, needed: number): Text => ({
    en: `${agency.en}: ${count(events)} events, and a fit needs ${count(needed)}; nothing is made up`,
    ja: `${agency.ja}：${count(events)}件のみ。推定には${count(needed)}件が必要なため、推定しません`,
  }),
  outside: (goods: readonly string[]): Text => ({
    en: `warning: not in the catalogue, counted as goods of their own with --by item only: ${goods.join(", ")}`,
    ja: `注意: 品目表にない物資（--by item の場合のみ独立の物資として計上）：${goods.join("、")}`,
  }),
  written: (path: string): Text => ({ en: `wrote ${path}`, ja: `${path} を書き出しました` }),
  chart: {
    sizeTitle: (agency: Text, goods: Text): Text => ({
      en: `${goods.en}, ${agency.en}: how often more than so many are asked for`,
      ja: `${goods.ja}（${agency.ja}）：1件の数量がこれを超える頻度`,
    }),
    yearTitle: { en: "Relief goods asked for a year", ja: "救援物資の年間需要" },
    pieces: { en: "pieces asked for by one event", ja: "1件当たりの数量（個）" },
    eventsMore: { en: "events a year that ask for more", ja: "これを超える事案（件／年）" },
    piecesPerYear: { en: "pieces a year", ja: "年間数量（個）" },
    limits: { en: "between these with a probability of 90 %", ja: "90％の信頼限界" },
    fitted: (family: Text): Text => ({ en: `fitted: ${family.en}`, ja: `推定：${family.ja}` }),
    seen: { en: "seen", ja: "実績" },
    unknown: { en: "not enough is known", ja: "推定不能" },
  },
} as const;
