/** Specifications as a person reads them: a list, a sheet of requirements, two side by side. */
import type { Catalogue } from "../../domain/catalogue.ts";
import type { Comparison, Difference } from "../../specification/difference.ts";
import { decimalText } from "../../specification/exact.ts";
import type { SpecificationReference } from "../../specification/reference.ts";
import type { Requirement, Specification } from "../../specification/requirement.ts";
import { listed } from "../../text/reports.ts";
import { conditionText, demandText, figureText, named } from "../../text/specification/demands.ts";
import {
  comparisonWords,
  severityWords,
  useWords,
  specificationWordsOf as words,
} from "../../text/specification/specifications.ts";
import { both, type Language, same, type Text } from "../../text/text.ts";
import { Names } from "../names.ts";
import type { TableSpec, Tone } from "../terminal/render.ts";
import { headJson, reliabilityOf, sourcesOf } from "./specification-json.ts";

const { headings } = words;

const titleOf = ({ titleEn, titleJa }: Specification): Text => ({ en: titleEn, ja: titleJa });

/** From when to when an edition counts, as far as that is known. */
function inForceText({ inForceFrom: from, inForceTo: to, superseded }: Specification): Text {
  if (from !== undefined && to !== undefined) return words.between(from, to);
  if (to !== undefined) return words.until(to);
  if (superseded) {
    return from === undefined ? words.superseded : joined([words.from(from), words.superseded]);
  }
  return from === undefined ? words.dayUnknown : words.from(from);
}

const joined = (texts: readonly Text[]): Text => ({
  en: texts.map(({ en }) => en).join("; "),
  ja: texts.map(({ ja }) => ja).join("。"),
});

export function listTable(
  found: readonly Specification[],
  reference: SpecificationReference,
  catalogue: Catalogue,
  language: Language,
): TableSpec {
  const names = new Names(catalogue);
  return {
    columns: [
      { key: "specification", heading: headings.specification },
      { key: "organisation", heading: headings.organisation },
      { key: "title", heading: headings.title },
      { key: "category", heading: headings.category },
      { key: "inForce", heading: headings.inForce },
      { key: "use", heading: headings.use },
      { key: "requirements", heading: headings.requirements, numeric: true },
      { key: "reliability", heading: headings.reliability },
    ],
    rows: found.map((one) => ({
      cells: {
        specification: one.code,
        organisation: one.organisation,
        title: titleOf(one)[language],
        category: one.category && names.category(one.category)[language],
        inForce: inForceText(one)[language],
        use: useWords[one.use][language],
        requirements: one.requirements.length,
        reliability: reliabilityOf(one, reference).join("–"),
      },
    })),
    notes: [
      words.number(
        found.length,
        found.reduce((sum, one) => sum + one.requirements.length, 0),
      ),
    ],
    empty: words.none,
  };
}

/** For --csv: the keys of the JSON. */
export function listRows(
  found: readonly Specification[],
  reference: SpecificationReference,
): TableSpec {
  const rows = found.map((one) => headJson(one, reference));
  const keys = Object.keys(rows[0] ?? {});
  return {
    columns: keys.map((key) => ({ key, heading: same(key) })),
    rows: rows.map((row) => ({
      cells: Object.fromEntries(
        Object.entries(row).map(([key, value]) => [
          key,
          value === null ? undefined : Array.isArray(value) ? value.join("|") : String(value),
        ]),
      ),
    })),
  };
}

const tones: Readonly<Record<Requirement["severity"], Tone>> = {
  critical: "strong",
  major: "plain",
  minor: "faint",
};

export function requirementsTable(
  one: Specification,
  reference: SpecificationReference,
  language: Language,
): TableSpec {
  return {
    title: headText(one, reference),
    columns: [
      { key: "attribute", heading: headings.attribute },
      { key: "demand", heading: headings.demand },
      { key: "method", heading: headings.method },
      { key: "severity", heading: headings.severity },
      { key: "remarks", heading: headings.remarks },
    ],
    rows: one.requirements.map((it) => ({
      cells: {
        attribute: named(it.attribute)[language],
        demand: demandText(it, reference.terms)[language],
        method: methodText(it)[language],
        severity: severityWords[it.severity][language],
        remarks: remarksOf(it, one, reference)[language],
      },
      tones: { severity: tones[it.severity] },
    })),
    notes: one.note === undefined ? [words.excerpt] : [words.excerpt, one.note],
  };
}

const methodText = ({ methods }: Requirement): Text => ({
  en: methods.join(" or "),
  ja: methods.join(" 又は "),
});

function headText(one: Specification, { organisations }: SpecificationReference): Text {
  const issuer = organisations.get(one.organisation);
  const parts = [
    issuer === undefined ? same(one.organisation) : named(issuer),
    ...(one.issuerCode === undefined ? [] : [words.issuerCode(one.issuerCode)]),
    ...(one.edition === undefined || one.edition === one.inForceFrom
      ? []
      : [words.editionIs(one.edition)]),
    inForceText(one),
  ];
  const [title, rest] = [titleOf(one), listed(parts)];
  return both((language) => `${one.code}  ${title[language]}\n${rest[language]}`);
}

