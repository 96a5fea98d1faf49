/**
 * Papers → Word documents (.docx) as Japanese offices expect them: A4, serif in Japanese (MS
 * Mincho, or what stands in for it), headings that Word's outline shows, tables whose heading is
 * repeated on each page and whose rows are not torn apart, "Page 2 of 3" at the foot.
 *
 * The same paper gives the same bytes: where the library writes the moment, one day stands always.
 */
import type * as Docx from "docx";
import type { Paper, PaperPart } from "../../documents/paper.ts";
import { OutsideError } from "../../ports.ts";
import { writeFileWhole } from "../write-file.ts";
import { withFixedDates } from "../zip-dates.ts";
import { blockParts, type Sheet } from "./docx-blocks.ts";
import { type Look, lookOf, MARGIN, PAGE } from "./docx-look.ts";
import { corePart, fontPart } from "./docx-parts.ts";

/** Word becomes slow with longer tables, and nobody reads them on paper. */
export const PAPER_ROWS_MAX = 5000;

export async function writePaper(path: string, paper: Paper): Promise<void> {
  await writeFileWhole(path, await paperBytes(paper));
}

export async function paperBytes(paper: Paper): Promise<Uint8Array> {
  const rows = rowsOf(paper);
  if (rows > PAPER_ROWS_MAX) throw tooManyRows(rows);
  const docx = await import("docx");
  const look = lookOf(paper.parts[0].language);
  const document = new docx.Document({
    title: paper.title,
    creator: "bichiku",
    styles: look.styles,
    numbering: { config: [look.bullets] },
    sections: paper.parts.map((part) => section(part, { docx, look })),
  });
  const parts = [
    { path: "docProps/core.xml", data: corePart(paper.title) },
    { path: "word/fontTable.xml", data: fontPart },
  ];
  return withFixedDates(await docx.Packer.toBuffer(document, undefined, parts));
}

const rowsOf = ({ parts }: Paper): number =>
  parts.reduce(
    (sum, { blocks }) =>
      blocks.reduce((all, block) => all + (block.is === "table" ? block.rows.length : 0), sum),
    0,
  );

function tooManyRows(rows: number): OutsideError {
  return new OutsideError(
    {
      en: `${rows} rows are too many for a Word document`,
      ja: `${rows}行は Word 文書に収まりません`,
    },
    { en: "choose fewer, or use --csv", ja: "対象を絞るか、--csv で出力してください" },
  );
}

interface Setting {
  readonly docx: typeof Docx;
  readonly look: Look;
}

function section(part: PaperPart, { docx, look }: Setting): Docx.ISectionOptions {
  const { language, landscape, running = "", provenance = "", blocks } = part;
  const width = (landscape ? PAGE.height : PAGE.width) - 2 * MARGIN.side;
  const sheet: Sheet = { docx, look, language, width };
  const { LANDSCAPE, PORTRAIT } = docx.PageOrientation;
  return {
    properties: {
      page: {
        // The library itself turns the page.
        size: { ...PAGE, orientation: landscape ? LANDSCAPE : PORTRAIT },
        margin: {
          top: MARGIN.top,
          bottom: MARGIN.bottom,
          left: MARGIN.side,
          right: MARGIN.side,
          header: MARGIN.edge,
          footer: MARGIN.edge,
        },
      },
    },
    headers: { default: new docx.Header({ children: [edge(docx, width, "", [running])] }) },
    footers: { default: new docx.Footer({ children: [foot(sheet, provenance)] }) },
    children: blocks.flatMap((block) => blockParts(block, sheet)),
  };
}

type EdgeText = string | (typeof Docx.PageNumber)[keyof typeof Docx.PageNumber];

/** A line of the head or foot: what stands left, and what stands right. */
function edge(
  { Paragraph, TextRun, TabStopType }: typeof Docx,
  width: number,
  left: string,
  right: readonly EdgeText[],
): Docx.Paragraph {
  return new Paragraph({
    style: "Edge",
    tabStops: [{ type: TabStopType.RIGHT, position: width }],
    children: [new TextRun({ children: [left, "\t", ...right] })],
  });
}

function foot({ docx, language, width }: Sheet, provenance: string): Docx.Paragraph {
  const { CURRENT, TOTAL_PAGES } = docx.PageNumber;
  const pages: readonly EdgeText[] =
    language === "ja" ? [CURRENT, " / ", TOTAL_PAGES] : ["Page ", CURRENT, " of ", TOTAL_PAGES];
  return edge(docx, width, provenance, pages);
}
