/**
 * The papers of a shipment, from its facts alone: packing list, pro-forma invoice, certificate of
 * donation, waybill, cargo manifest and receipt, as Word documents and as sheets of a workbook.
 * Each names the plan with its hash and the position of the ledger, and all have the same totals.
 */
import { receiptHeadings, receiptWords } from "../../text/planning/receipt.ts";
import { shippingWords as words } from "../../text/planning/shipping.ts";
import { count, type Language, type Text } from "../../text/text.ts";
import type { Paper, PaperBlock, PaperField, PaperPart, PaperTable, Signer } from "../paper.ts";
import type { SheetField, SheetSpec } from "../sheet.ts";
import type { PlaceFacts, ShipmentFacts } from "./shipment-facts.ts";
import { consignments, totalsOf } from "./shipping-packs.ts";
import {
  cubicMetres,
  kilogrammes,
  paperTable,
  type ShippingTable,
  sheetTable,
} from "./shipping-table.ts";
import {
  donationTable,
  invoiceTable,
  manifestTable,
  packingTable,
  routeTable,
  waybillTable,
  worthOf,
} from "./shipping-tables.ts";

export const shippingPapers = [
  "packing-list",
  "invoice",
  "donation",
  "waybill",
  "manifest",
  "receipt",
] as const;
export type ShippingPaper = (typeof shippingPapers)[number];

interface Kind {
  readonly title: Text;
  readonly landscape?: true;
  /** The name of its sheet; the receipt has a form of its own (receipt-form.ts). */
  readonly sheet?: Text;
  readonly table: (facts: ShipmentFacts, language: Language) => ShippingTable;
  readonly signers: readonly Text[];
}

const { signatures } = words;

const kinds: Readonly<Record<Exclude<ShippingPaper, "receipt">, Kind>> = {
  "packing-list": {
    title: words.packingList,
    sheet: words.sheets.packingList,
    landscape: true,
    table: packingTable,
    signers: [signatures.issuer],
  },
  invoice: {
    title: words.invoice,
    sheet: words.sheets.invoice,
    table: invoiceTable,
    signers: [signatures.issuer],
  },
  donation: {
    title: words.donation,
    sheet: words.sheets.donation,
    table: donationTable,
    signers: [signatures.donor, signatures.recipient],
  },
  waybill: {
    title: words.waybill,
    sheet: words.sheets.waybill,
    landscape: true,
    table: waybillTable,
    signers: [signatures.consignor, signatures.carrier, signatures.consignee],
  },
  manifest: {
    title: words.manifest,
    sheet: words.sheets.manifest,
    landscape: true,
    table: manifestTable,
    signers: [signatures.issuer, signatures.carrier],
  },
};

/** In each of the languages, one after the other. */
export function shippingPaper(
  paper: ShippingPaper,
  facts: ShipmentFacts,
  [first, ...others]: readonly [Language, ...Language[]],
): Paper {
  const part = (language: Language): PaperPart => partOf(paper, facts, language);
  const { title } = paper === "receipt" ? { title: words.receipt } : kinds[paper];
  return { title: `${title[first]} ${facts.code}`, parts: [part(first), ...others.map(part)] };
}

function partOf(paper: ShippingPaper, facts: ShipmentFacts, language: Language): PaperPart {
  const { code, made, plan, planHash, position } = facts;
  const landscape = paper === "receipt" || kinds[paper].landscape === true;
  const { title } = paper === "receipt" ? { title: words.receipt } : kinds[paper];
  const provenance = words.provenance(
    made,
    bracketed(plan, short(planHash), language),
    bracketed(position.transaction, short(position.hash), language),
  );
  return {
    language,
    ...(landscape && { landscape: true as const }),
    running: `${title[language]}  ${code}`,
    provenance: provenance[language],
    blocks: [
      { is: "title", text: title[language] },
      { is: "fields", paired: true, fields: fieldsOf(paper, facts, language) },
      ...bodyOf(paper, facts, language),
    ],
  };
}

