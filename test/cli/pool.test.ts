/** `pool` on the command line: its figures, its papers and pictures, and what is wrong with input. */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exit } from "../../src/cli/exit.ts";
import { enterOffice, type Office } from "../helpers/command-line.ts";

let office: Office;
beforeAll(async () => {
  office = enterOffice();
  await office.run("init", "--quiet");
  writeFileSync(
    "movements.csv",
    [
      "date,kind,item,lot,depot,agency,quantity,unit_cost_jpy",
      "2026-01-05,receive,TENT-4X4,A-1,AEDXB,cabinet-office,100,50000",
      "2026-01-05,receive,TENT-6P,B-1,SGSIN,jica,40,",
      "2026-01-05,receive,BLANKET,C-1,AEDXB,cabinet-office,900,1500",
      "2026-01-05,receive,BLANKET,C-2,USMIA,jica,300,",
    ].join("\n"),
  );
  const posted = await office.run("post", "movements.csv", "--quiet");
  expect(posted.status, posted.err).toBe(exit.ok);
  writeFileSync("events.csv", events);
});
afterAll(() => office.leave());

/** Each year one event of each, of sizes that differ; twice both in the same country and month. */
const events = [
  "event,date,agency,country,item,quantity",
  ...Array.from({ length: 8 }, (_, at) => [
    `C${at},${2010 + at}-03-01,cabinet-office,${at < 2 ? "PH" : "KE"},TENT,${[100, 400][at % 2]}`,
    `J${at},${2010 + at}-03-20,jica,${at < 2 ? "PH" : "NP"},TENT,${[50, 200][at % 2]}`,
    `C${at},${2010 + at}-03-01,cabinet-office,${at < 2 ? "PH" : "KE"},GENERATOR,3`,
  ]).flat(),
].join("\n");

const look = (...more: readonly string[]) => office.run("pool", "--events", "events.csv", ...more);
const found = async (...more: readonly string[]) => JSON.parse((await look(...more, "--json")).out);

test("two stocks apart and as one, with what is assumed and how much hangs on it", async () => {
  const report = await found();
  expect(report.goods.map(({ goods }: { goods: string }) => goods)).toEqual(["tent"]);
  expect(report.leftOut).toEqual(["generator"]);
  expect(report.commonEvents).toBe(2);
  const [tents] = report.goods;
  const [one, other] = tents.apart;
  expect(one).toMatchObject({ agency: "cabinet-office", today: 100 });
  expect(other).toMatchObject({ agency: "jica", today: 40 });
  expect(tents.saved).toBe(one.stock + other.stock - tents.together.stock);
  expect(tents.saved).toBeGreaterThan(0);
  expect(tents.together.demandPerYear).toBeCloseTo(one.demandPerYear + other.demandPerYear, 6);
  // Money is told where its price is known: that of the lots in the ledger, and no other.
  expect(tents.savedJpy).toBe(50_000 * tents.saved);
  expect(tents.storageJpy).toEqual({ apart: null, together: null });
  expect(tents.transferJpy).toBeNull();
  const share = report.assumptions.find(
    ({ assumption }: { assumption: string }) => assumption === "common_share",
  );
  expect(share).toMatchObject({ value: 0.25, low: 0, high: 0.5 });
  expect(
    report.assumptions.every(
      ({ source, note }: { source: string; note: string }) => source !== "" && note !== "",
    ),
  ).toBe(true);
  const swing = report.sensitivity.find(
    ({ assumption }: { assumption: string }) => assumption === "common_share",
  );
  expect(swing.low.stock).toBeGreaterThan(report.headline.stock);
  expect(swing.high.stock).toBeLessThan(report.headline.stock);
});

