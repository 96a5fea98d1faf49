/**
 * A row of text → a requirement, or all that is wrong with it: an attribute that is not known, a
 * unit that does not fit it, limits that contradict each other, a figure that cannot be, no source.
 *
 * Columns: attribute, operator, low, high, nominal, tolerance, unit, method, severity, clause,
 * all_of, any_of, when, excluded, waivable, sampling, round_to, evidence_months, source, note,
 * note_ja.
 */
import { present } from "../domain/present.ts";
import { type Cells, figure, flag, known, remark } from "./cells.ts";
import { conditionOf } from "./condition.ts";
import { compare, decimalText, type Exact, exactOf, isLess } from "./exact.ts";
import {
  type Attribute,
  type Demand,
  type Interval,
  type Operator,
  operators,
  type Requirement,
  type Stated,
  severities,
} from "./requirement.ts";
import type { Terms } from "./term.ts";
import { deviationOf, highest, lowest } from "./tolerance.ts";
import { fromBase, toBase, type Unit, type Units } from "./unit.ts";

/** What the words of specifications mean. */
export interface Language {
  readonly attributes: ReadonlyMap<string, Attribute>;
  readonly units: Units;
  readonly terms: Terms;
}

export const requirementColumns: readonly string[] =
  "attribute operator low high nominal tolerance unit method severity clause all_of any_of when excluded waivable sampling round_to source note".split(
    " ",
  );

export function readRequirement(
  cells: Cells,
  language: Language,
  place: { readonly specification: string; readonly number: number },
): Requirement | undefined {
  const attribute = known(cells, "attribute", language.attributes);
  const operator = cells.oneOf("operator", operators);
  const severity = cells.oneOf("severity", severities);
  const source = cells.optional("source");
  if (source === undefined) cells.refuse("source", { kind: "source-missing", found: "" });
  if (attribute === undefined || operator === undefined) return undefined;
  const unit = unitOf(cells, attribute, language.units);
  const when = conditionOf(cells, language);
  const read = demandOf(cells, { attribute, operator, unit }, language);
  if (read === undefined || severity === undefined || source === undefined) return undefined;
  if (when === "unreadable") return undefined;
  return present({
    ...place,
    attribute,
    demand: read.demand,
    stated: statedOf(cells, operator),
    unit,
    assumedTolerance: read.assumedTolerance,
    methods: cells.list("method"),
    severity,
    clause: cells.optional("clause"),
    allOf: cells.optional("all_of"),
    anyOf: cells.optional("any_of"),
    when,
    waivable: flag(cells, "waivable"),
    sampling: flag(cells, "sampling"),
    roundTo: figure(cells, "round_to"),
    evidenceMonths: monthsOf(cells),
    source,
    note: remark(cells),
  });
}

const statedOf = (cells: Cells, operator: Operator): Stated =>
  present({
    operator,
    low: cells.optional("low"),
    high: cells.optional("high"),
    nominal: cells.optional("nominal"),
    tolerance: cells.optional("tolerance"),
    unit: cells.optional("unit"),
  });

function monthsOf(cells: Cells): number | undefined {
  const text = cells.optional("evidence_months");
  if (text === undefined || /^[1-9]\d{0,3}$/.test(text))
    return text === undefined ? undefined : Number(text);
  cells.refuse("evidence_months", { kind: "not-a-figure", found: text });
  return undefined;
}

function unitOf(cells: Cells, attribute: Attribute, units: Units): Unit | undefined {
  const { dimension, holds } = attribute.class;
  const found = cells.optional("unit") ?? "";
  if (holds !== "quantity" || dimension === undefined) {
    if (found !== "") {
      cells.refuse("unit", { kind: "unit-unfit", found, attribute: attribute.code, fitting: [] });
    }
    return undefined;
  }
  // A number of things needs no unit.
  const unit = units.unit(found === "" && dimension === "count" ? "1" : found, dimension);
  if (unit === undefined) {
    const fitting = units.codesOf(dimension);
    cells.refuse("unit", { kind: "unit-unfit", found, attribute: attribute.code, fitting });
  }
  return unit;
}

interface About {
  readonly attribute: Attribute;
  readonly operator: Operator;
  readonly unit: Unit | undefined;
}

interface Read {
  readonly demand: Demand;
  readonly assumedTolerance?: string;
}

/** Operators that make sense for what an attribute holds. */
const fittingOperators: Readonly<Record<Attribute["class"]["holds"], readonly Operator[]>> = {
  quantity: ["min", "above", "max", "below", "range", "equals", "one_of", "not_required"],
  choice: ["equals", "one_of", "not_required"],
  flag: ["required_true", "not_required"],
};

