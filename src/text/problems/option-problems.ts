/** The words of problems on the command line: see problems.ts. */
import type { OptionProblem } from "../../domain/problems/problem.ts";
import { count, type Text } from "../text.ts";
import type { WordsFor } from "./problems.ts";

const thing: Readonly<Record<string, Text>> = {
  agency: { en: "agency", ja: "機関" },
  depot: { en: "depot", ja: "倉庫" },
  item: { en: "item", ja: "品目" },
  lot: { en: "lot", ja: "ロット" },
  specification: { en: "specification", ja: "規格" },
  organisation: { en: "organisation", ja: "機関" },
  category: { en: "category", ja: "分類" },
};

type CodeKind = Extract<OptionProblem, { readonly kind: "unknown-code" }>["what"];

/** Which command lists what is known. */
const lists: Readonly<Record<CodeKind, string>> = {
  agency: "bichiku stock --by agency",
  depot: "bichiku stock --by depot",
  item: "bichiku items list",
  lot: "bichiku stock --by item,lot",
  category: "bichiku items list",
  specification: "bichiku spec list",
  organisation: "bichiku spec list",
};

const shownBy = (command: string): Text => ({
  en: `\`${command}\` shows what is known`,
  ja: `登録済みのものは \`${command}\` で確認できます`,
});

export const optionWords: WordsFor<OptionProblem> = {
  "option-missing": ({ option, asked }) => ({
    what: { en: `${option} is missing`, ja: `${option} が指定されていません` },
    fix:
      asked === false
        ? {
            en: `add ${option}; --help shows an example`,
            ja: `${option} を付けてください。--help で使用例を表示します`,
          }
        : {
            en: `add ${option}, or run the command on a terminal to be asked for it`,
            ja: `${option} を付けるか、端末で実行して質問に答えてください`,
          },
  }),
  "options-exclude": ({ one, other }) => ({
    what: {
      en: `${one} and ${other} were both given; only one of them can be done`,
      ja: `${one} と ${other} は同時に指定できません`,
    },
    fix: { en: "leave one of them out", ja: "どちらか一方だけを指定してください" },
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
        ? shownBy(lists[what])
        : { en: `did you mean "${near}"?`, ja: `「${near}」ではありませんか` },
  }),
  "no-store": ({ store }) => ({
    what: { en: `there is no ledger at ${store}`, ja: `${store} に台帳がありません` },
    fix: {
      en: "run `bichiku init` first, or name the ledger with --store",
      ja: "先に `bichiku init` を実行するか、--store で台帳を指定してください",
    },
  }),
  "bad-store": ({ store }) => ({
    what: {
      en: `"${store}" is not the address of a ledger`,
      ja: `「${store}」は台帳の所在として使えません`,
    },
    fix: {
      en: "write sqlite:FILE, for instance --store sqlite:bichiku.db",
      ja: "--store sqlite:bichiku.db のように sqlite:ファイル名 の形で指定してください",
    },
  }),
  "no-file": ({ file }) => ({
    what: { en: `there is no file ${file}`, ja: `ファイル ${file} がありません` },
    fix: {
      en: "check the name and the folder you are in",
      ja: "ファイル名と現在のフォルダーを確認してください",
    },
  }),
  "file-is-folder": ({ file }) => ({
    what: { en: `${file} is a folder, not a file`, ja: `${file} はファイルではなくフォルダーです` },
    fix: {
      en: "name the files inside it, one by one or as `FOLDER/*.xlsx`",
      ja: "フォルダー内のファイルを指定してください（`フォルダー/*.xlsx` のような指定もできます）",
    },
  }),
  "output-is-folder": ({ file }) => ({
    what: {
      en: `${file} is a folder; a file cannot be written in its place`,
      ja: `${file} はフォルダーのため、ファイルとして書き込めません`,
    },
    fix: {
      en: "give the name of a file, also one inside the folder",
      ja: "フォルダー名の後にファイル名を付けて指定してください",
    },
  }),
  "no-folder": ({ folder }) => ({
    what: { en: `there is no folder ${folder}`, ja: `フォルダー ${folder} がありません` },
    fix: {
      en: "make the folder first, or check its name",
      ja: "先にフォルダーを作成するか、名前を確認してください",
    },
  }),
  "too-many-postings": ({ limit }) => ({
    what: {
      en: `these figures are made up of more than ${count(limit)} postings, too many to be led back at once`,
      ja: `該当する残高の明細が ${count(limit)} 件を超えるため、一度に遡ることができません`,
    },
    fix: {
      en: "narrow them down with --item, --lot, --depot or --agency; `bichiku history --csv` lists every movement with its source",
      ja: "--item、--lot、--depot、--agency で絞り込んでください。全移動とその根拠は `bichiku history --csv` で一覧できます",
    },
  }),
  "unknown-option": ({ found, near }) => ({
    what: { en: `there is no option ${found}`, ja: `${found} というオプションはありません` },
    fix:
      near === undefined
        ? {
            en: "add --help to see the options",
            ja: "--help を付けるとオプションの一覧を表示します",
          }
        : { en: `did you mean ${near}?`, ja: `${near} ではありませんか` },
  }),
  "unknown-command": ({ found, near, of }) => ({
    what: { en: `there is no command "${found}"`, ja: `「${found}」というコマンドはありません` },
    fix:
      near === undefined
        ? {
            en: `\`bichiku ${of === undefined ? "" : `${of} `}--help\` lists the commands`,
            ja: `コマンドの一覧は \`bichiku ${of === undefined ? "" : `${of} `}--help\` で確認できます`,
          }
        : { en: `did you mean "${near}"?`, ja: `「${near}」ではありませんか` },
  }),
  "argument-missing": ({ found }) => ({
    what: { en: `<${found}> is missing`, ja: `<${found}> が指定されていません` },
    fix: { en: "add --help to see an example", ja: "--help を付けると使用例を表示します" },
  }),
  "option-without-value": ({ found }) => ({
    what: { en: `${found} needs a value`, ja: `${found} には値が必要です` },
    fix: { en: "write the value after the option", ja: "オプションの後に値を指定してください" },
  }),
  "too-many-arguments": () => ({
    what: { en: "there are more arguments than the command takes", ja: "引数が多すぎます" },
    fix: {
      en: "put names with spaces in quotes; add --help to see an example",
      ja: "空白を含む名前は引用符で囲んでください。--help を付けると使用例を表示します",
    },
  }),
  "no-command": () => ({
    what: { en: "no command was given", ja: "コマンドが指定されていません" },
    fix: {
      en: "`bichiku --help` lists the commands",
      ja: "コマンドの一覧は `bichiku --help` で確認できます",
    },
  }),
  "not-confirmed": () => ({
    what: {
      en: "it was not confirmed; nothing was changed",
      ja: "確認されなかったため、何も変更していません",
    },
    fix: {
      en: "run the command again, with --yes to be asked nothing",
      ja: "再実行してください。--yes を付けると質問を省略します",
    },
  }),
  "bad-command-line": ({ found }) => ({
    what: {
      en: `the command line is wrong: ${found}`,
      ja: `コマンドラインに誤りがあります: ${found}`,
    },
    fix: { en: "add --help to see an example", ja: "--help を付けると使用例を表示します" },
  }),
};
