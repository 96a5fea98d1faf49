/** What is compared with what: the scope of a statement, and how finely it tells goods apart. */
import { describe, expect, test } from "vitest";
import type { LotFacts } from "../../src/domain/declaration.ts";
import { lotKey } from "../../src/domain/lot-key.ts";
import type { StatementLine } from "../../src/domain/statement.ts";
import { compare, type Sides } from "../../src/reconciliation/comparison.ts";

interface Told {
  readonly lot?: string;
  readonly depot?: string;
  readonly status?: StatementLine["status"];
  readonly agency?: string;
  readonly quantity: number;
  readonly facts?: LotFacts;
}

const lines = (...rows: readonly Told[]): readonly StatementLine[] =>
  rows.map(
    (
      {
        lot = "UNNUMBERED",
        depot = "AEDXB",
        status = "available",
        agency = "jica",
        quantity,
        facts = {},
      },
      index,
    ) => ({
      row: index + 2,
      agency,
      item: "BLANKET",
      name: "毛布",
      depot,
      lot,
      status,
      quantity,
      unit: "piece",
      facts,
      origin: { row: index + 2, identity: String(index) },
    }),
  );

const held = (
  lot: string,
  quantity: number,
  account = "depot:AEDXB:available",
  agency = "jica",
) => ({
  account,
  agency,
  item: "BLANKET",
  lot,
  quantity,
});

const fine = { lots: true, statuses: true };

/** "lot depot status: book / counted", and what the book's part is made of. */
function shown(sides: Omit<Sides, "facts" | "detail"> & Partial<Sides>): readonly string[] {
  const { cards } = compare({ facts: new Map(), detail: fine, ...sides });
  return cards.map(
    ({ agency, lot, depot, status, book, counted, parts }) =>
      `${agency === "jica" ? "" : `${agency} `}${lot} ${depot} ${status}: ${book} / ${counted}` +
      (parts.length > 1 ? ` (${parts.map((part) => part.lot).join(" ")})` : ""),
  );
}

describe("scope", () => {
  test("all goods of an agency in a depot that is named, and no others", () => {
    const comparison = compare({
      lines: lines({ lot: "L-1", quantity: 10 }),
      balances: [
        held("L-1", 10),
        held("L-2", 5),
        held("L-3", 7, "depot:SGSIN:available"),
        held("C-1", 9, "depot:AEDXB:available", "cabinet-office"),
        held("L-4", 3, "transit:S-1"),
        held("L-1", -10, "opening"),
      ],
      facts: new Map(),
      detail: fine,
    });
    expect(comparison.cards.map(({ lot, book }) => [lot, book])).toEqual([
      ["L-1", 10],
      ["L-2", 5],
    ]);
    expect(comparison.unspoken).toEqual([{ agency: "jica", depot: "SGSIN" }]);
    expect(comparison.elsewhere.map(({ lot }) => lot).sort()).toEqual(["C-1", "L-3"]);
  });

  test("each owner where it is named", () => {
    const sides = {
      lines: lines(
        { lot: "L-1", quantity: 10 },
        { lot: "C-1", quantity: 4, agency: "cabinet-office", depot: "SGSIN" },
      ),
      balances: [
        held("L-1", 10),
        held("L-9", 8, "depot:SGSIN:available"),
        held("C-1", 4, "depot:SGSIN:available", "cabinet-office"),
      ],
    };
    expect(shown(sides)).toEqual([
      "cabinet-office C-1 SGSIN available: 4 / 4",
      "L-1 AEDXB available: 10 / 10",
    ]);
  });
});

describe("detail", () => {
  const balances = [
    held("L-1", 10),
    held("L-2", 20),
    held("L-2", 3, "depot:AEDXB:damaged"),
    held("L-3", 5, "depot:AEDXB:reserved"),
  ];

  test("without lots, all lots of an item together", () => {
    const detail = { lots: false, statuses: true };
    expect(shown({ lines: lines({ quantity: 35 }), balances, detail })).toEqual([
      "UNNUMBERED AEDXB available: 35 / 35 (L-1 L-2 L-3)",
      "UNNUMBERED AEDXB damaged: 3 / 0",
    ]);
  });

  test("without statuses, all of them together", () => {
    const detail = { lots: false, statuses: false };
    expect(shown({ lines: lines({ quantity: 38 }), balances, detail })).toEqual([
      "UNNUMBERED AEDXB available: 38 / 38 (L-1 L-2 L-2 L-3)",
    ]);
  });

  test("reserved goods are told apart only where the statement does", () => {
    const told = lines(
      { lot: "L-1", quantity: 10 },
      { lot: "L-2", quantity: 20 },
      { lot: "L-2", status: "damaged", quantity: 3 },
      { lot: "L-3", status: "reserved", quantity: 5 },
    );
    expect(shown({ lines: told, balances })).toContain("L-3 AEDXB reserved: 5 / 5");
    expect(shown({ lines: told.slice(0, 3), balances })).toContain("L-3 AEDXB available: 5 / 0");
  });

  const dates = new Map<string, LotFacts>([
    [lotKey("BLANKET", "L-1"), { expiry: "2030-01-31", acquired: "2025-04-01" }],
    [lotKey("BLANKET", "L-2"), { expiry: "2031-01-31" }],
    [lotKey("BLANKET", "L-3"), { expiry: "2031-01-31" }],
  ]);

  test("without lots, by the dates that the statement has", () => {
    const told = lines(
      { lot: "EXP-2030-01-31", facts: { expiry: "2030-01-31" }, quantity: 10 },
      { lot: "EXP-2031-01-31", facts: { expiry: "2031-01-31" }, quantity: 25 },
    );
    const detail = { lots: false, statuses: false };
    const good = balances.filter(({ account }) => !account.endsWith(":damaged"));
    expect(shown({ lines: told, balances: good, facts: dates, detail })).toEqual([
      "EXP-2030-01-31 AEDXB available: 10 / 10",
      "EXP-2031-01-31 AEDXB available: 25 / 25 (L-2 L-3)",
    ]);
  });

  test("a row without a number stands for the lots that it fits and that no other row names", () => {
    const told = lines(
      { lot: "L-2", quantity: 20 },
      { lot: "EXP-2030-01-31", facts: { expiry: "2030-01-31" }, quantity: 10 },
    );
    const two = [held("L-1", 10), held("L-2", 20)];
    expect(shown({ lines: told, balances: two, facts: dates })).toEqual([
      "EXP-2030-01-31 AEDXB available: 10 / 10",
      "L-2 AEDXB available: 20 / 20",
    ]);
  });

  test("what the ledger knows as unnumbered is itself", () => {
    const told = lines({ lot: "UNNUMBERED", quantity: 7 }, { lot: "L-1", quantity: 10 });
    const two = [held("L-1", 10), held("UNNUMBERED", 7)];
    expect(shown({ lines: told, balances: two })).toEqual([
      "L-1 AEDXB available: 10 / 10",
      "UNNUMBERED AEDXB available: 7 / 7",
    ]);
  });
});
