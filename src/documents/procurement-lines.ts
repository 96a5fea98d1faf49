/**
 * A common specification in words: what every form of it (table, CSV, JSON, paper) shows alike.
 * Adopted specifications are numbered from 1, and sources of a demand named by these numbers.
 */

import { decimalText } from "../specification/exact.ts";
import { bindingOf, type CommonDemand, type Conflict } from "../specification/joint-demands.ts";
import { type Adopted, type Procurement, severityOf } from "../specification/procurement.ts";
import type { Packaging, SpecificationReference } from "../specification/reference.ts";
import type { Condition, Requirement, Severity } from "../specification/requirement.ts";
import { severities } from "../specification/requirement.ts";
import {
  commonText,
  conditionText,
  demandText,
  figureText,
  named,
} from "../text/specification/demands.ts";
import { procurementWords as words } from "../text/specification/procurement.ts";
import { specificationWordsOf } from "../text/specification/specifications.ts";
import { same, type Text } from "../text/text.ts";

/** A requirement that a line comes from. */
export interface LineSource {
  readonly number: number; // of the adopted specification, from 1
  readonly requirement: Requirement;
  readonly demand: Text;
  /** Without it the line would be less strict. */
  readonly binding: boolean;
}

export interface DemandLine {
  readonly number: number;
  readonly attribute: Text;
  readonly code: string;
  readonly condition?: Text;
  readonly demand: Text;
  readonly methods: readonly string[];
  readonly severity: Severity;
  readonly sources: readonly LineSource[];
  readonly remarks: readonly Text[];
  readonly common: CommonDemand;
}

export interface ConflictLine {
  readonly attribute: Text;
  readonly code: string;
  readonly condition?: Text;
  readonly severity: Severity;
  readonly one: LineSource;
  readonly other: LineSource;
  readonly waivable: boolean;
  readonly common: Conflict;
}

/** Of a group one alternative is enough. */
export interface ChoiceLine {
  readonly alternatives: readonly {
    readonly attribute: Text;
    readonly code: string;
    readonly demand: Text;
    readonly methods: readonly string[];
    readonly source: LineSource;
  }[];
}

/** A figure of how the goods are packed, as the publisher of a specification states it. */
export interface PackingLine {
  readonly number: number; // of the adopted specification
  readonly measure: Text;
  readonly code: string;
  readonly figure: Text;
  readonly source: string;
  /** With the first figure of a source. */
  readonly note?: Text;
}

export interface ProcurementLines {
  readonly demands: readonly DemandLine[];
  readonly choices: readonly ChoiceLine[];
  readonly conflicts: readonly ConflictLine[];
  readonly sampling: readonly LineSource[];
  readonly packing: readonly PackingLine[];
}

export function procurementLines(
  { adopted, common }: Procurement,
  reference: SpecificationReference,
): ProcurementLines {
  const numbers = new Map(adopted.map(({ specification }, at) => [specification.code, at + 1]));
  const source = (requirement: Requirement, binding = true): LineSource => ({
    number: numbers.get(requirement.specification) ?? 0,
    requirement,
    demand: demandText(requirement, reference.terms),
    binding,
  });
  const inOrder = severities.flatMap((severity) =>
    common.demands.filter((demand) => demand.severity === severity),
  );
  return {
    demands: inOrder.map((demand, at) => demandLine(demand, at + 1, source, reference)),
    choices: common.choices.map((group) => ({
      alternatives: group.map((one) => ({
        attribute: named(one.attribute),
        code: one.attribute.code,
        demand: demandText(one, reference.terms),
        methods: one.methods,
        source: source(one),
      })),
    })),
    conflicts: common.conflicts.map((one) => conflictLine(one, source, reference)),
    sampling: common.sampling.map((one) => source(one)),
    packing: adopted.flatMap(({ specification }, at) =>
      reference.packaging
        .filter((one) => one.specification === specification.code)
        .flatMap((packaging) => packingLines(packaging, at + 1)),
    ),
  };
}

const packingLines = (
  { figures, source, note }: Packaging,
  number: number,
): readonly PackingLine[] =>
  Object.entries(figures).map(([code, figure], at) => ({
    ...{ number, code, source },
    measure: specificationWordsOf.packaging[code] ?? same(code),
    figure: specificationWordsOf.packTypes[figure] ?? same(figure),
    ...(at === 0 && note !== undefined && { note }),
  }));

type SourceOf = (requirement: Requirement, binding?: boolean) => LineSource;

function demandLine(
  demand: CommonDemand,
  number: number,
  source: SourceOf,
  reference: SpecificationReference,
): DemandLine {
  const { attribute, when, methods, severity, from } = demand;
  const binding = new Set(bindingOf(demand, reference));
  // Where several ask for the same, each of them does.
  const sources = from.map((one) => source(one, binding.size === 0 || binding.has(one)));
  return {
    number,
    attribute: named(attribute),
    code: attribute.code,
    ...conditionOf(when, reference),
    demand: commonText(demand, reference.terms),
    methods,
    severity,
    sources: [...sources].sort((a, b) => Number(b.binding) - Number(a.binding)),
    remarks: remarksOf(demand),
    common: demand,
  };
}

const conditionOf = (
  when: Condition | undefined,
  { attributes, terms }: SpecificationReference,
): { readonly condition?: Text } =>
  when === undefined
    ? {}
    : { condition: conditionText(when, terms, attributes.get(when.attribute)) };

function remarksOf({ from, evidenceMonths }: CommonDemand): readonly Text[] {
  const { waivable, rounded, evidenceAge } = specificationWordsOf;
  const steps = from.flatMap((one) =>
    one.roundTo === undefined ? [] : [figureText(decimalText(one.roundTo), one.stated.unit)],
  );
  const [step] = steps;
  return [
    ...(evidenceMonths === undefined ? [] : [evidenceAge(evidenceMonths)]),
    ...(step === undefined ? [] : [rounded(step)]),
    ...(from.every((one) => one.waivable) ? [waivable] : []),
    ...from.flatMap(({ note }) => note ?? []),
  ];
}

function conflictLine(
  conflict: Conflict,
  source: SourceOf,
  reference: SpecificationReference,
): ConflictLine {
  const { attribute, when, one, other } = conflict;
  return {
    attribute: named(attribute),
    code: attribute.code,
    ...conditionOf(when, reference),
    severity: severityOf(conflict),
    one: source(one),
    other: source(other),
    waivable: one.waivable || other.waivable,
    common: conflict,
  };
}

/** "[1] p. 2"; what a source asks for itself, where it is not what decides. */
export function sourceText({ number, requirement, demand, binding }: LineSource): Text {
  const { clause } = requirement;
  const place = clause === undefined ? `[${number}]` : `[${number}] ${clause}`;
  return binding ? same(place) : { en: `${place}: ${demand.en}`, ja: `${place}：${demand.ja}` };
}

/** "UNHCR", "IOM (which follows it)". */
export const takersOf = (
  { organisations }: Adopted,
  reference: SpecificationReference,
): readonly Text[] =>
  organisations.map(({ organisation, how }) => {
    const one = reference.organisations.get(organisation);
    const name = one === undefined ? same(organisation) : named(one);
    const manner = words.how[how];
    return manner === undefined ? name : words.inBrackets(name, manner);
  });

export const methodsText = (methods: readonly string[]): Text => ({
  en: methods.join(" or "),
  ja: methods.join(" 又は "),
});
