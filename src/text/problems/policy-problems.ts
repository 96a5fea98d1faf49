/** The words of problems with a question to a model of replenishment: see problems.ts. */
import type { PolicyProblem } from "../../domain/problems/policy-problem.ts";
import { count } from "../text.ts";
import type { WordsFor } from "./problems.ts";

const meant = (near: string | undefined, rest: { readonly en: string; readonly ja: string }) =>
  near === undefined ? rest : { en: `did you mean "${near}"?`, ja: `「${near}」ではありませんか` };

export const policyWords: WordsFor<PolicyProblem> = {
  "unknown-model": ({ found, models, near }) => ({
    what: { en: `no model is called "${found}"`, ja: `「${found}」というモデルはありません` },
    fix: meant(near, {
      en: `give one of ${models.join(", ")}`,
      ja: `次のいずれかを指定してください: ${models.join("、")}`,
    }),
  }),
  "not-json": ({ found }) => ({
    what: { en: `the file is not JSON: ${found}`, ja: `JSON として読めません: ${found}` },
    fix: {
      en: 'write the parameters as {"fixedCost": 8, "holdingCost": 0.225, …}',
      ja: '{"fixedCost": 8, "holdingCost": 0.225, …} の形で書いてください',
    },
  }),
  "parameter-missing": ({ parameter, or }) => ({
    what: {
      en: `the parameter ${parameter}${or === undefined ? "" : ` (or ${or})`} is missing`,
      ja: `パラメーター ${parameter}${or === undefined ? "" : `（又は ${or}）`} がありません`,
    },
    fix: {
      en: "add it; docs/policy.md lists the parameters of each model",
      ja: "追加してください。各モデルのパラメーターは docs/policy.ja.md にあります",
    },
  }),
  "parameter-invalid": ({ parameter, found, expected: [en, ja] }) => ({
    what: {
      en: `${parameter} cannot be ${found}`,
      ja: `${parameter} に ${found} は使えません`,
    },
    fix: { en: `give ${en}`, ja: `${ja}を指定してください` },
  }),
  "parameter-unknown": ({ parameter, known, near }) => ({
    what: {
      en: `this model has no parameter "${parameter}"`,
      ja: `このモデルに「${parameter}」というパラメーターはありません`,
    },
    fix: meant(near, {
      en: `leave it out; the model takes ${known.join(", ")}`,
      ja: `削除してください。使えるのは ${known.join("、")} です`,
    }),
  }),
  "parameters-exclude": ({ one, other }) => ({
    what: {
      en: `${one} and ${other} are two names for one thing, and both were given`,
      ja: `${one} と ${other} は同じものを表すため、同時に指定できません`,
    },
    fix: { en: "leave one of them out", ja: "どちらか一方を削除してください" },
  }),
  "too-few-events": ({ events, needed }) => ({
    what: {
      en: `there ${events === 1 ? "is 1 event" : `are ${count(events)} events`}, and a fit of demand needs ${needed}`,
      ja: `事案が${count(events)}件しかなく、需要の推定に必要な${needed}件に足りません`,
    },
    fix: {
      en: "take in more events (--since, --events), or state the demand by hand: --rate, --mean-size, --sd-size",
      ja: "対象を広げる（--since、--events）か、--rate・--mean-size・--sd-size で需要を手入力してください",
    },
  }),
};
