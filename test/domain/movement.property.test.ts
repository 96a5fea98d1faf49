/** What holds for any movements, in a real ledger. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { depotAccount, type StockStatus } from "../../src/domain/account.ts";
import type { Draft } from "../../src/domain/ledger.ts";
import { inverseOf } from "../../src/domain/ledger.ts";
import { type Movement, recorder, type Stated } from "../../src/domain/movement.ts";
import type { Balance, Ledger } from "../../src/ports.ts";
import { Refused } from "../../src/ports.ts";
import { openLedger } from "../../src/storage/ledger-store.ts";
import { openSqlite } from "../../src/storage/sqlite.ts";
import { world } from "../helpers/movement-world.ts";

const days = ["2026-04-01", "2026-04-02", "2026-05-01", "2026-06-30", "2026-07-01"] as const;

const stated: fc.Arbitrary<Stated> = fc.record({
  date: fc.constantFrom(...days),
  item: fc.constantFrom("BLANKET", "TENT"),
  depot: fc.constantFrom("AEDXB", "SGSIN"),
  agency: fc.constantFrom("jica", "cabinet-office"),
  status: fc.constantFrom<StockStatus>("available", "reserved"),
  quantity: fc.integer({ min: 1, max: 20 }),
  facts: fc.constant(undefined),
  reason: fc.constant("because"),
  reference: fc.constant(undefined),
});
const lot = fc.constantFrom("L-1", "L-2");
const receipt: fc.Arbitrary<Movement> = fc.record({
  kind: fc.constant("receive"),
  stated: stated.map((it) => ({ ...it, quantity: it.quantity * 3 })),
  lot,
  supplier: fc.constantFrom(undefined, "Sample"),
});
const issue: fc.Arbitrary<Movement> = fc.record({
  kind: fc.constant("issue"),
  stated,
  lot,
  recipient: fc.constantFrom("IOM", "WFP"),
});
const transfer: fc.Arbitrary<Movement> = fc
  .record({
    kind: fc.constant("transfer" as const),
    stated,
    lot,
    to: fc.record({
      depot: fc.constantFrom("AEDXB", "SGSIN"),
      agency: fc.constantFrom("jica", "cabinet-office"),
      status: fc.constantFrom<StockStatus>("available", "reserved"),
    }),
    due: fc.constant(undefined),
    returns: fc.constant(undefined),
  })
  .filter(
    ({ stated: { depot, agency, status }, to }) =>
      depot !== to.depot || agency !== to.agency || status !== to.status,
  );
const adjustment: fc.Arbitrary<Movement> = fc.record({
  kind: fc.constant("adjust"),
  stated: stated.map((it) => ({ ...it, quantity: it.quantity % 2 ? it.quantity : -it.quantity })),
  lot,
  against: fc.constantFrom("count-difference" as const, "loss" as const, "disposal" as const),
});
const movements = fc.array(
  fc.oneof({ weight: 3, arbitrary: receipt }, issue, transfer, adjustment),
  { maxLength: 25 },
);

const record = recorder({ user: "sato" });

/** An empty ledger whose clock goes on by a second at each writing, and the moments so far. */
async function emptyLedger(): Promise<{ readonly ledger: Ledger; readonly moments: string[] }> {
  const moments: string[] = [];
  const ledger = await openLedger(openSqlite(":memory:", { create: true }), () => {
    moments.push(new Date(Date.UTC(2026, 10, 23) + moments.length * 1000).toISOString());
    return moments.at(-1) ?? "";
  });
  return { ledger, moments };
}

/** Appends one by one; what the ledger refuses for want of goods is left out. */
async function accepted(ledger: Ledger, wanted: readonly Movement[]): Promise<readonly Movement[]> {
  const taken: Movement[] = [];
  for (const movement of wanted) {
    try {
      await ledger.write((writer) => writer.append([record(movement)]));
      taken.push(movement);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      expect(error.problems.map(({ kind }) => kind)).toContain("not-enough");
    }
  }
  return taken;
}

