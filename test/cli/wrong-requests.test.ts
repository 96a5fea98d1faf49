/** What cannot be asked for or planned: told clearly, all of it at once, and nothing is changed. */
import { writeFileSync } from "node:fs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { exit } from "../../src/cli/exit.ts";
import { enterOffice, type Office } from "../helpers/command-line.ts";
import { ask, layNetwork, planWorld } from "../helpers/plan-world.ts";

let office: Office;
beforeEach(async () => {
  office = enterOffice();
  await planWorld(office);
});
afterEach(() => office.leave());

const kinds = (err: string) => [...err.matchAll(/error\[([a-z-]+)\]/g)].map(([, kind]) => kind);
const head = async () => JSON.parse((await office.run("verify", "--json")).out).head;

/** Refused as wrong input, with these faults, and the ledger is as it was. */
async function refused(...argv: readonly string[]) {
  const before = await head();
  const { status, out, err } = await office.run(...argv);
  expect({ status, out }).toEqual({ status: exit.input, out: "" });
  expect(await head()).toBe(before);
  return kinds(err);
}

test("a line with everything wrong", async () => {
  const stated = {
    ...{ cause: "boredom", destination: "", item: "COVR", quantity: "-10", unit: "heaps" },
    ...{ "needed-by": "2020-01-01", priority: "9", partial: "perhaps", line: "none" },
    ...{ "min-shelf-life-days": "x", specification: "NONE-1" },
  };
  const said = Object.entries(stated).flatMap(([name, value]) => [`--${name}`, value]);
  expect((await refused("request", "add", "--organisation", "WFP", ...said)).sort()).toEqual(
    [
      ...["not-a-quantity", "not-a-quantity", "not-a-quantity", "option-missing", "option-missing"],
      ...["request-date-past", "request-unknown", "request-value", "request-value"],
      ...["request-value", "unknown-code", "unknown-unit"],
    ].sort(),
  );
});

test("a file of requests with wrong rows, all of them told", async () => {
  writeFileSync(
    "wrong.csv",
    "要請番号,要請機関,要請事由,仕向地,必要期日,品目,数量\r\n" +
      "R-1,WFP,災害,CITY,2020-04-01,COVER,100\r\n" +
      "R-2,WFP,暇,CITY,2027-01-31,COVER,100\r\n" +
      "R-3,WFP,災害,CITY,2027-13-01,謎の箱,約百\r\n",
  );
  expect(await refused("request", "import", "wrong.csv")).toEqual([
    ...["request-date-past", "request-value", "unknown-code", "not-a-quantity"],
    "impossible-date",
  ]);
});

test("a destination that the network has not; a hint of what may be meant", async () => {
  const { err } = await ask(office, "R-1", {
    item: "COVER",
    quantity: "10",
    destination: "Captial",
  });
  expect(err).toContain('no place "Captial"');
  await ask(office, "R-2", { item: "COVER", quantity: "10", destination: "Atlantis" });
  const said = await office.run("plan", "--network", "net");
  expect(kinds(said.err)).toEqual(["destination-unknown", "destination-unknown"]);
  expect(said.err).toContain('did you mean "Capital"?');
  expect(await refused("plan", "--network", "net")).toHaveLength(2);
});

test("a plan of the past, of nobody's request, on no network", async () => {
  await ask(office, "R-1", { item: "COVER", quantity: "10" });
  const plan = ["plan", "--network", "net"];
  expect(await refused(...plan, "--date", "2026-11-22", "--prefer", "luck")).toEqual([
    ...["plan-date-past", "option-invalid"],
  ]);
  expect(await refused(...plan, "--request", "R-9")).toEqual(["request-unknown"]);
  expect(await refused("plan", "--network", "nowhere")).toEqual(["no-file"]);
});

test("a leg to nowhere, a negative cost, a vehicle nobody knows", async () => {
  await ask(office, "R-1", { item: "COVER", quantity: "10" });
  const legs = "from,to,mode,distance_km,lead_days,transit_days,vehicles";
  writeFileSync("net/legs.csv", `${legs}\nAEDXB,NOWHERE,road,20,1,0,TRUCK CART\n`);
  writeFileSync(
    "net/vehicles.csv",
    "code,name,mode,payload_kg,volume_m3,fixed_jpy,per_km_jpy,per_kg_jpy,available\n" +
      "TRUCK,Truck,road,10000,50,-20000,100,0,\n",
  );
  expect((await refused("plan", "--network", "net")).sort()).toEqual([
    ...["data-dangling", "data-dangling", "data-invalid"],
  ]);
  layNetwork();
});
