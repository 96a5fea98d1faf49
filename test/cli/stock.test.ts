/** `stock` on a small world: what a person reads and what a script gets. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { stock } from "../../src/cli/commands/stock.ts";
import type { Ledger } from "../../src/ports.ts";
import { draft, drafts, ledgerOf, moved, at as place, run } from "../helpers/reports-world.ts";

let ledger: Ledger;
beforeAll(async () => {
  ledger = await ledgerOf(drafts);
});
afterAll(() => ledger.close());

const json = async (options: Record<string, string>) =>
  JSON.parse((await run(stock, ledger, { options, format: "json" })).out);

describe("what a person reads", () => {
  const views: readonly (readonly [name: string, options: Record<string, string>])[] = [
    ["plain", {}],
    ["pool", { by: "agency" }],
    ["by-lot", { by: "item,lot,expiry" }],
    ["expiring", { expiringWithin: "180d" }],
    ["damaged", { status: "damaged" }],
    ["as-of", { asOf: "2026-06-30", agency: "Cabinet Office" }],
    ["nothing", { item: "BISCUIT", depot: "AEDXB" }],
    ["by-category", { by: "category" }],
    ["by-depot-agency", { by: "depot,agency" }],
  ];
  for (const language of ["en", "ja"] as const) {
    test.each(views)(`${language}: %s`, async (name, options) => {
      const { out, exit } = await run(stock, ledger, { options, language });
      expect(exit).toBe(0);
      await expect(out).toMatchFileSnapshot(`../golden/stock/${name}.${language}.txt`);
    });
  }
});

describe("what a script gets", () => {
  test("every key of the contract, one object for each card", async () => {
    const rows = await json({ item: "BLANKET", depot: "AEDXB" });
    expect(rows).toHaveLength(5);
    expect(rows[0]).toEqual({
      item: "BLANKET",
      name: "Blanket",
      nameJa: "毛布",
      category: "blanket",
      agency: "cabinet-office",
      depot: "AEDXB",
      depotName: "Dubai",
      lot: "B-1",
      expiry: "2027-06-30",
      status: "available",
      quantity: 900,
      unit: "piece",
      weightKg: 1440,
      volumeM3: 6.48,
      valueJpy: 1_350_000,
    });
  });

  test("only the keys of --by, names with their codes, and the sums", async () => {
    expect(await json({ by: "depot" })).toEqual([
      {
        depot: "AEDXB",
        depotName: "Dubai",
        quantity: 2720,
        unit: "piece",
        weightKg: null, // the tent's is not known
        volumeM3: null,
        valueJpy: null, // cost in dollars, and none
      },
      {
        depot: "SGSIN",
        depotName: "Singapore",
        quantity: null, // pieces and grams do not add up
        unit: null,
        weightKg: 7960,
        volumeM3: 21.52,
        valueJpy: null,
      },
    ]);
  });

  test("goods in transit are not stock", async () => {
    const rows = await json({ item: "BLANKET", by: "item" });
    expect(rows).toMatchObject([{ item: "BLANKET", quantity: 4100 }]);
  });

  test.each([
    [{ item: "BISCUIT", agency: "cabinet-office" }],
    [{ asOf: "2020-01-01" }],
    [{ knownAt: "2026-10-31" }],
  ])("%j: nothing is an empty list", async (options) => {
    expect(await json(options)).toEqual([]);
  });

  const filters: readonly (readonly [options: Record<string, string>, quantity: number])[] = [
    [{ item: "毛布", depot: "ドバイ倉庫" }, 2500],
    [{ item: "blanket", agency: "ジャイカ" }, 2450],
    [{ category: "テント" }, 220],
    [{ item: "組立式天幕" }, 220], // a word of the Cabinet Office's own
    [{ status: "damaged" }, 100],
    [{ item: "BLANKET", expiringWithin: "3m" }, 800],
    [{ item: "BLANKET", expiringWithin: "69d" }, 800],
    [{ item: "BLANKET", expiringWithin: "68d" }, 0],
    [{ item: "BLANKET", expiringWithin: "1y" }, 2000],
    [{ item: "TENT-4X4", asOf: "2026-06-30" }, 300],
    [{ item: "TENT-4X4", asOf: "2026-07-01" }, 220],
    [{ item: "TENT-4X4", asOf: "令和8年6月30日" }, 300],
    [{ item: "TENT-4X4", asOf: "2026/7/1" }, 220],
    [{ item: "TENT-4X4", asOf: "2026-09-30" }, 217],
    // As the first five writes were made in the first five minutes of the ledger:
    [{ item: "TENT-4X4", knownAt: "2026-11-01T00:03:59Z" }, 300],
    [{ item: "TENT-4X4", knownAt: "2026-11-01T09:04:00+09:00" }, 220],
    [{ item: "TENT-4X4", asOf: "2026-09-30", knownAt: "2026-11-01T00:07:00Z" }, 220],
  ];
  test.each(filters)("%j leaves %i", async (options, quantity) => {
    const [row] = await json({ ...options, by: "category" });
    expect(row?.quantity ?? 0).toBe(quantity);
  });

  test("--csv has the same rows, and empty cells for what is unknown", async () => {
    const { out } = await run(stock, ledger, { options: { by: "item" }, format: "csv" });
    expect(out).toBe(
      [
        "item,name,nameJa,quantity,unit,weightKg,volumeM3,valueJpy",
        "BISCUIT,High-energy biscuits,高カロリービスケット,5000000,g,5400,10,",
        "BLANKET,Blanket,毛布,4100,piece,6560,29.52,",
        'TENT-4X4,"Tent, 4 x 4 m",テント（4m×4m）,220,piece,,,19800000',
        "",
      ].join("\n"),
    );
  });
});

test("all that is wrong with the options is said at once, with what was meant", async () => {
  const options = {
    agency: "jcia",
    depot: "Dubay",
    item: "BLANKETS",
    category: "tant",
    status: "broken",
    expiringWithin: "soon",
    asOf: "2026-02-30",
    knownAt: "2026-11-23T10:00",
    by: "item,colour",
  };
  for (const language of ["en", "ja"] as const) {
    const { exit, out, err } = await run(stock, ledger, { options, language });
    expect([exit, out]).toEqual([2, ""]);
    await expect(err).toMatchFileSnapshot(`../golden/stock/wrong-options.${language}.txt`);
  }
});

test("colour marks what is near or past its expiry, and words say it too", async () => {
  const { out } = await run(stock, ledger, { color: true });
  expect(out).toContain("\u001b[31;1m2026-10-31 (past)");
  expect(out).toContain("\u001b[31;1m2027-01-31 (<3 months)");
  expect(out).toContain("\u001b[33m2027-06-30 (<9 months)");
});

test("with many owners each has rows of its own", async () => {
  const owners = ["IOM", "UNHCR", "UNICEF", "WFP", "WHO"];
  const many = await ledgerOf([
    draft(
      "opening",
      "2026-03-31",
      owners.map((agency, at) =>
        moved({ item: "BLANKET", lot: "X", quantity: 10 + at, agency }, "opening", place("AEDXB")),
      ),
    ),
  ]);
  for (const by of ["", "agency"]) {
    const { out } = await run(stock, many, { options: by === "" ? {} : { by } });
    await expect(out).toMatchFileSnapshot(
      `../golden/stock/many-owners${by === "" ? "" : "-pool"}.txt`,
    );
  }
  await many.close();
});

test("movements still to come are left out and told of: they cannot be given yet", async () => {
  const later = await ledgerOf([
    ...drafts,
    draft("receive", "2026-12-05", [
      moved(
        { item: "BLANKET", lot: "J-9", quantity: 5000, agency: "jica" },
        "supplier:Sample Textile",
        place("AEDXB"),
      ),
    ]),
    draft("issue", "2027-01-15", [
      moved(
        { item: "BLANKET", lot: "J-7", quantity: 800, agency: "jica" },
        place("AEDXB"),
        "recipient:WFP",
      ),
    ]),
  ]);
  const told = await run(stock, later);
  expect(told.out).toContain("Stock, 2026-11-23\n");
  expect(told.out).toContain(
    "Left out, as dated after today: 5,000 pieces to come; 800 pieces to leave (up to 2027-01-15; --as-of 2027-01-15 includes them).",
  );
  const japanese = await run(stock, later, { language: "ja" });
  expect(japanese.out).toContain(
    "本日より後の日付のため含まないもの: 受入れ予定5,000個、払出し予定800個（2027-01-15まで。--as-of 2027-01-15 で含めて表示）",
  );
  const quantityOf = async (options: Record<string, string>): Promise<unknown> => {
    const { out } = await run(stock, later, {
      options: { by: "item", ...options },
      format: "json",
    });
    return JSON.parse(out).find(({ item }: { item: string }) => item === "BLANKET").quantity;
  };
  expect(await quantityOf({})).toBe(4100);
  expect(await quantityOf({ asOf: "2026-12-31" })).toBe(9100);
  expect(await quantityOf({ asOf: "2027-01-15" })).toBe(8300);
  // What another depot, item or owner awaits is not told of here.
  const elsewhere = await run(stock, later, { options: { item: "TENT-4X4" } });
  expect(elsewhere.out).not.toContain("dated after today");
  const past = await run(stock, later, { options: { asOf: "2026-11-23" }, language: "ja" });
  expect(past.out).toContain("2026-11-23より後の日付（2027-01-15まで）の移動は含みません。");
  await later.close();
});
