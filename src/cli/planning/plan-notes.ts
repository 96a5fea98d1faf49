/** What a reader of a plan should know beside its figures. */
import type { Plan } from "../../domain/planning/plan.ts";
import { planWords as words } from "../../text/planning/plan.ts";
import type { Text } from "../../text/text.ts";

export function planNotes(plan: Plan): readonly Text[] {
  const { measures, shipments, departures, bounds, proofs } = plan;
  const open = proofs.find(({ proven }) => !proven);
  const doubted = shipments.flatMap(({ lines }) =>
    lines.filter(({ unverified }) => unverified).map(({ item, lot }) => `${item} ${lot}`),
  );
  const steps = new Map(
    shipments
      .filter(({ steps: needed }) => needed.length > 0)
      .map(({ request, steps: needed, ready, custodian }) => [
        `${request} ${needed.join()} ${custodian ?? ""}`,
        words.steps(request, needed, ready, custodian),
      ]),
  );
  const { fix = [] } = plan.settings;
  const sent = new Set(shipments.flatMap(({ lines }) => lines.map(({ lot }) => lot)));
  const named = Array.isArray(fix) ? fix.flatMap((lots) => String(lots).split(",")) : [];
  const unused = named.filter((lot) => !sent.has(lot.trim()));
  return [
    open === undefined ? words.optimal : words.within(open.criterion, plan.gap),
    words.coverage(measures.coverage / 1_000_000),
    ...(shipments.length > 0 ? [words.cost(measures.costYen, measures.priced)] : []),
    ...(plan.settings["maxCost"] !== undefined && !measures.priced ? [words.limitUnpriced] : []),
    ...(measures.co2G > 0 ? [words.co2(measures.co2G)] : []),
    ...(measures.lateDays > 0 ? [words.late(measures.lateDays)] : []),
    ...steps.values(),
    ...(bounds.length > 0 ? [words.bounded(bounds)] : []),
    ...(doubted.length > 0 ? [words.unverified([...new Set(doubted)].sort())] : []),
    ...(unused.length > 0 ? [words.notFixed(unused)] : []),
    ...(departures.some(({ estimatedDistance }) => estimatedDistance) ? [words.estimates] : []),
  ];
}
