/** `spec list | show | diff | import …`: what organisations ask of goods, as they publish it. */
import { nearestOf } from "../../domain/nearest.ts";
import { present } from "../../domain/present.ts";
import { askedOf } from "../../specification/asked.ts";
import { differencesOf } from "../../specification/difference.ts";
import type { SpecificationReference } from "../../specification/reference.ts";
import type { Organisation, Specification } from "../../specification/requirement.ts";
import { specificationWordsOf as words } from "../../text/specification/specifications.ts";
import { same } from "../../text/text.ts";
import type { Input, SubCommand } from "../command.ts";
import type { Context } from "../context.ts";
import { exit } from "../exit.ts";
import { InputFault } from "../input-fault.ts";
import { OptionReader } from "../reports/report-options.ts";
import { organisationsNamed } from "../specification/organisations.ts";
import { importSpecification } from "../specification/specification-import.ts";
import {
  differenceJson,
  headJson,
  specificationJson,
} from "../specification/specification-json.ts";
import {
  differencesTable,
  listRows,
  listTable,
  packagingTable,
  requirementsTable,
  sourcesTable,
} from "../specification/specification-tables.ts";
import { compare } from "./spec-compare.ts";
import { gap } from "./spec-gap.ts";
import { procurement } from "./spec-procurement.ts";
import { waive, waivers } from "./spec-waive.ts";

const { options } = words;

const list: SubCommand = {
  name: "list",
  summary: words.list,
  options: [
    { flags: "--for <organisations>", text: options.for },
    { flags: "--category <code>", text: options.category },
    { flags: "--item <code>", text: options.item },
  ],
  example: "bichiku spec list --for UNHCR",
  async run(input, context) {
    const { print, language } = context;
    const reference = await context.specifications();
    const catalogue = await context.referenceCatalogue();
    const reader = new OptionReader(input.options);
    const { item } = reader.cards(catalogue);
    const { category } = reader.stock(catalogue, context.today);
    const organisations = organisationsNamed(reader, reference);
    reader.finish();
    const held =
      item === undefined
        ? undefined
        : new Set(
            askedFor(item, catalogue.item(item)?.category, organisations, context, reference).map(
              ({ code }) => code,
            ),
          );
    const found = [...reference.specifications.values()].filter(
      (one) =>
        (held === undefined
          ? (organisations?.some(({ code }) => code === one.organisation) ?? true)
          : held.has(one.code)) &&
        (category === undefined || one.category === category),
    );
    print.result({
      json: found.map((one) => headJson(one, reference)),
      table:
        print.format === "csv"
          ? listRows(found, reference)
          : listTable(found, reference, catalogue, language),
    });
    return exit.ok;
  },
};

/** What the organisation, or any that asks for goods, may hold an item to today. */
function askedFor(
  item: string,
  category: string | undefined,
  named: readonly Organisation[] | undefined,
  { today }: Context,
  reference: SpecificationReference,
): readonly Specification[] {
  return (named ?? [...reference.organisations.values()].filter(({ asks }) => asks)).flatMap(
    (one) =>
      askedOf(one, { item, ...present({ category }) }, today, reference)?.candidates.map(
        ({ specification }) => specification,
      ) ?? [],
  );
}

const show: SubCommand = {
  name: "show",
  summary: words.show,
  arguments: [{ name: "<specification>", text: words.code }],
  options: [],
  example: "bichiku spec show iom-tarpaulin-4x6-bands",
  async run({ args }, context) {
    const { print, language } = context;
    const reference = await context.specifications();
    const [one] = specificationsCalled(args, reference);
    if (one === undefined) return exit.ok;
    print.result({
      json: specificationJson(one, reference),
      table: requirementsTable(one, reference, language),
    });
    if (print.format !== "people") return exit.ok;
    const packaging = packagingTable(one, reference, language);
    for (const table of [packaging, sourcesTable(one, reference)]) {
      if (table === undefined) continue;
      print.result({ json: undefined, text: same("") });
      print.result({ json: undefined, table });
    }
    return exit.ok;
  },
};

const diff: SubCommand = {
  name: "diff",
  summary: words.diff,
  arguments: [
    { name: "<specification>", text: words.code },
    { name: "<other>", text: words.other },
  ],
  options: [{ flags: "--all", text: options.all }],
  example: "bichiku spec diff iom-tarpaulin-4x6-eyelets-2014 iom-tarpaulin-4x6-bands",
  async run({ args, options: given }, context) {
    const reference = await context.specifications();
    const [left, right] = specificationsCalled(args, reference);
    if (left === undefined || right === undefined) return exit.ok;
    const differences = differencesOf(left, right, reference);
    const shown = differences.filter(
      ({ comparison, methodsDiffer }) =>
        given["all"] === true || comparison !== "same" || methodsDiffer,
    );
    const { language } = context;
    context.print.result({
      json: {
        left: headJson(left, reference),
        right: headJson(right, reference),
        differences: differences.map((one) => differenceJson(one, reference)),
      },
      table: differencesTable([left, right], differences, { shown, language }, reference),
    });
    return exit.ok;
  },
};

/** All of the codes, or all that are not known as one fault. */
function specificationsCalled(
  codes: readonly string[],
  { specifications }: SpecificationReference,
): readonly Specification[] {
  const unknown = codes.filter((code) => !specifications.has(code));
  if (unknown.length > 0) {
    throw new InputFault(
      ...unknown.map((found) => ({
        kind: "unknown-code" as const,
        what: "specification" as const,
        found,
        ...present({ near: nearestOf(found, specifications.keys()) }),
        at: {},
      })),
    );
  }
  return codes.flatMap((code) => specifications.get(code) ?? []);
}

const importOwn: SubCommand = {
  name: "import",
  summary: words.import,
  arguments: [{ name: "<file>", text: words.file }],
  options: [
    { flags: "--dry-run", text: options.dryRun },
    { flags: "--encoding <encoding>", text: options.encoding },
    { flags: "--sheet <sheet>", text: options.sheet },
  ],
  example: "bichiku spec import data/sample/specification.csv",
  run: (input: Input, context: Context) => importSpecification(input, context),
};

export const spec: readonly SubCommand[] = [
  list,
  show,
  diff,
  importOwn,
  gap,
  compare,
  procurement,
  waive,
  waivers,
];
