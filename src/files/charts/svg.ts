/**
 * SVG as text: elements with escaped attributes, and texts whose width is known well enough to
 * keep them apart. Coordinates are rounded to a tenth of a pixel, so that equal pictures are equal
 * bytes on every machine.
 */
import { textWidth } from "../text-width.ts";

type Attribute = string | number | undefined;

/** What no XML may hold at all (control characters, lone surrogates) is left out. */
const forbidden =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is to be found
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

export const escaped = (text: string): string =>
  text.replace(forbidden, "").replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

export const rounded = (value: number): number => Math.round(value * 10) / 10 + 0;

export function element(
  name: string,
  attributes: Readonly<Record<string, Attribute>>,
  content?: string,
): string {
  const written = Object.entries(attributes).flatMap(([key, value]) => {
    if (value === undefined) return [];
    return [` ${key}="${typeof value === "number" ? rounded(value) : escaped(value)}"`];
  });
  const open = `<${name}${written.join("")}`;
  return content === undefined ? `${open}/>` : `${open}>${content}</${name}>`;
}

/** Of half a kanji: letters are a little wider than that, kanji a little less than counted. */
const HALF_WIDTH = 0.54;

export const widthOf = (text: string, size: number): number => textWidth(text) * HALF_WIDTH * size;

/** Lines no wider than that: broken between words, and between kanji. */
export function wrapped(text: string, size: number, width: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const piece of text.match(/[\u0021-\u024f]+\s*|[^\u0021-\u024f]/gu) ?? []) {
    const mayBegin = !/^[、。，．）」』・ー]/.test(piece);
    if (line !== "" && mayBegin && widthOf((line + piece).trimEnd(), size) > width) {
      lines.push(line.trimEnd());
      line = "";
    }
    line += piece;
  }
  return [...lines, line.trimEnd()];
}

export interface SvgText {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly anchor?: "start" | "middle" | "end";
  readonly fill?: string;
  readonly weight?: "bold";
  /** In degrees, around its own place. */
  readonly turned?: number;
}

export function text(content: string, at: SvgText): string {
  const { x, y, size, anchor, fill, weight, turned } = at;
  const attributes = {
    x,
    y,
    "font-size": size,
    "text-anchor": anchor === "start" ? undefined : anchor,
    fill,
    "font-weight": weight,
    transform: turned === undefined ? undefined : `rotate(${turned} ${rounded(x)} ${rounded(y)})`,
  };
  return element("text", attributes, escaped(content));
}
