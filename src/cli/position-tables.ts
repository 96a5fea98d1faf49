/** What `position` shows: JSON, the rows of --csv, and two tables for people. */
import type { Position } from "../positioning/position.ts";
import { figureWords } from "../text/policy.ts";
import { type PositionMeasure, positionWords as words } from "../text/position.ts";
import type { CellValue, TableSpec } from "./render.ts";

export const positionJson = (found: Position, measure: PositionMeasure) => ({
  item: found.item,
  measure,
  events: found.events,
  stock: found.stock,
  expectedToday: found.expectedToday,
  expectedBest: found.expectedBest,
  balance: found.balance ?? null,
  unmetToday: found.unmetToday,
  bestLayout: found.bestLayout.map(({ depot, figure }) => ({ depot, quantity: figure })),
  marginal: found.marginal.map(({ depot, figure }) => ({ depot, per1000: figure })),
});

const { columns } = words;
const keys = ["events", "stock", "expectedToday", "expectedBest", "balance", "unmetToday"] as const;

type Shown = (figure: number | undefined) => CellValue;

/** For people: no more digits than matter; in CSV the figure as it is. */
const shown = (digits: number): Shown => {
  const unit = 10 ** digits;
  return (figure) => figure && figureWords(Math.round(figure * unit) / unit);
};
const bare: Shown = (figure) => figure;

export function itemsTable(
  found: readonly Position[],
  measure: PositionMeasure,
  format: "people" | "csv",
): TableSpec {
  const figure = format === "csv" ? bare : shown(1);
  const ratio = format === "csv" ? bare : shown(3);
  return {
    title: words.title[measure],
    columns: [
      { key: "item", heading: columns.item },
      ...keys.map((key) => ({ key, heading: columns[key], numeric: true })),
    ],
    rows: found.map((one) => ({
      cells: {
        item: one.item,
        ...Object.fromEntries(keys.map((key) => [key, figure(one[key]) ?? 0])),
        balance: ratio(one.balance),
      },
    })),
    notes: [words.notes[measure], words.notes.balance],
  };
}

export function layoutTable(
  found: readonly Position[],
  today: ReadonlyMap<string, readonly number[]>,
): TableSpec {
  const figure = shown(1);
  return {
    title: words.layoutTitle,
    columns: [
      { key: "item", heading: columns.item },
      { key: "depot", heading: columns.depot },
      { key: "today", heading: columns.today, numeric: true },
      { key: "best", heading: columns.best, numeric: true },
      { key: "per1000", heading: columns.per1000, numeric: true },
    ],
    rows: found.flatMap(({ item, bestLayout, marginal }) =>
      bestLayout.map(({ depot, figure: best }, at) => ({
        cells: {
          item,
          depot,
          today: figure(today.get(item)?.[at]) ?? 0,
          best: figure(best),
          per1000: figure(marginal[at]?.figure),
        },
      })),
    ),
    notes: [words.notes.marginal],
  };
}
