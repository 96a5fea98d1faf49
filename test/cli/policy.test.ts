/** `policy` on the command line: what it prints, and what it says of a wrong question. */
import { writeFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { exit } from "../../src/cli/exit.ts";
import { modelNames } from "../../src/replenishment/models/policy.ts";
import { enterOffice, type Office } from "../helpers/command-line.ts";

let office: Office;
beforeEach(() => {
  office = enterOffice();
});
afterEach(() => office.leave());

const sample = "data/sample/policy-s-S-poisson.json";

function ask(model: string, text: string, ...options: readonly string[]) {
  writeFileSync("question.json", text);
  return office.run("policy", model, "question.json", ...options);
}

const answer = async (model: string, parameters: unknown): Promise<unknown> =>
  JSON.parse((await ask(model, JSON.stringify(parameters), "--json")).out);

test("needs no ledger, and gives JSON, CSV and a table in both languages", async () => {
  const json = await office.run("policy", "s-S-poisson", sample, "--json");
  expect(json.status).toBe(exit.ok);
  expect(JSON.parse(json.out)).toMatchObject({ model: "s-S-poisson", s: 14, S: 62 });
  const csv = await office.run("policy", "s-S-poisson", sample, "--csv");
  expect(csv.out).toMatch(/^key,meaning,value\r?\ns,.*,14\r?\n/);
  expect((await office.run("policy", "s-S-poisson", sample)).out).toMatch(/cost .* 49\.173036/);
  const japanese = await office.run("policy", "s-S-poisson", sample, "--lang", "ja");
  expect(japanese.out).toContain("単位期間当たりの期待費用");
});

test("only the keys that apply are there", async () => {
  const order = { fixedCost: 8, holdingCost: 0.225, demandRate: 1300 };
  expect(Object.keys((await answer("eoq", order)) as object)).toEqual(["model", "Q", "cost"]);
  const lots = { fixedCost: 500, holdingCost: 2, demand: [90, 120, 80, 70] };
  expect(await answer("wagner-whitin", lots)).toEqual({
    model: "wagner-whitin",
    orders: [210, 0, 150, 0],
    cost: 1380,
  });
});

test("a parameter of another model is told, and does no harm", async () => {
  const text = '{"fixedCost": 8, "holdingCost": 0.225, "demandRate": 1300, "leadTime": 2}';
  const { status, err } = await ask("eoq", text);
  expect(status).toBe(exit.ok);
  expect(err).toContain("eoq has no use for leadTime");
});

test("a file with its mark is read, and null counts as absent", async () => {
  const text = '\uFEFF{"fixedCost": 8, "holdingCost": 0.225, "demandRate": 1300, "Q": null}';
  expect((await ask("eoq", text)).out).toContain("304.04678");
});

describe("a wrong question changes nothing and says what to do", () => {
  const order = '"fixedCost": 8, "holdingCost": 0.225, "demandRate": 1300';
  const shop = '"holdingCost": 1, "mean": 6';
  const tiers = '"fixedCost": 8, "holdingCostRate": 0.2, "demandRate": 10';
  test.each<[what: string, model: string, text: string, said: string]>([
    ["a model there is none of", "s-S-poison", "{}", 'did you mean "s-S-poisson"?'],
    ["a name that every object has", "constructor", "{}", "error[unknown-model]"],
    ["a text that is no JSON", "eoq", "{", "error[not-json]"],
    ["a list", "eoq", "[1, 2]", "{} cannot be [1,2]"],
    ["nothing", "eoq", "null", "{} cannot be null"],
    ["a parameter too few", "eoq", "{}", "the parameter demandRate (or mean) is missing"],
    ["a negative cost", "eoq", `{${order}, "fixedCost": -8}`, "fixedCost cannot be -8"],
    ["a text for a number", "eoq", `{${order}, "Q": "many"}`, 'Q cannot be "many"'],
    ["no number at all", "eoq", `{${order}, "Q": 1e999}`, "Q cannot be null"],
    ["a mistyped name", "eoq", `{${order}, "q": 5}`, 'did you mean "Q"?'],
    ["two names at once", "eoq", `{${order}, "mean": 5}`, "two names for one thing"],
    ["a service level of 1", "newsvendor-poisson", `{${shop}, "serviceLevel": 1}`, "below 1"],
    [
      "an unknown service",
      "newsvendor-poisson",
      `{${shop}, "serviceLevel": 0.9, "service": "x"}`,
      '"cycle" or "fill"',
    ],
    [
      "half a piece",
      "newsvendor-poisson",
      `{${shop}, "stockoutCost": 4, "S": 7.5}`,
      "a whole number",
    ],
    [
      "half a period",
      "s-S-poisson",
      `{${shop}, "stockoutCost": 4, "fixedCost": 1, "leadTime": 0.5}`,
      "a whole number of periods",
    ],
    [
      "S below s",
      "s-S-poisson",
      `{${shop}, "stockoutCost": 4, "fixedCost": 1, "s": 5, "S": 5}`,
      "a whole number above s",
    ],
    [
      "s without S",
      "s-S-poisson",
      `{${shop}, "stockoutCost": 4, "fixedCost": 1, "s": 5}`,
      "the parameter S is missing",
    ],
    [
      "too large a table",
      "newsvendor-poisson",
      '{"holdingCost": 1, "stockoutCost": 1, "mean": 1e12}',
      "use a normal model",
    ],
    ["a rate too slow", "epq", `{${order}, "productionRate": 1300}`, "above the rate of demand"],
    [
      "prices that do not fit",
      "eoq-all-units-discount",
      `{${tiers}, "breakpoints": [0, 10], "unitCosts": [5, 4, 3]}`,
      "as many numbers as breakpoints",
    ],
    [
      "quantities out of order",
      "eoq-all-units-discount",
      `{${tiers}, "breakpoints": [0, 20, 10], "unitCosts": [5, 4, 3]}`,
      "rising numbers",
    ],
    [
      "orders that come too late",
      "wagner-whitin",
      '{"fixedCost": 1, "holdingCost": 1, "demand": [3, 3], "orders": [2, 4]}',
      "when they are needed",
    ],
    [
      "costs for other periods",
      "wagner-whitin",
      '{"fixedCost": [1], "holdingCost": 1, "demand": [3, 3]}',
      "as many numbers as demand",
    ],
    [
      "probabilities that do not add up",
      "newsvendor-discrete",
      '{"holdingCost": 1, "stockoutCost": 1, "probabilities": [0.5, 0.4]}',
      "add up to 1",
    ],
    [
      "a demand of nothing",
      "newsvendor-discrete",
      '{"holdingCost": 1, "stockoutCost": 1, "probabilities": [1]}',
      "some demand",
    ],
  ])("%s", async (_, model, text, said) => {
    const { status, out, err } = await ask(model, text);
    expect(err).toContain(said);
    expect(status).toBe(exit.input);
    expect(out).toBe("");
    const japanese = await ask(model, text, "--lang", "ja");
    expect(japanese.err).toMatch(/^エラー\[/);
    expect(japanese.err).not.toMatch(/undefined|NaN/);
  });

  test("all at once", async () => {
    const { err } = await ask("s-S-poisson", '{"fixedCost": -1, "holdingCost": 0, "lead": 2}');
    expect(err.match(/^error\[/gm)).toHaveLength(5);
  });

  test("a file that is not there, is a folder, or no text", async () => {
    expect((await office.run("policy", "eoq", "nothing.json")).status).toBe(exit.input);
    expect((await office.run("policy", "eoq", "data")).err).toContain("is a folder");
    writeFileSync("question.json", Buffer.from([0x7b, 0x93, 0xfa, 0x7d]));
    expect((await office.run("policy", "eoq", "question.json")).err).toContain("UTF-8");
  });

  test.each(modelNames)("%s, of an empty question, asks for what it needs", async (model) => {
    const { status, err } = await ask(model, "{}");
    expect(status).toBe(exit.input);
    expect(err).toMatch(/^error\[parameter-missing\]/);
    expect(err).not.toMatch(/NaN|undefined/);
  });
});
