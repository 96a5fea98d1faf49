// Invented movements for benchmarks: as many as asked for, always the same ones, all of them valid.
//
// Two agencies, 60 depots, 150 items, 3,000 lots. A lot comes from one supplier to one depot of one
// agency, in several deliveries, and is issued to three recipients. Of a hundred movements some
// twenty are receipts, three go to a second depot, one is counted anew, and one in two hundred
// passes to the other agency (管理換).
// Dates go forward. Nothing is taken that is not there.

import { once } from "node:events";
import { createWriteStream, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const header =
  "date,kind,item,lot,depot,agency,quantity,unit,to_depot,to_agency,to_status,counterpart," +
  "expiry,unit_cost_jpy,reason,reference\n";
const agencies = ["cabinet-office", "jica"];
const [depots, items, lotsPerItem] = [60, 150, 20];
const firstDay = Date.UTC(2016, 3, 1);
const days = 3650;

/** A small generator of whole numbers below a bound (Park & Miller 1988), the same on each run. */
function randomFrom(seed) {
  let state = seed;
  return (bound) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % bound;
  };
}

const pad = (number, width) => String(number).padStart(width, "0");
const itemCode = (item) => `ITEM-${pad(item, 3)}`;
const depotCode = (depot) => `DEPOT-${pad(depot, 2)}`;

/** A folder of reference data with the items and depots that the movements speak of. */
export function writeReference(folder) {
  mkdirSync(folder, { recursive: true });
  const itemRows = Array.from(
    { length: items },
    (_, at) =>
      `${itemCode(at)},Bench item ${at},試験品目${at},blanket,piece,carton,25,60,40,40,20,1000,60,,,bichiku,`,
  );
  writeFileSync(
    join(folder, "items.csv"),
    "item,name_en,name_ja,category,base_unit,pack_unit,pieces_per_pack,length_cm,width_cm," +
      "height_cm,gross_weight_kg,unit_cost_jpy,shelf_life_months,hazard,hs_code,source,note\n" +
      `${itemRows.join("\n")}\n`,
  );
  const depotRows = Array.from(
    { length: depots },
    (_, at) => `${depotCode(at)},Bench depot ${at},試験倉庫${at},JP,,,,,bichiku,`,
  );
  writeFileSync(
    join(folder, "depots.csv"),
    `depot,name_en,name_ja,country,lat,lon,custodian,aliases,source,note\n${depotRows.join("\n")}\n`,
  );
  writeFileSync(join(folder, "item-names.csv"), "item,body,kind,text,source\n");
}

/** One movement after the other, as the fields of a movements file. */
export function* movements(count) {
  const random = randomFrom(20_261_123);
  const lots = Array.from({ length: items * lotsPerItem }, (_, at) => ({
    item: itemCode(at % items),
    lot: `L${pad(at, 4)}`,
    home: random(depots / 2), // the first half are the agencies' own; the second half forward goods
    second: depots / 2 + random(depots / 2),
    owner: random(2),
    supplier: random(40),
    recipients: [random(60), random(60), random(60)],
    held: [], // { depot, agency, quantity }
  }));
  for (let number = 0; number < count; number += 1) {
    const date = new Date(firstDay + Math.floor((number / count) * days) * 86_400_000)
      .toISOString()
      .slice(0, 10);
    yield { date, reference: `B-${pad(number, 7)}`, ...step(lots[random(lots.length)], random) };
  }
}

function step(lot, random) {
  const { item, lot: code } = lot;
  const base = { item, lot: code };
  const place = lot.held.length === 0 ? undefined : lot.held[random(lot.held.length)];
  const choice = random(200);
  if (place === undefined || place.quantity < 20 || choice < 40) {
    const quantity = 500 + random(4500);
    put(lot, lot.home, lot.owner, quantity);
    const counterpart = `Supplier ${lot.supplier}`;
    return { kind: "receive", ...base, depot: lot.home, agency: lot.owner, quantity, counterpart };
  }
  const { depot, agency } = place;
  const quantity = 1 + random(Math.max(1, Math.floor(place.quantity / 10)));
  place.quantity -= quantity;
  if (choice < 46 && depot === lot.home) {
    put(lot, lot.second, agency, quantity);
    return { kind: "transfer", ...base, depot, agency, quantity, toDepot: lot.second };
  }
  if (choice === 46) {
    put(lot, depot, 1 - agency, quantity);
    return { kind: "transfer", ...base, depot, agency, quantity, toAgency: 1 - agency };
  }
  if (choice < 49) {
    return { kind: "adjust", ...base, depot, agency, quantity: 0 - quantity, reason: "count" };
  }
  const counterpart = `Recipient ${lot.recipients[random(3)]}`;
  return { kind: "issue", ...base, depot, agency, quantity, counterpart };
}

function put(lot, depot, agency, quantity) {
  const place = lot.held.find((held) => held.depot === depot && held.agency === agency);
  if (place === undefined) lot.held.push({ depot, agency, quantity });
  else place.quantity += quantity;
}

function csvLine(m) {
  const toDepot = m.toDepot === undefined ? "" : depotCode(m.toDepot);
  const toAgency = m.toAgency === undefined ? "" : agencies[m.toAgency];
  return (
    `${m.date},${m.kind},${m.item},${m.lot},${depotCode(m.depot)},${agencies[m.agency]},` +
    `${m.quantity},piece,${toDepot},${toAgency},,${m.counterpart ?? ""},,,${m.reason ?? ""},` +
    `${m.reference}\n`
  );
}

function journalEntry(m) {
  const depot = (code, agency) => `depot:${depotCode(code)}:${agencies[agency]}:${m.lot}`;
  const here = depot(m.depot, m.agency);
  const [from, to] = {
    receive: [`supplier:${m.counterpart}`, here],
    issue: [here, `recipient:${m.counterpart}`],
    transfer: [here, depot(m.toDepot ?? m.depot, m.toAgency ?? m.agency)],
    adjust: [here, "count-difference"],
  }[m.kind];
  const quantity = Math.abs(m.quantity);
  return (
    `${m.date} (${m.reference}) ${m.kind}\n    ${to}  ${quantity} "${m.item}"\n` +
    `    ${from}  -${quantity} "${m.item}"\n\n`
  );
}

async function write(path, head, lines) {
  const out = createWriteStream(path);
  let piece = head;
  for (const line of lines) {
    piece += line;
    if (piece.length < 1 << 20) continue;
    if (!out.write(piece)) await once(out, "drain");
    piece = "";
  }
  out.end(piece);
  await once(out, "finish");
}

function* mapped(count, text) {
  for (const movement of movements(count)) yield text(movement);
}

export const writeCsv = (path, count) => write(path, header, mapped(count, csvLine));
export const writeJournal = (path, count) => write(path, "", mapped(count, journalEntry));
