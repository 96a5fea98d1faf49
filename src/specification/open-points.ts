/**
 * What keeps a verdict open, point by point: the requirements of which one answer is enough, and
 * what would give that answer, were it favourable.
 *
 * A point is settled by a value of one of its attributes by a method that counts; by the day on
 * which the goods were made; by how they lie; or, where the value is known and misses, by showing
 * that the requirement does not apply. Where goods are kept otherwise than an age limit presumes,
 * nothing settles it, as nobody has published how long they keep then.
 */
import type { Checked } from "./check.ts";
import type { Finding } from "./judge.ts";

/** A value that would settle a point. */
export interface Answer {
  /** A property of the goods, or of their storage. */
  readonly is: "value" | "made";
  readonly attribute: string;
  /** The methods asked for; none: however it is found out. */
  readonly methods: readonly string[];
  /** Found out by a test, also where no method is asked for. */
  readonly laboratory: boolean;
  readonly finding: Finding;
}

/** One of the answers is enough; none: nothing can settle it. */
export interface OpenPoint {
  readonly answers: readonly Answer[];
  readonly findings: readonly Finding[]; // of which this is said
}

const blocks = ({ result, requirement }: Finding): boolean =>
  result === "unknown" && requirement.severity !== "minor";

/** The attribute that a value of another one tells as well: what is lost tells what is kept. */
export type SubjectOf = (requirement: Finding["requirement"]) => string;

/** All points must be settled before the verdict can be a favourable one. */
export function openPoints({ findings }: Checked, subjectOf: SubjectOf): readonly OpenPoint[] {
  const points: OpenPoint[] = [];
  const told = new Set<Finding>();
  const settle = (finding: Finding): void => {
    if (told.has(finding)) return;
    const { anyOf } = finding.requirement;
    const all = findings.filter(
      (one) =>
        one === finding ||
        (anyOf !== undefined && one.requirement.anyOf === anyOf && one.result === "unknown"),
    );
    for (const one of all) told.add(one);
    if (all.length === 1) points.push(...settling(finding, subjectOf));
    else points.push({ findings: all, answers: all.flatMap((one) => answersTo(one, subjectOf)) });
  };
  for (const finding of findings.filter(blocks)) {
    if (!finding.reasons.some(({ is }) => is === "made-up-for-open")) settle(finding);
    else if (open(findings).length > 0) open(findings).forEach(settle);
    // Where nothing is asked that could make up for it, nothing does.
    else points.push({ findings: [finding], answers: [] });
  }
  return points;
}

/** A waivable value is made up for once all values of performance are known to be met. */
const open = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(
    ({ requirement, result }) =>
      requirement.attribute.class.performance && !requirement.waivable && result === "unknown",
  );

/** An age needs both the day of making and, where that is asked, proper storage. */
function settling(finding: Finding, subjectOf: SubjectOf): readonly OpenPoint[] {
  const { requirement, reasons } = finding;
  if (requirement.demand.is !== "age") {
    return [{ findings: [finding], answers: answersTo(finding, subjectOf) }];
  }
  return reasons.flatMap((reason): readonly OpenPoint[] => {
    if (reason.is === "made-unknown") {
      const made: Answer = { ...ofValue("", finding), is: "made" };
      return [{ findings: [finding], answers: [made] }];
    }
    if (reason.is === "condition-unknown") {
      return [{ findings: [finding], answers: [ofValue(reason.condition.attribute, finding)] }];
    }
    return reason.is === "condition-not-met" ? [{ findings: [finding], answers: [] }] : [];
  });
}

/** How goods are kept, where they go: nobody asks by which method that is found out. */
const ofValue = (attribute: string, finding: Finding): Answer => ({
  is: "value",
  attribute,
  methods: [],
  laboratory: false,
  finding,
});

function answersTo(finding: Finding, subjectOf: SubjectOf): readonly Answer[] {
  const { requirement, reasons } = finding;
  // Missed by what is known; another of its group may still be met.
  if (reasons.some(({ is }) => is === "alternative-open")) return [];
  const condition = reasons.find((reason) => reason.is === "condition-unknown");
  const doubted = reasons.some(({ is }) => is !== "condition-unknown" && doubts.has(is));
  if (condition?.is === "condition-unknown" && !doubted) {
    return [ofValue(condition.condition.attribute, finding)];
  }
  const { methods, attribute } = requirement;
  const { laboratory } = attribute.class;
  return [{ ...ofValue(subjectOf(requirement), finding), methods, laboratory }];
}

const doubts: ReadonlySet<string> = new Set([
  "no-evidence",
  "method-missing",
  "method-differs",
  "uncertain",
  "too-general",
  "too-old",
]);
