/** `count`: taking stock (棚卸), from blind sheets to the inspection report. */
import type { SubCommand } from "../command.ts";
import { enterCommand } from "./count-enter.ts";
import { postCommand } from "./count-post.ts";
import { reportCommand } from "./count-report.ts";
import { sheetCommand } from "./count-sheet.ts";
import { cancelCommand, compareCommand, listCommand, showCommand } from "./count-views.ts";

export const count: readonly SubCommand[] = [
  sheetCommand,
  enterCommand,
  compareCommand,
  postCommand,
  listCommand,
  showCommand,
  cancelCommand,
  reportCommand,
];
