/** Which picture shows what was asked for: one kind of goods by size, or all by pieces a year. */
import type { Chart } from "../../documents/chart.ts";
import { sizeChart, yearChart } from "../../documents/demand-chart.ts";
import { exceedance } from "../../replenishment/demand/exceedance.ts";
import { demandWords as words } from "../../text/replenishment/demand.ts";
import { count, type Language } from "../../text/text.ts";
import { notesOf, type ShownDemand } from "./demand-tables.ts";

export function pictureOf(shown: readonly ShownDemand[], language: Language): Chart {
  const [only, ...others] = shown;
  const [goods, ...more] = only?.goods ?? [];
  const found = goods && exceedance(goods);
  if (only && others.length === 0 && goods?.size && more.length === 0 && found) {
    return sizeChart(
      {
        ...{ goods: only.nameOf(goods.goods), agency: only.agencyName, ...found },
        family: words.families[goods.size.family],
        // Where quantities are unknown, the fit need not pass through those that are known.
        notes: notesOf(only).filter((note, at) => at < 2 || note === words.notes.unknown),
      },
      language,
    );
  }
  const all = [...new Set(shown.flatMap((one) => one.goods.map((it) => it.goods)))].sort();
  return yearChart(
    {
      agencies: shown.map(({ agencyName }) => agencyName),
      goods: all.flatMap((name) => {
        const perYear = shown.map((one) => {
          const year = one.goods.find((it) => it.goods === name)?.perYear;
          return year && { ...year, label: count(Math.round(year.value)) };
        });
        if (perYear.every((year) => year === undefined)) return [];
        return [{ name: shown[0]?.nameOf(name) ?? { en: name, ja: name }, perYear }];
      }),
      notes: shown.flatMap((one) => notesOf(one).slice(0, 1)),
    },
    language,
  );
}
