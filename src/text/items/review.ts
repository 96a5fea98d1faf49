/** What `items review` asks and says. */
import type { Band } from "../../matching/match.ts";
import { both, count, type Text } from "../text.ts";
import { itemMatchWords } from "./item-matching.ts";

const bandWords: Readonly<Record<Band, Text>> = itemMatchWords.bands;

/** A probability in whole percent; what is nearly sure never reads as sure. */
const percent = (score: number): number => Math.min(99, Math.max(1, Math.round(score * 100)));

export const reviewWords = {
  summary: {
    en: "go through the items that wait, one by one, and decide",
    ja: "未照合の品目を一件ずつ確認し、判断を記録する",
  },
  nothing: {
    en: "Nothing waits to be decided.",
    ja: "確認を要する品目はありません。",
  },
  waiting: (items: number, stale: number): Text => ({
    en: `${count(items)} ${items === 1 ? "item waits" : "items wait"} to be decided${stale === 0 ? "" : `; ${count(stale)} ${stale === 1 ? "decision is" : "decisions are"} asked again, as an item has changed since`}. Each answer is recorded at once; quit whenever you like.`,
    ja: `確認を要する品目は ${count(items)} 件です${stale === 0 ? "" : `（ほかに、判断後に内容が変わったもの ${count(stale)} 件）`}。判断はその都度記録されるので、いつでも中断できます。`,
  }),
  place: (at: number, of: number): string => `[${at}/${of}]`,
  pair: (place: string, left: Text, right: Text, score: number, band: Band): Text => ({
    en: `${place} ${left.en}  =  ${right.en}?  (${percent(score)} %, ${bandWords[band].en})`,
    ja: `${place} ${left.ja}  ＝  ${right.ja} ?（確度 ${percent(score)} %、${bandWords[band].ja}）`,
  }),
  again: (place: string, left: Text, right: Text | undefined): Text => ({
    en: `${place} ${left.en}${right === undefined ? "" : `  =  ${right.en}?`}`,
    ja: `${place} ${left.ja}${right === undefined ? "" : `  ＝  ${right.ja} ?`}`,
  }),
  alone: (place: string, left: Text): Text => ({
    en: `${place} ${left.en}: nothing in the catalogue is likely to be it`,
    ja: `${place} ${left.ja}: 該当すると思われる登録品目はありません`,
  }),
  nearest: (item: Text, score: number): Text => ({
    en: `       most like it: ${item.en} (${percent(score)} %)`,
    ja: `       最も近いもの: ${item.ja}（確度 ${percent(score)} %）`,
  }),
  stock: (parts: readonly Text[]): Text =>
    both((language) =>
      parts.length === 0
        ? { en: "       nothing of it in stock", ja: "       在庫なし" }[language]
        : `       ${parts.map((part) => part[language]).join(language === "ja" ? "、" : ", ")}`,
    ),
  owned: (agency: Text, amount: Text): Text => ({
    en: `${agency.en}: ${amount.en}`,
    ja: `${agency.ja} ${amount.ja}`,
  }),
  before: (decision: Text, by: string, on: string, transaction: string): Text => ({
    en: `       decided: ${decision.en}, by ${by} on ${on} (${transaction})`,
    ja: `       前回の判断: ${decision.ja}（${by}、${on}、${transaction}）`,
  }),
  changed: (code: string, was: string, is: string | undefined): Text => ({
    en: `       since then ${code} has changed: was "${was}", is ${is === undefined ? "not in the catalogue any more" : `"${is}"`}`,
    ja: `       その後 ${code} の内容が変わりました: 旧「${was}」、新${is === undefined ? "（登録なし）" : `「${is}」`}`,
  }),
  what: { en: "Are they the same goods?", ja: "同一の物資ですか" },
  whatAlone: { en: "What is it?", ja: "どの品目ですか" },
  whatStill: { en: "Does the decision still hold?", ja: "この判断を維持しますか" },
  choices: {
    same: { en: "the same goods, counted alike", ja: "同一の物資（数え方も同じ）" },
    pack: {
      en: "the same goods, counted in another pack",
      ja: "同一の物資（荷姿・数え方が異なる）",
    },
    different: { en: "different goods", ja: "別の物資" },
    other: { en: "another item of the catalogue", ja: "別の登録品目である" },
    own: { en: "goods of its own: keep it as an item", ja: "独立した品目として登録する" },
    keep: { en: "it still holds", ja: "維持する" },
    split: { en: "it does not: undo the merge", ja: "統合を取り消す" },
    drop: { en: "it does not: take it back", ja: "判断を取り消す" },
    skip: { en: "leave it for later", ja: "後で判断する" },
    undo: { en: "undo the last answer", ja: "直前の判断を取り消す" },
    quit: { en: "quit", ja: "中断する" },
  },
  evidence: ({ en, ja }: Text): Text => ({ en: `       ${en}`, ja: `       ${ja}` }),
  noEvidence: {
    en: "       nothing in the names speaks for it",
    ja: "       品名に共通点はありません",
  },
  found: (item: Text): Text => ({ en: `       ${item.en}`, ja: `       ${item.ja}` }),
  which: {
    en: "Which item is it? (code or name; empty: back)",
    ja: "どの品目ですか（コード又は品名。空欄で戻る）",
  },
  why: {
    en: "Why are they the same all the same? (empty: back)",
    ja: "それでも同一と判断する理由（空欄で戻る）",
  },
  merged: (id: string, item: Text, into: Text): Text => ({
    en: `  ${id}: ${item.en} is ${into.en} from now on`,
    ja: `  ${id}: ${item.ja} を ${into.ja} に統合しました`,
  }),
  decided: (id: string, decision: Text): Text => ({
    en: `  ${id}: ${decision.en}`,
    ja: `  ${id}: ${decision.ja}として記録しました`,
  }),
  undone: (id: string): Text => ({ en: `  ${id} was undone`, ja: `  ${id} を取り消しました` }),
  undoReason: { en: "taken back in the review", ja: "照合の確認中に取消し" },
  staleReason: { en: "the item has changed since", ja: "判断後に内容が変わったため" },
  end: (done: {
    readonly merged: number;
    readonly decided: number;
    readonly left: number;
  }): Text => ({
    en: `${count(done.merged)} merged, ${count(done.decided)} kept apart or confirmed, ${count(done.left)} left for later.`,
    ja: `統合 ${count(done.merged)} 件、別物・独立等 ${count(done.decided)} 件、未判断 ${count(done.left)} 件です。`,
  }),
} as const;
