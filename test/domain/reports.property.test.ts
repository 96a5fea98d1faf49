/**
 * For any ledger: the book closes with what is there, every figure is the sum of its postings, and
 * both clocks agree with a replay.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { depotAccount, holdsGoods } from "../../src/domain/account.ts";
import { Book } from "../../src/domain/book.ts";
import { fiscalYearEnd, fiscalYearStart, plusDays } from "../../src/domain/dates.ts";
import { type Posting, postingsOf, type Transaction } from "../../src/domain/ledger.ts";
import { cardName, Tracing } from "../../src/domain/trace.ts";

const place = fc.constantFrom(
  depotAccount("A", "available"),
  depotAccount("A", "damaged"),
  depotAccount("B", "available"),
  "transit:S-1",
  "supplier:X",
  "recipient:Y",
  "opening",
  "count-difference",
);
const holder = fc.record({ account: place, agency: fc.constantFrom("jica", "cabinet-office") });
const entry = fc
  .record({
    item: fc.constantFrom("BLANKET", "TENT"),
    lot: fc.constantFrom("L-1", "L-2"),
    quantity: fc.integer({ min: 0, max: 1000 }),
    from: holder,
    to: holder,
  })
  // Goods do not change hands outside the accounts that hold them.
  .filter(({ from, to }) => holdsGoods(from.account) || holdsGoods(to.account))
  .map((each) =>
    holdsGoods(each.from.account) && holdsGoods(each.to.account)
      ? each
      : { ...each, to: { ...each.to, agency: each.from.agency } },
  );
const transactions = fc
  .array(
    fc.record({
      kind: fc.constantFrom("opening", "receive", "issue", "transfer", "adjust", "reverse"),
      effectiveDate: fc.integer({ min: 0, max: 1200 }).map((days) => plusDays("2025-01-01", days)),
      entries: fc.array(entry, { maxLength: 4 }),
    }),
    { maxLength: 30 },
  )
  .map((drawn) =>
    drawn.map(
      (each, at): Transaction => ({
        ...each,
        number: at + 1,
        recordedAt: `2026-11-01T00:00:${String(at).padStart(2, "0")}.000Z`,
        hash: "",
        user: "sato",
        declarations: [],
      }),
    ),
  );

/** Straight from the definition: the postings of what is dated by a day, added up. */
function balancesOf(all: readonly Transaction[], asOf: string): readonly Posting[] {
  const sums = new Map<string, Posting>();
  for (const { effectiveDate, entries } of all) {
    if (effectiveDate > asOf) continue;
    for (const posting of postingsOf(entries)) {
      const name = cardName(posting);
      const quantity = (sums.get(name)?.quantity ?? 0) + posting.quantity;
      sums.set(name, { ...posting, quantity });
    }
  }
  return [...sums.values()].filter(({ quantity }) => quantity !== 0);
}

const isIn = (year: number, date: string): boolean =>
  fiscalYearStart(year) <= date && date <= fiscalYearEnd(year);

test("the book of every year opens and closes with what was there", () => {
  fc.assert(
    fc.property(transactions, fc.integer({ min: 2024, max: 2028 }), (all, year) => {
      const [from, to] = [fiscalYearStart(year), fiscalYearEnd(year)];
      const book = new Book(balancesOf(all, plusDays(from, -1)));
      for (const each of all.filter((t) => isIn(year, t.effectiveDate))) book.add(each);
      const closings = balancesOf(all, to);
      const pages = book.pages(closings); // asserts each page and that none is missing
      for (const { agency, item, opening, receipts, issues, adjustments, closing } of pages) {
        const held = closings
          .filter((it) => it.agency === agency && it.item === item && holdsGoods(it.account))
          .reduce((sum, { quantity }) => sum + quantity, 0);
        expect(closing).toBe(held);
        expect(opening + receipts - issues + adjustments).toBe(closing);
      }
    }),
  );
});

test("a year's closing is the next year's opening", () => {
  fc.assert(
    fc.property(transactions, (all) => {
      const closings: Record<string, number>[] = [];
      const openings: Record<string, number>[] = [];
      for (const year of [2025, 2026]) {
        const book = new Book(balancesOf(all, plusDays(fiscalYearStart(year), -1)));
        for (const each of all) if (isIn(year, each.effectiveDate)) book.add(each);
        const pages = book.pages(balancesOf(all, fiscalYearEnd(year)));
        const told = (of: "opening" | "closing") =>
          Object.fromEntries(
            pages.filter((page) => page[of] !== 0).map((p) => [`${p.agency} ${p.item}`, p[of]]),
          );
        openings.push(told("opening"));
        closings.push(told("closing"));
      }
      expect(openings[1]).toEqual(closings[0]);
    }),
  );
});

test("every figure is the sum of its postings, which are in the order of their dates", () => {
  fc.assert(
    fc.property(transactions, (all) => {
      const tracing = new Tracing({});
      for (const each of all) tracing.add(each);
      const figures = [...tracing.figures()];
      const held = balancesOf(all, "9999-12-31").filter(({ account }) => holdsGoods(account));
      const told = ({ quantity, ...card }: Posting) => `${cardName(card)} ${quantity}`;
      expect(figures.map(told).toSorted()).toEqual(held.map(told).toSorted());
      for (const { quantity, postings } of figures) {
        expect(postings.reduce((sum, posting) => sum + posting.quantity, 0)).toBe(quantity);
        expect(postings.at(-1)?.running).toBe(quantity);
        const dates = postings.map(({ effectiveDate }) => effectiveDate);
        expect(dates).toEqual(dates.toSorted());
      }
    }),
  );
});
