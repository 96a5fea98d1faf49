/**
 * Answers the published request of the samples: what of it could be given today, by whom and from
 * where. It reads the sample's own columns; it is no general reader of requests.
 */
import { assert } from "../../domain/assert.ts";
import { type Availability, availabilityOf, type Wanted } from "../../domain/availability.ts";
import type { Catalogue } from "../../domain/catalogue.ts";
import { present } from "../../domain/present.ts";
import { stockLines } from "../../domain/stock.ts";
import { textOf } from "../../importers/table.ts";
import { answerHeadings as headings, answerWords as words } from "../../text/demo.ts";
import { same, type Text } from "../../text/text.ts";
import type { Context } from "../context.ts";
import { Names } from "../names.ts";
import type { TableSpec } from "../terminal/render.ts";

export interface Answer {
  readonly table: TableSpec;
  readonly json: unknown;
}

interface Request {
  readonly organisation: string;
  readonly lines: readonly Wanted[];
}

export async function answerRequest(path: string, context: Context): Promise<Answer> {
  return context.withLedger(async (ledger) => {
    const catalogue = await context.catalogue(ledger);
    const { organisation, lines } = await readRequest(path, context, catalogue);
    const lots = await ledger.lotFacts();
    const stock = stockLines(await ledger.balances({ asOf: context.today }), lots, catalogue.item);
    const found = availabilityOf(lines, stock, lots, context.today);
    return { table: answerTable(organisation, found, catalogue), json: found.map(jsonOf) };
  });
}

async function readRequest(
  path: string,
  { files }: Context,
  catalogue: Catalogue,
): Promise<Request> {
  const file = await files.read(path, {});
  const [header = [], ...rows] = (file.ok && file.value.tables[0]?.rows) || [];
  const columns = header.map((cell) => textOf(cell));
  const cell = (row: (typeof rows)[0], column: string): string =>
    textOf(row[columns.indexOf(column)]).trim();
  const asking = rows.filter((row) => cell(row, "item") !== "");
  assert(asking.length > 0, `${path} holds requests`);
  return {
    organisation: [...new Set(asking.map((row) => cell(row, "organisation")))].join(", "),
    lines: asking.map((row) => {
      const item = cell(row, "item");
      const quantity = Number(cell(row, "quantity"));
      assert(Number.isSafeInteger(quantity), `${path} asks for whole quantities`);
      const category = catalogue.item(item)?.category;
      return {
        request: cell(row, "request"),
        line: Number(cell(row, "line")),
        item,
        quantity,
        ...present({ category }),
      };
    }),
  };
}

function answerTable(
  organisation: string,
  found: readonly Availability[],
  catalogue: Catalogue,
): TableSpec {
  const names = new Names(catalogue);
  const agencies = [...new Set(found.flatMap(({ alone }) => [...alone.keys()]))].sort();
  return {
    title: words.title(organisation),
    columns: [
      { key: "line", heading: headings.line },
      { key: "item", heading: headings.item },
      { key: "asked", heading: headings.asked, numeric: true },
      ...agencies.map((agency) => ({
        key: agency,
        heading: headings.alone(names.agency(agency)),
        numeric: true,
      })),
      { key: "pool", heading: headings.pool, numeric: true },
      { key: "missing", heading: headings.missing, numeric: true },
    ],
    rows: found.map(({ wanted, alone, pool, missing }) => ({
      cells: {
        line: `${wanted.request} ${wanted.line}`,
        item: wanted.item,
        asked: wanted.quantity,
        ...Object.fromEntries(agencies.map((agency) => [agency, alone.get(agency) ?? 0])),
        pool,
        missing,
      },
      tones: missing > 0 ? { missing: "alarm" } : {},
    })),
    notes: [
      ...found.flatMap((line) => notesOn(line, organisation, names)),
      words.custody,
      words.noPlan,
    ],
  };
}

function notesOn(
  { wanted: { item }, offers, leftOut, alike }: Availability,
  organisation: string,
  names: Names,
): readonly Text[] {
  const places = offers.map(({ depot, agency, quantity }) => ({
    name: words.place(names.depot(depot), names.agency(agency)),
    quantity,
  }));
  const others = alike.map((other) => ({ name: same(other.item), quantity: other.quantity }));
  return [
    ...(places.length > 0 ? [words.from(item, places)] : []),
    ...(leftOut.length > 0 ? [words.leftOut(item, leftOut)] : []),
    ...(others.length > 0 ? [words.alike(item, organisation, others)] : []),
  ];
}

const jsonOf = ({ wanted, alone, ...found }: Availability): unknown => ({
  request: wanted.request,
  line: wanted.line,
  item: wanted.item,
  asked: wanted.quantity,
  alone: [...alone].map(([agency, quantity]) => ({ agency, quantity })),
  ...found,
});
