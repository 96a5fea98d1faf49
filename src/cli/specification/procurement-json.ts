/** A common specification as --json tells it; figures are texts, what is not known is null. */
import {
  type DemandLine,
  type LineSource,
  procurementLines,
} from "../../documents/procurement-lines.ts";
import { decimalText, type Exact } from "../../specification/exact.ts";
import type { Allowed } from "../../specification/intersection.ts";
import type { Procurement } from "../../specification/procurement.ts";
import type { SpecificationReference } from "../../specification/reference.ts";
import type { Interval } from "../../specification/requirement.ts";
import { fromBase, type Unit } from "../../specification/unit.ts";
import type { Text } from "../../text/text.ts";

interface Setting {
  readonly reference: SpecificationReference;
  readonly item: Text;
}

export function procurementJson(found: Procurement, { reference, item }: Setting) {
  const { goods, day, adopted, without } = found;
  const lines = procurementLines(found, reference);
  return {
    item: goods.item,
    name: item.en,
    nameJa: item.ja,
    category: goods.category ?? null,
    date: day,
    specifications: adopted.map(({ specification, publisher, organisations, others, dated }) => ({
      specification: specification.code,
      title: specification.titleEn,
      titleJa: specification.titleJa,
      publisher,
      issuerCode: specification.issuerCode ?? null,
      edition: specification.edition ?? null,
      inForceFrom: specification.inForceFrom ?? null,
      dateKnown: dated,
      organisations,
      otherTypes: others.map(({ code }) => code),
      packaging: reference.packaging
        .filter((one) => one.specification === specification.code)
        .flatMap(({ figures, source }) =>
          Object.entries(figures).map(([measure, figure]) => ({ measure, figure, source })),
        ),
    })),
    without: without.map(({ code }) => code),
    requirements: lines.demands.map(demandJson),
    choices: lines.choices.map(({ alternatives }) =>
      alternatives.map(({ code, methods, source }) => ({
        attribute: code,
        methods,
        ...sourceJson(source),
      })),
    ),
    conflicts: lines.conflicts.map(({ code, severity, one, other, waivable, common }) => ({
      attribute: code,
      when: common.when?.text ?? null,
      severity,
      waivable,
      one: sourceJson(one),
      other: sourceJson(other),
    })),
    sampling: lines.sampling.map((one) => ({
      attribute: one.requirement.attribute.code,
      ...sourceJson(one),
    })),
  };
}

function demandJson({ code, attribute, demand, methods, severity, common, sources }: DemandLine) {
  const { allowed, when, evidenceMonths, from } = common;
  const unit = from.find((one) => one.unit !== undefined)?.unit;
  return {
    attribute: code,
    name: attribute.en,
    nameJa: attribute.ja,
    demand: demand.en,
    demandJa: demand.ja,
    when: when?.text ?? null,
    ...allowedJson(allowed, unit),
    methods,
    severity,
    evidenceMonths: evidenceMonths ?? null,
    sources: sources.map((one) => ({ ...sourceJson(one), binding: one.binding })),
  };
}

/** What is allowed, for programs: intervals in a unit, or kinds. */
function allowedJson(allowed: Allowed, unit: Unit | undefined) {
  const code = unit?.code ?? null;
  switch (allowed.is) {
    case "figure":
      return { is: "figure", unit: code, intervals: allowed.intervals.map((it) => ends(it, unit)) };
    case "range":
      return { is: "range", unit: code, intervals: [ends(allowed.covered, unit)] };
    case "kind":
      return { is: "kind", anyOf: allowed.alternatives, excluded: allowed.excluded };
    case "flag":
      return { is: "flag" };
    case "age":
      return { is: "age", months: allowed.months };
  }
}

function ends({ low, high }: Interval, unit: Unit | undefined) {
  const text = (value: Exact): string =>
    decimalText(unit === undefined ? value : fromBase(value, unit));
  return {
    low: low === undefined ? null : text(low.value),
    lowIncluded: low?.included ?? null,
    high: high === undefined ? null : text(high.value),
    highIncluded: high?.included ?? null,
  };
}

const sourceJson = ({ requirement, demand }: LineSource) => ({
  specification: requirement.specification,
  clause: requirement.clause ?? null,
  demand: demand.en,
  source: requirement.source,
});
