/** What the commands that move goods say: help of options, questions, confirmations, warnings. */

import type { TransactionKind } from "../../domain/ledger.ts";
import type { MovementField } from "../../domain/movement-field.ts";
import { isSameUnit, type Ratio, ratioText } from "../../domain/ratio.ts";
import { notUtf8 } from "../problems/reading-warnings.ts";
import { kindWords } from "../reports.ts";
import { count, type Text } from "../text.ts";

export const movementOptionWords = {
  item: { en: "which item: code or name", ja: "品目（コード又は名称）" },
  lot: { en: "which lot", ja: "ロット番号" },
  strict: {
    en: "refuse items, depots and agencies that are not known",
    ja: "未登録の品目・倉庫・機関を拒否する",
  },
  lotReceived: {
    en: "lot number; goods without one are told apart by their dates",
    ja: "ロット番号（ない場合は日付で区別）",
  },
  depot: { en: "in which depot: code or name", ja: "倉庫（コード又は名称）" },
  agency: { en: "whose goods: code or name", ja: "所有機関（コード又は名称）" },
  quantity: {
    en: "how many, in the item's base unit, or as 1,200 or 40 ctn",
    ja: "数量（基本単位。「1,200」「40箱」なども可）",
  },
  quantityChange: {
    en: "the difference, with its sign: --quantity=-5",
    ja: "増減の数量（減は --quantity=-5 のように符号を付ける）",
  },
  unit: {
    en: "what the quantity counts, if not the base unit",
    ja: "数量の単位（基本単位以外の場合）",
  },
  date: {
    en: "when it happened (2026-11-02, 令和8年11月2日); default today",
    ja: "異動の日付（2026-11-02、令和8年11月2日など。既定は本日）",
  },
  statusReceived: {
    en: "stock status that the goods get; default available",
    ja: "受入れ後の在庫状態（既定は使用可）",
  },
  status: {
    en: "stock status that the goods are taken from; default available",
    ja: "移動元の在庫状態（既定は使用可）",
  },
  statusAdjusted: {
    en: "stock status of the goods; default available",
    ja: "対象の在庫状態（既定は使用可）",
  },
  supplier: { en: "who supplied the goods", ja: "納入業者・受入先" },
  to: { en: "who receives the goods", ja: "払出先（供与先）" },
  toDepot: { en: "to which depot: code or name", ja: "移動先の倉庫（コード又は名称）" },
  toAgency: { en: "to which agency: code or name", ja: "移動先の機関（管理換・貸付けの相手）" },
  toStatus: {
    en: "to which stock status: available, reserved, quarantine, damaged, expired",
    ja: "移動後の在庫状態（使用可・引当済・検査・隔離中・破損・期限切れ）",
  },
  due: {
    en: "makes a transfer between agencies a loan, to be returned by this day",
    ja: "機関間の移動を貸付けとする場合の返却期限",
  },
  returns: {
    en: "the loan that these goods give back: T-12",
    ja: "この移動で返却する貸付けの仕訳（T-12）",
  },
  against: {
    en: "what the difference is: count-difference (default), loss or disposal",
    ja: "差異の種類: count-difference 棚卸差異（既定）、loss 滅失、disposal 廃棄",
  },
  expiry: { en: "when the lot expires", ja: "ロットの使用期限" },
  unitCost: { en: "what one base unit cost, in yen", ja: "1単位当たりの取得価格（円）" },
  reason: { en: "why; kept with the movement", ja: "理由・摘要" },
  reference: {
    en: "number of the paper behind it; a reference is recorded once only",
    ja: "伝票などの参照番号（同じ番号は一度だけ記帳）",
  },
  reverseReason: { en: "why it is undone", ja: "取消しの理由" },
  reverseDate: {
    en: "when it is undone; default the day of the original, or today if that year is closed",
    ja: "取消しの日付（既定は元の仕訳の日付。年度締切り後は本日）",
  },
  transaction: { en: "the transaction to undo: T-12", ja: "取り消す仕訳（T-12）" },
  file: {
    en: "CSV file or workbook of movements, with headings",
    ja: "移動明細のファイル（見出し行のある CSV 又は表計算ファイル）",
  },
  fiscalYear: {
    en: "the year to close: 2025 is April 2025 to March 2026",
    ja: "締め切る年度（2025 は2025年4月から2026年3月まで）",
  },
} as const satisfies Readonly<Record<string, Text>>;

/** Asked on a terminal, where an answer is missing. */
export const questions = {
  item: { en: "Which item (code or name)?", ja: "品目（コード又は名称）:" },
  depot: { en: "Which depot?", ja: "倉庫:" },
  agency: { en: "Whose goods?", ja: "所有機関:" },
  lot: { en: "Which lot?", ja: "ロット:" },
  quantity: { en: "How many?", ja: "数量:" },
  counterpart: { en: "To whom?", ja: "払出先:" },
  reason: { en: "Why?", ja: "理由:" },
  to_depot: { en: "To which depot?", ja: "移動先の倉庫:" },
  to_agency: { en: "To which agency?", ja: "移動先の機関:" },
  to_status: { en: "To which stock status?", ja: "移動後の在庫状態:" },
} as const satisfies Readonly<Partial<Record<MovementField, Text>>>;

