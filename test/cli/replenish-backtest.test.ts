/** `replenish --backtest`: the policy played over the events that were recorded. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { exit } from "../../src/cli/exit.ts";
import { enterOffice, type Office } from "../helpers/command-line.ts";

let office: Office;
beforeAll(async () => {
  office = enterOffice();
  await office.run("init");
  await office.runLine("import data/sample/cabinet-office-stock.csv --agency cabinet-office");
});
afterAll(() => office.leave());

const line = "replenish --backtest --agency cabinet-office --suppliers data/sample/suppliers.csv";

interface Played {
  readonly category: string;
  readonly policy: string;
  readonly levels: readonly { readonly from: string; readonly reorderPoint: number }[];
  readonly needs: readonly {
    readonly date: string;
    readonly asked: number;
    readonly given: number;
  }[];
  readonly asked: number;
  readonly given: number;
  readonly bought: number;
  readonly costJpy: number | null;
  readonly orders: readonly { readonly pieces: number }[];
  readonly emptied: readonly string[];
  readonly inFact: { readonly ranOut: readonly string[] };
}

test("what would have run out, when, what it would have cost, against what happened", async () => {
  const { status, out } = await office.runLine(`${line} --item BLANKET --json`);
  expect(status).toBe(exit.findings);
  const found: readonly Played[] = JSON.parse(out);
  const of = (goods: string, policy: string) =>
    found.find((one) => one.category === goods && one.policy === policy);
  const blankets = of("blanket", "today");
  // As published: 200, 18,600, 10,000, 29,000, 25,000, 10,000, 15,000, 5,000, 5,000, 6,500.
  expect(blankets?.asked).toBe(124_300);
  expect(blankets?.inFact.ranOut).toEqual(["2009-01-23", "2022-04-01"]);
  for (const one of found) {
    const sum = (of: (event: Played["needs"][number]) => number) =>
      one.needs.reduce((total, event) => total + of(event), 0);
    expect(one.asked).toBe(sum(({ asked }) => asked));
    expect(one.given).toBe(sum(({ given }) => given));
    expect(one.given).toBeLessThanOrEqual(one.asked);
    expect(one.bought).toBe(one.orders.reduce((total, { pieces }) => total + pieces, 0));
    // Where something is missing, the stock ran out on that day or before.
    const short = one.needs.filter(({ asked, given }) => given < asked);
    if (short.length > 0) expect(one.emptied.length).toBeGreaterThan(0);
  }
  expect(blankets?.costJpy).toBe(1320 * (blankets?.bought ?? 0));
  const then = of("blanket", "as-known");
  expect(then?.levels[0]?.from).toMatch(/^20\d{2}-04-01$/);
  expect(then?.needs.every(({ date }) => date >= (then.levels[0]?.from ?? ""))).toBe(true);
});

test("tables in both languages, CSV, and a target in people", async () => {
  const people = await office.runLine(`${line} --target 20000 --lang ja`);
  expect(people.out).toContain("実際の払底");
  expect(people.out).toContain("在庫を全量払出し");
  const csv = await office.runLine(`${line} --target 20000 --csv`);
  expect(csv.out).toMatch(/^agency,category,item,policy,from,until,reorderPoint/);
  expect(csv.out).toMatch(/^cabinet-office,blanket,.*,today,2001-01-01,2024-12-31,19999,20000/m);
});

test("without prices the cost is not known, and a budget cannot be replayed", async () => {
  const plain = await office.runLine(
    "replenish --backtest --agency cabinet-office --item TENT-4X4 --target 20000 --json",
  );
  expect(JSON.parse(plain.out)[0].costJpy).toBeNull();
  const budget = await office.runLine(`${line} --budget 100000000`);
  expect(budget.status).toBe(exit.input);
  expect(budget.err).toContain("--backtest and --budget were both given");
});