function demandOf(cells: Cells, about: About, language: Language): Read | undefined {
  const { attribute, operator, unit } = about;
  const { holds } = attribute.class;
  const fitting = fittingOperators[holds];
  if (!fitting.includes(operator)) {
    const found = operator;
    const { code } = attribute;
    return refused(cells, "operator", { kind: "operator-unfit", found, attribute: code, fitting });
  }
  if (operator === "not_required") return { demand: { is: "nothing" } };
  if (holds === "flag") return { demand: { is: "flag" } };
  if (holds === "choice") return kindDemand(cells);
  return unit && figureDemand(cells, { ...about, unit }, language.units);
}

function kindDemand(cells: Cells): Read | undefined {
  const [among, excluded] = [cells.list("nominal"), cells.list("excluded")];
  if (among.length === 0) return incomplete(cells, "nominal");
  return { demand: { is: "kind", among, excluded } };
}

type Figured = About & { readonly unit: Unit };

function figureDemand(cells: Cells, about: Figured, units: Units): Read | undefined {
  const { attribute, operator } = about;
  if (operator === "one_of") return choicesDemand(cells, about, units);
  const read =
    operator === "equals" ? nominalInterval(cells, about, units) : statedInterval(cells, about);
  if (read === undefined || !contradictionFree(cells, about, read.interval, units))
    return undefined;
  if (!plausible(cells, about, [read.interval])) return undefined;
  const { interval, assumedTolerance } = read;
  if (attribute.class.code === "age") return ageDemand(cells, about);
  const demand: Demand =
    attribute.class.code === "temperature-range"
      ? { is: "range", covered: interval }
      : { is: "figure", intervals: [interval] };
  return present({ demand, assumedTolerance });
}

interface Bounds {
  readonly interval: Interval;
  readonly assumedTolerance?: string;
}

/** The columns that each operator needs. */
const ends: Readonly<Partial<Record<Operator, readonly ("low" | "high")[]>>> = {
  min: ["low"],
  above: ["low"],
  max: ["high"],
  below: ["high"],
  range: ["low", "high"],
};

function statedInterval(cells: Cells, { operator, unit }: Figured): Bounds | undefined {
  const needed = ends[operator] ?? [];
  const missing = needed.filter((column) => cells.optional(column) === undefined);
  if (missing.length > 0) {
    for (const column of missing) incomplete(cells, column);
    return undefined;
  }
  const included = operator !== "above" && operator !== "below";
  const limits = needed.map((column) => {
    const value = figure(cells, column);
    return value && ([column, { value: toBase(value, unit), included }] as const);
  });
  if (limits.includes(undefined)) return undefined;
  return { interval: Object.fromEntries(limits.flatMap((limit) => (limit ? [limit] : []))) };
}

/** A value with its tolerance: the issuer's, or that of this program, which is then told. */
function nominalInterval(cells: Cells, about: Figured, units: Units): Bounds | undefined {
  if (cells.optional("nominal") === undefined) return incomplete(cells, "nominal");
  const value = figure(cells, "nominal");
  const tolerance = cells.optional("tolerance");
  return value && around(cells, value, tolerance, about, units);
}

function around(
  cells: Cells,
  nominal: Exact,
  stated: string | undefined,
  { attribute, unit }: Figured,
  units: Units,
): Bounds | undefined {
  const assumed = stated === undefined ? attribute.class.defaultTolerance : undefined;
  const tolerance = stated ?? assumed ?? "0";
  const deviation =
    stated === undefined
      ? assumedDeviation(tolerance, nominal, attribute, unit, units)
      : deviationOf(tolerance, nominal, unit, units);
  if (deviation === undefined) {
    return refused(cells, "tolerance", { kind: "tolerance-unreadable", found: tolerance });
  }
  const limit = (value: Exact) => ({ value: toBase(value, unit), included: true });
  const interval = {
    low: limit(lowest(nominal, deviation)),
    high: limit(highest(nominal, deviation)),
  };
  return present({ interval, assumedTolerance: assumed });
}

/** Absolute ones among the program's own tolerances are in the unit of the class. */
function assumedDeviation(
  text: string,
  nominal: Exact,
  { class: { dimension = "", unit: own = "" } }: Attribute,
  unit: Unit,
  units: Units,
) {
  const inUnit = text.replace(/([±+-])(\d+(?:\.\d+)?)(?=$|\/)/g, `$1$2 ${own}`);
  return units.unit(own, dimension) && deviationOf(inUnit, nominal, unit, units);
}

