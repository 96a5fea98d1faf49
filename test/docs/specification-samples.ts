/** Examples of what can be wrong with a specification or with evidence: see problem-samples.ts. */
import type { Place } from "../../src/domain/problems/problem.ts";
import type { SpecificationProblem } from "../../src/domain/problems/specification-problem.ts";
import type { Samples } from "./problem-samples.ts";

const at: Place = { file: "our-blanket.csv", row: 5 };
const inColumn = (column: string): Place => ({ ...at, column });

export const specificationSamples: Samples<SpecificationProblem> = {
  "attribute-unknown": {
    kind: "attribute-unknown",
    found: "tensil_strength",
    near: "tensile_strength",
    at: inColumn("attribute"),
  },
  "unit-unfit": {
    kind: "unit-unfit",
    found: "kg",
    attribute: "mass_per_area",
    fitting: ["g/m2", "kg/m2", "[oz_av]/[yd_i]2"],
    at: inColumn("unit"),
  },
  "operator-unfit": {
    kind: "operator-unfit",
    found: "min",
    attribute: "colour",
    fitting: ["equals", "one_of", "not_required"],
    at: inColumn("operator"),
  },
  "requirement-incomplete": {
    kind: "requirement-incomplete",
    found: "range",
    needs: "high",
    at: inColumn("high"),
  },
  "not-a-figure": { kind: "not-a-figure", found: "approx. 200", at: inColumn("low") },
  "limits-contradict": {
    kind: "limits-contradict",
    found: "500 N",
    other: "400 N",
    at: inColumn("low"),
  },
  "implausible-figure": {
    kind: "implausible-figure",
    found: "20000 cm",
    least: "10 cm",
    most: "5000 cm",
    at,
  },
  "tolerance-unreadable": {
    kind: "tolerance-unreadable",
    found: "about 5",
    at: inColumn("tolerance"),
  },
  "condition-unreadable": {
    kind: "condition-unreadable",
    found: "in winter",
    at: inColumn("when"),
  },
  "source-missing": { kind: "source-missing", found: "", at: inColumn("source") },
  "requirement-twice": {
    kind: "requirement-twice",
    found: "mass_per_area",
    otherRow: 3,
    at: inColumn("attribute"),
  },
  "specification-heads-differ": {
    kind: "specification-heads-differ",
    found: "IOM",
    other: "UNHCR",
    at: inColumn("organisation"),
  },
  "specification-exists": {
    kind: "specification-exists",
    found: "unhcr-family-tent",
    at: { file: "our-tent.csv", row: 2, column: "specification" },
  },
  "evidence-incomplete": {
    kind: "evidence-incomplete",
    found: "laboratory",
    needs: "method",
    at: { file: "reports.csv", row: 4, column: "試験方法" },
  },
  "evidence-from-the-future": {
    kind: "evidence-from-the-future",
    found: "2027-01-15",
    today: "2026-11-23",
    at: { file: "reports.csv", row: 7, column: "試験日" },
  },
};
