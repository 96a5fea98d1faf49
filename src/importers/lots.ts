/**
 * The lots of a file's lines, and whether the file contradicts itself about one.
 *
 * Goods without a lot number are named by their facts (see `unnumberedLot`) and cannot contradict
 * each other. Rows that name one lot must agree on its dates, cost, supplier and donor; of two that
 * do not, the later is refused and the earlier named, as only the agency knows which is right.
 */
import { contradictions, type LotFacts, unnumberedLot } from "../domain/declaration.ts";
import { lotKey } from "../domain/lot-key.ts";
import type { ReadingProblem } from "../domain/problems/reading-problem.ts";
import type { ReadLine } from "./line.ts";
import { factsUnder, lotIn } from "./named-item.ts";

/** The columns that lots' facts are read from. */
const columnOf: Readonly<Record<keyof LotFacts, string>> = {
  acquired: "acquired",
  manufactured: "manufactured",
  expiry: "expiry",
  supplier: "supplier",
  donor: "donor",
  funding: "funding",
  earmark: "earmark",
  unitCost: "unit_cost",
};

interface Seen {
  readonly facts: LotFacts;
  readonly row: number;
  readonly sheet: string | undefined;
}

export interface LotFault {
  readonly meaning: string;
  readonly fault: ReadingProblem;
}

/** The lot as the row has it, and as the item knows it: another one only after a merge. */
export type LotOf = (
  line: ReadLine,
  sheet: string | undefined,
) => { readonly said: string; readonly lot: string; readonly faults: readonly LotFault[] };

/** Lines are to be given in the order of the file. */
export function lotsOfFile(): LotOf {
  const lots = new Map<string, Seen[]>();
  return (line, sheet) => {
    const { named, row } = line;
    const { item } = named;
    const said = line.lotGiven ?? unnumberedLot(line.facts);
    const [lot, facts] = [lotIn(named, said), factsUnder(named, line.facts)];
    const key = lotKey(item.code, lot);
    const seen = lots.get(key);
    if (seen === undefined) {
      lots.set(key, [{ facts, row, sheet }]);
      return { said, lot, faults: [] };
    }
    const faults = seen.flatMap((earlier) =>
      contradictions(earlier.facts, facts).map((field) => ({
        meaning: columnOf[field],
        fault: {
          kind: "lot-contradicts" as const,
          found: factText(facts[field]),
          item: item.code,
          lot,
          field: columnOf[field],
          other: factText(earlier.facts[field]),
          otherRow: earlier.row,
          ...(earlier.sheet !== undefined && { otherSheet: earlier.sheet }),
        },
      })),
    );
    // A row that tells nothing new about the lot need not be looked at again.
    const known = seen.some((earlier) =>
      (Object.keys(facts) as (keyof LotFacts)[]).every((field) => field in earlier.facts),
    );
    if (faults.length === 0 && !known) lots.set(key, [...seen, { facts, row, sheet }]);
    return { said, lot, faults: faults.slice(0, 1) };
  };
}

const factText = (fact: LotFacts[keyof LotFacts]): string =>
  typeof fact === "object" ? `${fact.minor} ${fact.currency}` : (fact ?? "");
