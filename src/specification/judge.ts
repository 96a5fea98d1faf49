/**
 * One requirement against what is known of a lot: pass, fail, unknown or not applicable, with the
 * evidence used and the reasons. By how much is asked of margin.ts, where somebody wants to know.
 *
 * Three-valued throughout. Unknown stays unknown until something proves the one or the other: a
 * value whose uncertainty crosses the limit, a result by another method, a word that is too general
 * decide nothing. So more evidence never turns a pass into an unknown, and a stricter limit never a
 * fail into a pass.
 */
import { type IsoDate, plusMonths } from "../domain/dates.ts";
import type { Evidence, Known } from "./evidence.ts";
import { type Exact, isLess, roundedTo } from "./exact.ts";
import type { Methods } from "./method.ts";
import type { Condition, Demand, Interval, Requirement } from "./requirement.ts";
import type { Terms } from "./term.ts";
import { fromBase, toBase } from "./unit.ts";

export type Result = "pass" | "fail" | "unknown" | "not-applicable";

/** Why a result is what it is, where that is not plain. */
export type Reason =
  | { readonly is: "no-evidence" }
  | { readonly is: "method-missing"; readonly asked: readonly string[] }
  | { readonly is: "method-differs"; readonly asked: readonly string[]; readonly used: string }
  | { readonly is: "uncertain" } // the uncertainty crosses the limit
  | { readonly is: "too-general"; readonly text: string }
  | { readonly is: "too-old"; readonly months: number; readonly date?: IsoDate }
  | { readonly is: "ageing"; readonly months: number; readonly date: IsoDate } // flagged only
  | { readonly is: "tolerance-assumed"; readonly tolerance: string }
  | { readonly is: "condition-unknown"; readonly condition: Condition }
  | { readonly is: "condition-not-met"; readonly condition: Condition }
  | { readonly is: "made-unknown" } // the day of making is not known
  | { readonly is: "since-purchase" } // so is it here, and they are too old since then already
  | { readonly is: "alternative-met" }
  | { readonly is: "alternative-open" }
  | { readonly is: "made-up-for" } // waivable, and all performance is there
  | { readonly is: "made-up-for-open" }
  | { readonly is: "only-assumed" }
  | { readonly is: "contradicted"; readonly by: Evidence }
  | { readonly is: "sampling" }
  | { readonly is: "not-required" };

export interface Finding {
  readonly requirement: Requirement;
  readonly result: Result;
  readonly evidence?: Evidence;
  /** Found, where it was not evidence but worked out: months in storage. */
  readonly months?: number;
  readonly reasons: readonly Reason[];
}

export interface Lot {
  readonly known: Known;
  readonly made?: IsoDate;
  readonly acquired?: IsoDate;
}

export interface Setting {
  readonly terms: Terms;
  readonly methods: Methods;
  readonly today: IsoDate;
}

type Outcome = Omit<Finding, "requirement">;

const none: readonly Evidence[] = [];

export function judge(requirement: Requirement, lot: Lot, setting: Setting): Finding {
  const { demand, sampling, when } = requirement;
  if (sampling) return bare(requirement, samplingOnly);
  if (demand.is === "nothing") return bare(requirement, notRequired);
  if (when === undefined && demand.is !== "age" && !lot.known.has(requirement.attribute.code)) {
    return bare(requirement, nothingKnown);
  }
  const outcome =
    demand.is === "age"
      ? judgeAge(demand.months, lot, setting.today)
      : judgeValues(requirement, lot.known.get(requirement.attribute.code) ?? none, setting);
  if (when === undefined) return { requirement, ...outcome };
  const state = meets(when, lot.known, setting);
  if (demand.is === "age") return { requirement, ...stored(outcome, when, state) };
  return { requirement, ...conditioned(outcome, when, state) };
}

const nothingKnown: Outcome = { result: "unknown", reasons: [{ is: "no-evidence" }] };
const samplingOnly: Outcome = { result: "not-applicable", reasons: [{ is: "sampling" }] };
const notRequired: Outcome = { result: "not-applicable", reasons: [{ is: "not-required" }] };

const bareFindings = new WeakMap<Requirement, Finding>();

/** Most findings say that nothing is known: each is made once, and not again for every lot. */
function bare(requirement: Requirement, outcome: Outcome): Finding {
  const before = bareFindings.get(requirement);
  if (before !== undefined) return before;
  const made = { requirement, ...outcome };
  bareFindings.set(requirement, made);
  return made;
}

