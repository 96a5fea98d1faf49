/**
 * Printing count sheets: which lines, into which files. A file that is there is never overwritten,
 * as somebody may have filled it in.
 */
import type { Count, Printed } from "../../counting/counts.ts";
import {
  checkMark,
  countSheet,
  type NumberedCard,
  sheetGrid,
} from "../../documents/count-sheets.ts";
import type { Catalogue } from "../../domain/catalogue.ts";
import {
  type CountCard,
  type CountTeam,
  countCardName,
} from "../../domain/counting/count-declaration.ts";
import { type LotFacts, learnLot } from "../../domain/declaration.ts";
import { transactionId } from "../../domain/ledger.ts";
import { lotKey } from "../../domain/lot-key.ts";
import type { Vocabulary } from "../../domain/vocabulary.ts";
import type { PrintedLine } from "../../importers/counting/count-line.ts";
import type { Ledger, LedgerWriter } from "../../ports.ts";
import { unitWord } from "../../text/reports.ts";
import type { Text } from "../../text/text.ts";
import type { Context } from "../context.ts";
import { Names } from "../names.ts";
import { refuseExisting } from "../new-files.ts";

export interface PrintedFile {
  readonly file: string;
  readonly teams: readonly CountTeam[];
  readonly marks: readonly string[];
}

/** All that sheets are printed with. */
export interface Printer {
  readonly context: Context;
  readonly catalogue: Catalogue;
  readonly vocabulary: Vocabulary;
  readonly lots: ReadonlyMap<string, LotFacts>;
}

export async function printerFor(
  context: Context,
  ledger: Pick<Ledger | LedgerWriter, "declarations">,
  catalogue: Catalogue,
): Promise<Printer> {
  const lots = new Map<string, LotFacts>();
  for (const declaration of await ledger.declarations()) {
    if (declaration.declares === "lot") learnLot(lots, declaration);
  }
  return { context, catalogue, lots, vocabulary: await context.vocabulary() };
}

const isText = (file: string): boolean => /\.csv$/i.test(file);

/** A workbook has a sheet for each team; of text files each has one of its own. */
function filesFor(
  file: string,
  teams: readonly CountTeam[],
): readonly (readonly [string, readonly CountTeam[]])[] {
  if (!isText(file) || teams.length === 1) return [[file, teams]];
  return teams.map((team) => [file.replace(/(\.csv)$/i, `-${team}$1`), [team]]);
}

export async function printSheets(
  count: Count,
  printed: Printed,
  { file, teams }: { readonly file: string; readonly teams: readonly CountTeam[] },
  printer: Printer,
): Promise<readonly PrintedFile[]> {
  const { context } = printer;
  const files = filesFor(file, teams);
  await refuseExisting(
    files.map(([name]) => name),
    context.files,
  );
  for (const [name, own] of files) {
    const sheets = own.map((team) => sheetFor(count, printed, team, printer));
    const [first] = sheets;
    if (!isText(name) || first === undefined) await context.files.writeWorkbook(name, sheets);
    else {
      const style = { byteOrderMark: true, lineEnd: "\r\n" } as const;
      await context.files.writeText(name, await context.csvText(sheetGrid(first), style));
    }
  }
  const { hash } = printed.transaction;
  return files.map(([name, own]) => ({
    file: name,
    teams: own,
    marks: own.map((team) => checkMark(count.code, team, hash)),
  }));
}

function sheetFor(count: Count, printed: Printed, team: CountTeam, printer: Printer) {
  const { catalogue, context, vocabulary } = printer;
  const names = new Names(catalogue);
  const { opening } = count;
  const cards: readonly NumberedCard[] = printedLines(count, printed, printer).map(
    ({ card, number }) => ({ ...card, line: number }),
  );
  return countSheet(team, cards, {
    language: context.language,
    count: count.code,
    depot: names.depotWithCode(opening.depot),
    scope: scopeOf(count, names),
    date: team === 3 ? undefined : opening.date,
    position: transactionId(printed.position.number),
    hash: printed.transaction.hash,
    item: (code) => catalogue.item(code),
    agency: (code) => names.agency(code),
    expiry: (card) => expiryOf(card, printer.lots),
    unit: (code) => unitName(code, vocabulary),
  });
}

export function scopeOf({ opening }: Count, names: Names): readonly Text[] {
  const { agency, item, category } = opening;
  return [
    ...(agency === undefined ? [] : [names.agency(agency)]),
    ...(category === undefined ? [] : [names.category(category)]),
    ...(item === undefined ? [] : [names.itemWithCode(item)]),
  ];
}

export function unitName(code: string | undefined, vocabulary: Vocabulary): Text {
  const unit = code === undefined ? undefined : vocabulary.unit(code);
  return unit === undefined ? unitWord(code) : { en: unit.nameEn, ja: unit.nameJa };
}

const expiryOf = ({ item, lot }: CountCard, lots: ReadonlyMap<string, LotFacts>) =>
  lots.get(lotKey(item, lot))?.expiry;

/** Lines under the numbers of the opening; what no list had is numbered on from there. */
export function printedLines(
  { opening }: Count,
  { lines }: Printed,
  { lots }: Pick<Printer, "lots">,
): readonly PrintedLine[] {
  const numbers = new Map(opening.lines.map((card, at) => [countCardName(card), at + 1]));
  let last = opening.lines.length;
  return lines.map((card) => {
    const known = numbers.get(countCardName(card));
    if (known === undefined) last += 1;
    return { number: known ?? last, card, expiry: expiryOf(card, lots) };
  });
}
