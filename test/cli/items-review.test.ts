/** `items review` before somebody who answers: each answer recorded at once, taken back, asked anew. */
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

const mat = "寝具用マット,ドバイ,A-1,40";
const bales = "毛布（梱）,ドバイ,A-2,7";
const odd = "見たことのない品,ドバイ,A-3,5";

async function opened(rows: readonly string[], language: Language = "en"): Promise<void> {
  office.leave();
  office = enterOffice(language);
  writeFileSync("stock.csv", `品名,倉庫,ロット,数量\n${rows.join("\n")}\n`);
  await office.run("init");
  const said = ["--agency", "jica", "--date", "2026-09-30"];
  expect((await office.run("import", "stock.csv", ...said)).status).toBe(exit.ok);
}

const review = (...answers: readonly string[]) => office.ask(answers, "items", "review");

interface StockRow {
  readonly item: string;
  readonly quantity: number;
}

const stock = async () => {
  const rows: readonly StockRow[] = JSON.parse(
    (await office.run("stock", "--by", "item", "--json")).out,
  );
  return Object.fromEntries(rows.map(({ item, quantity }) => [item, quantity]));
};

const decided = async () => {
  const rows = JSON.parse((await office.run("items", "decisions", "--json")).out);
  return rows.map(({ left, right, decision, ratio, stale }: Record<string, unknown>) => ({
    ...{ left, right, decision, ratio, stale },
  }));
};

const sound = async () => expect((await office.run("verify")).status).toBe(exit.ok);

describe("the dialogue", () => {
  for (const language of ["en", "ja"] as const) {
    test(`${language}: shows what speaks for a pair, and says what it recorded`, async () => {
      await opened([mat, bales, odd], language);
      const { out, status, questions } = await review(
        ...["same", "other", "nobody knows", "other", "BLANKET", "pack", "many", "25", "own"],
      );
      expect(status).toBe(exit.ok);
      const told = withoutWeights(`${out}\n--- asked ---\n${questions.join("\n")}\n`);
      await expect(told).toMatchFileSnapshot(`../golden/items/review.${language}.txt`);
      expect(await stock()).toEqual({ "SLEEPING-MAT": 40, BLANKET: 175, 見たことのない品: 5 });
      await sound();
    });
  }

  test("nothing waits afterwards, and whoever quits finds what is left", async () => {
    await opened([mat, bales, odd]);
    await review("same", "quit");
    expect(await stock()).toEqual({ "SLEEPING-MAT": 40, "毛布(梱)": 7, 見たことのない品: 5 });
    const second = await review("skip", "own");
    expect(second.out).toContain("0 merged, 1 kept apart or confirmed, 1 left for later.");
    await review("other", "BLANKET", "pack", "25");
    const done = await office.run("items", "review");
    expect(done).toMatchObject({ status: exit.ok, out: "Nothing waits to be decided.\n" });
  });

  test("what is different is not suggested again, but what else it may be", async () => {
    await opened([mat]);
    const { out } = await review("different", "different", "skip");
    expect(out).toContain("SLEEPING-MAT");
    expect(out).toContain("SLEEPING-PAD");
    const again = await review("own");
    expect(again.out).not.toMatch(/= {2}SLEEPING-/);
    const suggested = JSON.parse((await office.run("items", "match", "--json")).out);
    expect(suggested.pairs).toEqual([]);
  });

  test("the last answer is taken back, and the one before it, and asked again", async () => {
    await opened([mat, bales, odd]);
    const before = await stock();
    const { out } = await review("same", "own", "undo", "undo", "different", "quit");
    expect(out).toContain("T-3 was undone");
    expect(out).toContain("T-2 was undone");
    expect(await stock()).toEqual(before);
    expect(await decided()).toEqual([
      expect.objectContaining({
        left: "寝具用マット",
        right: "SLEEPING-MAT",
        decision: "different",
      }),
    ]);
    await sound();
  });

  test("what does not come out whole is told, and the same is asked again", async () => {
    await opened([bales]);
    const { err } = await review("other", "BLANKET", "pack", "1/25", "skip");
    expect(err).toContain("error[merge-remainder]");
    expect(await stock()).toEqual({ "毛布(梱)": 7 });
  });

  test("goods that differ in what decides are one for a reason only", async () => {
    await opened(["黄色いポリタンク 20L,ドバイ,A-1,40"]);
    const { out } = await review("other", "JERRYCAN-10L", "same", "", "quit");
    expect(out).toContain("decides: capacity differs");
    expect(await decided()).toEqual([]);
    await review("other", "JERRYCAN-10L", "same", "misprint: the label says 10 L");
    expect(await stock()).toEqual({ "JERRYCAN-10L": 40 });
  });
});

describe("a decision whose item has changed", () => {
  const master = (name: string) =>
    writeFileSync(
      "items.csv",
      `item,name_en,category,base_unit\n見たことのない品,${name},tent,piece\n`,
    );

  test("is asked again: goods of its own", async () => {
    await opened([odd]);
    await review("own");
    expect(await decided()).toEqual([expect.objectContaining({ decision: "own", stale: false })]);
    master("Something else");
    await office.run("items", "import", "items.csv");
    expect(await decided()).toEqual([expect.objectContaining({ decision: "own", stale: true })]);
    const { out } = await review("keep");
    expect(out).toContain("has changed: was");
    expect(await decided()).toEqual([expect.objectContaining({ decision: "own", stale: false })]);
  });

  test("is asked again: a merge, that may be undone then", async () => {
    await opened([odd]);
    await review("other", "BLANKET", "same");
    expect(await stock()).toEqual({ BLANKET: 5 });
    master("A pole");
    await office.run("items", "import", "items.csv");
    await review("split");
    expect(await stock()).toEqual({ 見たことのない品: 5 });
    await sound();
  });
});

test("off a terminal it is refused, and says what to do instead", async () => {
  await opened([odd]);
  const { status, err } = await office.run("items", "review");
  expect(status).toBe(exit.input);
  expect(err).toContain("error[review-needs-terminal]");
  expect(err).toContain("items decide FILE.csv");
});
