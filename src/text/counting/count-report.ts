/** The words of the inspection report (検査書) of a count. */
import { count, type Text } from "../text.ts";

export const occasions = ["yearly", "handover", "other"] as const;
export type Occasion = (typeof occasions)[number];

const occasionWords: Readonly<Record<Occasion, Text>> = {
  yearly: { en: "yearly inspection", ja: "定期検査（毎会計年度）" },
  handover: { en: "change of the officer in charge", ja: "交替検査（担当職員の交替）" },
  other: { en: "other occasion", ja: "臨時検査" },
};

const eras: readonly (readonly [from: string, name: string, before: number])[] = [
  ["2019-05-01", "令和", 2018],
  ["1989-01-08", "平成", 1988],
];

/** 令和8年11月20日 */
export function eraDate(date: string): string {
  const [year = 0, month, day] = date.split("-").map(Number);
  const era = eras.find(([from]) => date >= from);
  if (era === undefined) return `${year}年${month}月${day}日`;
  const number = year - era[2];
  return `${era[1]}${number === 1 ? "元" : number}年${month}月${day}日`;
}

export const reportHeadings = {
  line: { en: "No.", ja: "番号" },
  item: { en: "Item code", ja: "品目コード" },
  name: { en: "Name", ja: "品名" },
  lot: { en: "Lot", ja: "ロット番号" },
  agency: { en: "Owner", ja: "所有機関" },
  status: { en: "Status", ja: "状態" },
  unit: { en: "Unit", ja: "単位" },
  book: { en: "Book", ja: "帳簿数量" },
  counted: { en: "Counted", ja: "実地数量" },
  difference: { en: "Difference", ja: "過不足" },
  damaged: { en: "of which damaged", ja: "うち破損" },
  expired: { en: "of which expired", ja: "うち期限切れ" },
  reason: { en: "Reason and action", ja: "過不足等の理由・処置" },
} as const satisfies Readonly<Record<string, Text>>;

export const reportHead = {
  occasion: { en: "Occasion", ja: "検査の種類" },
  date: { en: "Date of inspection", ja: "検査年月日" },
  depot: { en: "Depot", ja: "検査場所（倉庫）" },
  scope: { en: "What was inspected", ja: "検査の対象" },
  inspector: { en: "Inspector", ja: "検査員" },
  witness: { en: "Witness", ja: "立会者" },
  basis: { en: "Legal basis", ja: "検査の根拠" },
  count: { en: "Count", ja: "棚卸番号" },
  position: { en: "Ledger position", ja: "台帳の位置" },
  posted: { en: "Booked as", ja: "差異の記帳" },
  teams: { en: "Counted by", ja: "実査した者" },
  result: { en: "Result", ja: "検査の結果" },
} as const satisfies Readonly<Record<string, Text>>;

export const reportFoot = {
  inspector: { en: "Inspector (signature)", ja: "検査員　官職・氏名" },
  witness: { en: "Witness (signature)", ja: "立会者　官職・氏名" },
  keeper: { en: "Officer in charge (signature)", ja: "保管責任者　官職・氏名" },
} as const satisfies Readonly<Record<string, Text>>;

export interface ReportTotals {
  readonly lines: number;
  readonly differences: number;
  readonly undecided: number;
  readonly notCounted: number;
}

const linesEn = (lines: number): string => `${count(lines)} ${lines === 1 ? "line" : "lines"}`;

export const reportWords = {
  title: { en: "Inspection report", ja: "物品検査書" },
  sheet: { en: "Inspection report", ja: "検査書" },
  occasion: (occasion: Occasion): Text => occasionWords[occasion],
  date: (date: string): Text => ({ en: date, ja: eraDate(date) }),
  /** The law of an agency's goods: 「内閣府所有分: …」 */
  basis: (agency: Text, basis: Text): Text => ({
    en: `goods of ${agency.en}: ${basis.en}`,
    ja: `${agency.ja}所有分: ${basis.ja}`,
  }),
  position: (id: string, hash: string): Text => ({
    en: `${id}, hash ${hash}`,
    ja: `${id}（ハッシュ値 ${hash}）`,
  }),
  posted: (id: string, date: string): Text => ({
    en: `${id}, dated ${date}`,
    ja: `${id}（${eraDate(date)}付け）`,
  }),
  notPosted: { en: "not booked yet", ja: "未記帳" },
  team: (team: Text, counter: string | undefined, date: string): Text => ({
    en: `${team.en}: ${counter ?? "name not given"}, ${date}`,
    ja: `${team.ja} ${counter ?? "氏名の記入なし"}（${eraDate(date)}実施）`,
  }),
  result: ({ lines, differences, undecided, notCounted }: ReportTotals): Text => ({
    en: [
      differences === 0
        ? `What was counted agrees with the book in all of ${linesEn(lines)}.`
        : `${linesEn(lines)} were compared with the book: ${count(lines - differences)} without a difference, ${count(differences)} with one, as listed below.`,
      ...(undecided === 0
        ? []
        : [`The counts of ${linesEn(undecided)} did not agree; nothing was booked for them.`]),
      ...(notCounted === 0
        ? []
        : [
            `${linesEn(notCounted)} on the sheets were not counted and stay as they are on the book.`,
          ]),
    ].join(" "),
    ja: [
      differences === 0
        ? `${count(lines)}行の実地数量を帳簿数量と照合した結果、全て一致した。`
        : `${count(lines)}行の実地数量を帳簿数量と照合した結果、${count(lines - differences)}行は一致し、${count(differences)}行に下表のとおり過不足等を認めた。`,
      ...(undecided === 0
        ? []
        : [
            `${count(undecided)}行は実査の結果が一致せず、数量を確定しなかった（帳簿数量は変更していない）。`,
          ]),
      ...(notCounted === 0
        ? []
        : [
            `用紙に記載した物品のうち${count(notCounted)}行は実査の対象としなかった（帳簿数量は変更していない）。`,
          ]),
    ].join(""),
  }),
  quantities: {
    en: "Book: what the ledger has at the count's position and day. Counted: all that was there, the damaged and the expired included.",
    ja: "帳簿数量は棚卸時点の台帳の数量、実地数量は破損品及び期限切れ品を含む現品の数量である。",
  },
  /** What became of goods that were found in another state. */
  moved: (damaged: number, expired: number): Text => {
    const [en, ja] = [
      [
        ...(damaged > 0 ? [`${count(damaged)} set aside as damaged`] : []),
        ...(expired > 0 ? [`${count(expired)} set aside as expired`] : []),
      ],
      [
        ...(damaged > 0 ? [`${count(damaged)}を「破損」に区分変更`] : []),
        ...(expired > 0 ? [`${count(expired)}を「期限切れ」に区分変更`] : []),
      ],
    ];
    return { en: en.join(", "), ja: ja.join("、") };
  },
  copies: (copies: number): Text => ({
    en: `This report is made in ${count(copies)} copies.`,
    ja: `本書は${count(copies)}通作成する。`,
  }),
} as const;
