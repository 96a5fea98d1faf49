import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { catalogueOf } from "../../src/domain/catalogue.ts";
import { volumeOf, weightOf } from "../../src/domain/measures.ts";
import { readInventoryFile } from "../../src/files/read-file.ts";
import { loadProfile } from "../../src/files/reference/profiles.ts";
import { readItems } from "../../src/importers/items.ts";
import type { ReadFile } from "../../src/importers/table.ts";
import {
  catalogue,
  dataFolder,
  fileOf,
  headings,
  projectRoot,
  reference,
  tableOf,
  vocabulary,
} from "../helpers/reading.ts";
import { referenceFile } from "../helpers/reference-files.ts";

const read = (file: ReadFile) =>
  readItems(file, { catalogue, vocabulary, profile: undefined, options: {} });

const ours =
  "item | name_en | name_ja | category | base_unit | pack_unit | pieces_per_pack | length_cm | width_cm | height_cm | gross_weight_kg | unit_cost_jpy | shelf_life_months | hazard | hs_code";

test("an item master with the headings of our own", () => {
  const row =
    "X-1 | Blue bucket | 青いバケツ | bucket | piece | carton | 20 | 60.5 | 40 | 30 | 12.25 | 1,450 | 60 | | 3924.90";
  const { items, rejects, rows } = read(fileOf(tableOf(`${ours}\n${row}`)));
  expect(rejects).toEqual([]);
  expect(rows).toEqual({ read: 1, accepted: 1, rejected: 0 });
  expect(items).toEqual([
    {
      declares: "item",
      code: "X-1",
      provisional: false,
      nameEn: "Blue bucket",
      nameJa: "青いバケツ",
      category: "bucket",
      baseUnit: "piece",
      packUnit: "carton",
      piecesPerPack: 20,
      lengthMm: 605,
      widthMm: 400,
      heightMm: 300,
      grossWeightG: 12_250,
      unitCostYen: 1450,
      shelfLifeMonths: 60,
      hsCode: "3924.90",
    },
  ]);
});

test("Japanese headings, and zero for what is not known", () => {
  const { items } = read(
    fileOf(
      tableOf(
        "品目コード | 品名 | 基本単位 | 長さ（cm） | 梱包重量（kg） | 入数\nX-1 | 桶 | 個 | 0 | 0.0 | 0",
      ),
    ),
  );
  expect(items).toEqual([
    { declares: "item", code: "X-1", provisional: false, nameEn: "桶", baseUnit: "piece" },
  ]);
});

test.each([
  ["X-1 | A | a | | piece | carton | 2.5 | | | | | | | |", "fractional-quantity"],
  ["X-1 | A | a | | piece | carton | 20 | wide | | | | | | |", "not-a-measure"],
  ["X-1 | A | a | | piece | carton | 20 | -5 | | | | | | |", "not-a-measure"],
  ["X-1 | A | a | | lorry | carton | 20 | | | | | | | |", "unknown-unit"],
  ["X-1 | A | a | | piece | carton | 20 | | | | #N/A | | | |", "error-cell"],
  ["X-1 | A | a | | piece | carton | 20 | | | | | 1.5 | | |", "not-a-measure"],
  [" | A | a | | piece | carton | 20 | | | | | | | |", "value-missing"],
])("%s: %s", (row, kind) => {
  const { rejects, items } = read(fileOf(tableOf(`${ours}\n${row}`)));
  expect(rejects.map((problem) => problem.kind)).toEqual([kind]);
  expect(items).toEqual([]);
});

test("one item twice: the same row is one, another is refused", () => {
  const rows = (second: string) =>
    fileOf(tableOf(`item | name | weight kg\nX-1 | A | 5\n${second}`));
  expect(read(rows("X-1 | A | 5")).items).toHaveLength(1);
  expect(read(rows("x-1 | B | 5")).rejects).toMatchObject([{ kind: "item-twice", otherRow: 2 }]);
});

