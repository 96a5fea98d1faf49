/** `reconcile` as a person uses it: the samples, what is refused, what is booked, once only. */
import { readFileSync, writeFileSync } from "node:fs";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { exit } from "../../src/cli/exit.ts";
import { enterOffice, type Office } from "../helpers/command-line.ts";

/** A ledger with the samples, made once. */
let filled: Buffer;
beforeAll(async () => {
  const first = enterOffice();
  await first.run("init");
  await first.run("import", "data/sample/cabinet-office-stock.csv", "--agency", "cabinet-office");
  await first.run("import", "data/sample/jica-stock.xlsx", "--agency", "jica");
  filled = readFileSync("bichiku.db");
  first.leave();
});

let office: Office;
beforeEach(() => {
  office = enterOffice();
  writeFileSync("bichiku.db", filled);
});
afterEach(() => office.leave());

const operator = "data/sample/dubai-operator-stock.csv";

test.each([
  ["data/sample/cabinet-office-stock.csv", "cabinet-office"],
  ["data/sample/jica-stock.xlsx", "jica"],
])("%s agrees with the ledger that it opened", async (file, agency) => {
  const done = await office.run("reconcile", file, "--agency", agency);
  expect(done.status).toBe(exit.ok);
  expect(done.out).toContain("No differences");
  expect(done.out).toContain("control totals: ");
});

describe.each(["en", "ja"])("the operator's list of Dubai (%s)", (language) => {
  test("is explained, with the movements that are known", async () => {
    await office.run("post", "data/sample/movements.csv");
    const done = await office.run("reconcile", operator, "--lang", language);
    expect(done.status).toBe(exit.findings);
    await expect(done.out).toMatchFileSnapshot(`../golden/cli/reconcile-${language}.txt`);
  });
});

interface Json {
  readonly matched: number;
  readonly compared: number;
  readonly posted: readonly string[];
  readonly alreadyPosted: readonly string[];
  readonly differences: readonly {
    readonly number: number;
    readonly item: string;
    readonly lot: string;
    readonly cause: string;
    readonly proposal: { readonly side: string };
  }[];
}

async function reconciled(...more: readonly string[]): Promise<Json & { status: number }> {
  const { out, status } = await office.run("reconcile", operator, "--json", ...more);
  return { ...JSON.parse(out), status };
}

test("what is booked is in agreement from then on, and is not booked twice", async () => {
  const before = await reconciled();
  const booked = await reconciled("--post", "--accept", "all");
  expect(booked.posted.length).toBeGreaterThan(3);
  const after = await reconciled("--post", "--accept", "all");
  expect(after.posted).toEqual([]);
  expect(after.alreadyPosted).toEqual(booked.posted);
  expect(after.differences.map(({ lot }) => lot)).toEqual(
    before.differences
      .filter(({ proposal }) => proposal.side === "statement")
      .map(({ lot }) => lot),
  );
  expect((await office.run("verify")).status).toBe(exit.ok);
});

test("off a terminal, what is certain is booked, and no loss or surplus", async () => {
  const before = await reconciled();
  const booked = await reconciled("--post");
  expect(booked.posted.length).toBeGreaterThan(0);
  const after = await reconciled();
  expect(after.differences.length).toBeLessThan(before.differences.length);
  expect(after.differences.map(({ cause }) => cause)).toContain("loss");
  expect(booked.status).toBe(exit.findings);
});

test("proposals are accepted by their numbers; what cannot be booked is a slip", async () => {
  const { differences } = await reconciled();
  const lot = differences.find(({ cause }) => cause === "other-lot");
  const unit = differences.find(({ cause }) => cause === "unit-mistaken");
  const booked = await reconciled("--post", "--accept", String(lot?.number));
  expect(booked.posted).toHaveLength(1);
  const refused = await office.run("reconcile", operator, "--post", "--accept", `${unit?.number}`);
  expect(refused.status).toBe(exit.input);
  expect(refused.err).toContain("error[option-invalid]");
  expect(refused.err).toMatch(/numbers of proposals that correct the ledger: \d/);
});

