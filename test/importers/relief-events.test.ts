/** Files of events and of suppliers, as published records and offices write them. */
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { filesPort } from "../../src/files/port.ts";
import { loadEventReference } from "../../src/files/reference/event-reference.ts";
import { loadProcurement, loadSupplierColumns } from "../../src/files/reference/procurement.ts";
import { readOffers } from "../../src/importers/offers.ts";
import { readReliefEvents } from "../../src/importers/scenarios/relief-events.ts";
import { leadTimeFor, thresholdFor } from "../../src/replenishment/procurement.ts";
import { explain } from "../../src/text/problems/problems.ts";
import {
  catalogue,
  dataFolder,
  fileOf,
  projectRoot,
  tableOf,
  vocabulary,
} from "../helpers/reading.ts";

function loaded<Value>(
  result: { readonly ok: true; readonly value: Value } | { readonly ok: false },
): Value {
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.value;
}

const reference = loaded(loadEventReference([dataFolder]));
const today = "2026-11-23";
const words = { columns: reference.columns, catalogue, vocabulary, today };
const read = (text: string) => readReliefEvents(fileOf(tableOf(text)), words);
const files = filesPort({
  ...{ dataFolders: [dataFolder], ownDataFolder: dataFolder },
  headings: async () => [],
});
const fileIn = async (path: string) => loaded(await files.read(resolve(projectRoot, path), {}));

const problemsIn = (text: string): readonly string[] => {
  const result = read(text);
  if (result.ok) throw new Error("nothing was wrong");
  return result.problems.map((problem) => `${problem.kind} ${problem.at.row ?? ""}`.trim());
};

describe("the published record", () => {
  test("all of it is read; quantities that nobody published stay unknown", async () => {
    const { events } = loaded(readReliefEvents(await fileIn("data/relief-events.csv"), words));
    const of = (agency: string) => events.filter((event) => event.agency === agency);
    expect(of("jica").length).toBe(72); // the 73 known, less one that was the Cabinet Office's stock
    // Numbers 11 to 32 but one of 22 and 23, four before, one under another law, one of tents.
    expect(of("cabinet-office").length).toBe(21 + 4 + 2);
    const april = events.find(({ event }) => event === "C30");
    expect(april).toMatchObject({ date: "2022-04-01", country: "PL", fromStock: true });
    expect(april?.goods?.map(({ category, quantity }) => [category, quantity])).toEqual([
      ["blanket", 5000],
      ["plastic-sheet", 4500],
      ["sleeping-mat", 8500],
    ]);
    const haiti = events.find(({ event }) => event === "J018");
    expect(haiti?.goods?.find(({ category }) => category === "blanket")?.quantity).toBe(7090);
    const quantities = events.flatMap(({ goods }) => goods ?? []).map((one) => one.quantity);
    expect(quantities.filter((quantity) => quantity === undefined).length).toBeGreaterThan(150);
    expect(quantities.every((quantity) => quantity === undefined || quantity > 0)).toBe(true);
  });

  test("each agency has its days, and they are in order", () => {
    for (const { agency, from, until } of reference.records) {
      expect(catalogue.agency(agency)?.code).toBe(agency);
      expect(from < until).toBe(true);
    }
  });
});

describe("a person's own file", () => {
  test("Japanese and English headers and words mean the same", () => {
    const english = read(`date | agency | country | cause | item | quantity | unit
      2024-05-18 | JICA | AF | flood | blanket | 1,200 |
      2024-05-18 | JICA | AF | flood | tent | |`);
    const japanese = read(`払出実績 |||||
      決定日 | 所有機関 | 国名 | 災害 | 品名 | 数量 | 単位
      令和6年5月18日 | 国際協力機構 | AF | flood | 毛布 | １２００ | 枚
      2024年5月18日 | JICA | AF | flood | テント | 不明 |`);
    const [first, second] = [loaded(english).events, loaded(japanese).events];
    expect(first).toHaveLength(1);
    expect(first[0]?.goods).toMatchObject([
      { item: "BLANKET", quantity: 1200 },
      { item: "TENT", quantity: undefined },
    ]);
    const bare = (events: typeof first) =>
      events.map(({ goods, ...event }) => ({
        ...event,
        goods: goods?.map(({ text: _, ...one }) => one),
      }));
    expect(bare(second)).toEqual(bare(first));
  });

  test("goods that nobody listed, goods out of the catalogue, dates to the year", () => {
    const { events, unknown } = loaded(
      read(`event | date | item | quantity
        A | 2001 | |
        B | 2003-05 | unicycle | 5
        B | 2003-05 | BLANKET | 20`),
    );
    expect(events[0]).toMatchObject({ date: "2001-07-01", precision: "year", goods: undefined });
    expect(events[1]).toMatchObject({ date: "2003-05-15", precision: "month" });
    expect(unknown).toEqual(["unicycle"]);
  });

  test("all that is wrong is said at once, each with its row", () => {
    expect(
      problemsIn(`event | date | agency | item | quantity | unit | value_jpy
        A | 2026-02-30 | | BLANKET | 5 | |
        B | | | BLANKET | 5 | |
        C | 2020-01-01 | jiica | BLANKET | 0 | |
        D | 2020-01-01 | | BLANKET | -5 | |
        E | 2020-01-01 | | BLANKET | many | | 0
        F | 2020-01-01 | | BLANKET | 5 | furlong |
        G | 2020-01-01 | | BLANKET | 5 | |
        G | 2020-02-01 | | TENT | 5 | |`),
    ).toEqual([
      "impossible-date 2",
      "scenario-value 3",
      "scenario-value 4",
      "not-a-quantity 4",
      "not-a-quantity 5",
      "scenario-value 6",
      "not-a-quantity 6",
      "unknown-unit 7",
      "scenario-value 9",
    ]);
    expect(problemsIn("day | what\n2020-01-01 | BLANKET")).toEqual([
      "scenario-column-missing 1",
      "scenario-column-missing 1",
    ]);
  });
});

