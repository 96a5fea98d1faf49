/**
 * All that `replenish` decides from: what each owner has, what was asked for in the past, who sells
 * it and how long that takes, and how many people a piece serves.
 */
import type { Catalogue } from "../../domain/catalogue.ts";
import { daysBetween, fiscalYearStart, plusDays } from "../../domain/dates.ts";
import { normalise } from "../../domain/normalise.ts";
import { type PieceStandard, standardFor } from "../../domain/planning/planning-standard.ts";
import { readOffers } from "../../importers/offers.ts";
import type { Ledger } from "../../ports.ts";
import { fiscalYearOf } from "../../replenishment/budget-years.ts";
import type { GoodsDemand } from "../../replenishment/demand/demand-model.ts";
import { eventDemand } from "../../replenishment/demand/event-demand.ts";
import type { Holding, PeopleStandard } from "../../replenishment/holding.ts";
import { leadTimeFor, type Procurement } from "../../replenishment/procurement.ts";
import type { Buying, Need } from "../../replenishment/proposing.ts";
import type { Offer } from "../../replenishment/supplier.ts";
import type { Context } from "../context.ts";
import { InputFault } from "../input-fault.ts";
import { type AgencyDemand, demandOf } from "./demand-of.ts";
import type { ReplenishChoices } from "./replenish-options.ts";
import { byNeed, type DepotStock, heldItems, mainDepot, stockNow } from "./replenish-stock.ts";

/** The five categories that the Cabinet Office keeps (MOF-BES-2023-5). */
const fiveCategories = ["tent", "blanket", "sleeping-mat", "jerrycan", "plastic-sheet"];

/** One kind of goods of one owner, with all that is known of it. */
export interface DeskLine extends Need {
  readonly goods: string;
  readonly stocks: readonly DepotStock[];
  readonly fit: GoodsDemand | undefined;
}

export interface ReplenishDesk {
  readonly catalogue: Catalogue;
  readonly lines: readonly DeskLine[];
  readonly stocks: readonly DepotStock[];
  readonly offers: readonly Offer[];
  readonly procurement: Procurement;
  readonly standards: readonly PieceStandard[];
  readonly demands: readonly AgencyDemand[];
  readonly buying: Buying;
  /** Needs of which the owner holds nothing, and no supplier is known: what to buy is not known. */
  readonly withoutItem: readonly { readonly agency: string; readonly goods: string }[];
}

export async function replenishDesk(
  ledger: Ledger,
  context: Context,
  catalogue: Catalogue,
  chosen: ReplenishChoices,
): Promise<ReplenishDesk> {
  const { today } = context;
  const offers = await offersIn(chosen.suppliers, catalogue, context);
  const procurement = await context.procurement();
  const { standards } = await context.requestReference();
  const { stocks } = await stockNow(ledger, { catalogue, today }, chosen.cards);
  const agencies = [...new Set(stocks.map(({ agency }) => agency))].sort();
  const demands = await demandOf(context, catalogue, agencies, {
    file: chosen.events,
    from: chosen.from,
  });
  const found = agencies.flatMap((agency) => {
    const own = stocks.filter((stock) => stock.agency === agency);
    const demand = demands.find((one) => one.agency === agency);
    const place = { agency, stocks: own, demand, offers, standards };
    return linesOf(place, catalogue, chosen, today);
  });
  return {
    ...{ catalogue, stocks, offers, procurement, standards, demands },
    lines: found.flatMap((one) => ("line" in one ? [one.line] : [])),
    withoutItem: found.flatMap((one) => ("without" in one ? [one.without] : [])),
    buying: buyingOn(today, procurement, chosen),
  };
}

const buyingOn = (
  today: string,
  procurement: Procurement,
  { service }: ReplenishChoices,
): Buying => ({
  ...{ service, today },
  daysToNextYear: daysBetween(today, fiscalYearStart(fiscalYearOf(today) + 1)),
  leadOf: ({ agency, yen, offer }) =>
    leadTimeFor(procurement, { agency, date: today, valueJpy: yen, offer }),
});

async function offersIn(
  path: string | undefined,
  catalogue: Catalogue,
  context: Context,
): Promise<readonly Offer[]> {
  if (path === undefined) return [];
  const file = await context.files.read(path, {});
  if (!file.ok) throw new InputFault(...file.problems);
  const offers = readOffers(file.value, { columns: await context.supplierColumns(), catalogue });
  if (!offers.ok) throw new InputFault(...offers.problems);
  return offers.value;
}

