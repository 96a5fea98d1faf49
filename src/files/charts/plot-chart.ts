/** Points, lines and bands over two axes, drawn. */
import type { ChartLayer, ChartPoint, PlotChart } from "../../documents/chart.ts";
import { type Axis, axisOf } from "./chart-axis.ts";
import {
  colourOf,
  faint,
  heading,
  ink,
  MARGIN,
  marker,
  page,
  SMALL,
  WIDTH,
} from "./chart-frame.ts";
import { element, rounded, text, widthOf } from "./svg.ts";

const HEIGHT = 360;
const RIGHT = WIDTH - 2 * MARGIN;

interface Area {
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
  readonly x: Axis;
  readonly y: Axis;
}

export function plotChart(d3: typeof import("d3-scale"), chart: PlotChart): string {
  const legend = chart.layers.map((layer, series) => ({
    label: layer.label,
    sign: (x: number, y: number) => signOf(layer, series, x, y),
  }));
  const head = heading(chart, legend);
  // The title of the upright axis stands above it, upright like all else.
  const top = head.top + SMALL + 8;
  const bottom = top + HEIGHT;
  const y = axisOf(d3, chart.y, chart.layers.flatMap(heights), [bottom, top]);
  const widest = Math.max(0, ...y.marks.map(({ label }) => widthOf(label, SMALL)));
  const left = MARGIN + widest + 10;
  const across = chart.layers.flatMap(({ points }) => points.map((point) => point.x));
  const area = { left, top, bottom, x: axisOf(d3, chart.x, across, [left + 8, RIGHT]), y };
  const drawn = chart.layers.map((layer, series) => ({ layer, series }));
  const under = drawn.filter(({ layer }) => layer.kind === "band");
  const over = drawn.filter(({ layer }) => layer.kind !== "band");
  return page(chart, bottom + 38, [
    ...head.parts,
    ...axes(area, chart),
    ...[...under, ...over].map(({ layer, series }) => layerOf(layer, series, area)),
    ...labels(chart, area),
  ]);
}

const heights = (layer: ChartLayer): readonly number[] =>
  layer.kind === "band"
    ? layer.points.flatMap(({ low, high }) => [low, high])
    : layer.points.map((point) => point.y);

function axes({ left, top, bottom, x, y }: Area, chart: PlotChart): readonly string[] {
  const line = { stroke: faint, "stroke-width": 1 };
  const label = { size: SMALL, fill: ink } as const;
  return [
    ...y.marks.flatMap(({ at, label: mark }) => [
      element("line", { x1: left, y1: at, x2: RIGHT + 8, y2: at, ...line }),
      text(mark, { x: left - 6, y: at + 4, anchor: "end", ...label }),
    ]),
    ...x.marks.flatMap(({ at, label: mark }) => [
      element("line", { x1: at, y1: bottom, x2: at, y2: bottom + 5, stroke: ink }),
      text(mark, { x: at, y: bottom + 18, anchor: "middle", ...label }),
    ]),
    element("line", { x1: left, y1: bottom, x2: RIGHT + 8, y2: bottom, stroke: ink }),
    text(chart.y.title, { x: MARGIN, y: top - 12, ...label }),
    text(chart.x.title, { x: RIGHT + 8, y: bottom + 36, anchor: "end", ...label }),
  ];
}

const BAND = { "fill-opacity": "0.2" };

function layerOf(layer: ChartLayer, series: number, { x, y }: Area): string {
  const colour = colourOf(series);
  const place = (across: ChartPoint["x"], up: number): string =>
    `${rounded(x.place(across))},${rounded(y.place(up))}`;
  switch (layer.kind) {
    case "points":
      return layer.points
        .map((point) => marker(series, x.place(point.x), y.place(point.y)))
        .join("\n");
    case "line": {
      const places = layer.points.map((point) => place(point.x, point.y));
      const corners = layer.points.slice(1).map(
        (point, before) => place(point.x, layer.points[before]?.y ?? point.y), //
      );
      const points = layer.steps
        ? places.flatMap((at, index) => (index === 0 ? [at] : [corners[index - 1] ?? at, at]))
        : places;
      return element("polyline", {
        points: points.join(" "),
        fill: "none",
        ...stroke(layer, colour),
      });
    }
    case "band": {
      const there = layer.points.map((point) => place(point.x, point.high));
      const back = layer.points.map((point) => place(point.x, point.low)).reverse();
      return element("polygon", { points: [...there, ...back].join(" "), fill: colour, ...BAND });
    }
  }
}

const stroke = (layer: ChartLayer & { readonly kind: "line" }, colour: string) => ({
  stroke: colour,
  "stroke-width": 2,
  "stroke-dasharray": layer.dashed ? "6 4" : undefined,
});

function signOf(layer: ChartLayer, series: number, x: number, y: number): string {
  const colour = colourOf(series);
  switch (layer.kind) {
    case "points":
      return marker(series, x, y);
    case "line":
      return element("line", { x1: x - 11, y1: y, x2: x + 11, y2: y, ...stroke(layer, colour) });
    case "band":
      return element("rect", { x: x - 11, y: y - 5, width: 22, height: 10, fill: colour, ...BAND });
  }
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const apart = (a: Box, b: Box): boolean =>
  a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;

/** Each label beside its point, where it covers no other label and no point: the first place that does. */
function labels(chart: PlotChart, area: Area): readonly string[] {
  const points = chart.layers.flatMap((layer) => (layer.kind === "band" ? [] : layer.points));
  const places = points.map((point) => ({
    at: { x: area.x.place(point.x), y: area.y.place(point.y) },
    label: point.label,
  }));
  const taken: Box[] = places
    .filter(({ label }) => label !== undefined)
    .map(({ at: { x, y } }) => ({ left: x - 6, right: x + 6, top: y - 6, bottom: y + 6 }));
  return places.flatMap(({ at, label }) => {
    if (label === undefined) return [];
    const box = boxFor(at, widthOf(label, SMALL), taken);
    taken.push(box);
    const { left: x, bottom } = box;
    return [text(label, { x, y: bottom - 3, size: SMALL, fill: ink })];
  });
}

function boxFor(
  { x, y }: { readonly x: number; readonly y: number },
  width: number,
  taken: readonly Box[],
): Box {
  const height = SMALL + 3;
  const boxAt = (left: number, top: number): Box => ({
    left,
    right: left + width,
    top,
    bottom: top + height,
  });
  const beside: Box[] = [];
  for (let step = 0; step < 12; step++) {
    const down = (step % 2 === 0 ? 1 : -1) * Math.ceil(step / 2) * height;
    beside.push(boxAt(x + 9, y - height / 2 + down), boxAt(x - 9 - width, y - height / 2 + down));
  }
  const onPage = ({ left, right }: Box): boolean => left >= MARGIN && right <= WIDTH - 4;
  const free = beside.find((box) => onPage(box) && taken.every((other) => apart(box, other)));
  return free ?? beside.find(onPage) ?? boxAt(x + 9, y - height / 2);
}
