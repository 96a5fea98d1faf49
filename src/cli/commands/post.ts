/** `post`: a file of movements, all or nothing, once only. */
import { transactionId } from "../../domain/ledger.ts";
import { movementWords } from "../../importers/movements/movement-words.ts";
import { type Ledger, OutsideError, type Recorded } from "../../ports.ts";
import {
  movementOptionWords,
  movementWarnings,
  postWords,
} from "../../text/movements/movements.ts";
import { kindWords, unitWord } from "../../text/reports.ts";
import type { Text } from "../../text/text.ts";
import type { Command, Input } from "../command.ts";
import type { Context } from "../context.ts";
import { type Exit, exit } from "../exit.ts";
import { fileOptions, headerRowOption, readOptions } from "../file-options.ts";
import { InputFault } from "../input-fault.ts";
import { oldNameWarning } from "../movements/movement-command.ts";
import { strictOption } from "../movements/movement-options.ts";
import { type Posted, type Posting, post as postRows, RowsRejected } from "../movements/posting.ts";
import { recordedJson } from "../movements/recorded.ts";
import type { TableSpec } from "../terminal/render.ts";

/** Rows read, checked and appended at a time. */
const batchRows = 250;

/** Progress is told from the first second on, and then so often. */
const progressEveryMs = 1000;

export const post: Command = {
  arguments: [{ name: "<file>", text: movementOptionWords.file }],
  options: [...fileOptions, strictOption],
  example: "bichiku post data/sample/movements.csv",
  async run(input, context) {
    try {
      return await context.withLedger((ledger) => posted(input, ledger, context));
    } catch (error) {
      if (!(error instanceof RowsRejected)) throw error;
      context.print.problems(error.problems);
      if (error.more > 0) {
        context.print.warn(postWords.moreProblems(error.problems.length, error.more));
      }
      return exit.input;
    }
  },
};

async function posted({ args, options }: Input, ledger: Ledger, context: Context): Promise<Exit> {
  const { files, print, user, today } = context;
  const path = args[0] ?? "";
  const headerRow = headerRowOption(options);
  const digest = await files.digest(path);
  if (!digest.ok) throw new InputFault(...digest.problems);
  const catalogue = await context.catalogue(ledger);
  const reference = await context.movementReference();
  const posting: Posting = {
    source: { name: baseName(path), sha256: digest.value },
    user,
    today,
    words: movementWords(catalogue, reference, { strict: options["strict"] === true }),
    reference,
    headerRow,
    // What a movement names for the first time is counted in pieces.
    unitOf: (item) => (catalogue.item(item) ?? { baseUnit: "piece" }).baseUnit,
    progress: progressOf(context),
  };
  const done = await ledger.write(async (writer) => {
    const rows = files.rows(path, { batch: batchRows, ...readOptions(options) });
    const found = await postRows(rows, posting, writer);
    const after = await files.digest(path);
    if (after.ok && after.value === digest.value) return found;
    throw new OutsideError(postWords.changedMeanwhile(path), postWords.readAgain);
  });
  warn(done, context);
  for (const named of posting.words.oldNames()) context.print.warn(oldNameWarning(named));
  for (const newcomer of posting.words.newcomers()) {
    context.print.warn(movementWarnings.newcomer(newcomer));
  }
  if (print.format === "json") await printJson(done, ledger, context);
  else print.result({ json: undefined, table: summary(done, posting.source.name, context) });
  return exit.ok;
}

function progressOf({ terminal, print }: Context): Posting["progress"] {
  let next = performance.now() + progressEveryMs;
  return (rows) => {
    if (!terminal || performance.now() < next) return;
    next = performance.now() + progressEveryMs;
    print.note(postWords.progress(rows));
  };
}

function warn(
  { unusedColumns, sheetsLeftOut, future, notUtf8 }: Posted,
  { print, today }: Context,
): void {
  if (notUtf8 > 0) print.warn(movementWarnings.notUtf8(notUtf8));
  if (sheetsLeftOut.length > 0) print.warn(movementWarnings.sheetsLeftOut(sheetsLeftOut));
  if (unusedColumns.length > 0) print.warn(movementWarnings.unusedColumns(unusedColumns));
  const { movements, row } = future;
  if (movements > 0) print.warn(movementWarnings.futureRows(movements, row, today));
}

/** One array, written piece by piece: the movements of a file may not fit into memory at once. */
async function printJson({ numbers }: Posted, ledger: Ledger, { print }: Context): Promise<void> {
  let [separator, piece] = ["[\n  ", ""];
  for await (const recorded of recordedOf(numbers, ledger)) {
    piece += separator + JSON.stringify(recordedJson(recorded));
    separator = ",\n  ";
    if (piece.length < pieceLength) continue;
    print.raw(piece);
    piece = "";
    await print.drained();
  }
  print.raw(numbers.length === 0 ? "[]\n" : `${piece}\n]\n`);
}

/** Characters written at a time. */
const pieceLength = 65_536;

/** The movements of a file as the ledger has them: new ones follow each other without gaps. */
async function* recordedOf(numbers: readonly number[], ledger: Ledger): AsyncGenerator<Recorded> {
  const from = numbers.find((number) => number > 0);
  const fresh =
    from === undefined ? undefined : ledger.transactions({ from })[Symbol.asyncIterator]();
  for (const number of numbers) {
    const transaction =
      number < 0 ? await ledger.transaction(0 - number) : (await fresh?.next())?.value;
    if (transaction !== undefined) yield { transaction, already: number < 0 };
  }
}

const totalWords = {
  receive: kindWords.receive,
  issue: kindWords.issue,
  transfer: kindWords.transfer,
  "adjust-up": postWords.adjustUp,
  "adjust-down": postWords.adjustDown,
} as const;

function summary(
  { numbers, already, totals }: Posted,
  file: string,
  { language, print }: Context,
): TableSpec {
  const fresh = numbers.filter((number) => number > 0);
  const idOf = (number: number | undefined): string | undefined =>
    number === undefined ? undefined : transactionId(number);
  const counts = { rows: numbers.length, recorded: fresh.length, already };
  const range = { first: idOf(fresh[0]), last: idOf(fresh.at(-1)) };
  const coded = print.format === "csv";
  const unitOf = (unit: string | undefined): string =>
    coded ? (unit ?? "") : unitWord(unit)[language];
  const notes: Text[] = numbers.length > 0 && fresh.length === 0 ? [postWords.unchanged] : [];
  return {
    title: postWords.title({ file, ...counts, ...range }),
    columns: [
      { key: "kind", heading: postWords.kind },
      { key: "movements", heading: postWords.movements, numeric: true },
      { key: "quantity", heading: postWords.quantity, numeric: true },
      { key: "unit", heading: postWords.unit },
    ],
    rows: totals.totals().map(({ kind, unit, movements, quantity }) => ({
      cells: {
        kind: coded ? kind : totalWords[kind][language],
        movements,
        quantity,
        unit: unitOf(unit),
      },
    })),
    notes,
    empty: postWords.nothing,
  };
}

/** How a file is called in messages and in the ledger: folders differ between machines. */
const baseName = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;
