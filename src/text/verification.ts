/** What `verify` says of a ledger that is not as it should be. */
import { count, type Text } from "./text.ts";

export const verificationWords = {
  damagedFile: (fault: string): Text => ({
    en: `the database file is damaged: ${fault}`,
    ja: `データベースのファイルが破損しています: ${fault}`,
  }),
  gap: (previous: number): Text => ({
    en: `the transaction after T-${previous} is missing`,
    ja: `T-${previous} の次の仕訳が欠けています`,
  }),
  hash: (): Text => ({
    en: "the content does not match its hash: it, or what it follows, was changed after recording",
    ja: "内容がハッシュ値と一致しません。記帳後にこの仕訳又は直前の仕訳が改変されています",
  }),
  number: (): Text => ({
    en: "transactions are numbered from 1; this is none that the program wrote",
    ja: "仕訳は1から番号が付きます。このプログラムが記帳したものではありません",
  }),
  otherwise: (): Text => ({
    en: "lies in the tables otherwise than the program writes it: it was changed after recording",
    ja: "このプログラムが書き込む形と異なる形で保存されています。記帳後に改変されています",
  }),
  kind: (kind: string): Text => ({
    en: `"${kind}" is no kind of transaction`,
    ja: `「${kind}」という仕訳の種類はありません`,
  }),
  clock: (): Text => ({
    en: "recorded before the transaction it follows",
    ja: "直前の仕訳より前の時刻で記帳されています",
  }),
  date: (found: string): Text => ({
    en: `"${found}" is not a date`,
    ja: `「${found}」は日付ではありません`,
  }),
  closing: (): Text => ({
    en: "closes a year that was closed before, or is no closing",
    ja: "締切済みの年度を締め切っているか、締切りの仕訳ではありません",
  }),
  closed: (date: string): Text => ({
    en: `dated ${date}, in a year that was closed before`,
    ja: `締切済みの年度の日付（${date}）で記帳されています`,
  }),
  reference: (reference: string): Text => ({
    en: `reference ${reference} was recorded before`,
    ja: `参照番号 ${reference} が重複しています`,
  }),
  reversal: (): Text => ({
    en: "is not the one exact reversal of an earlier movement of goods",
    ja: "以前の物の移動をちょうど一度だけ正確に取り消すものではありません",
  }),
  lot: (lot: string): Text => ({
    en: `contradicts what is known of lot ${lot}`,
    ja: `ロット ${lot} の既知の内容と矛盾しています`,
  }),
  account: (account: string): Text => ({
    en: `"${account}" is no account`,
    ja: `「${account}」という勘定はありません`,
  }),
  loan: (): Text => ({
    en: "gives back what was not lent, or more than was lent",
    ja: "貸し付けていない物、又は貸付数量を超える物を返却しています",
  }),
  merge: (): Text => ({
    en: "is not the merge of two items that it says it is: what it takes, gives and declares do not belong together",
    ja: "品目の統合として成り立っていません。振り替えた数量と登録内容が対応していません",
  }),
  merged: (item: string): Text => ({
    en: `moves goods under the name ${item}, which had become another item`,
    ja: `統合済みの旧品目 ${item} で記帳されています`,
  }),
  testimony: (): Text => ({
    en: "evidence and waivers come in transactions of their own, which move nothing, and fall with these; here it is otherwise",
    ja: "根拠資料と規格外れの容認は、物資を動かさない専用の仕訳でのみ記録され、その取消しとともに失効します。この仕訳はそうなっていません",
  }),
  saying: (): Text => ({
    en: "says of items what no such transaction says, or takes back what was not said",
    ja: "この種類の仕訳では行えない品目の登録、又は存在しない登録の取消しを含んでいます",
  }),
  reclassified: (): Text => ({
    en: "passes goods from one item to another without being a merge",
    ja: "統合の仕訳ではないのに、品目振替の勘定を使用しています",
  }),
  counts: {
    malformed: (): Text => ({
      en: "is no transaction of a count as the program writes it",
      ja: "棚卸の仕訳としてこのプログラムが書き込む形ではありません",
    }),
    numbering: (): Text => ({
      en: "belongs to no count that was opened before it, or opens one out of turn",
      ja: "先に開始された棚卸のものではないか、棚卸番号が連続していません",
    }),
    position: (): Text => ({
      en: "its sheets name a position that this ledger never had",
      ja: "棚卸表に記された台帳の位置が、この台帳に存在しません",
    }),
    "not-open": (): Text => ({
      en: "belongs to a count that was posted or cancelled before it",
      ja: "既に記帳又は中止された棚卸に対するものです",
    }),
    sheet: (): Text => ({
      en: "does not rest on the sheets that were printed and entered for its count",
      ja: "その棚卸で印刷・入力された棚卸表に基づいていません",
    }),
    booking: (): Text => ({
      en: "does not book what was counted minus the book at the count's position",
      ja: "記帳した差異が、実地数量と棚卸時点の帳簿数量との差に一致しません",
    }),
  },
  courses: {
    malformed: (): Text => ({
      en: "is no transaction of a plan or shipment as the program writes it",
      ja: "輸送計画又は輸送の仕訳としてこのプログラムが書き込む形ではありません",
    }),
    unknown: (): Text => ({
      en: "belongs to no plan that was proposed, or to no shipment of one that was accepted, before it",
      ja: "先に提案された計画、又は承認された計画の輸送に対するものではありません",
    }),
    decided: (): Text => ({
      en: "proposes or decides a plan that was proposed or decided before",
      ja: "既に提案又は決定された計画を、重ねて提案又は決定しています",
    }),
    early: (): Text => ({
      en: "is dated before the plan was made, or before it was accepted",
      ja: "計画の作成日又は承認日より前の日付です",
    }),
    custody: (): Text => ({
      en: "leaves before custody was transferred, or transfers it otherwise than planned",
      ja: "管理換の前に出荷しているか、計画と異なる管理換です",
    }),
    quantity: (): Text => ({
      en: "moves what was not reserved for its shipment, or was not on the way",
      ja: "その輸送に引き当てられていない物、又は輸送中でない物を動かしています",
    }),
    booking: (): Text => ({
      en: "does not book what it says of its plan or shipment",
      ja: "記帳した数量が、計画又は輸送についての記載と一致しません",
    }),
    hash: (): Text => ({
      en: "the plan does not match the hash by which it is known",
      ja: "計画の内容が、計画のハッシュ値と一致しません",
    }),
    undone: (): Text => ({
      en: "undoes an event of a plan or shipment on which later ones rest",
      ja: "後の仕訳が前提とする輸送計画又は輸送の仕訳を取り消しています",
    }),
  },
  orphan: (): Text => ({
    en: "postings without their transaction",
    ja: "仕訳のない明細があります",
  }),
  balance: (card: string, stored: number, sum: number): Text => ({
    en: `${card}: the stored balance is ${count(stored)}, its postings sum to ${count(sum)}`,
    ja: `${card}: 残高の記録は ${count(stored)}、明細の合計は ${count(sum)} です`,
  }),
  lastDate: (card: string, stored: string, last: string): Text => ({
    en: `${card}: the stored last date is ${stored}, its last posting is dated ${last}`,
    ja: `${card}: 最終日の記録は ${stored}、最後の明細は ${last} です`,
  }),
  inexact: (card: string): Text => ({
    en: `${card}: the sum of its postings is too large to be exact`,
    ja: `${card}: 明細の合計が大きすぎ、正確に計算できません`,
  }),
  shape: (what: string): Text => ({
    en: `the database has not the shape that the program gave it: ${what}`,
    ja: `データベースの構造がこのプログラムの作成したものと異なります: ${what}`,
  }),
  head: (hash: string): Text => ({
    en: `no transaction has the hash ${hash} that was noted earlier: transactions were taken away or replaced since`,
    ja: `以前に控えたハッシュ値 ${hash} を持つ仕訳がありません。その後、仕訳が削除又は差し替えられています`,
  }),
  unusedCard: (card: string): Text => ({
    en: `${card}: a stock card without any posting`,
    ja: `${card}: 明細のない在庫カードがあります`,
  }),
  unusedSource: (name: string): Text => ({
    en: `${name}: a source file that no transaction came from`,
    ja: `${name}: どの仕訳の根拠でもないファイルの記録があります`,
  }),
  noBalance: (card: string): Text => ({
    en: `${card}: has postings and no stored balance`,
    ja: `${card}: 明細があるのに残高の記録がありません`,
  }),
  negative: (card: string, date: string, sum: number): Text => ({
    en: `${card}: below zero (${count(sum)}) at the end of ${date}`,
    ja: `${card}: ${date}末の残高が負数（${count(sum)}）です`,
  }),
} as const;
