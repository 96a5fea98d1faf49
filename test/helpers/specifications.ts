/** The shipped specifications, and small ones of a test's own, written as rows of text. */
import type { Problem } from "../../src/domain/problems/problem.ts";
import { loadSpecifications } from "../../src/files/reference/specifications.ts";
import { cellsOf } from "../../src/specification/cells.ts";
import { type Checked, check, type Waives } from "../../src/specification/check.ts";
import { type Evidence, knownFrom } from "../../src/specification/evidence.ts";
import { type Exact, exactOf, zero } from "../../src/specification/exact.ts";
import type { Lot, Setting } from "../../src/specification/judge.ts";
import { readHead, readSpecifications } from "../../src/specification/read-specification.ts";
import type { Specification } from "../../src/specification/requirement.ts";
import { toBase } from "../../src/specification/unit.ts";
import { explain } from "../../src/text/problems/problems.ts";
import { dataFolder, reference } from "./reading.ts";

const codes = (rows: readonly { readonly code: string }[]) => new Set(rows.map(({ code }) => code));
export const catalogueCodes = {
  items: codes(reference.items),
  categories: codes(reference.categories),
};

const loaded = loadSpecifications([dataFolder], catalogueCodes);
if (!loaded.ok) throw new Error(loaded.problems.map((one) => explain(one, "en")).join("\n"));
export const shipped = loaded.value;

export const today = "2026-11-23";
export const setting: Setting = { terms: shipped.terms, methods: shipped.methods, today };

export type Row = Readonly<Record<string, string>>;

export function readRows(rows: readonly Row[], head: Row = {}) {
  const problems: Problem[] = [];
  const own = { specification: "S", organisation: "UNHCR", title_en: "S", source: "me", ...head };
  const codes = [
    ...new Set([own.specification, ...rows.flatMap((row) => row["specification"] ?? [])]),
  ];
  const heads = new Map(
    codes.map((code) => [
      code,
      readHead(cellsOf(new Map(Object.entries({ ...own, specification: code })), 1, {}, problems)),
    ]),
  );
  const cells = rows.map((row, index) =>
    cellsOf(
      new Map(
        Object.entries({
          specification: own.specification,
          severity: "major",
          source: "me",
          ...row,
        }),
      ),
      index + 2,
      { file: "own.csv" },
      problems,
    ),
  );
  return { specifications: readSpecifications(heads, cells, shipped), problems };
}

/** A specification of these requirements; each row needs attribute, operator and its values. */
export function specification(rows: readonly Row[], head: Row = {}): Specification {
  const { specifications, problems } = readRows(rows, head);
  if (problems.length > 0) throw new Error(problems.map((one) => explain(one, "en")).join("\n"));
  const [one] = specifications.values();
  if (one === undefined) throw new Error("no specification");
  return one;
}

type Said = Partial<Omit<Evidence, "attribute" | "value">> & { readonly plusMinus?: string };

/** "tensile_strength", "500 N": what somebody says of the goods. */
export function says(attribute: string, text: string, more: Said = {}): Evidence {
  const { plusMinus, ...rest } = more;
  const about = { attribute, level: "lot", text, kind: "laboratory", ...rest } as const;
  const { class: kind } = shipped.attributes.get(attribute) ?? {};
  if (kind?.holds === "flag") return { ...about, value: { is: "flag", value: text === "true" } };
  if (kind?.holds === "choice") {
    const words = shipped.terms.term(text) ? [text] : text.split(/,\s*/);
    return { ...about, value: { is: "kind", words } };
  }
  const [, digits = "", name = ""] = /^(-?[\d./]+)\s*(.*)$/.exec(text) ?? [];
  const unit = shipped.units.unit(name || "1", kind?.dimension ?? "");
  const value = exactOf(digits);
  if (unit === undefined || value === undefined) throw new Error(`${attribute}: ${text}`);
  const around = exactOf(plusMinus ?? "0") ?? zero;
  const end = (sign: bigint): Exact =>
    toBase({ n: value.n * around.d + sign * around.n * value.d, d: value.d * around.d }, unit);
  return { ...about, value: { is: "figure", low: end(-1n), high: end(1n) } };
}

export const lotOf = (evidence: readonly Evidence[], dates: Omit<Lot, "known"> = {}): Lot => ({
  known: knownFrom(evidence, shipped.attributes),
  ...dates,
});

export const checked = (
  spec: Specification,
  evidence: readonly Evidence[],
  dates: Omit<Lot, "known"> = {},
  waives?: Waives,
): Checked => check(spec, lotOf(evidence, dates), setting, waives);

/** The result of the first requirement. */
export const resultOf = (
  row: Row,
  evidence: readonly Evidence[],
  dates: Omit<Lot, "known"> = {},
): string => checked(specification([row]), evidence, dates).findings[0]?.result ?? "none";
