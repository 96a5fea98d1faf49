/** The words of plans of shipments: what they say of themselves, and why something is not met. */
import type { ProcedureStep } from "../../domain/planning/eligibility.ts";
import type { Mode } from "../../domain/planning/network.ts";
import type { Plan } from "../../domain/planning/plan.ts";
import type { PlanState } from "../../domain/planning/plan-declaration.ts";
import { count, type Text } from "../text.ts";

export const modeWords: Readonly<Record<Mode, Text>> = {
  air: { en: "air", ja: "航空" },
  sea: { en: "sea", ja: "海上" },
  road: { en: "road", ja: "道路" },
  rail: { en: "rail", ja: "鉄道" },
};

export const stepWords: Readonly<Record<ProcedureStep, Text>> = {
  "cabinet-decision": { en: "cabinet decision", ja: "閣議決定" },
  "custody-transfer": { en: "transfer of custody", ja: "管理換" },
};

export const stateWords: Readonly<Record<PlanState, Text>> = {
  proposed: { en: "proposed", ja: "提案中" },
  accepted: { en: "accepted", ja: "承認済み" },
  discarded: { en: "discarded", ja: "破棄" },
};

const criteria: Readonly<Record<string, Text>> = {
  shortage: { en: "shortage", ja: "不足" },
  fixed: { en: "use of the named lots", ja: "指定ロットの使用" },
  fairness: { en: "fair shares", ja: "公平な配分" },
  lateness: { en: "lateness", ja: "遅れ" },
  arrival: { en: "time of arrival", ja: "到着時期" },
  cost: { en: "cost", ja: "費用" },
  emissions: { en: "emissions", ja: "排出量" },
  expiry: { en: "soonest expiring first", ja: "期限の近い物資の優先" },
  visibility: { en: "visibility", ja: "可視性" },
  legs: { en: "fewest legs", ja: "区間数" },
};

const criterionName = (criterion: string): Text =>
  criteria[criterion] ?? { en: criterion, ja: criterion };

const percent = (share: number): string => `${Math.round(share * 1000) / 10}`;

