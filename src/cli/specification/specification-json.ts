/** Specifications as --json tells them; what is not known is null. */
import type { Difference } from "../../specification/difference.ts";
import { decimalText } from "../../specification/exact.ts";
import type { SpecificationReference } from "../../specification/reference.ts";
import type { Requirement, Specification } from "../../specification/requirement.ts";
import { demandText } from "../../text/specification/demands.ts";

/** The marks of the sources of all requirements, the best first. */
export const reliabilityOf = (
  { requirements }: Specification,
  { sources }: SpecificationReference,
): readonly string[] =>
  [...new Set(requirements.flatMap(({ source }) => sources.get(source)?.reliability ?? []))].sort();

export const headJson = (one: Specification, reference: SpecificationReference) => ({
  specification: one.code,
  series: one.series,
  edition: one.edition ?? null,
  inForceFrom: one.inForceFrom ?? null,
  inForceTo: one.inForceTo ?? null,
  superseded: one.superseded,
  organisation: one.organisation,
  issuerCode: one.issuerCode ?? null,
  use: one.use,
  category: one.category ?? null,
  items: one.items,
  wholeCategory: one.anyItem,
  title: one.titleEn,
  titleJa: one.titleJa,
  requirements: one.requirements.length,
  reliability: reliabilityOf(one, reference),
});

/** Figures are texts, as the issuer wrote them: no digit is lost or added. */
const requirementJson = (one: Requirement, { terms }: SpecificationReference) => ({
  attribute: one.attribute.code,
  name: one.attribute.nameEn,
  nameJa: one.attribute.nameJa,
  demand: demandText(one, terms).en,
  operator: one.stated.operator,
  low: one.stated.low ?? null,
  high: one.stated.high ?? null,
  nominal: one.stated.nominal ?? null,
  tolerance: one.stated.tolerance ?? null,
  assumedTolerance: one.assumedTolerance ?? null,
  unit: one.stated.unit ?? null,
  methods: one.methods,
  severity: one.severity,
  clause: one.clause ?? null,
  when: one.when?.text ?? null,
  excluded: one.demand.is === "kind" ? one.demand.excluded : [],
  anyOf: one.anyOf ?? null,
  allOf: one.allOf ?? null,
  waivable: one.waivable,
  sampling: one.sampling,
  roundTo: one.roundTo === undefined ? null : decimalText(one.roundTo),
  evidenceMonths: one.evidenceMonths ?? null,
  source: one.source,
  note: one.note?.en ?? null,
  noteJa: one.note?.ja ?? null,
});

export function specificationJson(one: Specification, reference: SpecificationReference) {
  const packaging = reference.packaging.filter(({ specification }) => specification === one.code);
  return {
    ...headJson(one, reference),
    note: one.note?.en ?? null,
    noteJa: one.note?.ja ?? null,
    requirements: one.requirements.map((it) => requirementJson(it, reference)),
    packaging: packaging.map(({ figures, source, note }) => ({
      figures,
      source,
      note: note?.en ?? null,
      noteJa: note?.ja ?? null,
    })),
    sources: sourcesOf(one, reference).map((code) => {
      const source = reference.sources.get(code);
      return {
        source: code,
        title: source?.title ?? null,
        publisher: source?.publisher ?? null,
        date: source?.date ?? null,
        address: source?.address ?? null,
        accessed: source?.accessed ?? null,
        reliability: source?.reliability ?? null,
        read: source?.read ?? null,
      };
    }),
  };
}

/** Sources of its requirements and packing figures, in the order in which they are first named. */
export const sourcesOf = (
  { code, requirements }: Specification,
  { packaging }: SpecificationReference,
): readonly string[] => [
  ...new Set([
    ...requirements.map(({ source }) => source),
    ...packaging.filter((one) => one.specification === code).map(({ source }) => source),
  ]),
];

export const differenceJson = (one: Difference, { terms }: SpecificationReference) => ({
  attribute: one.attribute.code,
  name: one.attribute.nameEn,
  nameJa: one.attribute.nameJa,
  when: one.when ?? null,
  left: one.left === undefined ? null : demandText(one.left, terms).en,
  right: one.right === undefined ? null : demandText(one.right, terms).en,
  leftMethods: one.left?.methods ?? [],
  rightMethods: one.right?.methods ?? [],
  comparison: one.comparison,
  methodsDiffer: one.methodsDiffer,
});
