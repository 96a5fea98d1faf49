/**
 * The reference data of specifications: the language they are written in, their issuers, and they
 * themselves, from `data/` and a person's own folder, which overrides it file by file. Loaded only
 * by the commands that need it.
 *
 * Checked whole: codes that one file takes from another are there, units fit their attributes,
 * limits do not contradict each other, every source is listed.
 */
import { headingKey, normalise } from "../../domain/normalise.ts";
import { present } from "../../domain/present.ts";
import type { Place, Problem } from "../../domain/problems/problem.ts";
import { type Result, unless } from "../../domain/result.ts";
import { type Cells, cellsOf, figure, flag, remark } from "../../specification/cells.ts";
import { whole, zero } from "../../specification/exact.ts";
import { methodsOf } from "../../specification/method.ts";
import { requirementColumns } from "../../specification/read-requirement.ts";
import {
  headColumns,
  readHead,
  readSpecifications,
} from "../../specification/read-specification.ts";
import {
  type Packaging,
  type PlanningStandard,
  reliabilities,
  type SourceDocument,
  type SpecificationReference,
} from "../../specification/reference.ts";
import type {
  Attribute,
  AttributeClass,
  Organisation,
  Specification,
} from "../../specification/requirement.ts";
import type { SheetWords } from "../../specification/sheet.ts";
import { termsOf } from "../../specification/term.ts";
import { toBase, type Unit, type Units, unitsOf } from "../../specification/unit.ts";
import { readDataRows } from "./data-table.ts";
import { ownSpecifications } from "./own-specifications.ts";

/** The catalogue's codes, which specifications refer to. */
export interface CatalogueCodes {
  readonly items: ReadonlySet<string>;
  readonly categories: ReadonlySet<string>;
}

interface Reader {
  readonly problems: Problem[];
  rows(name: string, columns: readonly string[]): readonly Cells[];
  /** Rows by the code in their first column; one code in two rows is refused. */
  things<Thing>(
    name: string,
    columns: readonly string[],
    thingOf: (cells: Cells) => Thing,
    keyColumns?: readonly string[],
  ): ReadonlyMap<string, Thing>;
}

function readerOf(folders: readonly string[]): Reader {
  const problems: Problem[] = [];
  const rows: Reader["rows"] = (name, columns) => {
    const table = readDataRows(folders, name, columns);
    problems.push(...table.problems);
    const at: Place = { file: table.file };
    return table.rows.map(({ row, cells }) => cellsOf(cells, row, at, problems));
  };
  return {
    problems,
    rows,
    things(name, columns, thingOf, keyColumns = columns.slice(0, 1)) {
      const things = new Map<string, ReturnType<typeof thingOf>>();
      const seen = new Map<string, number>();
      for (const cells of rows(name, columns)) {
        const key = keyColumns.map((column) => cells.text(column)).join(" ");
        const otherRow = seen.get(key);
        if (otherRow !== undefined) {
          cells.refuse(keyColumns[0], { kind: "data-twice", found: key, otherRow });
        }
        seen.set(key, cells.row);
        things.set(key, thingOf(cells));
      }
      return things;
    },
  };
}

export function loadSpecifications(
  folders: readonly string[],
  catalogue: CatalogueCodes,
): Result<SpecificationReference> {
  const reader = readerOf(folders);
  const units = readUnits(reader);
  const classes = readClasses(reader, units);
  const attributes = readAttributes(reader, classes);
  const terms = readTerms(reader);
  const language = { attributes, units, terms };
  const sources = readSources(reader);
  const organisations = readOrganisations(reader);
  const headRows: Cells[] = [];
  const heads = reader.things("specifications.csv", headColumns, (cells) => {
    headRows.push(cells);
    return readHead(cells);
  });
  const requirementRows = reader.rows("spec-requirements.csv", [
    "specification",
    ...requirementColumns,
  ]);
  const specifications = readSpecifications(heads, requirementRows, language);
  const packagingRows = reader.rows("spec-packaging.csv", ["specification", ...figureColumns]);
  for (const cells of headRows) {
    mustBe(cells, "organisation", organisations, "organisations.csv");
    mustBe(cells, "category", catalogue.categories, "categories.csv");
    mustBe(cells, "items", catalogue.items, "items.csv");
  }
  for (const cells of packagingRows) mustBe(cells, "specification", heads, "specifications.csv");
  for (const cells of [...headRows, ...requirementRows, ...packagingRows]) {
    mustBe(cells, "source", sources, "sources.csv");
  }
  const methods = readMethods(reader);
  const sheetWords = readSheetWords(reader, "spec-columns.csv");
  const evidenceWords = readSheetWords(reader, "evidence-columns.csv");
  const known = { ...catalogue, shipped: specifications };
  const own = ownSpecifications(folders, { words: sheetWords, language, known });
  reader.problems.push(...own.problems);
  const packaging = packagingRows.map(packagingOf);
  const standards = readStandards(reader);
  return unless(reader.problems, () => ({
    ...language,
    methods,
    organisations: withIssuersOf(own.specifications, organisations),
    specifications: new Map([...specifications, ...own.specifications]),
    packaging,
    standards,
    sources,
    sheetWords,
    evidenceWords,
    known,
  }));
}

