/** The tables of a shipment's papers: what stands in each row and total. */
import { shippingWords as words } from "../../text/planning/shipping.ts";
import type { Language } from "../../text/text.ts";
import type { ShipmentFacts, ShipmentLineFacts } from "./shipment-facts.ts";
import {
  consignments,
  type PackGroup,
  packGroups,
  type Total,
  totalsOf,
} from "./shipping-packs.ts";
import type { ShippingCell, ShippingColumn, ShippingTable } from "./shipping-table.ts";

const { columns: said } = words;

const column = (
  key: keyof typeof said,
  width: number,
  is: ShippingColumn["is"] = "text",
): ShippingColumn => ({ heading: said[key], width, is });

const figure = (
  value: number | undefined,
  line: ShipmentLineFacts,
  kind: "weight" | "volume",
): ShippingCell =>
  value === undefined ? undefined : { figure: value, estimated: line.estimated.includes(kind) };

const totalCell = ({ sum, estimated }: Total): ShippingCell =>
  sum === undefined ? undefined : { figure: sum, estimated };

const goods = ({ name, item }: ShipmentLineFacts, language: Language): string =>
  `${name[language]}\n${item}`;

const numbers = ({ packs }: PackGroup): string | undefined => {
  if (packs === undefined) return undefined;
  const { from, to } = packs;
  return from === to ? String(from) : `${from}–${to}`;
};

const packCount = ({ packs }: PackGroup): number | undefined => packs && packs.to - packs.from + 1;

/** Per consignment, and within it per pack. */
export function packingTable(facts: ShipmentFacts, language: Language): ShippingTable {
  const groups = packGroups(facts.lines);
  const sums = (lines: readonly ShipmentLineFacts[], label: string): readonly ShippingCell[] => {
    const { packs, weight, volume } = totalsOf(lines);
    const last = [undefined, totalCell(weight), totalCell(volume)];
    return [
      undefined,
      label,
      undefined,
      undefined,
      undefined,
      packs,
      undefined,
      undefined,
      undefined,
      ...last,
    ];
  };
  return {
    columns: [
      column("no", 5, "mark"),
      column("goods", 20),
      column("lot", 11),
      column("expiry", 10),
      column("packNumbers", 9, "mark"),
      column("packs", 7, "count"),
      column("perPack", 7, "count"),
      column("quantity", 9, "count"),
      column("unit", 7),
      column("packWeight", 9, "weight"),
      column("weight", 13, "weight"),
      column("volume", 12, "volume"),
    ],
    groups: [...consignments(facts)].map(([consignee, lines]) => ({
      title: words.consignment(consignee)[language],
      name: consignee,
      rows: groups
        .filter(({ line }) => lines.includes(line))
        .map((group): readonly ShippingCell[] => {
          const { line, packs, quantity, eachG, weightG, volumeCm3 } = group;
          return [
            String(line.no),
            goods(line, language),
            line.lot,
            line.expiry,
            numbers(group),
            packCount(group),
            packs?.pieces,
            quantity,
            line.unit[language],
            figure(eachG, line, "weight"),
            figure(weightG, line, "weight"),
            figure(volumeCm3, line, "volume"),
          ];
        }),
      subtotal: sums(lines, words.subtotal[language]),
    })),
    totals: sums(facts.lines, words.total[language]),
  };
}

type Money = NonNullable<ShipmentLineFacts["unitValue"]>;

const amount = (value: Money | undefined, quantity: number): ShippingCell =>
  value && { minor: value.minor * quantity, decimals: value.minorDigits };

/** What lines are worth together, where all of it is known and in one currency. */
export function worthOf(
  lines: readonly ShipmentLineFacts[],
): Money | { readonly unknown: readonly number[] } | "several-currencies" {
  const unknown = lines.filter(({ unitValue }) => unitValue === undefined).map(({ no }) => no);
  if (unknown.length > 0) return { unknown };
  const currencies = new Set(lines.map(({ unitValue }) => unitValue?.currency));
  const [first] = lines;
  if (currencies.size !== 1 || first?.unitValue === undefined) return "several-currencies";
  const minor = lines.reduce((sum, one) => sum + (one.unitValue?.minor ?? 0) * one.quantity, 0);
  return { ...first.unitValue, minor };
}

export function invoiceTable(facts: ShipmentFacts, language: Language): ShippingTable {
  const { weight } = totalsOf(facts.lines);
  const worth = worthOf(facts.lines);
  const total = typeof worth === "object" && "minor" in worth ? worth : undefined;
  return {
    columns: [
      column("no", 6, "mark"),
      column("goods", 20),
      column("hsCode", 12),
      column("origin", 9),
      column("quantity", 9, "count"),
      column("unit", 7),
      column("weight", 14, "weight"),
      column("unitValue", 9, "amount"),
      column("value", 12, "amount"),
      column("currency", 11),
    ],
    groups: [
      {
        rows: facts.lines.map((line) => [
          String(line.no),
          goods(line, language),
          line.hsCode,
          line.origin?.[language],
          line.quantity,
          line.unit[language],
          figure(line.weightG, line, "weight"),
          amount(line.unitValue, 1),
          amount(line.unitValue, line.quantity),
          line.unitValue?.currency,
        ]),
      },
    ],
    totals: [
      ...[undefined, words.total[language], undefined, undefined, undefined, undefined],
      ...[totalCell(weight), undefined, amount(total, 1), total?.currency],
    ],
  };
}