test("what is booked names the file and the row", async () => {
  const { posted } = await reconciled("--post", "--accept", "certain");
  const { out } = await office.run("history", "--json");
  const recorded = JSON.parse(out).filter(({ transaction }: { transaction: string }) =>
    posted.includes(transaction),
  );
  expect(recorded).toHaveLength(posted.length);
  for (const { source, reason, effectiveDate } of recorded) {
    expect(source.file).toBe("dubai-operator-stock.csv");
    expect(reason).toContain("dubai-operator-stock.csv as of 2026-10-02, row ");
    expect(effectiveDate).toBe("2026-10-02");
  }
  const traced = await office.run("trace", "--item", "TENT-4X4", "--lot", "CAO-T-R05-1");
  expect(traced.out).toContain("dubai-operator-stock.csv");
});

test("a statement that corrected the ledger can still be imported where it is news", async () => {
  await reconciled("--post", "--accept", "certain");
  const { err } = await office.run("import", operator);
  expect(err).toContain("error[already-opened]");
});

test("a depot that nobody knows is noted, and nothing is moved there without a word", async () => {
  const heading = "品名,倉庫,ロット,数量\n";
  writeFileSync(
    "a.csv",
    `${heading}毛布,ドバイ,CAO-B-R04-2,3000\n毛布,シンガポウル,CAO-B-R04-2,1000\n`,
  );
  const said = ["a.csv", "--agency", "cabinet-office", "--date", "2026-10-01"];
  const done = await office.run("reconcile", ...said, "--post");
  expect(done.out).toContain("nobody knows the depot");
  expect(done.out).toContain("is it a part of a list?");
  expect(done.err).toContain("nothing was booked");
  const all = await office.run("reconcile", ...said, "--post", "--accept", "1", "--json");
  expect(JSON.parse(all.out).posted).toHaveLength(1);
  expect((await office.run("verify")).status).toBe(exit.ok);
});

describe("--output", () => {
  test.each(["back.csv", "back.xlsx"])("%s can be read again", async (file) => {
    await office.run("reconcile", operator, "--output", file);
    const bytes = readFileSync(file);
    if (file.endsWith(".csv")) {
      expect(bytes.toString("utf8")).toContain("correct row 11 from 160 to 4,000");
    } else expect(bytes.subarray(0, 2).toString()).toBe("PK");
  });

  test("another kind of file is refused before anything is done", async () => {
    const done = await office.run("reconcile", operator, "--output", "back.pdf");
    expect({ status: done.status, out: done.out }).toEqual({ status: exit.input, out: "" });
  });
});

describe("a statement that tells less than the ledger", () => {
  const told = async (text: string) => {
    writeFileSync("a.csv", text);
    const said = ["--agency", "cabinet-office", "--date", "2026-10-01"];
    return office.run("reconcile", "a.csv", ...said);
  };
  const sums = [
    ["テント", 526],
    ["毛布", 5060],
    ["スリーピングマット", 6800],
    ["給水容器（10L）", 7200],
    ["ビニールシート", 4500],
    ["布団（難燃・試供品）", 200],
  ] as const;

  test("is compared by item and depot, and says so", async () => {
    const rows = sums.slice(0, 5).map(([name, quantity]) => `${name},ドバイ,${quantity}`);
    const done = await told(`品名,倉庫,数量\n${rows.join("\n")}\n`);
    expect(done.out).toContain("has no lot numbers: compared by item and depot");
    expect(done.out).toContain("goods of all statuses were compared together");
    expect(done.out).toContain("5 of 6 stock cards agree, 1 differs");
  });
});

describe("one item for another, where no lot number ties the two together", () => {
  /** What is at Singapore of each item; so many mats are blankets in the list. */
  async function without(mats: number): Promise<string> {
    const { out } = await office.run("stock", "--agency", "jica", "--by", "item,depot", "--json");
    const stock: readonly { item: string; depot: string; quantity: number }[] = JSON.parse(out);
    const rows = stock
      .filter(({ depot }) => depot === "SGSIN")
      .map(({ item, depot, quantity }) => {
        const off = item === "SLEEPING-PAD" ? -mats : item === "BLANKET" ? mats : 0;
        return `"${item}",${depot},jica,${quantity + off}`;
      });
    writeFileSync("list.csv", ["item,depot,agency,quantity", ...rows, ""].join("\n"));
    return "list.csv";
  }

  test("is shown, without a lot, and is not booked as certain", async () => {
    const list = await without(1237);
    const date = ["--date", "2026-10-01"];
    const shown = await office.run("reconcile", list, ...date);
    expect(shown.out).toContain(
      "1,237 pieces at Singapore are Sleeping pad in the book and Blanket in the statement.",
    );
    expect(shown.out).not.toContain("UNNUMBERED");
    const certain = await office.run("reconcile", list, ...date, "--post", "--json");
    expect(JSON.parse(certain.out).posted).toEqual([]);
    const all = await office.run("reconcile", list, ...date, "--post", "--accept", "all");
    expect(all.status).toBe(exit.ok);
  });
});

