import fc from "fast-check";
import { expect, test } from "vitest";
import {
  factsText,
  identityCounts,
  identityOf,
  newLines,
  openingDraft,
  type StatementLine,
} from "../../src/domain/statement.ts";

const line = (row: number, identity: string, more: Partial<StatementLine> = {}): StatementLine => ({
  row,
  agency: "jica",
  item: "BLANKET",
  name: "Blanket",
  depot: "AEDXB",
  lot: "L-1",
  status: "available",
  quantity: 10,
  unit: "piece",
  facts: {},
  origin: { row, cell: `C${row}`, text: "10", identity },
  ...more,
});
const rowsOf = (lines: readonly StatementLine[]) => lines.map(({ row }) => row);

test("the same rows again bring nothing; a longer list brings what is late", () => {
  const lines = [line(2, "a"), line(3, "b"), line(4, "a"), line(5, "c")];
  expect(rowsOf(newLines(lines, new Map()).late)).toEqual([2, 3, 4, 5]);
  const known = new Map([
    ["a", 2],
    ["b", 1],
  ]);
  expect(rowsOf(newLines(lines, known).late)).toEqual([5]);
  expect(rowsOf(newLines(lines, known).known)).toEqual([2, 3, 4]);
  expect(rowsOf(newLines(lines, new Map([["a", 1]])).late)).toEqual([3, 4, 5]);
});

test("a corrected row that equals an accepted one is another row", () => {
  const corrected = [line(3, "a")];
  expect(rowsOf(newLines(corrected, new Map([["a", 1]]), new Map([["a", 1]])).late)).toEqual([3]);
  // The corrected original was imported meanwhile: both rows are in already.
  expect(rowsOf(newLines(corrected, new Map([["a", 2]]), new Map([["a", 1]])).late)).toEqual([]);
});

test("importing any lists in any order, each twice, counts each row once", () => {
  const identities = fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 12 });
  fc.assert(
    fc.property(identities, (list) => {
      const lines = list.map((identity, index) => line(index + 2, identity));
      const first = newLines(lines, new Map()).late;
      const known = identityCounts(openingEntries(first));
      expect(newLines(lines, known).late).toEqual([]);
      expect(newLines(lines.toReversed(), known).late).toEqual([]);
    }),
  );
});

const openingEntries = (lines: readonly StatementLine[]) =>
  lines.length === 0
    ? []
    : openingDraft(
        { asOf: "2026-09-30", lines, declarations: [] },
        lines,
        { name: "f", sha256: "0" },
        "sato",
      ).entries;

test("an opening moves each line from the opening account into its depot, zero too", () => {
  const lines = [
    line(2, "a", { facts: { expiry: "2027-03-31" } }),
    line(3, "b", { quantity: 0, status: "damaged", lot: "L-2", item: "MAT" }),
    line(4, "c", { facts: { supplier: "ACME" } }),
  ];
  const declarations = [
    { declares: "item", code: "MAT", provisional: true, baseUnit: "piece" },
    { declares: "item", code: "UNUSED", provisional: true, baseUnit: "piece" },
    { declares: "depot", code: "AEDXB", name: "Dubai" },
  ] as const;
  const draft = openingDraft(
    { asOf: "2026-09-30", lines, declarations },
    lines,
    { name: "stock.csv", sha256: "abc" },
    "sato",
  );
  expect(draft).toMatchObject({ kind: "opening", effectiveDate: "2026-09-30", user: "sato" });
  expect(
    draft.entries.map(({ item, lot, quantity, from, to }) => [
      item,
      lot,
      quantity,
      from.account,
      to.account,
    ]),
  ).toEqual([
    ["BLANKET", "L-1", 10, "opening", "depot:AEDXB:available"],
    ["MAT", "L-2", 0, "opening", "depot:AEDXB:damaged"],
    ["BLANKET", "L-1", 10, "opening", "depot:AEDXB:available"],
  ]);
  expect(draft.declarations).toEqual([
    declarations[0],
    declarations[2],
    {
      declares: "lot",
      item: "BLANKET",
      code: "L-1",
      facts: { expiry: "2027-03-31", supplier: "ACME" },
    },
  ]);
});

test("identities of different contents differ, whatever marks the contents hold", () => {
  const part = fc.stringMatching(/^[ab|\\]{0,3}$/);
  fc.assert(
    fc.property(fc.tuple(part, part, part), fc.tuple(part, part, part), (a, b) => {
      expect(identityOf(a) === identityOf(b)).toBe(JSON.stringify(a) === JSON.stringify(b));
    }),
  );
});

test("facts have an order of their own", () => {
  expect(factsText({ expiry: "2027-03-31", acquired: "2024-04-01" })).toBe(
    factsText({ acquired: "2024-04-01", expiry: "2027-03-31" }),
  );
  expect(factsText({ unitCost: { minor: 5, currency: "JPY" } })).toBe("unitCost=5 JPY");
});
