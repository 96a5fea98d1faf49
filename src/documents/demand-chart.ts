/** Pictures of a fit of demand: one kind of goods by size, or all of them by pieces a year. */
import { demandWords as words } from "../text/replenishment/demand.ts";
import type { Language, Text } from "../text/text.ts";
import type { Chart } from "./chart.ts";

export interface SizeFacts {
  readonly goods: Text;
  readonly agency: Text;
  readonly family: Text;
  readonly seen: readonly { readonly pieces: number; readonly perYear: number }[];
  readonly fitted: readonly {
    readonly pieces: number;
    readonly perYear: number;
    readonly low: number;
    readonly high: number;
  }[];
  readonly notes: readonly Text[];
}

/** How often an event asks for more than so many pieces: what was seen, the fit, its limits. */
export function sizeChart(facts: SizeFacts, language: Language): Chart {
  const { fitted, seen } = facts;
  return {
    kind: "plot",
    title: words.chart.sizeTitle(facts.agency, facts.goods)[language],
    notes: facts.notes.map((note) => note[language]),
    x: { title: words.chart.pieces[language], scale: "log" },
    y: { title: words.chart.eventsMore[language], fromZero: true },
    layers: [
      {
        kind: "band",
        label: words.chart.limits[language],
        points: fitted.map(({ pieces, low, high }) => ({ x: pieces, low, high })),
      },
      {
        kind: "line",
        label: words.chart.fitted(facts.family)[language],
        points: fitted.map(({ pieces, perYear }) => ({ x: pieces, y: perYear })),
      },
      {
        kind: "points",
        label: words.chart.seen[language],
        points: seen.map(({ pieces, perYear }) => ({ x: pieces, y: perYear })),
      },
    ],
  };
}

export interface YearFacts {
  readonly agencies: readonly Text[];
  readonly goods: readonly {
    readonly name: Text;
    /** One for each agency; undefined where there is no fit. */
    readonly perYear: readonly (
      | {
          readonly value: number;
          readonly low: number;
          readonly high: number;
          readonly label: string;
        }
      | undefined
    )[];
  }[];
  readonly notes: readonly Text[];
}

/** Pieces a year of each kind of goods, with their limits. */
export function yearChart({ agencies, goods, notes }: YearFacts, language: Language): Chart {
  return {
    kind: "bars",
    title: words.chart.yearTitle[language],
    notes: notes.map((note) => note[language]),
    value: { title: words.chart.piecesPerYear[language], fromZero: true },
    categories: goods.map(({ name }) => name[language]),
    series: agencies.map((agency, at) => ({
      label: agency[language],
      bars: goods.map(({ perYear }) => {
        const found = perYear[at];
        return found && { to: found.value, between: [found.low, found.high], label: found.label };
      }),
    })),
    unknown: words.chart.unknown[language],
  };
}
