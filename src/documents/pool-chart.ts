/** The pictures of `pool`: stock needed apart and as one, and a figure under each assumption. */
import { type HeadlineKey, headlineText, poolWords as words } from "../text/replenishment/pool.ts";
import { count, type Language } from "../text/text.ts";
import type { BarChart, ChartBar } from "./chart.ts";
import type { PoolFacts } from "./pool-facts.ts";

/** The two apart are 100: goods are counted in hundreds and in ten thousands. */
export function poolChart({ goods, asOf }: PoolFacts, language: Language): BarChart {
  const { chart, columns, unknown } = words;
  const bars = (of: (one: PoolFacts["goods"][number]) => number): readonly ChartBar[] =>
    goods.map((one) => {
      const apart = Math.max(1e-9, one.needed[0] + one.needed[1]);
      return { to: (100 * of(one)) / apart, label: count(Math.round(of(one))) };
    });
  return {
    kind: "bars",
    title: chart.title[language],
    value: { title: chart.pieces[language], fromZero: true },
    categories: goods.map(({ name }) => name),
    series: [
      { label: columns.apart[language], bars: bars(({ needed }) => needed[0] + needed[1]) },
      { label: columns.together[language], bars: bars(({ neededAsOne }) => neededAsOne) },
    ],
    unknown: unknown[language],
    notes: [`${chart.sourceNote[language]} ${asOf}`],
  };
}

/** The assumption that matters most stands first. */
export function tornadoChart(
  { headline, swings, asOf }: PoolFacts,
  figure: HeadlineKey,
  language: Language,
): BarChart {
  const { chart, unknown } = words;
  const scale = figure === "stock" || figure === "shortage" ? 100 : 1;
  const base = headline[figure] ?? 0;
  const spread = (swing: PoolFacts["swings"][number]): number =>
    Math.abs((swing.high[figure] ?? base) - (swing.low[figure] ?? base));
  const sorted = [...swings].sort((a, b) => spread(b) - spread(a) || (a.name < b.name ? -1 : 1));
  const bar = (value: number | undefined): ChartBar | undefined =>
    value === undefined
      ? undefined
      : { from: scale * base, to: scale * value, label: headlineText(figure, value)[language] };
  const title = chart.tornado(words.headline[figure])[language];
  return {
    kind: "bars",
    title,
    value: { title: words.headline[figure][language] + (scale === 100 ? " (%)" : "") },
    categories: sorted.map(({ name }) => name),
    series: [
      { label: chart.low[language], bars: sorted.map(({ low }) => bar(low[figure])) },
      { label: chart.high[language], bars: sorted.map(({ high }) => bar(high[figure])) },
    ],
    unknown: unknown[language],
    reference: {
      value: scale * base,
      label: headlineText(figure, headline[figure])[language],
    },
    notes: [
      chart.baseNote(headlineText(figure, headline[figure])[language])[language],
      `${chart.sourceNote[language]} ${asOf}`,
    ],
  };
}
