/** What `replenish` shows to people: what to buy, what happens otherwise, and by supplier. */
import { plusDays } from "../../domain/dates.ts";
import { grouped } from "../../domain/grouped.ts";
import type { YearProposal } from "../../replenishment/proposing.ts";
import type { Supplier } from "../../replenishment/supplier.ts";
import { percent, replenishWords as words } from "../../text/replenishment/replenish.ts";
import { both, type Language, type Text } from "../../text/text.ts";
import type { Names } from "../names.ts";
import type { CellValue, TableSpec } from "../terminal/render.ts";
import type { PurchaseContract } from "./replenish-contracts.ts";

const { columns } = words;

interface Shown {
  readonly title: Text;
  readonly notes: readonly Text[];
  readonly names: Names;
  readonly language: Language;
}

const supplierName = ({ nameEn, nameJa, country }: Supplier): Text => {
  const name = { en: nameEn, ja: nameJa };
  return country === "JP" ? both((language) => words.japanese(name[language])[language]) : name;
};

export function proposalTable(
  proposals: readonly YearProposal[],
  { title, notes, names, language }: Shown,
): TableSpec {
  const years = new Set(proposals.map(({ year }) => year?.fiscalYear)).size > 1;
  return {
    title,
    columns: [
      ...(years ? [{ key: "year", heading: columns.year }] : []),
      { key: "item", heading: columns.item },
      { key: "agency", heading: columns.agency },
      { key: "position", heading: columns.position, numeric: true },
      // Of several years what is bought is what counts: the levels are in the JSON.
      ...(years
        ? []
        : [
            { key: "reorderPoint", heading: columns.reorderPoint, numeric: true },
            { key: "orderUpTo", heading: columns.orderUpTo, numeric: true },
          ]),
      { key: "order", heading: columns.order, numeric: true },
      { key: "cost", heading: columns.cost, numeric: true },
      { key: "reason", heading: columns.reason },
    ],
    rows: proposals.map((proposal) => {
      const { holding, levels, order, costYen, reason, year } = proposal;
      const ordered = order !== undefined && order > 0;
      return {
        cells: {
          year: year && words.year(year.fiscalYear)[language],
          item: names.item(holding.item)[language],
          agency: names.agency(holding.agency)[language],
          position: proposal.position,
          reorderPoint: levels?.reorderPoint,
          orderUpTo: levels?.orderUpTo,
          order: order ?? words.unknown[language],
          cost: ordered ? (costYen ?? words.unknown[language]) : undefined,
          reason: words.reasons[reason][language],
        },
        tones: { order: ordered ? "strong" : "plain", reason: ordered ? "plain" : "faint" },
      };
    }),
    ...totalOf(proposals),
    notes,
    empty: words.nothing,
  };
}

function totalOf(proposals: readonly YearProposal[]): Pick<TableSpec, "totals"> {
  const costs = proposals.flatMap(({ order = 0, costYen }) => (order > 0 ? [costYen] : []));
  const known = costs.filter((cost) => cost !== undefined);
  if (known.length === 0 || known.length < costs.length) return {};
  return { totals: { cost: known.reduce((sum, cost) => sum + cost, 0) } };
}

/** Lines of which something would be lacking; of a plan of years, those of today. */
export function otherwiseTable(
  proposals: readonly YearProposal[],
  { names, language, today }: Omit<Shown, "title" | "notes"> & { readonly today: string },
): TableSpec | undefined {
  const lines = proposals.filter(({ ifNotBought }) => ifNotBought !== undefined);
  const days = Math.max(0, ...lines.map(({ ifNotBought }) => ifNotBought?.days ?? 0));
  if (lines.length === 0) return undefined;
  return {
    title: words.loseTitle(plusDays(today, days)),
    columns: [
      { key: "item", heading: columns.item },
      { key: "agency", heading: columns.agency },
      { key: "now", heading: columns.service, numeric: true },
      { key: "after", heading: columns.after, numeric: true },
      { key: "daysEmpty", heading: columns.daysEmpty, numeric: true },
      { key: "unserved", heading: columns.unserved, numeric: true },
      { key: "people", heading: columns.people, numeric: true },
      { key: "served", heading: columns.served, numeric: true },
    ],
    rows: lines.map(({ holding, ifNotBought, service, peopleServed, order }) => {
      const people = holding.standard?.peoplePerPiece;
      const { daysEmpty = 0, unserved = 0 } = ifNotBought ?? {};
      const served = (order ?? 0) > 0 ? peopleServed : 0;
      return {
        cells: {
          item: names.item(holding.item)[language],
          agency: names.agency(holding.agency)[language],
          now: service && percent(service.before),
          after: service && percent(service.after),
          daysEmpty: Math.round(daysEmpty),
          unserved: Math.round(unserved),
          people: people === undefined ? words.unknown[language] : Math.round(people * unserved),
          served: served === undefined ? words.unknown[language] : Math.round(served),
        },
      };
    }),
    notes: [words.notes.otherwise],
  };
}

