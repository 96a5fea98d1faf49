/** What is worth telling about a file that could be read all the same. */
import { isSameUnit, type Ratio, ratioText } from "../../domain/ratio.ts";
import { columnName } from "../column-names.ts";
import { count, type Text } from "../text.ts";

export const totalDiffers = (meaning: string, stated: string, sum: string): Text => {
  const name = columnName(meaning);
  return {
    en: `the total of the ${name.en} says ${stated}; the rows above add up to ${sum}`,
    ja: `「${name.ja}」の合計は ${stated} と記載されていますが、明細を合計すると ${sum} になります`,
  };
};

export const takenAsTotal = (figure: string): Text => ({
  en: `the row has no item, and its ${figure} is the sum of the rows above; it was taken as a total`,
  ja: `品目のない行で、${figure} は上の行の合計と一致するため、合計行として扱いました`,
});

export const equalRows = (other: Text): Text => ({
  en: `the row says the same as ${other.en}; both are counted`,
  ja: `${other.ja}と同じ内容の行です。いずれも計上しました`,
});

export const monthOnly = ({
  column,
  rows,
  day,
  byProfile,
}: {
  readonly column: string;
  readonly rows: number;
  readonly day: "first-day" | "last-day";
  readonly byProfile: boolean;
}): Text => {
  const [en, ja] = day === "first-day" ? ["first", "月初日"] : ["last", "月末日"];
  return {
    en: `"${column}": ${count(rows)} ${rows === 1 ? "row states" : "rows state"} a month without a day; its ${en} day was taken${byProfile ? ", as the profile says" : ""}`,
    ja: `「${column}」列: ${count(rows)}行は日の記載がないため、${byProfile ? "プロファイルに従い" : ""}${ja}として扱いました`,
  };
};

export const currencyUnknown = (column: string, rows: number): Text => ({
  en: `"${column}": nothing names the currency; the amounts of ${count(rows)} ${rows === 1 ? "row were" : "rows were"} left out`,
  ja: `「${column}」列: 通貨が分からないため、${count(rows)}行の金額を取り込みませんでした`,
});

export const costNotWhole = (rows: number): Text => ({
  en: `the value of ${count(rows)} ${rows === 1 ? "row does" : "rows do"} not divide by the quantity; the unit cost was left unknown`,
  ja: `${count(rows)}行は金額が数量で割り切れないため、単価を不明としました`,
});

export const oldName = ({
  old,
  item,
  ratio,
  rows,
}: {
  readonly old: string;
  readonly item: string;
  readonly ratio: Ratio;
  readonly rows: number;
}): Text => {
  const each = isSameUnit(ratio) ? undefined : ratioText(ratio);
  return {
    en: `${count(rows)} ${rows === 1 ? "row names" : "rows name"} "${old}", which is ${item} by now${each === undefined ? "" : `: one counts as ${each}`}`,
    ja: `「${old}」とある${count(rows)}行を、現在の品目 ${item} として扱いました${each === undefined ? "" : `（1につき ${each} に換算）`}`,
  };
};

export const costNotInUnit = (item: string, rows: number): Text => ({
  en: `the unit cost of ${count(rows)} ${rows === 1 ? "row does" : "rows do"} not divide into the unit of ${item}; it was left unknown`,
  ja: `${count(rows)}行は単価を ${item} の単位に換算すると端数が生じるため、単価を不明としました`,
});

export const costTooFine = (found: string): Text => ({
  en: `the unit cost ${found} is finer than its currency's smallest unit; it was left unknown, not rounded`,
  ja: `単価 ${found} には通貨の最小単位未満の端数があるため、丸めずに不明としました`,
});

export const valueDiffers = (value: string, product: string): Text => ({
  en: `the value is ${value}; unit cost × quantity is ${product}`,
  ja: `金額は ${value} ですが、単価×数量は ${product} になります`,
});

export const packsToldByFigures = (packs: string, perPack: string, quantity: string): Text => ({
  en: `"${packs}" × "${perPack}" = "${quantity}" in every row, so "${packs}" was taken as the number of packs`,
  ja: `全ての行で「${packs}」×「${perPack}」＝「${quantity}」となるため、「${packs}」列を梱包数として扱いました`,
});

export const packsDiffer = (packs: string, quantity: number): Text => ({
  en: `by the pack size in the catalogue the packs make ${packs}; the quantity in the file, ${count(quantity)}, was taken`,
  ja: `品目表の入数では ${packs} となりますが、ファイルの数量 ${count(quantity)} を採用しました`,
});

export const sheetLeftOut = {
  noHeader: {
    en: "no row of headings was found; the sheet was left out",
    ja: "見出し行がないため、このシートは取り込みませんでした",
  },
  summary: {
    en: "its name says that it sums up other sheets; it was left out (--sheet reads it)",
    ja: "シート名から集計用と判断し、取り込みませんでした（--sheet で指定すれば読み込みます）",
  },
} satisfies Readonly<Record<string, Text>>;

export const dateIsToday: Text = {
  en: "nothing says as of which date this was the stock; today was taken (--date sets it)",
  ja: "基準日の記載がないため、本日現在としました（--date で指定できます）",
};

export const notUtf8 = (bytes: number): Text => ({
  en: `${count(bytes)} ${bytes === 1 ? "byte was" : "bytes were"} not UTF-8 and read as Windows-1252`,
  ja: `UTF-8 として読めない${count(bytes)}バイトを、Windows-1252 の文字として読み取りました`,
});

export const damagedText = (rows: number): Text => ({
  en: `${count(rows)} ${rows === 1 ? "row has" : "rows have"} letters that were lost before the file reached us (�)`,
  ja: `${count(rows)}行に、ファイルの作成過程で失われた文字（�）があります`,
});

export const measureRounded = (rows: number): Text => ({
  en: `sizes or weights of ${count(rows)} ${rows === 1 ? "row" : "rows"} are finer than a millimetre or a gram; they were rounded`,
  ja: `${count(rows)}行の寸法・重量はミリメートル・グラム未満の端数があるため、四捨五入しました`,
});
