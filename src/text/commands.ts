/** What commands say of what they did. */
import { count, type Text } from "./text.ts";

export const initWords = {
  created: (store: string): Text => ({
    en: `made an empty ledger at ${store}`,
    ja: `${store} に空の台帳を作成しました`,
  }),
  there: (store: string): Text => ({
    en: `there is a ledger at ${store} already; nothing was changed`,
    ja: `${store} には既に台帳があります。何も変更していません`,
  }),
} as const;

interface Verified {
  readonly transactions: number;
  readonly postings: number;
  readonly head: string;
  readonly problems: readonly {
    readonly transaction: number | undefined;
    readonly problem: Text;
  }[];
}

const extent = ({ transactions, postings }: Verified): Text => ({
  en: `${count(transactions)} transactions, ${count(postings)} postings`,
  ja: `仕訳 ${count(transactions)} 件、明細 ${count(postings)} 行`,
});

export const verifyWords = {
  head: {
    en: "a head that was noted earlier: it must still be part of the chain",
    ja: "以前に控えた末尾のハッシュ値。現在の連鎖に含まれていることを確かめる",
  },
  expectedHead: [
    "the 64 digits and letters that `bichiku verify` gave as head",
    "`bichiku verify` が末尾のハッシュ値として示した64桁の英数字",
  ] as readonly [en: string, ja: string],
  sound: (found: Verified): Text => ({
    en: `The ledger is sound: ${extent(found).en}; chain, balances and invariants recomputed.\nhead ${found.head}`,
    ja: `台帳は正常です: ${extent(found).ja}。連鎖・残高・整合性を再計算しました。\n末尾のハッシュ値 ${found.head}`,
  }),
  broken: (found: Verified): Text => ({
    en: [
      `The ledger is NOT sound (${extent(found).en}). The first thing that is wrong:`,
      ...found.problems.map(
        ({ transaction, problem }) =>
          `  ${transaction === undefined ? "store" : `T-${transaction}`}: ${problem.en}`,
      ),
    ].join("\n"),
    ja: [
      `台帳に異常があります（${extent(found).ja}）。最初の異常から順に示します:`,
      ...found.problems.map(
        ({ transaction, problem }) =>
          `  ${transaction === undefined ? "台帳全体" : `T-${transaction}`}: ${problem.ja}`,
      ),
    ].join("\n"),
  }),
} as const;
