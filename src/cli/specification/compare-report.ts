/** `spec compare` as JSON, as rows of --csv, and as tables for people. */
import type { Verdict } from "../../specification/check.ts";
import type { SpecificationReference } from "../../specification/reference.ts";
import type { Requirement } from "../../specification/requirement.ts";
import type { Found, Kind, Side, SideBySide } from "../../specification/side-by-side.ts";
import { verdictWords } from "../../text/specification/check.ts";
import { resultWords, compareWords as words } from "../../text/specification/compare.ts";
import { demandText, figureText, foundText, named } from "../../text/specification/demands.ts";
import { severityWords } from "../../text/specification/specifications.ts";
import { both, count, type Language, same, type Text } from "../../text/text.ts";
import type { Names } from "../names.ts";
import type { TableSpec, Tone } from "../terminal/render.ts";

export interface ToldKinds {
  readonly kinds: readonly Kind[];
  readonly reference: SpecificationReference;
  readonly names: Names;
}

const valueText = ({ finding }: Found, { terms }: SpecificationReference): Text => {
  const { evidence, months } = finding;
  if (months !== undefined) return figureText(String(months), "mo");
  return evidence === undefined ? same("") : foundText(evidence, terms);
};

const valueStated = ({ finding: { evidence, months } }: Found): string | undefined =>
  months === undefined ? evidence?.text : `${months} mo`;

const sideJson = (side: Side) => ({
  agency: side.agency,
  items: side.items,
  quantity: side.quantity,
  verdicts: side.verdicts,
  misses: side.misses,
  notShown: side.notShown,
  costJpy: side.yenUnknownOf === 0 ? side.yenKnown : null,
  costKnownJpy: side.yenKnown,
  quantityOfUnknownCost: side.yenUnknownOf,
});

export function compareJson({ kinds, reference }: ToldKinds, language: Language) {
  return kinds.map(({ category, standards }) => ({
    category,
    standards: standards.map(({ specification, organisations, sides }) => ({
      specification: specification.code,
      organisations,
      sides: sides.map(sideJson),
      requirements: specification.requirements.map((one) => ({
        attribute: one.attribute.code,
        demand: demandText(one, reference.terms)[language],
        severity: one.severity,
        found: sides.flatMap((side) =>
          (side.found.get(one) ?? []).map((found) => ({
            agency: side.agency,
            result: found.result,
            value: valueStated(found) ?? null,
            quantity: found.quantity,
            lots: found.lots,
          })),
        ),
      })),
    })),
  }));
}

/** One row for each requirement of each standard, and what an agency's goods are like. */
export function compareRows({ kinds, reference }: ToldKinds, language: Language): TableSpec {
  const keys = [
    ...["category", "specification", "attribute", "demand", "severity"],
    ...["agency", "result", "found", "quantity", "lots"],
  ];
  return {
    columns: keys.map((key) => ({ key, heading: same(key) })),
    rows: kinds.flatMap(({ category, standards }) =>
      standards.flatMap(({ specification, sides }) =>
        specification.requirements.flatMap((one) =>
          sides.flatMap((side) =>
            (side.found.get(one) ?? []).map((found) => ({
              cells: {
                category,
                specification: specification.code,
                attribute: one.attribute.code,
                demand: demandText(one, reference.terms)[language],
                severity: one.severity,
                agency: side.agency,
                result: found.result,
                found: valueStated(found),
                quantity: found.quantity,
                lots: found.lots.join("|"),
              },
            })),
          ),
        ),
      ),
    ),
  };
}

/** The cheapest standard of each kind of goods, the cheapest kind first. */
export function standardsTable({ kinds, names }: ToldKinds, language: Language): TableSpec {
  const { headings } = words;
  const [first] = kinds[0]?.standards ?? [];
  const agencies = (first?.sides ?? []).map(({ agency }) => names.agency(agency));
  return {
    title: words.title,
    columns: [
      { key: "goods", heading: headings.goods },
      { key: "standard", heading: headings.standard },
      { key: "organisations", heading: headings.organisations },
      ...agencies.map((agency, at) => ({
        key: `misses ${at}`,
        heading: words.misses(agency),
        numeric: true,
      })),
      { key: "attributes", heading: headings.attributes, numeric: true },
      { key: "notShown", heading: headings.notShown, numeric: true },
      { key: "cost", heading: headings.cost, numeric: true },
    ],
    rows: kinds.flatMap(({ category, standards: [one] }) => {
      if (one === undefined) return [];
      const { sides, specification, organisations } = one;
      const cells: Record<string, string | number> = {
        goods: names.category(category)[language],
        standard: specification.code,
        organisations: organisations.join(", "),
        attributes: new Set(sides.flatMap(({ misses }) => misses.attributes)).size,
        notShown: sides.reduce((sum, { notShown }) => sum + notShown.quantity, 0),
        cost: costText(sides)[language],
      };
      for (const [at, { misses }] of sides.entries()) cells[`misses ${at}`] = misses.quantity;
      return [{ cells }];
    }),
    notes: kinds.length === 0 ? [] : [words.explained, words.excerpt],
    empty: words.nothing,
  };
}

