import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Delimiter,
  delimitedReader,
  delimiterOf,
  type Rows,
} from "../../src/files/delimited.ts";
import { CELL_CHARACTERS_MAX, COLUMNS_MAX, ROW_CHARACTERS_MAX } from "../../src/files/limits.ts";
import { problemsOf, read, valueOfResult } from "./helpers.ts";

function rowsOf(pieces: readonly string[], delimiter: Delimiter = ","): Rows {
  const reader = delimitedReader(delimiter);
  const rows: (readonly string[])[] = [];
  for (const piece of pieces) {
    const read = reader.push(piece);
    rows.push(...read.rows);
    if (read.fault !== undefined) return { rows, fault: read.fault };
  }
  const last = reader.end();
  return { ...last, rows: [...rows, ...last.rows] };
}

const cases: readonly (readonly [text: string, rows: readonly (readonly string[])[]])[] = [
  [
    "a,b\n1,2\n",
    [
      ["a", "b"],
      ["1", "2"],
    ],
  ],
  [
    "a,b\n1,2",
    [
      ["a", "b"],
      ["1", "2"],
    ],
  ],
  [
    "a,b\r\n1,2\r\n",
    [
      ["a", "b"],
      ["1", "2"],
    ],
  ],
  [
    "a,b\r1,2\r",
    [
      ["a", "b"],
      ["1", "2"],
    ],
  ],
  ["a\r\n\rb\nc", [["a"], [""], ["b"], ["c"]]], // line ends of three systems in one file
  ["a\n\nb\n", [["a"], [""], ["b"]]], // a blank line is a row, as in Excel
  ["\n\na\n", [[""], [""], ["a"]]],
  ["a,b,c\n1\n1,2,3,4\n", [["a", "b", "c"], ["1"], ["1", "2", "3", "4"]]], // ragged
  [
    "a,\n,b\n,\n",
    [
      ["a", ""],
      ["", "b"],
      ["", ""],
    ],
  ],
  ['"a,b",c\n', [["a,b", "c"]]],
  [
    '"a\nb",c\nd,e\n',
    [
      ["a\nb", "c"],
      ["d", "e"],
    ],
  ], // one row, although two lines
  ['"a\r\nb",c\r\n', [["a\r\nb", "c"]]],
  ['"say ""hi""",1\n', [['say "hi"', "1"]]],
  ['""""\n', [['"']]],
  ['"",""\n', [["", ""]]],
  ['pipe 5" long,1\n', [['pipe 5" long', "1"]]], // inches
  [
    'a,5"\nb,6"\n',
    [
      ["a", '5"'],
      ["b", '6"'],
    ],
  ],
  [' "a",1\n', [[' "a"', "1"]]], // quoted only where the cell begins with the mark
  ['a,"b"', [["a", "b"]]],
  ['a,"b"\r', [["a", "b"]]],
  ["'=1+1,'-5,'a,-5\n", [["=1+1", "-5", "'a", "-5"]]], // what we guarded when writing
];

test.each(cases)("%j is %j", (text, rows) => {
  expect(rowsOf([text])).toEqual({ rows });
});

test.each(cases)("%j is the same in pieces of one character", (text, rows) => {
  expect(rowsOf([...text])).toEqual({ rows });
});

const faults: readonly (readonly [text: string, fault: Rows["fault"]])[] = [
  ['a,b\n\n1,"2\n3,4\n', { kind: "quote-not-closed", row: 3 }],
  ['"a', { kind: "quote-not-closed", row: 1 }],
  ['a,b\n"x\ny",1\n"1"2,3\n', { kind: "text-after-quote", row: 3, found: '"1"2,3\n' }],
  ['"a" ,b\n', { kind: "text-after-quote", row: 1, found: '"a" ,b\n' }],
];

test.each(faults)("%j is refused with its row", (text, fault) => {
  expect(rowsOf([text]).fault).toEqual(fault);
  expect(rowsOf([...text]).fault?.row).toEqual(fault?.row);
});

const cell = fc.string({
  unit: fc.constantFrom("a", "数", " ", ",", '"', "\n", "\r", ";", "\t"),
  maxLength: 6,
});
const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), {
  minLength: 1,
  maxLength: 6,
});

