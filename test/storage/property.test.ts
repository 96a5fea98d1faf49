/**
 * The store against the plainest model there is: whatever is asked of both, they accept the same,
 * and hold the same on every day and by what was known at every moment.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Draft, inverseOf } from "../../src/domain/ledger.ts";
import { type Ledger, Refused } from "../../src/ports.ts";
import { openLedger } from "../../src/storage/ledger-store.ts";
import { openSqlite } from "../../src/storage/sqlite.ts";
import { at, draft, entry, lotNews, outside, post } from "./drafts.ts";
import { Clock } from "./engines.ts";
import { ModelLedger } from "./model.ts";

const days = ["2026-03-30", "2026-03-31", "2026-04-01", "2026-04-02", "2026-05-01"];
const day = fc.constantFrom(...days);
const agency = fc.constantFrom("jica", "cabinet-office");
const item = fc.constantFrom("TENT", "BLANKET");
const lot = fc.constantFrom("A", "B");
const quantity = fc.integer({ min: 0, max: 5 });
const depot = fc.constantFrom("AEDXB", "MYKUL");
const reference = fc.option(fc.constantFrom("R-1", "R-2", "R-3", "R-4", "R-5"), {
  nil: undefined,
  freq: 3,
});

const facts = fc.option(
  fc.constantFrom({ expiry: "2030-01-01" }, { expiry: "2031-01-01" }, { donor: "X" }),
  {
    nil: undefined,
    freq: 8,
  },
);

const goods = fc.record({ date: day, agency, item, lot, quantity, depot });

type Stated = ReturnType<typeof goods.generate>["value"];

/** What somebody tries, as data, so that a failure can be read. */
interface Attempt {
  readonly kind:
    | "receive"
    | "issue"
    | "move"
    | "own"
    | "lose"
    | "reverse"
    | "lend"
    | "return"
    | "close";
  readonly goods: Stated;
  readonly reference: string | undefined;
  readonly facts: object | undefined;
  readonly nth: number; // which of the transactions that there may be
}

const attempt: fc.Arbitrary<Attempt> = fc.record({
  kind: fc.constantFrom(
    ...([
      "receive",
      "receive",
      "receive",
      "receive",
      "receive",
      "receive",
      "issue",
      "issue",
      "move",
      "own",
    ] as const),
    ...(["lose", "reverse", "reverse", "lend", "return", "return", "close"] as const),
  ),
  goods,
  reference,
  facts,
  nth: fc.nat({ max: 20 }),
});

const write = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(attempt) },
  { weight: 1, arbitrary: fc.array(attempt, { minLength: 2, maxLength: 4 }) },
);
const writes = fc.array(write, { maxLength: 30, size: "max" });

const otherThan = (agencyCode: string): string =>
  agencyCode === "jica" ? "cabinet-office" : "jica";

function draftOf(
  { kind, goods: it, reference: paper, facts: told, nth }: Attempt,
  model: ModelLedger,
): Draft {
  const here = at(it);
  const theirs = at({ ...it, agency: otherThan(it.agency) });
  const more = {
    ...(paper === undefined ? {} : { reference: paper }),
    ...(told === undefined ? {} : { declarations: [lotNews(told, it)] }),
  };
  const [onTheWay, damaged] = [outside("transit:S-1", it), at({ ...it, status: "damaged" })];
  switch (kind) {
    case "receive":
      return draft(
        "receive",
        it.date,
        [entry({ ...it, quantity: it.quantity * 4 }, outside("supplier:X", it), here)],
        more,
      );
    case "issue":
      return draft("issue", it.date, [entry(it, here, outside("recipient:Y", it))], more);
    case "move":
      return draft(
        "transfer",
        it.date,
        [entry(it, here, onTheWay), entry(it, onTheWay, damaged)],
        more,
      );
    case "own":
      return draft("transfer", it.date, [entry(it, here, theirs)], more);
    case "lose":
      return draft("adjust", it.date, [entry(it, here, outside("loss", it))], more);
    case "lend":
      return draft("transfer", it.date, [entry(it, here, theirs)], { loanDue: "2027-01-01" });
    case "close":
      return draft("close", it.date, [], { fiscalYear: nth > 18 ? 2025 : 2024 });
    case "return": {
      const loans = model.transactions.filter((one) => one.draft.loanDue !== undefined);
      const returns = loans[nth % Math.max(1, loans.length)]?.number ?? 1 + nth;
      return draft("transfer", it.date, [entry(it, here, theirs)], { returns });
    }
    case "reverse": {
      const reverses = 1 + (nth % (model.transactions.length + 1));
      const undone = model.transactions[reverses - 1]?.draft.entries ?? [entry(it, theirs, here)];
      return draft("reverse", it.date, inverseOf(undone), { reverses });
    }
  }
}

const openFresh = (clock = new Clock()): Promise<Ledger> =>
  openLedger(openSqlite(":memory:", { create: true }), clock.now);

