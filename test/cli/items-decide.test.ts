/** Decisions as a list: taken over once, applied to lists that come later, stale when items change. */
import { readFileSync, writeFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { exit } from "../../src/cli/exit.ts";
import { enterOffice, type Office } from "../helpers/command-line.ts";

let office: Office;
beforeEach(async () => {
  office = enterOffice();
  await office.run("init");
});
afterEach(() => office.leave());

const json = async (...argv: readonly string[]) =>
  JSON.parse((await office.run(...argv, "--json")).out);

const list = (...rows: readonly string[]): void =>
  writeFileSync("decisions.csv", `left,right,decision,ratio,who,when,why\n${rows.join("\n")}\n`);

const decide = (file = "decisions.csv") => office.run("items", "decide", file);

async function imported(...rows: readonly string[]): Promise<void> {
  writeFileSync("stock.csv", `品名,倉庫,ロット,数量\n${rows.join("\n")}\n`);
  const said = ["--agency", "jica", "--date", "2026-09-30"];
  expect((await office.run("import", "stock.csv", ...said)).status).toBe(exit.ok);
}

const stock = async () => {
  const rows: readonly { item: string; quantity: number }[] = await json("stock", "--by", "item");
  return Object.fromEntries(rows.map(({ item, quantity }) => [item, quantity]));
};

const all = [
  "毛布（梱）,BLANKET,same,25,内閣府 佐藤,令和8年11月1日,ラベルが同じ",
  "黒い毛布,毛布,別物,,,,色が異なる",
  "見たことのない品,,独立,,,,",
];

describe("a list of decisions", () => {
  test("is applied to goods that are there, and to lists that come later", async () => {
    await imported("毛布（梱）,ドバイ,A-1,4", "見たことのない品,ドバイ,A-3,5");
    list(...all);
    expect((await decide()).status).toBe(exit.ok);
    expect(await stock()).toEqual({ BLANKET: 100, 見たことのない品: 5 });
    office.leave();
    office = enterOffice();
    await office.run("init");
    list(...all);
    expect((await decide()).status).toBe(exit.ok);
    await imported("毛布（梱）,ドバイ,A-1,4", "黒い毛布,ドバイ,A-2,3");
    expect(await stock()).toEqual({ BLANKET: 100, 黒い毛布: 3 });
    expect((await json("items", "match")).pairs).toEqual([]);
    expect((await json("items", "show", "見たことのない品")).provisional).toBe(false);
    expect((await office.run("verify")).status).toBe(exit.ok);
  });

  test("taken over twice is taken over once, also what was exported from it", async () => {
    list(...all);
    await decide();
    const before = await json("verify");
    expect(await json("items", "decide", "decisions.csv")).toMatchObject({
      recorded: [],
      already: 3,
    });
    await office.run("items", "decisions", "-o", "out.csv");
    expect(await json("items", "decide", "out.csv")).toMatchObject({ recorded: [], already: 3 });
    expect(await json("verify")).toEqual(before);
  });

  test("goes round: what one ledger exports, another takes over, to the letter", async () => {
    await imported("毛布（梱）,ドバイ,A-1,4");
    list(...all, 'SLEEPING-PAD,SLEEPING-MAT,same,,,,"one make, ""two"" labels"');
    await decide();
    await office.run("items", "decisions", "-o", "one.csv");
    const one = readFileSync("one.csv", "utf8");
    const elsewhere = enterOffice();
    try {
      await elsewhere.run("init");
      writeFileSync("one.csv", one);
      expect((await elsewhere.run("items", "decide", "one.csv")).status).toBe(exit.ok);
      await elsewhere.run("items", "decisions", "-o", "two.csv");
      expect(readFileSync("two.csv", "utf8")).toBe(one);
    } finally {
      elsewhere.leave();
    }
  });

  test("keeps who decided, when and why, beside who took it over", async () => {
    list(...all);
    await decide();
    const [first] = (await json("items", "decisions")).filter(
      ({ right }: { right: string | null }) => right === "BLANKET",
    );
    expect(first).toMatchObject({ who: expect.any(String), decision: expect.any(String) });
    const merged = await json("items", "show", "毛布(梱)");
    expect(merged.decisions[0]).toMatchObject({
      who: "内閣府 佐藤",
      when: "2026-11-01",
      why: "ラベルが同じ",
    });
    expect(merged.merges[0]).toMatchObject({ user: "sato", date: "2026-11-23", ratio: "25" });
  });

  test("with faults is refused whole, with all of them", async () => {
    writeFileSync(
      "decisions.csv",
      [
        "left,right,decision,ratio,when",
        "黒い毛布,BLANKET,perhaps,,",
        "黒い毛布,BLANKTE,same,,",
        "黒い毛布,,different,,",
        ",BLANKET,same,,",
        "黒い毛布,BLANKET,same,many,",
        "白い毛布,BLANKET,same,,soon",
        "赤い毛布,BLANKET,same,,",
        "赤い毛布,BLANKET,different,,",
        "SLEEPING-PAD,SLEEPING-MAT,same,,",
        "黄色いポリタンク 20L,JERRYCAN-10L,same,,",
      ].join("\n"),
    );
    const { status, err } = await decide();
    expect(status).toBe(exit.input);
    const kinds = [...err.matchAll(/^error\[([a-z-]+)\]/gm)].map(([, kind]) => kind);
    expect(kinds).toEqual([
      ...["decision-invalid", "unknown-code", "decision-lacks", "decision-lacks"],
      ...["decision-invalid", "decision-invalid", "decision-contradicts"],
    ]);
    expect(err).toContain('decisions.csv, row 3, column "right"');
    expect((await json("verify")).transactions).toBe(0);
    list("SLEEPING-PAD,SLEEPING-MAT,same,,,,", "黄色いポリタンク 20L,JERRYCAN-10L,same,,,,");
    const second = await decide();
    expect([...second.err.matchAll(/^error\[([a-z-]+)\]/gm)].map(([, kind]) => kind)).toEqual([
      "merge-needs-reason",
      "merge-vetoed",
    ]);
  });

  test("that is none is told what a list has", async () => {
    writeFileSync("decisions.csv", "item,verdict\nA,B\n");
    expect((await decide()).err).toContain("error[decision-column-missing]");
    expect((await office.run("items", "decide", "nowhere.csv")).status).toBe(exit.input);
  });

  test("contradicting what stands is refused, and what stands is named", async () => {
    list(...all);
    await decide();
    list(
      "毛布（梱）,BLANKET,different,,,,",
      "毛布（梱）,SLEEPING-MAT,same,,,,",
      "黒い毛布,BLANKET,same,,,,",
    );
    const { status, err } = await decide();
    expect(status).toBe(exit.input);
    expect(err).toMatch(
      /decision-contradicts\]: 毛布\(梱\) \/ BLANKET: different goods here, but same goods by T-1/,
    );
    expect(err).toContain("error[already-merged]");
    expect(err).toMatch(/黒い毛布 \/ BLANKET: same goods here, but different goods by T-2/);
  });

  test("says what waits: items one after the other, within one list", async () => {
    await imported("箱入り毛布,ドバイ,A-1,2", "毛布（梱）,ドバイ,A-2,3");
    list("箱入り毛布,毛布（梱）,same,4,,,", "毛布（梱）,BLANKET,same,25,,,");
    expect((await decide()).status).toBe(exit.ok);
    expect(await stock()).toEqual({ BLANKET: 2 * 4 * 25 + 3 * 25 });
    expect((await json("items", "show", "箱入り毛布")).mergedInto).toBe("BLANKET");
  });
});

