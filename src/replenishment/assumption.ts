/** What is assumed where nothing was measured: a value, its range, where it comes from, and why. */

export const assumptionKeys = [
  "service",
  "common_share",
  "lead_days",
  "demand_factor",
  "transfer_days",
  "shelf_life_years",
  "volume_m3",
  "unit_cost_jpy",
  "storage_jpy_m3_year",
  "handling_jpy_m3",
  "order_jpy",
  "transfer_jpy",
] as const;
export type AssumptionKey = (typeof assumptionKeys)[number];

export const isAssumptionKey = (text: string): text is AssumptionKey =>
  (assumptionKeys as readonly string[]).includes(text);

export interface Assumption {
  readonly key: AssumptionKey;
  /** Of this category only. */
  readonly goods: string | undefined;
  /** undefined: unknown, or left to the records. */
  readonly value: number | undefined;
  readonly low: number | undefined;
  readonly high: number | undefined;
  /** Ours, or the user's, rather than published. */
  readonly assumed: boolean;
  /** A row of sources.csv, or what the user says. */
  readonly source: string;
  readonly note: { readonly en: string; readonly ja: string };
}

/** The last of a list that fits: for these goods, else for all. */
export function assumptionFor(
  assumptions: readonly Assumption[],
  key: AssumptionKey,
  goods?: string,
): Assumption | undefined {
  const of = (wanted: string | undefined): Assumption | undefined =>
    assumptions.findLast((one) => one.key === key && one.goods === wanted);
  return (goods === undefined ? undefined : of(goods)) ?? of(undefined);
}
