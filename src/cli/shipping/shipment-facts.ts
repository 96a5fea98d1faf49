/**
 * The facts of a shipment for its papers, from the ledger, the catalogue and the plan: once it has
 * left, of what left; until then, of what is reserved for it. Weight and volume are those that the
 * plan relied on, shared out where only a part left.
 */
import type {
  LegFacts,
  PlaceFacts,
  ShipmentFacts,
  ShipmentLineFacts,
} from "../../documents/shipping/shipment-facts.ts";
import type { Catalogue } from "../../domain/catalogue.ts";
import { type LotFacts, learnLot } from "../../domain/declaration.ts";
import { transactionId } from "../../domain/ledger.ts";
import { lotKey } from "../../domain/lot-key.ts";
import { volumeOf, weightOf } from "../../domain/measures.ts";
import type { Network } from "../../domain/planning/network.ts";
import { shipmentCode } from "../../domain/planning/shipment-declaration.ts";
import { present } from "../../domain/present.ts";
import type { Vocabulary } from "../../domain/vocabulary.ts";
import type { Ledger } from "../../ports.ts";
import {
  departureOf,
  firstEvent,
  lastEvent,
  type Shipment,
  type ShipmentLine,
  sentOf,
} from "../../shipping/shipments.ts";
import { same } from "../../text/text.ts";
import type { Context } from "../context.ts";
import { unitName } from "../counting/count-printing.ts";
import { Names } from "../names.ts";

interface Surroundings {
  readonly catalogue: Catalogue;
  readonly names: Names;
  readonly vocabulary: Vocabulary;
  readonly network: Network;
  readonly lots: ReadonlyMap<string, LotFacts>;
}

/** Its lines are none where it was cancelled: nothing is sent, and nothing reserved. */
export async function shipmentFacts(
  shipment: Shipment,
  ledger: Ledger,
  context: Context,
): Promise<ShipmentFacts> {
  const { plan, planned, request } = shipment;
  const world = await surroundingsOf(ledger, context);
  const left = firstEvent(shipment, "dispatched");
  const { organisations } = await context.specifications();
  const organisation = request?.organisation ?? planned.request;
  const body = organisations.get(organisation);
  const { number, hash } = await ledger.head();
  return {
    code: shipment.code,
    plan: plan.code,
    planHash: plan.hash,
    position: { transaction: transactionId(number), hash },
    made: context.today,
    state: left === undefined ? "planned" : "dispatched",
    request: planned.request,
    ...present({ operation: request?.operation }),
    organisation: body ? { en: body.nameEn, ja: body.nameJa } : same(organisation),
    from: placeOf(planned.from, world),
    to: placeOf(planned.to, world),
    depart: left?.effectiveDate ?? departureOf(shipment),
    arrive: planned.arrive,
    legs: legsOf(shipment, world),
    ...present({ together: besides(shipment) }),
    lines: shipment.lines.flatMap((line) => {
      const quantity = left === undefined ? line.at.reserved : sentOf(line);
      return quantity === 0 ? [] : [lineOf(line, quantity, world)];
    }),
  };
}

async function surroundingsOf(ledger: Ledger, context: Context): Promise<Surroundings> {
  const catalogue = await context.catalogue(ledger);
  const lots = new Map<string, LotFacts>();
  for (const declaration of await ledger.declarations()) {
    if (declaration.declares === "lot") learnLot(lots, declaration);
  }
  return {
    catalogue,
    names: new Names(catalogue),
    vocabulary: await context.vocabulary(),
    network: await context.network(),
    lots,
  };
}

/** A plan on a network of a person's own may know places that the shipped one does not. */
function placeOf(code: string, { catalogue, names, network }: Surroundings): PlaceFacts {
  if (catalogue.depot(code) !== undefined) return { code, name: names.depot(code) };
  const place = network.places.find((one) => one.code === code);
  return { code, name: same(place?.name ?? code) };
}

function legsOf({ plan, planned }: Shipment, world: Surroundings): readonly LegFacts[] {
  return planned.legs.flatMap(({ run }) => {
    const by = plan.plan.departures.find((departure) => departure.run === run);
    if (by === undefined) return [];
    const { from, to, mode, vehicle: code, trips, depart, arrive } = by;
    const vehicle = world.network.vehicles.find((one) => one.code === code);
    const name = vehicle && { en: vehicle.name, ja: vehicle.nameJa ?? vehicle.name };
    return [
      {
        from: placeOf(from, world),
        to: placeOf(to, world),
        ...{ mode, vehicle: name ?? same(code), trips, depart, arrive },
      },
    ];
  });
}

function besides({ plan, planned }: Shipment): readonly string[] | undefined {
  const runs = new Set(planned.legs.map(({ run }) => run));
  const others = plan.plan.shipments.flatMap(({ id, legs }) => {
    const shares = id !== planned.id && legs.some(({ run }) => runs.has(run));
    return shares ? [shipmentCode(plan.code, id)] : [];
  });
  return others.length === 0 ? undefined : others;
}

function lineOf(line: ShipmentLine, quantity: number, world: Surroundings): ShipmentLineFacts {
  const { catalogue, names, vocabulary, lots } = world;
  const item = catalogue.item(line.item);
  const facts = lots.get(lotKey(line.item, line.lot));
  const pieces = item?.piecesPerPack;
  const measured = {
    weight: item !== undefined && weightOf(item, quantity) !== undefined,
    volume: item !== undefined && volumeOf(item, quantity) !== undefined,
  };
  const kinds = (["weight", "volume"] as const).filter((kind) => !measured[kind]);
  const cost =
    facts?.unitCost ??
    (item?.unitCostYen === undefined ? undefined : { minor: item.unitCostYen, currency: "JPY" });
  const minorDigits = cost && vocabulary.currency(cost.currency)?.minorDigits;
  return {
    no: line.no,
    item: line.item,
    name: names.item(line.item),
    lot: line.lot,
    owner: names.agency(line.owner),
    consignee: line.recipient,
    unit: unitName(item?.baseUnit, vocabulary),
    quantity,
    weightG: shareOf(line.weightG, quantity, line.quantity),
    volumeCm3: shareOf(line.volumeCm3, quantity, line.quantity),
    // What was a bound for the plan stays one for its papers, also if it has been measured since.
    estimated: line.estimated ? (kinds.length === 0 ? ["weight", "volume"] : kinds) : [],
    ...(pieces !== undefined && { pack: { pieces } }),
    ...present({ expiry: facts?.expiry, hsCode: item?.hsCode, hazard: item?.hazard }),
    ...(cost !== undefined && minorDigits !== undefined && { unitValue: { ...cost, minorDigits } }),
  };
}

/** Of the whole line to the nearest gram; exact where all of it goes. */
function shareOf(measure: number, quantity: number, of: number): number {
  if (quantity === of) return measure;
  return Number((2n * BigInt(measure) * BigInt(quantity) + BigInt(of)) / (2n * BigInt(of)));
}

/** The event that took a shipment back, where it was. */
export const cancellationOf = (shipment: Shipment): string | undefined => {
  const cancelled = lastEvent(shipment, "cancelled");
  return cancelled && transactionId(cancelled.number);
};
