/**
 * A purchase request (購入要求書): what to buy, how the quantity follows, what happens if it is not
 * bought, and the purchase specifications of the goods as attachments. What nobody knows is left
 * blank, for the desk officer to fill in.
 */
import type { IsoDate } from "../domain/dates.ts";
import { eraDate } from "../text/count-report.ts";
import { purchaseRequestWords as words } from "../text/purchase-request.ts";
import { count } from "../text/text.ts";
import type { Paper, PaperBlock, PaperColumn, PaperPart } from "./paper.ts";

/** All texts are Japanese. */
export interface PurchaseRequestLine {
  readonly item: string;
  readonly name: string;
  readonly quantity: number;
  readonly unit: string;
  readonly packs?: number;
  readonly unitCostYen?: number;
  readonly costYen?: number;
  readonly supplier?: string;
  /** How the quantity follows, a sentence each. */
  readonly arithmetic: readonly string[];
  /** What is to be expected if it is not bought. */
  readonly otherwise: readonly string[];
  /** Its purchase specification, in Japanese: an attachment (see procurement-paper.ts). */
  readonly specification?: PaperPart;
}

export interface PurchaseRequestFacts {
  readonly made: IsoDate;
  readonly position: string; // of the ledger: "T-12（0123abcd…）"
  readonly agency: string;
  readonly reason: string;
  readonly place?: string; // of delivery
  readonly lines: readonly PurchaseRequestLine[];
  readonly loads: readonly {
    readonly container: string;
    readonly content: string;
    readonly filledPercent: number;
  }[];
  /** What was assumed, with its source. */
  readonly notes: readonly string[];
}

export function purchaseRequest(facts: PurchaseRequestFacts): Paper {
  const attached = facts.lines.flatMap(({ specification }) => specification ?? []);
  const { made, position } = facts;
  return {
    title: `${words.title} ${made}`,
    parts: [
      {
        language: "ja",
        running: words.title,
        provenance: words.provenance(made, position),
        blocks: blocksOf(facts),
      },
      ...attached.map((part, at) => ({
        ...part,
        running: `${words.attachment(at + 1)}　${part.running ?? ""}`,
      })),
    ],
  };
}

function blocksOf(facts: PurchaseRequestFacts): readonly PaperBlock[] {
  const { lines, agency, made, loads, notes } = facts;
  const { headings } = words;
  const hasLoads = loads.length > 0;
  const attached = lines.filter(({ specification }) => specification !== undefined);
  const next = hasLoads ? 6 : 5;
  return [
    { is: "sender", lines: [words.numberLine, eraDate(made), words.from] },
    { is: "paragraph", text: words.to },
    { is: "title", text: words.title },
    { is: "paragraph", text: words.opening(agency) },
    { is: "heading", text: headings.subject },
    { is: "fields", fields: fieldsOf(facts) },
    { is: "heading", text: headings.goods },
    ...goodsBlocks(lines),
    { is: "heading", text: headings.arithmetic },
    ...lines.flatMap(({ name, arithmetic }, at): readonly PaperBlock[] => [
      { is: "heading", level: 2, text: `（${at + 1}）${name}` },
      { is: "list", items: arithmetic },
    ]),
    { is: "heading", text: headings.otherwise },
    otherwiseTable(lines),
    ...(hasLoads ? [heading(headings.loads), loadsTable(loads)] : []),
    ...(notes.length === 0
      ? []
      : [heading(headings.sources(next)), { is: "list" as const, items: notes }]),
    ...(attached.length === 0
      ? []
      : [
          heading(headings.attachments(notes.length === 0 ? next : next + 1)),
          {
            is: "list" as const,
            items: attached.map(({ name }, at) => `${words.attachment(at + 1)}　仕様書（${name}）`),
          },
        ]),
    { is: "notes", notes: [words.blank] },
    {
      is: "signatures",
      signers: words.signers.map((role) => ({ role, lines: words.signatureLines })),
    },
  ];
}

const heading = (text: string): PaperBlock => ({ is: "heading", text });

/** What the lines cost together; undefined where one has no price. */
function totalYen(lines: readonly PurchaseRequestLine[]): number | undefined {
  return lines.reduce<number | undefined>(
    (sum, { costYen }) => (sum === undefined || costYen === undefined ? undefined : sum + costYen),
    0,
  );
}

const figure = (value: number | undefined): string | undefined =>
  value === undefined ? undefined : count(value);

function fieldsOf({ lines, reason, agency, place }: PurchaseRequestFacts) {
  const { fields, subject } = words;
  const field = (label: string, value: string | undefined) => ({
    label,
    ...(value !== undefined && { value }),
  });
  return [
    field(fields.subject, subject(lines.map(({ name }) => name))),
    field(fields.reason, reason),
    field(fields.agency, agency),
    field(fields.total, figure(totalYen(lines))),
    field(fields.wanted, undefined),
    field(fields.place, place),
    field(fields.funding, undefined),
  ];
}

const column = (
  key: keyof typeof words.columns,
  width: number,
  align?: NonNullable<PaperColumn["align"]>,
): PaperColumn => ({
  heading: words.columns[key],
  width,
  ...(align !== undefined && { align }),
});

function goodsBlocks(lines: readonly PurchaseRequestLine[]): readonly PaperBlock[] {
  const unpriced = lines.flatMap(({ costYen }, at) => (costYen === undefined ? [at + 1] : []));
  let attached = 0;
  const rows = lines.map((line, at) => {
    const { name, item, quantity, unit, packs, unitCostYen, costYen, supplier } = line;
    if (line.specification !== undefined) attached += 1;
    return [
      String(at + 1),
      `${name}\n${item}`,
      count(quantity),
      unit,
      figure(packs),
      figure(unitCostYen),
      figure(costYen),
      supplier,
      line.specification === undefined ? undefined : words.attachment(attached),
    ];
  });
  return [
    {
      is: "table",
      columns: [
        column("no", 6, "center"),
        column("goods", 22),
        column("quantity", 10, "right"),
        column("unit", 7),
        column("packs", 9, "right"),
        column("price", 12, "right"),
        column("cost", 15, "right"),
        column("supplier", 14),
        column("specification", 9, "center"),
      ],
      rows,
      totals: [undefined, words.total, ...Array(4).fill(undefined), figure(totalYen(lines))],
    },
    ...(unpriced.length === 0
      ? []
      : [{ is: "notes" as const, notes: [words.priceUnknown(unpriced)] }]),
  ];
}

const otherwiseTable = (lines: readonly PurchaseRequestLine[]): PaperBlock => ({
  is: "table",
  columns: [column("no", 7, "center"), column("goods", 28), column("effect", 65)],
  rows: lines.map(({ name, otherwise }, at) => [String(at + 1), name, otherwise.join("\n")]),
});

const loadsTable = (loads: PurchaseRequestFacts["loads"]): PaperBlock => ({
  is: "table",
  columns: [column("container", 25), column("content", 57), column("filled", 18, "right")],
  rows: loads.map(({ container, content, filledPercent }) => [
    container,
    content,
    `${filledPercent} %`,
  ]),
});
