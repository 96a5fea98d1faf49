/**
 * An axis of a chart: values → places on the page, and the round values to be marked on it, as
 * d3-scale chooses them. Days are days of the calendar in UTC, whatever the zone of the machine.
 */
import type { ScaleContinuousNumeric, ScaleTime } from "d3-scale";
import type { ChartAxis, ChartValue } from "../../documents/chart.ts";

interface Mark {
  readonly at: number;
  readonly label: string;
}

export interface Axis {
  readonly marks: readonly Mark[];
  place(value: ChartValue): number;
}

const asNumber = (value: ChartValue): number =>
  typeof value === "number" ? value : Date.parse(`${value}T00:00:00Z`);

type D3 = typeof import("d3-scale");

const DAY = 86_400_000;

/** Values closer than this share of themselves are one value on any page. */
const SAME = 1e-9;

/** About so many marks; a mark a kanji wide needs some forty pixels. */
export function axisOf(
  d3: D3,
  axis: ChartAxis,
  values: readonly ChartValue[],
  range: readonly [from: number, to: number],
): Axis {
  const count = Math.max(2, Math.round(Math.abs(range[1] - range[0]) / 90));
  const numbers = values.map(asNumber).filter(Number.isFinite);
  let [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  if (numbers.length === 0) [low, high] = axis.scale === "log" ? [1, 10] : [0, 1];
  if (axis.fromZero) [low, high] = [Math.min(0, low), Math.max(0, high)];
  if (high - low <= SAME * Math.max(1e-3, Math.abs(low), Math.abs(high))) {
    [low, high] = alone(low, axis);
  }
  if (axis.scale === "date") {
    const scale = d3.scaleUtc([low, high], [...range]).nice(count);
    return { marks: dayMarks(scale, count), place: (value) => scale(asNumber(value)) };
  }
  const scale =
    axis.scale === "log"
      ? d3.scaleLog([low, high], [...range])
      : d3.scaleLinear([low, high], [...range]);
  axis.scale === "log" ? scale.nice() : scale.nice(count);
  // Without a form of their own, marks of a linear axis have the decimals that their step has.
  const form = axis.scale === "log" ? "," : undefined;
  return { marks: numberMarks(scale, count, form), place: (value) => scale(asNumber(value)) };
}

/** Something to see where all values are the same. */
function alone(value: number, { scale }: ChartAxis): [number, number] {
  if (scale === "date") return [value - 5 * DAY, value + 5 * DAY];
  if (scale === "log") return [value / 2, value * 2];
  return Math.abs(value) <= SAME ? [0, 1] : [Math.min(0, value), Math.max(0, value)];
}

function numberMarks(
  scale: ScaleContinuousNumeric<number, number>,
  count: number,
  form: string | undefined,
): Mark[] {
  const label = scale.tickFormat(count, form);
  return scale.ticks(count).flatMap((value) => {
    const written = label(value).replace("−", "-");
    return written === "" ? [] : [{ at: scale(value), label: written }];
  });
}

/** Years, months or days: as much of the date as tells the marks apart. */
function dayMarks(scale: ScaleTime<number, number>, count: number): Mark[] {
  const days = scale.ticks(count).filter((day) => day.getTime() % DAY === 0);
  const texts = days.map((day) => day.toISOString().slice(0, 10));
  const length = texts.every((day) => day.endsWith("-01-01"))
    ? 4
    : texts.every((day) => day.endsWith("-01"))
      ? 7
      : 10;
  return days.map((day, at) => ({ at: scale(day), label: (texts[at] ?? "").slice(0, length) }));
}
