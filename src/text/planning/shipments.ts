/** The words of the command `ship`: shipments from their plan to their consignee. */
import type { ShipmentDeclaration } from "../../domain/planning/shipment-declaration.ts";
import { count, type Text } from "../text.ts";

export const shipmentStateWords: Readonly<
  Record<"planned" | "dispatched" | "delivered" | "cancelled", Text>
> = {
  planned: { en: "planned", ja: "出荷待ち" },
  dispatched: { en: "on the way", ja: "輸送中" },
  delivered: { en: "delivered", ja: "納入済み" },
  cancelled: { en: "cancelled", ja: "中止" },
};

export const shipmentFindingWords: Readonly<
  Record<"late" | "short" | "damaged" | "surplus", Text>
> = {
  late: { en: "late", ja: "遅延" },
  short: { en: "short", ja: "不足" },
  damaged: { en: "damaged", ja: "損傷" },
  surplus: { en: "more than sent", ja: "過剰" },
};

const eventWords: Readonly<Record<ShipmentDeclaration["event"], Text>> = {
  custody: { en: "custody transferred", ja: "管理換" },
  dispatched: { en: "dispatched", ja: "出荷" },
  delivered: { en: "delivered", ja: "納入" },
  cancelled: { en: "cancelled", ja: "中止" },
};

const options = {
  shipment: {
    en: "the shipment: S-2-1, the first of plan P-2; S-1 where only one plan has it",
    ja: "輸送番号（S-2-1 は計画 P-2 の1件目。該当する計画が一つなら S-1 でも可）",
  },
  date: { en: "when it happened; default today", ja: "実際の日付（既定は本日）" },
  reference: {
    en: "the paper it is known by: waybill, receipt number; recorded once only",
    ja: "送り状・受領書などの番号（同じ番号は1度しか記帳しない）",
  },
  line: { en: "only these lines: 1 or 1,3", ja: "対象とする明細（1 又は 1,3）" },
  quantity: {
    en: "what was loaded where it differs from the plan: 300, or LINE=QUANTITY: 1=300,2=0",
    ja: "計画と異なる積載数量（300、又は 明細=数量 の形で 1=300,2=0）",
  },
  rest: {
    en: "what is not loaded: keep (stays reserved, the default) or release (back into stock)",
    ja: "積み残しの扱い: keep（引当のまま。既定）又は release（在庫に戻す）",
  },
  received: {
    en: "arrived in good condition: all, 480, or LINE=QUANTITY: 1=480,2=100",
    ja: "良品の受領数量（all、480、又は 明細=数量 の形で 1=480,2=100）",
  },
  damaged: {
    en: "arrived and cannot be used, beside what was received; booked as a loss",
    ja: "到着したが使用できない数量（受領数量とは別。亡失・損傷として記帳）",
  },
  short: {
    en: "did not arrive and will not; booked as a loss. What nobody explains stays on the way",
    ja: "届かず、今後も届かない数量（亡失・損傷として記帳）。説明のない差は輸送中のまま残る",
  },
  reason: {
    en: "why goods are short or damaged",
    ja: "不足・損傷の理由",
  },
  by: { en: "who took the goods over", ja: "受領者" },
  file: {
    en: "the receipt that the consignee filled in: CSV or spreadsheet",
    ja: "荷受人が記入した受領書（CSV 又は表計算ファイル）",
  },
  cancelReason: { en: "why the goods do not go", ja: "中止の理由" },
  keepReserved: {
    en: "the goods come back and stay reserved for it: it can be dispatched again",
    ja: "物資を引当のまま戻し、再出荷できるようにする",
  },
  late: { en: "only what is late, short or damaged", ja: "遅延・不足・損傷のあるものに限る" },
} as const;

