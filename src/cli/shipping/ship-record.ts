/** One step of a shipment into the ledger: decided by how it stands in the very write. */
import { assert } from "../../domain/assert.ts";
import type { IsoDate } from "../../domain/dates.ts";
import { type Source, transactionId } from "../../domain/ledger.ts";
import type { ShipmentDeclaration } from "../../domain/planning/shipment-declaration.ts";
import { present } from "../../domain/present.ts";
import { isRefusal, type Place, type Problem } from "../../domain/problems/problem.ts";
import type { Result } from "../../domain/result.ts";
import { type Ledger, Refused } from "../../ports.ts";
import { entriesOf } from "../../shipping/booking.ts";
import { type Shipment, sumOf } from "../../shipping/shipments.ts";
import { dayProblems, readBefore, sameBefore } from "../../shipping/steps.ts";
import type { Text } from "../../text/text.ts";
import type { Context } from "../context.ts";
import { InputFault } from "../input-fault.ts";
import { Names } from "../names.ts";
import { shipmentCalled, shipmentsIn } from "./ship-desk.ts";
import { shipmentJson, shipmentTable } from "./ship-tables.ts";

export interface Step<Told extends ShipmentDeclaration> {
  readonly shipment: string;
  readonly event: Told["event"];
  readonly date: IsoDate;
  readonly dateAt: Place;
  readonly reason?: string | undefined;
  readonly reference?: string | undefined;
  readonly source?: Source | undefined;
  /** What is to be recorded of it, given how it stands. */
  tell(shipment: Shipment): Result<Told>;
}

export interface Stepped<Told> {
  readonly shipment: Shipment; // after it
  readonly before: Shipment;
  readonly told: Told;
  readonly transaction: string;
}

export async function recordStep<Told extends ShipmentDeclaration>(
  step: Step<Told>,
  ledger: Ledger,
  { user, today }: Context,
): Promise<Stepped<Told>> {
  return ledger.write(async (writer) => {
    const before = shipmentCalled(step.shipment, await shipmentsIn(writer));
    const { date, dateAt: at, reason, reference, source, event } = step;
    if (source !== undefined) refuseReadBefore(before, source);
    const problems = [...dayProblems(before, event, { date, today, at })];
    const told = step.tell(before);
    if (told.ok) refuseRepeated(before, told.value, step);
    else problems.push(...told.problems);
    if (!told.ok || problems.length > 0) throw faultOf(problems);
    const [recorded] = await writer.append([
      {
        kind: "ship",
        effectiveDate: date,
        user,
        ...present({ reason: reason ?? reasonIn(told.value), reference, source }),
        entries: entriesOf(before, told.value),
        declarations: [told.value],
      },
    ]);
    assert(recorded !== undefined, "the ledger recorded what it was given");
    const shipment = (await shipmentsIn(writer)).get(before.code);
    assert(shipment !== undefined, "a shipment stays");
    const transaction = transactionId(recorded.transaction.number);
    return { shipment, before, told: told.value, transaction };
  });
}

/** What history and book say of it, where the accounts do not: which shipment, why something is lost. */
function reasonIn(told: ShipmentDeclaration): string | undefined {
  if (told.event !== "custody" && told.event !== "delivered") return undefined;
  const lines = told.event === "delivered" ? told.lines : [];
  const reasons = [...new Set(lines.flatMap(({ reason }) => reason ?? []))];
  return reasons.length === 0 ? told.code : `${told.code} (${reasons.join(" / ")})`;
}

function refuseRepeated(
  before: Shipment,
  told: ShipmentDeclaration,
  { date, reference }: Step<ShipmentDeclaration>,
): void {
  const same = sameBefore(before, told, { date, reference });
  if (same === undefined) return;
  const by = transactionId(same.number);
  const day = same.effectiveDate;
  throw new Refused([{ kind: "shipment-recorded", shipment: before.code, by, date: day, at: {} }]);
}

/** Before anything else: held against what it recorded itself, a receipt seems to be wrong. */
function refuseReadBefore(shipment: Shipment, { name: file, sha256 }: Source): void {
  const read = readBefore(shipment, sha256);
  if (read === undefined) return;
  const [by, date] = [transactionId(read.number), read.effectiveDate];
  const open = sumOf(shipment, "transit");
  const at = { file };
  throw new Refused([{ kind: "receipt-read", shipment: shipment.code, by, date, open, at }]);
}

/** What the person said wrongly comes first; else the course of the shipment refuses. */
function faultOf(problems: readonly Problem[]): Error {
  return problems.every(isRefusal) ? new Refused(problems) : new InputFault(...problems);
}

/** The shipment as it is now, below what has happened. */
export async function printStep(
  { shipment, transaction, told }: Stepped<ShipmentDeclaration>,
  news: readonly Text[],
  ledger: Ledger,
  context: Context,
  more: object = {}, // what programs get beside
): Promise<void> {
  const { print, today: day, language } = context;
  const names = new Names(await context.catalogue(ledger));
  print.result({
    json: { event: told.event, transaction, ...more, ...shipmentJson(shipment, day) },
    table: shipmentTable(shipment, { day, names, language, news }),
  });
}
