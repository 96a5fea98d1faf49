/** `trace`: a figure, led back to the files, rows and people that it came from. */
import { assert } from "../../domain/assert.ts";
import type { Catalogue } from "../../domain/catalogue.ts";
import type { Transaction } from "../../domain/ledger.ts";
import { nearestOf } from "../../domain/nearest.ts";
import { present } from "../../domain/present.ts";
import { cardName, type Figure, type Olds, Tracing } from "../../domain/trace.ts";
import type { CardFilter, Clocks, Ledger } from "../../ports.ts";
import { traceWords as words } from "../../text/movements/movement-reports.ts";
import type { Command } from "../command.ts";
import type { Context } from "../context.ts";
import { exit } from "../exit.ts";
import { InputFault } from "../input-fault.ts";
import { Names } from "../names.ts";
import {
  asOfOption,
  cardOptions,
  knownAtOption,
  lotOption,
  OptionReader,
  ofOneState,
} from "../reports/report-options.ts";
import { traceFields, traceJson, traceRows } from "../reports/trace-rows.ts";
import { figureTables } from "../reports/trace-table.ts";
import { inPieces, printPieces } from "../terminal/pieces.ts";

/**
 * More are not led back in one go: figures are told in the order of their cards, so all postings
 * have to be held until the last was read. These take some 300 MB.
 */
const postingsMax = 300_000;

export const trace: Command = {
  options: [...cardOptions, lotOption, asOfOption, knownAtOption],
  example: "bichiku trace --item BLANKET --depot AEDXB",

  async run({ options }, context) {
    const { print } = context;
    const reader = new OptionReader(options);
    await context.withLedger(async (ledger) => {
      const catalogue = await context.catalogue(ledger);
      const cards = reader.cards(catalogue);
      const asked = reader.clocks();
      reader.finish();
      const clocks = { ...asked, asOf: asked.asOf ?? context.today }; // as `stock` shows them
      const { value } = await ofOneState(ledger, () => tracedOf(ledger, cards, clocks));
      if (value.held.size === 0) await refuseUnknownLot(ledger, cards);
      const latest = (await ledger.latestDate()) ?? "";
      if (asked.asOf === undefined && latest > clocks.asOf) print.note(words.laterLeftOut(latest));
      const figures = proved(value);
      if (print.format === "json") return writeJson(figures, context);
      if (print.format === "csv") return writeCsv(figures, context);
      await writeTables(figures, catalogue, context);
    });
    return exit.ok;
  },
};

interface Traced {
  readonly tracing: Tracing;
  /** Of the items that merges took over: where the figures lead on to. */
  readonly olds: Olds;
  /** What there is by the ledger's own sums, by the names of cards. */
  readonly held: ReadonlyMap<string, number>;
}

async function tracedOf(ledger: Ledger, cards: CardFilter, clocks: Clocks): Promise<Traced> {
  const tracing = new Tracing(cards);
  await follow(tracing, ledger.transactions({ ...cards, ...clocks }), 0);
  const olds = await oldsOf(tracing, ledger, clocks);
  const balances = await ledger.balances({ ...cards, ...clocks, holdsGoods: true });
  return { tracing, olds, held: new Map(balances.map((it) => [cardName(it), it.quantity])) };
}

/** Takes transactions in, as far as they can be held beside what is held already. */
async function follow(
  tracing: Tracing,
  transactions: AsyncIterable<Transaction>,
  held: number,
): Promise<void> {
  for await (const each of transactions) {
    tracing.add(each);
    if (held + tracing.postings <= postingsMax) continue;
    throw new InputFault({ kind: "too-many-postings", limit: postingsMax, at: {} });
  }
}

/** What was under other names before merges took it over, and before those merges, and so on. */
async function oldsOf(tracing: Tracing, ledger: Ledger, clocks: Clocks): Promise<Olds> {
  const olds = new Map<string, Tracing>();
  const waiting = [...tracing.takenOver()];
  let held = tracing.postings;
  for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) {
    if (olds.has(item)) continue;
    const old = new Tracing({ item });
    await follow(old, ledger.transactions({ item, ...clocks }), held);
    held += old.postings;
    olds.set(item, old);
    waiting.push(...old.takenOver());
  }
  return olds;
}

/** Each figure, after its postings were found to add up to what there is. */
function* proved({ tracing, olds, held }: Traced): Iterable<Figure> {
  let figures = 0;
  for (const figure of tracing.figures(olds)) {
    assert(held.get(cardName(figure)) === figure.quantity, "postings add up to their figure");
    figures += 1;
    yield figure;
  }
  assert(figures === held.size, "as many figures are traced as there are");
}

async function writeJson(figures: Iterable<Figure>, { print }: Context): Promise<void> {
  async function* texts() {
    let before = "[";
    for (const figure of figures) {
      yield `${before}\n${JSON.stringify(traceJson(figure), undefined, 2)}`;
      before = ",";
    }
    yield before === "[" ? "[]\n" : "\n]\n";
  }
  await printPieces(inPieces(texts()), print);
}

async function writeCsv(figures: Iterable<Figure>, { print, csvText }: Context): Promise<void> {
  async function* texts() {
    yield await csvText([traceFields]);
    for (const figure of figures) yield await csvText(traceRows(figure));
  }
  await printPieces(inPieces(texts()), print);
}

async function writeTables(
  figures: Iterable<Figure>,
  catalogue: Catalogue,
  { print, language }: Context,
): Promise<void> {
  const names = new Names(catalogue);
  let shown = 0;
  for (const figure of figures) {
    if (shown > 0) print.raw("\n");
    let below = false;
    for (const table of figureTables(figure, catalogue, names, language)) {
      if (below) print.raw("\n");
      print.result({ json: undefined, table });
      below = true;
    }
    shown += 1;
    await print.drained();
  }
  if (shown === 0) print.result({ json: undefined, text: words.empty });
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
