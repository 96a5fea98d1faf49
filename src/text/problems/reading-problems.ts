/** The words of problems in files: see problems.ts. */
import type {
  DataProblem,
  ReadingProblem,
  RowProblem,
  TableProblem,
} from "../../domain/problems/reading-problem.ts";
import { columnName, rowPlace } from "../column-names.ts";
import { count } from "../text.ts";
import { cellWords } from "./cell-problems.ts";
import { fileWords } from "./file-problems.ts";
import { mergedRowWords } from "./merge-problems.ts";
import type { WordsFor } from "./problems.ts";

const tableWords: WordsFor<TableProblem> = {
  "no-header": ({ found }) => ({
    what: {
      en: `no row of headings was found${found === "" ? "" : ` in ${found}`}: at least an item and a quantity are needed`,
      ja: `${found === "" ? "" : `${found} に`}見出し行が見つかりません（少なくとも品目と数量の列が必要です）`,
    },
    fix: {
      en: "name the row with --header-row, or say in the agency's profile what its columns mean",
      ja: "--header-row で見出し行を指定するか、機関のプロファイルで列の意味を定めてください",
    },
  }),
  "column-missing": ({ meaning }) => {
    const name = columnName(meaning);
    return {
      what: { en: `no column gives the ${name.en}`, ja: `「${name.ja}」に当たる列がありません` },
      fix: {
        en: `add such a column, or say in the agency's profile which column is the ${name.en}`,
        ja: `列を追加するか、どの列が「${name.ja}」かを機関のプロファイルで定めてください`,
      },
    };
  },
  "column-twice": ({ found, meaning, first }) => {
    const name = columnName(meaning);
    return {
      what: {
        en: `"${first}" and "${found}" both seem to be the ${name.en}`,
        ja: `「${first}」と「${found}」の列が、いずれも「${name.ja}」と読めます`,
      },
      fix: {
        en: "say in the agency's profile what each of them is, or rename one",
        ja: "それぞれの意味を機関のプロファイルで定めるか、一方の見出しを変更してください",
      },
    };
  },
  "unknown-column": ({ found }) => ({
    what: {
      en: `what the column "${found}" means is not known`,
      ja: `「${found}」列の意味が分かりません`,
    },
    fix: {
      en: 'say it in the agency\'s profile ("ignore" leaves the column out), or leave out --strict',
      ja: "機関のプロファイルで意味を定めるか（使わない列は ignore）、--strict を外してください",
    },
  }),
  "agency-missing": () => ({
    what: {
      en: "nothing says whose goods these are",
      ja: "物資を所有する機関が分かりません",
    },
    fix: {
      en: "name the agency, such as --agency jica, or add a column with the owner",
      ja: "--agency jica のように機関を指定するか、所有機関の列を追加してください",
    },
  }),
  "as-of-missing": () => ({
    what: {
      en: "nothing says as of which date this was the stock",
      ja: "在庫の基準日が分かりません",
    },
    fix: {
      en: "give the date with --date, or write it above the table (as of 2026-09-30)",
      ja: "--date で日付を指定するか、表の上に「令和8年9月30日現在」のように記入してください",
    },
  }),
  "as-of-differs": ({ found, other }) => ({
    what: {
      en: `one part of the file is as of ${other}, another as of ${found}`,
      ja: `ファイル中の基準日が ${other} と ${found} とで異なります`,
    },
    fix: {
      en: "split the file by date, or settle the date with --date",
      ja: "日付ごとにファイルを分けるか、--date で基準日を指定してください",
    },
  }),
};

