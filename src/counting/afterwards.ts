/**
 * What was recorded after a count was posted, and speaks of the time before it.
 *
 * The goods were counted with whatever had happened by then, so the difference that was booked may
 * be the very thing that such a paper tells. The ledger cannot know; who looks at the count is
 * told. To settle it, the posting is reversed and the count posted anew: the paper is then part of
 * the book that it is compared with.
 */
import { type CountCard, countCardName } from "../domain/counting/count-declaration.ts";
import type { Transaction } from "../domain/ledger.ts";
import { type BookReader, type Cut, isBefore, movedAny } from "./book.ts";

export async function papersSince(
  reader: BookReader,
  depot: string,
  { posted, cut, cards }: { posted: number; cut: Cut; cards: readonly CountCard[] },
): Promise<readonly Transaction[]> {
  const late = new Map<number, Transaction>();
  const names = new Set(cards.map(countCardName));
  for await (const each of reader.transactions({ depot, from: posted + 1 })) {
    const of = each.reverses === undefined ? each : await reader.transaction(each.reverses);
    if (of === undefined || !isBefore(of, cut)) continue;
    if (each.reverses !== undefined && late.delete(each.reverses)) continue; // as if never told
    if (movedAny(each, depot, names)) late.set(each.number, each);
  }
  return [...late.values()];
}
