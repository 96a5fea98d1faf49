/**
 * What the words in movements mean: kinds, items, depots, agencies, statuses, dates, quantities.
 *
 * The same few words come again and again in a million rows, so each is read once and remembered.
 * A code, a name or an alias is recognised exactly or not at all; the nearest known word is only
 * ever a suggestion in a message. What is not known becomes a provisional thing of its own, as in
 * an inventory, and is told; where that is not wanted (strict) it is a fault.
 */
import type { StockStatus } from "../../domain/account.ts";
import type { Catalogue } from "../../domain/catalogue.ts";
import type { IsoDate } from "../../domain/dates.ts";
import type { ItemDeclaration, PlaceDeclaration, StatedMoney } from "../../domain/declaration.ts";
import { transactionNumber } from "../../domain/ledger.ts";
import {
  type AdjustmentAccount,
  adjustmentAccounts,
  type MovementKind,
  movementKinds,
} from "../../domain/movement.ts";
import { normalise, provisionalCode, tidy } from "../../domain/normalise.ts";
import type { MovementProblem } from "../../domain/problems/movement-problem.ts";
import type { OptionProblem } from "../../domain/problems/problem.ts";
import type { ReadingProblem } from "../../domain/problems/reading-problem.ts";
import type { ColumnReference, UnitReference } from "../../domain/reference.ts";
import type { Vocabulary } from "../../domain/vocabulary.ts";
import { errorIn, saysNothing } from "../cell.ts";
import { readDate } from "../dates.ts";
import { moneyUnit, readMoney } from "../money.ts";
import { itself, type NamedItem, namedItem } from "../named-item.ts";
import { newItem } from "../recognition.ts";

export type Fault = ReadingProblem | MovementProblem | OptionProblem;

/** A value, nothing (the cell says that there is none), or what is wrong. */
export type Said<Value> = { readonly value: Value | undefined } | { readonly fault: Fault };

/** Words for a value of a column, as data/movement-words.csv has them. */
export interface MovementWordReference {
  readonly column: "kind" | "counterpart";
  readonly value: string;
  readonly words: readonly string[];
}

/** The words in which movements are written, beside the names of the catalogue. */
export interface MovementReference {
  readonly vocabulary: Vocabulary;
  readonly columns: readonly ColumnReference[];
  readonly words: readonly MovementWordReference[];
}

/** Something that a movement names for the first time: it becomes provisional, and is told. */
export interface Newcomer {
  readonly declaration: ItemDeclaration | PlaceDeclaration;
  readonly found: string;
  readonly near: string | undefined;
}

export interface MovementWords {
  /** What has been met so far that nobody knew, in the order of meeting; none under --strict. */
  newcomers(): readonly Newcomer[];
  /** Items met under the name of one that became them, in the order of meeting. */
  oldNames(): readonly NamedItem[];
  kind(text: string): Said<MovementKind>;
  /** An agency's own words for its items come before everybody's. */
  item(text: string, agency: string | undefined): Said<NamedItem>;
  depot(text: string): Said<string>;
  agency(text: string): Said<string>;
  status(text: string): Said<StockStatus>;
  date(text: string): Said<IsoDate>;
  /** A month alone means its last day. */
  expiry(text: string): Said<IsoDate>;
  unit(text: string): Said<UnitReference>;
  /** Of one base unit, in yen where no currency is named. */
  unitCost(text: string): Said<StatedMoney>;
  adjustmentAccount(text: string): Said<AdjustmentAccount>;
  /** A name or lot: as written, but for widths and spaces. */
  name(text: string): Said<string>;
  /** Read like a name, but not remembered: each is met once. */
  reference(text: string): Said<string>;
  transaction(text: string): Said<number>;
  readonly vocabulary: Vocabulary;
}

/** Distinct words remembered per column; beyond that each is read anew, so that memory is bounded. */
const rememberedMax = 100_000;

/** Suggestions made: finding the nearest word takes long, and nobody reads more of them. */
const suggestionsMax = 200;

function remembering<Value>(read: (text: string) => Said<Value>): (text: string) => Said<Value> {
  const known = new Map<string, Said<Value>>();
  let lastText: string | undefined;
  let lastSaid: Said<Value> = { value: undefined };
  return (text) => {
    // Rows often say what the row above says, above all the date.
    if (text === lastText) return lastSaid;
    lastText = text;
    const met = known.get(text);
    lastSaid = met ?? readOnce(text, read);
    if (met === undefined && known.size < rememberedMax) known.set(text, lastSaid);
    return lastSaid;
  };
}

function readOnce<Value>(text: string, read: (text: string) => Said<Value>): Said<Value> {
  const error = errorIn(text);
  if (error !== undefined) return { fault: { kind: "error-cell", found: error } };
  return saysNothing(text) ? { value: undefined } : read(text);
}

