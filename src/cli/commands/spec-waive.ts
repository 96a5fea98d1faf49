/** `spec waive | waivers`: an organisation takes goods although they miss a requirement. */
import { type IsoDate, isDate } from "../../domain/dates.ts";
import type { WaiverSaid } from "../../domain/evidence-declaration.ts";
import { transactionId } from "../../domain/ledger.ts";
import { nearestOf } from "../../domain/nearest.ts";
import { present } from "../../domain/present.ts";
import { organisationCalled } from "../../specification/asked.ts";
import { attributeCalled } from "../../specification/read-evidence.ts";
import { named } from "../../text/specification/demands.ts";
import { waiverWords as words } from "../../text/specification/waivers.ts";
import { same } from "../../text/text.ts";
import type { SubCommand } from "../command.ts";
import type { Context } from "../context.ts";
import { exit } from "../exit.ts";
import { Names } from "../names.ts";
import { OptionReader } from "../reports/report-options.ts";
import { type Recorded, waiversRecorded } from "../specification/evidence-records.ts";
import { waiverOptions } from "../specification/waiver-questions.ts";
import type { TableSpec } from "../terminal/render.ts";

const waiverJson = ({ said, transaction }: Recorded<WaiverSaid>) => ({
  transaction: transactionId(transaction.number),
  item: said.code,
  lot: said.lot ?? null,
  organisation: said.organisation,
  attribute: said.attribute,
  specification: said.specification ?? null,
  until: said.until ?? null,
  grantedBy: said.grantedBy,
  reason: transaction.reason ?? null,
  user: transaction.user,
  recordedAt: transaction.recordedAt,
});

const { options } = words;

export const waive: SubCommand = {
  name: "waive",
  summary: words.waive,
  options: [
    { flags: "--item <code>", text: options.item },
    { flags: "--lot <lot>", text: options.lot },
    { flags: "--for <organisation>", text: options.for },
    { flags: "--attribute <attribute>", text: options.attribute },
    { flags: "--spec <specification>", text: options.spec },
    { flags: "--by <name>", text: options.by },
    { flags: "--reason <text>", text: options.reason },
    { flags: "--until <date>", text: options.until },
  ],
  example:
    "bichiku spec waive --item PLASTIC-SHEET-5X4 --lot CAO-S-R04-3 --for UNHCR --attribute tear_strength --by 'A. Buyer' --reason 'urgent need' --until 2027-03-31",
  run: ({ options: given }, context) =>
    context.withLedger(async (ledger) => {
      const catalogue = await context.catalogue(ledger);
      const reference = await context.specifications();
      const desk = { ledger, context, catalogue, reference };
      const reader = new OptionReader(await waiverOptions(given, desk));
      const { item, lot } = reader.cards(catalogue);
      const waiver = await readWaiver(reader, item, lot, context);
      reader.finish();
      if (waiver === undefined) return exit.input;
      const { said, reason } = waiver;
      const recorded = await ledger.write((writer) =>
        writer.append([
          {
            kind: "waive",
            effectiveDate: context.today,
            user: context.user,
            reason,
            entries: [],
            declarations: [said],
          },
        ]),
      );
      const [transaction] = recorded.map((one) => one.transaction);
      const id = transactionId(transaction?.number ?? 0);
      context.print.result({
        json: transaction && waiverJson({ said, transaction }),
        text: words.recorded(id),
      });
      return exit.ok;
    }),
};

/** Undefined where something is missing or wrong, which the reader then says. */
async function readWaiver(
  reader: OptionReader,
  item: string | undefined,
  lot: string | undefined,
  context: Context,
): Promise<{ readonly said: WaiverSaid; readonly reason: string } | undefined> {
  const reference = await context.specifications();
  const needed = (name: string): string => {
    const text = reader.text(name) ?? "";
    if (text === "") reader.refuse({ kind: "option-missing", option: `--${name}`, at: {} });
    return text;
  };
  const given = { item: needed("item"), for: needed("for"), attribute: needed("attribute") };
  const [grantedBy, reason] = [needed("by"), needed("reason")];
  const organisation = organisationCalled(given.for, reference.organisations);
  if (organisation === undefined && given.for !== "") {
    const near = nearestOf(given.for, reference.organisations.keys());
    const about = { what: "organisation" as const, found: given.for, ...present({ near }) };
    reader.refuse({ kind: "unknown-code", ...about, at: { option: "--for" } });
  }
  const attribute = attributeCalled(given.attribute, reference);
  if (attribute === undefined && given.attribute !== "") {
    const near = nearestOf(given.attribute, reference.attributes.keys());
    const about = { found: given.attribute, ...present({ near }) };
    reader.refuse({ kind: "attribute-unknown", ...about, at: { option: "--attribute" } });
  }
  const specification = reader.text("spec");
  if (specification !== undefined && !reference.specifications.has(specification)) {
    const near = nearestOf(specification, reference.specifications.keys());
    const about = { what: "specification" as const, found: specification, ...present({ near }) };
    reader.refuse({ kind: "unknown-code", ...about, at: { option: "--spec" } });
  }
  const until = lastDay(reader, context.today);
  if (item === undefined || organisation === undefined || attribute === undefined) return undefined;
  const said = present({
    declares: "waiver" as const,
    code: item,
    lot,
    organisation: organisation.code,
    attribute: attribute.code,
    specification,
    until,
    grantedBy,
  });
  return { said, reason };
}

function lastDay(reader: OptionReader, today: IsoDate): IsoDate | undefined {
  const until = reader.date("until");
  if (until === undefined || !isDate(until) || until >= today) return until;
  return reader.invalid("until", until, words.expectedUntil);
}

export const waivers: SubCommand = {
  name: "waivers",
  summary: words.waivers,
  options: [],
  example: "bichiku spec waivers",
  run: (_, context) =>
    context.withLedger(async (ledger) => {
      const catalogue = await context.catalogue(ledger);
      const reference = await context.specifications();
      const recorded = await waiversRecorded(ledger, catalogue);
      const names = new Names(catalogue);
      const { language, print } = context;
      const { headings } = words;
      const keys = ["transaction", "item", "lot", "organisation", "attribute", "until"] as const;
      const all = [...keys, "grantedBy", "reason"] as const;
      const table: TableSpec = {
        columns: all.map((key) => ({ key, heading: headings[key] })),
        rows: recorded.map((one) => {
          const json = waiverJson(one);
          const attribute = reference.attributes.get(json.attribute);
          const shown =
            print.format === "csv"
              ? json
              : {
                  ...json,
                  item: names.item(json.item)[language],
                  lot: json.lot ?? words.allLots[language],
                  attribute: (attribute ? named(attribute) : same(json.attribute))[language],
                };
          return {
            cells: Object.fromEntries(all.map((key) => [key, shown[key] ?? undefined])),
            tones: json.until !== null && json.until < context.today ? { until: "warning" } : {},
          };
        }),
        empty: words.none,
      };
      print.result({ json: recorded.map(waiverJson), table });
      return exit.ok;
    }),
};
