/**
 * A table of events that asked for relief goods → events, or all that is wrong with it. Published
 * records and a person's own files are read alike.
 *
 * A row is one kind of goods of one event. Rows of an event have the same `event`, or where there is
 * no such column the same date, agency, country and cause. What is empty or said to be unknown is
 * unknown; a row without goods is an event whose goods nobody wrote down.
 */
import type { Catalogue } from "../../domain/catalogue.ts";
import type { IsoDate } from "../../domain/dates.ts";
import { grouped } from "../../domain/grouped.ts";
import { nearestOf } from "../../domain/nearest.ts";
import type { ColumnReference, Item } from "../../domain/reference.ts";
import type { ReliefEvent, ReliefGoods } from "../../domain/relief-event.ts";
import { type Result, unless } from "../../domain/result.ts";
import type { Vocabulary } from "../../domain/vocabulary.ts";
import { isFault, plain, saysNothing } from "../cell.ts";
import { readDate } from "../dates.ts";
import { quantityReader } from "../movements/movement-quantity.ts";
import { type ReadFile, textOf } from "../table.ts";
import { type ScenarioRow, scenarioTable } from "./scenario-table.ts";

export interface EventWords {
  readonly columns: readonly ColumnReference[];
  readonly catalogue: Catalogue;
  readonly vocabulary: Vocabulary;
  /** What is dated later has not happened. */
  readonly today: IsoDate;
}

export interface ReadEvents {
  readonly events: readonly ReliefEvent[];
  /** Goods that are not in the catalogue, as written, each once. */
  readonly unknown: readonly string[];
}

const yes = new Set(["yes", "y", "true", "1", "○", "はい", "払底"]);
const no = new Set(["no", "n", "false", "0", "×", "否", "いいえ", "現地調達", "なし"]);

export function readReliefEvents(file: ReadFile, words: EventWords): Result<ReadEvents> {
  const table = scenarioTable(file, words.columns, ["date", "item"]);
  const rows = table.rows.map((row) => readRow(row, words));
  const events = grouped(rows, ({ key }) => key);
  for (const together of events.values()) refuseOtherDates(together);
  const unknown = new Set(
    rows.flatMap(({ goods }) =>
      goods !== undefined && goods.item === undefined && goods.category === undefined
        ? [goods.text]
        : [],
    ),
  );
  return unless(table.problems, () => ({
    events: [...events.values()].map(eventOf),
    unknown: [...unknown].sort(),
  }));
}

interface EventRow extends Omit<ReliefEvent, "goods"> {
  readonly row: ScenarioRow;
  /** What rows of one event have in common. */
  readonly key: string;
  readonly goods: ReliefGoods | undefined;
}

function readRow(row: ScenarioRow, words: EventWords): EventRow {
  const said = (column: string): string | undefined => {
    const text = plain(textOf(row.cell(column)));
    return saysNothing(text) ? undefined : text;
  };
  const agency = agencyIn(row, said("agency"), words);
  const [country, cause, event] = [said("country"), said("cause"), said("event")];
  const { date, precision } = dateIn(row, words.today);
  const key = event ?? [date, agency ?? "", country ?? "", cause ?? ""].join(" ");
  return {
    ...{ row, key, event: event ?? key.trim(), date, precision, agency, country, cause },
    fromStock: !no.has((said("from_stock") ?? "").toLowerCase()),
    valueJpy: positive(row, "value_jpy"),
    goods: goodsIn(row, said("item") ?? said("goods"), agency, words),
  };
}

function dateIn(row: ScenarioRow, today: IsoDate): Pick<ReliefEvent, "date" | "precision"> {
  const happened = (begin: string): void => {
    if (begin <= today) return;
    const expected = ["a day that is not after today", "本日以前の日付"] as const;
    row.refuse("date", { kind: "scenario-value", found: text, expected });
  };
  const cell = row.cell("date");
  const text = plain(textOf(cell));
  const year = /^((?:19|20)\d{2})年?$/.exec(text)?.[1];
  if (year !== undefined) {
    happened(year);
    return { date: `${year}-07-01`, precision: "year" };
  }
  const read = readDate(cell);
  if (isFault(read)) row.refuse("date", read.fault);
  else if (read.value === undefined) {
    const expected = ["the day of the event", "事案の日付"] as const;
    row.refuse("date", { kind: "scenario-value", found: "", expected });
  } else {
    const { date, monthOnly } = read.value;
    happened(monthOnly ? date.slice(0, 7) : date);
    return monthOnly
      ? { date: `${date.slice(0, 7)}-15`, precision: "month" }
      : { date, precision: "day" };
  }
  return { date: "1900-01-01", precision: "day" };
}

