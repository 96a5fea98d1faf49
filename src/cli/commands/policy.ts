/** `policy MODEL PARAMETERS.json`: one textbook answer; no ledger is involved. */
import type { Problem } from "../../domain/problems/problem.ts";
import type { PolicyAnswer } from "../../replenishment/models/answer.ts";
import { modelNames, policy } from "../../replenishment/models/policy.ts";
import { figureWords, policyWords as words } from "../../text/replenishment/policy.ts";
import type { Text } from "../../text/text.ts";
import type { Command } from "../command.ts";
import type { Context } from "../context.ts";
import { exit } from "../exit.ts";
import { InputFault } from "../input-fault.ts";
import type { TableRow, TableSpec } from "../terminal/render.ts";

export const policyCommand: Command = {
  arguments: [
    { name: "<model>", text: words.model(modelNames) },
    { name: "<parameters>", text: words.parameters },
  ],
  options: [],
  example: "bichiku policy s-S-poisson data/sample/policy-s-S-poisson.json",

  async run({ args: [model = "", path = ""] }, context) {
    const parameters = await parametersIn(path, context);
    const result = policy(model, parameters);
    if (!result.ok) {
      throw new InputFault(
        ...result.problems.map((problem): Problem => {
          return { ...problem, at: problem.kind === "unknown-model" ? {} : { file: path } };
        }),
      );
    }
    const { answer, unused } = result;
    if (unused.length > 0) context.print.warn(words.unused(model, unused));
    context.print.result({ json: answer, table: answerTable(answer, context) });
    return exit.ok;
  },
};

async function parametersIn(path: string, { files }: Context): Promise<unknown> {
  const text = await files.readText(path);
  if (!text.ok) throw new InputFault(...text.problems);
  try {
    return JSON.parse(text.value);
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    throw new InputFault({ kind: "not-json", found, at: { file: path } });
  }
}

function answerTable(
  { model, orders, ...figures }: PolicyAnswer & { readonly model: string },
  { print, language }: Context,
): TableSpec {
  const value = (figure: number) => (print.format === "csv" ? figure : figureWords(figure));
  const line = (key: string, meaning: Text, figure: number): TableRow => ({
    cells: { key, meaning: meaning[language], value: value(figure) },
  });
  const meanings = { ...words.keys, ...(orders !== undefined && { cost: words.planCost }) };
  const keys = Object.keys(words.keys) as readonly (keyof typeof words.keys)[];
  return {
    title: words.title(model),
    columns: [
      { key: "key", heading: words.columns.key },
      { key: "meaning", heading: words.columns.meaning },
      { key: "value", heading: words.columns.value, numeric: true },
    ],
    rows: [
      ...(orders ?? []).map((order, at) => line(`orders[${at}]`, words.ofPeriod(at + 1), order)),
      ...keys.flatMap((key) => {
        const figure = figures[key];
        return figure === undefined ? [] : [line(key, meanings[key], figure)];
      }),
    ],
  };
}