/** Conditions and tags of a requirement, what else is known of it, and where it stands. */
function remarksOf(
  one: Requirement,
  specification: Specification,
  reference: SpecificationReference,
): Text {
  const { attributes, terms } = reference;
  const remarks: Text[] = [];
  if (one.when !== undefined) {
    const about = attributes.get(one.when.attribute);
    remarks.push(words.onlyIf(conditionText(one.when, terms, about)));
  }
  const others = (key: "anyOf" | "allOf"): Text | undefined => {
    const group = one[key];
    const all = specification.requirements.filter((it) => it !== one && it[key] === group);
    return group === undefined || all.length === 0
      ? undefined
      : listed(all.map(({ attribute }) => named(attribute)));
  };
  const [instead, together] = [others("anyOf"), others("allOf")];
  if (instead !== undefined) remarks.push(words.orInstead(instead));
  if (together !== undefined) remarks.push(words.togetherWith(together));
  if (one.waivable) remarks.push(words.waivable);
  if (one.sampling) remarks.push(words.sampling);
  if (one.roundTo !== undefined) {
    remarks.push(words.rounded(figureText(decimalText(one.roundTo), one.stated.unit)));
  }
  if (one.evidenceMonths !== undefined) remarks.push(words.evidenceAge(one.evidenceMonths));
  const note = one.note === undefined ? [] : [one.note];
  return both((language) =>
    [joined([...remarks, ...note]), placeOf(one, specification)]
      .map((text) => text[language])
      .filter((text) => text !== "")
      .join(" "),
  );
}

/** Where it stands: the clause, and the source where the specification has several. */
function placeOf({ source, clause }: Requirement, { requirements }: Specification): Text {
  const several = requirements.some((other) => other.source !== source);
  const parts = [...(several ? [source] : []), ...(clause === undefined ? [] : [clause])];
  return same(parts.length === 0 ? "" : `[${parts.join(", ")}]`);
}

export function packagingTable(
  one: Specification,
  { packaging }: SpecificationReference,
  language: Language,
): TableSpec | undefined {
  const own = packaging.filter(({ specification }) => specification === one.code);
  if (own.length === 0) return undefined;
  return {
    columns: [
      { key: "pack", heading: headings.pack },
      { key: "figure", heading: headings.figure, numeric: true },
      { key: "source", heading: headings.source },
    ],
    rows: own.flatMap(({ figures, source, note }) =>
      Object.entries(figures).map(([column, figure], row) => ({
        cells: {
          pack: (words.packaging[column] ?? same(column))[language],
          figure: words.packTypes[figure]?.[language] ?? figure,
          source: note === undefined || row > 0 ? source : `${source}: ${note[language]}`,
        },
      })),
    ),
  };
}

export function sourcesTable(one: Specification, reference: SpecificationReference): TableSpec {
  return {
    columns: [
      { key: "source", heading: headings.source },
      { key: "reliability", heading: headings.reliability },
      { key: "title", heading: headings.title },
      { key: "read", heading: headings.read },
    ],
    rows: sourcesOf(one, reference).map((code) => {
      const source = reference.sources.get(code);
      return {
        cells: {
          source: code,
          reliability: source?.reliability,
          title: source?.title,
          read: source?.read,
        },
      };
    }),
  };
}

const comparisonTones: Readonly<Record<Comparison, Tone>> = {
  same: "faint",
  "left-stricter": "plain",
  "right-stricter": "plain",
  differs: "warning",
  conflict: "alarm",
  "only-left": "plain",
  "only-right": "plain",
};

export function differencesTable(
  [left, right]: readonly [Specification, Specification],
  differences: readonly Difference[],
  { shown, language }: { readonly shown: readonly Difference[]; readonly language: Language },
  reference: SpecificationReference,
): TableSpec {
  const comparisons = comparisonWords(left.code, right.code);
  const demand = (one: Requirement | undefined, { attribute }: Difference) => {
    const text = one && demandText(one, reference.terms)[language];
    // What is lost is compared as what is kept; it is shown as it was asked for.
    return one === undefined || one.attribute.code === attribute.code
      ? text
      : `${named(one.attribute)[language]} ${text}`;
  };
  const same = differences.filter(({ comparison }) => comparison === "same").length;
  return {
    title: words.compared(left.code, right.code),
    columns: [
      { key: "attribute", heading: headings.attribute },
      { key: "left", heading: { en: left.code, ja: left.code } },
      { key: "right", heading: { en: right.code, ja: right.code } },
      { key: "comparison", heading: headings.comparison },
    ],
    rows: shown.map((one) => ({
      cells: {
        attribute: subjectText(one, reference)[language],
        left: demand(one.left, one),
        right: demand(one.right, one),
        comparison: listed([
          comparisons[one.comparison],
          ...(one.methodsDiffer ? [words.methodsDiffer] : []),
        ])[language],
      },
      tones: { comparison: comparisonTones[one.comparison] },
    })),
    notes: [words.differences(differences.length - same, same)],
    empty: words.noDifference,
  };
}

/** The attribute, and under which condition it is asked for. */
function subjectText(one: Difference, { attributes, terms }: SpecificationReference): Text {
  const when = (one.left ?? one.right)?.when;
  const name = named(one.attribute);
  if (when === undefined) return name;
  const condition = conditionText(when, terms, attributes.get(when.attribute));
  return { en: `${name.en} (${condition.en})`, ja: `${name.ja}（${condition.ja}）` };
}
