/** `ship deliver`: what arrived, as options or a receipt that the consignee filled in say it. */
import type { IsoDate } from "../../domain/dates.ts";
import type { Source } from "../../domain/ledger.ts";
import type { ShipmentDelivered } from "../../domain/planning/shipment-declaration.ts";
import { present } from "../../domain/present.ts";
import type { Place, Problem } from "../../domain/problems/problem.ts";
import { fail, type Result } from "../../domain/result.ts";
import type { Ledger } from "../../ports.ts";
import { type ToldLine, unchangedLines } from "../../shipping/delivery.ts";
import { type Shipment, sumOf } from "../../shipping/shipments.ts";
import { standingOf } from "../../shipping/state.ts";
import { deliveredOf } from "../../shipping/steps.ts";
import { importWords } from "../../text/import.ts";
import { shipmentWords as words } from "../../text/planning/shipments.ts";
import { both, type Text } from "../../text/text.ts";
import type { Input, SubCommand } from "../command.ts";
import type { Context } from "../context.ts";
import { exit } from "../exit.ts";
import { InputFault } from "../input-fault.ts";
import { Names } from "../names.ts";
import {
  askQuantity,
  chosenDay,
  chosenShipment,
  lineName,
  referenceOf,
  textOption,
} from "../shipping/ask-shipment.ts";
import { shipmentCalled, shipmentsIn } from "../shipping/ship-desk.ts";
import { statedQuantities } from "../shipping/ship-lines.ts";
import { receiptMeant, toldBy } from "../shipping/ship-receipt.ts";
import { printStep, recordStep, type Stepped } from "../shipping/ship-record.ts";
import { dateOption, referenceOption, shipmentArgument } from "./ship-dispatch.ts";

const figures = ["received", "damaged", "short"] as const;

export const shipDeliver: SubCommand = {
  name: "deliver",
  summary: words.summary.deliver,
  arguments: [shipmentArgument, { name: "[file]", text: words.options.file }],
  options: [
    { flags: "--received <quantities>", text: words.options.received },
    { flags: "--damaged <quantities>", text: words.options.damaged },
    { flags: "--short <quantities>", text: words.options.short },
    { flags: "--reason <text>", text: words.options.reason },
    { flags: "--by <name>", text: words.options.by },
    dateOption,
    referenceOption,
    { flags: "--encoding <encoding>", text: importWords.options.encoding },
    { flags: "--sheet <sheet>", text: importWords.options.sheet },
  ],
  example: "bichiku ship deliver S-1-1 --received all",
  run: (input, context) =>
    context.withLedger(async (ledger) => {
      const said = await accountOf(input, ledger, context);
      const account = { ...said, ...referenceOf(input.options) };
      const { shipment, date, dateAt, by } = account;
      const step = {
        shipment: shipment.code,
        event: "delivered",
        date,
        dateAt,
        ...present({ source: account.source, reference: account.reference }),
        tell: (now: Shipment): Result<ShipmentDelivered> => {
          const problems: Problem[] = [];
          const told = account.lines(now, problems);
          const [unread] = problems;
          // Where no line could be read, that it says nothing of any is no news.
          if (told.length === 0 && unread !== undefined) return fail(unread, ...problems.slice(1));
          const read = deliveredOf(now, newLines(told, now, account), by);
          const [first, ...more] = [...problems, ...(read.ok ? [] : read.problems)];
          return first === undefined ? read : fail(first, ...more);
        },
      } as const;
      const done = await recordStep(step, ledger, context);
      const told = account.lines(done.before, []);
      const asBefore = told.filter((one) => !newLines(told, done.before, account).includes(one));
      const unchanged = asBefore.map(({ line }) => line);
      await printStep(done, deliveryNews(done, date, unchanged), ledger, context, { unchanged });
      const { findings } = standingOf(done.shipment, context.today);
      return findings.length > 0 ? exit.findings : exit.ok;
    }),
};

/** What is said to have arrived, before it is held against the shipment. */
interface Account {
  readonly shipment: Shipment;
  readonly date: IsoDate;
  readonly dateAt: Place;
  readonly by: string | undefined;
  readonly source?: Source;
  readonly reference?: string;
  lines(shipment: Shipment, problems: Problem[]): readonly ToldLine[];
}

const looksLikeFile = (text: string): boolean =>
  /[/\\]|\.(?:csv|tsv|txt|xlsx|xls|ods)$/i.test(text);

/** The shipment and the file, in whichever order they were typed. */
function namedIn([one, two]: Input["args"]): {
  readonly path: string | undefined;
  readonly name: string | undefined;
} {
  if (one === undefined || looksLikeFile(one)) {
    const swapped = two === undefined || !looksLikeFile(two);
    return swapped ? { path: one, name: two } : { path: two, name: one };
  }
  return { path: two, name: one };
}