export const askWords = {
  whatChanges: { en: "What changes?", ja: "何を変更しますか:" },
  depot: { en: "the depot", ja: "倉庫（保管換）" },
  agency: { en: "the agency that owns the goods", ja: "所有機関（管理換）" },
  status: { en: "the stock status", ja: "在庫状態" },
  newcomers: {
    en: "Record it with what is new?",
    ja: "仮登録のうえ記帳しますか:",
  },
  otherLot: { en: "another lot", ja: "別のロット" },
  lotOptional: {
    en: "Lot number (empty if the goods carry none):",
    ja: "ロット番号（ない場合は空欄）:",
  },
  lotThere: (lot: string, quantity: Text, expiry: string | undefined): Text => ({
    en: `${lot}: ${quantity.en}${expiry === undefined ? "" : `, expires ${expiry}`}`,
    ja: `${lot}: ${quantity.ja}${expiry === undefined ? "" : `（使用期限 ${expiry}）`}`,
  }),
  reverseReason: { en: "Why is it undone?", ja: "取消しの理由:" },
  closeYear: (year: number, through: string): Text => ({
    en: `Close fiscal year ${year}? Nothing dated up to ${through} can be recorded after that, and this cannot be undone.`,
    ja: `${year}年度を締め切りますか（${through} までの日付の記帳はできなくなり、取消しもできません）`,
  }),
  fiscalYear: { en: "Which fiscal year?", ja: "締め切る年度:" },
} as const;

/** One movement as the ledger took it. */
export interface RecordedLine {
  readonly id: string;
  readonly kind: TransactionKind;
  readonly date: string;
  readonly quantity: Text; // "500 pieces"
  readonly item: Text;
  readonly lot: string;
  readonly from: Text;
  readonly to: Text;
  readonly fromAgency: Text;
  readonly toAgency: Text;
}

export interface BalanceLine {
  readonly account: Text;
  readonly agency: Text;
  readonly quantity: Text;
}

/** From where to where; goods that change owner only stay in their place. */
const wayWords = (from: Text, to: Text): Text =>
  from.en === to.en ? from : { en: `${from.en} → ${to.en}`, ja: `${from.ja} → ${to.ja}` };

export const recordedWords = {
  unknownSupplier: { en: "supplier unknown", ja: "受入先不明" },
  line: ({ id, kind, date, quantity, item, lot, from, to, ...agencies }: RecordedLine): Text => {
    const [way, owner] = [wayWords(from, to), wayWords(agencies.fromAgency, agencies.toAgency)];
    return {
      en: `${id} ${date} ${kindWords[kind].en}: ${quantity.en} of ${item.en}, lot ${lot}, ${way.en} (${owner.en})`,
      ja: `${id} ${date} ${kindWords[kind].ja}: ${item.ja}（ロット ${lot}）${quantity.ja}、${way.ja}（${owner.ja}）`,
    };
  },
  balance: ({ account, agency, quantity }: BalanceLine): Text => ({
    en: `  balance: ${account.en}, ${agency.en}: ${quantity.en}`,
    ja: `  残高: ${account.ja}、${agency.ja}: ${quantity.ja}`,
  }),
  already: (id: string, reference: string): Text => ({
    en: `${id} was recorded under reference ${reference} before; nothing was changed.`,
    ja: `参照番号 ${reference} は ${id} として記帳済みです。何も変更していません。`,
  }),
  reverses: (id: string): Text => ({
    en: `  undoes ${id}`,
    ja: `  ${id} の取消し`,
  }),
} as const;

/** Something that nobody knew before a movement named it. */
interface Named {
  readonly declaration: { readonly declares: "item" | "depot" | "agency"; readonly code: string };
  readonly near: string | undefined;
}

const newThings = {
  item: { en: "item", ja: "品目" },
  depot: { en: "depot", ja: "倉庫" },
  agency: { en: "agency", ja: "機関" },
} as const;

