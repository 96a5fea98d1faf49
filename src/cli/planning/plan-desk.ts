/**
 * What planning needs from the ledger and the reference data: open lines of requests, stock, who
 * accepts what, the network. Read while nothing else is recorded: a plan speaks of one state.
 */
import type { Catalogue } from "../../domain/catalogue.ts";
import { joined } from "../../domain/items/joined.ts";
import { nearestOf } from "../../domain/nearest.ts";
import type { Procedure } from "../../domain/planning/eligibility.ts";
import type { Network } from "../../domain/planning/network.ts";
import type { PlanBasis } from "../../domain/planning/plan.ts";
import { type KeptPlan, plansOf } from "../../domain/planning/plan-declaration.ts";
import { type KeptRequest, requestsOf } from "../../domain/planning/request.ts";
import { present } from "../../domain/present.ts";
import type { Problem } from "../../domain/problems/problem.ts";
import { type StockLine, stockLines } from "../../domain/stock.ts";
import { plain } from "../../importers/cell.ts";
import {
  type OpenLine,
  placesOf,
  type Surroundings,
  type Verdict,
} from "../../planning/assembly.ts";
import type { Ledger } from "../../ports.ts";
import { Progress } from "../../shipping/progress.ts";
import type { Shipment } from "../../shipping/shipments.ts";
import { organisationCalled } from "../../specification/asked.ts";
import type { Context } from "../context.ts";
import { InputFault } from "../input-fault.ts";
import { ofOneState } from "../reports/report-options.ts";
import { requestMeant } from "../requests/request-desk.ts";
import { plansServing, shipmentsIn } from "../shipping/ship-desk.ts";
import { judgeStock } from "../specification/check-lots.ts";
import type { PlanChoices } from "./plan-options.ts";

export interface PlanDesk {
  readonly lines: readonly OpenLine[];
  readonly surroundings: Surroundings;
  readonly requests: ReadonlyMap<string, KeptRequest>;
  readonly plans: ReadonlyMap<string, KeptPlan>;
  readonly shipments: ReadonlyMap<string, Shipment>;
  readonly position: PlanBasis["position"];
  readonly catalogue: Catalogue;
}

/** To plan by: where a request is to go to no known place, or a named lot is nowhere, is told first. */
export async function planDesk(
  ledger: Ledger,
  context: Context,
  catalogue: Catalogue,
  chosen: PlanChoices,
): Promise<PlanDesk> {
  const desk = await deskAsItIs(ledger, context, catalogue, chosen);
  const { network, stock } = desk.surroundings;
  checkDestinations(desk.lines, network);
  checkLots(chosen.choices.fixedLots, stock);
  return desk;
}

/** To judge a plan by, whatever else is wrong. */
export async function deskAsItIs(
  ledger: Ledger,
  context: Context,
  catalogue: Catalogue,
  chosen: PlanChoices,
): Promise<PlanDesk> {
  const network = await context.network(chosen.network);
  const procedure = withDays(await context.procedure(), chosen);
  const { value } = await ofOneState(ledger, async () => {
    const requests = requestsOf(await ledger.standing("request"));
    const plans = plansOf(await ledger.standing("plan"));
    const shipments = await shipmentsIn(ledger);
    const lines = openLines(requests, shipments, chosen);
    return {
      ...{ requests, plans, shipments, lines },
      stock: await stockNow(ledger, chosen.date, catalogue),
      position: await positionOf(ledger),
      verdict: await verdicts(ledger, context, catalogue, lines),
    };
  });
  const { stock, verdict, lines, ...known } = value;
  const items = catalogue.items();
  const surroundings = { date: chosen.date, network, procedure, items, stock, verdict };
  return { lines, surroundings, catalogue, ...known };
}

function withDays(procedure: Procedure, { decisionDays, custodyDays }: PlanChoices): Procedure {
  const { days } = procedure;
  return {
    ...procedure,
    days: {
      "cabinet-decision": decisionDays ?? days["cabinet-decision"],
      "custody-transfer": custodyDays ?? days["custody-transfer"],
    },
  };
}

/** What is asked for and promised by no accepted plan. */
function openLines(
  requests: ReadonlyMap<string, KeptRequest>,
  shipments: ReadonlyMap<string, Shipment>,
  { requests: named, excludedRequests }: PlanChoices,
): readonly OpenLine[] {
  const problems: Problem[] = [];
  const called = (code: string, option: string): readonly KeptRequest[] => {
    const found = requestMeant(code, requests, { option });
    if ("kind" in found) problems.push(found);
    return "kind" in found ? [] : [found];
  };
  const only = named.flatMap((code) => called(code, "--request"));
  const out = new Set(excludedRequests.flatMap((code) => called(code, "--exclude-request")));
  const asked = named.length === 0 ? [...requests.values()] : only;
  const wanted = [...new Set(asked)].filter((one) => !out.has(one));
  const progress = new Progress(shipments.values());
  const lines = wanted.flatMap(({ request }) => {
    const open = request.lines.flatMap((line) => {
      const left = line.quantity - progress.promised(request.code, line.line);
      return left > 0 ? [{ request, line, open: left }] : [];
    });
    if (open.length === 0 && named.length > 0) {
      const by = plansServing(request.code, shipments.values()).join(", ");
      const stage = progress.stage(request);
      problems.push({ kind: "request-served", request: request.code, by, stage, at: {} });
    }
    return open;
  });
  if (problems.length > 0) throw new InputFault(...problems);
  return lines;
}

