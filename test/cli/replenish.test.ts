/** `replenish` on the command line: figures that can be worked out by hand, and wrong options. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { exit } from "../../src/cli/exit.ts";
import { enterOffice, type Office } from "../helpers/command-line.ts";
import { docxText } from "../helpers/docx-text.ts";

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

  test("does not count on goods that are kept for somebody, nor offers them to others", async () => {
    const kept =
      "item,lot,depot,quantity,status,expiry,earmark\nBLANKET,K-1,MHMAJ,700,available,2027-01-31,Marshall Islands\n";
    writeFileSync("kept.csv", kept);
    const before = (await rows("--item", "BLANKET"))[0];
    const posted = await office.runLine(
      "import kept.csv --agency cabinet-office --date 2026-10-01",
    );
    expect(posted.status, posted.err).toBe(exit.ok);
    const [after] = await rows("--item", "BLANKET");
    expect(after.onHand).toBe(before.onHand);
    expect(after.reserved).toBe(before.reserved + 700);
    expect(after.order).toBe(before.order);
    // Listed by --expiring, and so counted where it is pointed to.
    expect((await ask("--item", "BLANKET")).out).toContain("700 pieces in 1 lot");
    writeFileSync("wfp.csv", "item,quantity,target\nBLANKET,0,5000\n");
    const { out } = await office.runLine(
      "replenish --expiring --within 3y --for WFP --list wfp.csv --json",
    );
    const lot = JSON.parse(out).find((one: { lot: string }) => one.lot === "K-1");
    expect(lot.takers.map(({ kind }: { kind: string }) => kind)).not.toContain("organisation");
  });

  test("needs five events: nothing is made up on fewer", async () => {
    writeFileSync(
      "events.csv",
      "date,agency,item,quantity\n2020-01-01,cabinet-office,BLANKET,50\n",
    );
    const [blanket] = await rows("--events", "events.csv", "--item", "BLANKET");
    expect(blanket).toMatchObject({ order: null, demandPerYear: null, reason: "demand-unknown" });
    const { out } = await ask("--events", "events.csv");
    expect(out).toContain("1 event is too few for a model of demand");
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

describe("expiring goods", () => {
  test("go to an open request that they reach in time, and the rest to training", async () => {
    writeFileSync(
      "requests.csv",
      "request,organisation,cause,destination,needed_by,item,quantity\nR-1,IOM,conflict,EBL,2027-06-30,SLEEPING-MAT,600\n",
    );
    await office.run("request", "import", "requests.csv");
    const { out, status } = await ask("--expiring", "--transport-days", "10", "--json");
    expect(status).toBe(exit.findings);
    expect(JSON.parse(out)).toMatchObject([
      {
        ...{ lot: "M-1", quantity: 900, expiry: "2026-12-31", days: 38 },
        takers: [
          // 22 days for the cabinet's decision, and 10 of transport before 31 December.
          {
            kind: "request",
            name: "R-1 · 1",
            quantity: 600,
            from: "2026-12-15",
            leaveBy: "2026-12-21",
          },
          { kind: "training", quantity: 300, leaveBy: "2026-12-17" },
        ],
      },
    ]);
    // By sea the goods would come too late: the whole lot is for training.
    const bySea = JSON.parse((await ask("--expiring", "--json")).out);
    expect(bySea[0].takers).toMatchObject([{ kind: "training", quantity: 900 }]);
  });

  test("are none within a day", async () => {
    const { status, out } = await ask("--expiring", "--within", "1d");
    expect(status).toBe(exit.ok);
    expect(out).toContain("Nothing expires by then.");
  });
});

describe("stocks of organisations", () => {
  test("are added to after all that others hold", async () => {
    writeFileSync("wfp.csv", "item,quantity,target\nBLANKET,1000,4000\nnonsense,5,9\n");
    writeFileSync("iom.csv", "item,quantity\nBLANKET,1200\n");
    const { out } = await ask(
      ...["--for", "WFP", "--list", "wfp.csv", "--for", "IOM", "--list", "iom.csv"],
      ...["--budget", "300000", "--service-level", "0.5", "--json"],
    );
    const [row] = JSON.parse(out);
    expect(row).toMatchObject({ held: 1000, heldByOthers: 1200, gap: 1800, target: 4000 });
    expect(row.fromPool + row.buy + row.left).toBe(1800);
  });

  test("a negative quantity in a list is a fault of its row", async () => {
    writeFileSync("wfp.csv", "item,quantity,target\nBLANKET,-1,4000\n");
    const { status, err } = await ask("--for", "WFP", "--list", "wfp.csv");
    expect(status).toBe(exit.input);
    expect(err).toContain("row 2");
  });
});

describe("the purchase request", () => {
  test("has the goods, the arithmetic and the specification, and the same bytes each time", async () => {
    const line = ["--target", "20000", "--item", "BLANKET"];
    const { err } = await ask(...line, "-o", "request.docx");
    expect(err).toContain("wrote the purchase request to request.docx");
    const text = docxText(readFileSync("request.docx")).paragraphs.join("\n");
    for (const part of ["調達要求書", "467梱包×30", "21,015,000", "政府調達に関する協定の対象"]) {
      expect(text).toContain(part);
    }
    expect(text).toContain("別紙1");
    await ask(...line, "-o", "again.docx");
    expect(readFileSync("again.docx").equals(readFileSync("request.docx"))).toBe(true);
    const twice = await ask(...line, "-o", "request.docx");
    expect(twice.status).toBe(exit.input);
    expect(twice.err).toContain("error[file-exists]");
  });

  test("is not written where nothing is to be ordered", async () => {
    const { err } = await ask("--target", "5000", "--item", "BLANKET", "-o", "none.docx");
    expect(err).toContain("no purchase request was written");
    expect(existsSync("none.docx")).toBe(false);
  });
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
    [["--years", "2"], "--budget is missing"],
    [["--within", "30d"], "--expiring is missing"],
    [["--transport-days", "5"], "--expiring is missing"],
    [["--expiring", "-o", "request.docx"], "--expiring and --output were both given"],
    [["--backtest", "--explain"], "--backtest and --explain were both given"],
    [["--for", "WFP", "--list", "x.csv", "--target", "9"], "--for and --target were both given"],
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