export const movementWarnings = {
  future: (date: string, today: string): Text => ({
    en: `warning: ${date} is after today (${today}); it is recorded as a movement to come`,
    ja: `注意: ${date} は本日（${today}）より後の日付です。予定の異動として記帳します`,
  }),
  futureRows: (rows: number, first: number, today: string): Text => ({
    en: `warning: ${count(rows)} ${rows === 1 ? "row is" : "rows are"} dated after today (${today}), the first in row ${first}`,
    ja: `注意: 本日（${today}）より後の日付の行が${count(rows)}件あります（最初は${first}行目）`,
  }),
  oldName: (old: string, item: string, ratio: Ratio): Text => {
    const each = isSameUnit(ratio) ? undefined : ratioText(ratio);
    return {
      en: `note: "${old}" is ${item} by now and is recorded as such${each === undefined ? "" : `; one counts as ${each}`}`,
      ja: `注意: 「${old}」は現在 ${item} に統合されているため、${item} として記帳します${each === undefined ? "" : `（1につき ${each} に換算）`}`,
    };
  },
  newcomer: ({ declaration: { declares, code }, near }: Named): Text => ({
    en: `warning: ${newThings[declares].en} ${code} was not known; it is provisional now${near === undefined ? "" : ` — did you mean "${near}"?`}`,
    ja: `注意: ${newThings[declares].ja}「${code}」は未登録のため、仮登録とします${near === undefined ? "" : `（「${near}」ではありませんか）`}`,
  }),
  sheetsLeftOut: (sheets: readonly string[]): Text => ({
    en: `warning: ${sheets.length === 1 ? "this sheet has" : "these sheets have"} no headings of movements and ${sheets.length === 1 ? "is" : "are"} left out: ${sheets.join(", ")}`,
    ja: `注意: 次のシートには移動明細の見出しがないため読み取りません: ${sheets.join("、")}`,
  }),
  notUtf8: (bytes: number): Text => ({
    en: `warning: ${notUtf8(bytes).en}`,
    ja: `注意: ${notUtf8(bytes).ja}`,
  }),
  unusedColumns: (headings: readonly string[]): Text => ({
    en: `warning: ${headings.length === 1 ? "this column is" : "these columns are"} not read: ${headings.join(", ")}`,
    ja: `注意: 次の列は読み取りません: ${headings.join("、")}`,
  }),
  yearNotOver: (year: number, through: string): Text => ({
    en: `warning: fiscal year ${year} runs until ${through} and is not over yet`,
    ja: `注意: ${year}年度は ${through} までで、まだ終了していません`,
  }),
} as const;

interface Posted {
  readonly file: string;
  readonly rows: number;
  readonly recorded: number;
  readonly already: number;
  readonly first: string | undefined;
  readonly last: string | undefined;
}

export const postWords = {
  title: ({ file, rows, recorded, already, first, last }: Posted): Text => {
    const range =
      first === undefined || last === undefined
        ? ""
        : first === last
          ? ` (${first})`
          : ` (${first} – ${last})`;
    const known = {
      en: already === 0 ? "" : `; ${count(already)} had been recorded before, by their references`,
      ja: already === 0 ? "" : `、参照番号により記帳済み ${count(already)}件`,
    };
    return {
      en: `${file}: ${count(rows)} ${rows === 1 ? "movement" : "movements"}, ${count(recorded)} recorded${range}${known.en}`,
      ja: `${file}: 明細 ${count(rows)}件、記帳 ${count(recorded)}件${range}${known.ja}`,
    };
  },
  kind: { en: "Kind", ja: "区分" },
  movements: { en: "Movements", ja: "件数" },
  quantity: { en: "Quantity", ja: "数量" },
  unit: { en: "Unit", ja: "単位" },
  adjustUp: { en: "adjustment, more", ja: "補正（増）" },
  adjustDown: { en: "adjustment, less", ja: "補正（減）" },
  unchanged: {
    en: "Every movement had been recorded before under its reference; nothing was changed.",
    ja: "すべての明細が参照番号により記帳済みです。何も変更していません。",
  },
  nothing: {
    en: "The file holds no movements; nothing was changed.",
    ja: "明細がありません。何も変更していません。",
  },
  changedMeanwhile: (file: string): Text => ({
    en: `${file} was changed while it was being read`,
    ja: `${file} が読取り中に変更されました`,
  }),
  readAgain: {
    en: "close it where it is open and post it again; nothing was recorded",
    ja: "開いているプログラムで保存して閉じ、再度実行してください。何も記帳していません",
  },
  progress: (rows: number): Text => ({
    en: `… ${count(rows)} rows`,
    ja: `…${count(rows)}行`,
  }),
  moreProblems: (shown: number, more: number): Text => ({
    en: `… and ${count(more)} more ${more === 1 ? "problem" : "problems"} beside these ${count(shown)}; nothing was recorded`,
    ja: `…上記${count(shown)}件のほか${count(more)}件の問題があります。何も記帳していません`,
  }),
} as const;

export const closeWords = {
  title: (id: string, year: number, through: string): Text => ({
    en: `${id}: fiscal year ${year} is closed; nothing dated up to ${through} can be recorded any more. Closing stock:`,
    ja: `${id}: ${year}年度を締め切りました。${through} までの日付の記帳はできません。年度末残高:`,
  }),
  agency: { en: "Owner", ja: "所有機関" },
  item: { en: "Item", ja: "品目" },
  quantity: { en: "Quantity", ja: "数量" },
  unit: { en: "Unit", ja: "単位" },
  empty: { en: "There was no stock.", ja: "在庫はありません。" },
  notClosed: {
    en: "The year was not closed; nothing was changed.",
    ja: "年度は締め切られていません。何も変更していません。",
  },
  expectedYear: [
    "a fiscal year, such as 2025 or 令和7年度",
    "年度（2025、令和7年度など）",
  ] as readonly [en: string, ja: string],
} as const;
