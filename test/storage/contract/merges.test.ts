/** Items that become others: what the ledger takes, what it refuses, what it gives back. */
import { describe, expect, test } from "vitest";
import type { LotFacts } from "../../../src/domain/declaration.ts";
import { type Merging, mergeDraft } from "../../../src/domain/items/merge.ts";
import { SameItems } from "../../../src/domain/items/same-item.ts";
import type { Transaction } from "../../../src/domain/ledger.ts";
import { type Ratio, sameUnit } from "../../../src/domain/ratio.ts";
import type { Ledger } from "../../../src/ports.ts";
import {
  at,
  draft,
  entry,
  held,
  issue,
  kindsOf,
  lotNews,
  opening,
  outside,
  post,
  receive,
  refusals,
  reversalOf,
  transfer,
} from "../drafts.ts";
import { emptyLedger, engines } from "../engines.ts";

const old = "テント（旧）";
const provisional = {
  declares: "item",
  code: old,
  provisional: true,
  nameJa: old,
  baseUnit: "piece",
} as const;

interface How {
  readonly code?: string;
  readonly item?: string;
  readonly ratio?: Ratio;
  readonly date?: string;
}

async function draftOfMerge(ledger: Ledger, how: How = {}) {
  const merging: Merging = {
    code: how.code ?? old,
    item: how.item ?? "TENT",
    ratio: how.ratio ?? sameUnit,
    date: how.date ?? "2026-06-01",
    user: "sato",
    fingerprints: { left: "old", right: "new" },
  };
  const same = new SameItems(await ledger.declarations());
  const [balances, lots] = [await ledger.balances({}), await ledger.lotFacts()];
  return mergeDraft(merging, { balances, lots, same });
}

async function merged(ledger: Ledger, how: How = {}): Promise<Transaction> {
  const { draft: one, problems } = await draftOfMerge(ledger, how);
  expect(problems).toEqual([]);
  const [recorded] = await post(ledger, one);
  if (recorded === undefined) throw new Error("not recorded");
  return recorded.transaction;
}

const split = (ledger: Ledger, merge: Transaction) =>
  post(ledger, reversalOf(merge.number, merge.entries, merge.effectiveDate));

const oldOpening = (goods = {}, facts: LotFacts = {}) =>
  opening(
    { item: old, quantity: 480, ...goods },
    { declarations: [provisional, lotNews(facts, { item: old, ...goods })] },
  );

const sound = async (ledger: Ledger) => expect((await ledger.verify()).problems).toEqual([]);

