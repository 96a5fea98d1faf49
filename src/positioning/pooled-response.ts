/**
 * How soon events are answered from two owners' stocks: each from its owner's alone, from both as
 * one, and from both where what is the other's needs a transfer of custody first.
 *
 * Each owner's goods in a depot are a depot of their own, and the other's are farther away by the
 * time that a transfer takes. Answers are the quickest ones (response.ts); an event that asks for
 * more than there is gets all of it.
 */
import { Responder } from "./response.ts";
import { type Need, type Rates, scaled, totalOf } from "./scenario.ts";

export type Owner = 0 | 1;

export interface TwoStocks {
  /** By place, by depot: hours. */
  readonly hours: Rates;
  /** By owner, by depot. */
  readonly stocks: readonly [readonly number[], readonly number[]];
  readonly needs: readonly (Need & { readonly owner: Owner })[];
}

export interface Answer {
  /** undefined where nothing can be sent. */
  readonly hoursPerPiece: number | undefined;
  /** Of what is asked for, the share that today's stock can give. */
  readonly met: number | undefined;
}

export interface PooledResponse {
  readonly apart: Answer;
  readonly together: Answer;
  readonly withTransfers: Answer;
}

export function pooledResponse(two: TwoStocks, transferHours: number): PooledResponse {
  const all = [...two.stocks[0], ...two.stocks[1]];
  const own = (owner: Owner): readonly number[] =>
    all.map((quantity, at) => ((at < two.stocks[0].length ? 0 : 1) === owner ? quantity : 0));
  return {
    apart: answer(two, own, 0),
    together: answer(two, () => all, 0),
    withTransfers: answer(two, () => all, transferHours),
  };
}

function answer(
  { hours, stocks, needs }: TwoStocks,
  stockFor: (owner: Owner) => readonly number[],
  transferHours: number,
): Answer {
  const depots = stocks[0].length;
  let [asked, sent, spent] = [0, 0, 0];
  for (const owner of [0, 1] as const) {
    const rates = hours.map((toPlace) =>
      Float64Array.from({ length: 2 * depots }, (_, at) => {
        const foreign = (at < depots ? 0 : 1) !== owner;
        return (toPlace[at % depots] ?? 0) + (foreign ? transferHours : 0);
      }),
    );
    const responder = new Responder(rates, 2 * depots);
    const stock = stockFor(owner);
    for (const need of needs) {
      if (need.owner !== owner) continue;
      asked += need.probability * totalOf(need.quantities);
      responder.ways(scaled(need, totalOf(stock)), stock, (place, depot, quantity) => {
        sent += need.probability * quantity;
        spent += need.probability * quantity * (rates[place]?.[depot] ?? 0);
      });
    }
  }
  return {
    hoursPerPiece: sent > 0 ? spent / sent : undefined,
    met: asked > 0 ? sent / asked : undefined,
  };
}
