/** `spec gap` as JSON, and as rows of --csv: one for each lot and organisation. */
import type { ChosenTest, LotGap, Refusal } from "../../specification/gap.ts";
import type { SpecificationReference } from "../../specification/reference.ts";
import type { Organisation } from "../../specification/requirement.ts";
import type { Test } from "../../specification/trial.ts";
import { failureText, notesOf } from "../../text/specification/check.ts";
import { named } from "../../text/specification/demands.ts";
import { gapWords as words } from "../../text/specification/gap.ts";
import { type Language, same, type Text } from "../../text/text.ts";
import type { Names } from "../names.ts";
import type { TableSpec } from "../terminal/render.ts";
import type { TestPrices } from "./test-prices.ts";

export interface ToldGaps {
  readonly gaps: readonly LotGap[];
  readonly organisations: readonly Organisation[];
  readonly prices: TestPrices;
  readonly reference: SpecificationReference;
  readonly names: Names;
}

export const isLaboratory = ({ is }: Test): boolean => is === "laboratory" || is === "any-method";

/** What all tests come to: how many, and their price as far as it is known. */
export function sumsOf({ gaps, prices }: Pick<ToldGaps, "gaps" | "prices">) {
  const tests = gaps.flatMap((gap) => gap.tests.map(({ test }) => test));
  const laboratory = tests.filter(isLaboratory);
  const known = laboratory.flatMap((test) => prices.of(test) ?? []);
  return {
    laboratory: laboratory.length,
    looks: tests.length - laboratory.length,
    priced: known.length,
    yen: known.reduce((sum, yen) => sum + yen, 0),
  };
}

export function gapJson(told: ToldGaps, language: Language) {
  const { gaps, organisations, prices } = told;
  const { laboratory, looks, priced, yen } = sumsOf(told);
  return {
    organisations: organisations.map(({ code }) => code),
    items: itemSums(gaps, organisations),
    laboratoryTests: laboratory,
    thingsToLookAt: looks,
    costJpy: prices.given && priced === laboratory ? yen : null,
    costKnownJpy: prices.given ? yen : null,
    testsWithoutPrice: laboratory - priced,
    lots: gaps.map((gap) => lotJson(gap, told, language)),
  };
}

export interface ItemSums {
  readonly item: string;
  readonly organisation: string;
  readonly taken: number;
  readonly afterTests: number;
  readonly open: number;
  readonly refused: number;
  readonly withoutSpecification: number;
}

/** In the order of the stock; then of the organisations. */
export function itemSums(
  gaps: readonly LotGap[],
  organisations: readonly Organisation[],
): readonly ItemSums[] {
  const items = [...new Set(gaps.map(({ lot }) => lot.item))];
  return items.flatMap((item) => {
    const own = gaps.filter(({ lot }) => lot.item === item);
    return organisations.map((organisation) => {
      const sum = (of: (gap: LotGap) => readonly Organisation[]): number =>
        own
          .filter((gap) => of(gap).includes(organisation))
          .reduce((total, { lot }) => total + lot.quantity, 0);
      const who = (all: readonly { readonly organisation: Organisation }[]) =>
        all.map((one) => one.organisation);
      return {
        item,
        organisation: organisation.code,
        taken: sum(({ taken }) => who(taken)),
        afterTests: sum(({ settled }) => who(settled)),
        open: sum(({ open }) => who(open)),
        refused: sum(({ refused }) => who(refused)),
        withoutSpecification: sum(({ unasked }) => unasked),
      };
    });
  });
}

/** A lot that one organisation takes and the others do not, or not yet. */
export const keptFor = ({ taken, settled, open, refused }: LotGap): readonly string[] =>
  taken.length === 0 ||
  (refused.length === 0 && (taken.length > 1 || settled.length + open.length === 0))
    ? []
    : taken.map(({ organisation }) => organisation.code);

export const takenByNobody = ({ taken, settled, open, refused }: LotGap): boolean =>
  refused.length > 0 && taken.length + settled.length + open.length === 0;

