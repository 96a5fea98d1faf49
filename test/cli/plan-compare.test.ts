/** Plans side by side: each is the best in what it is named after, and the picture says the same. */
import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { exit } from "../../src/cli/exit.ts";
import { enterOffice, type Office } from "../helpers/command-line.ts";
import { ask, planned, planWorld } from "../helpers/plan-world.ts";

let office: Office;
beforeEach(async () => {
  office = enterOffice();
  await planWorld(office);
  await ask(office, "R-1", { item: "COVER", quantity: "400", "needed-by": "2026-12-31" });
  await ask(office, "R-2", { item: "COVER", quantity: "4000", destination: "CAMP", priority: "3" });
}, 30_000);
afterEach(() => office.leave());

interface Row {
  readonly prefer: string;
  readonly coverage: number;
  readonly largestShortage: number;
  readonly costJpy: number;
  readonly co2Kg: number;
  readonly meanArrivalDays: number;
  readonly visibleShare: number;
}
const compare = (...more: readonly string[]) =>
  office.run("plan", "compare", "--network", "net", "--allow-unverified", ...more);

describe("plans compared", { timeout: 60_000 }, () => {
  test("are each the best in one thing, and draw their picture", async () => {
    const { status, out } = await compare("--json", "--picture", "plans.svg");
    expect(status).toBe(exit.ok);
    const rows: readonly Row[] = JSON.parse(out).plans;
    expect(rows.map(({ prefer }) => prefer)).toEqual([
      ...["cost", "time", "fairness", "co2", "visibility"],
    ]);
    const of = (prefer: string): Row => rows.find((row) => row.prefer === prefer) as Row;
    const like = rows.filter(({ coverage }) => coverage === of("cost").coverage);
    expect(of("cost").costJpy).toBe(Math.min(...like.map(({ costJpy }) => costJpy)));
    expect(of("co2").co2Kg).toBe(Math.min(...like.map(({ co2Kg }) => co2Kg)));
    expect(of("time").meanArrivalDays).toBe(
      Math.min(...like.map(({ meanArrivalDays }) => meanArrivalDays)),
    );
    expect(of("visibility").visibleShare).toBe(
      Math.max(...like.map(({ visibleShare }) => visibleShare)),
    );
    expect(of("fairness").largestShortage).toBe(
      Math.min(...rows.map(({ largestShortage }) => largestShortage)),
    );
    const picture = readFileSync("plans.svg", "utf8");
    for (const name of ["cheapest", "fastest", "most visible"]) expect(picture).toContain(name);
  });

  test("keeps nothing; kept ones are compared by their numbers", async () => {
    await compare("--json");
    expect(JSON.parse((await office.run("plan", "list", "--json")).out)).toEqual([]);
    const first = (await planned(office)).plan;
    const second = (await planned(office, "--prefer", "time")).plan;
    const { out } = await compare("P-1", "P-2", "--json");
    expect(JSON.parse(out).plans).toMatchObject([
      { id: "P-1", costJpy: first.objective.costJpy },
      { id: "P-2", costJpy: second.objective.costJpy },
    ]);
  });

  test("names what is wrong with its options", async () => {
    const { status, err } = await compare("--picture", "plans.png");
    expect(status).toBe(exit.input);
    expect(err).toContain(".svg");
  });
});