function choicesDemand(cells: Cells, about: Figured, units: Units): Read | undefined {
  const texts = cells.list("nominal");
  if (texts.length === 0) return incomplete(cells, "nominal");
  const tolerance = cells.optional("tolerance");
  const intervals: Interval[] = [];
  let assumedTolerance: string | undefined;
  for (const text of texts) {
    const value = exactOf(text);
    if (value === undefined) {
      cells.refuse("nominal", { kind: "not-a-figure", found: text });
      continue;
    }
    const read = around(cells, value, tolerance, about, units);
    if (read === undefined) return undefined;
    intervals.push(read.interval);
    assumedTolerance = read.assumedTolerance;
  }
  if (intervals.length < texts.length || !plausible(cells, about, intervals)) return undefined;
  return present({ demand: { is: "figure", intervals } as const, assumedTolerance });
}

/** A time in storage is counted by the calendar: in whole months. */
function ageDemand(cells: Cells, { operator, unit }: Figured): Read | undefined {
  const column = operator === "min" ? "low" : operator === "max" ? "high" : "nominal";
  const value = figure(cells, column);
  const perUnit: Readonly<Record<string, bigint>> = { a: 12n, mo: 1n };
  const months = value && value.n * (perUnit[unit.code] ?? 0n);
  if (value === undefined || !months || months % value.d !== 0n) {
    return refused(cells, column, { kind: "not-a-figure", found: cells.optional(column) ?? "" });
  }
  return { demand: { is: "age", months: Number(months / value.d) } };
}

function contradictionFree(
  cells: Cells,
  { operator, unit }: Figured,
  { low, high }: Interval,
  units: Units,
): boolean {
  const text = (value: Exact): string => decimalText(fromBase(value, unit));
  if (low && high && isLess(high.value, low.value)) {
    const [found, other] = [text(low.value), text(high.value)];
    refused(cells, "low", { kind: "limits-contradict", found, other });
    return false;
  }
  const stated = operator === "equals" ? undefined : cells.optional("nominal");
  const nominal = stated === undefined ? undefined : figure(cells, "nominal");
  if (nominal === undefined || low === undefined || high === undefined) return true;
  const limits = `${text(low.value)}–${text(high.value)}`;
  const base = toBase(nominal, unit);
  if (isLess(base, low.value) || isLess(high.value, base)) {
    refused(cells, "nominal", { kind: "limits-contradict", found: stated ?? "", other: limits });
    return false;
  }
  return toleranceAgrees(cells, nominal, { low: low.value, high: high.value, limits }, unit, units);
}

/** Limits beside a value and its tolerance must be those that the two make. */
function toleranceAgrees(
  cells: Cells,
  nominal: Exact,
  { low, high, limits }: { readonly low: Exact; readonly high: Exact; readonly limits: string },
  unit: Unit,
  units: Units,
): boolean {
  const tolerance = cells.optional("tolerance");
  if (tolerance === undefined) return true;
  const deviation = deviationOf(tolerance, nominal, unit, units);
  if (deviation === undefined) {
    refused(cells, "tolerance", { kind: "tolerance-unreadable", found: tolerance });
    return false;
  }
  const agrees =
    compare(toBase(lowest(nominal, deviation), unit), low) === 0 &&
    compare(toBase(highest(nominal, deviation), unit), high) === 0;
  if (!agrees)
    refused(cells, "tolerance", { kind: "limits-contradict", found: tolerance, other: limits });
  return agrees;
}

function plausible(
  cells: Cells,
  { attribute, unit }: Figured,
  intervals: readonly Interval[],
): boolean {
  const { least, most } = attribute.class;
  if (least === undefined || most === undefined) return true;
  const limits = intervals.flatMap(({ low, high }) => [low?.value ?? [], high?.value ?? []].flat());
  const odd = limits.find((value) => isLess(value, least) || isLess(most, value));
  if (odd === undefined) return true;
  const text = (value: Exact): string => `${decimalText(fromBase(value, unit))} ${unit.code}`;
  const [found, from, to] = [text(odd), text(least), text(most)];
  refused(cells, undefined, { kind: "implausible-figure", found, least: from, most: to });
  return false;
}

const incomplete = (cells: Cells, column: string): undefined =>
  refused(cells, column, {
    kind: "requirement-incomplete",
    found: cells.optional("operator") ?? "",
    needs: column,
  });

function refused(
  cells: Cells,
  column: string | undefined,
  fault: Parameters<Cells["refuse"]>[1],
): undefined {
  cells.refuse(column, fault);
  return undefined;
}
