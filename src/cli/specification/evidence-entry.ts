/** `evidence add` and `evidence import`: what somebody states is checked whole, then recorded. */
import type { Catalogue } from "../../domain/catalogue.ts";
import { type EvidenceSaid, evidenceKinds } from "../../domain/evidence-declaration.ts";
import { type Draft, type Source, transactionId } from "../../domain/ledger.ts";
import { lotKey } from "../../domain/lot-key.ts";
import { present } from "../../domain/present.ts";
import type { Place, Problem } from "../../domain/problems/problem.ts";
import { isFault } from "../../importers/cell.ts";
import { readDate } from "../../importers/dates.ts";
import { type ReadFile, textOf } from "../../importers/table.ts";
import type { Ledger } from "../../ports.ts";
import { readEvidenceSheet, type StatedRow } from "../../specification/evidence-sheet.ts";
import {
  attributeUnknown,
  type EvidenceFields,
  type EvidenceSetting,
  readEvidence,
} from "../../specification/read-evidence.ts";
import type { SpecificationReference } from "../../specification/reference.ts";
import { evidenceKindWords, evidenceWords as words } from "../../text/specification/evidence.ts";
import type { Input } from "../command.ts";
import type { Context } from "../context.ts";
import { InputFault } from "../input-fault.ts";

export interface Desk {
  readonly context: Context;
  readonly catalogue: Catalogue;
  readonly reference: SpecificationReference;
}

const settingOf = ({ context, reference }: Desk): EvidenceSetting => ({
  language: reference,
  words: reference.evidenceWords,
  today: context.today,
  date(text) {
    const read = readDate(text);
    return isFault(read) || read.value?.monthOnly ? undefined : read.value?.date;
  },
});

/** The option of each field. */
const optionOf: Readonly<Record<keyof EvidenceFields, string>> = {
  item: "--item",
  lot: "--lot",
  attribute: "--attribute",
  value: "--value",
  unit: "--value",
  plusMinus: "--plus-minus",
  kind: "--kind",
  method: "--method",
  laboratory: "--laboratory",
  report: "--report",
  date: "--date",
};

/** From the options, asking on a terminal for what is missing. */
export async function statedByOptions({ options }: Input, desk: Desk): Promise<EvidenceSaid> {
  const text = (name: string): string | undefined => {
    const value = options[name];
    return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
  };
  const given = await completed(
    {
      item: text("item") ?? "",
      lot: text("lot"),
      attribute: text("attribute") ?? "",
      value: text("value") ?? "",
      plusMinus: text("plusMinus"),
      kind: text("kind"),
      method: text("method"),
      laboratory: text("laboratory"),
      report: text("report"),
      date: text("date"),
    },
    desk,
  );
  const problems: Problem[] = (["item", "attribute", "value", "kind"] as const).flatMap((field) =>
    given[field] ? [] : [{ kind: "option-missing" as const, option: optionOf[field], at: {} }],
  );
  if (problems.length > 0) throw new InputFault(...problems);
  const read = readWith(given, desk, (field) => ({ option: optionOf[field] }));
  if (Array.isArray(read)) throw new InputFault(...read);
  return read as EvidenceSaid;
}

/** What a person at a terminal left out. */
async function completed(given: EvidenceFields, { context }: Desk): Promise<EvidenceFields> {
  if (!context.terminal) return given;
  const { ask } = context;
  const stated = { ...given };
  for (const field of ["item", "attribute", "value"] as const) {
    if (stated[field] === "") stated[field] = (await ask.text(words.ask[field])).trim();
  }
  stated.kind ??= await ask.choose<string>(
    words.ask.kind,
    evidenceKinds.map((value) => ({ value, label: evidenceKindWords[value] })),
  );
  if (stated.kind !== "laboratory") return stated;
  for (const field of ["method", "laboratory", "report", "date"] as const) {
    stated[field] ??= (await ask.text(words.ask[field])).trim();
  }
  return stated;
}

/** The evidence, or all that is wrong with it. */
function readWith(
  fields: EvidenceFields,
  desk: Desk,
  placeOf: (field: keyof EvidenceFields) => Place,
): EvidenceSaid | readonly Problem[] {
  const { catalogue } = desk;
  const found = catalogue.recogniseItem({ code: fields.item });
  const problems: Problem[] = [];
  if (found.is !== "known") {
    const near = catalogue.nearest("item", fields.item);
    const about = { found: fields.item, what: "item" as const, ...present({ near }) };
    problems.push({ kind: "unknown-code", ...about, at: placeOf("item") });
  }
  const item = found.is === "known" ? found.item.code : fields.item;
  const read = readEvidence({ ...fields, item }, settingOf(desk));
  if (read.ok && problems.length === 0) return read.said;
  const faults = read.ok ? [] : read.faults;
  return [...problems, ...faults.map(({ field, fault }) => ({ ...fault, at: placeOf(field) }))];
}

