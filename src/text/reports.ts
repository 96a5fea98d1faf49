/** Words that several reports share: names of statuses, units, kinds of transactions and places. */
import type { AccountCode, StockStatus } from "../domain/account.ts";
import { accountParts } from "../domain/account.ts";
import type { TransactionKind } from "../domain/ledger.ts";
import { both, count, same, type Text } from "./text.ts";

export const statusWords: Readonly<Record<StockStatus, Text>> = {
  available: { en: "available", ja: "使用可" },
  reserved: { en: "reserved", ja: "引当済" },
  quarantine: { en: "in quarantine", ja: "検査・隔離中" },
  damaged: { en: "damaged", ja: "破損" },
  expired: { en: "expired", ja: "期限切れ" },
};

export const kindWords: Readonly<Record<TransactionKind, Text>> = {
  opening: { en: "opening", ja: "開始在庫" },
  receive: { en: "receipt", ja: "受入" },
  issue: { en: "issue", ja: "払出" },
  transfer: { en: "transfer", ja: "移動" },
  adjust: { en: "adjustment", ja: "補正" },
  count: { en: "count", ja: "棚卸" },
  reverse: { en: "reversal", ja: "取消" },
  items: { en: "item master", ja: "品目登録" },
  close: { en: "year closed", ja: "年度締切" },
  merge: { en: "item merge", ja: "品目振替" },
  request: { en: "request", ja: "要請" },
  plan: { en: "shipment plan", ja: "輸送計画" },
  ship: { en: "shipment", ja: "輸送" },
  decide: { en: "item decision", ja: "品目照合の判断" },
  evidence: { en: "evidence", ja: "根拠資料" },
  waive: { en: "waiver", ja: "規格外れの容認" },
};

const units: Readonly<Record<string, Text>> = {
  piece: { en: "pieces", ja: "個" },
  g: { en: "g", ja: "g" },
};

const unknownWord: Text = { en: "unknown", ja: "不明" };

export const unitWord = (unit: string | undefined): Text =>
  unit === undefined ? unknownWord : (units[unit] ?? same(unit));

/** "1,200 pieces", "1 piece", 「1,200個」. */
export const quantityWords = (quantity: number, unit: string | undefined): Text => ({
  en: `${count(quantity)} ${Math.abs(quantity) === 1 && unit !== undefined ? unit : unitWord(unit).en}`,
  ja: `${count(quantity)}${unitWord(unit).ja}`,
});

export const listed = (texts: readonly Text[]): Text => ({
  en: texts.map(({ en }) => en).join(", "),
  ja: texts.map(({ ja }) => ja).join("、"),
});

const outside: Readonly<Record<string, Text>> = {
  opening: { en: "opening", ja: "開始在庫" },
  "count-difference": { en: "count difference", ja: "棚卸差異" },
  loss: { en: "loss", ja: "亡失" },
  disposal: { en: "disposal", ja: "廃棄" },
  reclassification: { en: "another item", ja: "品目振替" },
};

/** Where goods are or went, in words; depots by what the catalogue calls them. */
export function accountWords(account: AccountCode, depotName: (code: string) => Text): Text {
  const parts = accountParts(account);
  if (parts === undefined) return same(account);
  switch (parts.kind) {
    case "depot": {
      const { depot, status } = parts;
      if (status === "available") return depotName(depot);
      return {
        en: `${depotName(depot).en} (${statusWords[status].en})`,
        ja: `${depotName(depot).ja}（${statusWords[status].ja}）`,
      };
    }
    case "transit":
      return { en: `in transit ${parts.shipment}`, ja: `輸送中 ${parts.shipment}` };
    case "supplier":
    case "recipient":
      return same(parts.name);
    case "outside":
      return outside[parts.name] ?? same(parts.name);
  }
}

/** Codes with what they are called: "BLANKET Blanket", where the name says more than the code. */
export const codeAndName = (code: string, name: Text): Text =>
  both((language) => (name[language] === code ? code : `${code} ${name[language]}`));

export const reportOptionWords = {
  agency: { en: "whose goods: code or name", ja: "所有機関（コード又は名称）" },
  depot: { en: "in which depot: code or name", ja: "倉庫（コード又は名称）" },
  item: { en: "which item: code or name", ja: "品目（コード又は名称）" },
  lot: { en: "which lot", ja: "ロット番号" },
  category: { en: "which category: code or name", ja: "分類（コード又は名称）" },
  status: {
    en: "available, reserved, quarantine, damaged or expired",
    ja: "在庫の状態（available, reserved, quarantine, damaged, expired）",
  },
  expiringWithin: {
    en: "what expires within 180d, 26w, 6m or 1y, or has expired",
    ja: "期限が180d（日）・26w（週）・6m（月）・1y（年）以内に到来するもの（経過分を含む）",
  },
  asOf: {
    en: "what was there at the end of this day (YYYY-MM-DD); default today",
    ja: "この日の終わりの時点（YYYY-MM-DD。既定は本日）",
  },
  asOfExport: {
    en: "what was there at the end of this day (YYYY-MM-DD); default today, for hledger all that is recorded",
    ja: "この日の終わりの時点（YYYY-MM-DD。既定は本日。hledger では記帳済みのすべて）",
  },
  knownAt: {
    en: "what the ledger said at a moment (2026-11-23T10:00+09:00), or at the end of a day, local time",
    ja: "台帳がその時刻（2026-11-23T10:00+09:00）又はその日の終わり（現地時間）に示していた内容",
  },
  since: { en: "from this day on (YYYY-MM-DD)", ja: "この日から（YYYY-MM-DD）" },
  until: { en: "up to and including this day (YYYY-MM-DD)", ja: "この日まで（YYYY-MM-DD）" },
  output: { en: "write to this file", ja: "書き出すファイル" },
} as const satisfies Readonly<Record<string, Text>>;

type Expected = readonly [en: string, ja: string];

/** What an option takes, for the message about a value that it does not. */
export const expectedWords = {
  date: ["a day that exists, such as 2026-09-30", "実在する日付（2026-09-30、令和8年9月30日など）"],
  moment: [
    "a day (YYYY-MM-DD) or a moment with its time zone, such as 2026-11-23T10:00+09:00",
    "日付（YYYY-MM-DD）又は時差付きの時刻（例: 2026-11-23T10:00+09:00）",
  ],
  period: [
    "a number and d, w, m or y, such as 180d or 6m",
    "数と d（日）・w（週）・m（月）・y（年）からなる期間（例: 180d、6m）",
  ],
  status: [
    "available, reserved, quarantine, damaged or expired",
    "available, reserved, quarantine, damaged, expired のいずれか",
  ],
  by: [
    "one or more of item, category, agency, depot, lot, expiry, status, with commas between them",
    "item, category, agency, depot, lot, expiry, status をコンマで区切ったもの",
  ],
  fiscalYear: [
    "a fiscal year, such as 2026 for April 2026 to March 2027",
    "年度（2026、令和8年度など。2026 は2026年4月から2027年3月まで）",
  ],
  exportFormat: ["csv, xlsx, hxl or hledger", "csv, xlsx, hxl, hledger のいずれか"],
  bookFile: ["a file that ends in .xlsx or .csv", "拡張子が .xlsx 又は .csv のファイル"],
} as const satisfies Readonly<Record<string, Expected>>;
