/** `verify`: the ledger proved from what is stored; exit 1 names what is wrong. */
import { transactionId } from "../../domain/ledger.ts";
import { verifyWords } from "../../text/commands.ts";
import type { Command } from "../command.ts";
import { exit } from "../exit.ts";

export const verify: Command = {
  options: [],
  example: "bichiku verify",
  async run(_input, { withLedger, print, language }) {
    const found = await withLedger((ledger) => ledger.verify());
    const problems = found.problems.map(({ transaction, problem }) => ({
      transaction: transaction === undefined ? null : transactionId(transaction),
      problem: problem[language],
    }));
    print.result({
      json: { ...found, problems },
      text: found.ok ? verifyWords.sound(found) : verifyWords.broken(found),
    });
    return found.ok ? exit.ok : exit.findings;
  },
};
