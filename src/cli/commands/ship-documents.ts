/** `ship documents`: all papers of a shipment, from its facts in the ledger. */
import { receiptForm } from "../../documents/shipping/receipt-form.ts";
import type { ShipmentFacts } from "../../documents/shipping/shipment-facts.ts";
import {
  shippingPaper,
  shippingPapers,
  shippingSheets,
} from "../../documents/shipping/shipping-papers.ts";
import { Refused } from "../../ports.ts";
import { shippingWords as words } from "../../text/planning/shipping.ts";
import { type Language, same } from "../../text/text.ts";
import type { SubCommand } from "../command.ts";
import type { Context } from "../context.ts";
import { exit } from "../exit.ts";
import { refuseExisting } from "../new-files.ts";
import { chosenShipment, textOption } from "../shipping/ask-shipment.ts";
import { shipmentsIn } from "../shipping/ship-desk.ts";
import { cancellationOf, shipmentFacts } from "../shipping/shipment-facts.ts";
import { shipmentArgument } from "./ship-dispatch.ts";

export const shipDocuments: SubCommand = {
  name: "documents",
  summary: words.options.summary,
  arguments: [shipmentArgument],
  options: [{ flags: "--folder <folder>", text: words.options.folder }],
  example: "bichiku ship documents S-1-1",
  run: ({ args, options }, context) =>
    context.withLedger(async (ledger) => {
      const { print, files, language } = context;
      const shipments = await shipmentsIn(ledger);
      const shipment = await chosenShipment(args[0], shipments, () => true, context);
      const facts = await shipmentFacts(shipment, ledger, context);
      if (facts.lines.length === 0) {
        const [at, by] = [{}, cancellationOf(shipment) ?? ""];
        throw new Refused([{ kind: "shipment-cancelled", shipment: shipment.code, by, at }]);
      }
      const folder = textOption(options["folder"]) ?? ".";
      const outputs = outputsOf(facts, folder, language);
      await refuseExisting([...outputs.keys()], files, "--folder");
      for (const write of outputs.values()) await write(context);
      const names = [...outputs.keys()];
      const { code: id, plan, planHash, position } = facts;
      print.result({
        json: { shipment: id, plan, planHash, position, files: names },
        table: {
          columns: [
            { key: "shipment", heading: same("shipment") },
            { key: "file", heading: same("file") },
          ],
          rows: names.map((file) => ({ cells: { shipment: id, file } })),
        },
        text: words.written(id, names),
      });
      return exit.ok;
    }),
};

type Write = (context: Context) => Promise<void>;

/** Consignees read English; whoever works in Japanese gets the same in Japanese beside it. */
function outputsOf(
  facts: ShipmentFacts,
  folder: string,
  language: Language,
): ReadonlyMap<string, Write> {
  const languages = language === "ja" ? (["en", "ja"] as const) : (["en"] as const);
  const name = (rest: string): string =>
    folder === "."
      ? `${facts.code}${rest}`
      : `${folder.replace(/[\\/]+$/, "")}/${facts.code}${rest}`;
  const found = new Map<string, Write>();
  for (const paper of shippingPapers) {
    const file = name(`-${paper}.docx`);
    found.set(file, ({ files }) => files.writePaper(file, shippingPaper(paper, facts, languages)));
  }
  for (const to of languages) {
    const suffix = to === "en" ? "" : `-${to}`;
    const [book, form] = [name(`${suffix}.xlsx`), name(`-receipt${suffix}.xlsx`)];
    found.set(book, ({ files }) => files.writeWorkbook(book, shippingSheets(facts, to)));
    found.set(form, ({ files }) => files.writeWorkbook(form, [receiptForm(facts, to)]));
  }
  return found;
}
