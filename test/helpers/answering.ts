/** Somebody at a terminal who answers in turn: a choice with its value, a yes or no with that word. */
import type { Ask } from "../../src/cli/context.ts";
import type { Language, Text } from "../../src/text/text.ts";

export function answering(answers: string[], questions: string[], language: Language): Ask {
  const next = (question: Text): string => {
    questions.push(question[language]);
    const answer = answers.shift();
    if (answer === undefined) throw new Error(`nobody answers "${question[language]}"`);
    return answer;
  };
  return {
    // An empty answer takes what is suggested, as the real question does.
    text: async (question, initial) => next(question) || (initial ?? ""),
    confirm: async (question) => next(question) === "yes",
    async choose(question, choices) {
      const answer = next(question);
      const chosen = choices.find(({ value }) => String(value) === answer);
      if (chosen === undefined) {
        throw new Error(`"${answer}" is not among ${choices.map(({ value }) => value).join(", ")}`);
      }
      return chosen.value;
    },
  };
}