/** Of the evidence in its order the first that decides; what it contradicts is told. */
function judgeValues(
  requirement: Requirement,
  evidence: readonly Evidence[],
  setting: Setting,
): Outcome {
  let [decided, open]: [Outcome | undefined, Outcome | undefined] = [undefined, undefined];
  for (const one of evidence) {
    const outcome = judgeValue(requirement, one, setting);
    if (outcome.result === "unknown") open ??= outcome;
    else if (decided === undefined) decided = outcome;
    else if (outcome.result !== decided.result) {
      decided = { ...decided, reasons: [...decided.reasons, { is: "contradicted", by: one }] };
      break;
    }
  }
  return decided ?? open ?? nothingKnown;
}

function judgeValue(requirement: Requirement, evidence: Evidence, setting: Setting): Outcome {
  const { assumedTolerance } = requirement;
  const doubt = doubtOf(requirement, evidence, setting);
  if (doubt !== undefined) return { result: "unknown", evidence, reasons: [doubt] };
  const decided = decide(requirement, evidence, setting);
  const reasons: Reason[] = [...decided.reasons];
  if (assumedTolerance !== undefined) {
    reasons.push({ is: "tolerance-assumed", tolerance: assumedTolerance });
  }
  const months = requirement.attribute.class.evidenceMonths;
  const { date } = evidence;
  if (months !== undefined && date !== undefined && plusMonths(date, months) < setting.today) {
    reasons.push({ is: "ageing", months, date });
  }
  if (evidence.kind === "assumed") reasons.push({ is: "only-assumed" });
  return { ...decided, evidence, reasons };
}

/** Why evidence says nothing about this requirement, whatever its value. */
function doubtOf(
  { methods, evidenceMonths }: Requirement,
  { method, date }: Evidence,
  setting: Setting,
): Reason | undefined {
  if (methods.length > 0) {
    if (method === undefined) return { is: "method-missing", asked: methods };
    if (!methods.some((asked) => setting.methods.counts(method, asked))) {
      return { is: "method-differs", asked: methods, used: method };
    }
  }
  if (evidenceMonths === undefined) return undefined;
  if (date !== undefined && plusMonths(date, evidenceMonths) >= setting.today) return undefined;
  return { is: "too-old", months: evidenceMonths, ...(date !== undefined && { date }) };
}

function decide(requirement: Requirement, evidence: Evidence, { terms }: Setting): Outcome {
  const { demand } = requirement;
  const { value } = evidence;
  if (demand.is === "flag" && value.is === "flag") {
    return { result: value.value ? "pass" : "fail", reasons: [] };
  }
  if (demand.is === "kind" && value.is === "kind") return decideKind(demand, value.words, terms);
  if (value.is === "figure" && (demand.is === "figure" || demand.is === "range")) {
    const [low, high] = [value.low, value.high].map((one) => rounded(one, requirement));
    if (low !== undefined && high !== undefined) return decideFigure(requirement, low, high);
  }
  return { result: "unknown", reasons: [{ is: "too-general", text: evidence.text }] };
}

export function rounded(value: Exact, { roundTo, unit }: Requirement): Exact {
  if (roundTo === undefined || unit === undefined) return value;
  return toBase(roundedTo(fromBase(value, unit), roundTo), unit);
}

function decideKind(
  { among, excluded }: Extract<Demand, { readonly is: "kind" }>,
  words: readonly string[],
  terms: Terms,
): Outcome {
  const text = words.join(", ");
  if (excluded.some((one) => likeness(words, one, terms) === "is")) {
    return { result: "fail", reasons: [] };
  }
  const found = among.map((one) => likeness(words, one, terms));
  if (found.includes("is")) return { result: "pass", reasons: [] };
  if (found.every((one) => one === "is-not")) return { result: "fail", reasons: [] };
  return { result: "unknown", reasons: [{ is: "too-general", text }] };
}

/** All words describe one thing: one of them proves it, one of them refutes it. */
function likeness(words: readonly string[], asked: string, terms: Terms) {
  const found = words.map((word) => terms.compare(word, asked));
  return found.includes("is") ? "is" : found.includes("is-not") ? "is-not" : "open";
}

