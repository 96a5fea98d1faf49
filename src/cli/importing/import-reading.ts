/**
 * From files and options to statements: reads each file with what is known of its agency, and on a
 * terminal asks what a column is that nobody knows, once, and keeps the answer in the profile.
 */
import type { Catalogue } from "../../domain/catalogue.ts";
import { present } from "../../domain/present.ts";
import type { Problem } from "../../domain/problems/problem.ts";
import { collect, fail, ok, type Result } from "../../domain/result.ts";
import { isFault } from "../../importers/cell.ts";
import { readDate } from "../../importers/dates.ts";
import { emptyProfile, type Profile } from "../../importers/profile.ts";
import type { StatementOptions, StatementReading } from "../../importers/reading.ts";
import { readStatement } from "../../importers/statement.ts";
import type { ReadFile } from "../../importers/table.ts";
import type { Ledger } from "../../ports.ts";
import { meaningLabel, importWords as words } from "../../text/import.ts";
import type { Input } from "../command.ts";
import type { Context } from "../context.ts";
import { headerRowOf, readOptions } from "../file-options.ts";
import { InputFault } from "../input-fault.ts";
import { firstLines } from "./import-report.ts";

/** A reading with the cells that it was made from. */
export interface FileReading extends StatementReading {
  readonly tables: ReadFile["tables"];
}

export async function readStatements(
  { args, options }: Input,
  context: Context,
  ledger: Ledger,
): Promise<Result<readonly FileReading[]>> {
  const catalogue = await context.catalogue(ledger);
  const settings = settingsOf(options, catalogue);
  const profile = await profileOf(options["profile"], settings.agency, context);
  const results: Result<FileReading>[] = [];
  for (const path of args) {
    results.push(await readOne(path, { options, settings, profile, catalogue, context }));
  }
  return collect(results);
}

interface Setting {
  readonly options: Input["options"];
  readonly settings: StatementOptions;
  readonly profile: Profile | undefined;
  readonly catalogue: Catalogue;
  readonly context: Context;
}

async function readOne(path: string, setting: Setting): Promise<Result<FileReading>> {
  const { options, settings, catalogue, context } = setting;
  const file = await context.files.read(path, readOptions(options));
  if (!file.ok) return file;
  const { tables } = file.value;
  const vocabulary = await context.vocabulary();
  const read = (profile: Profile | undefined): StatementReading => {
    const { today } = context;
    const said = { catalogue, vocabulary, profile, options: settings, today };
    return withNewOwner(withLikely(readStatement(file.value, said), catalogue), setting);
  };
  const first = read(setting.profile);
  if (!context.terminal || first.questions.length === 0) return ok({ ...first, tables });
  const reading = read(await learn(first, setting));
  context.print.result({ json: undefined, table: firstLines(reading, context.language) });
  if (await context.ask.confirm(words.goOn)) return ok({ ...reading, tables });
  return fail({ kind: "not-confirmed", at: { file: file.value.name } });
}

/** New names of one kind that are compared with the known ones: of a whole new list, not all. */
const comparedMax = 12;

/** Names that are new, but look like a slip of the finger: told, and never decided by likeness. */
function withLikely(reading: StatementReading, catalogue: Catalogue): StatementReading {
  const { newItems, newDepots, newAgencies } = reading;
  const found = (
    [
      ["item", newItems],
      ["depot", newDepots],
      ["agency", newAgencies],
    ] as const
  )
    .flatMap(([what, codes]) => codes.slice(0, comparedMax).map((code) => [what, code] as const))
    .flatMap(([what, code]) => {
      const near = catalogue.nearest(what, code);
      if (near === undefined) return [];
      return [{ at: {}, text: words.likely(what, code, near), about: "new-name" as const }];
    });
  return found.length === 0 ? reading : { ...reading, warnings: [...reading.warnings, ...found] };
}

/** An owner that the command line names and nobody knows: all goods of the file would be its. */
function withNewOwner(
  reading: StatementReading,
  { settings, catalogue }: Setting,
): StatementReading {
  const { agency } = settings;
  if (agency === undefined || !reading.newAgencies.includes(agency)) return reading;
  const known = catalogue.agencies().map(({ code }) => code);
  const warning = { at: { file: reading.file.name }, text: words.newOwner(agency, known) };
  return { ...reading, warnings: [warning, ...reading.warnings] };
}

/** Asks what unknown columns are, and keeps the answers. */
async function learn(
  reading: StatementReading,
  { profile, settings, context }: Setting,
): Promise<Profile> {
  const columns: Record<string, string> = {};
  const meanings = await context.columnMeanings();
  for (const { heading, samples } of reading.questions) {
    columns[heading] = await context.ask.choose(words.whatIs(heading, samples), [
      { value: "ignore", label: words.ignore },
      ...meanings.map((meaning) => ({ value: meaning, label: meaningLabel(meaning) })),
    ]);
  }
  const known = profile ?? emptyProfile(settings.agency ?? reading.agency ?? "default");
  const learnt = { ...known, columns: { ...known.columns, ...columns } };
  context.print.note(words.saved(await context.files.saveProfile(learnt)));
  return learnt;
}

function settingsOf(options: Input["options"], catalogue: Catalogue): StatementOptions {
  const problems: Problem[] = [];
  const said = (name: string): string | undefined => {
    const value = options[name];
    return typeof value === "string" ? value : undefined;
  };
  const agency = agencyOf(said("agency"), options["strict"] === true, catalogue, problems);
  const date = dateOf(said("date"), problems);
  const headerRow = headerRowOf(options, problems);
  if (problems.length > 0) throw new InputFault(...problems);
  return {
    ...present({ agency, date, headerRow, sheet: said("sheet") }),
    strict: options["strict"] === true,
  };
}

/** A known agency; or a new one, unless it looks like a slip of the finger. */
function agencyOf(
  text: string | undefined,
  strict: boolean,
  catalogue: Catalogue,
  problems: Problem[],
): string | undefined {
  if (text === undefined) return undefined;
  const known = catalogue.recogniseAgency(text);
  if (known !== undefined) return known;
  const near = catalogue.nearest("agency", text);
  if (near === undefined && !strict) return text;
  const at = { option: "--agency" };
  problems.push({ kind: "unknown-code", what: "agency", found: text, ...present({ near }), at });
  return undefined;
}

function dateOf(text: string | undefined, problems: Problem[]): string | undefined {
  if (text === undefined) return undefined;
  const read = readDate(text, undefined);
  if (!isFault(read) && read.value !== undefined) return read.value.date;
  problems.push({
    kind: "option-invalid",
    option: "--date",
    found: text,
    expected: ["a date such as 2026-09-30", "2026-09-30 のような日付"],
    at: {},
  });
  return undefined;
}

async function profileOf(
  given: string | boolean | undefined,
  agency: string | undefined,
  context: Context,
): Promise<Profile | undefined> {
  const name = typeof given === "string" ? given : agency;
  if (name === undefined) return undefined;
  const profile = await context.files.profile(name);
  if (profile === undefined && typeof given === "string") {
    throw new InputFault({ kind: "no-file", file: given, at: { option: "--profile" } });
  }
  if (profile !== undefined && !profile.ok) throw new InputFault(...profile.problems);
  return profile?.value;
}
