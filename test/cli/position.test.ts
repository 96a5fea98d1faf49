/** `position` on the command line: what it prints, and what it says of a wrong folder. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { exit } from "../../src/cli/exit.ts";
import { enterOffice, type Office } from "../helpers/command-line.ts";

let office: Office;
beforeEach(() => {
  office = enterOffice();
  mkdirSync("world");
  for (const [name, text] of Object.entries(world)) writeFileSync(`world/${name}.csv`, text);
});
afterEach(() => office.leave());

/** Two depots, two events: worked out by hand below. */
const world: Readonly<Record<string, string>> = {
  layout: "depot,item,quantity\nEast,TENT,0\nWest,TENT,100\n",
  events: "event,probability\nflood,0.75\nquake,0.25\n",
  demand: "event,place,item,quantity\nflood,Plain,TENT,40\nquake,Hill,TENT,200\n",
  transport:
    "depot,place,hours,cost_jpy\nEast,Plain,10,700\nEast,Hill,30,100\nWest,Plain,20,500\nWest,Hill,20,900\n",
};

const put = (name: string, text: string): void => writeFileSync(`world/${name}.csv`, text);
const ask = (...more: readonly string[]) => office.run("position", "--scenarios", "world", ...more);
const found = async (...more: readonly string[]) => JSON.parse((await ask(...more, "--json")).out);

test("today, the best layout, and what more is worth", async () => {
  // Today: 0.75 × 40 × 20 + 0.25 × 100 × 20. At best 40 in the East save 10 hours each in a flood
  // and cost 10 each in an earthquake, which is less likely.
  expect(await found()).toEqual([
    {
      item: "TENT",
      measure: "hours",
      events: 2,
      stock: 100,
      expectedToday: 1100,
      expectedBest: 900,
      balance: 1100 / 900,
      unmetToday: 25,
      bestLayout: [
        { depot: "East", quantity: 40 },
        { depot: "West", quantity: 60 },
      ],
      marginal: [
        { depot: "East", per1000: 7500 },
        { depot: "West", per1000: 0 },
      ],
    },
  ]);
});

test("by cost, with a depot closed, with little room, and with what others hold", async () => {
  const [byCost] = await found("--measure", "cost");
  expect(byCost).toMatchObject({ measure: "cost", expectedToday: 37_500, expectedBest: 23_500 });
  expect(byCost.bestLayout).toEqual([
    { depot: "East", quantity: 100 },
    { depot: "West", quantity: 0 },
  ]);
  const [closed] = await found("--close", "East");
  expect(closed).toMatchObject({ expectedBest: 1100, balance: 1 });
  put("layout", "depot,item,quantity,volume_m3\nWest,TENT,100,0.5\n");
  put("depots", "depot,capacity_m3\nEast,10\n");
  expect((await found())[0].bestLayout[0]).toEqual({ depot: "East", quantity: 20 });
  rmSync("world/depots.csv");
  put("others", "depot,item,quantity\nEast,TENT,100\n");
  // The flood is answered by others; an earthquake then gets 100 from each.
  const [shared] = await found();
  expect(shared).toMatchObject({ stock: 100, unmetToday: 0 });
  expect(shared.expectedToday).toBe(0.75 * 400 + 0.25 * (100 * 30 + 100 * 20));
});

test("Japanese headings are understood", async () => {
  put("layout", "倉庫,品目,数量\nEast,TENT,0\nWest,TENT,100\n");
  put("events", "事案,確率\nflood,0.75\nquake,0.25\n");
  put("demand", "事案,需要地,品目,数量\nflood,Plain,TENT,40\nquake,Hill,TENT,200\n");
  expect((await found())[0].expectedBest).toBe(900);
});

test("without probabilities all events are alike", async () => {
  put("events", "event,probability\nflood,\nquake,\n");
  expect((await found())[0].expectedToday).toBe(0.5 * 800 + 0.5 * 2000);
});

