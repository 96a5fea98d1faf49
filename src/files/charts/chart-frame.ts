/**
 * What all charts have around them: title above, legend below it, notes at the foot, and the
 * colours and shapes that tell series apart, also for the colour-blind and on a grey print.
 */
import type { Chart } from "../../documents/chart.ts";
import { element, escaped, rounded, text, widthOf, wrapped } from "./svg.ts";

export const WIDTH = 800;
const SIZE = 13;
export const SMALL = 11;
export const MARGIN = 20;
const LINE = 1.45;

export const ink = "#222222";
export const faint = "#d0d0d0";
const quiet = "#555555";

/** Okabe and Ito (2008), which the colour-blind can tell apart, darkest first. */
const colours = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00", "#000000"];
export const colourOf = (series: number): string => colours[series % colours.length] ?? ink;

/** Shapes differ as well as colours. */
export function marker(series: number, x: number, y: number, fill = colourOf(series)): string {
  const radius = 5;
  const shapes: readonly (() => string)[] = [
    () => element("circle", { cx: x, cy: y, r: radius, fill }),
    () =>
      polygon(
        [
          [-1, -1],
          [1, -1],
          [1, 1],
          [-1, 1],
        ],
        4.6,
      ),
    () =>
      polygon(
        [
          [0, -1.2],
          [1.1, 0.8],
          [-1.1, 0.8],
        ],
        5.4,
      ),
    () =>
      polygon(
        [
          [0, -1.3],
          [1.3, 0],
          [0, 1.3],
          [-1.3, 0],
        ],
        5,
      ),
    () =>
      polygon(
        [
          [0, 1.2],
          [1.1, -0.8],
          [-1.1, -0.8],
        ],
        5.4,
      ),
  ];
  function polygon(corners: readonly (readonly [number, number])[], size: number): string {
    const points = corners.map(([dx, dy]) => `${rounded(x + dx * size)},${rounded(y + dy * size)}`);
    return element("polygon", { points: points.join(" "), fill });
  }
  return (shapes[series % shapes.length] ?? shapes[0])?.() ?? "";
}

interface LegendEntry {
  readonly label: string;
  /** Draws the sign of the series in a box of 22 by 12, its middle at (x, y). */
  readonly sign: (x: number, y: number) => string;
}

interface Frame {
  /** Where the chart itself may begin. */
  readonly top: number;
  readonly parts: readonly string[];
}

const SIGN = 30;
const GAP = 22;

/** Title and legend; the legend only where there is more than one thing to tell apart. */
export function heading(chart: Chart, legend: readonly LegendEntry[]): Frame {
  const parts: string[] = [];
  let y = MARGIN;
  for (const line of wrapped(chart.title, 16, WIDTH - 2 * MARGIN)) {
    y += 16;
    parts.push(text(line, { x: MARGIN, y, size: 16, fill: ink, weight: "bold" }));
    y += 8;
  }
  if (legend.length > 1) {
    let x = MARGIN;
    y += SIZE;
    for (const { label, sign } of legend) {
      const width = SIGN + widthOf(label, SMALL);
      if (x > MARGIN && x + width > WIDTH - MARGIN) {
        x = MARGIN;
        y += SMALL * LINE;
      }
      parts.push(sign(x + 11, y - 4), text(label, { x: x + SIGN, y, size: SMALL, fill: ink }));
      x += width + GAP;
    }
  }
  return { top: y + 22, parts };
}

/** The whole picture: the parts, and below the chart its notes. */
export function page(chart: Chart, bottom: number, parts: readonly string[]): string {
  const notes: string[] = [];
  let y = bottom + 8;
  for (const line of chart.notes.flatMap((note) => wrapped(note, SMALL, WIDTH - 2 * MARGIN))) {
    y += SMALL * LINE;
    notes.push(text(line, { x: MARGIN, y, size: SMALL, fill: quiet }));
  }
  const height = rounded(y + MARGIN);
  const body = [
    `<title>${escaped(chart.title)}</title>`,
    `<desc>${escaped(chart.notes.join(" "))}</desc>`,
    element("rect", { width: WIDTH, height, fill: "#ffffff" }),
    ...parts,
    ...notes,
  ];
  const fonts = "'Noto Sans CJK JP','Noto Sans JP','Yu Gothic','Meiryo','Hiragino Sans',sans-serif";
  const attributes = {
    xmlns: "http://www.w3.org/2000/svg",
    width: WIDTH,
    height,
    viewBox: `0 0 ${WIDTH} ${height}`,
    role: "img",
    "font-family": fonts,
  };
  return `${element("svg", attributes, `\n${body.join("\n")}\n`)}\n`;
}
