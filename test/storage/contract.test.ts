/** The promises of the ledger, each on every engine. */
import { describe, expect, test } from "vitest";
import { genesisHash, inverseOf } from "../../src/domain/ledger.ts";
import type { Problem } from "../../src/domain/problem.ts";
import { Refused } from "../../src/ports.ts";
import {
  at,
  close,
  counted,
  draft,
  entry,
  held,
  issue,
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
} from "./drafts.ts";
import { Clock, emptyLedger, engines } from "./engines.ts";

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

  describe("never negative", () => {
    test("what is not there cannot be issued; the refusal says what is there and what was asked", async () => {
      const ledger = await emptyLedger(engine);
      await post(ledger, receive({ quantity: 10 }));
      expect(await refusals(ledger, issue({ quantity: 12, date: "2026-05-02" }))).toEqual([
        {
          kind: "not-enough",
          account: "depot:AEDXB:available",
          agency: "jica",
          item: tent,
          lot: lotA,
          date: "2026-05-02",
          there: 10,
          asked: 12,
          at: {},
        },
      ]);
      expect(await held(ledger)).toBe(10);
    });

    test("the last piece can be issued", async () => {
      const ledger = await emptyLedger(engine);
      await post(ledger, receive({ quantity: 10 }), issue({ quantity: 10 }));
      expect(await held(ledger)).toBe(0);
      expect(await ledger.balances({ depot: "AEDXB" })).toEqual([]);
    });

    test("a backdated issue is refused when goods were not there yet on that day", async () => {
      const ledger = await emptyLedger(engine);
      await post(ledger, receive({ quantity: 10, date: "2026-05-10" }));
      const problems = await refusals(ledger, issue({ quantity: 1, date: "2026-05-09" }));
      expect(problems).toMatchObject([
        { kind: "not-enough", date: "2026-05-09", there: 0, asked: 1 },
      ]);
    });

    test("a backdated issue is refused when it starves a later one", async () => {
      const ledger = await emptyLedger(engine);
      await post(
        ledger,
        receive({ quantity: 10, date: "2026-05-01" }),
        issue({ quantity: 8, date: "2026-05-20" }),
        receive({ quantity: 50, date: "2026-05-30" }),
      );
      const problems = await refusals(ledger, issue({ quantity: 5, date: "2026-05-05" }));
      expect(problems).toMatchObject([
        { kind: "not-enough", date: "2026-05-20", there: 2, asked: 5 },
      ]);
      expect(await refusals(ledger, issue({ quantity: 2, date: "2026-05-05" }))).toEqual([]);
    });

    test("a backdated receipt makes a backdated issue possible", async () => {
      const ledger = await emptyLedger(engine);
      await post(ledger, receive({ quantity: 10, date: "2026-05-10" }));
      await post(ledger, receive({ quantity: 4, date: "2026-05-01" }));
      expect(await refusals(ledger, issue({ quantity: 4, date: "2026-05-02" }))).toEqual([]);
      expect(await held(ledger, {}, "2026-05-02")).toBe(0);
    });

    test("the order inside one write does not matter", async () => {
      const ledger = await emptyLedger(engine);
      await post(
        ledger,
        issue({ quantity: 10, date: "2026-05-05" }),
        issue({ quantity: 5, date: "2026-05-01" }),
        receive({ quantity: 15, date: "2026-05-01" }),
      );
      expect(await held(ledger)).toBe(0);
      expect((await ledger.verify()).ok).toBe(true);
    });

    test("goods that come later the same day may leave that day, not the day before", async () => {
      const ledger = await emptyLedger(engine);
      const moves = (date: string) => [issue({ date }), receive({ date: "2026-05-05" })];
      expect(kindsOf(await refusals(ledger, ...moves("2026-05-04")))).toEqual(["not-enough"]);
      expect(await refusals(ledger, ...moves("2026-05-05"))).toEqual([]);
    });

    test("a receipt whose goods have gone cannot be reversed", async () => {
      const ledger = await emptyLedger(engine);
      await post(ledger, receive({ quantity: 10 }), issue({ quantity: 1, date: "2026-05-02" }));
      const reversal = reversalOf(1, receive({ quantity: 10 }).entries, "2026-05-03");
      expect(await refusals(ledger, reversal)).toMatchObject([
        { kind: "not-enough", there: 9, asked: 10 },
      ]);
    });

    test("nor can one be reversed as of a day before they left, once they have left", async () => {
      const ledger = await emptyLedger(engine);
      await post(ledger, receive({ quantity: 10 }), issue({ quantity: 1, date: "2026-05-20" }));
      const reversal = reversalOf(1, receive({ quantity: 10 }).entries, "2026-05-03");
      expect(await refusals(ledger, reversal)).toMatchObject([
        { kind: "not-enough", date: "2026-05-20", there: 9, asked: 10 },
      ]);
    });

    test("another owner's, another lot's, another status's goods do not help", async () => {
      const ledger = await emptyLedger(engine);
      await post(
        ledger,
        receive({ agency: "cabinet-office" }),
        receive({ lot: "LOT-B" }),
        receive({ status: "damaged" }),
        receive({ depot: "MYKUL" }),
        receive({ item: "BLANKET" }),
      );
      expect(kindsOf(await refusals(ledger, issue({ quantity: 1 })))).toEqual(["not-enough"]);
    });

    test("goods in transit cannot fall below zero either; the outside may", async () => {
      const ledger = await emptyLedger(engine);
      const onTheWay = outside("transit:S-12");
      expect(
        kindsOf(await refusals(ledger, draft("transfer", undefined, [entry({}, onTheWay, at())]))),
      ).toEqual(["not-enough"]);
      expect(await refusals(ledger, opening({ quantity: 500 }))).toEqual([]);
    });

    // Suspects are looked up by card when they are few, in one pass over all entries when many.
    test.each([3, 250])("each of %i starved cards is named, and only these", async (cards) => {
      const ledger = await emptyLedger(engine);
      const lots = Array.from({ length: cards }, (_, index) => `L-${index}`);
      await post(ledger, ...lots.map((lot) => receive({ lot, quantity: 10, date: "2026-05-10" })));
      const wrong = lots.map((lot, index) =>
        issue({ lot, quantity: index % 2 === 0 ? 11 : 10, date: "2026-05-10" }),
      );
      const tooEarly = lots.map((lot) => issue({ lot, quantity: 1, date: "2026-05-09" }));
      const named = (problems: readonly Problem[]) =>
        problems.map((problem) => ("lot" in problem ? problem.lot : "")).sort();
      const expected = lots.filter((_, index) => index % 2 === 0);
      expect(named(await refusals(ledger, ...wrong))).toEqual(expected.sort());
      expect(named(await refusals(ledger, ...tooEarly))).toEqual(lots.sort());
      expect((await ledger.head()).number).toBe(cards);
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

  describe("a reference once only", () => {
    test("the same movement again changes nothing and says so", async () => {
      const ledger = await emptyLedger(engine);
      const [first] = await post(ledger, receive({}, { reference: "R-1" }));
      const again = { ...receive({}, { reference: "R-1" }), user: "suzuki" };
      expect(await post(ledger, again)).toEqual([
        { transaction: first?.transaction, already: true },
      ]);
      expect(await held(ledger)).toBe(10);
    });

    test("also when the parts of the movement are named in another order", async () => {
      const ledger = await emptyLedger(engine);
      const reordered = receive(
        {},
        {
          reference: "R-1",
          entries: [
            {
              to: { agency: "jica", account: "depot:AEDXB:available" },
              from: { agency: "jica", account: "supplier:Taiyo Tent" },
              quantity: 10,
              lot: lotA,
              item: tent,
            },
          ],
        },
      );
      await post(ledger, reordered);
      expect(await post(ledger, reordered)).toMatchObject([{ already: true }]);
    });

    test.each([
      ["another quantity", receive({ quantity: 11 })],
      ["another date", receive({ date: "2026-05-02" })],
      ["another depot", receive({ depot: "MYKUL" })],
      ["another kind", issue()],
      ["another reason", receive({}, { reason: "other" })],
      [
        "facts of the lot that were not told before",
        receive(
          {},
          { declarations: [{ declares: "lot", item: tent, code: lotA, facts: { donor: "X" } }] },
        ),
      ],
    ])("with %s it is refused", async (_what, other) => {
      const ledger = await emptyLedger(engine);
      await post(ledger, receive({}, { reference: "R-1" }));
      expect(await refusals(ledger, { ...other, reference: "R-1" })).toMatchObject([
        { kind: "reference-used", reference: "R-1", by: "T-1" },
      ]);
      expect((await ledger.head()).number).toBe(1);
    });

    test("within one write the second of two equal ones is known already", async () => {
      const ledger = await emptyLedger(engine);
      const one = receive({}, { reference: "R-1" });
      const recorded = await post(ledger, one, one, receive({}, { reference: "R-2" }));
      expect(recorded.map(({ already }) => already)).toEqual([false, true, false]);
      expect(recorded.map(({ transaction }) => transaction.number)).toEqual([1, 1, 2]);
      expect(await held(ledger)).toBe(20);
    });

    test("within one write two different ones are refused", async () => {
      const ledger = await emptyLedger(engine);
      const problems = await refusals(
        ledger,
        receive({}, { reference: "R-1" }),
        receive({ quantity: 3 }, { reference: "R-1" }),
      );
      expect(kindsOf(problems)).toEqual(["reference-used"]);
    });

    test("lot facts told again with the same reference are the same movement", async () => {
      const ledger = await emptyLedger(engine);
      const facts = { expiry: "2030-01-01", unitCost: { minor: 5, currency: "JPY" } };
      const declarations = [{ declares: "lot", item: tent, code: lotA, facts }] as const;
      const one = receive({}, { reference: "R-1", declarations });
      await post(ledger, one);
      expect(await post(ledger, one)).toMatchObject([{ already: true }]);
    });

    test("after its movement was reversed, a reference can be recorded anew", async () => {
      const ledger = await emptyLedger(engine);
      const wrong = receive({ quantity: 100 }, { reference: "W-77" });
      const right = receive({ quantity: 10 }, { reference: "W-77" });
      await post(ledger, wrong);
      await post(ledger, reversalOf(1, wrong.entries));
      expect(await post(ledger, right)).toMatchObject([{ already: false }]);
      expect(await post(ledger, right)).toMatchObject([{ already: true }]);
      expect(kindsOf(await refusals(ledger, wrong))).toEqual(["reference-used"]);
      expect(await held(ledger)).toBe(10);
      expect((await ledger.verify()).problems).toEqual([]);
    });

    test("also when reversal and new record are one write", async () => {
      const ledger = await emptyLedger(engine);
      const wrong = receive({ quantity: 100 }, { reference: "W-77" });
      await post(ledger, wrong);
      const right = receive({ quantity: 10 }, { reference: "W-77" });
      expect(await post(ledger, reversalOf(1, wrong.entries), right)).toMatchObject([
        { already: false },
        { already: false },
      ]);
      expect(await held(ledger)).toBe(10);
      expect((await ledger.verify()).problems).toEqual([]);
    });

    test("two equal movements without a reference are two", async () => {
      const ledger = await emptyLedger(engine);
      await post(ledger, receive(), receive());
      await post(ledger, receive());
      expect(await held(ledger)).toBe(30);
    });
  });

  describe("closed years", () => {
    test("a closed year and those before it take no postings; the next day does", async () => {
      const ledger = await emptyLedger(engine);
      await post(ledger, close(2025, "2026-04-02"));
      expect(await ledger.closedYears()).toEqual([2025]);
      for (const date of ["2026-03-31", "2025-04-01", "2024-12-31"]) {
        expect(await refusals(ledger, receive({ date }))).toMatchObject([
          { kind: "period-closed", date, fiscalYear: 2025 },
        ]);
      }
      expect(await refusals(ledger, receive({ date: "2026-04-01" }))).toEqual([]);
    });

    test("a year is closed once, and not after a later one", async () => {
      const ledger = await emptyLedger(engine);
      await post(ledger, close(2025, "2026-04-02"));
      expect(kindsOf(await refusals(ledger, close(2025)))).toEqual(["already-closed"]);
      expect(kindsOf(await refusals(ledger, close(2024)))).toEqual(["already-closed"]);
      expect(await refusals(ledger, close(2026))).toEqual([]);
      expect(await ledger.closedYears()).toEqual([2025, 2026]);
      expect((await ledger.verify()).problems).toEqual([]);
    });

    test("inside one write a year is closed for what comes after, once", async () => {
      const ledger = await emptyLedger(engine);
      const problems = await refusals(
        ledger,
        receive({ date: "2026-03-30" }),
        close(2025),
        close(2025),
        receive({ date: "2026-03-31" }),
      );
      expect(kindsOf(problems)).toEqual(["already-closed", "period-closed"]);
    });

    test("a movement of a closed year is reversed in the open one", async () => {
      const ledger = await emptyLedger(engine);
      const wrong = receive({ date: "2026-03-30" });
      await post(ledger, wrong, close(2025, "2026-04-02"));
      const asOf = (date: string) => reversalOf(1, wrong.entries, date);
      expect(kindsOf(await refusals(ledger, asOf("2026-03-31")))).toEqual(["period-closed"]);
      expect(await refusals(ledger, asOf("2026-04-03"))).toEqual([]);
      expect(await held(ledger)).toBe(0);
    });
  });

  describe("reversals", () => {
    test("a reversal leaves what there was before", async () => {
      const ledger = await emptyLedger(engine);
      await post(ledger, receive({ quantity: 10 }));
      const before = await ledger.balances({});
      const move = transfer({ quantity: 4 }, { agency: "cabinet-office" });
      await post(ledger, move);
      await post(ledger, reversalOf(2, move.entries));
      expect(await ledger.balances({})).toEqual(before);
    });

    test("once only, in another write or in the same", async () => {
      const ledger = await emptyLedger(engine);
      await post(ledger, receive(), receive());
      await post(ledger, reversalOf(1, receive().entries));
      expect(await refusals(ledger, reversalOf(1, receive().entries))).toMatchObject([
        { kind: "already-reversed", id: "T-1", by: "T-3" },
      ]);
      const twice = [reversalOf(2, receive().entries), reversalOf(2, receive().entries)];
      expect(await refusals(ledger, ...twice)).toMatchObject([
        { kind: "already-reversed", id: "T-2", by: "T-4" },
      ]);
      expect(await held(ledger)).toBe(10);
    });

    test("what is not there cannot be reversed", async () => {
      const ledger = await emptyLedger(engine);
      expect(kindsOf(await refusals(ledger, reversalOf(1, receive().entries)))).toEqual([
        "no-such-transaction",
      ]);
    });

    test("what moved no goods cannot be reversed", async () => {
      const ledger = await emptyLedger(engine);
      await post(ledger, close(2025, "2026-04-02"), draft("items", "2026-04-03", []));
      expect(kindsOf(await refusals(ledger, reversalOf(1, [])))).toEqual(["cannot-reverse"]);
      expect(kindsOf(await refusals(ledger, reversalOf(2, [])))).toEqual(["cannot-reverse"]);
    });

    test("a reversal is not reversed: the movement is recorded anew", async () => {
      const ledger = await emptyLedger(engine);
      await post(ledger, receive());
      await post(ledger, reversalOf(1, receive().entries));
      const back = reversalOf(2, inverseOf(receive().entries));
      expect(await refusals(ledger, back)).toMatchObject([{ kind: "cannot-reverse", id: "T-2" }]);
    });

    test("a reversal is not dated before what it reverses", async () => {
      const ledger = await emptyLedger(engine);
      await post(ledger, receive({ quantity: 20 }), issue({ date: "2026-05-20" }));
      const early = reversalOf(2, issue().entries, "2026-05-19");
      expect(await refusals(ledger, early)).toMatchObject([
        { kind: "reversal-too-early", id: "T-2", date: "2026-05-20" },
      ]);
    });

    test.each([
      ["the wrong way round", receive().entries],
      ["of another quantity", inverseOf(receive({ quantity: 9 }).entries)],
      ["of another owner", inverseOf(receive({ agency: "cabinet-office" }).entries)],
      ["of another lot", inverseOf(receive({ lot: "LOT-B" }).entries)],
      ["of part of it", []],
      ["of more than it", inverseOf([...receive().entries, ...receive().entries])],
    ])(
      "a reversal %s is a defect of the caller, and nothing is recorded",
      async (_what, entries) => {
        const ledger = await emptyLedger(engine);
        await post(ledger, receive({ quantity: 100 }), receive({ lot: "LOT-B" }));
        await post(ledger, receive({ agency: "cabinet-office" }), receive());
        const reversal = draft("reverse", "2026-05-02", entries, { reverses: 4 });
        await expect(post(ledger, reversal)).rejects.toThrow("broken assumption");
        expect((await ledger.head()).number).toBe(4);
      },
    );
  });

  describe("loans between agencies", () => {
    const lend = (quantity = 10) =>
      transfer({ quantity }, { agency: "cabinet-office" }, { loanDue: "2026-12-31" });
    const giveBack = (quantity: number, returns = 2, lot = lotA) =>
      transfer({ quantity, lot, agency: "cabinet-office" }, { agency: "jica" }, { returns });

    test("partial returns, other lots, until all is back and not a piece more", async () => {
      const ledger = await emptyLedger(engine);
      const theirs = receive({ agency: "cabinet-office", lot: "LOT-B", quantity: 100 });
      await post(ledger, receive(), lend(), theirs);
      expect((await ledger.transaction(2))?.loanDue).toBe("2026-12-31");
      expect(await refusals(ledger, giveBack(4))).toEqual([]);
      expect(await refusals(ledger, giveBack(5, 2, "LOT-B"))).toEqual([]);
      expect(await refusals(ledger, giveBack(2, 2, "LOT-B"))).toMatchObject([
        { kind: "returns-too-much", id: "T-2", outstanding: 1, returned: 2 },
      ]);
      expect(await refusals(ledger, giveBack(1, 2, "LOT-B"))).toEqual([]);
      expect((await ledger.verify()).problems).toEqual([]);
    });

    test("two returns in one write count together", async () => {
      const ledger = await emptyLedger(engine);
      await post(ledger, receive({ quantity: 50 }), lend());
      await post(ledger, receive({ agency: "cabinet-office", quantity: 50 }));
      expect(kindsOf(await refusals(ledger, giveBack(6), giveBack(6)))).toEqual([
        "returns-too-much",
      ]);
      expect(await refusals(ledger, giveBack(6), giveBack(4))).toEqual([]);
    });

    test("a loan and its return may be one write", async () => {
      const ledger = await emptyLedger(engine);
      expect(await refusals(ledger, receive(), lend(), giveBack(10))).toEqual([]);
      expect((await ledger.verify()).problems).toEqual([]);
    });

    test("a return that was reversed is owed again", async () => {
      const ledger = await emptyLedger(engine);
      await post(ledger, receive(), lend(), giveBack(10));
      expect(kindsOf(await refusals(ledger, giveBack(1)))).toContain("returns-too-much");
      await post(ledger, reversalOf(3, giveBack(10).entries));
      expect(await refusals(ledger, giveBack(10))).toEqual([]);
      expect((await ledger.verify()).problems).toEqual([]);
    });

    test("a loan with goods returned on it cannot be reversed; without, it can, and is none", async () => {
      const ledger = await emptyLedger(engine);
      await post(ledger, receive({ quantity: 50 }), lend());
      await post(ledger, receive({ agency: "cabinet-office", quantity: 50 }), giveBack(3));
      const undo = reversalOf(2, lend().entries);
      expect(await refusals(ledger, undo)).toMatchObject([
        { kind: "loan-has-returns", id: "T-2", by: "T-4" },
      ]);
      await post(ledger, reversalOf(4, giveBack(3).entries));
      expect(await refusals(ledger, undo)).toEqual([]);
      expect(await refusals(ledger, giveBack(1))).toMatchObject([
        { kind: "already-reversed", id: "T-2" },
      ]);
    });

    test.each([
      ["not a loan", giveBack(1, 1), "not-a-loan"],
      ["not there", giveBack(1, 99), "no-such-transaction"],
      [
        "another item",
        transfer({ item: "BLANKET", agency: "cabinet-office" }, { agency: "jica" }, { returns: 2 }),
        "not-that-loan",
      ],
      [
        "the wrong way",
        transfer({}, { agency: "cabinet-office" }, { returns: 2 }),
        "not-that-loan",
      ],
      [
        "by another agency",
        transfer({ agency: "wfp" }, { agency: "jica" }, { returns: 2 }),
        "not-that-loan",
      ],
    ])("a return on what is %s is refused", async (_what, wrong, kind) => {
      const ledger = await emptyLedger(engine);
      const stock = ["jica", "cabinet-office", "wfp"].flatMap((agency) => [
        receive({ agency, quantity: 50 }),
        receive({ agency, quantity: 50, item: "BLANKET" }),
      ]);
      const [first, ...rest] = stock;
      await post(ledger, ...(first === undefined ? [] : [first]), lend(), ...rest);
      expect(kindsOf(await refusals(ledger, wrong))).toEqual([kind]);
    });
  });

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
