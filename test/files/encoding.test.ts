import iconv from "iconv-lite";
import { expect, test } from "vitest";
import { acceptedEncodings } from "../../src/files/encoding.ts";
import { problemsOf, read, valueOfResult } from "./helpers.ts";

const knownWords = ["品名", "数量", "倉庫", "使用期限", "テント", "毛布"];

const texts: readonly (readonly [what: string, text: string])[] = [
  ["an inventory", "品名,数量,使用期限\n毛布,1200,令和6年3月29日\nテント,480,R8.12.1\n"],
  ["two short words", "品名,数量\n"],
  ["one kanji and a number", "枚,5\n"],
  ["kana only", "もうふ,12\r\nてんと,3\r\n"],
  ["full-width digits", "数量\n１，２００張\n"],
  ["English headings over Japanese goods", "Item,Qty\nテント,5\n"],
];

const encodings: readonly (readonly [shown: string, encode: (text: string) => Buffer])[] = [
  ["UTF-8", (text) => Buffer.from(text)],
  ["UTF-8 with BOM", (text) => Buffer.from(`\uFEFF${text}`)],
  ["UTF-16LE", (text) => iconv.encode(text, "utf-16le", { addBOM: true })],
  ["UTF-16BE", (text) => iconv.encode(text, "utf-16be", { addBOM: true })],
  ["UTF-16LE", (text) => iconv.encode(text, "utf-16le", { addBOM: false })],
  ["UTF-16BE", (text) => iconv.encode(text, "utf-16be", { addBOM: false })],
  ["CP932", (text) => iconv.encode(text, "cp932")],
  ["EUC-JP", (text) => iconv.encode(text, "euc-jp")],
];

const cases = texts.flatMap(([what, text]) =>
  encodings.map(([shown, encode], index) => [what, shown, index, text, encode] as const),
);

test.each(cases)("%s in %s (%i) is read as it was written", async (_, shown, __, text, encode) => {
  const file = valueOfResult(await read(encode(text), { knownWords }));
  expect(file.encoding).toBe(shown);
  const rows = text.trimEnd().split(/\r?\n/);
  expect(file.tables[0]?.rows).toEqual(rows.map((row) => row.split(",")));
});

const utf8Only: readonly (readonly [what: string, text: string])[] = [
  ["ASCII", "item,qty\nblanket,5\n"],
  ["French", "Désignation,Quantité\nbâche,5\n"],
  ["one accent", "é,1\n"],
  ["an uncertainty", "width,150 ± 1,cm\n"],
  ["an uncertainty without spaces", "width,150±1,cm\n"],
  ["a mass per area", "mass per area,190,g/m²\n"],
  ["a size", "4 × 5 m,1\n"],
  ["a temperature", "23 °C,1\n"],
  ["Arabic", "الصنف,العدد\nخيمة,5\n"],
  ["Russian", "товар,1\n"],
  ["Thai", "ผ้าห่ม,1\n"],
  ["Greek", "Είδος,1\n"],
  ["circled numbers and ligatures", "①,㈱\n"],
  ["four-byte kanji", "𠮷野,1\n"],
];

test.each(utf8Only)("%s is UTF-8", async (_, text) => {
  const file = valueOfResult(await read(text, { knownWords }));
  expect([file.encoding, file.tables[0]?.rows[0]]).toEqual([
    "UTF-8",
    text.split("\n")[0]?.split(","),
  ]);
});

test("twenty bytes of CP932 are Japanese, not anything else", async () => {
  const bytes = iconv.encode("品目,数\n毛布,10\n", "cp932");
  expect(bytes.length).toBeLessThan(20);
  const file = valueOfResult(await read(bytes));
  expect([file.encoding, file.tables[0]?.rows]).toEqual([
    "CP932",
    [
      ["品目", "数"],
      ["毛布", "10"],
    ],
  ]);
});

