/**
 * The shipments of accepted plans, and where the goods of each of their lines are by now.
 *
 * Nothing of it is stored beside the ledger: it is the fold over the transactions of plans and
 * shipments that stand. Every piece of a line is in one place, and none is lost on the way:
 *
 *   planned = reserved + in transit + received + damaged + lost + released
 *
 * What arrived beyond what was sent is told (`surplus`) and is in none of these.
 */
import { assert } from "../domain/assert.ts";
import type { IsoDate } from "../domain/dates.ts";
import type { Transaction } from "../domain/ledger.ts";
import type { PlanLine, PlanShipment } from "../domain/planning/plan.ts";
import { type KeptPlan, plansOf } from "../domain/planning/plan-declaration.ts";
import type { RequestDeclaration } from "../domain/planning/request-declaration.ts";
import {
  type ReceivedLine,
  type ShipmentDeclaration,
  shipmentCode,
} from "../domain/planning/shipment-declaration.ts";

/** Where a piece of a shipment can be. */
export type Stage =
  | "reserved" // in its depot, for this shipment
  | "transit"
  | "received" // by the consignee, in good condition
  | "damaged" // arrived, and cannot be used
  | "lost" // did not arrive, and will not
  | "released"; // back in stock

export interface ShipmentLine extends PlanLine {
  readonly no: number; // from 1, in the plan's order
  /** Whose goods they are by now: the plan's owner, or who took them over. */
  readonly owner: string;
  readonly recipient: string;
  readonly at: Readonly<Record<Stage, number>>;
  readonly surplus: number;
  /** What the consignee wrote of differences, in the order of recording. */
  readonly reasons: readonly string[];
}

export interface ShipmentEvent {
  readonly transaction: Transaction;
  readonly told: ShipmentDeclaration;
}

export interface Shipment {
  readonly code: string; // "S-2-1"
  readonly plan: KeptPlan;
  readonly planned: PlanShipment;
  /** The request as the plan knew it. */
  readonly request: RequestDeclaration | undefined;
  readonly accepted: Transaction;
  readonly lines: readonly ShipmentLine[];
  readonly events: readonly ShipmentEvent[]; // that stand, in the order of recording
}

/** Quantities of a line that go from one place to another. */
export interface Move {
  readonly line: ShipmentLine;
  readonly from: Stage;
  readonly to: Stage;
  readonly quantity: number; // more than none
}

/** The version of a request that a transaction told. */
export type RequestTold = (code: string, transaction: number) => RequestDeclaration | undefined;

export function requestsTold(transactions: Iterable<Transaction>): RequestTold {
  const found = new Map<string, RequestDeclaration>();
  for (const { number, declarations } of transactions) {
    for (const told of declarations) {
      if (told.declares === "request") found.set(`${number} ${told.code}`, told);
    }
  }
  return (code, transaction) => found.get(`${transaction} ${code}`);
}

/** What a transaction tells of a shipment. */
export const shipmentDeclared = ({
  declarations,
}: Pick<Transaction, "declarations">): ShipmentDeclaration | undefined =>
  declarations.find((declaration) => declaration.declares === "shipment");

/**
 * The shipments of plans that were accepted, in the plans' order, or just one of them; given the
 * transactions of plans and shipments that stand.
 */
export function shipmentsOf(
  standing: readonly Transaction[],
  requestTold: RequestTold,
  only?: string,
): ReadonlyMap<string, Shipment> {
  const shipments = new Map<string, Shipment>();
  for (const plan of plansOf(standing).values()) {
    if (plan.state !== "accepted" || plan.decided === undefined) continue;
    for (const planned of plan.plan.shipments) {
      if (only !== undefined && shipmentCode(plan.code, planned.id) !== only) continue;
      const one = freshShipment(plan, planned, plan.decided, requestTold);
      shipments.set(one.code, one);
    }
  }
  for (const transaction of standing) {
    const told = shipmentDeclared(transaction);
    const known = told && shipments.get(told.code);
    if (told !== undefined && known !== undefined) {
      shipments.set(told.code, after(known, told, transaction));
    }
  }
  return shipments;
}

function freshShipment(
  plan: KeptPlan,
  planned: PlanShipment,
  accepted: Transaction,
  requestTold: RequestTold,
): Shipment {
  const version = plan.plan.basis.requests.find(({ request }) => request === planned.request);
  const request = version && requestTold(planned.request, version.transaction);
  const lines = planned.lines.map((line, at): ShipmentLine => {
    const asked = request?.lines.find((one) => one.line === line.line);
    return {
      ...line,
      no: at + 1,
      owner: line.agency,
      recipient: asked?.consignee ?? request?.organisation ?? planned.request,
      at: { reserved: line.quantity, transit: 0, received: 0, damaged: 0, lost: 0, released: 0 },
      surplus: 0,
      reasons: [],
    };
  });
  const code = shipmentCode(plan.code, planned.id);
  return { code, plan, planned, request, accepted, lines, events: [] };
}

