/**
 * Goods of accepted plans through any course of events, against a model that has none of the
 * program's code: a table of numbers for each line, moved by hand. The program refuses just what
 * the model forbids; every piece is where the model has it; the sum never changes; who owns it, who
 * gave it and what for stays with it; and `verify` finds nothing.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Context } from "../../src/cli/context.ts";
import { InputFault } from "../../src/cli/input-fault.ts";
import { shipmentsIn } from "../../src/cli/shipping/ship-desk.ts";
import { recordStep, type Step } from "../../src/cli/shipping/ship-record.ts";
import { type Draft, inverseOf } from "../../src/domain/ledger.ts";
import type { ShipmentDeclaration } from "../../src/domain/planning/shipment-declaration.ts";
import { type Ledger, Refused } from "../../src/ports.ts";
import { cancelOf, custodyOf, deliveredOf, dispatchOf } from "../../src/shipping/steps.ts";
import { openLedger } from "../../src/storage/ledger-store.ts";
import { Clock, engines } from "../storage/engines.ts";
import { accept, append, asked, planFor, proposed, stockUp, today, user } from "./small-plans.ts";

const places = ["available", "reserved", "transit", "received", "lost"] as const;
type Place = (typeof places)[number];
type Line = Record<Place, number> & { owner: string };

/** Both plans take of the same lots, so that one's reservations could be mistaken for the other's. */
const worlds = {
  "P-1": [
    {
      lines: [
        ["A", 60],
        ["B", 30],
      ],
      custodian: "cabinet-office",
    },
    { lines: [["A", 40]] },
  ],
  "P-2": [
    {
      lines: [
        ["A", 50],
        ["B", 20],
      ],
    },
  ],
} as const;
const plans = ["P-1", "P-2"] as const;
const codes = ["S-1-1", "S-1-2", "S-2-1"] as const;
const stocked = { A: 150, B: 50 };

interface Event {
  readonly of: string; // plan or shipment
  readonly number: number;
  readonly undo: () => void;
}

class Model {
  readonly lines = new Map<string, Line[]>();
  readonly accepted = new Set<string>();
  readonly arrived = new Map<string, number>();
  readonly events: Event[] = [];
  made = 0; // those undone included

  constructor() {
    for (const [plan, shipments] of Object.entries(worlds)) {
      for (const [at, { lines }] of shipments.entries()) {
        const blank = { reserved: 0, transit: 0, received: 0, lost: 0, owner: "jica" };
        const code = `S-${plan.slice(2)}-${at + 1}`;
        this.lines.set(
          code,
          lines.map(([, quantity]) => ({ ...blank, available: quantity })),
        );
      }
    }
  }

  of(code: string): Line[] {
    return this.lines.get(code) ?? [];
  }

  custodian(code: string): string | undefined {
    return code === "S-1-1" ? "cabinet-office" : undefined;
  }

  /** Whether events rest on this one: of its shipment, or of a shipment of its plan. */
  blocked(event: Event): boolean {
    const later = this.events.slice(this.events.indexOf(event) + 1);
    return later.some(({ of }) => of === event.of || of.startsWith(`S-${event.of.slice(2)}-`));
  }

  change(of: string, number: number, what: () => void): void {
    const kept = [...this.lines].map(
      ([code, lines]) => [code, lines.map((it) => ({ ...it }))] as const,
    );
    const own = kept.filter(([code]) => code === of || code.startsWith(`S-${of.slice(2)}-`));
    const was = this.accepted.has(of);
    const arrived = this.arrived.get(of) ?? 0;
    const undo = () => {
      for (const [code, lines] of own) this.lines.set(code, lines);
      if (!was) this.accepted.delete(of);
      this.arrived.set(of, arrived);
    };
    what();
    this.events.push({ of, number, undo });
    this.made += 1;
  }
}

const move = (line: Line, from: Place, to: Place, quantity: number): void => {
  line[from] -= quantity;
  line[to] += quantity;
};

type Op =
  | { readonly do: "accept"; readonly plan: number }
  | { readonly do: "custody"; readonly ship: number }
  | {
      readonly do: "dispatch";
      readonly ship: number;
      readonly part: readonly number[];
      readonly release: boolean;
    }
  | { readonly do: "deliver"; readonly ship: number; readonly part: readonly (readonly number[])[] }
  | { readonly do: "cancel"; readonly ship: number; readonly again: boolean }
  | { readonly do: "reverse"; readonly back: number };

const ship = fc.nat(2);
/** Of what there is, in percent; now and then more than there is. */
const share = fc.oneof(
  { weight: 3, arbitrary: fc.constant(100) },
  { weight: 3, arbitrary: fc.nat(100) },
  { weight: 1, arbitrary: fc.integer({ min: 101, max: 130 }) },
);
const arrival = fc.oneof(
  fc.constant([100, 0, 0]),
  fc.constant([0, 0, 0]),
  fc.constant([80, 10, 10]),
  fc.constant([50, 20, 0]),
  fc.tuple(fc.nat(120), fc.nat(60), fc.nat(40)).map((shares) => [...shares]),
);
const of = (all: number, percent = 0): number => Math.round((all * percent) / 100);
const opArbitrary: fc.Arbitrary<Op> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ do: fc.constant("accept" as const), plan: fc.nat(1) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("custody" as const), ship }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("dispatch" as const),
      ship,
      part: fc.array(share, { minLength: 2, maxLength: 2 }),
      release: fc.boolean(),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("deliver" as const),
      ship,
      part: fc.array(arrival, { minLength: 2, maxLength: 2 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant("cancel" as const), ship, again: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("reverse" as const), back: fc.nat(3) }) },
);

