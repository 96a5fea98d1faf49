/** The questions about a shipment on a terminal: which one, on which day, how much of each line. */
import type { IsoDate } from "../../domain/dates.ts";
import { present } from "../../domain/present.ts";
import type { Problem } from "../../domain/problems/problem.ts";
import { readDate } from "../../importers/dates.ts";
import type { Shipment, ShipmentLine } from "../../shipping/shipments.ts";
import { standingOf } from "../../shipping/state.ts";
import { shipmentStateWords, shipmentWords as words } from "../../text/planning/shipments.ts";
import { both, type Text } from "../../text/text.ts";
import type { Context } from "../context.ts";
import { dayOption } from "../counting/count-desk.ts";
import { InputFault } from "../input-fault.ts";
import type { Names } from "../names.ts";
import { shipmentCalled } from "./ship-desk.ts";
import { quantityIn } from "./ship-lines.ts";

/** The shipment that was named; where none was, one of those that fit is chosen on a terminal. */
export async function chosenShipment(
  found: string | undefined,
  shipments: ReadonlyMap<string, Shipment>,
  fits: (shipment: Shipment) => boolean,
  { terminal, ask, today }: Context,
): Promise<Shipment> {
  if (found !== undefined) return shipmentCalled(found, shipments);
  const open = [...shipments.values()].filter(fits);
  if (!terminal || open.length === 0) {
    throw new InputFault({ kind: "shipment-to-name", open: open.map(({ code }) => code), at: {} });
  }
  const choices = open.map((shipment) => {
    const { code, planned } = shipment;
    const { state } = standingOf(shipment, today);
    const label = both(
      (to) =>
        `${code}  ${planned.request}  ${planned.from} → ${planned.to}  ${shipmentStateWords[state][to]}`,
    );
    return { value: code, label };
  });
  return shipmentCalled(await ask.choose(words.ask.which, choices), shipments);
}

/** The day that was named, else the one that is answered; today where nobody is asked. */
export async function chosenDay(
  options: Readonly<Record<string, string | boolean | undefined>>,
  { terminal, ask, today, print }: Context,
): Promise<IsoDate> {
  const problems: Problem[] = [];
  const given = dayOption(options, problems);
  if (problems.length > 0) throw new InputFault(...problems);
  if (given !== undefined || !terminal) return given ?? today;
  for (;;) {
    const answer = await ask.text(words.ask.date, today);
    const read = readDate(answer);
    if ("fault" in read) print.problems([{ ...read.fault, at: {} }]);
    else if (read.value !== undefined && !read.value.monthOnly) return read.value.date;
  }
}

export const lineName = ({ no, item, lot }: ShipmentLine, names: Names): Text =>
  both((to) => `${no}  ${names.itemWithCode(item)[to]}  ${lot}`);

/** A whole quantity; asked again until it is one. */
export async function askQuantity(
  question: Text,
  initial: number,
  { ask, print }: Context,
): Promise<number> {
  for (;;) {
    const answer = await ask.text(question, String(initial));
    const quantity = quantityIn(answer);
    if (quantity !== undefined) return quantity;
    print.problems([{ kind: "not-a-quantity", found: answer, at: {} }]);
  }
}

export const textOption = (said: string | boolean | undefined): string | undefined =>
  typeof said === "string" && said.trim() !== "" ? said.trim() : undefined;

export const referenceOf = (
  options: Readonly<Record<string, string | boolean | undefined>>,
): { readonly reference?: string } => present({ reference: textOption(options["reference"]) });
