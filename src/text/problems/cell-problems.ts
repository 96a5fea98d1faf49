/** The words of problems in single cells: see problems.ts. */
import type { CellProblem } from "../../domain/problems/reading-problem.ts";
import { columnName } from "../column-names.ts";
import { count, type Text } from "../text.ts";
import type { WordsFor } from "./problems.ts";

const what = { item: "品目", depot: "倉庫", agency: "機関" } as const;

const wholeNumber: Text = {
  en: "write a whole number, such as 1200 or 1,200",
  ja: "「1200」「1,200」のように整数で記入してください",
};
const writeDate: Text = {
  en: "write the date as 2026-09-30 or 令和8年9月30日",
  ja: "「2026-09-30」「令和8年9月30日」のように記入してください",
};

const quantityWords: WordsFor<
  Extract<
    CellProblem,
    {
      readonly kind:
        | "not-a-quantity"
        | "negative-quantity"
        | "fractional-quantity"
        | "ambiguous-number"
        | "quantity-too-large"
        | "merged-quantity"
        | "unknown-unit"
        | "unit-mismatch"
        | "pieces-per-pack-unknown";
    }
  >
> = {
  "not-a-quantity": ({ found }) => ({
    what: {
      en: `"${found}" is not a quantity`,
      ja: `「${found}」は数量として読めません`,
    },
    fix: wholeNumber,
  }),
  "negative-quantity": ({ found }) => ({
    what: {
      en: `"${found}" is less than nothing; a stock list holds no negative quantities`,
      ja: `「${found}」は負の数量です。在庫表に負の数量は記入できません`,
    },
    fix: {
      en: "write what is there; record corrections with `bichiku adjust`",
      ja: "実際の数量を記入し、補正は `bichiku adjust` で記帳してください",
    },
  }),
  "fractional-quantity": ({ found }) => ({
    what: {
      en: `"${found}" is not a whole number of pieces`,
      ja: `「${found}」は端数のある数量です`,
    },
    fix: wholeNumber,
  }),
  "ambiguous-number": ({ found }) => ({
    what: {
      en: `"${found}" can be read in two ways`,
      ja: `「${found}」は二通りに読めます`,
    },
    fix: {
      en: "write thousands as 1200 or 1,200; write packs as 30 cartons (25 pcs each)",
      ja: "千の位は「1200」「1,200」、梱包は「30箱（25枚入）」のように記入してください",
    },
  }),
  "quantity-too-large": ({ found, most }) => ({
    what: {
      en: `"${found}" is more than the ${count(most)} that one row may hold`,
      ja: `「${found}」は1行の上限（${count(most)}）を超えています`,
    },
    fix: {
      en: "check the figure; if it is right, write it in several rows",
      ja: "数値を確認し、正しい場合は複数の行に分けて記入してください",
    },
  }),
  "merged-quantity": ({ found }) => ({
    what: {
      en: `the quantity ${found} stands in a merged cell that spans several rows`,
      ja: `数量 ${found} が複数行にまたがる結合セルに入力されています`,
    },
    fix: {
      en: "unmerge the cell and write each row's own quantity",
      ja: "セルの結合を解除し、行ごとの数量を記入してください",
    },
  }),
  "unknown-unit": ({ found, unit }) => ({
    what: {
      en: `"${unit}"${unit === found ? "" : ` in "${found}"`} is not a known unit`,
      ja: `${unit === found ? "" : `「${found}」の`}「${unit}」という単位は登録されていません`,
    },
    fix: {
      en: "write the number of pieces, or a unit that `data/units.csv` lists",
      ja: "個数で記入するか、`data/units.csv` にある単位を使ってください",
    },
  }),
  "unit-mismatch": ({ unit, base }) => ({
    what: {
      en: `this item is counted in ${base}; ${unit} cannot be turned into it`,
      ja: `この品目の単位は ${base} で、${unit} からは換算できません`,
    },
    fix: { en: `write the quantity in ${base}`, ja: `${base} での数量を記入してください` },
  }),
  "pieces-per-pack-unknown": ({ found, item }) => ({
    what: {
      en: `"${found}" counts packs, and how many pieces of ${item} are in one is not known`,
      ja: `「${found}」は梱包数での記載ですが、${item} の1梱包当たりの入数が不明です`,
    },
    fix: {
      en: "add a column with the pieces per pack, or put the figure into the agency's profile",
      ja: "入数の列を追加するか、機関のプロファイルに入数を登録してください",
    },
  }),
};

const dateWords: WordsFor<
  Extract<
    CellProblem,
    {
      readonly kind:
        | "not-a-date"
        | "impossible-date"
        | "not-in-era"
        | "ambiguous-date"
        | "incomplete-date";
    }
  >
