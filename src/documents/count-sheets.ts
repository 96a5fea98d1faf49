/**
 * Blind count sheets (棚卸表): what is to be counted, and never how much the book has of it.
 *
 * A sheet bears a check mark (`C-1-T2-0123abcd`): the count, the team, and the beginning of the
 * hash of the transaction that printed it, so that a sheet of another count or ledger is known.
 */
import type { CountCard, CountTeam } from "../domain/counting/count-declaration.ts";
import type { IsoDate } from "../domain/dates.ts";
import type { Item } from "../domain/reference.ts";
import {
  type SheetHeading,
  sheetFoot,
  sheetHead,
  sheetHeadings,
  sheetWords,
} from "../text/counting/count-sheet.ts";
import { statusWords } from "../text/reports.ts";
import type { Language, Text } from "../text/text.ts";
import type { SheetColumn, SheetField, SheetSpec, SheetValue } from "./sheet.ts";

export interface CountSheetSetting {
  readonly language: Language;
  readonly count: string;
  readonly depot: Text;
  readonly scope: readonly Text[];
  readonly date: IsoDate | undefined;
  readonly position: string;
  /** The hash of the transaction that printed the sheet. */
  readonly hash: string;
  item(code: string): Item | undefined;
  agency(code: string): Text;
  unit(code: string | undefined): Text;
  expiry(card: CountCard): IsoDate | undefined;
}

/** A line with the number under which the count knows it. */
export interface NumberedCard extends CountCard {
  readonly line: number;
}

/** Empty rows for what is not expected. */
const blankRows = 8;

const markDigits = 8;

export const checkMark = (count: string, team: CountTeam, hash: string): string =>
  `${count}-T${team}-${hash.slice(0, markDigits)}`;

/** The narrower the table, the larger it is on A4: as wide as it takes, and no wider. */
const widths: Readonly<Record<SheetHeading, number>> = {
  line: 6,
  bin: 8,
  item: 19,
  nameJa: 24,
  nameEn: 23,
  lot: 14,
  expiry: 12,
  status: 14,
  agency: 16,
  unit: 7,
  pack: 9,
  quantity: 11,
  damaged: 10,
  expired: 14,
  remarks: 16,
};

const kinds: Readonly<Partial<Record<SheetHeading, SheetColumn["kind"]>>> = {
  line: "integer",
  expiry: "date",
  quantity: "integer",
  damaged: "integer",
  expired: "integer",
};

const filled: ReadonlySet<SheetHeading> = new Set([
  "bin",
  "quantity",
  "damaged",
  "expired",
  "remarks",
]);

const columns = Object.keys(sheetHeadings) as readonly SheetHeading[];

export function countSheet(
  team: CountTeam,
  cards: readonly NumberedCard[],
  setting: CountSheetSetting,
): SheetSpec {
  const { language } = setting;
  return {
    name: sheetWords.name(team)[language],
    title: sheetWords.title(team)[language],
    head: headOf(team, setting),
    columns: columns.map((key) => ({
      heading: sheetHeadings[key][language],
      kind: kinds[key] ?? "text",
      width: widths[key],
      ...(filled.has(key) && { fill: true as const }),
    })),
    rows: cards.map((card) => rowOf(card, setting)),
    blankRows,
    foot: footOf(language),
    notes: sheetWords.notes.map((note) => note[language]),
  };
}

function headOf(
  team: CountTeam,
  { language, count, depot, scope, date, position, hash }: CountSheetSetting,
): readonly (readonly SheetField[])[] {
  const field = (key: keyof typeof sheetHead, value?: SheetValue): SheetField => ({
    label: sheetHead[key][language],
    ...(value !== undefined && { value }),
    ...(key === "date" && { kind: "date" as const }),
  });
  const whole = scope.length === 0 ? [sheetWords.everything] : scope;
  const separator = { en: ", ", ja: "、" }[language];
  return [
    [
      field("count", count),
      field("mark", checkMark(count, team, hash)),
      field("position", position),
    ],
    [
      field("depot", depot[language]),
      field("scope", whole.map((text) => text[language]).join(separator)),
      field("date", date),
    ],
    [field("counter"), field("signature")],
  ];
}

const footOf = (language: Language): readonly (readonly SheetField[])[] => [
  Object.values(sheetFoot).map((label) => ({ label: label[language], kind: "integer" as const })),
];

function rowOf(
  card: NumberedCard,
  { language, item: itemOf, agency, expiry, unit }: CountSheetSetting,
): readonly SheetValue[] {
  const item = itemOf(card.item);
  const { packUnit, piecesPerPack } = item ?? {};
  const packWord = packUnit === undefined ? undefined : unit(packUnit)[language];
  const cells: Readonly<Partial<Record<SheetHeading, SheetValue>>> = {
    line: card.line,
    item: card.item,
    nameJa: item?.nameJa,
    nameEn: item?.nameEn,
    lot: card.lot,
    expiry: expiry(card),
    status: statusWords[card.status][language],
    agency: agency(card.agency)[language],
    unit: unit(item?.baseUnit)[language],
    pack:
      piecesPerPack === undefined ? undefined : sheetWords.pack(piecesPerPack, packWord)[language],
  };
  return columns.map((key) => cells[key]);
}

/** A sheet as the rows of a text file: what a workbook shows in cells side by side. */
export function sheetGrid(sheet: SheetSpec): readonly (readonly SheetValue[])[] {
  const {
    title,
    head = [],
    columns: shown,
    rows,
    blankRows: blank = 0,
    foot = [],
    notes = [],
  } = sheet;
  const fields = (row: readonly SheetField[]) => row.flatMap(({ label, value }) => [label, value]);
  return [
    ...(title === undefined ? [] : [[title]]),
    ...head.map(fields),
    shown.map(({ heading }) => heading),
    ...rows,
    ...Array.from({ length: blank }, () => shown.map(() => undefined)),
    ...foot.map(fields),
    ...notes.map((note) => [note]),
  ];
}
