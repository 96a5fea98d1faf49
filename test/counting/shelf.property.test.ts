/**
 * Counts against the shelf itself. The model has no book and no rule of counting: it moves goods on
 * a shelf day by day, loses and finds some that nobody writes down, and lets teams count what lies
 * there. Papers reach the ledger early, late or wrongly. Whatever happened: once the count is
 * posted and all papers are in, the ledger says what lies on the shelf.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { depotAccount, type StockStatus } from "../../src/domain/account.ts";
import { plusDays } from "../../src/domain/dates.ts";
import { inverseOf } from "../../src/domain/ledger.ts";
import { type Ledger, Refused } from "../../src/ports.ts";
import { draft, issue, post, receive, transfer } from "../storage/drafts.ts";
import { emptyLedger, engines } from "../storage/engines.ts";
import { depot, enterSheet, type Found, openCount, postCount, printThird } from "./teams.ts";

const memory = engines[1];
if (memory === undefined) throw new Error("there is no ledger in memory");

const countDay = "2026-06-10";
const thirdDay = "2026-06-13";
const dayOf = (day: number): string => plusDays("2026-06-01", day);
const countAt = 9; // days after the first

const lots = ["A", "B", "C"] as const;
const agencies = ["jica", "cabinet-office"] as const;

/** Something that happened on a shelf, and when its paper was recorded. */
const event = fc.record({
  kind: fc.constantFrom("in", "out", "loss", "find", "damage", "slip"),
  lot: fc.constantFrom(...lots),
  agency: fc.constantFrom(...agencies),
  quantity: fc.integer({ min: 1, max: 9 }),
  day: fc.integer({ min: 0, max: 16 }),
  /** On the day of the count itself: before or after it. */
  beforeCount: fc.boolean(),
  late: fc.boolean(),
});
type Event = typeof event extends fc.Arbitrary<infer Value> ? Value : never;

const world = fc.record({
  events: fc.array(event, { maxLength: 25 }),
  /** Lots that the teams count; the others are left alone. */
  counted: fc.subarray([...lots], { minLength: 1 }),
  /** By how much team 2 is mistaken about a lot. */
  mistakes: fc.dictionary(fc.constantFrom(...lots), fc.integer({ min: 1, max: 3 })),
  damaged: fc.dictionary(fc.constantFrom(...lots), fc.integer({ min: 1, max: 3 })),
});
type World = typeof world extends fc.Arbitrary<infer Value> ? Value : never;

/** What lies there: by lot, owner and status. */
class Shelf {
  readonly #there = new Map<string, number>();

  get(lot: string, agency: string, status: StockStatus): number {
    return this.#there.get(`${lot} ${agency} ${status}`) ?? 0;
  }

  put(lot: string, agency: string, status: StockStatus, quantity: number): void {
    this.#there.set(`${lot} ${agency} ${status}`, this.get(lot, agency, status) + quantity);
  }
}

const isBefore = ({ day, beforeCount }: Event): boolean =>
  day < countAt || (day === countAt && beforeCount);

/** What a paper of the event says; what nobody writes down has none. */
function paperOf({ kind, lot, agency, quantity, day }: Event) {
  const goods = { item: "TENT", lot, agency, quantity, date: dayOf(day), depot };
  if (kind === "in" || kind === "slip") return receive(goods);
  if (kind === "out") return issue(goods);
  return kind === "damage" ? transfer(goods, { status: "damaged" }) : undefined;
}

async function isTaken(ledger: Ledger, paper: NonNullable<ReturnType<typeof paperOf>>) {
  try {
    await post(ledger, paper);
    return true;
  } catch (error) {
    if (error instanceof Refused) return false;
    throw error;
  }
}

/** Lets the event happen on a shelf, or on what the papers come to. */
function happen(shelf: Shelf, { kind, lot, agency, quantity }: Event): void {
  if (kind === "slip") return; // A paper of something that never happened.
  shelf.put(lot, agency, "available", kind === "in" || kind === "find" ? quantity : 0 - quantity);
  if (kind === "damage") shelf.put(lot, agency, "damaged", quantity);
}

const seen = (shelf: Shelf, { counted, damaged }: World, team: World["mistakes"]): Found[] =>
  counted.flatMap((lot) =>
    agencies.flatMap((agency): Found[] => {
      const there = shelf.get(lot, agency, "available");
      const mistake = team[lot] ?? 0;
      const spoilt = Math.min(damaged[lot] ?? 0, there);
      const card = { item: "TENT", lot, agency };
      return [
        { ...card, status: "available", quantity: there + mistake, damaged: spoilt },
        { ...card, status: "damaged", quantity: shelf.get(lot, agency, "damaged") },
      ];
    }),
  );

interface Outcome {
  readonly shelf: Shelf;
  readonly ledger: Ledger;
  /** By lot and owner, what the papers alone come to. */
  readonly papers: Shelf;
}

