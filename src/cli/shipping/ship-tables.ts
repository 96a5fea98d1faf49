/** Shipments as tables and as JSON: programs get codes, people get names. */
import type { IsoDate } from "../../domain/dates.ts";
import { transactionId } from "../../domain/ledger.ts";
import {
  firstEvent,
  type Shipment,
  type ShipmentLine,
  sentOf,
  sumOf,
} from "../../shipping/shipments.ts";
import { differenceOf, type ShipmentStanding, standingOf } from "../../shipping/state.ts";
import { signedCount } from "../../text/movements/movement-reports.ts";
import {
  shipmentFindingWords,
  shipmentStateWords,
  shipmentWords as words,
} from "../../text/planning/shipments.ts";
import { both, count, type Language, same, type Text } from "../../text/text.ts";
import type { Names } from "../names.ts";
import type { TableRow, TableSpec } from "../terminal/render.ts";

const { headings } = words;

export function shipmentJson(shipment: Shipment, day: IsoDate): object {
  const { code, plan, planned, request, lines, events } = shipment;
  const standing = standingOf(shipment, day);
  const { dispatched, delivered, ...known } = standing;
  const transferred = firstEvent(shipment, "custody");
  return {
    id: code,
    plan: plan.code,
    request: planned.request,
    organisation: request?.organisation ?? null,
    from: planned.from,
    to: planned.to,
    ...known,
    dispatched: dispatched ?? null,
    delivered: delivered ?? null,
    steps: planned.steps,
    custodian: planned.custodian ?? null,
    custodyTransferred: transferred === undefined ? null : transactionId(transferred.number),
    lines: lines.map((line) => lineJson(line, delivered !== undefined)),
    events: events.map(({ told, transaction: { number, effectiveDate, user, ...said } }) => ({
      transaction: transactionId(number),
      event: told.event,
      date: effectiveDate,
      user,
      reason: said.reason ?? null,
      reference: said.reference ?? null,
      receivedBy: (told.event === "delivered" ? told.receivedBy : undefined) ?? null,
    })),
  };
}

const lineJson = (line: ShipmentLine, delivered: boolean): object => ({
  line: line.no,
  requestLine: line.line,
  item: line.item,
  lot: line.lot,
  agency: line.owner,
  depot: line.depot,
  recipient: line.recipient,
  planned: line.quantity,
  reserved: line.at.reserved,
  inTransit: line.at.transit,
  sent: sentOf(line),
  received: line.at.received,
  damaged: line.at.damaged,
  short: line.at.lost,
  surplus: line.surplus,
  released: line.at.released,
  difference: differenceOf(line, delivered) ?? null,
  reasons: line.reasons,
});

const wayOf = ({ planned, plan }: Shipment): string => {
  const runs = new Map(plan.plan.departures.map((departure) => [departure.run, departure]));
  return [planned.from, ...planned.legs.map(({ run }) => runs.get(run)?.to ?? "")].join(" → ");
};

function stateText(shipment: Shipment, { state, findings, lateDays }: ShipmentStanding): Text {
  const waits = state === "planned" ? 0 : sumOf(shipment, "reserved");
  const travels = state === "dispatched" ? 0 : sumOf(shipment, "transit");
  return both((to) =>
    [
      shipmentStateWords[state][to],
      ...(waits > 0 ? [words.waits(waits)[to]] : []),
      ...(travels > 0 ? [words.travels(travels)[to]] : []),
      ...findings.map((finding) =>
        finding === "late" ? words.lateBy(lateDays)[to] : shipmentFindingWords[finding][to],
      ),
    ].join({ en: ", ", ja: "、" }[to]),
  );
}

/** "400 BLANKET, 10 TENT" */
function goodsText({ lines }: Shipment, names: Names, language: Language): string {
  const sums = new Map<string, number>();
  for (const { item, quantity } of lines) sums.set(item, (sums.get(item) ?? 0) + quantity);
  return [...sums]
    .map(([item, quantity]) => `${names.item(item)[language]} ${count(quantity)}`)
    .join({ en: ", ", ja: "、" }[language]);
}

/** One row for each shipment. */
export function shipmentsTable(
  shipments: readonly Shipment[],
  {
    day,
    names,
    language,
    empty,
  }: {
    readonly day: IsoDate;
    readonly names: Names;
    readonly language: Language;
    readonly empty: Text;
  },
): TableSpec {
  return {
    title: words.asOf(day),
    columns: [
      { key: "shipment", heading: headings.shipment },
      { key: "request", heading: headings.request },
      { key: "goods", heading: headings.goods },
      { key: "way", heading: headings.way },
      { key: "departs", heading: headings.departs },
      { key: "arrives", heading: headings.arrives },
      { key: "state", heading: headings.state },
    ],
    rows: shipments.map((shipment): TableRow => {
      const { planned, code } = shipment;
      const standing = standingOf(shipment, day);
      const { departs, arrives, dispatched, delivered, findings } = standing;
      return {
        cells: {
          shipment: code,
          request: planned.request,
          goods: goodsText(shipment, names, language),
          way: `${planned.from} → ${planned.to}`,
          departs: dispatched ?? departs,
          arrives: delivered ?? arrives,
          state: stateText(shipment, standing)[language],
        },
        ...(findings.length > 0 && { tones: { state: "warning" as const } }),
      };
    }),
    notes: shipments.length === 0 ? [] : [words.dueNote],
    empty,
  };
}

