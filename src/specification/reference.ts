/**
 * All that the program knows of specifications, as data: the language they are written in
 * (attributes, units, kinds, methods), who publishes them, and they themselves.
 */
import type { Methods } from "./method.ts";
import type { Language } from "./read-requirement.ts";
import type { Organisation, Remark, Specification } from "./requirement.ts";
import type { KnownCodes, SheetWords } from "./sheet.ts";

/** One set of logistics figures for what a specification describes, as written. */
export interface Packaging {
  readonly specification: string;
  readonly figures: Readonly<Record<string, string>>; // by column: pieces_per_pack …
  readonly source: string;
  readonly note?: Remark;
}

/** How much of a good people need, by a published standard. */
export interface PlanningStandard {
  readonly good: string;
  readonly organisation: string;
  readonly perPerson?: string;
  readonly perHousehold?: string;
  readonly householdSize?: string;
  readonly litres?: string;
  readonly unit: string;
  readonly condition?: string;
  readonly source: string;
  readonly note?: string;
}

export const reliabilities = ["A", "B", "C", "D"] as const;

export interface SourceDocument {
  readonly code: string;
  readonly title: string;
  readonly publisher?: string;
  readonly date?: string;
  readonly address?: string;
  readonly accessed?: string;
  /** A: the issuer's own page; B: a copy of it; C: somebody quoting it; D: a maker or seller. */
  readonly reliability?: (typeof reliabilities)[number];
  readonly read?: string; // how much of it was read
}

export interface SpecificationReference extends Language {
  readonly methods: Methods;
  readonly organisations: ReadonlyMap<string, Organisation>;
  readonly specifications: ReadonlyMap<string, Specification>;
  readonly packaging: readonly Packaging[];
  readonly standards: readonly PlanningStandard[];
  readonly sources: ReadonlyMap<string, SourceDocument>;
  /** How people write the columns and cells of a specification of their own. */
  readonly sheetWords: SheetWords;
  /** The same of a sheet of evidence. */
  readonly evidenceWords: SheetWords;
  readonly known: KnownCodes;
}
