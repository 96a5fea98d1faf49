/** The transport network: the shipped one holds what it says, a person's own is checked whole. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { loadNetwork } from "../../src/files/reference/network.ts";
import { greatCircleKm, type Position, seaKm } from "../helpers/derived-distance.ts";
import { dataFolder, reference } from "../helpers/reading.ts";

const shipped = join(dataFolder, "network");
type Row = Readonly<Record<string, string>>;
const rowsOf = (name: string): readonly Row[] =>
  parse(readFileSync(join(shipped, name)), { columns: true });

describe("the shipped network", () => {
  const loaded = loadNetwork([shipped]);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  const network = loaded.value;
  const position = new Map(
    rowsOf("nodes.csv").map((row): [string, Position] => [
      row["code"] ?? "",
      [Number(row["lat"]), Number(row["lon"])],
    ]),
  );
  const at = (code: string): Position => position.get(code) ?? [Number.NaN, Number.NaN];
  const legs = rowsOf("legs.csv");

  test("names a listed source in every row", () => {
    const listed: readonly Row[] = parse(readFileSync(join(dataFolder, "sources.csv")), {
      columns: true,
    });
    const sources = new Set(listed.map((row) => row["source"]));
    const cited = ["nodes.csv", "legs.csv", "vehicles.csv", "sea-ways.csv"].flatMap((name) =>
      rowsOf(name).flatMap((row) =>
        ["source", "position", "co2_source"].flatMap((column) => row[column] ?? []),
      ),
    );
    expect(cited.length).toBeGreaterThan(500);
    expect([...new Set(cited)].filter((source) => !sources.has(source))).toEqual([]);
  });

  test("has every depot of the Cabinet Office and JICA that is in use under its own code", () => {
    const codes = new Set(network.places.map(({ code }) => code));
    const depots = reference.depots.map(({ code }) => code);
    expect(depots.filter((code) => !codes.has(code))).toEqual([]);
  });

  test("has every distance by the rule that its row names", () => {
    const ways = rowsOf("sea-ways.csv").map((row) => ({
      ends: [row["from"] ?? "", row["to"] ?? ""] as const,
      km: greatCircleKm(
        [Number(row["from_lat"]), Number(row["from_lon"])],
        [Number(row["to_lat"]), Number(row["to_lon"])],
      ),
    }));
    const ports = new Set(position.keys());
    const wrong = legs.filter(({ from = "", to = "", rule, distance_km: km }) => {
      const direct = greatCircleKm(at(from), at(to));
      const derived =
        rule === "sea" ? seaKm(from, to, ways, ports) : rule === "road" ? direct * 1.2 : direct;
      return Math.abs(Number(km) - Math.max(1, derived ?? 0)) > 0.51;
    });
    expect(wrong).toEqual([]);
    expect(network.legs.every(({ estimated }) => estimated)).toBe(true);
  });

  test("has the days that its rules give", () => {
    const days = (mode: string | undefined, km: number): number =>
      mode === "air"
        ? km <= 9000
          ? 1
          : 2
        : Math.max(1, Math.ceil(km / (mode === "sea" ? 676 : 300)));
    const wrong = legs.filter(
      (row) => Number(row["transit_days"]) !== days(row["mode"], Number(row["distance_km"])),
    );
    expect(wrong).toEqual([]);
  });

  test("prices nothing that nobody has published", () => {
    const priced = network.vehicles.filter(
      ({ fixedMilliYen, perKmMilliYen, perKgMilliYen }) =>
        fixedMilliYen !== undefined || perKmMilliYen !== undefined || perKgMilliYen !== undefined,
    );
    expect(priced).toEqual([]);
  });
});

describe("a person's own network", () => {
  let own: string;
  beforeEach(() => {
    own = mkdtempSync(join(tmpdir(), "bichiku-network-"));
    write(
      "nodes.csv",
      "code,name,country,lat,lon,kind\nD,Depot,AE,24.8,55,depot\nP,Port,SO,2,45,seaport\n",
    );
    write("vehicles.csv", `${vehicles}\nTRUCK,Truck,road,10000,40,50000,120.5,0,,103,,\n`);
  });
  afterEach(() => rmSync(own, { recursive: true, force: true }));
  const write = (name: string, text: string): void => writeFileSync(join(own, name), text);
  const vehicles =
    "code,name,mode,payload_kg,volume_m3,fixed_jpy,per_km_jpy,per_kg_jpy,available,co2_g_per_tkm,operator,visibility";
  const legs = "from,to,mode,distance_km,lead_days,transit_days,vehicles";
  const problems = () => {
    const loaded = loadNetwork([own]);
    return loaded.ok ? [] : loaded.problems.map(({ kind, at }) => [kind, at.row, at.column]);
  };

  test("is read with its figures in whole units; what is empty is unknown", () => {
    write("legs.csv", `${legs}\nD,P,road,12.5,0,1,TRUCK\n`);
    const loaded = loadNetwork([own]);
    expect(loaded.ok && loaded.value).toMatchObject({
      legs: [{ distanceM: 12_500, leadDays: 0, vehicles: ["TRUCK"], estimated: false }],
      vehicles: [{ payloadG: 10_000_000, perKmMilliYen: 120_500, perKgMilliYen: 0, visibility: 0 }],
    });
    expect(loaded.ok && loaded.value.vehicles[0]).not.toHaveProperty("available");
  });

  test("is refused with all that is wrong at once", () => {
    write("legs.csv", `${legs}\nD,NOWHERE,road,12,0,1,TRUCK\nD,P,air,-3,x,1,TRUCK\n`);
    expect(problems()).toEqual([
      ["data-invalid", 3, "distance_km"],
      ["data-invalid", 3, "lead_days"],
      ["data-dangling", 2, "to"],
      ["data-invalid", 3, "vehicles"],
    ]);
    write("legs.csv", `${legs}\n,P,rocket,1,0,1,TRUCK\n`);
    expect(problems()).toEqual([
      ["data-invalid", 2, "from"],
      ["data-invalid", 2, "mode"],
    ]);
    write(
      "legs.csv",
      `${legs}\nD,NOWHERE,road,12,0,1,TRUCK\nD,P,air,3,0,1,TRUCK SHIP\nP,P,road,1,0,1,TRUCK\n`,
    );
    expect(problems()).toEqual([
      ["data-dangling", 2, "to"],
      ["data-dangling", 3, "vehicles"],
      ["data-invalid", 3, "vehicles"],
      ["data-invalid", 4, "to"],
    ]);
    write("vehicles.csv", `${vehicles}\nTRUCK,Truck,road,10000,40,-5,0,0,,,,\n`);
    expect(problems()).toContainEqual(["data-invalid", 2, "fixed_jpy"]);
    write(
      "vehicles.csv",
      `${vehicles}\nTRUCK,Truck,road,10000,40,5,0,0,,,,\nTRUCK,Truck,road,1,4,5,0,0,,,,\n`,
    );
    expect(problems()).toContainEqual(["data-twice", 3, "code"]);
  });
});
