/** The words of what can be wrong with merging items: see problems.ts. */
import type {
  MergedFraction,
  MergeProblem,
  MergeRefusal,
} from "../../domain/problems/merge-problem.ts";
import { ratioText } from "../../domain/ratio.ts";
import { accountWords } from "../reports.ts";
import { count, same } from "../text.ts";
import type { WordsFor } from "./problems.ts";

export const mergeRefusalWords: WordsFor<MergeRefusal> = {
  "merge-remainder": ({ account, agency, item, lot, quantity, into, ratio }) => ({
    what: {
      en: `${accountWords(account, same).en} holds ${count(quantity)} of ${item}, lot ${lot}, owned by ${agency}; at ${ratioText(ratio)} of ${into} each that is no whole number`,
      ja: `${accountWords(account, same).ja} の ${item}（ロット ${lot}、所有 ${agency}）は ${count(quantity)} で、${into} に換算（1につき ${ratioText(ratio)}）すると端数が生じます`,
    },
    fix: {
      en: "check the ratio; where a pack is broken, issue or adjust the loose pieces under their own item first",
      ja: "換算比を確認してください。端数の個数がある場合は、先に払出し又は補正で整理してください",
    },
  }),
  "already-merged": ({ item, into }) => ({
    what: {
      en: `${item} is ${into} already`,
      ja: `${item} は既に ${into} に統合されています`,
    },
    fix: {
      en: `\`bichiku items show "${item}"\` shows since when; \`bichiku items split "${item}"\` undoes it`,
      ja: `経緯は \`bichiku items show "${item}"\` で確認できます。\`bichiku items split "${item}"\` で統合を取り消せます`,
    },
  }),
  "merge-into-merged": ({ item, now }) => ({
    what: {
      en: `${item} is ${now} by now: nothing can become it`,
      ja: `${item} は既に ${now} に統合されているため、統合先にできません`,
    },
    fix: { en: `merge into ${now}`, ja: `${now} を統合先にしてください` },
  }),
  "merge-too-early": ({ item, date, last }) => ({
    what: {
      en: `goods of ${item} moved on ${last}, after the day of the merge, ${date}`,
      ja: `${item} は統合の日付（${date}）より後の ${last} に移動が記帳されています`,
    },
    fix: {
      en: `date the merge ${last} or later`,
      ja: `統合の日付を ${last} 以降にしてください`,
    },
  }),
  "item-merged": ({ item, into }) => ({
    what: {
      en: `${item} is ${into} by now: nothing moves under its old name any more`,
      ja: `${item} は ${into} に統合済みです。旧品目名では記帳できません`,
    },
    fix: {
      en: `run the command again, which reads the name as ${into}; what was counted under the old name is posted after \`bichiku items split "${item}"\`, and the items are merged again`,
      ja: `もう一度実行すると ${into} として記帳されます。旧品目名で棚卸しした結果は、\`bichiku items split "${item}"\` で統合を取り消して記帳し、改めて統合してください`,
    },
  }),
  "merged-since": ({ id, by, item }) => ({
    what: {
      en: `more goods of ${item} were merged by ${by} after ${id}`,
      ja: `${id} の後に ${by} で ${item} が再び統合されています`,
    },
    fix: {
      en: `undo ${by} first, or all of it at once with \`bichiku items split "${item}"\``,
      ja: `先に ${by} を取り消すか、\`bichiku items split "${item}"\` で全て取り消してください`,
    },
  }),
  "merge-has-returns": ({ id, loan, by }) => ({
    what: {
      en: `${by} gave goods of loan ${loan} back as the item that ${id} merged them into`,
      ja: `貸付け ${loan} の物資は、${id} による統合先の品目として ${by} で返却されています`,
    },
    fix: {
      en: `reverse ${by} first, then undo ${id} and record the return anew`,
      ja: `先に ${by} を取り消し、${id} を取り消した後で、返却を改めて記帳してください`,
    },
  }),
  "split-blocked": ({ id, account, agency, item, lot, there, asked, by }) => ({
    what: {
      en: `${id} brought ${count(asked)} of ${item}, lot ${lot}, owned by ${agency} to ${accountWords(account, same).en}, and only ${count(there)} are left there${by.length === 0 ? "" : `; gone with ${by.join(", ")}`}`,
      ja: `${id} で ${accountWords(account, same).ja} の ${item}（ロット ${lot}、所有 ${agency}）とした ${count(asked)} のうち、${count(there)} しか残っていません${by.length === 0 ? "" : `（${by.join("、")} で移動済み）`}`,
    },
    fix:
      by.length === 0
        ? {
            en: `\`bichiku history --item "${item}"\` shows where they went`,
            ja: `移動先は \`bichiku history --item "${item}"\` で確認できます`,
          }
        : {
            en: `reverse ${by.join(", ")} first, split, and record them anew under the name that is right`,
            ja: `先に ${by.join("、")} を取り消して分離し、正しい品目で改めて記帳してください`,
          },
  }),
};