export const shipmentWords = {
  summary: {
    list: {
      en: "what is reserved, on the way and delivered, and what is late",
      ja: "輸送の状況（出荷待ち・輸送中・納入済み、遅延）を表示する",
    },
    show: { en: "one shipment, line by line", ja: "輸送1件の明細と経過を表示する" },
    custody: {
      en: "record the transfer of custody that comes before a shipment",
      ja: "出荷前の管理換を記帳する",
    },
    dispatch: {
      en: "record that a shipment left, or a part of it",
      ja: "出荷を記帳する（一部の出荷を含む）",
    },
    deliver: {
      en: "record what arrived, from options or a receipt",
      ja: "納入を記帳する（オプション又は受領書から）",
    },
    cancel: {
      en: "the goods do not go, or come back: into stock",
      ja: "輸送を中止し、物資を在庫に戻す",
    },
  },
  options,
  none: {
    en: "No plan has been accepted yet: `bichiku plan` makes one, `bichiku plan accept` reserves its goods.",
    ja: "承認済みの計画はありません。`bichiku plan` で計画を作成し、`bichiku plan accept` で承認します。",
  },
  noneLate: {
    en: "Nothing is late, short or damaged.",
    ja: "遅延・不足・損傷はありません。",
  },
  headings: {
    shipment: { en: "shipment", ja: "輸送" },
    request: { en: "request", ja: "要請" },
    goods: { en: "goods", ja: "物資" },
    way: { en: "way", ja: "区間" },
    state: { en: "state", ja: "状態" },
    departs: { en: "leaves", ja: "出発" },
    arrives: { en: "arrives", ja: "到着" },
    late: { en: "days late", ja: "遅延日数" },
    line: { en: "line", ja: "明細" },
    lot: { en: "lot", ja: "ロット" },
    owner: { en: "owner", ja: "所有" },
    planned: { en: "planned", ja: "計画" },
    reserved: { en: "reserved", ja: "引当" },
    transit: { en: "on the way", ja: "輸送中" },
    sent: { en: "sent", ja: "出荷" },
    received: { en: "received", ja: "受領" },
    damaged: { en: "damaged", ja: "損傷" },
    short: { en: "short", ja: "不足" },
    released: { en: "back in stock", ja: "在庫戻し" },
    difference: { en: "received − sent", ja: "受領−出荷" },
    reason: { en: "reason", ja: "理由" },
  },
  dueNote: {
    en: "Days of leaving and arriving are the plan's until it has happened.",
    ja: "出発・到着の日付は、実際に出発・到着するまでは計画上の日付です。",
  },
  asOf: (date: string): Text => ({
    en: `Shipments as of ${date}`,
    ja: `輸送状況（${date} 現在）`,
  }),
  title: (code: string, plan: string, request: string, by: string, way: string): Text => ({
    en: `${code} of plan ${plan}: ${request} (${by}), ${way}`,
    ja: `${code}（計画 ${plan}）　${request}（${by}）　${way}`,
  }),
  event: (
    what: ShipmentDeclaration["event"],
    transaction: string,
    date: string,
    user: string,
    said: readonly string[], // the paper it is known by, why it was cancelled
  ): Text => ({
    en: `${date}: ${eventWords[what].en} (${[transaction, user].join(", ")})${said.map((text) => `; ${text}`).join("")}`,
    ja: `${date} ${eventWords[what].ja}（${[transaction, user].join("、")}）${said.map((text) => `　${text}`).join("")}`,
  }),
  waits: (quantity: number): Text => ({
    en: `${count(quantity)} still to leave`,
    ja: `未出荷 ${count(quantity)}`,
  }),
  travels: (quantity: number): Text => ({
    en: `${count(quantity)} not accounted for`,
    ja: `未確認 ${count(quantity)}`,
  }),
  lateBy: (days: number): Text => ({
    en: `${count(days)} day${days === 1 ? "" : "s"} late`,
    ja: `${count(days)}日遅延`,
  }),
  custodyDone: (code: string, to: string, transaction: string): Text => ({
    en: `${code}: its goods are ${to}'s now (${transaction}).`,
    ja: `${code} の物資を ${to} へ管理換しました（${transaction}）。`,
  }),
  dispatched: (code: string, date: string, transaction: string): Text => ({
    en: `${code} left on ${date} (${transaction}).`,
    ja: `${code} を ${date} に出荷しました（${transaction}）。`,
  }),
  stays: (line: number, quantity: number): Text => ({
    en: `Line ${line}: ${count(quantity)} stay reserved for it; dispatch them later, or give them back with --rest release.`,
    ja: `明細${line}: ${count(quantity)}は引当のままです。後で出荷するか、--rest release で在庫に戻せます。`,
  }),
  goesBack: (line: number, quantity: number): Text => ({
    en: `Line ${line}: ${count(quantity)} went back into stock.`,
    ja: `明細${line}: ${count(quantity)}を在庫に戻しました。`,
  }),
  delivered: (code: string, date: string, transaction: string): Text => ({
    en: `${code} arrived on ${date} (${transaction}).`,
    ja: `${code} の納入（${date}）を記帳しました（${transaction}）。`,
  }),
  receiptFile: { en: "a receipt", ja: "受領書のファイル" },
  asBefore: (lines: readonly number[]): Text => ({
    en: `${lines.length === 1 ? "Line" : "Lines"} ${lines.join(", ")}: as recorded before, and not booked again.`,
    ja: `明細${lines.join("、")}: 記帳済みの内容と同じため、重ねて記帳していません。`,
  }),
  unexplained: (line: number, quantity: number): Text => ({
    en: `Line ${line}: ${count(quantity)} of what was sent are not accounted for and stay on the way; record them as received, damaged or short once it is known.`,
    ja: `明細${line}: 出荷数量のうち${count(quantity)}が未確認のため、輸送中のまま残ります。判明次第、受領・損傷・不足のいずれかで記帳してください。`,
  }),
  surplus: (line: number, quantity: number): Text => ({
    en: `Line ${line}: ${count(quantity)} more arrived than were sent. They are not booked: find out where they come from; if more was loaded than recorded, reverse the delivery and the dispatch and record these anew.`,
    ja: `明細${line}: 出荷数量より${count(quantity)}多く到着しました。超過分は記帳していません。出所を確認し、積載数量の記帳誤りであれば納入と出荷を取り消して記帳し直してください。`,
  }),
  lossBooked: (line: number, damaged: number, short: number): Text => ({
    en: `Line ${line}: ${[damaged > 0 ? `${count(damaged)} damaged` : "", short > 0 ? `${count(short)} short` : ""].filter(Boolean).join(", ")}; booked as a loss, and open again in the request.`,
    ja: `明細${line}: ${[damaged > 0 ? `損傷${count(damaged)}` : "", short > 0 ? `不足${count(short)}` : ""].filter(Boolean).join("、")}を亡失・損傷として記帳しました（要請では未充足に戻ります）。`,
  }),
  cancelled: (code: string, quantity: number, transaction: string): Text => ({
    en: `${code} is cancelled; ${count(quantity)} are back in stock (${transaction}).`,
    ja: `${code} を中止し、計${count(quantity)}を在庫に戻しました（${transaction}）。`,
  }),
  cameBack: (code: string, quantity: number, transaction: string): Text => ({
    en: `${count(quantity)} of ${code} came back and stay reserved (${transaction}); \`bichiku ship dispatch ${code}\` sends it again.`,
    ja: `${code} の計${count(quantity)}を引当のまま戻しました（${transaction}）。\`bichiku ship dispatch ${code}\` で再出荷できます。`,
  }),
  keepsOwner: (owner: string): Text => ({
    en: `The goods stay ${owner}'s: the transfer of custody is not undone by this.`,
    ja: `管理換は取り消されず、物資は引き続き ${owner} の所有です。`,
  }),
  decisionNeeded: {
    en: "The plan counts on a cabinet decision before this leaves; the ledger does not know whether it was taken.",
    ja: "この輸送は出荷前の閣議決定を前提としています。決定の有無は台帳では確認できません。",
  },
  ask: {
    which: { en: "Which shipment?", ja: "どの輸送ですか" },
    date: { en: "On which day?", ja: "日付" },
    allLoaded: { en: "Was all of it loaded?", ja: "全量を積載しましたか" },
    loaded: (line: string, most: number): Text => ({
      en: `${line}: loaded, of ${count(most)}`,
      ja: `${line}: 積載数量（引当 ${count(most)}）`,
    }),
    release: {
      en: "Does the rest go back into stock? (No: it stays reserved)",
      ja: "積み残しを在庫に戻しますか（いいえ: 引当のまま残す）",
    },
    received: (line: string, most: number): Text => ({
      en: `${line}: received in good condition, of ${count(most)}`,
      ja: `${line}: 良品の受領数量（輸送中 ${count(most)}）`,
    }),
    damaged: (line: string): Text => ({ en: `${line}: damaged`, ja: `${line}: 損傷数量` }),
    short: (line: string): Text => ({
      en: `${line}: short for good (what is not known yet stays on the way)`,
      ja: `${line}: 不足の確定数量（未確認分は輸送中のまま）`,
    }),
    reason: (line: string): Text => ({ en: `${line}: why?`, ja: `${line}: 理由` }),
    cancelReason: { en: "Why?", ja: "中止の理由" },
  },
  expected: {
    rest: ["keep or release", "keep 又は release "],
    lines: ["1, or 1,3", "1 又は 1,3 の形"],
    quantities: [
      "a quantity, or LINE=QUANTITY: 1=480,2=100",
      "数量、又は 明細=数量（1=480,2=100）の形",
    ],
    file: ["one file, or quantities", "ファイル1件又は数量"],
  },
} as const;
