/**
 * A sheet of evidence → its statements, field by field. Two forms, which may be mixed: a row for
 * each value (columns attribute and value), or a row for each item or lot with a column for each
 * attribute: 目付（g/m2）, 寸法. Method, laboratory, report and date hold for the whole row.
 */
import { headingKey } from "../domain/normalise.ts";
import { present } from "../domain/present.ts";
import type { Place } from "../domain/problems/problem.ts";
import { attributeCalled, type EvidenceFields } from "./read-evidence.ts";
import type { Language } from "./read-requirement.ts";
import type { SheetWords } from "./sheet.ts";

export interface StatedRow {
  readonly fields: EvidenceFields;
  /** Where each field stands, for messages; the value itself where a field has no column. */
  readonly at: Place;
  readonly columns: Readonly<Partial<Record<keyof EvidenceFields, string>>>;
}

type Column =
  | { readonly is: "field"; readonly field: string; readonly heading: string }
  | {
      readonly is: "attribute";
      readonly attribute: string;
      readonly unit?: string;
      readonly heading: string;
    };

export interface StatedSheet {
  readonly rows: readonly StatedRow[];
  /** Headings with values below them that mean nothing here: whoever wrote them is to know. */
  readonly unread: readonly UnreadColumn[];
}

export interface UnreadColumn {
  readonly heading: string;
  /** It has a unit in brackets: somebody's word for an attribute, and no remark. */
  readonly measured: boolean;
  readonly at: Place;
}

const fieldNames = ["item", "lot", "kind", "method", "laboratory", "report", "date"] as const;
const headerRowMost = 20;

/** Undefined where no row names an item and something that is said of it. */
export function readEvidenceSheet(
  table: readonly (readonly string[])[],
  words: SheetWords,
  language: Language,
  at: Place,
): StatedSheet | undefined {
  for (const [index, headings] of table.slice(0, headerRowMost).entries()) {
    const columns = headings.map((heading) => columnOf(heading, words, language));
    const fields = new Set(columns.map((one) => (one?.is === "field" ? one.field : "")));
    const says =
      fields.has("size") ||
      (fields.has("attribute") && fields.has("value")) ||
      columns.some((one) => one?.is === "attribute");
    if (!fields.has("item") || !says) continue;
    const below = table.slice(index + 1);
    return {
      rows: below.flatMap((texts, line) =>
        statedIn(texts, columns, { ...at, row: index + line + 2 }),
      ),
      unread: headings.flatMap((heading, column) => {
        if (columns[column] !== undefined || headingKey(heading) === "") return [];
        if (below.every((texts) => (texts[column] ?? "").trim() === "")) return [];
        const place = { ...at, row: index + 1, column: heading };
        return [{ heading: heading.trim(), measured: isMeasured(heading, language), at: place }];
      }),
    };
  }
  return undefined;
}

const nameAndUnit = /^(.+?)\s*[（([【]([^（([【]+)[)）\]】]$/;

/** "引張の強さ（N）", and not "箱数（個）" or "備考". */
function isMeasured(heading: string, { units }: Language): boolean {
  const unit = nameAndUnit.exec(heading.trim())?.[2] ?? "";
  return units.dimensionsOf(unit).some((dimension) => dimension !== "count");
}

/** A heading: a field of the statement, or an attribute, perhaps with its unit in brackets. */
function columnOf(heading: string, words: SheetWords, language: Language): Column | undefined {
  const text = heading.trim();
  if (headingKey(text) === "") return undefined;
  const attribute = attributeCalled(text, language);
  if (attribute !== undefined) return { is: "attribute", attribute: attribute.code, heading };
  const field = words.column(text);
  if (field !== undefined) return { is: "field", field, heading };
  const [, name = "", unit = ""] = nameAndUnit.exec(text) ?? [];
  const other = name === "" ? undefined : attributeCalled(name, language);
  return other && { is: "attribute", attribute: other.code, unit: unit.trim(), heading };
}

function statedIn(
  texts: readonly string[],
  columns: readonly (Column | undefined)[],
  at: Place,
): readonly StatedRow[] {
  const cell = (field: string): { readonly text: string; readonly heading: string } | undefined => {
    const index = columns.findIndex((one) => one?.is === "field" && one.field === field);
    const text = (texts[index] ?? "").trim();
    return text === "" ? undefined : { text, heading: columns[index]?.heading ?? "" };
  };
  const item = cell("item");
  if (item === undefined && texts.every((text) => text.trim() === "")) return [];
  const common = present(
    Object.fromEntries(fieldNames.map((field) => [field, cell(field)?.text])),
  ) as Partial<EvidenceFields>;
  const places = Object.fromEntries(
    [...fieldNames, "unit", "plusMinus", "attribute"].flatMap((field) => {
      const heading = cell(field === "plusMinus" ? "plus_minus" : field)?.heading;
      return heading === undefined ? [] : [[field, heading]];
    }),
  );
  const row = (attribute: string, value: string, heading: string, unit?: string): StatedRow => ({
    fields: { ...common, item: item?.text ?? "", attribute, value, ...present({ unit }) },
    at,
    columns: { ...places, value: heading },
  });
  const rows: StatedRow[] = [];
  const [attribute, value] = [cell("attribute"), cell("value")];
  if (attribute !== undefined && value !== undefined) {
    const [unit, plusMinus] = [cell("unit")?.text, cell("plus_minus")?.text];
    const long = row(attribute.text, value.text, value.heading, unit);
    rows.push({ ...long, fields: { ...long.fields, ...present({ plusMinus }) } });
  }
  for (const [index, column] of columns.entries()) {
    const text = (texts[index] ?? "").trim();
    if (column?.is !== "attribute" || text === "") continue;
    rows.push(row(column.attribute, text, column.heading, column.unit));
  }
  const size = cell("size");
  for (const [side, text] of size === undefined ? [] : sidesOf(size.text)) {
    rows.push(row(side, text, size?.heading ?? ""));
  }
  return rows;
}

/**
 * "150cm×200cm", "1.5 x 2 m", "185×48×1cm": the shorter side of the first two is the width, a third
 * one the height. A unit behind the last side holds for all.
 */
export function sidesOf(
  text: string,
): readonly (readonly ["width" | "length" | "height", string])[] {
  const plain = text.normalize("NFKC").replace(/[×✕✖*]/g, "x");
  const parts = plain.split(/\s*[xX]\s*/).map((part) => part.trim());
  const sides = parts.map((part) => /^([\d.]+)\s*([a-zA-Zぁ-んァ-ヶー]*)$/.exec(part));
  if (sides.length < 2 || sides.length > 3 || sides.includes(null)) return [["width", text]];
  const unit = sides.at(-1)?.[2] ?? "";
  const [first, second, third] = sides.map((side) => ({
    size: Number(side?.[1]),
    text: `${side?.[1]} ${side?.[2] || unit}`.trim(),
  }));
  if (first === undefined || second === undefined) return [["width", text]];
  const [width, length] = first.size <= second.size ? [first, second] : [second, first];
  return [
    ["width", width.text],
    ["length", length.text],
    ...(third === undefined ? [] : [["height", third.text] as const]),
  ];
}
