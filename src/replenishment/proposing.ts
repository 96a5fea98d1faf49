/**
 * Proposals for all holdings: terms, orders, and what of them makes one contract with one supplier.
 *
 * How long a purchase takes depends on its value: above a threshold the notice is long. The value
 * is that of the whole contract with a supplier, so lead times are first taken as those of a large
 * purchase; a contract that stays below the threshold, also with the orders that a shorter lead
 * time leads to, is worked out again with the short notice. Nothing is split to stay below.
 */
import type { IsoDate } from "../domain/dates.ts";
import { planYears, splitAgainstWhole, type YearlyGoods, type YearPlan } from "./budget-years.ts";
import type { LeadTime } from "./demand/lead-time.ts";
import { type EventDemand, waits } from "./demand/time-demand.ts";
import { costOf, type Holding, positionOf, type Terms } from "./holding.ts";
import { type Aim, type Proposal, proposalFor, rememberedTables, type Tables } from "./proposal.ts";
import type { Service } from "./stocking.ts";
import type { Offer } from "./supplier.ts";

/** One holding, before it is known how long its purchase takes. */
export interface Need {
  readonly agency: string;
  readonly holding: (lead: LeadTime) => Holding;
  readonly offers: readonly Offer[];
  readonly demand: EventDemand | undefined;
  /** Of the item's own data, where the supplier says nothing. */
  readonly piecesPerPack: number | undefined;
}

interface Contract {
  readonly agency: string;
  readonly yen: number | undefined;
  readonly offer: Offer | undefined;
}

export interface Buying {
  readonly service: Service;
  readonly today: IsoDate;
  /** From now until the first day of the next fiscal year. */
  readonly daysToNextYear: number;
  /** Of a contract of this value; undefined: of a large one. */
  leadOf(contract: Contract): LeadTime;
}

export type Wanted =
  | { readonly for: "service" }
  | { readonly for: "people"; readonly people: number }
  | { readonly for: "budget"; readonly budget: number; readonly years: number };

export interface Proposed {
  readonly proposals: readonly YearProposal[];
  /** Only of a budget. */
  readonly years: readonly YearPlan[];
  /** People served by what the years buy, and by the same money at once and without lapse. */
  readonly compared: { readonly split: number; readonly whole: number } | undefined;
}

export interface YearProposal extends Proposal {
  /** Of a budget: the year whose money pays it. */
  readonly year: YearPlan | undefined;
}

export function proposeAll(needs: readonly Need[], wanted: Wanted, buying: Buying): Proposed {
  const tables = rememberedTables();
  const make = (large: (agency: string, supplier: string | undefined) => boolean) =>
    proposalsWith({ needs, wanted, buying, tables }, large);
  const first = make(() => true);
  const small = contractsBelow(first, buying);
  if (small.size === 0) return first;
  const again = make((agency, supplier) => !small.has(contractKey(agency, supplier)));
  const still = contractsBelow(again, buying);
  if ([...small].every((key) => still.has(key))) return again;
  return make((agency, supplier) => {
    const key = contractKey(agency, supplier);
    return !(small.has(key) && still.has(key));
  });
}

const contractKey = (agency: string, supplier: string | undefined): string =>
  `${agency} ${supplier ?? ""}`;

/** Contracts that take less time than a large one does. */
function contractsBelow({ proposals }: Proposed, buying: Buying): ReadonlySet<string> {
  const sums = new Map<string, Contract>();
  for (const { holding, terms, costYen, order, year } of proposals) {
    const [{ agency }, { offer }] = [holding, terms];
    const key = JSON.stringify([contractKey(agency, offer?.supplier.code), year?.fiscalYear]);
    const sum = sums.has(key) ? sums.get(key)?.yen : 0;
    const yen = order === 0 || order === undefined ? 0 : costYen;
    const both = sum === undefined || yen === undefined ? undefined : sum + yen;
    sums.set(key, { agency, offer, yen: both });
  }
  const [below, above] = [new Set<string>(), new Set<string>()];
  for (const contract of sums.values()) {
    const large = buying.leadOf({ ...contract, yen: undefined });
    const isSmall = buying.leadOf(contract).mean < large.mean;
    (isSmall ? below : above).add(contractKey(contract.agency, contract.offer?.supplier.code));
  }
  // Of several years, one large contract makes the supplier's purchases large ones.
  return new Set([...below].filter((key) => !above.has(key)));
}

