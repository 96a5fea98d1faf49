/** What would make the stock acceptable, from the command line, on the sample lists. */
import { writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exit } from "../../src/cli/exit.ts";
import { languages } from "../../src/text/text.ts";
import { enterOffice, type Office } from "../helpers/command-line.ts";

let office: Office;
beforeAll(async () => {
  office = enterOffice();
  await office.run("init");
  await office.runLine("import data/sample/cabinet-office-stock.csv --agency cabinet-office");
  await office.runLine("import data/sample/jica-stock.xlsx --agency jica");
  await office.runLine("evidence import data/sample/evidence.csv");
});
afterAll(() => office.leave());

const json = async (line: string) => JSON.parse((await office.runLine(`${line} --json`)).out);

test.each(languages)("the report in language %s", async (language) => {
  const { status, out } = await office.runLine(`spec gap --lang ${language}`);
  expect(status).toBe(exit.findings);
  await expect(out).toMatchFileSnapshot(`../golden/spec/gap.${language}.txt`);
});

describe("spec gap", () => {
  test("says of each lot and organisation one thing, as check does", async () => {
    const verdicts = await json("check");
    const { lots, items } = await json("spec gap");
    const total = (key: string): number =>
      items.reduce(
        (sum: number, one: Readonly<Record<string, number>>) => sum + (one[key] ?? 0),
        0,
      );
    const of = (...wanted: readonly (string | null)[]): number =>
      verdicts
        .filter(
          (one: Readonly<Record<string, string>>) =>
            one["edition"] === "today" && wanted.includes(one["verdict"] ?? null),
        )
        .reduce((sum: number, { quantity }: { readonly quantity: number }) => sum + quantity, 0);
    expect(total("taken")).toBe(of("conforming", "conforming-with-deviations"));
    expect(total("refused")).toBe(of("non-conforming"));
    expect(total("afterTests") + total("open")).toBe(of("insufficient-evidence"));
    expect(total("withoutSpecification")).toBe(of(null));
    for (const lot of lots) {
      const said = ["takenBy", "takenAfterTestsBy", "openFor", "refusedBy", "withoutSpecification"];
      expect(said.reduce((sum, key) => sum + lot[key].length, 0)).toBe(5);
    }
  });

  test("evidence by the tests that it names makes the goods acceptable", async () => {
    const before = await json("spec gap --item BLANKET --lot JB-2402 --for IOM");
    expect(before.lots[0].tests).toEqual([
      {
        kind: "laboratory",
        method: "ISO 11092",
        attributes: ["thermal_resistance"],
        priceJpy: null,
      },
    ]);
    await office.runLine(
      "evidence add --item BLANKET --lot JB-2402 --attribute thermal_resistance --value '0.26 m2.K/W' --kind laboratory --method 'ISO 11092' --laboratory KTL --report R-9 --date 2026-11-20",
    );
    const after = await office.runLine("spec gap --item BLANKET --lot JB-2402 --for IOM --json");
    expect(after.status).toBe(exit.ok);
    expect(JSON.parse(after.out).lots[0]).toMatchObject({
      tests: [],
      takenBy: [{ organisation: "IOM", specification: "ifrc-icrc-blanket-synthetic-medium" }],
    });
    await office.runLine("reverse T-4 --reason 'only tried'");
  });

  test("a waiver opens what was refused", async () => {
    const goods = "--item PLASTIC-SHEET-5X4 --lot CAO-S-R04-3 --for UNHCR";
    expect((await json(`spec gap ${goods}`)).lots[0].takenByNobody).toBe(true);
    await office.runLine(
      `spec waive ${goods} --attribute tear_strength --by Buyer --reason urgent`,
    );
    const [lot] = (await json(`spec gap ${goods}`)).lots;
    expect(lot).toMatchObject({ takenByNobody: false, refusedBy: [] });
    expect(lot.takenAfterTestsBy).toHaveLength(1);
    await office.runLine("reverse T-6 --reason 'only tried'");
  });

  test("keeps a lot for those who take it, where another refuses it", async () => {
    const { lots } = await json("spec gap --item TENT-4X4 --for IOM,UNHCR");
    expect(
      lots.map((one: Readonly<Record<string, unknown>>) => [one["lot"], one["keepFor"]]),
    ).toEqual([
      ["CAO-T-H30-1", ["IOM"]],
      ["CAO-T-R03-1", ["IOM"]],
      ["CAO-T-R05-1", ["IOM"]],
      ["JT-2401", ["IOM"]],
    ]);
  });

  test("as CSV a row for each lot and organisation", async () => {
    const { out } = await office.runLine("spec gap --item TENT-4X4 --for UNHCR,IOM --csv");
    const lines = out.trim().split("\n");
    expect(lines[0]).toBe(
      "item,lot,agency,quantity,organisation,specification,outcome,laboratory_tests,to_look_at,reasons",
    );
    expect(lines).toHaveLength(9);
  });

  test("goods that nobody asked has a specification for are said to be so", async () => {
    const { status, out } = await office.runLine("spec gap --item BLANKET --for CRS");
    expect(status).toBe(exit.ok);
    expect(out).toContain("nothing to hold these goods against");
  });

  test("names all options that are wrong at once", async () => {
    const { status, err } = await office.runLine(
      "spec gap --for UNHRC,IMO --item Blankt --budget many",
    );
    expect(status).toBe(exit.input);
    expect(err.match(/^error\[/gm)).toHaveLength(4);
  });
});

describe("prices of tests", () => {
  test("choose the cheapest tests, and what has no price is told", async () => {
    writeFileSync("prices.csv", '試験方法,単価（円）\nISO11092,"45,000"\nISO 3801,¥12000\n');
    const found = await json("spec gap --prices prices.csv --item BLANKET --lot JB-2402 --for IOM");
    expect(found).toMatchObject({ costJpy: 45000, costKnownJpy: 45000, testsWithoutPrice: 0 });
    const all = await json("spec gap --prices prices.csv");
    expect(all.costJpy).toBeNull();
    expect(all.testsWithoutPrice).toBeGreaterThan(0);
    const within = await json("spec gap --prices prices.csv --budget 24000");
    expect(within).toMatchObject({ costJpy: 24000, laboratoryTests: 2 });
  });

  test("a file with faults is told whole, and nothing is worked out", async () => {
    writeFileSync("prices.csv", "method,price_jpy\nISO 3801,cheap\n,300\nISO 1421,1.5\n");
    const { status, err, out } = await office.runLine("spec gap --prices prices.csv");
    expect({ status, out }).toEqual({ status: exit.input, out: "" });
    expect(err.match(/^error\[data-invalid\]/gm)).toHaveLength(3);
    writeFileSync("prices.csv", "what,how much\nISO 3801,300\n");
    const missing = await office.runLine("spec gap --prices prices.csv");
    expect(missing.err.match(/^error\[data-column-missing\]/gm)).toHaveLength(2);
  });

  test("nobody's prices are made up", async () => {
    expect(await json("spec gap")).toMatchObject({ costJpy: null, costKnownJpy: null });
  });
});
