/** Taking stock, as offices do it: sheets printed, filled in, entered, compared and booked. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { exit } from "../../src/cli/exit.ts";
import { enterOffice, type Office } from "../helpers/command-line.ts";
import { type FilledIn, fillIn } from "../helpers/count-sheets.ts";

let office: Office;
beforeEach(async () => {
  office = enterOffice();
  await office.run("init");
  for (const line of [
    "receive --item BLANKET --lot 007 --depot AEDXB --agency jica --quantity 100 --date 2026-04-01",
    "receive --item BLANKET --lot B-2 --depot AEDXB --agency cabinet-office --quantity 50 --date 2026-04-01 --expiry 2030-03-31",
    "receive --item TENT-4X4 --lot T-1 --depot AEDXB --agency cabinet-office --quantity 8 --date 2026-04-01",
  ]) {
    expect(await office.runLine(line)).toMatchObject({ status: exit.ok });
  }
});
afterEach(() => office.leave());

/** Runs a line with --json; fails with what was said where the status is another. */
async function json<Shape = object>(line: string, status: number = exit.ok): Promise<Shape> {
  const ran = await office.runLine(`${line} --json`);
  expect({ line, status: ran.status, err: ran.err }).toMatchObject({ status });
  return JSON.parse(ran.out);
}

async function refused(line: string, kind: string, status: number): Promise<string> {
  const ran = await office.runLine(line);
  expect({ line, ...ran, out: "" }).toMatchObject({ status });
  expect(ran.err).toContain(`error[${kind}]`);
  return ran.err;
}

const on = (date: string, quantities: readonly (number | undefined)[]): FilledIn => ({
  head: { date },
  lines: Object.fromEntries(
    quantities.flatMap((quantity, at) => (quantity === undefined ? [] : [[at + 1, { quantity }]])),
  ),
});

/** Both teams' sheets filled in and entered. */
async function counted(first: FilledIn, second: FilledIn): Promise<void> {
  await json("count sheet --depot AEDXB -o c.xlsx");
  await fillIn("c.xlsx", "one.xlsx", 0, first);
  await fillIn("c.xlsx", "two.xlsx", 1, second);
  await json("count enter one.xlsx");
  await json("count enter two.xlsx");
}

const stock = async () =>
  Object.fromEntries(
    (await json<readonly Record<string, unknown>[]>("stock --by lot,status")).map(
      ({ lot, status, quantity }) => [`${lot} ${status}`, quantity],
    ),
  );

