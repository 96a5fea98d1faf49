/** Items that are one, from the command line: merged, split, and what every report says of them. */
import { writeFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { exit } from "../../src/cli/exit.ts";
import type { Language } from "../../src/text/text.ts";
import { enterOffice, type Office } from "../helpers/command-line.ts";
import { withoutWeights } from "../helpers/weights.ts";

let office: Office;
beforeEach(() => {
  office = enterOffice();
});
afterEach(() => office.leave());

const bales = "毛布(梱)";
const head = "品名,倉庫,ロット,数量,使用期限,単価(円)";

async function opened(language: Language = "en"): Promise<void> {
  office.leave();
  office = enterOffice(language);
  await office.run("init");
  await imported("bales.csv", [`${bales},ドバイ,B-1,48,2030-03-31,37500`]);
  const mine = ["--agency", "jica", "--date", "2026-09-30"];
  writeFileSync("own.csv", `${head}\n毛布,ドバイ,J-1,100,2031-03-31,1500\n`);
  expect((await office.run("import", "own.csv", ...mine)).status).toBe(exit.ok);
}

async function imported(file: string, rows: readonly string[], date = "2026-09-30") {
  writeFileSync(file, `${head}\n${rows.join("\n")}\n`);
  return office.run("import", file, "--agency", "cabinet-office", "--date", date);
}

const merge = (...more: readonly string[]) =>
  office.run("items", "merge", bales, "--into", "BLANKET", "--ratio", "25", ...more);

const json = async (...argv: readonly string[]) =>
  JSON.parse((await office.run(...argv, "--json")).out);

const quantityOf = async (item: string, ...more: readonly string[]): Promise<number> => {
  const rows: readonly { quantity: number }[] = await json("stock", "--item", item, ...more);
  return rows.reduce((sum, { quantity }) => sum + quantity, 0);
};

describe("a merge", () => {
  for (const language of ["en", "ja"] as const) {
    test(`${language}: says what both items held before and after; a split undoes it`, async () => {
      await opened(language);
      const told: string[] = [];
      for (const argv of [
        ["items", "merge", bales, "--into", "毛布", "--ratio", "25", "--reason", "same label"],
        ["items", "show", bales],
        ["items", "list", "--merged"],
        ["trace", "--item", "BLANKET", "--agency", "cabinet-office"],
        ["book", "--fiscal-year", "2026", "--agency", "cabinet-office"],
        ["history", "--item", bales],
        ["items", "split", bales, "--reason", "another label after all"],
        ["items", "show", bales],
      ]) {
        const { out, err } = await office.run(...argv);
        told.push(`$ bichiku ${argv.join(" ")}\n${out}${err}`);
      }
      const page = withoutWeights(told.join("\n")).replace(/sha256 [0-9a-f]{12}/g, "sha256 …");
      await expect(page).toMatchFileSnapshot(`../golden/items/merge.${language}.txt`);
      expect((await office.run("verify")).status).toBe(exit.ok);
    });
  }

  test("keeps the days before it as they were, in stock and in trace", async () => {
    await opened();
    await merge();
    expect(await quantityOf("BLANKET")).toBe(1300);
    expect(await quantityOf(bales)).toBe(1300); // the old name means the item that it is
    expect(await quantityOf("BLANKET", "--as-of", "2026-10-01")).toBe(100);
    expect(await quantityOf(bales, "--as-of", "2026-10-01")).toBe(148);
    const { out } = await office.run("stock", "--item", bales, "--as-of", "2026-10-01");
    expect(out).toContain(`Only: item BLANKET Blanket, ${bales}`); // both names are in it
    const [figure] = await json("trace", "--item", "BLANKET", "--agency", "cabinet-office");
    expect(figure).toMatchObject({ item: "BLANKET", lot: "B-1", quantity: 1200 });
    const { was } = figure.postings[0];
    expect(was).toMatchObject({ item: bales, lot: "B-1", quantity: 48 });
    expect(was.postings[0].source).toMatchObject({ file: "bales.csv", row: 2, cell: "D2" });
  });

  test("takes the cost of a bale apart, and leaves unknown what does not divide", async () => {
    await opened();
    await imported("odd.csv", [`${bales},ドバイ,B-2,1,2030-03-31,37501`]);
    await merge();
    const lots = await json("stock", "--agency", "cabinet-office", "--by", "lot");
    expect(lots).toEqual([
      expect.objectContaining({ lot: "B-1", quantity: 1200, valueJpy: 1200 * 1500 }),
      expect.objectContaining({ lot: "B-2", quantity: 25, valueJpy: null }),
    ]);
  });
});

describe("lists that come after a merge, under the old name", () => {
  test("are of the other item, times the ratio, and say so", async () => {
    await opened();
    await merge();
    const { status, out, err } = await imported("more.csv", [`${bales},ドバイ,B-9,2,,37500`]);
    expect(status).toBe(exit.ok);
    expect(out).toContain("control totals: 50 pieces");
    expect(err).toContain(`1 row names "${bales}", which is BLANKET by now: one counts as 25`);
    const lots = await json("stock", "--agency", "cabinet-office", "--by", "lot");
    expect(lots).toContainEqual(expect.objectContaining({ lot: "B-9", quantity: 50 }));
  });

  test("bring no row twice: the same file, a longer one, one after a split", async () => {
    await opened();
    await merge();
    expect((await imported("bales.csv", [`${bales},ドバイ,B-1,48,2030-03-31,37500`])).status).toBe(
      exit.refused,
    );
    const longer = [`${bales},ドバイ,B-1,48,2030-03-31,37500`, `${bales},ドバイ,B-3,1,,37500`];
    const late = await imported("longer.csv", longer);
    expect(late.status).toBe(exit.ok);
    expect(await quantityOf("BLANKET", "--agency", "cabinet-office")).toBe(1225);
    await office.run("items", "split", bales, "--reason", "try");
    const again = await imported("again.csv", [...longer, `${bales},ドバイ,B-4,1,,37500`]);
    expect(again.status).toBe(exit.ok);
    expect(await quantityOf(bales)).toBe(49);
    expect((await office.run("verify")).status).toBe(exit.ok);
  });

  test("of a later date are refused, as their cards are opened already, under either name", async () => {
    await opened();
    await merge();
    const later = await imported(
      "later.csv",
      [`${bales},ドバイ,B-1,40,2030-03-31,37500`],
      "2026-10-31",
    );
    expect(later.status).toBe(exit.refused);
    expect(later.err).toContain("error[already-opened]: BLANKET, lot B-1");
    const same = await imported("same.csv", ["毛布,ドバイ,B-1,900,2030-03-31,1500"], "2026-10-31");
    expect(same.status).toBe(exit.refused);
  });

  test("movements too, one by one and by the file; what is no whole number is refused", async () => {
    await opened();
    await merge();
    const goods = [
      "--item",
      bales,
      "--lot",
      "B-1",
      "--depot",
      "Dubai",
      "--agency",
      "cabinet-office",
    ];
    const issued = await office.run("issue", ...goods, "--quantity", "2", "--to", "IOM");
    expect(issued.err).toContain(`"${bales}" is BLANKET by now`);
    expect(issued.out).toContain("50 pieces of BLANKET");
    const header = "date,kind,item,lot,depot,agency,quantity,counterpart,reference";
    const row = (quantity: number, reference: string) =>
      `2026-11-23,issue,${bales},B-1,AEDXB,cabinet-office,${quantity},IOM,${reference}`;
    writeFileSync("moves.csv", `${header}\n${row(4, "R-1")}\n`);
    const posted = await office.run("post", "moves.csv");
    expect(posted.err).toContain(`"${bales}" is BLANKET by now`);
    expect(await quantityOf("BLANKET", "--agency", "cabinet-office")).toBe(1200 - 50 - 100);
    // The paper is known by its reference, under whatever name it is told of again.
    writeFileSync(
      "again.csv",
      `${header}\n${row(4, "R-1").replace(`${bales}`, "毛布").replace(",4,", ",100,")}\n`,
    );
    const again = await json("post", "again.csv");
    expect(again[0]).toMatchObject({ already: true });
  });
});

describe("what is refused, with the way out", () => {
  const cases: readonly (readonly [what: string, kind: string, argv: readonly string[], number])[] =
    [
      ["an item nobody knows", "unknown-code", ["毛糸", "--into", "BLANKET"], exit.input],
      ["into an item nobody knows", "unknown-code", [bales, "--into", "BLANKTE"], exit.input],
      ["itself", "merge-into-itself", ["BLANKET", "--into", "毛布"], exit.input],
      [
        "a known item into a provisional one",
        "merge-of-known-item",
        ["BLANKET", "--into", bales],
        exit.input,
      ],
      [
        "two known items without a reason",
        "merge-needs-reason",
        ["SLEEPING-PAD", "--into", "SLEEPING-MAT"],
        exit.input,
      ],
      ["no target", "option-missing", [bales], exit.input],
      [
        "a ratio that is none",
        "option-invalid",
        [bales, "--into", "BLANKET", "--ratio", "a lot"],
        exit.input,
      ],
      [
        "a day that is none",
        "option-invalid",
        [bales, "--into", "BLANKET", "--date", "yesterday"],
        exit.input,
      ],
      [
        "a ratio that leaves a rest",
        "merge-remainder",
        [bales, "--into", "BLANKET", "--ratio", "1/25"],
        exit.refused,
      ],
      [
        "a day before the goods came",
        "merge-too-early",
        [bales, "--into", "BLANKET", "--date", "2026-09-01"],
        exit.refused,
      ],
      [
        "other units without a ratio",
        "merge-needs-ratio",
        [bales, "--into", "HIGH-ENERGY-BISCUITS"],
        exit.input,
      ],
    ];
  test.each(cases)("%s", async (_, kind, argv, status) => {
    await opened();
    const before = await json("stock");
    const refused = await office.run("items", "merge", ...argv);
    expect(refused.err).toContain(`error[${kind}]`);
    expect(refused.status).toBe(status);
    expect(await json("stock")).toEqual(before);
  });

  test("again, and into what is another item by now", async () => {
    await opened();
    await merge();
    expect((await merge()).err).toContain("error[already-merged]");
    expect(
      (await office.run("items", "merge", "SLEEPING-PAD", "--into", bales, "--reason", "x")).out,
    ).toContain("is BLANKET");
  });

  test("an attribute that decides, unless somebody says why not", async () => {
    await opened();
    await imported("cans.csv", ["黄色いポリタンク 20L,ドバイ,C-1,5,,"]);
    const can = ["items", "merge", "黄色いポリタンク 20L", "--into", "JERRYCAN-10L"];
    const refused = await office.run(...can);
    expect(refused).toMatchObject({ status: exit.input });
    expect(refused.err).toContain("error[merge-vetoed]");
    expect(refused.err).toContain("capacity");
    const done = await json(...can, "--despite", "the label says 10 L");
    expect(done.reason).toBe("the label says 10 L");
    expect(done.evidence[0]).toContain("capacity");
  });

  test("a closed year", async () => {
    await opened();
    await office.run("close", "--fiscal-year", "2026", "--yes");
    expect((await merge()).err).toContain("error[period-closed]");
  });

  test("a split whose goods have gone on, and which movements took them", async () => {
    await opened();
    await merge();
    const goods = [
      "--item",
      "BLANKET",
      "--lot",
      "B-1",
      "--depot",
      "Dubai",
      "--agency",
      "cabinet-office",
    ];
    await office.run("issue", ...goods, "--quantity", "1000", "--to", "IOM");
    const { status, err } = await office.run("items", "split", bales, "--reason", "try");
    expect(status).toBe(exit.refused);
    expect(err).toContain("error[split-blocked]: T-3 brought 1,200 of BLANKET, lot B-1");
    expect(err).toContain("gone with T-4");
    expect((await office.run("items", "split", "TENT-4X4", "--reason", "x")).err).toContain(
      "error[not-merged]",
    );
  });

  test("the reversal of what came before the merge, and where its goods are", async () => {
    await opened();
    await merge();
    const { status, err } = await office.run("reverse", "T-1", "--reason", "wrong list");
    expect(status).toBe(exit.refused);
    expect(err).toContain("its goods go under the name BLANKET");
  });
});

describe("on a terminal", () => {
  test("it shows both items before it asks, and a no changes nothing", async () => {
    await opened();
    const { out, questions } = await office.ask(["BLANKET", "no"], "items", "merge", bales);
    expect(questions).toEqual(["Which item is it? (code or name)", "Merge them?"]);
    expect(out).toContain("before");
    expect(await quantityOf(bales)).toBe(48);
    await office.ask(["yes"], "items", "merge", bales, "--into", "BLANKET", "--ratio", "25");
    expect(await quantityOf("BLANKET")).toBe(1300);
    const undone = await office.ask(["two labels", "yes"], "items", "split", bales);
    expect(undone.out).toContain("T-4 undid T-3");
  });
});
