/**
 * Where the table is in a sheet, and what its columns mean.
 *
 * The header is the row that has most known headings, among them an item and a quantity (or what
 * the caller asks for). A row of HXL tags says it outright. What decided each column's meaning is
 * kept, so that the user can be told and can overrule it: profile, then tag, then heading; and, of
 * two columns of quantities, the figures below them.
 */
import { normalise } from "../domain/normalise.ts";
import type { ReadingProblem } from "../domain/problems/reading-problem.ts";
import type { UnitReference } from "../domain/reference.ts";
import { hxlTag, type Vocabulary } from "../domain/vocabulary.ts";
import { type HeadingMeaning, headingMeaning } from "./headings.ts";
import type { MoneyUnit } from "./money.ts";
import { packsColumn } from "./pack-arithmetic.ts";
import type { Profile } from "./profile.ts";
import { type Cell, cellName, type Table, textOf } from "./table.ts";
import { type TitleFacts, titleFacts } from "./titles.ts";

/** Titles above a table are few; a header further down must be named with --header-row. */
const headerSearchRows = 50;

export type DecidedBy = "profile" | "hxl" | "heading" | "figures";

export interface Column {
  readonly index: number; // from 0
  readonly letter: string; // as a spreadsheet names it
  readonly heading: string; // as the file has it, in one line
  readonly meaning: string | undefined; // undefined: not known; "ignore": left out
  readonly decidedBy?: DecidedBy;
  readonly unit?: UnitReference;
  readonly money?: MoneyUnit;
}

export interface Layout {
  readonly table: Table;
  readonly headerRow: number; // from 1
  readonly dataFrom: number; // index into rows of the first row below headings and tags
  readonly columns: readonly Column[];
  /** The columns that mean something, one per meaning. */
  readonly by: ReadonlyMap<string, Column>;
  readonly title: TitleFacts;
  readonly faults: readonly { readonly column: Column; readonly fault: ReadingProblem }[];
}

/** Which headings make a row the header: of each group, one. */
export type Needed = readonly (readonly string[])[];

export const statementNeeds: Needed = [
  ["item_code", "item_name", "item_name_ja"],
  ["quantity", "packs", "pieces"],
];

export interface LayoutContext {
  readonly vocabulary: Vocabulary;
  readonly profile: Profile | undefined;
  readonly headerRow: number | undefined;
  readonly needs: Needed;
}

type Row = readonly Cell[];

const oneLine = (cell: Cell | undefined): string => textOf(cell).replace(/\s+/g, " ").trim();

const tagsIn = (row: Row): number =>
  row.filter((cell) => hxlTag(textOf(cell)) !== undefined).length;

/** The layout of a sheet, or undefined where it holds no such table. */
export function layoutOf(table: Table, context: LayoutContext): Layout | undefined {
  const { rows } = table;
  const asked = context.headerRow ?? context.profile?.headerRow;
  const searched = rows.slice(0, headerSearchRows);
  const tagRow = searched.findIndex((row) => tagsIn(row) >= 2);
  const header = asked === undefined ? findHeader(searched, tagRow, context) : asked - 1;
  if (header === undefined || rows[header] === undefined) return undefined;
  const below = header === tagRow ? undefined : subHeadings(rows, header, context);
  const tags = tagRow === header || tagRow === header + 1 ? rows[tagRow] : undefined;
  const headings = below ?? rows[header] ?? [];
  const width = Math.max(headings.length, tags?.length ?? 0);
  const found = Array.from({ length: width }, (_, index) =>
    columnAt(index, headings[index], tags?.[index], header + 1, context),
  );
  const extra = (below === undefined ? 0 : 1) + (tags !== undefined && tagRow > header ? 1 : 0);
  const dataFrom = header + 1 + extra;
  const { columns, faults } = settleTwins(found, rows, dataFrom);
  const by = new Map<string, Column>();
  for (const column of columns) {
    const { meaning } = column;
    if (meaning !== undefined && meaning !== "ignore" && !by.has(meaning)) by.set(meaning, column);
  }
  if (asked === undefined && !has(by, context.needs)) return undefined;
  return {
    table,
    headerRow: header + 1,
    dataFrom,
    columns,
    by,
    title: titleFacts(rows.slice(0, header), context.vocabulary, context.profile?.dateOrder),
    faults,
  };
}