/** All values of a file. */
export function statedInFile(file: ReadFile, kind: string | undefined, desk: Desk) {
  const [table] = file.tables;
  const at: Place = { file: file.name, ...(table?.sheet !== undefined && { sheet: table.sheet }) };
  const texts = (table?.rows ?? []).map((cells) => cells.map((cell) => textOf(cell)));
  const { reference } = desk;
  const sheet = readEvidenceSheet(texts, reference.evidenceWords, reference, at);
  if (sheet === undefined) {
    throw new InputFault(
      ...["item", "attribute", "value"].map((column) => ({
        kind: "data-column-missing" as const,
        found: "",
        column,
        at: { ...at, row: 1 },
      })),
    );
  }
  const said: EvidenceSaid[] = [];
  const problems: Problem[] = sheet.unread
    .filter(({ measured }) => measured)
    .map((one) => ({ ...attributeUnknown(nameIn(one.heading), reference), at: one.at }));
  for (const row of sheet.rows) {
    const fields = { ...row.fields, kind: row.fields.kind ?? kind };
    const read = readWith(fields, desk, (field) => placeIn(row, field));
    if (Array.isArray(read)) problems.push(...read);
    else said.push(read as EvidenceSaid);
  }
  if (problems.length > 0) throw new InputFault(...unique(problems));
  const left = sheet.unread.map(({ heading }) => heading);
  if (left.length > 0) desk.context.print.warn(words.columnsLeft(left));
  return said;
}

/** Of a heading with its unit in brackets, the name. */
const nameIn = (heading: string): string => heading.replace(/\s*[（([【][^（([【]+$/, "");

function placeIn({ at, columns }: StatedRow, field: keyof EvidenceFields): Place {
  // An item or a kind that has no cell is missing in the row, not in one of its values.
  const column =
    columns[field] ?? (field === "item" || field === "kind" ? undefined : columns.value);
  return { ...at, ...(column !== undefined && { column }) };
}

/** A row of many values has one unknown item, not many. */
function unique(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Set<string>();
  return problems.filter((problem) => {
    const key = JSON.stringify(problem);
    return !seen.has(key) && seen.add(key);
  });
}

/** Records what was said in one transaction; its id. */
export async function recordEvidence(
  ledger: Ledger,
  said: readonly EvidenceSaid[],
  { context }: Desk,
  more: { readonly source?: Source; readonly reason?: string },
): Promise<{ readonly transaction: string; readonly already: boolean }> {
  return ledger.write(async (writer) => {
    const { source } = more;
    const earlier = source === undefined ? [] : await writer.fromSource(source.sha256);
    // What was taken over from the words of the same file was not its sheet of evidence.
    const before = earlier.find(
      ({ kind, declarations }) =>
        kind === "evidence" && declarations.some((one) => !("origin" in one)),
    );
    if (before !== undefined) return { transaction: transactionId(before.number), already: true };
    const draft: Draft = {
      kind: "evidence",
      effectiveDate: context.today,
      user: context.user,
      ...more,
      entries: [],
      declarations: said,
    };
    const [recorded] = await writer.append([draft]);
    return { transaction: transactionId(recorded?.transaction.number ?? 0), already: false };
  });
}

/** Lots that the ledger has never heard of: a slip, or goods that are still to come. */
export async function warnOfUnknownLots(
  ledger: Ledger,
  said: readonly EvidenceSaid[],
  { context }: Desk,
): Promise<void> {
  const named = said.filter(({ lot }) => lot !== undefined);
  if (named.length === 0) return;
  const held = await ledger.balances({});
  const known = new Set([
    ...held.map(({ item, lot }) => lotKey(item, lot)),
    ...(await ledger.lotFacts()).keys(),
  ]);
  const told = new Set<string>();
  for (const { code, lot = "" } of named) {
    const key = lotKey(code, lot);
    if (known.has(key) || told.has(key)) continue;
    told.add(key);
    context.print.warn(words.lotUnknown(code, lot));
  }
}
