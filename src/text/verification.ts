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
  clock: (): Text => ({
    en: "recorded before the transaction it follows",
    ja: "直前の仕訳より前の時刻で記帳されています",
  }),
  date: (found: string): Text => ({
    en: `"${found}" is not a date`,
    ja: `「${found}」は日付ではありません`,
  }),
  closed: (date: string): Text => ({
    en: `dated ${date}, in a year that was closed before`,
    ja: `締切済みの年度の日付(${date})で記帳されています`,
  }),
  reference: (reference: string): Text => ({
    en: `reference ${reference} was recorded before`,
    ja: `参照番号 ${reference} が重複しています`,
  }),
  reversal: (): Text => ({
    en: "reverses what is reversed already or is not there",
    ja: "取消済み又は存在しない仕訳を取り消しています",
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
    en: "more was returned than lent",
    ja: "貸付数量を超えて返却されています",
  }),
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
    ja: `${card}: ${date}末の残高が負数(${count(sum)})です`,
  }),
} as const;
