/** What `evidence offer` says: values in the words of an inventory, and what is unclear in them. */
import type { Unclear } from "../../specification/free-text.ts";
import { count, type Text } from "../text.ts";

export const offerWords = {
  offer: {
    en: "values in the words of an inventory, to be taken over as evidence",
    ja: "在庫表の記載中の特性値を示し、確認のうえ記録する",
  },
  file: {
    en: "the inventory, as it was imported",
    ja: "取り込んだ在庫表のファイル",
  },
  title: {
    en: "Values in the words of the inventory (evidence of kind: label)",
    ja: "在庫表の記載にある特性値（資料の種類: 表示）",
  },
  titleUnclear: { en: "Not clear enough to be offered", ja: "判断できないため対象外としたもの" },
  headings: {
    item: { en: "item", ja: "品目" },
    lot: { en: "lot", ja: "ロット" },
    attribute: { en: "attribute", ja: "特性" },
    value: { en: "value", ja: "値" },
    words: { en: "written", ja: "記載" },
    text: { en: "in", ja: "記載箇所の文言" },
    place: { en: "cell", ja: "セル" },
    state: { en: "", ja: "" },
    why: { en: "why", ja: "理由" },
  },
  recordedAlready: { en: "recorded already", ja: "記録済み" },
  none: {
    en: "the words of this inventory say nothing that a specification asks for",
    ja: "規格に関わる特性値の記載はありません",
  },
  confirm: (values: number): Text => ({
    en: `Record ${values === 1 ? "this value" : `these ${count(values)} values`} as evidence of kind label?`,
    ja: `上の特性値 ${count(values)} 件を「表示」として記録しますか`,
  }),
  notRecorded: (values: number): Text => ({
    en: `nothing was recorded; with --yes ${values === 1 ? "this value is" : `these ${count(values)} values are`} taken over`,
    ja: `何も記録していません。--yes を付けると特性値 ${count(values)} 件を記録します`,
  }),
  offered: (values: number, unclear: number, whole: boolean, command: string): Text => ({
    en: `${whole ? "" : "at least "}${count(values)} ${values === 1 ? "value" : "values"} in the words of this inventory can be taken over as evidence${unclear === 0 ? "" : ` (${count(unclear)} more not clear enough)`}: ${command}`,
    ja: `在庫表の記載から特性値 ${count(values)} 件${whole ? "" : "以上"}を資料として記録できます${unclear === 0 ? "" : `（ほかに判断できない記載 ${count(unclear)} 件）`}: ${command}`,
  }),
} as const;

const attributesShown = 3;

export function unclearText(why: Unclear | "two-values", attributes: readonly Text[]): Text {
  const more = attributes.length - attributesShown;
  const shown = attributes.slice(0, attributesShown);
  const en = [...shown.map((one) => one.en), ...(more > 0 ? [`${more} more`] : [])].join(", ");
  const ja = `${shown.map((one) => one.ja).join("、")}${more > 0 ? `ほか ${more} 項目` : ""}`;
  switch (why) {
    case "no-unit":
      return { en: "no unit", ja: "単位の記載なし" };
    case "which":
      return {
        en: `may be ${en}`,
        ja: `${ja}のいずれか不明`,
      };
    case "implausible":
      return { en: `implausible as ${en}`, ja: `${ja} としては不自然な値` };
    case "two-values":
      return { en: `another value of ${en} stands elsewhere`, ja: `${ja} の値が他と異なる` };
  }
}
