/** `plan compare`: one plan for each thing that may count most, or kept ones, side by side. */
import { type PlanPoint, planChart } from "../../documents/plan-chart.ts";
import { grouped } from "../../domain/grouped.ts";
import { plansOf } from "../../domain/planning/plan-declaration.ts";
import type { Ledger } from "../../ports.ts";
import { comparisonWords as words } from "../../text/planning/plan-compare.ts";
import { planOptionWords } from "../../text/planning/plan-options.ts";
import { same, type Text } from "../../text/text.ts";
import type { Input, SubCommand } from "../command.ts";
import type { Context } from "../context.ts";
import { exit } from "../exit.ts";
import { svgOption } from "../picture-option.ts";
import { type Compared, comparedJson, comparedTable } from "../planning/plan-compare-tables.ts";
import { contentOf, figuresOf } from "../planning/plan-comparing.ts";
import { planCalled, planDesk } from "../planning/plan-desk.ts";
import { planOptions, preferences, readPlanOptions } from "../planning/plan-options.ts";
import { makePlan } from "../planning/planning.ts";

export const planCompare: SubCommand = {
  name: "compare",
  summary: words.summary,
  arguments: [{ name: "[plans...]", text: planOptionWords.ids }],
  options: [
    ...planOptions.filter(({ flags }) => !flags.startsWith("--prefer ")),
    { flags: "-o, --picture <file>", text: words.picture },
  ],
  example: "bichiku plan compare P-1 --picture plans.svg",
  run: (input, context) =>
    context.withLedger(async (ledger) => {
      const picture = svgOption(input);
      const compared =
        input.args.length === 0
          ? await made(input, ledger, context)
          : await kept(input, ledger, context);
      const { print, language, files, today } = context;
      const date = compared[0]?.plan.date ?? today;
      if (picture !== undefined) {
        const points = [...grouped(compared, ({ content }) => content).values()].flatMap(pointOf);
        await files.writeChart(picture, planChart(points, date, doubles(compared), language));
      }
      const unpriced = compared.some(({ figures, plan }) => {
        return plan.departures.length > 0 && figures.costYen === undefined;
      });
      const notes = [
        ...doubles(compared),
        ...(unpriced ? [words.unpriced] : []),
        ...(input.args.length === 0 ? [words.explained] : []),
      ];
      print.result({
        json: { date, plans: compared.map(comparedJson) },
        table: comparedTable(compared, words.title(date), notes, context),
      });
      if (picture !== undefined) print.note(words.written(picture));
      return exit.ok;
    }),
};

async function made(input: Input, ledger: Ledger, context: Context): Promise<readonly Compared[]> {
  const catalogue = await context.catalogue(ledger);
  const chosen = readPlanOptions(input, context.today, catalogue, { past: false });
  const desk = await planDesk(ledger, context, catalogue, chosen);
  const found: Compared[] = [];
  for (const [at, prefer] of preferences.entries()) {
    const name = words.by[prefer];
    context.print.status(words.making(name, at + 1, preferences.length));
    const plan = await makePlan(desk, { ...chosen, prefer }, context);
    const figures = figuresOf(plan, desk.surroundings.network);
    found.push({ id: undefined, prefer, name, plan, figures, content: contentOf(plan) });
  }
  return found;
}

async function kept(input: Input, ledger: Ledger, context: Context): Promise<readonly Compared[]> {
  const plans = plansOf(await ledger.standing("plan"));
  const network = await context.network(undefined);
  return input.args.map((code) => {
    const { code: id, plan } = planCalled(code, plans);
    const figures = figuresOf(plan, network);
    return { id, prefer: undefined, name: same(id), plan, figures, content: contentOf(plan) };
  });
}

/** One point for all plans that are the same. */
function pointOf(alike: readonly Compared[]): readonly PlanPoint[] {
  const [first] = alike;
  const names = alike.map(({ name }) => name);
  const name = {
    en: names.map(({ en }) => en).join(", "),
    ja: names.map(({ ja }) => ja).join("・"),
  };
  return first === undefined ? [] : [{ name, ...first.figures }];
}

/** Plans that say the same as one before them. */
function doubles(compared: readonly Compared[]): readonly Text[] {
  return compared.flatMap(({ name, content }, at) => {
    const first = compared.findIndex((other) => other.content === content);
    const other = compared[first];
    return first < at && other !== undefined ? [words.same(name, other.name)] : [];
  });
}