export function movementWords(
  catalogue: Catalogue,
  { vocabulary, words }: Omit<MovementReference, "columns">,
  { strict }: { readonly strict: boolean },
): MovementWords {
  const kinds = valuesOf(words, "kind", movementKinds);
  const accounts = valuesOf(words, "counterpart", adjustmentAccounts);
  const yen = moneyUnit("JPY", vocabulary);
  let suggestions = 0;
  const newcomers = new Map<string, Newcomer>();
  const oldNames = new Map<string, NamedItem>();
  const nearTo = (what: "item" | "depot" | "agency", found: string): string | undefined => {
    suggestions += 1;
    return suggestions > suggestionsMax ? undefined : catalogue.nearest(what, found);
  };
  const unknown = (what: "item" | "depot" | "agency", found: string): Said<never> => {
    const near = nearTo(what, found);
    return {
      fault: { kind: "unknown-code", what, found, ...(near === undefined ? {} : { near }) },
    };
  };
  const welcome = (declaration: Newcomer["declaration"], found: string): void => {
    const name = `${declaration.declares} ${declaration.code}`;
    if (newcomers.has(name)) return;
    newcomers.set(name, { declaration, found, near: nearTo(declaration.declares, found) });
  };
  const itemOf = (agency: string | undefined) =>
    remembering<NamedItem>((text) => {
      const met = catalogue.recogniseItem({ code: text, agency });
      if (met.is === "known") {
        const named = namedItem(met);
        if (named.under !== undefined) oldNames.set(named.under.item.code, named);
        return { value: named };
      }
      if (strict || met.is === "contradiction") return unknown("item", text);
      const item = newItem(met.code, { code: text }, undefined, undefined);
      welcome(item, text);
      return { value: itself(item) };
    });
  const placeOf = (declares: "depot" | "agency", known: (text: string) => string | undefined) =>
    remembering<string>((text) => {
      const met = known(text);
      if (met !== undefined) return { value: met };
      if (strict) return unknown(declares, text);
      const code = provisionalCode(text);
      welcome({ declares, code, name: tidy(text) }, text);
      return { value: code };
    });
  const items = new Map<string | undefined, (text: string) => Said<NamedItem>>();
  const itemsOf = (agency: string | undefined) => {
    const known = items.get(agency);
    if (known !== undefined) return known;
    const fresh = itemOf(agency);
    items.set(agency, fresh);
    return fresh;
  };
  return {
    newcomers: () => [...newcomers.values()],
    oldNames: () => [...oldNames.values()],
    vocabulary,
    kind: remembering((text) => {
      const value = kinds.get(normalise(text));
      return value ? { value } : { fault: { kind: "movement-kind-unknown", found: text } };
    }),
    item: (text, agency) => itemsOf(agency)(text),
    depot: placeOf("depot", (text) => catalogue.recogniseDepot(text)),
    agency: placeOf("agency", (text) => catalogue.recogniseAgency(text)),
    status: remembering((text) => {
      const value = vocabulary.status(text);
      return value ? { value } : { fault: { kind: "unknown-status", found: text } };
    }),
    date: remembering((text) => dayOf(text, false)),
    expiry: remembering((text) => dayOf(text, true)),
    unit: remembering((text) => {
      const value = vocabulary.unit(text);
      return value ? { value } : { fault: { kind: "unknown-unit", found: text, unit: text } };
    }),
    unitCost: remembering((text) => readMoney(text, yen, vocabulary)),
    adjustmentAccount: remembering((text) => {
      const value = accounts.get(normalise(text));
      return value ? { value } : { fault: { kind: "adjustment-account-unknown", found: text } };
    }),
    name: remembering(nameOf),
    reference: (text) => (plainCode.test(text) ? { value: text } : readOnce(text, nameOf)),
    transaction: remembering((text) => {
      const value = transactionNumber(tidy(text));
      return value ? { value } : { fault: { kind: "not-a-transaction-id", found: text } };
    }),
  };
}

const nameOf = (text: string): Said<string> => ({ value: tidy(text) });

/** ASCII without spaces and with a digit: there is nothing to tidy, and it says something. */
const plainCode = /^(?!#)[!-~]*\d[!-~]*$/;

/** A movement happens on a day; only an expiry may be stated as a month. */
function dayOf(text: string, monthAllowed: boolean): Said<IsoDate> {
  const read = readDate(text);
  if ("fault" in read) return read;
  if (read.value?.monthOnly && !monthAllowed) {
    return { fault: { kind: "incomplete-date", found: text } };
  }
  return { value: read.value?.date };
}

function valuesOf<Value extends string>(
  reference: readonly MovementWordReference[],
  column: MovementWordReference["column"],
  values: readonly Value[],
): ReadonlyMap<string, Value> {
  const found = new Map<string, Value>(values.map((value) => [normalise(value), value]));
  for (const { column: of, value, words } of reference) {
    const meant = values.find((it) => it === value);
    if (of !== column || meant === undefined) continue;
    for (const word of words) found.set(normalise(word), meant);
  }
  return found;
}
