/** `spec procurement`: what to buy so that several organisations take it. */
import { procurementPaper } from "../../documents/procurement-paper.ts";
import type { Catalogue } from "../../domain/catalogue.ts";
import { nearestOf } from "../../domain/nearest.ts";
import { present } from "../../domain/present.ts";
import { type Procurement, procurementFor } from "../../specification/procurement.ts";
import type { SpecificationReference } from "../../specification/reference.ts";
import type { Organisation, Specification } from "../../specification/requirement.ts";
import { procurementWords as words } from "../../text/specification/procurement.ts";
import type { Input, SubCommand } from "../command.ts";
import type { Context } from "../context.ts";
import { exit } from "../exit.ts";
import { InputFault } from "../input-fault.ts";
import { Names } from "../names.ts";
import { refuseExisting } from "../new-files.ts";
import { itemCalled, OptionReader } from "../reports/report-options.ts";
import { organisationsAsked } from "../specification/organisations.ts";
import { procurementJson } from "../specification/procurement-json.ts";
import { procurementRows } from "../specification/procurement-rows.ts";
import { showProcurement } from "../specification/procurement-table.ts";

export const procurement: SubCommand = {
  name: "procurement",
  summary: words.summary,
  arguments: [{ name: "[item]", text: words.item }],
  options: [
    { flags: "--for <organisations>", text: words.options.for },
    { flags: "--spec <specifications>", text: words.options.spec },
    { flags: "-o, --output <file>", text: words.options.output },
  ],
  example: "bichiku spec procurement PLASTIC-SHEET --for UNHCR,IOM",
  async run(input, context) {
    const { print, digestOf, files } = context;
    const reference = await context.specifications();
    const catalogue = await knownItems(context);
    const name = input.args[0] ?? (await askedItem(context));
    const { item, organisations, only, file } = asked(name, input, catalogue, reference);
    if (file !== undefined) await refuseExisting([file], files);
    const goods = { item, ...present({ category: catalogue.item(item)?.category }) };
    const found = procurementFor(goods, organisations, { day: context.today, only }, reference);
    refuseUnasked(only, found);
    const setting = { reference, item: new Names(catalogue).item(item) };
    const json = procurementJson(found, setting);
    if (print.format === "people") showProcurement(found, setting, context);
    else print.result({ json, table: procurementRows(found, setting) });
    if (file !== undefined && found.adopted.length === 0) print.warn(words.notWritten(file));
    else if (file !== undefined) {
      const mark = digestOf(JSON.stringify(json)).slice(0, 12);
      await files.writePaper(file, procurementPaper(found, { ...setting, mark }));
      print.note(words.written(file));
    }
    const { conflicts } = found.common;
    return conflicts.length > 0 || found.without.length > 0 ? exit.findings : exit.ok;
  },
};

/** A type that nobody named takes for such goods would be left out without a word. */
function refuseUnasked(only: readonly Specification[], { adopted }: Procurement): void {
  const types = adopted.flatMap(({ specification, others }) => [specification, ...others]);
  const odd = only.filter((one) => !types.includes(one));
  if (odd.length === 0) return;
  const codes = types.map(({ code }) => code).join(", ");
  throw new InputFault(
    ...odd.map(({ code: found }) => ({
      kind: "option-invalid" as const,
      option: "--spec",
      found,
      expected: words.expectedTypes(codes),
      at: {},
    })),
  );
}

/** A ledger may know more items than the reference data; none is needed. */
async function knownItems(context: Context): Promise<Catalogue> {
  try {
    return await context.withLedger((ledger) => context.catalogue(ledger));
  } catch (error) {
    const noLedger = error instanceof InputFault && error.problems[0]?.kind === "no-store";
    if (noLedger) return context.referenceCatalogue();
    throw error;
  }
}

interface Asked {
  readonly item: string;
  readonly organisations: readonly Organisation[];
  readonly only: readonly Specification[];
  readonly file: string | undefined;
}

async function askedItem({ terminal, ask }: Context): Promise<string> {
  if (terminal) return ask.text(words.askItem);
  throw new InputFault({ kind: "argument-missing", found: "item", at: {} });
}

function asked(
  name: string,
  { options: given }: Input,
  catalogue: Catalogue,
  reference: SpecificationReference,
): Asked {
  const reader = new OptionReader(given);
  const item = itemCalled(name, undefined, catalogue)?.item;
  if (item === undefined) {
    const near = catalogue.nearest("item", name);
    reader.refuse({
      kind: "unknown-code",
      what: "item",
      found: name,
      at: {},
      ...present({ near }),
    });
  }
  const { specifications } = reference;
  const organisations = organisationsAsked(reader, reference);
  const only = listOf(reader.text("spec")).flatMap((text) => {
    const one = specifications.get(text);
    if (one !== undefined) return one;
    const [at, near] = [{ option: "--spec" }, nearestOf(text, specifications.keys())];
    const what = "specification";
    reader.refuse({ kind: "unknown-code", what, found: text, at, ...present({ near }) });
    return [];
  });
  const file = reader.text("output");
  if (file !== undefined && !/\.docx$/i.test(file)) reader.invalid("output", file, words.expected);
  reader.finish();
  return { item: item ?? name, organisations, only, file };
}

const listOf = (text: string | undefined): readonly string[] =>
  (text ?? "")
    .split(/[,、，]/)
    .map((one) => one.trim())
    .filter((one) => one !== "");
