/** `position` on the command line: what it prints, and what it says of a wrong folder. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { exit } from "../../src/cli/exit.ts";
import { enterOffice, type Office } from "../helpers/command-line.ts";
import { greatCircleKm, type Position } from "../helpers/derived-distance.ts";

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
      // 0.75 × 40 + 0.25 × 100 pieces, all of them in four days, a household of five to a tent.
      sent: 55,
      hoursPerPieceToday: 20,
      hoursPerPieceBest: 900 / 55,
      peopleToday: 275,
      peopleBest: 275,
      costToday: 0.75 * 40 * 500 + 0.25 * 100 * 900,
      costBest: 0.75 * 40 * 700 + 0.25 * (40 * 100 + 60 * 900),
      shadowPrice: expect.any(Number),
      bestLayout: [
        { depot: "East", quantity: 40 },
        { depot: "West", quantity: 60 },
      ],
      marginal: [
        { depot: "East", per1000: 7500 },
        { depot: "West", per1000: 0 },
      ],
      effects: [],
      withoutOthers: null,
    },
  ]);
});

test("how many people are reached in time", async () => {
  // In 12 hours only what the East sends in a flood: none today, 40 tents at best.
  const [soon] = await found("--within", "12");
  expect(soon).toMatchObject({ peopleToday: 0, peopleBest: 0.75 * 40 * 5 });
  const table = (await ask("--within", "12")).out;
  expect(table).toContain("within 12 hours");
});

test("what a depot that opens or closes changes", async () => {
  const [one] = await found("--open", "East");
  expect(one.expectedBest).toBe(900);
  expect(one.effects).toEqual([{ depot: "East", change: "open", expectedBest: 900, saves: 200 }]);
  const [other] = await found("--close", "East");
  expect(other.effects).toEqual([
    { depot: "East", change: "close", expectedBest: 1100, saves: -200 },
  ]);
  const both = await ask("--open", "East", "--close", "West");
  expect(both.out).toMatch(/TENT +with East +900 +200/);
  expect((await ask("--open", "East", "--lang", "ja")).out).toContain("East を新設");
  expect((await ask("--open", "East", "--close", "East")).err).toContain("not both");
});

test("what others hold, from a list of theirs", async () => {
  put("layout", "depot,item,quantity\nSGSIN,TENT-4X4,100\nAEDXB,TENT-4X4,0\n");
  put("demand", "event,place,item,quantity\nflood,Plain,TENT-4X4,40\nquake,Hill,TENT-4X4,200\n");
  put(
    "transport",
    (world["transport"] ?? "").replaceAll("East", "AEDXB").replaceAll("West", "SGSIN"),
  );
  writeFileSync(
    "others.csv",
    [
      "Owner,Location,Description,Item_Code,Quantity",
      "WFP,Dubai,Family tent,TENT-FAMILY,60",
      "JICA,Dubai,Family tent,TENT-FAMILY,500",
      "IOM,Dubai,Family tent,TENT-FAMILY,40",
      "IOM,Dubai,Something else,XYZ,40",
      "IOM,Panama,Family tent,TENT-FAMILY,40",
    ].join("\n"),
  );
  const { out, err } = await ask("--others", "others.csv", "--json");
  const [one] = JSON.parse(out);
  // The flood is met from Dubai; an earthquake gets 100 from each.
  expect(one.expectedToday).toBe(0.75 * 400 + 0.25 * (100 * 30 + 100 * 20));
  expect(one.withoutOthers).toEqual({
    expectedToday: 1100,
    expectedBest: 900,
    balance: 1100 / 900,
    unmetToday: 25,
  });
  expect(err).toContain("100 pieces of other organisations are counted");
  expect(err).toContain("does not know (1)");
  put("../others", "Owner,Location,Item_Code,Quantity\nWFP,Dubai,TENT-FAMILY,many\n");
  expect((await ask("--others", "others.csv")).status).toBe(exit.input);
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
  expect(csv).toMatch(
    /^item,events,stock,expectedToday,expectedBest,balance,unmetToday,sent,hoursPerPieceToday,/,
  );
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
    expect((await office.run("position")).status).not.toBe(exit.ok);
    for (const [name, text] of Object.entries(world)) put(name, text);
    expect((await ask("--measure", "days")).err).toContain("give hours or cost");
    expect(
      (await ask("--agency", "jica", "--as-of", "2026-01-01")).err.match(/^error\[/gm),
    ).toHaveLength(2);
    expect((await ask("--within", "0")).err).toContain("a number of hours above 0");
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

describe("from the ledger and the events of the past", () => {
  /** The rule of data/README.md, written out once more. */
  const hours = (from: Position, to: Position): number =>
    72 + (24 * greatCircleKm(from, to)) / 9000;
  const [dubai, singapore]: Position[] = [
    [24.86, 55.07],
    [1.2899, 103.8519],
  ];
  const [manila, nairobi]: Position[] = [
    [14.6, 120.98],
    [-1.29, 36.82],
  ];

  beforeEach(async () => {
    await office.run("init", "--quiet");
    writeFileSync(
      "movements.csv",
      [
        "date,kind,item,lot,depot,agency,quantity,expiry",
        "2026-01-05,receive,TENT-4X4,A-1,AEDXB,cabinet-office,100,",
        "2026-01-05,receive,TENT-6P,B-1,SGSIN,jica,20,",
        "2026-01-05,receive,TENT-6P,B-2,SGSIN,jica,500,2026-02-01",
        "2026-01-05,receive,BLANKET,C-1,AEDXB,cabinet-office,70,",
      ].join("\n"),
    );
    writeFileSync(
      "events.csv",
      [
        "event,date,agency,country,item,quantity",
        "E1,2020-05-01,jica,PH,TENT,30",
        "E2,2021-05-01,cabinet-office,KE,TENT,",
        "E3,2022-05-01,jica,XX,TENT,90",
        "E4,2023-05-01,jica,KE,,",
      ].join("\n"),
    );
    const posted = await office.run("post", "movements.csv", "--quiet");
    expect(posted.status, posted.err).toBe(exit.ok);
  });
  const look = (...more: readonly string[]) =>
    office.run("position", "--events", "events.csv", "--json", ...more);

  test("goods of a category stand in for one another; what is expired does not count", async () => {
    const { out, err } = await look();
    const [tents, ...rest] = JSON.parse(out);
    expect(rest).toEqual([]);
    // Three events in known countries; the one of unknown size counts with the mean, 30.
    const today =
      (20 * hours(singapore ?? [0, 0], manila ?? [0, 0]) +
        10 * hours(dubai ?? [0, 0], manila ?? [0, 0]) +
        30 * hours(dubai ?? [0, 0], nairobi ?? [0, 0])) /
      3;
    expect(tents).toMatchObject({ item: "tent", events: 2, stock: 120, costToday: null });
    expect(tents.expectedToday).toBeCloseTo(today, 9);
    expect(tents.sent).toBe(20);
    expect(err).toContain("3 events of the past");
    expect(err).toContain("1 quantities that nobody published");
  });

  test("a depot that opens, one owner alone, and prices", async () => {
    const [opened] = JSON.parse((await look("--open", "ZAJNB")).out);
    expect(opened.bestLayout.map(({ depot }: { depot: string }) => depot)).toContain("ZAJNB");
    expect(opened.effects[0].saves).toBeGreaterThan(0);
    const [alone] = JSON.parse((await look("--agency", "jica")).out);
    expect(alone).toMatchObject({ stock: 20, events: 1 });
    const unpriced = await look("--measure", "cost");
    expect(unpriced.err).toContain("what transport of tent costs is not known");
    expect(unpriced.status).toBe(exit.input);
    expect((await look("--open", "NOWHERE")).err).toContain("nobody knows where");
    writeFileSync("events.csv", "event,date,country,item,quantity\nE1,2020-05-01,XX,TENT,30\n");
    expect((await look()).err).toContain("no event asks for goods");
  });

  test("events drawn after those of the past: the same each time, and of the same places", async () => {
    const rows = Array.from(
      { length: 6 },
      (_, at) => `E${at},20${10 + at}-05-01,jica,${at % 2 ? "PH" : "KE"},TENT,${10 * (at + 1)}`,
    );
    writeFileSync("events.csv", ["event,date,agency,country,item,quantity", ...rows].join("\n"));
    const [one, other] = [await look("--simulate", "400"), await look("--simulate", "400")];
    expect(one.out).toBe(other.out);
    expect(one.err).toContain("400 events drawn after those of the past");
    const [drawn] = JSON.parse(one.out);
    const [seen] = JSON.parse((await look()).out);
    expect(drawn.events).toBe(400);
    // The mean of 400 draws, four standard errors of sizes from 10 to 60 and more apart at most.
    expect(Math.abs(drawn.sent - seen.sent)).toBeLessThan(12);
    expect((await look("--simulate", "0")).err).toContain("from 1 to 20000");
  });

  test("tables name depots and goods in the reader's language", async () => {
    const { out } = await office.run("position", "--events", "events.csv", "--lang", "ja");
    expect(out).toMatch(/テント +ドバイ +100/);
    expect((await office.run("position", "--lang", "en")).out).toContain("Blankets");
  });
});