test("extensions of NEC and IBM are read in CP932", async () => {
  // ①, ㈱ (NEC row 13), 髙, 﨑 (IBM), ～ as Windows has it.
  const bytes = Buffer.from([
    0x87, 0x40, 0x2c, 0x87, 0x8a, 0x2c, 0xfb, 0xfc, 0x2c, 0xfa, 0xb1, 0x2c, 0x81, 0x60, 0x0a,
  ]);
  const file = valueOfResult(await read(bytes));
  expect([file.encoding, file.tables[0]?.rows]).toEqual(["CP932", [["①", "㈱", "髙", "﨑", "～"]]]);
});

test("half-width katakana of old systems are read in CP932", async () => {
  const bytes = iconv.encode("品名,数量\nﾃﾝﾄ,5\nﾓｳﾌ,12\n", "cp932");
  const file = valueOfResult(await read(bytes, { knownWords }));
  expect([file.encoding, file.tables[0]?.rows[1]]).toEqual(["CP932", ["ﾃﾝﾄ", "5"]]);
});

test("a known heading decides where characters alone do not", async () => {
  // 毛布 in EUC-JP is ﾌﾓﾉﾛ in CP932: both are valid; the heading is known only as 毛布.
  const bytes = iconv.encode("毛布\n", "euc-jp");
  expect(iconv.decode(bytes, "cp932")).toBe("ﾌﾓﾉﾛ\n");
  const japanese = valueOfResult(await read(bytes, { knownWords: ["毛布"] }));
  const kana = valueOfResult(await read(bytes, { knownWords: ["フモノロ"] }));
  expect([japanese.encoding, kana.encoding]).toEqual(["EUC-JP", "CP932"]);
});

test("ISO-2022-JP of mail systems is read", async () => {
  const { default: Encoding } = await import("encoding-japanese");
  const bytes = Buffer.from(
    Encoding.convert("品名,数量\nテント,5\n", { from: "UNICODE", to: "JIS", type: "array" }),
  );
  const file = valueOfResult(await read(bytes));
  expect([file.encoding, file.tables[0]?.rows[1]]).toEqual(["ISO-2022-JP", ["テント", "5"]]);
});

const asked: readonly (readonly [asked: string, shown: string])[] = [
  ["shift_jis", "CP932"],
  ["Shift-JIS", "CP932"],
  ["SJIS", "CP932"],
  ["windows-31j", "CP932"],
  ["CP932", "CP932"],
  ["EUC-JP", "EUC-JP"],
];

test.each(asked)("--encoding %s is taken as %s and wins", async (encoding, shown) => {
  const bytes = iconv.encode("毛布\n", "euc-jp");
  expect(valueOfResult(await read(bytes, { encoding })).encoding).toBe(shown);
});

test("Western files are read when their encoding is named, and never guessed", async () => {
  const bytes = Buffer.from("Quantit\xe9,5\n", "latin1");
  expect(problemsOf(await read(bytes))).toMatchObject([{ kind: "encoding-unclear" }]);
  const file = valueOfResult(await read(bytes, { encoding: "windows-1252" }));
  expect(file.tables[0]?.rows).toEqual([["Quantité", "5"]]);
});

test("an unknown encoding is refused with the accepted ones", async () => {
  expect(problemsOf(await read("a,b\n", { encoding: "klingon" }))).toEqual([
    {
      kind: "unknown-encoding",
      found: "klingon",
      accepted: acceptedEncodings,
      at: { option: "--encoding" },
    },
  ]);
});

test.each(acceptedEncodings)("the accepted name %s is accepted", async (encoding) => {
  const problems = problemsOf(await read("", { encoding }));
  expect(problems.map(({ kind }) => kind)).not.toContain("unknown-encoding");
});

