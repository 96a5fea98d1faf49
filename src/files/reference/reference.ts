/**
 * The reference data in `data/` and in a person's own folder, which overrides it file by file.
 *
 * Everything is checked as it is read, as a person may have edited it: what is wrong is a problem
 * with its file, row and column.
 */
import { stockStatuses } from "../../domain/account.ts";
import { headingKey, normalise } from "../../domain/normalise.ts";
import { present } from "../../domain/present.ts";
import type { Place, Problem } from "../../domain/problems/problem.ts";
import type {
  AgencyReference,
  CategoryReference,
  ColumnReference,
  CurrencyReference,
  DepotReference,
  HxlReference,
  ItemNameReference,
  ItemReference,
  Reference,
  StatusReference,
  ThingsReference,
  UnitReference,
  WordsReference,
} from "../../domain/reference.ts";
import { type Result, unless } from "../../domain/result.ts";
import { hxlTag } from "../../domain/vocabulary.ts";
import { type DataRow, type DataTable, readDataTable } from "./data-table.ts";

/** The user's own folders come first. */
export function loadReference(folders: readonly string[]): Result<Reference> {
  const read = reader(folders);
  const reference = { ...readThings(read), ...readWords(read) };
  checkReferences(reference, read);
  return unless(read.problems, () => reference);
}

/** Reads files one after the other and gathers what is wrong with them. */
interface Reader {
  readonly problems: Problem[];
  /** The row that each code of a file stands in, for references from other files. */
  readonly places: Map<string, readonly { readonly file: string; readonly row: number }[]>;
  read<Row>(
    name: string,
    columns: readonly string[],
    rowOf: (row: DataRow) => Row,
    key?: (row: Row) => string,
  ): readonly Row[];
}

function reader(folders: readonly string[]): Reader {
  const problems: Problem[] = [];
  const places: Reader["places"] = new Map();
  return {
    problems,
    places,
    read(name, columns, rowOf, key) {
      const table: DataTable = readDataTable(folders, name, columns);
      const rows = table.rows.map(rowOf);
      if (key !== undefined) refuseTwins(table, rows.map(key));
      places.set(
        name,
        table.rows.map(({ row }) => ({ file: table.file, row })),
      );
      problems.push(...table.problems);
      return rows;
    },
  };
}

/** The first column is the key of its file; two rows of one key would hide each other. */
function refuseTwins({ rows }: DataTable, keys: readonly string[]): void {
  const seen = new Map<string, number>();
  for (const [index, key] of keys.entries()) {
    const row = rows[index];
    const otherRow = seen.get(key);
    if (otherRow === undefined) seen.set(key, row?.row ?? 0);
    else row?.refuse(undefined, { kind: "data-twice", found: key, otherRow });
  }
}

function readThings({ read }: Reader): ThingsReference {
  const names = (row: DataRow) => ({ nameEn: row.text("name_en"), nameJa: row.text("name_ja") });
  const agencies = read(
    "agencies.csv",
    ["agency", "name_en", "name_ja", "legal_basis_en", "legal_basis_ja", "aliases", "source"],
    (row): AgencyReference =>
      present({
        code: row.text("agency"),
        ...names(row),
        legalBasisEn: row.optional("legal_basis_en"),
        legalBasisJa: row.optional("legal_basis_ja"),
        aliases: row.list("aliases"),
        source: row.text("source"),
      }),
    ({ code }) => code,
  );
  const depots = read(
    "depots.csv",
    ["depot", "name_en", "name_ja", "country", "lat", "lon", "custodian", "aliases", "source"],
    (row): DepotReference =>
      present({
        code: row.text("depot"),
        ...names(row),
        country: row.optional("country"),
        lat: row.position("lat", 90),
        lon: row.position("lon", 180),
        custodian: row.optional("custodian"),
        aliases: row.list("aliases"),
        source: row.text("source"),
        note: row.optional("note"),
      }),
    ({ code }) => code,
  );
  const categories = read(
    "categories.csv",
    ["category", "name_en", "name_ja", "source"],
    (row): CategoryReference => ({
      code: row.text("category"),
      ...names(row),
      source: row.text("source"),
    }),
    ({ code }) => code,
  );
  const volumes = new Map(
    read("pack-volumes.csv", ["item", "volume_m3", "source"], (row) => [
      row.text("item"),
      row.scaled("volume_m3", 1_000_000n),
    ]),
  );
  const items = read(
    "items.csv",
    itemColumns,
    (row) => itemOf(row, volumes),
    ({ code }) => code,
  );
  return { agencies, depots, categories, items };
}

const itemColumns =
  "item name_en name_ja category base_unit pack_unit pieces_per_pack length_cm width_cm height_cm gross_weight_kg unit_cost_jpy shelf_life_months hazard hs_code source".split(
    " ",
  );

