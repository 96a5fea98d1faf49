/** `plan explain`: the plan again with one thing changed at a time: what it brings and costs. */
import type { Plan } from "../../domain/planning/plan.ts";
import type { PlanChange } from "../../domain/planning/plan-change.ts";
import { boughtLot, type Easing } from "../../planning/easing.ts";
import { changeText, explainWords as words } from "../../text/planning/plan-explain.ts";
import type { Language } from "../../text/text.ts";
import type { SubCommand } from "../command.ts";
import type { Context } from "../context.ts";
import { exit } from "../exit.ts";
import { allEasings } from "../planning/option-causes.ts";
import { type PlanDesk, planDesk } from "../planning/plan-desk.ts";
import { type PlanChoices, planOptions, readPlanOptions } from "../planning/plan-options.ts";
import { makePlan } from "../planning/planning.ts";
import type { TableSpec } from "../terminal/render.ts";

interface Explained {
  readonly change: PlanChange | undefined; // undefined: as it is
  readonly plan: Plan;
}

export const planExplain: SubCommand = {
  name: "explain",
  summary: words.summary,
  options: planOptions,
  example: "bichiku plan explain --request IOM-20131210-TR",
  run: (input, context) =>
    context.withLedger(async (ledger) => {
      const catalogue = await context.catalogue(ledger);
      const chosen = readPlanOptions(input, context.today, catalogue, { past: false });
      const desk = await planDesk(ledger, context, catalogue, chosen);
      const plan = await makePlan(desk, chosen, context);
      const asked = { lines: desk.lines, world: desk.surroundings, choices: chosen.choices };
      const easings = allEasings(asked, plan);
      const found: Explained[] = [{ change: undefined, plan }];
      for (const [at, easing] of easings.entries()) {
        context.print.status(words.working(at + 1, easings.length, changeText(easing.change)));
        found.push(await replanned(easing, desk, chosen, context));
      }
      context.print.result({
        json: found.map((one) => explainedJson(one, plan, context.language)),
        table: explainedTable(found, plan, context.language),
      });
      return exit.ok;
    }),
};

async function replanned(
  { change, asked }: Easing,
  desk: PlanDesk,
  chosen: PlanChoices,
  context: Context,
): Promise<Explained> {
  const { lines, world, choices } = asked;
  const changed = { ...desk, lines, surroundings: world };
  return { change, plan: await makePlan(changed, { ...chosen, choices }, context) };
}

const piecesOf = ({ shipments }: Plan): number =>
  shipments.flatMap(({ lines }) => lines).reduce((sum, { quantity }) => sum + quantity, 0);

/** More than before; undefined where one of the two is not known. */
function moreOf(plan: Plan, before: Plan) {
  const [now, then] = [plan.measures, before.measures];
  return {
    pieces: piecesOf(plan) - piecesOf(before),
    costYen: now.priced && then.priced ? now.costYen - then.costYen : undefined,
    co2G: now.co2Known && then.co2Known ? now.co2G - then.co2G : undefined,
    proven: plan.status === "optimal" && before.status === "optimal",
  };
}

/** Where what has to be bought would best lie. */
const boughtAt = ({ shipments }: Plan): readonly string[] => [
  ...new Set(
    shipments.flatMap(({ lines }) =>
      lines.flatMap(({ lot, depot }) => (lot === boughtLot ? [depot] : [])),
    ),
  ),
];

const explainedJson = ({ change, plan }: Explained, before: Plan, language: Language): object => {
  const more = moreOf(plan, before);
  return {
    change: change?.is ?? null,
    text: (change === undefined ? words.today : changeText(change))[language],
    request: change !== undefined && "request" in change ? (change.request ?? null) : null,
    line: change !== undefined && "line" in change ? (change.line ?? null) : null,
    coverage: plan.measures.coverage / 1_000_000,
    morePieces: more.pieces,
    moreCostJpy: more.costYen ?? null,
    moreCo2Kg: more.co2G === undefined ? null : more.co2G / 1000,
    depots: boughtAt(plan),
    proven: more.proven,
  };
};

function explainedTable(found: readonly Explained[], before: Plan, language: Language): TableSpec {
  const { headings } = words;
  return {
    title: words.title,
    columns: [
      { key: "change", heading: headings.change },
      { key: "brings", heading: headings.brings, numeric: true },
      { key: "met", heading: headings.met, numeric: true },
      { key: "cost", heading: headings.cost, numeric: true },
      { key: "co2", heading: headings.co2, numeric: true },
      { key: "from", heading: headings.from },
      { key: "proof", heading: headings.proof },
    ],
    rows: found.map(({ change, plan }) => {
      const more = moreOf(plan, before);
      return {
        cells: {
          change: (change === undefined ? words.today : changeText(change))[language],
          brings: change === undefined ? "" : more.pieces,
          met: (plan.measures.coverage / 10_000).toFixed(1),
          cost: change === undefined ? "" : (more.costYen ?? "–"),
          co2:
            change === undefined
              ? ""
              : more.co2G === undefined
                ? "–"
                : Math.round(more.co2G / 1000),
          from: boughtAt(plan).join(", "),
          proof: words[more.proven ? "exact" : "about"][language],
        },
      };
    }),
    notes: [found.length > 1 ? words.how : words.nothing],
  };
}