/** Who publishes a person's own specification is known by that, and by no other name. */
function withIssuersOf(
  own: ReadonlyMap<string, Specification>,
  organisations: ReadonlyMap<string, Organisation>,
): ReadonlyMap<string, Organisation> {
  const all = new Map(organisations);
  for (const { organisation: code, source } of own.values()) {
    if (all.has(code)) continue;
    const bare = { asks: false, follows: [], fallsBackTo: [], aliases: [] };
    all.set(code, { code, nameEn: code, nameJa: code, ...bare, source });
  }
  return all;
}

/** Each code of a list in a cell must be known to the other file; an empty cell says nothing. */
function mustBe(
  cells: Cells,
  column: string,
  known: { has(code: string): boolean },
  file: string,
): void {
  for (const found of cells.list(column)) {
    if (!known.has(found)) cells.refuse(column, { kind: "data-dangling", found, file });
  }
}

const names = (cells: Cells) => ({
  nameEn: cells.text("name_en"),
  nameJa: cells.text("name_ja"),
});

function readUnits({ things }: Reader): Units {
  const rows = things(
    "spec-units.csv",
    ["unit", "dimension", "factor", "offset", "name_en", "name_ja", "words", "source"],
    (cells): Unit => ({
      code: cells.text("unit"),
      dimension: cells.text("dimension"),
      factor: figure(cells, "factor") ?? whole(1),
      offset: figure(cells, "offset") ?? zero,
      ...names(cells),
      words: cells.list("words"),
    }),
    ["unit", "dimension"],
  );
  return unitsOf([...rows.values()]);
}

function readClasses({ things }: Reader, units: Units): ReadonlyMap<string, AttributeClass> {
  const limit = (cells: Cells, column: string) => {
    const value = figure(cells, column);
    const unit = units.unit(cells.optional("unit") ?? "", cells.optional("dimension") ?? "");
    return value && unit && toBase(value, unit);
  };
  return things(
    "spec-classes.csv",
    "class holds name_en name_ja dimension unit default_tolerance least most performance laboratory evidence_months source".split(
      " ",
    ),
    (cells): AttributeClass => {
      const unit = cells.optional("unit") ?? "";
      const dimension = cells.optional("dimension") ?? "";
      if (unit !== "" && units.unit(unit, dimension) === undefined) {
        cells.refuse("unit", { kind: "data-dangling", found: unit, file: "spec-units.csv" });
      }
      return present({
        code: cells.text("class"),
        holds: cells.oneOf("holds", ["quantity", "choice", "flag"]) ?? "flag",
        ...names(cells),
        dimension: cells.optional("dimension"),
        unit: cells.optional("unit"),
        defaultTolerance: cells.optional("default_tolerance"),
        least: limit(cells, "least"),
        most: limit(cells, "most"),
        performance: flag(cells, "performance"),
        laboratory: flag(cells, "laboratory"),
        evidenceMonths: Number(cells.optional("evidence_months") ?? 0) || undefined,
      });
    },
  );
}

function readAttributes(
  { things }: Reader,
  classes: ReadonlyMap<string, AttributeClass>,
): ReadonlyMap<string, Attribute> {
  const found = things(
    "spec-attributes.csv",
    ["attribute", "class", "complement", "name_en", "name_ja", "words", "source"],
    (cells): Attribute | undefined => {
      const code = cells.text("class");
      const own = classes.get(code);
      mustBe(cells, "class", classes, "spec-classes.csv");
      return (
        own &&
        present({
          code: cells.text("attribute"),
          class: own,
          complement: cells.optional("complement"),
          ...names(cells),
          words: cells.list("words"),
        })
      );
    },
  );
  return new Map([...found].flatMap(([code, one]) => (one === undefined ? [] : [[code, one]])));
}

