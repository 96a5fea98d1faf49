/** `history` on a small world. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exporting } from "../../src/cli/commands/export.ts";
import { history } from "../../src/cli/commands/history.ts";
import { trace } from "../../src/cli/commands/trace.ts";
import type { Ledger } from "../../src/ports.ts";
import { at, draft, drafts, ledgerOf, moved, run } from "../helpers/reports-world.ts";

let ledger: Ledger;
beforeAll(async () => {
  ledger = await ledgerOf(drafts);
});
afterAll(() => ledger.close());

const json = async (options: Record<string, string>) =>
  JSON.parse((await run(history, ledger, { options, format: "json" })).out);

for (const language of ["en", "ja"] as const) {
  test(`${language}: one line for each entry`, async () => {
    const { out, exit } = await run(history, ledger, { language });
    expect(exit).toBe(0);
    await expect(out).toMatchFileSnapshot(`../golden/history/all.${language}.txt`);
  });
}

test("a transaction with its source and both sides of what was asked for", async () => {
  const [first] = await json({ item: "BLANKET", depot: "AEDXB" });
  expect(first).toEqual({
    transaction: "T-1",
    kind: "opening",
    effectiveDate: "2026-03-31",
    recordedAt: "2026-11-01T00:01:00.000Z",
    user: "sato",
    reason: null,
    reference: null,
    reverses: null,
    loan: null,
    returns: null,
    source: { file: "内閣府在庫.csv", sha256: "a".repeat(64) },
    postings: [
      {
        account: "opening",
        agency: "cabinet-office",
        item: "BLANKET",
        lot: "B-1",
        quantity: -1200,
      },
      {
        account: "depot:AEDXB:available",
        agency: "cabinet-office",
        item: "BLANKET",
        lot: "B-1",
        quantity: 1200,
      },
    ],
  });
});

const filters: readonly (readonly [options: Record<string, string>, ids: string])[] = [
  [{}, "1 2 3 4 5 6 7 8 9 10"],
  [{ item: "TENT-4X4" }, "1 4 8 9"],
  [{ lot: "J-8" }, "2 7 10"],
  [{ depot: "シンガポール" }, "2 7 10"],
  [{ agency: "jica" }, "2 5 7 10"],
  [{ since: "2026-08-20" }, "6 7 8 9 10"],
  [{ since: "2026-05-10", until: "2026-08-20" }, "3 4 5 6"],
  [{ knownAt: "2026-11-01T00:03:00Z" }, "1 2 3"],
  [{ lot: "no such lot" }, ""],
];
test.each(filters)("%j lets through T-%s", async (options, ids) => {
  const told: readonly { transaction: string }[] = await json(options);
  expect(told.map(({ transaction }) => transaction.slice(2)).join(" ")).toBe(ids);
});

test("a loan says when it is due and what is outstanding", async () => {
  const returned = draft(
    "transfer",
    "2026-11-10",
    [
      {
        ...moved({ item: "BLANKET", lot: "B-2", quantity: 50, agency: "cabinet-office" }, "", ""),
        from: { account: at("AEDXB"), agency: "cabinet-office" },
        to: { account: at("AEDXB"), agency: "jica" },
      },
    ],
    { returns: 10 },
  );
  const lent = await ledgerOf([...drafts, returned]);
  const { out } = await run(history, lent, { options: { since: "2026-10-15" } });
  expect(out).toContain("loan due 2027-03-31, 100 outstanding");
  expect(out).toContain("return of loan T-10");
  const before = await run(history, lent, {
    options: { since: "2026-10-15", until: "2026-11-09" },
    format: "json",
  });
  expect(JSON.parse(before.out)[0].loan).toEqual({ due: "2027-03-31", outstanding: 150 });
  await lent.close();
});

test("a long history is one JSON document, one CSV, and pages of lines", async () => {
  const many = await ledgerOf([
    ...drafts,
    draft(
      "receive",
      "2026-04-01",
      Array.from({ length: 2500 }, (_, row) =>
        moved(
          { item: "BLANKET", lot: `L-${row}`, quantity: row + 1, agency: "jica" },
          "supplier:=HYPERLINK()",
          at("SGSIN"),
        ),
      ),
    ),
  ]);
  const [asJson, asCsv, lines] = [
    await run(history, many, { format: "json" }),
    await run(history, many, { format: "csv" }),
    await run(history, many),
  ];
  expect(JSON.parse(asJson.out)).toHaveLength(11);
  const csv = asCsv.out.trimEnd().split("\n");
  expect(csv.filter((line) => line.startsWith("transaction,"))).toHaveLength(1);
  expect(csv).toHaveLength(1 + 2500 + 13);
  expect(lines.out.match(/L-\d+/g)).toHaveLength(2500);
  await many.close();
});

test("nothing happened", async () => {
  const options = { since: "2030-01-01" };
  expect((await run(history, ledger, { options })).out).toBe(
    "Transactions\n\nThere is no such transaction.\n",
  );
  expect((await run(history, ledger, { options, format: "json" })).out).toBe("[]\n");
});

describe("what is long goes out no faster than it is read", () => {
  let long: Ledger;
  beforeAll(async () => {
    long = await ledgerOf([]);
    const receipt = (lot: string) =>
      draft("receive", "2026-05-01", [
        moved({ item: "BLANKET", lot, quantity: 5, agency: "jica" }, "supplier:S", at("AEDXB")),
      ]);
    const lots = Array.from({ length: 6000 }, (_, number) => receipt(`L-${number}`));
    await long.write((writer) => writer.append(lots));
  });
  afterAll(() => long.close());

  test.each([
    ["history", history, "json", {}],
    ["history", history, "csv", {}],
    ["history", history, "people", {}],
    ["trace", trace, "json", {}],
    ["trace", trace, "csv", {}],
    ["trace", trace, "people", {}],
    ["export", exporting, "people", { format: "hledger" }],
  ] as const)("%s as %#", async (_, command, format, options) => {
    const { out, waitingMost } = await run(command, long, { format, options });
    expect(out.length).toBeGreaterThan(450_000);
    expect(waitingMost).toBeLessThan(250_000);
  });
});
