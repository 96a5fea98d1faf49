/**
 * What the words in a request mean: causes, priorities, items, categories, quantities, dates.
 *
 * A word is known or it is not; likeness counts for nothing but suggestions. A destination is kept
 * as it was written: which places there are, the network says when a plan is made.
 */
import type { Catalogue } from "../../domain/catalogue.ts";
import { normalise } from "../../domain/normalise.ts";
import type { PieceStandard } from "../../domain/planning/planning-standard.ts";
import type { ColumnReference } from "../../domain/reference.ts";
import type { Vocabulary } from "../../domain/vocabulary.ts";

export interface RequestWordReference {
  readonly column: string;
  readonly value: string;
  readonly words: readonly string[];
}

/** A body that asks for goods. */
export interface RequestingBody {
  readonly code: string;
  readonly nameEn: string;
  readonly nameJa: string;
  readonly aliases: readonly string[];
  /** Whether its request is one on which the Cabinet Office may give; undefined: nobody knows. */
  readonly listed: boolean;
}

export interface RequestReference {
  readonly columns: readonly ColumnReference[];
  readonly words: readonly RequestWordReference[];
  readonly bodies: readonly RequestingBody[];
  readonly standards: readonly PieceStandard[];
  readonly specifications: readonly string[];
}

export interface RequestWords {
  readonly catalogue: Catalogue;
  readonly vocabulary: Vocabulary;
  readonly standards: readonly PieceStandard[];
  /** The value of a column that takes few; undefined where it is none of them. */
  value(column: "cause" | "priority" | "partial", text: string): string | undefined;
  values(column: "cause" | "priority" | "partial"): readonly string[];
  /** A body's code; who is not known keeps the name that was written. */
  organisation(text: string): string;
  specification(text: string): string | undefined;
}

export function requestWords(
  reference: RequestReference,
  catalogue: Catalogue,
  vocabulary: Vocabulary,
): RequestWords {
  const values = new Map<string, string>();
  for (const { column, value, words } of reference.words) {
    for (const word of [value, ...words]) values.set(`${column} ${normalise(word)}`, value);
  }
  const bodies = new Map(
    reference.bodies.flatMap(({ code, nameEn, nameJa, aliases }) =>
      [code, nameEn, nameJa, ...aliases].map((word) => [normalise(word), code] as const),
    ),
  );
  const specifications = new Map(reference.specifications.map((code) => [normalise(code), code]));
  return {
    catalogue,
    vocabulary,
    standards: reference.standards,
    value: (column, text) => values.get(`${column} ${normalise(text)}`),
    values: (column) => reference.words.flatMap((it) => (it.column === column ? [it.value] : [])),
    organisation: (text) => bodies.get(normalise(text)) ?? text,
    specification: (text) => specifications.get(normalise(text)),
  };
}
