/**
 * The next step of a shipment as somebody states it, against how it stands: what is wrong with it,
 * all at once, or what is to be recorded.
 */
import type { IsoDate } from "../domain/dates.ts";
import { type Transaction, transactionId } from "../domain/ledger.ts";
import type {
  LoadedLine,
  ShipmentCancelled,
  ShipmentCustody,
  ShipmentDeclaration,
  ShipmentDelivered,
  ShipmentDispatched,
} from "../domain/planning/shipment-declaration.ts";
import type { Place, Problem } from "../domain/problems/problem.ts";
import { type Result, unless } from "../domain/result.ts";
import { deliveryOf, type ToldLine } from "./delivery.ts";
import { firstEvent, lastEvent, movesOf, type Shipment, sumOf } from "./shipments.ts";

/** Why nothing more can leave, or come back, of a shipment that has neither. */
function overProblem(shipment: Shipment): Problem {
  const { code, events, accepted } = shipment;
  const last = events.at(-1)?.transaction ?? accepted;
  const arrived = lastEvent(shipment, "delivered");
  if (events.at(-1)?.told.event === "cancelled") {
    return { kind: "shipment-cancelled", shipment: code, by: nameOf(last), at: {} };
  }
  const of = arrived ?? last;
  const kind = arrived === undefined ? "shipment-left" : "shipment-arrived";
  return { kind, shipment: code, by: nameOf(of), date: of.effectiveDate, at: {} };
}

const nameOf = ({ number }: Transaction): string => transactionId(number);

export interface Loading {
  /** What is said to be loaded of each line; the rest of the plan's where nothing is said. */
  readonly quantities: ReadonlyMap<number, number>;
  /** The lines of which something is loaded. */
  readonly lines: ReadonlySet<number>;
  /** What is not loaded goes back into stock. */
  readonly release: boolean;
  readonly at: Place;
}

export function dispatchOf(shipment: Shipment, loading: Loading): Result<ShipmentDispatched> {
  const { code, lines, planned } = shipment;
  const { quantities, release, at } = loading;
  if (sumOf(shipment, "reserved") === 0) {
    const left = lastEvent(shipment, "dispatched");
    const problem: Problem =
      left !== undefined && sumOf(shipment, "transit") > 0
        ? {
            kind: "shipment-left",
            shipment: code,
            by: nameOf(left),
            date: left.effectiveDate,
            at: {},
          }
        : overProblem(shipment);
    return unless([problem], never);
  }
  const to = planned.custodian;
  const owner = lines.find(({ owner: of }) => of !== to)?.owner;
  const loaded = lines
    .filter(({ no }) => loading.lines.has(no) || quantities.has(no))
    .map((line) => ({ line: line.no, quantity: quantities.get(line.no) ?? line.at.reserved }));
  const problems: readonly Problem[] = [
    ...(to !== undefined && owner !== undefined
      ? [{ kind: "shipment-custody-first" as const, shipment: code, from: owner, to, at: {} }]
      : []),
    ...lines.flatMap(({ no: line, at: { reserved } }): readonly Problem[] => {
      const asked = loaded.find((one) => one.line === line)?.quantity ?? 0;
      if (asked <= reserved) return [];
      return [{ kind: "shipment-beyond-reserved", shipment: code, line, asked, reserved, at }];
    }),
    ...(loaded.every(({ quantity }) => quantity === 0)
      ? [{ kind: "shipment-nothing-said" as const, shipment: code, at }]
      : []),
  ];
  return unless(problems, () => {
    const left = lines.map((line): LoadedLine => {
      const of = loaded.find((one) => one.line === line.no)?.quantity ?? 0;
      return { line: line.no, quantity: line.at.reserved - of };
    });
    const released = release ? left.filter(({ quantity }) => quantity > 0) : [];
    return {
      ...{ declares: "shipment", code, event: "dispatched" },
      lines: loaded.filter(({ quantity }) => quantity > 0),
      ...(released.length > 0 && { released }),
    };
  });
}

export function deliveredOf(
  shipment: Shipment,
  told: readonly ToldLine[],
  receivedBy?: string,
): Result<ShipmentDelivered> {
  const { code } = shipment;
  if (sumOf(shipment, "transit") === 0) {
    const left = firstEvent(shipment, "dispatched");
    const waits = sumOf(shipment, "reserved") > 0;
    const problem: Problem =
      left === undefined || (waits && lastEvent(shipment, "delivered") === undefined)
        ? lastEvent(shipment, "cancelled") === undefined || waits
          ? { kind: "shipment-not-left", shipment: code, at: {} }
          : overProblem(shipment)
        : overProblem(shipment);
    return unless([problem], never);
  }
  const read = deliveryOf(shipment, told);
  if (!read.ok) return read;
  const event: ShipmentDelivered = {
    ...{ declares: "shipment", code, event: "delivered" },
    lines: read.value,
    ...(receivedBy !== undefined && { receivedBy }),
  };
  // Nothing arrived, and nothing is lost yet: there is nothing to record.
  const nothing = movesOf(shipment, event).length === 0;
  return unless(
    nothing ? [{ kind: "shipment-nothing-said", shipment: code, at: told[0]?.at ?? {} }] : [],
    () => event,
  );
}

