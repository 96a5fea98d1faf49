/** The words of the command `request`. */
import type { ProcedureStep } from "../../domain/planning/eligibility.ts";
import type { RequestStage } from "../../domain/planning/request.ts";
import type { StandardUsed } from "../../domain/planning/request-declaration.ts";
import type { RequestField } from "../../domain/planning/request-field.ts";
import { count, type Text } from "../text.ts";
import { stepWords } from "./plan.ts";

const summary = {
  import: {
    en: "take a file of requests in: all of it or nothing",
    ja: "要請のファイルを一括で取り込む",
  },
  add: { en: "add a line to a request, or change one", ja: "要請の明細を追加・変更する" },
  list: { en: "what is asked for", ja: "要請の一覧を表示する" },
  show: { en: "one request, with its earlier versions", ja: "要請の内容と改訂の経過を表示する" },
} as const;

const options: Readonly<Record<RequestField, Text>> = {
  request: { en: "the request", ja: "要請番号" },
  organisation: { en: "who asks", ja: "要請機関" },
  operation: { en: "what for", ja: "活動名又は対象者" },
  cause: {
    en: "conflict, disaster, peacekeeping, election or training",
    ja: "要請事由（conflict 紛争、disaster 災害、peacekeeping 平和維持活動、election 選挙、training 訓練）",
  },
  destination: {
    en: "where to: a place of the network, or a country",
    ja: "仕向地（輸送網の地点又は国）",
  },
  needed_by: { en: "the last day on which it is of use", ja: "必要期日" },
  priority: { en: "1 (high), 2 or 3; default 2", ja: "優先度（1 高、2、3）。既定は 2" },
  line: { en: "number of the line; default the next", ja: "明細番号（既定は次の番号）" },
  item: { en: "item: code or name", ja: "品目（コード又は名称）" },
  category: { en: "any goods of this category", ja: "分類（種類を問わない場合）" },
  specification: { en: "specification to be met", ja: "満たすべき規格" },
  quantity: { en: "how much", ja: "数量" },
  unit: { en: "unit of the quantity", ja: "数量の単位" },
  people: {
    en: "how many people: the quantity follows by a planning standard",
    ja: "対象人数（計画基準で数量を算定する）",
  },
  households: { en: "how many households, likewise", ja: "対象世帯数（同上）" },
  standard: { en: "whose planning standard", ja: "計画基準の制定機関" },
  min_shelf_life_days: {
    en: "days that must be left on arrival",
    ja: "到着時の最低残存日数",
  },
  partial: {
    en: "yes or no: part of it is welcome; default yes",
    ja: "一部充足の可否（yes、no）。既定は yes",
  },
  consignee: { en: "who receives it", ja: "荷受人" },
};

const stages: Readonly<Record<RequestStage, Text>> = {
  open: { en: "open", ja: "未対応" },
  planned: { en: "planned", ja: "引当済み" },
  shipped: { en: "shipped", ja: "輸送中" },
  delivered: { en: "delivered", ja: "納入済み" },
};

/** What is asked on a terminal. */
export const requestAskWords = {
  goods: {
    en: "Which item, or which category of goods? (code or name)",
    ja: "品目又は分類（コード又は名称）",
  },
  which: { en: "Which of these?", ja: "どちらですか" },
  orEmpty: {
    en: "? (empty: from people or households)",
    ja: "（人数又は世帯数から算定する場合は空欄）",
  },
  people: {
    en: "For how many people? (empty: households)",
    ja: "対象人数（世帯数で算定する場合は空欄）",
  },
  households: { en: "For how many households?", ja: "対象世帯数" },
  neededBy: {
    en: "Needed by which day? (empty: whenever it can be)",
    ja: "必要期日（定めがなければ空欄）",
  },
} as const;

