/** `ship cancel`: the goods of a shipment do not go, or come back. */
import { type Shipment, sumOf } from "../../shipping/shipments.ts";
import { cancelOf } from "../../shipping/steps.ts";
import { shipmentWords as words } from "../../text/planning/shipments.ts";
import type { SubCommand } from "../command.ts";
import { exit } from "../exit.ts";
import { InputFault } from "../input-fault.ts";
import { chosenDay, chosenShipment, referenceOf, textOption } from "../shipping/ask-shipment.ts";
import { shipmentsIn } from "../shipping/ship-desk.ts";
import { printStep, recordStep } from "../shipping/ship-record.ts";
import { dateOption, referenceOption, shipmentArgument } from "./ship-dispatch.ts";

export const shipCancel: SubCommand = {
  name: "cancel",
  summary: words.summary.cancel,
  arguments: [shipmentArgument],
  options: [
    { flags: "--reason <text>", text: words.options.cancelReason },
    { flags: "--keep-reserved", text: words.options.keepReserved },
    dateOption,
    referenceOption,
  ],
  example: "bichiku ship cancel S-1-1 --reason 'the request was withdrawn'",
  run: ({ args, options }, context) =>
    context.withLedger(async (ledger) => {
      const open = (shipment: Shipment): boolean => sumOf(shipment, "reserved", "transit") > 0;
      const { code } = await chosenShipment(args[0], await shipmentsIn(ledger), open, context);
      const { terminal, ask } = context;
      const given = textOption(options["reason"]);
      const reason = given ?? (terminal ? await ask.text(words.ask.cancelReason) : "");
      if (reason.trim() === "") {
        throw new InputFault({ kind: "option-missing", option: "--reason", at: {} });
      }
      const again = options["keepReserved"] === true;
      const step = {
        shipment: code,
        event: "cancelled",
        reason: reason.trim(),
        date: await chosenDay(options, context),
        dateAt: { option: "--date" },
        ...referenceOf(options),
        tell: (now: Shipment) => cancelOf(now, again),
      } as const;
      const done = await recordStep(step, ledger, context);
      const { shipment, before, transaction } = done;
      const back = again ? "reserved" : "released";
      const quantity = sumOf(shipment, back) - sumOf(before, back);
      const changed = shipment.lines.find(({ owner, agency }) => owner !== agency);
      const news = [
        (again ? words.cameBack : words.cancelled)(code, quantity, transaction),
        ...(changed === undefined || again ? [] : [words.keepsOwner(changed.owner)]),
      ];
      await printStep(done, news, ledger, context);
      return exit.ok;
    }),
};
