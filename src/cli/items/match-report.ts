/** Suggested pairs as a table, as rows of CSV, as JSON, and with a line for each piece of evidence.
 * */
import type { Evidence, Named, Suggestion } from "../../matching/match.ts";
import { itemMatchWords as words } from "../../text/items/item-matching.ts";
import { evidenceText, reasonText } from "../../text/items/matching.ts";
import { both, type Language, type Text } from "../../text/text.ts";
import type { TableSpec } from "../terminal/render.ts";

export interface MatchReport {
  readonly suggestions: readonly Suggestion[];
  /** What a thing is called. */
  leftName(id: string): string | undefined;
  rightName(id: string): string | undefined;
}

/** Lists: the first name of each thing. */
export function reportOf(
  left: readonly Named[],
  right: readonly Named[],
  suggestions: readonly Suggestion[],
): MatchReport {
  const leftNames = new Map(left.map(({ id, names }) => [id, names[0]]));
  const rightNames = new Map(right.map(({ id, names }) => [id, names[0]]));
  return {
    suggestions,
    leftName: (id) => leftNames.get(id),
    rightName: (id) => rightNames.get(id),
  };
}

/** To four places; what is nearly one must not read as one, nor what is nearly none as none. */
const rounded = (score: number): number =>
  Math.min(0.9999, Math.max(0.0001, Math.round(score * 10_000) / 10_000));

export const pairJson = ({ left, right, score, band }: Suggestion) => ({
  left,
  right,
  score: rounded(score),
  band,
});

export const explainedJson = (report: MatchReport, language: Language) =>
  report.suggestions.map((suggestion) => ({
    ...pairJson(suggestion),
    leftName: report.leftName(suggestion.left) ?? null,
    rightName: report.rightName(suggestion.right) ?? null,
    evidence: suggestion.evidence.map((evidence) => ({
      kind: evidence.kind,
      bits: bitsOf(evidence),
      text: reasonText(evidence)[language],
    })),
    others: suggestion.others.map(({ right, score }) => ({
      right,
      rightName: report.rightName(right) ?? null,
      score: rounded(score),
    })),
  }));

const bitsOf = (evidence: Evidence): number | null =>
  "bits" in evidence ? Math.round(evidence.bits * 100) / 100 : null;

const columns: TableSpec["columns"] = [
  { key: "left", heading: words.headings.left },
  { key: "left_name", heading: words.headings.leftName },
  { key: "right", heading: words.headings.right },
  { key: "right_name", heading: words.headings.rightName },
  { key: "score", heading: words.headings.score, numeric: true },
  { key: "band", heading: words.headings.band },
];

const cellsOf = (report: MatchReport, { left, right, score }: Suggestion) => ({
  left,
  left_name: report.leftName(left),
  right,
  right_name: report.rightName(right),
  score: rounded(score).toFixed(4),
});

/** Bands by their codes and all evidence in one cell, for --csv and files. */
export const pairsCsv = (report: MatchReport, language: Language): TableSpec => ({
  columns: [...columns, { key: "evidence", heading: words.headings.evidence }],
  rows: report.suggestions.map((suggestion) => ({
    cells: {
      ...cellsOf(report, suggestion),
      band: suggestion.band,
      evidence: suggestion.evidence
        .map((evidence) => evidenceText(evidence)[language].trim().replace(/ {2,}/g, " "))
        .join(" | "),
    },
  })),
});

export const pairsTable = (report: MatchReport, language: Language): TableSpec => ({
  columns,
  rows: report.suggestions.map((suggestion) => ({
    cells: { ...cellsOf(report, suggestion), band: words.bands[suggestion.band][language] },
    tones: suggestion.band === "ask" ? { band: "warning" } : {},
  })),
  empty: words.none,
  notes: report.suggestions.length === 0 ? [] : [counted(report)],
});

function counted({ suggestions }: MatchReport): Text {
  const certain = suggestions.filter(({ band }) => band === "certain").length;
  const ask = suggestions.filter(({ band }) => band === "ask").length;
  return words.found(certain + ask, certain, ask);
}

/** Each pair with its evidence, strongest first. */
export function explainedText(report: MatchReport, language: Language): string {
  if (report.suggestions.length === 0) return words.none[language];
  const blocks = report.suggestions.map((suggestion) => {
    const { left, right, score, band, evidence, others } = suggestion;
    const standing = words.standing(band, rounded(score).toFixed(4))[language];
    return [
      called(left, report.leftName(left)),
      `  = ${called(right, report.rightName(right))}  ${standing}`,
      ...evidence.map((one) => `    ${evidenceText(one)[language]}`),
      ...(band === "ask" ? others : []).map(({ right: other, score: chance }) => {
        const name = called(other, report.rightName(other));
        return `  ${words.other(name, rounded(chance).toFixed(4))[language]}`;
      }),
    ].join("\n");
  });
  return [...blocks, counted(report)[language], words.nothingChanged[language]].join("\n\n");
}

/** The code, and the name where it says more. */
const called = (id: string, name: string | undefined): string =>
  name === undefined || name === "" || name === id ? id : `${id}  ${name}`;

/** What `items match` says of a ledger's items. */
export const ledgerText = (report: MatchReport, items: number, unmatched: number): Text =>
  items === 0
    ? words.noProvisional
    : both((language) =>
        [
          explainedText(report, language),
          ...(unmatched === 0 ? [] : [words.unmatched(unmatched)[language]]),
        ].join("\n"),
      );
