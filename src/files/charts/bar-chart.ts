/** Horizontal bars by category, drawn: long names of goods stand before them, as in a table. */
import type { BarChart, ChartBar } from "../../documents/chart.ts";
import { type Axis, axisOf } from "./chart-axis.ts";
import { colourOf, faint, heading, ink, MARGIN, page, SMALL, WIDTH } from "./chart-frame.ts";
import { element, text, widthOf, wrapped } from "./svg.ts";

const BAR = 16;
const BETWEEN_GROUPS = 14;
/** Names of categories take no more than so much of the width. */
const NAME_MAX = 220;
const NAME_LINE = 14;

export function barChart(d3: typeof import("d3-scale"), chart: BarChart): string {
  const legend = chart.series.map(({ label }, series) => ({
    label,
    sign: (x: number, y: number) =>
      element("rect", { x: x - 11, y: y - 5, width: 22, height: 10, fill: colourOf(series) }),
  }));
  const head = heading(chart, legend);
  const names = chart.categories.map((name) => wrapped(name, SMALL, NAME_MAX));
  const left = MARGIN + 8 + Math.max(0, ...names.flat().map((name) => widthOf(name, SMALL)));
  const labelWidth = Math.max(0, ...allBars(chart).map((bar) => widthOf(bar.label ?? "", SMALL)));
  const right = WIDTH - 2 * MARGIN - labelWidth;
  const axis = axisOf(d3, chart.value, valuesOf(chart), [left, right]);
  const heights = names.map((lines) =>
    Math.max(chart.series.length * BAR, lines.length * NAME_LINE),
  );
  const top = head.top + (chart.reference === undefined ? 0 : SMALL + 4);
  const bottom = top + heights.reduce((sum, height) => sum + height + BETWEEN_GROUPS, 0);
  const groups: string[] = [];
  let y = top + BETWEEN_GROUPS / 2;
  for (const [index, height] of heights.entries()) {
    groups.push(...groupAt(chart, index, names[index] ?? [], { axis, left, y, height }));
    y += height + BETWEEN_GROUPS;
  }
  return page(chart, bottom + 38, [
    ...head.parts,
    ...marks(chart, axis, { top, bottom, right }),
    ...groups,
    ...referenceLine(chart, axis, { top, bottom }),
  ]);
}

const allBars = ({ series }: BarChart): readonly ChartBar[] =>
  series.flatMap(({ bars }) => bars.flatMap((bar) => (bar === undefined ? [] : [bar])));

const valuesOf = (chart: BarChart): readonly number[] => [
  ...allBars(chart).flatMap(({ from = 0, to, between = [] }) => [from, to, ...between]),
  ...(chart.reference === undefined ? [] : [chart.reference.value]),
];

function marks(
  chart: BarChart,
  axis: Axis,
  { top, bottom, right }: { readonly top: number; readonly bottom: number; readonly right: number },
): readonly string[] {
  const label = { size: SMALL, fill: ink } as const;
  return [
    ...axis.marks.flatMap(({ at, label: mark }) => [
      element("line", { x1: at, y1: top, x2: at, y2: bottom, stroke: faint }),
      text(mark, { x: at, y: bottom + 16, anchor: "middle", ...label }),
    ]),
    text(chart.value.title, { x: right, y: bottom + 34, anchor: "end", ...label }),
  ];
}

interface GroupPlace {
  readonly axis: Axis;
  readonly left: number;
  readonly y: number;
  readonly height: number;
}

function groupAt(
  chart: BarChart,
  index: number,
  name: readonly string[],
  { axis, left, y, height }: GroupPlace,
): readonly string[] {
  const first = y + (height - name.length * NAME_LINE) / 2 + SMALL;
  const bars = y + (height - chart.series.length * BAR) / 2;
  return [
    ...name.map((line, at) =>
      text(line, {
        x: left - 8,
        y: first + at * NAME_LINE,
        anchor: "end",
        size: SMALL,
        fill: ink,
      }),
    ),
    ...chart.series.flatMap((series, at) =>
      barAt(series.bars[index], { axis, y: bars + at * BAR, series: at, unknown: chart.unknown }),
    ),
  ];
}

interface BarPlace {
  readonly axis: Axis;
  readonly y: number;
  readonly series: number;
  readonly unknown: string;
}

function barAt(
  bar: ChartBar | undefined,
  { axis, y, series, unknown }: BarPlace,
): readonly string[] {
  const middle = y + BAR / 2;
  const label = { y: middle + 4, size: SMALL, fill: ink };
  if (bar === undefined) return [text(unknown, { x: axis.place(0) + 4, ...label })];
  const ends = [axis.place(bar.from ?? 0), axis.place(bar.to)];
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  // A bar of nothing is still seen: a line a pixel wide.
  const width = Math.max(1, high - low);
  const fill = colourOf(series);
  const drawn = [element("rect", { x: low, y: y + 1, width, height: BAR - 2, fill })];
  let end = low + width;
  if (bar.between !== undefined) {
    const [from, to] = bar.between.map((value) => axis.place(value));
    drawn.push(whisker(from ?? low, to ?? high, middle));
    end = Math.max(end, to ?? end);
  }
  if (bar.label !== undefined) drawn.push(text(bar.label, { x: end + 6, ...label }));
  return drawn;
}

function whisker(from: number, to: number, y: number): string {
  const line = { stroke: ink, "stroke-width": 1.5 };
  return [
    element("line", { x1: from, y1: y, x2: to, y2: y, ...line }),
    element("line", { x1: from, y1: y - 4, x2: from, y2: y + 4, ...line }),
    element("line", { x1: to, y1: y - 4, x2: to, y2: y + 4, ...line }),
  ].join("\n");
}

function referenceLine(
  { reference }: BarChart,
  axis: Axis,
  { top, bottom }: { readonly top: number; readonly bottom: number },
): readonly string[] {
  if (reference === undefined) return [];
  const x = axis.place(reference.value);
  const line = { stroke: ink, "stroke-width": 1.5, "stroke-dasharray": "5 3" };
  return [
    element("line", { x1: x, y1: top, x2: x, y2: bottom, ...line }),
    text(reference.label, { x, y: top - 5, anchor: "middle", size: SMALL, fill: ink }),
  ];
}
