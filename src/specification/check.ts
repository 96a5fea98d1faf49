/**
 * A lot against a specification: a finding for each requirement, and the verdict.
 *
 * A failed critical or major requirement makes it non-conforming, unless the organisation waived
 * it. An unknown critical or major one leaves the evidence insufficient. What is left can at worst
 * deviate: minor failures, minor points that are not known, and what was waived.
 */
import { type Finding, judge, type Lot, type Reason, type Result, type Setting } from "./judge.ts";
import type { Specification } from "./requirement.ts";

export type Verdict =
  | "conforming"
  | "conforming-with-deviations"
  | "insufficient-evidence"
  | "non-conforming";

export interface Checked {
  readonly specification: Specification;
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
  readonly counts: Readonly<Record<Result, number>>;
}

/** Whether a failure is waived: by whom and why is with whoever asks. */
export type Waives = (finding: Finding) => boolean;

const nothingWaived: Waives = () => false;

export function check(
  specification: Specification,
  lot: Lot,
  setting: Setting,
  waives: Waives = nothingWaived,
): Checked {
  const single = specification.requirements.map((one) => judge(one, lot, setting));
  const findings = withExcuses(withAlternatives(single));
  const counts = { pass: 0, fail: 0, unknown: 0, "not-applicable": 0 };
  for (const { result } of findings) counts[result] += 1;
  return { specification, verdict: verdictOf(findings, waives), findings, counts };
}

export function verdictOf(findings: readonly Finding[], waives: Waives): Verdict {
  let [open, deviates] = [false, false];
  for (const finding of findings) {
    const { result, requirement } = finding;
    if (result === "pass" || result === "not-applicable") continue;
    const minor = requirement.severity === "minor";
    if (minor || (result === "fail" && waives(finding))) deviates = true;
    else if (result === "fail") return "non-conforming";
    else open = true;
  }
  if (open) return "insufficient-evidence";
  return deviates ? "conforming-with-deviations" : "conforming";
}

const changed = (finding: Finding, result: Result, reason: Reason): Finding => ({
  ...finding,
  result,
  reasons: [...finding.reasons, reason],
});

/** Of a group of alternatives one is enough; while one is open, none has failed. */
function withAlternatives(findings: readonly Finding[]): readonly Finding[] {
  if (!findings.some(({ requirement }) => requirement.anyOf !== undefined)) return findings;
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const { anyOf } = finding.requirement;
    if (anyOf === undefined || finding.result === "not-applicable") continue;
    const group = groups.get(anyOf);
    if (group === undefined) groups.set(anyOf, [finding]);
    else group.push(finding);
  }
  return findings.map((finding) => {
    const group = groups.get(finding.requirement.anyOf ?? "") ?? [];
    if (!group.includes(finding)) return finding;
    if (group.some(({ result }) => result === "pass")) {
      if (finding.result === "pass") return finding;
      return changed(finding, "not-applicable", { is: "alternative-met" });
    }
    if (finding.result !== "fail" || group.every(({ result }) => result === "fail")) return finding;
    return changed(finding, "unknown", { is: "alternative-open" });
  });
}

/** A waivable value may be missed where all values of performance are met. */
function withExcuses(findings: readonly Finding[]): readonly Finding[] {
  if (!findings.some(({ requirement, result }) => requirement.waivable && result === "fail")) {
    return findings;
  }
  const proofs = findings.filter(
    ({ requirement, result }) =>
      requirement.attribute.class.performance &&
      !requirement.waivable &&
      result !== "not-applicable",
  );
  const failed = proofs.some(({ result }) => result === "fail");
  const open = proofs.some(({ result }) => result === "unknown") || proofs.length === 0;
  return findings.map((finding) => {
    if (!finding.requirement.waivable || finding.result !== "fail" || failed) return finding;
    return open
      ? changed(finding, "unknown", { is: "made-up-for-open" })
      : changed(finding, "pass", { is: "made-up-for" });
  });
}
