/** The words of `history` and `trace`. */
import type { TransactionKind } from "../../domain/ledger.ts";
import { kindWords, quantityWords } from "../reports.ts";
import { count, type Text } from "../text.ts";

export const movementHeadings = {
  date: { en: "Date", ja: "日付" },
  transaction: { en: "No.", ja: "仕訳" },
  kind: { en: "Kind", ja: "区分" },
  item: { en: "Item", ja: "品目" },
  lot: { en: "Lot", ja: "ロット" },
  way: { en: "From → to", ja: "移動元 → 移動先" },
  agency: { en: "Owner", ja: "所有機関" },
  quantity: { en: "Quantity", ja: "数量" },
  running: { en: "Balance", ja: "残高" },
  user: { en: "By", ja: "記帳者" },
  reference: { en: "Reference, reason", ja: "参照番号・理由" },
  origin: { en: "Source", ja: "根拠" },
} as const satisfies Readonly<Record<string, Text>>;

export const historyWords = {
  title: { en: "Transactions", ja: "仕訳一覧" },
  empty: { en: "There is no such transaction.", ja: "該当する仕訳はありません。" },
} as const;

/** "reversal of T-8", "transfer, loan due 2027-03-31 (150 outstanding)". */
export function kindOf(
  kind: TransactionKind,
  more: {
    readonly reverses?: string | undefined;
    readonly reversedBy?: string | undefined;
    readonly loanDue?: string | undefined;
    readonly outstanding?: number | undefined;
    readonly returns?: string | undefined;
  },
): Text {
  const { reverses, reversedBy, loanDue, outstanding, returns } = more;
  const owed = outstanding ?? 0;
  const parts: readonly Text[] = [
    reverses === undefined
      ? kindWords[kind]
      : { en: `reversal of ${reverses}`, ja: `${reverses}の取消` },
    ...(loanDue === undefined
      ? []
      : [
          owed === 0
            ? { en: "loan, all returned", ja: "貸付（返却済）" }
            : {
                en: `loan due ${loanDue}, ${count(owed)} outstanding`,
                ja: `貸付（返却期限${loanDue}、未返却${count(owed)}）`,
              },
        ]),
    ...(returns === undefined ? [] : [{ en: `return of loan ${returns}`, ja: `${returns}の返却` }]),
    ...(reversedBy === undefined
      ? []
      : [{ en: `reversed by ${reversedBy}`, ja: `${reversedBy}で取消済` }]),
  ];
  return {
    en: parts.map(({ en }) => en).join(", "),
    ja: parts.map(({ ja }) => ja).join("、"),
  };
}

interface Origin {
  readonly file: string | undefined;
  readonly sha256?: string | undefined;
  readonly sheet?: string | undefined;
  readonly row?: number | undefined;
  readonly cell?: string | undefined;
  readonly text?: string | undefined;
}

/** So much of a SHA-256 tells files apart on screen; --json has all of it. */
const digestShown = 12;

/** "stock.xlsx, sheet Dubai, row 5, F5 “480 bales”". */
export function originWords({ file, sha256, sheet, row, cell, text }: Origin): Text {
  const digest = sha256 && ` (sha256 ${sha256.slice(0, digestShown)}…)`;
  return {
    en: [
      file && `${file}${digest ?? ""}`,
      sheet && `sheet ${sheet}`,
      row !== undefined && `row ${row}`,
      [cell, text && `“${text}”`].filter(Boolean).join(" "),
    ]
      .filter(Boolean)
      .join(", "),
    ja: [
      file && `${file}${digest ?? ""}`,
      sheet && `シート「${sheet}」`,
      row !== undefined && `${row}行目`,
      [cell, text && `「${text}」`].filter(Boolean).join(" "),
    ]
      .filter(Boolean)
      .join("、"),
  };
}

/** One name where both are the same, else the first, an arrow, and the second. */
export const wayWords = (from: Text, to: Text): Text => ({
  en: from.en === to.en ? from.en : `${from.en} → ${to.en}`,
  ja: from.ja === to.ja ? from.ja : `${from.ja} → ${to.ja}`,
});

export const traceWords = {
  empty: {
    en: "Nothing is there; `bichiku history` with the same options shows what happened.",
    ja: "該当する残高はありません。経緯は同じ条件の `bichiku history` で確認できます。",
  },
  laterLeftOut: (latest: string): Text => ({
    en: `Movements dated after today (up to ${latest}) are left out; --as-of ${latest} includes them.`,
    ja: `本日より後の日付（${latest}まで）の移動は含みません。--as-of ${latest} で含めて表示します。`,
  }),
  figure: (figure: {
    readonly place: Text;
    readonly agency: Text;
    readonly item: Text;
    readonly lot: string;
    readonly quantity: number;
    readonly unit: string | undefined;
    /** The merge that took it over. */
    readonly by?: string | undefined;
  }): Text => {
    const amount = quantityWords(figure.quantity, figure.unit);
    const { by } = figure;
    return {
      en: `${by === undefined ? "" : `${by} took over: `}${figure.item.en}, lot ${figure.lot}, ${figure.agency.en}, ${figure.place.en}: ${amount.en}`,
      ja: `${by === undefined ? "" : `${by} の統合元: `}${figure.item.ja}、ロット ${figure.lot}、${figure.agency.ja}、${figure.place.ja}: ${amount.ja}`,
    };
  },
  made: (postings: number): Text => ({
    en: `made up of ${count(postings)} ${postings === 1 ? "posting" : "postings"}`,
    ja: `明細 ${count(postings)} 件の合計`,
  }),
} as const;

/** A signed quantity, with its sign also where it is a plus. */
export const signedCount = (value: number): string =>
  value < 0 ? `-${count(-value)}` : `${value > 0 ? "+" : ""}${count(value)}`;
