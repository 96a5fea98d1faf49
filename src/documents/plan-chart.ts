/** Plans as points: what each costs, or emits where prices are not known, against its arrival. */
import { comparisonWords as words } from "../text/planning/plan-compare.ts";
import type { Language, Text } from "../text/text.ts";
import type { Chart } from "./chart.ts";

export interface PlanPoint {
  readonly name: Text;
  readonly meanDays: number | undefined;
  readonly costYen: number | undefined;
  readonly co2G: number | undefined;
}

export function planChart(
  plans: readonly PlanPoint[],
  date: string,
  notes: readonly Text[],
  language: Language,
): Chart {
  const priced = plans.some(({ costYen }) => costYen !== undefined);
  const drawn = plans.flatMap(({ name, meanDays, costYen, co2G }) => {
    const figure = priced ? costYen : co2G;
    if (meanDays === undefined || figure === undefined) return [];
    return [{ name: name[language], x: meanDays, y: figure / 1_000_000 }];
  });
  return {
    kind: "plot",
    title: words.title(date)[language],
    notes: [...(priced ? [] : [words.noPrices]), ...notes].map((note) => note[language]),
    x: { title: words.axis.days[language], fromZero: true },
    y: { title: words.axis[priced ? "cost" : "co2"][language], fromZero: true },
    layers: drawn.map(({ name, x, y }) => ({
      kind: "points",
      label: name,
      points: [{ x, y, label: name }],
    })),
  };
}
