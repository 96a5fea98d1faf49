/**
 * How does a table fit into a terminal? The widest texts give way and are broken into lines, at
 * spaces and hyphens where there are any; figures are never broken. Nothing is ever left out.
 */
import stringWidth from "fast-string-width";

/** ASCII, and the dash that stands for nothing: one cell a character. */
const narrow = /^[\x20-\x7e–]*$/;

/** Cells of a terminal that a text takes; most texts are plain. */
export const widthOf = (text: string): number =>
  narrow.test(text) ? text.length : stringWidth(text);

/** Between two columns. */
export const gap = 2;

/** What a column takes as it is, and what it can live with. */
export interface Need {
  readonly natural: number;
  readonly least: number;
}

/** A width for each column, so that all stand within the room; undefined where they cannot. */
export function fittedWidths(needs: readonly Need[], room: number): readonly number[] | undefined {
  const widths = needs.map(({ natural }) => natural);
  let over = widths.reduce((sum, width) => sum + width + gap, -gap) - room;
  while (over > 0) {
    let widest = -1;
    for (const [at, { least }] of needs.entries()) {
      const width = widths[at] ?? 0;
      if (width > least && width > (widths[widest] ?? 0)) widest = at;
    }
    if (widest < 0) return undefined;
    widths[widest] = (widths[widest] ?? 0) - 1;
    over -= 1;
  }
  return widths;
}

/**
 * A word with the space behind it, or one character of a script that is written without spaces,
 * with the brackets before and the marks behind it that must not end or begin a line (禁則).
 */
const breakable =
  /[（「]?(?:[\x21-\x2c\x2e-\x7e]*-+|[\x21-\x2c\x2e-\x7e]+|[^\x20-\x7e])[、。）」・ー]{0,2} *| +/gu;

/** No line is made narrower than this: characters of two cells must find their place. */
const leastLine = 8;

/** Lines of at most so many cells, but of eight at least. A longer word than a line is cut. */
export function broken(text: string, room: number): readonly string[] {
  const width = Math.max(room, leastLine);
  if (widthOf(text) <= width) return [text];
  const lines: string[] = [];
  let line = "";
  for (const part of text.match(breakable) ?? []) {
    if (line !== "" && widthOf(`${line}${part.trimEnd()}`) > width) {
      lines.push(line.trimEnd());
      line = "";
    }
    line += part;
    while (widthOf(line.trimEnd()) > width) {
      const head = firstCells(line, width);
      lines.push(head);
      line = line.slice(head.length);
    }
  }
  if (line.trim() !== "") lines.push(line.trimEnd());
  return lines;
}

function firstCells(text: string, width: number): string {
  let head = "";
  for (const character of text) {
    if (widthOf(head + character) > width) break;
    head += character;
  }
  return head;
}
