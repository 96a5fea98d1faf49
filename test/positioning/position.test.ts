/**
 * The position of stock against other ways of finding it: the whole two-stage program written out
 * longhand for the solver, and trying every layout and every answer to every event.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ModelBuilder } from "../../src/planning/model.ts";
import { assessed } from "../../src/positioning/changes.ts";
import { type PositionQuestion, position } from "../../src/positioning/position.ts";
import { Responder } from "../../src/positioning/response.ts";
import { type Need, scaled, totalOf } from "../../src/positioning/scenario.ts";
import { highsSolver } from "../../src/solver/highs.ts";

const solve = highsSolver();

/** Numbers small enough to try everything, with many ties. */
interface Small {
  readonly rates: readonly (readonly number[])[]; // by place, by depot
  readonly stock: readonly number[];
  readonly needs: readonly Need[];
}

const small = (places: number, depots: number, most: number): fc.Arbitrary<Small> =>
  fc.record({
    rates: fc.array(
      fc.array(fc.integer({ min: 0, max: 9 }), { minLength: depots, maxLength: depots }),
      { minLength: places, maxLength: places },
    ),
    stock: fc.array(fc.integer({ min: 0, max: most }), { minLength: depots, maxLength: depots }),
    needs: fc
      .array(
        fc.array(fc.integer({ min: 0, max: most }), { minLength: places, maxLength: places }),
        { minLength: 1, maxLength: 4 },
      )
      .map((events) =>
        events.map((asked) => ({
          probability: 1 / events.length,
          places: asked.flatMap((quantity, place) => (quantity > 0 ? [place] : [])),
          quantities: asked.filter((quantity) => quantity > 0),
        })),
      ),
  });

function question({ rates, stock, needs }: Small): PositionQuestion {
  return {
    depots: stock.map((_, depot) => `D${depot}`),
    rates: rates.map((toPlace) => Float64Array.from(toPlace)),
    items: [{ item: "X", stock, others: stock.map(() => 0), needs, volume: undefined }],
    capacities: stock.map(() => undefined),
    open: stock.map(() => true),
    ways: {
      hours: rates.map((toPlace) => Float64Array.from(toPlace)),
      costs: undefined,
      withinHours: 5,
    },
  };
}

async function only(asked: PositionQuestion) {
  const [found] = (await position(asked, solve)) ?? [];
  if (found === undefined) throw new Error("no layout");
  return found;
}

/** Least cost of sending what is asked, by trying every whole quantity on every way. */
function byTrying(rates: Small["rates"], stock: readonly number[], need: Need): number {
  const left = [...stock];
  const send = (at: number, depot: number, quantity: number): number => {
    if (at === need.places.length) return 0;
    if (quantity === 0) return send(at + 1, 0, need.quantities[at + 1] ?? 0);
    if (depot === left.length) return Number.POSITIVE_INFINITY;
    let best = Number.POSITIVE_INFINITY;
    const most = Math.min(quantity, left[depot] ?? 0);
    for (let sent = 0; sent <= most; sent++) {
      left[depot] = (left[depot] ?? 0) - sent;
      const cost = sent * (rates[need.places[at] ?? 0]?.[depot] ?? 0);
      best = Math.min(best, cost + send(at, depot + 1, quantity - sent));
      left[depot] = (left[depot] ?? 0) + sent;
    }
    return best;
  };
  return send(0, 0, need.quantities[0] ?? 0);
}

const close = (found: number, right: number, relative = 1e-9): void => {
  expect(Math.abs(found - right)).toBeLessThanOrEqual(relative * Math.max(1, Math.abs(right)));
};

