/** `evidence add | import | offer | list`: what goods are like, and from where that is known. */
import type { Catalogue } from "../../domain/catalogue.ts";
import { present } from "../../domain/present.ts";
import type { Ledger } from "../../ports.ts";
import { attributeCalled } from "../../specification/read-evidence.ts";
import { evidenceWords as words } from "../../text/specification/evidence.ts";
import type { Input, SubCommand } from "../command.ts";
import type { Context } from "../context.ts";
import { exit } from "../exit.ts";
import { InputFault } from "../input-fault.ts";
import { Names } from "../names.ts";
import { OptionReader } from "../reports/report-options.ts";
import {
  type Desk,
  recordEvidence,
  statedByOptions,
  statedInFile,
  warnOfUnknownLots,
} from "../specification/evidence-entry.ts";
import { evidenceRecorded } from "../specification/evidence-records.ts";
import { evidenceJson, evidenceRows, evidenceTable } from "../specification/evidence-table.ts";
import { offer } from "./evidence-offer.ts";

const { options } = words;

async function deskOf(context: Context, ledger: Ledger): Promise<Desk> {
  const catalogue: Catalogue = await context.catalogue(ledger);
  return { context, catalogue, reference: await context.specifications() };
}

const add: SubCommand = {
  name: "add",
  summary: words.add,
  options: [
    { flags: "--item <code>", text: options.item },
    { flags: "--lot <lot>", text: options.lot },
    { flags: "--attribute <attribute>", text: options.attribute },
    { flags: "--value <value>", text: options.value },
    { flags: "--plus-minus <figure>", text: options.plusMinus },
    { flags: "--kind <kind>", text: options.kind },
    { flags: "--method <method>", text: options.method },
    { flags: "--laboratory <name>", text: options.laboratory },
    { flags: "--report <number>", text: options.report },
    { flags: "--date <date>", text: options.date },
    { flags: "--reason <text>", text: options.reason },
  ],
  example:
    "bichiku evidence add --item BLANKET --lot CAO-B-R04-2 --attribute width --value '150 cm' --kind measured",
  run: (input, context) =>
    context.withLedger(async (ledger) => {
      const desk = await deskOf(context, ledger);
      const said = await statedByOptions(input, desk);
      const reason = input.options["reason"];
      const more = typeof reason === "string" ? { reason } : {};
      const { transaction } = await recordEvidence(ledger, [said], desk, more);
      await warnOfUnknownLots(ledger, [said], desk);
      const recorded = await ofTransaction(ledger, desk, transaction);
      context.print.result({
        json: recorded.map(evidenceJson)[0],
        text: words.recorded(transaction, 1),
      });
      return exit.ok;
    }),
};

async function ofTransaction(ledger: Ledger, { catalogue }: Desk, id: string) {
  const all = await evidenceRecorded(ledger, catalogue);
  return all.filter((one) => evidenceJson(one).transaction === id);
}

const importFile: SubCommand = {
  name: "import",
  summary: words.import,
  arguments: [{ name: "<file>", text: words.file }],
  options: [
    { flags: "--kind <kind>", text: options.defaultKind },
    { flags: "--dry-run", text: options.dryRun },
    { flags: "--encoding <encoding>", text: options.encoding },
    { flags: "--sheet <sheet>", text: options.sheet },
  ],
  example: "bichiku evidence import data/sample/evidence.csv",
  run: (input, context) =>
    context.withLedger(async (ledger) => {
      const desk = await deskOf(context, ledger);
      const text = (name: string): string | undefined => {
        const value = input.options[name];
        return typeof value === "string" ? value : undefined;
      };
      const read = await context.files.read(
        input.args[0] ?? "",
        present({ encoding: text("encoding"), sheet: text("sheet") }),
      );
      if (!read.ok) throw new InputFault(...read.problems);
      const { name, sha256 } = read.value;
      const said = statedInFile(read.value, text("kind"), desk);
      const dry = input.options["dryRun"] === true || said.length === 0;
      const outcome = dry
        ? undefined
        : await recordEvidence(ledger, said, desk, { source: { name, sha256 } });
      await warnOfUnknownLots(ledger, said, desk);
      context.print.result({
        json: {
          file: name,
          sha256,
          values: said.length,
          transaction: outcome?.transaction ?? null,
          alreadyImported: outcome?.already ?? false,
        },
        text:
          outcome === undefined
            ? words.read(name, said.length)
            : outcome.already
              ? words.already(name, outcome.transaction)
              : words.recorded(outcome.transaction, said.length),
      });
      return outcome?.already === true ? exit.refused : exit.ok;
    }),
};

const list: SubCommand = {
  name: "list",
  summary: words.list,
  options: [
    { flags: "--item <code>", text: options.onlyItem },
    { flags: "--lot <lot>", text: options.onlyLot },
    { flags: "--attribute <attribute>", text: options.onlyAttribute },
  ],
  example: "bichiku evidence list --item BLANKET",
  run: (input: Input, context) =>
    context.withLedger(async (ledger) => {
      const { catalogue, reference } = await deskOf(context, ledger);
      const reader = new OptionReader(input.options);
      const { item, lot } = reader.cards(catalogue);
      const found = reader.text("attribute");
      const attribute = found === undefined ? undefined : attributeCalled(found, reference);
      if (found !== undefined && attribute === undefined) {
        reader.refuse({ kind: "attribute-unknown", found, at: { option: "--attribute" } });
      }
      reader.finish();
      const recorded = (await evidenceRecorded(ledger, catalogue)).filter(
        ({ said }) =>
          (item === undefined || said.code === item) &&
          (lot === undefined || said.lot === undefined || said.lot === lot) &&
          (attribute === undefined || said.attribute === attribute.code),
      );
      const { print, language } = context;
      const names = new Names(catalogue);
      print.result({
        json: recorded.map(evidenceJson),
        table:
          print.format === "csv"
            ? evidenceRows(recorded)
            : evidenceTable(recorded, { reference, names, language }),
      });
      return exit.ok;
    }),
};

export const evidence: readonly SubCommand[] = [add, importFile, offer, list];
