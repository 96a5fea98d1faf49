/** What the demonstration says: why each step is taken, and how a published request is answered. */
import type { LeftOutReason } from "../domain/availability.ts";
import { listed, quantityWords } from "./reports.ts";
import { count, type Text } from "./text.ts";

export interface Amount {
  readonly name: Text;
  readonly quantity: number;
}

const amounts = (parts: readonly Amount[]): Text =>
  listed(
    parts.map(({ name, quantity }) => ({
      en: `${name.en} ${count(quantity)}`,
      ja: `${name.ja} ${count(quantity)}`,
    })),
  );

const reasons: Readonly<Record<LeftOutReason, Text>> = {
  "not-available": {
    en: "reserved, in quarantine, damaged or expired",
    ja: "引当済・検査中・破損・期限切れ",
  },
  expired: { en: "past their expiry", ja: "期限経過" },
  earmarked: { en: "kept for one country", ja: "特定国向け" },
};

export const demoWords = {
  folderOption: {
    en: "an empty folder for its ledger and files; default a new one among the temporary files",
    ja: "台帳とファイルを置く空のフォルダー（既定は一時フォルダー）",
  },
  folderExpected: ["a folder without a ledger in it", "台帳のないフォルダー"] as const,
  opening: (folder: string): Text => ({
    en: [
      "The whole job on sample data: figures are invented, the request is real.",
      `Ledger and files: ${folder}`,
      "Each command below is run as it is shown. To run them yourself, name a ledger of your own:",
      "  export BICHIKU_STORE=sqlite:try.db        (Windows: set BICHIKU_STORE=sqlite:try.db)",
    ].join("\n"),
    ja: [
      "見本データで一連の業務を実演します。在庫の数値は架空、要請は実際のものです。",
      `台帳とファイルの場所: ${folder}`,
      "以下のコマンドは表示のとおり実行しています。ご自身で試すときは、先に台帳を指定してください。",
      "  export BICHIKU_STORE=sqlite:try.db        （Windows では set BICHIKU_STORE=sqlite:try.db）",
    ].join("\n"),
  }),
  step: (number: number, all: number, why: Text): Text => ({
    en: `── ${number}/${all} ── ${why.en}`,
    ja: `── ${number}/${all} ── ${why.ja}`,
  }),
  refusedAsExpected: (status: number): Text => ({
    en: `(refused, exit status ${status}: nothing was changed)`,
    ja: `（終了コード ${status} で拒否。何も変更していません）`,
  }),
  foundAsExpected: (status: number): Text => ({
    en: `(exit status ${status}: there is something to look at)`,
    ja: `（終了コード ${status}：確認を要する事項あり）`,
  }),
  unexpected: (command: string, status: number): Text => ({
    en: `the demonstration stopped: \`${command}\` ended with status ${status}`,
    ja: `実演を中止しました。\`${command}\` が終了コード ${status} で終わりました`,
  }),
  closing: (store: string, seconds: string): Text => ({
    en: [
      `Done in ${seconds} s. The ledger is still there: look around in it, for instance with`,
      `  bichiku stock --store ${store}`,
      "and delete its folder when you no longer need it.",
    ].join("\n"),
    ja: [
      `${seconds}秒で終了しました。台帳は残してあります。例えば次のコマンドで照会できます。`,
      `  bichiku stock --store ${store}`,
      "不要になったら、フォルダーごと削除してください。",
    ].join("\n"),
  }),
} as const;

