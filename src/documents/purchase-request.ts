/**
 * A purchase request (調達要求書): what one owner asks its contracting officer to buy, why, on what
 * figures the quantities rest, and to which specification. One part for each contract, then the
 * specifications as annexes.
 */
import { fiscalYearEnd } from "../domain/dates.ts";
import { eraDate } from "../text/counting/count-report.ts";
import { purchaseWords as words } from "../text/replenishment/purchase-request.ts";
import { count } from "../text/text.ts";
import type { Paper, PaperBlock, PaperPart } from "./paper.ts";

export interface RequestedGoods {
  readonly name: string;
  readonly code: string;
  /** Of the annex with its specification. */
  readonly annex: number | undefined;
  readonly pieces: number;
  readonly packs: number;
  readonly packPieces: number;
  readonly unitYen: number | undefined;
  readonly yen: number | undefined;
  /** Every figure that leads to the quantity, a sentence each. */
  readonly basis: readonly string[];
  readonly otherwise:
    | {
        readonly days: number;
        readonly now: string; // service
        readonly after: string;
        readonly daysEmpty: number;
        readonly unserved: number;
        readonly people: number | undefined;
        readonly served: number | undefined;
      }
    | undefined;
}

export interface RequestedContract {
  readonly agency: string;
  readonly depot: string;
  readonly fiscalYear: number;
  readonly due: string;
  readonly dueLate: string;
  readonly yen: number | undefined;
  readonly threshold: number | undefined;
  readonly quote:
    | { readonly supplier: string; readonly source: string; readonly assumed: boolean }
    | undefined;
  readonly why: string;
  readonly containers: string;
  readonly goods: readonly RequestedGoods[];
}

export interface PurchaseRequest {
  readonly date: string;
  /** Of the content, so that two copies can be told to be the same. */
  readonly mark: string;
  readonly contracts: readonly [RequestedContract, ...RequestedContract[]];
  readonly annexes: readonly PaperPart[];
}

export function purchasePaper(request: PurchaseRequest): Paper {
  const [first, ...others] = request.contracts;
  const part = (contract: RequestedContract): PaperPart => partOf(contract, request);
  return {
    title: words.file(first.goods[0]?.name ?? "", goodsIn(request) - 1),
    parts: [part(first), ...others.map(part), ...request.annexes],
  };
}

const goodsIn = ({ contracts }: PurchaseRequest): number =>
  contracts.reduce((sum, { goods }) => sum + goods.length, 0);

function partOf(contract: RequestedContract, { date, mark }: PurchaseRequest): PaperPart {
  const { goods } = contract;
  const subject = words.subject(goods[0]?.name ?? "", goods.length - 1);
  return {
    language: "ja",
    running: subject,
    provenance: words.provenance(date, mark),
    blocks: [
      { is: "sender", lines: [words.number, eraDate(date), contract.agency] },
      { is: "title", text: words.title, subtitle: subject },
      { is: "paragraph", text: words.to },
      { is: "paragraph", text: words.opening },
      fieldsOf(contract, subject),
      heading(words.headings.goods),
      goodsTable(contract),
      { is: "notes", notes: quoteNotes(contract) },
      // On the first page: whoever signs has the goods and the sum before him, the grounds behind.
      {
        is: "signatures",
        signers: Object.values(words.signers).map((role) => ({ role, lines: words.signLines })),
      },
      heading(words.headings.why),
      { is: "paragraph", text: contract.why },
      ...otherwise(goods),
      heading(words.headings.basis),
      ...goods.flatMap(({ name, basis }): readonly PaperBlock[] => [
        { is: "heading", text: name, level: 2 },
        { is: "list", items: basis },
      ]),
      heading(words.headings.delivery),
      { is: "list", items: [words.containers(contract.containers), words.marking] },
      heading(words.headings.specification),
      { is: "list", items: specifications(goods) },
    ],
  };
}

const heading = (text: string): PaperBlock => ({ is: "heading", text });