const itemOf = (row: DataRow, volumes: ReadonlyMap<string, number | undefined>): ItemReference =>
  present({
    code: row.text("item"),
    provisional: false,
    nameEn: row.text("name_en"),
    nameJa: row.text("name_ja"),
    category: row.text("category"),
    baseUnit: row.text("base_unit"),
    packUnit: row.optional("pack_unit"),
    piecesPerPack: row.count("pieces_per_pack"),
    lengthMm: row.scaled("length_cm", 10n),
    widthMm: row.scaled("width_cm", 10n),
    heightMm: row.scaled("height_cm", 10n),
    grossWeightG: row.scaled("gross_weight_kg", 1000n),
    volumeCm3: volumes.get(row.text("item")),
    unitCostYen: row.count("unit_cost_jpy"),
    shelfLifeMonths: row.count("shelf_life_months"),
    hazard: row.optional("hazard"),
    hsCode: row.optional("hs_code"),
    source: row.text("source"),
    note: row.optional("note"),
  });

const named = (row: DataRow) => ({
  nameEn: row.text("name_en"),
  nameJa: row.text("name_ja"),
  words: row.list("words"),
  source: row.text("source"),
});

const itemNameOf = (row: DataRow): ItemNameReference => ({
  item: row.text("item"),
  body: row.text("body"),
  kind: row.oneOf("kind", ["code", "name"]) ?? "name",
  text: row.text("text"),
  source: row.text("source"),
});

const unitOf = (row: DataRow): UnitReference =>
  present({
    code: row.text("unit"),
    kind: row.oneOf("kind", ["piece", "pack", "mass"]) ?? "piece",
    grams: row.count("grams"),
    ...named(row),
  });

const columnOf = (row: DataRow): ColumnReference => ({
  meaning: row.text("column"),
  words: row.list("words"),
  source: row.text("source"),
});

const tagOf = (row: DataRow): HxlReference => ({
  meaning: row.text("column"),
  tag: row.text("tag"),
  source: row.text("source"),
});

const statusOf = (row: DataRow): StatusReference => ({
  status: row.oneOf("status", stockStatuses) ?? "available",
  ...named(row),
});

const currencyOf = (row: DataRow): CurrencyReference => ({
  code: row.text("currency"),
  minorDigits: Number(row.oneOf("minor_digits", ["0", "1", "2", "3", "4"]) ?? "0"),
  ...named(row),
});

const namedColumns = ["name_en", "name_ja", "words", "source"];

const readWords = ({ read }: Reader): WordsReference => ({
  itemNames: read(
    "item-names.csv",
    ["item", "body", "kind", "text", "source"],
    itemNameOf,
    ({ item, body, kind, text }) => `${item} ${body} ${kind} ${normalise(text)}`,
  ),
  units: read("units.csv", ["unit", "kind", "grams", ...namedColumns], unitOf, (row) => row.code),
  columns: read("columns.csv", ["column", "words", "source"], columnOf, (row) => row.meaning),
  hxl: read("hxl.csv", ["column", "tag", "source"], tagOf, ({ tag }) => hxlTag(tag) ?? tag),
  statuses: read("statuses.csv", ["status", ...namedColumns], statusOf, (row) => row.status),
  currencies: read(
    "currencies.csv",
    ["currency", "minor_digits", ...namedColumns],
    currencyOf,
    (row) => row.code,
  ),
});

/** Codes that one file takes from another must be there, and a word must mean one thing. */
function checkReferences(reference: Reference, { problems, places }: Reader): void {
  const { items, itemNames, categories, units, statuses, currencies, columns } = reference;
  const codesOf = (rows: readonly { readonly code: string }[]): ReadonlySet<string> =>
    new Set(rows.map(({ code }) => code));
  const placeOf = (file: string, index: number, column: string): Place => ({
    ...places.get(file)?.[index],
    column,
  });
  const codes: Readonly<Record<string, ReadonlySet<string>>> = {
    "items.csv": codesOf(items),
    "categories.csv": codesOf(categories),
    "units.csv": codesOf(units),
  };
  for (const [file, column, other, found] of [
    ["item-names.csv", "item", "items.csv", itemNames.map(({ item }) => item)],
    ["items.csv", "category", "categories.csv", items.map(({ category }) => category)],
    ["items.csv", "base_unit", "units.csv", items.map(({ baseUnit }) => baseUnit)],
    ["items.csv", "pack_unit", "units.csv", items.map(({ packUnit }) => packUnit)],
  ] as const) {
    for (const [index, code] of found.entries()) {
      if (code === undefined || codes[other]?.has(code)) continue;
      const at = placeOf(file, index, column);
      problems.push({ kind: "data-dangling", found: code, file: other, at });
    }
  }
  for (const [file, rows, key] of [
    ["units.csv", units, normalise],
    ["statuses.csv", statuses, normalise],
    ["currencies.csv", currencies, normalise],
    ["columns.csv", columns, headingKey],
  ] as const) {
    for (const [index, word, other] of twins(rows, key)) {
      const otherRow = places.get(file)?.[other]?.row ?? 0;
      const at = placeOf(file, index, "words");
      problems.push({ kind: "data-twice", found: word, otherRow, at });
    }
  }
}

/** Words that two rows claim: which, in which row, and in which row before. */
function twins(
  rows: readonly { readonly words: readonly string[] }[],
  key: (word: string) => string,
): readonly (readonly [index: number, word: string, other: number])[] {
  const seen = new Map<string, number>();
  return rows.flatMap(({ words }, index) =>
    words.flatMap((word) => {
      const other = seen.get(key(word)) ?? index;
      seen.set(key(word), other);
      return other === index ? [] : [[index, word, other] as const];
    }),
  );
}
