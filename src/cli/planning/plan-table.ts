/** A plan as tables for people: what goes, on what, and what is missing. */
import type { Plan } from "../../domain/planning/plan.ts";
import type { KeptPlan } from "../../domain/planning/plan-declaration.ts";
import { planFields } from "../../importers/requests/plan-rows.ts";
import { modeWords, planWords, stateWords } from "../../text/planning/plan.ts";
import { unmetWords } from "../../text/planning/unmet.ts";
import { type Language, same, type Text } from "../../text/text.ts";
import type { Names } from "../names.ts";
import type { TableSpec } from "../terminal/render.ts";
import { planNotes } from "./plan-notes.ts";

const { headings } = planWords;

/** One row for each lot of each shipment. */
export function shipmentsTable(
  plan: Plan,
  title: Text,
  names: Names,
  language: Language,
): TableSpec {
  const runs = new Map(plan.departures.map((departure) => [departure.run, departure]));
  return {
    title,
    columns: [
      { key: "shipment", heading: headings.shipment },
      { key: "request", heading: headings.request },
      { key: "line", heading: headings.line, numeric: true },
      { key: "goods", heading: headings.goods },
      { key: "lot", heading: headings.lot },
      { key: "owner", heading: headings.owner },
      { key: "packs", heading: headings.packs, numeric: true },
      { key: "quantity", heading: headings.quantity, numeric: true },
      { key: "way", heading: headings.way },
      { key: "arrive", heading: headings.arrive },
    ],
    rows: plan.shipments.flatMap(({ id, from, legs, lines, arrive }) => {
      const stops = legs.map(({ run }) => runs.get(run)?.to ?? "");
      return lines.map((line) => ({
        cells: {
          shipment: id,
          request: line.request,
          line: line.line,
          goods: names.itemWithCode(line.item)[language],
          lot: line.lot,
          owner: names.agency(line.agency)[language],
          packs: line.packs,
          quantity: line.quantity,
          way: [from, ...stops].join(" → "),
          arrive,
        },
      }));
    }),
    notes: planNotes(plan),
    empty: plan.basis.requests.length === 0 ? planWords.nothingAsked : planWords.nothing,
  };
}

/** As `plan check` reads it: goods and legs of a shipment side by side, in codes. */
export function planRows(plan: Plan): TableSpec {
  const runs = new Map(plan.departures.map((departure) => [departure.run, departure]));
  return {
    columns: planFields.map((key) => ({ key, heading: same(key) })),
    rows: plan.shipments.flatMap(({ id, lines, legs }) => {
      const height = Math.max(lines.length, legs.length);
      return Array.from({ length: height }, (_, at) => {
        const [goods, leg] = [lines[at], runs.get(legs[at]?.run ?? "")];
        const { request, line, item, lot, agency, depot, quantity } = goods ?? {};
        const { from, to, vehicle, trips, depart, arrive } = leg ?? {};
        const cells = { shipment: id, request, line, item, lot, agency, depot, quantity };
        return { cells: { ...cells, from, to, vehicle, trips, depart, arrive } };
      });
    }),
  };
}

export function departuresTable({ departures }: Plan, language: Language): TableSpec {
  return {
    title: planWords.departures,
    columns: [
      { key: "run", heading: headings.run },
      { key: "from", heading: headings.from },
      { key: "to", heading: headings.to },
      { key: "mode", heading: headings.mode },
      { key: "vehicle", heading: headings.vehicle },
      { key: "trips", heading: headings.trips, numeric: true },
      { key: "depart", heading: headings.depart },
      { key: "arrive", heading: headings.arrive },
      { key: "km", heading: headings.km, numeric: true },
      { key: "kg", heading: headings.kg, numeric: true },
      { key: "m3", heading: headings.m3, numeric: true },
      { key: "cost", heading: headings.cost, numeric: true },
    ],
    rows: departures.map((departure) => ({
      cells: {
        run: departure.run,
        from: departure.from,
        to: departure.to,
        mode: modeWords[departure.mode][language],
        vehicle: departure.vehicle,
        trips: departure.trips,
        depart: departure.depart,
        arrive: departure.arrive,
        km: Math.round(departure.distanceM / 1000),
        kg: Math.round(departure.weightG / 1000),
        m3: (departure.volumeCm3 / 1_000_000).toFixed(1),
        cost: departure.priced ? departure.costYen : "–",
      },
    })),
  };
}

export function unmetTable(plan: Plan, language: Language): TableSpec {
  return {
    title: planWords.unmet,
    columns: [
      { key: "request", heading: headings.request },
      { key: "line", heading: headings.line, numeric: true },
      { key: "missing", heading: headings.missing, numeric: true },
      { key: "why", heading: headings.why },
      { key: "remedy", heading: headings.remedy },
    ],
    rows: plan.unmet.map((one) => {
      const { why, remedy } = unmetWords(one, plan);
      return {
        cells: {
          request: one.request,
          line: one.line,
          missing: one.quantity,
          why: why[language],
          remedy: remedy[language],
        },
        tones: { missing: "alarm" },
      };
    }),
  };
}

export function plansTable(plans: Iterable<KeptPlan>, language: Language): TableSpec {
  return {
    columns: [
      { key: "plan", heading: headings.plan },
      { key: "state", heading: headings.state },
      { key: "date", heading: headings.date },
      { key: "request", heading: headings.request },
      { key: "shipments", heading: headings.shipments, numeric: true },
      { key: "coverage", heading: headings.coverage, numeric: true },
      { key: "cost", heading: headings.cost, numeric: true },
    ],
    rows: [...plans].map(({ code, state, plan }) => ({
      cells: {
        plan: code,
        state: stateWords[state][language],
        date: plan.date,
        request: plan.basis.requests.map(({ request }) => request).join(", "),
        shipments: plan.shipments.length,
        coverage: (plan.measures.coverage / 10_000).toFixed(1),
        cost: plan.measures.priced ? plan.measures.costYen : "–",
      },
    })),
    empty: planWords.noneKept,
  };
}