export function contractsTable(
  contracts: readonly PurchaseContract[],
  { names, language }: Pick<Shown, "names" | "language">,
): TableSpec | undefined {
  if (contracts.length === 0) return undefined;
  const years = contracts.some(({ fiscalYear }) => fiscalYear !== contracts[0]?.fiscalYear);
  return {
    title: words.contractsTitle,
    columns: [
      ...(years ? [{ key: "year", heading: columns.year }] : []),
      { key: "supplier", heading: columns.supplier },
      { key: "agency", heading: columns.agency },
      { key: "depot", heading: columns.depot },
      { key: "goods", heading: columns.goods },
      { key: "value", heading: columns.value, numeric: true },
      { key: "days", heading: columns.leadTime, numeric: true },
      { key: "containers", heading: columns.containers },
    ],
    rows: contracts.map((contract) => ({
      cells: {
        year: contract.fiscalYear && words.year(contract.fiscalYear)[language],
        supplier:
          contract.supplier === undefined
            ? words.unknown[language]
            : supplierName(contract.supplier)[language],
        agency: names.agency(contract.agency)[language],
        depot: names.depotWithCode(contract.depot)[language],
        goods: contract.lines
          .map(({ holding, terms, order = 0 }) =>
            words.packs(holding.item, order / terms.packPieces, terms.packPieces),
          )
          .join(language === "ja" ? "、" : ", "),
        value: contract.yen ?? words.unknown[language],
        days: contract.leadDays,
        containers: containerWords(contract)[language],
      },
    })),
    notes: [words.notes.contracts],
  };
}

/** "3 × HC40, DV20 40 % full; size unknown: TENT". */
export function containerWords({ loading, room }: PurchaseContract): Text {
  if (loading === undefined) return words.unknown;
  const { loads, unknown, tooLarge } = loading;
  const full = grouped(loads.slice(0, -1), ({ container }) => container);
  const last = loads.at(-1);
  const without = [...unknown.map(({ item }) => item), ...tooLarge];
  return both((language) =>
    [
      ...[...full].map(([code, of]) => words.containerCount(of.length, code)[language]),
      ...(last === undefined
        ? []
        : [words.container(last.container, last.filledPercent)[language]]),
      ...(room === undefined ? [] : [words.roomLeft(room.packs, room.item)[language]]),
      ...(without.length === 0 ? [] : [words.containerUnknown(without.join(", "))[language]]),
    ].join(language === "en" ? "; " : "、"),
  );
}

/** The figures under the keys of the JSON, for --csv. */
export function proposalRows(rows: readonly Readonly<Record<string, unknown>>[]): TableSpec {
  const plain = (value: unknown): value is CellValue =>
    value === undefined || typeof value === "string" || typeof value === "number";
  const keys = Object.entries(rows[0] ?? {})
    .filter(([, value]) => value === null || plain(value) || typeof value === "boolean")
    .map(([key]) => key)
    .filter((key) => !["contract", "budget", "ifNotBought"].includes(key));
  const cell = (value: unknown): CellValue =>
    typeof value === "boolean" ? (value ? "yes" : "no") : plain(value) ? value : undefined;
  return {
    columns: keys.map((key) => ({ key, heading: { en: key, ja: key } })),
    rows: rows.map((row) => ({
      cells: Object.fromEntries(keys.map((key) => [key, cell(row[key])])),
    })),
  };
}
