/** `items review`: a person goes through the items that wait, and each answer is recorded at once. */
import { reviewWords as words } from "../../text/items/review.ts";
import type { SubCommand } from "../command.ts";
import { exit } from "../exit.ts";
import { InputFault } from "../input-fault.ts";
import { Review } from "../items/review.ts";
import { questionsOf } from "../items/review-questions.ts";

export const review: SubCommand = {
  name: "review",
  summary: words.summary,
  options: [],
  example: "bichiku items review",
  run: (_, context) =>
    context.withLedger(async (ledger) => {
      const found = await questionsOf(context, ledger);
      if (found.questions.length === 0) {
        context.print.result({ json: [], text: words.nothing });
        return exit.ok;
      }
      if (!context.terminal) throw new InputFault({ kind: "review-needs-terminal", at: {} });
      await new Review(context, ledger, found).run();
      return exit.ok;
    }),
};
