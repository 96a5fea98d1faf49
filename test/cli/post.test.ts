/** A file of movements as a whole: all or nothing, once only, everything wrong at once. */
import { writeFileSync } from "node:fs";
import * as sheetjs from "@e965/xlsx";
import iconv from "iconv-lite";
import { describe, expect, onTestFinished, test } from "vitest";
import { enterOffice, type Office } from "../helpers/command-line.ts";
import { type World, world } from "../helpers/movement-world.ts";

const header =
  "date,kind,item,lot,depot,agency,quantity,unit,to_depot,to_agency,to_status,counterpart,expiry,unit_cost_jpy,reason,reference";

const good = `${header}
2026-05-01,receive,BLANKET,B-1,AEDXB,jica,1000,piece,,,,Sample Textile,2031-03-31,1620,contract,P-1
2026-05-01,receive,BLANKET,B-2,AEDXB,jica,4,bale,,,,Sample Textile,,,,P-2
2026-05-02,receive,RICE,R-1,SGSIN,cabinet-office,2,t,,,,Sample Mill,,,,P-3

2026-06-01,issue,BLANKET,B-1,AEDXB,jica,300,,,,,IOM,,,,P-4
2026-06-02,transfer,BLANKET,B-1,AEDXB,jica,200,,SGSIN,cabinet-office,reserved,,,,,P-5
2026-06-03,adjust,BLANKET,B-2,AEDXB,jica,-2,,,,,,,,torn,P-6
2026-06-03,adjust,BLANKET,B-2,AEDXB,jica,1,,,,,loss,,,found again,P-7
`;

const unreferenced = good.replaceAll(/,P-\d$/gm, ",");

/** The holdings of depots, one line each. */
const stock = async (here: World): Promise<readonly string[]> =>
  (await here.balances())
    .filter(({ account }) => account.startsWith("depot:"))
    .map((it) => `${it.account} ${it.agency} ${it.item} ${it.lot} ${it.quantity}`);

const goodStock = [
  "depot:AEDXB:available jica BLANKET B-1 500",
  "depot:AEDXB:available jica BLANKET B-2 99",
  "depot:SGSIN:available cabinet-office RICE R-1 2000000",
  "depot:SGSIN:reserved cabinet-office BLANKET B-1 200",
];

