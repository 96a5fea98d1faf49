/** What one change would bring: each is planned anew, on a world that one can work out by hand. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { enterOffice, type Office } from "../helpers/command-line.ts";
import { ask, planWorld } from "../helpers/plan-world.ts";

let office: Office;
beforeEach(async () => {
  office = enterOffice();
  await planWorld(office);
}, 30_000);
afterEach(() => office.leave());

const explained = async (...more: readonly string[]) => {
  const { out } = await office.run(
    ...["plan", "explain", "--network", "net", "--allow-unverified", "--json", ...more],
  );
  return JSON.parse(out);
};

describe("plan explain", { timeout: 60_000 }, () => {
  test("one more day frees what is a day too late, and says what that costs", async () => {
    await ask(office, "R-2", { item: "COVER", quantity: "400", "needed-by": "2026-11-24" });
    const found = await explained();
    expect(found[0]).toMatchObject({ change: null, coverage: 0 });
    const line = found.find((it: { request: string | null }) => it.request === "R-2");
    // By air from Singapore: a day later; one aircraft, 2,000,000 + 7,000 km × 500.
    expect(line).toMatchObject({
      ...{ change: "more-days", line: 1, morePieces: 400, moreCostJpy: 5_500_000, proven: true },
    });
  });

  test("what is not in stock could be bought, and where it would best lie", async () => {
    await ask(office, "R-1", { item: "SHELTER", quantity: "150" });
    const found = await explained();
    const buy = found.find((it: { change: string | null }) => it.change === "buy");
    expect(buy).toMatchObject({ request: "R-1", morePieces: 50, coverage: 1 });
    expect(buy.depots).toHaveLength(1);
  });

  test("the mode that was chosen is let go, and says what that brings", async () => {
    await ask(office, "R-1", { item: "COVER", quantity: "400", "needed-by": "2026-12-01" });
    const [, first] = await explained("--only-mode", "sea");
    expect(first).toMatchObject({ change: "all-modes", morePieces: 400, coverage: 1 });
  });

  test("limits and rules that hold something back are lifted one by one", async () => {
    await ask(office, "R-1", { item: "COVER", quantity: "3000" });
    const found = await explained("--max-trips", "1", "--exclude-depot", "SGSIN");
    const changes = found.map((it: { change: string | null }) => it.change);
    expect(changes).toEqual(expect.arrayContaining(["one-more-trip", "depot"]));
    for (const { morePieces } of found) expect(morePieces).toBeGreaterThanOrEqual(0);
  });
});
