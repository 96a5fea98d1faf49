/** The words of problems in files: see problems.ts. */
import type { ReadingProblem } from "../domain/reading-problem.ts";
import { fileWords } from "./file-problems.ts";
import type { WordsFor } from "./problems.ts";

export const readingWords: WordsFor<ReadingProblem> = {
  "not-a-quantity": ({ found }) => ({
    what: { en: `"${found}" is not a quantity`, ja: `「${found}」は数量として読めません` },
    fix: { en: "write a whole number", ja: "整数で記入してください" },
  }),
  ...fileWords,
};