export function custodyOf(shipment: Shipment): Result<ShipmentCustody> {
  const { code, planned, lines } = shipment;
  const to = planned.custodian;
  const done = lastEvent(shipment, "custody");
  const problem = ((): Problem | undefined => {
    if (to === undefined) return { kind: "shipment-without-custody", shipment: code, at: {} };
    if (done !== undefined) {
      const [by, date] = [nameOf(done), done.effectiveDate];
      return { kind: "shipment-recorded", shipment: code, by, date, at: {} };
    }
    const waits = lines.some(({ at }) => at.reserved > 0);
    return waits ? undefined : overProblem(shipment);
  })();
  return unless(problem === undefined ? [] : [problem], () => ({
    ...{ declares: "shipment", code, event: "custody", to: to ?? "" },
  }));
}

export function cancelOf(shipment: Shipment, again: boolean): Result<ShipmentCancelled> {
  const { code } = shipment;
  const event: ShipmentCancelled = {
    ...{ declares: "shipment", code, event: "cancelled" },
    ...(again && { again: true }),
  };
  const nothing = movesOf(shipment, event).length === 0;
  const waits = sumOf(shipment, "reserved") > 0;
  const last = shipment.events.at(-1);
  const problem = (): Problem => {
    if (!waits) return overProblem(shipment);
    if (last?.told.event !== "cancelled")
      return { kind: "shipment-not-left", shipment: code, at: {} };
    const [by, date] = [nameOf(last.transaction), last.transaction.effectiveDate];
    return { kind: "shipment-recorded", shipment: code, by, date, at: {} };
  };
  return unless(nothing ? [problem()] : [], () => event);
}

/** Days on which an event cannot have been. */
export function dayProblems(
  shipment: Shipment,
  event: ShipmentDeclaration["event"],
  { date, today, at }: { readonly date: IsoDate; readonly today: IsoDate; readonly at: Place },
): readonly Problem[] {
  if (date > today) return [{ kind: "shipment-in-future", found: date, today, at }];
  const custody = lastEvent(shipment, "custody");
  const left =
    event === "delivered" ? firstEvent(shipment, "dispatched") : lastEvent(shipment, "dispatched");
  const before = [
    { after: "accepted", transaction: shipment.accepted },
    { after: "custody", transaction: event === "dispatched" ? custody : undefined },
    {
      after: "dispatched",
      transaction: event === "delivered" || event === "cancelled" ? left : undefined,
    },
  ] as const;
  const broken = before.findLast(
    ({ transaction }) => transaction !== undefined && date < transaction.effectiveDate,
  );
  if (broken?.transaction === undefined) return [];
  const first = broken.transaction.effectiveDate;
  return [
    {
      kind: "shipment-too-early",
      shipment: shipment.code,
      found: date,
      first,
      after: broken.after,
      by: nameOf(broken.transaction),
      plan: shipment.plan.code,
      at,
    },
  ];
}

/** The event that stands and says just this already, since goods last came back. */
export const sameBefore = (
  shipment: Shipment,
  told: ShipmentDeclaration,
  { date, reference }: { readonly date: IsoDate; readonly reference?: string | undefined },
): Transaction | undefined =>
  sinceReturn(shipment).find(
    ({ told: before, transaction }) =>
      transaction.effectiveDate === date &&
      (reference === undefined || reference === transaction.reference) &&
      figuresOf(before) === figuresOf(told),
  )?.transaction;

/** The event that stands and was read from this very file, since goods last came back. */
export const readBefore = (shipment: Shipment, sha256: string): Transaction | undefined =>
  sinceReturn(shipment).find(({ transaction }) => transaction.source?.sha256 === sha256)
    ?.transaction;

const sinceReturn = ({ events }: Shipment): Shipment["events"] =>
  events.slice(events.findLastIndex(({ told }) => told.event === "cancelled") + 1);

function figuresOf(told: ShipmentDeclaration): string {
  switch (told.event) {
    case "custody":
    case "cancelled":
      return told.event;
    case "dispatched":
      return JSON.stringify([
        told.event,
        ...told.lines.map(({ line, quantity }) => [line, quantity]),
      ]);
    case "delivered":
      return JSON.stringify([
        told.event,
        ...told.lines.map(({ line, received, damaged, short }) => [line, received, damaged, short]),
      ]);
  }
}

const never = (): never => {
  throw new Error("a step with a problem is none");
};