/** Whose goods they were, donor by donor. */
export function donationTable({ lines }: ShipmentFacts, language: Language): ShippingTable {
  const owners = new Map<string, ShipmentLineFacts[]>();
  for (const line of lines) {
    const owner = line.owner[language];
    owners.set(owner, [...(owners.get(owner) ?? []), line]);
  }
  const { weight, volume } = totalsOf(lines);
  return {
    columns: [
      column("no", 6, "mark"),
      column("goods", 36),
      column("quantity", 13, "count"),
      column("unit", 9),
      column("weight", 18, "weight"),
      column("volume", 18, "volume"),
    ],
    groups: [...owners].map(([name, own]) => ({
      name,
      ...(own[0] !== undefined && { title: words.donatedBy(own[0].owner)[language] }),
      rows: own.map((line) => [
        String(line.no),
        goods(line, language),
        line.quantity,
        line.unit[language],
        figure(line.weightG, line, "weight"),
        figure(line.volumeCm3, line, "volume"),
      ]),
    })),
    totals: [
      ...[undefined, words.total[language], undefined, undefined],
      ...[totalCell(weight), totalCell(volume)],
    ],
  };
}

/** Who hands over writes what was loaded, who takes over what arrived, was lost or damaged. */
export function waybillTable({ lines }: ShipmentFacts, language: Language): ShippingTable {
  const { weight, volume, packs } = totalsOf(lines);
  const groups = packGroups(lines);
  const packsOf = (line: ShipmentLineFacts): number | undefined => {
    const own = groups.filter((group) => group.line === line).map(packCount);
    return own.reduce<number | undefined>(
      (sum, one) => (sum === undefined || one === undefined ? undefined : sum + one),
      0,
    );
  };
  return {
    columns: [
      column("no", 4, "mark"),
      column("goods", 20),
      column("lot", 9),
      column("packs", 7, "count"),
      column("quantity", 8, "count"),
      column("unit", 6),
      column("weight", 11, "weight"),
      column("volume", 11, "volume"),
      column("loaded", 8, "fill"),
      column("received", 8, "fill"),
      column("lost", 8, "fill"),
      column("damaged", 8, "fill"),
      column("remarks", 14, "fill"),
    ],
    groups: [
      {
        rows: lines.map((line) => [
          String(line.no),
          goods(line, language),
          line.lot,
          packsOf(line),
          line.quantity,
          line.unit[language],
          figure(line.weightG, line, "weight"),
          figure(line.volumeCm3, line, "volume"),
        ]),
      },
    ],
    totals: [
      ...[undefined, words.total[language], undefined, packs, undefined, undefined],
      ...[totalCell(weight), totalCell(volume)],
    ],
  };
}

export function routeTable({ legs }: ShipmentFacts, language: Language): ShippingTable {
  return {
    columns: [
      column("leg", 6, "mark"),
      column("from", 20),
      column("to", 20),
      column("mode", 9),
      column("vehicle", 21),
      column("trips", 7, "count"),
      column("depart", 12),
      column("arrive", 12),
    ],
    groups: [
      {
        rows: legs.map(({ from, to, mode, vehicle, trips, depart, arrive }, at) => [
          String(at + 1),
          from.name[language],
          to.name[language],
          words.modes[mode][language],
          vehicle[language],
          trips,
          depart,
          arrive,
        ]),
      },
    ],
  };
}

export function manifestTable(facts: ShipmentFacts, language: Language): ShippingTable {
  const { weight, volume, packs } = totalsOf(facts.lines);
  return {
    columns: [
      column("marks", 14),
      column("packs", 8, "count"),
      column("goods", 24),
      column("hsCode", 9),
      column("hazard", 10),
      column("weight", 12, "weight"),
      column("volume", 12, "volume"),
      column("consignee", 16),
    ],
    groups: [
      {
        rows: packGroups(facts.lines).map((group) => {
          const { line, weightG, volumeCm3 } = group;
          const numbered = numbers(group);
          return [
            numbered === undefined ? facts.code : `${facts.code}\n${numbered}`,
            packCount(group),
            goods(line, language),
            line.hsCode,
            line.hazard,
            figure(weightG, line, "weight"),
            figure(volumeCm3, line, "volume"),
            line.consignee,
          ];
        }),
      },
    ],
    totals: [
      ...[words.total[language], packs, undefined, undefined, undefined],
      ...[totalCell(weight), totalCell(volume)],
    ],
  };
}