export const planWords = {
  summary: {
    propose: {
      en: "propose shipments for all open requests",
      ja: "未充足の要請に対する輸送計画を作成する",
    },
    list: { en: "the plans there are", ja: "計画の一覧を表示する" },
    show: { en: "one plan again", ja: "計画を再表示する" },
    accept: { en: "accept a plan: its goods are reserved", ja: "計画を承認し、物資を引き当てる" },
    discard: { en: "discard a plan", ja: "計画を破棄する" },
    check: {
      en: "judge a plan, ours or a spreadsheet's, rule by rule",
      ja: "計画（表計算ファイルを含む）を規則ごとに検査する",
    },
  },
  title: (id: string, date: string): Text => ({
    en: `Plan${id === "" ? "" : ` ${id}`}, ${date}`,
    ja: `輸送計画${id === "" ? "" : ` ${id}`}（${date}）`,
  }),
  optimal: {
    en: "Proven: no plan is better.",
    ja: "最適（これより良い計画がないことを証明済み）。",
  },
  within: (criterion: string, gap: number): Text => ({
    en: `Not proven to the end: ${criterionName(criterion).en} could at most be ${percent(gap)} % better.`,
    ja: `最適性は未証明（${criterionName(criterion).ja}は最大で${percent(gap)}%改善の余地）。`,
  }),
  /** While it is being worked out. */
  progress: (criterion: string, value: number, bound: number, seconds: number): Text => {
    const name = criterionName(criterion);
    const size = Math.max(Math.abs(value), Math.abs(bound));
    const known = Number.isFinite(size) && bound !== 0;
    const gap = size === 0 ? 0 : Math.abs(value - bound) / size;
    return {
      en: `${seconds} s, ${name.en}: ${known ? `within ${percent(gap)} % of the best possible` : "searching"}. Ctrl-C takes the best so far.`,
      ja: `${seconds}秒 ${name.ja}: ${known ? `最善との差は${percent(gap)}%以内` : "探索中"}。Ctrl-C で現時点の最良の計画を採用します。`,
    };
  },
  coverage: (share: number): Text => ({
    en: `${percent(share)} % of what is asked for, by priority, is met.`,
    ja: `充足率 ${percent(share)}%（優先度による加重）。`,
  }),
  cost: (yen: number, priced: boolean): Text =>
    priced
      ? { en: `Transport costs ${count(yen)} JPY.`, ja: `輸送費 ${count(yen)}円。` }
      : {
          en: `What transport costs is not known: prices are missing${yen === 0 ? "" : ` (known so far: ${count(yen)} JPY)`}. Give yours with --network.`,
          ja: `輸送費は不明です（価格の一部が不明${yen === 0 ? "" : `。判明分 ${count(yen)}円`}）。--network で価格を指定してください。`,
        },
  limitUnpriced: {
    en: "--max-cost was kept to by what is known of the cost only: the whole may be more.",
    ja: "--max-cost は判明している費用のみに適用しました。実際の費用は上限を超えることがあります。",
  },
  co2: (grams: number): Text => ({
    en: `Emissions: ${count(Math.round(grams / 1000))} kg CO2e.`,
    ja: `排出量 ${count(Math.round(grams / 1000))}kg（CO2換算）。`,
  }),
  late: (days: number): Text => ({
    en: `${count(days)} days late in all.`,
    ja: `遅れは延べ${count(days)}日。`,
  }),
  nothing: { en: "Nothing is sent.", ja: "輸送する物資はありません。" },
  nothingAsked: {
    en: "Nothing is left to plan: what is asked for is promised already, or left out.",
    ja: "計画の対象となる要請はありません（手当て済み、又は対象外）。",
  },
  impossible: {
    en: "no plan keeps to the limits, not even one that sends nothing",
    ja: "上限を守る計画がありません（何も送らない計画を含む）",
  },
  raise: {
    en: "raise --max-cost or --max-trips",
    ja: "--max-cost 又は --max-trips を引き上げてください",
  },
  noTime: {
    en: "no plan was found in the time given",
    ja: "制限時間内に計画を作成できませんでした",
  },
  moreTime: {
    en: "raise --time-limit, or plan fewer requests",
    ja: "--time-limit を延ばすか、対象の要請を減らしてください",
  },
  accepted: (
    id: string,
    date: string,
    transaction: string,
    pieces: number,
    shipments: readonly string[],
  ): Text => ({
    en: `${id} is accepted as of ${date}; ${count(pieces)} are reserved with ${transaction}.\nIts shipments: ${shipments.join(", ")}. \`bichiku ship list\` shows them.`,
    ja: `${id} を承認し（${date}）、${transaction} で計${count(pieces)}を引き当てました。\n輸送: ${shipments.join("、")}（\`bichiku ship list\` で確認できます）。`,
  }),
  discarded: (id: string, transaction: string): Text => ({
    en: `${id} is discarded (${transaction}).`,
    ja: `${id} を破棄しました（${transaction}）。`,
  }),
  kept: (id: string, hash: string): Text => ({
    en: `Kept as ${id} (${hash.slice(0, 12)}); \`bichiku plan accept ${id}\` reserves the goods.`,
    ja: `${id} として保存しました（${hash.slice(0, 12)}）。\`bichiku plan accept ${id}\` で物資を引き当てます。`,
  }),
  keptEmpty: (id: string, hash: string): Text => ({
    en: `Kept as ${id} (${hash.slice(0, 12)}), for the record: it sends nothing.`,
    ja: `${id} として保存しました（${hash.slice(0, 12)}）。輸送する物資はありません。`,
  }),
  again: (id: string): Text => ({
    en: `The same plan as ${id}, which is there already.`,
    ja: `既にある ${id} と同じ計画です。`,
  }),
  noneKept: { en: "No plan has been made yet.", ja: "計画はまだありません。" },
  headings: {
    shipment: { en: "shipment", ja: "輸送" },
    request: { en: "request", ja: "要請" },
    line: { en: "line", ja: "明細" },
    goods: { en: "goods", ja: "物資" },
    lot: { en: "lot", ja: "ロット" },
    owner: { en: "owner", ja: "所有" },
    quantity: { en: "quantity", ja: "数量" },
    packs: { en: "packs", ja: "梱包" },
    way: { en: "way", ja: "経路" },
    arrive: { en: "arrives", ja: "到着" },
    cost: { en: "JPY", ja: "円" },
    run: { en: "run", ja: "便" },
    from: { en: "from", ja: "出発地" },
    to: { en: "to", ja: "到着地" },
    mode: { en: "mode", ja: "手段" },
    vehicle: { en: "vehicle", ja: "車両等" },
    trips: { en: "trips", ja: "便数" },
    depart: { en: "departs", ja: "出発" },
    km: { en: "km", ja: "km" },
    kg: { en: "kg", ja: "kg" },
    m3: { en: "m3", ja: "m3" },
    missing: { en: "missing", ja: "不足" },
    why: { en: "why", ja: "理由" },
    remedy: { en: "what would free it", ja: "対応" },
    plan: { en: "plan", ja: "計画" },
    state: { en: "state", ja: "状態" },
    date: { en: "date", ja: "計画日" },
    coverage: { en: "met (%)", ja: "充足率（%）" },
    shipments: { en: "shipments", ja: "輸送件数" },
  },
  departures: { en: "Departures", ja: "便" },
  unmet: { en: "Not met", ja: "不足" },
  steps: (
    request: string,
    steps: readonly ProcedureStep[],
    date: string,
    custodian: string | undefined,
  ): Text => ({
    en: `${request}: ${steps.map((step) => stepWords[step].en).join(", then ")}${custodian === undefined ? "" : ` to ${custodian}`}, expected by ${date}.`,
    ja: `${request}: ${steps.map((step) => stepWords[step].ja).join("、")}${custodian === undefined ? "" : `（${custodian} へ）`}を要します（${date} までを想定）。`,
  }),
  bounded: (bounds: Plan["bounds"]): Text => {
    const each = bounds.map(({ item, weightG, volumeCm3 }) =>
      [
        item,
        ...(weightG === undefined ? [] : [`${weightG / 1000} kg`]),
        ...(volumeCm3 === undefined ? [] : [`${volumeCm3 / 1_000_000} m3`]),
      ].join(" "),
    );
    return {
      en: `Not known, so the upper bound of a piece stands in: ${each.join("; ")}.`,
      ja: `質量・容積が不明のため、1個当たりの上限値で計算: ${each.join("、")}。`,
    };
  },
  unverified: (lots: readonly string[]): Text => ({
    en: `Not known to meet the specification, or the shelf life that is asked: ${lots.join(", ")}.`,
    ja: `規格又は残存日数への適合が未確認のロット: ${lots.join("、")}。`,
  }),
  notFixed: (lots: readonly string[]): Text => ({
    en: `Named with --fix, but of no use here, or held back by something: ${lots.join(", ")}.`,
    ja: `--fix で指定したが、今回の明細に充てられない、又は制約により使用していないロット: ${lots.join("、")}。`,
  }),
  explain: {
    en: "`bichiku plan explain`, with the same options, says what one more day, flight or depot would bring.",
    ja: "期日の延長や増便等の効果は、同じオプションを付けた `bichiku plan explain` で確認できます。",
  },
  estimates: {
    en: "Distances and days are estimates derived by rule.",
    ja: "距離及び日数は規則による推計値です。",
  },
} as const;
