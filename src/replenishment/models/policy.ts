/**
 * `policy MODEL PARAMETERS`: one textbook answer. The list of models stands here; each is a function
 * that reads its parameters (model.ts). docs/policy.md has their conventions.
 */
import { nearestOf } from "../../domain/nearest.ts";
import { present } from "../../domain/present.ts";
import type { PolicyProblem } from "../../domain/problems/policy-problem.ts";
import type { PolicyAnswer } from "./answer.ts";
import { deterministicModels } from "./deterministic-models.ts";
import type { PolicyModel } from "./model.ts";
import { ParameterReader } from "./parameters.ts";
import { perishableModels } from "./perishable-model.ts";
import { reorderModels } from "./reorder-models.ts";
import { stochasticModels } from "./stochastic-models.ts";

const models = {
  ...{ ...deterministicModels, ...stochasticModels },
  ...{ ...reorderModels, ...perishableModels },
} as const;

export type ModelName = keyof typeof models;

export const modelNames = Object.keys(models) as readonly ModelName[];

export type PolicyResult =
  | {
      readonly ok: true;
      readonly answer: PolicyAnswer & { readonly model: string };
      /** Parameters that were given, and that this model has no use for. */
      readonly unused: readonly string[];
    }
  | { readonly ok: false; readonly problems: readonly PolicyProblem[] };

export function policy(name: string, parameters: unknown): PolicyResult {
  const model: PolicyModel | undefined = Object.hasOwn(models, name)
    ? models[name as ModelName]
    : undefined;
  if (model === undefined) {
    const near = nearestOf(name, modelNames, Math.max(3, Math.floor(name.length / 3)));
    const problem = { kind: "unknown-model", found: name, models: modelNames } as const;
    return { ok: false, problems: [{ ...problem, ...present({ near }) }] };
  }
  const read = new ParameterReader(parameters);
  const solve = model(read);
  const problems = read.finish();
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, answer: { model: name, ...solve() }, unused: read.unused };
}
