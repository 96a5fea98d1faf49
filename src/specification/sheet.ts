/**
 * A person's own specification, as a sheet: a header, and a row for each requirement, on which what
 * is said of the specification as a whole is repeated or left empty after its first row.
 *
 * Headings, operators and attributes may be written in Japanese. The same sheet is read when it is
 * taken in and whenever it is loaded afterwards, so that what was accepted stays what it was.
 */
import { headingKey, normalise } from "../domain/normalise.ts";
import type { Place, Problem } from "../domain/problems/problem.ts";
import { type Cells, cellsOf } from "./cells.ts";
import { type Language, requirementColumns } from "./read-requirement.ts";
import { headColumns, readHead, readSpecifications } from "./read-specification.ts";
import type { Attribute, Specification, SpecificationHead } from "./requirement.ts";

/** The words people use for the columns of a sheet, and for what stands in them. */
export interface SheetWords {
  column(heading: string): string | undefined;
  value(column: string, text: string): string | undefined;
}

/** Codes that a sheet may name, and those that it may not use for its own. */
export interface KnownCodes {
  readonly items: { has(code: string): boolean };
  readonly categories: { has(code: string): boolean };
  readonly shipped: { has(code: string): boolean }; // specifications that come with the program
}

export interface OwnSheet {
  readonly specifications: ReadonlyMap<string, Specification>;
  readonly problems: readonly Problem[];
  /** The rows under the names that columns have here: what is kept. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

interface Setting {
  readonly words: SheetWords;
  readonly language: Language;
  readonly known: KnownCodes;
}

const headOnly = headColumns.filter((column) => !["source", "note", "note_ja"].includes(column));
const sheetColumns = [...headOnly, ...requirementColumns, "evidence_months", "note_ja"];

export function readOwnSheet(
  table: readonly (readonly string[])[],
  { words, language, known }: Setting,
  at: Place,
): OwnSheet {
  const found = headerOf(table, words);
  if (found === undefined) {
    const problems: Problem[] = ["specification", "attribute", "operator"].map((column) => ({
      kind: "data-column-missing",
      found: "",
      column,
      at: { ...at, row: 1 },
    }));
    return { specifications: new Map(), problems, columns: [], rows: [] };
  }
  const attributes = attributeWords(language.attributes);
  const problems: Problem[] = [];
  const { header, row: headerRow } = found;
  const meant = (column: string, text: string): string => {
    if (column === "attribute") return attributes.get(normalise(text)) ?? text;
    return words.value(column, text) ?? text;
  };
  const rows = table.slice(headerRow).flatMap((texts, index) => {
    if (texts.every((text) => text.trim() === "")) return [];
    const values = header.map((column, at) => meant(column, (texts[at] ?? "").trim()));
    return [
      { row: headerRow + index + 1, values: new Map(header.map((c, i) => [c, values[i] ?? ""])) },
    ];
  });
  const cells = rows.map(({ row, values }) => cellsOf(values, row, at, problems));
  const heads = headsOf(cells, known);
  const specifications = readSpecifications(heads, cells, language);
  const columns = sheetColumns.filter((column) => header.includes(column));
  return {
    specifications,
    problems: problems
      .map((one) => ({ ...one, at: inOwnWords(one.at, header, table[headerRow - 1] ?? []) }))
      .sort((a, b) => (a.at.row ?? 0) - (b.at.row ?? 0)),
    columns,
    rows: rows.map(({ values }) => columns.map((column) => values.get(column) ?? "")),
  };
}

/** The column by the heading that stands in the sheet, as its writer knows it by no other name. */
function inOwnWords(at: Place, header: readonly string[], headings: readonly string[]): Place {
  const column = at.column === undefined ? -1 : header.indexOf(at.column);
  const heading = headings[column]?.trim();
  return heading ? { ...at, column: heading } : at;
}

/** The first row that names an attribute and an operator; titles may stand above it. */
function headerOf(
  table: readonly (readonly string[])[],
  words: SheetWords,
): { readonly header: readonly string[]; readonly row: number } | undefined {
  for (const [index, texts] of table.slice(0, 20).entries()) {
    const header = texts.map((text) => words.column(text) ?? headingKey(text));
    const needed = ["specification", "attribute", "operator"];
    if (needed.every((column) => header.includes(column))) return { header, row: index + 1 };
  }
  return undefined;
}

function attributeWords(attributes: ReadonlyMap<string, Attribute>): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { code, nameEn, nameJa, words } of attributes.values()) {
    for (const word of [code, nameEn, nameJa, ...words]) {
      if (!found.has(normalise(word))) found.set(normalise(word), code);
    }
  }
  return found;
}

/** What its first row says of a specification; a later row may repeat it, or say nothing. */
function headsOf(
  rows: readonly Cells[],
  known: KnownCodes,
): ReadonlyMap<string, SpecificationHead> {
  const first = new Map<string, Cells>();
  const heads = new Map<string, SpecificationHead>();
  for (const cells of rows) {
    const code = cells.optional("specification");
    if (code === undefined) continue;
    const before = first.get(code);
    if (before === undefined) {
      first.set(code, cells);
      heads.set(code, readHead(cells));
      refuseUnknown(cells, code, known);
      continue;
    }
    for (const column of headOnly) {
      const [found, other] = [cells.optional(column), before.optional(column)];
      if (found === undefined || found === other) continue;
      cells.refuse(column, { kind: "specification-heads-differ", found, other: other ?? "" });
    }
  }
  return heads;
}

function refuseUnknown(
  cells: Cells,
  code: string,
  { items, categories, shipped }: KnownCodes,
): void {
  if (shipped.has(code)) {
    cells.refuse("specification", { kind: "specification-exists", found: code });
  }
  for (const [column, known, file] of [
    ["items", items, "items.csv"],
    ["category", categories, "categories.csv"],
  ] as const) {
    for (const found of cells.list(column)) {
      if (!known.has(found)) cells.refuse(column, { kind: "data-dangling", found, file });
    }
  }
}
