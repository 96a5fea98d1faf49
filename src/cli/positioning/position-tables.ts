/** What `position` shows: JSON, the rows of --csv, and tables for people. */
import type { Alone } from "../../positioning/changes.ts";
import type { Position } from "../../positioning/position.ts";
import { figureWords } from "../../text/replenishment/policy.ts";
import { type PositionMeasure, positionWords as words } from "../../text/replenishment/position.ts";
import type { Language } from "../../text/text.ts";
import type { CellValue, TableSpec } from "../terminal/render.ts";
import type { Answered } from "./position-world.ts";

interface Figures {
  readonly sent: number;
  readonly hoursPerPieceToday: number | undefined;
  readonly hoursPerPieceBest: number | undefined;
  readonly peopleToday: number | undefined;
  readonly peopleBest: number | undefined;
  readonly costToday: number | undefined;
  readonly costBest: number | undefined;
  readonly shadowPrice: number | undefined;
}

/** Of one item: what both layouts come to, in time, people and yen. */
function figuresOf(found: Position, perPiece: number | undefined): Figures {
  const { reachToday: today, reachBest: best } = found;
  const people = (pieces: number | undefined): number | undefined =>
    pieces === undefined || perPiece === undefined ? undefined : pieces * perPiece;
  return {
    sent: today.sent,
    hoursPerPieceToday: today.hoursPerPiece,
    hoursPerPieceBest: best.hoursPerPiece,
    peopleToday: people(today.sentWithin),
    peopleBest: people(best.sentWithin),
    costToday: today.cost,
    costBest: best.cost,
    shadowPrice: found.shadowPrice,
  };
}

const nulled = <Key extends string>(figures: Readonly<Record<Key, number | undefined>>) =>
  Object.fromEntries(
    Object.entries<number | undefined>(figures).map(([key, figure]) => [key, figure ?? null]),
  );

const aloneJson = ({ expectedToday, expectedBest, balance, unmetToday }: Alone) => ({
  expectedToday,
  expectedBest,
  balance: balance ?? null,
  unmetToday,
});

export function positionJson(
  { position: found, effects, alone, perPiece }: Answered,
  measure: PositionMeasure,
) {
  return {
    item: found.item,
    measure,
    events: found.events,
    stock: found.stock,
    expectedToday: found.expectedToday,
    expectedBest: found.expectedBest,
    balance: found.balance ?? null,
    unmetToday: found.unmetToday,
    ...nulled({ ...figuresOf(found, perPiece) }),
    bestLayout: found.bestLayout.map(({ depot, figure }) => ({ depot, quantity: figure })),
    marginal: found.marginal.map(({ depot, figure }) => ({ depot, per1000: figure })),
    effects: effects.map(({ depot, change, expectedBest = null, saves = null }) => ({
      depot,
      change,
      expectedBest,
      saves,
    })),
    withoutOthers: alone === undefined ? null : aloneJson(alone),
  };
}

const { columns } = words;
const keys = ["events", "stock", "expectedToday", "expectedBest", "balance", "unmetToday"] as const;
const reachKeys = [
  "hoursPerPieceToday",
  "hoursPerPieceBest",
  "peopleToday",
  "peopleBest",
  "costToday",
  "costBest",
  "shadowPrice",
] as const;

type Shown = (figure: number | undefined) => CellValue;

/** For people: no more digits than matter; in CSV the figure as it is. */
const shown = (digits: number): Shown => {
  const unit = 10 ** digits;
  return (figure) => figure && figureWords(Math.round(figure * unit) / unit);
};
const bare: Shown = (figure) => figure;

const heading = (key: keyof typeof columns) => ({ key, heading: columns[key], numeric: true });

/** The first table for people; under --csv, all figures of an item in one row. */
export function itemsTable(
  found: readonly Answered[],
  measure: PositionMeasure,
  format: Language | "csv",
): TableSpec {
  const [figure, ratio] = format === "csv" ? [bare, bare] : [shown(1), shown(3)];
  const more = format === "csv" ? (["sent", ...reachKeys] as const) : [];
  return {
    title: words.title[measure],
    columns: [
      { key: "item", heading: columns.item },
      ...[...keys, ...more].map((key) => heading(key)),
    ],
    rows: found.map((answer) => {
      const { position: one, perPiece } = answer;
      const figures = figuresOf(one, perPiece);
      return {
        cells: {
          item: format === "csv" ? one.item : itemName(answer, format),
          ...Object.fromEntries(keys.map((key) => [key, figure(one[key]) ?? 0])),
          balance: ratio(one.balance),
          ...Object.fromEntries(more.map((key) => [key, figures[key]])),
        },
      };
    }),
    notes: [words.notes[measure], words.notes.balance],
  };
}