function fieldsOf(contract: RequestedContract, subject: string): PaperBlock {
  const { fields } = words;
  const { agency, depot, due, dueLate, yen, fiscalYear } = contract;
  return {
    is: "fields",
    fields: [
      { label: fields.subject, value: subject },
      { label: fields.agency, value: agency },
      { label: fields.year, value: words.year(fiscalYear, due <= fiscalYearEnd(fiscalYear)) },
      { label: fields.item },
      { label: fields.depot, value: depot },
      { label: fields.due, value: words.due(due, dueLate) },
      { label: fields.total, value: yen === undefined ? words.unknown : words.yen(yen) },
      { label: fields.contract, value: contractOf(contract) },
    ],
  };
}

function contractOf({ yen, threshold }: RequestedContract): string {
  if (yen === undefined || threshold === undefined) return words.unknownValue;
  return yen >= threshold ? words.over(threshold) : words.below(threshold);
}

function goodsTable({ goods, yen }: RequestedContract): PaperBlock {
  const { columns } = words;
  return {
    is: "table",
    columns: [
      { heading: columns.number, width: 6, align: "center" },
      { heading: columns.name, width: 31 },
      { heading: columns.specification, width: 9, align: "center" },
      { heading: columns.quantity, width: 12, align: "right" },
      { heading: columns.packs, width: 16, align: "right" },
      { heading: columns.price, width: 12, align: "right" },
      { heading: columns.amount, width: 14, align: "right" },
    ],
    rows: goods.map((one, at) => [
      String(at + 1),
      `${one.name}\n${one.code}`,
      one.annex === undefined ? undefined : words.annex(one.annex),
      count(one.pieces),
      words.packs(one.packs, one.packPieces),
      one.unitYen === undefined ? words.unknown : count(one.unitYen),
      one.yen === undefined ? words.unknown : count(one.yen),
    ]),
    ...(yen === undefined
      ? {}
      : {
          totals: [undefined, words.total, undefined, undefined, undefined, undefined, count(yen)],
        }),
  };
}

const quoteNotes = ({ quote }: RequestedContract): readonly string[] =>
  quote === undefined
    ? [words.noQuote]
    : [words.quoted(quote.supplier, quote.source, quote.assumed), words.taxed];

function otherwise(goods: readonly RequestedGoods[]): readonly PaperBlock[] {
  const told = goods.flatMap(({ name, otherwise: without }) =>
    without === undefined ? [] : [{ name, ...without }],
  );
  if (told.length === 0) return [];
  const { columns } = words;
  const right = (text: string, width: number) =>
    ({ heading: text, width, align: "right" }) as const;
  return [
    heading(words.headings.otherwise),
    { is: "paragraph", text: words.otherwise(Math.max(...told.map(({ days }) => days))) },
    {
      is: "table",
      columns: [
        { heading: columns.name, width: 24 },
        right(`${columns.service}\n${columns.now}`, 13),
        right(`${columns.service}\n${columns.after}`, 13),
        right(columns.daysEmpty, 12),
        right(columns.unserved, 12),
        right(columns.people, 12),
        right(columns.served, 14),
      ],
      rows: told.map((one) => [
        one.name,
        one.now,
        one.after,
        count(one.daysEmpty),
        count(one.unserved),
        one.people === undefined ? words.unknown : count(one.people),
        one.served === undefined ? words.unknown : count(one.served),
      ]),
    },
  ];
}

function specifications(goods: readonly RequestedGoods[]): readonly string[] {
  const named = (of: readonly RequestedGoods[]): string => of.map(({ name }) => name).join("、");
  const [known, unknown] = [
    goods.filter(({ annex }) => annex !== undefined),
    goods.filter(({ annex }) => annex === undefined),
  ];
  return [
    ...(known.length === 0 ? [] : [words.specified(named(known))]),
    ...(unknown.length === 0 ? [] : [words.unspecified(named(unknown))]),
  ];
}
