/** The words of what is wrong with planning: see problems.ts. */
import type { PlanProblem, PlanRefusal } from "../../domain/problems/plan-problem.ts";
import { count } from "../text.ts";
import type { WordsFor } from "./problems.ts";

const served = {
  open: { en: "has promised", ja: "手当て済みです" },
  planned: { en: "has reserved", ja: "引当済みです" },
  shipped: { en: "has sent", ja: "輸送中です" },
  delivered: { en: "has delivered", ja: "納入済みです" },
} as const;

const planAgain = {
  en: "make a new plan with `bichiku plan`, and discard this one",
  ja: "`bichiku plan` で計画を作り直し、この計画は破棄してください",
};

/** As one argument of a command line. */
const quoted = (text: string): string => (/^[\p{L}\p{N}.,/_-]+$/u.test(text) ? text : `"${text}"`);

export const planProblemWords: WordsFor<PlanProblem> = {
  "destination-unknown": ({ found, request, line, near, without }) => {
    const to = near === undefined ? "…" : quoted(near);
    const add = `\`bichiku request add --request ${quoted(request)} --line ${line} --destination ${to}\``;
    const rest = `\`bichiku plan --exclude-request ${quoted(without?.join(",") ?? "")}\``;
    return {
      what: {
        en: `the network has no place "${found}", where line ${line} of ${request} is needed`,
        ja: `${request} の明細${line}の仕向地「${found}」は輸送網にありません`,
      },
      fix: {
        en: `${near === undefined ? "correct the request" : `did you mean "${near}"? Correct it`}: ${add}; or name a network that has the place with --network DIR${without === undefined ? "" : `. To plan the other requests meanwhile: ${rest}`}`,
        ja: `${near === undefined ? "" : `「${near}」ではありませんか。`}${add} で要請を訂正するか、その地点を含む輸送網を --network で指定してください${without === undefined ? "" : `。他の要請だけを先に計画するには ${rest} とします`}`,
      },
    };
  },
  "plan-date-past": ({ found, today }) => ({
    what: {
      en: `${found} is past (today is ${today}): nothing can leave on that day any more`,
      ja: `${found} は過去の日付です（本日は ${today}）。その日からの輸送は計画できません`,
    },
    fix: {
      en: "leave --date out to plan from today, or name a day to come",
      ja: "--date を省いて本日から計画するか、今後の日付を指定してください",
    },
  }),
  "plan-accept-early": ({ plan, found, first }) => ({
    what: {
      en: `${plan} cannot have been accepted on ${found}: it was made on ${first}`,
      ja: `${found} は ${plan} の作成日（${first}）より前です`,
    },
    fix: {
      en: "give the day on which it was accepted with --date YYYY-MM-DD",
      ja: "実際の承認日を --date YYYY-MM-DD で指定してください",
    },
  }),
  "plan-no-table": () => ({
    what: { en: "no table has the headings of a plan", ja: "計画の見出しのある表がありません" },
    fix: {
      en: "use the headings that `bichiku plan show P-1 --csv` writes",
      ja: "`bichiku plan show P-1 --csv` の見出しに合わせてください",
    },
  }),
  "plan-cell-empty": ({ field }) => ({
    what: { en: `"${field}" is empty`, ja: `「${field}」が空欄です` },
    fix: {
      en: "fill it in; a row has goods (request to quantity), a leg (from to arrive), or both",
      ja: "記入してください。1行には、物資（request から quantity まで）、区間（from から arrive まで）の一方又は両方を記入します",
    },
  }),
  "plan-unknown": ({ found, near }) => ({
    what: { en: `there is no plan "${found}"`, ja: `「${found}」という計画はありません` },
    fix:
      near === undefined
        ? { en: "`bichiku plan list` shows them", ja: "`bichiku plan list` で確認できます" }
        : { en: `did you mean "${near}"?`, ja: `「${near}」ではありませんか` },
  }),
  "request-served": ({ request, by, stage }) => ({
    what: {
      en: `${request} is served already: ${by} ${served[stage].en} all that it asks for`,
      ja: `${request} は対応済みです。要請数量の全てが ${by} で${served[stage].ja}`,
    },
    fix:
      stage === "delivered"
        ? {
            en: "leave it out; what is asked for in addition is a change of the request",
            ja: "対象から外してください。追加の要請は、要請の改訂として登録してください",
          }
        : {
            en: "leave it out; or reverse the acceptance of that plan, or cancel its shipment, first",
            ja: "対象から外すか、先にその計画の承認を取り消し、又は輸送を中止してください",
          },
  }),
};

export const planRefusalWords: WordsFor<PlanRefusal> = {
  "plan-decided": ({ plan, state, by }) => ({
    what: {
      en: `${plan} was ${state} by ${by}`,
      ja: `${plan} は ${by} で${state === "accepted" ? "承認" : "破棄"}されています`,
    },
    fix: {
      en: `\`bichiku reverse ${by} --reason …\` takes that back`,
      ja: `取り消すには \`bichiku reverse ${by} --reason …\` を実行してください`,
    },
  }),
  "plan-sends-nothing": ({ plan }) => ({
    what: {
      en: `${plan} sends nothing: there is nothing to reserve`,
      ja: `${plan} には輸送する物資がないため、引き当てるものがありません`,
    },
    fix: {
      en: `\`bichiku plan show ${plan}\` says why; discard it, and make a new plan once that has changed`,
      ja: `理由は \`bichiku plan show ${plan}\` で確認できます。この計画は破棄し、条件を改めて計画し直してください`,
    },
  }),
  "plan-request-changed": ({ plan, request, was, now }) => ({
    what:
      now === undefined
        ? {
            en: `${plan} relies on ${request} as of ${was}, which has been taken back`,
            ja: `${plan} の前提とした要請 ${request}（${was}）は取り消されています`,
          }
        : {
            en: `${plan} relies on ${request} as of ${was}; it has changed with ${now}`,
            ja: `${plan} の前提とした要請 ${request}（${was}）は、${now} で改訂されています`,
          },
    fix: planAgain,
  }),
  "plan-request-promised": ({ plan, request, line, by }) => ({
    what: {
      en: `${by} has been accepted meanwhile; with ${plan}, line ${line} of ${request} would get more than it asks for`,
      ja: `${by} が先に承認されており、${plan} を承認すると ${request} の明細${line}が要請数量を超えます`,
    },
    fix: planAgain,
  }),
  "plan-stock-changed": ({ plan, item, lot, agency, depot, needed, there }) => ({
    what: {
      en: `${plan} needs ${count(needed)} of ${item}, lot ${lot}, of ${agency} in ${depot}; only ${count(there)} are available now`,
      ja: `${plan} は ${depot} の ${agency} の ${item}（ロット ${lot}）を${count(needed)}必要としますが、現在使用できるのは${count(there)}です`,
    },
    fix: planAgain,
  }),
  "plan-expiry-changed": ({ plan, item, lot, was, now }) => ({
    what: {
      en: `${plan} was made when ${item}, lot ${lot}, was known to expire on ${was ?? "no day"}; now it is ${now ?? "no day"}`,
      ja: `${plan} の作成後に、${item}（ロット ${lot}）の使用期限が ${was ?? "不明"} から ${now ?? "不明"} に変わりました`,
    },
    fix: planAgain,
  }),
};