/** Time, people and cost of both layouts, and what more of the item is worth. */
export function reachTable(
  found: readonly Answered[],
  withinHours: number,
  language: Language,
): TableSpec {
  const figure = shown(1);
  // What nobody knows of any item would be a column of dashes.
  const told = reachKeys.filter((key) =>
    found.some((one) => figuresOf(one.position, one.perPiece)[key] !== undefined),
  );
  return {
    title: words.reachTitle,
    columns: [{ key: "item", heading: columns.item }, ...told.map(heading)],
    rows: found.map((answer) => {
      const figures = figuresOf(answer.position, answer.perPiece);
      const cell = (key: (typeof reachKeys)[number]): CellValue => {
        const value = figures[key];
        return figure(value) ?? (value === 0 ? 0 : "–");
      };
      return {
        cells: {
          item: itemName(answer, language),
          ...Object.fromEntries(told.map((key) => [key, cell(key)])),
        },
      };
    }),
    notes: [words.notes.reach(withinHours), words.notes.shadowPrice],
  };
}

export function layoutTable(found: readonly Answered[], language: Language): TableSpec {
  const figure = shown(1);
  return {
    title: words.layoutTitle,
    columns: [
      { key: "item", heading: columns.item },
      { key: "depot", heading: columns.depot },
      { key: "today", heading: columns.today, numeric: true },
      { key: "best", heading: columns.best, numeric: true },
      { key: "per1000", heading: columns.per1000, numeric: true },
    ],
    rows: found.flatMap((answer) => {
      const { position: one, world } = answer;
      const today = world.items.find(({ item }) => item === one.item)?.stock;
      return one.bestLayout.flatMap(({ depot, figure: best }, at) =>
        world.open[at] === true || best > 0
          ? {
              cells: {
                item: itemName(answer, language),
                depot: nameOf(answer, depot, language),
                today: figure(today?.[at]) ?? 0,
                best: figure(best),
                per1000: figure(one.marginal[at]?.figure),
              },
            }
          : [],
      );
    }),
    notes: [words.notes.marginal],
  };
}

const itemName = (answer: Answered, language: Language): string =>
  nameOf(answer, answer.position.item, language);

const nameOf = ({ world: { labels } }: Answered, code: string, language: Language): string =>
  labels.get(code)?.[language] ?? code;

/** What each depot that opens or closes changes by itself. */
export function effectsTable(found: readonly Answered[], language: Language): TableSpec {
  const figure = shown(1);
  return {
    title: words.effectsTitle,
    columns: [
      { key: "item", heading: columns.item },
      { key: "change", heading: columns.change },
      { key: "expectedBest", heading: columns.expectedBest, numeric: true },
      { key: "saves", heading: columns.saves, numeric: true },
    ],
    rows: found.flatMap((answer) =>
      answer.effects.map(({ depot, change, expectedBest, saves }) => ({
        cells: {
          item: itemName(answer, language),
          change: words.changed[change](nameOf(answer, depot, language))[language],
          expectedBest: expectedBest === undefined ? "–" : (figure(expectedBest) ?? 0),
          saves: saves === undefined ? words.noRoom[language] : (figure(saves) ?? 0),
        },
      })),
    ),
    notes: [words.notes.effects],
  };
}

/** Beside the figures that count what others hold: those without it. */
export function aloneTable(found: readonly Answered[], language: Language): TableSpec {
  const figure = shown(1);
  const aloneKeys = ["expectedToday", "expectedBest", "balance", "unmetToday"] as const;
  return {
    title: words.aloneTitle,
    columns: [{ key: "item", heading: columns.item }, ...aloneKeys.map(heading)],
    rows: found.flatMap((answer) => {
      const { alone } = answer;
      if (alone === undefined) return [];
      return {
        cells: {
          item: itemName(answer, language),
          ...Object.fromEntries(aloneKeys.map((key) => [key, figure(alone[key]) ?? 0])),
          balance: shown(3)(alone.balance),
        },
      };
    }),
  };
}
