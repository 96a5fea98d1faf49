/** Nothing goes out that is not there, on no day: on every engine. */
import { describe, expect, test } from "vitest";
import type { Problem } from "../../../src/domain/problems/problem.ts";
import { explain } from "../../../src/text/problems/problems.ts";
import {
  at,
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
} from "../drafts.ts";
import { emptyLedger, engines } from "../engines.ts";

describe.each(engines)("$name", (engine) => {
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
          worst: { date: "2026-05-02", missing: 2 },
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

    test("where several days fall short, the amount told mends all of them", async () => {
      const ledger = await emptyLedger(engine);
      await post(
        ledger,
        receive({ quantity: 100, date: "2026-05-01" }),
        issue({ quantity: 70, date: "2026-05-10" }),
        receive({ quantity: 20, date: "2026-05-15" }),
        issue({ quantity: 40, date: "2026-05-20" }),
        receive({ quantity: 500, date: "2026-05-30" }),
      );
      const [problem] = await refusals(ledger, issue({ quantity: 35, date: "2026-05-05" }));
      expect(problem).toMatchObject({
        ...{ date: "2026-05-10", there: 30, asked: 35 },
        worst: { date: "2026-05-20", missing: 25 },
      });
      expect(explain(problem as Problem, "en")).toContain("lower the quantity by 25: so much");
      const less = (quantity: number) => issue({ quantity, date: "2026-05-05" });
      expect(kindsOf(await refusals(ledger, less(11)))).toEqual(["not-enough"]);
      expect(await refusals(ledger, less(10))).toEqual([]);
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

    test("the one starved card among thousands of suspects is named", async () => {
      const ledger = await emptyLedger(engine);
      const lots = Array.from({ length: 4100 }, (_, index) => `L-${index}`);
      await post(
        ledger,
        ...lots.map((lot) => receive({ lot, date: "2026-05-10" })),
        ...lots.slice(0, -1).map((lot) => receive({ lot, date: "2026-05-01" })),
      );
      const backdated = lots.map((lot) => issue({ lot, quantity: 1, date: "2026-05-02" }));
      expect(await refusals(ledger, ...backdated)).toMatchObject([
        { kind: "not-enough", lot: "L-4099", date: "2026-05-02", there: 0, asked: 1 },
      ]);
      expect(await refusals(ledger, ...backdated.slice(0, -1))).toEqual([]);
    });

    test("the movement to blame is named by its file and row: the last one that takes", async () => {
      const ledger = await emptyLedger(engine);
      await post(ledger, receive({ quantity: 10 }));
      const source = { name: "moves.csv", sha256: "ab".repeat(32) };
      const row = (at_: number, quantity: number) => {
        const { entries, ...rest } = issue({ quantity, date: "2026-05-02" });
        return { ...rest, source, entries: entries.map((e) => ({ ...e, origin: { row: at_ } })) };
      };
      expect(await refusals(ledger, row(2, 6), row(3, 3), row(4, 5))).toMatchObject([
        { kind: "not-enough", there: 10, asked: 14, at: { file: "moves.csv", row: 4 } },
      ]);
    });

    test("what a write brings is there for what it takes", async () => {
      const ledger = await emptyLedger(engine);
      const day = { date: "2026-05-02" };
      expect(
        await refusals(
          ledger,
          receive({ quantity: 100, ...day }),
          issue({ quantity: 150, ...day }),
        ),
      ).toMatchObject([{ kind: "not-enough", there: 100, asked: 150 }]);
    });

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
});