describe("a good file", () => {
  test("is posted row by row, and each row says where it came from", async () => {
    const here = await world();
    here.file("in/movements.csv", good);
    const done = await here.run("post", "in/movements.csv", "--json");
    expect(done).toMatchObject({ exit: 0, err: "" });
    expect(done.json()).toHaveLength(7);
    expect(done.json()).toContainEqual({
      transaction: "T-2",
      kind: "receive",
      effectiveDate: "2026-05-01",
      postings: [
        {
          account: "supplier:Sample Textile",
          agency: "jica",
          item: "BLANKET",
          lot: "B-2",
          quantity: -100,
        },
        {
          account: "depot:AEDXB:available",
          agency: "jica",
          item: "BLANKET",
          lot: "B-2",
          quantity: 100,
        },
      ],
    });
    expect(await stock(here)).toEqual(goodStock);
    const transactions = await here.transactions();
    expect(transactions.map(({ entries }) => entries[0]?.origin)).toEqual([
      { row: 2 },
      { row: 3, text: "4 bale" },
      { row: 4, text: "2 t" },
      { row: 6 },
      { row: 7 },
      { row: 8 },
      { row: 9 },
    ]);
    expect(transactions[0]?.source?.name).toBe("movements.csv");
    expect((await here.ledger.verify()).ok).toBe(true);
  });

  test.each(["en", "ja"])("is summed up with its control totals (%s)", async (language) => {
    const here = await world();
    here.file("movements.csv", good);
    const done = await here.run("post", "movements.csv", "--lang", language);
    await expect(done.out).toMatchFileSnapshot(`../golden/cli/post-${language}.txt`);
  });

  test("is summed up as CSV with --csv", async () => {
    const here = await world();
    here.file("movements.csv", good);
    expect((await here.run("post", "movements.csv", "--csv")).out).toMatchInlineSnapshot(`
      "kind,movements,quantity,unit
      receive,1,2000000,g
      receive,2,1100,piece
      issue,1,300,piece
      transfer,1,200,piece
      adjust-up,1,1,piece
      adjust-down,1,2,piece
      "
    `);
  });

  test("in Japanese, with a title above, gives the same stock", async () => {
    const here = await world();
    here.file(
      "移動.csv",
      `令和8年度　移動明細
（単位：枚）
年月日,区分,品名,ロット番号,保管場所,所有機関,数量,単位,保管換先,管理換先,移動後状態,相手方,使用期限,単価（円）,摘要,伝票番号
令和8年5月1日,受入,毛布,B-1,ドバイ,ジャイカ,"１，０００",枚,,,,Sample Textile,令和13年3月31日,"1,620",契約,
令和8年5月1日,受入れ,毛布,B-2,ドバイ,ジャイカ,4,梱,－,－,,Sample Textile,,,,
令和8年5月2日,納入,米,R-1,シンガポール,内閣府,2トン,,,,,見本精米,,,,
令和8年6月1日,払出,毛布,B-1,ドバイ,ジャイカ,300,,,,,ＩＯＭ,,,,
令和8年6月2日,管理換,毛布,B-1,ドバイ,ジャイカ,200,,シンガポール,内閣府,引当済,,,,,
令和8年6月3日,補正,毛布,B-2,ドバイ,ジャイカ,△2,,,,,,,,破れ,
令和8年6月3日,補正,毛布,B-2,ドバイ,ジャイカ,1,,,,,亡失,,,発見,
`,
    );
    const done = await here.run("post", "移動.csv", "--json");
    expect(done).toMatchObject({ exit: 0, err: "" });
    expect(await stock(here)).toEqual(goodStock);
  });

  test("may be a workbook of several sheets, with dates and formatted numbers", async () => {
    const here = await world();
    const heading = ["date", "kind", "item", "lot", "depot", "agency", "quantity"];
    const day = { text: "1/5/26", number: "46143", date: "2026-05-01" };
    const row = (quantity: { text: string; number: string }) => [
      [day, "receive", "BLANKET", "B-1", "AEDXB", "jica", quantity],
    ];
    here.file("movements.xlsx", [
      { sheet: "May", rows: [heading, ...row({ text: "1,000.0", number: "1000" })] },
      { sheet: "June", rows: [[], heading, ...row({ text: "2 bales", number: "2" })] },
    ]);
    const done = await here.run("post", "movements.xlsx", "--json");
    expect(done).toMatchObject({ exit: 0, err: "" });
    expect(await stock(here)).toEqual(["depot:AEDXB:available jica BLANKET B-1 1050"]);
    expect((await here.transactions()).map(({ entries }) => entries[0]?.origin)).toEqual([
      { sheet: "May", row: 2 },
      { sheet: "June", row: 3, text: "2 bales" },
    ]);
  });

  test("may have notes on other sheets, which are left out and named", async () => {
    const here = await world();
    const rows = good
      .trim()
      .split("\n")
      .map((line) => line.split(","));
    here.file("movements.xlsx", [
      { sheet: "Cover", rows: [["Movements of May"], ["Date", "2026-06-01"]] },
      { sheet: "May", rows },
    ]);
    const done = await here.run("post", "movements.xlsx", "--json");
    expect(done.exit).toBe(0);
    expect(done.err).toContain("left out: Cover");
    expect(await stock(here)).toEqual(goodStock);
  });

  test("with nothing but a header records nothing", async () => {
    const here = await world();
    here.file("empty.csv", `${header}\n`);
    expect(await here.run("post", "empty.csv", "--json")).toMatchObject({ exit: 0, out: "[]\n" });
    expect((await here.run("post", "empty.csv")).out).toContain("no movements");
  });

  test("warns of columns that it does not read, and of days to come", async () => {
    const here = await world();
    here.file(
      "m.csv",
      `${header},colour\n${good.split("\n")[1]?.replace("2026-05-01", "2026-12-01")},red\n`,
    );
    const done = await here.run("post", "m.csv", "--json");
    expect(done.exit).toBe(0);
    expect(done.err).toContain("not read: colour");
    expect(done.err).toContain("1 row is dated after today (2026-11-23), the first in row 2");
  });
});

