/**
 * The rejects file: the rows of a file that could not be accepted, to be corrected and imported.
 *
 * Its first row says what it continues (agency, as-of date, the original's name and hash); its
 * second holds the headings: those of the original, then where each row stood and what is wrong
 * with it. What a row took from above it or around it (〃, the sheet's depot, a unit in a corner) is
 * written out, as none of that is there any more.
 */
import type { IsoDate } from "../domain/dates.ts";
import { isDate } from "../domain/dates.ts";
import { wordsOf } from "../text/problems/problems.ts";
import type { Language } from "../text/text.ts";
import type { Continues, RejectedRow, StatementReading } from "./reading.ts";
import { type Cell, type Table, textOf } from "./table.ts";

const mark = "bichiku-rejects";

/** Headings of our own, and what they mean when the file comes back. */
export const ownHeadings: Readonly<Record<string, string>> = {
  bichiku_depot: "depot_name",
  bichiku_sheet: "ignore",
  bichiku_row: "ignore",
  problem: "ignore",
  hint: "ignore",
};

export interface Continuation {
  readonly agency: string | undefined;
  readonly asOf: IsoDate | undefined;
  readonly continues: Continues;
}

/** What a table continues, if its first row says that it is a rejects file. */
export function continuationOf({ rows }: Table): Continuation | undefined {
  const cells = (rows[0] ?? []).map((cell) => textOf(cell).trim());
  if (cells[0] !== mark) return undefined;
  const said = new Map<string, string>();
  for (let index = 1; index + 1 < cells.length; index += 2) {
    said.set(cells[index] ?? "", cells[index + 1] ?? "");
  }
  const sha256 = said.get("sha256") ?? "";
  const asOf = said.get("as-of") ?? "";
  if (!/^[0-9a-f]{64}$/.test(sha256)) return undefined;
  return {
    agency: said.get("agency") || undefined,
    asOf: isDate(asOf) ? asOf : undefined,
    continues: { name: said.get("file") ?? "", sha256 },
  };
}

/** The rows of the rejects file of a reading; none where every row was accepted. */
export function rejectsTable(
  { rejectedRows, asOf, agency, file }: StatementReading,
  language: Language,
): readonly (readonly string[])[] {
  if (rejectedRows.length === 0) return [];
  const columns = unionOf(rejectedRows);
  const withDepot = rejectedRows.some(({ depot }) => depot !== undefined);
  const places = Object.keys(ownHeadings).filter((name) => withDepot || name !== "bichiku_depot");
  const title = [
    mark,
    ...(agency === undefined ? [] : ["agency", agency]),
    ...["as-of", asOf ?? "", "file", file.name, "sha256", file.sha256],
  ];
  const rows = rejectedRows.map((rejected) => {
    const keys = keysOf(rejected.headings);
    const cells = new Map(keys.map((key, index) => [key, cellText(rejected.cells[index])]));
    const words = rejected.problems.map(wordsOf);
    return [
      ...columns.map(({ key }) => cells.get(key) ?? ""),
      ...(withDepot ? [rejected.depot ?? ""] : []),
      rejected.sheet ?? "",
      String(rejected.row),
      words.map(({ what }) => what[language]).join(" / "),
      [...new Set(words.map(({ fix }) => fix[language]))].join(" / "),
    ];
  });
  return [title, [...columns.map(({ heading }) => heading), ...places], ...rows];
}

/** As it will be read again: dates and stored numbers as such, all else as it was shown. */
function cellText(cell: Cell | undefined): string {
  if (cell === undefined || typeof cell === "string") return cell ?? "";
  if (cell.error !== undefined) return cell.error;
  if (cell.date !== undefined) return cell.date;
  return cell.text;
}

interface UnionColumn {
  readonly key: string;
  readonly heading: string;
}

/** A sheet's columns by heading and, where headings are equal or empty, by their order. */
function keysOf(headings: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return headings.map((heading) => {
    const nth = (seen.get(heading) ?? 0) + 1;
    seen.set(heading, nth);
    return `${heading}\n${nth}`;
  });
}

/** All the columns of all the sheets that rows were rejected from. */
function unionOf(rejected: readonly RejectedRow[]): readonly UnionColumn[] {
  const columns = new Map<string, UnionColumn>();
  for (const { headings } of rejected) {
    for (const [index, key] of keysOf(headings).entries()) {
      columns.set(key, { key, heading: headings[index] ?? "" });
    }
  }
  return [...columns.values()];
}
