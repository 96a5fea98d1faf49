/** `replenish` on the command line: figures that can be worked out by hand, and wrong options. */
import { writeFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { exit } from "../../src/cli/exit.ts";
import { enterOffice, type Office } from "../helpers/command-line.ts";

let office: Office;
beforeEach(async () => {
  office = enterOffice();
  await office.run("init");
  writeFileSync("stock.csv", stock);
  writeFileSync("suppliers.csv", suppliers);
  await office.run("import", "stock.csv", "--agency", "cabinet-office", "--date", "2026-09-30");
});
afterEach(() => office.leave());

const stock =
  "item,lot,depot,quantity,status,expiry\nBLANKET,B-1,AEDXB,6000,available,\nBLANKET,B-2,AEDXB,500,reserved,\nSLEEPING-MAT,M-1,AEDXB,900,available,2026-12-31\nSLEEPING-MAT,M-2,AEDXB,4100,available,2030-01-01\n";
const suppliers =
  "supplier,name,country,item,unit_cost_jpy,order_min,pieces_per_pack,pieces_per_container\nWORKS,Blanket Works,JP,BLANKET,1500,1000,30,9000\nDEAR,Dear Works,AE,BLANKET,2500,10,10,\nMATS,Mat Works,JP,SLEEPING-MAT,1000,,25,\n";

const ask = (...more: readonly string[]) =>
  office.run("replenish", "--suppliers", "suppliers.csv", ...more);
const rows = async (...more: readonly string[]) => JSON.parse((await ask(...more, "--json")).out);

describe("a target in people", () => {
  test("is met in whole packs of the cheapest supplier, and counts what is to come", async () => {
    const [blanket] = await rows("--target", "20000", "--item", "BLANKET");
    // 20,000 people, a blanket each; 14,000 are lacking: 467 packs of 30.
    expect(blanket).toMatchObject({
      ...{ onHand: 6000, reserved: 500, onOrder: 0, position: 6000, target: 20_000 },
      ...{ order: 14_010, packs: 467, supplier: "WORKS", costJpy: 21_015_000 },
      ...{ depot: "AEDXB", reason: "below-target", orderUpTo: 20_000 },
    });
    await office.run(
      ...["receive", "--item", "BLANKET", "--lot", "B-9", "--depot", "AEDXB"],
      ...["--agency", "cabinet-office", "--quantity", "13000", "--date", "2027-02-01"],
      ...["--supplier", "WORKS"],
    );
    const [after] = await rows("--target", "20000", "--item", "BLANKET");
    // 1,000 are lacking: 34 packs, which is the least order, too.
    expect(after).toMatchObject({ onOrder: 13_000, position: 19_000, order: 1020, packs: 34 });
  });

  test("that is met asks for nothing, and the exit status says so", async () => {
    const { status, out } = await ask("--target", "5000", "--item", "BLANKET", "--json");
    expect(JSON.parse(out)[0]).toMatchObject({ order: 0, reason: "target-met", peopleServed: 0 });
    expect(status).toBe(exit.ok);
    expect((await ask("--target", "7000", "--item", "BLANKET")).status).toBe(exit.findings);
  });

  test("does not count goods that will be past their date before an order arrives", async () => {
    const [mat] = await rows("--target", "6000", "--item", "SLEEPING-MAT");
    expect(mat).toMatchObject({ onHand: 5000, expiring: 900, position: 4100, order: 1900 });
  });
});

describe("a service", () => {
  test("that is higher never asks for less", async () => {
    const levels = await Promise.all(
      ["0.8", "0.9", "0.95", "0.99"].map(async (level) => {
        const [blanket] = await rows("--service-level", level, "--item", "BLANKET");
        expect(blanket.serviceAfter).toBeGreaterThanOrEqual(Number(level));
        return blanket.orderUpTo as number;
      }),
    );
    expect(levels).toEqual([...levels].sort((a, b) => a - b));
  });

  test("needs five events: nothing is made up on fewer", async () => {
    writeFileSync(
      "events.csv",
      "date,agency,item,quantity\n2020-01-01,cabinet-office,BLANKET,50\n",
    );
    const [blanket] = await rows("--events", "events.csv", "--item", "BLANKET");
    expect(blanket).toMatchObject({ order: null, demandPerYear: null, reason: "demand-unknown" });
    const { out } = await ask("--events", "events.csv");
    expect(out).toContain("1 events are too few for a model of demand");
  });
});

describe("a budget", () => {
  test("is never exceeded, and what cannot come by 31 March lapses", async () => {
    const found = await rows("--budget", "3000万", "--years", "2");
    for (const { budget, costJpy } of found) {
      expect(budget.spentJpy + budget.lapsesJpy).toBe(30_000_000);
      expect(costJpy ?? 0).toBeLessThanOrEqual(30_000_000);
    }
    const late = found.find(
      (row: { budget: { fiscalYear: number } }) => row.budget.fiscalYear === 2026,
    );
    expect(late).toMatchObject({ order: 0, reason: "too-late-for-budget" });
    expect(late.budget).toMatchObject({ spentJpy: 0, lapsesJpy: 30_000_000 });
  });
});

test("--explain shows the figures that lead to the order, in both languages", async () => {
  const { out } = await ask("--target", "20000", "--item", "BLANKET", "--explain");
  expect(out).toContain("Order: 467 packs of 30 = 14,010 pieces × 1,500 yen = 21,015,000 yen");
  expect(out).toContain("20,000 people, 1 for a person (Sphere");
  const japanese = await ask("--target", "20000", "--item", "BLANKET", "--explain", "--lang", "ja");
  expect(japanese.out).toContain("発注: 467梱包×30＝14,010個×単価1,500円＝21,015,000円");
});

test("--csv has the figures under the keys of the JSON", async () => {
  const { out } = await ask("--target", "20000", "--item", "BLANKET", "--csv");
  const [keys = "", row = ""] = out.replace("\u{feff}", "").split(/\r?\n/);
  expect(keys).toMatch(/^item,category,agency,depot,onHand,/);
  expect(row).toMatch(/^BLANKET,blanket,cabinet-office,AEDXB,6000,/);
});

describe("what is wrong is said, and nothing is written", () => {
  test.each<[argv: readonly string[], said: string]>([
    [["--service-level", "1"], "give a share above 0 and below 1"],
    [["--service-level", "-0.5"], "give a share above 0 and below 1"],
    [["--fill-rate", "0"], "give a share above 0 and below 1"],
    [["--fill-rate", "0.9", "--service-level", "0.9"], "were both given"],
    [["--budget", "-1"], "give whole yen above 0"],
    [["--budget", "1000", "--years", "0"], "give a number of years from 1 to 10"],
    [["--target", "1.5"], "give a whole number above 0"],
    [["--for", "WFP"], "give one --list for each --for"],
    [["-o", "request.pdf"], "ends in .docx"],
    [["--suppliers", "nowhere.csv"], "nowhere.csv"],
  ])("%j", async (argv, said) => {
    const { status, err, out } = await ask(...argv);
    expect(status).toBe(exit.input);
    expect(err).toContain(said);
    expect(out).toBe("");
  });

  test("a supplier with a negative price", async () => {
    writeFileSync("suppliers.csv", "supplier,item,unit_cost_jpy\nWORKS,BLANKET,-5\n");
    const { status, err } = await ask();
    expect(status).toBe(exit.input);
    expect(err).toContain("row 2");
  });
});
