/** The words of `export`: what was written, and the control totals that prove it arrived whole. */
import type { Sum, UnitSum } from "../domain/stock.ts";
import { listed, quantityWords } from "./reports.ts";
import { yenWords } from "./stock.ts";
import { count, type Text } from "./text.ts";

export interface Totals {
  readonly rows: number;
  readonly quantities: readonly UnitSum[];
  readonly valueYen: Sum;
}

const quantitiesWords = (quantities: readonly UnitSum[]): Text =>
  quantities.length === 0
    ? { en: "0 pieces", ja: "0個" }
    : listed(quantities.map(({ quantity, unit }) => quantityWords(quantity, unit)));

export const exportWords = {
  format: {
    en: "csv, xlsx, hxl: the stock; hledger: the whole ledger as a journal",
    ja: "csv・xlsx・hxl は在庫、hledger は台帳全体の仕訳帳",
  },
  output: {
    en: "write to this file; without it to standard output (xlsx needs a file)",
    ja: "書き出すファイル。省略時は標準出力（xlsx では必須）",
  },
  totals: ({ rows, quantities, valueYen }: Totals): Text => {
    const [amount, value] = [quantitiesWords(quantities), yenWords(valueYen)];
    return {
      en: `Control totals: ${count(rows)} rows, ${amount.en}, value in yen ${value.en}`,
      ja: `照合用合計: ${count(rows)}行、${amount.ja}、価額（円）${value.ja}`,
    };
  },
  journalTotals: (transactions: number, postings: number): Text => ({
    en: `Control totals: ${count(transactions)} transactions, ${count(postings)} postings`,
    ja: `照合用合計: 仕訳 ${count(transactions)} 件、明細 ${count(postings)} 行`,
  }),
  written: (file: string): Text => ({
    en: `wrote ${file}`,
    ja: `${file} に書き出しました`,
  }),
} as const;

export const sheetWords = {
  stock: { en: "Stock", ja: "在庫" },
  pool: { en: "Pool", ja: "機関横断" },
  lots: { en: "Lots", ja: "ロット" },
  lotsTitle: (day: string): Text => ({
    en: `Every lot as of ${day}, with the codes of the ledger`,
    ja: `ロット別在庫（${day}現在、台帳のコードによる）`,
  }),
  about: { en: "About", ja: "出典" },
  key: { en: "What", ja: "項目" },
  value: { en: "Value", ja: "内容" },
  asOf: { en: "As of", ja: "基準日" },
  knownAt: { en: "As known at", ja: "台帳の時点" },
  written: { en: "Written on", ja: "作成日" },
  by: { en: "Written by", ja: "作成者" },
  store: { en: "Ledger", ja: "台帳" },
  head: { en: "Last transaction", ja: "最終仕訳" },
  hash: { en: "Its hash (SHA-256)", ja: "同ハッシュ値（SHA-256）" },
  rows: { en: "Control total: rows", ja: "照合用合計: 行数" },
  quantity: (unit: Text): Text => ({
    en: `Control total: ${unit.en}`,
    ja: `照合用合計: 数量（${unit.ja}）`,
  }),
  valueYen: { en: "Control total: value (yen)", ja: "照合用合計: 価額（円）" },
  note: { en: "Note", ja: "注記" },
} as const;
