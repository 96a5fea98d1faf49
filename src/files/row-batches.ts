/**
 * The rows of a table file in batches, in constant memory, for files of movements that are larger
 * than memory should hold. What cannot be read in pieces is taken as a whole: a workbook, sheet by
 * sheet, and a text in ISO-2022-JP. The content decides which it is, never the file's name.
 *
 * A fault ends the rows early and shows in `finished`; so whoever takes the rows must ask it before
 * keeping anything. It also has the SHA-256 of the file, known only at the end.
 */
import type { Place } from "../domain/problems/problem.ts";
import { fail, ok, type Result } from "../domain/result.ts";
import { plainText, type ReadFile } from "../importers/table.ts";
import type { RowBatch } from "../ports.ts";
import { type Delimiter, delimitedReader, delimiterOf, formatOf, type Row } from "./delimited.ts";
import {
  acceptedEncodings,
  encodingNamed,
  guessEncoding,
  hasUtf8Mark,
  reading,
} from "./encoding.ts";
import { kindOf } from "./file-kind.ts";
import { noSheets, problemOf, type ReadOptions, readInventoryFile } from "./read-file.ts";
import { type ByteStream, byteStream, nameOf } from "./received.ts";
import { type StreamDecoder, type StreamedEncoding, streamDecoder } from "./stream-decoder.ts";

export interface RowsEnd {
  readonly sha256: string;
  readonly format: ReadFile["format"];
  readonly encoding?: string;
  readonly rows: number; // of all sheets, blank ones and headings included
}

export interface RowBatches extends AsyncIterable<RowBatch> {
  /** Settles when the iteration has come to its end by itself. */
  readonly finished: Promise<Result<RowsEnd>>;
}

export interface BatchOptions extends ReadOptions {
  readonly batch: number; // rows at a time
}

export function rowBatches(path: string, options: BatchOptions): RowBatches {
  let settle: (end: Result<RowsEnd>) => void = () => undefined;
  const finished = new Promise<Result<RowsEnd>>((resolve) => {
    settle = resolve;
  });
  async function* batches(): AsyncGenerator<RowBatch> {
    const stream = await byteStream(path);
    if (!stream.ok) {
      settle(stream);
      return;
    }
    try {
      settle(yield* rowsOf(path, stream.value, options));
    } finally {
      await stream.value.close();
    }
  }
  return { finished, [Symbol.asyncIterator]: batches };
}

type Rows = AsyncGenerator<RowBatch, Result<RowsEnd>>;

async function* rowsOf(path: string, stream: ByteStream, options: BatchOptions): Rows {
  const at = { file: nameOf(path) };
  const first = await stream.chunks.next();
  if (first.done) return fail({ kind: "file-empty", at });
  const kind = kindOf(first.value);
  if (kind === "zip" || kind === "ole") return yield* wholeRows(path, options);
  if (kind !== "text") return fail({ kind: "file-not-a-table", is: kind, at });
  if (options.sheet !== undefined) return noSheets(options.sheet, at);
  const started = await start(first.value, options, at);
  if (!started.ok) return started;
  if (started.value === "whole") return yield* wholeRows(path, options);
  return yield* textRows(stream, first.value, started.value, options.batch, at);
}

interface Started {
  readonly encoding: StreamedEncoding;
  readonly decoder: StreamDecoder;
  readonly delimiter: Delimiter;
  /** In a text that mixes encodings: bytes so far that were not UTF-8. */
  notUtf8(): number;
}

/** How much is looked at to tell encoding and separator. */
const SNIFFED_BYTES = 65_536;

/** Up to the last line end, where no character is cut in two; UTF-16 is cut between its units. */
function wholeLines(head: Buffer): Buffer {
  if (head.length < SNIFFED_BYTES) return head;
  const sample = head.subarray(0, SNIFFED_BYTES);
  const end = Math.max(sample.lastIndexOf(0x0a), sample.lastIndexOf(0x0d));
  return end <= 0 || sample.includes(0) ? sample : sample.subarray(0, end);
}

async function start(
  head: Buffer,
  options: ReadOptions,
  at: Place,
): Promise<Result<Started | "whole">> {
  const sample = wholeLines(head);
  const asked = options.encoding === undefined ? undefined : encodingNamed(options.encoding);
  if (asked?.ok === false) return asked;
  const encoding = asked?.value ?? (await guessEncoding(sample, options.knownWords ?? []));
  if (encoding === "ISO-2022-JP") return ok("whole");
  if (encoding === undefined) {
    if (sample.includes(0)) return fail({ kind: "file-not-a-table", is: "binary", at });
    return fail({ kind: "encoding-unclear", accepted: acceptedEncodings, at });
  }
  let notUtf8 = 0;
  return ok({
    encoding: encoding === "UTF-8" && hasUtf8Mark(head) ? "UTF-8 with BOM" : encoding,
    decoder: await streamDecoder(encoding, (bytes) => {
      notUtf8 += bytes;
    }),
    delimiter: delimiterOf(await reading(sample, encoding)),
    notUtf8: () => notUtf8,
  });
}

async function* textRows(
  stream: ByteStream,
  first: Buffer,
  { encoding, decoder, delimiter, notUtf8 }: Started,
  batch: number,
  at: Place,
): Rows {
  const reader = delimitedReader(delimiter);
  let rows = 0;
  let waiting: Row[] = [];
  for (let piece: Buffer | "end" = first; ; ) {
    const text = decoder(piece);
    if (text === undefined) {
      return fail({ kind: "not-in-encoding", encoding, at: { ...at, row: rows + 1 } });
    }
    const read = reader.push(text);
    const more = piece === "end" ? reader.end() : { rows: [] };
    waiting = waiting.concat(read.rows, more.rows);
    const fault = read.fault ?? more.fault;
    if (fault !== undefined) return fail(problemOf(fault, at));
    const last = piece === "end";
    let given = 0;
    for (; waiting.length - given >= batch || (last && given < waiting.length); given += batch) {
      yield { rows: waiting.slice(given, given + batch) };
    }
    rows += Math.min(given, waiting.length);
    waiting = waiting.slice(given);
    if (last) {
      if (notUtf8() > 0) yield { rows: [], notUtf8: notUtf8() };
      return ok({ sha256: stream.sha256(), format: formatOf(delimiter), encoding, rows });
    }
    const next = await stream.chunks.next();
    piece = next.done ? "end" : next.value;
  }
}

async function* wholeRows(path: string, options: BatchOptions): Rows {
  const file = await readInventoryFile(path, options);
  if (!file.ok) return file;
  const { sha256, format, encoding, tables } = file.value;
  let read = 0;
  for (const { sheet, rows } of tables) {
    read += rows.length;
    for (let given = 0; given < rows.length; given += options.batch) {
      const batch = rows.slice(given, given + options.batch).map((row) => row.map(plainText));
      yield { ...(sheet !== undefined && { sheet }), rows: batch };
    }
  }
  return ok({ sha256, format, ...(encoding !== undefined && { encoding }), rows: read });
}