/** What depots hold after some movements, added up by this test's own rules. */
function held(movements: readonly Movement[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  const add = (account: string, agency: string, it: Movement, quantity: number): void => {
    const key = `${account} ${agency} ${it.stated.item} ${it.lot}`;
    sums.set(key, (sums.get(key) ?? 0) + quantity);
  };
  for (const it of movements) {
    const { depot, status, agency, quantity } = it.stated;
    const here = depotAccount(depot, status);
    if (it.kind === "receive" || it.kind === "adjust") add(here, agency, it, quantity);
    if (it.kind === "issue" || it.kind === "transfer") add(here, agency, it, -quantity);
    if (it.kind === "transfer") {
      add(depotAccount(it.to.depot, it.to.status), it.to.agency, it, quantity);
    }
  }
  return new Map([...sums].filter(([, quantity]) => quantity !== 0).sort());
}

const inDepots = (balances: readonly Balance[]): ReadonlyMap<string, number> =>
  new Map(
    balances
      .filter(({ account }) => account.startsWith("depot:"))
      .map((it) => [`${it.account} ${it.agency} ${it.item} ${it.lot}`, it.quantity] as const)
      .sort(),
  );

test("nothing is created or lost: each item and lot sums to zero over all accounts", async () => {
  await fc.assert(
    fc.asyncProperty(movements, async (wanted) => {
      const { ledger } = await emptyLedger();
      const taken = await accepted(ledger, wanted);
      const sums = new Map<string, number>();
      for (const { item, lot: of, quantity } of await ledger.balances({})) {
        sums.set(`${item} ${of}`, (sums.get(`${item} ${of}`) ?? 0) + quantity);
      }
      expect([...sums.values()].every((sum) => sum === 0)).toBe(true);
      expect(inDepots(await ledger.balances({}))).toEqual(held(taken));
      expect((await ledger.verify()).ok).toBe(true);
      await ledger.close();
    }),
    { numRuns: 60 },
  );
});

test("no depot is below zero at the end of any day", async () => {
  await fc.assert(
    fc.asyncProperty(movements, async (wanted) => {
      const { ledger } = await emptyLedger();
      await accepted(ledger, wanted);
      for (const asOf of days) {
        const there = inDepots(await ledger.balances({ asOf }));
        expect([...there.values()].filter((quantity) => quantity < 0)).toEqual([]);
      }
      await ledger.close();
    }),
    { numRuns: 60 },
  );
});

test("as-of and known-at agree with a replay of what was dated and recorded by then", async () => {
  await fc.assert(
    fc.asyncProperty(movements, fc.constantFrom(...days), fc.nat(24), async (wanted, asOf, nth) => {
      const { ledger, moments } = await emptyLedger();
      const taken: { readonly movement: Movement; readonly at: string }[] = [];
      for (const movement of wanted) {
        const [one] = await accepted(ledger, [movement]);
        if (one !== undefined) taken.push({ movement: one, at: moments.at(-1) ?? "" });
      }
      const knownAt = moments[nth] ?? moments.at(-1) ?? "2026-01-01T00:00:00.000Z";
      const replayed = taken
        .filter(({ movement, at }) => movement.stated.date <= asOf && at <= knownAt)
        .map(({ movement }) => movement);
      expect(inDepots(await ledger.balances({ asOf, knownAt }))).toEqual(held(replayed));
      await ledger.close();
    }),
    { numRuns: 60 },
  );
});

test("a reversal is the inverse: what is there is as if the movement had not been", async () => {
  await fc.assert(
    fc.asyncProperty(movements, fc.nat(24), async (wanted, nth) => {
      const { ledger } = await emptyLedger();
      const taken = await accepted(ledger, wanted);
      const undone = taken[nth % Math.max(1, taken.length)];
      fc.pre(undone !== undefined);
      const number = taken.indexOf(undone) + 1;
      const original = await ledger.transaction(number);
      const reversal: Draft = {
        kind: "reverse",
        effectiveDate: undone.stated.date,
        user: "sato",
        reason: "mistake",
        reverses: number,
        entries: inverseOf(original?.entries ?? []),
        declarations: [],
      };
      const before = await ledger.balances({});
      try {
        await ledger.write((writer) => writer.append([reversal]));
        const others = taken.filter((_, at) => at !== number - 1);
        expect(inDepots(await ledger.balances({}))).toEqual(held(others));
      } catch (error) {
        // Later movements took these goods further: refused, and nothing is changed.
        if (!(error instanceof Refused)) throw error;
        expect(await ledger.balances({})).toEqual(before);
      }
      await ledger.close();
    }),
    { numRuns: 60 },
  );
});

test("two equal movements are two; under one reference they are one", async () => {
  await fc.assert(
    fc.asyncProperty(receipt, fc.constantFrom(undefined, "R-1"), async (movement, reference) => {
      const { ledger } = await emptyLedger();
      const same = { ...movement, stated: { ...movement.stated, reference } } as Movement;
      const first = await ledger.write((writer) => writer.append([record(same)]));
      const second = await ledger.write((writer) => writer.append([record(same)]));
      expect(second[0]?.already).toBe(reference !== undefined);
      expect(second[0]?.transaction.number).toBe(reference === undefined ? 2 : 1);
      const times = reference === undefined ? [movement, movement] : [movement];
      expect(inDepots(await ledger.balances({}))).toEqual(held(times));
      expect(first[0]?.already).toBe(false);
      await ledger.close();
    }),
    { numRuns: 30 },
  );
});

/** A movement as a row of a file. */
function rowOf({ kind, stated: said, lot: of, ...it }: Movement): string {
  const { date, item, depot, agency, status, quantity } = said;
  const to = "to" in it ? [it.to.depot, it.to.agency, it.to.status] : ["", "", ""];
  const whom = "recipient" in it ? it.recipient : "supplier" in it ? (it.supplier ?? "") : "";
  const against = "against" in it ? it.against : whom;
  return [date, kind, item, of, depot, agency, status, quantity, ...to, against, "r"].join(",");
}

test("the rows of a file in any order leave the same balances", async () => {
  const header =
    "date,kind,item,lot,depot,agency,status,quantity,to_depot,to_agency,to_status,counterpart,reason";
  const twoOrders = movements.chain((wanted) =>
    fc.tuple(
      fc.constant(wanted),
      fc.shuffledSubarray([...wanted.keys()], { minLength: wanted.length }),
    ),
  );
  await fc.assert(
    fc.asyncProperty(twoOrders, async ([wanted, order]) => {
      const { ledger } = await emptyLedger();
      const taken = await accepted(ledger, wanted);
      const shuffled = order.flatMap((at) => {
        const movement = wanted[at];
        return movement !== undefined && taken.includes(movement) ? [movement] : [];
      });
      const here = await world();
      here.file("shuffled.csv", `${[header, ...shuffled.map(rowOf)].join("\n")}\n`);
      const posted = await here.run("post", "shuffled.csv", "--json");
      expect(posted).toMatchObject({ exit: 0, err: "" });
      expect(await here.balances()).toEqual(await ledger.balances({}));
      await ledger.close();
    }),
    { numRuns: 40 },
  );
});
