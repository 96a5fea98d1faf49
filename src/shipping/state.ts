/**
 * How a shipment stands on a day: planned, dispatched, delivered or cancelled; and what is not as
 * it should be: late, short, damaged, more than was sent.
 */
import { daysBetween, type IsoDate } from "../domain/dates.ts";
import {
  departureOf,
  firstEvent,
  lastEvent,
  type Shipment,
  type ShipmentLine,
  sentOf,
  sumOf,
} from "./shipments.ts";

export type ShipmentState = "planned" | "dispatched" | "delivered" | "cancelled";

export type ShipmentFinding = "late" | "short" | "damaged" | "surplus";

export interface ShipmentStanding {
  readonly state: ShipmentState;
  readonly findings: readonly ShipmentFinding[];
  /** By which it leaves, is on the way, or arrived later than planned; 0 where it is in time. */
  readonly lateDays: number;
  readonly departs: IsoDate; // planned
  readonly arrives: IsoDate; // planned
  readonly dispatched: IsoDate | undefined;
  readonly delivered: IsoDate | undefined; // the last of its deliveries
}

export function standingOf(shipment: Shipment, day: IsoDate): ShipmentStanding {
  const state = stateOf(shipment);
  const [departs, arrives] = [departureOf(shipment), shipment.planned.arrive];
  const dispatched = firstEvent(shipment, "dispatched")?.effectiveDate;
  const delivered = lastEvent(shipment, "delivered")?.effectiveDate;
  const late = {
    planned: () => daysAfter(departs, day),
    dispatched: () => daysAfter(arrives, day),
    delivered: () => daysAfter(arrives, delivered ?? day),
    cancelled: () => 0,
  } as const;
  const lateDays = late[state]();
  const any = (test: (line: ShipmentLine) => boolean): boolean => shipment.lines.some(test);
  const told: readonly (readonly [ShipmentFinding, boolean])[] = [
    ["late", lateDays > 0],
    ["short", any(({ at }) => at.lost > 0 || (state === "delivered" && at.transit > 0))],
    ["damaged", any(({ at }) => at.damaged > 0)],
    ["surplus", any(({ surplus }) => surplus > 0)],
  ];
  const findings = told.flatMap(([finding, is]) => (is ? [finding] : []));
  return { state, findings, lateDays, departs, arrives, dispatched, delivered };
}

export function stateOf(shipment: Shipment): ShipmentState {
  if (lastEvent(shipment, "delivered") !== undefined) return "delivered";
  if (sumOf(shipment, "transit") > 0) return "dispatched";
  return sumOf(shipment, "reserved") > 0 ? "planned" : "cancelled";
}

const daysAfter = (due: IsoDate, day: IsoDate): number => Math.max(0, daysBetween(due, day));

/** Received minus sent, once something was said of its arrival: undefined before. */
export function differenceOf(line: ShipmentLine, delivered: boolean): number | undefined {
  const sent = sentOf(line);
  if (!delivered || sent === 0) return undefined;
  return line.at.received + line.surplus - sent;
}
