/** `receive`: goods came in from a supplier. */
import { movementCommand } from "../movements/movement-command.ts";

export const receive = movementCommand(
  "receive",
  "bichiku receive --item BLANKET --lot CAO-B-R08-2 --depot AEDXB --agency cabinet-office --quantity 1200 --supplier 'Sample Textile' --unit-cost 1620 --reference S-1",
);
