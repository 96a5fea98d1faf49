/** Reads a plan, ours or a person's, and has the checker judge it by what the ledger says today. */
import type { Catalogue } from "../../domain/catalogue.ts";
import { checkPlan, type PlanFacts, type PlanFinding } from "../../domain/planning/plan-check.ts";
import { claimOf, type PlanClaim } from "../../domain/planning/plan-claim.ts";
import { type KeptPlan, plansOf } from "../../domain/planning/plan-declaration.ts";
import type { StockLine } from "../../domain/stock.ts";
import { plain } from "../../importers/cell.ts";
import { type PlanNames, readPlanRows } from "../../importers/requests/plan-rows.ts";
import { plainText } from "../../importers/table.ts";
import { placesOf } from "../../planning/assembly.ts";
import type { Ledger } from "../../ports.ts";
import { Progress } from "../../shipping/progress.ts";
import type { Input } from "../command.ts";
import type { Context } from "../context.ts";
import { InputFault } from "../input-fault.ts";
import { deskAsItIs, type PlanDesk, planCalled } from "./plan-desk.ts";
import { type PlanChoices, readPlanOptions } from "./plan-options.ts";

export interface CheckedPlan {
  readonly id: string | undefined; // of ours
  readonly claim: PlanClaim;
  readonly findings: readonly PlanFinding[];
}

export async function checkedPlan(
  input: Input,
  ledger: Ledger,
  context: Context,
): Promise<CheckedPlan> {
  const [named = ""] = input.args;
  const catalogue = await context.catalogue(ledger);
  const plans = plansOf(await ledger.standing("plan"));
  const kept = /^p-?\d+$/i.test(plain(named)) ? planCalled(named, plans) : undefined;
  const claim = kept ? claimOf(kept.plan) : await readClaim(named, catalogue, context);
  const asked = kept === undefined ? input : withSettings(input, kept);
  const chosen = readPlanOptions(asked, kept?.plan.date ?? context.today, catalogue, {
    past: true,
  });
  const all = { ...chosen, requests: [], excludedRequests: [] };
  const desk = await deskAsItIs(ledger, context, catalogue, all);
  const findings = checkPlan(claim, factsOf(desk, chosen, kept));
  return { id: kept?.code, claim, findings };
}

/** Our plan is judged by the options that it was made with. */
function withSettings(input: Input, { plan: { settings } }: KeptPlan): Input {
  const said = Object.entries(settings);
  return {
    args: input.args,
    options: Object.fromEntries(
      said.flatMap(([key, value]) =>
        typeof value === "string" || typeof value === "boolean" ? [[key, value]] : [],
      ),
    ),
    lists: Object.fromEntries(
      said.flatMap(([key, value]) => (Array.isArray(value) ? [[key, value]] : [])),
    ),
  };
}

async function readClaim(path: string, catalogue: Catalogue, context: Context): Promise<PlanClaim> {
  const file = await context.files.read(path, {});
  if (!file.ok) throw new InputFault(...file.problems);
  const names: PlanNames = {
    item: (text) => {
      const met = catalogue.recogniseItem({ code: text });
      return met.is === "known" ? met.item.code : text;
    },
    depot: (text) => catalogue.recogniseDepot(text) ?? text,
    agency: (text) => catalogue.recogniseAgency(text) ?? text,
  };
  const columns = await context.planColumns();
  for (const { sheet, rows } of file.value.tables) {
    const texts = rows.map((row) => row.map(plainText));
    const table = { file: file.value.name, rows: texts, ...(sheet !== undefined && { sheet }) };
    const read = readPlanRows(table, columns, names);
    if (read === undefined) continue;
    if (!read.ok) throw new InputFault(...read.problems);
    return read.value;
  }
  throw new InputFault({ kind: "plan-no-table", at: { file: file.value.name } });
}

function factsOf(
  { surroundings, requests, shipments }: PlanDesk,
  { choices }: PlanChoices,
  kept: KeptPlan | undefined,
): PlanFacts {
  const { network, stock, verdict } = surroundings;
  const others = [...shipments.values()].filter(({ plan }) => plan.code !== kept?.code);
  const given = new Progress(others);
  return {
    ...surroundings,
    ...choices,
    stock: kept?.state === "accepted" ? withReserved(stock, kept) : available(stock),
    requests: new Map([...requests].map(([code, { request }]) => [code, request])),
    open: (request, line) => {
      const lines = requests.get(request)?.request.lines ?? [];
      const asked = lines.find((one) => one.line === line)?.quantity ?? 0;
      return asked - given.promised(request, line);
    },
    verdict: (goods, request, line) => verdict(goods, { request, line, open: line.quantity }),
    places: (destination) => placesOf(destination, network),
  };
}

const available = (stock: readonly StockLine[]): readonly StockLine[] =>
  stock.filter(({ status }) => status === "available");

/** What an accepted plan has reserved is there for it. */
function withReserved(stock: readonly StockLine[], { plan }: KeptPlan): readonly StockLine[] {
  const own = plan.shipments.flatMap(({ lines }) => [...lines]);
  const facts = plan.basis.stock;
  const back = own.map(({ item, lot, agency, depot, quantity }): StockLine => {
    const known = stock.find(
      (line) => line.item === item && line.lot === lot && line.agency === agency,
    );
    const expiry = facts.find((it) => it.item === item && it.lot === lot)?.expiry;
    const goods = { item, lot, agency, depot, quantity, status: "available" } as const;
    return { ...goods, category: known?.category, expiry: known?.expiry ?? expiry };
  });
  return [...available(stock), ...back];
}