/** A shipment after one more event. */
function after(shipment: Shipment, told: ShipmentDeclaration, transaction: Transaction): Shipment {
  const moves = movesOf(shipment, told);
  const lines = shipment.lines.map((line): ShipmentLine => {
    const at = { ...line.at };
    for (const { line: moved, from, to, quantity } of moves) {
      if (moved.no !== line.no) continue;
      at[from] -= quantity;
      at[to] += quantity;
    }
    const owner = told.event === "custody" ? told.to : line.owner;
    if (told.event !== "delivered") return { ...line, at, owner };
    const said = told.lines.find((one) => one.line === line.no);
    const reasons = said?.reason === undefined ? line.reasons : [...line.reasons, said.reason];
    return { ...line, at, owner, reasons, surplus: line.surplus + surplusOf(line, said) };
  });
  return { ...shipment, lines, events: [...shipment.events, { transaction, told }] };
}

/** What an event moves, given the shipment before it; changes of owner move nothing. */
export function movesOf(shipment: Shipment, told: ShipmentDeclaration): readonly Move[] {
  switch (told.event) {
    case "custody":
      return [];
    case "dispatched":
      return [
        ...moved(shipment, told.lines, "reserved", "transit"),
        ...moved(shipment, told.released ?? [], "reserved", "released"),
      ];
    case "delivered":
      return told.lines.flatMap((said) => deliveredMoves(shipment, said));
    case "cancelled": {
      const back = told.again === true ? "reserved" : "released";
      return shipment.lines.flatMap((line) => [
        ...moveOf(line, "transit", back, line.at.transit),
        ...(back === "released" ? moveOf(line, "reserved", back, line.at.reserved) : []),
      ]);
    }
  }
}

const moveOf = (line: ShipmentLine, from: Stage, to: Stage, quantity: number): readonly Move[] =>
  quantity > 0 ? [{ line, from, to, quantity }] : [];

function moved(
  { lines }: Shipment,
  told: readonly { readonly line: number; readonly quantity: number }[],
  from: Stage,
  to: Stage,
): readonly Move[] {
  return told.flatMap(({ line: no, quantity }) => {
    const line = lines.find((one) => one.no === no);
    return line === undefined ? [] : moveOf(line, from, to, quantity);
  });
}

/** At most what is on the way: what arrives beyond that is booked by nobody. */
function deliveredMoves({ lines }: Shipment, said: ReceivedLine): readonly Move[] {
  const line = lines.find(({ no }) => no === said.line);
  if (line === undefined) return [];
  const received = Math.min(said.received, line.at.transit);
  const damaged = Math.min(said.damaged, line.at.transit - received);
  const lost = Math.min(said.short, line.at.transit - received - damaged);
  return [
    ...moveOf(line, "transit", "received", received),
    ...moveOf(line, "transit", "damaged", damaged),
    ...moveOf(line, "transit", "lost", lost),
  ];
}

const surplusOf = (line: ShipmentLine, said: ReceivedLine | undefined): number =>
  said === undefined ? 0 : Math.max(0, said.received + said.damaged - line.at.transit);

/** How many of a line have left for good, or are on the way. */
export const sentOf = ({ at }: Pick<ShipmentLine, "at">): number =>
  at.transit + at.received + at.damaged + at.lost;

export const sumOf = ({ lines }: Shipment, ...of: readonly Stage[]): number =>
  lines.reduce((sum, { at }) => sum + of.reduce((part, stage) => part + at[stage], 0), 0);

/** The last event of a kind that stands. */
export const lastEvent = (
  { events }: Shipment,
  event: ShipmentDeclaration["event"],
): Transaction | undefined => events.findLast(({ told }) => told.event === event)?.transaction;

export const firstEvent = (
  { events }: Shipment,
  event: ShipmentDeclaration["event"],
): Transaction | undefined => events.find(({ told }) => told.event === event)?.transaction;

/** The day on which it should leave. */
export function departureOf({ plan, planned }: Shipment): IsoDate {
  const [first] = planned.legs;
  const run = plan.plan.departures.find((departure) => departure.run === first?.run);
  assert(first === undefined || run !== undefined, "a plan has the departures of its legs");
  return run?.depart ?? planned.ready;
}
