/** `spec import`: a person's own specification, checked whole and kept in his data folder. */
import { nearestOf } from "../../domain/nearest.ts";
import { textOf } from "../../importers/table.ts";
import type { SpecificationReference } from "../../specification/reference.ts";
import { type OwnSheet, readOwnSheet } from "../../specification/sheet.ts";
import { specificationWordsOf as words } from "../../text/specification/specifications.ts";
import { both, type Text } from "../../text/text.ts";
import type { Input } from "../command.ts";
import type { Context } from "../context.ts";
import { type Exit, exit } from "../exit.ts";
import { InputFault } from "../input-fault.ts";

export async function importSpecification(input: Input, context: Context): Promise<Exit> {
  const reference = await context.specifications();
  const said = (name: "encoding" | "sheet"): object =>
    typeof input.options[name] === "string" ? { [name]: input.options[name] } : {};
  const read = await context.files.read(input.args[0] ?? "", {
    ...said("encoding"),
    ...said("sheet"),
  });
  if (!read.ok) throw new InputFault(...read.problems);
  const file = read.value;
  const [table] = file.tables;
  const at = { file: file.name, ...(table?.sheet !== undefined && { sheet: table.sheet }) };
  const rows = (table?.rows ?? []).map((cells) => cells.map((cell) => textOf(cell)));
  const { sheetWords, known } = reference;
  const sheet = readOwnSheet(rows, { words: sheetWords, language: reference, known }, at);
  if (sheet.problems.length > 0) throw new InputFault(...sheet.problems);
  const kept = input.options["dryRun"] === true ? [] : await keep(sheet, context);
  for (const text of newcomers(sheet, reference)) context.print.warn(text);
  const codes = [...sheet.specifications.keys()];
  const all = [...sheet.specifications.values()];
  const requirements = all.reduce((sum, one) => sum + one.requirements.length, 0);
  context.print.result({
    json: {
      file: file.name,
      sha256: file.sha256,
      specifications: all.map(({ code, organisation, requirements: own }, index) => ({
        specification: code,
        organisation,
        requirements: own.length,
        kept: kept[index] ?? null,
      })),
    },
    text: lines([
      words.read(file.name, codes, requirements),
      ...(kept.length === 0 ? [words.notKept] : kept.map(words.kept)),
    ]),
  });
  return exit.ok;
}

const lines = (texts: readonly Text[]): Text =>
  both((language) => texts.map((text) => text[language]).join("\n"));

async function keep({ specifications, columns, rows }: OwnSheet, { files }: Context) {
  const at = columns.indexOf("specification");
  const paths: string[] = [];
  for (const code of specifications.keys()) {
    const own = rows.filter((row) => row[at] === code);
    paths.push(await files.saveSpecification(code, columns, own));
  }
  return paths;
}

/** An issuer that nobody has heard of may be one, or a slip of the pen. */
function newcomers(
  { specifications }: OwnSheet,
  { organisations }: SpecificationReference,
): readonly Text[] {
  const names = [...new Set([...specifications.values()].map((one) => one.organisation))];
  return names
    .filter((name) => !organisations.has(name))
    .map((name) => words.newOrganisation(name, nearestOf(name, organisations.keys())));
}
