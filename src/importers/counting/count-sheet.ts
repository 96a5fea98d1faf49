/**
 * A count sheet that was filled in → what the team counted, or everything that is wrong with it.
 *
 * A row is known by the number that was printed before it, and must still speak of the same goods:
 * a lot that a spreadsheet has turned into a number or a date is the printed one, anything else is
 * a problem. Rows without a number are what the team found beside the list; their item, depot and
 * owner are recognised as in an inventory. An empty quantity means: not counted. It is never zero.
 */
import type { Catalogue } from "../../domain/catalogue.ts";
import {
  type CountCard,
  type CountedLine,
  countCardName,
} from "../../domain/counting/count-declaration.ts";
import type { IsoDate } from "../../domain/dates.ts";
import { type Declaration, unnumberedLot } from "../../domain/declaration.ts";
import { normalise, tidy } from "../../domain/normalise.ts";
import { present } from "../../domain/present.ts";
import type { CountProblem } from "../../domain/problems/count-problem.ts";
import type { Place, Problem } from "../../domain/problems/problem.ts";
import type { ReadingProblem } from "../../domain/problems/reading-problem.ts";
import type { Item } from "../../domain/reference.ts";
import type { Vocabulary } from "../../domain/vocabulary.ts";
import { countWarnings } from "../../text/counting/count.ts";
import type { SheetHeading, SheetTotal } from "../../text/counting/count-sheet.ts";
import { inBaseUnit } from "../base-unit.ts";
import { codeText, type Reading, saysNothing } from "../cell.ts";
import { readDate } from "../dates.ts";
import { itself, lotIn, type NamedItem, quantityIn } from "../named-item.ts";
import { readQuantity } from "../quantities.ts";
import type { Warning } from "../reading.ts";
import { type Recogniser, recogniser } from "../recognition.ts";
import { type Cell, textOf } from "../table.ts";
import { type CountTable, placeIn } from "./count-layout.ts";
import { changedField, type PrintedLine } from "./count-line.ts";

export interface CountSheetContext {
  readonly file: string;
  readonly catalogue: Catalogue;
  readonly vocabulary: Vocabulary;
  /** What was printed on this sheet. */
  readonly lines: readonly PrintedLine[];
  /** Lots that are known, so that one written otherwise ("z-9") is the same lot. */
  lotsOf(item: string): readonly string[];
  /** The owner of unexpected goods whose row names none, where the count is of one owner. */
  readonly agency: string | undefined;
}

export interface CountReading {
  readonly date: IsoDate | undefined;
  readonly counter: string | undefined;
  readonly lines: readonly CountedLine[];
  /** Lines of the sheet without a quantity. */
  readonly notCounted: number;
  /** What the sheet did not list. */
  readonly unexpected: readonly CountedLine[];
  readonly sums: Readonly<Record<SheetTotal, number>>;
  /** Control totals that the counter filled in, all of which agree. */
  readonly stated: readonly SheetTotal[];
  readonly declarations: readonly Declaration[];
  readonly warnings: readonly Warning[];
  readonly problems: readonly Problem[];
}

export function readCountSheet(sheet: CountTable, context: CountSheetContext): CountReading {
  const rows = new Rows(sheet, context);
  const { headerRow, lastRow, table } = sheet;
  for (let row = headerRow + 1; row <= lastRow; row += 1) rows.take(table.rows[row - 1] ?? [], row);
  const head = headOf(sheet, context);
  const { lines, problems, warnings } = rows;
  const sums = sumsOf(lines);
  // Where a row could not be read, its sheet's sums say nothing.
  const totals = problems.length > 0 ? [] : totalFaults(sheet, sums, context);
  const printed = new Set(context.lines.map(({ card }) => countCardName(card)));
  const nothing: readonly Problem[] =
    lines.length === 0 && problems.length === 0
      ? [{ kind: "count-nothing-entered", at: placeOf(sheet, context) }]
      : [];
  const counted = new Set(lines.map(countCardName));
  return {
    date: head.date,
    counter: head.counter,
    lines,
    notCounted: [...printed].filter((name) => !counted.has(name)).length,
    unexpected: lines.filter((line) => !printed.has(countCardName(line))),
    sums,
    stated: totals.length > 0 ? [] : [...sheet.totals.keys()],
    declarations: rows.declarations(),
    warnings,
    problems: [...head.problems, ...problems, ...totals, ...nothing],
  };
}

