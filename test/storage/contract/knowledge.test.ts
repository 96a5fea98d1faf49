/** What the ledger knows of lots, owners and files, and how it is asked: on every engine. */
import { describe, expect, test } from "vitest";
import {
  at,
  counted,
  draft,
  entry,
  kindsOf,
  lotA,
  opening,
  outside,
  post,
  receive,
  refusals,
  reversalOf,
  tent,
  transfer,
} from "../drafts.ts";
import { Clock, emptyLedger, engines } from "../engines.ts";

describe.each(engines)("$name", (engine) => {
  describe("what is known of lots and things", () => {
    const told = (facts: object, more: object = {}) =>
      receive({}, { declarations: [{ declares: "lot", item: tent, code: lotA, facts }], ...more });

    test("facts fill what was unknown, and are kept", async () => {
      const ledger = await emptyLedger(engine);
      await post(ledger, told({ expiry: "2030-01-01" }), told({ supplier: "Taiyo" }));
      await post(ledger, told({ expiry: "2030-01-01", donor: "Japan" }), told({}));
      expect([...(await ledger.lotFacts()).values()]).toEqual([
        { expiry: "2030-01-01", supplier: "Taiyo", donor: "Japan" },
      ]);
      expect((await ledger.declarations()).length).toBe(3);
    });

    test("facts never contradict, across writes or within one", async () => {
      const ledger = await emptyLedger(engine);
      await post(ledger, told({ expiry: "2030-01-01", unitCost: { minor: 5, currency: "JPY" } }));
      expect(await refusals(ledger, told({ expiry: "2031-01-01" }))).toMatchObject([
        {
          kind: "lot-facts-differ",
          item: tent,
          lot: lotA,
          field: "expiry",
          known: "2030-01-01",
          told: "2031-01-01",
        },
      ]);
      expect(
        kindsOf(await refusals(ledger, told({ unitCost: { minor: 5, currency: "USD" } }))),
      ).toEqual(["lot-facts-differ"]);
      expect(
        kindsOf(await refusals(ledger, told({ funding: "A" }), told({ funding: "B" }))),
      ).toEqual(["lot-facts-differ"]);
      expect(await refusals(ledger, told({ unitCost: { currency: "JPY", minor: 5 } }))).toEqual([]);
    });

    test("facts fall with the reversal of all that moved the lot, and only then", async () => {
      const clock = new Clock();
      const ledger = await emptyLedger(engine, clock);
      const wrong = told({ expiry: "2030-01-01" });
      const right = told({ expiry: "2031-01-01" });
      const known = async (knownAt?: string) => [...(await ledger.lotFacts(knownAt)).values()];
      await post(ledger, wrong, receive());
      await post(ledger, reversalOf(1, wrong.entries));
      expect(await known()).toEqual([{ expiry: "2030-01-01" }]); // the second receipt stands
      expect(kindsOf(await refusals(ledger, right))).toEqual(["lot-facts-differ"]);
      await post(ledger, reversalOf(2, receive().entries));
      expect(await known()).toEqual([]);
      expect(await refusals(ledger, right)).toEqual([]);
      expect(await known()).toEqual([{ expiry: "2031-01-01" }]);
      expect(await known(clock.moment)).toEqual([{ expiry: "2030-01-01" }]);
      expect((await ledger.verify()).problems).toEqual([]);
    });

    test("a wrong list is reversed and taken in again with the right dates, in one write", async () => {
      const ledger = await emptyLedger(engine);
      const [wrong, right] = [told({ expiry: "2030-01-01" }), told({ expiry: "2031-01-01" })];
      await post(ledger, wrong);
      expect(await refusals(ledger, reversalOf(1, wrong.entries), right)).toEqual([]);
      expect([...(await ledger.lotFacts()).values()]).toEqual([{ expiry: "2031-01-01" }]);
      expect((await ledger.verify()).problems).toEqual([]);
    });

    test("the same lot number of another item is another lot", async () => {
      const ledger = await emptyLedger(engine);
      await post(ledger, told({ expiry: "2030-01-01" }));
      const other = {
        declares: "lot",
        item: "BLANKET",
        code: lotA,
        facts: { expiry: "2031-01-01" },
      };
      expect(
        await refusals(ledger, receive({ item: "BLANKET" }, { declarations: [other as never] })),
      ).toEqual([]);
    });

    test("provisional things are declared once, item masters whenever they speak", async () => {
      const ledger = await emptyLedger(engine);
      const depot = { declares: "depot", code: "NEW", name: "新倉庫" } as const;
      const provisional = {
        declares: "item",
        code: "P-1",
        provisional: true,
        baseUnit: "piece",
      } as const;
      const master = { ...provisional, provisional: false, nameEn: "Tent" } as const;
      await post(ledger, receive({}, { declarations: [depot, provisional, depot] }));
      await post(ledger, receive({}, { declarations: [depot, provisional] }));
      await post(ledger, draft("items", undefined, [], { declarations: [master] }));
      await post(ledger, draft("items", undefined, [], { declarations: [master, provisional] }));
      expect(await ledger.declarations()).toEqual([depot, provisional, master, master]);
    });
  });

  describe("ownership survives everything", () => {
    test("owner and lot go with the goods through every kind of movement", async () => {
      const ledger = await emptyLedger(engine);
      const out = outside("transit:S-1", { agency: "cabinet-office" });
      const theirs = { agency: "cabinet-office" };
      await post(ledger, opening({ ...theirs, quantity: 100 }), opening({ quantity: 7 }));
      await post(ledger, transfer({ ...theirs, quantity: 60 }, { status: "reserved" }));
      const dispatched = entry({ quantity: 50 }, at({ ...theirs, status: "reserved" }), out);
      await post(ledger, draft("transfer", undefined, [dispatched]));
      const arrived = entry({ quantity: 45 }, out, at({ ...theirs, depot: "IQBGW" }));
      const lost = entry({ quantity: 5 }, out, outside("loss", theirs));
      await post(ledger, draft("transfer", undefined, [arrived, lost]));
      await post(ledger, counted({ ...theirs, depot: "IQBGW", quantity: 1 }));
      const sums = new Map<string, number>();
      for (const { account, agency, lot, quantity } of await ledger.balances({})) {
        expect(lot).toBe(lotA);
        if (account.startsWith("depot:")) sums.set(agency, (sums.get(agency) ?? 0) + quantity);
      }
      expect(Object.fromEntries(sums)).toEqual({ "cabinet-office": 96, jica: 7 });
      expect(await ledger.balances({ agency: "jica" })).toEqual([
        { account: "depot:AEDXB:available", agency: "jica", item: tent, lot: lotA, quantity: 7 },
        { account: "opening", agency: "jica", item: tent, lot: lotA, quantity: -7 },
      ]);
    });
  });

  describe("files and their rows", () => {
    const source = { name: "list.csv", sha256: "cd".repeat(32) };
    const fromRow = (row: number, identity: string, quantity = 10) =>
      opening(
        {},
        {
          source,
          entries: [
            { ...entry({ quantity }, outside("opening"), at()), origin: { row, identity } },
          ],
        },
      );

    test("a row's identity is counted as often as it came", async () => {
      const ledger = await emptyLedger(engine);
      await post(ledger, fromRow(2, "a"), fromRow(3, "a"), fromRow(4, "b"));
      expect(await ledger.rowsKnown(["a", "b", "c", "a"])).toEqual(
        new Map([
          ["a", 2],
          ["b", 1],
        ]),
      );
      expect(await ledger.rowsKnown([])).toEqual(new Map());
    });

    test("a file is known by its bytes, whatever its name", async () => {
      const ledger = await emptyLedger(engine);
      await post(ledger, fromRow(2, "a"));
      await post(ledger, { ...fromRow(2, "b"), source: { ...source, name: "copy.csv" } });
      expect((await ledger.fromSource(source.sha256)).map(({ number }) => number)).toEqual([1, 2]);
      expect(await ledger.fromSource("ef".repeat(32))).toEqual([]);
    });

    test("what was reversed counts neither as file nor as row", async () => {
      const ledger = await emptyLedger(engine);
      await post(ledger, fromRow(2, "a"), fromRow(3, "a"));
      await post(ledger, reversalOf(1, fromRow(2, "a").entries));
      expect(await ledger.rowsKnown(["a"])).toEqual(new Map([["a", 1]]));
      expect((await ledger.fromSource(source.sha256)).map(({ number }) => number)).toEqual([2]);
    });

    test("more identities at once than an engine takes in one list", async () => {
      const ledger = await emptyLedger(engine);
      const identities = Array.from({ length: 1300 }, (_, index) => `id-${index}`);
      await post(ledger, ...identities.slice(0, 1200).map((id, row) => fromRow(row + 2, id)));
      expect((await ledger.rowsKnown(identities)).size).toBe(1200);
    });

    test("a writer sees what its own write has brought so far", async () => {
      const ledger = await emptyLedger(engine);
      await ledger.write(async (writer) => {
        await writer.append([fromRow(2, "a", 10)]);
        expect(await writer.rowsKnown(["a"])).toEqual(new Map([["a", 1]]));
        expect((await writer.fromSource(source.sha256)).length).toBe(1);
        expect((await writer.transaction(1))?.entries[0]?.quantity).toBe(10);
      });
    });

    test("zero is kept as evidence of a count", async () => {
      const ledger = await emptyLedger(engine);
      await post(ledger, counted({ quantity: 0 }, { reason: "counted, no difference" }));
      expect((await ledger.transaction(1))?.entries[0]?.quantity).toBe(0);
      expect(await ledger.balances({})).toEqual([]);
      expect((await ledger.verify()).problems).toEqual([]);
    });
  });

  describe("reading", () => {
    test("filters let through what they name and nothing else", async () => {
      const ledger = await emptyLedger(engine);
      await post(
        ledger,
        receive({ depot: "A", date: "2026-05-01" }),
        receive({ depot: "A:B", date: "2026-05-02" }),
        receive({ depot: "AB", date: "2026-05-03" }),
        receive({ depot: "A", item: "BLANKET", date: "2026-05-04" }),
        receive({ depot: "A", agency: "cabinet-office", date: "2026-05-05" }),
        receive({ depot: "A", lot: "LOT-B", date: "2026-05-06" }),
      );
      const numbers = async (filter: Parameters<typeof ledger.transactions>[0]) => {
        const found: number[] = [];
        for await (const { number } of ledger.transactions(filter)) found.push(number);
        return found;
      };
      expect(await numbers({ depot: "A" })).toEqual([1, 4, 5, 6]);
      expect(await numbers({ depot: "A:B" })).toEqual([2]);
      expect(await numbers({ item: "BLANKET" })).toEqual([4]);
      expect(await numbers({ agency: "cabinet-office" })).toEqual([5]);
      expect(await numbers({ lot: "LOT-B", depot: "A" })).toEqual([6]);
      expect(await numbers({ since: "2026-05-03", asOf: "2026-05-04" })).toEqual([3, 4]);
      expect(await numbers({ depot: "%" })).toEqual([]);
      const depots = await ledger.balances({ depot: "A" });
      expect(depots.map(({ account }) => account)).toEqual(Array(4).fill("depot:A:available"));
      expect(await ledger.balances({ depot: "A", asOf: "2026-12-31" })).toEqual(depots);
    });

    test("more transactions than one page holds come in order and whole", async () => {
      const ledger = await emptyLedger(engine);
      await post(ledger, ...Array.from({ length: 9001 }, () => receive({ quantity: 1 })));
      let [count, pieces] = [0, 0];
      for await (const { number, entries } of ledger.transactions({ item: tent })) {
        count += 1;
        expect(number).toBe(count);
        pieces += entries[0]?.quantity ?? 0;
      }
      expect([count, pieces]).toEqual([9001, 9001]);
    });

    test("a transaction that is not there is undefined", async () => {
      const ledger = await emptyLedger(engine);
      await post(ledger, receive());
      for (const number of [0, -1, 2, 1e15]) {
        expect(await ledger.transaction(number)).toBeUndefined();
      }
    });
  });
});
