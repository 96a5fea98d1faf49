/** One line of help for each command, and the headings of help pages. */
import type { Text } from "./text.ts";

export const summaries = {
  init: { en: "make an empty ledger", ja: "空の台帳を作る" },
  import: {
    en: "take an agency's inventory file as its opening stock",
    ja: "機関の在庫表を取り込み、開始在庫として記帳する",
  },
  stock: {
    en: "what is there: depots, items, both agencies",
    ja: "在庫を照会する（倉庫・品目・両機関）",
  },
  receive: { en: "record goods received", ja: "受入れを記帳する" },
  issue: { en: "record goods issued to a recipient", ja: "払出しを記帳する" },
  transfer: {
    en: "move goods to another depot, agency or status",
    ja: "保管換・管理換・状態変更を記帳する",
  },
  adjust: { en: "correct a quantity, with a reason", ja: "理由を付して数量を補正する" },
  reverse: { en: "undo a transaction by a second one", ja: "仕訳を反対仕訳で取り消す" },
  post: {
    en: "record a file of movements, all or nothing",
    ja: "移動明細ファイルを一括で記帳する",
  },
  history: { en: "list the transactions", ja: "仕訳の一覧を表示する" },
  trace: {
    en: "lead a figure back to the files, rows and people it came from",
    ja: "数量の根拠（ファイル・行・記帳者）をたどる",
  },
  book: { en: "receipts-and-issues book of a fiscal year", ja: "年度の受払簿を作成する" },
  close: { en: "close a fiscal year", ja: "年度を締め切る" },
  verify: {
    en: "recompute the hash chain, every balance and every invariant",
    ja: "台帳のハッシュ連鎖・残高・整合性を全て検証する",
  },
  export: {
    en: "write the stock or the journal to a file",
    ja: "在庫・仕訳帳をファイルに書き出す",
  },
  items: {
    en: "the catalogue, and items that turn out to be one: match, review, merge",
    ja: "品目マスター（取込み・一覧・照会）と品目の照合・統合",
  },
  reconcile: {
    en: "compare a statement with the ledger, explain the differences, propose corrections",
    ja: "在庫表と台帳を突合し、差異の原因と訂正案を示す",
  },
  count: {
    en: "take stock: blind sheets, two teams, differences booked",
    ja: "棚卸（用紙の作成・入力・突合せ・記帳・検査書）",
  },
  check: {
    en: "check lots against what organisations ask for",
    ja: "在庫のロットを各機関の規格に照らして検査する",
  },
  evidence: {
    en: "what goods are like, and from where that is known: add, import, offer, list",
    ja: "物資の特性値とその出所（記録・取込み・記載からの提案・一覧）",
  },
  spec: {
    en: "what organisations ask of goods: list, show, diff, import, gap, compare, procurement, waive",
    ja: "各機関の物資の規格（一覧・照会・比較・取込み・不足分析・機関比較・調達仕様・容認）",
  },
  demand: {
    en: "how often relief goods are asked for, and how much, from past events",
    ja: "過去の事案から救援物資の需要（頻度と数量）を推定する",
  },
  policy: {
    en: "one textbook answer on order quantities and levels, for analysts",
    ja: "発注量・補充点の教科書的なモデルを一つ解く（分析担当者向け）",
  },
  replenish: {
    en: "How much to buy, when and from whom, and what happens otherwise",
    ja: "補充すべき数量・時期・調達先と、購入しない場合の影響を示す",
  },
  position: {
    en: "how well the stock lies, and where it should lie, over scenarios of need",
    ja: "需要シナリオに照らして在庫の配置を評価し、最適な配置を示す",
  },
  pool: {
    en: "what one pool of the two stocks is worth: stock, shortages, orders, expiry, time and cost",
    ja: "2機関の在庫を一元化した場合の効果（必要在庫、不足、発注、期限切れ、時間、費用）",
  },
  plan: {
    en: "shipments for open requests: which lots, which way, when, at what cost",
    ja: "輸送計画（作成・一覧・照会・承認・破棄）",
  },
  ship: {
    en: "goods of accepted plans on their way: list, dispatch, deliver, cancel",
    ja: "輸送（状況・管理換・出荷・納入・中止）",
  },
  request: {
    en: "what organisations ask for: import, add, list, show",
    ja: "要請（取込み・追加・一覧・照会）",
  },
  demo: { en: "the whole job on sample data", ja: "見本データで一連の業務を実演する" },
} as const satisfies Readonly<Record<string, Text>>;

export const helpWords = {
  description: {
    en: "bichiku (備蓄): one ledger for Japan's humanitarian relief stockpiles",
    ja: "備蓄（bichiku）: 日本の人道救援物資の備蓄を一つの台帳で管理する",
  },
  titles: {
    "Usage:": "使い方:",
    "Arguments:": "引数:",
    "Options:": "オプション:",
    "Commands:": "コマンド:",
    "Global Options:": "共通オプション:",
  } as Readonly<Record<string, string>>,
  example: { en: "Example:", ja: "例:" },
  options: {
    store: {
      en: "the ledger (or BICHIKU_STORE); default sqlite:bichiku.db",
      ja: "台帳（環境変数 BICHIKU_STORE でも可）。既定は sqlite:bichiku.db",
    },
    data: {
      en: "a folder of your own reference data, file by file before the shipped one",
      ja: "独自の参照データのフォルダー（同名ファイルが同梱データに優先する）",
    },
    json: { en: "results as one JSON document", ja: "結果を JSON で出力する" },
    csv: { en: "results as CSV", ja: "結果を CSV で出力する" },
    lang: { en: "language of output: en or ja", ja: "表示言語（en 又は ja）" },
    quiet: { en: "say nothing but results and errors", ja: "結果とエラー以外を表示しない" },
    color: { en: "no colour", ja: "色を付けない" },
    yes: {
      en: "never ask; take the safe answer to every question",
      ja: "質問せず、安全な方の回答で進める",
    },
    user: { en: "who acts; default the login name", ja: "操作者名（既定はログイン名）" },
    help: { en: "show this help", ja: "この説明を表示する" },
    version: { en: "show the version", ja: "バージョンを表示する" },
  },
} as const;