describe("the answer to one event", () => {
  const shapes = [small(1, 4, 5), small(3, 3, 4)];
  test.each(shapes)("costs as little as the best of all answers", (shape) => {
    fc.assert(
      fc.property(shape, ({ rates, stock, needs }) => {
        const responder = new Responder(question({ rates, stock, needs }).rates, stock.length);
        for (const need of needs) {
          fc.pre(totalOf(need.quantities) <= totalOf(stock));
          const found = responder.respond({ ...need, unmet: 0 }, stock);
          close(found.cost, byTrying(rates, stock, need));
        }
      }),
    );
  });

  test.each(shapes)("values one more piece at what it saves", (shape) => {
    fc.assert(
      fc.property(shape, ({ rates, stock, needs }) => {
        const responder = new Responder(question({ rates, stock, needs }).rates, stock.length);
        for (const need of needs.map((asked) => scaled(asked, totalOf(stock)))) {
          const { cost, values } = responder.respond(need, stock);
          for (const [depot, value] of values.entries()) {
            const step = 1e-4;
            const more = stock.map((quantity, at) => quantity + (at === depot ? step : 0));
            close(responder.respond(need, more).cost, cost + value * step, 1e-9);
            // Convex: the line lies below at any distance.
            const far = stock.map((quantity, at) => quantity + (at === depot ? 3 : 0));
            expect(responder.respond(need, far).cost).toBeGreaterThanOrEqual(
              cost + 3 * value - 1e-9,
            );
          }
        }
      }),
    );
  });
});

/** The whole program longhand: every layout and every shipment of every event at once. */
async function longhand(asked: PositionQuestion): Promise<number | undefined> {
  const { items, rates, capacities, open } = asked;
  const builder = new ModelBuilder();
  const minimise: [number, number][] = [];
  const layouts = items.map(({ stock }) => {
    const columns = stock.map((_, i) => builder.real(open[i] ? totalOf(stock) : 0));
    const all = columns.map((column): [number, number] => [column, 1]);
    builder.row(all, totalOf(stock), totalOf(stock));
    return columns;
  });
  for (const [m, { needs, stock, others }] of items.entries()) {
    for (const need of needs) {
      const sent = scaled(need, totalOf(stock) + totalOf(others));
      const ways = sent.places.map((place, j) => {
        const columns = stock.map(() => builder.real(Number.POSITIVE_INFINITY));
        const quantity = sent.quantities[j] ?? 0;
        builder.row(
          columns.map((column): [number, number] => [column, 1]),
          quantity,
          quantity,
        );
        for (const [i, column] of columns.entries()) {
          minimise.push([column, need.probability * (rates[place]?.[i] ?? 0)]);
        }
        return columns;
      });
      for (const [i, column] of (layouts[m] ?? []).entries()) {
        const taken = ways.map((columns): [number, number] => [columns[i] ?? 0, 1]);
        builder.row([...taken, [column, -1]], Number.NEGATIVE_INFINITY, others[i] ?? 0);
      }
    }
  }
  for (const [i, capacity] of capacities.entries()) {
    if (capacity === undefined) continue;
    const room = layouts.map((columns, m): [number, number] => [
      columns[i] ?? 0,
      items[m]?.volume ?? 0,
    ]);
    builder.row(room, Number.NEGATIVE_INFINITY, capacity);
  }
  const answer = await solve({
    model: builder.model(),
    minimise,
    start: undefined,
    timeLimitSeconds: 60,
    gap: { absolute: 0, relative: 0 },
  });
  return answer.values === undefined ? undefined : answer.bound;
}

/** The longhand program with the needs as they are scaled for today's stock, and another stock. */
const withStock = (asked: PositionQuestion, more: number): PositionQuestion => ({
  ...asked,
  items: asked.items.map((item, m) => {
    const whole = totalOf(item.stock) + totalOf(item.others);
    const needs = item.needs.map((need) => {
      const { places, quantities, probability } = scaled(need, whole);
      return { places, quantities, probability };
    });
    const stock = m > 0 ? item.stock : item.stock.map((held, i) => (i === 0 ? held + more : held));
    return { ...item, needs, stock };
  }),
});

