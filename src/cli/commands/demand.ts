/** `demand`: how often relief goods are asked for, and how much, from what was seen. */

import { demandWords as words } from "../../text/replenishment/demand.ts";
import type { Command, Input } from "../command.ts";
import type { Context } from "../context.ts";
import { exit } from "../exit.ts";
import { askedDemand, demandOptions } from "../replenishment/demand-options.ts";
import { pictureOf } from "../replenishment/demand-picture.ts";
import {
  demandJson,
  demandRows,
  demandTable,
  forecastTable,
  leadTable,
} from "../replenishment/demand-tables.ts";

export const demand: Command = {
  options: demandOptions,
  example: "bichiku demand --agency cabinet-office --item blanket --lead-time 250",

  async run({ options }: Input, context: Context) {
    const { shown, picture } = await askedDemand(options, context);
    const { print, language, files } = context;
    if (picture !== undefined) await files.writeChart(picture, pictureOf(shown, language));
    const json = shown.map(demandJson);
    if (print.format !== "people") print.result({ json, table: demandRows(shown) });
    else {
      for (const [at, one] of shown.entries()) {
        if (at > 0) print.raw("\n");
        print.result({ json, table: demandTable(one, language) });
        for (const more of [one.lead && leadTable, one.forecast && forecastTable]) {
          if (more === undefined) continue;
          print.raw("\n");
          print.result({ json, table: more(one, language) });
        }
      }
    }
    if (picture !== undefined) print.note(words.written(picture));
    return exit.ok;
  },
};
