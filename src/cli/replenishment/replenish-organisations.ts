/** `replenish --for`: what the pool or a budget could best add to the stocks of organisations. */
import type { Catalogue } from "../../domain/catalogue.ts";
import type { Ledger } from "../../ports.ts";
import { positionOf } from "../../replenishment/holding.ts";
import { type Addition, type Available, additions } from "../../replenishment/organisations.ts";
import { proposeAll } from "../../replenishment/proposing.ts";
import { additionWords as words } from "../../text/replenishment/replenish-others.ts";
import type { Language } from "../../text/text.ts";
import type { Context } from "../context.ts";
import { type Exit, exit } from "../exit.ts";
import { Names } from "../names.ts";
import type { TableSpec } from "../terminal/render.ts";
import { type ReplenishDesk, replenishDesk } from "./replenish-desk.ts";
import { listedStocks } from "./replenish-lists.ts";
import type { ReplenishChoices } from "./replenish-options.ts";

export async function organisationsMode(
  ledger: Ledger,
  context: Context,
  chosen: ReplenishChoices,
): Promise<Exit> {
  const { print, language } = context;
  const catalogue = await context.catalogue(ledger);
  const { rows, unknown } = await listedStocks(chosen.lists, catalogue, context);
  const desk = await replenishDesk(ledger, context, catalogue, chosen);
  const budget = chosen.wanted.for === "budget" ? chosen.wanted.budget : undefined;
  const found = additions(rows, availableIn(desk), budget);
  const notes = [
    ...[words.notes.gap, words.notes.spare, words.notes.law],
    ...(unknown.length === 0 ? [] : [words.notes.unknown(unknown.length, firstOf(unknown))]),
  ];
  print.result({
    json: found.map((one) => additionJson(one)),
    table: additionTable(found, {
      ...{ names: new Names(catalogue), language, notes, catalogue },
      csv: print.format === "csv",
    }),
  });
  return found.some(({ fromPool, buy }) => fromPool + buy > 0) ? exit.findings : exit.ok;
}

const namesShown = 8;

function firstOf(unknown: readonly string[]): string {
  const names = [...new Set(unknown)].sort();
  const more = names.length > namesShown ? ` … (+${names.length - namesShown})` : "";
  return names.slice(0, namesShown).join("; ") + more;
}

/** What owners have above their own reorder points, and the terms of the cheapest supplier. */
function availableIn(desk: ReplenishDesk): readonly Available[] {
  const { proposals } = proposeAll(desk.lines, { for: "service" }, desk.buying);
  const goods = [...new Set(proposals.map(({ holding }) => holding.goods))].sort();
  return goods.map((name) => {
    const of = proposals.filter(({ holding }) => holding.goods === name);
    const spare = of.reduce(
      (sum, { holding, levels }) =>
        sum + (levels === undefined ? 0 : Math.max(0, onHandAbove(holding, levels.reorderPoint))),
      0,
    );
    const sold = of
      .filter(({ terms }) => terms.offer?.unitCostJpy !== undefined)
      .sort((a, b) => (a.terms.offer?.unitCostJpy ?? 0) - (b.terms.offer?.unitCostJpy ?? 0))[0];
    const { packPieces = 1, leastOrder = 1, offer } = sold?.terms ?? {};
    return {
      ...{ goods: name, spare, packPieces },
      peoplePerPiece: of[0]?.holding.standard?.peoplePerPiece,
      leastPacks: Math.ceil(leastOrder / packPieces),
      packYen: offer?.unitCostJpy === undefined ? undefined : offer.unitCostJpy * packPieces,
    };
  });
}

/** Goods to come cannot be given yet. */
function onHandAbove(holding: Parameters<typeof positionOf>[0], level: number): number {
  const onHand = holding.items.reduce((sum, item) => sum + item.onHand - item.leaving, 0);
  return Math.min(onHand, positionOf(holding)) - (level + 1);
}

const additionJson = (one: Addition) => ({
  organisation: one.organisation,
  category: one.goods,
  item: one.item,
  target: one.target,
  held: one.held,
  heldByOthers: one.heldByOthers,
  gap: one.gap,
  fromPool: one.fromPool,
  buy: one.buy,
  costJpy: one.costYen ?? null,
  peopleServed: one.people === undefined ? null : Math.round(one.people),
  left: one.left,
});

function additionTable(
  found: readonly Addition[],
  {
    names,
    language,
    notes,
    catalogue,
    csv,
  }: {
    readonly names: Names;
    readonly language: Language;
    readonly notes: TableSpec["notes"];
    readonly catalogue: Catalogue;
    readonly csv: boolean;
  },
): TableSpec {
  const { columns } = words;
  const unknown = csv ? undefined : words.unknown[language];
  const numbers = ["target", "held", "others", "gap", "fromPool", "buy", "cost", "left"] as const;
  return {
    title: words.title,
    columns: [
      { key: "organisation", heading: columns.organisation },
      { key: "item", heading: columns.item },
      ...[...numbers, "people" as const].map((key) => ({
        ...{ key, heading: columns[key], numeric: true },
      })),
    ],
    rows: found.map((one) => ({
      cells: {
        organisation: one.organisation,
        item:
          csv || catalogue.item(one.item) === undefined
            ? one.item
            : names.itemWithCode(one.item)[language],
        ...{ target: one.target, held: one.held, others: one.heldByOthers, gap: one.gap },
        ...{ fromPool: one.fromPool, buy: one.buy, left: one.left },
        cost: one.costYen ?? unknown,
        people: one.people === undefined ? unknown : Math.round(one.people),
      },
      tones: {
        fromPool: one.fromPool > 0 ? "strong" : "plain",
        buy: one.buy > 0 ? "strong" : "plain",
      },
    })),
    ...(notes && { notes }),
    empty: words.none,
  };
}
