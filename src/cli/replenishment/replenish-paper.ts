/** `replenish -o`: the purchase request, with the specifications that `spec procurement` gives. */

import type { PaperPart } from "../../documents/paper.ts";
import { procurementPaper } from "../../documents/procurement-paper.ts";
import {
  type PurchaseRequest,
  purchasePaper,
  type RequestedContract,
  type RequestedGoods,
} from "../../documents/purchase-request.ts";
import { plusDays } from "../../domain/dates.ts";
import { present } from "../../domain/present.ts";
import { fiscalYearOf } from "../../replenishment/budget-years.ts";
import { leadTimeQuantile } from "../../replenishment/demand/lead-time.ts";
import { thresholdFor } from "../../replenishment/procurement.ts";
import { procurementFor } from "../../specification/procurement.ts";
import { purchaseWords } from "../../text/replenishment/purchase-request.ts";
import { percent, replenishWords as words } from "../../text/replenishment/replenish.ts";
import { replenishSteps } from "../../text/replenishment/replenish-steps.ts";
import type { Context } from "../context.ts";
import { Names } from "../names.ts";
import { procurementJson } from "../specification/procurement-json.ts";
import type { PurchaseContract } from "./replenish-contracts.ts";
import type { ReplenishDesk } from "./replenish-desk.ts";
import { type RowFacts, stepFacts } from "./replenish-facts.ts";
import type { ReplenishChoices } from "./replenish-options.ts";
import { containerWords } from "./replenish-table.ts";

interface Requested {
  readonly desk: ReplenishDesk;
  readonly facts: readonly RowFacts[];
  readonly contracts: readonly PurchaseContract[];
  readonly chosen: ReplenishChoices;
}

/** False where there is nothing to ask for. */
export async function writeRequest(
  file: string,
  { desk, facts, contracts, chosen }: Requested,
  context: Context,
): Promise<boolean> {
  const annexes = await annexesFor(contracts, desk, context);
  const numbers = new Map([...annexes.keys()].map((item, at) => [item, at + 1]));
  const [first, ...others] = contracts.map((contract) =>
    requested(contract, { desk, facts, contracts, chosen }, numbers, context),
  );
  if (first === undefined) return false;
  const mark = context.digestOf(JSON.stringify([first, others])).slice(0, 12);
  const request: PurchaseRequest = {
    ...{ date: context.today, mark, contracts: [first, ...others] },
    annexes: [...annexes.values()],
  };
  await context.files.writePaper(file, purchasePaper(request));
  return true;
}

/** Of every item that is bought, what all organisations that publish something of it take. */
async function annexesFor(
  contracts: readonly PurchaseContract[],
  { catalogue }: ReplenishDesk,
  context: Context,
): Promise<ReadonlyMap<string, PaperPart>> {
  const reference = await context.specifications();
  const asking = [...reference.organisations.values()].filter(({ asks }) => asks);
  const names = new Names(catalogue);
  const annexes = new Map<string, PaperPart>();
  for (const { lines } of contracts) {
    for (const { holding } of lines) {
      const { item } = holding;
      if (annexes.has(item)) continue;
      const goods = { item, ...present({ category: catalogue.item(item)?.category }) };
      const found = procurementFor(goods, asking, { day: context.today, only: [] }, reference);
      if (found.adopted.length === 0) continue;
      const setting = { reference, item: names.item(item) };
      const json = JSON.stringify(procurementJson(found, setting));
      const mark = context.digestOf(json).slice(0, 12);
      const paper = procurementPaper(found, { ...setting, mark });
      const part = paper.parts.find(({ language }) => language === "ja");
      const number = annexes.size + 1;
      if (part !== undefined) annexes.set(item, annexed(part, number));
    }
  }
  return annexes;
}

const annexed = (part: PaperPart, number: number): PaperPart => ({
  ...part,
  running: `${purchaseWords.annex(number)}　${part.running ?? ""}`,
  blocks: [{ is: "sender", lines: [purchaseWords.annex(number)] }, ...part.blocks],
});

function requested(
  contract: PurchaseContract,
  { desk, facts, chosen }: Requested,
  annexes: ReadonlyMap<string, number>,
  { today }: Context,
): RequestedContract {
  const { agency, depot, lines, yen, supplier, fiscalYear } = contract;
  const names = new Names(desk.catalogue);
  const orderOn = lines[0]?.year?.orderOn ?? today;
  const leads = lines.map(({ terms }) => terms.lead);
  const days = (share: number): number =>
    Math.max(...leads.map((lead) => leadTimeQuantile(lead, share)));
  const offer = lines[0]?.terms.offer;
  const mean = Math.max(...leads.map((lead) => Math.round(lead.mean)));
  return {
    ...{ yen, containers: containerWords(contract).ja },
    agency: names.agency(agency).ja,
    depot: names.depotWithCode(depot).ja,
    fiscalYear: fiscalYear ?? fiscalYearOf(today),
    due: plusDays(orderOn, mean),
    dueLate: plusDays(orderOn, days(0.95)),
    threshold: thresholdFor(desk.procurement, { agency, date: orderOn })?.jpy,
    quote:
      supplier === undefined || offer === undefined
        ? undefined
        : { supplier: supplier.nameJa, source: offer.source, assumed: offer.assumed },
    why: whyOf(chosen),
    goods: lines.flatMap((line) => {
      const row = facts.find(({ proposal }) => proposal === line);
      return row === undefined ? [] : [goodsOf(row, names, annexes)];
    }),
  };
}

function whyOf({ wanted, service }: ReplenishChoices): string {
  const { why } = purchaseWords;
  if (wanted.for === "people") return why.people(wanted.people);
  if (wanted.for === "budget") return why.budget(wanted.budget);
  return why.service(percent(service.level), service.by);
}

function goodsOf(
  row: RowFacts,
  names: Names,
  annexes: ReadonlyMap<string, number>,
): RequestedGoods {
  const { holding, terms, order = 0, costYen, ifNotBought, service, peopleServed } = row.proposal;
  const people = holding.standard?.peoplePerPiece;
  return {
    name: names.item(holding.item).ja,
    code: holding.item,
    annex: annexes.get(holding.item),
    pieces: order,
    packs: order / terms.packPieces,
    packPieces: terms.packPieces,
    unitYen: terms.offer?.unitCostJpy,
    yen: costYen,
    basis: replenishSteps(stepFacts(row)).map(({ ja }) => ja),
    otherwise: ifNotBought && {
      days: ifNotBought.days,
      now: service === undefined ? words.unknown.ja : percent(service.before),
      after: service === undefined ? words.unknown.ja : percent(service.after),
      daysEmpty: Math.round(ifNotBought.daysEmpty),
      unserved: Math.round(ifNotBought.unserved),
      people: people === undefined ? undefined : Math.round(people * ifNotBought.unserved),
      served: peopleServed === undefined ? undefined : Math.round(peopleServed),
    },
  };
}
