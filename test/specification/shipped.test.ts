/** The shipped specifications: whole, sourced, plausible, and what the sources say. */
import { describe, expect, test } from "vitest";
import { decimalText } from "../../src/specification/exact.ts";
import type { Limit, Requirement } from "../../src/specification/requirement.ts";
import { fromBase } from "../../src/specification/unit.ts";
import { catalogueCodes, shipped } from "../helpers/specifications.ts";

const all = [...shipped.specifications.values()];
const requirements = all.flatMap((one) => one.requirements);

test("all that was gathered is there", () => {
  expect([
    all.length,
    requirements.length,
    shipped.packaging.length,
    shipped.standards.length,
  ]).toEqual([90, 577, 72, 40 + 3]); // three follow from what the Cabinet Office gave in 2006
});

test("every specification has requirements, a title in Japanese, an issuer and a source", () => {
  const poor = all.filter(
    ({ requirements: own, titleEn, titleJa, organisation, source }) =>
      own.length === 0 ||
      titleJa === titleEn ||
      !shipped.organisations.has(organisation) ||
      !shipped.sources.has(source),
  );
  expect(poor.map(({ code }) => code)).toEqual([]);
});

test("every requirement has a source whose reliability and extent are known", () => {
  const odd = requirements.filter(({ source }) => {
    const document = shipped.sources.get(source);
    return document?.reliability === undefined || document.read === undefined;
  });
  expect(odd.map(({ specification, number }) => `${specification} ${number}`)).toEqual([]);
});

test("how much each mark of reliability stands for", () => {
  const marks = requirements.map(({ source }) => shipped.sources.get(source)?.reliability ?? "?");
  const count = (mark: string) => marks.filter((one) => one === mark).length;
  expect(["A", "B", "C", "D"].map(count)).toEqual([212, 234, 80, 51]);
});

test("every remark is there in both languages", () => {
  const remarks = [...all, ...requirements, ...shipped.packaging].flatMap(({ note }) => note ?? []);
  expect(remarks.length).toBeGreaterThan(250);
  expect(remarks.filter(({ en, ja }) => !/[ぁ-んァ-ヶ一-龠]/.test(ja) || en === ja)).toEqual([]);
});

test("every kind that is asked for has a name in both languages", () => {
  const unnamed = requirements.flatMap(({ demand }) =>
    demand.is === "kind"
      ? [...demand.among, ...demand.excluded].filter(
          (word) => shipped.terms.term(word) === undefined,
        )
      : [],
  );
  expect(unnamed).toEqual([]);
});

test("a kind is never ruled out by what is a kind of it", () => {
  const words = requirements.flatMap(({ demand }) => (demand.is === "kind" ? demand.among : []));
  for (const word of words) expect([word, shipped.terms.compare(word, word)]).toEqual([word, "is"]);
});

test("each item that a specification names belongs to its category", () => {
  expect(catalogueCodes.items.size).toBeGreaterThan(200);
  const bare = all.filter(({ use, category }) => use !== "packing" && category === undefined);
  expect(bare.map(({ code }) => code)).toEqual([]);
});

/** Read once more in the sources, by hand. */
const facts: readonly (readonly [specification: string, attribute: string, demand: string])[] = [
  ["ifrc-icrc-blanket-synthetic-low", "width", "148.5–154.5 cm"],
  ["ifrc-icrc-blanket-synthetic-low", "thermal_resistance", "0.15– m2.K/W"],
  ["ifrc-icrc-blanket-woollen-medium", "wool_content", "45–55 %"],
  ["unhcr-blanket-b-1999", "thermal_resistance", "2–2.4 TOG"],
  ["iom-tarpaulin-4x6-bands", "elongation_at_break", "15–35 %"],
  ["iom-tarpaulin-4x6-eyelets-2014", "elongation_at_break", "15–25 %"],
  ["iom-tarpaulin-roll-4x60", "tensile_strength_after_uv", "475– N"],
  ["unhcr-tarpaulin-4x5", "mass_per_area", "170–210 g/m2"],
  ["unhcr-frame-tent-2012", "outer_canvas_mass_per_area", "297.5–402.5 g/m2"],
  ["unhcr-self-standing-tent", "inner_tensile_strength_warp", "(300– N"],
  ["iom-bucket-14l", "outlet_diameter", "45–55 mm"],
  ["wfp-heb", "aflatoxin_m1_in_milk_powder", "–0.5) ug/kg"],
  ["who-netting-2007", "bursting_strength", "250– kPa"],
];

test.each(facts)("%s: %s %s", (code, attribute, expected) => {
  const found = shipped.specifications
    .get(code)
    ?.requirements.find((one) => one.attribute.code === attribute);
  expect(found && shown(found)).toBe(expected);
});

function shown({ demand, unit }: Requirement): string {
  if (demand.is !== "figure" || unit === undefined) return demand.is;
  const [{ low, high } = {}] = demand.intervals;
  const text = (limit: Limit | undefined): string =>
    limit === undefined ? "" : decimalText(fromBase(limit.value, unit));
  const [open, close] = [low?.included === false ? "(" : "", high?.included === false ? ")" : ""];
  return `${open}${text(low)}–${text(high)}${close} ${unit.code}`;
}

describe("what can be read of no source is not there", () => {
  test("UNICEF and WFP have no blanket of their own, UNHCR none of today", () => {
    const blankets = all.filter(({ category }) => category === "blanket");
    const of = (organisation: string) =>
      blankets.filter((one) => one.organisation === organisation && !one.superseded);
    expect([of("UNICEF"), of("WFP"), of("UNHCR")]).toEqual([[], [], []]);
  });
});