async function live(world: World): Promise<Outcome> {
  const { events, mistakes, counted, damaged } = world;
  const ledger = await emptyLedger(memory as NonNullable<typeof memory>);
  const [shelf, papers] = [new Shelf(), new Shelf()];
  for (const lot of lots) {
    for (const agency of agencies) {
      const goods = { item: "TENT", lot, agency, quantity: 40, date: dayOf(0), depot };
      await post(ledger, receive(goods));
      shelf.put(lot, agency, "available", 40);
      papers.put(lot, agency, "available", 40);
    }
  }
  const ordered = events.toSorted((a, b) => a.day - b.day || (isBefore(a) ? -1 : 1));
  const before = ordered.filter(isBefore);
  const late: Event[] = [];
  const undo: number[] = [];
  const record = async (each: Event): Promise<boolean> => {
    const paper = paperOf(each);
    if (paper === undefined) return true;
    if (!(await isTaken(ledger, paper))) return false;
    if (each.kind === "slip") undo.push((await ledger.head()).number);
    else happen(papers, each);
    return true;
  };
  // Papers in time: recorded before the sheets are printed, so the goods move as they say.
  for (const each of before) {
    if (!fits(shelf, each)) continue;
    const isLate = each.late && each.day < countAt && each.kind !== "slip";
    if (isLate) late.push(each);
    if (isLate || (await record(each))) happen(shelf, each);
  }
  const printed = await openCount(ledger, countDay);
  const one = { printed: printed.number, date: countDay };
  const found = seen(shelf, world, {});
  await enterSheet(ledger, "C-1", { team: 1, ...one, found });
  await enterSheet(ledger, "C-1", { team: 2, ...one, found: seen(shelf, world, mistakes) });
  // A late paper that the ledger refuses is never recorded: what it moved is found by the count.
  for (const each of late) await record(each);
  for (const each of ordered.filter((other) => !isBefore(other) && other.kind !== "slip")) {
    if (each.kind === "loss" || each.kind === "find") continue; // After the count nobody knows.
    if (each.day > countAt + 2) continue;
    if (fits(shelf, each) && (await record(each))) happen(shelf, each);
  }
  // The third team counts days later, after all that.
  const third = await printThird(ledger, "C-1", thirdDay);
  const again = seen(shelf, { ...world, damaged: {} }, {}).filter(({ lot, status }) =>
    status === "available" ? mistakes[lot] !== undefined : false,
  );
  const spoilt = new Map(
    found.map((line) => [`${line.lot} ${line.agency} ${line.status}`, line.damaged]),
  );
  await enterSheet(ledger, "C-1", {
    ...{ team: 3, printed: third.number, date: thirdDay },
    found: again.map((line) => ({
      ...line,
      damaged: spoilt.get(`${line.lot} ${line.agency} ${line.status}`) ?? 0,
    })),
  });
  for (const number of undo) await undoSlip(ledger, number);
  await postCount(ledger, "C-1");
  for (const lot of counted) {
    for (const agency of agencies) {
      const set = found.find((line) => line.lot === lot && line.agency === agency)?.damaged ?? 0;
      if ((damaged[lot] ?? 0) === 0) continue;
      shelf.put(lot, agency, "available", 0 - set);
      shelf.put(lot, agency, "damaged", set);
    }
  }
  return { shelf, ledger, papers };
}

const fits = (shelf: Shelf, { kind, lot, agency, quantity }: Event): boolean =>
  kind === "in" ||
  kind === "find" ||
  kind === "slip" ||
  shelf.get(lot, agency, "available") >= quantity;

/** A paper of what never happened is undone, as far as the ledger still has what it brought. */
async function undoSlip(ledger: Ledger, number: number): Promise<void> {
  const slip = await ledger.transaction(number);
  if (slip === undefined) throw new Error("a paper is lost");
  const { effectiveDate, entries } = slip;
  await post(ledger, draft("reverse", effectiveDate, inverseOf(entries), { reverses: number }));
}

describe("a count on whatever has happened", () => {
  test("the ledger says what lies there, and nothing of what was not counted has changed", async () => {
    await fc.assert(
      fc.asyncProperty(world, async (made) => {
        const { shelf, ledger, papers } = await live(made);
        for (const lot of lots) {
          for (const agency of agencies) {
            for (const status of ["available", "damaged"] as const) {
              const truth = made.counted.includes(lot) ? shelf : papers;
              const account = depotAccount(depot, status);
              const held = await ledger.balances({ item: "TENT", lot, agency, depot });
              const quantity = held.find((it) => it.account === account)?.quantity ?? 0;
              expect({ lot, agency, status, quantity }).toEqual({
                ...{ lot, agency, status },
                quantity: truth.get(lot, agency, status),
              });
            }
          }
        }
        expect((await ledger.verify()).problems).toEqual([]);
      }),
      { numRuns: 150 },
    );
  }, 300_000);
});
