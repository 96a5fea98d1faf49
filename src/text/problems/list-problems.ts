/** The words of problems with lists that are to be compared: see problems.ts. */
import type { ListProblem } from "../../domain/problems/list-problem.ts";
import type { WordsFor } from "./problems.ts";

export const listWords: WordsFor<ListProblem> = {
  "list-column-missing": ({ column }) =>
    column === "id"
      ? {
          what: { en: 'the list has no column "id"', ja: "「id」の列がありません" },
          fix: {
            en: 'add a column with the heading "id" that tells the rows apart',
            ja: "行を区別する値を持つ「id」の列を追加してください",
          },
        }
      : {
          what: {
            en: 'the list has no column "name" or "title"',
            ja: "「name」又は「title」の列がありません",
          },
          fix: {
            en: 'give the column that has the names the heading "name"',
            ja: "品名の列の見出しを「name」にしてください",
          },
        },
  "list-id-missing": () => ({
    what: { en: "this row has no id", ja: "この行には id がありません" },
    fix: { en: "fill it in, or delete the row", ja: "記入するか、行を削除してください" },
  }),
  "list-id-twice": ({ found, otherRow }) => ({
    what: {
      en: `the id "${found}" is in row ${otherRow} already`,
      ja: `id「${found}」は ${otherRow}行目に既にあります`,
    },
    fix: {
      en: "give each row an id of its own, or delete one of the two rows",
      ja: "行ごとに異なる id を付けるか、いずれか一方の行を削除してください",
    },
  }),
};
