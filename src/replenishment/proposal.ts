/**
 * What to order of one holding, and what happens otherwise: for a service, for so many people, or
 * as a budget decided.
 *
 * Every figure that leads to the order is in the answer, so that each can be worked out again by
 * hand. Where demand has no fit (too few events), no level is made up: a target in people can still
 * be met, a service cannot be promised.
 */
import { within } from "../domain/within.ts";
import type { LeadTime } from "./demand/lead-time.ts";
import { type EventDemand, type Outlook, outlookOver, waits } from "./demand/time-demand.ts";
import { costOf, type Holding, positionOf, type Terms } from "./holding.ts";
import {
  type Levels,
  levelsFor,
  orderAt,
  type Service,
  serviceAt,
  type Unbought,
  unbought,
  type Waiting,
  waitingFor,
} from "./stocking.ts";

export type Aim =
  | { readonly for: "service" }
  | { readonly for: "people"; readonly people: number }
  /** So many packs, as the mix for a budget has them. */
  | { readonly for: "budget"; readonly packs: number; readonly inTime: boolean };

export type ProposalReason =
  | "below-reorder-point"
  | "above-reorder-point"
  | "below-target"
  | "target-met"
  | "within-budget"
  | "not-in-budget"
  | "too-late-for-budget"
  | "demand-unknown"
  | "standard-unknown"
  | "price-unknown";

export interface Question {
  readonly holding: Holding;
  readonly terms: Terms;
  /** Undefined where too few events are known. */
  readonly demand: EventDemand | undefined;
  readonly service: Service;
  readonly aim: Aim;
  /** Until goods that the next fiscal year's money buys would be there. */
  readonly horizonDays: number;
}

/** Tables of demand, each made once: they are most of the work. */
export interface Tables {
  waiting(lead: LeadTime, demand: EventDemand): Waiting;
  outlook(days: number, demand: EventDemand): Outlook;
}

export function rememberedTables(): Tables {
  const remembered = <Key, Table>(make: (key: Key, demand: EventDemand) => Table) => {
    const known = new Map<EventDemand, Map<string, Table>>();
    return (key: Key, name: string, demand: EventDemand): Table => {
      const tables = within(known, demand);
      const table = tables.get(name) ?? make(key, demand);
      tables.set(name, table);
      return table;
    };
  };
  const waiting = remembered((lead: LeadTime, demand) => waitingFor(waits(lead.days), demand));
  const outlook = remembered((days: number, demand) => outlookOver(days, demand));
  return {
    waiting: (lead, demand) => waiting(lead, JSON.stringify([lead.mean, lead.sd]), demand),
    outlook: (days, demand) => outlook(days, String(days), demand),
  };
}

export interface Proposal {
  readonly holding: Holding;
  readonly terms: Terms;
  readonly position: number;
  /** Until an order of now arrives. */
  readonly leadDemand: number | undefined;
  /** By the service asked for; of a target in people, the target. */
  readonly levels: Levels | undefined;
  /** Pieces for the people of the target. */
  readonly target: number | undefined;
  /** Pieces, in whole packs; undefined where nothing can be said. */
  readonly order: number | undefined;
  readonly costYen: number | undefined;
  readonly reason: ProposalReason;
  /** Of the position, before and after the order. */
  readonly service: { readonly before: number; readonly after: number } | undefined;
  readonly ifNotBought: Unbought | undefined;
  /** Of the position after the order, what is expected to pass its date unused: new goods' life. */
  readonly unused: { readonly months: number; readonly pieces: number } | undefined;
  /** People that the order serves by then, beyond those who are served without it. */
  readonly peopleServed: number | undefined;
}

export function proposalFor(question: Question, tables: Tables): Proposal {
  const { holding, terms, demand, service, aim, horizonDays } = question;
  const position = positionOf(holding);
  const waiting = demand && tables.waiting(terms.lead, demand);
  const target = targetOf(question);
  const levels =
    target === undefined
      ? waiting && levelsFor(waiting, service, terms.leastOrder)
      : targetLevels(target, waiting?.demand.mean);
  const { order, reason } = decided(question, position, levels);
  const after = position + (order ?? 0);
  const outlook = demand && tables.outlook(horizonDays, demand);
  const before = outlook && unbought(position, outlook);
  const people = holding.standard?.peoplePerPiece;
  const served =
    before && outlook && people !== undefined
      ? people * (before.unserved - unbought(after, outlook).unserved)
      : undefined;
  return {
    ...{ holding, terms, position, levels, order, reason, target },
    leadDemand: waiting?.demand.mean,
    costYen: order === undefined ? undefined : costOf(terms, order),
    service: waiting && {
      before: serviceAt(waiting, service.by, position),
      after: serviceAt(waiting, service.by, after),
    },
    ifNotBought: before,
    unused: order === undefined || order === 0 ? undefined : unusedOf(question, after, tables),
    peopleServed: aim.for === "people" && order === 0 ? 0 : served,
  };
}

const daysPerMonth = 365.25 / 12;

/** E[(position − D)⁺] over the shelf life that the supplier states; the oldest goods go first. */
function unusedOf({ terms, demand }: Question, after: number, tables: Tables): Proposal["unused"] {
  const months = terms.offer?.shelfLifeMonths;
  if (months === undefined || demand === undefined) return undefined;
  const { demand: asked } = tables.outlook(Math.round(months * daysPerMonth), demand);
  return { months, pieces: asked.surplus(after) };
}

/** Pieces for so many people: whole households where the standard counts these. */
function targetOf({ aim, holding: { standard } }: Question): number | undefined {
  if (aim.for !== "people" || standard === undefined) return undefined;
  const { quantity, per, householdSize } = standard;
  return per === "person"
    ? quantity * aim.people
    : quantity * Math.ceil(aim.people / householdSize);
}

const targetLevels = (target: number, leadDemand = 0): Levels => ({
  safetyStock: Math.max(0, target - Math.ceil(leadDemand)),
  reorderPoint: target - 1,
  orderUpTo: target,
});

interface Decided {
  readonly order: number | undefined;
  readonly reason: ProposalReason;
}

function decided(
  { aim, terms, holding, demand }: Question,
  position: number,
  levels: Levels | undefined,
): Decided {
  const { packPieces, leastOrder, offer } = terms;
  if (aim.for === "budget") {
    if (demand === undefined) return { order: undefined, reason: "demand-unknown" };
    if (holding.standard === undefined) return { order: undefined, reason: "standard-unknown" };
    if (offer?.unitCostJpy === undefined) return { order: undefined, reason: "price-unknown" };
    const none = aim.inTime ? "not-in-budget" : "too-late-for-budget";
    return { order: aim.packs * packPieces, reason: aim.packs > 0 ? "within-budget" : none };
  }
  const people = aim.for === "people";
  if (levels === undefined) {
    return { order: undefined, reason: people ? "standard-unknown" : "demand-unknown" };
  }
  const wanted = orderAt(position, levels, packPieces);
  if (wanted === 0) {
    return { order: 0, reason: people ? "target-met" : "above-reorder-point" };
  }
  const order = Math.max(wanted, leastOrder);
  return { order, reason: people ? "below-target" : "below-reorder-point" };
}