function costText(sides: SideBySide["sides"]): Text {
  const [known, unknown] = [
    sides.reduce((sum, { yenKnown }) => sum + yenKnown, 0),
    sides.reduce((sum, { yenUnknownOf }) => sum + yenUnknownOf, 0),
  ];
  if (unknown === 0) return same(count(known));
  return known === 0 ? words.unknown : words.atLeast(known);
}

const tones: Readonly<Record<Found["result"], Tone>> = {
  fail: "alarm",
  unknown: "warning",
  pass: "plain",
  "not-applicable": "faint",
};

/** Attribute by attribute: demanded, what the one has, what the other has. */
export function kindTable(
  { category, standards }: Kind,
  { reference, names }: ToldKinds,
  language: Language,
): TableSpec | undefined {
  const [one, ...others] = standards;
  if (one === undefined) return undefined;
  const { specification, organisations, sides } = one;
  const { headings } = words;
  const applies = ({ sampling, demand }: Requirement): boolean =>
    !sampling && demand.is !== "nothing";
  return {
    title: words.heading(names.category(category), specification.code, organisations),
    columns: [
      { key: "attribute", heading: headings.attribute },
      { key: "demanded", heading: headings.demanded },
      ...sides.map(({ agency }, at) => ({ key: `side ${at}`, heading: names.agency(agency) })),
    ],
    rows: specification.requirements.filter(applies).map((requirement) => {
      const { severity } = requirement;
      const mark = severity === "major" ? "" : severityWords[severity][language];
      const name = named(requirement.attribute)[language];
      const cells: Record<string, string> = {
        attribute: mark === "" ? name : withMark(name, mark)[language],
        demanded: demandText(requirement, reference.terms)[language],
      };
      const toned: Record<string, Tone> = {};
      for (const [at, side] of sides.entries()) {
        const found = side.found.get(requirement) ?? [];
        cells[`side ${at}`] = sideText(found, reference)[language];
        toned[`side ${at}`] = tones[found[0]?.result ?? "unknown"];
      }
      return { cells, tones: toned };
    }),
    notes: [
      ...sides.map(({ agency, items }) =>
        words.side(
          names.agency(agency),
          items.map(({ item, quantity }) => [names.item(item), quantity] as const),
        ),
      ),
      ...sides.map(({ agency, verdicts }) =>
        words.verdicts(
          names.agency(agency),
          (Object.keys(verdictWords) as Verdict[])
            .filter((verdict) => verdicts[verdict] > 0)
            .map((verdict) => [verdictWords[verdict], verdicts[verdict]] as const),
        ),
      ),
      ...(others.length === 0
        ? []
        : [
            words.others(
              others.map((other) => [
                other.specification.code,
                other.sides.reduce((sum, { misses }) => sum + misses.quantity, 0),
                other.sides.reduce((sum, { notShown }) => sum + notShown.quantity, 0),
              ]),
            ),
          ]),
    ],
  };
}

const withMark = (name: string, mark: string): Text => ({
  en: `${name} (${mark})`,
  ja: `${name}（${mark}）`,
});

/** "94 N: missed (3,600); not shown (900)". */
const sideText = (found: readonly Found[], reference: SpecificationReference): Text =>
  both((language) =>
    found
      .map((one) => {
        const value = valueText(one, reference)[language];
        const result = resultWords[one.result][language];
        const plain = value === "" || one.finding.evidence?.value.is === "flag";
        const said = plain ? result : `${value}: ${result}`;
        const quantity = count(one.quantity);
        return language === "ja" ? `${said}（${quantity}）` : `${said} (${quantity})`;
      })
      .join(language === "ja" ? "、" : "; "),
  );
