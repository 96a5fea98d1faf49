/** The differences of a statement as tables: for people, whose screen is narrow, and in codes. */
import { namelessLot } from "../../domain/declaration.ts";
import { type ComparedCard, differenceOf } from "../../reconciliation/card.ts";
import { causeOfFacts, type Explanation } from "../../reconciliation/reconcile.ts";
import { reconcileWords as words } from "../../text/reconciliation/reconciliation.ts";
import { causeWords } from "../../text/reconciliation/reconciliation-causes.ts";
import { listed, statusWords } from "../../text/reports.ts";
import type { Text } from "../../text/text.ts";
import { Names } from "../names.ts";
import type { TableColumn, TableRow, TableSpec } from "../terminal/render.ts";
import { type Compared, notesOf, titleOf, wordingOf } from "./reconcile-report.ts";

const { headings } = words;

/** For --csv: codes, one column each. */
export function codeTable({ world, outcome }: Compared): TableSpec {
  const keys = ["number", "agency", "depot", "item", "lot", "status"] as const;
  const figures = ["book", "counted", "difference"] as const;
  return {
    columns: [...keys, ...figures, "cause" as const, "confidence" as const].map(
      (key): TableColumn => ({ key, heading: headings[key] }),
    ),
    rows: rowsOf(outcome.explanations, world.comparison.cards, (one, card) => {
      const { agency, depot, item, lot, status, book, counted } = card;
      const { number, confidence } = one;
      const goods = { number, agency, depot, item, lot, status, book, counted };
      const difference = differenceOf(card);
      return { cells: { ...goods, difference, cause: causeOfFacts(one.facts), confidence } };
    }),
  };
}

function rowsOf(
  explanations: readonly Explanation[],
  cards: readonly ComparedCard[],
  row: (one: Explanation, card: ComparedCard) => TableRow,
): readonly TableRow[] {
  return explanations.flatMap((one) =>
    one.covers.flatMap((at) => {
      const card = cards[at];
      return card === undefined ? [] : [row(one, card)];
    }),
  );
}

/** A line a card, under names. What all cards have in common is not repeated in each line. */
export function differenceTable(compared: Compared): TableSpec {
  const { world, outcome, language, catalogue } = compared;
  const { cards, spoken } = world.comparison;
  const names = new Names(catalogue);
  const owners = new Set(spoken.map(({ agency }) => agency)).size > 1;
  const depots = new Set(spoken.map(({ depot }) => depot)).size > 1;
  const rows = rowsOf(outcome.explanations, cards, (one, card) => {
    const { item, lot, depot, agency, status, book, counted } = card;
    const apart: readonly Text[] = [
      ...(status === "available" ? [] : [statusWords[status]]),
      ...(owners ? [names.agency(agency)] : []),
    ];
    const cells = {
      number: one.number,
      depot: names.depot(depot)[language],
      item: words.goods(names.item(item), apart)[language],
      lot: lot === namelessLot ? undefined : lot,
      book,
      counted,
      difference: differenceOf(card),
      cause: one.facts.map(({ cause }) => causeWords[cause][language]).join(" + "),
      confidence: words.confidence(one.confidence)[language],
    };
    return { cells, tones: { cause: "strong" as const } };
  });
  const columns: TableSpec["columns"] = [
    { key: "number", heading: headings.number, numeric: true },
    ...(depots ? [{ key: "depot", heading: headings.depot }] : []),
    { key: "item", heading: headings.item },
    { key: "lot", heading: headings.lot },
    { key: "book", heading: headings.book, numeric: true },
    { key: "counted", heading: headings.counted, numeric: true },
    { key: "difference", heading: headings.difference, numeric: true },
    { key: "cause", heading: headings.cause },
    { key: "confidence", heading: headings.confidence, numeric: true },
  ];
  return { title: titleOf(compared), columns, rows, empty: words.clean, notes: notesOf(compared) };
}

/** Each explanation with its proposal, what speaks for it, and what else it may be. */
export function explanationTable(compared: Compared): TableSpec {
  const { outcome, language } = compared;
  const wording = wordingOf(compared);
  const line = (text: Text, number?: number): TableRow => ({
    cells: { number, explanation: text[language] },
  });
  const rows = outcome.explanations.flatMap((one) => {
    const evidence = wording.evidence(one.facts);
    return [
      line(wording.sentence(one.facts), one.number),
      { ...line(words.proposal(wording.proposal(one))), tones: { explanation: "strong" as const } },
      ...(evidence.length === 0 ? [] : [line(words.because(listed(evidence)))]),
      ...one.alternatives.map(({ confidence, facts }) =>
        line(words.or(confidence, wording.sentence(facts))),
      ),
    ];
  });
  return {
    columns: [
      { key: "number", heading: words.headings.number, numeric: true },
      { key: "explanation", heading: words.headings.explanation },
    ],
    rows,
  };
}
