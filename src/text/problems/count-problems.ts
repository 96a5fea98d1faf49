/** The words of what goes wrong with counts: see problems.ts. */
import type { CountProblem, CountRefusal } from "../../domain/problems/count-problem.ts";
import { count as figure, type Text } from "../text.ts";
import type { WordsFor } from "./problems.ts";

const totals: Readonly<Record<string, Text>> = {
  rows: { en: "rows filled in", ja: "記入行数" },
  quantity: { en: "sum of the quantities", ja: "数量の合計" },
  damaged: { en: "sum of the damaged", ja: "破損の合計" },
  expired: { en: "sum of the expired", ja: "期限切れの合計" },
};

const sheetWords: WordsFor<CountProblem> = {
  "count-unknown": ({ found }) => ({
    what: { en: `there is no count ${found}`, ja: `棚卸 ${found} はありません` },
    fix: {
      en: "`bichiku count list` shows the counts; `bichiku count sheet` opens one",
      ja: "棚卸の一覧は `bichiku count list` で確認できます。開始は `bichiku count sheet` です",
    },
  }),
  "count-to-name": ({ open }) => ({
    what:
      open.length === 0
        ? { en: "no count is open", ja: "進行中の棚卸はありません" }
        : {
            en: `several counts are open: ${open.join(", ")}`,
            ja: `進行中の棚卸が複数あります（${open.join("、")}）`,
          },
    fix:
      open.length === 0
        ? {
            en: "name the count that is meant (C-1); `bichiku count list` shows all",
            ja: "対象の棚卸番号（C-1）を指定してください。一覧は `bichiku count list` で確認できます",
          }
        : {
            en: `name the one that is meant, such as ${open[0]}`,
            ja: `対象の棚卸番号（例: ${open[0]}）を指定してください`,
          },
  }),
  "count-of-nothing": ({ depot }) => ({
    what: {
      en: `by the book there is nothing at ${depot} that could be counted`,
      ja: `帳簿上、${depot} に棚卸の対象となる物がありません`,
    },
    fix: {
      en: "`bichiku stock --by depot,item` shows what is where; --item makes a sheet for an item also where none should be",
      ja: "所在は `bichiku stock --by depot,item` で確認できます。帳簿にない品目を数える場合は --item で指定してください",
    },
  }),
  "count-before-opening": ({ found, first }) => ({
    what: {
      en: `${found} is before the depot's first entry in the ledger, which is of ${first}`,
      ja: `${found} は、この倉庫の最初の記帳（${first}）より前の日付です`,
    },
    fix: {
      en: "correct the date of the count",
      ja: "棚卸の日付を訂正してください",
    },
  }),
  "count-in-future": ({ found, today }) => ({
    what: {
      en: `${found} is after today, ${today}: nobody has counted yet`,
      ja: `${found} は本日（${today}）より後の日付です。実施前の棚卸は扱えません`,
    },
    fix: {
      en: "correct the date; leave it out to print sheets for a day to come",
      ja: "日付を訂正してください。今後実施する棚卸の用紙は、日付を付けずに印刷します",
    },
  }),
  "count-date-missing": ({ count }) => ({
    what: {
      en: `neither the sheet nor ${count} says on which day it was counted`,
      ja: `棚卸の実施日が、棚卸表にも ${count} にもありません`,
    },
    fix: {
      en: "fill in the date on the sheet, or give --date",
      ja: "棚卸表の実施日欄に記入するか、--date で指定してください",
    },
  }),
  "file-exists": ({ file }) => ({
    what: {
      en: `${file} is there already, and may have been filled in`,
      ja: `${file} は既に存在します。記入済みのおそれがあるため上書きしません`,
    },
    fix: {
      en: "give another name or folder, or move the file away",
      ja: "別の名前又はフォルダーを指定するか、既存のファイルを移動してください",
    },
  }),
  "count-sheet-unmarked": () => ({
    what: {
      en: "the file bears no check mark of a count sheet (such as C-1-T1-0123abcd)",
      ja: "棚卸表の照合番号（例: C-1-T1-0123abcd）が見つかりません",
    },
    fix: {
      en: "name the count and the team with --count and --team, or use the printed sheet",
      ja: "--count と --team で棚卸番号と班を指定するか、印刷した棚卸表を使ってください",
    },
  }),
  "count-sheet-foreign": ({ found }) => ({
    what: {
      en: `the sheet with the check mark ${found} was not printed from this ledger`,
      ja: `照合番号 ${found} の棚卸表は、この台帳から印刷されたものではありません`,
    },
    fix: {
      en: "check --store, and that it is the right sheet",
      ja: "--store の指定と、棚卸表の取り違えがないかを確認してください",
    },
  }),
  "count-sheet-of-other": ({ found, count }) => ({
    what: {
      en: `the sheet belongs to ${found}, not to ${count}`,
      ja: `この棚卸表は ${found} のもので、${count} のものではありません`,
    },
    fix: {
      en: `enter it with --count ${found}, or take the right file`,
      ja: `--count ${found} で入力するか、正しいファイルを指定してください`,
    },
  }),
  "count-team-differs": ({ found, team }) => ({
    what: {
      en: `the sheet is that of team ${found}, not of team ${team}`,
      ja: `この棚卸表は第${found}班のもので、第${team}班のものではありません`,
    },
    fix: {
      en: `enter it with --team ${found}, or take the right file`,
      ja: `--team ${found} で入力するか、正しいファイルを指定してください`,
    },
  }),
  "count-team-unclear": ({ count }) => ({
    what: {
      en: `the file has sheets of several teams of ${count}`,
      ja: `ファイルに ${count} の複数の班の棚卸表があります`,
    },
    fix: {
      en: "say with --team whose sheet is to be entered",
      ja: "入力する班を --team で指定してください",
    },
  }),
  "count-nothing-entered": () => ({
    what: {
      en: "no quantity is filled in on the sheet",
      ja: "棚卸表に数量の記入がありません",
    },
    fix: {
      en: "fill in what was counted (0 where nothing was there) and save the file",
      ja: "実地数量を記入し（なかったものは 0）、ファイルを保存してください",
    },
  }),
  "count-line-changed": ({ found, line, printed }) => ({
    what: {
      en: `line ${line} was printed for "${printed}" and now says "${found}"`,
      ja: `${line}番の行は「${printed}」として印刷されましたが、「${found}」に変わっています`,
    },
    fix: {
      en: "restore the line, and write what was found beside it into an empty row",
      ja: "行を元に戻し、別の物が見つかった場合は空欄の行に記入してください",
    },
  }),
  "count-line-twice": ({ found, otherRow }) => ({
    what: {
      en: `${found} is counted in row ${otherRow} already`,
      ja: `${found} は${otherRow}行目でも数えられています`,
    },
    fix: {
      en: "add both up in one row, and clear the other",
      ja: "合計を一方の行に記入し、他方の数量を消してください",
    },
  }),
  "count-part-without-whole": ({ found }) => ({
    what: {
      en: `${found} are said to be damaged or expired, but not how many there are in all`,
      ja: `破損又は期限切れの数（${found}）が記入されていますが、全体の数量がありません`,
    },
    fix: {
      en: "fill in the quantity, the damaged and the expired included",
      ja: "破損・期限切れを含めた数量を記入してください",
    },
  }),
  "count-parts-exceed": ({ found, quantity }) => ({
    what: {
      en: `${found} damaged and expired are more than the ${figure(quantity)} counted`,
      ja: `破損と期限切れの合計（${found}）が、数量 ${figure(quantity)} を超えています`,
    },
    fix: {
      en: "the quantity includes them: correct one of the figures; what is both counts as damaged",
      ja: "数量には破損・期限切れを含めます。両方に当たる物は破損として数え、数を訂正してください",
    },
  }),
  "count-total-differs": ({ found, total, sum }) => ({
    what: {
      en: `${totals[total]?.en}: the foot of the sheet says ${found}, the rows give ${figure(sum)}`,
      ja: `${totals[total]?.ja}: 欄外の記入は ${found}、各行からの計算では ${figure(sum)} です`,
    },
    fix: {
      en: "compare the rows with the paper, and correct the row or the total",
      ja: "原票と各行を照合し、行又は合計を訂正してください",
    },
  }),
  "count-reason-missing": ({ item, lot, agency, book, counted }) => ({
    what: {
      en: `${item}, lot ${lot}, ${agency}: the book has ${figure(book)}, counted were ${figure(counted)}, and nobody says why`,
      ja: `${item}（ロット ${lot}、${agency}）は帳簿 ${figure(book)}、実地 ${figure(counted)} ですが、理由の記載がありません`,
    },
    fix: {
      en: "give --reason, or --reasons with a file of item, lot, reason; on a terminal you are asked",
      ja: "--reason を付けるか、品目・ロット・理由の列を持つファイルを --reasons で指定してください。端末で実行すると質問します",
    },
  }),
  "count-reason-unmatched": ({ found }) => ({
    what: {
      en: `the reason is for "${found}", which is no difference of this count`,
      ja: `理由の対象「${found}」に当たる差異が、この棚卸にありません`,
    },
    fix: {
      en: "`bichiku count show` lists the differences; correct or remove the row",
      ja: "差異の一覧は `bichiku count show` で確認できます。行を訂正又は削除してください",
    },
  }),
};

