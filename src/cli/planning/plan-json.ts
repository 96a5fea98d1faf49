/** A plan as JSON: see docs/json.md. */
import { transactionId } from "../../domain/ledger.ts";
import type { Plan, PlanDeparture, PlanShipment } from "../../domain/planning/plan.ts";
import type { KeptPlan } from "../../domain/planning/plan-declaration.ts";
import { unmetWords } from "../../text/planning/unmet.ts";
import type { Language, Text } from "../../text/text.ts";
import { planNotes } from "./plan-notes.ts";

const kg = (grams: number): number => grams / 1000;
const m3 = (cm3: number): number => cm3 / 1_000_000;

export interface Called {
  readonly id: string | null;
  readonly state: string;
  readonly hash: string;
}

export function planJson(plan: Plan, called: Called, language: Language): object {
  const { measures, departures, shipments, unmet, basis } = plan;
  const runs = new Map(departures.map((departure) => [departure.run, departure]));
  return {
    id: called.id,
    state: called.state,
    hash: called.hash,
    status: plan.status,
    gap: plan.gap,
    date: plan.date,
    settings: plan.settings,
    objective: {
      coverage: measures.coverage / 1_000_000,
      weightedShortage: measures.weightedShortage,
      largestShortage: measures.fairness / 1_000_000,
      lateDays: measures.lateDays,
      costJpy: measures.priced ? measures.costYen : null,
      knownCostJpy: measures.costYen,
      co2Kg: measures.co2Known ? kg(measures.co2G) : null,
      trips: measures.trips,
    },
    proofs: plan.proofs,
    shipments: shipments.map((shipment) => shipmentJson(shipment, runs)),
    departures: departures.map((departure) => ({
      run: departure.run,
      ...wayJson(departure),
      costJpy: departure.priced ? departure.costYen : null,
      weightKg: kg(departure.weightG),
      volumeM3: m3(departure.volumeCm3),
      co2Kg: kg(departure.co2G),
    })),
    unmet: unmet.map((one) => {
      const { request, line, quantity, reason, passed, daysLate } = one;
      const { why, remedy } = unmetWords(one, plan);
      return {
        ...{ request, line, quantity, reason },
        explanation: why[language],
        remedy: remedy[language],
        daysLate: daysLate ?? null,
        passedOver: passed,
      };
    }),
    ledger: basis.position,
    notes: planNotes(plan).map((note: Text) => note[language]),
  };
}

const wayJson = (departure: PlanDeparture): object => ({
  from: departure.from,
  to: departure.to,
  mode: departure.mode,
  vehicle: departure.vehicle,
  trips: departure.trips,
  depart: departure.depart,
  arrive: departure.arrive,
  distanceKm: departure.distanceM / 1000,
});

function shipmentJson(shipment: PlanShipment, runs: ReadonlyMap<string, PlanDeparture>): object {
  const legs = shipment.legs.flatMap(({ run, costYen }) => {
    const departure = runs.get(run);
    if (departure === undefined) return [];
    return [{ run, ...wayJson(departure), costJpy: departure.priced ? costYen : null }];
  });
  return {
    id: shipment.id,
    request: shipment.request,
    from: shipment.from,
    to: shipment.to,
    ready: shipment.ready,
    steps: shipment.steps,
    custodian: shipment.custodian ?? null,
    legs,
    lines: shipment.lines.map((line) => ({
      request: line.request,
      line: line.line,
      item: line.item,
      lot: line.lot,
      agency: line.agency,
      depot: line.depot,
      packs: line.packs,
      quantity: line.quantity,
      weightKg: kg(line.weightG),
      volumeM3: m3(line.volumeCm3),
      estimated: line.estimated,
      unverified: line.unverified,
    })),
    arrive: shipment.arrive,
    costJpy: legs.every(({ costJpy }) => costJpy !== null) ? shipment.costYen : null,
  };
}

export const keptJson = ({ code, hash, plan, state, proposed, decided }: KeptPlan): object => ({
  id: code,
  state,
  hash,
  date: plan.date,
  status: plan.status,
  coverage: plan.measures.coverage / 1_000_000,
  costJpy: plan.measures.priced ? plan.measures.costYen : null,
  co2Kg: plan.measures.co2Known ? kg(plan.measures.co2G) : null,
  shipments: plan.shipments.length,
  requests: plan.basis.requests.map(({ request }) => request),
  transaction: transactionId(proposed.number),
  decidedBy: decided === undefined ? null : transactionId(decided.number),
});
