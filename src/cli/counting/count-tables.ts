/** Counts and their lines as JSON and as tables: programs get codes, people get names. */
import type { ComparedLine } from "../../counting/comparison.ts";
import { type Count, sheetsInForce, standingPosting, stateOf } from "../../counting/counts.ts";
import { isDifference } from "../../counting/decision.ts";
import type { Catalogue } from "../../domain/catalogue.ts";
import {
  type CountCard,
  type CountDecided,
  countCardName,
  countTeams,
} from "../../domain/counting/count-declaration.ts";
import { transactionId } from "../../domain/ledger.ts";
import {
  countHeadings as headings,
  outcomeWords,
  stateWords,
  countWords as words,
} from "../../text/counting/count.ts";
import { signedCount } from "../../text/movements/movement-reports.ts";
import { statusWords } from "../../text/reports.ts";
import type { Language } from "../../text/text.ts";
import { Names } from "../names.ts";
import type { TableRow, TableSpec } from "../terminal/render.ts";
import { scopeOf } from "./count-printing.ts";

/** What lines are shown with; without names for --csv. */
export interface LineSetting {
  readonly catalogue: Catalogue;
  readonly language: Language;
  readonly codes: boolean;
}

/** With the numbers under which the sheets list the lines. */
interface NumberedSetting extends LineSetting {
  readonly numbers: ReadonlyMap<string, number>;
}

const column = (key: keyof typeof headings, numeric = false): TableSpec["columns"][number] => ({
  key,
  heading: headings[key],
  ...(numeric && { numeric }),
});

const cardColumns = [column("item"), column("lot"), column("agency"), column("status")];

function cardCells(
  { item, lot, agency, status }: CountCard,
  { catalogue, language, codes }: LineSetting,
): TableRow["cells"] {
  if (codes) return { item, lot, agency, status };
  const names = new Names(catalogue);
  return {
    item: names.itemWithCode(item)[language],
    lot,
    agency: names.agency(agency)[language],
    status: statusWords[status][language],
  };
}

function cardJson({ item, lot, agency, status }: CountCard, catalogue: Catalogue) {
  const { nameEn = null, nameJa = null, baseUnit = null } = catalogue.item(item) ?? {};
  return { item, name: nameEn, nameJa, lot, agency, status, unit: baseUnit };
}

// Team against team

const figureOf = ({ figures }: ComparedLine, team: number) =>
  figures.find(({ sheet }) => sheet.entered.team === team)?.line;

export const comparedJson = (line: ComparedLine, catalogue: Catalogue) => ({
  ...cardJson(line, catalogue),
  figures: line.figures.map(({ sheet, line: { quantity, damaged, expired, row, remarks } }) => ({
    team: sheet.entered.team,
    ...{ quantity, damaged, expired, row },
    remarks: remarks ?? null,
  })),
  outcome: line.outcome,
  counted: line.decided?.line.quantity ?? null,
});

export function comparedTable(
  lines: readonly ComparedLine[],
  { numbers, ...setting }: NumberedSetting,
): TableSpec {
  const { language, codes } = setting;
  const third = lines.some((line) => figureOf(line, 3) !== undefined);
  const teams = (["team1", "team2", "team3"] as const).filter((key) => third || key !== "team3");
  return {
    columns: [
      column("line", true),
      ...cardColumns,
      ...teams.map((key) => column(key, true)),
      column("outcome"),
    ],
    rows: lines.map((line) => ({
      cells: {
        line: numbers.get(countCardName(line)),
        ...cardCells(line, setting),
        ...Object.fromEntries(
          countTeams.map((team) => {
            const found = figureOf(line, team);
            const text =
              found && words.figure(found.quantity, found.damaged, found.expired)[language];
            return [`team${team}`, codes ? found?.quantity : text];
          }),
        ),
        outcome: codes ? line.outcome : outcomeWords[line.outcome][language],
      },
      tones: line.outcome === "agreed" ? {} : { outcome: "warning" },
    })),
    empty: words.nothingCounted,
  };
}

// Book against what was counted

