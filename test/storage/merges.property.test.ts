/**
 * Random histories with merges and splits between movements: nothing is created or lost, whatever
 * the goods are called; a split is the inverse of its merge; the past stays as it was; and the
 * ledger proves sound after each event.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { holdsGoods } from "../../src/domain/account.ts";
import { mergeDraft, mergeOf } from "../../src/domain/items/merge.ts";
import { SameItems } from "../../src/domain/items/same-item.ts";
import { type Draft, inverseOf, type Transaction } from "../../src/domain/ledger.ts";
import { ratioOf, sameUnit } from "../../src/domain/ratio.ts";
import { type Ledger, Refused } from "../../src/ports.ts";
import { openLedger } from "../../src/storage/ledger-store.ts";
import { openSqlite } from "../../src/storage/sqlite.ts";
import { at, draft, entry, outside, post } from "./drafts.ts";
import { Clock } from "./engines.ts";

/** What one of each item is worth in the smallest unit: the ratios of all merges follow from it. */
const worth = { TENT: 1, テント: 1, BALE: 6, BOX: 3 } as const;
type Code = keyof typeof worth;
const codes = Object.keys(worth) as readonly Code[];

const days = Array.from({ length: 12 }, (_, day) => `2026-05-${String(day + 1).padStart(2, "0")}`);

interface Attempt {
  readonly kind: "receive" | "issue" | "move" | "merge" | "split" | "reverse";
  readonly code: Code;
  readonly other: Code;
  readonly lot: string;
  readonly quantity: number;
  readonly expiry: string | undefined;
  readonly back: number; // days before the latest one
  readonly nth: number;
}

const attempt: fc.Arbitrary<Attempt> = fc.record({
  kind: fc.constantFrom(
    ...(["receive", "receive", "receive", "receive", "issue", "issue", "move"] as const),
    ...(["merge", "merge", "split", "reverse", "reverse"] as const),
  ),
  code: fc.constantFrom(...codes),
  other: fc.constantFrom(...codes),
  lot: fc.constantFrom("A", "B"),
  quantity: fc.integer({ min: 1, max: 9 }),
  expiry: fc.constantFrom(undefined, "2030-01-01", "2031-01-01"),
  back: fc.constantFrom(0, 0, 0, 0, 1, 3),
  nth: fc.nat({ max: 20 }),
});

const begun = { other: "TENT", lot: "A", expiry: undefined, back: 0, nth: 1 } as const;

/** Goods come and some go out, so that there is something to merge and to take back. */
const history = fc
  .tuple(fc.constantFrom(...codes), fc.array(attempt, { minLength: 3, maxLength: 30, size: "max" }))
  .map(([code, attempts]): readonly Attempt[] => [
    { ...begun, kind: "receive", code, quantity: 9 },
    { ...begun, kind: "issue", code, quantity: 3 },
    ...attempts,
  ]);

/** Somebody's ledger, written to as the program does: names are read through what stands of them. */
class Desk {
  readonly ledger: Ledger;
  readonly recorded: Transaction[] = [];
  #day = 0;

  constructor(ledger: Ledger) {
    this.ledger = ledger;
  }

