/** Each cause alone is found, and what is proposed makes both sides agree. */
import { describe, expect, test } from "vitest";
import { causeOfFacts, sideOf } from "../../src/reconciliation/reconcile.ts";
import { type Case, type Movement, type Row, settle } from "../helpers/reconciliation-world.ts";

const card = (lot: string, depot = "AEDXB", status = "available", owner = "jica") =>
  `${owner} BLANKET ${lot} ${depot} ${status}`;

const opening = (to: string, quantity: number): Movement => ({
  kind: "opening",
  date: "2026-03-31",
  from: "opening",
  to,
  quantity,
});

const move = (
  kind: Movement["kind"],
  date: string,
  from: string,
  to: string,
  quantity: number,
  reference?: string,
): Movement => ({ kind, date, from, to, quantity, ...(reference ? { reference } : {}) });

/** What the ledger opened with, and what a right statement of it says. */
const book: readonly Movement[] = [
  opening(card("L-1"), 4000),
  opening(card("L-2"), 1260),
  opening(card("L-3"), 725),
  opening(card("L-1", "SGSIN"), 800),
  opening(card("L-4", "SGSIN"), 330),
  opening(card("L-5", "AEDXB", "damaged"), 12),
  opening(card("C-1", "AEDXB", "available", "cabinet-office"), 640),
];
const clean: readonly Row[] = book.map(({ to, quantity }) => ({ card: to, quantity }));

/** The clean statement, with some cards saying something else; undefined: no row. */
function rows(changed: Readonly<Record<string, number | undefined>>): readonly Row[] {
  const kept = clean.flatMap((row) => {
    if (!(row.card in changed)) return [row];
    const quantity = changed[row.card];
    return quantity === undefined ? [] : [{ ...row, quantity }];
  });
  const known = new Set(clean.map((row) => row.card));
  const more = Object.entries(changed).flatMap(([name, quantity]) =>
    known.has(name) || quantity === undefined ? [] : [{ card: name, quantity }],
  );
  return [...kept, ...more];
}

