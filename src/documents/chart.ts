/**
 * A picture of figures to be drawn: what stands in it, not how it looks. Unknown values are left
 * out by whoever describes it; nothing here is drawn as zero that is not.
 */
import type { IsoDate } from "../domain/dates.ts";

/** A number, or on a date axis a day. */
export type ChartValue = number | IsoDate;

export interface ChartAxis {
  /** With its unit: "cost (million yen)". */
  readonly title: string;
  /** Linear without one. On a logarithmic axis all values are above zero. */
  readonly scale?: "log" | "date";
  /** The axis begins at zero, as it must where lengths are compared. */
  readonly fromZero?: true;
}

export interface ChartPoint {
  readonly x: ChartValue;
  readonly y: number;
  readonly label?: string;
}

export type ChartLayer =
  | { readonly kind: "points"; readonly label: string; readonly points: readonly ChartPoint[] }
  | {
      readonly kind: "line";
      readonly label: string;
      readonly points: readonly ChartPoint[];
      readonly dashed?: true;
      /** The value holds until the next point: stock over time, a distribution. */
      readonly steps?: true;
    }
  | {
      /** Between two values: an interval of uncertainty. Drawn under everything else. */
      readonly kind: "band";
      readonly label: string;
      readonly points: readonly {
        readonly x: ChartValue;
        readonly low: number;
        readonly high: number;
      }[];
    };

interface ChartText {
  readonly title: string;
  /** Below the picture, each on lines of its own: source, ledger position, what is estimated. */
  readonly notes: readonly string[];
}

/** Points, lines and bands over two axes. */
export interface PlotChart extends ChartText {
  readonly kind: "plot";
  readonly x: ChartAxis;
  readonly y: ChartAxis;
  readonly layers: readonly ChartLayer[];
}

export interface ChartBar {
  /** Where the bar begins; zero without one. */
  readonly from?: number;
  readonly to: number;
  /** A whisker: how far off the value may be. */
  readonly between?: readonly [low: number, high: number];
  /** Beside the bar; the value itself where it matters. */
  readonly label?: string;
}

/** Horizontal bars, one group a category, one bar a series; undefined where it is unknown. */
export interface BarChart extends ChartText {
  readonly kind: "bars";
  readonly value: ChartAxis;
  readonly categories: readonly string[];
  readonly series: readonly {
    readonly label: string;
    readonly bars: readonly (ChartBar | undefined)[];
  }[];
  /** In place of a bar that is unknown. */
  readonly unknown: string;
  /** A line across all bars: the value with nothing changed. */
  readonly reference?: { readonly value: number; readonly label: string };
}

export type Chart = PlotChart | BarChart;
