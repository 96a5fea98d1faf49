/** What a purchase request (調達要求書) says. It is a Japanese paper: its words are in Japanese. */
import { eraDate } from "../counting/count-report.ts";
import { count } from "../text.ts";

const yen = (value: number): string => `${count(value)}円`;

export const purchaseWords = {
  title: "調達要求書",
  file: (item: string, others: number): string =>
    `調達要求書（${item}${others > 0 ? `ほか${others}件` : ""}）`,
  subject: (item: string, others: number): string =>
    `人道救援物資（${item}${others > 0 ? `ほか${others}品目` : ""}）の購入`,
  number: "文書番号：　　　　第　　　号",
  to: "契約担当官　殿",
  opening: "下記のとおり物資の調達を要求します。",
  fields: {
    subject: "件名",
    agency: "要求機関",
    item: "予算科目",
    depot: "納入場所",
    due: "納入期限（見込み）",
    total: "見積総額",
    contract: "契約方式",
    year: "会計年度",
  },
  /** What is not delivered by 31 March cannot be paid with the year's money. */
  year: (year: number, inTime: boolean): string =>
    `令和${year - 2018}年度${inTime ? "" : `（納入が令和${year - 2017}年3月31日を超える見込みのため、繰越し又は国庫債務負担行為の手続を要する）`}`,
  due: (date: string, late: string): string =>
    `${eraDate(date)}（平均的な見込み。遅れた場合は${eraDate(late)}まで）`,
  over: (threshold: number): string =>
    `一般競争入札（政府調達に関する協定の対象：基準額${yen(threshold)}以上、公示50日以上）`,
  below: (threshold: number): string =>
    `一般競争入札（政府調達に関する協定の基準額${yen(threshold)}未満、公示10日以上）`,
  unknownValue: "一般競争入札（見積額未定のため、公示期間は別途確認）",
  yen,
  headings: {
    goods: "1　調達する物資",
    why: "2　調達の必要性",
    otherwise: "3　調達しない場合の影響",
    basis: "4　数量の算定根拠",
    delivery: "5　梱包及び輸送",
    specification: "6　仕様",
  },
  columns: {
    number: "番号",
    name: "品名",
    specification: "仕様",
    quantity: "数量",
    packs: "梱包",
    price: "見積単価（円）",
    amount: "金額（円）",
    now: "現在",
    after: "調達後",
    service: "サービス率",
    daysEmpty: "欠品日数",
    unserved: "不足数量",
    people: "届かない\n人数",
    served: "調達により\n届く人数",
  },
  annex: (number: number): string => `別紙${number}`,
  packs: (packs: number, pieces: number): string => `${count(packs)}梱包×${count(pieces)}`,
  total: "合計",
  taxed:
    "単価は参考見積によるもので、契約の相手方及び予定価格を定めるものではない。税抜・税込の別は見積書を確認すること。",
  quoted: (supplier: string, source: string, assumed: boolean): string =>
    `参考見積：${supplier}（出典：${source}${assumed ? "、当方の仮定を含む" : ""}）`,
  noQuote: "参考見積なし：単価及び入数は別途調査すること。",
  why: {
    people: (people: number): string =>
      `各品目について${count(people)}人分の備蓄を目標とするが、下表の品目はこれを下回っている。`,
    service: (level: string, by: "cycle" | "fill"): string =>
      `発注から納入までの間、${by === "cycle" ? "在庫が尽きない確率" : "要請数量を即時に満たす割合"}を${level}以上に保つため、在庫（発注済を含む）が発注点以下となった品目を補充する。`,
    budget: (budget: number): string =>
      `年度予算${yen(budget)}の範囲で、最も多くの人に届く組合せとして選定した。`,
  },
  otherwise: (days: number): string =>
    `調達しない場合に、次年度予算による物資が届くまでの約${count(days)}日間に見込まれる影響は、次のとおりである（期待値）。`,
  containers: (words: string): string => `40フィートHCコンテナ換算：${words}`,
  marking:
    "梱包には、品名、数量、ロット番号、製造年月、使用期限（ある場合）及び供与国の表示を付すこと。",
  specified: (items: string): string =>
    `国際機関の規格に同時に適合する仕様（別紙）による：${items}。`,
  unspecified: (items: string): string =>
    `次の品目は国際機関の公表規格が確認できないため、別途仕様書を作成すること：${items}。`,
  unknown: "不明",
  events: (words: string): string => `需要の推定は、公表された供与実績による（${words}）。`,
  signers: { asking: "要求者", checking: "確認者", approving: "決裁者" },
  signLines: ["所属", "氏名", "年月日"],
  provenance: (date: string, mark: string): string =>
    `${eraDate(date)}現在の在庫台帳による／照合番号 ${mark}`,
} as const;