const packs = { BLANKET: 25 };
const alone: readonly (readonly [what: string, cause: string, side: string, Case])[] = [
  [
    "packs given as pieces",
    "unit-mistaken",
    "statement",
    { movements: book, rows: rows({ [card("L-1")]: 160 }), packs },
  ],
  [
    "pieces taken for packs",
    "unit-mistaken",
    "statement",
    { movements: book, rows: rows({ [card("L-1")]: 100_000 }), packs },
  ],
  [
    "packs in one of two rows",
    "unit-mistaken",
    "statement",
    {
      movements: book,
      rows: [...rows({ [card("L-1")]: 2000 }), { card: card("L-1"), quantity: 80 }],
      packs,
    },
  ],
  [
    "a receipt booked in packs",
    "unit-mistaken",
    "ledger",
    {
      movements: [...book, move("receive", "2026-05-01", "supplier:X", card("L-3"), 40)],
      rows: rows({ [card("L-3")]: 1725 }),
      packs,
    },
  ],
  [
    "swapped digits",
    "digits-swapped",
    "statement",
    { movements: book, rows: rows({ [card("L-2")]: 1620 }) },
  ],
  [
    "a digit lacking",
    "digit-dropped",
    "statement",
    { movements: book, rows: rows({ [card("L-2")]: 126 }) },
  ],
  [
    "a digit typed twice",
    "digit-added",
    "statement",
    { movements: book, rows: rows({ [card("L-3")]: 7725 }) },
  ],
  [
    "a row twice",
    "row-doubled",
    "statement",
    { movements: book, rows: [...clean, { card: card("L-3"), quantity: 725 }] },
  ],
  [
    "a row left out",
    "row-missing",
    "statement",
    { movements: book, rows: rows({ [card("L-3")]: undefined }) },
  ],
  [
    "goods in another depot",
    "moved",
    "ledger",
    { movements: book, rows: rows({ [card("L-1")]: 3913, [card("L-1", "SGSIN")]: 887 }) },
  ],
  [
    "goods in two other depots",
    "moved",
    "ledger",
    {
      movements: [...book, opening(card("L-1", "USMIA"), 500)],
      rows: rows({
        [card("L-1")]: 3830,
        [card("L-1", "SGSIN")]: 887,
        [card("L-1", "USMIA")]: 583,
      }),
    },
  ],
  [
    "goods from a depot that the statement does not speak of",
    "moved",
    "ledger",
    {
      movements: [...book, opening(card("L-3", "USMIA"), 137)],
      rows: rows({ [card("L-3")]: 862 }),
    },
  ],
  [
    "goods of another lot",
    "other-lot",
    "ledger",
    { movements: book, rows: rows({ [card("L-1")]: 3957, [card("L-2")]: 1303 }) },
  ],
  [
    "a lot number with a slip",
    "other-lot",
    "statement",
    { movements: book, rows: rows({ [card("L-2")]: undefined, [card("L-22")]: 1260 }) },
  ],
  [
    "another item in the row",
    "item-mistaken",
    "statement",
    {
      movements: book,
      rows: rows({ [card("L-2")]: undefined, "jica TENT L-2 AEDXB available": 1260 }),
    },
  ],
  [
    "another item in a row of its own, beside that item's",
    "item-mistaken",
    "statement",
    {
      movements: [...book, opening("jica TENT L-2 AEDXB available", 100)],
      rows: [
        ...rows({ [card("L-2")]: undefined, "jica TENT L-2 AEDXB available": 100 }),
        { card: "jica TENT L-2 AEDXB available", quantity: 1260 },
      ],
    },
  ],
  [
    "the other agency in the row",
    "owner-mistaken",
    "statement",
    {
      movements: book,
      rows: rows({
        [card("L-3")]: undefined,
        [card("L-3", "AEDXB", "available", "cabinet-office")]: 725,
      }),
    },
  ],
  [
    "goods passed to the other agency",
    "owner-mistaken",
    "ledger",
    {
      movements: book,
      rows: rows({
        [card("L-3")]: 600,
        [card("L-3", "AEDXB", "available", "cabinet-office")]: 125,
      }),
    },
  ],
  [
    "goods found damaged",
    "set-aside",
    "ledger",
    { movements: book, rows: rows({ [card("L-3")]: 718, [card("L-3", "AEDXB", "damaged")]: 7 }) },
  ],
  [
    "a list of good goods only",
    "set-aside",
    "statement",
    {
      movements: book,
      rows: rows({ [card("L-5", "AEDXB", "damaged")]: undefined }),
      detail: { lots: true, statuses: false },
    },
  ],
  [
    "a receipt dated long after",
    "not-yet-booked",
    "ledger",
    {
      movements: [...book, move("receive", "2026-07-25", "supplier:X", card("L-6"), 500)],
      rows: rows({ [card("L-6")]: 500 }),
    },
  ],
  [
    "a shipment that has arrived",
    "not-yet-booked",
    "ledger",
    {
      movements: [...book, move("transfer", "2026-06-01", card("L-1"), "transit:S-1", 450)],
      rows: rows({ [card("L-1")]: 3550, [card("L-1", "SGSIN")]: 1250 }),
    },
  ],
  [
    "reserved goods that are gone",
    "not-yet-booked",
    "ledger",
    {
      movements: [
        ...book,
        move("transfer", "2026-05-01", card("L-1"), card("L-1", "AEDXB", "reserved"), 1337),
      ],
      rows: rows({ [card("L-1")]: 2663 }),
    },
  ],
  [
    "a receipt booked twice",
    "booked-twice",
    "ledger",
    {
      movements: [
        ...book,
        move("receive", "2026-05-01", "supplier:X", card("L-3"), 300, "A-1"),
        move("receive", "2026-05-02", "supplier:X", card("L-3"), 300, "A-2"),
      ],
      rows: rows({ [card("L-3")]: 1025 }),
    },
  ],
  [
    "goods on the road",
    "in-transit",
    "statement",
    {
      movements: [...book, move("transfer", "2026-06-18", card("L-1"), card("L-1", "SGSIN"), 222)],
      rows: rows({ [card("L-1")]: 3778, [card("L-1", "SGSIN")]: 800 }),
    },
  ],
  [
    "goods that have left, still listed",
    "in-transit",
    "statement",
    {
      movements: [...book, move("transfer", "2026-06-01", card("L-1"), "transit:S-1", 450)],
      rows: rows({ [card("L-1")]: 4000 }),
    },
  ],
  [
    "an issue that the statement has not seen",
    "timing",
    "statement",
    {
      movements: [...book, move("issue", "2026-06-28", card("L-2"), "recipient:IOM", 260)],
      rows: rows({ [card("L-2")]: 1260 }),
    },
  ],
  [
    "a receipt that the statement has already",
    "timing",
    "statement",
    {
      movements: [...book, move("receive", "2026-07-03", "supplier:X", card("L-2"), 410)],
      rows: rows({ [card("L-2")]: 1670 }),
    },
  ],
  [
    "a few pieces lacking",
    "loss",
    "ledger",
    { movements: book, rows: rows({ [card("L-1")]: 3986 }) },
  ],
  [
    "a few pieces too many",
    "surplus",
    "ledger",
    { movements: book, rows: rows({ [card("L-1")]: 4013 }) },
  ],
];

