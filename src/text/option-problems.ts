/** The words of problems on the command line: see problems.ts. */
import type { OptionProblem } from "../domain/problem.ts";
import type { WordsFor } from "./problems.ts";
import type { Text } from "./text.ts";

const thing: Readonly<Record<string, Text>> = {
  agency: { en: "agency", ja: "機関" },
  depot: { en: "depot", ja: "倉庫" },
  item: { en: "item", ja: "品目" },
  lot: { en: "lot", ja: "ロット" },
  category: { en: "category", ja: "分類" },
};

export const optionWords: WordsFor<OptionProblem> = {
  "option-missing": ({ option }) => ({
    what: { en: `${option} is missing`, ja: `${option} が指定されていません` },
    fix: {
      en: `add ${option}, or run the command on a terminal to be asked for it`,
      ja: `${option} を付けるか、端末で実行して質問に答えてください`,
    },
  }),
  "option-invalid": ({ option, found, expected: [en, ja] }) => ({
    what: {
      en: `"${found}" is not a value that ${option} takes`,
      ja: `「${found}」は ${option} の値として使えません`,
    },
    fix: { en: `give ${en}`, ja: `${ja}を指定してください` },
  }),
  "unknown-code": ({ what, found, near }) => ({
    what: {
      en: `no ${thing[what]?.en} is called "${found}"`,
      ja: `「${found}」という${thing[what]?.ja}はありません`,
    },
    fix:
      near === undefined
        ? {
            en: "`bichiku stock` and `bichiku items list` show the codes in use",
            ja: "使用中のコードは `bichiku stock` と `bichiku items list` で確認できます",
          }
        : { en: `did you mean "${near}"?`, ja: `「${near}」ではありませんか` },
  }),
  "no-store": ({ store }) => ({
    what: { en: `there is no ledger at ${store}`, ja: `${store} に台帳がありません` },
    fix: {
      en: "run `bichiku init` first, or name the ledger with --store",
      ja: "先に `bichiku init` を実行するか、--store で台帳を指定してください",
    },
  }),
  "store-exists": ({ store }) => ({
    what: { en: `there is a ledger at ${store} already`, ja: `${store} には既に台帳があります` },
    fix: {
      en: "use it as it is, or name another place with --store",
      ja: "そのまま使うか、--store で別の場所を指定してください",
    },
  }),
  "no-file": ({ file }) => ({
    what: { en: `there is no file ${file}`, ja: `ファイル ${file} がありません` },
    fix: {
      en: "check the name and the folder you are in",
      ja: "ファイル名と現在のフォルダーを確認してください",
    },
  }),
};
