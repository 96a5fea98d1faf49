/**
 * Rows → specifications. A row of the heads' file, or the repeated head columns of a person's own
 * file, says what a specification is; rows of requirements follow it. Across the rows of one
 * specification nothing may be asked for twice, or contradict itself.
 */
import { isDate } from "../domain/dates.ts";
import { present } from "../domain/present.ts";
import { type Cells, flag, remark } from "./cells.ts";
import { decimalText, isLess } from "./exact.ts";
import { type Language, readRequirement } from "./read-requirement.ts";
import {
  type Interval,
  type Requirement,
  type Specification,
  type SpecificationHead,
  uses,
} from "./requirement.ts";
import { fromBase } from "./unit.ts";

export const headColumns: readonly string[] =
  "specification series edition in_force_from in_force_to superseded organisation code use category items any_item title_en title_ja source note".split(
    " ",
  );

export function readHead(cells: Cells): SpecificationHead {
  const code = cells.text("specification");
  const titleEn = cells.optional("title_en") ?? cells.optional("title_ja");
  if (titleEn === undefined) cells.text("title_en");
  return present({
    code,
    series: cells.optional("series") ?? code,
    edition: cells.optional("edition"),
    inForceFrom: day(cells, "in_force_from"),
    inForceTo: day(cells, "in_force_to"),
    superseded: flag(cells, "superseded"),
    organisation: cells.text("organisation"),
    issuerCode: cells.optional("code"),
    use:
      cells.optional("use") === undefined ? "purchase" : (cells.oneOf("use", uses) ?? "purchase"),
    category: cells.optional("category"),
    items: cells.list("items"),
    anyItem: flag(cells, "any_item"),
    titleEn: titleEn ?? "",
    titleJa: cells.optional("title_ja") ?? titleEn ?? "",
    source: cells.optional("source") ?? "",
    note: remark(cells),
  });
}

function day(cells: Cells, column: string): string | undefined {
  const text = cells.optional(column);
  if (text === undefined || isDate(text)) return text;
  const expected = ["a date like 2026-03-31", "2026-03-31 の形の日付"] as const;
  cells.refuse(column, { kind: "data-invalid", found: text, expected });
  return undefined;
}

/** The heads with their requirements, in the order of the rows. */
export function readSpecifications(
  heads: ReadonlyMap<string, SpecificationHead>,
  rows: readonly Cells[],
  language: Language,
): ReadonlyMap<string, Specification> {
  const requirements = new Map<string, Requirement[]>();
  const seen = new Map<string, { readonly row: number; readonly requirement: Requirement }>();
  for (const cells of rows) {
    const specification = cells.text("specification");
    if (!heads.has(specification)) {
      cells.refuse("specification", {
        kind: "data-dangling",
        found: specification,
        file: "specifications.csv",
      });
      continue;
    }
    const before = requirements.get(specification) ?? [];
    const place = { specification, number: before.length + 1 };
    const requirement = readRequirement(cells, language, place);
    if (requirement === undefined) continue;
    requirements.set(specification, [...before, requirement]);
    refuseTwins(cells, requirement, seen);
  }
  return new Map(
    [...heads].map(([code, head]) => [
      code,
      { ...head, requirements: requirements.get(code) ?? [] },
    ]),
  );
}

function refuseTwins(
  cells: Cells,
  requirement: Requirement,
  seen: Map<string, { readonly row: number; readonly requirement: Requirement }>,
): void {
  const { specification, attribute, when } = requirement;
  const key = `${specification}\n${attribute.code}\n${when?.text ?? ""}`;
  const other = seen.get(key);
  if (other === undefined) {
    seen.set(key, { row: cells.row, requirement });
    return;
  }
  const conflict = conflictOf(requirement, other.requirement);
  if (conflict !== undefined) {
    const [found, against] = conflict;
    cells.refuse("attribute", { kind: "limits-contradict", found, other: against });
    return;
  }
  const found = attribute.code;
  cells.refuse("attribute", { kind: "requirement-twice", found, otherRow: other.row });
}

/** The two limits between which nothing is left, as texts. */
function conflictOf(a: Requirement, b: Requirement): readonly [string, string] | undefined {
  const intervals = [a, b].map(({ demand }) =>
    demand.is === "figure" && demand.intervals.length === 1 ? demand.intervals[0] : undefined,
  );
  const [one, two] = intervals;
  if (one === undefined || two === undefined) return undefined;
  return crossed(one, two, a, b) ?? crossed(two, one, b, a);
}

function crossed(
  { low }: Interval,
  { high }: Interval,
  first: Requirement,
  second: Requirement,
): readonly [string, string] | undefined {
  if (low === undefined || high === undefined || !isLess(high.value, low.value)) return undefined;
  const text = (value: typeof low.value, { unit }: Requirement): string =>
    unit === undefined ? "" : `${decimalText(fromBase(value, unit))} ${unit.code}`;
  return [`≥ ${text(low.value, first)}`, `≤ ${text(high.value, second)}`];
}
