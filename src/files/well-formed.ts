/**
 * Whether every element of an XML text is closed where it should be, and nothing stands outside.
 *
 * The spreadsheet library looks for tags wherever they stand, so in broken XML it finds rows and
 * cells that are not there. Office programs refuse such a workbook, and so do we.
 */

/** Comments, CDATA and instructions; or a tag: slash, name, attributes, slash; or a stray "<". */
const markup =
  /<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|<(\/?)([^\s<>/!?"'=]+)(?:\s+[^\s<>"'=/]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*\s*(\/?)>|</gs;

/** No office program nests elements so deep. */
const DEPTH_MAX = 256;

export function isWellFormed(xml: string): boolean {
  const open: string[] = [];
  let roots = 0;
  for (const [all, closes, name, empty] of xml.matchAll(markup)) {
    if (all === "<") return false;
    if (name === undefined) continue;
    if (closes) {
      if (empty || open.pop() !== name) return false;
      continue;
    }
    if (open.length === 0) roots += 1;
    if (!empty) open.push(name);
    if (open.length > DEPTH_MAX) return false;
  }
  return open.length === 0 && roots === 1;
}