describe("the best layout", () => {
  test("has a shadow price that no stock beats: V(T + x) ≥ V(T) + price × x", async () => {
    await fc.assert(
      fc.asyncProperty(
        small(3, 3, 20),
        fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
        async (world, isOpen) => {
          fc.pre(isOpen.includes(true) && totalOf(world.stock) > 0);
          const asked = { ...question(world), open: isOpen };
          const { shadowPrice, expectedBest } = await only(asked);
          if (shadowPrice === undefined) throw new Error("an item with stock has a price");
          const price = -shadowPrice / 1000;
          for (const more of [1, 7, 1000]) {
            const then = (await longhand(withStock(asked, more))) ?? Number.NaN;
            expect(then).toBeGreaterThanOrEqual(
              expectedBest + price * more - 1e-5 * (1 + expectedBest),
            );
          }
          // With so much that all lies at hand, the price is that of nothing more.
          const plenty = withStock(asked, 1000);
          expect((await only(plenty)).shadowPrice).toBeCloseTo(0, 6);
        },
      ),
      { numRuns: 20 },
    );
  });

  test("is the one of the whole program written out", async () => {
    await fc.assert(
      fc.asyncProperty(small(4, 4, 30), async (world) => {
        const asked = question(world);
        const found = await only(asked);
        close(found.expectedBest, (await longhand(asked)) ?? Number.NaN, 1e-7);
        expect(found.expectedToday).toBeGreaterThanOrEqual(found.expectedBest - 1e-9);
        expect(totalOf(found.bestLayout.map(({ figure }) => figure))).toBe(totalOf(world.stock));
        expect(
          found.bestLayout.every(({ figure }) => Number.isInteger(figure) && figure >= 0),
        ).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test("with little room, closed depots, the stock of others and several items, too", async () => {
    const two = fc.tuple(small(3, 3, 20), small(3, 3, 20));
    const room = fc.array(fc.option(fc.integer({ min: 0, max: 60 }), { nil: undefined }), {
      minLength: 3,
      maxLength: 3,
    });
    const open = fc.array(fc.boolean(), { minLength: 3, maxLength: 3 });
    const others = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 3, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(two, room, open, others, async ([one, other], capacities, isOpen, held) => {
        const [first, second] = [question(one).items[0], question(other).items[0]];
        if (first === undefined || second === undefined) throw new Error("no items");
        const asked: PositionQuestion = {
          ...question(one),
          items: [
            { ...first, others: held, volume: 1 },
            { ...second, item: "Y", volume: 2 },
          ],
          capacities,
          open: isOpen,
        };
        const whole = isOpen.includes(true) ? await longhand(asked) : undefined;
        const found = await position(asked, solve);
        expect(found === undefined).toBe(whole === undefined);
        if (found === undefined || whole === undefined) return;
        close(totalOf(found.map(({ expectedBest }) => expectedBest)), whole, 1e-6);
        for (const [depot, capacity = Number.POSITIVE_INFINITY] of capacities.entries()) {
          const used = found.map(({ bestLayout }, m) => (m + 1) * (bestLayout[depot]?.figure ?? 0));
          expect(totalOf(used)).toBeLessThanOrEqual(capacity + 1e-6);
        }
      }),
      { numRuns: 60 },
    );
  });

  test("is as good as the best of all whole layouts, where it is whole itself", async () => {
    await fc.assert(
      fc.asyncProperty(small(2, 3, 4), async (world) => {
        const { rates, stock, needs } = world;
        fc.pre(needs.every(({ quantities }) => totalOf(quantities) <= totalOf(stock)));
        const found = await only(question(world));
        let best = Number.POSITIVE_INFINITY;
        const total = totalOf(stock);
        for (let a = 0; a <= total; a++) {
          for (let b = 0; a + b <= total; b++) {
            const layout = [a, b, total - a - b];
            const costs = needs.map((need) => need.probability * byTrying(rates, layout, need));
            best = Math.min(best, totalOf(costs));
          }
        }
        // Broken pieces may only help.
        expect(found.expectedBest).toBeLessThanOrEqual(best + 1e-7);
        const today = needs.map((need) => need.probability * byTrying(rates, stock, need));
        close(found.expectedToday, totalOf(today));
      }),
      { numRuns: 40 },
    );
  });
});

test("an event that asks for more than there is gets all there is, each place its share", async () => {
  const found = await only(
    question({
      rates: [
        [1, 5],
        [7, 2],
      ],
      stock: [60, 40],
      needs: [
        { probability: 0.25, places: [0, 1], quantities: [300, 100] },
        { probability: 0.75, places: [0], quantities: [10] },
      ],
    }),
  );
  expect(found.unmetToday).toBe(75);
  // 75 and 25 are sent: 60 × 1 + 15 × 5 + 25 × 2 = 185; at best 75 × 1 + 25 × 2 = 125.
  close(found.expectedToday, 0.25 * 185 + 0.75 * 10);
  close(found.expectedBest, 0.25 * 125 + 0.75 * 10);
  close(found.balance ?? Number.NaN, 53.75 / 38.75);
  expect(found.bestLayout).toEqual([
    { depot: "D0", figure: 75 },
    { depot: "D1", figure: 25 },
  ]);
  // At D0 one more piece takes the place of one from D1: 5 − 1 hours in a quarter of events.
  expect(found.marginal.map(({ figure }) => figure)).toEqual([1000, 0]);
});

test("what is told of time, people and cost adds up way by way", async () => {
  const asked = question({
    rates: [
      [1, 5],
      [7, 2],
    ],
    stock: [60, 40],
    needs: [
      { probability: 0.25, places: [0, 1], quantities: [50, 50] },
      { probability: 0.75, places: [1], quantities: [50] },
    ],
  });
  const costs = [Float64Array.from([10, 20]), Float64Array.from([30, 40])];
  const { reachToday } = await only({ ...asked, ways: { ...asked.ways, costs, withinHours: 2 } });
  // First event: 50 at 1 hour, 40 at 2 and 10 at 7; second: 40 at 2 and 10 at 7.
  const sent = 0.25 * 100 + 0.75 * 50;
  expect(reachToday.sent).toBe(sent);
  close(reachToday.hoursPerPiece ?? 0, (0.25 * (50 + 80 + 70) + 0.75 * (80 + 70)) / sent);
  close(reachToday.cost ?? 0, 0.25 * (500 + 1600 + 300) + 0.75 * (1600 + 300));
  close(reachToday.sentWithin ?? 0, 0.25 * 90 + 0.75 * 40);
});

test("by hours, the hours of a piece are the expected hours over what is sent", async () => {
  await fc.assert(
    fc.asyncProperty(small(3, 3, 20), async (world) => {
      const found = await only(question(world));
      const { reachToday } = found;
      close((reachToday.hoursPerPiece ?? 0) * reachToday.sent, found.expectedToday, 1e-7);
    }),
    { numRuns: 60 },
  );
});

test("a depot more never makes the best layout worse, a depot less never better", async () => {
  await fc.assert(
    fc.asyncProperty(small(3, 3, 20), fc.nat(2), async (world, depot) => {
      const code = `D${depot}`;
      for (const change of ["open", "close"] as const) {
        const [found] = (await assessed(question(world), [{ depot: code, change }], solve)) ?? [];
        const saves = found?.effects[0]?.saves ?? Number.NaN;
        const right = change === "open" ? saves >= -1e-6 : saves <= 1e-6;
        expect(right, `${change} saves ${saves}`).toBe(true);
      }
    }),
    { numRuns: 40 },
  );
});

test("more stock anywhere never makes an answer dearer", () => {
  fc.assert(
    fc.property(small(3, 3, 20), fc.nat(2), fc.nat(20), ({ rates, stock, needs }, depot, more) => {
      const responder = new Responder(question({ rates, stock, needs }).rates, stock.length);
      for (const need of needs.map((asked) => scaled(asked, totalOf(stock)))) {
        const larger = stock.map((quantity, at) => quantity + (at === depot ? more : 0));
        const { cost } = responder.respond(need, stock);
        expect(responder.respond(need, larger).cost).toBeLessThanOrEqual(cost + 1e-9);
      }
    }),
  );
});
