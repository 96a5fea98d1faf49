/** `adjust`: what is there was found to differ from what the ledger says. */
import { movementCommand } from "../movements/movement-command.ts";

export const adjust = movementCommand(
  "adjust",
  "bichiku adjust --item BLANKET --lot CAO-B-R06-1 --depot AEDXB --agency cabinet-office --quantity=-5 --reason 'torn, found at the count'",
);
