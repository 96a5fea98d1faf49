/** Shipments from an accepted plan to delivery, on a small world that one can work out by hand. */
import { writeFileSync } from "node:fs";
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

const json = async (...argv: readonly string[]) => {
  const { out, err, status } = await office.run(...argv, "--json");
  if (out === "") throw new Error(err);
  return { status, value: JSON.parse(out) };
};

/** 400 covers by sea to CITY. Leaves on 11-24, arrives on 12-09; today is 11-23. */
async function accepted(): Promise<void> {
  await ask(office, "R-1", { item: "COVER", quantity: "400", "needed-by": "2026-12-31" });
  await planned(office);
  expect((await office.run("plan", "accept", "P-1")).status).toBe(exit.ok);
}

const stock = async (...argv: readonly string[]): Promise<Record<string, number>> => {
  const { value } = await json("stock", "--by", "agency,lot,status", "--item", "COVER", ...argv);
  return Object.fromEntries(
    value.map((it: { lot: string; status: string; quantity: number }) => [
      `${it.lot} ${it.status}`,
      it.quantity,
    ]),
  );
};

const problemsOf = ({ err }: { err: string }) =>
  [...err.matchAll(/error\[([a-z-]+)\]/g)].map(([, kind]) => kind);

describe("a shipment", () => {
  test("is there once its plan is accepted, leaves, and arrives", async () => {
    expect((await office.run("ship", "list")).out).toContain("No plan has been accepted");
    await accepted();
    const waiting = await json("ship", "list");
    expect(waiting.status).toBe(exit.ok);
    expect(waiting.value).toMatchObject([
      {
        ...{ id: "S-1-1", plan: "P-1", request: "R-1", organisation: "WFP", state: "planned" },
        ...{ from: "AEDXB", to: "CITY", departs: "2026-11-24", arrives: "2026-12-09" },
        lines: [{ line: 1, item: "COVER", planned: 400, reserved: 400, sent: 0, difference: null }],
      },
    ]);
    const sent = await json("ship", "dispatch", "S-1-1");
    expect(sent).toMatchObject({
      status: exit.ok,
      value: { event: "dispatched", state: "dispatched", dispatched: "2026-11-23" },
    });
    expect(await stock()).toEqual({
      "J-C1 available": 1600,
      "J-C2 available": 1000,
      "C-C1 available": 1500,
    });
    const there = await json("ship", "deliver", "S-1", "--received", "400", "--by", "A. Clerk");
    expect(there).toMatchObject({
      status: exit.ok,
      value: {
        state: "delivered",
        findings: [],
        lines: [{ inTransit: 0, sent: 400, received: 400, difference: 0, recipient: "WFP" }],
        events: [{ event: "dispatched" }, { event: "delivered", receivedBy: "A. Clerk" }],
      },
    });
    expect((await json("verify")).value.ok).toBe(true);
  });

  test("arrives short, damaged, and late: received minus sent, and what is lost is open again", async () => {
    await accepted();
    await office.run("ship", "dispatch", "S-1-1");
    const said = ["--received", "370", "--damaged", "12", "--short", "8"];
    expect(problemsOf(await office.run("ship", "deliver", "S-1-1", ...said))).toEqual([
      "shipment-reason-missing",
    ]);
    const done = await json("ship", "deliver", "S-1-1", ...said, "--reason", "crushed in the hold");
    expect(done).toMatchObject({
      status: exit.findings,
      value: {
        findings: ["short", "damaged"],
        lines: [
          { inTransit: 10, sent: 400, received: 370, damaged: 12, short: 8, difference: -30 },
        ],
      },
    });
    const [line] = (await json("request", "list")).value;
    expect(line).toMatchObject({ state: "shipped", delivered: 370, shipped: 10, open: 20 });
    // The rest turns up.
    await office.run("ship", "deliver", "S-1-1", "--received", "10");
    expect((await json("request", "show", "R-1")).value).toMatchObject({
      state: "open",
      lines: [{ delivered: 380, open: 20 }],
    });
    expect((await json("verify")).value.ok).toBe(true);
  });

  test("arrives as a receipt says, in either language; the same again is refused", async () => {
    await accepted();
    await office.run("ship", "dispatch", "S-1-1");
    writeFileSync(
      "receipt.csv",
      "輸送番号,S-1-1\r\n受領日,令和8年11月23日\r\n受領者,山田 花子\r\n\r\n" +
        "行,品目コード,ロット,発送数,受領数（良品）,受領数（破損）,不足数,理由・備考\r\n" +
        "1,COVER,J-C1,400,390,10,0,荷崩れ\r\n合計,,,400,390,10,0,\r\n",
    );
    const done = await json("ship", "deliver", "receipt.csv");
    expect(done).toMatchObject({
      status: exit.findings,
      value: {
        lines: [{ received: 390, damaged: 10, short: 0, difference: -10, reasons: ["荷崩れ"] }],
        events: [{}, { event: "delivered", date: "2026-11-23", receivedBy: "山田 花子" }],
      },
    });
    for (const argv of [["receipt.csv"], ["S-1-1", "--received", "400"]]) {
      const again = await office.run("ship", "deliver", ...argv);
      expect(again.status).toBe(exit.refused);
    }
  });
});