interface Question {
  readonly needs: readonly Need[];
  readonly wanted: Wanted;
  readonly buying: Buying;
  readonly tables: Tables;
}

function proposalsWith(
  { needs, wanted, buying, tables }: Question,
  large: (agency: string, supplier: string | undefined) => boolean,
): Proposed {
  const ready = needs.map((need) => readyFor(need, buying, large));
  const propose = (one: Ready, aim: Aim): Proposal => {
    const horizonDays = Math.round(buying.daysToNextYear + one.terms.lead.mean);
    return proposalFor({ ...one, service: buying.service, aim, horizonDays }, tables);
  };
  if (wanted.for !== "budget") {
    const proposals = ready.map((one) => ({ ...propose(one, wanted), year: undefined }));
    return { proposals, years: [], compared: undefined };
  }
  const { budget, years } = wanted;
  const goods = ready.map(yearlyGoods);
  const known = goods.flatMap((one, at) => (one === undefined ? [] : [{ one, at }]));
  const plans = planYears(
    known.map(({ one }) => one),
    { today: buying.today, budget, years },
  );
  const proposals = plans.flatMap((year, number) =>
    ready.flatMap((ofOne, at): readonly YearProposal[] => {
      const index = known.findIndex((it) => it.at === at);
      if (index < 0) return number === 0 ? [{ ...propose(ofOne, unbuyable), year }] : [];
      const packs = year.mix.packs[index] ?? 0;
      const inTime = year.payable[index] === true;
      const found = propose(ofOne, { for: "budget", packs, inTime });
      const people = year.people[index];
      const later = number > 0;
      return [
        {
          ...found,
          ...{ year, peopleServed: people },
          service: later ? undefined : found.service,
          ifNotBought: later ? undefined : found.ifNotBought,
        },
      ];
    }),
  );
  const bought = known.map(({ one }) => one);
  return { proposals, years: plans, compared: splitAgainstWhole(bought, plans, buying.today) };
}

const unbuyable: Aim = { for: "budget", packs: 0, inTime: true };

interface Ready {
  readonly holding: Holding;
  readonly terms: Terms;
  readonly demand: EventDemand | undefined;
}

function readyFor(
  { agency, holding, offers, demand, piecesPerPack }: Need,
  buying: Buying,
  large: (agency: string, supplier: string | undefined) => boolean,
): Ready {
  const offer = bestOffer(offers);
  const yen = large(agency, offer?.supplier.code) ? undefined : 0;
  const lead = buying.leadOf({ agency, yen, offer });
  const packPieces = offer?.piecesPerPack ?? piecesPerPack ?? 1;
  const leastOrder = Math.ceil((offer?.orderMin ?? packPieces) / packPieces) * packPieces;
  return { holding: holding(lead), terms: { offer, lead, packPieces, leastOrder }, demand };
}

/** The cheapest piece; among equals the first by code. Prices unknown come last. */
function bestOffer(offers: readonly Offer[]): Offer | undefined {
  const price = ({ unitCostJpy = Number.POSITIVE_INFINITY }: Offer): number => unitCostJpy;
  return [...offers].sort(
    (a, b) => price(a) - price(b) || (a.supplier.code < b.supplier.code ? -1 : 1),
  )[0];
}

function yearlyGoods({ holding, terms, demand }: Ready): YearlyGoods | undefined {
  const packYen = costOf(terms, terms.packPieces);
  const peoplePerPiece = holding.standard?.peoplePerPiece;
  if (demand === undefined || packYen === undefined || peoplePerPiece === undefined) {
    return undefined;
  }
  return {
    ...{ peoplePerPiece, packYen, demand, packPieces: terms.packPieces },
    position: positionOf(holding),
    leastPacks: terms.leastOrder / terms.packPieces,
    mostPacks: Number.MAX_SAFE_INTEGER,
    leadDays: terms.lead.days,
    waits: waits(terms.lead.days),
  };
}
