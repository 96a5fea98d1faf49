/**
 * What the ledger is told of a shipment (輸送) on its way from an accepted plan to its consignee. A
 * shipment is called S-2-1: the first of plan P-2. All that is known of it is told by transactions
 * of the kind `ship`, one declaration each, and by nothing beside the ledger.
 *
 * Its lines are those of the plan, counted from 1 in the plan's order. Figures are in base units.
 */

interface ShipmentEvent {
  readonly declares: "shipment";
  readonly code: string; // "S-2-1"
}

/** The goods changed owner (管理換), as the law under which they are given requires. */
export interface ShipmentCustody extends ShipmentEvent {
  readonly event: "custody";
  readonly to: string; // the agency
}

export interface LoadedLine {
  readonly line: number;
  readonly quantity: number;
}

export interface ShipmentDispatched extends ShipmentEvent {
  readonly event: "dispatched";
  readonly lines: readonly LoadedLine[];
  /** What was not loaded goes back into stock; without it, it stays reserved. */
  readonly released?: readonly LoadedLine[];
}

/** What the consignee says of a line: all three apart from one another. */
export interface ReceivedLine {
  readonly line: number;
  readonly received: number; // in good condition
  readonly damaged: number; // arrived, and cannot be used
  readonly short: number; // did not arrive, and will not
  readonly reason?: string;
  readonly row?: number; // of a receipt, as a spreadsheet shows it
}

export interface ShipmentDelivered extends ShipmentEvent {
  readonly event: "delivered";
  readonly lines: readonly ReceivedLine[];
  readonly receivedBy?: string;
}

export interface ShipmentCancelled extends ShipmentEvent {
  readonly event: "cancelled";
  /** The goods stay reserved for it, so that it can leave again. */
  readonly again?: true;
}

export type ShipmentDeclaration =
  | ShipmentCustody
  | ShipmentDispatched
  | ShipmentDelivered
  | ShipmentCancelled;

/** The name of a plan's shipment: of P-2 and S-1, S-2-1. */
export const shipmentCode = (plan: string, shipment: string): string =>
  `S-${plan.replace(/^P-/, "")}-${shipment.replace(/^S-/, "")}`;

type Fields = Readonly<Record<string, unknown>>;

const fieldsOf = (value: unknown): Fields =>
  typeof value === "object" && value !== null ? (value as Fields) : {};

const isText = (value: unknown): boolean => typeof value === "string";
const isCountable = (value: unknown): boolean =>
  Number.isSafeInteger(value) && (value as number) >= 0;

const linesWith = (lines: unknown, ...figures: readonly string[]): boolean =>
  Array.isArray(lines) &&
  lines.every((line) => ["line", ...figures].every((key) => isCountable(fieldsOf(line)[key])));

const isAbsentOr = (value: unknown, is: (value: unknown) => boolean): boolean =>
  value === undefined || is(value);

/** Whether something that was stored has the shape of what a shipment declares. */
export function isShipmentDeclaration(told: Fields): boolean {
  const { event, lines } = told;
  if (!isText(told["code"])) return false;
  switch (event) {
    case "custody":
      return isText(told["to"]);
    case "dispatched":
      return (
        linesWith(lines, "quantity") &&
        isAbsentOr(told["released"], (released) => linesWith(released, "quantity"))
      );
    case "delivered":
      return (
        linesWith(lines, "received", "damaged", "short") && isAbsentOr(told["receivedBy"], isText)
      );
    case "cancelled":
      return isAbsentOr(told["again"], (again) => again === true);
    default:
      return false;
  }
}
