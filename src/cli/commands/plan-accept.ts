/** `plan accept | discard`: a plan becomes binding and its goods are reserved, or it does not. */
import type { IsoDate } from "../../domain/dates.ts";
import { transactionId } from "../../domain/ledger.ts";
import {
  acceptanceProblems,
  decidedProblems,
  reservation,
} from "../../domain/planning/plan-acceptance.ts";
import {
  type KeptPlan,
  type PlanDeclaration,
  plansOf,
} from "../../domain/planning/plan-declaration.ts";
import { requestsOf } from "../../domain/planning/request.ts";
import { shipmentCode } from "../../domain/planning/shipment-declaration.ts";
import type { Problem } from "../../domain/problems/problem.ts";
import { stockLines } from "../../domain/stock.ts";
import { type LedgerWriter, Refused } from "../../ports.ts";
import { planWords as words } from "../../text/planning/plan.ts";
import { planOptionWords } from "../../text/planning/plan-options.ts";
import { both } from "../../text/text.ts";
import type { Input, SubCommand } from "../command.ts";
import type { Context } from "../context.ts";
import { dayOption } from "../counting/count-desk.ts";
import { exit } from "../exit.ts";
import { InputFault } from "../input-fault.ts";
import { planCalled } from "../planning/plan-desk.ts";
import { promisesBeside, shipmentsIn } from "../shipping/ship-desk.ts";

export const planAccept: SubCommand = {
  name: "accept",
  summary: words.summary.accept,
  arguments: [{ name: "<plan>", text: planOptionWords.id }],
  options: [{ flags: "--date <date>", text: planOptionWords.acceptedOn }],
  example: "bichiku plan accept P-1",
  run: ({ args, options }, context) =>
    context.withLedger(async (ledger) => {
      const catalogue = await context.catalogue(ledger);
      const lots = await ledger.lotFacts();
      const { kept, number, date } = await ledger.write(async (writer) => {
        const plans = plansOf(await writer.standing("plan"));
        const kept = planCalled(args[0] ?? "", plans);
        const date = acceptedOn(kept, options, context);
        const stock = stockLines(await writer.balances({}), lots, catalogue.item);
        const problems = acceptanceProblems(kept, {
          requests: requestsOf(await writer.standing("request")),
          ...promisesBeside(await shipmentsIn(writer), kept),
          stock: stock.filter(({ status }) => status === "available"),
        });
        if (problems.length > 0) throw new Refused(problems);
        return { kept, date, number: await decide(kept, "accepted", date, writer, context) };
      });
      const entries = reservation(kept);
      const shipments = kept.plan.shipments.map(({ id }) => shipmentCode(kept.code, id));
      const pieces = entries.reduce((sum, { quantity }) => sum + quantity, 0);
      context.print.result({
        json: {
          id: kept.code,
          state: "accepted",
          hash: kept.hash,
          date,
          transaction: transactionId(number),
          shipments,
          reserved: entries.map(({ item, lot, quantity, from: { account, agency } }) => ({
            item,
            lot,
            agency,
            depot: account.split(":")[1] ?? "",
            quantity,
          })),
        },
        text: words.accepted(kept.code, date, transactionId(number), pieces, shipments),
      });
      return exit.ok;
    }),
};

export const planDiscard: SubCommand = {
  name: "discard",
  summary: words.summary.discard,
  arguments: [{ name: "<plan>", text: planOptionWords.id }],
  options: [],
  example: "bichiku plan discard P-1",
  run: ({ args }, context) =>
    context.withLedger(async (ledger) => {
      const { kept, number } = await ledger.write(async (writer) => {
        const kept = planCalled(args[0] ?? "", plansOf(await writer.standing("plan")));
        const problems = decidedProblems(kept);
        if (problems.length > 0) throw new Refused(problems);
        const date = decisionDay(kept, context);
        return { kept, number: await decide(kept, "discarded", date, writer, context) };
      });
      const { code: id, hash } = kept;
      const transaction = transactionId(number);
      context.print.result({
        json: { id, state: "discarded", hash, transaction },
        text: both((language) => words.discarded(id, transaction)[language]),
      });
      return exit.ok;
    }),
};

/** Today; where it was made on a later day, in another part of the world, that day. */
const decisionDay = ({ proposed }: KeptPlan, { today }: Pick<Context, "today">): IsoDate =>
  today < proposed.effectiveDate ? proposed.effectiveDate : today;

/** The day that was given, neither to come nor before the plan was made. */
function acceptedOn(
  kept: KeptPlan,
  options: Input["options"],
  context: Pick<Context, "today">,
): IsoDate {
  const problems: Problem[] = [];
  const day = dayOption(options, problems);
  const at = { option: "--date" };
  const last = decisionDay(kept, context);
  const first = kept.proposed.effectiveDate;
  if (day !== undefined && day > last) {
    problems.push({ kind: "shipment-in-future", found: day, today: context.today, at });
  } else if (day !== undefined && day < first) {
    problems.push({ kind: "plan-accept-early", plan: kept.code, found: day, first, at });
  }
  if (problems.length > 0) throw new InputFault(...problems);
  return day ?? last;
}

async function decide(
  kept: KeptPlan,
  event: "accepted" | "discarded",
  effectiveDate: IsoDate,
  writer: LedgerWriter,
  { user }: Context,
): Promise<number> {
  const declaration: PlanDeclaration = { declares: "plan", code: kept.code, event };
  const [recorded] = await writer.append([
    {
      kind: "plan",
      effectiveDate,
      user,
      reason: `${kept.code} ${kept.hash}`,
      entries: event === "accepted" ? reservation(kept) : [],
      declarations: [declaration],
    },
  ]);
  return recorded?.transaction.number ?? 0;
}
