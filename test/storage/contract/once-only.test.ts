/** What was recorded is not recorded twice; a closed year stays as it is: on every engine. */
import { describe, expect, test } from "vitest";
import {
  close,
  held,
  issue,
  kindsOf,
  lotA,
  post,
  receive,
  refusals,
  reversalOf,
  tent,
} from "../drafts.ts";
import { emptyLedger, engines } from "../engines.ts";

describe.each(engines)("$name", (engine) => {
  describe("a rehearsal", () => {
    test("leaves nothing behind, and what it learnt is told", async () => {
      const ledger = await emptyLedger(engine);
      await post(ledger, receive());
      const before = await ledger.head();
      const seen = await ledger.write(async (writer) => {
        writer.discard();
        const [recorded] = await writer.append([issue({ quantity: 4 })]);
        return recorded?.transaction.number;
      });
      expect(seen).toBe(2);
      expect(await ledger.head()).toEqual(before);
      expect(await held(ledger)).toBe(10);
      expect(await ledger.verify()).toMatchObject({ ok: true, transactions: 1 });
      await post(ledger, issue({ quantity: 4 }));
      expect(await held(ledger)).toBe(6);
    });

    test("is refused what the write would be refused at its end", async () => {
      const ledger = await emptyLedger(engine);
      const rehearsal = ledger.write(async (writer) => {
        writer.discard();
        await writer.append([issue({ quantity: 4 })]);
      });
      await expect(rehearsal).rejects.toThrow("not-enough");
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
});