  async draftOf(it: Attempt): Promise<Draft | undefined> {
    const same = new SameItems(await this.ledger.declarations());
    this.#day = Math.min(days.length - 1, this.#day + (it.nth % 3 === 0 ? 1 : 0));
    const date = days[Math.max(0, this.#day - it.back)] ?? "";
    const became = same.of(it.code);
    const ratio = became?.ratio ?? sameUnit;
    if ((it.quantity * ratio.times) % ratio.per !== 0) return undefined;
    const goods = {
      item: became?.item ?? it.code,
      lot: became?.lots.get(it.lot) ?? it.lot,
      quantity: (it.quantity * ratio.times) / ratio.per,
      date,
    };
    switch (it.kind) {
      case "receive": {
        const facts = it.expiry === undefined ? {} : { expiry: it.expiry };
        const told = { declares: "lot", item: goods.item, code: goods.lot, facts } as const;
        return draft("receive", date, [entry(goods, outside("supplier:X"), at())], {
          declarations: it.expiry === undefined ? [] : [told],
        });
      }
      case "issue":
        return draft("issue", date, [entry(goods, at(), outside("recipient:Y"))]);
      case "move":
        return draft("transfer", date, [entry(goods, at(), at({ status: "reserved" }))]);
      case "merge":
        return this.#merge(it, same, days[this.#day] ?? "");
      case "split": {
        const merges = await this.standingMerges();
        const merge = merges[it.nth % Math.max(1, merges.length)];
        return merge === undefined ? undefined : this.#undo(merge, merge.effectiveDate);
      }
      case "reverse": {
        // Now and then just what went out under a name that is another item's by now.
        const gone = this.recorded.filter(
          ({ kind, entries }) => kind === "issue" && same.has(entries[0]?.item ?? ""),
        );
        const among = it.nth % 2 === 1 && gone.length > 0 ? gone : this.recorded;
        const one = among[it.nth % Math.max(1, among.length)];
        if (one === undefined || one.kind === "reverse" || one.kind === "merge") return undefined;
        return this.#undo(one, one.effectiveDate);
      }
    }
  }

  async #merge({ code: any, other, nth }: Attempt, same: SameItems, date: string) {
    const balances = await this.ledger.balances({});
    const back = balances.find(({ item, account }) => holdsGoods(account) && same.has(item));
    const code = (nth % 2 === 1 ? (back?.item ?? any) : any) as Code;
    // What is another item by now can only go where it went before.
    const item = (same.standing(code).at(-1)?.item ?? other) as Code;
    const ratio = ratioOf(worth[code], worth[item]);
    if (ratio === undefined) return undefined;
    const held = { balances, lots: await this.ledger.lotFacts() };
    const fingerprints = { left: "", right: "" };
    const merging = { code, item, ratio, date, user: "sato", fingerprints };
    const { draft: merge, problems } = mergeDraft(merging, { ...held, same });
    return problems.length > 0 ? undefined : merge;
  }

  #undo({ number, entries }: Transaction, date: string): Draft {
    return draft("reverse", date, inverseOf(entries), { reverses: number });
  }

  async standingMerges(): Promise<readonly Transaction[]> {
    const all = await this.ledger.declaring("same-item");
    const undone = new Set(all.map(({ reverses }) => reverses));
    return all.filter(({ kind, number }) => kind === "merge" && !undone.has(number));
  }

  /** Whether the ledger took it. */
  async does(it: Attempt): Promise<Transaction | undefined> {
    const one = await this.draftOf(it);
    if (one === undefined) return undefined;
    try {
      const [recorded] = await post(this.ledger, one);
      if (recorded !== undefined) this.recorded.push(recorded.transaction);
      return recorded?.transaction;
    } catch (error) {
      if (error instanceof Refused && error.problems.length > 0) return undefined;
      throw error;
    }
  }
}

const fresh = async (): Promise<Desk> =>
  new Desk(await openLedger(openSqlite(":memory:", { create: true }), new Clock().now));

/** All that is there, in the smallest unit. */
async function worthOf(ledger: Ledger): Promise<number> {
  const balances = await ledger.balances({});
  return balances
    .filter(({ account }) => holdsGoods(account))
    .reduce((sum, { item, quantity }) => sum + quantity * worth[item as Code], 0);
}

const gained = ({ kind, entries }: Transaction): number =>
  kind === "merge"
    ? 0
    : entries.reduce((sum, { item, quantity, from, to }) => {
        const [out, into] = [holdsGoods(from.account), holdsGoods(to.account)].map(Number);
        return sum + ((into ?? 0) - (out ?? 0)) * quantity * worth[item as Code];
      }, 0);

