/** `issue`: goods went out to a recipient. */
import { movementCommand } from "../movements/movement-command.ts";

export const issue = movementCommand(
  "issue",
  "bichiku issue --item BLANKET --lot CAO-B-R06-1 --depot AEDXB --agency cabinet-office --quantity 500 --to IOM",
);
