/** The words of problems in files: see problems.ts. */
import type { ReadingProblem } from "../domain/reading-problem.ts";
import type { WordsFor } from "./problems.ts";

export const readingWords: WordsFor<ReadingProblem> = {
  "not-a-quantity": ({ found }) => ({
    what: { en: `"${found}" is not a quantity`, ja: `「${found}」は数量として読めません` },
    fix: { en: "write a whole number", ja: "整数で記入してください" },
  }),
  "unreadable-file": ({ found }) => ({
    what: { en: `the file cannot be read: ${found}`, ja: `ファイルを読み取れません: ${found}` },
    fix: { en: "save it again from the program it came from", ja: "元のソフトで保存し直してください" },
  }),
};
