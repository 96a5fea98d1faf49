/**
 * What the ledger was told about things, as opposed to quantities: a provisional item, depot or
 * agency that a statement named, an item master, the dates and cost of a lot.
 *
 * Declarations belong to the transaction that brought them, so that they are dated, sourced and
 * hashed like postings. Nothing is overwritten: what is known today is the fold over all of them,
 * where a later word on the same field of an item supersedes an earlier one, and facts of a lot
 * only ever fill what was unknown, until they are withdrawn by the reversal of all that moved it.
 */
import type { CountDeclaration } from "./counting/count-declaration.ts";
import type { IsoDate } from "./dates.ts";
import type { EvidenceDeclaration, WaiverDeclaration } from "./evidence-declaration.ts";
import { lotKey } from "./lot-key.ts";
import type { PlanDeclaration } from "./planning/plan-declaration.ts";
import type { RequestDeclaration } from "./planning/request-declaration.ts";
import type { ShipmentDeclaration } from "./planning/shipment-declaration.ts";
import { ratioOf } from "./ratio.ts";

export interface ItemDeclaration {
  readonly declares: "item";
  readonly code: string;
  readonly provisional: boolean;
  readonly nameEn?: string;
  readonly nameJa?: string;
  readonly category?: string;
  readonly baseUnit: string;
  readonly packUnit?: string;
  readonly piecesPerPack?: number;
  readonly lengthMm?: number; // of one pack
  readonly widthMm?: number;
  readonly heightMm?: number;
  readonly grossWeightG?: number; // of one pack
  readonly volumeCm3?: number; // of one pack
  readonly unitCostYen?: number;
  readonly shelfLifeMonths?: number;
  readonly hazard?: string;
  readonly hsCode?: string;
}

export interface PlaceDeclaration {
  readonly declares: "depot" | "agency";
  readonly code: string;
  readonly name: string; // as the source wrote it
}

/** Money as it was stated: whole minor units (yen; cents), never converted in silence. */
export interface StatedMoney {
  readonly minor: number;
  readonly currency: string;
}

export interface LotFacts {
  readonly acquired?: IsoDate;
  readonly manufactured?: IsoDate;
  readonly expiry?: IsoDate;
  readonly supplier?: string;
  readonly donor?: string;
  readonly funding?: string;
  readonly earmark?: string;
  readonly unitCost?: StatedMoney; // for one base unit
}

export interface LotDeclaration {
  readonly declares: "lot";
  readonly item: string;
  readonly code: string;
  readonly facts: LotFacts;
  /** All that was told of the lot falls, with the transaction that this one reverses. */
  readonly withdrawn?: true;
}

/** How an item looked to whoever decided something about it: see fingerprint.ts. */
export interface Fingerprints {
  readonly left: string;
  readonly right?: string;
}

/** A reason for or against, as it was shown to whoever decided. */
export interface EvidenceLine {
  readonly en: string;
  readonly ja: string;
}

/** From now on `code` and its names are `item`: one of it is `times` ÷ `per` of the item's unit. */
export interface SameItemDeclaration {
  readonly declares: "same-item";
  readonly code: string;
  readonly item: string;
  readonly times: number;
  readonly per: number;
  /** Lots of `code` that the item knows otherwise, and the lots that they have become. */
  readonly lots?: readonly (readonly [lot: string, became: string])[];
  readonly fingerprints: Fingerprints;
  readonly evidence?: readonly EvidenceLine[];
  /** Who decided it and when, where that was elsewhere and was taken over from a list. */
  readonly by?: string;
  readonly on?: IsoDate;
  /** It falls, with the merge that this transaction reverses. */
  readonly withdrawn?: true;
}

/**
 * What a person found of two items that look alike: they are different goods; or they are the same
 * goods still, although one of them has changed. Without a second item: `code` is goods of its own.
 */
export interface DecisionDeclaration {
  readonly declares: "decision";
  readonly code: string;
  readonly item?: string;
  readonly decision: Decision;
  readonly fingerprints: Fingerprints;
  /** Who decided it and when, where that was elsewhere and was taken over from a list. */
  readonly by?: string;
  readonly on?: IsoDate;
  readonly withdrawn?: true;
}

export type Decision = "different" | "own" | "same";

