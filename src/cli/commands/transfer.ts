/** `transfer`: goods changed depot, owner (管理換, loan, return) or status, or several at once. */
import { movementCommand } from "../movements/movement-command.ts";

export const transfer = movementCommand(
  "transfer",
  "bichiku transfer --item BLANKET --lot CAO-B-R06-1 --depot AEDXB --agency cabinet-office --quantity 100 --to-agency jica",
);
