/** `ship`: goods of accepted plans, from their depots to their consignees. */

import { standingOf } from "../../shipping/state.ts";
import { shipmentWords as words } from "../../text/planning/shipments.ts";
import type { SubCommand } from "../command.ts";
import { exit } from "../exit.ts";
import { Names } from "../names.ts";
import { asOfOption, knownAtOption, OptionReader } from "../reports/report-options.ts";
import { shipmentCalled, shipmentsIn } from "../shipping/ship-desk.ts";
import {
  shipmentJson,
  shipmentRows,
  shipmentsTable,
  shipmentTable,
} from "../shipping/ship-tables.ts";
import { shipCancel } from "./ship-cancel.ts";
import { shipDeliver } from "./ship-deliver.ts";
import { shipCustody, shipDispatch } from "./ship-dispatch.ts";
import { shipDocuments } from "./ship-documents.ts";

const list: SubCommand = {
  name: "list",
  byDefault: true,
  summary: words.summary.list,
  options: [asOfOption, knownAtOption, { flags: "--late", text: words.options.late }],
  example: "bichiku ship list",
  run: ({ options }, context) =>
    context.withLedger(async (ledger) => {
      const reader = new OptionReader(options);
      const clocks = reader.clocks();
      reader.finish();
      const { today, language, print } = context;
      const day = clocks.asOf ?? today;
      const all = [...(await shipmentsIn(ledger, { ...clocks, asOf: day })).values()];
      const found = (one: (typeof all)[number]): boolean =>
        standingOf(one, day).findings.length > 0;
      const shown = options["late"] === true ? all.filter(found) : all;
      const names = new Names(await context.catalogue(ledger));
      const empty = all.length === 0 ? words.none : words.noneLate;
      print.result({
        json: shown.map((shipment) => shipmentJson(shipment, day)),
        table:
          print.format === "csv"
            ? shipmentRows(shown, day)
            : shipmentsTable(shown, { day, names, language, empty }),
      });
      return all.some(found) ? exit.findings : exit.ok;
    }),
};

const show: SubCommand = {
  name: "show",
  summary: words.summary.show,
  arguments: [{ name: "<shipment>", text: words.options.shipment }],
  options: [asOfOption, knownAtOption],
  example: "bichiku ship show S-1-1",
  run: ({ args, options }, context) =>
    context.withLedger(async (ledger) => {
      const reader = new OptionReader(options);
      const clocks = reader.clocks();
      reader.finish();
      const { today, language, print } = context;
      const day = clocks.asOf ?? today;
      const shipments = await shipmentsIn(ledger, { ...clocks, asOf: day });
      const shipment = shipmentCalled(args[0] ?? "", shipments);
      const names = new Names(await context.catalogue(ledger));
      print.result({
        json: shipmentJson(shipment, day),
        table:
          print.format === "csv"
            ? shipmentRows([shipment], day)
            : shipmentTable(shipment, { day, names, language }),
      });
      return standingOf(shipment, day).findings.length > 0 ? exit.findings : exit.ok;
    }),
};

export const ship: readonly SubCommand[] = [
  list,
  show,
  shipCustody,
  shipDispatch,
  shipDocuments,
  shipDeliver,
  shipCancel,
];
