/**
 * Many small texts as fewer bigger ones: each piece that goes out is a call to the system, and a
 * ledger has millions.
 */

import type { Print } from "./print.ts";

/** Large enough that a call costs little beside it, small beside any limit on memory. */
const pieceMax = 65_536;

export async function* inPieces(texts: AsyncIterable<string>): AsyncIterable<string> {
  let piece = "";
  for await (const text of texts) {
    piece += text;
    if (piece.length < pieceMax) continue;
    yield piece;
    piece = "";
  }
  if (piece !== "") yield piece;
}

/** Standard output as the pieces come, and no faster than somebody reads them. */
export async function printPieces(pieces: AsyncIterable<string>, print: Print): Promise<void> {
  for await (const piece of pieces) {
    print.raw(piece);
    await print.drained();
  }
}
