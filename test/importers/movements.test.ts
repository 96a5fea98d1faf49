/** Rows of movements files: headings, words, quantities, dates, and what each row becomes. */
import { describe, expect, test } from "vitest";
import type { Draft } from "../../src/domain/ledger.ts";
import { movementFields } from "../../src/domain/movement-field.ts";
import { headingKey } from "../../src/domain/normalise.ts";
import { columnMeanings, movementColumns } from "../../src/importers/movements/movement-columns.ts";
import { MovementRows } from "../../src/importers/movements/movement-rows.ts";
import { movementWords } from "../../src/importers/movements/movement-words.ts";
import { catalogue, movementReference } from "../helpers/movement-world.ts";

const source = { name: "m.csv", sha256: "0".repeat(64) };
const rowsReader = () =>
  new MovementRows(
    movementWords(catalogue, movementReference, { strict: true }),
    movementReference.columns,
    {
      source,
      user: "sato",
    },
  );

const heading = [...movementFields];
const usual: Readonly<Record<string, string>> = {
  date: "2026-05-01",
  kind: "receive",
  item: "BLANKET",
  lot: "B-1",
  depot: "AEDXB",
  agency: "jica",
  quantity: "10",
};
const rowOf = (fields: Readonly<Record<string, string>>): readonly string[] =>
  heading.map((field) => ({ ...usual, ...fields })[field] ?? "");

/** Reads one row under the usual heading. */
function read(fields: Readonly<Record<string, string>>) {
  const { drafts, problems } = rowsReader().take([heading, rowOf(fields)]);
  return { draft: drafts[0], problems: problems.map(({ kind, at }) => `${at.column}: ${kind}`) };
}

const draftOf = (fields: Readonly<Record<string, string>>): Draft => {
  const { draft, problems } = read(fields);
  if (draft === undefined) throw new Error(problems.join("; "));
  return draft;
};

describe("headings", () => {
  test("of data/movement-columns.csv lead to one field each", () => {
    const seen = new Map<string, string>();
    for (const { meaning, words } of movementReference.columns) {
      expect(movementFields).toContain(meaning);
      for (const word of [meaning, ...words]) {
        const key = headingKey(word);
        expect(seen.get(key) ?? meaning, `"${word}"`).toBe(meaning);
        seen.set(key, meaning);
      }
    }
  });

  test("of every field are known in English and Japanese", () => {
    const meanings = columnMeanings(movementReference.columns);
    for (const field of movementFields) expect(meanings.get(headingKey(field))).toBe(field);
    const japanese = movementReference.columns.filter(({ words }) =>
      words.some((word) => /\p{Script=Han}/u.test(word)),
    );
    expect(japanese.map(({ meaning }) => meaning).sort()).toEqual([...movementFields].sort());
  });

  test("may stand in any order, width and case, with columns that nobody knows", () => {
    const read = movementColumns(
      ["Ｑｕａｎｔｉｔｙ", "colour", "DATE", "Kind", " item ", "depot", "Agency", ""],
      columnMeanings(movementReference.columns),
      {},
    );
    if (!read.ok) throw new Error("not read");
    expect(read.value.unused).toEqual(["colour"]);
    expect(read.value.heading("quantity")).toBe("Ｑｕａｎｔｉｔｙ");
    const stated = read.value.stated(["5", "red", "d", "k", " i ", "p", "a"]);
    expect(stated).toMatchObject({ quantity: "5", date: "d", item: "i", lot: "", agency: "a" });
  });
});

describe("words", () => {
  test("of data/movement-words.csv lead to one value each", () => {
    const seen = new Map<string, string>();
    for (const { column, value, words } of movementReference.words) {
      for (const word of words) {
        const key = `${column} ${headingKey(word)}`;
        expect(seen.get(key) ?? value, `"${word}"`).toBe(value);
        seen.set(key, value);
      }
    }
  });

  test.each([
    ["receive", "受入"],
    ["receive", "Received"],
    ["issue", "払出し"],
    ["issue", "ISSUE"],
    ["transfer", "管理換"],
    ["transfer", "保管換"],
    ["adjust", "補正"],
    ["adjust", "棚卸調整"],
  ])("%s may be written %s", (kind, word) => {
    const to = kind === "transfer" ? { to_depot: "SGSIN" } : {};
    const whom = kind === "issue" ? { counterpart: "IOM" } : {};
    expect(draftOf({ kind: word, reason: "r", ...to, ...whom }).kind).toBe(kind);
  });

  test("that say nothing leave a field empty: -, なし, n/a, 不明", () => {
    const draft = draftOf({ counterpart: "不明", to_depot: "-", expiry: "なし", supplier: "n/a" });
    expect(draft.entries[0]?.from.account).toBe("supplier:unknown");
    expect(draft.declarations).toEqual([]);
  });
});