describe("one thing is wrong", () => {
  test.each(alone)("%s", (_, cause, side, given) => {
    const { outcome, left } = settle(given);
    const shown = outcome.explanations.map((one) => [causeOfFacts(one.facts), sideOf(one)]);
    expect(shown).toEqual([[cause, side]]);
    expect(left).toEqual([]);
  });
});

describe("two things are wrong with one card", () => {
  test("goods moved, and the digits swapped where they are now", () => {
    const { outcome, left } = settle({
      movements: book,
      rows: rows({ [card("L-1")]: 3887, [card("L-1", "SGSIN")]: 931 }),
    });
    const [one] = outcome.explanations;
    expect(one?.facts.map(({ cause }) => cause)).toEqual(["moved", "digits-swapped"]);
    expect(left).toEqual([]);
  });

  test("a receipt is not there yet, and a digit is lacking", () => {
    const { outcome, left } = settle({
      movements: [...book, move("receive", "2026-06-29", "supplier:X", card("L-2"), 1111)],
      rows: rows({ [card("L-2")]: 126 }),
    });
    expect(outcome.explanations.map(({ facts }) => facts.map(({ cause }) => cause))).toEqual([
      ["timing", "digit-dropped"],
    ]);
    expect(left).toEqual([]);
  });
});

test("all rows of an item in packs are one mistake", () => {
  const { outcome } = settle({
    movements: book,
    rows: rows({ [card("L-1")]: 160, [card("L-3")]: 29, [card("L-1", "SGSIN")]: 32 }),
    packs,
  });
  expect(outcome.explanations).toHaveLength(1);
  expect(outcome.explanations[0]?.covers).toHaveLength(3);
});

test("where two explanations fit, both are shown", () => {
  // Either of two lots may be the one that the surplus came from.
  const { outcome } = settle({
    movements: [...book, opening(card("L-7"), 1260)],
    rows: [
      ...rows({ [card("L-2")]: 1200, [card("L-3")]: 785 }),
      { card: card("L-7"), quantity: 1200 },
    ],
  });
  const shown = outcome.explanations.flatMap(({ alternatives }) => alternatives);
  expect(shown.length).toBeGreaterThan(0);
  expect(outcome.explanations.every(({ confidence }) => confidence < 0.9)).toBe(true);
});