const has = (by: ReadonlyMap<string, unknown>, needs: Needed): boolean =>
  needs.every((group) => group.some((meaning) => by.has(meaning)));

function findHeader(
  rows: readonly Row[],
  tagRow: number,
  context: LayoutContext,
): number | undefined {
  if (tagRow >= 0) {
    // Tags stand below their headings; some files have nothing but tags.
    const above = rows[tagRow - 1];
    return above?.some((cell) => textOf(cell).trim() !== "") ? tagRow - 1 : tagRow;
  }
  let best: { readonly index: number; readonly known: number } | undefined;
  for (const [index, row] of rows.entries()) {
    const meanings = new Map(
      row.flatMap((cell) => {
        const { meaning } = meaningIn(oneLine(cell), textOf(cell), context);
        return meaning === undefined ? [] : [[meaning, true] as const];
      }),
    );
    if (!has(meanings, context.needs)) continue;
    if (best === undefined || meanings.size > best.known) best = { index, known: meanings.size };
  }
  return best?.index;
}

function meaningIn(
  heading: string,
  raw: string,
  { vocabulary, profile }: LayoutContext,
): HeadingMeaning & { readonly decidedBy?: DecidedBy } {
  if (heading === "") return { meaning: undefined };
  const read = headingMeaning(raw, vocabulary);
  const unitWord = lookUp(profile?.units, heading);
  const unit = (unitWord === undefined ? undefined : vocabulary.unit(unitWord)) ?? read.unit;
  const settled = lookUp(profile?.columns, heading);
  const meaning = settled ?? read.meaning;
  return {
    ...read,
    ...(unit && { unit }),
    meaning,
    ...(meaning !== undefined && { decidedBy: settled === undefined ? "heading" : "profile" }),
  };
}

/** What a profile says of a heading, however wide or spaced the heading is written. */
function lookUp(
  said: Readonly<Record<string, string>> | undefined,
  heading: string,
): string | undefined {
  if (said === undefined) return undefined;
  const key = normalise(heading);
  return Object.entries(said).find(([known]) => normalise(known) === key)?.[1];
}

function columnAt(
  index: number,
  cell: Cell | undefined,
  tag: Cell | undefined,
  row: number,
  context: LayoutContext,
): Column {
  const heading = oneLine(cell);
  const read = meaningIn(heading, textOf(cell), context);
  const tagged = context.vocabulary.tagged(textOf(tag));
  const byTag = tagged !== undefined && read.decidedBy !== "profile";
  const decidedBy = byTag ? "hxl" : read.decidedBy;
  return {
    index,
    letter: cellName(index + 1, row).replace(/\d+$/, ""),
    heading,
    meaning: byTag ? tagged : read.meaning,
    ...(decidedBy && { decidedBy }),
    ...(read.unit && { unit: read.unit }),
    ...(read.money && { money: read.money }),
  };
}

/**
 * A second line of headings under the first: 数量 over 梱包 and 枚. It has no figures, and each of
 * its words stands under a group (数量) whose heading it completes, or repeats a merged cell.
 */
function subHeadings(
  rows: readonly Row[],
  header: number,
  context: LayoutContext,
): readonly string[] | undefined {
  const [upper, lower] = [rows[header] ?? [], rows[header + 1] ?? []];
  const words = lower.map((cell) => textOf(cell).trim());
  if (words.every((word) => word === "") || words.some((word) => /\d/.test(word))) return undefined;
  if (lower.some((cell) => typeof cell === "object" && cell.number !== undefined)) return undefined;
  let [group, completes] = ["", 0];
  const joined: string[] = [];
  for (let index = 0; index < Math.max(upper.length, lower.length); index++) {
    const [above, below] = [textOf(upper[index]).trim(), words[index] ?? ""];
    if (above !== "") group = above;
    if (below === "" || below === above) {
      joined.push(above);
      continue;
    }
    const both = `${group}(${below})`;
    const alone = meaningIn(below, below, context).meaning;
    const asUnit = context.vocabulary.unit(below) !== undefined;
    const together = meaningIn(`${group}${below}`, `${group}${below}`, context).meaning;
    if (alone === undefined && together === undefined && !asUnit) return undefined;
    completes++;
    joined.push(alone !== undefined && !asUnit ? below : asUnit ? both : `${group}${below}`);
  }
  return completes > 0 ? joined : undefined;
}

