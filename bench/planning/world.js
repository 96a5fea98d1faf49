// Invented worlds to plan in, from a seed: depots in regions, countries in need, ways by air, sea
// and road between them, stock of two agencies, and requests. Prices are invented, too, of the size
// that forwarders quote; payloads and volumes are those of data/network/vehicles.csv.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Whole numbers from low to high, the same ones each time (mulberry32). */
export function dice(seed) {
  let state = seed >>> 0;
  return (low, high) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return low + Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * (high - low + 1));
  };
}

/** The day of the plan: today, as a plan of the past is refused. */
const day0 = new Date().toISOString().slice(0, 10);
const dayAfter = (days) =>
  new Date(Date.parse(day0) + days * 86_400_000).toISOString().slice(0, 10);
const pad = (number, digits = 3) => String(number).padStart(digits, "0");

const kmBetween = (a, b) => {
  const rad = (degrees) => (degrees * Math.PI) / 180;
  const h =
    Math.sin(rad(b.lat - a.lat) / 2) ** 2 +
    Math.cos(rad(a.lat)) * Math.cos(rad(b.lat)) * Math.sin(rad(b.lon - a.lon) / 2) ** 2;
  return Math.max(5, Math.round(2 * 6371 * Math.asin(Math.sqrt(h))));
};

const vehicleHead =
  "code,name,mode,payload_kg,volume_m3,fixed_jpy,per_km_jpy,per_kg_jpy,available,co2_g_per_tkm,operator,visibility";

/** More aircraft where more is asked for. */
const vehicleRows = (requests) => [
  "TRUCK-10T,10-tonne truck,road,10000,53,30000,180,0,,233,,0",
  "TRUCK-SEMI,Semi-trailer,road,24000,88,50000,260,0,,103,,0",
  `AIR-PMC,Pallet on a scheduled flight,air,6684,21.5,150000,160,0,${requests * 4},608,,0`,
  `B777F,Boeing 777F,air,102000,653,4000000,2600,0,${Math.ceil(requests / 4)},789,NCA,1`,
  "IL76TD,Ilyushin Il-76TD,air,47000,180,2500000,1900,0,2,789,,0",
  "JASDF-C2,Kawasaki C-2,air,36000,256,5000000,2200,0,1,789,JASDF,2",
  "DV20,20 ft container,sea,28180,33.2,90000,14,0,,8.15,,0",
  "HC40,40 ft container,sea,26540,76.3,150000,22,0,,8.15,,0",
];

/** Everything as objects; `write` makes files of it. */
export function planningWorld({ depots, requests, items, seed }) {
  const roll = dice(seed);
  const regions = Math.max(2, Math.round(depots / 6));
  const countries = Math.max(3, Math.min(60, Math.round(requests / 12) + 2));
  const nodes = [];
  const legs = [];
  const at = (lat, lon, spread) => ({
    lat: Math.max(-60, Math.min(70, lat + roll(-100 * spread, 100 * spread) / 100)),
    lon: Math.max(-179, Math.min(179, lon + roll(-100 * spread, 100 * spread) / 100)),
  });
  const node = (code, kind, country, place) => {
    nodes.push({ code, kind, country, ...place });
    return nodes.at(-1);
  };
  const leg = (from, to, mode, lead, vehicles) => {
    const straight = kmBetween(from, to);
    const km = Math.round(straight * { road: 1.2, air: 1, sea: 1.5 }[mode]);
    const days =
      mode === "air" ? 1 : mode === "sea" ? 2 + Math.ceil(km / 600) : Math.ceil(km / 500);
    legs.push([from.code, to.code, mode, km, lead, days, vehicles].join());
  };
  const trucks = "TRUCK-10T TRUCK-SEMI";
  const origins = Array.from({ length: regions }, (_, region) => {
    const centre = at(roll(-10, 50), roll(-80, 140), 5);
    const country = `O${pad(region, 2)}`;
    return {
      centre,
      airport: node(`A${pad(region)}`, "airport", country, at(centre.lat, centre.lon, 1)),
      port: node(`P${pad(region)}`, "seaport", country, at(centre.lat, centre.lon, 1)),
    };
  });
  const stores = Array.from({ length: depots }, (_, index) => {
    const { centre, airport, port } = origins[index % regions];
    const depot = node(`D${pad(index)}`, "depot", airport.country, at(centre.lat, centre.lon, 3));
    leg(depot, airport, "road", 1, trucks);
    leg(depot, port, "road", 1, trucks);
    return depot;
  });
  const fields = [];
  for (let index = 0; index < countries; index += 1) {
    const centre = at(roll(-15, 40), roll(-75, 120), 5);
    const country = `C${pad(index, 2)}`;
    const airport = node(`B${pad(index)}`, "airport", country, at(centre.lat, centre.lon, 1));
    const port = node(`Q${pad(index)}`, "seaport", country, at(centre.lat, centre.lon, 2));
    for (const origin of origins) {
      const charter = roll(1, 3) === 1 ? " B777F IL76TD JASDF-C2" : " B777F";
      leg(origin.airport, airport, "air", 2, `AIR-PMC${charter}`);
      leg(origin.port, port, "sea", roll(2, 6), "DV20 HC40");
    }
    for (let site = 0; site < roll(1, 3); site += 1) {
      const field = node(`F${pad(index)}${site}`, "field", country, at(centre.lat, centre.lon, 3));
      leg(airport, field, "road", 1, trucks);
      leg(port, field, "road", 1, trucks);
      fields.push(field);
    }
  }
  const goods = Array.from({ length: items }, (_, index) => ({
    code: `ITEM-${pad(index)}`,
    category: "other",
    pieces: [1, 5, 10, 20, 50][roll(0, 4)],
    kg: roll(8, 45),
    size: [roll(40, 120), roll(30, 60), roll(20, 60)],
  }));
  const asked = goods.map(() => 0);
  const lines = [];
  for (let number = 0; number < requests; number += 1) {
    const field = fields[roll(0, fields.length - 1)];
    const conflict = roll(1, 3) === 1;
    const due = roll(1, 3) === 1 ? roll(8, 16) : roll(30, 75);
    const organisation = (conflict ? ["UNHCR", "WFP", "IOM"] : ["WFP", "IFRC", "IFRC"])[roll(0, 2)];
    const first = roll(0, items - 1);
    const count = roll(1, 4);
    const priority = roll(1, 3);
    for (let line = 1; line <= count; line += 1) {
      const item = (first + (line - 1) * 7) % items;
      if (line > 1 && item === first) break;
      const quantity = goods[item].pieces * roll(10, 400) + roll(0, goods[item].pieces - 1);
      asked[item] += quantity;
      lines.push({
        request: `R${pad(number, 4)}`,
        organisation,
        cause: conflict ? "conflict" : "disaster",
        destination: field.code,
        due,
        priority,
        line,
        item,
        quantity,
        shelf: roll(1, 5) === 1 ? 90 : undefined,
        partial: roll(1, 10) > 1,
      });
    }
  }
  const lots = [];
  for (const [item, { code, pieces }] of goods.entries()) {
    // Of one item in six there is less than is asked for.
    const wanted = (asked[item] * (roll(1, 6) === 1 ? 80 : roll(130, 250))) / 100;
    const places = Math.max(2, Math.round(depots * 0.3));
    for (let number = 0; number < places; number += 1) {
      const depot = stores[roll(0, depots - 1)];
      lots.push({
        item: code,
        lot: `${code}-${pad(number)}`,
        depot: depot.code,
        agency: roll(0, 1) === 0 ? "jica" : "cabinet-office",
        quantity:
          pieces * Math.max(1, Math.round(((wanted / places) * roll(40, 160)) / 100 / pieces)),
        expiry: roll(1, 3) === 1 ? dayAfter(roll(60, 900)) : "",
      });
    }
  }
  return { nodes, legs, vehicles: vehicleRows(requests), goods, lots, lines };
}

