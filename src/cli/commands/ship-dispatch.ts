/** `ship custody | dispatch`: goods change owner before they leave; they leave, or a part of them. */

import type { ShipmentDispatched } from "../../domain/planning/shipment-declaration.ts";
import type { Problem } from "../../domain/problems/problem.ts";
import type { Result } from "../../domain/result.ts";
import { lastEvent, type Shipment, sumOf } from "../../shipping/shipments.ts";
import { custodyOf, dispatchOf, type Loading } from "../../shipping/steps.ts";
import { shipmentWords as words } from "../../text/planning/shipments.ts";
import type { Text } from "../../text/text.ts";
import type { Input, SubCommand } from "../command.ts";
import type { Context } from "../context.ts";
import { exit } from "../exit.ts";
import { Names } from "../names.ts";
import {
  askQuantity,
  chosenDay,
  chosenShipment,
  lineName,
  referenceOf,
} from "../shipping/ask-shipment.ts";
import { shipmentsIn } from "../shipping/ship-desk.ts";
import { statedLines, statedQuantities } from "../shipping/ship-lines.ts";
import { printStep, recordStep, type Stepped } from "../shipping/ship-record.ts";

const { options: optionWords } = words;
export const shipmentArgument = { name: "[shipment]", text: optionWords.shipment };
export const dateOption = { flags: "--date <date>", text: optionWords.date };
export const referenceOption = { flags: "--reference <text>", text: optionWords.reference };

export const shipCustody: SubCommand = {
  name: "custody",
  summary: words.summary.custody,
  arguments: [shipmentArgument],
  options: [dateOption, referenceOption],
  example: "bichiku ship custody S-1-2",
  run: ({ args, options }, context) =>
    context.withLedger(async (ledger) => {
      const waits = (shipment: Shipment): boolean =>
        shipment.planned.custodian !== undefined && lastEvent(shipment, "custody") === undefined;
      const { code } = await chosenShipment(args[0], await shipmentsIn(ledger), waits, context);
      const step = {
        shipment: code,
        event: "custody",
        date: await chosenDay(options, context),
        dateAt: { option: "--date" },
        ...referenceOf(options),
        tell: custodyOf,
      } as const;
      const done = await recordStep(step, ledger, context);
      const news = [words.custodyDone(code, done.told.to, done.transaction)];
      await printStep(done, news, ledger, context);
      return exit.ok;
    }),
};

export const shipDispatch: SubCommand = {
  name: "dispatch",
  summary: words.summary.dispatch,
  arguments: [shipmentArgument],
  options: [
    dateOption,
    { flags: "--line <lines>", text: optionWords.line },
    { flags: "--quantity <quantities>", text: optionWords.quantity },
    { flags: "--rest <keep|release>", text: optionWords.rest },
    referenceOption,
  ],
  example: "bichiku ship dispatch S-1-1",
  run: (input, context) =>
    context.withLedger(async (ledger) => {
      const waits = (shipment: Shipment): boolean => sumOf(shipment, "reserved") > 0;
      const shipments = await shipmentsIn(ledger);
      const shipment = await chosenShipment(input.args[0], shipments, waits, context);
      const date = await chosenDay(input.options, context);
      const names = new Names(await context.catalogue(ledger));
      const answers = await askLoading(input, shipment, names, context);
      const step = {
        shipment: shipment.code,
        event: "dispatched",
        date,
        dateAt: { option: "--date" },
        ...referenceOf(input.options),
        tell: (now: Shipment) => dispatched(now, input, answers),
      } as const;
      const done = await recordStep(step, ledger, context);
      await printStep(done, dispatchNews(done, date), ledger, context);
      return exit.ok;
    }),
};

type Answers = Pick<Loading, "quantities" | "release"> | undefined;

/** A person at a terminal who said nothing of differences is asked for them. */
async function askLoading(
  { options }: Input,
  shipment: Shipment,
  names: Names,
  context: Context,
): Promise<Answers> {
  const { terminal, ask } = context;
  const said = ["line", "quantity", "rest"].some((name) => options[name] !== undefined);
  if (!terminal || said || (await ask.confirm(words.ask.allLoaded))) return undefined;
  const quantities = new Map<number, number>();
  for (const line of shipment.lines.filter(({ at }) => at.reserved > 0)) {
    const most = line.at.reserved;
    const [to, en, ja] = [lineName(line, names), "en", "ja"] as const;
    const question = {
      en: words.ask.loaded(to[en], most).en,
      ja: words.ask.loaded(to[ja], most).ja,
    };
    quantities.set(line.no, await askQuantity(question, most, context));
  }
  const rest = shipment.lines.some(({ no, at }) => (quantities.get(no) ?? 0) < at.reserved);
  return { quantities, release: rest && (await ask.confirm(words.ask.release)) };
}

function dispatched(
  shipment: Shipment,
  { options }: Input,
  answers: Answers,
): Result<ShipmentDispatched> {
  const problems: Problem[] = [];
  const all = (): number => 0;
  const lines = statedLines(options["line"], shipment, problems);
  const quantities =
    answers?.quantities ??
    statedQuantities("--quantity", options["quantity"], shipment, all, problems) ??
    new Map<number, number>();
  const rest = options["rest"] ?? "keep";
  if (rest !== "keep" && rest !== "release") {
    const [en, ja] = words.expected.rest;
    const found = String(rest);
    const expected = [en, ja] as const;
    problems.push({ kind: "option-invalid", option: "--rest", found, expected, at: {} });
  }
  const release = answers?.release ?? rest === "release";
  const at = { option: "--quantity" };
  const read = dispatchOf(shipment, { quantities, lines, release, at });
  const [first, ...more] = [...problems, ...(read.ok ? [] : read.problems)];
  return first === undefined ? read : { ok: false, problems: [first, ...more] };
}

function dispatchNews(
  { shipment, told, transaction }: Stepped<ShipmentDispatched>,
  date: string,
): readonly Text[] {
  const released = told.released ?? [];
  return [
    words.dispatched(shipment.code, date, transaction),
    ...shipment.lines
      .filter(({ at }) => at.reserved > 0)
      .map(({ no, at }) => words.stays(no, at.reserved)),
    ...released.map(({ line, quantity }) => words.goesBack(line, quantity)),
    ...(shipment.planned.steps.includes("cabinet-decision") ? [words.decisionNeeded] : []),
  ];
}
