/** The words of what the ledger refuses: see problems.ts. */
import type { LedgerRefusal } from "../../domain/problems/problem.ts";
import { accountWords } from "../reports.ts";
import { count, same, type Text } from "../text.ts";
import type { WordsFor } from "./problems.ts";

/** A depot by its code, with the status of the goods where they are not simply available. */
const place = (account: string): Text => accountWords(account, same);

type NotEnough = Extract<LedgerRefusal, { readonly kind: "not-enough" }>;

/** Less can be taken only of what is taken; otherwise goods have to come from somewhere. */
function missingFix({ item, lot, date, asked, worst, under }: NotEnough): Text {
  if (under !== undefined) {
    return {
      en: `on that day its goods go under the name ${under}, as the items were merged: \`bichiku items show "${item}"\` tells when; undo the merge (\`bichiku items split\`), record this, and merge again`,
      ja: `品目の統合により、この日の物資は ${under} の名で記帳されています。\`bichiku items show "${item}"\` で経緯を確認し、統合を取り消して（\`bichiku items split\`）記帳した後、改めて統合してください`,
    };
  }
  const missing = count(worst.missing);
  if (asked <= worst.missing) {
    return {
      en: `record the missing receipt first; \`bichiku trace --item "${item}" --lot "${lot}"\` shows what is where`,
      ja: `未記帳の受入れを先に記帳してください。所在は \`bichiku trace --item "${item}" --lot "${lot}"\` で確認できます`,
    };
  }
  return worst.date === date
    ? {
        en: `record the missing receipt first, or lower the quantity by ${missing}`,
        ja: `未記帳の受入れを先に記帳するか、数量を ${missing} 減らしてください`,
      }
    : {
        en: `record the missing receipt first, or lower the quantity by ${missing}: so much will be missing on ${worst.date}, as later movements need the goods, too`,
        ja: `未記帳の受入れを先に記帳するか、数量を ${missing} 減らしてください（その後の移動にも同じ物資が必要で、${worst.date} には ${missing} 不足します）`,
      };
}

