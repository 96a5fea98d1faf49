/** `trace`: a figure, led back to the files, rows and people that it came from. */

import { assert } from "../../domain/assert.ts";
import { transactionId } from "../../domain/ledger.ts";
import { nearestOf } from "../../domain/nearest.ts";
import { cardName, type Figure, type TracedPosting, Tracing } from "../../domain/trace.ts";
import type { CardFilter, Clocks, Ledger } from "../../ports.ts";
import {
  movementHeadings as headings,
  kindOf,
  originWords,
  signedCount,
  traceWords as words,
} from "../../text/movement-reports.ts";
import { accountWords } from "../../text/reports.ts";
import type { Language } from "../../text/text.ts";
import type { Command } from "../command.ts";
import { exit } from "../exit.ts";
import { InputFault } from "../main.ts";
import { Names } from "../names.ts";
import type { TableSpec } from "../render.ts";
import {
  asOfOption,
  cardOptions,
  knownAtOption,
  lotOption,
  OptionReader,
  ofOneState,
  present,
} from "../report-options.ts";
import { traceFields, traceJson, traceRows } from "../trace-rows.ts";

export const trace: Command = {
  options: [...cardOptions, lotOption, asOfOption, knownAtOption],
  example: "bichiku trace --item BLANKET --depot AEDXB",

  async run({ options }, context) {
    const { print, language, csvText } = context;
    const reader = new OptionReader(options);
    await context.withLedger(async (ledger) => {
      const catalogue = await context.catalogue(ledger);
      const cards = reader.cards(catalogue);
      const clocks = reader.clocks();
      reader.finish();
      const { value: figures } = await ofOneState(ledger, () => figuresOf(ledger, cards, clocks));
      if (figures.length === 0) await refuseUnknownLot(ledger, cards);
      if (print.format === "json") return print.result({ json: figures.map(traceJson) });
      if (print.format === "csv") {
        return print.raw(await csvText([traceFields, ...figures.flatMap(traceRows)]));
      }
      const names = new Names(catalogue);
      if (figures.length === 0) print.result({ json: undefined, text: words.empty });
      for (const [at, figure] of figures.entries()) {
        if (at > 0) print.raw("\n");
        const unit = catalogue.item(figure.item)?.baseUnit;
        print.result({ json: undefined, table: figureTable(figure, unit, names, language) });
      }
    });
    return exit.ok;
  },
};

async function figuresOf(
  ledger: Ledger,
  cards: CardFilter,
  clocks: Clocks,
): Promise<readonly Figure[]> {
  const tracing = new Tracing(cards);
  for await (const each of ledger.transactions({ ...cards, ...clocks })) tracing.add(each);
  const figures = tracing.figures();
  const balances = await ledger.balances({ ...cards, ...clocks, holdsGoods: true });
  const held = new Map(balances.map((it) => [cardName(it), it.quantity]));
  assert(held.size === figures.length, "as many figures are traced as there are");
  for (const figure of figures) {
    assert(held.get(cardName(figure)) === figure.quantity, "postings add up to their figure");
  }
  return figures;
}

/** Nothing is there because nothing is left, or because the lot's number was mistyped. */
async function refuseUnknownLot(ledger: Ledger, { item, lot }: CardFilter): Promise<void> {
  if (lot === undefined) return;
  for await (const _ of ledger.transactions({ lot })) return;
  const lots = await ledger.balances(present({ item }));
  const near = nearestOf(
    lot,
    lots.map((held) => held.lot),
  );
  const at = { option: "--lot" };
  throw new InputFault({ kind: "unknown-code", what: "lot", found: lot, at, ...present({ near }) });
}

function figureTable(
  figure: Figure,
  unit: string | undefined,
  names: Names,
  language: Language,
): TableSpec {
  const { account, agency, item, lot, quantity, postings } = figure;
  return {
    title: words.figure({
      place: accountWords(account, (code) => names.depotWithCode(code)),
      agency: names.agency(agency),
      item: names.itemWithCode(item),
      lot,
      quantity,
      unit,
    }),
    columns: [
      { key: "date", heading: headings.date },
      { key: "transaction", heading: headings.transaction },
      { key: "kind", heading: headings.kind },
      { key: "quantity", heading: headings.quantity, numeric: true },
      { key: "running", heading: headings.running, numeric: true },
      { key: "user", heading: headings.user },
      { key: "reference", heading: headings.reference },
      { key: "origin", heading: headings.origin },
    ],
    rows: postings.map((posting) => postingRow(posting, language)),
    notes: [words.made(postings.length)],
  };
}

function postingRow(posting: TracedPosting, language: Language): TableSpec["rows"][number] {
  const { transaction, effectiveDate, kind, quantity, running, user } = posting;
  const { reference, reason, reverses, reversedBy, source, origin } = posting;
  const undone = reverses !== undefined || reversedBy !== undefined;
  const id = (number: number | undefined) =>
    number === undefined ? undefined : transactionId(number);
  return {
    cells: {
      date: effectiveDate,
      transaction: transactionId(transaction),
      kind: kindOf(kind, { reverses: id(reverses), reversedBy: id(reversedBy) })[language],
      quantity: signedCount(quantity),
      running,
      user,
      reference: [reference, reason].filter(Boolean).join(" · "),
      origin: originWords({ file: source?.name, sha256: source?.sha256, ...origin })[language],
    },
    tones: undone ? { kind: "warning", quantity: "faint" } : {},
  };
}