function readTerms({ things }: Reader) {
  const rows = things(
    "spec-terms.csv",
    ["term", "axis", "is", "name_en", "name_ja", "words", "source"],
    (cells) => ({
      code: cells.text("term"),
      axis: cells.text("axis"),
      is: cells.list("is"),
      ...names(cells),
      words: cells.list("words"),
      cells,
    }),
  );
  for (const { cells } of rows.values()) mustBe(cells, "is", rows, "spec-terms.csv");
  return termsOf([...rows.values()]);
}

function readSheetWords({ rows }: Reader, file: string): SheetWords {
  const columns = new Map<string, string>();
  for (const cells of rows(file, ["column", "words", "source"])) {
    const column = cells.text("column");
    for (const word of [column, ...cells.list("words")]) columns.set(headingKey(word), column);
  }
  const values = new Map<string, string>();
  for (const cells of rows("spec-words.csv", ["column", "value", "words", "source"])) {
    const [column, value] = [cells.text("column"), cells.text("value")];
    for (const word of [value, ...cells.list("words")]) {
      values.set(`${column} ${normalise(word)}`, value);
    }
  }
  return {
    column: (heading) => columns.get(headingKey(heading)),
    value: (column, text) => values.get(`${column} ${normalise(text)}`),
  };
}

const readMethods = ({ things }: Reader) =>
  methodsOf([
    ...things("spec-methods.csv", ["method", "counts_as", "words", "source"], (cells) => ({
      code: cells.text("method"),
      countsAs: cells.list("counts_as"),
      words: cells.list("words"),
    })).values(),
  ]);

function readSources({ things }: Reader): ReadonlyMap<string, SourceDocument> {
  const read = things("spec-sources.csv", ["source", "reliability", "read"], (cells) => ({
    reliability: cells.oneOf("reliability", ["a", "b", "c", "d"]),
    read: cells.text("read"),
  }));
  return things(
    "sources.csv",
    ["source", "title", "publisher", "date", "address", "accessed"],
    (cells): SourceDocument => {
      const code = cells.text("source");
      const { reliability, read: part } = read.get(code) ?? {};
      return present({
        code,
        title: cells.text("title"),
        publisher: cells.optional("publisher"),
        date: cells.optional("date"),
        address: cells.optional("address"),
        accessed: cells.optional("accessed"),
        reliability: reliabilities.find((one) => one.toLowerCase() === reliability),
        read: part,
      });
    },
  );
}

function readOrganisations({ things }: Reader): ReadonlyMap<string, Organisation> {
  const rows = things(
    "organisations.csv",
    "organisation name_en name_ja asks follows falls_back_to aliases source".split(" "),
    (cells) => ({
      cells,
      organisation: present({
        code: cells.text("organisation"),
        ...names(cells),
        asks: flag(cells, "asks"),
        follows: cells.list("follows"),
        fallsBackTo: cells.list("falls_back_to"),
        aliases: cells.list("aliases"),
        source: cells.text("source"),
        note: cells.optional("note"),
      }),
    }),
  );
  for (const { cells } of rows.values()) {
    mustBe(cells, "follows", rows, "organisations.csv");
    mustBe(cells, "falls_back_to", rows, "organisations.csv");
  }
  return new Map([...rows].map(([code, { organisation }]) => [code, organisation]));
}

const figureColumns: readonly string[] =
  "pieces_per_pack pack_type pack_length_cm pack_width_cm pack_height_cm pack_weight_kg pack_volume_m3 unit_weight_kg unit_volume_m3 qty_20ft qty_40ft qty_40hc pieces_per_pallet".split(
    " ",
  );

const packagingOf = (cells: Cells): Packaging =>
  present({
    specification: cells.text("specification"),
    figures: Object.fromEntries(
      figureColumns.flatMap((column) => {
        const value = cells.optional(column);
        if (value !== undefined && column !== "pack_type") figure(cells, column);
        return value === undefined ? [] : [[column, value]];
      }),
    ),
    source: cells.text("source"),
    note: remark(cells),
  });

const readStandards = ({ rows }: Reader): readonly PlanningStandard[] =>
  rows(
    "planning-standards.csv",
    "good organisation per_person per_household household_size litres unit condition source".split(
      " ",
    ),
  ).map((cells) => {
    for (const column of ["per_person", "per_household", "household_size"]) figure(cells, column);
    return present({
      good: cells.text("good"),
      organisation: cells.text("organisation"),
      perPerson: cells.optional("per_person"),
      perHousehold: cells.optional("per_household"),
      householdSize: cells.optional("household_size"),
      litres: cells.optional("litres"),
      unit: cells.text("unit"),
      condition: cells.optional("condition"),
      source: cells.text("source"),
      note: cells.optional("note"),
    });
  });
