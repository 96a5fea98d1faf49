/** A real list, to the last piece: UNHRD's stock of March 2017, which is not part of the project. */
import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { readInventoryFile } from "../../src/files/read-file.ts";
import { readStatement } from "../../src/importers/statement.ts";
import { contextFor, headings } from "../helpers/reading.ts";
import { referenceFile } from "../helpers/reference-files.ts";

const path = referenceFile("unhrd/stock-2017-03.csv");

async function read(options: { readonly agency?: string } = {}) {
  const file = await readInventoryFile(path ?? "", { knownWords: headings });
  if (!file.ok) throw new Error(JSON.stringify(file.problems));
  return readStatement(file.value, contextFor({ date: "2017-03-31", ...options }));
}

/** Read by csv-parse and plain arithmetic, apart from our reader. */
const rows: readonly Readonly<Record<string, string>>[] =
  path === undefined ? [] : parse(readFileSync(path), { columns: true, bom: true });
const sumBy = (keys: readonly string[]): ReadonlyMap<string, number> => {
  const sums = new Map<string, number>();
  for (const row of rows) {
    const key = keys.map((name) => row[name]).join("|");
    sums.set(key, (sums.get(key) ?? 0) + Number(row["Quantity"]));
  }
  return sums;
};

describe.skipIf(path === undefined)("UNHRD, March 2017", () => {
  test("every row of every owner in every depot, to the last piece", async () => {
    const { lines, rejects, rows: counted, totals } = await read();
    expect(rejects).toEqual([]);
    expect(counted).toEqual({ read: 1065, accepted: 1065, skipped: 0, rejected: 0 });
    const sum = rows.reduce((total, row) => total + Number(row["Quantity"]), 0);
    expect(sum).toBe(4_156_201);
    expect(totals.quantities).toEqual([{ unit: "piece", quantity: sum }]);
    expect(new Set(lines.map(({ agency }) => agency)).size).toBe(62);
    expect(new Set(lines.map(({ depot }) => depot)).size).toBe(6);
  });

  test("no owner's or depot's goods are anybody else's", async () => {
    const { lines } = await read();
    const cells = new Map<string, number>();
    for (const { row, quantity } of lines) {
      const [owner, place] = [rows[row - 2]?.["Owner"], rows[row - 2]?.["Location"]];
      const key = `${owner}|${place}`;
      cells.set(key, (cells.get(key) ?? 0) + quantity);
    }
    expect(cells).toEqual(sumBy(["Owner", "Location"]));
    const owners = new Map(lines.map(({ row, agency }) => [rows[row - 2]?.["Owner"], agency]));
    expect(owners.get("JICA")).toBe("jica");
    expect(owners.get("ITALY/WHO")).toBe("ITALY/WHO");
    expect(new Set(owners.values()).size).toBe(owners.size);
  });

  test("each code is one item, and no two codes are", async () => {
    const { lines } = await read();
    const items = new Map<string, Set<string>>();
    for (const { row, item } of lines) {
      const code = rows[row - 2]?.["Item_Code"] ?? "";
      items.set(code, (items.get(code) ?? new Set()).add(item));
    }
    expect([...items].filter(([, found]) => found.size !== 1)).toEqual([]);
    const known = [...items].filter(([code, found]) => !found.has(code));
    expect(known.length).toBeGreaterThan(50);
  });

  test("imported for one agency, the others' rows are refused", async () => {
    const { rows: counted, rejects } = await read({ agency: "jica" });
    expect(counted.accepted).toBe(5);
    expect(new Set(rejects.map(({ kind }) => kind))).toEqual(new Set(["owner-differs"]));
  });
});