async function accepts(ledger: Ledger, drafts: readonly Draft[]): Promise<boolean> {
  try {
    await post(ledger, ...drafts);
    return true;
  } catch (error) {
    if (error instanceof Refused && error.problems.length > 0) return false;
    // A reversal of what the same write has just recorded cannot be its inverse by chance.
    if (error instanceof Error && error.message.endsWith("is not its inverse")) return false;
    throw error;
  }
}

const momentOf = (write: number): string => new Date(Date.UTC(2026, 5, 1, 0, write)).toISOString();

describe("the store and the model", () => {
  test("accept the same, and hold the same at every day and moment", async () => {
    let [accepted, refused] = [0, 0];
    await fc.assert(
      fc.asyncProperty(writes, async (attempts) => {
        const [clock, model] = [new Clock(), new ModelLedger()];
        const ledger = await openFresh(clock);
        let moment = 0;
        for (const tried of attempts) {
          // Whole drafts are chosen by what stands before the write, by both alike.
          const drafts = tried.map((one) => draftOf(one, model));
          clock.moment = momentOf(moment + 1);
          const expected = model.accepts(drafts);
          expect(await accepts(ledger, drafts)).toBe(expected);
          if (expected) moment += 1;
          [accepted, refused] = expected ? [accepted + 1, refused] : [accepted, refused + 1];
        }
        expect((await ledger.head()).number).toBe(model.transactions.length);
        expect(await ledger.balances({})).toEqual(model.balances());
        for (const asOf of days) {
          expect(await ledger.balances({ asOf })).toEqual(model.balances({ asOf }));
          for (const known of [0, 1, Math.floor(moment / 2), moment]) {
            const knownAt = momentOf(known);
            expect(await ledger.balances({ asOf, knownAt })).toEqual(
              model.balances({ asOf, knownAt: known }),
            );
          }
        }
        expect(await ledger.closedYears()).toEqual(model.closedYears());
        expect((await ledger.verify()).problems).toEqual([]);
        await ledger.close();
      }),
      { numRuns: 250 },
    );
    // The sequences are worth something only where both happen often.
    expect(Math.min(accepted, refused)).toBeGreaterThan(200);
  });

  test("nothing is created or lost: each item and lot sums to zero, whoever owns it", async () => {
    await fc.assert(
      fc.asyncProperty(writes, async (attempts) => {
        const [ledger, model] = [await openFresh(), new ModelLedger()];
        for (const tried of attempts) {
          const drafts = tried.map((one) => draftOf(one, model));
          if (model.accepts(drafts)) await post(ledger, ...drafts);
        }
        const sums = new Map<string, number>();
        for (const { item: kind, lot: batch, quantity: pieces } of await ledger.balances({})) {
          const key = `${kind} ${batch}`;
          sums.set(key, (sums.get(key) ?? 0) + pieces);
        }
        expect([...sums.values()].filter((sum) => sum !== 0)).toEqual([]);
        await ledger.close();
      }),
      { numRuns: 60 },
    );
  });

  test("independent writes leave the same in whatever order they come", async () => {
    const papers = fc.uniqueArray(goods, { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(papers, fc.infiniteStream(fc.nat()), async (received, chance) => {
        const drafts = received.map((it, index) =>
          draft("receive", it.date, [entry(it, outside("supplier:X", it), at(it))], {
            reference: `R-${index}`,
          }),
        );
        const shuffled = drafts
          .map((one) => ({ one, key: Number(chance.next().value) }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one);
        const [first, second] = [await openFresh(), await openFresh()];
        for (const one of drafts) await post(first, one);
        for (const one of [...shuffled, ...drafts]) await post(second, one); // and again
        expect(await second.balances({})).toEqual(await first.balances({}));
        for (const asOf of days) {
          expect(await second.balances({ asOf })).toEqual(await first.balances({ asOf }));
        }
        await first.close();
        await second.close();
      }),
      { numRuns: 60 },
    );
  });

  test("a reversal is the inverse: afterwards it is as if the movement had not been", async () => {
    await fc.assert(
      fc.asyncProperty(writes, attempt, async (attempts, one) => {
        const [ledger, model] = [await openFresh(), new ModelLedger()];
        for (const tried of attempts) {
          const drafts = tried.map((it) => draftOf(it, model));
          if (model.accepts(drafts)) await post(ledger, ...drafts);
        }
        const last = draftOf({ ...one, reference: undefined, facts: undefined }, model);
        if (last.entries.length === 0 || last.kind === "reverse") return;
        const [before, number] = [await ledger.balances({}), model.transactions.length + 1];
        if (!(await accepts(ledger, [last]))) return;
        const undo = draft("reverse", last.effectiveDate, inverseOf(last.entries), {
          reverses: number,
        });
        await post(ledger, undo);
        expect(await ledger.balances({})).toEqual(before);
        await ledger.close();
      }),
      { numRuns: 60 },
    );
  });
});