/** Files that `items import`, `post`, `request import` and `plan --network` read. */
export function writeWorld(folder, { nodes, legs, vehicles, goods, lots, lines }) {
  mkdirSync(join(folder, "network"), { recursive: true });
  const write = (name, head, rows) =>
    writeFileSync(join(folder, name), [head, ...rows, ""].join("\n"));
  write(
    "network/nodes.csv",
    "code,name,country,lat,lon,kind",
    nodes.map((n) =>
      [n.code, n.code, n.country, n.lat.toFixed(2), n.lon.toFixed(2), n.kind].join(),
    ),
  );
  write("network/legs.csv", "from,to,mode,distance_km,lead_days,transit_days,vehicles", legs);
  write("network/vehicles.csv", vehicleHead, vehicles);
  const depots = nodes.filter(({ kind }) => kind === "depot");
  write(
    "depots.csv",
    "depot,name_en,name_ja,country,lat,lon,custodian,aliases,source,note",
    depots.map((n) =>
      [
        n.code,
        n.code,
        n.code,
        n.country,
        n.lat.toFixed(2),
        n.lon.toFixed(2),
        "",
        "",
        "general",
        "",
      ].join(),
    ),
  );
  write(
    "goods.csv",
    "item,name_en,name_ja,category,base_unit,pack_unit,pieces_per_pack,length_cm,width_cm,height_cm,gross_weight_kg,unit_cost_jpy,shelf_life_months,hazard,hs_code,source,note",
    goods.map(({ code, category, pieces, kg, size }) =>
      [
        code,
        code,
        code,
        category,
        "piece",
        "box",
        pieces,
        ...size,
        kg,
        "",
        "",
        "",
        "",
        "general",
        "",
      ].join(),
    ),
  );
  write(
    "movements.csv",
    "date,kind,item,lot,depot,agency,quantity,counterpart,expiry,reference",
    lots.map(({ item, lot, depot, agency, quantity, expiry }, at) =>
      [
        "2026-01-05",
        "receive",
        item,
        lot,
        depot,
        agency,
        quantity,
        "Maker",
        expiry,
        `B${at}`,
      ].join(),
    ),
  );
  write(
    "requests.csv",
    "request,organisation,cause,destination,needed_by,priority,line,item,quantity,unit,min_shelf_life_days,partial",
    lines.map((l) =>
      [
        l.request,
        l.organisation,
        l.cause,
        l.destination,
        dayAfter(l.due),
        l.priority,
        l.line,
        goods[l.item].code,
        l.quantity,
        "piece",
        l.shelf ?? "",
        l.partial ? "yes" : "no",
      ].join(),
    ),
  );
}
