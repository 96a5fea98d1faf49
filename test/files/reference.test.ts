import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { loadProfile, saveProfile } from "../../src/files/reference/profiles.ts";
import { loadReference } from "../../src/files/reference/reference.ts";
import { emptyProfile } from "../../src/importers/profile.ts";
import { explain } from "../../src/text/problems/problems.ts";
import { dataFolder } from "../helpers/reading.ts";

let own: string;
beforeEach(() => {
  own = mkdtempSync(join(tmpdir(), "bichiku-data-"));
});
afterEach(() => rmSync(own, { recursive: true, force: true }));

const write = (name: string, text: string | Buffer): void => writeFileSync(join(own, name), text);
const problems = () => {
  const loaded = loadReference([own, dataFolder]);
  return loaded.ok ? [] : loaded.problems.map(({ kind, at }) => [kind, at.row, at.column]);
};

const agencies = "agency,name_en,name_ja,legal_basis_en,legal_basis_ja,aliases,source";

test("a person's own folder overrides file by file", () => {
  write("agencies.csv", `${agencies}\npko,PKO office,国際平和協力本部,,,,me\n`);
  const loaded = loadReference([own, dataFolder]);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  expect(loaded.value.agencies).toEqual([
    { code: "pko", nameEn: "PKO office", nameJa: "国際平和協力本部", aliases: [], source: "me" },
  ]);
  expect(loaded.value.items.length).toBeGreaterThan(100);
});

test("a file that Excel saved, with a byte order mark and CRLF, is the same file", () => {
  write("agencies.csv", `\uFEFF${agencies}\r\npko,PKO office,国際平和協力本部,,,,me\r\n`);
  const loaded = loadReference([own, dataFolder]);
  expect(loaded.ok && loaded.value.agencies).toHaveLength(1);
});

const items =
  "item,name_en,name_ja,category,base_unit,pack_unit,pieces_per_pack,length_cm,width_cm,height_cm,gross_weight_kg,unit_cost_jpy,shelf_life_months,hazard,hs_code,source,note";

describe("what is wrong is told with its file, row and column", () => {
  test.each<
    [string, string, readonly (readonly [string, number | undefined, string | undefined])[]]
  >([
    [
      "categories.csv",
      "category,name_en,source\ntent,Tents,me\n",
      [["data-column-missing", 1, undefined]],
    ],
    [
      "currencies.csv",
      "currency,name_en,name_ja,words,minor_digits,source\nJPY,Yen,円,円,many,me\n",
      [["data-invalid", 2, "minor_digits"]],
    ],
    [
      "statuses.csv",
      "status,name_en,name_ja,words,source\navailable,,使用可,ok,me\nlost,Lost,紛失,gone,me\n",
      [
        ["data-invalid", 2, "name_en"],
        ["data-invalid", 3, "status"],
      ],
    ],
    [
      "statuses.csv",
      "status,name_en,name_ja,words,source\navailable,A,使,ok,me\nexpired,E,切,old|OK,me\navailable,A,使,fine,me\n",
      [
        ["data-twice", 4, undefined],
        ["data-twice", 3, "words"],
      ],
    ],
    [
      "item-names.csv",
      "item,body,kind,text,source\nTENT,general,name,Zelt,me\nNO-SUCH,general,name,nichts,me\n",
      [["data-dangling", 3, "item"]],
    ],
    [
      "categories.csv",
      'category,name_en,name_ja,source\ntent,"Tents,テント,me\n',
      [["quote-not-closed", 2, undefined]],
    ],
  ])("%s: %s", (name, text, expected) => {
    write(name, text);
    // Other files may dangle once a file is cut short; the faults of this one are what counts.
    const found = problems();
    for (const fault of expected) expect(found).toContainEqual(fault);
  });

  test("sizes must be numbers above zero; unknown is an empty cell", () => {
    write("item-names.csv", "item,body,kind,text,source\n");
    write("pack-volumes.csv", "item,volume_m3,source\n");
    write(
      "items.csv",
      `${items}\nA,A,あ,tent,piece,,0,-5,wide,0,1e3,,,,,me,\nB,B,い,tent,piece,carton,20,60.5,40,30,12.25,100,60,,,me,\n`,
    );
    expect(problems()).toEqual([
      ["data-invalid", 2, "pieces_per_pack"],
      ["data-invalid", 2, "length_cm"],
      ["data-invalid", 2, "width_cm"],
      ["data-invalid", 2, "height_cm"],
    ]);
  });

  test("a file in another encoding is told as such", () => {
    write("categories.csv", Buffer.from([0x63, 0x61, 0x74, 0x0a, 0x83, 0x65]));
    expect(problems()).toContainEqual(["not-in-encoding", undefined, undefined]);
  });

  test("in both languages", () => {
    write("categories.csv", "category,name_en,name_ja,source\ntent,,テント,me\n");
    const loaded = loadReference([own, dataFolder]);
    if (loaded.ok) throw new Error("the name is missing");
    const [problem] = loaded.problems;
    expect(problem && explain(problem, "en")).toContain("row 2");
    expect(problem && explain(problem, "ja")).toContain("2行目");
  });
});

test("a tablet of a fifth of a gram weighs neither nothing nor a gram", () => {
  write("item-names.csv", "item,body,kind,text,source\n");
  write("pack-volumes.csv", "item,volume_m3,source\n");
  write(
    "items.csv",
    `${items}\nA,A,あ,tent,piece,,1,,,,0.0002,,,,,me,\nB,B,い,tent,piece,,1,,,,0.7504,,,,,me,\n`,
  );
  const loaded = loadReference([own, dataFolder]);
  expect(loaded.ok && loaded.value.items.map(({ grossWeightG }) => grossWeightG)).toEqual([
    undefined,
    750,
  ]);
});

describe("profiles", () => {
  const profile = {
    ...emptyProfile("WFP/CRS"),
    columns: { なぞ: "ignore" },
    dateOrder: "dmy" as const,
  };

  test("what was saved is read back, from a file that no other agency has", async () => {
    const path = await saveProfile(profile, own);
    expect(path).toBe(join(own, "agencies", "WFP%2FCRS.json"));
    expect(await loadProfile("WFP/CRS", [own])).toEqual({ ok: true, value: profile });
    expect(await loadProfile("WFP", [own])).toBeUndefined();
    expect(await loadProfile("../../etc/passwd", [own])).toBeUndefined();
    expect(readFileSync(path, "utf8")).not.toContain("piecesPerPack");
  });

  test("the user's own comes before the shipped one", async () => {
    await saveProfile({ ...emptyProfile("cabinet-office"), lotPrefix: "X-" }, own);
    const loaded = await loadProfile("cabinet-office", [own, dataFolder]);
    expect(loaded).toMatchObject({ ok: true, value: { lotPrefix: "X-" } });
  });

  test.each([
    ["{", [undefined]],
    ["[]", [undefined]],
    ["{}", ["agency"]],
    [
      '{"agency":"x","dateOrder":"ymd","headerRow":0,"columns":[],"typo":1}',
      ["dateOrder", "headerRow", "columns", undefined],
    ],
    ['{"agency":"x","piecesPerPack":{"A":2.5}}', ["piecesPerPack"]],
  ])("%s is refused", async (text, columns) => {
    mkdirSync(join(own, "agencies"));
    writeFileSync(join(own, "agencies", "x.json"), text);
    const loaded = await loadProfile("x", [own]);
    expect(loaded?.ok === false && loaded.problems.map(({ at }) => at.column)).toEqual(columns);
  });
});