/** What is there on the day of the plan, and is still there after all that is recorded for later. */
async function stockNow(
  ledger: Ledger,
  date: string,
  catalogue: Catalogue,
): Promise<readonly StockLine[]> {
  const lots = await ledger.lotFacts();
  const then = stockLines(await ledger.balances({ asOf: date }), lots, catalogue.item);
  const later = stockLines(await ledger.balances({}), lots, catalogue.item);
  const left = new Map(later.map((line) => [cardKey(line), line.quantity]));
  return then.flatMap((line) => {
    const quantity = Math.min(line.quantity, left.get(cardKey(line)) ?? 0);
    return quantity > 0 ? [{ ...line, quantity }] : [];
  });
}

const cardKey = ({ item, lot, agency, depot, status }: StockLine): string =>
  joined(item, lot, agency, depot, status);

/** The last transaction that is no proposal of a plan: proposals change nothing that plans rely on. */
async function positionOf(ledger: Ledger): Promise<PlanBasis["position"]> {
  const { number: last, hash } = await ledger.head();
  for (let number = last; number > 0; number -= 1) {
    const transaction = await ledger.transaction(number);
    if (transaction === undefined) break;
    if (transaction.kind === "plan" && transaction.entries.length === 0) continue;
    return { number, hash: transaction.hash };
  }
  return { number: 0, hash: last === 0 ? hash : "0".repeat(64) };
}

async function verdicts(
  ledger: Ledger,
  context: Context,
  catalogue: Catalogue,
  lines: readonly OpenLine[],
): Promise<(goods: StockLine, line: OpenLine) => Verdict | undefined> {
  const reference = await context.specifications();
  const found = new Map<string, Verdict>();
  const asked = new Map(
    lines.map(({ request, line }) => {
      const { organisation } = request;
      const specification = line.specification ?? "";
      return [joined(organisation, specification), { organisation, specification }] as const;
    }),
  );
  for (const { organisation, specification } of asked.values()) {
    const one = organisationCalled(organisation, reference.organisations);
    const only = reference.specifications.get(specification);
    const issuer = only && reference.organisations.get(only.organisation);
    const by = one ?? issuer;
    if (by === undefined) continue;
    const question = { cards: {}, organisations: [by], only };
    const { acceptances } = await judgeStock(ledger, context, { catalogue, reference }, question);
    for (const { line, edition, verdict } of acceptances) {
      if (edition !== "today" || verdict === undefined) continue;
      const key = joined(organisation, specification, line.item, line.lot, line.agency);
      found.set(key, verdict);
    }
  }
  return ({ item, lot, agency }, { request, line }) =>
    found.get(joined(request.organisation, line.specification ?? "", item, lot, agency));
}

function checkDestinations(lines: readonly OpenLine[], network: Network): void {
  const known = network.places.flatMap(({ code, name, country }) => [code, name, country]);
  const lost = lines.filter(({ line }) => placesOf(line.destination, network).length === 0);
  const codes = [...new Set(lost.map(({ request }) => request.code))];
  // How the others are planned meanwhile is said once, for all of them.
  const goOn = lines.some(({ request }) => !codes.includes(request.code));
  const problems = lost.map(({ request, line }, at): Problem => {
    const near = nearestOf(line.destination, known);
    return {
      kind: "destination-unknown",
      found: line.destination,
      request: request.code,
      line: line.line,
      ...present({ near, without: goOn && at === lost.length - 1 ? codes : undefined }),
      at: {},
    };
  });
  if (problems.length > 0) throw new InputFault(...problems);
}

/** A lot to be used that is nowhere in stock would be passed over in silence. */
function checkLots(named: readonly string[], stock: readonly StockLine[]): void {
  const known = stock.map(({ lot }) => lot);
  const problems = named.flatMap((found): readonly Problem[] => {
    if (known.includes(found)) return [];
    const near = nearestOf(found, known);
    const unknown = { kind: "unknown-code", what: "lot", found, ...present({ near }) } as const;
    return [{ ...unknown, at: { option: "--fix" } }];
  });
  if (problems.length > 0) throw new InputFault(...problems);
}

/** The plan of this number, or what one could have meant. */
export function planCalled(code: string, plans: ReadonlyMap<string, KeptPlan>): KeptPlan {
  const name = plain(code).toUpperCase();
  const found = plans.get(name) ?? plans.get(`P-${name.replace(/^P/, "")}`);
  if (found !== undefined) return found;
  const near = nearestOf(code, plans.keys());
  throw new InputFault({ kind: "plan-unknown", found: code, ...present({ near }), at: {} });
}