/** One line on each step. */
export const demoReasons = {
  init: { en: "An empty ledger: one file, nothing to start.", ja: "空の台帳を1つ作ります。" },
  importCabinetOffice: {
    en: "The Cabinet Office's list as it comes: Japanese CSV in CP932, wareki, bales, 〃, subtotals.",
    ja: "内閣府の在庫表（CP932の CSV。和暦・梱包数・〃・小計あり）をそのまま取り込みます。",
  },
  importJica: {
    en: "JICA's list as it comes: an English workbook, a sheet per depot, cartons, formulas.",
    ja: "JICA の在庫表（英文ブック。倉庫別シート・カートン数・数式あり）をそのまま取り込みます。",
  },
  stock: {
    en: "What is there: both agencies' goods in one table, side by side.",
    ja: "両機関の在庫を一つの表で見ます。",
  },
  pool: {
    en: "The pool: what only one agency sees today, and what both hold together.",
    ja: "両機関を合わせた在庫と、一方の機関にしか見えていない在庫を見ます。",
  },
  importForwarder: {
    en: "A third list, of goods at a forwarder's: the same goods under other names.",
    ja: "通関業者に一時保管中の物資の一覧を取り込みます。同じ物資に別の品名が付いています。",
  },
  match: {
    en: "Which of the new names may be items of the catalogue, and what speaks for it? Nothing is changed.",
    ja: "新しい品名が品目表のどの品目に当たりそうかを、根拠とともに示します（台帳は変わりません）。",
  },
  merge: {
    en: "A person decides: 500 folding jerry cans are water containers of 10 L. The event is recorded.",
    ja: "折畳みポリタンク500個を給水容器（10L）に統合します。統合は1件の取引として記録されます。",
  },
  request: {
    en: "A published request, asked again today: what can the pool give, and from where?",
    ja: "公表された過去の要請に、現在の在庫でどこまで応えられるかを見ます。",
  },
  receive: {
    en: "Goods arrive: 1,000 sleeping mats.",
    ja: "スリーピングマット1,000枚を受け入れます。",
  },
  moveDepot: {
    en: "JICA moves 1,300 jerry cans from Singapore to Dubai.",
    ja: "JICA の給水容器1,300個をシンガポールからドバイへ移します（保管換）。",
  },
  changeOwner: {
    en: "180 of JICA's tents become the Cabinet Office's, at the same depot (管理換).",
    ja: "JICA のテント180張を、同じ倉庫のまま内閣府へ管理換します。",
  },
  issue: {
    en: "100 of them go to IOM. Their lot is still JT-2401: it survives a change of owner.",
    ja: "うち100張を IOM に払い出します。ロット番号 JT-2401 は管理換の後も変わりません。",
  },
  tooMuch: {
    en: "More than is there: the ledger refuses, and says what is there.",
    ja: "在庫を超える払出しは、在庫数を示して拒否されます。",
  },
  history: { en: "What happened to the tents.", ja: "テントの異動を一覧します。" },
  trace: {
    en: "Why does the ledger say 2,800? A cell of JICA's workbook, and what somebody recorded since.",
    ja: "ドバイの給水容器2,800個の根拠を、JICA のブックのセルと記帳者までさかのぼります。",
  },
  book: {
    en: "The Cabinet Office's receipts-and-issues book for fiscal year 2026.",
    ja: "内閣府の令和8年度受払簿を作成します。",
  },
  countSheet: {
    en: "The yearly count of the blankets in Dubai: a blind sheet for each of two teams.",
    ja: "ドバイの毛布の実地棚卸を始めます。帳簿数を載せない棚卸表を2班分作ります。",
  },
  countTeam1: {
    en: "What team 1 wrote down, in Japanese.",
    ja: "第1班の棚卸表を取り込みます。",
  },
  countTeam2: {
    en: "What team 2 wrote down, in English and in another order.",
    ja: "第2班の棚卸表（英語、行の順も異なるもの）を取り込みます。",
  },
  countCompare: {
    en: "Team against team: where they differ, a third team would count.",
    ja: "2班の結果を突き合わせます。食い違えば第3班が数え直します。",
  },
  countPost: {
    en: "The differences are booked with their reason; what was counted without a difference is kept, too.",
    ja: "差異を理由とともに記帳します。差異のなかった品目も、数えた事実を残します。",
  },
  countReport: {
    en: "The inspection report (検査書).",
    ja: "検査書を作成します。",
  },
  reconcile: {
    en: "The warehouse operator's list of 2 October against the ledger: what differs, why, and what to do.",
    ja: "倉庫業者の10月2日現在の在庫表を台帳と突合し、差異の原因と対処を示します。",
  },
  evidence: {
    en: "What is known of some lots, and from where: laboratory reports, suppliers' sheets, the depot's own measure.",
    ja: "一部のロットの特性値を、出所（試験報告書・仕様書・実測）とともに取り込みます。",
  },
  check: {
    en: "Would IOM and UNHCR take the blankets? What is not known is not taken for met.",
    ja: "毛布が IOM と UNHCR の規格に適合するかを照合します。不明な点は適合とみなしません。",
  },
  gap: {
    en: "What would make them acceptable: the fewest tests that settle most of the stock.",
    ja: "受入れ可能にするために必要な試験を、最も少ない組合せで示します。",
  },
  compare: {
    en: "Both agencies' blankets beside one specification: where one standard would cost least.",
    ja: "両機関の毛布を同じ規格に並べ、統一の負担が最も小さい規格を示します。",
  },
  procurement: {
    en: "What to write into the next purchase so that both organisations take the goods: a Word document.",
    ja: "次の調達で両機関に受け入れられるための仕様書（Word 文書）を作成します。",
  },
  requestImport: {
    en: "The published request is recorded, as if it came in today.",
    ja: "公表された要請を、今回の要請として登録します。",
  },
  plan: {
    en: "Which lots go how and when, at what cost? Proven: no plan is better. (Prices are invented.)",
    ja: "どのロットを、どの経路と車両で、いつ、いくらで送るか。最善であることを証明して示します（価格は架空）。",
  },
  planCompare: {
    en: "The cheapest plan beside the fastest, the fairest, the one of lowest CO2 and the most visible; and a picture.",
    ja: "最安・最速・最公平・低排出・可視性重視の各計画を並べ、図にします。",
  },
  planAccept: {
    en: "The plan is accepted: its goods are reserved.",
    ja: "計画を承認し、物資を引き当てます。",
  },
  shipDocuments: {
    en: "The papers of the shipment: packing list, invoice, certificate of donation, waybill, manifest, receipt form.",
    ja: "輸送書類一式（梱包明細書・仮送り状・寄贈証明書・運送状・積荷目録・受領書）を作成します。",
  },
  shipDispatch: {
    en: "The goods leave Dubai (in the demonstration, today).",
    ja: "物資がドバイを出発します（実演のため本日付け）。",
  },
  shipDeliver: {
    en: "They arrive, a few wet and a few missing: received minus sent, each with its reason.",
    ja: "到着を記帳します。濡損と不足は、受領数と発送数の差として理由とともに残します。",
  },
  shipList: { en: "What is where, and what is late.", ja: "輸送の状況と遅延を一覧します。" },
  demand: {
    en: "How often is the Cabinet Office asked for relief goods, and for how much? From its published contributions.",
    ja: "内閣府の過去の物資協力（公表分）から、要請の頻度と規模を推定します。",
  },
  replenish: {
    en: "What to buy, when and from whom, so that the next request can be met; and what happens if not. (Suppliers are invented.)",
    ja: "次の要請に備え、何を、いつ、どこから調達するか、調達しない場合にどうなるかを示します（供給者は架空）。",
  },
  onePool: {
    en: "What would one pool of the two stocks be worth? Two pages in Word, with every assumption.",
    ja: "両機関の在庫を一元管理した場合の効果を試算し、前提とともに2ページの文書にまとめます。",
  },
  position: {
    en: "Does the stock lie where it is needed? Today's layout beside the best one of the same stock.",
    ja: "在庫の配置を、同じ在庫の最善の配置と比べます。",
  },
  exportWorkbook: {
    en: "The stock as a workbook for the office.",
    ja: "在庫を Excel ブックに書き出します。",
  },
  exportJournal: {
    en: "The ledger as a journal that hledger reads: a check by somebody else's program.",
    ja: "仕訳帳を hledger 形式で書き出します（他のプログラムによる検算用）。",
  },
  verify: {
    en: "The proof: hashes, balances and rules recomputed from what is stored.",
    ja: "台帳のハッシュ連鎖・残高・整合性を再計算して検証します。",
  },
} as const satisfies Readonly<Record<string, Text>>;