const csvKeys = [
  ...(["shipment", "plan", "request", "line", "request_line", "item", "lot", "agency"] as const),
  ...([
    "depot",
    "to",
    "recipient",
    "state",
    "findings",
    "late_days",
    "departs",
    "arrives",
  ] as const),
  ...(["dispatched", "delivered", "planned", "reserved", "in_transit", "sent"] as const),
  ...(["received", "damaged", "short", "surplus", "released", "difference"] as const),
] as const;

/** One row for each line of each shipment, in codes. */
export function shipmentRows(shipments: readonly Shipment[], day: IsoDate): TableSpec {
  return {
    columns: csvKeys.map((key) => ({ key, heading: same(key) })),
    rows: shipments.flatMap((shipment) => {
      const { code, plan, planned, lines } = shipment;
      const standing = standingOf(shipment, day);
      return lines.map((line) => ({
        cells: {
          ...{ shipment: code, plan: plan.code, request: planned.request },
          ...{ line: line.no, request_line: line.line, item: line.item, lot: line.lot },
          ...{ agency: line.owner, depot: line.depot, to: planned.to, recipient: line.recipient },
          ...{ state: standing.state, findings: standing.findings.join(" ") },
          ...{ late_days: standing.lateDays, departs: standing.departs },
          ...{ arrives: standing.arrives, dispatched: standing.dispatched },
          ...{ delivered: standing.delivered, planned: line.quantity },
          ...{ reserved: line.at.reserved, in_transit: line.at.transit, sent: sentOf(line) },
          ...{ received: line.at.received, damaged: line.at.damaged, short: line.at.lost },
          ...{ surplus: line.surplus, released: line.at.released },
          difference: differenceOf(line, standing.delivered !== undefined),
        },
      }));
    }),
  };
}

export interface OneSetting {
  readonly day: IsoDate;
  readonly names: Names;
  readonly language: Language;
  /** What has just happened, and what follows from it. */
  readonly news?: readonly Text[];
}

/** One shipment, line by line. Columns in which nothing stands are left out. */
export function shipmentTable(shipment: Shipment, setting: OneSetting): TableSpec {
  const { day, names, language, news = [] } = setting;
  const { code, plan, planned, request, events, lines } = shipment;
  const standing = standingOf(shipment, day);
  const delivered = standing.delivered !== undefined;
  const any = (test: (line: ShipmentLine) => boolean): boolean => lines.some(test);
  const figure = (key: keyof typeof headings, is: boolean): TableSpec["columns"] =>
    is ? [{ key, heading: headings[key], numeric: true }] : [];
  const by = request?.organisation ?? "";
  const head = words.title(code, plan.code, planned.request, by, wayOf(shipment));
  return {
    title: both((to) => `${head[to]}\n${stateText(shipment, standing)[to]}`),
    columns: [
      { key: "line", heading: headings.line, numeric: true },
      { key: "goods", heading: headings.goods },
      { key: "lot", heading: headings.lot },
      { key: "owner", heading: headings.owner },
      ...figure("planned", true),
      ...figure(
        "reserved",
        any(({ at }) => at.reserved > 0),
      ),
      ...figure(
        "transit",
        any(({ at }) => at.transit > 0),
      ),
      ...figure("sent", delivered),
      ...figure("received", delivered),
      ...figure(
        "damaged",
        any(({ at }) => at.damaged > 0),
      ),
      ...figure(
        "short",
        any(({ at }) => at.lost > 0),
      ),
      ...figure(
        "released",
        any(({ at }) => at.released > 0),
      ),
      ...figure("difference", delivered),
      ...(any(({ reasons }) => reasons.length > 0)
        ? [{ key: "reason", heading: headings.reason }]
        : []),
    ],
    rows: lines.map((line) => ({ cells: lineCells(line, delivered, names, language) })),
    notes: [
      ...news,
      ...events.map(({ told: { event }, transaction }) => {
        const { number, effectiveDate: date, user, reference, reason } = transaction;
        const why = event === "cancelled" ? reason : undefined; // others have theirs by line
        const said = [reference, why].flatMap((text) => text ?? []);
        return words.event(event, transactionId(number), date, user, said);
      }),
    ],
  };
}

function lineCells(
  line: ShipmentLine,
  delivered: boolean,
  names: Names,
  language: Language,
): TableRow["cells"] {
  const difference = differenceOf(line, delivered);
  return {
    line: line.no,
    goods: names.itemWithCode(line.item)[language],
    lot: line.lot,
    owner: names.agency(line.owner)[language],
    planned: line.quantity,
    reserved: line.at.reserved,
    transit: line.at.transit,
    sent: sentOf(line),
    received: line.at.received,
    damaged: line.at.damaged,
    short: line.at.lost,
    released: line.at.released,
    difference: difference === undefined ? "" : signedCount(difference),
    reason: line.reasons.join(" / "),
  };
}
