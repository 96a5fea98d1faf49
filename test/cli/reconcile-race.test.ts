/** Two people reconcile the same statement at the same time, and both book what they accept. */
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";
import { buildProgram } from "../helpers/built-program.ts";

const program = buildProgram();
const folder = mkdtempSync(join(tmpdir(), "bichiku-race-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const sample = resolve(import.meta.dirname, "../../data/sample");

test("what both accept is booked once", async () => {
  const run = async (...argv: readonly string[]) => program.start(folder, ...argv).ended;
  for (const name of ["cabinet-office-stock.csv", "jica-stock.xlsx", "dubai-operator-stock.csv"]) {
    copyFileSync(join(sample, name), join(folder, name));
  }
  await run("init");
  await run("import", "cabinet-office-stock.csv", "--agency", "cabinet-office");
  await run("import", "jica-stock.xlsx", "--agency", "jica");
  const both = await Promise.all(
    Array.from({ length: 4 }, () =>
      run("reconcile", "dubai-operator-stock.csv", "--post", "--accept", "all", "--json"),
    ),
  );
  expect(both.map(({ status, err }) => ({ status, err }))).toEqual(
    both.map(() => ({ status: 1, err: "" })),
  );
  const posted = both.flatMap(({ out }) => JSON.parse(out).posted);
  expect(new Set(posted).size).toBe(posted.length);
  const { out } = await run("reconcile", "dubai-operator-stock.csv", "--json");
  const { differences, alreadyPosted } = JSON.parse(out);
  expect([...posted].sort()).toEqual([...alreadyPosted].sort());
  const sides = new Set(
    differences.map(({ proposal }: { proposal: { side: string } }) => proposal.side),
  );
  expect([...sides]).toEqual(["statement"]);
  expect((await run("verify")).status).toBe(0);
});