function lotJson(gap: LotGap, { prices, reference }: ToldGaps, language: Language) {
  const { lot } = gap;
  return {
    item: lot.item,
    lot: lot.lot,
    agencies: lot.agencies,
    quantity: lot.quantity,
    takenBy: gap.taken.map(({ organisation, type }) => ({
      organisation: organisation.code,
      specification: type.candidate.specification.code,
    })),
    tests: gap.tests.map(({ test, attributes }) => ({
      kind: isLaboratory(test) ? "laboratory" : test.is === "made" ? "day-of-making" : "look",
      method: test.is === "laboratory" ? test.method : null,
      attributes,
      priceJpy: prices.of(test) ?? null,
    })),
    takenAfterTestsBy: gap.settled.map(({ organisation, specification }) => ({
      organisation: organisation.code,
      specification: specification.code,
    })),
    openFor: gap.open.map(({ organisation, nearest, testable }) => ({
      organisation: organisation.code,
      specification: nearest.candidate.specification.code,
      testable,
    })),
    refusedBy: gap.refused.map((one) => ({
      organisation: one.organisation.code,
      specification: one.nearest.candidate.specification.code,
      failures: failureTexts(one, reference).map((text) => text[language]),
    })),
    withoutSpecification: gap.unasked.map(({ code }) => code),
    keepFor: keptFor(gap),
    takenByNobody: takenByNobody(gap),
  };
}

export const failureTexts = (
  { failures }: Refusal,
  reference: SpecificationReference,
): readonly Text[] => failures.map((one) => failureText(one, reference));

export const attributeText = (code: string, { attributes }: SpecificationReference): Text => {
  const attribute = attributes.get(code);
  return attribute === undefined ? same(code) : named(attribute);
};

/** "ISO 11092: thermal resistance". */
function testText(
  { test, attributes }: ChosenTest,
  reference: SpecificationReference,
  language: Language,
): string {
  const what = attributes.map((code) => attributeText(code, reference)[language]).join(", ");
  if (test.is === "laboratory") return `${test.method}: ${what}`;
  return test.is === "made" ? words.dayOfMaking[language] : what;
}

export function gapRows({ gaps, reference }: ToldGaps, language: Language): TableSpec {
  const keys = [
    ...["item", "lot", "agency", "quantity", "organisation", "specification"],
    ...["outcome", "laboratory_tests", "to_look_at", "reasons"],
  ];
  const rows = gaps.flatMap((gap) => {
    const { lot } = gap;
    const about = { ...lot, agency: lot.agencies.join("|") };
    const tests = (laboratory: boolean): string =>
      gap.tests
        .filter(({ test }) => isLaboratory(test) === laboratory)
        .map((one) => testText(one, reference, language))
        .join("; ");
    const done = { laboratory_tests: tests(true), to_look_at: tests(false) };
    const row = (organisation: Organisation, outcome: string, more: object = {}) => ({
      cells: Object.fromEntries(
        Object.entries({ ...about, organisation: organisation.code, outcome, ...more }).filter(
          ([key, value]) => keys.includes(key) && value !== "",
        ),
      ) as Readonly<Record<string, string | number>>,
    });
    const by = (type: { readonly specification: { readonly code: string } }) => ({
      specification: type.specification.code,
    });
    return [
      ...gap.taken.map(({ organisation, type }) => row(organisation, "taken", by(type.candidate))),
      ...gap.settled.map((one) => row(one.organisation, "after-tests", { ...by(one), ...done })),
      ...gap.open.map(({ organisation, nearest }) => {
        const doubts = nearest.checked.findings.filter(({ result }) => result === "unknown");
        const reasons = [
          ...new Set(doubts.flatMap((one) => notesOf(one, reference).map((it) => it[language]))),
        ];
        return row(organisation, "open", {
          ...by(nearest.candidate),
          reasons: reasons.join("; "),
        });
      }),
      ...gap.refused.map((one) =>
        row(one.organisation, "refused", {
          ...by(one.nearest.candidate),
          reasons: failureTexts(one, reference)
            .map((text) => text[language])
            .join("; "),
        }),
      ),
      ...gap.unasked.map((organisation) => row(organisation, "no-specification")),
    ];
  });
  return { columns: keys.map((key) => ({ key, heading: same(key) })), rows };
}
