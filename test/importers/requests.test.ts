/** Files of requests, as organisations and offices write them. */
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { headingKey } from "../../src/domain/normalise.ts";
import { loadRequestReference } from "../../src/files/reference/request-reference.ts";
import { readRequestRows } from "../../src/importers/requests/request-rows.ts";
import { requestWords } from "../../src/importers/requests/request-words.ts";
import { requestFieldNames } from "../../src/text/planning/request-fields.ts";
import { catalogue, projectRoot, vocabulary } from "../helpers/reading.ts";

const loaded = loadRequestReference([resolve(projectRoot, "data")]);
if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
const reference = loaded.value;
const words = requestWords(reference, catalogue, vocabulary);

const headings = "request,organisation,cause,destination,item,quantity,unit,needed_by,people";
const read = (...lines: readonly string[]) => {
  const rows = lines.map((line) => line.split(","));
  return readRequestRows({ file: "r.csv", rows }, reference.columns, words, "2026-11-23");
};
const line = (text: string) => read(headings, text);

describe("one line", () => {
  test("is read with its words in English or Japanese, and its quantity in the base unit", () => {
    const english = line(
      "R-1,United Nations High Commissioner for Refugees,conflict,EBL,BLANKET,1200,,2027-01-31",
    );
    const japanese = read(
      "要請番号,要請機関,要請事由,仕向地,品目,数量,単位,必要期日,対象人数",
      "R-1,国連難民高等弁務官事務所,紛争,EBL,毛布,１２００,枚,令和9年1月31日",
    );
    expect(english?.problems).toEqual([]);
    expect(japanese?.requests).toEqual(english?.requests);
    expect(english?.requests).toEqual([
      {
        declares: "request",
        code: "R-1",
        organisation: "UNHCR",
        cause: "conflict",
        lines: [
          {
            line: 1,
            item: "BLANKET",
            quantity: 1200,
            unit: "piece",
            destination: "EBL",
            neededBy: "2027-01-31",
            priority: 2,
            partial: true,
          },
        ],
      },
    ]);
  });

  test("packs become pieces where the catalogue knows the pack, and are refused where not", () => {
    const known = line("R,WFP,disaster,KTM,BLANKET-UNHCR-A-1999,10,bale");
    expect(known?.requests[0]?.lines[0]?.quantity).toBe(300);
    const unknown = line("R,WFP,disaster,KTM,BLANKET,10,bale");
    expect(unknown?.problems.map(({ kind }) => kind)).toEqual(["pieces-per-pack-unknown"]);
  });

  test.each<[what: string, text: string, kinds: readonly string[]]>([
    ["nobody asks", "R,,disaster,KTM,BLANKET,5", ["request-incomplete"]],
    ["no cause", "R,WFP,,KTM,BLANKET,5", ["request-incomplete"]],
    ["a cause there is none of", "R,WFP,strike,KTM,BLANKET,5", ["request-value"]],
    ["no place", "R,WFP,disaster,,BLANKET,5", ["request-incomplete"]],
    ["no goods", "R,WFP,disaster,KTM,,5", ["request-goods-missing"]],
    ["unknown goods", "R,WFP,disaster,KTM,BLANKTE,5", ["unknown-code"]],
    ["no quantity", "R,WFP,disaster,KTM,BLANKET,", ["request-quantity-missing"]],
    ["none", "R,WFP,disaster,KTM,BLANKET,0", ["not-a-quantity"]],
    ["less than none", "R,WFP,disaster,KTM,BLANKET,-5", ["not-a-quantity"]],
    ["a day that is over", "R,WFP,disaster,KTM,BLANKET,5,,2026-11-22", ["request-date-past"]],
    ["a day that never was", "R,WFP,disaster,KTM,BLANKET,5,,2027-02-30", ["impossible-date"]],
    ["a good without standard", "R,WFP,disaster,KTM,TENT-10P,,,,many", ["not-a-quantity"]],
  ])("%s: said with its kind", (_, text, kinds) => {
    const found = line(text);
    expect(found?.problems.map(({ kind }) => kind)).toEqual(kinds);
    expect(found?.requests).toEqual([]);
  });
});

test("an item and its category may stand side by side, but not an item and another's", () => {
  const kinds = (item: string, category: string) =>
    read(
      "request,organisation,cause,destination,item,category,quantity",
      `R,WFP,disaster,KTM,${item},${category},5`,
    )?.problems.map(({ kind }) => kind);
  expect(kinds("BLANKET", "毛布")).toEqual([]);
  expect(kinds("BLANKET", "tent")).toEqual(["request-goods-differ"]);
});

