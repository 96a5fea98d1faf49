/**
 * Reference data as it stands in `data/`: which agencies, depots, items, units and words exist, and
 * who says so. Rows are in the order of their files. Absent means unknown, never zero.
 */
import type { StockStatus } from "./account.ts";
import type { ItemDeclaration } from "./declaration.ts";

/** What is known of an item; its sizes, weight and volume are those of one pack. */
export type Item = Omit<ItemDeclaration, "declares">;

export interface AgencyReference {
  readonly code: string;
  readonly nameEn: string;
  readonly nameJa: string;
  readonly legalBasisEn?: string;
  readonly legalBasisJa?: string;
  readonly aliases: readonly string[];
  readonly source: string;
}

/** The law under which an agency's goods are inspected, and the copies that its report needs. */
export interface InspectionReference {
  readonly agency: string;
  readonly basisEn: string;
  readonly basisJa: string;
  readonly copies?: number;
  readonly source: string;
}

export interface DepotReference {
  readonly code: string;
  readonly nameEn: string;
  readonly nameJa: string;
  readonly country?: string;
  readonly lat?: number;
  readonly lon?: number;
  readonly custodian?: string; // who runs it; never the owner of the goods
  readonly aliases: readonly string[];
  readonly source: string;
  readonly note?: string;
}

export interface CategoryReference {
  readonly code: string;
  readonly nameEn: string;
  readonly nameJa: string;
  readonly source: string;
}

export interface ItemReference extends Item {
  readonly source: string;
  readonly note?: string;
}

/** What a body calls an item. Body `general` is everybody. */
export interface ItemNameReference {
  readonly item: string;
  readonly body: string;
  readonly kind: "code" | "name";
  readonly text: string;
  readonly source: string;
}

export interface UnitReference {
  readonly code: string;
  readonly kind: "piece" | "pack" | "mass";
  readonly grams?: number; // of a unit of mass
  readonly nameEn: string;
  readonly nameJa: string;
  readonly words: readonly string[];
  readonly source: string;
}

export interface ColumnReference {
  readonly meaning: string;
  readonly words: readonly string[];
  readonly source: string;
}

export interface HxlReference {
  readonly meaning: string;
  readonly tag: string;
  readonly source: string;
}

export interface StatusReference {
  readonly status: StockStatus;
  readonly nameEn: string;
  readonly nameJa: string;
  readonly words: readonly string[];
  readonly source: string;
}

export interface CurrencyReference {
  readonly code: string;
  readonly nameEn: string;
  readonly nameJa: string;
  readonly words: readonly string[];
  readonly minorDigits: number;
  readonly source: string;
}

/** What there is: all that a report needs to name what the ledger holds. */
export interface ThingsReference {
  readonly agencies: readonly AgencyReference[];
  readonly depots: readonly DepotReference[];
  readonly categories: readonly CategoryReference[];
  readonly items: readonly ItemReference[];
}

/** How people write it: what reading their files needs besides. */
export interface WordsReference {
  readonly itemNames: readonly ItemNameReference[];
  readonly units: readonly UnitReference[];
  readonly columns: readonly ColumnReference[];
  readonly hxl: readonly HxlReference[];
  readonly statuses: readonly StatusReference[];
  readonly currencies: readonly CurrencyReference[];
}

export interface Reference extends ThingsReference, WordsReference {}
