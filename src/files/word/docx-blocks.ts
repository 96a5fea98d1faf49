/** The blocks of a paper as paragraphs and tables of Word. */
import type * as Docx from "docx";
import type { PaperBlock, PaperField, PaperTable, Signer } from "../../documents/paper.ts";
import type { Language } from "../../text/text.ts";
import {
  CELL_MARGIN,
  FILL_HEIGHT,
  GROUP_FILL,
  HEAD_FILL,
  LINE,
  type Look,
  SIGN_HEIGHT,
} from "./docx-look.ts";

/** What a part of a paper is set on. */
export interface Sheet {
  readonly docx: typeof Docx;
  readonly look: Look;
  readonly language: Language;
  /** Between the margins, in twips. */
  readonly width: number;
}

type Child = Docx.Paragraph | Docx.Table;

export function blockParts(block: PaperBlock, sheet: Sheet): readonly Child[] {
  const { docx } = sheet;
  const { TITLE, HEADING_1, HEADING_2 } = docx.HeadingLevel;
  switch (block.is) {
    case "title": {
      const title = paragraph(docx, block.text, { heading: TITLE });
      return block.subtitle === undefined
        ? [title]
        : [title, paragraph(docx, block.subtitle, { style: "Subtitle" })];
    }
    case "sender":
      return block.lines.map((line) => paragraph(docx, line, { style: "Sender" }));
    case "heading":
      return [paragraph(docx, block.text, { heading: block.level === 2 ? HEADING_2 : HEADING_1 })];
    case "paragraph":
      return [paragraph(docx, block.text, {})];
    case "list":
      return block.items.map((item) =>
        paragraph(docx, item, { numbering: { reference: "bullets", level: 0 } }),
      );
    case "fields":
      return [fieldsTable(block.fields, block.paired === true, sheet), gap(docx)];
    case "table":
      return [table(block, sheet), gap(docx)];
    case "signatures":
      return [gap(docx), signatures(block.signers, sheet), gap(docx)];
    case "notes":
      return block.notes.map((note) => paragraph(docx, note, { style: "Note" }));
  }
}

/** XML has no control characters; halves of surrogate pairs are lost characters. */
const writable = (text: string): string =>
  text.replace(/[^\P{Cc}\t\n]|[\uFFFE\uFFFF]/gu, "").replace(/\p{Surrogate}/gu, "\uFFFD");

function paragraph(
  { Paragraph, TextRun }: typeof Docx,
  text: string,
  options: Omit<Docx.IParagraphOptions, "text" | "children">,
): Docx.Paragraph {
  const lines = writable(text).split("\n");
  return new Paragraph({
    ...options,
    children: lines.map((line, at) => new TextRun({ text: line, ...(at > 0 && { break: 1 }) })),
  });
}

const gap = (docx: typeof Docx): Docx.Paragraph => paragraph(docx, "", { style: "Gap" });

interface CellLook {
  readonly style?: "Cell" | "CellHead";
  readonly align?: "right" | "center" | undefined;
  readonly fill?: string;
  readonly span?: number;
  readonly keepNext?: boolean;
}

function cell(
  docx: typeof Docx,
  text: string | undefined,
  width: number,
  { style = "Cell", align, fill, span, keepNext }: CellLook,
): Docx.TableCell {
  return new docx.TableCell({
    width: { size: width, type: docx.WidthType.DXA },
    margins: CELL_MARGIN,
    verticalAlign: docx.VerticalAlignTable.CENTER,
    ...(fill !== undefined && {
      shading: { type: docx.ShadingType.CLEAR, color: "auto", fill },
    }),
    ...(span !== undefined && { columnSpan: span }),
    children: [
      paragraph(docx, text ?? "", {
        style,
        ...(align !== undefined && { alignment: align }),
        ...(keepNext === true && { keepNext }),
      }),
    ],
  });
}

const BORDERS = {
  top: LINE,
  bottom: LINE,
  left: LINE,
  right: LINE,
  insideHorizontal: LINE,
  insideVertical: LINE,
} as const;

function framed(
  docx: typeof Docx,
  widths: readonly number[],
  rows: readonly Docx.TableRow[],
): Docx.Table {
  return new docx.Table({
    rows,
    columnWidths: widths,
    width: { size: sum(widths), type: docx.WidthType.DXA },
    layout: docx.TableLayoutType.FIXED,
    borders: BORDERS,
  });
}

const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);

