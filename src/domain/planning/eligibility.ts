/**
 * Which stock may by law serve which request, what has to be done before, and how long that takes.
 *
 * Each agency's goods are bound to causes by the law they are held under (data/eligibility.csv).
 * Goods of another agency can serve only after a transfer of custody (管理換) to one whose goods may,
 * and then by that one's rule: the steps add up. An owner without a rule may serve nothing: a
 * program does not guess what the law lets people do.
 */
import type { Cause } from "./request-declaration.ts";

export const procedureSteps = ["cabinet-decision", "custody-transfer"] as const;
export type ProcedureStep = (typeof procedureSteps)[number];

export interface EligibilityRule {
  readonly agency: string;
  readonly causes: readonly Cause[];
  /** Only at the request of a body that the law lists. */
  readonly listedBodyNeeded: boolean;
  readonly steps: readonly ProcedureStep[];
  readonly articleEn: string;
  readonly articleJa: string;
  readonly source: string;
}

/** Days that each step takes. */
export type StepDays = Readonly<Record<ProcedureStep, number>>;

export interface Procedure {
  readonly rules: readonly EligibilityRule[];
  readonly days: StepDays;
  readonly listedBodies: ReadonlySet<string>;
}

/** On what ground goods serve a request. */
export interface Ground {
  readonly rule: EligibilityRule;
  readonly steps: readonly ProcedureStep[];
  readonly days: number; // from the day of the plan until the goods may leave
}

export interface Asking {
  readonly organisation: string;
  readonly cause: Cause;
}

/** By the owner's own rule; undefined where that does not cover it. */
export const ownGround = (
  agency: string,
  asking: Asking,
  procedure: Procedure,
): Ground | undefined =>
  groundOf(
    procedure.rules.find((rule) => rule.agency === agency && covers(rule, asking, procedure)),
    [],
    procedure,
  );

/** By the rule of another agency, after a transfer of custody to it. */
export const transferredGround = (
  agency: string,
  asking: Asking,
  procedure: Procedure,
): Ground | undefined => {
  const known = procedure.rules.some((rule) => rule.agency === agency);
  const rule = procedure.rules.find(
    (other) => other.agency !== agency && covers(other, asking, procedure),
  );
  return known ? groundOf(rule, ["custody-transfer"], procedure) : undefined;
};

const covers = (
  { causes, listedBodyNeeded }: EligibilityRule,
  { organisation, cause }: Asking,
  { listedBodies }: Procedure,
): boolean => causes.includes(cause) && (!listedBodyNeeded || listedBodies.has(organisation));

function groundOf(
  rule: EligibilityRule | undefined,
  before: readonly ProcedureStep[],
  { days }: Procedure,
): Ground | undefined {
  if (rule === undefined) return undefined;
  const steps = [...before, ...rule.steps];
  return { rule, steps, days: steps.reduce((sum, step) => sum + days[step], 0) };
}