const context = { user, today } as Context;

/** The number of the transaction, or undefined where it was refused. */
async function tried(work: () => Promise<number>): Promise<number | undefined> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refused || error instanceof InputFault) return undefined;
    throw error;
  }
}

let unique = 0;
const step = <Told extends ShipmentDeclaration>(
  ledger: Ledger,
  shipment: string,
  event: Told["event"],
  tell: Step<Told>["tell"],
) =>
  tried(async () => {
    unique += 1;
    const one = { shipment, event, date: today, dateAt: {}, reference: `W-${unique}`, tell };
    return Number((await recordStep<Told>(one, ledger, context)).transaction.slice(2));
  });

async function run(op: Op, model: Model, ledger: Ledger): Promise<void> {
  switch (op.do) {
    case "accept": {
      const plan = plans[op.plan] ?? "P-1";
      const fits = !model.accepted.has(plan);
      if (!fits) return; // The command asks first; the ledger's writer is never given such.
      const number = await accept(ledger, plan, "2025-06-01");
      model.change(plan, number, () => {
        model.accepted.add(plan);
        for (const [code, lines] of model.lines) {
          if (!code.startsWith(`S-${plan.slice(2)}-`)) continue;
          for (const line of lines) {
            move(line, "available", "reserved", line.available);
          }
        }
      });
      return;
    }
    case "reverse": {
      const event = model.events.at(-1 - op.back);
      if (event === undefined) return;
      const done = await tried(() => undone(ledger, event.number));
      expect(done !== undefined).toBe(!model.blocked(event));
      if (done === undefined) return;
      event.undo();
      model.events.splice(model.events.indexOf(event), 1);
      return;
    }
    default:
      await shipmentStep(op, model, ledger);
  }
}

async function undone(ledger: Ledger, number: number): Promise<number> {
  const original = await ledger.transaction(number);
  if (original === undefined) throw new Error("what is undone is there");
  const one: Draft = {
    ...{ kind: "reverse", effectiveDate: original.effectiveDate, user, reverses: number },
    ...{ entries: inverseOf(original.entries), declarations: [] },
  };
  return append(ledger, one);
}

async function shipmentStep(
  op: Exclude<Op, { readonly do: "accept" | "reverse" }>,
  model: Model,
  ledger: Ledger,
): Promise<void> {
  const code = codes[op.ship] ?? "S-1-1";
  const lines = model.of(code);
  const there = model.accepted.has(code === "S-2-1" ? "P-2" : "P-1");
  const needs = model.custodian(code);
  const sum = (place: Place): number => lines.reduce((all, line) => all + line[place], 0);
  if (op.do === "custody") {
    const number = await step(ledger, code, "custody", custodyOf);
    const fits = there && needs !== undefined && lines.every(({ owner }) => owner !== needs);
    expect(number !== undefined).toBe(fits && sum("reserved") > 0);
    if (number === undefined || needs === undefined) return;
    model.change(code, number, () => {
      for (const line of lines) line.owner = needs;
    });
    return;
  }
  if (op.do === "dispatch") {
    const part = lines.map(({ reserved }, at) => of(reserved, op.part[at]));
    const quantities = new Map(part.map((quantity, at) => [at + 1, quantity]));
    const loading = { quantities, lines: new Set<number>(), release: op.release, at: {} };
    const number = await step(ledger, code, "dispatched", (now) => dispatchOf(now, loading));
    const fits =
      there &&
      (needs === undefined || lines.every(({ owner }) => owner === needs)) &&
      lines.every((line, at) => (part[at] ?? 0) <= line.reserved) &&
      part.some((quantity) => quantity > 0);
    expect(number !== undefined).toBe(fits);
    if (number === undefined) return;
    model.change(code, number, () => {
      for (const [at, line] of lines.entries()) {
        move(line, "reserved", "transit", part[at] ?? 0);
        if (op.release) move(line, "reserved", "available", line.reserved);
      }
    });
    return;
  }
  if (op.do === "deliver") {
    const said = lines.map(({ transit }, at) => (op.part[at] ?? []).map((one) => of(transit, one)));
    const told = said.map(([received = 0, damaged = 0, short = 0], at) => ({
      ...{ line: at + 1, received, damaged, short, reason: "storm", at: {} },
    }));
    const number = await step(ledger, code, "delivered", (now) => deliveredOf(now, told));
    const fits =
      there &&
      said.every(([good = 0, damaged = 0, short = 0], at) => {
        const way = lines[at]?.transit ?? 0;
        const all = good + damaged + short;
        return (way > 0 || all === 0) && (short === 0 || all <= way);
      }) &&
      said.some(([good = 0, damaged = 0, short = 0]) => good + damaged + short > 0);
    expect(number !== undefined).toBe(fits);
    if (number === undefined) return;
    model.change(code, number, () => {
      for (const [at, line] of lines.entries()) {
        const [good = 0, damaged = 0, short = 0] = said[at] ?? [];
        const there = Math.min(good, line.transit);
        const gone = Math.min(damaged + short, line.transit - there);
        move(line, "transit", "received", there);
        move(line, "transit", "lost", gone);
      }
    });
    return;
  }
  const number = await step(ledger, code, "cancelled", (now) => cancelOf(now, op.again));
  const back = sum("transit") + (op.again ? 0 : sum("reserved"));
  expect(number !== undefined).toBe(there && back > 0);
  if (number === undefined) return;
  model.change(code, number, () => {
    for (const line of lines) {
      move(line, "transit", op.again ? "reserved" : "available", line.transit);
      if (!op.again) move(line, "reserved", "available", line.reserved);
    }
  });
}