describe("once only", () => {
  test("a file whose rows all carry references is recognised row by row", async () => {
    const here = await world();
    here.file("movements.csv", good);
    const first = await here.run("post", "movements.csv", "--json");
    const second = await here.run("post", "movements.csv", "--json");
    expect(second.exit).toBe(0);
    const known = (first.json() as object[]).map((it) => ({ ...it, already: true }));
    expect(second.json()).toEqual(known);
    expect(await here.transactions()).toHaveLength(7);
    const told = await here.run("post", "movements.csv");
    expect(told.out).toContain("7 movements, 0 recorded; 7 had been recorded before");
    expect(told.out).toContain("nothing was changed");
  });

  test("a file without references is refused the second time", async () => {
    const here = await world();
    here.file("movements.csv", unreferenced);
    here.file("copy.csv", unreferenced);
    expect(await here.run("post", "movements.csv")).toMatchObject({ exit: 0 });
    const second = await here.run("post", "copy.csv", "--json");
    expect(second).toMatchObject({ exit: 3, out: "" });
    expect(second.err).toContain("error[already-imported]: this file was recorded as T-1 already");
    expect(await here.transactions()).toHaveLength(7);
  });

  test("a longer file with the same references adds what is new", async () => {
    const here = await world();
    here.file("movements.csv", good);
    await here.run("post", "movements.csv");
    here.file("more.csv", `${good}2026-07-01,issue,BLANKET,B-1,AEDXB,jica,1,,,,,IOM,,,,P-8\n`);
    const done = await here.run("post", "more.csv", "--json");
    const json = done.json() as { transaction: string; already?: true }[];
    expect(json.filter(({ already }) => !already)).toEqual([
      expect.objectContaining({ transaction: "T-8" }),
    ]);
    expect(json).toHaveLength(8);
  });

  test("two equal rows in one file are two, with one reference they are one", async () => {
    const row = "2026-05-01,receive,BLANKET,B-1,AEDXB,jica,10,,,,,,,,,";
    const here = await world();
    here.file("two.csv", `${header}\n${row}\n${row}\n`);
    await here.run("post", "two.csv");
    expect(await stock(here)).toEqual(["depot:AEDXB:available jica BLANKET B-1 20"]);
    here.file("one.csv", `${header}\n${row}R\n${row}R\n`);
    const done = await here.run("post", "one.csv", "--json");
    expect(done.json()).toMatchObject([
      { transaction: "T-3" },
      { transaction: "T-3", already: true },
    ]);
    expect(await stock(here)).toEqual(["depot:AEDXB:available jica BLANKET B-1 30"]);
  });
});

describe("what nobody knew", () => {
  const newThings = `${header}
2026-05-01,receive,HOVERCRAFT,H-1,Naha,navy,3,,,,,,,,,R-1
2026-05-02,transfer,HOVERCRAFT,H-1,Naha,navy,1,,Kochi,,,,,,,R-2
2026-05-03,receive,HOVERCRAFT,H-1,Naha,navy,2,,,,,,,,,R-3
`;

  test("becomes provisional with the movement that names it first, and is told", async () => {
    const here = await world();
    here.file("new.csv", newThings);
    const done = await here.run("post", "new.csv");
    expect(done.exit).toBe(0);
    for (const code of ["HOVERCRAFT", "NAHA", "NAVY", "KOCHI"]) {
      expect(done.err.toUpperCase()).toContain(`${code} WAS NOT KNOWN`);
    }
    const [first, second, third] = await here.transactions();
    const told = (it: typeof first) => it?.declarations.map(({ declares }) => declares);
    expect(told(first)).toEqual(["agency", "item", "depot"]);
    expect(told(second)).toEqual(["depot"]);
    expect(told(third)).toEqual([]);
    expect((await here.ledger.verify()).ok).toBe(true);
    const again = await here.run("post", "new.csv");
    expect(again.exit).toBe(0);
    expect(await here.transactions()).toHaveLength(3);
  });

  test("is refused under --strict, and nothing is recorded", async () => {
    const here = await world();
    here.file("new.csv", newThings);
    const done = await here.run("post", "new.csv", "--strict");
    expect(done.exit).toBe(2);
    expect(done.err).toContain('no item is called "HOVERCRAFT"');
    expect(await here.transactions()).toEqual([]);
  });

  test("cannot be issued: there is none of it", async () => {
    const here = await world();
    const goods = ["--item", "HOVERCRAFT", "--lot", "H-1", "--depot", "AEDXB", "--agency", "jica"];
    const done = await here.run("issue", ...goods, "--quantity", "1", "--to", "IOM");
    expect(done.exit).toBe(3);
    expect(await here.transactions()).toEqual([]);
  });
});