function decideFigure({ demand }: Requirement, low: Exact, high: Exact): Outcome {
  if (demand.is === "range") return covers(demand.covered, low, high) ? passed : failed;
  const intervals = demand.is === "figure" ? demand.intervals : [];
  if (intervals.some((one) => holds(one, low) && holds(one, high))) return passed;
  if (!intervals.some((one) => overlaps(one, low, high))) return failed;
  return { result: "unknown", reasons: [{ is: "uncertain" }] };
}

const passed: Outcome = { result: "pass", reasons: [] };
const failed: Outcome = { result: "fail", reasons: [] };

const covers = ({ low, high }: Interval, from: Exact, to: Exact): boolean =>
  (low === undefined || !isLess(low.value, from)) &&
  (high === undefined || !isLess(to, high.value));

export function holds({ low, high }: Interval, value: Exact): boolean {
  if (low !== undefined) {
    if (isLess(value, low.value) || (!low.included && !isLess(low.value, value))) return false;
  }
  if (high === undefined) return true;
  return !isLess(high.value, value) && (high.included || isLess(value, high.value));
}

/** Whether something from low to high lies in the interval. */
function overlaps(interval: Interval, low: Exact, high: Exact): boolean {
  if (holds(interval, low) || holds(interval, high)) return true;
  const { low: from } = interval;
  return from !== undefined && isLess(low, from.value) && isLess(from.value, high);
}

/** Months in storage against the most allowed. Bought goods are at least as old as the purchase. */
function judgeAge(months: number, { made, acquired }: Lot, today: IsoDate): Outcome {
  const from = made ?? acquired;
  if (from === undefined) return { result: "unknown", reasons: [{ is: "made-unknown" }] };
  const passedBy = monthsBetween(from, today);
  if (plusMonths(from, months) < today) {
    // Of what is too old, the month that has begun counts.
    const begun = plusMonths(from, passedBy) < today ? passedBy + 1 : passedBy;
    const reasons: readonly Reason[] = made === undefined ? [{ is: "since-purchase" }] : [];
    return { result: "fail", months: begun, reasons };
  }
  if (made !== undefined) return { result: "pass", months: passedBy, reasons: [] };
  return { result: "unknown", months: passedBy, reasons: [{ is: "made-unknown" }] };
}

/** Whole months that have passed. */
function monthsBetween(from: IsoDate, to: IsoDate): number {
  const [year = 0, month = 0] = from.split("-").map(Number);
  const [endYear = 0, endMonth = 0] = to.split("-").map(Number);
  const months = (endYear - year) * 12 + endMonth - month;
  return plusMonths(from, months) > to ? months - 1 : months;
}

/**
 * An age limit that holds for proper storage: goods beyond it are too old wherever they lay, and
 * how long they keep elsewhere nobody has said.
 */
function stored(outcome: Outcome, condition: Condition, state: State): Outcome {
  if (outcome.result === "fail" || state === "met") return outcome;
  const is = state === "open" ? "condition-unknown" : "condition-not-met";
  return { ...outcome, result: "unknown", reasons: [...outcome.reasons, { is, condition }] };
}

function conditioned(outcome: Outcome, condition: Condition, state: State): Outcome {
  if (state === "met" || (state === "open" && outcome.result === "pass")) return outcome;
  if (state === "not-met") {
    return { result: "not-applicable", reasons: [{ is: "condition-not-met", condition }] };
  }
  const reasons: readonly Reason[] = [...outcome.reasons, { is: "condition-unknown", condition }];
  return { ...outcome, result: "unknown", reasons };
}

type State = "met" | "not-met" | "open";

/** Whether a condition is met; as everywhere, by the first evidence that decides. */
function meets(condition: Condition, known: Known, { terms }: Setting): State {
  for (const { value } of known.get(condition.attribute) ?? none) {
    const state = stateOf(condition, value, terms);
    if (state !== "open") return state;
  }
  return "open";
}

function stateOf(condition: Condition, value: Evidence["value"], terms: Terms): State {
  if (condition.is === "flag") {
    if (value.is !== "flag") return "open";
    return value.value === condition.value ? "met" : "not-met";
  }
  if (condition.is === "kind") {
    if (value.is !== "kind") return "open";
    const found = condition.all.map((one) => likeness(value.words, one, terms));
    if (found.includes("is-not")) return "not-met";
    return found.every((one) => one === "is") ? "met" : "open";
  }
  if (value.is !== "figure") return "open";
  const { low, high } = value;
  if (holds(condition.interval, low) && holds(condition.interval, high)) return "met";
  return overlaps(condition.interval, low, high) ? "open" : "not-met";
}
