/**
 * Plans and shipments that somebody forged, hashes and balances and all, are found out by what they
 * say: verify works every booking out anew. And the program itself cannot record one that breaks a
 * rule.
 */
import { beforeEach, describe, expect, test } from "vitest";
import { type Draft, inverseOf } from "../../src/domain/ledger.ts";
import type { ShipmentDeclaration } from "../../src/domain/planning/shipment-declaration.ts";
import { type Ledger, Refused } from "../../src/ports.ts";
import { entriesOf } from "../../src/shipping/booking.ts";
import { requestsTold, shipmentsOf } from "../../src/shipping/shipments.ts";
import { openLedger } from "../../src/storage/ledger-store.ts";
import type { Sql } from "../../src/storage/sql.ts";
import { Clock, engines } from "../storage/engines.ts";
import { forgedAnew } from "../storage/forging.ts";
import { accept, append, asked, planFor, proposed, stockUp, today, user } from "./small-plans.ts";

const memory = engines[1];
let sql: Sql;
let ledger: Ledger;

/** T-1 stock, T-2 request, T-3 plan, T-4 accepted, T-5 custody, T-6 dispatched, T-7 delivered. */
beforeEach(async () => {
  if (memory === undefined) throw new Error("there is no ledger in memory");
  sql = memory.fresh();
  ledger = await openLedger(sql, new Clock().now);
  await stockUp(ledger, { lot: "A", agency: "jica", depot: "D", quantity: 100 });
  await asked(ledger, {
    ...{ declares: "request", code: "R", organisation: "WFP", cause: "conflict" },
    lines: [
      { line: 1, quantity: 80, unit: "piece", destination: "CITY", priority: 2, partial: true },
    ],
  });
  const goods = [{ request: "R", line: 1, lot: "A", agency: "jica", depot: "D", quantity: 80 }];
  await proposed(ledger, "P-1", planFor([{ goods, custodian: "cabinet-office" }], [["R", 2]]));
  await accept(ledger, "P-1", "2025-06-01");
});

async function tell(told: ShipmentDeclaration, change: Partial<Draft> = {}): Promise<number> {
  const standing = [...(await ledger.standing("plan")), ...(await ledger.standing("ship"))];
  const shipments = shipmentsOf(standing, requestsTold(await ledger.standing("request")));
  const shipment = shipments.get(told.code);
  const entries = shipment === undefined ? [] : entriesOf(shipment, told);
  const draft = {
    kind: "ship",
    effectiveDate: today,
    user,
    entries,
    declarations: [told],
  } as const;
  return append(ledger, { ...draft, ...change });
}

const code = "S-1-1";
const custody = { declares: "shipment", code, event: "custody", to: "cabinet-office" } as const;
const dispatched = (quantity: number) =>
  ({ declares: "shipment", code, event: "dispatched", lines: [{ line: 1, quantity }] }) as const;
const delivered = (received: number, damaged: number, short: number): ShipmentDeclaration => ({
  declares: "shipment",
  code,
  event: "delivered",
  lines: [{ line: 1, received, damaged, short, reason: "storm" }],
});

async function wholeCourse(): Promise<void> {
  await tell(custody);
  await tell(dispatched(80));
  await tell(delivered(70, 5, 2));
}

/** Changes rows, and puts all hashes and sums right again. */
const forge = (...statements: readonly string[]): Promise<void> =>
  sql.exclusively(async (session) => {
    for (const statement of statements) await session.run(statement);
    await forgedAnew(session);
  });

const problems = async () =>
  (await ledger.verify()).problems.map(
    ({ transaction, problem }) => `${transaction}: ${problem.en}`,
  );

const inDeclarationOf = (number: number, from: string, to: string): string =>
  `update declaration set content = replace(content, '${from}', '${to}') where number = ${number}`;

const mismatch = "does not book what it says of its plan or shipment";

describe("what is forged is found", () => {
  test("nothing is where nobody forged", async () => {
    await wholeCourse();
    expect(await problems()).toEqual([]);
  });

  test.each<[what: string, sql: readonly string[], found: string]>([
    [
      "less is said to be damaged than was booked",
      [inDeclarationOf(7, '"damaged":5', '"damaged":4')],
      `7: ${mismatch}`,
    ],
    [
      "goods that went to somebody else",
      [
        "insert into stock_card select 900, item, lot, 'recipient:FRIEND', agency from stock_card where account = 'recipient:WFP'",
        "update entry set to_card = 900 where number = 7 and quantity = 70",
      ],
      `7: ${mismatch}`,
    ],
    [
      "more sent than was reserved, with the figures",
      [inDeclarationOf(6, '"quantity":80', '"quantity":90')],
      "6: moves what was not reserved for its shipment, or was not on the way",
    ],
    [
      "a custody that nobody planned",
      [inDeclarationOf(5, "cabinet-office", "friends")],
      "5: leaves before custody was transferred, or transfers it otherwise than planned",
    ],
    [
      "an acceptance of a plan that was never proposed",
      [inDeclarationOf(4, '"code":"P-1"', '"code":"P-9"')],
      "4: belongs to no plan that was proposed, or to no shipment of one that was accepted, before it",
    ],
    [
      "an acceptance before the plan was made",
      ["update ledger_transaction set effective_date = '2025-05-31' where number = 4"],
      "4: is dated before the plan was made, or before it was accepted",
    ],
    [
      "another plan than its hash says",
      [inDeclarationOf(3, '"to":"CITY"', '"to":"CAMP"')],
      "3: the plan does not match the hash by which it is known",
    ],
  ])("%s", async (_, statements, found) => {
    await wholeCourse();
    await forge(...statements);
    expect((await problems())[0]).toBe(found);
  });

  test("a shipment's event that is none", async () => {
    await wholeCourse();
    const change = inDeclarationOf(6, '"event":"dispatched"', '"event":"vanished"');
    await sql.exclusively((session) => session.run(change));
    expect((await problems()).join()).toContain("6: ");
  });

  test("a dispatch undone below its delivery", async () => {
    await wholeCourse();
    const original = await ledger.transaction(6);
    const draft: Draft = {
      ...{ kind: "reverse", effectiveDate: today, user, reverses: 6, declarations: [] },
      entries: inverseOf(original?.entries ?? []),
    };
    await expect(append(ledger, draft)).rejects.toThrow(Refused);
    // Undone from the last event on, and then recorded in another order.
    await forge(
      "update ledger_transaction set kind = 'reverse', reverses = 6 where number = 7",
      "delete from declaration where number = 7",
    );
    expect((await problems()).length).toBeGreaterThan(0);
  });
});

describe("the program cannot record", () => {
  test.each<[string, ShipmentDeclaration, Partial<Draft>]>([
    ["a dispatch before custody", dispatched(80), {}],
    ["a delivery of what has not left", delivered(70, 5, 5), {}],
    ["a dispatch that books something else", custody, { entries: [] }],
    ["an event before the plan was accepted", custody, { effectiveDate: "2025-05-31" }],
    ["an event of no shipment", { ...custody, code: "S-9-1" }, {}],
    ["two words at once", custody, { declarations: [custody, custody] }],
  ])("%s", async (_, told, change) => {
    await expect(tell(told, change)).rejects.toThrow(/breaks a rule|below zero/);
    expect((await ledger.head()).number).toBe(4);
  });

  test("a second acceptance, nor one that reserves something else", async () => {
    await expect(accept(ledger, "P-1", "2025-06-01")).rejects.toThrow("decided");
  });
});