/** An item that this computer's reference data do not have: counted as most things are. */
const nameless = (code: string): Item => ({ code, provisional: true, baseUnit: "piece" });

const placeOf = (
  { table, columns, headerRow }: CountTable,
  { file }: CountSheetContext,
  row?: number,
  heading?: SheetHeading,
): Place => {
  const at = heading === undefined ? undefined : columns.get(heading);
  const column =
    at === undefined ? undefined : textOf(table.rows[headerRow - 1]?.[at]).trim() || undefined;
  return present({ file, sheet: table.sheet, row, column });
};

function headOf(sheet: CountTable, context: CountSheetContext) {
  const { date, counter } = sheet;
  const said = date === undefined ? { value: undefined } : readDate(date.cell);
  const at = { ...placeOf(sheet, context, date?.row), ...present({ column: date?.label }) };
  const problems: readonly Problem[] =
    "fault" in said
      ? [{ ...said.fault, at }]
      : said.value?.monthOnly === true
        ? [{ kind: "incomplete-date", found: textOf(date?.cell).trim(), at }]
        : [];
  const name = tidy(textOf(counter?.cell));
  return {
    date: "value" in said && problems.length === 0 ? said.value?.date : undefined,
    counter: name === "" ? undefined : name,
    problems,
  };
}

const sumsOf = (lines: readonly CountedLine[]): Readonly<Record<SheetTotal, number>> => ({
  rows: lines.length,
  quantity: lines.reduce((sum, { quantity }) => sum + quantity, 0),
  damaged: lines.reduce((sum, { damaged }) => sum + damaged, 0),
  expired: lines.reduce((sum, { expired }) => sum + expired, 0),
});

/** Totals that the counter filled in and that the rows do not give. */
function totalFaults(
  sheet: CountTable,
  sums: Readonly<Record<SheetTotal, number>>,
  context: CountSheetContext,
): readonly Problem[] {
  return [...sheet.totals].flatMap(([total, { cell, row, label }]): readonly Problem[] => {
    const found = textOf(cell).trim();
    const at = { ...placeOf(sheet, context, row), column: label };
    const read = readQuantity(cell, context.vocabulary);
    if ("fault" in read) return [{ ...read.fault, at }];
    const { digits, scale } = read.value?.count.figure ?? { digits: 0n, scale: 0 };
    const sum = sums[total];
    if (digits === BigInt(sum) * 10n ** BigInt(scale)) return [];
    return [{ kind: "count-total-differs", found, total, sum, at }];
  });
}

type Fault = ReadingProblem | CountProblem;

/** A row's goods, before its quantity is read. */
interface Goods {
  readonly card: CountCard;
  readonly named: NamedItem;
  readonly expiry?: IsoDate;
}

class Rows {
  readonly lines: CountedLine[] = [];
  readonly problems: Problem[] = [];
  readonly warnings: Warning[] = [];
  readonly #sheet: CountTable;
  readonly #context: CountSheetContext;
  readonly #recogniser: Recogniser;
  readonly #numbered: ReadonlyMap<number, PrintedLine>;
  readonly #rowOf = new Map<string, number>();

  constructor(sheet: CountTable, context: CountSheetContext) {
    this.#sheet = sheet;
    this.#context = context;
    this.#recogniser = recogniser(context.catalogue, false);
    this.#numbered = new Map(context.lines.map((line) => [line.number, line]));
  }

