/** What `replenish` prints as JSON: an array, a row for each line that could be ordered. */
import type { HeldItem } from "../../replenishment/holding.ts";
import type { YearProposal } from "../../replenishment/proposing.ts";
import { replenishSteps } from "../../text/replenishment/replenish-steps.ts";
import type { Language } from "../../text/text.ts";
import { type RowFacts, stepFacts } from "./replenish-facts.ts";

const sum = (items: readonly HeldItem[], of: keyof Omit<HeldItem, "item">): number =>
  items.reduce((total, item) => total + item[of], 0);

const rounded = (value: number | undefined, digits = 0): number | null =>
  value === undefined ? null : Math.round(value * 10 ** digits) / 10 ** digits;

export function proposalJson(facts: RowFacts, language: Language) {
  const { proposal, service } = facts;
  const { holding, terms, levels, order, service: reached } = proposal;
  const { items } = holding;
  const asked = facts.people === undefined && proposal.year === undefined;
  return {
    item: holding.item,
    category: holding.goods,
    agency: holding.agency,
    depot: holding.depot === "" ? null : holding.depot,
    onHand: sum(items, "onHand"),
    onOrder: sum(items, "onOrder"),
    reserved: sum(items, "reserved"),
    leaving: sum(items, "leaving"),
    expiring: sum(items, "expiring"),
    position: proposal.position,
    items: items.map(({ item, onHand }) => ({ item, onHand })),
    ...demandJson(facts),
    leadTimeDays: rounded(terms.lead.mean),
    leadTimeSdDays: rounded(terms.lead.sd, 1),
    safetyStock: levels?.safetyStock ?? null,
    reorderPoint: levels?.reorderPoint ?? null,
    orderUpTo: levels?.orderUpTo ?? null,
    order: order ?? null,
    packs: order === undefined ? null : order / terms.packPieces,
    packPieces: terms.packPieces,
    leastOrder: terms.leastOrder,
    supplier: terms.offer?.supplier.code ?? null,
    supplierJapanese: terms.offer === undefined ? null : terms.offer.supplier.country === "JP",
    unitCostJpy: terms.offer?.unitCostJpy ?? null,
    costJpy: proposal.costYen ?? null,
    service: service.by,
    serviceLevel: asked ? service.level : rounded(reached?.after, 6),
    serviceNow: rounded(reached?.before, 6),
    serviceAfter: rounded(reached?.after, 6),
    ...effectJson(proposal),
    expectedUnused: rounded(proposal.unused?.pieces),
    shelfLifeMonths: proposal.unused?.months ?? null,
    target: proposal.target ?? null,
    contract: contractJson(facts),
    budget: budgetJson(proposal),
    reason: proposal.reason,
    explanation: replenishSteps(stepFacts(facts)).map((text) => text[language]),
  };
}

function demandJson({ line, proposal }: RowFacts) {
  const fit = line?.fit;
  return {
    eventsPerYear: rounded(fit?.rate.value, 4),
    demandPerYear: rounded(fit?.perYear?.value),
    demandPerYearLow: rounded(fit?.perYear?.low),
    demandPerYearHigh: rounded(fit?.perYear?.high),
    demandUntilDelivery: rounded(proposal.leadDemand),
  };
}

function effectJson({ ifNotBought, holding, peopleServed }: YearProposal) {
  const people = holding.standard?.peoplePerPiece;
  return {
    peoplePerPiece: people ?? null,
    peopleServed: rounded(peopleServed),
    ifNotBought:
      ifNotBought === undefined
        ? null
        : {
            days: ifNotBought.days,
            daysEmpty: rounded(ifNotBought.daysEmpty, 1),
            piecesUnserved: rounded(ifNotBought.unserved),
            peopleUnserved: rounded(people && ifNotBought.unserved * people),
          },
  };
}

function contractJson({ proposal, contracts }: RowFacts) {
  const contract = contracts.find(({ lines }) => lines.includes(proposal));
  if (contract === undefined) return null;
  const { yen, loading, room } = contract;
  return {
    lines: contract.lines.length,
    costJpy: yen ?? null,
    containers: (loading?.loads ?? []).map(({ container, goods, filledPercent }) => ({
      container,
      filledPercent,
      goods: goods.map(({ item, packs }) => ({ item, packs })),
    })),
    unknownSize: (loading?.unknown ?? []).map(({ item }) => item),
    room: room === undefined ? null : { item: room.item, packs: room.packs },
  };
}

function budgetJson({ year }: YearProposal) {
  if (year === undefined) return null;
  const { mix } = year;
  return {
    fiscalYear: year.fiscalYear,
    orderOn: year.orderOn,
    budgetJpy: year.budget,
    spentJpy: mix.yen,
    lapsesJpy: year.lapses,
    peopleServed: rounded(mix.people, 1),
    peopleServedAtMost: rounded(mix.peopleAtMost, 1),
    peoplePerLastMillionJpy: rounded(mix.lastPerMillion, 1),
    peoplePerNextMillionJpy: rounded(mix.nextPerMillion, 1),
  };
}
