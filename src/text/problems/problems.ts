/**
 * The words of every problem: what is wrong, and what to do about it. The layout is always
 *
 *   error[kind]: what
 *     at:  file, sheet, row, column
 *     fix: what to do
 */
import type { Place, Problem } from "../../domain/problems/problem.ts";
import type { Language, Text } from "../text.ts";
import { countProblemWords } from "./count-problems.ts";
import { decisionProblemWords } from "./decision-problems.ts";
import { ledgerWords } from "./ledger-problems.ts";
import { listWords } from "./list-problems.ts";
import { mergeRefusalWords, mergeWords } from "./merge-problems.ts";
import { movementWords } from "./movement-problems.ts";
import { optionWords } from "./option-problems.ts";
import { planProblemWords, planRefusalWords } from "./plan-problems.ts";
import { policyWords } from "./policy-problems.ts";
import { readingWords } from "./reading-problems.ts";
import { requestProblemWords } from "./request-problems.ts";
import { scenarioWords } from "./scenario-problems.ts";
import { shipmentProblemWords, shipmentRefusalWords } from "./shipment-problems.ts";
import { specificationWords } from "./specification-problems.ts";

export interface Words {
  readonly what: Text;
  readonly fix: Text;
}

/** For each kind of a union of problems, its words: a kind without words does not compile. */
export type WordsFor<Kinds extends { readonly kind: string }> = {
  readonly [Kind in Kinds["kind"]]: (problem: Extract<Kinds, { readonly kind: Kind }>) => Words;
};

const words: WordsFor<Problem> = {
  ...ledgerWords,
  ...mergeRefusalWords,
  ...mergeWords,
  ...decisionProblemWords,
  ...listWords,
  ...movementWords,
  ...optionWords,
  ...readingWords,
  ...requestProblemWords,
  ...planProblemWords,
  ...planRefusalWords,
  ...shipmentProblemWords,
  ...shipmentRefusalWords,
  ...specificationWords,
  ...policyWords,
  ...scenarioWords,
  ...countProblemWords,
};

export const problemKinds = Object.keys(words) as readonly Problem["kind"][];

export function wordsOf(problem: Problem): Words {
  // The compiler cannot see that the entry found by a problem's kind takes that very problem.
  return (words[problem.kind] as (problem: Problem) => Words)(problem);
}

/** "stock.csv, row 8, column …": where something stands. */
export const placeText = (at: Place): Text => ({
  en: [
    at.file,
    at.sheet && `sheet "${at.sheet}"`,
    at.row !== undefined && `row ${at.row}`,
    at.column && `column "${at.column}"`,
    at.option && `option ${at.option}`,
    at.transaction && `transaction ${at.transaction}`,
  ]
    .filter(Boolean)
    .join(", "),
  ja: [
    at.file,
    at.sheet && `シート「${at.sheet}」`,
    at.row !== undefined && `${at.row}行目`,
    at.column && `「${at.column}」列`,
    at.option && `オプション ${at.option}`,
    at.transaction && `仕訳 ${at.transaction}`,
  ]
    .filter(Boolean)
    .join("、"),
});

export function explain(problem: Problem, language: Language): string {
  const { what, fix } = wordsOf(problem);
  const place = placeText(problem.at)[language];
  const label = { en: ["error", "at: ", "fix:"], ja: ["エラー", "場所:", "対処:"] }[language];
  return [
    `${label[0]}[${problem.kind}]: ${what[language]}`,
    ...(place === "" ? [] : [`  ${label[1]} ${place}`]),
    `  ${label[2]} ${fix[language]}`,
  ].join("\n");
}
