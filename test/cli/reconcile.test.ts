/** `reconcile` as a person uses it: the samples, what is refused, what is booked, once only. */
import { writeFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { exit } from "../../src/cli/exit.ts";
import { enterOffice, type Office } from "../helpers/command-line.ts";

let office: Office;
beforeEach(async () => {
  office = enterOffice();
  await office.run("init");
  await office.run("import", "data/sample/cabinet-office-stock.csv", "--agency", "cabinet-office");
  await office.run("import", "data/sample/jica-stock.xlsx", "--agency", "jica");
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
    ["with a wrong row", [...agency, "--encoding", "no-such"], exit.input, "error["],
  ])("%s", async (_, options, status, said) => {
    writeFileSync("a.csv", `${heading}毛布,ドバイ,CAO-B-R04-2,4000\n`);
    const done = await office.run("reconcile", "a.csv", ...options);
    expect({ status: done.status, out: done.out }).toEqual({ status, out: "" });
    expect(done.err).toContain(said);
  });
});
