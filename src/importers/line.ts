/**
 * One row of an inventory → what it says is there, or everything that is wrong with the row.
 */
import type { StockStatus } from "../domain/account.ts";
import type { IsoDate } from "../domain/dates.ts";
import type { LotFacts, StatedMoney } from "../domain/declaration.ts";
import { tidy } from "../domain/normalise.ts";
import type { Place, Problem } from "../domain/problems/problem.ts";
import type { ReadingProblem } from "../domain/problems/reading-problem.ts";
import type { Vocabulary } from "../domain/vocabulary.ts";
import { codeText, errorIn, plain, type Reading, saysNothing } from "./cell.ts";
import { costOf } from "./cost.ts";
import type { ReadDate } from "./dates.ts";
import type { Layout } from "./layout.ts";
import { quantityOf, type RowQuantity, unitOf } from "./movements/row-quantity.ts";
import type { NamedItem } from "./named-item.ts";
import type { Notes } from "./notes.ts";
import type { Profile } from "./profile.ts";
import type { Recogniser } from "./recognition.ts";
import type { DataRow } from "./rows.ts";
import { type Cell, textOf } from "./table.ts";

/** All rows of a sheet share this. */
export interface SheetContext {
  readonly file: string;
  readonly layout: Layout;
  readonly vocabulary: Vocabulary;
  readonly profile: Profile | undefined;
  readonly recogniser: Recogniser;
  /** The owner of rows that name none; and whether rows may name another one. */
  readonly agency: string | undefined;
  readonly agencyFixed: boolean;
  /** The depot of rows that name none; where it is told once for all rows that there is none. */
  readonly depot: string | undefined;
  readonly depotMissing: boolean;
  readonly notes: Notes;
  readonly dates: (cell: Cell) => Reading<ReadDate | undefined>;
}

/** A line before its lot has its final name: see lots.ts. */
export interface ReadLine {
  readonly row: number;
  readonly agency: string;
  /** Quantity, cost and facts count the unit of the item as it was named. */
  readonly named: NamedItem;
  readonly name: string;
  readonly depot: string;
  readonly lotGiven: string | undefined;
  readonly status: StockStatus;
  readonly facts: LotFacts;
  readonly value: StatedMoney | undefined;
  /** Unit cost × quantity, where the value says otherwise. */
  readonly product: StatedMoney | undefined;
  /** A unit cost too fine to be kept, as written. */
  readonly costTooFine: string | undefined;
  readonly quantity: RowQuantity;
}

export interface LineReading {
  readonly line: ReadLine | undefined;
  readonly problems: readonly Problem[];
  /** Known even where other cells of the row are wrong, so that totals can be checked. */
  readonly quantity: number | undefined;
}

export const placeOf = (
  { file, layout }: Pick<SheetContext, "file" | "layout">,
  row: number,
  meaning?: string,
): Place => {
  const column = meaning === undefined ? undefined : layout.by.get(meaning);
  return {
    file,
    ...(layout.table.sheet !== undefined && { sheet: layout.table.sheet }),
    row,
    ...(column !== undefined && { column: column.heading || column.letter }),
  };
};

