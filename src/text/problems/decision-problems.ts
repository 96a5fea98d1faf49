/** The words of what can be wrong with a list of decisions: see problems.ts. */

import type { Decision } from "../../domain/declaration.ts";
import type { DecisionProblem } from "../../domain/problems/decision-problem.ts";
import type { Text } from "../text.ts";
import type { WordsFor } from "./problems.ts";

export const decisionWords: Readonly<Record<Decision, Text>> = {
  same: { en: "same goods", ja: "同一の物資" },
  different: { en: "different goods", ja: "別の物資" },
  own: { en: "goods of its own", ja: "独立した品目" },
};

export const decisionProblemWords: WordsFor<DecisionProblem> = {
  "decision-column-missing": ({ found, column }) => ({
    what: {
      en: `a list of decisions has a column "${column}"; the headings here are ${found}`,
      ja: `判断の一覧には「${column}」列が必要です（見出し: ${found}）`,
    },
    fix: {
      en: "begin with a list that `bichiku items decisions -o FILE.csv` wrote",
      ja: "`bichiku items decisions -o FILE.csv` で書き出した一覧を基に作成してください",
    },
  }),
  "decision-lacks": ({ column }) => ({
    what: { en: `there is no ${column}`, ja: `「${column}」がありません` },
    fix: {
      en: "name both items; only goods of their own (own) have no right one",
      ja: "左右の品目を記入してください。右を空欄にできるのは「独立」（own）だけです",
    },
  }),
  "decision-invalid": ({ found, expected: [en, ja] }) => ({
    what: { en: `"${found}" is not ${en}`, ja: `「${found}」は${ja}ではありません` },
    fix: { en: `write ${en}`, ja: `${ja}を記入してください` },
  }),
  "decision-contradicts": ({ left, right, decision, other, otherRow, by }) => {
    const pair = right === "" ? left : `${left} / ${right}`;
    const [now, then] = [decisionWords[decision], decisionWords[other]];
    return {
      what: {
        en: `${pair}: ${now.en} here, but ${then.en} ${by === undefined ? `in row ${otherRow}` : `by ${by}`}`,
        ja: `${pair}: ここでは「${now.ja}」ですが、${by === undefined ? `${otherRow}行目` : by} では「${then.ja}」です`,
      },
      fix:
        by === undefined
          ? { en: "keep one of the two rows", ja: "いずれか一方の行だけを残してください" }
          : {
              en: `drop the row, or undo ${by} first: \`bichiku reverse ${by} --reason …\``,
              ja: `この行を削除するか、先に ${by} を取り消してください（\`bichiku reverse ${by} --reason …\`）`,
            },
    };
  },
};