async function accountOf(
  { args, options }: Input,
  ledger: Ledger,
  context: Context,
): Promise<Omit<Account, "reference">> {
  const { path, name } = namedIn(args);
  const shipments = await shipmentsIn(ledger);
  if (path === undefined) {
    const travels = (shipment: Shipment): boolean => sumOf(shipment, "transit") > 0;
    const shipment = await chosenShipment(name, shipments, travels, context);
    return stated(shipment, options, ledger, context);
  }
  for (const figure of figures) {
    if (options[figure] === undefined) continue;
    const other = words.receiptFile[context.language];
    throw new InputFault({ kind: "options-exclude", one: `--${figure}`, other, at: {} });
  }
  const named = name === undefined ? undefined : shipmentCalled(name, shipments);
  const read = await receiptMeant(path, options, named, shipments, context);
  const { file, receipt, shipment } = read;
  const catalogue = await context.catalogue(ledger);
  const reason = textOption(options["reason"]);
  const fromFile = options["date"] === undefined ? receipt.date : undefined;
  return {
    shipment,
    date: fromFile?.value ?? (await chosenDay(options, context)),
    dateAt: fromFile?.at ?? { option: "--date" },
    by: textOption(options["by"]) ?? receipt.receivedBy,
    source: { name: file.name, sha256: file.sha256 },
    lines: (now, problems) => toldBy(read, now, { catalogue, ...present({ reason }) }, problems),
  };
}

async function stated(
  shipment: Shipment,
  options: Input["options"],
  ledger: Ledger,
  context: Context,
): Promise<Account> {
  const date = await chosenDay(options, context);
  const names = new Names(await context.catalogue(ledger));
  const said = figures.some((name) => options[name] !== undefined);
  const asked = context.terminal && !said ? await askLines(shipment, names, context) : undefined;
  if (asked === undefined && !said) {
    throw new InputFault({ kind: "option-missing", option: "--received", at: {} });
  }
  return {
    ...{ shipment, date, dateAt: { option: "--date" } },
    by: textOption(options["by"]),
    lines: (now, problems) => asked ?? linesIn(options, now, problems),
  };
}

function linesIn(
  options: Input["options"],
  shipment: Shipment,
  problems: Problem[],
): readonly ToldLine[] {
  const [received, damaged, short] = figures.map((name) =>
    statedQuantities(`--${name}`, options[name], shipment, ({ at }) => at.transit, problems),
  );
  const reason = textOption(options["reason"]);
  return shipment.lines.flatMap(({ no: line }) => {
    const figuresOf = present({
      received: received?.get(line),
      damaged: damaged?.get(line),
      short: short?.get(line),
    });
    if (Object.keys(figuresOf).length === 0) return [];
    const why = (damaged?.get(line) ?? 0) + (short?.get(line) ?? 0) > 0 ? reason : undefined;
    const at = { option: received?.has(line) === true ? "--received" : "--short" };
    return [{ line, at, ...figuresOf, ...present({ reason: why }) }];
  });
}

/** Line by line: what arrived; of what did not, what is known. */
async function askLines(
  shipment: Shipment,
  names: Names,
  context: Context,
): Promise<readonly ToldLine[]> {
  const { ask } = context;
  const told: ToldLine[] = [];
  for (const line of shipment.lines.filter(({ at }) => at.transit > 0)) {
    const name = lineName(line, names);
    const sent = line.at.transit;
    const question = (make: (name: string) => Text): Text => both((to) => make(name[to])[to]);
    const received = await askQuantity(
      question((text) => words.ask.received(text, sent)),
      sent,
      context,
    );
    let [damaged, short] = [0, 0];
    if (received < sent) damaged = await askQuantity(question(words.ask.damaged), 0, context);
    if (received + damaged < sent) {
      short = await askQuantity(question(words.ask.short), 0, context);
    }
    const reason =
      damaged + short > 0 ? (await ask.text(question(words.ask.reason))).trim() : undefined;
    told.push({
      ...{ line: line.no, received, damaged, short, at: {} },
      ...present({ reason: reason === "" ? undefined : reason }),
    });
  }
  return told;
}

/**
 * Without the lines that a form says once more; where it says nothing else, all of them, so that
 * it is refused with the reason.
 */
function newLines(
  told: readonly ToldLine[],
  shipment: Shipment,
  { source, date, reference }: Account,
): readonly ToldLine[] {
  if (source === undefined) return told;
  const unchanged = new Set(unchangedLines(shipment, told, { date, reference }));
  const fresh = told.filter((one) => !unchanged.has(one));
  const says = ({ received = 0, damaged = 0, short = 0 }: ToldLine): boolean =>
    received + damaged + short > 0;
  return fresh.some(says) ? fresh : told;
}

function deliveryNews(
  { shipment, before, told, transaction }: Stepped<ShipmentDelivered>,
  date: IsoDate,
  unchanged: readonly number[],
): readonly Text[] {
  return [
    words.delivered(shipment.code, date, transaction),
    ...(unchanged.length > 0 ? [words.asBefore(unchanged)] : []),
    ...told.lines.flatMap(({ line: no }) => {
      const [was, is] = [before, shipment].map(({ lines }) => lines.find((one) => one.no === no));
      if (was === undefined || is === undefined) return [];
      const [damaged, lost] = [is.at.damaged - was.at.damaged, is.at.lost - was.at.lost];
      return [
        ...(damaged + lost > 0 ? [words.lossBooked(no, damaged, lost)] : []),
        ...(is.surplus > was.surplus ? [words.surplus(no, is.surplus - was.surplus)] : []),
      ];
    }),
    ...shipment.lines
      .filter(({ at }) => at.transit > 0)
      .map(({ no, at }) => words.unexplained(no, at.transit)),
  ];
}
