/** `spec gap` as a person reads it: a table of quantities, then what to do, in sentences. */

import type { HeldType } from "../../specification/acceptance.ts";
import type { LotGap, Refusal } from "../../specification/gap.ts";
import { notesOf } from "../../text/specification/check.ts";
import { gapWords as words } from "../../text/specification/gap.ts";
import { both, count, type Language, same, type Text } from "../../text/text.ts";
import type { TableSpec } from "../terminal/render.ts";
import {
  attributeText,
  failureTexts,
  isLaboratory,
  itemSums,
  keptFor,
  sumsOf,
  type ToldGaps,
  takenByNobody,
} from "./gap-json.ts";

/** Organisations for which an item stands alike share a row. */
export function gapTable(told: ToldGaps, language: Language): TableSpec {
  const { gaps, organisations, names } = told;
  const sums = itemSums(gaps, organisations);
  const keys = ["taken", "afterTests", "open", "refused"] as const;
  const asked = sums.filter((one) => keys.some((key) => one[key] > 0));
  const rows = new Map<string, { readonly item: string; readonly of: (typeof asked)[number][] }>();
  for (const one of asked) {
    const key = JSON.stringify([one.item, ...keys.map((name) => one[name])]);
    const row = rows.get(key) ?? { item: one.item, of: [] };
    row.of.push(one);
    rows.set(key, row);
  }
  const unasked = [...new Set(sums.map(({ item }) => item))].filter(
    (item) => !asked.some((one) => one.item === item),
  );
  const { headings } = words;
  const shown = (quantity: number): string => (quantity === 0 ? "" : count(quantity));
  return {
    title: words.title,
    columns: [
      { key: "item", heading: headings.item },
      { key: "for", heading: headings.for },
      { key: "taken", heading: headings.taken, numeric: true },
      { key: "afterTests", heading: headings.settled, numeric: true },
      { key: "open", heading: headings.open, numeric: true },
      { key: "refused", heading: headings.refused, numeric: true },
    ],
    rows: [...rows.values()].map(({ item, of }) => {
      const [first] = of;
      return {
        cells: {
          item: names.item(item)[language],
          for: of.map(({ organisation }) => organisation).join(", "),
          ...Object.fromEntries(keys.map((key) => [key, shown(first?.[key] ?? 0)])),
        },
        tones: { refused: "alarm", open: "warning" },
      };
    }),
    notes:
      gaps.length === 0
        ? []
        : [
            ...(rows.size === 0 ? [] : [words.ofPieces]),
            ...(unasked.length === 0
              ? []
              : [words.unasked(unasked.map((item) => names.item(item)))]),
          ],
    empty: gaps.length === 0 ? words.nothing : words.nobodyAsks,
  };
}

/** More lines than this nobody reads on a screen; nor more lots in one of them. */
const linesShown = 80;
const lotsShown = 6;

export function gapReport(told: ToldGaps): Text | undefined {
  const { gaps, prices } = told;
  const tested = gaps.filter(({ tests }) => tests.length > 0);
  const kept = gaps.filter((gap) => keptFor(gap).length > 0);
  const nobody = gaps.filter(takenByNobody);
  const stuck = gaps.filter(({ open }) => open.some(({ testable }) => !testable));
  const left = gaps.filter(({ open }) => open.some(({ testable }) => testable)).length;
  const { laboratory, looks, priced, yen } = sumsOf(told);
  const cost = prices.given ? words.cost(yen, priced, laboratory - priced) : words.noPrices;
  const parts = [
    ...part(words.tests(laboratory, looks), alike(tested, testKey), (group) =>
      testTexts(group, told),
    ),
    ...(tested.length > 0 ? [cost] : []),
    ...(left > 0 ? [words.left(left)] : []),
    ...part(words.keep, alike(kept, keepKey), (group) => keepTexts(group, told)),
    ...part(words.nobody, alike(nobody, refusedKey), (group) => [
      indented(1, lotsText(group, told)),
      ...refusalTexts(group[0]?.refused ?? [], told),
    ]),
    ...part(words.stuck, alike(stuck, stuckKey), (group) => stuckTexts(group, told)),
  ];
  if (parts.length === 0) return undefined;
  return both((language) => parts.map((text) => text[language]).join("\n"));
}

type Group = readonly LotGap[];

/** Lots of an item of which the same is to be said. */
function alike(gaps: readonly LotGap[], key: (gap: LotGap) => string): readonly Group[] {
  const groups = new Map<string, LotGap[]>();
  for (const gap of gaps) {
    const own = `${gap.lot.item}\n${key(gap)}`;
    groups.set(own, [...(groups.get(own) ?? []), gap]);
  }
  return [...groups.values()];
}

const testKey = ({ tests, settled }: LotGap): string =>
  JSON.stringify([
    tests,
    settled.map(({ organisation, specification }) => [organisation.code, specification.code]),
  ]);
const refusedKey = ({ refused }: LotGap): string =>
  JSON.stringify(
    refused.map(({ organisation, nearest, failures }) => [
      organisation.code,
      nearest.candidate.specification.code,
      failures.map(({ requirement, evidence, months }) => [
        requirement.number,
        evidence?.text,
        evidence?.report,
        evidence?.origin,
        months,
      ]),
    ]),
  );
