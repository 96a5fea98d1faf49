/** A sheet of a workbook to be written: what stands in it, not how it looks. */
export type SheetValue = string | number | undefined;

export interface SheetColumn {
  readonly heading: string;
  /** Dates are ISO text and become date cells; texts stay texts, also "007" and "=1+1". */
  readonly kind: "text" | "integer" | "decimal" | "date" | "money";
  readonly width?: number;
}

export interface SheetSpec {
  readonly name: string;
  readonly title?: string;
  readonly subtitle?: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly SheetValue[])[];
  readonly totals?: readonly SheetValue[];
  /** Below the table, each across its whole width. */
  readonly notes?: readonly string[];
}
