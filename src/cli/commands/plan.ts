/** `plan`, and `plan list | show`: which lots go how and when to whom. */
import type { Plan } from "../../domain/planning/plan.ts";
import { plansOf } from "../../domain/planning/plan-declaration.ts";
import type { Ledger } from "../../ports.ts";
import { planWords as words } from "../../text/planning/plan.ts";
import { planOptionWords } from "../../text/planning/plan-options.ts";
import type { Text } from "../../text/text.ts";
import type { SubCommand } from "../command.ts";
import type { Context } from "../context.ts";
import { type Exit, exit } from "../exit.ts";
import { Names } from "../names.ts";
import { planCalled, planDesk } from "../planning/plan-desk.ts";
import { type Called, keptJson, planJson } from "../planning/plan-json.ts";
import { planOptions, readPlanOptions } from "../planning/plan-options.ts";
import {
  departuresTable,
  planRows,
  plansTable,
  shipmentsTable,
  unmetTable,
} from "../planning/plan-table.ts";
import { hashOf, keepPlan, makePlan } from "../planning/planning.ts";
import { planAccept, planDiscard } from "./plan-accept.ts";
import { planCheck } from "./plan-check.ts";
import { planCompare } from "./plan-compare.ts";
import { planExplain } from "./plan-explain.ts";

const propose: SubCommand = {
  name: "propose",
  byDefault: true,
  summary: words.summary.propose,
  options: [...planOptions, { flags: "--dry-run", text: planOptionWords.dryRun }],
  example: "bichiku plan --allow-unverified",
  run: (input, context) =>
    context.withLedger(async (ledger) => {
      const catalogue = await context.catalogue(ledger);
      const chosen = readPlanOptions(input, context.today, catalogue, { past: false });
      const desk = await planDesk(ledger, context, catalogue, chosen);
      const plan = await makePlan(desk, chosen, context);
      const dry = input.options["dryRun"] === true || desk.lines.length === 0;
      if (dry) {
        const called = { id: null, state: "not-kept", hash: hashOf(plan, context) };
        return print(plan, called, undefined, ledger, context);
      }
      const { kept, fresh } = await keepPlan(plan, ledger, context);
      const empty = plan.shipments.length === 0;
      const told = empty ? words.keptEmpty : words.kept;
      const end = fresh ? told(kept.code, kept.hash) : words.again(kept.code);
      const called = { id: kept.code, state: kept.state, hash: kept.hash };
      return print(plan, called, end, ledger, context);
    }),
};

async function print(
  plan: Plan,
  called: Called,
  end: Text | undefined,
  ledger: Ledger,
  context: Context,
): Promise<Exit> {
  const { print: to, language } = context;
  const names = new Names(await context.catalogue(ledger));
  const title = words.title(called.id ?? "", plan.date);
  const shipments =
    to.format === "csv" ? planRows(plan) : shipmentsTable(plan, title, names, language);
  to.result({ json: planJson(plan, called, language), table: shipments });
  if (to.format === "people") {
    const tables = [
      ...(plan.departures.length > 0 ? [departuresTable(plan, language)] : []),
      ...(plan.unmet.length > 0 ? [unmetTable(plan, language)] : []),
    ];
    for (const table of tables) {
      to.raw("\n");
      to.result({ json: undefined, table });
    }
    if (plan.unmet.length > 0) to.note(words.explain);
    if (end !== undefined) to.note(end);
  }
  return plan.unmet.length > 0 ? exit.findings : exit.ok;
}

const list: SubCommand = {
  name: "list",
  summary: words.summary.list,
  options: [],
  example: "bichiku plan list",
  run: (_, context) =>
    context.withLedger(async (ledger) => {
      const plans = [...plansOf(await ledger.standing("plan")).values()];
      const table = plansTable(plans, context.language);
      context.print.result({ json: plans.map(keptJson), table });
      return exit.ok;
    }),
};

const show: SubCommand = {
  name: "show",
  summary: words.summary.show,
  arguments: [{ name: "<plan>", text: planOptionWords.id }],
  options: [],
  example: "bichiku plan show P-1",
  run: ({ args }, context) =>
    context.withLedger(async (ledger) => {
      const kept = planCalled(args[0] ?? "", plansOf(await ledger.standing("plan")));
      const called = { id: kept.code, state: kept.state, hash: kept.hash };
      return print(kept.plan, called, undefined, ledger, context);
    }),
};

export const plan: readonly SubCommand[] = [
  propose,
  list,
  show,
  planCompare,
  planExplain,
  planCheck,
  planAccept,
  planDiscard,
];