const bracketed = (text: string, note: string, language: Language): string =>
  language === "ja" ? `${text}（${note}）` : `${text} (${note})`;

const placeText = ({ name, code }: PlaceFacts, language: Language): string =>
  name[language] === code ? code : bracketed(name[language], code, language);

/** Enough to tell plans and ledgers apart; the whole of it stands below the table. */
const short = (hash: string): string => hash.slice(0, 16);

function fieldsOf(
  paper: ShippingPaper,
  facts: ShipmentFacts,
  language: Language,
): readonly PaperField[] {
  const { weight, volume, packs } = totalsOf(facts.lines);
  const { plan, planHash, position, state } = facts;
  const field = (key: keyof typeof words.fields, value?: string): PaperField => ({
    label: words.fields[key][language],
    ...(value !== undefined && { value }),
  });
  const star = (text: string, estimated: boolean): string => (estimated ? `${text}\u00A0*` : text);
  const measure = (one: typeof weight, text: (value: number) => string): string | undefined =>
    one.sum === undefined ? undefined : star(text(one.sum), one.estimated);
  const owners = [...new Set(facts.lines.map(({ owner }) => owner[language]))];
  return [
    field("shipment", facts.code),
    field("date", facts.made),
    field("request", facts.request),
    field("operation", facts.operation),
    field("consignor", owners.join(language === "ja" ? "、" : ", ")),
    field("consignee", [...consignments(facts).keys()].join(language === "ja" ? "、" : ", ")),
    field("from", placeText(facts.from, language)),
    field("to", placeText(facts.to, language)),
    field(state === "dispatched" ? "departed" : "departure", facts.depart),
    field("arrival", facts.arrive),
    field("weight", measure(weight, kilogrammes)),
    field("volume", measure(volume, cubicMetres)),
    field("packs", packs === undefined ? undefined : String(packs)),
    ...(paper === "invoice" ? [field("terms")] : []),
    ...(paper === "waybill" ? [field("carrier"), field("vehicleNumber")] : []),
    ...(paper === "manifest" ? [field("vehicleNumber")] : []),
    field("plan", bracketed(plan, short(planHash), language)),
    field("position", bracketed(position.transaction, short(position.hash), language)),
  ];
}

function bodyOf(
  paper: ShippingPaper,
  facts: ShipmentFacts,
  language: Language,
): readonly PaperBlock[] {
  if (paper === "receipt") return receiptBlocks(facts, language);
  const { table, signers } = kinds[paper];
  const routed = isRouted(paper);
  return [
    ...(paper === "donation" ? [certificate(facts, language)] : []),
    ...(routed && facts.legs.length > 0
      ? [heading(words.route, language), paperTable(routeTable(facts, language), language)]
      : []),
    ...(routed ? [heading(words.goods, language)] : []),
    paperTable(table(facts, language), language),
    { is: "notes", notes: notesOf(paper, facts).map((note) => note[language]) },
    { is: "signatures", signers: signers.map((role) => signer(role, language)) },
  ];
}

const heading = (text: Text, language: Language): PaperBlock => ({
  is: "heading",
  text: text[language],
});

const signer = (role: Text, language: Language): Signer => ({
  role: role[language],
  lines: words.signatureLines.map((line) => line[language]),
});

function certificate(facts: ShipmentFacts, language: Language): PaperBlock {
  const owners = new Map(facts.lines.map(({ owner }) => [owner.en, owner]));
  const all: Text = {
    en: [...owners.values()].map(({ en }) => en).join(" and "),
    ja: [...owners.values()].map(({ ja }) => ja).join("及び"),
  };
  const text = words.certify(all, facts.organisation, facts.operation)[language];
  return { is: "paragraph", text };
}

const isRouted = (paper: ShippingPaper): boolean => paper === "waybill" || paper === "manifest";

