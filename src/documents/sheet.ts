/** A sheet of a workbook to be written: what stands in it, not how it looks. */
export type SheetValue = string | number | undefined;

export interface SheetColumn {
  readonly heading: string;
  /** Dates are ISO text and become date cells; texts stay texts, also "007" and "=1+1". */
  readonly kind: "text" | "integer" | "decimal" | "date" | "money";
  readonly width?: number;
  /** People fill in its cells, with whole numbers from 0 on where the kind is integer. */
  readonly fill?: true;
}

/** A labelled field above or below the table. */
export interface SheetField {
  readonly label: string;
  /** Without one, people fill it in. */
  readonly value?: SheetValue;
  readonly kind?: SheetColumn["kind"];
}

export interface SheetSpec {
  readonly name: string;
  readonly title?: string;
  readonly subtitle?: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly SheetValue[])[];
  readonly totals?: readonly SheetValue[];
  /** Rows of fields above the table, each row across its whole width. */
  readonly head?: readonly (readonly SheetField[])[];
  /** Empty rows below those with something in them, for people to fill in. */
  readonly blankRows?: number;
  /** Rows of fields below the table. */
  readonly foot?: readonly (readonly SheetField[])[];
  /** Below the table, each across its whole width. */
  readonly notes?: readonly string[];
}
