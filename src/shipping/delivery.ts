/**
 * What somebody says arrived of a shipment, against what is on the way: every figure that cannot
 * be, all at once; else what is to be recorded.
 *
 * A line that nobody tells of stays on the way, and so does what is neither received, damaged nor
 * short: it is short, and nobody has explained it yet. Differences are received minus sent.
 */

import type { IsoDate } from "../domain/dates.ts";
import { type Transaction, transactionId } from "../domain/ledger.ts";
import type { ReceivedLine } from "../domain/planning/shipment-declaration.ts";
import { present } from "../domain/present.ts";
import type { Place, Problem } from "../domain/problems/problem.ts";
import { type Result, unless } from "../domain/result.ts";
import type { Shipment, ShipmentLine } from "./shipments.ts";

export interface ToldLine {
  readonly line: number;
  readonly received?: number;
  readonly damaged?: number;
  readonly short?: number;
  readonly reason?: string;
  readonly row?: number;
  readonly at: Place;
}

export function deliveryOf(
  shipment: Shipment,
  told: readonly ToldLine[],
): Result<readonly ReceivedLine[]> {
  const { code, lines } = shipment;
  const said = told.filter(
    ({ received, damaged, short }) => (received ?? damaged ?? short) !== undefined,
  );
  if (said.length === 0) {
    const { row: _, ...at } = told[0]?.at ?? {}; // all of them
    return unless([{ kind: "shipment-nothing-said", shipment: code, at }], () => []);
  }
  const problems = said.flatMap((one, at): readonly Problem[] => {
    const line = lines.find(({ no }) => no === one.line);
    if (line === undefined) {
      const found = String(one.line);
      return [unknownLine(code, found, lines.length, one.at)];
    }
    const before = said.slice(0, at).some((other) => other.line === one.line);
    if (before) return [{ kind: "shipment-line-twice", shipment: code, line: line.no, at: one.at }];
    const anew = toldAnew(shipment, line, one);
    return anew === undefined ? lineProblems(code, line, one) : [anew];
  });
  return unless(problems, () =>
    said
      .toSorted((a, b) => a.line - b.line)
      .map(({ line, received = 0, damaged = 0, short = 0, reason, row }) => ({
        ...{ line, received, damaged, short },
        ...present({ reason, row }),
      })),
  );
}

export const unknownLine = (
  shipment: string,
  found: string,
  lines: number,
  at: Place,
): Problem => ({ kind: "shipment-line-unknown", shipment, found, lines, at });

function lineProblems(
  shipment: string,
  { no: line, at: where }: ShipmentLine,
  { received: good, damaged = 0, short = 0, reason, at }: ToldLine,
): readonly Problem[] {
  const said = (good ?? 0) + damaged + short;
  if (where.transit === 0 && said > 0) {
    return [{ kind: "shipment-line-not-left", shipment, line, at }];
  }
  const sent = where.transit;
  const first = where.received + where.damaged + where.lost === 0;
  return [
    ...(first && good === undefined
      ? [{ kind: "shipment-received-missing" as const, shipment, line, at }]
      : []),
    ...(damaged + short > 0 && reason === undefined
      ? [{ kind: "shipment-reason-missing" as const, shipment, line, at }]
      : []),
    ...(short > 0 && said > sent
      ? [{ kind: "shipment-short-and-more" as const, shipment, line, sent, said, at }]
      : []),
  ];
}

interface ToldBefore {
  readonly figures: ReceivedLine;
  readonly sum: number; // more than none
  readonly transaction: Transaction;
}

/** What was told of a line since it last left, or came back. */
function toldBefore({ events }: Shipment, line: number): readonly ToldBefore[] {
  const since = events.findLastIndex(
    ({ told }) =>
      told.event === "cancelled" ||
      (told.event === "dispatched" && told.lines.some((one) => one.line === line)),
  );
  return events.slice(since + 1).flatMap(({ told, transaction }) => {
    const figures =
      told.event === "delivered" ? told.lines.find((one) => one.line === line) : undefined;
    if (figures === undefined) return [];
    const sum = figures.received + figures.damaged + figures.short;
    return sum > 0 ? [{ figures, sum, transaction }] : [];
  });
}

/**
 * Whether a line seems to be told of once more, not just what came since: more than is on the way,
 * and no less than was told of it already. It would be taken for goods that nobody sent.
 */
function toldAnew(
  of: Shipment,
  { no: line, at: { transit } }: ShipmentLine,
  { received = 0, damaged = 0, short = 0, at }: ToldLine,
): Problem | undefined {
  const said = received + damaged + short;
  const before = toldBefore(of, line);
  const last = before.findLast(({ sum }) => sum <= said);
  if (last === undefined || said <= transit) return undefined;
  const { number, effectiveDate: date } = last.transaction;
  const accounted = before.reduce((all, { sum }) => all + sum, 0);
  const known = { shipment: of.code, line, by: transactionId(number), date };
  return { kind: "shipment-line-told", ...known, accounted, sent: transit, said, at };
}

/**
 * The lines of a form that say what was recorded of them already: one that was filled in further
 * and sent again has them, too. The same figures of the same day, or all that is known of a line
 * by now, which is more than is left of it on the way. A reference of its own tells another load.
 */
export function unchangedLines(
  shipment: Shipment,
  told: readonly ToldLine[],
  { date, reference }: { readonly date: IsoDate; readonly reference?: string | undefined },
): readonly ToldLine[] {
  return told.filter(({ line: no, received = 0, damaged = 0, short = 0 }) => {
    const line = shipment.lines.find((one) => one.no === no);
    if (line === undefined || received + damaged + short === 0) return false;
    const before = toldBefore(shipment, no);
    const same = (one: Omit<ReceivedLine, "line">): boolean =>
      one.received === received && one.damaged === damaged && one.short === short;
    const sum = (of: "received" | "damaged" | "short"): number =>
      before.reduce((all, { figures }) => all + figures[of], 0);
    const all = { received: sum("received"), damaged: sum("damaged"), short: sum("short") };
    const again = before.some(
      ({ figures, transaction: of }) =>
        of.effectiveDate === date &&
        (reference === undefined || reference === of.reference) &&
        same(figures),
    );
    return again || (same(all) && received + damaged + short > line.at.transit);
  });
}