function notesOf(paper: Exclude<ShippingPaper, "receipt">, facts: ShipmentFacts): readonly Text[] {
  const { weight, volume, packs } = totalsOf(facts.lines);
  const value = worthOf(facts.lines);
  const hasPacks = paper === "packing-list" || paper === "waybill" || paper === "manifest";
  const hasVolume = paper !== "invoice";
  const estimated = weight.estimated || (hasVolume && volume.estimated);
  return [
    ...(paper === "invoice" ? [words.customsOnly] : []),
    ...(paper === "invoice" && value === "several-currencies" ? [words.severalCurrencies] : []),
    ...(paper === "invoice" && typeof value === "object" && "unknown" in value
      ? [words.valueUnknown(value.unknown)]
      : []),
    ...(isRouted(paper) && facts.together ? [words.together(facts.together)] : []),
    ...(estimated ? [words.estimatedNote] : []),
    ...(weight.unknownLines.length > 0 ? [words.unknownNote("weight", weight.unknownLines)] : []),
    ...(hasVolume && volume.unknownLines.length > 0
      ? [words.unknownNote("volume", volume.unknownLines)]
      : []),
    ...(hasPacks && packs === undefined ? [words.packsNote] : []),
    words.blankNote,
    hashes(facts),
  ];
}

const hashes = ({ plan, planHash, position }: ShipmentFacts): Text =>
  words.hashes(plan, planHash, position.transaction, position.hash);

/** The same form as the workbook that `ship deliver` reads, to be filled in on paper. */
function receiptBlocks(facts: ShipmentFacts, language: Language): readonly PaperBlock[] {
  const { lines } = facts;
  const widths = { line: 5, item: 15, name: 18, lot: 11, unit: 6, sent: 8, received: 11 };
  const rest = { damaged: 11, short: 7, reason: 13 };
  const table: PaperTable = {
    is: "table",
    fill: true,
    columns: Object.entries({ ...widths, ...rest }).map(([key, width]) => ({
      heading: receiptHeadings[key as keyof typeof receiptHeadings][language],
      width,
      ...(key === "sent" && { align: "right" as const }),
    })),
    rows: lines.map((line) => [
      String(line.no),
      line.item,
      line.name[language],
      line.lot,
      line.unit[language],
      count(line.quantity),
    ]),
  };
  return [
    table,
    {
      is: "notes",
      notes: [...receiptWords.notes.slice(0, 2), hashes(facts)].map((note) => note[language]),
    },
    { is: "signatures", signers: [signer(signatures.consignee, language)] },
  ];
}

/** All but the receipt, which goes out and comes back alone. */
export function shippingSheets(facts: ShipmentFacts, language: Language): readonly SheetSpec[] {
  return Object.values(kinds).flatMap(({ title, sheet, table }, at) => {
    const paper = shippingPapers[at];
    if (sheet === undefined || paper === undefined || paper === "receipt") return [];
    const made = table(facts, language);
    const named = paper === "packing-list" ? words.columns.consignee : undefined;
    const group = paper === "donation" ? words.columns.donor : named;
    const fields = fieldsOf(paper, facts, language).map(
      ({ label, value }): SheetField => ({ label, ...(value !== undefined && { value }) }),
    );
    return [
      {
        name: sheet[language],
        title: `${title[language]} ${facts.code}`,
        // A field spans several columns; of few columns, three fields leave no room for a name.
        head: rowsOf(fields, made.columns.length > 11 ? 3 : 2),
        ...sheetTable(made, language, group),
        notes: notesOf(paper, facts).map((note) => note[language]),
      },
    ];
  });
}

const rowsOf = (
  fields: readonly SheetField[],
  across: number,
): readonly (readonly SheetField[])[] =>
  Array.from({ length: Math.ceil(fields.length / across) }, (_, row) =>
    fields.slice(row * across, row * across + across),
  );