const refusals: WordsFor<CountRefusal> = {
  "count-not-open": ({ count, state, by }) =>
    state === "posted"
      ? {
          what: {
            en: `${count} was posted as ${by} already`,
            ja: `${count} は ${by} として記帳済みです`,
          },
          fix: {
            en: `nothing is left to do; to correct it, reverse ${by} first`,
            ja: `操作は不要です。訂正する場合は、先に ${by} を取り消してください`,
          },
        }
      : {
          what: { en: `${count} was cancelled by ${by}`, ja: `${count} は ${by} で中止されました` },
          fix: {
            en: "open a new count with `bichiku count sheet`",
            ja: "`bichiku count sheet` で新しい棚卸を開始してください",
          },
        },
  "count-not-entered": ({ count, team }) => ({
    what: {
      en: `the sheet of team ${team} of ${count} has not been entered`,
      ja: `${count} 第${team}班の棚卸表が入力されていません`,
    },
    fix: {
      en: `enter it: \`bichiku count enter FILE --count ${count} --team ${team}\``,
      ja: `\`bichiku count enter ファイル --count ${count} --team ${team}\` で入力してください`,
    },
  }),
  "count-third-needed": ({ count, lines }) => ({
    what: {
      en: `${figure(lines)} ${lines === 1 ? "line" : "lines"} of ${count} must be counted a third time`,
      ja: `${count} のうち${figure(lines)}行は、3回目の実査が必要です`,
    },
    fix: {
      en: `print the sheet with \`bichiku count sheet --third ${count}\`; or leave these lines out with --leave-undecided`,
      ja: `\`bichiku count sheet --third ${count}\` で用紙を印刷してください。これらの行を記帳しない場合は --leave-undecided を付けます`,
    },
  }),
  "count-third-not-needed": ({ count }) => ({
    what: {
      en: `no line of ${count} needs a third count`,
      ja: `${count} に3回目の実査を要する行はありません`,
    },
    fix: {
      en: `go on with \`bichiku count post ${count}\``,
      ja: `\`bichiku count post ${count}\` に進んでください`,
    },
  }),
  "count-third-not-printed": ({ count }) => ({
    what: {
      en: `no third sheet of ${count} was printed`,
      ja: `${count} の再実査用紙は作成されていません`,
    },
    fix: {
      en: `print it with \`bichiku count sheet --third ${count}\``,
      ja: `\`bichiku count sheet --third ${count}\` で作成してください`,
    },
  }),
  "count-decides-nothing": ({ count }) => ({
    what: {
      en: `no line of ${count} is decided: there is nothing to book`,
      ja: `${count} には確定した行がなく、記帳するものがありません`,
    },
    fix: {
      en: `\`bichiku count compare ${count}\` shows where the teams differ; \`bichiku count cancel ${count}\` gives it up`,
      ja: `班ごとの相違は \`bichiku count compare ${count}\` で確認できます。中止は \`bichiku count cancel ${count}\` です`,
    },
  }),
  "count-overtaken": ({ item, lot, by }) => ({
    what: {
      en: `another count has corrected ${item}, lot ${lot}, as ${by} since: both may speak of one difference`,
      ja: `${item}（ロット ${lot}）は、その後の別の棚卸（${by}）で訂正されています。同じ差異を二重に記帳するおそれがあります`,
    },
    fix: {
      en: `cancel this count, or reverse ${by} first`,
      ja: `この棚卸を中止するか、先に ${by} を取り消してください`,
    },
  }),
  "count-takes-moved": ({ item, lot, agency, account, date, short, by }) => ({
    what: {
      en: `${item}, lot ${lot}, of ${agency} would be ${figure(short)} below zero at ${account} on ${date}${by.length === 0 ? "" : `, as ${by.join(", ")} took what was not there by the count`}`,
      ja: `${agency} の ${item}（ロット ${lot}）が ${account} で ${date} に ${figure(short)} 不足します${by.length === 0 ? "" : `（${by.join("、")} が、棚卸の時点でなかった物を払い出しています）`}`,
    },
    fix: {
      en:
        by.length === 0
          ? "check the sheets, and whether a receipt has not been recorded"
          : `check ${by.join(", ")} and the sheets; reverse what is wrong, or count again`,
      ja:
        by.length === 0
          ? "棚卸表と、未記帳の受入れがないかを確認してください"
          : `${by.join("、")} と棚卸表を確認し、誤りを取り消すか、数え直してください`,
    },
  }),
};

export const countProblemWords: WordsFor<CountProblem | CountRefusal> = {
  ...sheetWords,
  ...refusals,
};