describe("quantities", () => {
  test.each([
    { text: "1,200", quantity: 1200, seen: "1,200" },
    { text: "１２００", quantity: 1200, seen: "１２００" },
    { text: "1200", quantity: 1200, seen: undefined },
    { text: "0012", quantity: 12, seen: undefined },
    { text: "12枚", quantity: 12, seen: "12枚" },
    { text: "2梱", quantity: 50, seen: "2梱" },
    { text: "2", unit: "bale", quantity: 50, seen: "2 bale" },
    { text: "30箱(25枚入)", quantity: 750, seen: "30箱(25枚入)" },
    { text: "2", unit: "-", quantity: 2, seen: undefined },
  ])("$text $unit is $quantity", ({ text, unit = "", quantity, seen }) => {
    const entry = draftOf({ quantity: text, unit }).entries[0];
    expect(entry?.quantity).toBe(quantity);
    expect(entry?.origin?.text).toBe(seen);
  });

  test.each([
    ["1.5 kg", "", 1500],
    ["2", "t", 2_000_000],
    ["500", "", 500],
  ])("rice is counted in grams: %s %s", (quantity, unit, grams) => {
    expect(draftOf({ item: "RICE", quantity, unit }).entries[0]?.quantity).toBe(grams);
  });

  test.each([
    ["-5", 5, "depot:AEDXB:available", "count-difference"],
    ["−5", 5, "depot:AEDXB:available", "count-difference"],
    ["▲1,000", 1000, "depot:AEDXB:available", "count-difference"],
    ["△5枚", 5, "depot:AEDXB:available", "count-difference"],
    ["(5)", 5, "depot:AEDXB:available", "count-difference"],
    ["+5", 5, "count-difference", "depot:AEDXB:available"],
    ["5", 5, "count-difference", "depot:AEDXB:available"],
  ])("an adjustment of %s", (text, quantity, from, to) => {
    const entry = draftOf({ kind: "adjust", quantity: text, reason: "count" }).entries[0];
    expect(entry).toMatchObject({ quantity, from: { account: from }, to: { account: to } });
  });

  test.each([
    ["約500", "not-a-quantity"],
    ["1e400", "not-a-quantity"],
    ["不明", "not-a-quantity"],
    ["99999999999", "quantity-too-large"],
    ["9999999999 bale", "quantity-too-large"],
    ["1.5", "fractional-quantity"],
    ["5 kg", "unit-mismatch"],
    ["5 ctn", "pieces-per-pack-unknown"],
    ["--5", "not-a-quantity"],
    ["0", "movement-of-nothing"],
    ["-5", "movement-negative"],
  ])("%s is refused: %s", (quantity, kind) => {
    expect(read({ quantity }).problems).toEqual([`quantity: ${kind}`]);
  });

  test("are looked at also where the item is not known", () => {
    expect(read({ item: "HOVERCRAFT", quantity: "some" }).problems).toEqual([
      "item: unknown-to-receive",
      "quantity: not-a-quantity",
    ]);
  });
});

describe("a receipt", () => {
  test("may say its status in either column", () => {
    const to = (fields: Readonly<Record<string, string>>) => draftOf(fields).entries[0]?.to.account;
    expect(to({ to_status: "quarantine" })).toBe("depot:AEDXB:quarantine");
    expect(to({ status: "破損" })).toBe("depot:AEDXB:damaged");
  });

  test("tells its supplier in either column", () => {
    const from = (fields: Readonly<Record<string, string>>) =>
      draftOf(fields).entries[0]?.from.account;
    expect(from({ counterpart: "（株）見本" })).toBe("supplier:(株)見本");
    expect(from({ supplier: "Sample" })).toBe("supplier:Sample");
  });

  test("declares what is said of its lot", () => {
    const { declarations } = draftOf({ expiry: "令和12年3月", unit_cost_jpy: "￥1,620-" });
    const facts = { expiry: "2030-03-31", unitCost: { minor: 1620, currency: "JPY" } };
    expect(declarations).toEqual([{ declares: "lot", item: "BLANKET", code: "B-1", facts }]);
  });
});

test("a draft keeps reason, reference, source and row", () => {
  expect(draftOf({ reason: " two\nlines ", reference: "Ｒ－１" })).toEqual({
    kind: "receive",
    effectiveDate: "2026-05-01",
    user: "sato",
    reason: "two lines",
    reference: "R-1",
    source,
    entries: [
      {
        item: "BLANKET",
        lot: "B-1",
        quantity: 10,
        from: { account: "supplier:unknown", agency: "jica" },
        to: { account: "depot:AEDXB:available", agency: "jica" },
        origin: { row: 2 },
      },
    ],
    declarations: [],
  });
});

test("rows count as a spreadsheet shows them, over batches and blank rows", () => {
  const reader = rowsReader();
  const first = reader.take([["Movements of May"], [], heading, rowOf({})]);
  const second = reader.take([["", " "], rowOf({}), rowOf({ quantity: "x" })]);
  expect(first.drafts.map(({ entries }) => entries[0]?.origin?.row)).toEqual([4]);
  expect(second.drafts.map(({ entries }) => entries[0]?.origin?.row)).toEqual([6]);
  expect(second.problems.map(({ at }) => at.row)).toEqual([7]);
  expect(reader.counts).toEqual({ movements: 3, referenced: 0 });
});

test("a value beyond the last heading is refused: a comma was not in quotes", () => {
  const { problems } = rowsReader().take([heading, [...rowOf({}), "000"]]);
  expect(problems).toMatchObject([{ kind: "movement-row-too-long", found: "000", at: { row: 2 } }]);
});