test("in a list without packs a size is that of a piece, unless the catalogue knows the pack", () => {
  const packed = catalogueOf(reference, [
    { declares: "item", code: "P-1", provisional: false, baseUnit: "piece", piecesPerPack: 25 },
  ]);
  const file = fileOf(tableOf("item | name | weight kg\nP-1 | A | 5\nQ-1 | B | 5\nR-1 | C | 0"));
  const { items } = readItems(file, {
    catalogue: packed,
    vocabulary,
    profile: undefined,
    options: {},
  });
  expect(items.map(({ piecesPerPack }) => piecesPerPack)).toEqual([undefined, 1, undefined]);
});

test("a master supersedes what was known, field by field, and is recognised by its names", () => {
  const { items } = read(
    fileOf(tableOf("item | name_en | weight kg\nBLANKET | Blanket, new | 1.5")),
  );
  const renewed = catalogueOf(reference, items);
  expect(renewed.item("BLANKET")).toMatchObject({
    nameEn: "Blanket, new",
    nameJa: catalogue.item("BLANKET")?.nameJa,
    grossWeightG: 1500,
  });
  expect(renewed.recogniseItem({ name: "blanket, NEW" })).toMatchObject({ is: "known" });
});

test("no header, no items", () => {
  expect(read(fileOf(tableOf("hello | world\n1 | 2"))).rejects).toMatchObject([
    { kind: "no-header" },
  ]);
});

const ifrc = referenceFile("ifrc/items-dimensions.csv");

describe.skipIf(ifrc === undefined)("the IFRC list of standard items", () => {
  test("all 11,782 items, zeros unknown, sizes in whole millimetres and grams", async () => {
    const file = await readInventoryFile(ifrc ?? "", {
      knownWords: headings,
      encoding: "utf-8+windows-1252",
    });
    const profile = await loadProfile("ifrc", [dataFolder]);
    if (!file.ok || profile?.ok !== true) throw new Error("the list or its profile cannot be read");
    const reading = readItems(file.value, {
      catalogue,
      vocabulary,
      profile: profile.value,
      options: {},
    });
    expect(reading.rejects).toEqual([]);
    expect(reading.rows).toEqual({ read: 11_782, accepted: 11_782, rejected: 0 });
    // Six letters of the list are not UTF-8, hundreds are; no name shows one read as the other.
    expect([file.value.encoding, file.value.notUtf8]).toEqual(["UTF-8+Windows-1252", 6]);
    expect(reading.warnings[0]?.text.en).toMatch(/^6 bytes were not UTF-8/);
    const garbled = /â€|[ÃÂ][\u0080-\u00bf]|\ufffd/;
    expect(reading.items.filter(({ nameEn = "" }) => garbled.test(nameEn))).toEqual([]);
    const nameOf = (wanted: string) => reading.items.find(({ code }) => code === wanted)?.nameEn;
    expect(nameOf("LPMDCRF00936V2")).toBe("Colombia: searching for safety / en quête de sécurité");
    expect(nameOf("LPMDCRF00942BS")).toBe("CICR: 20 Años en Afganistán");
    const item = reading.items.find(({ code }) => code === "AAUDLOUDCOMBI");
    // 42 × 37 × 64 cm, 99.456 l, 14.9 kg in the list
    expect(item).toMatchObject({
      lengthMm: 420,
      widthMm: 370,
      heightMm: 640,
      volumeCm3: 99_456,
      grossWeightG: 14_900,
    });
    expect(item && [weightOf(item, 10), volumeOf(item, 10)]).toEqual([149_000, 994_560]);
    const unmeasured = reading.items.find(({ code }) => code === "AAUDLOUDLSM");
    expect(unmeasured && weightOf(unmeasured, 10)).toBeUndefined();
  });
});

test("our own catalogue reads back as an item master", () => {
  const text = readFileSync(`${projectRoot}/data/items.csv`, "utf8");
  expect(text.startsWith(ours.replaceAll(" | ", ","))).toBe(true);
});
