/** A described chart → SVG, which browsers, Word and LibreOffice show and which stays text. */
import type { Chart } from "../../documents/chart.ts";
import { barChart } from "./bar-chart.ts";
import { plotChart } from "./plot-chart.ts";

/** The same chart gives the same bytes on every machine. */
export async function chartSvg(chart: Chart): Promise<string> {
  const d3 = await import("d3-scale");
  return chart.kind === "plot" ? plotChart(d3, chart) : barChart(d3, chart);
}
