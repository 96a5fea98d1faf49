/** Plans from the command line, on a small world that one can work out by hand. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { exit } from "../../src/cli/exit.ts";
import { enterOffice, type Office } from "../helpers/command-line.ts";
import { ask, planned, planWorld } from "../helpers/plan-world.ts";

let office: Office;
beforeEach(async () => {
  office = enterOffice();
  await planWorld(office);
});
afterEach(() => office.leave());

interface Line {
  readonly lot: string;
  readonly quantity: number;
}
const sent = (plan: { shipments: readonly { lines: readonly Line[] }[] }) =>
  Object.fromEntries(
    plan.shipments.flatMap(({ lines }) => lines).map(({ lot, quantity }) => [lot, quantity]),
  );

describe("a plan", () => {
  test("takes the cheapest way that arrives in time, with what it costs to the yen", async () => {
    await ask(office, "R-1", { item: "COVER", quantity: "400", "needed-by": "2026-12-31" });
    const { status, plan } = await planned(office);
    expect(status).toBe(exit.ok);
    // 20 packs of 40 kg: one truck to the port (20,000 + 30 × 100), one container (300,000).
    expect(plan).toMatchObject({
      id: "P-1",
      status: "optimal",
      gap: 0,
      objective: { coverage: 1, weightedShortage: 0, lateDays: 0, costJpy: 323_000 },
      unmet: [],
    });
    expect(plan.shipments).toMatchObject([
      {
        legs: [
          { from: "AEDXB", to: "PORT", vehicle: "TRUCK", trips: 1, costJpy: 23_000 },
          {
            ...{ from: "PORT", to: "CITY", vehicle: "BOX", trips: 1, costJpy: 300_000 },
            ...{ depart: "2026-11-27", arrive: "2026-12-09" },
          },
        ],
        lines: [
          { item: "COVER", lot: "J-C1", packs: 20, quantity: 400, weightKg: 800, volumeM3: 4 },
        ],
        arrive: "2026-12-09",
      },
    ]);
  });

  test("flies where the sea is too slow, and says so where even that is", async () => {
    await ask(office, "R-1", { item: "COVER", quantity: "400", "needed-by": "2026-11-27" });
    expect((await planned(office)).plan.shipments[0].arrive).toBe("2026-11-26");
    await ask(office, "R-2", { item: "COVER", quantity: "400", "needed-by": "2026-11-24" });
    const { status, plan } = await planned(office, "--request", "R-2");
    expect(status).toBe(exit.findings);
    expect(plan.unmet).toMatchObject([
      { request: "R-2", quantity: 400, reason: "too-late", daysLate: 1 },
    ]);
    const late = await planned(office, "--request", "R-2", "--allow-late");
    expect(late.plan.objective).toMatchObject({ coverage: 1, lateDays: 1 });
  });

  test("shares vehicles between requests; each pays by weight, and shares add up", async () => {
    await ask(office, "R-1", { item: "COVER", quantity: "100" });
    await ask(office, "R-2", { item: "COVER", quantity: "200", destination: "CAMP" });
    const { plan } = await planned(office);
    expect(
      plan.departures.map((it: { from: string; trips: number }) => [it.from, it.trips]),
    ).toEqual([
      ["AEDXB", 1],
      ["PORT", 1],
      ["CITY", 1],
    ]);
    const costs = plan.shipments.map((it: { costJpy: number }) => it.costJpy);
    expect(costs.reduce((sum: number, cost: number) => sum + cost, 0)).toBe(plan.objective.costJpy);
    expect(plan.objective.costJpy).toBe(23_000 + 300_000 + 40_000);
  });

  test("gives whole packs, and no more than the rest of one beyond what is asked", async () => {
    await ask(office, "R-1", { item: "COVER", quantity: "50" });
    expect(sent((await planned(office)).plan)).toEqual({ "J-C1": 60 });
  });

  test("prefers what expires soonest where it costs no more", async () => {
    await office.run(
      ...["receive", "--item", "COVER", "--lot", "J-C0", "--depot", "AEDXB", "--agency", "jica"],
      ...["--quantity", "200", "--supplier", "Maker", "--expiry", "2027-02-28"],
    );
    await ask(office, "R-1", { item: "COVER", quantity: "300" });
    expect(sent((await planned(office)).plan)).toEqual({ "J-C0": 200, "J-C1": 100 });
    const fixed = await planned(office, "--fix", "J-C2");
    expect(sent(fixed.plan)).toEqual({ "J-C2": 300 });
  });

  test("leaves what has to stay, what is excluded, and what a limit forbids", async () => {
    await ask(office, "R-1", { item: "COVER", quantity: "3000" });
    expect(sent((await planned(office)).plan)).toEqual({ "J-C1": 2000, "J-C2": 1000 });
    const floor = await planned(office, "--floor", "COVER@jica=600", "--exclude-depot", "SGSIN");
    expect(sent(floor.plan)).toEqual({ "J-C1": 2000 });
    const most = await planned(office, "--floor", "COVER=2600");
    expect(most.plan.objective.coverage).toBeCloseTo(1900 / 3000, 6);
    const limit = await planned(office, "--max-trips", "0");
    expect(limit.plan.unmet).toMatchObject([{ quantity: 3000, reason: "limit" }]);
    const poor = await planned(office, "--max-cost", "323000");
    expect(poor.plan.objective.costJpy).toBeLessThanOrEqual(323_000);
  });

  describe("says by name which option holds something back, and what it would free", () => {
    const unmet = async (...more: readonly string[]) => (await planned(office, ...more)).plan.unmet;

    test("--only-mode: where no way of that mode leads, or none in time", async () => {
      await ask(office, "R-1", { item: "COVER", quantity: "400", "needed-by": "2026-12-01" });
      expect(await unmet("--only-mode", "rail")).toMatchObject([
        {
          ...{ quantity: 400, reason: "only-mode" },
          explanation: "does not go, or not in time, by --only-mode rail",
          remedy: "plan without --only-mode: up to 400 more could go",
          passedOver: expect.arrayContaining([{ reason: "only-mode", quantity: 3000 }]),
        },
      ]);
      // Ships take 15 days; aircraft would be in time.
      expect(await unmet("--only-mode", "sea")).toMatchObject([{ reason: "only-mode" }]);
    });

    test("--only-mode, which alone would bring nothing, is not the reason", async () => {
      await ask(office, "R-1", { item: "COVER", quantity: "400", "needed-by": "2026-11-24" });
      const [one] = await unmet("--only-mode", "rail");
      expect(one).toMatchObject({
        reason: "no-way",
        explanation: "no way leads there by --only-mode rail",
      });
      expect(one.passedOver.map(({ reason }: { reason: string }) => reason)).not.toContain(
        "only-mode",
      );
    });

    test("--exclude-depot: what lies there and could go; what could not says its own reason", async () => {
      await ask(office, "R-1", { item: "COVER", quantity: "2500" });
      expect(await unmet("--exclude-depot", "SGSIN")).toMatchObject([
        {
          ...{ quantity: 500, reason: "excluded-depot" },
          explanation: "left out by --exclude-depot SGSIN",
          remedy: "plan without --exclude-depot: up to 500 more could go",
        },
      ]);
      await ask(office, "R-2", { item: "COVER", quantity: "2500", cause: "training" });
      const out = ["--exclude-depot", "SGSIN", "--request"];
      expect(await unmet(...out, "R-2")).toMatchObject([{ reason: "not-lawful" }]);
      await ask(office, "R-3", { item: "COVER", quantity: "900", "needed-by": "2026-11-26" });
      // Aircraft from Singapore are excluded, ships from Dubai too slow.
      const both = await unmet(...out, "R-3", "--only-mode", "sea");
      expect(both).toMatchObject([{ reason: "only-mode" }]);
    });

    test("--max-trips and --max-cost: those that were given, with what is used of them", async () => {
      await ask(office, "R-1", { item: "COVER", quantity: "3000" });
      expect(await unmet("--max-trips", "2")).toMatchObject([
        { explanation: "beyond --max-trips 2", remedy: "raise --max-trips (2 used)" },
      ]);
      expect(await unmet("--max-trips", "2", "--max-cost", "300000")).toMatchObject([
        {
          explanation: "beyond --max-cost 300000 or --max-trips 2",
          remedy: "raise --max-cost (0 JPY used) or --max-trips (0 used)",
        },
      ]);
    });
  });

  test("does not blame a limit that is far from reached, but the vehicles", async () => {
    await ask(office, "R-1", { item: "SHELTER", quantity: "100", "needed-by": "2026-11-30" });
    await ask(office, "R-2", { item: "COVER", quantity: "3000", "needed-by": "2026-11-30" });
    writeFileSync(
      "net/vehicles.csv",
      readFileSync("net/vehicles.csv", "utf8").replace("30000,200,", "3000,20,"),
    );
    for (const limit of [[], ["--max-cost", "999999999999"], ["--max-trips", "9999"]]) {
      const { plan } = await planned(office, ...limit);
      expect(plan.unmet.map(({ reason }: { reason: string }) => reason)).toContain("no-vehicle");
    }
    const { plan } = await planned(office, "--max-trips", "1");
    expect(plan.unmet.map(({ reason }: { reason: string }) => reason)).toContain("limit");
  });

  test("takes figures as people type them: full width, with thousands", async () => {
    await ask(office, "R-1", { item: "COVER", quantity: "3000" });
    const { plan } = await planned(
      ...[office, "--max-trips", "１０", "--max-cost", "９，０００,000", "--fill", "０．９"],
      ...["--floor", "COVER＠jica＝２６００", "--only-mode", "ＳＥＡ"],
    );
    expect(plan.objective.costJpy).toBeLessThanOrEqual(9_000_000);
    expect(plan.settings).toMatchObject({ maxTrips: "１０" });
    expect(sent(plan)).toEqual({ "J-C1": 400 });
    expect((await office.run("plan", "check", "P-1", "--network", "net")).status).toBe(exit.ok);
  });

  test("says that a limit of cost cannot be kept to where prices are missing", async () => {
    await ask(office, "R-1", { item: "COVER", quantity: "400" });
    writeFileSync(
      "net/vehicles.csv",
      readFileSync("net/vehicles.csv", "utf8").replace(
        "BOX,Container,sea,20000,60,300000,0,0",
        "BOX,Container,sea,20000,60,,,",
      ),
    );
    const { plan } = await planned(office, "--max-cost", "100000", "--only-mode", "sea");
    expect(plan.objective.costJpy).toBeNull();
    expect(plan.notes.join("\n")).toContain("--max-cost was kept to by what is known");
  });

  test("serves a conflict with the Cabinet Office's goods after a decision, JICA's only by --pool", async () => {
    await ask(office, "R-1", { item: "COVER", quantity: "2000", cause: "conflict" });
    const own = await planned(office);
    expect(sent(own.plan)).toEqual({ "C-C1": 1500 });
    expect(own.plan.shipments[0]).toMatchObject({
      ready: "2026-12-15",
      steps: ["cabinet-decision"],
    });
    expect(own.plan.unmet).toMatchObject([{ quantity: 500, reason: "custody" }]);
    const pool = await planned(office, "--pool", "--decision-days", "0", "--custody-days", "5");
    expect(pool.plan.objective.coverage).toBe(1);
    const steps = pool.plan.shipments.map((it: { steps: string[]; custodian: string | null }) => [
      it.steps.join(),
      it.custodian,
    ]);
    expect(steps).toContainEqual(["custody-transfer,cabinet-decision", "cabinet-office"]);
  });

  test("is refused for a body or cause that no law covers", async () => {
    await ask(office, "R-1", { item: "CAN", quantity: "50", cause: "training" });
    expect((await planned(office)).plan.unmet).toMatchObject([{ reason: "not-lawful" }]);
    await ask(office, "R-2", {
      item: "CAN",
      quantity: "50",
      cause: "conflict",
      organisation: "Friends",
    });
    expect((await planned(office, "--request", "R-2")).plan.unmet).toMatchObject([
      { reason: "not-lawful" },
    ]);
  });

  test("keeps goods with too little shelf life, and those nobody has verified", async () => {
    await ask(office, "R-1", { item: "COVER", quantity: "100", "min-shelf-life-days": "402" });
    expect((await planned(office)).plan.unmet).toMatchObject([{ reason: "expired" }]);
    await ask(office, "R-2", { item: "COVER", quantity: "100" });
    const { out } = await office.run("plan", "--network", "net", "--request", "R-2", "--json");
    expect(JSON.parse(out).unmet).toMatchObject([{ reason: "unverified" }]);
  });

  test("marks goods of which nobody knows how long they keep, where that is asked", async () => {
    const undated = { item: "SHELTER", quantity: "10", "min-shelf-life-days": "30" };
    await ask(office, "R-1", { organisation: "Government of Nepal", ...undated });
    const { out } = await office.run("plan", "--network", "net", "--json");
    expect(JSON.parse(out).unmet).toMatchObject([{ reason: "unverified" }]);
    const { plan } = await planned(office);
    expect(plan.shipments[0].lines).toMatchObject([{ lot: "J-S1", unverified: true }]);
  });

  test("goes to a country by any way into it, and any item of a category will do", async () => {
    await ask(office, "R-1", { category: "tent", quantity: "10", destination: "XX" });
    const { plan } = await planned(office);
    expect(plan.shipments[0].legs.at(-1)).toMatchObject({ to: "CITY" });
    expect(plan.shipments[0].lines).toMatchObject([{ item: "SHELTER", quantity: 10 }]);
  });

  test("by another preference is another plan", async () => {
    await ask(office, "R-1", { item: "COVER", quantity: "100" });
    const by = async (what: string) => (await planned(office, "--prefer", what)).plan;
    expect((await by("cost")).shipments[0].legs[1].mode).toBe("sea");
    expect((await by("time")).shipments[0].arrive).toBe("2026-11-25");
    expect((await by("co2")).shipments[0].legs[1].mode).toBe("sea");
    expect(
      (await by("visibility")).departures.some((it: { vehicle: string }) => it.vehicle === "PLANE"),
    ).toBe(true);
    expect(
      (await planned(office, "--only-mode", "air")).plan.shipments[0].legs.some(
        (it: { mode: string }) => it.mode === "air",
      ),
    ).toBe(true);
  });
});

describe("a plan is kept", () => {
  test("once: the same again changes nothing, to the byte", async () => {
    await ask(office, "R-1", { item: "COVER", quantity: "400" });
    const [first, second] = [await planned(office), await planned(office)];
    expect(second.plan).toEqual(first.plan);
    expect(JSON.parse((await office.run("plan", "list", "--json")).out)).toHaveLength(1);
    expect(JSON.parse((await office.run("plan", "show", "P-1", "--json")).out)).toEqual(first.plan);
  });

  test("accepted, it reserves its lots, and its lines are open no more", async () => {
    await ask(office, "R-1", { item: "COVER", quantity: "400" });
    await planned(office);
    const accepted = await office.run("plan", "accept", "P-1", "--json");
    expect(JSON.parse(accepted.out)).toMatchObject({
      id: "P-1",
      state: "accepted",
      reserved: [{ lot: "J-C1", depot: "AEDXB", quantity: 400 }],
    });
    const stock = await office.run("stock", "--by", "lot,status", "--item", "COVER", "--json");
    expect(JSON.parse(stock.out)).toContainEqual(
      expect.objectContaining({ lot: "J-C1", status: "reserved", quantity: 400 }),
    );
    expect((await planned(office)).plan).toMatchObject({ id: null, shipments: [], unmet: [] });
    const twice = await office.run("plan", "accept", "P-1");
    expect(twice.status).toBe(exit.refused);
    expect(twice.err.match(/error\[[a-z-]+\]/g)).toEqual(["error[plan-decided]"]);
    const served = await office.run("plan", "--network", "net", "--request", "R-1");
    expect(served.status).toBe(exit.input);
    expect(served.err).toContain("error[request-served]");
    expect((await office.run("verify")).status).toBe(exit.ok);
  });

  test("accepted on an earlier day, not before it was made, in the future or in a closed year", async () => {
    await ask(office, "R-1", { item: "COVER", quantity: "400" });
    await planned(office);
    office.on("2026-11-27");
    const accept = (...more: readonly string[]) => office.run("plan", "accept", "P-1", ...more);
    const kindsOf = async (...more: readonly string[]) => {
      const { status, err } = await accept(...more);
      return [status, ...[...err.matchAll(/error\[([a-z-]+)\]/g)].map(([, kind]) => kind)];
    };
    expect(await kindsOf("--date", "2026-11-22")).toEqual([exit.input, "plan-accept-early"]);
    expect(await kindsOf("--date", "2026-11-28")).toEqual([exit.input, "shipment-in-future"]);
    expect(await kindsOf("--date", "soon")).toEqual([exit.input, "not-a-date"]);
    office.on("2027-04-10");
    expect((await office.run("close", "--fiscal-year", "2026", "--yes")).status).toBe(exit.ok);
    expect(await kindsOf("--date", "2026-11-24")).toEqual([exit.refused, "period-closed"]);
    const { out, status } = await accept("--date", "令和9年4月2日", "--json");
    expect([status, JSON.parse(out).date]).toEqual([exit.ok, "2027-04-02"]);
    const early = await office.run("ship", "dispatch", "S-1", "--date", "2027-04-01");
    expect(early.err).toContain("`bichiku plan accept P-1 --date …`");
    expect((await office.run("ship", "dispatch", "S-1", "--date", "2027-04-03")).status).toBe(0);
    expect((await office.run("verify")).status).toBe(exit.ok);
  });

  test("where it was made on a day that is not here yet, it is accepted as of that day", async () => {
    await ask(office, "R-1", { item: "COVER", quantity: "400" });
    office.on("2026-11-24");
    await planned(office);
    office.on("2026-11-23");
    const { out } = await office.run("plan", "accept", "P-1", "--json");
    expect(JSON.parse(out).date).toBe("2026-11-24");
  });

  test("and can be taken back", async () => {
    await ask(office, "R-1", { item: "COVER", quantity: "400" });
    await planned(office);
    const { transaction } = JSON.parse((await office.run("plan", "accept", "P-1", "--json")).out);
    const undone = await office.run(
      "reverse",
      transaction,
      "--reason",
      "the request was withdrawn",
    );
    expect(undone).toMatchObject({ status: exit.ok });
    expect(JSON.parse((await office.run("plan", "list", "--json")).out)).toMatchObject([
      { state: "proposed" },
    ]);
    expect((await office.run("plan", "discard", "P-1")).status).toBe(exit.ok);
    const again = await office.run("plan", "accept", "P-1");
    expect(again.status).toBe(exit.refused);
    expect(again.err).toContain("error[plan-decided]");
    expect((await office.run("verify")).status).toBe(exit.ok);
  });

  test("is refused where what it relies on has changed", async () => {
    await ask(office, "R-1", { item: "COVER", quantity: "400" });
    await planned(office);
    await office.run(
      ...["issue", "--item", "COVER", "--lot", "J-C1", "--depot", "AEDXB", "--agency", "jica"],
      ...["--quantity", "1700", "--to", "IFRC"],
    );
    const stock = await office.run("plan", "accept", "P-1");
    expect(stock.status).toBe(exit.refused);
    expect(stock.err).toContain("error[plan-stock-changed]");
    await ask(office, "R-1", { item: "COVER", quantity: "300", line: "1" });
    const both = await office.run("plan", "accept", "P-1");
    expect(both.err).toContain("error[plan-request-changed]");
    expect(both.err).toContain("error[plan-stock-changed]");
  });

  test("that sends nothing is not accepted", async () => {
    await ask(office, "R-1", { item: "CAN", quantity: "50", cause: "training" });
    const { err } = await office.run("plan", "--network", "net");
    expect(err).toContain("for the record: it sends nothing");
    const { status, err: refused } = await office.run("plan", "accept", "P-1");
    expect([status, refused]).toEqual([
      exit.refused,
      expect.stringContaining("error[plan-sends-nothing]"),
    ]);
    expect((await office.run("plan", "discard", "P-1")).status).toBe(exit.ok);
  });

  test("two plans for one request are not both accepted", async () => {
    await ask(office, "R-1", { item: "COVER", quantity: "400" });
    await planned(office);
    await planned(office, "--prefer", "time");
    await office.run("plan", "accept", "P-1");
    const second = await office.run("plan", "accept", "P-2");
    expect(second.status).toBe(exit.refused);
    expect(second.err).toContain("error[plan-request-promised]");
  });
});

describe("a plan is checked by code that did not make it", () => {
  const check = async (...argv: readonly string[]) => {
    const { status, out } = await office.run("plan", "check", ...argv, "--json");
    return { status, ...JSON.parse(out) };
  };

  test("ours holds, before and after it is accepted", async () => {
    await ask(office, "R-1", { item: "COVER", quantity: "2500", "needed-by": "2027-01-31" });
    await ask(office, "R-2", { category: "tent", quantity: "30", destination: "CAMP" });
    await planned(office);
    expect(await check("P-1")).toMatchObject({ status: exit.ok, ok: true, findings: [] });
    await office.run("plan", "accept", "P-1");
    expect(await check("P-1")).toMatchObject({ ok: true, findings: [] });
  });

  test("a plan that nobody made is not looked for among the files", async () => {
    const { status, err } = await office.run("plan", "check", "ｐ－９");
    expect([status, err]).toEqual([exit.input, expect.stringContaining("error[plan-unknown]")]);
  });

  test("a spreadsheet as `plan show --csv` writes it is judged alike", async () => {
    await ask(office, "R-1", { item: "COVER", quantity: "2500" });
    await planned(office);
    const { out } = await office.run("plan", "show", "P-1", "--csv");
    writeFileSync("mine.csv", out);
    const how = ["--network", "net", "--allow-unverified"];
    expect(await check("mine.csv", ...how)).toMatchObject({ ok: true });
    writeFileSync("late.csv", out.replaceAll("2026-11-27", "2026-11-24"));
    const late = await check("late.csv", ...how);
    expect(late.status).toBe(exit.findings);
    expect(late.findings).toContainEqual(
      expect.objectContaining({ rule: "days", found: "2026-11-24", allowed: "2026-11-27" }),
    );
  });

  test("a person's plan in Japanese is read, and what it breaks is named with its row", async () => {
    await ask(office, "R-1", { item: "COVER", quantity: "100", "needed-by": "2026-12-01" });
    writeFileSync(
      "計画.csv",
      [
        "輸送番号,要請番号,明細,品目,ロット,所有機関,倉庫,数量,出発地,到着地,車両,便数,出発日,到着日",
        "1,R-1,1,カバー,J-C1,JICA,AEDXB,130,AEDXB,PORT,TRUCK,1,2026-11-24,2026-11-24",
        ",,,,,,,,PORT,CITY,BOX,1,2026-11-27,令和8年12月9日",
      ].join("\n"),
    );
    const found = await check("計画.csv", "--network", "net", "--allow-unverified");
    expect(found.findings.map((it: { rule: string; row: number }) => [it.rule, it.row])).toEqual([
      ["whole-packs", 2],
      ["late", 2],
      ["asked", null],
    ]);
  });

  test("what cannot be read as a plan is refused with all that is wrong", async () => {
    writeFileSync(
      "bad.csv",
      "shipment,request,line,item,lot,agency,depot,quantity,from,to,vehicle,trips,depart,arrive\n1,R-1,x,COVER,,jica,AEDXB,5,,,,,,\n",
    );
    const { status, err } = await office.run("plan", "check", "bad.csv", "--network", "net");
    expect(status).toBe(exit.input);
    expect(err.match(/^error\[([a-z-]+)\]/gm)).toEqual([
      "error[not-a-quantity]",
      "error[plan-cell-empty]",
    ]);
    writeFileSync("other.csv", "a,b\n1,2\n");
    expect((await office.run("plan", "check", "other.csv")).err).toContain("error[plan-no-table]");
  });
});

describe("what is wrong is said at once, and nothing is changed", () => {
  test("destinations that the network does not have", async () => {
    await ask(office, "R-1", { item: "COVER", quantity: "400", destination: "CITTY" });
    await ask(office, "R-2", { item: "COVER", quantity: "400", destination: "Atlantis" });
    const { status, err } = await office.run("plan", "--network", "net");
    expect(status).toBe(exit.input);
    expect(err.match(/error\[destination-unknown\]/g)).toHaveLength(2);
    expect(err).toContain('did you mean "CITY"?');
    // Nothing else is asked for: there is nothing to go on with.
    expect(err).not.toContain("--exclude-request");
  });

  test("destinations of some requests: the others are planned without them, as the message says", async () => {
    for (const [code, destination] of [
      ["R-1", "Atlantis"],
      ["WFP 2", "CITTY"],
      ["R-3", "CITY"],
    ] as const) {
      await ask(office, code, { item: "COVER", quantity: "400", destination });
    }
    const { err } = await office.run("plan", "--network", "net", "--lang", "ja");
    expect(err.match(/destination-unknown/g)).toHaveLength(2);
    expect(err).toContain("--request R-1 --line 1 --destination …");
    expect(err.match(/bichiku plan --exclude-request "R-1,WFP 2"/g)).toHaveLength(1);
    const { plan } = await planned(office, "--exclude-request", "ｒ－１,WFP 2");
    expect(plan.shipments).toMatchObject([{ request: "R-3" }]);
    // Nor do they keep the plan that was made from being judged.
    const checked = await office.run("plan", "check", "P-1", "--network", "net");
    expect(checked.status).toBe(exit.ok);
    const fixed = ["request", "add", "--request", "WFP 2", "--line", "1", "--destination", "CITY"];
    expect((await office.run(...fixed)).status).toBe(exit.ok);
    const rest = await planned(office, "--exclude-request", "R-1");
    expect(rest.plan.shipments.map(({ request }: { request: string }) => request).sort()).toEqual([
      ...["R-3", "WFP 2"],
    ]);
  });

  test("requests that nobody made, all of them at once, with their option", async () => {
    await ask(office, "R-1", { item: "COVER", quantity: "10" });
    const { status, err } = await office.run(
      ...["plan", "--network", "net", "--request", "R-8,R-1,R-9", "--exclude-request", "R-7"],
    );
    expect(status).toBe(exit.input);
    expect(err.match(/^error\[request-unknown\]/gm)).toHaveLength(3);
    expect(err).toContain("option --exclude-request");
  });

  test("options", async () => {
    const { status, err } = await office.run(
      ...["plan", "--prefer", "luck", "--fill", "2", "--only-mode", "rocket", "--max-cost", "-1"],
      ...["--floor", "COVER", "--assume", "COVER=1", "--exclude-depot", "Nowhere"],
    );
    expect(status).toBe(exit.input);
    expect(err.match(/^error\[/gm)).toHaveLength(7);
  });

  test("a lot that is not in stock, with the one that may be meant", async () => {
    await ask(office, "R-1", { item: "COVER", quantity: "10" });
    const { status, err } = await office.run("plan", "--network", "net", "--fix", "J-C1,J-C9");
    expect(status).toBe(exit.input);
    expect(err.match(/^error\[unknown-code\].*J-C9/gm)).toHaveLength(1);
  });

  test("a folder with a price list alone is enough; one with nothing of a network is not", async () => {
    mkdirSync("prices");
    const list = "code,mode,payload_kg,volume_m3,fixed_jpy,per_km_jpy,per_kg_jpy,available";
    writeFileSync("prices/vehicles.csv", `${list}\nTRUCK,road,1,1,1,1,1,\n`);
    // Read beside the shipped places and ways, whose other vehicles this list lacks.
    const { err } = await office.run("plan", "--network", "prices");
    expect(err).toContain("legs.csv");
    expect(err).toContain("AIR-PMC");
    mkdirSync("empty");
    const none = await office.run("plan", "--network", "empty");
    expect(none).toMatchObject({ status: exit.input, out: "" });
    expect(none.err).toContain("vehicles.csv");
  });

  test("a network folder that is not there, or is wrong", async () => {
    expect((await office.run("plan", "--network", "nowhere")).err).toContain("option --network");
  });
});
