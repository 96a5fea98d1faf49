/** What a reconciliation proposes: how the ledger is to be corrected, or what to ask the sender. */
import { count, type Text } from "../text.ts";

export const ledgerProposals = {
  transfer: (amount: Text, goods: Text, from: Text, to: Text): Text => ({
    en: `book a transfer of ${amount.en} of ${goods.en} from ${from.en} to ${to.en}`,
    ja: `${goods.ja}${amount.ja}を${from.ja}から${to.ja}へ移す仕訳を記帳する`,
  }),
  relabel: (amount: Text, from: Text, to: Text): Text => ({
    en: `adjust the book: ${amount.en} out of ${from.en}, into ${to.en}`,
    ja: `${amount.ja}を${from.ja}から${to.ja}へ振り替える補正を記帳する`,
  }),
  adjust: (quantity: number, amount: Text, card: Text): Text =>
    quantity < 0
      ? {
          en: `adjust the book down by ${amount.en}: ${card.en}, against count-difference`,
          ja: `${card.ja}を${amount.ja}減らす補正を記帳する（棚卸差異）`,
        }
      : {
          en: `adjust the book up by ${amount.en}: ${card.en}, against count-difference`,
          ja: `${card.ja}を${amount.ja}増やす補正を記帳する（棚卸差異）`,
        },
  receive: (amount: Text, card: Text): Text => ({
    en: `book a receipt of ${amount.en} of ${card.en}, once it is known from whom: the ledger has never had this lot`,
    ja: `台帳にないロットのため、納入元を確認の上、${card.ja}${amount.ja}の受入を記帳する`,
  }),
  recount: (adjust: Text): Text => ({
    en: `have it counted again; if it stays, ${adjust.en}`,
    ja: `再計数を行い、なお差異があれば、${adjust.ja}`,
  }),
  issue: (amount: Text, card: Text): Text => ({
    en: `book an issue of ${amount.en} of ${card.en}, once it is known to whom`,
    ja: `払出先を確認の上、${card.ja}${amount.ja}の払出を記帳する`,
  }),
  deliver: (amount: Text, shipment: string, to: Text): Text => ({
    en: `book the arrival of ${amount.en} of shipment ${shipment} at ${to.en}`,
    ja: `輸送 ${shipment} の${amount.ja}について、${to.ja}への到着を記帳する`,
  }),
  reverse: (id: string): Text => ({ en: `reverse ${id}`, ja: `${id} を取り消す` }),
  redate: (id: string, date: string): Text => ({
    en: `reverse ${id} and book it again as of ${date}`,
    ja: `${id} を取り消し、${date} 付けで記帳し直す`,
  }),
} as const;

export const statementProposals = {
  setQuantity: (row: Text, from: number, to: number): Text => ({
    en: `correct ${row.en} from ${count(from)} to ${count(to)}`,
    ja: `${row.ja}の ${count(from)} を ${count(to)} に訂正`,
  }),
  removeRow: (row: Text): Text => ({ en: `take out ${row.en}`, ja: `${row.ja}を削除` }),
  addRow: (card: Text, amount: Text): Text => ({
    en: `add a row: ${card.en}, ${amount.en}`,
    ja: `${card.ja}${amount.ja}の行を追加`,
  }),
  relabel: (row: Text, field: string, to: Text): Text => {
    const name = fieldWords[field] ?? { en: field, ja: field };
    return {
      en: `correct the ${name.en} in ${row.en} to ${to.en}`,
      ja: `${row.ja}の${name.ja}を${to.ja}に訂正`,
    };
  },
  ask: (corrections: readonly Text[]): Text => ({
    en: `the book stays; ask the sender to ${corrections.map(({ en }) => en).join("; ")}`,
    ja: `台帳は訂正せず、作成者に${corrections.map(({ ja }) => ja).join("、")}するよう依頼する`,
  }),
  askToo: (corrections: readonly Text[]): Text => ({
    en: `and ask the sender to ${corrections.map(({ en }) => en).join("; ")}`,
    ja: `併せて作成者に${corrections.map(({ ja }) => ja).join("、")}するよう依頼する`,
  }),
  dates: (corrections: readonly Text[]): Text => ({
    en: `the book stays if its date is right; as of that day, the sender would have to ${corrections.map(({ en }) => en).join("; ")}`,
    ja: `日付が正しければ台帳の訂正は不要。基準日現在の在庫表とするには、作成者に${corrections.map(({ ja }) => ja).join("、")}するよう依頼する`,
  }),
} as const;

/** What is asked, in the words of a letter to whoever made the statement. */
export const senderProposals = {
  ask: (corrections: readonly Text[]): Text => ({
    en: `please ${corrections.map(({ en }) => en).join("; ")}`,
    ja: `${corrections.map(({ ja }) => ja).join("、")}してください`,
  }),
  askToo: (corrections: readonly Text[]): Text => ({
    en: `and please ${corrections.map(({ en }) => en).join("; ")}`,
    ja: `併せて${corrections.map(({ ja }) => ja).join("、")}してください`,
  }),
  dates: (corrections: readonly Text[]): Text => ({
    en: `if our date is right, please ${corrections.map(({ en }) => en).join("; ")}, so that the statement is as of its day`,
    ja: `当方の日付に誤りがなければ、基準日現在の在庫表とするため、${corrections.map(({ ja }) => ja).join("、")}してください`,
  }),
} as const;

const fieldWords: Readonly<Record<string, Text>> = {
  lot: { en: "lot number", ja: "ロット番号" },
  item: { en: "item", ja: "品目" },
  agency: { en: "owner", ja: "所有機関" },
  depot: { en: "depot", ja: "保管場所" },
  status: { en: "status", ja: "状態" },
};