export const answerHeadings = {
  line: { en: "Line", ja: "要請" },
  item: { en: "Item", ja: "品目" },
  asked: { en: "Asked", ja: "要請数" },
  alone: (agency: Text): Text => ({ en: `${agency.en} alone`, ja: `${agency.ja}のみ` }),
  pool: { en: "Pool", ja: "両機関合計" },
  missing: { en: "Missing", ja: "不足" },
} as const;

export const answerWords = {
  title: (organisation: string): Text => ({
    en: `What ${organisation} was given by the decision of 10 December 2013 (Iraq and Turkey), asked of today's stock`,
    ja: `2013年12月10日決定の ${organisation} への物資協力（イラク・トルコ）と同じ要請に対する現在の在庫`,
  }),
  from: (item: string, places: readonly Amount[]): Text => {
    const list = amounts(places);
    return { en: `${item} lies in: ${list.en}`, ja: `${item} の所在: ${list.ja}` };
  },
  place: (depot: Text, agency: Text): Text => ({
    en: `${depot.en} (${agency.en})`,
    ja: `${depot.ja}（${agency.ja}）`,
  }),
  leftOut: (
    item: string,
    parts: readonly { readonly reason: LeftOutReason; readonly quantity: number }[],
  ): Text => {
    const list = listed(
      parts.map(({ reason, quantity }) => ({
        en: `${quantityWords(quantity, "piece").en} ${reasons[reason].en}`,
        ja: `${reasons[reason].ja} ${quantityWords(quantity, "piece").ja}`,
      })),
    );
    return { en: `${item}, not counted: ${list.en}`, ja: `${item} のうち含まないもの: ${list.ja}` };
  },
  alike: (item: string, organisation: string, parts: readonly Amount[]): Text => {
    const list = amounts(parts);
    return {
      en: `${item}: of the same category, if ${organisation} accepts them: ${list.en}`,
      ja: `${item} と同じ分類の物資（${organisation} が受け入れる場合）: ${list.ja}`,
    };
  },
  custody: {
    en: "JICA's part would first change owner: a transfer of custody (管理換), as with the relief goods of 1994.",
    ja: "JICA 分を充てるには、1994年の例のように、先に内閣府への管理換が必要です。",
  },
  noPlan: {
    en: "This is what is there, not a plan: nothing is reserved, no lot, vehicle or date is chosen.",
    ja: "これは在庫の状況であり、輸送計画ではありません。引当て及びロット・便・日程の選定はしていません。",
  },
} as const;