describe("histories with merges", () => {
  test("keep what there is, sum to zero, and prove sound", async () => {
    let [merges, splits, renamed, again, chains] = [0, 0, 0, 0, 0];
    await fc.assert(
      fc.asyncProperty(history, async (attempts) => {
        const desk = await fresh();
        let total = 0;
        for (const it of attempts) {
          const done = await desk.does(it);
          if (done === undefined) continue;
          const told = done.kind === "merge" ? mergeOf(done) : undefined;
          if (told !== undefined) {
            const same = new SameItems(await desk.ledger.declarations());
            merges += 1;
            if (told.lots !== undefined) renamed += 1;
            if (same.standing(told.code).length > 1) again += 1;
            if (codes.some((code) => same.standing(code).at(-1)?.item === told.code)) chains += 1;
          }
          if (
            done.declarations.some((told) => "withdrawn" in told && told.declares === "same-item")
          )
            splits += 1;
          total += gained(done);
          expect(await worthOf(desk.ledger)).toBe(total);
        }
        const sums = new Map<string, number>();
        for (const { item, lot, quantity } of await desk.ledger.balances({})) {
          const key = `${item} ${lot}`;
          sums.set(key, (sums.get(key) ?? 0) + quantity);
        }
        expect([...sums.values()].filter((sum) => sum !== 0)).toEqual([]);
        expect((await desk.ledger.verify()).problems).toEqual([]);
        await desk.ledger.close();
      }),
      { numRuns: 200 },
    );
    // Worth something only where all of it happens, and most of it often.
    expect(Math.min(merges, splits)).toBeGreaterThan(30);
    expect(renamed + again + chains).toBeGreaterThan(5);
  });

  test("a merge leaves nothing of the old item, and nothing of the days before it is changed", async () => {
    await fc.assert(
      fc.asyncProperty(history, async (attempts) => {
        const desk = await fresh();
        for (const it of attempts) {
          const before = await Promise.all(days.map((asOf) => desk.ledger.balances({ asOf })));
          const done = await desk.does(it);
          if (done?.kind !== "merge") continue;
          for (const [day, asOf] of days.entries()) {
            if (asOf >= done.effectiveDate) continue;
            expect(await desk.ledger.balances({ asOf })).toEqual(before[day]);
          }
          const item = mergeOf(done)?.code ?? "";
          expect(await desk.ledger.balances({ item, holdsGoods: true })).toEqual([]);
        }
        await desk.ledger.close();
      }),
      { numRuns: 60 },
    );
  });

  test("a split right after its merge brings back all: goods, facts, names, on every day", async () => {
    await fc.assert(
      fc.asyncProperty(history, attempt, async (attempts, last) => {
        const desk = await fresh();
        for (const it of attempts) await desk.does(it);
        const state = async () => ({
          now: await desk.ledger.balances({}),
          days: await Promise.all(days.map((asOf) => desk.ledger.balances({ asOf }))),
          lots: [...(await desk.ledger.lotFacts())].sort(),
          same: codesNow(new SameItems(await desk.ledger.declarations())),
        });
        const before = await state();
        const merge = await desk.does({ ...last, kind: "merge" });
        if (merge?.kind !== "merge") return;
        await post(
          desk.ledger,
          draft("reverse", merge.effectiveDate, inverseOf(merge.entries), {
            reverses: merge.number,
          }),
        );
        expect(await state()).toEqual(before);
        expect((await desk.ledger.verify()).problems).toEqual([]);
        await desk.ledger.close();
      }),
      { numRuns: 120 },
    );
  });

  test("nothing is recorded under a name that is another item, whatever is tried", async () => {
    await fc.assert(
      fc.asyncProperty(history, attempt, async (attempts, last) => {
        const desk = await fresh();
        for (const it of attempts) await desk.does(it);
        const same = new SameItems(await desk.ledger.declarations());
        const late = draft("receive", days.at(-1), [
          entry({ item: last.code, lot: last.lot, quantity: 1 }, outside("supplier:X"), at()),
        ]);
        const refused = await post(desk.ledger, late).then(
          () => false,
          (error: unknown) => error instanceof Refused && error.problems[0]?.kind === "item-merged",
        );
        expect(refused).toBe(same.has(last.code));
        await desk.ledger.close();
      }),
      { numRuns: 60 },
    );
  });
});

const codesNow = (same: SameItems) =>
  codes.map((code) => {
    const became = same.of(code);
    return became && { ...became, lots: [...became.lots].sort() };
  });