function agencyIn(
  row: ScenarioRow,
  text: string | undefined,
  { catalogue }: EventWords,
): string | undefined {
  if (text === undefined) return undefined;
  const known = catalogue.recogniseAgency(text);
  if (known === undefined) {
    const codes = catalogue.agencies().map(({ code }) => code);
    const near = nearestOf(text, codes) ?? codes.join(", ");
    const expected = [`an agency that is known (${near})`, `登録済みの機関（${near}）`] as const;
    row.refuse("agency", { kind: "scenario-value", found: text, expected });
  }
  return known;
}

function goodsIn(
  row: ScenarioRow,
  text: string | undefined,
  agency: string | undefined,
  { catalogue, vocabulary }: EventWords,
): ReliefGoods | undefined {
  if (text === undefined) return undefined;
  const met = catalogue.recogniseItem({ code: text, agency });
  const item = met.is === "known" ? met.item : undefined;
  const category = item?.category ?? catalogue.recogniseCategory(text);
  const quantity = quantityIn(row, item ?? nameless(text), vocabulary);
  const ranOut = yes.has(plain(textOf(row.cell("ran_out"))).toLowerCase());
  return { item: item?.code, category, text, quantity, ranOut };
}

const nameless = (code: string): Item => ({
  ...{ code, nameEn: code, nameJa: code, baseUnit: "piece", provisional: true },
});

function quantityIn(row: ScenarioRow, item: Item, vocabulary: Vocabulary): number | undefined {
  const text = plain(textOf(row.cell("quantity")));
  if (saysNothing(text)) return undefined;
  const unitText = plain(textOf(row.cell("unit")));
  const unit = unitText === "" ? undefined : vocabulary.unit(unitText);
  if (unitText !== "" && unit === undefined) {
    row.refuse("unit", { kind: "unknown-unit", found: unitText, unit: unitText });
    return undefined;
  }
  // Tonnes of water say nothing of bottles: their number is not known.
  if (unit?.kind === "mass" && item.baseUnit !== "g") return undefined;
  const read = quantityReader(vocabulary)(text, unit, item);
  if ("fault" in read) row.refuse("quantity", read.fault);
  else if (read.value !== undefined && read.value.quantity > 0) return read.value.quantity;
  else row.refuse("quantity", { kind: "not-a-quantity", found: text });
  return undefined;
}

function positive(row: ScenarioRow, column: string): number | undefined {
  if (saysNothing(plain(textOf(row.cell(column))))) return undefined;
  const value = row.optional(column);
  if (value !== 0) return value;
  const expected = ["an amount above 0, or nothing", "0より大きい金額（不明なら空欄）"] as const;
  row.refuse(column, { kind: "scenario-value", found: "0", expected });
  return undefined;
}

function refuseOtherDates([first, ...others]: readonly EventRow[]): void {
  for (const { row, date, event } of others) {
    if (first === undefined || date === first.date) continue;
    const expected = [
      `${first.date} as in row ${first.row.row}, or another name than "${event}"`,
      `${first.row.row}行目と同じ ${first.date}、又は「${event}」と別の事案番号`,
    ] as const;
    row.refuse("date", { kind: "scenario-value", found: date, expected });
  }
}

function eventOf(rows: readonly EventRow[]): ReliefEvent {
  const [first] = rows as readonly [EventRow, ...EventRow[]];
  const { row: _, key: __, goods: ___, ...event } = first;
  const goods = rows.flatMap((one) => (one.goods === undefined ? [] : [one.goods]));
  const values = rows.flatMap(({ valueJpy }) => (valueJpy === undefined ? [] : [valueJpy]));
  return {
    ...event,
    // One part that was bought for the event does not make the rest so.
    fromStock: rows.some(({ fromStock }) => fromStock),
    valueJpy: values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0),
    goods: goods.length === 0 ? undefined : goods,
  };
}
