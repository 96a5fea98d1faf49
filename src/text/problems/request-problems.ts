/** The words of what is wrong with requests: see problems.ts. */
import type { RequestProblem } from "../../domain/problems/request-problem.ts";
import { requestFieldNames as names } from "../planning/request-fields.ts";
import type { WordsFor } from "./problems.ts";

const pastTheEnd = {
  en: "correct the date; a request that is over is not planned any more",
  ja: "日付を訂正してください。期日を過ぎた要請は計画の対象になりません",
};

export const requestProblemWords: WordsFor<RequestProblem> = {
  "request-no-table": () => ({
    what: {
      en: "no table of the file has the headings of requests",
      ja: "要請の見出しのある表がありません",
    },
    fix: {
      en: "give it the headings request, organisation, cause, destination, item, quantity",
      ja: "見出しに 要請番号、要請機関、要請事由、仕向地、品目、数量 を設けてください",
    },
  }),
  "request-column-missing": ({ field }) => ({
    what: {
      en: `no column says the ${names[field].en}`,
      ja: `「${names[field].ja}」の列がありません`,
    },
    fix: {
      en: `add a column with the heading "${field}"`,
      ja: `見出しが「${names[field].ja}」又は「${field}」の列を追加してください`,
    },
  }),
  "request-column-twice": ({ found, first, field }) => ({
    what: {
      en: `the columns "${first}" and "${found}" both say the ${names[field].en}`,
      ja: `「${first}」列と「${found}」列は、どちらも${names[field].ja}の列です`,
    },
    fix: { en: "leave one of them out", ja: "どちらか一方の列を削除してください" },
  }),
  "request-incomplete": ({ field }) => ({
    what: {
      en: `the ${names[field].en} is missing`,
      ja: `${names[field].ja}が記入されていません`,
    },
    fix: {
      en: "fill it in; what is said once of a request holds for its rows below",
      ja: "記入してください。同じ要請の行では、上の行に記入した内容が引き継がれます",
    },
  }),
  "request-goods-missing": () => ({
    what: {
      en: "neither an item nor a category is asked for",
      ja: "品目も分類も記入されていません",
    },
    fix: {
      en: "name an item of the catalogue, or a category for any goods of that kind",
      ja: "品目マスターの品目を記入するか、種類を問わない場合は分類を記入してください",
    },
  }),
  "request-goods-differ": ({ item, category, found }) => ({
    what: {
      en: `"${found}" is another category than that of ${item}, which is "${category}"`,
      ja: `「${found}」は ${item} の分類「${category}」と異なります`,
    },
    fix: {
      en: "correct the item or the category; the item alone is enough",
      ja: "品目又は分類を訂正してください。品目のみの記入でも差し支えありません",
    },
  }),
  "request-quantity-missing": () => ({
    what: {
      en: "neither a quantity nor a number of people or households is given",
      ja: "数量、対象人数、対象世帯数のいずれも記入されていません",
    },
    fix: {
      en: "give the quantity; or the people or households, from whom a planning standard leads to it",
      ja: "数量を記入してください。対象人数又は対象世帯数があれば、計画基準から算定します",
    },
  }),
  "request-value": ({ field, found, values }) => ({
    what: {
      en: `"${found}" is no ${names[field].en} that is known`,
      ja: `「${found}」は${names[field].ja}として使えません`,
    },
    fix: {
      en: `give one of ${values.join(", ")}`,
      ja: `${values.join("、")} のいずれかを記入してください`,
    },
  }),
  "request-differs": ({ field, found, first }) => ({
    what: {
      en: `the ${names[field].en} is "${found}" here and "${first}" in an earlier row of the same request`,
      ja: `${names[field].ja}が、この行では「${found}」、同じ要請の前の行では「${first}」です`,
    },
    fix: {
      en: "a request has one; give the rows different requests, or the same words",
      ja: "1件の要請には1つだけ記入できます。別の要請であれば要請番号を分け、同じ要請であれば記入をそろえてください",
    },
  }),
  "request-line-twice": ({ found }) => ({
    what: {
      en: `the request has two lines ${found}`,
      ja: `同じ要請に明細番号${found}の行が2つあります`,
    },
    fix: {
      en: "give each line a number of its own, or none",
      ja: "明細番号を行ごとに変えるか、空欄にしてください",
    },
  }),
  "request-date-past": ({ found, today }) => ({
    what: {
      en: `the goods are needed by ${found}, which is past (today is ${today})`,
      ja: `必要期日 ${found} は既に過ぎています（本日は ${today}）`,
    },
    fix: pastTheEnd,
  }),
  "request-no-standard": ({ found, goods }) => ({
    what: {
      en: `no planning standard says how much of "${found}" people need`,
      ja: `「${found}」の1人又は1世帯当たりの必要量を定めた計画基準がありません`,
    },
    fix: {
      en: `give the quantity; there are standards for ${goods.join(", ")}`,
      ja: `数量を記入してください。計画基準があるのは ${goods.join("、")} です`,
    },
  }),
  "request-unknown": ({ found, near }) => ({
    what: { en: `there is no "${found}"`, ja: `「${found}」は登録されていません` },
    fix:
      near === undefined
        ? {
            en: "`bichiku request list` shows the requests, `bichiku spec list` the specifications",
            ja: "要請は `bichiku request list`、規格は `bichiku spec list` で確認できます",
          }
        : { en: `did you mean "${near}"?`, ja: `「${near}」ではありませんか` },
  }),
};
