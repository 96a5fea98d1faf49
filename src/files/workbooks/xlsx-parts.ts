/**
 * The parts of an .xlsx workbook, cut down to what cells are made of.
 *
 * Of a sheet only its rows and merges are left: a link or a comment may name a million cells, which
 * the library would make. A formula without a stored result is marked, since the library would
 * take it for 0, which nobody has counted. The rest that is of no use here is left out.
 */
import type { Place } from "../../domain/problems/problem.ts";
import { fail, ok, type Result } from "../../domain/result.ts";
import type { Parts } from "../archive.ts";
import { overLimit, SHEETS_MAX } from "../limits.ts";
import { japaneseDateFormats, NO_STORED_VALUE } from "./workbook-cells.ts";

const unused =
  /(^|\/)(docProps|customXml|drawings|media|comments\d*|threadedComments|persons|printerSettings|externalLinks|pivotTables|pivotCache|queryTables|tables|theme|charts|worksheets\/_rels)(\/|\.xml$)|calcChain\.xml$/i;

/** Excel allows 255 characters. Longer ones would be repeated in every cell that has the format. */
const longFormat = /(formatCode\s*=\s*)("[^"]{1000,}"|'[^']{1000,}')/g;

/** Japanese formats that a workbook names by number only, unless it gives that number a code. */
function withDateFormats(styles: string): string {
  return styles.replace(
    /(<(?:\w+:)?xf\s[^<>]*\bnumFmtId=["'])(\d+)(?=["'])/g,
    (tag, before: string, id: string) => {
      const known = japaneseDateFormats.get(Number(id));
      const own = new RegExp(`<(?:\\w+:)?numFmt\\s[^<>]*numFmtId=["']${id}["']`);
      return known === undefined || own.test(styles) ? tag : `${before}${known}`;
    },
  );
}

/** A cell with a formula (4) and without a value, or with an empty one (5). */
const formulaCell =
  /<((?:\w+:)?)c\b([^<>]*)>\s*(<\1f\b(?:[^<>]*\/>|[^<>]*>[^<]*<\/\1f>))\s*(<\1v\s*\/>|<\1v>\s*<\/\1v>)?\s*<\/\1c>/g;

function withoutValue(
  cell: string,
  prefix: string,
  attributes: string,
  _formula: string,
  value: string | undefined,
): string {
  const isText = /\bt\s*=\s*["']str["']/.test(attributes);
  if (isText && value !== undefined) return cell; // the formula's result is an empty text
  const others = attributes.replace(/\bt\s*=\s*["'][^"']*["']/g, "");
  return `<${prefix}c${others} t="str"><${prefix}v>${NO_STORED_VALUE}</${prefix}v></${prefix}c>`;
}

/** The rows and merges of a sheet; undefined when this part is none. Bytes are kept as Latin-1. */
function sheetOnly(part: string): string | undefined {
  const rows = between(part, "sheetData");
  if (rows === undefined) return /<(?:\w+:)?hyperlink/.test(part) ? "<worksheet/>" : undefined;
  const merges = between(part, "mergeCells") ?? "";
  const cells = /<(?:\w+:)?f[\s>/]/.test(rows) ? rows.replace(formulaCell, withoutValue) : rows;
  return `<worksheet>${cells}${merges}</worksheet>`;
}

/** The first element of this name, with its tags. */
function between(text: string, element: string): string | undefined {
  const open = new RegExp(`<(?:\\w+:)?${element}(?=[\\s>/])[^<>]*>`).exec(text);
  if (open === null) return undefined;
  if (open[0].endsWith("/>")) return open[0];
  const close = new RegExp(`</(?:\\w+:)?${element}\\s*>`, "g");
  close.lastIndex = open.index;
  const end = close.exec(text);
  return end === null ? undefined : text.slice(open.index, close.lastIndex);
}

const repeated = (values: readonly string[]): boolean => new Set(values).size < values.length;

const found = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].map((match) => match[1] ?? "");

/** A sheet that is named many times would be read as many times. */
function sheetFault(part: string, at: Place): Result<never> | undefined {
  const sheets = found(part, /(<(?:\w+:)?sheet\s[^<>]*>)/g);
  if (sheets.length > SHEETS_MAX) return overLimit(at, "sheets", SHEETS_MAX, sheets.length);
  const sources = sheets.flatMap((sheet) => found(sheet, /\s\w+:id\s*=\s*["']([^"']*)["']/g));
  const sheetParts = found(part, /(<Relationship\s[^<>]*\/worksheet["'][^<>]*>)/g);
  const targets = sheetParts.flatMap((one) => found(one, /\sTarget\s*=\s*["']([^"']*)["']/g));
  const twice = repeated(sources) || repeated(targets.map((target) => target.toLowerCase()));
  return twice
    ? fail({ kind: "workbook-damaged", found: "two sheets are stored in one place", at })
    : undefined;
}

export function xlsxParts(parts: Parts, at: Place): Result<Parts> {
  const kept = new Map<string, Buffer>();
  for (const [name, content] of parts) {
    if (unused.test(name)) continue;
    const text = content.toString("latin1");
    const lists = name.endsWith(".rels") || /<(?:\w+:)?sheets?[\s>]/.test(text);
    const fault = lists ? sheetFault(text, at) : undefined;
    if (fault !== undefined) return fault;
    const sheet = name.endsWith(".rels") ? undefined : sheetOnly(text);
    const short = (sheet ?? text).replace(longFormat, '$1"General"');
    const plain = /<(?:\w+:)?cellXfs[\s>]/.test(short) ? withDateFormats(short) : short;
    kept.set(name, plain === text ? content : Buffer.from(plain, "latin1"));
  }
  return ok(kept);
}
