/** What `items merge`, `split` and `show` say of items that are one. */
import { isSameUnit, type Ratio } from "../../domain/ratio.ts";
import { quantityWords, unitWord } from "../reports.ts";
import type { Text } from "../text.ts";

/** An item with the unit that it is counted in. */
interface Counted {
  readonly name: Text;
  readonly unit: string | undefined;
}

export const mergeCommandWords = {
  merge: {
    en: "make an item another one: the same goods under two names",
    ja: "同じ物資の二つの品目を一つに統合する",
  },
  split: { en: "undo a merge", ja: "品目の統合を取り消す" },
  item: { en: "the item to be given up: code or name", ja: "統合される品目（コード又は品名）" },
  into: { en: "the item that it is: code or name", ja: "統合先の品目（コード又は品名）" },
  ratio: {
    en: "how many of the other one of it is (25, or 1/25), where they are counted otherwise",
    ja: "換算比。統合される品目の1単位が統合先の何単位に当たるか（25、1/25 など）",
  },
  date: { en: "when (default today)", ja: "日付（既定は今日）" },
  reason: { en: "what shows that they are the same", ja: "同一と判断した根拠" },
  despite: {
    en: "merge them although an attribute says that they differ, for this reason",
    ja: "属性が異なっていても統合する場合の理由",
  },
  splitItem: {
    en: "an item that was merged, or the merge's number (T-12)",
    ja: "統合された品目、又は統合の仕訳番号（T-12）",
  },
  splitReason: { en: "why it is undone", ja: "取り消す理由" },
  splitDate: {
    en: "when (default: the day of the merge, or today where that year is closed)",
    ja: "日付（既定は統合の日付。年度が締切済みの場合は今日）",
  },
} as const;

export const mergeWords = {
  askInto: { en: "Which item is it? (code or name)", ja: "統合先の品目（コード又は品名）" },
  askRatio: (one: Counted, other: Counted): Text => ({
    en: `How many ${unitWord(other.unit).en} of ${other.name.en} is one of ${one.name.en}? (25, or 1/25)`,
    ja: `${one.name.ja} の1${unitWord(one.unit).ja}は、${other.name.ja} の何${unitWord(other.unit).ja}ですか（25、1/25 など）`,
  }),
  askReason: { en: "What shows that they are the same?", ja: "同一と判断した根拠" },
  askSplitReason: { en: "Why is it undone?", ja: "取り消す理由" },
  preview: (item: Text, into: Text): Text => ({
    en: `${item.en} becomes ${into.en}`,
    ja: `${item.ja} を ${into.ja} に統合します`,
  }),
  evidence: ({ en, ja }: Text): Text => ({ en: `  ${en}`, ja: `  ${ja}` }),
  confirm: { en: "Merge them?", ja: "統合しますか" },
  confirmSplit: (id: string, item: Text, into: Text): Text => ({
    en: `Undo ${id}, so that ${item.en} is no longer ${into.en}?`,
    ja: `${id} を取り消し、${item.ja} を ${into.ja} から分離しますか`,
  }),
  notMerged: { en: "nothing was merged", ja: "統合していません" },
  notSplit: { en: "nothing was undone", ja: "取り消していません" },
  done: (id: string, date: string, item: Text, into: Text): Text => ({
    en: `${id}, ${date}: ${item.en} is ${into.en} from now on`,
    ja: `${id}（${date}）: ${item.ja} を ${into.ja} に統合しました`,
  }),
  was: (merge: {
    readonly id: string;
    readonly date: string;
    readonly item: Text;
    readonly into: Text;
    readonly user: string;
    readonly reason: string | undefined;
    readonly undone: string | undefined;
  }): Text => {
    const { id, date, item, into, user, reason, undone } = merge;
    return {
      en: `${id}, ${date}: ${item.en} became ${into.en} (${user}${reason === undefined ? "" : `: ${reason}`})${undone === undefined ? "" : `; undone by ${undone}`}`,
      ja: `${id}（${date}）: ${item.ja} を ${into.ja} に統合（${user}${reason === undefined ? "" : `、理由: ${reason}`}）${undone === undefined ? "" : `※${undone} で取消済み`}`,
    };
  },
  undone: (id: string, merge: string, item: Text, into: Text): Text => ({
    en: `${id} undid ${merge}: ${item.en} is no longer ${into.en}`,
    ja: `${id} で ${merge} を取り消し、${item.ja} を ${into.ja} から分離しました`,
  }),
  stays: (into: Text): Text => ({
    en: `what was recorded under the old name meanwhile stays with ${into.en}; reverse and record it anew where it belongs elsewhere`,
    ja: `統合中に旧品目名で記帳したものは ${into.ja} のままです。必要に応じて取り消し、改めて記帳してください`,
  }),
  each: (ratio: Ratio, one: Counted, other: Counted): Text | undefined => {
    if (isSameUnit(ratio)) return undefined;
    const { times, per } = ratio;
    const [left, right] = [quantityWords(per, one.unit), quantityWords(times, other.unit)];
    return {
      en: `${left.en} of ${one.name.en} = ${right.en} of ${other.name.en}`,
      ja: `${one.name.ja} ${left.ja} ＝ ${other.name.ja} ${right.ja}`,
    };
  },
  lot: (lot: string, became: string): Text => ({
    en: `lot ${lot} goes on as "${became}": a lot ${lot} with other facts is there already`,
    ja: `ロット ${lot} は、内容の異なる同番号のロットが既にあるため「${became}」とします`,
  }),
  noGoods: {
    en: "it holds no goods: only its name goes over",
    ja: "在庫はないため、品目名のみ統合します",
  },
  headings: {
    agency: { en: "owner", ja: "所有機関" },
    item: { en: "item", ja: "品目" },
    unit: { en: "unit", ja: "単位" },
    before: { en: "before", ja: "統合前" },
    after: { en: "after", ja: "統合後" },
  },
  expectedRatio: [
    "a whole number, or a fraction of two: 25 or 1/25",
    "整数、又は 1/25 のような分数",
  ],
} as const;
