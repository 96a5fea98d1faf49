/**
 * The parts of an .ods workbook, checked before the library reads them.
 *
 * OpenDocument writes equal cells and equal rows once, with a number of times: 1,000 bytes can name
 * a billion cells. So the cells with content are counted first. Which sheets are hidden, and which
 * formulas have no stored value, is found here too, as the library does not tell.
 */
import type { Place } from "../../domain/problems/problem.ts";
import { fail, ok, type Result } from "../../domain/result.ts";
import type { Parts } from "../archive.ts";
import {
  CELLS_MAX,
  COLUMNS_MAX,
  overLimit,
  REPEATED_CELLS_MAX,
  ROWS_MAX,
  SHEETS_MAX,
} from "../limits.ts";
import { NO_STORED_VALUE } from "./workbook-cells.ts";

export interface OdsParts {
  readonly parts: Parts;
  readonly hidden: ReadonlySet<string>; // sheet names
}

const CONTENT = "content.xml";

/** Tags of tables, rows and cells: closing slash, name, attributes, self-closing slash. */
const tags =
  /<(\/?)(?:[\w-]+:)?(table|table-row|table-cell|covered-table-cell)((?:\s+[^<>=?"'\s]+="[^"]*")*)\s*(\/?)>/g;

function attribute(attributes: string, name: string): string | undefined {
  return new RegExp(`[\\s:]${name}\\s*=\\s*["']([^"']*)["']`).exec(attributes)?.[1];
}

/** The largest number that anybody may read out of a repetition. */
function times(attributes: string, name: string): number {
  let most = 1;
  for (const [, text = ""] of attributes.matchAll(
    new RegExp(`${name}\\s*=\\s*["']([^"']*)["']`, "g"),
  )) {
    for (const number of [Number(text), Number.parseInt(text, 10)]) {
      if (number > most) most = number;
    }
  }
  return most;
}

/** Counts cells with content, each as many times as it is repeated. */
function sizeFault(content: string, at: Place): Result<never> | undefined {
  let sheets = 0;
  let row = 0;
  let rowTimes = 1;
  let column = 0;
  let cellsInRow = 0;
  let cells = 0;
  let written = 0;
  for (const [, closes, tag, attributes = "", empty] of content.matchAll(tags)) {
    if (tag === "table") {
      row = 0;
      if (!closes) sheets += 1;
    } else if (tag === "table-row") {
      if (closes || empty) {
        cells += cellsInRow * rowTimes;
        if (cellsInRow > 0 && row + rowTimes > ROWS_MAX) return overLimit(at, "rows", ROWS_MAX);
        row += closes ? rowTimes : times(attributes, "number-rows-repeated");
        rowTimes = 1;
      } else rowTimes = times(attributes, "number-rows-repeated");
      column = 0;
      cellsInRow = 0;
    } else if (!closes) {
      const repeated = times(attributes, "number-columns-repeated");
      column += repeated;
      if (!empty || attribute(attributes, "value-type") !== undefined) {
        if (column > COLUMNS_MAX) return overLimit({ ...at, row: row + 1 }, "columns", COLUMNS_MAX);
        cellsInRow += repeated;
        written += 1;
      }
    }
    const all = cells + cellsInRow * rowTimes;
    if (all > CELLS_MAX) return overLimit(at, "cells", CELLS_MAX);
    if (all - written > REPEATED_CELLS_MAX) {
      return overLimit(at, "repeated-cells", REPEATED_CELLS_MAX);
    }
    if (sheets > SHEETS_MAX) return overLimit(at, "sheets", SHEETS_MAX);
  }
  return undefined;
}

/**
 * Number formats only confuse the library, which complains of them on the terminal: a cell has its
 * type, its value and its text beside them.
 */
const styles = /<office:automatic-styles\b[^<>]*>.*?<\/office:automatic-styles>/s;

const entities: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&apos;": "'",
};

/** The library gives the names of sheets as they stand in the XML. */
export const plainName = (name: string): string =>
  name.replace(/&(?:amp|lt|gt|quot|apos);/g, (entity) => entities[entity] ?? entity);

/** A sheet is hidden by a style of its own. */
function hiddenSheets(content: string): ReadonlySet<string> {
  const styles = new Set<string>();
  for (const [, attributes = "", properties = ""] of content.matchAll(
    /<style:style\b([^<>]*)>\s*<style:table-properties\b([^<>]*)>/g,
  )) {
    const style = attribute(attributes, "name");
    if (style !== undefined && attribute(properties, "display") === "false") styles.add(style);
  }
  const hidden = new Set<string>();
  for (const [, attributes = ""] of content.matchAll(/<table:table\s([^<>]*)>/g)) {
    const name = attribute(` ${attributes}`, "name");
    if (name === undefined || !styles.has(attribute(attributes, "style-name") ?? "")) continue;
    hidden.add(plainName(name));
  }
  return hidden;
}

/** A cell with a formula, without value and text. */
const formulaWithoutValue =
  /<table:table-cell((?:\s+[^<>=?"'\s]+="[^"]*")*?\s+table:formula="[^"]*"(?:\s+[^<>=?"'\s]+="[^"]*")*)\s*\/>/g;

const mark = (cell: string, attributes: string): string =>
  attribute(attributes, "value-type") === undefined
    ? `<table:table-cell${attributes} office:value-type="string"><text:p>${NO_STORED_VALUE}</text:p></table:table-cell>`
    : cell;

export function odsParts(parts: Parts, at: Place): Result<OdsParts> {
  const manifest = parts.get("META-INF/manifest.xml")?.toString("latin1") ?? "";
  if (/<(?:[\w-]+:)?encryption-data[\s/>]/.test(manifest)) {
    return fail({ kind: "file-password-protected", at });
  }
  const content = parts.get(CONTENT)?.toString("utf8");
  if (content === undefined) {
    return fail({ kind: "workbook-damaged", found: `${CONTENT} is missing`, at });
  }
  const fault = sizeFault(content, at);
  if (fault !== undefined) return fault;
  const marked = content.includes("table:formula")
    ? content.replace(formulaWithoutValue, mark)
    : content;
  const kept = new Map(parts);
  kept.set(CONTENT, Buffer.from(marked.replace(styles, "")));
  kept.set("styles.xml", Buffer.from("<styles/>"));
  kept.delete("meta.xml");
  kept.delete("settings.xml");
  return ok({ parts: kept, hidden: hiddenSheets(content) });
}
