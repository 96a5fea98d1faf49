/** How papers look: sizes, fonts, styles. Lengths are in twips, twentieths of a point. */
import type * as Docx from "docx";
import type { Language } from "../../text/text.ts";

/** A4. */
export const PAGE = { width: 11_906, height: 16_838 } as const;

/** 20 mm at the sides, 20 above and below; the lines at head and foot stand 10 mm from the edge. */
export const MARGIN = { side: 1134, top: 1134, bottom: 1134, edge: 567 } as const;

/** Of tables. */
export const LINE = { style: "single", size: 4, color: "8C8C8C" } as const;
export const HEAD_FILL = "E4EAF2";
export const GROUP_FILL = "F3F5F8";
export const CELL_MARGIN = { top: 40, bottom: 40, left: 85, right: 85 } as const;
/** Rows that are filled in by hand. */
export const FILL_HEIGHT = 480;
export const SIGN_HEIGHT = 560;

/** Every font has one for Latin letters and one for Japanese. */
interface Face {
  readonly ascii: string;
  readonly hAnsi: string;
  readonly cs: string;
  readonly eastAsia: string;
}

const face = (latin: string, eastAsia: string): Face => ({
  ascii: latin,
  hAnsi: latin,
  cs: latin,
  eastAsia,
});

/** Japanese official papers are set in Mincho, their headings in Gothic; English forms in Arial. */
const faces = {
  ja: { body: face("Times New Roman", "ＭＳ 明朝"), heading: face("Arial", "ＭＳ ゴシック") },
  en: { body: face("Arial", "ＭＳ ゴシック"), heading: face("Arial", "ＭＳ ゴシック") },
} as const;

/** In half points. */
const sizes = {
  ja: { title: 32, body: 21, heading: 23, table: 18, note: 17, edge: 16 },
  en: { title: 32, body: 20, heading: 22, table: 17, note: 16, edge: 15 },
} as const;

export interface Look {
  readonly styles: Docx.IStylesOptions;
  readonly bullets: Docx.INumberingOptions["config"][number];
}

const paragraphs = (language: Language): readonly Docx.IParagraphStyleOptions[] => {
  const size = sizes[language];
  const grey = { color: "595959" } as const;
  const basedOn = "Normal";
  const right = { alignment: "right" } as const;
  return [
    { id: "Cell", name: "Cell", basedOn, run: { size: size.table }, paragraph: { spacing: TIGHT } },
    {
      id: "CellHead",
      name: "Cell Heading",
      basedOn: "Cell",
      run: { bold: true, font: faces[language].heading },
    },
    {
      id: "Note",
      name: "Note",
      basedOn,
      run: { size: size.note, ...grey },
      paragraph: { spacing: { ...TIGHT, after: 40 } },
    },
    {
      id: "Edge",
      name: "Edge",
      basedOn,
      run: { size: size.edge, ...grey },
      paragraph: { spacing: TIGHT },
    },
    { id: "Sender", name: "Sender", basedOn, paragraph: { ...right, spacing: TIGHT } },
    {
      id: "Subtitle",
      name: "Subtitle",
      basedOn,
      paragraph: { alignment: "center", spacing: { before: 0, after: 240 } },
    },
    // What parts two tables, which would otherwise grow together.
    { id: "Gap", name: "Gap", basedOn, run: { size: 8 }, paragraph: { spacing: TIGHT } },
  ];
};

const TIGHT = { before: 0, after: 0, line: 252 } as const;

export function lookOf(language: Language): Look {
  const { body, heading } = faces[language];
  const size = sizes[language];
  const headed = (points: number): Docx.IParagraphStylePropertiesOptions => ({
    spacing: { before: points, after: 80 },
    keepNext: true,
  });
  return {
    styles: {
      default: {
        document: {
          run: { font: body, size: size.body, language: { value: "en-GB", eastAsia: "ja-JP" } },
          paragraph: { spacing: { before: 0, after: 100, line: 288 } },
        },
        title: {
          run: { font: heading, size: size.title, bold: true },
          paragraph: { alignment: "center", spacing: { before: 120, after: 160 } },
        },
        heading1: {
          run: { font: heading, size: size.heading, bold: true, color: "000000" },
          paragraph: headed(280),
        },
        heading2: {
          run: { font: heading, size: size.body, bold: true, color: "000000" },
          paragraph: headed(180),
        },
      },
      paragraphStyles: paragraphs(language),
    },
    bullets: {
      reference: "bullets",
      levels: [
        {
          level: 0,
          format: "bullet",
          text: language === "ja" ? "・" : "•",
          alignment: "left",
          style: { paragraph: { indent: { left: 360, hanging: 260 }, spacing: { after: 40 } } },
        },
      ],
    },
  };
}
