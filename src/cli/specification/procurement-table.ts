/** A common specification on the screen: what to demand, what cannot be met, and who asks. */
import {
  type DemandLine,
  type LineSource,
  methodsText,
  type ProcurementLines,
  procurementLines,
  sourceText,
  takersOf,
} from "../../documents/procurement-lines.ts";
import type { Procurement } from "../../specification/procurement.ts";
import type { SpecificationReference } from "../../specification/reference.ts";
import type { Requirement } from "../../specification/requirement.ts";
import { listed } from "../../text/reports.ts";
import { named } from "../../text/specification/demands.ts";
import { procurementWords as words } from "../../text/specification/procurement.ts";
import { severityWords } from "../../text/specification/specifications.ts";
import { type Language, same, type Text } from "../../text/text.ts";
import type { Context } from "../context.ts";
import type { TableSpec, Tone } from "../terminal/render.ts";

export interface ProcurementSetting {
  readonly reference: SpecificationReference;
  readonly item: Text;
}

const { headings } = words;

const tones: Readonly<Record<Requirement["severity"], Tone>> = {
  critical: "strong",
  major: "plain",
  minor: "faint",
};

export function showProcurement(
  found: Procurement,
  setting: ProcurementSetting,
  { print, language }: Pick<Context, "print" | "language">,
): void {
  const lines = procurementLines(found, setting.reference);
  print.result({
    json: undefined,
    table: {
      title: words.title(setting.item),
      columns: [
        { key: "attribute", heading: headings.attribute },
        { key: "demand", heading: headings.demand },
        { key: "method", heading: headings.method },
        { key: "severity", heading: headings.severity },
        { key: "sources", heading: headings.sources },
      ],
      rows: lines.demands.map((line) => ({
        cells: demandCells(line, language),
        tones: { severity: tones[line.severity] },
      })),
      notes: notesOf(found, setting),
      empty: words.nothing,
    },
  });
  for (const more of [conflictsTable(lines, language), packingTable(lines, language)]) {
    if (more === undefined) continue;
    print.result({ json: undefined, text: same("") });
    print.result({ json: undefined, table: more });
  }
}

function conflictsTable({ conflicts }: ProcurementLines, to: Language): TableSpec | undefined {
  if (conflicts.length === 0) return undefined;
  const side = (one: LineSource): string => `${one.demand[to]} ${sourceText(one)[to]}`;
  return {
    title: words.conflictsTitle(conflicts.length),
    columns: [
      { key: "attribute", heading: headings.attribute },
      { key: "one", heading: headings.one },
      { key: "other", heading: headings.other },
      { key: "severity", heading: headings.severity },
    ],
    rows: conflicts.map(({ attribute, condition, one, other, severity }) => ({
      cells: {
        attribute: withCondition(attribute, condition)[to],
        one: side(one),
        other: side(other),
        severity: severityWords[severity][to],
      },
      tones: { one: "warning", other: "warning", severity: tones[severity] },
    })),
  };
}

function packingTable({ packing }: ProcurementLines, to: Language): TableSpec | undefined {
  if (packing.length === 0) return undefined;
  return {
    title: words.packingTitle,
    columns: [
      { key: "pack", heading: headings.pack },
      { key: "figure", heading: headings.figure, numeric: true },
      { key: "sources", heading: headings.sources },
    ],
    rows: packing.map(({ measure, figure, number, source }) => ({
      cells: { pack: measure[to], figure: figure[to], sources: `[${number}] ${source}` },
    })),
  };
}

const withCondition = (attribute: Text, condition: Text | undefined): Text => {
  if (condition === undefined) return attribute;
  const only = words.onlyIf(condition);
  return { en: `${attribute.en} ${only.en}`, ja: `${attribute.ja}${only.ja}` };
};

const demandCells = (
  { attribute, condition, demand, methods, severity, sources }: DemandLine,
  language: Language,
) => ({
  attribute: withCondition(attribute, condition)[language],
  demand: demand[language],
  method: methodsText(methods)[language],
  severity: severityWords[severity][language],
  sources: listed(sources.map(sourceText))[language],
});

function notesOf(found: Procurement, { reference }: ProcurementSetting): readonly Text[] {
  const { adopted, without, common } = found;
  return [
    ...procurementLines(found, reference).choices.map(({ alternatives }) =>
      words.choice(
        listed(
          alternatives.map(({ attribute, demand }) => ({
            en: `${attribute.en} ${demand.en}`,
            ja: `${attribute.ja} ${demand.ja}`,
          })),
        ),
      ),
    ),
    ...adopted.map(({ specification, ...rest }, at) => {
      const { code, titleEn, titleJa, edition, inForceFrom } = specification;
      const since = edition ?? inForceFrom;
      const mark = listed([code, since].flatMap((it) => (it === undefined ? [] : [same(it)])));
      return words.adopted(
        at + 1,
        { en: `${titleEn} (${mark.en})`, ja: `${titleJa}（${mark.ja}）` },
        listed(takersOf({ specification, ...rest }, reference)),
      );
    }),
    ...adopted.flatMap(({ others }, at) =>
      others.length === 0
        ? []
        : [
            words.others(
              at + 1,
              others.map(({ code }) => code),
            ),
          ],
    ),
    ...(without.length === 0 ? [] : [words.without(listed(without.map(named)))]),
    ...(adopted.length > 0 && common.conflicts.length === 0 ? [words.noConflict] : []),
  ];
}
