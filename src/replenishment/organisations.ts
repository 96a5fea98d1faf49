/**
 * What Japan could best add to the stocks of organisations, after all that others already hold.
 *
 *   t_o target of organisation o   q_o what it holds   others: holders that name no target
 *   common gap of goods: G = max(0, Σ t_o − Σ q_o − what others hold)
 *   gap of o: max(0, t_o − q_o), and of all gaps no more than G together, each cut alike
 *
 * A piece fills the gap of its need, and serves as many people as the planning standard says.
 * First comes what the pool can spare (above its own reorder point), then what a budget buys: the
 * goods that serve most people a yen, in whole packs, until the money or the gaps end; the last
 * choice among packs is exact (budget-mix.ts, where filling a gap is a demand that is certain).
 */
import { bestMix } from "./budget-mix.ts";
import type { PieceDemand } from "./demand/time-demand.ts";

export interface ListedStock {
  readonly organisation: string;
  readonly goods: string;
  readonly item: string;
  readonly quantity: number;
  /** Undefined: it says what it holds, not what it wants to. */
  readonly target: number | undefined;
}

/** What Japan has of these goods, and on which terms it buys them. */
export interface Available {
  readonly goods: string;
  readonly spare: number;
  readonly peoplePerPiece: number | undefined;
  readonly packPieces: number;
  readonly leastPacks: number;
  readonly packYen: number | undefined;
}

export interface Addition {
  readonly organisation: string;
  readonly goods: string;
  readonly item: string;
  readonly target: number;
  readonly held: number;
  /** Of the same goods, held by all others in the lists. */
  readonly heldByOthers: number;
  readonly gap: number;
  readonly fromPool: number;
  readonly buy: number;
  readonly costYen: number | undefined;
  /** People that what is added serves; undefined without a planning standard. */
  readonly people: number | undefined;
  readonly left: number;
}

export function additions(
  lists: readonly ListedStock[],
  available: readonly Available[],
  budget: number | undefined,
): readonly Addition[] {
  const rows = gapsOf(lists);
  const offers = new Map(available.map((one) => [one.goods, one]));
  const pooled = shared(rows, (goods) => offers.get(goods)?.spare ?? 0);
  const wanting = rows.map((row, at) => ({ ...row, gap: row.gap - (pooled[at] ?? 0) }));
  const bought = boughtFor(wanting, available, budget ?? 0);
  const buys = shared(wanting, (goods) => bought.get(goods) ?? 0);
  return rows.map((row, at) => {
    const offer = offers.get(row.goods);
    const [fromPool, buy] = [pooled[at] ?? 0, buys[at] ?? 0];
    const pieceYen = offer?.packYen === undefined ? undefined : offer.packYen / offer.packPieces;
    return {
      ...row,
      ...{ fromPool, buy, left: row.gap - fromPool - buy },
      costYen: buy === 0 ? 0 : pieceYen && Math.round(pieceYen * buy),
      people: offer?.peoplePerPiece && offer.peoplePerPiece * (fromPool + buy),
    };
  });
}

type Row = Omit<Addition, "fromPool" | "buy" | "costYen" | "people" | "left">;

/** Targets with their gaps, no more of any goods together than is lacking over all. */
function gapsOf(lists: readonly ListedStock[]): readonly Row[] {
  const wants = lists.filter(({ target }) => target !== undefined);
  return [...new Set(wants.map(({ goods }) => goods))].sort().flatMap((goods) => {
    const of = lists.filter((one) => one.goods === goods);
    const held = of.reduce((sum, { quantity }) => sum + quantity, 0);
    const wanted = of.reduce((sum, { target = 0 }) => sum + target, 0);
    const rows = grouped(of.filter(({ target }) => target !== undefined));
    const own = rows.map((row) => {
      const ownHeld = of
        .filter(({ organisation }) => organisation === row.organisation)
        .reduce((sum, { quantity }) => sum + quantity, 0);
      return { ...row, held: ownHeld, gap: Math.max(0, row.target - ownHeld) };
    });
    const gaps = inShare(
      own.map(({ gap }) => gap),
      Math.max(0, wanted - held),
    );
    return own.map((row, at) => ({
      ...row,
      heldByOthers: held - row.held,
      gap: gaps[at] ?? 0,
    }));
  });
}

/** One row for an organisation and its goods, by organisation. */
function grouped(lists: readonly ListedStock[]) {
  return [...new Set(lists.map(({ organisation }) => organisation))].sort().flatMap((name) => {
    const own = lists.filter(({ organisation }) => organisation === name);
    const first = own.map((one) => one).sort((a, b) => (b.target ?? 0) - (a.target ?? 0))[0];
    if (first === undefined) return [];
    const target = own.reduce((sum, one) => sum + (one.target ?? 0), 0);
    return [{ organisation: name, goods: first.goods, item: first.item, target }];
  });
}

/** Whole parts of at most `most` in all, in proportion; what rounding leaves goes to the first. */
function inShare(wants: readonly number[], most: number): readonly number[] {
  const all = wants.reduce((sum, want) => sum + want, 0);
  if (all <= most) return wants;
  const parts = wants.map((want) => Math.floor((want * most) / all));
  let rest = most - parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part, at) => {
    const more = Math.min(rest, (wants[at] ?? 0) - part);
    rest -= more;
    return part + more;
  });
}

/** What there is of each goods, given to the rows that lack it. */
function shared(rows: readonly Row[], there: (goods: string) => number): readonly number[] {
  const given = new Map<Row, number>();
  for (const goods of new Set(rows.map((row) => row.goods))) {
    const of = rows.filter((row) => row.goods === goods);
    const parts = inShare(
      of.map(({ gap }) => gap),
      there(goods),
    );
    for (const [at, row] of of.entries()) given.set(row, parts[at] ?? 0);
  }
  return rows.map((row) => given.get(row) ?? 0);
}

function boughtFor(
  rows: readonly Row[],
  available: readonly Available[],
  budget: number,
): ReadonlyMap<string, number> {
  const lines = available.flatMap((offer) => {
    const { goods, peoplePerPiece, packPieces, packYen, leastPacks } = offer;
    const gap = rows.reduce((sum, row) => sum + (row.goods === goods ? row.gap : 0), 0);
    if (peoplePerPiece === undefined || packYen === undefined || gap === 0) return [];
    // Whole packs, and none that would be more than is lacking.
    const mostPacks = Math.floor(gap / packPieces);
    const demand = certain(gap);
    const line = { peoplePerPiece, packPieces, packYen, leastPacks, mostPacks };
    return [{ goods, line: { ...line, position: 0, demand } }];
  });
  const { packs } = bestMix(
    lines.map(({ line }) => line),
    budget,
  );
  return new Map(lines.map(({ goods, line }, at) => [goods, (packs[at] ?? 0) * line.packPieces]));
}

/** So many pieces are lacking, no more and no fewer. */
const certain = (pieces: number): PieceDemand => ({
  mean: pieces,
  most: pieces,
  below: (level) => (level >= pieces ? 1 : 0),
  shortage: (level) => Math.max(0, pieces - level),
  surplus: (level) => Math.max(0, level - pieces),
});
