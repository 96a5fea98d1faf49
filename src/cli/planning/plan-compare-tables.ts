/** Plans side by side as a table, and as JSON. */
import type { Plan } from "../../domain/planning/plan.ts";
import { comparisonWords as words } from "../../text/planning/plan-compare.ts";
import type { Text } from "../../text/text.ts";
import type { Context } from "../context.ts";
import type { TableSpec } from "../terminal/render.ts";
import type { Figures } from "./plan-comparing.ts";

export interface Compared {
  readonly id: string | undefined; // of a kept one
  readonly prefer: string | undefined;
  readonly name: Text;
  readonly plan: Plan;
  readonly figures: Figures;
  readonly content: string;
}

const percent = (share: number): string => (share * 100).toFixed(1);
export function comparedTable(
  compared: readonly Compared[],
  title: Text,
  notes: readonly Text[],
  { language, print }: Pick<Context, "language" | "print">,
): TableSpec {
  const unknown = print.format === "csv" ? "" : "–";
  const { headings } = words;
  return {
    title,
    columns: [
      { key: "plan", heading: headings.plan },
      { key: "met", heading: headings.met, numeric: true },
      { key: "largest", heading: headings.largest, numeric: true },
      { key: "late", heading: headings.late, numeric: true },
      { key: "days", heading: headings.days, numeric: true },
      { key: "last", heading: headings.last },
      { key: "cost", heading: headings.cost, numeric: true },
      { key: "co2", heading: headings.co2, numeric: true },
      { key: "trips", heading: headings.trips, numeric: true },
      { key: "visible", heading: headings.visible, numeric: true },
      { key: "proof", heading: headings.proof },
    ],
    rows: compared.map(({ name, plan, figures }) => ({
      cells: {
        plan: name[language],
        met: percent(figures.coverage),
        largest: percent(figures.largestShortage),
        late: figures.lateDays,
        days: figures.meanDays?.toFixed(1) ?? unknown,
        last: figures.lastArrival ?? unknown,
        cost: figures.costYen ?? unknown,
        co2: figures.co2G === undefined ? unknown : Math.round(figures.co2G / 1000),
        trips: figures.trips,
        visible: figures.visibleShare === undefined ? unknown : percent(figures.visibleShare),
        proof: proofText(plan)[language],
      },
    })),
    notes,
  };
}

const proofText = ({ status, gap }: Plan): Text =>
  status === "optimal" ? words.optimal : words.gap(Math.ceil(gap * 1000) / 10);

export const comparedJson = ({ id, prefer, plan, figures }: Compared): object => ({
  id: id ?? null,
  prefer: prefer ?? null,
  status: plan.status,
  gap: plan.gap,
  coverage: figures.coverage,
  largestShortage: figures.largestShortage,
  lateDays: figures.lateDays,
  meanArrivalDays: figures.meanDays ?? null,
  lastArrival: figures.lastArrival ?? null,
  costJpy: figures.costYen ?? null,
  co2Kg: figures.co2G === undefined ? null : figures.co2G / 1000,
  trips: figures.trips,
  visibleShare: figures.visibleShare ?? null,
});