export function readLine(row: DataRow, sheet: SheetContext): LineReading {
  const problems: Problem[] = [];
  const refuse = (meaning: string, fault: ReadingProblem): undefined => {
    problems.push({ ...fault, at: placeOf(sheet, row.row, meaning) });
  };
  const take = <Value>(meaning: string, reading: Reading<Value>): Value | undefined =>
    "fault" in reading ? refuse(meaning, reading.fault) : reading.value;
  const text = (meaning: string): string | undefined => {
    const cell = row.said.get(meaning);
    return cell === undefined ? undefined : take(meaning, textIn(cell));
  };

  for (const { meaning, fault } of row.faults) refuse(meaning, fault);
  const agency = agencyOf(row, sheet, take);
  const unit = take("unit", unitOf(row, sheet.vocabulary));
  const item = itemOf(row, sheet, agency, take, text);
  const depot = depotOf(row, sheet, take);
  const quantity =
    item === undefined
      ? undefined
      : take("quantity", quantityOf(row, sheet, item.named.counted, unit));
  const status = take("status", statusOf(row.said.get("status"), sheet.vocabulary));
  const lotText = take("lot", lotOf(row.said.get("lot"), sheet.profile));
  const dates = datesOf(row, sheet, take);
  const cost = costOf(row, sheet, quantity, take);
  const [supplier, donor, funding, earmark] = ["supplier", "donor", "funding", "earmark"].map(text);
  const facts: LotFacts = {
    ...dates,
    ...(supplier && { supplier }),
    ...(donor && { donor }),
    ...(funding && { funding }),
    ...(earmark && { earmark }),
    ...(cost.unitCost && { unitCost: cost.unitCost }),
  };
  const whole = problems.length === 0 && agency && item && depot && quantity && status;
  return {
    problems,
    quantity: quantity?.quantity,
    line: whole
      ? {
          row: row.row,
          agency,
          named: item.named,
          name: item.name,
          depot,
          lotGiven: lotText,
          status,
          facts,
          value: cost.value,
          product: cost.product,
          costTooFine: cost.tooFine,
          quantity,
        }
      : undefined,
  };
}

const nothing = { value: undefined } as const;

export type Take = <Value>(meaning: string, reading: Reading<Value>) => Value | undefined;

function textIn(cell: Cell | undefined): Reading<string | undefined> {
  if (cell === undefined) return nothing;
  const error = errorIn(cell);
  if (error !== undefined) return { fault: { kind: "error-cell", found: error } };
  const text = tidy(codeText(cell));
  return { value: saysNothing(text) ? undefined : text };
}

function agencyOf(
  { said }: DataRow,
  { agency, agencyFixed, recogniser }: SheetContext,
  take: Take,
): string | undefined {
  const texts = ["owner", "owner_name"].flatMap(
    (name) => take("owner", textIn(said.get(name))) ?? [],
  );
  const [text] = texts;
  if (text === undefined) return agency;
  const owner = take("owner", firstKnown(texts, recogniser.agency, recogniser.knownAgency));
  if (owner === undefined || !agencyFixed || owner === agency) return owner;
  const fault = { kind: "owner-differs", found: text, agency: agency ?? "" } as const;
  return take<string>("owner", { fault });
}

function depotOf(
  { said }: DataRow,
  { depot, depotMissing, recogniser }: SheetContext,
  take: Take,
): string | undefined {
  const texts = ["depot", "depot_name"].flatMap(
    (name) => take("depot", textIn(said.get(name))) ?? [],
  );
  if (texts.length > 0) {
    return take("depot", firstKnown(texts, recogniser.depot, recogniser.knownDepot));
  }
  if (depot !== undefined || depotMissing) return depot;
  return take<string>("depot", { fault: { kind: "value-missing", found: "", meaning: "depot" } });
}

/** Of a code and a name for one place, the one that is known; else the first makes a new place. */
function firstKnown(
  texts: readonly string[],
  recognise: (text: string) => Reading<string>,
  isKnown: (text: string) => boolean,
): Reading<string> {
  const [first = "", second] = texts;
  if (second === undefined) return recognise(first);
  const [one, other] = [recognise(first), recognise(second)];
  if (!isKnown(first)) return isKnown(second) ? other : one;
  if (!isKnown(second) || "fault" in one || "fault" in other || one.value === other.value) {
    return one;
  }
  const [codeItem, nameItem] = [one.value, other.value];
  return {
    fault: { kind: "code-and-name-differ", found: first, codeItem, name: second, nameItem },
  };
}