/** Whole twips in the proportions asked for, which together are the width. */
function widthsOf(shares: readonly number[], width: number): readonly number[] {
  const all = sum(shares);
  let before = 0;
  return shares.map((_, at) => {
    const until = Math.round((sum(shares.slice(0, at + 1)) / all) * width);
    const own = until - before;
    before = until;
    return own;
  });
}

function table({ columns, rows, totals, fill }: PaperTable, { docx, width }: Sheet): Docx.Table {
  const widths = widthsOf(
    columns.map((column) => column.width),
    width,
  );
  const { TableRow, HeightRule } = docx;
  const height = fill && { height: { value: FILL_HEIGHT, rule: HeightRule.ATLEAST } };
  const line = (values: readonly (string | undefined)[], look: CellLook, tableHeader = false) =>
    new TableRow({
      cantSplit: true,
      ...(tableHeader ? { tableHeader } : height),
      children: columns.map(({ align }, at) =>
        cell(docx, values[at], widths[at] ?? 0, {
          ...look,
          align: tableHeader ? "center" : align,
        }),
      ),
    });
  const group = (text: string) =>
    new TableRow({
      cantSplit: true,
      children: [
        cell(docx, text, width, {
          style: "CellHead",
          fill: GROUP_FILL,
          span: columns.length,
          keepNext: true,
        }),
      ],
    });
  const headings = columns.map(({ heading }) => heading);
  return framed(docx, widths, [
    line(headings, { style: "CellHead", fill: HEAD_FILL, keepNext: true }, true),
    ...rows.map((row) => ("group" in row ? group(row.group) : line(row, {}))),
    ...(totals === undefined ? [] : [line(totals, { style: "CellHead", fill: GROUP_FILL })]),
  ]);
}

/** How wide labels are: a quarter alone, less where two stand side by side. */
const LABEL_SHARE = { single: [24, 76], paired: [17, 33, 17, 33] } as const;

function fieldsTable(
  fields: readonly PaperField[],
  paired: boolean,
  { docx, width }: Sheet,
): Docx.Table {
  const widths = widthsOf(paired ? LABEL_SHARE.paired : LABEL_SHARE.single, width);
  const across = widths.length / 2;
  const rows: Docx.TableRow[] = [];
  for (let at = 0; at < fields.length; at += across) {
    const own = fields.slice(at, at + across);
    const children = own.flatMap((field, side) => {
      const [label = 0, ...rest] = widths.slice(side * 2);
      // A field that is alone in its row takes what is left of it.
      const values = side === own.length - 1 ? rest : rest.slice(0, 1);
      const span = values.length > 1 ? { span: values.length } : {};
      return [
        cell(docx, field.label, label, { style: "CellHead", fill: GROUP_FILL }),
        cell(docx, field.value, sum(values), span),
      ];
    });
    rows.push(new docx.TableRow({ cantSplit: true, children }));
  }
  return framed(docx, widths, rows);
}

/** Next to each other, up to three; each with a line for everything that is filled in. */
const SIGNERS_ACROSS = 3;

function signatures(signers: readonly Signer[], { docx, width }: Sheet): Docx.Table {
  const across = Math.max(1, Math.min(signers.length, SIGNERS_ACROSS));
  const widths = widthsOf(Array.from({ length: across }, () => [35, 65]).flat(), width);
  const rows: Docx.TableRow[] = [];
  for (let at = 0; at < signers.length; at += across) {
    const own = Array.from({ length: across }, (_, side) => signers[at + side]);
    const pair = (side: number): number => (widths[side * 2] ?? 0) + (widths[side * 2 + 1] ?? 0);
    const roles = own.map((signer, side) =>
      cell(docx, signer?.role, pair(side), {
        style: "CellHead",
        fill: HEAD_FILL,
        span: 2,
        keepNext: true,
      }),
    );
    rows.push(new docx.TableRow({ cantSplit: true, children: roles }));
    const deep = Math.max(...own.map((signer) => signer?.lines.length ?? 0));
    for (let line = 0; line < deep; line += 1) {
      const children = own.flatMap((signer, side) => [
        cell(docx, signer?.lines[line], widths[side * 2] ?? 0, { keepNext: line < deep - 1 }),
        cell(docx, undefined, widths[side * 2 + 1] ?? 0, {}),
      ]);
      const height = { value: SIGN_HEIGHT, rule: docx.HeightRule.ATLEAST };
      rows.push(new docx.TableRow({ cantSplit: true, height, children }));
    }
  }
  return framed(docx, widths, rows);
}
