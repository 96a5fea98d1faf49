/**
 * An inventory file, as tables, → a statement: what an agency says is there on a date.
 *
 * Every row below the headings is accepted, skipped (a total, a footnote) or rejected with all that
 * is wrong with it. Nothing is guessed: what was decided is in the reading, and what cannot be
 * decided is a problem or a question. A fault of a sheet or of the file as a whole (no date, no
 * depot, two columns for one thing) rejects all rows that it concerns.
 */
import type { Declaration } from "../domain/declaration.ts";
import type { StatementLine } from "../domain/statement.ts";
import { dateIsToday, notUtf8 } from "../text/problems/reading-warnings.ts";
import { controlTotals } from "./control-totals.ts";
import type { StatementContext, StatementReading, Warning } from "./reading.ts";
import { recogniser } from "./recognition.ts";
import { asOfOfFile, fileLayout } from "./sheets.ts";
import { statementLines } from "./statement-lines.ts";
import { type ReadSheet, readSheet } from "./statement-sheet.ts";
import type { ReadFile } from "./table.ts";

export function readStatement(file: ReadFile, context: StatementContext): StatementReading {
  const found = fileLayout(file, context);
  const asOf = asOfOfFile(file, found, context);
  const things = recogniser(context.catalogue, context.options.strict === true);
  const sheets = found.sheets.map((layout) =>
    readSheet({ file: file.name, layout, found, context, things }),
  );
  const fileProblems = [
    ...found.problems,
    ...(sheets.length === 0 ? [] : asOf.problems),
    ...sheets.flatMap(({ agencyProblem }) => agencyProblem ?? []).slice(0, 1),
  ];
  const { lines, rejectedRows, rejects, warnings, skipped } = statementLines(
    sheets,
    asOf.date,
    fileProblems,
  );
  const declarations = things.declarations().filter(usedBy(lines));
  const named = (what: Declaration["declares"]): readonly string[] =>
    declarations.flatMap(({ declares, code }) => (declares === what ? [code] : []));
  const today: readonly Warning[] =
    asOf.from === "today" ? [{ at: { file: file.name }, text: dateIsToday }] : [];
  const mixed: readonly Warning[] =
    file.notUtf8 === undefined ? [] : [{ at: { file: file.name }, text: notUtf8(file.notUtf8) }];
  return {
    file: received(file),
    agency: onlyAgency(lines, sheets),
    asOf: asOf.date,
    asOfFrom: asOf.from,
    sheets: sheets.map(({ decision }) => decision),
    leftOut: found.leftOut,
    lines,
    declarations,
    rejects: [...fileProblems, ...rejects],
    rejectedRows,
    warnings: [...today, ...mixed, ...warnings],
    rows: {
      read: lines.length + skipped + rejectedRows.length,
      accepted: lines.length,
      skipped,
      rejected: rejectedRows.length,
    },
    totals: controlTotals(lines, context.vocabulary),
    newItems: named("item"),
    newDepots: named("depot"),
    newAgencies: named("agency"),
    questions: sheets.flatMap(({ questions }) => questions),
    ...(found.continuation && { continues: found.continuation.continues }),
  };
}

const received = ({ name, sha256, format, encoding, hiddenSheets }: ReadFile) => ({
  name,
  sha256,
  format,
  ...(encoding !== undefined && { encoding }),
  ...(hiddenSheets !== undefined && { hiddenSheets }),
});

/** New things that accepted lines name; what only rejected rows name is not new yet. */
function usedBy(lines: readonly StatementLine[]): (declaration: Declaration) => boolean {
  const codes: Partial<Record<Declaration["declares"], ReadonlySet<string>>> = {
    item: new Set(lines.map(({ item }) => item)),
    depot: new Set(lines.map(({ depot }) => depot)),
    agency: new Set(lines.map(({ agency }) => agency)),
  };
  return ({ declares, code }) => codes[declares]?.has(code) === true;
}

/** The one owner of all lines; where no line was accepted, the one that the file is for. */
function onlyAgency(
  lines: readonly StatementLine[],
  sheets: readonly ReadSheet[],
): string | undefined {
  const owners =
    lines.length > 0 ? lines.map(({ agency }) => agency) : sheets.map(({ agency }) => agency);
  const [first, second] = new Set(owners);
  return second === undefined ? first : undefined;
}