describe("from the sheet to the booking", () => {
  test("differences are booked, evidence is kept, and what nobody counted is left alone", async () => {
    const lines = { 1: { quantity: 100 }, 2: { quantity: 47, damaged: 2, remarks: "wet" } };
    const foot = { rows: 2, quantity: 147, damaged: 2, expired: 0 };
    const sheet = { head: { date: "2026-11-20", counter: "Sato" }, lines, foot };
    await counted(sheet, sheet);
    expect(await json("count compare")).toMatchObject({ agreed: 2, thirdNeeded: 0 });
    const posted = await json("count post --reason torn");
    expect(posted).toMatchObject({
      count: "C-1",
      transaction: "T-7",
      effectiveDate: "2026-11-20",
      differences: 1,
    });
    expect(await stock()).toEqual({
      "007 available": 100,
      "B-2 available": 45,
      "B-2 damaged": 2,
      "T-1 available": 8,
    });
    const evidence = {
      kind: "count",
      quantity: 0,
      source: { sheet: "one.xlsx [Team 1]", text: "100" },
    };
    expect(await json("trace --lot 007")).toMatchObject([
      { postings: [{ kind: "receive" }, evidence] },
    ]);
    expect(await json("verify")).toMatchObject({ ok: true });
    expect(await json("trace --item TENT-4X4")).toMatchObject([
      { postings: [{ kind: "receive" }] },
    ]);
  });

  test("posted once; reversed, it is open again and posted anew", async () => {
    await counted(on("2026-11-20", [99]), on("2026-11-20", [99]));
    const posted = await office.runLine("count post --reason lost");
    expect(posted.err).toContain("next: `bichiku count report C-1`");
    await refused("count post C-1 --reason again", "count-not-open", exit.refused);
    await refused("count enter one.xlsx", "count-not-open", exit.refused);
    await json("reverse T-7 --reason wrong");
    expect(await stock()).toMatchObject({ "007 available": 100 });
    expect(await json("count list")).toMatchObject([{ state: "open", postedBy: null }]);
    await json("count post C-1 --reason 'lost indeed'");
    expect(await stock()).toMatchObject({ "007 available": 99 });
    expect(await json("verify")).toMatchObject({ ok: true });
  });

  test("a third count decides, also when goods have moved meanwhile", async () => {
    await counted(on("2026-11-18", [100, 50]), on("2026-11-18", [98, 49]));
    await refused("count post --reason x", "count-third-needed", exit.refused);
    await json(
      "issue --item BLANKET --lot 007 --depot AEDXB --agency jica --quantity 30 --to IOM --date 2026-11-19",
    );
    const third = await json("count sheet --third C-1 -o third.xlsx");
    expect(third).toMatchObject({ sheet: "third", lines: 2, position: { transaction: "T-7" } });
    await fillIn("third.xlsx", "three.xlsx", 0, on("2026-11-20", [68, 40]));
    await json("count enter three.xlsx");
    expect(await json("count compare", exit.findings)).toMatchObject({
      lines: [
        { lot: "007", outcome: "agreed", counted: 98 },
        { lot: "B-2", outcome: "undecided", counted: null },
      ],
    });
    const { out } = await office.runLine("count compare --csv");
    expect(out).toMatch(/^\uFEFF?line,item,lot,/); // the number finds the line on the paper
    expect(out).toMatch(/^1,BLANKET,007,.*\r?\n2,BLANKET,B-2,/m);
    expect(await json("count post --reason lost", exit.findings)).toMatchObject({
      undecided: [{ lot: "B-2" }],
    });
    expect(await stock()).toMatchObject({ "007 available": 68, "B-2 available": 50 });
    expect(await json("verify")).toMatchObject({ ok: true });
  });

  test("late papers belong to the book, those of the day after it; both are told", async () => {
    const moved = "receive --item BLANKET --lot 007 --depot AEDXB --agency jica";
    await json("count sheet --depot AEDXB -o c.xlsx");
    await json(`${moved} --quantity 10 --date 2026-11-15`);
    await json(`${moved} --quantity 5 --date 2026-11-20`);
    for (const [sheet, name] of [
      [0, "one.xlsx"],
      [1, "two.xlsx"],
    ] as const) {
      await fillIn("c.xlsx", name, sheet, on("2026-11-20", [110]));
      await json(`count enter ${name}`);
    }
    const shown = await json("count show C-1");
    expect(shown).toMatchObject({
      late: [{ transaction: "T-5" }],
      sameDay: [{ transaction: "T-6" }],
      decided: [{ book: 110, counted: 110, difference: 0 }],
    });
    await json("count post");
    expect(await stock()).toMatchObject({ "007 available": 115 });
  });

  test("a paper that comes after the booking is told, and posting anew settles it", async () => {
    const issue = "issue --item BLANKET --lot 007 --depot AEDXB --agency jica --to IOM";
    await counted(on("2026-11-20", [90]), on("2026-11-20", [90]));
    await json("count post --reason unknown");
    await json(`${issue} --quantity 10 --date 2026-11-15`);
    expect(await stock()).toMatchObject({ "007 available": 80 });
    const shown = await json("count show C-1");
    expect(shown).toMatchObject({ recordedSince: [{ transaction: "T-8", kind: "issue" }] });
    expect((await office.run("count", "show", "C-1")).out).toContain("reverse T-7");
    await json("reverse T-7 --reason 'explained by T-8'");
    expect(await json("count post C-1")).toMatchObject({ differences: 0, recordedSince: [] });
    expect(await stock()).toMatchObject({ "007 available": 90 });
    expect(await json("verify")).toMatchObject({ ok: true });
  });

  test("goods that nobody expected come in under their owner, lot and expiry", async () => {
    const row = {
      item: "謎の毛布",
      lot: "Z-9",
      agency: "ジャイカ",
      expiry: "令和12年1月31日",
      quantity: "１２枚",
    };
    const other = { ...row, lot: "ｚ-9", agency: "JICA", quantity: 12 };
    const both = (more: typeof row | typeof other): FilledIn => ({
      head: { date: "2026-11-20" },
      more: [more],
    });
    await counted(both(row), both(other));
    await json("count post --reason 'no papers'");
    expect(await json("stock --item 謎の毛布 --by item,agency,lot,expiry")).toMatchObject([
      { item: "謎の毛布", agency: "jica", lot: "Z-9", expiry: "2030-01-31", quantity: 12 },
    ]);
    expect(await json("verify")).toMatchObject({ ok: true });
  });
});