describe("suppliers and lead times", () => {
  const columns = loaded(loadSupplierColumns([dataFolder]));
  const procurement = loaded(loadProcurement([dataFolder]));
  const offersIn = (text: string) => readOffers(fileOf(tableOf(text)), { columns, catalogue });

  test("the sample list is read: prices, packs, containers, countries, production times", async () => {
    const file = await fileIn("data/sample/suppliers.csv");
    const offers = loaded(readOffers(file, { columns, catalogue }));
    expect(offers).toHaveLength(7);
    expect(offers[0]).toMatchObject({
      supplier: { code: "MIHON-TENMAKU", nameEn: "Mihon Tent Works", country: "JP" },
      ...{ goods: "TENT-4X4", unitCostJpy: 88_000, orderMin: 50, piecesPerContainer: 190 },
      stages: [{ stage: "production", low: 60, mode: 80, high: 140 }],
    });
    expect(offers.every(({ source }) => source === "sample")).toBe(true);
  });

  test("what is empty is unknown; what cannot be is refused with its row", () => {
    const [offer] = loaded(offersIn("supplier | item\nX | 毛布"));
    expect(offer).toMatchObject({ goods: "BLANKET", unitCostJpy: undefined, stages: [] });
    const wrong =
      offersIn(`supplier | item | price | country | production days low | production days
      X | blankett | 5 | JP | |
      X | BLANKET | -1 | JP | |
      X | BLANKET | 1.5 | Japan | 90 | 60`);
    expect(wrong.ok).toBe(false);
    if (wrong.ok) return;
    expect(wrong.problems.map(({ kind, at }) => `${kind} ${at.row}`)).toEqual([
      "scenario-value 2",
      "scenario-value 3",
      "scenario-value 4",
      "scenario-value 4",
      "scenario-value 4",
      "scenario-twice 4",
    ]);
    expect(explain(wrong.problems[0], "en")).toContain("BLANKET");
  });

  test("the notice is 50 days over the threshold, 10 below, and 50 where no price is known", () => {
    const days = (valueJpy: number | undefined) =>
      leadTimeFor(procurement, {
        ...{ agency: "cabinet-office", date: "2026-11-23", valueJpy, offer: undefined },
      });
    const notice = (valueJpy: number | undefined) =>
      days(valueJpy).stages.find(({ stage }) => stage === "notice")?.low;
    expect([notice(1_000_000), notice(20_000_000), notice(undefined)]).toEqual([10, 50, 50]);
    expect(days(30_000_000).mean).toBeGreaterThan(days(1_000_000).mean + 35);
    expect(days(1).stages.map(({ stage }) => stage)).toEqual([
      ...["specification", "notice", "award", "production", "shipping"],
    ]);
    const old = { agency: "jica", date: "2001-01-01" };
    expect(thresholdFor(procurement, old)?.jpy).toBe(20_000_000);
  });

  test("a supplier's own days come before the general ones", async () => {
    const file = await fileIn("data/sample/suppliers.csv");
    const [offer] = loaded(readOffers(file, { columns, catalogue }));
    const lead = leadTimeFor(procurement, {
      ...{ agency: "jica", date: "2026-11-23", valueJpy: 1, offer },
    });
    expect(lead.stages.find(({ stage }) => stage === "production")).toMatchObject({ high: 140 });
  });
});
