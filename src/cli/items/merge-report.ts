/** A merge as --json tells it, and as people see it: both items before and after, owner by owner. */
import type { Catalogue } from "../../domain/catalogue.ts";
import type { SameItemDeclaration } from "../../domain/declaration.ts";
import { mergeOf } from "../../domain/items/merge.ts";
import type { MergeBalance } from "../../domain/items/merge-balance.ts";
import { type Transaction, transactionId } from "../../domain/ledger.ts";
import { ratioText } from "../../domain/ratio.ts";
import { mergeWords as words } from "../../text/items/merge.ts";
import { unitWord } from "../../text/reports.ts";
import type { Language, Text } from "../../text/text.ts";
import { Names } from "../names.ts";
import type { TableSpec } from "../terminal/render.ts";

/** A merge that is recorded, or would be (no number). */
export interface ShownMerge {
  readonly merge: Pick<Transaction, "effectiveDate" | "user" | "entries" | "declarations"> & {
    readonly number?: number;
    readonly reason?: string;
  };
  readonly balances: readonly MergeBalance[];
  readonly undoneBy: number | undefined;
}

export function mergeJson({ merge, balances, undoneBy }: ShownMerge, language: Language) {
  const told = mergeOf(merge);
  return {
    transaction: merge.number === undefined ? null : transactionId(merge.number),
    item: told?.code ?? null,
    into: told?.item ?? null,
    ratio: told === undefined ? null : ratioText(told),
    date: merge.effectiveDate,
    user: merge.user,
    reason: merge.reason ?? null,
    evidence: (told?.evidence ?? []).map((line) => line[language]),
    balances,
    lots: (told?.lots ?? []).map(([lot, became]) => ({ lot, became })),
    undoneBy: undoneBy === undefined ? null : transactionId(undoneBy),
  };
}

export function mergeTable(
  { merge, balances }: ShownMerge,
  title: Text | undefined,
  catalogue: Catalogue,
  language: Language,
): TableSpec {
  const names = new Names(catalogue);
  const told = mergeOf(merge);
  return {
    ...(title === undefined ? {} : { title }),
    columns: (["agency", "item", "unit", "before", "after"] as const).map((key) => ({
      key,
      heading: words.headings[key],
      numeric: key === "before" || key === "after",
    })),
    rows: balances.map(({ agency, item, before, after }) => ({
      cells: {
        agency: names.agency(agency)[language],
        item: names.itemWithCode(item)[language],
        unit: unitWord(catalogue.item(item)?.baseUnit)[language],
        before,
        after,
      },
    })),
    empty: words.noGoods,
    notes:
      told === undefined
        ? []
        : notesOf(told, merge.entries.length === 0 && balances.length > 0, catalogue),
  };
}

/** The same under the keys of the JSON, for --csv. */
export const mergeFields = ({ balances }: ShownMerge): TableSpec => ({
  columns: (["agency", "item", "before", "after"] as const).map((key) => ({
    key,
    heading: words.headings[key],
  })),
  rows: balances.map((balance) => ({ cells: { ...balance } })),
});

function notesOf(
  told: SameItemDeclaration,
  nameOnly: boolean,
  catalogue: Catalogue,
): readonly Text[] {
  const names = new Names(catalogue);
  const counted = (code: string) => ({
    name: names.item(code),
    unit: catalogue.item(code)?.baseUnit,
  });
  const each = words.each(told, counted(told.code), counted(told.item));
  return [
    ...(each === undefined ? [] : [each]),
    ...(told.lots ?? []).map(([lot, became]) => words.lot(lot, became)),
    ...(nameOnly ? [words.noGoods] : []),
    ...(told.evidence ?? []).map((line) => words.evidence(line)),
  ];
}