const mixtures: readonly (readonly [what: string, bytes: string, text: string, western: number])[] =
  [
    ["nothing but ASCII", "a,b", "a,b", 0],
    ["nothing but UTF-8", "na\xc3\xafve,\xe6\xaf\x9b\xf0\xa0\xae\xb7", "naïve,毛𠮷", 0],
    ["nothing but Windows-1252", "na\xefve \x80 \x93x\x94", "naïve € “x”", 4],
    ["both in one word", "\xe9t\xc3\xa9", "été", 1],
    ["what begins like a character of UTF-8", "\xe2\x82,\xc3", "â‚,Ã", 3],
    ["a character at the end of which bytes are missing", "\xe6\xaf", "æ¯", 2],
    ["overlong forms", "\xc0\xaf\xe0\x80\xaf", "À¯à€¯", 5],
    ["half a surrogate pair", "\xed\xa0\xb4", "í\u00a0´", 3],
    ["the byte order mark", "\xef\xbb\xbfa\xe9", "aé", 1],
    ["a letter lost before", "\xef\xbf\xbd\xe9", "\ufffdé", 1],
  ];

test.each(mixtures)(
  "in a mixture of UTF-8 and Windows-1252, %s",
  async (_, bytes, text, western) => {
    const content = Buffer.from(`${bytes}\n`, "latin1");
    const { encoding, notUtf8, tables } = valueOfResult(
      await read(content, { encoding: "utf-8+windows-1252" }),
    );
    expect([encoding, notUtf8]).toEqual(["UTF-8+Windows-1252", western]);
    expect(tables[0]?.rows).toEqual([text.split(",")]);
  },
);

test("bytes that neither of the mixed encodings knows are named by place", async () => {
  const bytes = Buffer.from("\xef\xbb\xbfa,b\n\xe9\x81\x82\xc3\xa9,\x90\n", "latin1");
  expect(problemsOf(await read(bytes, { encoding: "UTF8+CP1252" }))).toEqual([
    {
      kind: "not-in-encoding",
      encoding: "UTF-8+Windows-1252",
      offset: 13,
      bytes: "90 0A",
      at: { file: "stock", row: 2 },
    },
  ]);
});

test("a mixture is never guessed", async () => {
  const bytes = Buffer.from("Quantit\xe9,qualit\xc3\xa9\n", "latin1");
  expect(problemsOf(await read(bytes))).toMatchObject([{ kind: "encoding-unclear" }]);
});

test("bytes without meaning are named by place", async () => {
  const bytes = Buffer.concat([
    iconv.encode('品名,備考\n毛布,"二\n行"\n', "cp932"),
    Buffer.from([0x41, 0x82, 0xff, 0x0a]),
  ]);
  expect(problemsOf(await read(bytes, { encoding: "cp932" }))).toEqual([
    {
      kind: "not-in-encoding",
      encoding: "CP932",
      offset: bytes.length - 3,
      bytes: "82 FF 0A",
      at: { file: "stock", row: 3 },
    },
  ]);
});

const broken: readonly (readonly [encoding: string, bytes: readonly number[], offset: number])[] = [
  ["utf-8", [0x61, 0x0a, 0xe3, 0x81, 0x0a], 2],
  ["utf-8", [0xef, 0xbf, 0xbd, 0x0a, 0xff], 4], // U+FFFD itself is a character
  ["utf-16le", [0x41, 0x00, 0x00, 0xd8, 0x0a, 0x00], 2], // half a pair
  ["utf-16le", [0xff, 0xfe, 0x41, 0x00, 0x41], 4], // half a unit
  ["euc-jp", [0x61, 0xa4, 0x0a], 1],
];

test.each(broken)("in %s the bytes %j fail at %i", async (encoding, bytes, offset) => {
  expect(problemsOf(await read(Buffer.from(bytes), { encoding }))).toMatchObject([
    { kind: "not-in-encoding", offset },
  ]);
});

test("a byte cut off at the end of a CP932 file rules CP932 out", async () => {
  const bytes = iconv.encode("品名,数量\n毛布,5\n倉", "cp932").subarray(0, -1);
  expect(problemsOf(await read(bytes))).toMatchObject([{ kind: "encoding-unclear" }]);
});

test("the end mark of old systems is not a cell", async () => {
  const file = valueOfResult(await read("a,b\r\n1,2\r\n\u001a"));
  expect(file.tables[0]?.rows).toEqual([
    ["a", "b"],
    ["1", "2"],
  ]);
});
