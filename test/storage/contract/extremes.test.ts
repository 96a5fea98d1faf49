/** Texts and numbers at the edges of what can be kept: on every engine. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Draft } from "../../../src/domain/ledger.ts";
import {
  at,
  draft,
  entry,
  held,
  issue,
  kindsOf,
  outside,
  post,
  receive,
  refusals,
} from "../drafts.ts";
import { emptyLedger, engines } from "../engines.ts";

const most = Number.MAX_SAFE_INTEGER;

/** One text in every place that takes one. */
const everywhere = (text: string, code: string): Draft => ({
  kind: "receive",
  effectiveDate: "2026-05-01",
  user: text,
  reason: text,
  reference: text,
  source: { name: text, sha256: "ab".repeat(32) },
  entries: [
    {
      item: code,
      lot: code,
      quantity: 5,
      from: { account: `supplier:${code}`, agency: code },
      to: { account: `depot:${code}:available`, agency: code },
      origin: { row: 1, sheet: text, cell: text, text, identity: text },
    },
  ],
  declarations: [
    { declares: "depot", code, name: text },
    { declares: "lot", item: code, code, facts: { supplier: text, donor: text } },
  ],
});

describe.each(engines)("$name", (engine) => {
  describe("texts come back as they went in", () => {
    test.each([
      ["empty", ""],
      ["a space", " "],
      ["spaces around", "  a b  "],
      ["quotes", `'"'"\`\\`],
      ["an SQL statement", `'); drop table entry; --`],
      ["patterns and parameters", "%_* ? $1 $2 :name @x"],
      ["control characters", "\u0001\u0007\b\t\n\r\u001b[31m\u007f\u0085"],
      ["line breaks of every kind", "a\nb\r\nc\u2028d\u2029e"],
      ["colons", ":a::b:available:"],
      ["Japanese", "内閣府　国際平和協力本部事務局「倉庫」①㈱髙﨑ｶﾅ"],
      ["emoji and their joints", "👩‍🚒🇯🇵✈️"],
      ["composed and not", "é e\u0301 が か\u3099"],
      ["right to left", "مستودع \u202e المساعدات"],
      ["byte order mark", "\ufeffa"],
      ["not a character", "\uffff\ufffe\ufdd0"],
      ["null in words", "null"],
      ["a number in words", "007"],
      ["huge", "大".repeat(300_000)],
    ])("%s", async (_what, text) => {
      const ledger = await emptyLedger(engine);
      const code = text === "" ? "x" : text;
      const given = everywhere(text, code);
      const [recorded] = await post(ledger, given);
      expect(await ledger.transaction(1)).toMatchObject({ ...given, number: 1 });
      expect(recorded?.transaction).toEqual(await ledger.transaction(1));
      expect(await ledger.balances({ depot: code, item: code, lot: code, agency: code })).toEqual([
        {
          account: `depot:${code}:available`,
          agency: code,
          item: code,
          lot: code,
          quantity: 5,
        },
      ]);
      expect(await ledger.rowsKnown([text])).toEqual(new Map([[text, 1]]));
      expect(await post(ledger, given)).toMatchObject([{ already: true }]);
      expect((await ledger.verify()).problems).toEqual([]);
    });

    test("what no database keeps is shown as unreadable, the same in hash and store", async () => {
      const ledger = await emptyLedger(engine);
      const given = everywhere("a\u0000b\ud83dc", "a\u0000b\udc00c");
      await post(ledger, given);
      const read = await ledger.transaction(1);
      expect(read).toMatchObject({ user: "a\ufffdb\ufffdc", reference: "a\ufffdb\ufffdc" });
      expect(read?.entries[0]?.item).toBe("a\ufffdb\ufffdc");
      expect(await post(ledger, given)).toMatchObject([{ already: true }]);
      expect((await ledger.verify()).problems).toEqual([]);
    });

    test("codes that differ in anything are different goods", async () => {
      const ledger = await emptyLedger(engine);
      const codes = [
        "a",
        "A",
        "a ",
        " a",
        "a\n",
        "ａ",
        "a\nb",
        "a:b",
        "a/b",
        "é",
        "e\u0301",
        "0",
        "00",
      ];
      await post(ledger, ...codes.map((item) => receive({ item })));
      await post(ledger, ...codes.map((lot) => receive({ lot })));
      await post(ledger, ...codes.map((depot) => receive({ depot })));
      await post(ledger, ...codes.map((agency) => receive({ agency })));
      expect((await ledger.balances({})).filter(({ quantity }) => quantity > 0).length).toBe(
        4 * codes.length,
      );
      for (const code of codes) {
        const one = async (filter: object) =>
          (await ledger.balances(filter)).filter(({ quantity }) => quantity > 0);
        expect(await one({ item: code })).toMatchObject([{ item: code, quantity: 10 }]);
        expect(await one({ depot: code })).toMatchObject([{ quantity: 10 }]);
      }
    });

    test("line breaks in codes never make two goods one", async () => {
      const ledger = await emptyLedger(engine);
      await post(ledger, receive({ item: "a\nb", lot: "c", quantity: 5 }));
      const other = issue({ item: "a", lot: "b\nc", quantity: 5 });
      expect(kindsOf(await refusals(ledger, other))).toEqual(["not-enough"]);
      const declare = (item: string, code: string, expiry: string) =>
        draft("items", undefined, [], {
          declarations: [{ declares: "lot", item, code, facts: { expiry } }],
        });
      expect(
        await refusals(
          ledger,
          declare("a\nb", "c", "2030-01-01"),
          declare("a", "b\nc", "2031-01-01"),
        ),
      ).toEqual([]);
    });

    test("any text whatever", async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.string({ unit: "binary", minLength: 1, maxLength: 30 }),
          async (text) => {
            const ledger = await emptyLedger(engine);
            await post(ledger, everywhere(text, text));
            expect((await ledger.verify()).problems).toEqual([]);
            const shown = text.replaceAll("\u0000", "\ufffd");
            expect(await ledger.transaction(1)).toMatchObject(everywhere(shown, shown));
          },
        ),
        { numRuns: 60 },
      );
    });
  });

  describe("numbers are exact or refused", () => {
    test("the largest whole number goes in, out and around", async () => {
      const ledger = await emptyLedger(engine);
      await post(ledger, receive({ quantity: most }));
      expect(await held(ledger)).toBe(most);
      expect((await ledger.transaction(1))?.entries[0]?.quantity).toBe(most);
      await post(ledger, issue({ quantity: most - 1 }));
      expect(await held(ledger)).toBe(1);
      expect(await held(ledger, {}, "2026-05-01")).toBe(1);
      expect((await ledger.verify()).problems).toEqual([]);
    });

    test("a sum that would be too large is refused, in one write or over two", async () => {
      const ledger = await emptyLedger(engine);
      const large = receive({ quantity: most - 5 });
      expect(kindsOf(await refusals(ledger, large, receive({ quantity: 6 })))).toEqual([
        "too-much", // outside,
        "too-much", // and in the depot
      ]);
      expect(await refusals(ledger, large, receive({ quantity: 5 }))).toEqual([]);
      expect(await refusals(ledger, receive({ quantity: 1 }))).toMatchObject([
        { kind: "too-much", account: "supplier:Taiyo Tent" },
        { kind: "too-much", account: "depot:AEDXB:available", item: "TENT", lot: "LOT-A" },
      ]);
      expect(await held(ledger)).toBe(most);
    });

    test("nor is one rounded that was too large for a moment only", async () => {
      const ledger = await emptyLedger(engine);
      const moves = [receive({ quantity: most }), receive({ quantity: 2 }), issue({ quantity: 3 })];
      expect(kindsOf(await refusals(ledger, ...moves))).toContain("too-much");
      expect((await ledger.head()).number).toBe(0);
    });

    test.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, most + 1])(
      "a quantity of %d is a defect of the caller",
      async (quantity) => {
        const ledger = await emptyLedger(engine);
        await expect(post(ledger, receive({ quantity }))).rejects.toThrow("broken assumption");
        expect((await ledger.head()).number).toBe(0);
      },
    );
  });

  describe("what cannot be a transaction is a defect of the caller", () => {
    const e = entry({}, outside("supplier:X"), at());
    const none = { account: "nowhere", agency: "jica" };
    test.each<[string, Draft]>([
      ["a day that does not exist", receive({ date: "2026-02-30" })],
      ["a date that is none", receive({ date: "today" })],
      ["no item", receive({ item: "" })],
      ["no lot", receive({ lot: "" })],
      ["no owner", receive({ agency: "" })],
      ["an account that is none", draft("receive", undefined, [{ ...e, to: none }])],
      ["from and to the same", draft("transfer", undefined, [{ ...e, from: at(), to: at() }])],
      ["a closing without a year", draft("close", undefined, [])],
      ["a closing that moves goods", draft("close", undefined, [e], { fiscalYear: 2026 })],
      ["a year on another kind", receive({}, { fiscalYear: 2026 })],
      ["a reversal of nothing", draft("reverse", undefined, [e])],
      ["a receipt that reverses", receive({}, { reverses: 1 })],
      ["a receipt that lends", receive({}, { loanDue: "2026-12-31" })],
      ["a loan within one agency", draft("transfer", undefined, [e], { loanDue: "2026-12-31" })],
    ])("%s", async (_what, wrong) => {
      const ledger = await emptyLedger(engine);
      await expect(post(ledger, receive(), wrong)).rejects.toThrow("broken assumption");
      expect((await ledger.head()).number).toBe(0);
    });

    test("a caller who swallows it does not keep the rest either", async () => {
      const ledger = await emptyLedger(engine);
      const work = ledger.write(async (writer) => {
        await writer.append([receive(), receive({ date: "today" })]).catch(() => undefined);
      });
      await expect(work).rejects.toThrow("broken assumption");
      expect((await ledger.head()).number).toBe(0);
    });
  });
});