describe("a quantity that follows from people or households", () => {
  const asking = "request,organisation,cause,destination,category,people,households,standard";
  test.each<[what: string, text: string, quantity: number, organisation: string]>([
    ["by person", "R,WFP,disaster,KTM,blanket,5000", 5000, "Sphere"],
    ["by household", "R,WFP,disaster,KTM,jerrycan,,200", 400, "Sphere"],
    ["of people, by household of five, rounded up", "R,WFP,disaster,KTM,jerrycan,11", 6, "Sphere"],
    ["of households, by person", "R,WFP,disaster,KTM,blanket,,10", 50, "Sphere"],
    ["by who asks, if it has one", "R,UNHCR,conflict,EBL,tent,51", 11, "UNHCR"],
    ["by whom one names", "R,WFP,disaster,KTM,blanket,,10,IFRC-ICRC", 30, "IFRC-ICRC"],
  ])("%s", (_, text, quantity, organisation) => {
    const asked = read(asking, text)?.requests[0]?.lines[0];
    expect(asked).toMatchObject({ quantity, standard: { organisation } });
    expect(asked?.standard?.source).not.toBe("");
  });

  test("is refused where no standard speaks of the goods", () => {
    const found = read(asking, "R,WFP,disaster,KTM,generator,100");
    expect(found?.problems.map(({ kind }) => kind)).toEqual(["request-no-standard"]);
  });
});

describe("rows of one request", () => {
  test("take over what the request said before; a title above the header does no harm", () => {
    const found = read(
      "Request of the month",
      "",
      headings,
      "R,WFP,disaster,KTM,BLANKET,5",
      ",,,,,,",
      "R,,,,JERRYCAN,7",
    );
    expect(
      found?.requests[0]?.lines.map(({ line: number, item, destination }) => [
        number,
        item,
        destination,
      ]),
    ).toEqual([
      [1, "BLANKET", "KTM"],
      [2, "JERRYCAN", "KTM"],
    ]);
    expect(found?.rows).toBe(2);
  });

  test("do not disagree on who asks and why, and have numbers of their own", () => {
    const found = read(
      `${headings},line`,
      "R,WFP,disaster,KTM,BLANKET,5,,,,1",
      "R,IOM,conflict,KTM,BLANKET,5,,,,1",
    );
    expect(found?.problems.map(({ kind, at }) => [kind, at.row, at.column])).toEqual([
      ["request-differs", 3, "organisation"],
      ["request-differs", 3, "cause"],
      ["request-line-twice", 3, "line"],
    ]);
  });

  test("all that is wrong with a file is said at once", () => {
    const found = read(headings, "R,WFP,strike,KTM,BLANKTE,5", "S,,disaster,KTM,BLANKET,x");
    expect(found?.problems.map(({ kind, at }) => [kind, at.row])).toEqual([
      ["unknown-code", 2],
      ["request-value", 2],
      ["request-incomplete", 3],
      ["not-a-quantity", 3],
    ]);
  });
});

test("a table that does not speak of requests is none", () => {
  expect(read("品名,数量,倉庫", "毛布,5,Dubai")).toBeUndefined();
});

test("a column that is missing or there twice is said of the header", () => {
  const found = read("request,organisation,cause,item,quantity,数量", "R,WFP,disaster,BLANKET,5,5");
  expect(found?.problems.map(({ kind, at }) => [kind, at.row])).toEqual([
    ["request-column-twice", 1],
    ["request-column-missing", 1],
  ]);
});

test("the headings that the program shows are understood when they come back", () => {
  const known = new Set(
    reference.columns.flatMap(({ meaning, words: said }) => [meaning, ...said].map(headingKey)),
  );
  const shown = Object.values(requestFieldNames).flatMap(({ en, ja }) => [en, ja]);
  expect(shown.filter((heading) => !known.has(headingKey(heading)))).toEqual([]);
});

test("rows below merged cells go on with the request above them", () => {
  const found = read(
    headings,
    "R-1,WFP,disaster,KTM,BLANKET,5",
    ",,,,TENT,3",
    "R-2,WFP,disaster,KTM,TENT,1",
  );
  expect(found?.problems).toEqual([]);
  expect(found?.requests.map(({ code, lines }) => [code, lines.length])).toEqual([
    ["R-1", 2],
    ["R-2", 1],
  ]);
  // Who asks is said, and the number is not: it was forgotten.
  const forgotten = read(headings, "R-1,WFP,disaster,KTM,BLANKET,5", ",IOM,disaster,KTM,TENT,3");
  expect(forgotten?.problems).toMatchObject([{ kind: "request-incomplete", at: { row: 3 } }]);
});