test("one piece is one piece", async () => {
  const tent = "TENT-LARGE,JT-1907,SGSIN,jica,23";
  writeFileSync("list.csv", `item,lot,depot,agency,quantity\n${tent}\n`);
  const done = await office.run("reconcile", "list.csv", "--date", "2026-10-01");
  expect(done.out).toContain("1 piece of Tent, large (JICA) lot JT-1907, Singapore is lacking");
});

test("goods of an item that was merged since are found under the other's name", async () => {
  const merge = ["items", "merge", "SLEEPING-PAD", "--into", "SLEEPING-MAT", "--yes"];
  expect((await office.run(...merge, "--reason", "one make")).status).toBe(exit.ok);
  const done = await office.run("reconcile", "data/sample/jica-stock.xlsx", "--agency", "jica");
  expect({ status: done.status, err: done.err }).toMatchObject({ status: exit.ok });
});

describe("a closed year", () => {
  test.each([[[]], [["--post", "--accept", "all"]]])(
    "is not compared any more: %s",
    async (more) => {
      await office.run("close", "--fiscal-year", "2026", "--yes");
      const done = await office.run("reconcile", operator, ...more);
      expect({ status: done.status, out: done.out }).toEqual({ status: exit.refused, out: "" });
      expect(done.err).toContain("error[statement-year-closed]");
    },
  );
});

describe("a statement is refused", () => {
  const heading = "品名,倉庫,ロット,数量\n";
  const agency = ["--agency", "cabinet-office"];
  test.each<[string, readonly string[], number, string]>([
    [
      "that is of a coming day",
      [...agency, "--date", "2026-12-31"],
      exit.refused,
      "statement-not-yet",
    ],
    [
      "of before the opening",
      [...agency, "--date", "2026-09-29"],
      exit.refused,
      "statement-too-early",
    ],
    ["of an agency without stock", ["--agency", "IOM"], exit.refused, "agency-without-stock"],
    ["of nobody", [], exit.input, "agency-missing"],
    [
      "in an encoding that there is none of",
      [...agency, "--encoding", "no-such"],
      exit.input,
      "error[",
    ],
  ])("%s", async (_, options, status, said) => {
    writeFileSync("a.csv", `${heading}毛布,ドバイ,CAO-B-R04-2,4000\n`);
    const done = await office.run("reconcile", "a.csv", ...options);
    expect({ status: done.status, out: done.out }).toEqual({ status, out: "" });
    expect(done.err).toContain(said);
  });

  test("with all that is wrong in it, at once", async () => {
    writeFileSync("a.csv", `${heading}毛布,ドバイ,X-1,約500\n毛布,ドバイ,X-2,-3\n`);
    const done = await office.run("reconcile", "a.csv", ...agency, "--date", "2026-10-01");
    expect({ status: done.status, out: done.out }).toEqual({ status: exit.input, out: "" });
    expect(done.err.match(/^error\[/gm)).toHaveLength(2);
  });

  test("that has no lines", async () => {
    writeFileSync("a.csv", heading);
    const done = await office.run("reconcile", "a.csv", ...agency, "--date", "2026-10-01");
    expect(done.status).toBe(exit.refused);
    expect(done.err).toContain("error[statement-empty]");
  });

  test.each(["some", "0", "3-1", ""])("with --accept %j", async (accept) => {
    const done = await office.run("reconcile", operator, "--post", "--accept", accept);
    expect({ status: done.status, out: done.out }).toEqual({ status: exit.input, out: "" });
    expect(done.err).toContain("error[option-invalid]");
  });
});
