/**
 * The transport network: nodes.csv, legs.csv and vehicles.csv of the folder `network` in the
 * reference data, or of a folder that a person names. All that is wrong is said at once: legs that
 * lead to nowhere, vehicles that travel another way, negative prices.
 */
import {
  type Capital,
  type Leg,
  modes,
  type Network,
  type Place,
  type Vehicle,
} from "../../domain/planning/network.ts";
import { present } from "../../domain/present.ts";
import type { Place as FilePlace, Problem } from "../../domain/problems/problem.ts";
import { type Result, unless } from "../../domain/result.ts";
import { type DataRow, type DataTable, readDataTable } from "./data-table.ts";

const columns = {
  nodes: ["code"],
  legs: ["from", "to", "mode", "distance_km", "lead_days", "transit_days", "vehicles"],
  vehicles: [
    ...["code", "mode", "payload_kg", "volume_m3"],
    ...["fixed_jpy", "per_km_jpy", "per_kg_jpy", "available"],
  ],
} as const;

export const networkFiles = ["nodes.csv", "legs.csv", "vehicles.csv"] as const;

/** From the first of the folders that has a file; each file by itself. */
export function loadNetwork(folders: readonly string[]): Result<Network> {
  const nodes = readDataTable(folders, "nodes.csv", columns.nodes);
  const legs = readDataTable(folders, "legs.csv", columns.legs);
  const vehicles = readDataTable(folders, "vehicles.csv", columns.vehicles);
  const network: Network = {
    places: nodes.rows.map(placeOf),
    vehicles: vehicles.rows.map(vehicleOf),
    legs: legs.rows.map(legOf),
  };
  const problems: Problem[] = [nodes, legs, vehicles].flatMap((table) => [...table.problems]);
  // Where a file is missing, or a column, all of its codes would be said to be unknown.
  if (problems.every(({ at }) => at.row !== undefined)) {
    problems.push(
      ...twice(nodes, network.places),
      ...twice(vehicles, network.vehicles),
      ...danglingLegs(legs, network, modesKnown(vehicles, network)),
    );
  }
  return unless(problems, () => network);
}

/** Where the capital of each country lies: the place of need where nothing nearer is known. */
export function loadCountries(folders: readonly string[]): Result<ReadonlyMap<string, Capital>> {
  const { rows, problems } = readDataTable(folders, "countries.csv", ["country", "lat", "lon"]);
  const capitals = rows.map((row): readonly [string, Capital] => {
    const [lat = 0, lon = 0] = [row.position("lat", 90), row.position("lon", 180)];
    for (const column of ["lat", "lon"]) row.text(column);
    return [row.text("country"), { place: row.optional("place") ?? row.text("country"), lat, lon }];
  });
  return unless(problems, () => new Map(capitals));
}

function placeOf(row: DataRow): Place {
  const code = row.text("code");
  return present({
    code,
    name: row.optional("name") ?? code,
    kind: row.optional("kind") ?? "place",
    country: row.optional("country"),
    lat: row.position("lat", 90),
    lon: row.position("lon", 180),
  });
}

function vehicleOf(row: DataRow): Vehicle {
  const code = row.text("code");
  return present({
    code,
    name: row.optional("name") ?? code,
    nameJa: row.optional("name_ja"),
    mode: row.oneOf("mode", modes) ?? "road",
    payloadG: needed(row, "payload_kg", row.scaled("payload_kg", 1000n)),
    volumeCm3: needed(row, "volume_m3", row.scaled("volume_m3", 1_000_000n)),
    fixedMilliYen: row.amount("fixed_jpy", 1000n),
    perKmMilliYen: row.amount("per_km_jpy", 1000n),
    perKgMilliYen: row.amount("per_kg_jpy", 1000n),
    available: wholeDays(row, "available"),
    co2MgPerTonneKm: row.amount("co2_g_per_tkm", 1000n),
    operator: row.optional("operator"),
    visibility: wholeDays(row, "visibility") ?? 0,
  });
}

