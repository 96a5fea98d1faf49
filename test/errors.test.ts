/**
 * Each way in which a file can be wrong has a file in test/errors/ that provokes it, and its message
 * in both languages is kept beside it. A kind without a file fails here.
 */
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Problem } from "../src/domain/problems/problem.ts";
import { readInventoryFile } from "../src/files/read-file.ts";
import { loadReference } from "../src/files/reference/reference.ts";
import { readItems } from "../src/importers/items.ts";
import { readNamedList } from "../src/importers/named-list.ts";
import type { StatementOptions } from "../src/importers/reading.ts";
import { readStatement } from "../src/importers/statement.ts";
import type { ReadFile } from "../src/importers/table.ts";
import { countProblemWords } from "../src/text/problems/count-problems.ts";
import { decisionProblemWords } from "../src/text/problems/decision-problems.ts";
import { fileWords } from "../src/text/problems/file-problems.ts";
import { ledgerWords } from "../src/text/problems/ledger-problems.ts";
import {
  mergedRowWords,
  mergeRefusalWords,
  mergeWords,
} from "../src/text/problems/merge-problems.ts";
import { movementWords } from "../src/text/problems/movement-problems.ts";
import { optionWords } from "../src/text/problems/option-problems.ts";
import { planProblemWords, planRefusalWords } from "../src/text/problems/plan-problems.ts";
import { policyWords } from "../src/text/problems/policy-problems.ts";
import { explain, problemKinds } from "../src/text/problems/problems.ts";
import { requestProblemWords } from "../src/text/problems/request-problems.ts";
import { scenarioWords } from "../src/text/problems/scenario-problems.ts";
import {
  shipmentProblemWords,
  shipmentRefusalWords,
} from "../src/text/problems/shipment-problems.ts";
import { specificationWords } from "../src/text/problems/specification-problems.ts";
import {
  catalogue,
  contextFor,
  dataFolder,
  fileOf,
  headings,
  vocabulary,
} from "./helpers/reading.ts";

const folder = join(import.meta.dirname, "errors");
const files = readdirSync(folder);
/** Provoked elsewhere: on the command line, in the ledger, by hostile files, by specifications. */
const elsewhere = new Set(
  [
    ...[fileWords, ledgerWords, movementWords, optionWords],
    ...[mergedRowWords, mergeRefusalWords, mergeWords, decisionProblemWords],
    ...[specificationWords, countProblemWords, policyWords, scenarioWords],
    ...[requestProblemWords, planProblemWords, planRefusalWords],
    ...[shipmentProblemWords, shipmentRefusalWords],
  ].flatMap((words) => Object.keys(words)),
);
const kinds = problemKinds.filter((kind) => !elsewhere.has(kind));

const settled: StatementOptions = { agency: "jica", date: "2026-09-30" };
const optionsOf: Readonly<Record<string, StatementOptions>> = {
  "agency-missing": { date: "2026-09-30" },
  "as-of-missing": { agency: "jica" },
  "as-of-differs": { agency: "jica" },
  "unknown-column": { ...settled, strict: true },
  "not-known": { ...settled, strict: true },
};
const itemMasters = new Set(["not-a-measure", "item-twice"]);

async function tablesOf(name: string): Promise<ReadFile> {
  const path = join(folder, name);
  if (name.endsWith(".json")) {
    return { ...fileOf(...JSON.parse(readFileSync(path, "utf8"))), name };
  }
  const file = await readInventoryFile(path, { knownWords: headings, encoding: "utf-8" });
  if (!file.ok) throw new Error(JSON.stringify(file.problems));
  return file.value;
}

/** A user's folder of reference data that has this one file wrong. */
function withData(name: string): readonly Problem[] {
  const own = mkdtempSync(join(tmpdir(), "bichiku-errors-"));
  try {
    mkdirSync(own, { recursive: true });
    copyFileSync(join(folder, name), join(own, name.split(".").slice(1).join(".")));
    const loaded = loadReference([own, dataFolder]);
    if (loaded.ok) return [];
    return loaded.problems.map((problem) => ({
      ...problem,
      at: {
        ...problem.at,
        file: problem.at.file?.replace(own, "my-data").replace(dataFolder, "data") ?? "",
      },
    }));
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
}

async function provoked(kind: string, name: string): Promise<readonly Problem[]> {
  if (kind.startsWith("data-")) return withData(name);
  const file = await tablesOf(name);
  if (kind.startsWith("list-")) {
    const list = readNamedList(file);
    return list.ok ? [] : list.problems;
  }
  if (itemMasters.has(kind)) {
    return readItems(file, { catalogue, vocabulary, profile: undefined, options: {} }).rejects;
  }
  return readStatement(file, contextFor(optionsOf[kind] ?? settled)).rejects;
}

describe("every way in which a file can be wrong", () => {
  test.each(kinds)("%s", async (kind) => {
    const name = files.find((file) => file.split(".")[0] === kind);
    expect(name, `test/errors/ has no file that provokes ${kind}`).toBeDefined();
    const problems = await provoked(kind, name ?? "");
    const own = problems.filter((problem) => problem.kind === kind);
    expect(own.length, JSON.stringify(problems)).toBeGreaterThan(0);
    const messages = own.slice(0, 1).flatMap((one) => [explain(one, "en"), explain(one, "ja")]);
    await expect(`${messages.join("\n\n")}\n`).toMatchFileSnapshot(`golden/errors/${kind}.txt`);
  });

  test("no file is left over", () => {
    const known = new Set<string>(kinds);
    expect(files.filter((file) => !known.has(file.split(".")[0] ?? ""))).toEqual([]);
  });
});