describe("a decision is stale", () => {
  const master = (name: string): void =>
    writeFileSync("items.csv", `item,name_en,category,base_unit\n黒い毛布,${name},blanket,piece\n`);

  test("when an item has changed: shown so, suggested again, not repeated by the old list", async () => {
    await imported("黒い毛布,ドバイ,A-2,3");
    list("黒い毛布,BLANKET,different,,,,");
    await decide();
    await office.run("items", "decisions", "-o", "old.csv");
    master("Blanket");
    await office.run("items", "import", "items.csv");
    const [one] = await json("items", "decisions", "--stale");
    expect(one).toMatchObject({ left: "黒い毛布", stale: true });
    expect((await office.run("items", "decisions")).out).toContain("has changed since");
    // The list as it was says nothing new; the word anew, of the items as they are, does.
    expect(await json("items", "decide", "old.csv")).toMatchObject({ recorded: [], already: 1 });
    list("黒い毛布,BLANKET,different,,,,");
    expect((await json("items", "decide", "decisions.csv")).recorded).toHaveLength(1);
    expect(await json("items", "decisions", "--stale")).toEqual([]);
  });

  test("before it is applied: two that were one, and have changed, are not merged", async () => {
    await imported("黒い毛布,ドバイ,A-2,3");
    writeFileSync(
      "decisions.csv",
      "left,right,decision,left_was\n黒い毛布,BLANKET,same,| 黒い毛布 | | bale |\n",
    );
    const { status, err } = await decide();
    expect(status).toBe(exit.ok);
    expect(err).toContain("has changed since it was decided");
    expect(await stock()).toEqual({ 黒い毛布: 3 });
    const { out } = await office.ask(["same"], "items", "review");
    expect(out).toContain('since then 黒い毛布 has changed: was "| 黒い毛布 | | bale |"');
    expect(await stock()).toEqual({ BLANKET: 3 });
    expect(await json("items", "decisions", "--stale")).toEqual([]);
  });
});