> = {
  "not-a-date": ({ found }) => ({
    what: { en: `"${found}" is not a date`, ja: `「${found}」は日付として読めません` },
    fix: writeDate,
  }),
  "impossible-date": ({ found }) => ({
    what: {
      en: `"${found}" is a day that does not exist`,
      ja: `「${found}」という日は存在しません`,
    },
    fix: writeDate,
  }),
  "not-in-era": ({ found, era, first, last }) => ({
    what: {
      en: `"${found}" does not exist: ${era} ${last === undefined ? `began on ${first}` : `lasted from ${first} to ${last}`}`,
      ja: `「${found}」は${era}の期間（${first}～${last ?? ""}）に含まれず、存在しません`,
    },
    fix: {
      en: "write the year in the right era, or as a year of the common calendar",
      ja: "正しい元号又は西暦で記入してください",
    },
  }),
  "ambiguous-date": ({ found, readings }) => ({
    what: {
      en: `"${found}" can be ${readings.join(" or ")}`,
      ja: `「${found}」は ${readings.join(" とも ")} とも読めます`,
    },
    fix: {
      en: 'write it as 2026-09-30, or settle it in the agency\'s profile ("dateOrder": "dmy")',
      ja: '「2026-09-30」の形で記入するか、機関のプロファイルで順序を定めてください（"dateOrder": "dmy"）',
    },
  }),
  "incomplete-date": ({ found }) => ({
    what: {
      en: `"${found}" lacks the day, or two digits of its year`,
      ja: `「${found}」には日又は西暦の上2桁がありません`,
    },
    fix: writeDate,
  }),
};

const otherCellWords: WordsFor<
  Exclude<CellProblem, { readonly kind: keyof typeof quantityWords | keyof typeof dateWords }>
> = {
  "error-cell": ({ found }) => ({
    what: {
      en: `the cell holds the error ${found}`,
      ja: `セルがエラー値（${found}）になっています`,
    },
    fix: {
      en: "mend the formula, or write the value itself",
      ja: "数式を修正するか、値を直接記入してください",
    },
  }),
  "ditto-without-value": ({ found }) => ({
    what: {
      en: `"${found}" repeats the cell above, and there is no value above`,
      ja: `「${found}」の上に、繰り返す値がありません`,
    },
    fix: { en: "write the value itself", ja: "値を直接記入してください" },
  }),
  "value-missing": ({ meaning }) => {
    const name = columnName(meaning);
    return {
      what: { en: `the ${name.en} is missing`, ja: `「${name.ja}」が空欄です` },
      fix:
        meaning === "quantity"
          ? {
              en: "write the quantity; write 0 where there is none",
              ja: "数量を記入してください。在庫がない場合は 0 と記入してください",
            }
          : { en: "fill it in, or delete the row", ja: "記入するか、行を削除してください" },
    };
  },
  "not-an-amount": ({ found }) => ({
    what: {
      en: `"${found}" is not an amount of money`,
      ja: `「${found}」は金額として読めません`,
    },
    fix: {
      en: "write a number, such as 1,200 or USD 12.50",
      ja: "「1,200」「USD 12.50」のように記入してください",
    },
  }),
  "unknown-currency": ({ found }) => ({
    what: {
      en: `which currency "${found}" is meant in is not known`,
      ja: `「${found}」の通貨が分かりません`,
    },
    fix: {
      en: 'write the currency\'s code (JPY, USD …) in the cell or heading, or set it in the agency\'s profile ("currency": "JPY")',
      ja: 'セル又は見出しに通貨コード（JPY、USD など）を記入するか、機関のプロファイルで定めてください（"currency": "JPY"）',
    },
  }),
  "too-precise-amount": ({ found, currency }) => ({
    what: {
      en: `"${found}" has a fraction that ${currency} does not have`,
      ja: `「${found}」には ${currency} の最小単位未満の端数があります`,
    },
    fix: { en: "write the amount in whole units", ja: "端数のない金額で記入してください" },
  }),
  "unknown-status": ({ found }) => ({
    what: {
      en: `"${found}" is not a known stock status`,
      ja: `「${found}」という在庫状態は登録されていません`,
    },
    fix: {
      en: "write available, reserved, quarantine, damaged or expired",
      ja: "使用可、引当済、隔離中、破損、期限切れのいずれかを記入してください",
    },
  }),
  "not-a-measure": ({ found }) => ({
    what: {
      en: `"${found}" is not a size, weight, number of months or price`,
      ja: `「${found}」は寸法・重量・月数・価格として読めません`,
    },
    fix: {
      en: "write a number without its unit; leave the cell empty where it is not known",
      ja: "単位を付けずに数値を記入してください。不明な場合は空欄にしてください",
    },
  }),
  "not-known": ({ found, what: kind, near }) => ({
    what: {
      en: `no ${kind} is called "${found}", and --strict allows no new ones`,
      ja: `「${found}」という${what[kind]}は登録されておらず、--strict では新規登録できません`,
    },
    fix:
      near === undefined
        ? {
            en: "correct the name, or leave out --strict to take it as a provisional one",
            ja: "名称を訂正するか、--strict を外して仮登録してください",
          }
        : {
            en: `did you mean "${near}"? Otherwise leave out --strict`,
            ja: `「${near}」ではありませんか。異なる場合は --strict を外してください`,
          },
  }),
};

export const cellWords: WordsFor<CellProblem> = {
  ...quantityWords,
  ...dateWords,
  ...otherCellWords,
};
