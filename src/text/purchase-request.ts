/** The words of a purchase request (購入要求書): its readers are Japanese, so it is in Japanese. */
import { count } from "./text.ts";

export const purchaseRequestWords = {
  title: "購入要求書",
  attachment: (number: number): string => `別添${number}`,
  dateLine: (date: string): string => date,
  to: "契約担当官　殿",
  from: "要求部署：　　　　　　　　　　",
  numberLine: "文書番号：　　　　　　　　　　",
  opening: (agency: string): string =>
    `${agency}が備蓄する支援物資について、次のとおり購入を要求する。`,
  headings: {
    subject: "1　件名及び要求の理由",
    goods: "2　購入する物資",
    arithmetic: "3　数量の算定根拠",
    otherwise: "4　購入しない場合の影響",
    loads: "5　荷姿及びコンテナ",
    sources: (number: number): string => `${number}　前提及び出典`,
    attachments: (number: number): string => `${number}　添付書類`,
  },
  fields: {
    subject: "件名",
    reason: "要求の理由",
    agency: "所有機関",
    wanted: "納入希望時期",
    place: "納入場所",
    funding: "予算科目",
    total: "概算総額（円）",
  },
  subject: (names: readonly string[]): string => {
    const [first = "", ...rest] = names;
    return rest.length === 0 ? `${first}の購入` : `${first}ほか${count(rest.length)}品目の購入`;
  },
  columns: {
    no: "番号",
    goods: "品名・品目コード",
    quantity: "数量",
    unit: "単位",
    packs: "梱包数",
    price: "概算単価（円）",
    cost: "概算金額（円）",
    supplier: "調達先候補",
    specification: "仕様",
    effect: "影響",
    container: "コンテナ",
    content: "積載",
    filled: "充填率",
  },
  total: "合計",
  priceUnknown: (numbers: readonly number[]): string =>
    `番号${numbers.join("、")}の価格が不明のため、合計は記載しない。`,
  blank: "空欄は、記録上不明の事項であり、起案者が補うこと。",
  signers: ["起案", "審査", "決裁"],
  signatureLines: ["職・氏名", "年月日", "印"],
  provenance: (date: string, position: string): string =>
    `${date} 作成。台帳 ${position} による（bichiku）`,
} as const;
