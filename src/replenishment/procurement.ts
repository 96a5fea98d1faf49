/**
 * Which lead time a purchase has: the stages that apply to it, by whose purchase it is, and by
 * whether its value reaches the threshold of the agreement on government procurement (50 days of
 * notice instead of 10).
 */
import type { IsoDate } from "../domain/dates.ts";
import { type LeadTime, leadStages, leadTimeOf, type StageDays } from "./demand/lead-time.ts";
import type { Offer } from "./supplier.ts";

export interface StageRule extends StageDays {
  /** Undefined: of every agency. */
  readonly agency: string | undefined;
  /** Undefined: whatever the value is. */
  readonly value: "below" | "over" | undefined;
}

/** From this value on the longer notice is due; the agreement's figures change every two years. */
export interface Threshold {
  readonly agency: string;
  readonly jpy: number;
  readonly from: IsoDate;
  readonly until: IsoDate;
  readonly source: string;
}

export interface Procurement {
  readonly rules: readonly StageRule[];
  readonly thresholds: readonly Threshold[];
}

export interface Purchase {
  readonly agency: string;
  readonly date: IsoDate;
  /** Undefined where no price is known: it counts as over the threshold, which takes longer. */
  readonly valueJpy: number | undefined;
  readonly offer: Offer | undefined;
}

/** The one of the day; outside of all periods the latest that is known. */
export function thresholdFor(
  { thresholds }: Procurement,
  { agency, date }: Pick<Purchase, "agency" | "date">,
): Threshold | undefined {
  const own = thresholds
    .filter((threshold) => threshold.agency === agency)
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  return own.find(({ from, until }) => from <= date && date <= until) ?? own.at(-1);
}

/** What a supplier says of its own stages comes first, then what is known of the agency. */
export function leadTimeFor(procurement: Procurement, purchase: Purchase): LeadTime {
  const { agency, valueJpy, offer } = purchase;
  const threshold = thresholdFor(procurement, purchase);
  const over = valueJpy === undefined || threshold === undefined || valueJpy >= threshold.jpy;
  const fitting = procurement.rules.filter(
    (rule) =>
      (rule.agency === undefined || rule.agency === agency) &&
      (rule.value === undefined || rule.value === (over ? "over" : "below")),
  );
  const stages = leadStages.flatMap((stage): readonly StageDays[] => {
    const own = offer?.stages.find((days) => days.stage === stage);
    const rules = fitting.filter((rule) => rule.stage === stage);
    const rule = own ?? rules.find((one) => one.agency !== undefined) ?? rules[0];
    return rule === undefined ? [] : [rule];
  });
  return leadTimeOf(stages);
}