describe("a sheet on its way", () => {
  const sheet: FilledIn = {
    head: { date: new Date("2026-11-20T00:00:00Z"), counter: "佐藤" },
    lines: { 1: { quantity: "１００枚" }, 2: { quantity: 49, damaged: 1 }, 3: { quantity: 8 } },
    more: [{ item: "BLANKET", lot: "001", agency: "JICA", quantity: 3 }],
    foot: { rows: 4, quantity: 160, damaged: 1, expired: "０" },
  };
  const read = {
    date: "2026-11-20",
    counter: "佐藤",
    totals: { rows: 4, stated: ["rows", "quantity", "damaged", "expired"] },
    lines: [
      { lot: "007", quantity: 100, agency: "jica", unexpected: false },
      { lot: "B-2", quantity: 49, damaged: 1, agency: "cabinet-office" },
      { lot: "T-1", quantity: 8 },
      { lot: "001", quantity: 3, unexpected: true },
    ],
  };

  test.each(["en", "ja"])("printed in language %s, it is read back", async (language) => {
    await json(`count sheet --depot AEDXB -o c.xlsx --lang ${language}`);
    await fillIn("c.xlsx", "filled.xlsx", 0, sheet);
    expect(await json("count enter filled.xlsx")).toMatchObject(read);
  });

  test("entered twice it is once, also where the file was saved anew", async () => {
    await json("count sheet --depot AEDXB -o c.xlsx");
    await fillIn("c.xlsx", "filled.xlsx", 0, sheet);
    await fillIn("c.xlsx", "again.xlsx", 0, { ...sheet, head: { ...sheet.head, signature: "印" } });
    await json("count enter filled.xlsx");
    for (const file of ["filled.xlsx", "again.xlsx"]) {
      expect(await json(`count enter ${file}`, exit.refused)).toMatchObject({
        alreadyEntered: true,
        transaction: "T-5",
      });
    }
  });

  test("corrected, it replaces the earlier one, and both are kept", async () => {
    await json("count sheet --depot AEDXB -o c.xlsx");
    await fillIn("c.xlsx", "first.xlsx", 0, on("2026-11-20", [10]));
    await fillIn("c.xlsx", "second.xlsx", 0, on("2026-11-20", [100]));
    await json("count enter first.xlsx");
    expect(await json("count enter second.xlsx")).toMatchObject({ replaces: "T-5" });
    expect(await json("count show")).toMatchObject({
      sheets: [
        { transaction: "T-5", replacedBy: "T-6" },
        { transaction: "T-6", replacedBy: null },
      ],
    });
  });

  const office97 = existsSync("/usr/bin/soffice");
  test.skipIf(!office97).each([
    ["xlsx", "xlsx"],
    ["ods", "ods"],
    ["csv", "csv:Text - txt - csv (StarCalc):44,34,76,1"], // commas, quotes, UTF-8
  ])(
    "saved by LibreOffice as .%s, it is read back",
    async (kind, filter) => {
      await json("count sheet --depot AEDXB -o c.xlsx --lang ja");
      await fillIn("c.xlsx", "filled.xlsx", 0, sheet);
      execFileSync("soffice", [
        `-env:UserInstallation=file://${office.folder}/profile`,
        ...["--headless", "--convert-to", filter, "--outdir", "saved", "filled.xlsx"],
      ]);
      expect(await json(`count enter saved/filled.${kind}`)).toMatchObject(read);
    },
    120_000,
  );

  test("as a CSV that Excel has saved: CP932, no leading zeros, rows and columns moved", async () => {
    await json("count sheet --depot AEDXB -o c.csv --lang ja");
    const printed = readFileSync("c-1.csv", "utf8");
    const mark = /C-1-T1-[0-9a-f]{8}/.exec(printed)?.[0];
    const lines = [
      `棚卸番号,C-1,照合番号,${mark}`,
      "実施日,2026/11/20",
      "実地数量,番号,社内メモ,ロット番号,状態,所有機関,品目コード",
      "8,3,x,T-1,使用可,内閣府,TENT-4X4",
      ",2,,B-2,使用可,内閣府,BLANKET",
      '"１００",1,,7,使用可,JICA,BLANKET',
      "記入行数,2,数量合計,108",
    ];
    const { default: iconv } = await import("iconv-lite");
    writeFileSync("saved.csv", iconv.encode(lines.join("\r\n"), "cp932"));
    const entered = await json("count enter saved.csv");
    expect(entered).toMatchObject({
      notCounted: 1,
      lines: [
        { lot: "T-1", quantity: 8 },
        { lot: "007", quantity: 100 },
      ],
      warnings: [{ row: 6 }],
    });
  });
});

