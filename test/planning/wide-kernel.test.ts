/** Which columns a good answer is looked for among. */
import { expect, test } from "vitest";
import { ModelBuilder } from "../../src/planning/model.ts";
import { kernel } from "../../src/planning/wide-kernel.ts";
import { highsSolver } from "../../src/solver/highs.ts";

test("the kernel has what the relaxation uses, and what costs least to use besides", async () => {
  const builder = new ModelBuilder();
  const prices = [5, 1, 2, 9, 1.5, 3];
  const most = [9, 2, 2, 9, 2, 1];
  const ways = most.map((packs) => builder.whole(packs));
  builder.row(
    ways.map((column) => [column, 1]),
    5,
    Infinity,
  );
  const cost = ways.map((column, at) => [column, prices[at] ?? 0] as const);
  const model = builder.model();
  const loose = { ...model, columns: { ...model.columns, whole: ways.map(() => false) } };
  const question = { model: loose, minimise: cost, start: undefined, timeLimitSeconds: 10 };
  const answer = await highsSolver()({ ...question, gap: { absolute: 1e-9, relative: 0 } });
  // Two of 1, two of 1.5 and one of 2; at the price of 2, the others lose 3 x 9, 7 x 9 and 1 x 1.
  expect(answer.values).toEqual([0, 2, 1, 0, 2, 0]);
  expect(kernel(model, cost, answer, ways).columns.upper).toEqual([9, 2, 2, 0, 2, 1]);
  expect(kernel(model, cost, answer, [0, 3]).columns.upper).toEqual([0, 2, 2, 0, 2, 1]);
});
