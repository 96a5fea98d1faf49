/** `replenish`: how much to buy, when and from whom; and what happens if it is not bought. */
import type { Ledger } from "../../ports.ts";
import { proposeAll } from "../../replenishment/proposing.ts";
import { percent, replenishWords as words } from "../../text/replenishment/replenish.ts";
import { replenishSteps } from "../../text/replenishment/replenish-steps.ts";
import type { Text } from "../../text/text.ts";
import type { Command } from "../command.ts";
import type { Context } from "../context.ts";
import { type Exit, exit } from "../exit.ts";
import { Names } from "../names.ts";
import { refuseExisting } from "../new-files.ts";
import { backtestMode } from "../replenishment/replenish-backtest.ts";
import { containersOf, contractsOf } from "../replenishment/replenish-contracts.ts";
import { replenishDesk } from "../replenishment/replenish-desk.ts";
import { expiringMode } from "../replenishment/replenish-expiring.ts";
import { type RowFacts, stepFacts } from "../replenishment/replenish-facts.ts";
import { proposalJson } from "../replenishment/replenish-json.ts";
import { deskNotes, lateNotes, yearNotes } from "../replenishment/replenish-notes.ts";
import {
  type ReplenishChoices,
  readReplenishOptions,
  replenishOptions,
} from "../replenishment/replenish-options.ts";
import { organisationsMode } from "../replenishment/replenish-organisations.ts";
import { writeRequest } from "../replenishment/replenish-paper.ts";
import {
  contractsTable,
  otherwiseTable,
  proposalRows,
  proposalTable,
} from "../replenishment/replenish-table.ts";

export const replenish: Command = {
  options: replenishOptions,
  example: "bichiku replenish --agency cabinet-office --suppliers data/sample/suppliers.csv",
  run: (input, context) =>
    context.withLedger(async (ledger) => {
      const catalogue = await context.catalogue(ledger);
      const chosen = readReplenishOptions(input, context.today, catalogue);
      switch (chosen.mode) {
        case "backtest":
          return backtestMode(ledger, context, chosen);
        case "expiring":
          return expiringMode(ledger, context, chosen);
        case "organisations":
          return organisationsMode(ledger, context, chosen);
        default:
          return stockMode(ledger, context, chosen);
      }
    }),
};

async function stockMode(
  ledger: Ledger,
  context: Context,
  chosen: ReplenishChoices,
): Promise<Exit> {
  const { print, language, today } = context;
  const { output } = chosen;
  if (output !== undefined) await refuseExisting([output], context.files);
  const catalogue = await context.catalogue(ledger);
  const desk = await replenishDesk(ledger, context, catalogue, chosen);
  const { wanted, service } = chosen;
  const proposed = proposeAll(desk.lines, wanted, desk.buying);
  const { proposals } = proposed;
  const contracts = contractsOf(proposals, catalogue, containersOf(await context.network()));
  const people = wanted.for === "people" ? wanted.people : undefined;
  const facts = proposals.map((proposal): RowFacts => {
    const { agency, goods } = proposal.holding;
    const line = desk.lines.find((one) => one.agency === agency && one.goods === goods);
    return { proposal, line, service, people, contracts };
  });
  if (output !== undefined) {
    const written = await writeRequest(output, { desk, facts, contracts, chosen }, context);
    print.note(written ? words.written(output) : words.notWritten);
  }
  const json = facts.map((one) => proposalJson(one, language));
  const names = new Names(catalogue);
  const shown = { names, language, today };
  const notes = [
    ...yearNotes(proposed, names, language),
    ...lateNotes(proposed, names, language, today),
    ...deskNotes(desk, chosen, names, today),
  ];
  const table =
    print.format === "csv"
      ? proposalRows(json)
      : proposalTable(proposals, { ...shown, title: titleOf(chosen, today), notes });
  print.result({ json, table });
  if (print.format === "people") {
    const tables = [otherwiseTable(proposals, shown), contractsTable(contracts, shown)];
    for (const more of tables) {
      if (more === undefined) continue;
      print.raw("\n");
      print.result({ json: undefined, table: more });
    }
    if (chosen.explain) explain(facts, names, context);
  }
  return proposals.some(({ order = 0 }) => order > 0) ? exit.findings : exit.ok;
}

function explain(facts: readonly RowFacts[], names: Names, { print, language }: Context): void {
  for (const one of facts) {
    const { holding, year } = one.proposal;
    const heading = [
      year && words.year(year.fiscalYear)[language],
      names.itemWithCode(holding.item)[language],
      names.agency(holding.agency)[language],
    ];
    print.raw(`\n${heading.filter((part) => part !== undefined).join(" · ")}\n`);
    for (const step of replenishSteps(stepFacts(one))) print.raw(`  ${step[language]}\n`);
  }
}

function titleOf({ wanted, service }: ReplenishChoices, today: string): Text {
  if (wanted.for === "people") return words.title.people(today, wanted.people);
  if (wanted.for === "budget") return words.title.budget(today, wanted.budget, wanted.years);
  return words.title.service(today, service.by, percent(service.level));
}