const legOf = (row: DataRow): Leg => ({
  from: row.text("from"),
  to: row.text("to"),
  mode: row.oneOf("mode", modes) ?? "road",
  distanceM: needed(row, "distance_km", row.amount("distance_km", 1000n)),
  leadDays: needed(row, "lead_days", wholeDays(row, "lead_days")),
  transitDays: needed(row, "transit_days", wholeDays(row, "transit_days")),
  vehicles: row.text("vehicles").split(/[\s|;,]+/),
  estimated: row.optional("rule") !== undefined,
});

function needed(row: DataRow, column: string, value: number | undefined): number {
  if (value === undefined && row.optional(column) === undefined) row.text(column);
  return value ?? 1;
}

/** A whole number from zero on. */
function wholeDays(row: DataRow, column: string): number | undefined {
  const text = row.optional(column);
  if (text === undefined || /^\d{1,6}$/.test(text)) return text === undefined ? text : Number(text);
  const expected = ["a whole number, zero or more", "0以上の整数"] as const;
  row.refuse(column, { kind: "data-invalid", found: text, expected });
  return undefined;
}

/** A code names one thing. */
function twice(
  { file, rows }: DataTable,
  things: readonly { readonly code: string }[],
): readonly Problem[] {
  const first = new Map<string, number>();
  return things.flatMap(({ code }, index) => {
    if (code === "") return []; // told already
    const row = rows[index]?.row ?? 0;
    const otherRow = first.get(code);
    first.set(code, otherRow ?? row);
    if (otherRow === undefined) return [];
    const at: FilePlace = { file, row, column: "code" };
    return [{ kind: "data-twice", found: code, otherRow, at } as const];
  });
}

/** Whether the cell in which a row says how it travels was found wrong. */
const hasWrongMode = ({ problems }: DataTable, row: number | undefined): boolean =>
  problems.some(({ at }) => at.row === row && at.column === "mode");

/** How each vehicle travels; undefined where it does not say so rightly. */
const modesKnown = (table: DataTable, { vehicles }: Network): ModesKnown =>
  new Map(
    vehicles.map(({ code, mode }, at) => [
      code,
      hasWrongMode(table, table.rows[at]?.row) ? undefined : mode,
    ]),
  );

type ModesKnown = ReadonlyMap<string, Vehicle["mode"] | undefined>;

function danglingLegs(
  table: DataTable,
  { legs, places }: Network,
  modeOf: ModesKnown,
): readonly Problem[] {
  const { file, rows } = table;
  const known = new Set(places.map(({ code }) => code));
  return legs.flatMap((leg, index) => {
    const at = (column: string): FilePlace => ({ file, row: rows[index]?.row ?? 0, column });
    const ends = (["from", "to"] as const)
      .filter((end) => leg[end] !== "" && !known.has(leg[end]))
      .map((end): Problem => {
        return { kind: "data-dangling", found: leg[end], file: "nodes.csv", at: at(end) };
      });
    const unknown = leg.vehicles
      .filter((code) => code !== "" && !modeOf.has(code))
      .map((found): Problem => {
        return { kind: "data-dangling", found, file: "vehicles.csv", at: at("vehicles") };
      });
    const others = leg.vehicles
      .filter((code) => (modeOf.get(code) ?? leg.mode) !== leg.mode)
      .filter(() => !hasWrongMode(table, rows[index]?.row))
      .map((found): Problem => {
        const expected = [`a vehicle for ${leg.mode}`, `輸送手段が ${leg.mode} の車両`] as const;
        return { kind: "data-invalid", found, expected, at: at("vehicles") };
      });
    const loop: readonly Problem[] =
      leg.from === leg.to && leg.from !== ""
        ? [{ kind: "data-invalid", found: leg.to, expected: elsewhere, at: at("to") }]
        : [];
    return [...ends, ...unknown, ...others, ...loop];
  });
}

const elsewhere = ["another place than the leg begins at", "出発地と異なる地点"] as const;
