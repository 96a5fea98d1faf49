/**
 * The course of a plan and its shipments, as rules that the ledger's writer keeps and `verify`
 * proves: a plan is accepted or discarded once, not before the day on which it was made, and its
 * acceptance reserves just its goods; custody
 * is transferred before anything leaves; nothing is sent that is not reserved for the shipment, and
 * nothing arrives that was not sent; every event books just what it says. Events are undone from
 * the last one backwards.
 */
import { type Draft, goodsText, type Transaction, transactionId } from "../domain/ledger.ts";
import { reservation } from "../domain/planning/plan-acceptance.ts";
import {
  type KeptPlan,
  type PlanDeclaration,
  plansOf,
} from "../domain/planning/plan-declaration.ts";
import type { ShipmentDeclaration } from "../domain/planning/shipment-declaration.ts";
import { entriesOf } from "./booking.ts";
import {
  firstEvent,
  movesOf,
  type RequestTold,
  type Shipment,
  shipmentDeclared,
  shipmentsOf,
} from "./shipments.ts";

/** Plans and shipments that stand when an event is recorded. */
export interface Course {
  readonly standing: readonly Transaction[]; // of plans and shipments, in the order of recording
  readonly requestTold: RequestTold;
}

export type BrokenCourse =
  | "malformed"
  | "unknown"
  | "decided"
  | "early"
  | "custody"
  | "quantity"
  | "booking";

/** The first rule that a transaction of kind `plan` or `ship` breaks. */
export function brokenCourse(draft: Draft, course: Course): BrokenCourse | undefined {
  const [one, another] = draft.declarations;
  if (one === undefined || another !== undefined) return "malformed";
  if (draft.kind === "plan" && one.declares === "plan") return brokenPlan(draft, one, course);
  if (draft.kind !== "ship" || one.declares !== "shipment") return "malformed";
  const shipment = shipmentsOf(course.standing, course.requestTold, one.code).get(one.code);
  if (shipment === undefined) return "unknown";
  if (draft.effectiveDate < shipment.accepted.effectiveDate) return "early";
  const broken = brokenStep(shipment, one);
  if (broken !== undefined) return broken;
  return goodsText(draft.entries) === goodsText(entriesOf(shipment, one)) ? undefined : "booking";
}

function brokenPlan(
  { entries, effectiveDate }: Draft,
  told: PlanDeclaration,
  { standing }: Course,
): BrokenCourse | undefined {
  const plans = plansOf(standing);
  const known: KeptPlan | undefined = plans.get(told.code);
  if (told.event === "proposed") {
    if (known !== undefined) return "decided";
    return entries.length === 0 ? undefined : "booking";
  }
  if (known === undefined) return "unknown";
  if (known.state !== "proposed") return "decided";
  if (effectiveDate < known.proposed.effectiveDate) return "early";
  const wanted = told.event === "accepted" ? reservation(known) : [];
  return goodsText(entries) === goodsText(wanted) ? undefined : "booking";
}

function brokenStep(shipment: Shipment, told: ShipmentDeclaration): BrokenCourse | undefined {
  const { planned, lines } = shipment;
  const transferred = firstEvent(shipment, "custody") !== undefined;
  const needed = planned.custodian;
  switch (told.event) {
    case "custody": {
      const left = firstEvent(shipment, "dispatched") !== undefined;
      return transferred || left || told.to !== needed ? "custody" : undefined;
    }
    case "dispatched": {
      if (needed !== undefined && !transferred) return "custody";
      const all = [...told.lines, ...(told.released ?? [])];
      const apart = lines.every(({ no, at }) => {
        const own = all.filter(({ line }) => line === no);
        return own.reduce((sum, { quantity }) => sum + quantity, 0) <= at.reserved;
      });
      const once = new Set(told.lines.map(({ line }) => line)).size === told.lines.length;
      const known = all.every(({ line, quantity }) => quantity > 0 && isLine(shipment, line));
      return told.lines.length > 0 && apart && once && known ? undefined : "quantity";
    }
    case "delivered": {
      const once = new Set(told.lines.map(({ line }) => line)).size === told.lines.length;
      const known = told.lines.every(({ line }) => isLine(shipment, line));
      return once && known && movesOf(shipment, told).length > 0 ? undefined : "quantity";
    }
    case "cancelled":
      return movesOf(shipment, told).length > 0 ? undefined : "quantity";
  }
}

const isLine = ({ lines }: Shipment, no: number): boolean => lines.some((line) => line.no === no);

/**
 * The event that has to be undone before a transaction of a plan or shipment can be: the last one
 * that rests on it. Undefined where none does.
 */
export function restingOn(
  { number, declarations, kind }: Transaction,
  standing: readonly Transaction[],
): string | undefined {
  const later = standing.filter((other) => other.number > number);
  const shipment = shipmentDeclared({ declarations });
  const last = later.findLast((other) => {
    const told = shipmentDeclared(other);
    if (kind === "ship") return told !== undefined && told.code === shipment?.code;
    return declarations.some((one) => one.declares === "plan" && isOf(one.code, other));
  });
  return last && transactionId(last.number);
}

/** Whether a transaction decides on a plan, or tells of one of its shipments. */
const isOf = (plan: string, { declarations }: Transaction): boolean =>
  declarations.some(
    (told) =>
      (told.declares === "plan" && told.code === plan) ||
      (told.declares === "shipment" && told.code.startsWith(`S-${plan.replace(/^P-/, "")}-`)),
  );