/** A depot may have a column for its code and one for its name. */
export const hasDepotColumn = ({ by }: Layout): boolean => by.has("depot") || by.has("depot_name");

/** Columns of which a row can have only one: two of them would have to be chosen between. */
const single = new Set(
  "item_code item_name item_name_ja quantity packs pieces pieces_per_pack unit lot acquired expiry manufactured status depot owner unit_cost currency as_of".split(
    " ",
  ),
);

/** Two columns of one meaning: told apart where their headings say how, else a problem. */
function settleTwins(
  found: readonly Column[],
  rows: readonly Row[],
  dataFrom: number,
): Pick<Layout, "columns" | "faults"> {
  const columns = [...found];
  const faults: { readonly column: Column; readonly fault: ReadingProblem }[] = [];
  const mean = (column: Column, meaning: string): void => {
    columns[column.index] = { ...column, meaning };
  };
  for (const meaning of single) {
    const twins = columns.filter((column) => column.meaning === meaning);
    const [first, second, third] = twins;
    if (first === undefined || second === undefined) continue;
    const other = third === undefined ? toldApart(meaning, first, second, columns) : undefined;
    const packs = third === undefined ? packsAmong(first, second, columns) : undefined;
    const proved = packs && packsColumn([first, second], packs, rows.slice(dataFrom));
    if (other !== undefined) mean(...other);
    else if (proved !== undefined) mean({ ...proved, decidedBy: "figures" }, "packs");
    else {
      const fault = { kind: "column-twice", found: second.heading, meaning, first: first.heading };
      faults.push({ column: second, fault: fault as ReadingProblem });
    }
  }
  return { columns, faults };
}

/** The pieces per pack by which two bare columns of quantities can be told apart. */
function packsAmong(first: Column, second: Column, columns: readonly Column[]): Column | undefined {
  if (first.meaning !== "quantity" || first.unit !== undefined || second.unit !== undefined) {
    return undefined;
  }
  const [perPack, other] = columns.filter(({ meaning }) => meaning === "pieces_per_pack");
  const taken = columns.some(({ meaning }) => meaning === "packs");
  return other === undefined && !taken ? perPack : undefined;
}

function toldApart(
  meaning: string,
  first: Column,
  second: Column,
  columns: readonly Column[],
): readonly [Column, string] | undefined {
  const oneOf = (is: (column: Column) => boolean): Column | undefined =>
    is(first) === is(second) ? undefined : is(first) ? first : second;
  const otherThan = (column: Column): Column => (column === first ? second : first);
  const taken = (name: string): boolean => columns.some((column) => column.meaning === name);
  if (meaning === "item_name" && !taken("item_name_ja")) {
    const english = oneOf(({ heading }) => /英|english|\(en\)|_en$/i.test(heading));
    return english && [otherThan(english), "item_name_ja"];
  }
  if (meaning === "item_code" && !taken("item_name")) {
    const item = oneOf(({ heading }) => normalise(heading) === "item");
    return item && [item, "item_name"];
  }
  if (meaning === "quantity" && !taken("packs")) {
    const packs = oneOf(({ unit }) => unit?.kind === "pack");
    return packs && [packs, "packs"];
  }
  if (meaning === "depot" || meaning === "owner") {
    const code = oneOf(({ heading }) => /コード|番号|code|\bid\b/i.test(heading));
    const name = oneOf(({ heading }) => /名称?$|name$/i.test(heading)) ?? (code && otherThan(code));
    return name && [name, `${meaning}_name`];
  }
  return undefined;
}