describe("what is wrong is said, and nothing is recorded", () => {
  test("everything on a sheet at once", async () => {
    await json("count sheet --depot AEDXB -o c.xlsx");
    await fillIn("c.xlsx", "bad.xlsx", 0, {
      head: { date: "2026-02-30" },
      lines: {
        1: { quantity: "about 100" },
        2: { lot: "B-3", quantity: 5 },
        3: { damaged: 1 },
      },
      more: [
        { item: "BLANKET", quantity: 3 },
        { item: "BLANKET", lot: "X", agency: "JICA", quantity: 2, expired: 3 },
        { item: "BLANKET", lot: "X", agency: "JICA", quantity: 2 },
        { item: "BLANKET", lot: "x", agency: "JICA", quantity: 2 },
      ],
    });
    const ran = await office.runLine("count enter bad.xlsx");
    expect(ran.status).toBe(exit.input);
    for (const kind of [
      "impossible-date",
      "not-a-quantity",
      "count-line-changed",
      "count-part-without-whole",
      "value-missing",
      "count-parts-exceed",
    ]) {
      expect(ran.err).toContain(`error[${kind}]`);
    }
    expect(await json("count list")).toMatchObject([{ sheets: [] }]);
  });

  test("control totals that the rows do not give", async () => {
    await json("count sheet --depot AEDXB -o c.xlsx");
    const foot = { rows: 2, quantity: 1000 };
    await fillIn("c.xlsx", "bad.xlsx", 0, { ...on("2026-11-20", [100]), foot });
    const said = await refused("count enter bad.xlsx", "count-total-differs", exit.input);
    expect(said).toContain("rows filled in: the foot of the sheet says 2, the rows give 1");
    expect(said).toContain(
      "sum of the quantities: the foot of the sheet says 1,000, the rows give 100",
    );
  });

  test.each<[what: string, line: string, kind: string, status: number]>([
    ["a depot that nobody knows", "count sheet --depot Nowhere", "unknown-code", 2],
    ["a depot with nothing in it", "count sheet --depot GHACC", "count-of-nothing", 2],
    ["a day to come", "count sheet --depot AEDXB --date 2026-12-01", "count-in-future", 2],
    [
      "a day before the first",
      "count sheet --depot AEDXB --date 2026-03-31",
      "count-before-opening",
      2,
    ],
    ["no depot", "count sheet", "option-missing", 2],
    ["a file of another kind", "count sheet --depot AEDXB -o c.pdf", "option-invalid", 2],
    ["a count that is none", "count compare C-7", "count-unknown", 2],
    ["none, where none is open", "count post", "count-to-name", 2],
    ["a team that is none", "count enter x.csv --team 4", "no-file", 2],
  ])("%s", async (_, line, kind, status) => {
    await refused(line, kind, status);
    expect(await json("count list")).toEqual([]);
  });

  test("a closed year", async () => {
    await office.run("close", "--fiscal-year", "2026", "--yes");
    await refused("count sheet --depot AEDXB", "period-closed", exit.refused);
    expect(existsSync("C-1.xlsx")).toBe(false);
  });

  test("the wrong sheet, count or team", async () => {
    await json("count sheet --depot AEDXB -o c.xlsx");
    await json("count sheet --depot AEDXB --item TENT-4X4 -o d.xlsx");
    await fillIn("c.xlsx", "one.xlsx", 0, on("2026-11-20", [100]));
    await fillIn("one.xlsx", "both.xlsx", 1, on("2026-11-20", [100]));
    await refused("count enter one.xlsx --count C-2", "count-sheet-of-other", exit.input);
    await refused("count enter one.xlsx --team 3", "count-team-differs", exit.input);
    await refused("count enter both.xlsx", "count-team-unclear", exit.input);
    await refused("count enter c.xlsx --team 1", "count-nothing-entered", exit.input);
    await fillIn("one.xlsx", "forged.xlsx", 0, { head: { mark: "C-1-T1-00000000" } });
    await refused("count enter forged.xlsx", "count-sheet-foreign", exit.input);
    await fillIn("one.xlsx", "bare.xlsx", 0, { head: { mark: "-" } });
    await refused("count enter bare.xlsx", "count-sheet-unmarked", exit.input);
    await refused(
      "count enter bare.xlsx --team 3 --count C-1",
      "count-third-not-printed",
      exit.refused,
    );
    await json("count enter bare.xlsx --team 1 --count C-1");
    await refused("count post C-1 --reason x", "count-not-entered", exit.refused);
  });

  test("a sheet is never printed over a file that is there", async () => {
    await json("count sheet --depot AEDXB -o c.xlsx");
    await refused("count sheet --depot AEDXB -o c.xlsx", "file-exists", exit.input);
    expect(await json("count list")).toHaveLength(1);
    expect(await json("count sheet --reprint C-1 -o d.xlsx")).toMatchObject({ sheet: "reprinted" });
    expect(readFileSync("d.xlsx")).toEqual(readFileSync("c.xlsx"));
  });

  test("goods that were moved since cannot be missing before", async () => {
    const issue = "issue --item BLANKET --lot 007 --depot AEDXB --agency jica --to IOM";
    await counted(on("2026-11-20", [90]), on("2026-11-20", [90]));
    await json(`${issue} --quantity 95 --date 2026-11-22`);
    const said = await refused("count post --reason x", "count-takes-moved", exit.refused);
    expect(said).toContain("T-7 took what was not there");
    expect(said).toContain("5 below zero");
  });

  test("another count that has corrected the same goods since", async () => {
    await counted(on("2026-11-20", [90]), on("2026-11-20", [90]));
    await json("count sheet --depot AEDXB -o e.xlsx");
    await fillIn("e.xlsx", "three.xlsx", 0, on("2026-11-20", [90]));
    await fillIn("e.xlsx", "four.xlsx", 1, on("2026-11-20", [90]));
    await json("count enter three.xlsx");
    await json("count enter four.xlsx");
    await json("count post C-2 --reason lost");
    await refused("count post C-1 --reason lost", "count-overtaken", exit.refused);
  });

  test("a difference without a reason; a file gives reasons by line, by item and lot", async () => {
    await counted(on("2026-11-20", [90, 49, 8]), on("2026-11-20", [90, 49, 8]));
    await refused("count post", "count-reason-missing", exit.input);
    writeFileSync("why.csv", "番号,品目,ロット,理由\n1,,,雨漏り\n,毛布,B-2,破れ\n");
    expect(await json("count post --reasons why.csv")).toMatchObject({
      lines: [{ reason: "雨漏り" }, { reason: "破れ" }, { reason: null }],
    });
    expect((await office.run("history", "--csv")).out).toContain("雨漏り");
  });

  test("a reason for what does not differ", async () => {
    await counted(on("2026-11-20", [90]), on("2026-11-20", [90]));
    writeFileSync("why.csv", "item,lot,reason\nBLANKET,B-2,torn\n");
    await refused("count post --reasons why.csv", "count-reason-unmatched", exit.input);
  });

  test("a count that was given up", async () => {
    await json("count sheet --depot AEDXB");
    await json("count cancel C-1 --reason 'no time'");
    await refused("count enter C-1.xlsx --team 1", "count-not-open", exit.refused);
    await refused("count cancel C-1 --reason again", "count-not-open", exit.refused);
    await refused("count report C-1", "count-not-open", exit.refused);
    expect(await json("verify")).toMatchObject({ ok: true });
  });
});
