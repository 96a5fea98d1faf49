/** The words of the receipts-and-issues book (受払簿), as offices know it. */
import type { BookLine, Counterpart } from "../domain/book.ts";
import { accountWords, kindWords, unitWord } from "./reports.ts";
import { same, type Text } from "./text.ts";

export const bookHeadings = {
  agency: { en: "Owner", ja: "所有機関" },
  item: { en: "Item", ja: "品目" },
  name: { en: "Name", ja: "品名" },
  unit: { en: "Unit", ja: "単位" },
  opening: { en: "Brought forward", ja: "前年度繰越" },
  receipts: { en: "Receipts", ja: "受入" },
  issues: { en: "Issues", ja: "払出" },
  adjustments: { en: "Adjustments", ja: "補正・取消" },
  closing: { en: "Closing", ja: "年度末残高" },
  date: { en: "Date", ja: "年月日" },
  transaction: { en: "No.", ja: "仕訳" },
  particulars: { en: "Particulars", ja: "摘要" },
  counterpart: { en: "Counterpart", ja: "相手方" },
  in: { en: "In", ja: "受入" },
  out: { en: "Out", ja: "払出" },
  balance: { en: "Balance", ja: "残高" },
} as const satisfies Readonly<Record<string, Text>>;

/** Fiscal years since the era's first April, named by the era that they end in. */
const eras: readonly (readonly [from: number, name: string])[] = [
  [2019, "令和"],
  [1989, "平成"],
  [1926, "昭和"],
];

/** 2026 → 令和8年度 */
function fiscalYearJa(year: number): string {
  const [from, name] = eras.find(([since]) => year >= since) ?? [undefined, ""];
  if (from === undefined) return `${year}年度`;
  const number = year - from + 1;
  return `${name}${number === 1 ? "元" : number}年度`;
}

const japaneseDate = (date: string): string => {
  const [year, month, day] = date.split("-").map(Number);
  return `${year}年${month}月${day}日`;
};

interface Period {
  readonly fiscalYear: number;
  readonly from: string;
  readonly to: string;
}

export const bookWords = {
  title: ({ fiscalYear, from, to }: Period): Text => ({
    en: `Receipts-and-issues book, fiscal year ${fiscalYear} (${from} to ${to})`,
    ja: `${fiscalYearJa(fiscalYear)} 物品受払簿（${japaneseDate(from)}から${japaneseDate(to)}まで）`,
  }),
  pageTitle: (agency: Text, item: Text, unit: string | undefined): Text => ({
    en: `${agency.en}: ${item.en} (${unitWord(unit).en})`,
    ja: `${agency.ja}　${item.ja}（単位: ${unitWord(unit).ja}）`,
  }),
  empty: {
    en: "Nothing was there and nothing moved in this year.",
    ja: "この年度の繰越し及び受払いはありません。",
  },
  broughtForward: { en: "brought forward", ja: "前年度より繰越" },
  totals: { en: "Total", ja: "計" },
  closed: (fiscalYear: number): Text => ({
    en: `Fiscal year ${fiscalYear} is closed.`,
    ja: `${fiscalYearJa(fiscalYear)}は締切済みです。`,
  }),
  notOver: (today: string): Text => ({
    en: `The year is not over: as recorded up to today, ${today}.`,
    ja: `年度の途中です（${today}現在の記帳による）。`,
  }),
  scope: {
    en: "Moves between depots and statuses of one owner are left out; goods in transit are part of the balance.",
    ja: "同一機関内の保管換及び状態変更は記載していません。輸送中の物品は残高に含みます。",
  },
  yearOption: {
    en: "April of this year to March of the next",
    ja: "年度（西暦。その年の4月から翌年3月まで）",
  },
  outputOption: {
    en: "write a workbook (.xlsx) or a table (.csv) instead of printing",
    ja: "画面に表示せず、ファイル（.xlsx 又は .csv）に書き出す",
  },
  summarySheet: { en: "Summary", ja: "集計" },
  written: (file: string, pages: number): Text => ({
    en: `wrote ${file}: ${pages} ${pages === 1 ? "page" : "pages"} of the book`,
    ja: `${file} に書き出しました（受払簿 ${pages} 品目分）`,
  }),
} as const;

/** What a line is, in the words of a book: 管理換 between agencies, 貸付 where it is a loan. */
export function particulars(line: BookLine): Text {
  const { kind, loan, counterpart, otherItem, reason, reference } = line;
  const received = line.in > 0;
  const what: Text =
    kind === "transfer" && "agency" in counterpart
      ? loan
        ? received
          ? { en: "loan, received", ja: "貸借（受）" }
          : { en: "loan, given", ja: "貸借（払）" }
        : received
          ? { en: "transfer of custody, in", ja: "管理換（受）" }
          : { en: "transfer of custody, out", ja: "管理換（払）" }
      : otherItem === undefined
        ? kindWords[kind]
        : {
            en: `${kindWords[kind].en}, ${received ? "was" : "now"} ${otherItem}`,
            ja: `${kindWords[kind].ja}（${otherItem}${received ? "から" : "へ"}）`,
          };
  const rest = [reference, reason].filter(Boolean).join(" ");
  return rest === "" ? what : { en: `${what.en}: ${rest}`, ja: `${what.ja}　${rest}` };
}

export const counterpartWords = (counterpart: Counterpart, agency: (code: string) => Text): Text =>
  "agency" in counterpart
    ? agency(counterpart.agency)
    : accountWords(counterpart.account, (depot) => same(depot));