test("any table written with quotation marks comes back, cut into any pieces", () => {
  fc.assert(
    fc.property(
      table,
      fc.constantFrom<Delimiter>(",", "\t", ";"),
      fc.constantFrom("\n", "\r\n", "\r"),
      fc.array(fc.nat(40)),
      (rows, delimiter, lineEnd, cuts) => {
        const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
        const text = rows.map((row) => row.map(quoted).join(delimiter) + lineEnd).join("");
        const pieces: string[] = [];
        let from = 0;
        for (const cut of cuts) {
          pieces.push(text.slice(from, from + cut));
          from += cut;
        }
        pieces.push(text.slice(from));
        expect(rowsOf(pieces, delimiter)).toEqual({ rows });
      },
    ),
  );
});

test("where csv-parse reads a text, we read the same", () => {
  const text = fc.string({
    unit: fc.constantFrom("a", "b", ",", '"', "\n", "\r\n"),
    maxLength: 30,
  });
  fc.assert(
    fc.property(text, (content) => {
      const ours = rowsOf([content]);
      let theirs: string[][];
      try {
        theirs = parse(content, {
          relax_column_count: true,
          relax_quotes: false,
          record_delimiter: ["\r\n", "\n", "\r"],
        });
      } catch {
        return; // it refuses inches, too; what we refuse, it must
      }
      expect(ours).toEqual({ rows: theirs });
    }),
    { numRuns: 3000 },
  );
});

const separators: readonly (readonly [text: string, format: string])[] = [
  ["a,b\n1,2\n", "csv"],
  ["a\tb\n1\t2\n", "tsv"],
  ["a;b\n1;2\n", "semicolon"],
  ["品名\n毛布\n", "csv"], // one column
  ["a;b;c\n1,5;2,5;x\n3,5;4,5;y\n", "semicolon"], // decimal commas
  ["name\tqty\nA\t1,200\nB\t300\nC\t1,500\n", "tsv"], // thousands commas
  ["在庫表\n令和8年9月30日現在\n\n品名,数量\n毛布,5\n", "csv"], // titles above
  ['"a;b;c","d"\n"e;f;g","h"\n', "csv"], // separators inside quotation marks
  ["a,b;c\nd,e\nf,g\n", "csv"],
  ["a\tb,c\td\n1\t2,3\t4\n", "tsv"],
];

test.each(separators)("%j is %s", async (text, format) => {
  expect(valueOfResult(await read(text)).format).toBe(format);
});

test("the separator is asked of the first rows only", () => {
  expect(delimiterOf(`${"a;b\n".repeat(60)}${"a,b,c\n".repeat(600)}`)).toBe(";");
});

test("as many columns as allowed are read, one more is refused with its row", async () => {
  const row = (columns: number) => `a\n${",".repeat(columns - 1)}x\n`;
  expect(valueOfResult(await read(row(COLUMNS_MAX))).tables[0]?.rows[1]).toHaveLength(COLUMNS_MAX);
  const over = { kind: "file-over-limit", what: "columns", limit: COLUMNS_MAX };
  expect(problemsOf(await read(row(COLUMNS_MAX + 1)))).toMatchObject([
    { ...over, at: { file: "stock", row: 2 } },
  ]);
  expect(problemsOf(await read(`"a"\n${row(COLUMNS_MAX + 1)}`))).toMatchObject([
    { ...over, at: { file: "stock", row: 3 } },
  ]);
});

test.each(["", '"'])(
  "a cell as long as allowed is read, a longer one refused (%s)",
  async (mark) => {
    const text = (length: number) => `a,b\n1,${mark}${"x".repeat(length)}${mark}\n`;
    expect((await read(text(CELL_CHARACTERS_MAX))).ok).toBe(true);
    expect(problemsOf(await read(text(CELL_CHARACTERS_MAX + 1)))).toMatchObject([
      { kind: "file-over-limit", what: "cell-characters", at: { row: 2 } },
    ]);
  },
);

test("a quotation mark that is never closed is found before the file is swallowed", () => {
  const text = `a\n"b\n${"c,d\n".repeat(50_000)}`;
  const reader = delimitedReader(",");
  expect(reader.push(text).fault).toEqual({ kind: "quote-not-closed", row: 2 });
});

test("a long file of lone \\r and quotation marks is read in one go through it", () => {
  const started = performance.now();
  const { rows } = delimitedReader(",").push(`a\n${'"b",c\r'.repeat(300_000)}`);
  expect(rows).toHaveLength(300_000); // the last \r waits for a \n
  expect(performance.now() - started).toBeLessThan(5000);
});

test("a row without end is refused before memory is", () => {
  const reader = delimitedReader(",");
  const piece = "x".repeat(ROW_CHARACTERS_MAX);
  expect(reader.push(piece).fault).toBeUndefined();
  expect(reader.push("x").fault).toMatchObject({ what: "row-characters", row: 1 });
});