export type Declaration =
  | ItemDeclaration
  | PlaceDeclaration
  | LotDeclaration
  | SameItemDeclaration
  | DecisionDeclaration
  | CountDeclaration
  | EvidenceDeclaration
  | WaiverDeclaration
  | RequestDeclaration
  | PlanDeclaration
  | ShipmentDeclaration;

/** What is said of two items, or found of one; it stands until the event that said so is undone. */
export const saysOfItems = (
  declaration: Declaration,
): declaration is SameItemDeclaration | DecisionDeclaration =>
  declaration.declares === "same-item" || declaration.declares === "decision";

/** Items, places and lots become known by it; counts and requests are kept as they are told. */
export const saysOfThings = (
  declaration: Declaration,
): declaration is ItemDeclaration | PlaceDeclaration | LotDeclaration =>
  ["item", "depot", "agency", "lot"].includes(declaration.declares);

type Read = Readonly<Record<string, unknown>>;

const isTextIn = (read: Read, field: string): boolean => typeof read[field] === "string";

const mayBe = (read: Read, field: string, is: (value: unknown) => boolean): boolean =>
  read[field] === undefined || is(read[field]);

const isText = (value: unknown): boolean => typeof value === "string";

const areFingerprints = (value: unknown): boolean =>
  typeof value === "object" && value !== null && isTextIn(value as Read, "left");

const areLots = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.every((pair) => Array.isArray(pair) && pair.length === 2 && pair.every(isText));

const areLines = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.every((line) => line !== null && isTextIn(line, "en") && isTextIn(line, "ja"));

const isSaid = (read: Read): boolean =>
  areFingerprints(read["fingerprints"]) && mayBe(read, "by", isText) && mayBe(read, "on", isText);

/** Whether what was stored can be read as the word of a merge. */
export const isSameItem = (read: Read): boolean =>
  isTextIn(read, "item") &&
  ratioOf(Number(read["times"]), Number(read["per"])) !== undefined &&
  mayBe(read, "lots", areLots) &&
  mayBe(read, "evidence", areLines) &&
  isSaid(read);

/** Whether what was stored can be read as a decision. */
export const isDecision = (read: Read): boolean =>
  ["different", "own", "same"].includes(String(read["decision"])) &&
  mayBe(read, "item", isText) &&
  isSaid(read);

/** The words that take back what was said, for the reversal of the event that said so. */
export const withdrawnWords = (declarations: readonly Declaration[]): readonly Declaration[] =>
  declarations.filter(saysOfItems).map((said) => ({ ...said, withdrawn: true }));

/** The lot of goods of which nothing is known that tells lots apart. */
export const namelessLot = "UNNUMBERED";

/**
 * The lot of goods that came without a lot number: named by all that tells them apart, or by
 * nothing. Goods that differ in a fact never share such a lot, so that no file can contradict
 * another one over it, in whatever order they come.
 */
export function unnumberedLot(facts: LotFacts): string {
  const { acquired, manufactured, expiry, unitCost } = facts;
  const { supplier, donor, funding, earmark } = facts;
  const parts = [
    acquired && `ACQ-${acquired}`,
    manufactured && `MFG-${manufactured}`,
    expiry && `EXP-${expiry}`,
    unitCost && `${unitCost.currency}-${unitCost.minor}`,
    supplier && `SUPPLIER-${supplier}`,
    donor && `DONOR-${donor}`,
    funding && `FUNDING-${funding}`,
    earmark && `EARMARK-${earmark}`,
  ].filter(Boolean);
  return parts.length === 0 ? namelessLot : parts.join("-");
}

/** Takes what was told of a lot into the facts known of all lots. */
export function learnLot(known: Map<string, LotFacts>, told: LotDeclaration): void {
  const key = lotKey(told.item, told.code);
  if (told.withdrawn === true) known.delete(key);
  else known.set(key, { ...told.facts, ...known.get(key) });
}

/** Fields in which two sets of facts about one lot contradict each other. */
export function contradictions(known: LotFacts, told: LotFacts): readonly (keyof LotFacts)[] {
  return (Object.keys(told) as (keyof LotFacts)[]).filter(
    (field) =>
      known[field] !== undefined &&
      told[field] !== undefined &&
      factText(known[field]) !== factText(told[field]),
  );
}

/** A fact as one text: equal for equal facts, and only for these. */
export const factText = (fact: LotFacts[keyof LotFacts]): string =>
  typeof fact === "object" && fact !== null ? `${fact.minor} ${fact.currency}` : String(fact ?? "");
