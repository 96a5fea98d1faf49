/** `init`: an empty ledger. A ledger that is there already is left as it is. */
import { initWords } from "../../text/commands.ts";
import type { Command } from "../command.ts";
import { exit } from "../exit.ts";

export const init: Command = {
  options: [],
  example: "bichiku init --store sqlite:bichiku.db",
  async run(_input, { createLedger, print, store }) {
    const { created } = await createLedger();
    print.result({
      json: { store, created },
      text: created ? initWords.created(store) : initWords.there(store),
    });
    return exit.ok;
  },
};