test("tables for people in both languages, and CSV", async () => {
  const english = await ask();
  expect(english.status).toBe(exit.ok);
  expect(english.out).toMatch(/TENT +2 +100 +1,100 +900 +1\.222 +25/);
  expect(english.out).toMatch(/TENT +East +0 +40 +7,500/);
  expect((await ask("--lang", "ja")).out).toContain("均衡指標");
  const csv = (await ask("--csv")).out;
  expect(csv).toMatch(/^item,events,stock,expectedToday,expectedBest,balance,unmetToday\r?\n/);
  expect(csv.trim().split("\n")).toHaveLength(2);
});

describe("a wrong folder changes nothing and says what to do", () => {
  test.each<[what: string, file: string, text: string, said: string]>([
    ["a column too few", "demand", "event,item,quantity\nflood,TENT,4\n", "no column place"],
    [
      "an event without its place",
      "demand",
      "event,place,item,quantity\nflood,,TENT,4\n",
      "a value is missing",
    ],
    [
      "an event that is none",
      "demand",
      "event,place,item,quantity\nflod,Plain,TENT,4\n",
      'did you mean "flood"?',
    ],
    [
      "a negative quantity",
      "layout",
      "depot,item,quantity\nWest,TENT,-4\n",
      '"-4" cannot stand here',
    ],
    [
      "a text for a number",
      "transport",
      "depot,place,hours\nEast,Plain,soon\n",
      '"soon" cannot stand here',
    ],
    [
      "a pair twice",
      "layout",
      "depot,item,quantity\nWest,TENT,4\nWest,TENT,5\n",
      "stands here and in row 2",
    ],
    [
      "probabilities of 1.2",
      "events",
      "event,probability\nflood,0.75\nquake,0.45\n",
      "add up to 1.2",
    ],
    ["some probabilities", "events", "event,probability\nflood,1\nquake,\n", "this one has none"],
    [
      "a way too few",
      "transport",
      "depot,place,hours\nEast,Plain,1\nEast,Hill,1\nWest,Hill,1\n",
      "from West to Plain",
    ],
    [
      "room for what nobody knows the size of",
      "depots",
      "depot,capacity_m3\nEast,5\n",
      "how much room a piece of TENT takes",
    ],
    ["an empty file", "events", "", "error[file-empty]"],
  ])("%s", async (_, file, text, said) => {
    put(file, text);
    const { status, out, err } = await ask();
    expect(err).toContain(said);
    expect(err).toContain(`${file === "depots" ? "layout" : file}.csv`);
    expect(status).toBe(exit.input);
    expect(out).toBe("");
    expect((await ask("--lang", "ja")).err).not.toMatch(/undefined|NaN/);
  });

  test("all at once, a file that is not there, too little room, and wrong options", async () => {
    put("events", "event,probability\nflood,-1\nquake,x\n");
    put("layout", "depot,item,quantity\n,TENT,4\nWest,TENT,5.x\n");
    expect((await ask()).err.match(/^error\[/gm)).toHaveLength(4);
    rmSync("world/demand.csv");
    expect((await ask()).err).toContain("demand.csv");
    expect((await office.run("position")).err).toContain("--scenarios is missing");
    for (const [name, text] of Object.entries(world)) put(name, text);
    expect((await ask("--measure", "days")).err).toContain("give hours or cost");
    expect((await ask("--close", "Est")).err).toContain('did you mean "East"?');
    put("layout", "depot,item,quantity,volume_m3\nWest,TENT,100,1\n");
    put("depots", "depot,capacity_m3\nEast,30\nWest,40\n");
    const { status, err } = await ask();
    expect(err).toContain("the depots hold 70 m3, and the stock takes 100 m3");
    expect(status).toBe(exit.input);
  });
});

test("the sample is the one that its page describes", async () => {
  const lines = readFileSync("data/sample/scenarios/events.csv", "utf8").trim().split("\n");
  expect(lines).toHaveLength(12);
  const { status, out } = await office.run("position", "--scenarios", "data/sample/scenarios");
  expect(status).toBe(exit.ok);
  expect(out).toContain("BLANKET");
});