const rowWords: WordsFor<RowProblem> = {
  "quantities-disagree": ({ packs, quantity }) => ({
    what: {
      en: `the packs make ${packs}, and the quantity says ${count(quantity)}`,
      ja: `梱包数からは ${packs} となりますが、数量は ${count(quantity)} です`,
    },
    fix: {
      en: "find out which is right, and correct the other",
      ja: "いずれが正しいか確認し、誤りを訂正してください",
    },
  }),
  "expiry-before-acquired": ({ found, acquired }) => ({
    what: {
      en: `the goods expire on ${found}, before they were acquired on ${acquired}`,
      ja: `使用期限（${found}）が取得日（${acquired}）より前の日付です`,
    },
    fix: { en: "correct one of the two dates", ja: "いずれかの日付を訂正してください" },
  }),
  "code-and-name-differ": ({ found, codeItem, name, nameItem }) => ({
    what: {
      en: `the code ${found} means ${codeItem}, and the name "${name}" means ${nameItem}`,
      ja: `コード ${found} は ${codeItem} ですが、品名「${name}」は ${nameItem} です`,
    },
    fix: {
      en: "correct the code or the name",
      ja: "コード又は品名を訂正してください",
    },
  }),
  "owner-differs": ({ found, agency }) => ({
    what: {
      en: `the row belongs to "${found}", and the file is taken for ${agency}'s`,
      ja: `この行の所有者は「${found}」ですが、${agency} の在庫表として指定されています`,
    },
    fix: {
      en: "leave out --agency where the file has the goods of several owners, or correct the owner",
      ja: "複数の所有者の物資を記載したファイルであれば --agency を外し、誤記であれば所有者を訂正してください",
    },
  }),
  "lot-contradicts": ({ item, lot, field, found, other, otherRow, otherSheet }) => {
    const name = columnName(field);
    const place = rowPlace(otherSheet, otherRow);
    return {
      what: {
        en: `lot ${lot} of ${item}: the ${name.en} is ${found} here and ${other} in ${place.en}`,
        ja: `${item} のロット ${lot} の「${name.ja}」が、ここでは ${found}、${place.ja}では ${other} です`,
      },
      fix: {
        en: "correct one of them, or give goods of another batch a lot number of their own",
        ja: "いずれかを訂正するか、別のロットの物資であれば別のロット番号を付けてください",
      },
    };
  },
  "item-twice": ({ found, otherRow }) => ({
    what: {
      en: `item ${found} is in row ${otherRow} already, with other values`,
      ja: `品目 ${found} は ${otherRow}行目に異なる内容で記載されています`,
    },
    fix: { en: "keep one of the two rows", ja: "いずれか一方の行を残してください" },
  }),
};

const dataWords: WordsFor<DataProblem> = {
  "data-column-missing": ({ column }) => ({
    what: {
      en: `the file lacks the column ${column}`,
      ja: `ファイルに ${column} の列がありません`,
    },
    fix: {
      en: "check that it is the right file; of reference data, compare it with the one that came with the program",
      ja: "ファイルに誤りがないか確認してください。参照データの場合は、付属する同名のファイルと比較してください",
    },
  }),
  "data-invalid": ({ found, expected: [en, ja] }) => ({
    what: { en: `"${found}" is not ${en}`, ja: `「${found}」は${ja}ではありません` },
    fix: { en: `write ${en}`, ja: `${ja}を記入してください` },
  }),
  "data-twice": ({ found, otherRow }) => ({
    what: {
      en: `"${found}" is in row ${otherRow} already`,
      ja: `「${found}」は ${otherRow}行目に既にあります`,
    },
    fix: { en: "keep one of the two rows", ja: "いずれか一方の行を残してください" },
  }),
  "data-dangling": ({ found, file }) => ({
    what: { en: `"${found}" is not in ${file}`, ja: `「${found}」は ${file} にありません` },
    fix: {
      en: `correct the code, or add it to ${file}`,
      ja: `コードを訂正するか、${file} に追加してください`,
    },
  }),
};

export const readingWords: WordsFor<ReadingProblem> = {
  ...fileWords,
  ...tableWords,
  ...cellWords,
  ...rowWords,
  ...dataWords,
  ...mergedRowWords,
};
