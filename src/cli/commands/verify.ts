/**
 * `verify`: the ledger proved from what is stored; exit 1 names what is wrong. With `--head`, also
 * that the chain still holds the head that somebody noted: transactions cut off at the end leave
 * no other trace, so that an auditor keeps the head outside of the ledger.
 */
import { transactionId } from "../../domain/ledger.ts";
import { verifyWords } from "../../text/commands.ts";
import type { Command, Input } from "../command.ts";
import { exit } from "../exit.ts";
import { InputFault } from "../input-fault.ts";

export const verify: Command = {
  options: [{ flags: "--head <hash>", text: verifyWords.head }],
  example: "bichiku verify",
  async run(input, { withLedger, print, language }) {
    const noted = notedHead(input);
    const found = await withLedger((ledger) => ledger.verify(noted));
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

/** The whole hash: a part of it could be made to fit. */
function notedHead({ options }: Input): string | undefined {
  const given = options["head"];
  if (typeof given !== "string") return undefined;
  const hash = given.trim().toLowerCase();
  if (/^[0-9a-f]{64}$/.test(hash)) return hash;
  const expected = verifyWords.expectedHead;
  throw new InputFault({
    kind: "option-invalid",
    option: "--head",
    found: given,
    expected,
    at: {},
  });
}