describe.each(engines)("merging items, $name", (engine) => {
  test("the goods go over in their place, times the ratio; each item sums to zero", async () => {
    const ledger = await emptyLedger(engine);
    await post(ledger, oldOpening(), receive({ quantity: 100 }));
    await post(
      ledger,
      transfer({ item: old, quantity: 30 }, { status: "reserved" }),
      draft("transfer", "2026-05-02", [
        entry({ item: old, quantity: 50 }, at(), outside("transit:S-1")),
      ]),
    );
    await merged(ledger, { ratio: { times: 25, per: 1 } });
    expect(await held(ledger)).toBe(100 + 400 * 25);
    expect(await held(ledger, { status: "reserved" })).toBe(30 * 25);
    expect(await held(ledger, { item: old })).toBe(0);
    const onTheWay = (await ledger.balances({ item: "TENT" })).filter(
      ({ account }) => account === "transit:S-1",
    );
    expect(onTheWay.map(({ quantity }) => quantity)).toEqual([1250]);
    const sums = new Map<string, number>();
    for (const { item, lot, quantity } of await ledger.balances({})) {
      sums.set(`${item} ${lot}`, (sums.get(`${item} ${lot}`) ?? 0) + quantity);
    }
    expect([...sums.values()].filter((sum) => sum !== 0)).toEqual([]);
    // What was there before the merge was there under the old name.
    expect(await held(ledger, { item: old }, "2026-05-31")).toBe(400);
    expect(await held(ledger, {}, "2026-05-31")).toBe(100);
    await sound(ledger);
  });

  test("what does not come out whole is refused and not rounded", async () => {
    const ledger = await emptyLedger(engine);
    await post(ledger, oldOpening({ quantity: 51 }));
    const { problems } = await draftOfMerge(ledger, { ratio: { times: 1, per: 25 } });
    expect(kindsOf(problems)).toEqual(["merge-remainder"]);
  });

  test("facts of a lot go along; what contradicts gets a number of its own", async () => {
    const ledger = await emptyLedger(engine);
    const cost = (minor: number) => ({ unitCost: { minor, currency: "JPY" } });
    await post(ledger, oldOpening({ lot: "A" }, { expiry: "2030-01-01", ...cost(50_000) }));
    await post(ledger, oldOpening({ lot: "B" }, { expiry: "2030-01-01", ...cost(50_001) }));
    await post(
      ledger,
      receive({ lot: "B" }, { declarations: [lotNews({ expiry: "2031-01-01" }, { lot: "B" })] }),
    );
    await merged(ledger, { ratio: { times: 25, per: 1 } });
    const facts = [...(await ledger.lotFacts())].filter(([key]) => key.startsWith("4 TENT"));
    expect(Object.fromEntries(facts)).toEqual({
      "4 TENT A": { expiry: "2030-01-01", ...cost(2000) },
      "4 TENT B": { expiry: "2031-01-01" },
      [`4 TENT B (${old})`]: { expiry: "2030-01-01" },
    });
    expect(await held(ledger, { lot: `B (${old})` })).toBe(480 * 25);
    await sound(ledger);
  });

  test("a split gives back all of it: goods, facts of lots, and the name", async () => {
    const ledger = await emptyLedger(engine);
    await post(ledger, oldOpening({ lot: "A" }, { expiry: "2030-01-01", donor: "X" }));
    await post(
      ledger,
      receive({ lot: "A" }, { declarations: [lotNews({ donor: "X" }, { lot: "A" })] }),
    );
    const [balances, facts] = [await ledger.balances({}), await ledger.lotFacts()];
    const merge = await merged(ledger);
    expect((await ledger.lotFacts()).get("4 TENT A")).toEqual({ donor: "X", expiry: "2030-01-01" });
    await split(ledger, merge);
    expect(await ledger.balances({})).toEqual(balances);
    expect(new Map([...(await ledger.lotFacts())].sort())).toEqual(new Map([...facts].sort()));
    expect(new SameItems(await ledger.declarations()).size).toBe(0);
    await post(ledger, receive({ item: old, date: "2026-06-02" }));
    await sound(ledger);
  });

  test("nothing moves under the old name any more, in later writes and in this one", async () => {
    const ledger = await emptyLedger(engine);
    await post(ledger, oldOpening());
    const { draft: merge } = await draftOfMerge(ledger);
    const late = receive({ item: old, date: "2026-06-02" });
    expect(kindsOf(await refusals(ledger, issue({ item: old, quantity: 0 }), merge, late))).toEqual(
      ["item-merged"],
    );
    await post(ledger, merge);
    expect(kindsOf(await refusals(ledger, late))).toEqual(["item-merged"]);
    await sound(ledger);
  });

  test("an item becomes one other item, once, and never itself", async () => {
    const ledger = await emptyLedger(engine);
    await post(ledger, oldOpening(), receive({ item: "TARP" }));
    const { draft: merge } = await draftOfMerge(ledger);
    const { draft: other } = await draftOfMerge(ledger, { item: "TARP" });
    const { draft: back } = await draftOfMerge(ledger, { code: "TENT", item: old });
    await post(ledger, merge);
    expect(kindsOf(await refusals(ledger, other))).toEqual(["already-merged"]);
    expect(kindsOf(await refusals(ledger, back))).toEqual(["merge-into-itself"]);
    const { draft: on } = await draftOfMerge(ledger, { code: "TARP", item: old });
    expect(kindsOf(await refusals(ledger, on))).toEqual(["merge-into-merged"]);
    const { draft: itself } = await draftOfMerge(ledger, { code: "TARP", item: "TARP" });
    expect(kindsOf(await refusals(ledger, itself))).toEqual(["merge-into-itself"]);
    await sound(ledger);
  });

  test("not dated before the goods last moved, nor in a closed year", async () => {
    const ledger = await emptyLedger(engine);
    await post(
      ledger,
      oldOpening({ date: "2026-06-10" }),
      oldOpening({ date: "2026-06-12", lot: "OTHER" }),
    );
    const { draft: early } = await draftOfMerge(ledger, { date: "2026-06-09" });
    const [moved, ...others] = await refusals(ledger, early);
    expect(moved).toMatchObject({ kind: "merge-too-early", last: "2026-06-12" });
    expect(others).toEqual([]); // one day that is right for all goods, and nothing that follows
    await post(ledger, draft("close", "2027-04-01", [], { fiscalYear: 2026 }));
    const { draft: closed } = await draftOfMerge(ledger, { date: "2026-06-13" });
    expect(kindsOf(await refusals(ledger, closed))).toEqual(["period-closed"]);
  });

  test("goods that a reversal brings back under the old name are merged after the others", async () => {
    const ledger = await emptyLedger(engine);
    await post(ledger, oldOpening(), issue({ item: old, quantity: 80 }));
    const first = await merged(ledger);
    const gone = await ledger.transaction(2);
    await post(ledger, reversalOf(2, gone?.entries ?? [], "2026-06-02"));
    expect(await held(ledger, { item: old })).toBe(80);
    const second = await merged(ledger, { date: "2026-06-03" });
    expect(await held(ledger)).toBe(480);
    // The last comes first, as what it moved came after.
    const early = reversalOf(first.number, first.entries, "2026-06-03");
    expect(kindsOf(await refusals(ledger, early))).toEqual(["merged-since"]);
    await split(ledger, second);
    expect(new SameItems(await ledger.declarations()).itemOf(old)).toBe("TENT");
    await split(ledger, first);
    expect(await held(ledger, { item: old })).toBe(480);
    await sound(ledger);
  });

  test("an item that others became becomes another one in its turn", async () => {
    const ledger = await emptyLedger(engine);
    await post(ledger, oldOpening(), receive({ item: "BOX", quantity: 7 }));
    await merged(ledger, { item: "BOX", ratio: { times: 1, per: 4 } });
    await merged(ledger, { code: "BOX", ratio: { times: 8, per: 1 } });
    expect(await held(ledger)).toBe((480 / 4 + 7 * 0) * 8 + 7 * 8);
    const same = new SameItems(await ledger.declarations());
    expect(same.of(old)).toMatchObject({ item: "TENT", ratio: { times: 2, per: 1 } });
    await sound(ledger);
  });

  test("a loan is given back as what the lent item is by now", async () => {
    const ledger = await emptyLedger(engine);
    const theirs = { agency: "cabinet-office" };
    await post(ledger, oldOpening({ quantity: 100 }));
    const [loan] = await post(
      ledger,
      transfer({ item: old, quantity: 10 }, theirs, { loanDue: "2026-12-31" }),
    );
    const returns = loan?.transaction.number ?? 0;
    const merge = await merged(ledger, { ratio: { times: 25, per: 1 } });
    const back = (quantity: number) =>
      transfer({ ...theirs, quantity, date: "2026-06-02" }, { agency: "jica" }, { returns });
    expect(kindsOf(await refusals(ledger, back(251)))).toContain("returns-too-much");
    await post(ledger, back(250));
    const undo = reversalOf(merge.number, merge.entries, "2026-06-03");
    expect(kindsOf(await refusals(ledger, undo))).toEqual(["merge-has-returns"]);
    await sound(ledger);
  });

  test("a paper that was recorded under the old name is known under the new one", async () => {
    const ledger = await emptyLedger(engine);
    const paper = { reference: "GRN-7" };
    await post(ledger, oldOpening(), receive({ item: old, quantity: 10 }, paper));
    await merged(ledger, { ratio: { times: 25, per: 1 } });
    const [again] = await post(ledger, receive({ quantity: 250 }, paper));
    expect(again?.already).toBe(true);
    expect(kindsOf(await refusals(ledger, receive({ quantity: 10 }, paper)))).toEqual([
      "reference-used",
    ]);
  });
});