function itemOf(
  row: DataRow,
  { recogniser, vocabulary }: SheetContext,
  agency: string | undefined,
  take: Take,
  text: (meaning: string) => string | undefined,
): { readonly named: NamedItem; readonly name: string } | undefined {
  const [code, name, nameJa] = ["item_code", "item_name", "item_name_ja"].map(text);
  const specification = text("specification");
  if (code === undefined && name === undefined && nameJa === undefined) {
    const alreadySaid = row.faults.some(({ meaning }) => meaning.startsWith("item_"));
    const meaning = row.said.has("item_code") ? "item_code" : "item_name";
    if (alreadySaid) return undefined;
    return take(meaning, { fault: { kind: "value-missing", found: "", meaning: "item_name" } });
  }
  const words = { code, name, nameJa, specification, agency, category: text("category") };
  const unit = unitOf(row, vocabulary);
  const stated = "value" in unit ? unit.value?.unit : undefined;
  const meaning =
    code === undefined ? (name === undefined ? "item_name_ja" : "item_name") : "item_code";
  const named = take(meaning, recogniser.item(words, stated));
  return (
    named && {
      named,
      name: nameJa !== undefined && name === undefined ? nameJa : (name ?? code ?? ""),
    }
  );
}

function statusOf(cell: Cell | undefined, vocabulary: Vocabulary): Reading<StockStatus> {
  const error = errorIn(cell);
  if (error !== undefined) return { fault: { kind: "error-cell", found: error } };
  const found = textOf(cell).trim();
  if (found === "" || /^[-ー―]+$/.test(plain(found))) return { value: "available" };
  const status = vocabulary.status(found);
  return status === undefined ? { fault: { kind: "unknown-status", found } } : { value: status };
}

function lotOf(cell: Cell | undefined, profile: Profile | undefined): Reading<string | undefined> {
  const read = textIn(cell);
  if ("fault" in read || read.value === undefined) return read;
  const prefix = profile?.lotPrefix ?? "";
  return { value: read.value.startsWith(prefix) ? read.value : `${prefix}${read.value}` };
}

type DateMeaning = "acquired" | "manufactured" | "expiry";

function datesOf(row: DataRow, sheet: SheetContext, take: Take): LotFacts {
  const [acquired, manufactured, expiry] = (["acquired", "manufactured", "expiry"] as const).map(
    (meaning) => take(meaning, dateIn(row.said.get(meaning), meaning, sheet)),
  );
  if (expiry !== undefined && acquired !== undefined && expiry < acquired) {
    const fault = { kind: "expiry-before-acquired", found: expiry, acquired } as const;
    take("expiry", { fault });
  }
  return {
    ...(acquired && { acquired }),
    ...(manufactured && { manufactured }),
    ...(expiry && { expiry }),
  };
}

/** The day that a month without one stands for; when goods were received, only the profile can say. */
const dayOfMonth: Readonly<Record<DateMeaning, "first-day" | "last-day" | undefined>> = {
  expiry: "last-day", // good to the end of it
  manufactured: "first-day", // no younger than its beginning says
  acquired: undefined,
};

function dateIn(
  cell: Cell | undefined,
  meaning: DateMeaning,
  { profile, notes, layout, dates }: SheetContext,
): Reading<IsoDate | undefined> {
  if (cell === undefined) return { value: undefined };
  const read = dates(cell);
  if ("fault" in read || read.value === undefined) return read as Reading<undefined>;
  const { date, monthOnly } = read.value;
  if (!monthOnly) return { value: date };
  const byProfile = profile?.monthOnly[meaning];
  const settled = byProfile ?? dayOfMonth[meaning];
  if (settled === undefined) {
    return { fault: { kind: "incomplete-date", found: textOf(cell).trim() } };
  }
  const column = layout.by.get(meaning)?.heading ?? meaning;
  notes.monthOnly(column, settled, byProfile !== undefined);
  return { value: settled === "first-day" ? `${date.slice(0, 8)}01` : date };
}