export const mergedRowWords: WordsFor<MergedFraction> = {
  "merged-fraction": ({ found, quantity, item, into, ratio }) => ({
    what: {
      en: `"${found}" is ${count(quantity)} of ${item}, which is ${into} by now, ${ratioText(ratio)} for each: that is no whole number`,
      ja: `「${found}」（${item} ${count(quantity)}）は、現在の品目 ${into} に換算（1につき ${ratioText(ratio)}）すると端数が生じます`,
    },
    fix: {
      en: `state it in the unit of ${into}, under that name; or check the ratio: \`bichiku items show "${item}"\``,
      ja: `${into} の品名と単位で記入するか、換算比を \`bichiku items show "${item}"\` で確認してください`,
    },
  }),
};

export const mergeWords: WordsFor<MergeProblem> = {
  "merge-into-itself": ({ item, into }) => ({
    what:
      item === into
        ? { en: `${item} is one item already`, ja: `${item} は同一の品目です` }
        : {
            en: `${into} has become ${item}: they are one item already`,
            ja: `${into} は ${item} に統合済みで、同一の品目です`,
          },
    fix: {
      en: "name two different items; `bichiku items list --provisional` shows those that wait",
      ja: "異なる二つの品目を指定してください。未照合の品目は `bichiku items list --provisional` で確認できます",
    },
  }),
  "merge-of-known-item": ({ item, into }) => ({
    what: {
      en: `${item} is in the catalogue and ${into} is provisional: the known name would be given up for the other`,
      ja: `${item} は登録済み、${into} は仮登録の品目です。このままでは登録済みの品目名がなくなります`,
    },
    fix: {
      en: `turn it round: \`bichiku items merge "${into}" --into "${item}"\``,
      ja: `逆にしてください: \`bichiku items merge "${into}" --into "${item}"\``,
    },
  }),
  "merge-needs-reason": ({ item, into }) => ({
    what: {
      en: `${item} and ${into} are both in the catalogue, as different items; that they are the same goods needs a reason`,
      ja: `${item} と ${into} はいずれも登録済みの別の品目です。同一の物資とする理由が必要です`,
    },
    fix: {
      en: "say what shows that they are the same: --reason TEXT",
      ja: "同一と判断した根拠を --reason で指定してください",
    },
  }),
  "merge-needs-ratio": ({ item, unit, into, intoUnit }) => ({
    what: {
      en: `${item} is counted in "${unit}" and ${into} in "${intoUnit}": how many of these one is, nobody has said`,
      ja: `${item} の単位は「${unit}」、${into} の単位は「${intoUnit}」で、換算比が指定されていません`,
    },
    fix: {
      en: `say how many "${intoUnit}" of ${into} one "${unit}" of ${item} is: --ratio 25, or --ratio 1/25`,
      ja: `${item} の1「${unit}」が ${into} の何「${intoUnit}」に当たるかを --ratio 25 又は --ratio 1/25 のように指定してください`,
    },
  }),
  "merge-vetoed": ({ item, into, evidence: [en, ja] }) => ({
    what: {
      en: `${item} and ${into} are different goods: ${en}`,
      ja: `${item} と ${into} は別の物資です（${ja}）`,
    },
    fix: {
      en: 'leave them apart; where one of the names is wrong, merge them all the same with --despite "REASON" (in a list of decisions: say why)',
      ja: "統合しないでください。品名の誤りであれば、--despite に理由を指定すると統合できます（判断の一覧では理由欄に記入）",
    },
  }),
  "review-needs-terminal": () => ({
    what: {
      en: "the review asks questions, and nobody is there to answer them",
      ja: "照合の確認は対話形式のため、端末が必要です",
    },
    fix: {
      en: "run it on a terminal; or see `bichiku items match`, then `bichiku items merge ITEM --into OTHER`, or decide many at once with a list: `bichiku items decide FILE.csv`",
      ja: "端末で実行してください。又は `bichiku items match` で候補を確認し、`bichiku items merge 品目 --into 統合先` で統合するか、判断の一覧を `bichiku items decide ファイル.csv` で取り込んでください",
    },
  }),
  "not-merged": ({ found }) => ({
    what: {
      en: `"${found}" is neither an item that was merged into another nor a merge that stands`,
      ja: `「${found}」は統合済みの品目でも、有効な統合の仕訳でもありません`,
    },
    fix: {
      en: "`bichiku items list --merged` shows what was merged into what",
      ja: "統合済みの品目は `bichiku items list --merged` で確認できます",
    },
  }),
};
