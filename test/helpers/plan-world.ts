/**
 * A small world to plan in: two depots, a port, an airport and two places of need; three items with
 * pack data; stock of both agencies. Figures are chosen so that one can work plans out by hand.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import type { Office } from "./command-line.ts";

const nodes = `code,name,country,lat,lon,kind
AEDXB,Dubai depot,AE,24.9,55.1,depot
SGSIN,Singapore depot,SG,1.3,103.9,depot
PORT,Gulf port,AE,25,55.1,seaport
AIR,Gulf airport,AE,24.9,55.2,airport
CITY,Capital,XX,2,45,airport
CAMP,Camp,XX,3,44,field
`;

const legs = `from,to,mode,distance_km,lead_days,transit_days,vehicles
AEDXB,AIR,road,20,1,0,TRUCK
AEDXB,PORT,road,30,1,0,TRUCK
AIR,CITY,air,3000,1,1,PLANE
PORT,CITY,sea,5000,3,12,BOX
SGSIN,CITY,air,7000,1,1,PLANE
CITY,CAMP,road,200,1,1,TRUCK
`;

const vehicles = `code,name,mode,payload_kg,volume_m3,fixed_jpy,per_km_jpy,per_kg_jpy,available,co2_g_per_tkm,operator,visibility
TRUCK,Truck,road,10000,50,20000,100,0,,100,,0
PLANE,Plane,air,30000,200,2000000,500,0,2,800,JASDF,2
BOX,Container,sea,20000,60,300000,0,0,,8,,0
`;

const items = `item,name_en,name_ja,category,base_unit,pack_unit,pieces_per_pack,length_cm,width_cm,height_cm,gross_weight_kg,unit_cost_jpy,shelf_life_months,hazard,hs_code
COVER,Cover,カバー,blanket,piece,bale,20,100,50,40,40,,,,
SHELTER,Shelter,シェルター,tent,piece,bag,1,200,50,40,60,,,,
CAN,Can,缶,jerrycan,piece,box,50,100,50,50,25,,,,
`;

/** Stock on hand: agency, item, lot, depot, pieces, expiry. */
const stock: readonly (readonly [string, string, string, string, number, string?])[] = [
  ["jica", "COVER", "J-C1", "AEDXB", 2000, "2027-12-31"],
  ["jica", "COVER", "J-C2", "SGSIN", 1000, "2027-03-31"],
  ["jica", "SHELTER", "J-S1", "SGSIN", 100],
  ["cabinet-office", "COVER", "C-C1", "AEDXB", 1500],
  ["cabinet-office", "CAN", "C-J1", "AEDXB", 5000],
];

export function layNetwork(): void {
  mkdirSync("net", { recursive: true });
  for (const [name, text] of Object.entries({ nodes, legs, vehicles })) {
    writeFileSync(`net/${name}.csv`, text);
  }
}

export async function planWorld(office: Office): Promise<void> {
  layNetwork();
  writeFileSync("items.csv", items);
  await office.run("init");
  await office.run("items", "import", "items.csv");
  for (const [agency, item, lot, depot, quantity, expiry] of stock) {
    const done = await office.run(
      ...["receive", "--item", item, "--lot", lot, "--depot", depot, "--agency", agency],
      ...["--quantity", String(quantity), "--supplier", "Maker"],
      ...(expiry === undefined ? [] : ["--expiry", expiry]),
    );
    if (done.status !== 0) throw new Error(done.err);
  }
}

export const ask = (
  office: Office,
  request: string,
  fields: Readonly<Record<string, string>>,
): ReturnType<Office["run"]> =>
  office.run(
    ...["request", "add", "--request", request],
    ...Object.entries({
      organisation: "WFP",
      cause: "disaster",
      destination: "CITY",
      ...fields,
    }).flatMap(([name, value]) => [`--${name}`, value]),
  );

/** A plan on the small network, as JSON; evidence of invented goods nobody has. */
export async function planned(office: Office, ...more: readonly string[]) {
  const { status, out, err } = await office.run(
    ...["plan", "--network", "net", "--allow-unverified", "--json", ...more],
  );
  if (out === "") throw new Error(err);
  return { status, plan: JSON.parse(out) };
}