describe("a bad file", () => {
  const bad = `${header}
2026-05-01,receive,BLANKET,B-1,AEDXB,jica,100,,,,,,,,,
2026-02-30,receive,BLANKTES,B-1,AEDXB,jica,about 5,,,,,,,,,
,sell,BLANKET,B-1,Mars,jica,1,,,,,,,,,
2026-05-02,issue,BLANKET,,AEDXB,jica,1,,,,,,,,,
2026-05-02,issue,BLANKET,B-1,AEDXB,jica,-1,,,,,IOM,,,,
2026-05-02,issue,BLANKET,B-1,AEDXB,jica,1,,SGSIN,,,IOM,,,,
2026-05-02,transfer,BLANKET,B-1,AEDXB,jica,1,,,,,,,,,
2026-05-02,transfer,BLANKET,B-1,AEDXB,jica,1,,AEDXB,,,,,,,
2026-05-02,adjust,BLANKET,B-1,AEDXB,jica,0,,,,,gift,,,,
2026-05-02,issue,BLANKET,B-1,AEDXB,jica,1,000,,,,,IOM,,,,
2026-05-02,issue,#N/A,B-1,AEDXB,jica,1,,,,,IOM,,,,
2026-05-02,issue,BLANKET,B-1,AEDXB,jica,12 ells,,,,,IOM,,,,
`;

  test.each(["en", "ja"])(
    "tells everything that is wrong, and records nothing (%s)",
    async (language) => {
      const here = await world();
      here.file("bad.csv", bad);
      const done = await here.run("post", "bad.csv", "--lang", language, "--json", "--strict");
      expect(done).toMatchObject({ exit: 2, out: "" });
      expect(await here.transactions()).toEqual([]);
      await expect(done.err).toMatchFileSnapshot(`../golden/cli/post-bad-${language}.txt`);
    },
  );

  test("without needed columns, or with one of them twice, is refused as a whole", async () => {
    const here = await world();
    here.file("columns.csv", "date,日付,kind,item\n2026-05-01,,receive,BLANKET\n");
    const done = await here.run("post", "columns.csv", "--json");
    expect(done).toMatchObject({ exit: 2, out: "" });
    expect([...done.err.matchAll(/^error\[(.*?)\]/gm)].map(([, kind]) => kind)).toEqual([
      "movement-column-twice",
      "movement-column-missing",
      "movement-column-missing",
      "movement-column-missing",
    ]);
  });

  test("with more faults than anybody reads shows the first 200 and counts the rest", async () => {
    const here = await world();
    const row = "2026-05-01,receive,BLANKET,B-1,AEDXB,jica,none of it,,,,,,,,,\n";
    here.file("worse.csv", `${header}\n${row.repeat(9000)}`);
    const done = await here.run("post", "worse.csv", "--json");
    expect(done.exit).toBe(2);
    expect(done.err.match(/^error\[/gm)).toHaveLength(200);
    expect(done.err).toContain("… and 8,800 more problems beside these 200");
  });

  test("that takes more than there is, is refused by the ledger: row, and exit status 3", async () => {
    const here = await world();
    here.file("much.csv", good.replace("jica,300", "jica,900"));
    const done = await here.run("post", "much.csv", "--json");
    expect(done).toMatchObject({ exit: 3, out: "" });
    expect(done.err).toContain("error[not-enough]");
    expect(done.err).toContain("much.csv, row 7");
    expect(await here.transactions()).toEqual([]);
  });

  test("that is not there: exit status 2", async () => {
    const here = await world();
    const done = await here.run("post", "nowhere.csv");
    expect(done.exit).toBe(2);
    expect(done.err).toContain("error[no-file]");
  });
});

test("a loan and its return may stand in one file, the return after the loan", async () => {
  const here = await world();
  here.file(
    "loan.csv",
    `date,kind,item,lot,depot,agency,quantity,to_agency,due,returns
2026-05-01,receive,BLANKET,B-1,AEDXB,jica,100,,,
2026-05-02,transfer,BLANKET,B-1,AEDXB,jica,60,cabinet-office,2026-12-31,
2026-05-03,transfer,BLANKET,B-1,AEDXB,cabinet-office,40,jica,,T-2
2026-05-04,transfer,BLANKET,B-1,AEDXB,cabinet-office,20,jica,,T-2
`,
  );
  expect(await here.run("post", "loan.csv", "--json")).toMatchObject({ exit: 0, err: "" });
  expect(await stock(here)).toEqual(["depot:AEDXB:available jica BLANKET B-1 100"]);
  here.file(
    "again.csv",
    `date,kind,item,lot,depot,agency,quantity,to_agency,returns
2026-05-05,transfer,BLANKET,B-1,AEDXB,cabinet-office,1,jica,T-2
`,
  );
  expect(await here.run("post", "again.csv", "--json")).toMatchObject({ exit: 3 });
});

describe("a file that has to be told how it is written", () => {
  async function office(): Promise<Office> {
    const here = enterOffice();
    onTestFinished(() => here.leave());
    await here.run("init");
    return here;
  }
  const row = (lot: string, to = "") => `2026-05-01,receive,BLANKET,${lot},AEDXB,jica,5,${to}\n`;
  const headings = "date,kind,item,lot,depot,agency,quantity,counterpart\n";

  test("a mixture of UTF-8 and Windows-1252: --encoding, and the bytes are counted", async () => {
    const here = await office();
    const western = iconv.encode(row("B-2", "Société"), "windows-1252");
    const file = Buffer.concat([Buffer.from(headings + row("B-1", "毛布商会")), western]);
    writeFileSync("mixed.csv", file);
    expect(await here.run("post", "mixed.csv")).toMatchObject({ status: 2 });
    const done = await here.run("post", "mixed.csv", "--encoding", "utf-8+windows-1252", "--json");
    expect(done).toMatchObject({ status: 0 });
    expect(done.err).toContain("2 bytes were not UTF-8 and read as Windows-1252");
    expect(done.out).toContain("supplier:毛布商会");
    expect(done.out).toContain("supplier:Société");
  });

  test("headings far below a cover page: --header-row", async () => {
    const here = await office();
    writeFileSync("deep.csv", `${"cover page,,\n".repeat(300)}${headings}${row("B-1")}`);
    expect(await here.run("post", "deep.csv")).toMatchObject({ status: 2 });
    const done = await here.run("post", "deep.csv", "--header-row", "301");
    expect(done).toMatchObject({ status: 0 });
    expect((await here.run("history")).out).toContain("deep.csv, row 302");
    const wrong = await here.run("post", "deep.csv", "--header-row", "none");
    expect(wrong.err).toContain('"none" is not a value that --header-row takes');
  });

  const workbook = (...sheets: readonly string[]): Buffer => {
    const book = sheetjs.utils.book_new();
    for (const [at, lot] of sheets.entries()) {
      const rows = (headings + row(lot)).trim().split("\n");
      const sheet = sheetjs.utils.aoa_to_sheet(rows.map((line) => line.split(",")));
      sheetjs.utils.book_append_sheet(book, sheet, `month ${at + 1}`);
    }
    return sheetjs.write(book, { type: "buffer", bookType: "xlsx" });
  };

  test("one of several sheets: --sheet", async () => {
    const here = await office();
    writeFileSync("moves.xlsx", workbook("B-1", "B-2"));
    const other = await here.run("post", "moves.xlsx", "--sheet", "month 3");
    expect(other).toMatchObject({ status: 2 });
    expect(other.err).toContain("give one of: month 1, month 2");
    expect(await here.run("post", "moves.xlsx", "--sheet", "month 2")).toMatchObject({ status: 0 });
    const { out } = await here.run("stock", "--by", "lot", "--csv");
    expect(out.trim().split("\n").slice(1)).toEqual(["B-2,5,piece,,,"]);
  });

  test("a workbook is one whatever its name says, with all of its sheets", async () => {
    const here = await office();
    writeFileSync("moves.csv", workbook("B-1", "B-2"));
    expect(await here.run("post", "moves.csv")).toMatchObject({ status: 0 });
    const { out } = await here.run("stock", "--by", "lot", "--csv");
    expect(out.trim().split("\n").slice(1)).toEqual(["B-1,5,piece,,,", "B-2,5,piece,,,"]);
  });

  test("a sheet of a text file: there is none", async () => {
    const here = await office();
    writeFileSync("flat.csv", headings + row("B-1"));
    const done = await here.run("post", "flat.csv", "--sheet", "month 1");
    expect(done).toMatchObject({ status: 2 });
    expect(done.err).toContain("leave --sheet out");
  });
});
