/** `evidence offer FILE…`: values in the words of an inventory, recorded once a person agrees. */
import type { EvidenceSaid } from "../../domain/evidence-declaration.ts";
import type { Draft } from "../../domain/ledger.ts";
import { transactionId } from "../../domain/ledger.ts";
import type { Ledger } from "../../ports.ts";
import { importWords } from "../../text/import.ts";
import { evidenceWords } from "../../text/specification/evidence.ts";
import { offerWords as words } from "../../text/specification/evidence-offers.ts";
import { same } from "../../text/text.ts";
import type { Input, SubCommand } from "../command.ts";
import type { Context } from "../context.ts";
import { type Exit, exit } from "../exit.ts";
import { fileOptions } from "../file-options.ts";
import { readStatements } from "../importing/import-reading.ts";
import { Names } from "../names.ts";
import { lotOption, OptionReader } from "../reports/report-options.ts";
import { warnOfUnknownLots } from "../specification/evidence-entry.ts";
import { type Offer, type Offers, offersIn, valueKey } from "../specification/evidence-offers.ts";
import { evidenceRecorded } from "../specification/evidence-records.ts";
import {
  offersJson,
  offersRows,
  offersTable,
  unclearTable,
} from "../specification/offers-table.ts";

export const offer: SubCommand = {
  name: "offer",
  summary: words.offer,
  arguments: [{ name: "<file...>", text: words.file }],
  options: [
    { flags: "--agency <agency>", text: importWords.options.agency },
    { flags: "--item <code>", text: evidenceWords.options.onlyItem },
    lotOption,
    ...fileOptions,
  ],
  example:
    "bichiku evidence offer data/sample/cabinet-office-stock.csv --agency cabinet-office --item BLANKET",
  run: (input, context) => context.withLedger((ledger) => run(input, context, ledger)),
};

async function run(input: Input, context: Context, ledger: Ledger): Promise<Exit> {
  const catalogue = await context.catalogue(ledger);
  const reference = await context.specifications();
  const reader = new OptionReader({ ...input.options, agency: undefined });
  const { item, lot } = reader.cards(catalogue);
  reader.finish();
  // What a column is, was asked when the file was imported; here every text counts alike.
  const readings = await readStatements(input, { ...context, terminal: false }, ledger);
  if (!readings.ok) {
    context.print.problems(readings.problems);
    return exit.input;
  }
  context.print.problems(readings.value.flatMap(({ rejects }) => rejects));
  const unread = readings.value.filter(({ lines, rejects }) => lines.length + rejects.length > 0);
  if (unread.length > 0 && unread.every(({ lines }) => lines.length === 0)) return exit.input;
  const recorded = await evidenceRecorded(ledger, catalogue);
  const all = offersIn(readings.value, { catalogue, reference, recorded });
  const chosen = (one: { readonly item: string; readonly lot: string }): boolean =>
    (item === undefined || one.item === item) && (lot === undefined || one.lot === lot);
  const offers: Offers = {
    offers: all.offers.filter(chosen),
    unclear: all.unclear.filter(chosen),
  };
  const { print, language } = context;
  const told = { ...offers, reference, names: new Names(catalogue) };
  if (print.format === "people") {
    print.result({ json: undefined, table: offersTable(told, language) });
    const unclear = unclearTable(told, language);
    if (unclear !== undefined) {
      print.result({ json: undefined, text: same("") });
      print.result({ json: undefined, table: unclear });
    }
  }
  const fresh = offers.offers.filter((one) => !one.recorded);
  const agreed =
    fresh.length > 0 &&
    (context.confirmed ||
      (context.terminal && (await context.ask.confirm(words.confirm(fresh.length)))));
  const transactions = agreed ? await take(fresh, context, ledger) : [];
  if (agreed) {
    const desk = { context, catalogue, reference };
    await warnOfUnknownLots(
      ledger,
      fresh.map(({ said }) => said),
      desk,
    );
  }
  if (print.format === "json") print.result({ json: offersJson(offers, transactions) });
  else if (print.format === "csv") print.result({ json: undefined, table: offersRows(offers) });
  else {
    for (const { id, values } of transactions) {
      print.result({ json: undefined, text: evidenceWords.recorded(id, values) });
    }
  }
  if (fresh.length > 0 && !agreed) print.note(words.notRecorded(fresh.length));
  return fresh.length === 0 || agreed ? exit.ok : exit.findings;
}

/** A transaction for each file, as it is the source of what its cells say. */
async function take(offers: readonly Offer[], { today, user }: Context, ledger: Ledger) {
  const files = new Map<string, { readonly name: string; readonly said: EvidenceSaid[] }>();
  for (const { file, sha256, said } of offers) {
    const known = files.get(sha256) ?? { name: file, said: [] };
    known.said.push(said);
    files.set(sha256, known);
  }
  const drafts = [...files].map(
    ([sha256, { name, said }]): Draft => ({
      kind: "evidence",
      effectiveDate: today,
      user,
      source: { name, sha256 },
      entries: [],
      declarations: said,
    }),
  );
  const recorded = await ledger.write(async (writer) => {
    const stands = await writer.standing("evidence");
    const known = new Set(
      stands.flatMap(({ declarations }) =>
        declarations.flatMap((one) =>
          one.declares === "evidence" && !("withdrawn" in one) ? [valueKey(one)] : [],
        ),
      ),
    );
    // Somebody else may have taken the same over while this person was asked.
    const fresh = drafts.map(({ declarations, ...draft }) => ({
      ...draft,
      declarations: declarations.filter(
        (one) => one.declares !== "evidence" || "withdrawn" in one || !known.has(valueKey(one)),
      ),
    }));
    return writer.append(fresh.filter(({ declarations }) => declarations.length > 0));
  });
  return recorded.map(({ transaction: { number, declarations } }) => ({
    id: transactionId(number),
    values: declarations.length,
  }));
}