/** Where the ledger has the goods, by place, shipment of the way, lot and owner. */
async function inLedger(ledger: Ledger): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const { account, agency, lot, quantity } of await ledger.balances({})) {
    if (account.startsWith("supplier:")) continue;
    const key = `${account} ${lot} ${agency}`;
    found[key] = (found[key] ?? 0) + quantity;
  }
  return found;
}

function inModel({ lines }: Model): Record<string, number> {
  const found: Record<string, number> = {};
  const add = (key: string, quantity: number): void => {
    if (quantity !== 0) found[key] = (found[key] ?? 0) + quantity;
  };
  const taken: Record<string, number> = {};
  for (const [code, of] of lines) {
    const [, plan, nth] = code.split("-").map(Number);
    const lots = worlds[plan === 1 ? "P-1" : "P-2"][(nth ?? 1) - 1]?.lines ?? [];
    for (const [at, line] of of.entries()) {
      const lot = lots[at]?.[0] ?? "A";
      const owner = `${lot} ${line.owner}`;
      taken[lot] = (taken[lot] ?? 0) + (lots[at]?.[1] ?? 0);
      add(`depot:D:available ${owner}`, line.available);
      add(`depot:D:reserved ${owner}`, line.reserved);
      add(`transit:${code} ${owner}`, line.transit);
      add(`recipient:WFP ${owner}`, line.received);
      add(`loss ${owner}`, line.lost);
    }
  }
  for (const [lot, all] of Object.entries(stocked)) {
    add(`depot:D:available ${lot} jica`, all - (taken[lot] ?? 0));
  }
  return found;
}

async function world(): Promise<Ledger> {
  const memory = engines[1];
  if (memory === undefined) throw new Error("there is no ledger in memory");
  const ledger = await openLedger(memory.fresh(), new Clock().now);
  for (const [lot, quantity] of Object.entries(stocked)) {
    await stockUp(ledger, { lot, agency: "jica", depot: "D", quantity });
  }
  const number = await asked(ledger, {
    ...{ declares: "request", code: "R", organisation: "WFP", cause: "disaster" },
    lines: [
      { line: 1, quantity: 200, unit: "piece", destination: "CITY", priority: 2, partial: true },
    ],
  });
  for (const [code, shipments] of Object.entries(worlds)) {
    const made = shipments.map((one) => ({
      goods: one.lines.map(([lot, quantity]) => ({
        ...{ request: "R", line: 1, lot, agency: "jica", depot: "D", quantity },
      })),
      ...("custodian" in one && { custodian: one.custodian }),
    }));
    await proposed(ledger, code, planFor(made, [["R", number]]));
  }
  return ledger;
}

test("any course of events: nothing appears, nothing vanishes, and owners and donors stay", async () => {
  let happened = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(opArbitrary, { minLength: 10, maxLength: 40, size: "max" }),
      async (ops) => {
        const ledger = await world();
        const model = new Model();
        await accept(ledger, "P-1", "2025-06-01").then((number) =>
          model.change("P-1", number, () => {
            model.accepted.add("P-1");
            for (const code of ["S-1-1", "S-1-2"])
              for (const line of model.of(code))
                move(line, "available", "reserved", line.available);
          }),
        );
        for (const op of ops) {
          await run(op, model, ledger);
          expect(await inLedger(ledger)).toEqual(inModel(model));
        }
        happened += model.made;
        const lots = await ledger.lotFacts();
        for (const [key, facts] of lots) {
          expect([key, facts]).toEqual([
            key,
            expect.objectContaining({ funding: "F-1", earmark: "for shelter" }),
          ]);
        }
        for (const { lines } of (await shipmentsIn(ledger)).values()) {
          for (const { at, quantity: planned } of lines) {
            expect(Object.values(at).reduce((sum, part) => sum + part, 0)).toBe(planned);
          }
        }
        expect((await ledger.verify()).problems).toEqual([]);
      },
    ),
    { numRuns: 40, seed: 5 },
  );
  expect(happened).toBeGreaterThan(200); // Something went on in them.
}, 60_000);
