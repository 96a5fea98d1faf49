/**
 * Proves the hash chain over a range of transactions: none is missing, each one's content gives its
 * hash, and each was recorded after the one before. Ranges are independent of each other, as each
 * starts from the stored hash of its predecessor, so that a long chain is proved in parallel.
 */
import { canonicalText, genesisHash } from "../domain/ledger.ts";
import type { LedgerProblem } from "../ports.ts";
import { verificationWords as words } from "../text/verification.ts";
import { sha256 } from "./digest.ts";
import type { LedgerReader } from "./ledger-reader.ts";

/** After so many problems the rest is not listed: the first one is where to look. */
export const problemsMax = 100;

export interface NumberRange {
  readonly from: number;
  readonly to: number;
}

export async function chainFaults(
  reader: LedgerReader,
  range: NumberRange,
): Promise<readonly LedgerProblem[]> {
  const faults: LedgerProblem[] = [];
  const before = range.from === 1 ? undefined : await reader.link(range.from - 1);
  let [number, hash, recordedAt] = [
    range.from - 1,
    before?.hash ?? genesisHash,
    before?.recordedAt ?? "",
  ];
  for await (const page of reader.pages(range)) {
    for (const transaction of page) {
      const fault = (problem: LedgerProblem["problem"]): void => {
        faults.push({ transaction: transaction.number, problem });
      };
      if (transaction.number !== number + 1) fault(words.gap(number));
      if (sha256(canonicalText(transaction, hash)) !== transaction.hash) fault(words.hash());
      if (transaction.recordedAt < recordedAt) fault(words.clock());
      ({ number, hash, recordedAt } = transaction);
    }
    if (faults.length >= problemsMax) break;
  }
  return faults;
}