export const requestWordsOf = {
  state: { en: "state", ja: "状態" },
  stage: (stage: RequestStage, open: number, asked: number): Text =>
    open === 0 || open === asked
      ? stages[stage]
      : {
          en: `${stages[stage].en}; ${count(open)} open`,
          ja: `${stages[stage].ja}（未充足 ${count(open)}）`,
        },
  summary,
  options,
  file: {
    en: "CSV or spreadsheet with a line of a request in each row",
    ja: "1行が1明細の CSV 又は表計算ファイル",
  },
  id: { en: "the request", ja: "要請番号" },
  dryRun: { en: "read and check only; record nothing", ja: "読取りと確認のみ行い、記帳しない" },
  nothing: { en: "No request has been recorded yet.", ja: "記帳された要請はありません。" },
  read: (file: string, rows: number, requests: number): Text => ({
    en: `${file}: ${count(rows)} lines of ${count(requests)} requests`,
    ja: `${file}: 要請${count(requests)}件、明細${count(rows)}行`,
  }),
  recorded: (fresh: number, changed: number, same: number, transaction: string): Text => ({
    en: `Recorded as ${transaction}: ${fresh} new, ${changed} changed, ${same} as before.`,
    ja: `${transaction} として記帳しました（新規${fresh}件、改訂${changed}件、変更なし${same}件）。`,
  }),
  unchanged: {
    en: "Nothing new: the ledger has all of these requests just so.",
    ja: "新しい内容はありません。全ての要請は台帳の内容と同じです。",
  },
  dry: { en: "Nothing was recorded (--dry-run).", ja: "記帳していません（--dry-run）。" },
  noSuchPlace: (place: string, near: string | undefined): Text => ({
    en: `warning: the network has no place "${place}"${near === undefined ? "" : ` (did you mean "${near}"?)`}. Correct it, or plan with a network that has it (--network DIR).`,
    ja: `警告: 「${place}」という地点は輸送網にありません${near === undefined ? "" : `（「${near}」ではありませんか）`}。訂正するか、その地点を含む輸送網を --network で指定して計画してください。`,
  }),
  unused: (headings: readonly string[]): Text => ({
    en: `Columns that are not read: ${headings.join(", ")}`,
    ja: `読み取らない列: ${headings.join("、")}`,
  }),
  byStandard: (used: StandardUsed): Text => {
    const { organisation, quantity, per, people, households, householdSize, source } = used;
    const whoEn =
      people === undefined ? `${count(households ?? 0)} households` : `${count(people)} people`;
    const whoJa = people === undefined ? `${count(households ?? 0)}世帯` : `${count(people)}人`;
    const size = householdSize === undefined ? "" : `, ${householdSize} persons to a household`;
    const sizeJa = householdSize === undefined ? "" : `、1世帯${householdSize}人`;
    const perJa = per === "person" ? "1人" : "1世帯";
    return {
      en: `${whoEn} × ${quantity} a ${per} (${organisation}${size}; ${source})`,
      ja: `${whoJa}、${perJa}当たり${quantity}（${organisation}${sizeJa}。出典 ${source}）`,
    };
  },
  version: (transaction: string, date: string, user: string): Text => ({
    en: `${transaction}, ${date}, ${user}`,
    ja: `${transaction}、${date}、${user}`,
  }),
  versions: { en: "Versions", ja: "改訂の経過" },
  change: (field: Text, was: string | undefined, is: string | undefined): Text => ({
    en: `${field.en} ${was ?? "–"} → ${is ?? "–"}`,
    ja: `${field.ja} ${was ?? "–"} → ${is ?? "–"}`,
  }),
  lineNew: (line: number): Text => ({ en: `line ${line} is new`, ja: `明細${line}を追加` }),
  lineGone: (line: number): Text => ({ en: `line ${line} is gone`, ja: `明細${line}を削除` }),
  lineChange: (line: number, change: Text): Text => ({
    en: `line ${line}: ${change.en}`,
    ja: `明細${line}の${change.ja}`,
  }),
  noGround: (owner: Text): Text => ({
    en: `Goods of ${owner.en}: no law covers this request.`,
    ja: `${owner.ja}の物資: この要請に充てる根拠法がない。`,
  }),
  unlisted: (owner: Text): Text => ({
    en: `Goods of ${owner.en}: only at the request of a body that the law lists (\`data/requesting-bodies.csv\`), which this one is not.`,
    ja: `${owner.ja}の物資: 法律に定める機関の要請に限られ、この要請機関は該当しない（data/requesting-bodies.csv）。`,
  }),
  ground: (
    owner: Text,
    custodian: Text | undefined,
    article: Text,
    source: string,
    steps: readonly ProcedureStep[],
    days: number,
  ): Text => {
    const [en, ja] =
      custodian === undefined
        ? ["may serve it", "充当可"]
        : [
            `only after a transfer of custody to ${custodian.en} (--pool)`,
            `${custodian.ja}への管理換の後に限り充当可（--pool）`,
          ];
    const first = {
      en: steps.map((step) => stepWords[step].en).join(", then "),
      ja: steps.map((step) => stepWords[step].ja).join("、"),
    };
    const time = count(days);
    const needs = steps.length > 0;
    return {
      en: `Goods of ${owner.en}: ${en}, by ${article.en} (${source})${needs ? `; ${first.en}: about ${time} days` : ""}.`,
      ja: `${owner.ja}の物資: ${ja}。根拠 ${article.ja}（${source}）${needs ? `。手続 ${first.ja}（約${time}日）` : ""}。`,
    };
  },
  anyOf: (category: string): Text => ({
    en: `any ${category}`,
    ja: `${category}（種類を問わない）`,
  }),
  whole: { en: "all or nothing", ja: "全量のみ" },
  part: { en: "in part", ja: "一部可" },
  asked: { en: "asked", ja: "要請数量" },
  goods: { en: "goods", ja: "物資" },
  how: { en: "how the quantity follows", ja: "数量の算定" },
  lineTitle: (request: string, organisation: string, cause: string): Text => ({
    en: `${request}: ${organisation}, ${cause}`,
    ja: `${request}　${organisation}（${cause}）`,
  }),
} as const;
