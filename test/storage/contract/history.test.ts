/** Numbers, hashes and both clocks; a write is whole or nothing: on every engine. */
import { describe, expect, test } from "vitest";
import { genesisHash } from "../../../src/domain/ledger.ts";
import { Refused } from "../../../src/ports.ts";
import {
  at,
  close,
  entry,
  issue,
  kindsOf,
  lotA,
  outside,
  post,
  receive,
  refusals,
  reversalOf,
  tent,
} from "../drafts.ts";
import { Clock, emptyLedger, engines } from "../engines.ts";

describe.each(engines)("$name", (engine) => {
  describe("append only", () => {
    test("an empty ledger has no transactions, the genesis hash, and is sound", async () => {
      const ledger = await emptyLedger(engine);
      expect(await ledger.head()).toMatchObject({ number: 0, hash: genesisHash });
      expect(await ledger.balances({})).toEqual([]);
      expect(await ledger.verify()).toEqual({
        ok: true,
        transactions: 0,
        postings: 0,
        head: genesisHash,
        problems: [],
      });
    });

    test("transactions are numbered 1, 2, 3 … over several writes, without gaps", async () => {
      const ledger = await emptyLedger(engine);
      await post(ledger, receive(), receive());
      await refusals(ledger, issue({ quantity: 1000 }));
      await post(ledger, issue());
      const numbers: number[] = [];
      for await (const { number } of ledger.transactions({})) numbers.push(number);
      expect(numbers).toEqual([1, 2, 3]);
    });

    test("each transaction's hash follows from the one before it", async () => {
      const [one, other] = [await emptyLedger(engine), await emptyLedger(engine)];
      await post(one, receive(), receive());
      await post(other, receive({ quantity: 11 }), receive());
      const hashes = async (ledger: typeof one) => [
        (await ledger.transaction(1))?.hash,
        (await ledger.transaction(2))?.hash,
      ];
      const [first, second] = [await hashes(one), await hashes(other)];
      expect(first[0]).not.toBe(second[0]);
      expect(first[1]).not.toBe(second[1]);
    });

    test("reading gives back exactly what was written", async () => {
      const ledger = await emptyLedger(engine);
      const written = receive(
        {},
        {
          reason: "first delivery",
          reference: "W-77",
          source: { name: "在庫表.csv", sha256: "ab".repeat(32) },
          entries: [
            {
              ...entry({}, outside("supplier:Taiyo Tent"), at()),
              origin: { sheet: "Dubai", row: 7, cell: "F7", text: "480梱包", identity: "id-1" },
            },
            { ...entry({}, outside("supplier:Taiyo Tent"), at()), origin: { row: 8 } },
          ],
          declarations: [
            { declares: "agency", code: "jica", name: "国際協力機構" },
            { declares: "lot", item: tent, code: lotA, facts: { expiry: "2030-01-01" } },
          ],
        },
      );
      const [recorded] = await post(ledger, written);
      const read = await ledger.transaction(1);
      expect(read).toEqual({
        ...written,
        number: 1,
        recordedAt: read?.recordedAt,
        hash: read?.hash,
      });
      expect(read).toEqual(recorded?.transaction);
    });
  });

  describe("two clocks", () => {
    test("as-of asks what was there, known-at what the ledger said", async () => {
      const clock = new Clock();
      const ledger = await emptyLedger(engine, clock);
      clock.moment = "2026-06-01T00:00:00.000Z";
      await post(ledger, receive({ quantity: 100, date: "2026-05-10" }));
      clock.moment = "2026-06-05T00:00:00.000Z";
      await post(ledger, receive({ quantity: 20, date: "2026-05-01" })); // backdated
      const sum = async (clocks: { asOf?: string; knownAt?: string }) =>
        (await ledger.balances({ ...clocks, depot: "AEDXB" })).reduce((n, b) => n + b.quantity, 0);
      expect(await sum({})).toBe(120);
      expect(await sum({ asOf: "2026-05-09" })).toBe(20);
      expect(await sum({ asOf: "2026-04-30" })).toBe(0);
      expect(await sum({ knownAt: "2026-06-04T00:00:00.000Z" })).toBe(100);
      expect(await sum({ asOf: "2026-05-09", knownAt: "2026-06-04T00:00:00.000Z" })).toBe(0);
    });

    test("every write has a moment of its own, also when the clock stands still or goes back", async () => {
      const clock = new Clock();
      const ledger = await emptyLedger(engine, clock);
      const moments: string[] = [];
      for (const moment of ["2026-06-01", "2026-06-01", "2025-01-01", "2026-07-01"]) {
        clock.moment = `${moment}T00:00:00.000Z`;
        const [one] = await post(ledger, receive());
        moments.push(one?.transaction.recordedAt ?? "");
      }
      expect(moments).toEqual([
        "2026-06-01T00:00:00.000Z",
        "2026-06-01T00:00:00.001Z",
        "2026-06-01T00:00:00.002Z",
        "2026-07-01T00:00:00.000Z",
      ]);
      expect((await ledger.verify()).ok).toBe(true);
    });

    test("what was declared is known from the moment it was recorded", async () => {
      const clock = new Clock();
      const ledger = await emptyLedger(engine, clock);
      const declarations = [
        { declares: "lot", item: tent, code: lotA, facts: { expiry: "2030-01-01" } },
      ] as const;
      await post(ledger, receive({}, { declarations }));
      expect((await ledger.lotFacts("2026-05-31T00:00:00.000Z")).size).toBe(0);
      expect(await ledger.declarations("2026-05-31T00:00:00.000Z")).toEqual([]);
      expect([...(await ledger.lotFacts(clock.moment)).values()]).toEqual([
        { expiry: "2030-01-01" },
      ]);
    });
  });

  describe("all or nothing", () => {
    test("a bad row 9,999 leaves nothing of the other 9,998 behind", async () => {
      const ledger = await emptyLedger(engine);
      await post(ledger, receive());
      const before = await ledger.verify();
      const many = Array.from({ length: 9_998 }, (_, index) => receive({ lot: `L-${index % 50}` }));
      const problems = await refusals(ledger, ...many, issue({ lot: "NOT-THERE" }));
      expect(problems).toMatchObject([{ kind: "not-enough", lot: "NOT-THERE" }]);
      expect(await ledger.verify()).toEqual(before);
    });

    test("an error in the middle of the work leaves nothing behind", async () => {
      const ledger = await emptyLedger(engine);
      const work = ledger.write(async (writer) => {
        await writer.append([receive()]);
        throw new Error("power cut");
      });
      await expect(work).rejects.toThrow("power cut");
      expect((await ledger.head()).number).toBe(0);
      expect(await ledger.balances({})).toEqual([]);
    });

    test("a refusal that the caller swallows still undoes the write", async () => {
      const ledger = await emptyLedger(engine);
      const work = ledger.write(async (writer) => {
        await writer.append([receive()]);
        await writer.append([issue({ quantity: 99 })]).catch(() => undefined);
      });
      await expect(work).rejects.toThrow(Refused);
      expect((await ledger.head()).number).toBe(0);
    });

    test("every problem of a write is reported, not the first alone", async () => {
      const ledger = await emptyLedger(engine);
      await post(ledger, receive({}, { reference: "R-1" }), close(2025, "2026-04-02"));
      const problems = await refusals(
        ledger,
        receive({ quantity: 11 }, { reference: "R-1" }),
        receive({ date: "2026-03-31" }),
        reversalOf(77, receive().entries),
        issue({ lot: "NOT-THERE" }),
      );
      expect(kindsOf(problems)).toEqual([
        "reference-used",
        "period-closed",
        "no-such-transaction",
        "not-enough",
      ]);
    });

    test("what a refused write had begun does not show through later", async () => {
      const ledger = await emptyLedger(engine);
      const refused = ledger.write(async (writer) => {
        await writer.append([receive({ lot: "GHOST", depot: "GHOST" })]);
        await writer.transaction(1); // looks at it, as a command may
        throw new Error("changed my mind");
      });
      await expect(refused).rejects.toThrow();
      await post(ledger, receive({ lot: "REAL" }));
      expect((await ledger.transaction(1))?.entries).toEqual(receive({ lot: "REAL" }).entries);
      expect((await ledger.verify()).ok).toBe(true);
    });

    test("two writes of one program wait for each other", async () => {
      const ledger = await emptyLedger(engine);
      const writes = Array.from({ length: 5 }, (_, index) =>
        post(ledger, receive({ lot: `L-${index}` }), receive({ lot: `L-${index}` })),
      );
      const numbers = (await Promise.all(writes)).map((recorded) =>
        recorded.map(({ transaction }) => transaction.number),
      );
      expect(numbers).toEqual([
        [1, 2],
        [3, 4],
        [5, 6],
        [7, 8],
        [9, 10],
      ]);
      expect((await ledger.verify()).ok).toBe(true);
    });

    test("a writer is worth nothing after its write", async () => {
      const ledger = await emptyLedger(engine);
      const escaped = await ledger.write(async (writer) => writer);
      await expect(escaped.append([receive()])).rejects.toThrow();
      expect(await ledger.balances({})).toEqual([]);
      expect((await ledger.head()).number).toBe(0);
    });
  });
});