interface AgencyPlace {
  readonly agency: string;
  readonly stocks: readonly DepotStock[];
  readonly demand: AgencyDemand | undefined;
  readonly offers: readonly Offer[];
  readonly standards: readonly PieceStandard[];
}

type Found =
  | { readonly line: DeskLine }
  | { readonly without: { readonly agency: string; readonly goods: string } };

function linesOf(
  place: AgencyPlace,
  catalogue: Catalogue,
  { wanted, cards }: ReplenishChoices,
  today: string,
): readonly Found[] {
  const { agency, stocks, demand, offers } = place;
  const held = byNeed(stocks, catalogue).get(agency) ?? new Map<string, readonly DepotStock[]>();
  const asked = demand?.model?.goods.map(({ goods }) => goods) ?? [];
  const needs =
    wanted.for === "people" ? fiveCategories : [...new Set([...held.keys(), ...asked])].sort();
  const named = cards.item && (catalogue.item(cards.item)?.category ?? cards.item);
  return needs
    .filter((goods) => named === undefined || goods === named)
    .flatMap((goods): readonly Found[] => {
      const own = held.get(goods) ?? [];
      const selling = offers.filter(({ goods: sold }) => categoryOf(sold, catalogue) === goods);
      const item = itemToBuy(own, selling, catalogue) ?? cards.item;
      if (item === undefined) return [{ without: { agency, goods } }];
      return [{ line: lineOf({ goods, item, own, selling }, place, catalogue, { cards, today }) }];
    });
}

const categoryOf = (goods: string, catalogue: Catalogue): string =>
  catalogue.item(goods)?.category ?? goods;

/** What most is held of, and is sold; else what is held, else what is sold. */
function itemToBuy(
  own: readonly DepotStock[],
  selling: readonly Offer[],
  catalogue: Catalogue,
): string | undefined {
  const held = heldItems(own, "0000-01-01")
    .filter(({ item }) => catalogue.item(item)?.provisional !== true)
    .sort((a, b) => b.onHand - a.onHand || (a.item < b.item ? -1 : 1))
    .map(({ item }) => item);
  const sold = selling
    .map(({ goods }) => goods)
    .filter((goods) => catalogue.item(goods) !== undefined)
    .sort();
  return held.find((item) => sold.includes(item)) ?? held[0] ?? sold[0];
}

function lineOf(
  {
    goods,
    item,
    own,
    selling,
  }: {
    readonly goods: string;
    readonly item: string;
    readonly own: readonly DepotStock[];
    readonly selling: readonly Offer[];
  },
  { agency, stocks, demand, standards }: AgencyPlace,
  catalogue: Catalogue,
  { cards, today }: { readonly cards: ReplenishChoices["cards"]; readonly today: string },
): DeskLine {
  const fit = demand?.model?.goods.find((one) => one.goods === goods);
  const depot = cards.depot ?? mainDepot(own) ?? mainDepot(stocks) ?? "";
  const standard = peopleStandard(standards, [item, goods], catalogue.agency(agency)?.nameEn ?? "");
  return {
    ...{ agency, goods, stocks: own, fit },
    holding: (lead): Holding => ({
      ...{ agency, goods, item, depot, standard },
      items: heldItems(own, plusDays(today, Math.round(lead.mean))),
    }),
    // Terms for the item itself, or for any of its category.
    offers: selling.filter((offer) => offer.goods === item || offer.goods === goods),
    demand: fit && eventDemand(fit),
    piecesPerPack: catalogue.item(item)?.piecesPerPack,
  };
}

const usualHousehold = 5;

function peopleStandard(
  standards: readonly PieceStandard[],
  goods: readonly string[],
  asking: string,
): PeopleStandard | undefined {
  const standard = standardFor(standards, goods.map(normalise), { asking });
  if (standard === undefined) return undefined;
  const { perPerson, perHousehold, organisation, source } = standard;
  const householdSize = standard.householdSize ?? usualHousehold;
  const told = { householdSize, organisation, source };
  if (perPerson !== undefined && perPerson > 0) {
    return { ...told, peoplePerPiece: 1 / perPerson, quantity: perPerson, per: "person" };
  }
  if (perHousehold === undefined || perHousehold <= 0) return undefined;
  const peoplePerPiece = householdSize / perHousehold;
  return { ...told, peoplePerPiece, quantity: perHousehold, per: "household" };
}
