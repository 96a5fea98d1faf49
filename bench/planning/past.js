// What Japan gave (data/relief-events.csv), asked for again: each event with quantities on record
// is a request, answered from depots of the network. Stock, packs and prices are invented, from a
// seed.
import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { loadNetwork } from "../../dist/files/reference/network.js";
import { assemble, placesOf } from "../../dist/planning/assembly.js";
import { dice } from "./world.js";

const date = "2026-11-23";
const prices = {
  "TRUCK-10T": [30_000, 180],
  "TRUCK-SEMI": [50_000, 260],
  "AIR-PMC": [150_000, 160],
  DV20: [90_000, 14],
  HC40: [150_000, 22],
  IL76TD: [2_500_000, 1900],
  AN12: [1_500_000, 1300],
  AN26: [800_000, 800],
};

export function pastTasks(root) {
  const loaded = loadNetwork([`${root}data/network`]);
  const network = {
    ...loaded.value,
    vehicles: loaded.value.vehicles.map((vehicle) => {
      const [fixed, perKm] = prices[vehicle.code] ?? [4_000_000, 2600];
      return {
        ...vehicle,
        fixedMilliYen: fixed * 1000,
        perKmMilliYen: perKm * 1000,
        perKgMilliYen: 0,
      };
    }),
  };
  const rows = parse(readFileSync(`${root}data/relief-events.csv`, "utf8"), { columns: true });
  const known = rows.filter(
    ({ item, quantity, country }) =>
      item !== "" && Number(quantity) > 0 && placesOf(country, network).length > 0,
  );
  const events = Map.groupBy
    ? Map.groupBy(known, ({ event }) => event)
    : known.reduce(
        (all, row) => all.set(row.event, [...(all.get(row.event) ?? []), row]),
        new Map(),
      );
  const codes = [...new Set(known.map(({ item }) => item))].sort();
  const roll = dice(20_261_123);
  const items = codes.map((code) => ({
    code,
    provisional: false,
    category: "relief",
    baseUnit: "piece",
    piecesPerPack: [1, 5, 10, 20][roll(0, 3)],
    grossWeightG: roll(8, 45) * 1000,
    volumeCm3: roll(30, 250) * 1000,
  }));
  const depots = ["AEDXB", "SGSIN", "USMIA", "GHACC", "DEFRA", "MYSZB"];
  return [...events].map(([event, lines], at) => {
    const stock = codes.flatMap((item) =>
      depots.flatMap((depot, number) =>
        roll(1, 3) === 1
          ? []
          : [
              {
                item,
                category: "relief",
                agency: lines[0].agency,
                depot,
                lot: `${item}-${number}`,
                status: "available",
                quantity: roll(5, 60) * 100,
                unit: "piece",
                expiry: roll(1, 2) === 1 ? `2028-0${roll(1, 9)}-01` : undefined,
              },
            ],
      ),
    );
    const due = [10, 20, 60][at % 3];
    const neededBy = new Date(Date.parse(date) + due * 86_400_000).toISOString().slice(0, 10);
    const request = {
      declares: "request",
      code: event,
      organisation: "WFP",
      cause: "disaster",
      lines: lines.map(({ item, quantity, country }, line) => ({
        line: line + 1,
        item,
        quantity: Number(quantity),
        unit: "piece",
        destination: country,
        neededBy,
        priority: 1 + (line % 3),
        partial: true,
      })),
    };
    const rule = {
      agency: lines[0].agency,
      causes: ["disaster"],
      listedBodyNeeded: false,
      steps: [],
      articleEn: "",
      articleJa: "",
      source: "",
    };
    const world = {
      ...{ date, network, items, stock },
      procedure: {
        rules: [rule],
        days: { "cabinet-decision": 0, "custody-transfer": 0 },
        listedBodies: new Set(),
      },
      verdict: () => "conforming",
    };
    const choices = {
      ...{ allowLate: false, allowUnverified: true, pool: false, onlyModes: [] },
      ...{ excludedDepots: [], fixedLots: [], floors: [], bounds: new Map(), fillPercent: 85 },
    };
    const open = request.lines.map((line) => ({ request, line, open: line.quantity }));
    return { event, task: assemble(open, world, choices).task };
  });
}