export const ledgerWords: WordsFor<LedgerRefusal> = {
  "not-enough": (problem) => {
    const { account, agency, item, lot, date, there, asked } = problem;
    return {
      what: {
        en: `${place(account).en} holds ${count(there)} of ${item}, lot ${lot}, owned by ${agency} at the end of ${date}; ${count(asked)} were asked for`,
        ja: `${date} 末現在、${place(account).ja} の ${item}（ロット ${lot}、所有 ${agency}）は ${count(there)} で、必要な ${count(asked)} に足りません`,
      },
      fix: missingFix(problem),
    };
  },
  "period-closed": ({ date, fiscalYear }) => ({
    what: {
      en: `${date} lies in fiscal year ${fiscalYear} or before it, which is closed`,
      ja: `${date} は締切済みの${fiscalYear}年度以前の日付です`,
    },
    fix: {
      en: "date the movement after the closed year and say in the reason what it corrects",
      ja: "締切後の日付で記帳し、理由欄に訂正の内容を記入してください",
    },
  }),
  "already-closed": ({ fiscalYear }) => ({
    what: {
      en: `fiscal year ${fiscalYear} is closed already`,
      ja: `${fiscalYear}年度は既に締め切られています`,
    },
    fix: {
      en: "nothing is left to do; `bichiku book` shows the year",
      ja: "操作は不要です。`bichiku book` で受払簿を確認できます",
    },
  }),
  "reference-used": ({ reference, by }) => ({
    what: {
      en: `reference ${reference} was recorded as ${by}, with other content`,
      ja: `参照番号 ${reference} は、異なる内容で ${by} として記帳済みです`,
    },
    fix: {
      en: `look at \`bichiku history\`; give another reference, or reverse ${by} first`,
      ja: `\`bichiku history\` で確認し、別の参照番号を使うか、先に ${by} を取り消してください`,
    },
  }),
  "no-such-transaction": ({ id }) => ({
    what: { en: `there is no transaction ${id}`, ja: `仕訳 ${id} はありません` },
    fix: {
      en: "`bichiku history` lists the transactions",
      ja: "仕訳の一覧は `bichiku history` で確認できます",
    },
  }),
  "already-reversed": ({ id, by }) => ({
    what: { en: `${id} was reversed by ${by} already`, ja: `${id} は ${by} で取消済みです` },
    fix: {
      en: `to undo the reversal, record the movement anew`,
      ja: `取消しを元に戻すには、改めて記帳してください`,
    },
  }),
  "cannot-reverse": ({ id, what }) =>
    what === "reverse"
      ? {
          what: {
            en: `${id} is itself a reversal and cannot be reversed`,
            ja: `${id} は取消しの仕訳であり、取り消せません`,
          },
          fix: {
            en: "record the movement that it undid anew",
            ja: "取り消した移動を改めて記帳してください",
          },
        }
      : {
          what: {
            en: `${id} (${what}) moved no goods and cannot be reversed`,
            ja: `${id}（${what}）は物の動きを伴わないため取り消せません`,
          },
          fix: {
            en: "reverse a movement of goods instead",
            ja: "物の動きを伴う仕訳を指定してください",
          },
        },
  "reversal-too-early": ({ id, date }) => ({
    what: {
      en: `${id} is dated ${date}; it cannot be reversed as of a day before`,
      ja: `${id} の日付は ${date} で、それより前の日付では取り消せません`,
    },
    fix: {
      en: `date the reversal ${date} or later`,
      ja: `取消しの日付を ${date} 以降にしてください`,
    },
  }),
  "loan-has-returns": ({ id, by }) => ({
    what: {
      en: `goods of loan ${id} have come back with ${by}; it cannot be reversed any more`,
      ja: `貸付け ${id} は ${by} で返却を受けているため取り消せません`,
    },
    fix: {
      en: `reverse ${by} and any other return of ${id} first`,
      ja: `先に ${by} など ${id} の返却をすべて取り消してください`,
    },
  }),
  "too-much": ({ account, agency, item, lot }) => ({
    what: {
      en: `the sum of ${item}, lot ${lot}, owned by ${agency} at ${place(account).en} would be too large to be counted exactly`,
      ja: `${place(account).ja} の ${item}（ロット ${lot}、所有 ${agency}）の合計が大きすぎるため、正確に計算できません`,
    },
    fix: {
      en: "check the quantity: it is more than the world has",
      ja: "数量を確認してください。通常はあり得ない大きさです",
    },
  }),
  "lot-facts-differ": ({ item, lot, field, known, told }) => ({
    what: {
      en: `lot ${lot} of ${item} is known with ${field} ${known}; here it is ${told}`,
      ja: `${item} のロット ${lot} の ${field} は ${known} として登録済みですが、ここでは ${told} です`,
    },
    fix: {
      en: "correct the value, or give goods of another batch a lot number of their own",
      ja: "値を訂正するか、別のロットの物資であれば別のロット番号を付けてください",
    },
  }),
  "not-a-loan": ({ id }) => ({
    what: { en: `${id} is not a loan`, ja: `${id} は貸付けの仕訳ではありません` },
    fix: {
      en: "name the transfer between agencies that was made with a due date",
      ja: "返却期限を付した機関間の管理換の仕訳を指定してください",
    },
  }),
  "not-that-loan": ({ id, item, from, to }) => ({
    what: {
      en: `${id} did not lend ${item} from ${to} to ${from}`,
      ja: `${id} は ${to} から ${from} への ${item} の貸付けではありません`,
    },
    fix: {
      en: "return goods of the lent item, from the borrower to the lender",
      ja: "貸し付けた品目を、借受機関から貸付機関へ返却してください",
    },
  }),
  "returns-too-much": ({ id, outstanding, returned }) => ({
    what: {
      en: `${count(outstanding)} of ${id} are still out on loan; ${count(returned)} cannot be returned`,
      ja: `${id} の未返却の数量は ${count(outstanding)} で、${count(returned)} は返却できません`,
    },
    fix: {
      en: "return what is outstanding; give more as an ordinary transfer",
      ja: "未返却分だけを返却し、それを超える分は通常の管理換としてください",
    },
  }),
  "already-imported": ({ by }) => ({
    what: {
      en: `this file was recorded as ${by} already`,
      ja: `このファイルは ${by} として記帳済みです`,
    },
    fix: {
      en: "nothing is left to do; to compare a newer list use `bichiku reconcile`",
      ja: "操作は不要です。新しい在庫表との突合は `bichiku reconcile` で行います",
    },
  }),
  "already-opened": ({ agency, item, lot, account, by, date }) => ({
    what: {
      en: `${item}, lot ${lot}, of ${agency} at ${place(account).en} was opened by ${by} from a statement of ${date}; importing it again would count it twice`,
      ja: `${agency} の ${item}（ロット ${lot}、${place(account).ja}）は ${date} 現在の在庫表により ${by} で開始記帳済みです。再度取り込むと二重計上になります`,
    },
    fix: {
      en: "compare the newer statement with `bichiku reconcile`",
      ja: "新しい在庫表は `bichiku reconcile` で突合してください",
    },
  }),
  "statement-not-yet": ({ date, today }) => ({
    what: {
      en: `the statement is as of ${date}, and today is ${today}`,
      ja: `在庫表の基準日 ${date} は本日（${today}）より後です`,
    },
    fix: {
      en: "check the date in the file, or give the right one with --date",
      ja: "ファイルの基準日を確認するか、正しい日付を --date で指定してください",
    },
  }),
  "statement-too-early": ({ agency, date, first }) => ({
    what: {
      en: `the statement is as of ${date}; the ledger of ${agency} begins on ${first}`,
      ja: `在庫表の基準日は ${date} ですが、${agency} の台帳は ${first} からです`,
    },
    fix: {
      en: "compare a statement of a later date, or give the right date with --date",
      ja: "より新しい在庫表と突合するか、正しい日付を --date で指定してください",
    },
  }),
  "statement-year-closed": ({ date, fiscalYear }) => ({
    what: {
      en: `the statement is as of ${date}, and the books are closed up to fiscal year ${fiscalYear}`,
      ja: `在庫表の基準日 ${date} は、締切済みの年度（${fiscalYear}年度まで）に属します`,
    },
    fix: {
      en: "compare a statement of a day after the closed year; corrections are dated after it, too",
      ja: "締切後の日を基準日とする在庫表と突合してください。訂正の記帳も締切後の日付となります",
    },
  }),
  "agency-without-stock": ({ agency }) => ({
    what: {
      en: `the ledger has never had goods of ${agency}`,
      ja: `台帳には ${agency} の物資の記録がありません`,
    },
    fix: {
      en: "a first statement is taken in with `bichiku import`; else check --agency",
      ja: "最初の在庫表は `bichiku import` で取り込みます。誤りであれば --agency を確認してください",
    },
  }),
  "statement-empty": () => ({
    what: {
      en: "the statement has no line of goods, so it speaks of no depot",
      ja: "在庫表に物資の行がなく、どの倉庫の在庫を示すものか分かりません",
    },
    fix: {
      en: "check the file, and --sheet and --header-row",
      ja: "ファイルの内容と、--sheet・--header-row の指定を確認してください",
    },
  }),
  "ledger-moved-on": ({ item, lot }) => ({
    what: {
      en: `somebody changed ${item}, lot ${lot}, in the ledger since it was compared`,
      ja: `突合の後に、${item}（ロット ${lot}）の台帳残高が他の記帳により変わりました`,
    },
    fix: { en: "reconcile again", ja: "もう一度突合してください" },
  }),
};
