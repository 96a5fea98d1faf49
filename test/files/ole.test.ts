import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { OleDamage, openOle } from "../../src/files/workbooks/ole.ts";

const bytes = readFileSync("test/fixtures/files/libreoffice.xls");

test("the workbook's stream is found at the top, whatever its case", () => {
  const container = openOle(bytes);
  expect(container.has("Workbook")).toBe(true);
  expect(container.stream("workbook")?.readUInt16LE(0)).toBe(0x0809);
  expect(container.has("Book")).toBe(false);
  expect(container.stream("Book")).toBeUndefined();
});

/** Opens the container after one number of it is another one; anything but damage is thrown. */
function withNumber(at: number, value: number): void {
  const changed = Buffer.from(bytes);
  changed.writeUInt32LE(value, at);
  try {
    openOle(changed).stream("Workbook");
  } catch (error) {
    if (!(error instanceof OleDamage)) throw error;
  }
}

test("no chain of sectors keeps the reader going, wherever its links point", () => {
  const table = 512 * (bytes.readUInt32LE(76) + 1);
  const directory = 512 * (bytes.readUInt32LE(48) + 1);
  const places = [
    ...Array.from({ length: 128 }, (_, index) => 30 + index * 4),
    ...Array.from({ length: 128 }, (_, index) => table + index * 4),
    ...[68, 72, 76, 116, 120].flatMap((field) =>
      [0, 1, 2, 3].map((e) => directory + e * 128 + field),
    ),
  ];
  const started = performance.now();
  for (const place of places) {
    for (const value of [0, 1, 2, 5, 14, 0x7fffffff, 0xfffffff0, 0xfffffffe])
      withNumber(place, value);
    if (place >= table) withNumber(place, (place - table) / 4); // a sector that follows itself
  }
  expect(performance.now() - started).toBeLessThan(10_000);
});

test.each([0, 100, 511, 512, 1000, 4000, bytes.length - 600])(
  "cut off after %i bytes, it is damaged",
  (length) => {
    expect(() => openOle(bytes.subarray(0, length)).stream("Workbook")).toThrow(OleDamage);
  },
);