  declarations(): readonly Declaration[] {
    return this.#recogniser.declarations();
  }

  take(cells: readonly Cell[], row: number): void {
    const cell = (heading: SheetHeading): Cell | undefined => {
      const at = this.#sheet.columns.get(heading);
      return at === undefined ? undefined : cells[at];
    };
    const text = (heading: SheetHeading): string => textOf(cell(heading)).trim();
    const figures = ["quantity", "damaged", "expired"] as const;
    const printed = this.#printedAt(text("line"));
    if (figures.every((heading) => text(heading) === "")) {
      const named = printed === undefined && text("item") !== "" && text("lot") !== "";
      if (named) this.#fault({ kind: "value-missing", found: "", meaning: "quantity" }, row);
      return;
    }
    const before = this.problems.length;
    const goods =
      printed === undefined ? this.#unlisted(cell, row) : this.#listed(printed, cell, row);
    if (goods === undefined) return;
    const [quantity, damaged, expired] = figures.map((heading) =>
      this.#figure(cell(heading), heading, goods.named, text("unit"), row),
    );
    if (this.problems.length > before) return;
    const parts = (damaged ?? 0) + (expired ?? 0);
    if (quantity === undefined) {
      this.#fault({ kind: "count-part-without-whole", found: String(parts) }, row, "quantity");
      return;
    }
    if (parts > quantity) {
      this.#fault({ kind: "count-parts-exceed", found: String(parts), quantity }, row, "damaged");
      return;
    }
    if (this.#isTwice(goods.card, row)) return;
    const note = (heading: SheetHeading) => tidy(text(heading)) || undefined;
    const counted = { quantity, damaged: damaged ?? 0, expired: expired ?? 0 };
    const { expiry } = goods;
    this.lines.push({
      ...goods.card,
      ...counted,
      ...present({ expiry, bin: note("bin"), remarks: note("remarks") }),
      row,
      ...present({ cell: placeIn(this.#sheet, "quantity", row), text: text("quantity") }),
    });
  }

  #fault(fault: Fault, row: number, heading?: SheetHeading): undefined {
    this.problems.push({ ...fault, at: placeOf(this.#sheet, this.#context, row, heading) });
    return undefined;
  }

  #value<Value>(reading: Reading<Value>, row: number, heading: SheetHeading): Value | undefined {
    if ("value" in reading) return reading.value;
    return this.#fault(reading.fault, row, heading);
  }

  #printedAt(text: string): PrintedLine | undefined {
    const digits = text.normalize("NFKC");
    return /^\d{1,9}$/.test(digits) ? this.#numbered.get(Number(digits)) : undefined;
  }

  #isTwice(card: CountCard, row: number): boolean {
    const name = countCardName(card);
    const otherRow = this.#rowOf.get(name);
    this.#rowOf.set(name, otherRow ?? row);
    if (otherRow === undefined) return false;
    const found = `${card.item} ${card.lot}`;
    this.#fault({ kind: "count-line-twice", found, otherRow }, row);
    return true;
  }

  /** A row that was printed, and must still say so. */
  #listed(
    { card, number, expiry }: PrintedLine,
    cell: (heading: SheetHeading) => Cell | undefined,
    row: number,
  ): Goods | undefined {
    const { catalogue, vocabulary } = this.#context;
    const changed = changedField(card, cell, {
      vocabulary,
      itemOf: (text) => {
        const met = catalogue.recogniseItem({ code: text, agency: card.agency });
        return met.is === "known" ? met.item.code : undefined;
      },
      agencyOf: (text) => catalogue.recogniseAgency(text),
    });
    if (changed?.is === "changed") {
      const { heading, found, printed } = changed;
      return this.#fault(
        { kind: "count-line-changed", found, line: number, printed },
        row,
        heading,
      );
    }
    const at = placeOf(this.#sheet, this.#context, row, "lot");
    if (changed !== undefined) {
      this.warnings.push({ at, text: countWarnings.lotMangled(changed.found, card.lot) });
    }
    const said = readDate(cell("expiry"));
    if (expiry !== undefined && "value" in said && (said.value?.date ?? expiry) !== expiry) {
      const place = placeOf(this.#sheet, this.#context, row, "expiry");
      const found = textOf(cell("expiry")).trim();
      this.warnings.push({ at: place, text: countWarnings.expiryChanged(found, expiry) });
    }
    return { card, named: itself(catalogue.item(card.item) ?? nameless(card.item)) };
  }

  /** A row that the team wrote itself. */
  #unlisted(cell: (heading: SheetHeading) => Cell | undefined, row: number): Goods | undefined {
    const { agency: onlyAgency, vocabulary, lotsOf } = this.#context;
    const before = this.problems.length;
    const text = (heading: SheetHeading): string | undefined => {
      const said = codeText(cell(heading));
      return saysNothing(said) ? undefined : said;
    };
    const owner = text("agency");
    const agency =
      owner === undefined ? onlyAgency : this.#value(this.#recogniser.agency(owner), row, "agency");
    if (owner === undefined && agency === undefined) {
      this.#fault({ kind: "value-missing", found: "", meaning: "owner" }, row, "agency");
    }
    const named = this.#itemOf(text, agency, row);
    const said = text("status");
    const status = said === undefined ? "available" : vocabulary.status(said);
    if (status === undefined) {
      this.#fault({ kind: "unknown-status", found: said ?? "" }, row, "status");
    }
    const until = this.#value(readDate(cell("expiry")), row, "expiry");
    if (this.problems.length > before) return undefined;
    if (agency === undefined || named === undefined || status === undefined) return undefined;
    const item = named.item.code;
    const expiry = until?.date;
    const facts = present({ expiry });
    const lot = lotIn(named, tidy(text("lot") ?? "") || unnumberedLot(facts));
    const same = lotsOf(item).find((known) => normalise(known) === normalise(lot));
    const card = { item, lot: same ?? lot, agency, status };
    return { card, named, ...facts };
  }

  /** Printed codes mean what was printed; all others what the catalogue knows, or something new. */
  #itemOf(
    text: (heading: SheetHeading) => string | undefined,
    agency: string | undefined,
    row: number,
  ): NamedItem | undefined {
    const words = { code: text("item"), name: text("nameEn"), nameJa: text("nameJa"), agency };
    if (Object.values({ ...words, agency: undefined }).every((word) => word === undefined)) {
      return this.#fault({ kind: "value-missing", found: "", meaning: "item_code" }, row, "item");
    }
    const { lines, catalogue, vocabulary } = this.#context;
    const listed = lines.find(({ card }) => card.item === words.code)?.card.item;
    if (listed !== undefined) return itself(catalogue.item(listed) ?? nameless(listed));
    const unit = vocabulary.unit(text("unit") ?? "");
    return this.#value(this.#recogniser.item(words, unit), row, "item");
  }

  #figure(
    cell: Cell | undefined,
    heading: SheetHeading,
    named: NamedItem,
    unitText: string,
    row: number,
  ): number | undefined {
    const { vocabulary } = this.#context;
    const said = this.#value(readQuantity(cell, vocabulary), row, heading);
    if (said === undefined) return undefined;
    const unit = unitText === "" ? undefined : vocabulary.unit(unitText);
    if (unitText !== "" && unit === undefined) {
      return this.#fault({ kind: "unknown-unit", found: unitText, unit: unitText }, row, "unit");
    }
    const reading = inBaseUnit(said, unit, { item: named.counted, stated: undefined });
    const counted = this.#value(reading, row, heading)?.quantity;
    if (counted === undefined) return undefined;
    return this.#value(quantityIn(named, counted, said.found), row, heading);
  }
}
