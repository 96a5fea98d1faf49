/** Undoing, lending and giving back: on every engine. */
import { describe, expect, test } from "vitest";
import { inverseOf } from "../../../src/domain/ledger.ts";
import {
  close,
  draft,
  held,
  issue,
  kindsOf,
  lotA,
  post,
  receive,
  refusals,
  reversalOf,
  transfer,
} from "../drafts.ts";
import { emptyLedger, engines } from "../engines.ts";

describe.each(engines)("$name", (engine) => {
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
});
