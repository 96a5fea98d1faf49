/**
 * What the teams found, line by line: where they agree, where they differ, what only one counted.
 *
 * Two sheets agree on a line when both find the same difference from the book at their own cut
 * (book.ts), and as much damaged and expired. For sheets of one day and position that is the same
 * as equal figures; a third count days later, when goods have moved meanwhile, is compared rightly.
 *
 * A line is decided when two sheets agree on it, and then stands as the earlier of them has it.
 * Else a third count is needed; and where there was one that agrees with neither, the line stays
 * undecided and nothing is booked for it. A line that nobody counted is not part of the count.
 */
import {
  type CountCard,
  type CountEntered,
  type CountedLine,
  type CountTeam,
  countCardName,
} from "../domain/counting/count-declaration.ts";
import { type Book, bySheet } from "./book.ts";
import type { EnteredSheet } from "./counts.ts";

/** A team's figure for a line, and how far the book was off. */
export interface Figure {
  readonly sheet: EnteredSheet;
  readonly line: CountedLine;
  readonly book: number;
  readonly difference: number; // counted − book
}

export type Outcome =
  | "agreed" // by two sheets
  | "differs" // a third count is needed
  | "one-team" // counted by one team only: a third count is needed
  | "awaited" // the other team's sheet has not been entered
  | "undecided"; // after the third count

export interface ComparedLine extends CountCard {
  readonly figures: readonly Figure[]; // by team
  readonly outcome: Outcome;
  /** Of the earlier of two sheets that agree. */
  readonly decided: Figure | undefined;
}

export interface Comparison {
  readonly lines: readonly ComparedLine[];
  /** Lines that need a third count. */
  readonly open: readonly ComparedLine[];
}

/** A sheet in force, and the book at its cut. */
export interface SheetAndBook {
  readonly sheet: EnteredSheet;
  readonly book: Book;
}

export function compareSheets(sheets: readonly SheetAndBook[]): Comparison {
  const cards = new Map<string, { readonly card: CountCard; readonly figures: Figure[] }>();
  for (const { sheet, book } of sheets) {
    for (const line of sheet.entered.lines) {
      const name = countCardName(line);
      const { item, lot, agency, status } = line;
      const known = cards.get(name) ?? { card: { item, lot, agency, status }, figures: [] };
      cards.set(name, known);
      const booked = book.quantities.get(name) ?? 0;
      known.figures.push({ sheet, line, book: booked, difference: line.quantity - booked });
    }
  }
  const teams = new Set(sheets.map(({ sheet }) => sheet.entered.team));
  const lines = [...cards.values()]
    .sort((a, b) => bySheet(a.card, b.card))
    .map(({ card, figures }) => ({ ...card, figures, ...outcomeOf(figures, teams) }));
  return { lines, open: lines.filter(({ outcome }) => needsThird(outcome)) };
}

const needsThird = (outcome: Outcome): boolean => outcome === "differs" || outcome === "one-team";

function outcomeOf(
  figures: readonly Figure[],
  teams: ReadonlySet<CountTeam>,
): Pick<ComparedLine, "outcome" | "decided"> {
  for (const [at, figure] of figures.entries()) {
    const others = figures.slice(at + 1).filter((other) => agree(figure, other));
    if (others.length === 0) continue;
    return { outcome: "agreed", decided: [figure, ...others].reduce(earlier) };
  }
  const counted = figures.map(({ sheet }) => sheet.entered.team);
  if (counted.includes(3)) return { outcome: "undecided", decided: undefined };
  if (counted.length > 1) return { outcome: "differs", decided: undefined };
  const both = teams.has(1) && teams.has(2);
  return { outcome: both ? "one-team" : "awaited", decided: undefined };
}

const agree = (a: Figure, b: Figure): boolean =>
  a.difference === b.difference &&
  a.line.damaged === b.line.damaged &&
  a.line.expired === b.line.expired;

const earlier = (a: Figure, b: Figure): Figure => (dayOf(b) < dayOf(a) ? b : a);

const dayOf = ({ sheet: { entered } }: { readonly sheet: { readonly entered: CountEntered } }) =>
  entered.date;