export function decidedJson(line: CountDecided, catalogue: Catalogue) {
  const { book, counted, damaged, expired, reason } = line;
  return {
    ...cardJson(line, catalogue),
    ...{ book, counted, damaged, expired, difference: counted - book },
    reason: reason ?? null,
  };
}

export function decidedTable(
  lines: readonly CountDecided[],
  { numbers, ...setting }: NumberedSetting,
): TableSpec {
  const { language, codes } = setting;
  return {
    columns: [
      column("line", true),
      ...cardColumns,
      ...(["book", "counted", "difference"] as const).map((key) => column(key, true)),
      column("reason"),
    ],
    rows: lines.map((line) => {
      const { book, counted, damaged, expired, reason } = line;
      const difference = counted - book;
      return {
        cells: {
          line: numbers.get(countCardName(line)),
          ...cardCells(line, setting),
          book,
          counted: codes ? counted : words.figure(counted, damaged, expired)[language],
          difference: codes ? difference : signedCount(difference),
          reason,
        },
        tones: isDifference(line) ? { difference: "warning" } : {},
      };
    }),
    empty: words.nothingCounted,
  };
}

/** The numbers under which the sheets list the lines. */
export const lineNumbers = ({ opening }: Count): ReadonlyMap<string, number> =>
  new Map(opening.lines.map((card, at) => [countCardName(card), at + 1]));

// Counts

export function countJson(count: Count) {
  const { code, opening, printed, cancelled, sheets } = count;
  const posting = standingPosting(count);
  return {
    count: code,
    state: stateOf(count),
    depot: opening.depot,
    agency: opening.agency ?? null,
    item: opening.item ?? null,
    category: opening.category ?? null,
    date: opening.date ?? null,
    position: {
      transaction: transactionId(opening.position.number),
      hash: opening.position.hash,
    },
    openedBy: transactionId(printed.transaction.number),
    openedAt: printed.transaction.recordedAt,
    user: printed.transaction.user,
    lines: opening.lines.length,
    sheets: sheets.map(({ transaction, entered, replacedBy }) => ({
      team: entered.team,
      date: entered.date,
      counter: entered.counter ?? null,
      transaction: transactionId(transaction.number),
      file: transaction.source?.name ?? null,
      sha256: transaction.source?.sha256 ?? null,
      lines: entered.lines.length,
      replacedBy: replacedBy === undefined ? null : transactionId(replacedBy),
    })),
    cancelledBy: cancelled === undefined ? null : transactionId(cancelled.number),
    reason: cancelled?.reason ?? null,
    postedBy: posting === undefined ? null : transactionId(posting.transaction.number),
    effectiveDate: posting?.transaction.effectiveDate ?? null,
    differences: posting?.posted.lines.filter(isDifference).length ?? null,
  };
}

export function countsTable(counts: readonly Count[], setting: LineSetting): TableSpec {
  const { catalogue, language, codes } = setting;
  const names = new Names(catalogue);
  return {
    title: words.listTitle,
    columns: [
      ...(["count", "state", "depot", "scope", "opened"] as const).map((key) => column(key)),
      column("lines", true),
      ...(["teams", "date", "posted"] as const).map((key) => column(key)),
    ],
    rows: counts.map((count) => {
      const { code, opening, printed } = count;
      const state = stateOf(count);
      const posting = standingPosting(count);
      const separator = { en: ", ", ja: "、" }[language];
      const scope = codes
        ? [opening.agency, opening.category, opening.item].filter(Boolean).join(" ")
        : scopeOf(count, names)
            .map((text) => text[language])
            .join(separator);
      const sheets = sheetsInForce(count);
      return {
        cells: {
          count: code,
          state: codes ? state : stateWords[state][language],
          depot: codes ? opening.depot : names.depotWithCode(opening.depot)[language],
          scope,
          opened: printed.transaction.effectiveDate,
          lines: opening.lines.length,
          teams: sheets.map(({ entered }) => entered.team).join(", "),
          date: posting?.transaction.effectiveDate ?? sheets[0]?.entered.date ?? opening.date,
          posted: posting && transactionId(posting.transaction.number),
        },
        tones: state === "open" ? { state: "strong" } : { state: "faint" },
      };
    }),
    empty: words.noCounts,
  };
}
