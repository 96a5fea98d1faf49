/**
 * A table with `id`, and `name` or `title` → a list of named things for the matcher; all other
 * columns are kept as they are. An id stands once; names may be alike or missing.
 */

import { normalise } from "../domain/normalise.ts";
import type { ListProblem } from "../domain/problems/list-problem.ts";
import type { Place, Problem } from "../domain/problems/problem.ts";
import { fail, ok, type Result } from "../domain/result.ts";
import type { Named } from "../matching/match.ts";
import { type ReadFile, textOf } from "./table.ts";

const nameHeadings = ["name", "title", "品名", "名称"];

export function readNamedList({ name: file, tables }: ReadFile): Result<readonly Named[]> {
  const rows = tables[0]?.rows ?? [];
  const headAt = rows.findIndex((row) => row.some((cell) => textOf(cell).trim() !== ""));
  const headings = (rows[headAt] ?? []).map((cell) => textOf(cell).trim());
  const keys = headings.map(normalise);
  const idAt = keys.indexOf("id");
  const nameAts = keys.flatMap((key, at) => (nameHeadings.includes(key) ? [at] : []));
  const problems: Problem[] = [];
  const refuse = (problem: ListProblem, at: Place): void => {
    problems.push({ ...problem, at: { file, ...at } });
  };
  if (idAt < 0) refuse({ kind: "list-column-missing", column: "id" }, { row: headAt + 1 });
  if (nameAts.length === 0) {
    refuse({ kind: "list-column-missing", column: "name" }, { row: headAt + 1 });
  }
  const seen = new Map<string, number>();
  const named: Named[] = [];
  for (const [offset, cells] of rows.slice(headAt + 1).entries()) {
    const texts = cells.map((cell) => textOf(cell).trim());
    if (idAt < 0 || texts.every((text) => text === "")) continue;
    const row = headAt + offset + 2;
    const id = texts[idAt] ?? "";
    const column = headings[idAt] ?? "id";
    const otherRow = seen.get(id);
    if (id === "") refuse({ kind: "list-id-missing" }, { row, column });
    else if (otherRow !== undefined) {
      refuse({ kind: "list-id-twice", found: id, otherRow }, { row, column });
    } else seen.set(id, row);
    named.push(thingOf(id, texts, headings, idAt, nameAts));
  }
  const [first, ...more] = problems;
  return first === undefined ? ok(named) : fail(first, ...more);
}

function thingOf(
  id: string,
  texts: readonly string[],
  headings: readonly string[],
  idAt: number,
  nameAts: readonly number[],
): Named {
  const names = nameAts.flatMap((at) => (texts[at] ? [texts[at]] : []));
  const fields = headings.flatMap((heading, at): (readonly [string, string])[] =>
    at === idAt || nameAts.includes(at) || heading === "" || !texts[at]
      ? []
      : [[heading, texts[at]]],
  );
  return fields.length === 0 ? { id, names } : { id, names, fields };
}
