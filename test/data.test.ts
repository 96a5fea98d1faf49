/** Every file in data/ loads, names its sources, and means one thing by each word. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { stockStatuses } from "../src/domain/account.ts";
import { packVolume } from "../src/domain/measures.ts";
import { loadProfile } from "../src/files/reference/profiles.ts";
import { columnName } from "../src/text/column-names.ts";
import { catalogue, dataFolder, reference, vocabulary } from "./helpers/reading.ts";

type Row = Readonly<Record<string, string>>;
const rowsOf = (name: string): readonly Row[] =>
  parse(readFileSync(join(dataFolder, name)), { columns: true, bom: true });
const files = readdirSync(dataFolder).filter((name) => name.endsWith(".csv"));
const sources = new Set(rowsOf("sources.csv").map((row) => row["source"]));

test.each(files.filter((name) => name !== "sources.csv"))(
  "%s: each row names a source that is listed",
  (name) => {
    const rows = rowsOf(name);
    expect(rows.length).toBeGreaterThan(0);
    const unnamed = rows.filter((row) => !sources.has(row["source"]));
    expect(unnamed).toEqual([]);
  },
);

test("every listed source is known by title", () => {
  expect(rowsOf("sources.csv").filter((row) => !row["title"])).toEqual([]);
});

describe("words", () => {
  test("what a column is called is said in both languages", () => {
    const unnamed = reference.columns.filter(({ meaning }) => columnName(meaning).ja === meaning);
    expect(unnamed).toEqual([]);
  });

  test("every HXL tag is one, and means a column that has words", () => {
    const meanings = new Set(reference.columns.map(({ meaning }) => meaning));
    for (const { tag, meaning } of reference.hxl) {
      expect(vocabulary.tagged(tag)).toBe(meaning);
      expect(meanings).toContain(meaning);
    }
  });

  test("all stock statuses have words, and their names are among them", () => {
    expect(reference.statuses.map(({ status }) => status)).toEqual([...stockStatuses]);
    for (const { status, nameEn } of reference.statuses) {
      expect([status, vocabulary.status(nameEn)]).toEqual([status, status]);
    }
  });

  test.each([
    ["枚", "piece"],
    ["張", "piece"],
    ["pcs", "piece"],
    ["セット", "set"],
    ["箱", "box"],
    ["梱包", "package"],
    ["梱", "bale"],
    ["kg", "kg"],
  ])("%s is the unit %s", (word, code) => {
    expect(vocabulary.unit(word)?.code).toBe(code);
  });

  test.each([
    ["品名", "item_name"],
    ["品目コード", "item_code"],
    ["保管場所", "depot"],
    ["数量", "quantity"],
    ["入数", "pieces_per_pack"],
    ["梱包数", "packs"],
    ["取得年月日", "acquired"],
    ["使用期限", "expiry"],
    ["単価", "unit_cost"],
    ["状態", "status"],
    ["ロット番号", "lot"],
    ["Owner", "owner"],
    ["Location", "depot"],
    ["Description", "item_name"],
    ["Item_Code", "item_code"],
    ["Quantity", "quantity"],
  ])("the heading %s means %s", (heading, meaning) => {
    expect(vocabulary.meaning(heading)).toBe(meaning);
  });
});

describe("things", () => {
  test("each item, depot and agency is recognised by its own code and both its names", () => {
    const astray: string[] = [];
    for (const { code, nameEn, nameJa } of reference.items) {
      for (const words of [{ code }, { name: nameEn }, { nameJa }]) {
        const found = catalogue.recogniseItem(words);
        if (found.is !== "known" || found.item.code !== code)
          astray.push(`${code}: ${JSON.stringify(words)}`);
      }
    }
    for (const { code, nameEn, nameJa, aliases } of reference.depots) {
      for (const text of [code, nameEn, nameJa, ...aliases]) {
        if (catalogue.recogniseDepot(text) !== code) astray.push(`${code}: ${text}`);
      }
    }
    for (const { code, nameEn, nameJa, aliases } of reference.agencies) {
      for (const text of [code, nameEn, nameJa, ...aliases]) {
        if (catalogue.recogniseAgency(text) !== code) astray.push(`${code}: ${text}`);
      }
    }
    expect(astray).toEqual([]);
  });

  test("a body's own word for an item is that item, when the body speaks", () => {
    const astray = reference.itemNames.filter(({ item, body, kind, text }) => {
      if (body === "general") return false;
      const found = catalogue.recogniseItem({ [kind]: text, agency: body });
      return found.is !== "known" || found.item.code !== item;
    });
    expect(astray).toEqual([]);
  });

  test("the five categories of the Cabinet Office and the goods of JICA are there", () => {
    const of = (agency: string, name: string) => {
      const found = catalogue.recogniseItem({ name, agency });
      return found.is === "known" ? found.item.category : undefined;
    };
    const five = ["テント", "毛布", "スリーピングマット", "給水容器", "ビニールシート"];
    expect(five.map((name) => of("cabinet-office", name))).not.toContain(undefined);
    const goods = [
      "テント",
      "スリーピングパッド",
      "プラスチックシート",
      "毛布",
      "ポリタンク",
      "浄水器",
      "簡易水槽",
      "発電機",
      "コードリール",
    ];
    expect(goods.map((name) => of("jica", name))).not.toContain(undefined);
  });

  test("sizes and weights are plausible", () => {
    const odd = reference.items.filter((item) => {
      const [volume, weight] = [packVolume(item), item.grossWeightG];
      if (volume !== undefined && volume > 40_000_000) return true;
      // Nothing here is denser than iron or lighter than packed feathers.
      if (volume === undefined || weight === undefined) return false;
      return weight / volume > 8 || weight / volume < 0.005;
    });
    expect(odd.map(({ code }) => code)).toEqual([]);
  });
});

test.each(readdirSync(join(dataFolder, "agencies")))("profile %s loads", async (name) => {
  const agency = name.replace(/\.json$/, "");
  const loaded = await loadProfile(agency, [dataFolder]);
  expect(loaded).toMatchObject({ ok: true, value: { agency } });
  const meanings = new Set([
    "ignore",
    "specification",
    "volume_l",
    ...reference.columns.map(({ meaning }) => meaning),
  ]);
  const used = loaded?.ok ? Object.values(loaded.value.columns) : [];
  expect(used.filter((meaning) => !meanings.has(meaning))).toEqual([]);
});