test("a person's own assumptions go before ours, and give costs", async () => {
  writeFileSync(
    "own.csv",
    [
      "前提,分類,値,下限,上限,出典,備考",
      "storage_jpy_m3_year,,12000,,,契約書,倉庫の契約による",
      "order_jpy,,300000,,,office,",
      "transfer_jpy,,100000,,,office,",
      "handling_jpy_m3,,5000,,,office,",
      "lead_days,,100,,,office,",
      "common_share,,0,,,office,",
    ].join("\n"),
  );
  const [ours, theirs] = [await found(), await found("--assumptions", "own.csv")];
  expect(theirs.leadDays).toBe(100);
  const [tents] = theirs.goods;
  expect(tents.storageJpy.together).toBeCloseTo(12_000 * tents.volumeM3.together, 3);
  expect(tents.storageJpy.apart).toBeGreaterThan(tents.storageJpy.together);
  expect(tents.orderJpy.apart).toBeCloseTo(
    300_000 * (tents.apart[0].ordersPerYear + tents.apart[1].ordersPerYear),
    3,
  );
  expect(tents.transferJpy).toBeCloseTo(100_000 * tents.transfersPerYear, 6);
  expect(tents.correlation).toBe(0);
  expect(tents.together.stock).toBeLessThan(ours.goods[0].together.stock);
});

test("without any goods that both are asked for, there is nothing to compare", async () => {
  writeFileSync(
    "few.csv",
    "event,date,agency,country,item,quantity\nE,2020-01-01,jica,PH,TENT,9\n",
  );
  const { status, out, err } = await office.run("pool", "--events", "few.csv");
  expect(status).toBe(exit.findings);
  expect(out).toBe("");
  expect(err).toContain("no goods were asked of both owners often enough");
});

describe("wrong input changes nothing and says what to do", () => {
  test.each<[said: string, rows: string]>([
    ["give a share above 0 and below 1", "service,,1"],
    ["give a share from 0 to 1", "common_share,,1.5"],
    ["give a number above 0", "lead_days,,0"],
    ["give one of these: transfer_days", "transfer_day,,3"],
    ["give low ≤ value ≤ high", "transfer_days,,3,5,9"],
    ['"-4" cannot stand here', "transfer_days,,-4"],
    ["stands here and in row 2", "order_jpy,,4\norder_jpy,,5"],
  ])("%s", async (said, rows) => {
    writeFileSync("wrong.csv", `assumption,goods,value,low,high\n${rows}\n`);
    const { status, out, err } = await look("--assumptions", "wrong.csv");
    expect(err).toContain(said);
    expect(status).toBe(exit.input);
    expect(out).toBe("");
  });

  test("all at once; a file that is not there; an output that is none; a figure that is none", async () => {
    writeFileSync("wrong.csv", "assumption,value\nservice,1\nlead_days,x\n");
    const both = await look("--assumptions", "wrong.csv", "--lang", "ja");
    expect(both.err.match(/^エラー\[/gm)).toHaveLength(2);
    expect((await look("--assumptions", "nowhere.csv")).err).toContain("nowhere.csv");
    expect((await look("-o", "pool.pdf")).err).toContain(".docx or .svg");
    expect((await look("--tornado", "luck")).err).toContain("stock, shortage, orders");
    expect((await look("--tornado", "stock")).err).toContain("--output is missing");
    expect((await look("--tornado", "stock", "-o", "x.docx")).err).toContain("ends in .svg");
  });
});

test("tables in both languages, and CSV", async () => {
  const english = (await look()).out;
  expect(english).toContain("Stock that gives 90% of what is asked for");
  expect(english).toContain("unknown");
  const japanese = (await look("--lang", "ja")).out;
  expect(japanese).toContain("管理換に要する日数");
  expect(japanese).not.toMatch(/undefined|NaN/);
  const [head, ...rows] = (await look("--csv")).out.trim().split("\n");
  expect(head).toMatch(/^goods,needed_cabinetOffice,/);
  expect(rows).toHaveLength(1);
});

test("two pages of Word and the pictures, the same bytes each time", async () => {
  for (const file of ["a.docx", "b.docx", "a.svg"]) {
    expect((await look("-o", file, "--quiet")).status).toBe(exit.ok);
  }
  expect(readFileSync("a.docx").equals(readFileSync("b.docx"))).toBe(true);
  const words = execFileSync("unzip", ["-p", "a.docx", "word/document.xml"], { encoding: "utf8" });
  for (const word of ["備蓄物資の一元管理の効果", "管理換", "前提に対する感度", "留意事項"]) {
    expect(words).toContain(word);
  }
  expect(readFileSync("a.svg", "utf8")).toContain("as one");
  await look("-o", "t.svg", "--tornado", "orders", "--lang", "ja", "--quiet");
  expect(readFileSync("t.svg", "utf8")).toContain("年間の発注");
});
