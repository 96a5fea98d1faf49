/** `demand` on the command line: what it prints and draws, and what it says of a wrong question. */
import { readFileSync, writeFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { exit } from "../../src/cli/exit.ts";
import { enterOffice, type Office } from "../helpers/command-line.ts";

let office: Office;
beforeEach(() => {
  office = enterOffice();
});
afterEach(() => office.leave());

const json = async (...argv: readonly string[]) =>
  JSON.parse((await office.run("demand", ...argv, "--json")).out);

/** Six floods, of which the fifth asked for an unknown number of tents. */
const floods = [
  "日付,国,原因,品目,数量",
  ...["2019-07-01,PH,洪水,テント,100", "2020-08-02,PH,洪水,テント,２５０"],
  ...["2021-09-03,ID,洪水,テント,80", "2022-07-04,ID,洪水,テント,400"],
  ...["2023-08-05,LK,洪水,テント,不明", "2024-09-06,LK,洪水,テント,150"],
];

describe("the published record", () => {
  test("both agencies, in tables, JSON and CSV, the same each time", async () => {
    const found = await json();
    expect(found.map(({ agency }: { agency: string }) => agency)).toEqual([
      "cabinet-office",
      "jica",
    ]);
    expect(found[0]).toMatchObject({ from: "2001-01-01", until: "2024-12-31", complete: true });
    const blankets = found[0].goods.find(({ goods }: { goods: string }) => goods === "blanket");
    expect(blankets).toMatchObject({ events: 10, known: 10 });
    expect(blankets.perYear.low).toBeLessThan(blankets.perYear.value);
    expect(blankets.perYear.high).toBeGreaterThan(blankets.perYear.value);
    expect((await json("--agency", "cabinet-office"))[0]).toEqual(found[0]);
    const table = await office.run("demand", "--agency", "内閣府", "--lang", "ja");
    expect(table.status).toBe(exit.ok);
    expect(table.out).toContain("毛布");
    expect(table.out).toContain("90％の信頼限界");
    const csv = await office.run("demand", "--agency", "cabinet-office", "--csv");
    expect(csv.out).toMatch(/^agency,goods,events,known,rate,/);
    expect(csv.out).toMatch(/^cabinet-office,blanket,10,10,/m);
  });

  test("goods that too few events asked for are not made up", async () => {
    const { out } = await office.run("demand", "--agency", "cabinet-office");
    expect(out).toMatch(/Mosquito nets +1 +1 .* too few events/);
    const asked = await office.run("demand", "--agency", "内閣府", "--item", "mosquito-net");
    expect(asked.status).toBe(exit.input);
    expect(asked.err).toContain("there is 1 event, and a fit of demand needs 5");
    expect(asked.out).toBe("");
  });

  test("an earlier or later window has other events", async () => {
    const [late] = await json("--agency", "jica", "--since", "2015-01-01", "--until", "2020-12-31");
    expect(late).toMatchObject({ from: "2015-01-01", until: "2020-12-31" });
    expect(late.events).toBeLessThan(71);
    expect(late.rate.value).toBeCloseTo(late.events / 6, 1);
  });
});

describe("a person's own events", () => {
  test("are fitted like the published ones; an unknown quantity is an event", async () => {
    writeFileSync("events.csv", floods.join("\r\n"));
    const [found] = await json("--events", "events.csv");
    expect(found).toMatchObject({ agency: null, events: 6, from: "2019-01-01" });
    expect(found.goods[0]).toMatchObject({ goods: "tent", events: 6, known: 5 });
    expect(found.goods[0].rate.value).toBeCloseTo(1, 1);
    const [ours] = await json("--events", "events.csv", "--agency", "JICA");
    expect(ours).toEqual({ ...found, agency: "jica" });
  });

  test("four are too few, and say so", async () => {
    writeFileSync("events.csv", floods.slice(0, 5).join("\n"));
    const { status, err } = await office.run("demand", "--events", "events.csv");
    expect(status).toBe(exit.input);
    expect(err).toContain("error[too-few-events]: there are 4 events");
    expect(err).toContain("--rate, --mean-size, --sd-size");
  });

  test("what is wrong in the file is said with its row", async () => {
    writeFileSync("events.csv", [...floods, "2025-13-01,PH,洪水,テント,5"].join("\n"));
    const { status, err } = await office.run("demand", "--events", "events.csv");
    expect(status).toBe(exit.input);
    expect(err).toContain("events.csv, row 8");
  });

  test("an event that has not happened is refused, this month and year are not", async () => {
    const to = ["2999-01,PH,洪水,テント,5", "2999年,PH,洪水,テント,5"];
    writeFileSync("events.csv", [...floods, "2998-05-05,PH,洪水,テント,5", ...to].join("\n"));
    const { status, err, out } = await office.run("demand", "--events", "events.csv");
    expect(status).toBe(exit.input);
    expect(out).toBe("");
    for (const row of [8, 9, 10]) expect(err).toContain(`events.csv, row ${row}, column "日付"`);
    expect(err).toContain("a day that is not after today");
    const now = new Date().getFullYear();
    writeFileSync("events.csv", [...floods, `${now},PH,洪水,テント,5`].join("\n"));
    expect((await json("--events", "events.csv"))[0].events).toBe(7);
  });

  test("1,000 without quotes is not taken for one piece", async () => {
    writeFileSync("events.csv", [...floods, "2025-05-05,PH,洪水,テント,1,000"].join("\n"));
    const { status, err } = await office.run("demand", "--events", "events.csv");
    expect(status).toBe(exit.input);
    expect(err).toContain('beyond the last heading, with "000"');
    expect(err).toContain("events.csv, row 8");
  });

  test("what is asked for within a lead time is unknown, not nothing, without quantities", async () => {
    const unknown = floods.map((row) =>
      row.replace(/,[^,]*\d$/, ",不明").replace(/２５０$/, "不明"),
    );
    writeFileSync("events.csv", unknown.join("\n"));
    const { out } = await office.runLine("demand --events events.csv --lead-time 100");
    const [, lead = ""] = out.split("within 100 days");
    expect(lead).toMatch(/Tents +too few quantities known/);
    expect(lead).not.toContain("nothing");
  });

  test("goods out of the catalogue are told", async () => {
    writeFileSync("events.csv", floods.join("\n").replaceAll("テント", "謎の箱"));
    const plain = await office.run("demand", "--events", "events.csv");
    expect(plain.err).toContain("謎の箱");
    const [found] = await json("--events", "events.csv", "--by", "item");
    expect(found.goods[0]).toMatchObject({ goods: "謎の箱", events: 6 });
  });
});

describe("the ledger", () => {
  test("its issues are events; what is recorded later counts from then on", async () => {
    await office.run("init");
    await office.runLine("import data/sample/cabinet-office-stock.csv --agency cabinet-office");
    await office.runLine("post data/sample/movements.csv");
    const issue = (day: number, quantity: number) =>
      office.runLine(
        `issue --item TENT-4X4 --lot CAO-T-R03-1 --depot AEDXB --agency cabinet-office --quantity ${quantity} --to UNHCR --date 2026-11-${day} --reason x`,
      );
    for (const [at, quantity] of [5, 9, 4, 7, 8, 3].entries()) await issue(10 + at, quantity);
    const { out, err, status } = await office.run("demand", "--from", "ledger", "--json");
    expect(status, err).toBe(exit.ok);
    const [found] = JSON.parse(out);
    const tents = found.goods.find(({ goods }: { goods: string }) => goods === "tent");
    expect(tents.events).toBeGreaterThanOrEqual(6);
    const before = tents.events;
    await issue(20, 2);
    const more = await json("--from", "ledger");
    const now = more[0].goods.find(({ goods }: { goods: string }) => goods === "tent");
    expect(now.events).toBe(before + 1);
  });
});

describe("by hand, lead times, forecasts, pictures", () => {
  test("three figures are enough, and all three are needed", async () => {
    const [found] = await json("--rate", "2", "--mean-size", "800", "--sd-size", "900");
    expect(found).toMatchObject({ agency: null, from: null, events: 0 });
    expect(found.goods[0].perYear.value).toBeCloseTo(1600, 6);
    const { status, err } = await office.run("demand", "--rate", "2");
    expect(status).toBe(exit.input);
    expect(err).toContain("--mean-size");
    expect(err).toContain("--sd-size");
  });

  test("within a lead time more is enough for a higher probability", async () => {
    const [found] = await json(
      "--agency",
      "cabinet-office",
      "--item",
      "tent",
      "--lead-time",
      "250",
    );
    const pieces = found.goods[0].leadTime.enough.map((one: { pieces: number }) => one.pieces);
    expect(pieces).toEqual([...pieces].sort((a, b) => a - b));
    expect(found.goods[0].leadTime.expected).toBeCloseTo(
      (found.goods[0].perYear.value * 250) / 365.25,
      6,
    );
  });

  test("forecasts for steady users are there for goods with enough events only", async () => {
    const [found] = await json("--agency", "cabinet-office", "--forecast", "year");
    const of = (name: string) => found.goods.find(({ goods }: { goods: string }) => goods === name);
    expect(of("tent").forecast).toMatchObject({ period: "year", periods: 24 });
    expect(of("tent").forecast.sba).toBeCloseTo(of("tent").forecast.croston * 0.95, 9);
    expect(of("mosquito-net").forecast).toBeNull();
  });

  test("the picture shows what was seen and the fit, the same bytes each time", async () => {
    const draw = (file: string, ...argv: readonly string[]) =>
      office.run("demand", "--agency", "cabinet-office", ...argv, "--picture", file);
    expect((await draw("a.svg", "--item", "tent")).err).toContain("wrote a.svg");
    await draw("b.svg", "--item", "tent");
    const [a, b] = ["a.svg", "b.svg"].map((name) => readFileSync(name, "utf8"));
    expect(a).toBe(b);
    expect(a).toMatch(/^<svg /);
    expect(a).toContain("Tents, Cabinet Office");
    await draw("all.svg", "--lang", "ja");
    expect(readFileSync("all.svg", "utf8")).toContain("救援物資の年間需要");
  });
});

test("all that is wrong with the options is said at once", async () => {
  const { status, err } = await office.runLine(
    "demand --from paper --by colour --sizes big --lead-time 0 --forecast week --since 2020-01-01 --until 2019-01-01 --picture x.png --agency jicca",
  );
  expect(status).toBe(exit.input);
  expect(err.match(/^error\[/gm)).toHaveLength(8);
  const both = await office.runLine("demand --events x.csv --from ledger");
  expect(both.err).toContain("--events and --from were both given");
});
