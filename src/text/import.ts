/** What `import` says of a file: what it was taken for, what came of it, what to look at. */
import { columnName } from "./column-names.ts";
import { listed, quantityWords } from "./reports.ts";
import { count, same, type Text } from "./text.ts";

/** An amount's digits with its thousands marked: 977570.00 is 977,570.00. */
const countText = (amount: string): string =>
  amount.replace(/^\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ","));

/** Codes told to people; the JSON has all of them. */
const codesShown = 12;

function list(codes: readonly string[]): string {
  const more = codes.length - codesShown;
  return codes.slice(0, codesShown).join(", ") + (more > 0 ? ` … (+${count(more)})` : "");
}

export const importWords = {
  options: {
    agency: {
      en: "whose goods the file lists, where no column says it",
      ja: "在庫表の物資を所有する機関（所有者の列がない場合）",
    },
    date: {
      en: "as of which day, where the file does not say it; default today",
      ja: "在庫表の基準日（ファイルに記載がない場合。既定は本日）",
    },
    profile: {
      en: "column meanings: an agency's code, or a profile file",
      ja: "列の意味の定義（機関コード又は定義ファイル）",
    },
    encoding: { en: "character encoding of a text file", ja: "テキストファイルの文字コード" },
    sheet: { en: "the only sheet to read", ja: "読み取るシート名" },
    headerRow: { en: "the row with the headings", ja: "見出しの行番号" },
    dryRun: { en: "check everything, record nothing", ja: "検査のみ行い、記帳しない" },
    partial: {
      en: "record the good rows; the others go to FILE.rejects.csv",
      ja: "正しい行だけ記帳し、残りを FILE.rejects.csv に書き出す",
    },
    strict: {
      en: "refuse items, depots and owners that are not known",
      ja: "未登録の品目・倉庫・機関を拒否する",
    },
  },
  file: {
    en: "an inventory: csv, tsv, xlsx, xls or ods",
    ja: "在庫表（csv、tsv、xlsx、xls、ods）",
  },
  adds: (item: string, by: string): Text => ({
    en: `adds to ${item}, which ${by} has opened from another file of the same date`,
    ja: `${by} が同じ基準日の別ファイルから開始記帳した ${item} に加算します`,
  }),
  heading: (file: string, format: string, encoding: string | undefined): Text => ({
    en: `${file}: ${format}${encoding === undefined ? "" : `, ${encoding}`}`,
    ja: `${file}: ${format}${encoding === undefined ? "" : `、${encoding}`}`,
  }),
  asOf: (asOf: string, from: string | undefined, owner: Text): Text => ({
    en: `  as of ${asOf}${from === undefined ? "" : ` (from the ${fromWords[from]?.en ?? from})`}; ${owner.en}`,
    ja: `  ${asOf} 現在${from === undefined ? "" : `（${fromWords[from]?.ja ?? from}）`}、${owner.ja}`,
  }),
  owner: (agency: string): Text => ({ en: `owner ${agency}`, ja: `所有者 ${agency}` }),
  owners: { en: "several owners", ja: "所有者は複数" },
  ownerUnknown: { en: "owner not known", ja: "所有者は不明" },
  newOwner: (agency: string, known: readonly string[]): Text => ({
    en: `--agency: no agency is called "${agency}", so it is recorded as a new owner (known: ${list(known)})`,
    ja: `--agency の「${agency}」は未登録の機関のため、新しい所有機関として仮登録します（登録済み: ${list(known)}）`,
  }),
  sheet: (
    sheet: string | undefined,
    headerRow: number,
    depot: string | undefined,
    like: string | undefined,
  ): Text => {
    const where =
      depot === undefined ? { en: "", ja: "" } : { en: `, depot ${depot}`, ja: `、倉庫 ${depot}` };
    const which = {
      en: sheet === undefined ? "table" : `sheet "${sheet}"`,
      ja: sheet === undefined ? "表" : `シート「${sheet}」`,
    };
    return like === undefined
      ? {
          en: `  ${which.en}: headings in row ${headerRow}${where.en}`,
          ja: `  ${which.ja}: 見出しは${headerRow}行目${where.ja}`,
        }
      : {
          en: `  ${which.en}: columns as in "${like}"${where.en}`,
          ja: `  ${which.ja}: 列は「${like}」と同じ${where.ja}`,
        };
  },
  column: (
    column: string,
    heading: string,
    meaning: string | undefined,
    unit: string | undefined,
  ): Text => {
    const name = meaning === undefined ? { en: "not used", ja: "使用しない" } : columnName(meaning);
    return {
      en: `    ${column} "${heading}" → ${name.en}${unit === undefined ? "" : ` (${unit})`}`,
      ja: `    ${column}「${heading}」→ ${name.ja}${unit === undefined ? "" : `（${unit}）`}`,
    };
  },
  leftOut: (sheet: string, why: Text): Text => ({
    en: `  sheet "${sheet}" left out: ${why.en}`,
    ja: `  シート「${sheet}」は対象外: ${why.ja}`,
  }),
  rows: (rows: {
    readonly read: number;
    readonly accepted: number;
    readonly skipped: number;
    readonly rejected: number;
  }): Text => ({
    en: `  rows: ${count(rows.read)} read, ${count(rows.accepted)} accepted, ${count(rows.skipped)} skipped (totals, notes), ${count(rows.rejected)} rejected`,
    ja: `  行数: 読取り ${count(rows.read)}、採用 ${count(rows.accepted)}、対象外（合計・注記） ${count(rows.skipped)}、不採用 ${count(rows.rejected)}`,
  }),
  totals: (
    quantities: readonly { readonly unit: string; readonly quantity: number }[],
    values: readonly { readonly currency: string; readonly amount: string }[],
  ): Text => {
    const money = values.map(({ currency, amount }) => same(`${currency} ${countText(amount)}`));
    const parts = listed([
      ...quantities.map(({ unit, quantity }) => quantityWords(quantity, unit)),
      ...money,
    ]);
    return parts.en === ""
      ? { en: "  control totals: none", ja: "  照合用合計: なし" }
      : { en: `  control totals: ${parts.en}`, ja: `  照合用合計: ${parts.ja}` };
  },
  fresh: (what: "items" | "depots" | "agencies", codes: readonly string[]): Text => ({
    en: `  new and provisional ${what}: ${list(codes)}`,
    ja: `  仮登録した${{ items: "品目", depots: "倉庫", agencies: "機関" }[what]}: ${list(codes)}`,
  }),
  likely: (what: "item" | "depot" | "agency", code: string, near: string): Text => ({
    en: `${what} "${code}" was not known and is provisional; did you mean "${near}"?`,
    ja: `${{ item: "品目", depot: "倉庫", agency: "機関" }[what]}「${code}」は未登録のため仮登録とします（「${near}」ではありませんか）`,
  }),
  known: (rows: number): Text => ({
    en: `  ${count(rows)} rows were recorded by an earlier import and are not recorded again`,
    ja: `  ${count(rows)} 行は以前の取込みで記帳済みのため、改めて記帳しません`,
  }),
  recorded: (transaction: string, rows: number): Text => ({
    en: `  recorded as ${transaction}: ${count(rows)} lines`,
    ja: `  ${transaction} として ${count(rows)} 行を記帳しました`,
  }),
  nothing: { en: "  nothing was recorded", ja: "  何も記帳していません" },
  dryRun: {
    en: "  checked only (--dry-run): nothing was recorded",
    ja: "  検査のみ（--dry-run）のため、何も記帳していません",
  },
  already: (transaction: string | undefined): Text => ({
    en: `  this file was imported before${transaction === undefined ? "" : ` (${transaction})`}; nothing was changed`,
    ja: `  このファイルは取込み済みです${transaction === undefined ? "" : `（${transaction}）`}。何も変更していません`,
  }),
  rejectsWritten: (path: string): Text => ({
    en: `  rejected rows are in ${path}: correct them there and import that file`,
    ja: `  不採用の行を ${path} に書き出しました。訂正して取り込んでください`,
  }),
  warning: (place: Text, text: Text): Text => ({
    en: `warning: ${place.en}: ${text.en}`,
    ja: `注意: ${place.ja}: ${text.ja}`,
  }),
  whatIs: (heading: string, samples: readonly string[]): Text => ({
    en: `What is the column "${heading}" (${samples.join(" / ")})?`,
    ja: `「${heading}」列（${samples.join(" / ")}）は何を表しますか`,
  }),
  ignore: { en: "nothing the ledger needs", ja: "台帳では使わない" },
  saved: (path: string): Text => ({
    en: `the answers were saved in ${path} and will be used from now on`,
    ja: `回答を ${path} に保存しました。次回から使用します`,
  }),
  understood: {
    en: "This is how the first rows were understood:",
    ja: "先頭の行は次のように読み取りました:",
  },
  goOn: { en: "Record them like this?", ja: "この内容で記帳しますか" },
  columns: {
    row: { en: "row", ja: "行" },
    sheet: { en: "sheet", ja: "シート" },
    item: { en: "item", ja: "品目" },
    name: { en: "name in the file", ja: "ファイルの品名" },
    depot: { en: "depot", ja: "倉庫" },
    lot: { en: "lot", ja: "ロット" },
    quantity: { en: "quantity", ja: "数量" },
    unit: { en: "unit", ja: "単位" },
    acquired: { en: "acquired", ja: "取得日" },
    expiry: { en: "expiry", ja: "使用期限" },
  },
} as const;

const fromWords: Readonly<Record<string, Text>> = {
  option: { en: "option", ja: "オプション指定" },
  title: { en: "title", ja: "表題の記載" },
  column: { en: "column", ja: "列の記載" },
  "rejects-file": { en: "rejects file", ja: "不採用行ファイルの記載" },
  today: { en: "clock: the file does not say", ja: "ファイルに記載がないため本日" },
};

/** A meaning in words, with the word that a profile has for it. */
export const meaningLabel = (meaning: string): Text => {
  const name = columnName(meaning);
  return { en: `${name.en} (${meaning})`, ja: `${name.ja}（${meaning}）` };
};