const keepKey = (gap: LotGap): string =>
  JSON.stringify([
    keptFor(gap),
    refusedKey(gap),
    [...gap.settled, ...gap.open].map(({ organisation }) => organisation.code),
  ]);
const stuckKey = ({ open }: LotGap): string =>
  JSON.stringify(
    open
      .filter(({ testable }) => !testable)
      .map(({ organisation, nearest }) => [
        organisation.code,
        nearest.candidate.specification.code,
      ]),
  );

const indented = (depth: number, text: Text): Text =>
  both((language) => `${"  ".repeat(depth)}${text[language]}`);

function part(
  title: Text,
  groups: readonly Group[],
  textsOf: (group: Group) => readonly Text[],
): readonly Text[] {
  if (groups.length === 0) return [];
  const shown: Text[] = [];
  let left = groups.flat().length;
  for (const group of groups) {
    if (shown.length >= linesShown) break;
    shown.push(...textsOf(group));
    left -= group.length;
  }
  return [same(""), title, ...shown, ...(left > 0 ? [words.more(left)] : [])];
}

function lotsText(group: Group, { names }: ToldGaps): Text {
  const lots = group.map(({ lot }) => lot.lot);
  const more = lots.length - lotsShown;
  const quantity = group.reduce((sum, { lot }) => sum + lot.quantity, 0);
  const few = [...lots.slice(0, lotsShown), ...(more > 0 ? [`… +${more}`] : [])];
  return words.lots(names.item(group[0]?.lot.item ?? ""), few, quantity);
}

function testTexts(group: Group, told: ToldGaps): readonly Text[] {
  const { reference } = told;
  const [first] = group;
  const bySpecification = new Map<string, { readonly who: string[]; readonly types: number }>();
  for (const { organisation, specification, types } of first?.settled ?? []) {
    const known = bySpecification.get(specification.code) ?? { who: [], types };
    known.who.push(organisation.code);
    bySpecification.set(specification.code, known);
  }
  const attributes = (codes: readonly string[]): readonly Text[] =>
    codes.map((code) => attributeText(code, reference));
  const tests = first?.tests ?? [];
  const looks = tests
    .filter(({ test }) => !isLaboratory(test))
    .flatMap(({ test, attributes: codes }) =>
      test.is === "made" ? [words.dayOfMaking] : attributes(codes),
    );
  return [
    indented(1, lotsText(group, told)),
    ...[...bySpecification].map(([code, { who, types }]) =>
      indented(2, words.settles(who, code, types)),
    ),
    ...tests
      .filter(({ test }) => isLaboratory(test))
      .map(({ test, attributes: codes }) => {
        const method = test.is === "laboratory" ? same(test.method) : words.anyMethod;
        return both(
          (language) =>
            `      ${words.laboratory(method[language], attributes(codes), group.length)[language]}`,
        );
      }),
    ...(looks.length === 0 ? [] : [indented(3, words.looks(looks))]),
  ];
}

function keepTexts(group: Group, told: ToldGaps): readonly Text[] {
  const [first] = group;
  if (first === undefined) return [];
  const undecided = [...first.settled, ...first.open].map(({ organisation }) => organisation.code);
  return [
    indented(1, words.keepFor(lotsText(group, told), keptFor(first))),
    ...refusalTexts(first.refused, told),
    ...(undecided.length === 0 ? [] : [indented(2, words.openFor(undecided))]),
  ];
}

/** Organisations that refuse for the same reason are named together. */
function refusalTexts(refusals: readonly Refusal[], { reference }: ToldGaps): readonly Text[] {
  const groups = new Map<unknown, Refusal[]>();
  for (const one of refusals) {
    const key = one.nearest.waivers.length === 0 ? one.nearest.checked : one;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].flatMap((all) => {
    const [first] = all;
    if (first === undefined) return [];
    const who = all.map(({ organisation }) => organisation.code);
    const { code } = first.nearest.candidate.specification;
    return [
      indented(2, words.notFor(who, code)),
      ...failureTexts(first, reference).map((text) => indented(3, text)),
    ];
  });
}

/** Why it stays open, of what neither test nor paper can show. */
function stuckTexts(group: Group, told: ToldGaps): readonly Text[] {
  const stuck = (group[0]?.open ?? []).filter(({ testable }) => !testable);
  const types = new Map<HeldType["checked"], { nearest: HeldType; who: string[] }>();
  for (const { nearest, organisation } of stuck) {
    const known = types.get(nearest.checked) ?? { nearest, who: [] };
    known.who.push(organisation.code);
    types.set(nearest.checked, known);
  }
  return [
    indented(1, lotsText(group, told)),
    ...[...types.values()].flatMap(({ nearest, who }) => [
      indented(2, words.stuckFor(who, nearest.candidate.specification.code)),
      ...nearest.checked.findings
        .filter(
          ({ result, requirement }) => result === "unknown" && requirement.severity !== "minor",
        )
        .map((one) => {
          const name = attributeText(one.requirement.attribute.code, told.reference);
          const notes = notesOf(one, told.reference);
          return both(
            (language) =>
              `      ${name[language]}: ${notes
                .map((note) => note[language])
                .join(language === "ja" ? "、" : "; ")}`,
          );
        }),
    ]),
  ];
}
