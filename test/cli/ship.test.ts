/** Shipments from an accepted plan to delivery, on a small world that one can work out by hand. */
import { readFileSync, writeFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { exit } from "../../src/cli/exit.ts";
import { enterOffice, type Office } from "../helpers/command-line.ts";
import { ask, layNetwork, planned, planWorld } from "../helpers/plan-world.ts";

let office: Office;
beforeEach(async () => {
  office = enterOffice();
  layNetwork();
  await storeAs("stocked", () => planWorld(office));
});
afterEach(() => office.leave());

const json = async (...argv: readonly string[]) => {
  const { out, err, status } = await office.run(...argv, "--json");
  if (out === "") throw new Error(err);
  return { status, value: JSON.parse(out) };
};

const stores = new Map<string, Buffer>();

/** The ledger as it once became by some work: it is the same for every test. */
async function storeAs(name: string, work: () => Promise<void>): Promise<void> {
  const known = stores.get(name);
  if (known !== undefined) return writeFileSync("bichiku.db", known);
  await work();
  stores.set(name, readFileSync("bichiku.db"));
}

/** 400 covers by sea to CITY. Leaves on 11-24, arrives on 12-09; today is 11-23. */
const accepted = (): Promise<void> =>
  storeAs("accepted", async () => {
    await ask(office, "R-1", { item: "COVER", quantity: "400", "needed-by": "2026-12-31" });
    await planned(office);
    expect((await office.run("plan", "accept", "P-1")).status).toBe(exit.ok);
  });

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
    // In whichever order.
    for (const argv of [
      ["receipt.csv", "S-1-1"],
      ["receipt.csv"],
      ["S-1-1", "--received", "400"],
    ]) {
      const again = await office.run("ship", "deliver", ...argv);
      expect(again.status).toBe(exit.refused);
    }
  });
});

describe("a receipt as people fill it in", () => {
  const heading = "Line,Received,Damaged,Short,Reason";
  const read = async (row: string, ...more: readonly string[]) => {
    writeFileSync("form.csv", `Shipment,S-1-1\r\n${heading}\r\n${row}\r\n`);
    return office.run("ship", "deliver", "form.csv", "--json", ...more);
  };
  beforeEach(async () => {
    await accepted();
    await office.run("ship", "dispatch", "S-1-1");
  });

  test.each<[what: string, row: string, figures: object]>([
    ["with units", '1,"３８０ 枚",20 pcs,なし,wet', { received: 380, damaged: 20, short: 0 }],
    ["in packs that the catalogue knows", "1,20 bales,-,N/A,", { received: 400 }],
    ["with full-width digits", "１,４００,０,０,", { received: 400 }],
  ])("%s", async (_, row, figures) => {
    const { out, err } = await read(row);
    expect(err).toBe("");
    expect(JSON.parse(out).lines).toMatchObject([figures]);
  });

  test.each<[what: string, row: string, kinds: readonly string[]]>([
    ["a guess, from which nothing follows", "1,about 390,5,5,", ["not-a-quantity"]],
    ["thousands, or three decimals", "1,1.400,,,", ["ambiguous-number"]],
    ["in a unit that the goods are not counted in", "1,400 kg,,,", ["unit-mismatch"]],
    ["a dash in each cell", "1,-,-,-,-", ["shipment-nothing-said"]],
  ])("refused: %s", async (_, row, kinds) => {
    const ran = await read(row);
    expect([ran.status, problemsOf(ran)]).toEqual([exit.input, kinds]);
  });

  test("with a reason that is given beside it, where it has none", async () => {
    const done = await read("1,390,4,6,", "--reason", "rain");
    expect(done.status).toBe(exit.findings);
    expect(JSON.parse(done.out).lines).toMatchObject([{ reasons: ["rain"] }]);
  });
});

describe("a receipt that accounts for a part", () => {
  const receipt = (received: number, damaged: number, short: number): string =>
    "Shipment,S-1-1\r\nDate of receipt,2026-11-23\r\n\r\n" +
    "Line,Lot,Received,Damaged,Short,Reason\r\n" +
    `1,J-C1,${received},${damaged},${short},crushed\r\n`;
  const read = (path: string, ...more: readonly string[]) =>
    office.run("ship", "deliver", path, ...more);

  beforeEach(async () => {
    await accepted();
    await office.run("ship", "dispatch", "S-1-1");
    writeFileSync("receipt.csv", receipt(370, 12, 8));
    expect((await read("receipt.csv")).status).toBe(exit.findings);
  });

  test.each<[what: string, again: () => Promise<{ status: number; err: string }>, kind: string]>([
    ["the same file", () => read("receipt.csv"), "receipt-read"],
    [
      "a copy that was saved anew",
      () => {
        writeFileSync("copy.csv", receipt(370, 12, 8).replaceAll("\r\n", "\n"));
        return read("copy.csv");
      },
      "shipment-line-told",
    ],
    [
      "the figures on the command line",
      () =>
        office.run(
          ...["ship", "deliver", "S-1-1", "--received", "370", "--damaged", "12"],
          ...["--short", "8", "--reason", "crushed"],
        ),
      "shipment-line-told",
    ],
    [
      "all that was sent, also what was told before",
      () => {
        writeFileSync("copy.csv", receipt(380, 12, 8));
        return read("copy.csv");
      },
      "shipment-line-told",
    ],
  ])("is read a second time: %s; refused, and nothing is booked twice", async (_, again, kind) => {
    const { head } = (await json("verify")).value;
    const ran = await again();
    expect([ran.status, ...problemsOf(ran)]).toEqual([exit.refused, kind]);
    expect((await json("verify")).value.head).toBe(head);
  });

  test("what turned up since is recorded by itself; after that the receipt is still known", async () => {
    expect((await read("receipt.csv", "--lang", "ja")).err).toContain("輸送中の残り 10");
    expect((await office.run("ship", "deliver", "S-1-1", "--received", "10")).status).toBe(
      exit.findings,
    );
    const { status, err } = await read("receipt.csv");
    expect([status, problemsOf({ err })]).toEqual([exit.refused, ["receipt-read"]]);
    expect((await json("verify")).value.ok).toBe(true);
  });

  test("may be read again once it is undone, and says nothing of goods that left again", async () => {
    const deliver = (await json("ship", "show", "S-1-1")).value.events.at(-1).transaction;
    await office.run("reverse", deliver, "--reason", "mistyped");
    expect((await read("receipt.csv")).status).toBe(exit.findings);
    const back = ["--reason", "found at the port", "--keep-reserved"];
    expect((await office.run("ship", "cancel", "S-1-1", ...back)).status).toBe(exit.ok);
    await office.run("ship", "dispatch", "S-1-1");
    const more = await json("ship", "deliver", "S-1-1", "--received", "15");
    expect(more.value.lines).toMatchObject([{ received: 380, surplus: 5 }]);
  });
});

describe("a part of a shipment", () => {
  test("leaves; the rest stays reserved, leaves later, or goes back into stock", async () => {
    await accepted();
    const part = await json("ship", "dispatch", "S-1-1", "--quantity", "300");
    expect(part.value.lines).toMatchObject([{ reserved: 100, inTransit: 300 }]);
    // The same again is not a second load, unless it has a paper of its own.
    const again = await office.run("ship", "dispatch", "S-1-1", "--quantity", "300");
    expect([again.status, ...problemsOf(again)]).toEqual([
      exit.refused,
      "shipment-beyond-reserved",
    ]);
    const { status } = await office.run("ship", "dispatch", "S-1-1", "--quantity", "60");
    expect(status).toBe(exit.ok);
    const same = await office.run("ship", "dispatch", "S-1-1", "--quantity", "60");
    expect([same.status, ...problemsOf(same)]).toEqual([exit.refused, "shipment-beyond-reserved"]);
    await office.run("ship", "dispatch", "S-1-1", "--quantity", "10");
    expect(problemsOf(await office.run("ship", "dispatch", "S-1-1", "--quantity", "10"))).toEqual([
      "shipment-recorded",
    ]);
    const last = await json(
      ...["ship", "dispatch", "S-1-1", "--quantity", "10", "--reference", "W-2"],
      ...["--rest", "release"],
    );
    expect(last.value.lines).toMatchObject([{ reserved: 0, inTransit: 380, released: 20 }]);
    expect(await stock()).toMatchObject({ "J-C1 available": 1620 });
    expect((await json("request", "list")).value).toMatchObject([{ shipped: 380, open: 20 }]);
  });

  test("arrives with more than was sent: told, and not booked", async () => {
    await accepted();
    await office.run("ship", "dispatch", "S-1-1", "--quantity", "300");
    const done = await json("ship", "deliver", "S-1-1", "--received", "1=310");
    expect(done).toMatchObject({
      status: exit.findings,
      value: {
        findings: ["surplus"],
        lines: [{ reserved: 100, sent: 300, received: 300, surplus: 10, difference: 10 }],
      },
    });
    const { value } = await json("trace", "--item", "COVER", "--lot", "J-C1");
    expect(JSON.stringify(value)).not.toContain("310");
    expect((await office.run("ship", "show", "S-1-1")).out).toContain("100 still to leave");
  });
});

describe("what does not go", () => {
  test("is back in stock once it is cancelled, before it left or after; and can be planned again", async () => {
    await accepted();
    const reason = ["--reason", "the road is closed"];
    expect(problemsOf(await office.run("ship", "cancel", "S-1-1"))).toEqual(["option-missing"]);
    const { value } = await json("ship", "cancel", "S-1-1", ...reason);
    expect(value).toMatchObject({ state: "cancelled", lines: [{ released: 400, reserved: 0 }] });
    expect(await stock()).toMatchObject({ "J-C1 available": 2000 });
    expect((await json("request", "list")).value).toMatchObject([{ state: "open", open: 400 }]);
    expect(problemsOf(await office.run("ship", "dispatch", "S-1-1"))).toEqual([
      "shipment-cancelled",
    ]);
    const next = await planned(office);
    expect(next.plan).toMatchObject({ id: "P-2", objective: { coverage: 1 } });
    await office.run("plan", "accept", "P-2");
    await office.run("ship", "dispatch", "S-2-1");
    await office.run("ship", "cancel", "S-2-1", ...reason);
    expect(await stock()).toMatchObject({ "J-C1 available": 2000 });
    expect((await json("verify")).value.ok).toBe(true);
  });

  test("comes back and leaves again, where it stays reserved", async () => {
    await accepted();
    await office.run("ship", "dispatch", "S-1-1");
    const back = await json("ship", "cancel", "S-1-1", "--reason", "storm", "--keep-reserved");
    expect(back.value).toMatchObject({ state: "planned", lines: [{ reserved: 400 }] });
    const same = await office.run(
      ...["ship", "cancel", "S-1-1", "--reason", "storm", "--keep-reserved"],
    );
    expect([same.status, ...problemsOf(same)]).toEqual([exit.refused, "shipment-recorded"]);
    expect((await office.run("ship", "show", "S-1-1")).out).toMatch(
      /cancelled \(T-\d+, .+\); storm/,
    );
    expect((await office.run("ship", "dispatch", "S-1-1")).status).toBe(exit.ok);
  });

  test("is what is left of it, where a part has arrived", async () => {
    await accepted();
    await office.run("ship", "dispatch", "S-1-1", "--quantity", "300", "--reference", "W-1");
    await office.run("ship", "deliver", "S-1-1", "--received", "280");
    const { out } = await office.run("ship", "cancel", "S-1-1", "--reason", "found at the port");
    expect(out).toContain("S-1-1 is cancelled; 120 are back in stock");
    expect(out).toMatch(/dispatched \(T-\d+, .+\); W-1/);
  });

  test("is undone from the last step backwards", async () => {
    await accepted();
    const steps = [
      (await json("ship", "dispatch", "S-1-1")).value.transaction,
      (await json("ship", "deliver", "S-1-1", "--received", "all")).value.transaction,
    ];
    const plan = (await json("plan", "list")).value[0].decidedBy;
    for (const id of [plan, steps[0]]) {
      const refused = await office.run("reverse", id, "--reason", "wrong");
      expect([refused.status, ...problemsOf(refused)]).toEqual([exit.refused, "shipment-goes-on"]);
    }
    for (const id of [...steps].reverse()) {
      expect((await office.run("reverse", id, "--reason", "wrong")).status).toBe(exit.ok);
    }
    expect((await json("ship", "list")).value).toMatchObject([{ state: "planned" }]);
    // What was undone may be recorded anew.
    expect((await office.run("ship", "dispatch", "S-1-1")).status).toBe(exit.ok);
    expect((await json("verify")).value.ok).toBe(true);
  });
});

test("another agency's goods leave after the transfer of custody, and are its goods from then on", async () => {
  await ask(office, "R-1", { item: "COVER", quantity: "2000", cause: "conflict" });
  await planned(office, "--pool");
  await office.run("plan", "accept", "P-1");
  const all = (await json("ship", "list")).value;
  const pooled = all.find((it: { custodian: string | null }) => it.custodian !== null);
  const early = await office.run("ship", "dispatch", pooled.id);
  expect([early.status, ...problemsOf(early)]).toEqual([exit.refused, "shipment-custody-first"]);
  const before = (await json("book", "--fiscal-year", "2026", "--agency", "jica")).value;
  expect((await office.run("ship", "custody", pooled.id)).status).toBe(exit.ok);
  expect(problemsOf(await office.run("ship", "custody", pooled.id))).toEqual(["shipment-recorded"]);
  const sent = await office.run("ship", "dispatch", pooled.id);
  expect(sent.out).toContain("The plan counts on a cabinet decision");
  const done = await json("ship", "deliver", pooled.id, "--received", "all");
  expect(done.value.lines[0]).toMatchObject({ agency: "cabinet-office", difference: 0 });
  const after = (await json("book", "--fiscal-year", "2026", "--agency", "jica")).value;
  expect(after).not.toEqual(before); // an issue of the one agency, a receipt of the other
  expect((await json("verify")).value.ok).toBe(true);
});

describe("what cannot be is refused, all of it at once, and nothing is changed", () => {
  beforeEach(accepted);
  const head = async () => (await json("verify")).value.head;

  test.each<[what: string, argv: readonly string[], kinds: readonly string[], status: number]>([
    ["a shipment nobody planned", ["dispatch", "S-9-9"], ["shipment-unknown"], 2],
    ["none named", ["dispatch"], ["shipment-to-name"], 2],
    ["a day to come", ["dispatch", "S-1", "--date", "2026-12-24"], ["shipment-in-future"], 2],
    ["a day too early", ["dispatch", "S-1", "--date", "2026-11-22"], ["shipment-too-early"], 2],
    ["no day at all", ["dispatch", "S-1", "--date", "soon"], ["not-a-date"], 2],
    [
      "more than is reserved",
      ["dispatch", "S-1", "--quantity", "401"],
      ["shipment-beyond-reserved"],
      3,
    ],
    ["nothing", ["dispatch", "S-1", "--quantity", "0"], ["shipment-nothing-said"], 2],
    [
      "a line it has not, and no figure",
      ["dispatch", "S-1", "--line", "2", "--quantity", "1=x", "--rest", "burn"],
      ["shipment-line-unknown", "option-invalid", "option-invalid"],
      2,
    ],
    ["what has not left", ["deliver", "S-1", "--received", "400"], ["shipment-not-left"], 3],
    ["no account of it", ["deliver", "S-1"], ["option-missing"], 2],
    ["both a file and figures", ["deliver", "x.csv", "--received", "1"], ["options-exclude"], 2],
    ["a file that is not there", ["deliver", "x.csv"], ["no-file"], 2],
    ["no transfer that is needed", ["custody", "S-1"], ["shipment-without-custody"], 3],
  ])("%s", async (_, argv, kinds, status) => {
    const before = await head();
    const ran = await office.run("ship", ...argv);
    expect({ kinds: problemsOf(ran), status: ran.status, out: ran.out }).toEqual({
      kinds: expect.arrayContaining([...kinds]),
      status,
      out: "",
    });
    expect(await head()).toBe(before);
  });

  test("none named: those that fit are told; where none does, that", async () => {
    expect((await office.run("ship", "dispatch")).err).toContain("is not said: S-1-1");
    const asked = await office.ask([], "ship", "deliver");
    expect([asked.status, asked.err]).toEqual([
      exit.input,
      expect.stringContaining("no shipment stands where this step"),
    ]);
  });

  test("dispatched twice, delivered twice", async () => {
    await office.run("ship", "dispatch", "S-1-1");
    const left = await office.run("ship", "dispatch", "S-1-1");
    expect([left.status, ...problemsOf(left)]).toEqual([exit.refused, "shipment-left"]);
    await office.run("ship", "deliver", "S-1-1", "--received", "all");
    for (const received of ["all", "400", "390"]) {
      const there = await office.run("ship", "deliver", "S-1-1", "--received", received);
      expect(there.status).toBe(exit.refused);
    }
  });

  test("a receipt with everything wrong", async () => {
    await office.run("ship", "dispatch", "S-1-1");
    const before = await head();
    writeFileSync(
      "wrong.csv",
      "line,item,lot,received,damaged,short,reason\r\n" +
        "1,CAN,J-C1,about 300,,,\r\n1,COVER,C-C1,1,,,\r\n7,COVER,J-C1,-3,,,\r\n" +
        "1,,,390,5,,\r\n1,,,300,5,200,broken\r\n,COVER,J-C1,5,,,\r\n",
    );
    const ran = await office.run("ship", "deliver", "S-1-1", "wrong.csv");
    expect({ status: ran.status, kinds: problemsOf(ran) }).toEqual({
      status: exit.input,
      kinds: [
        ...["not-a-quantity", "negative-quantity", "receipt-other-goods", "receipt-other-goods"],
        ...["shipment-line-unknown", "shipment-line-unknown"],
        ...["shipment-reason-missing", "shipment-line-twice"],
      ],
    });
    writeFileSync("other.csv", "Shipment,S-2-1\r\nline,received\r\n1,400\r\n");
    expect(problemsOf(await office.run("ship", "deliver", "S-1-1", "other.csv"))).toEqual([
      "receipt-of-other",
    ]);
    expect(problemsOf(await office.run("ship", "deliver", "other.csv"))).toEqual([
      "shipment-unknown",
    ]);
    writeFileSync("empty.csv", "Shipment,S-1-1\r\nline,received\r\n1,\r\n");
    expect(problemsOf(await office.run("ship", "deliver", "empty.csv"))).toEqual([
      "shipment-nothing-said",
    ]);
    expect(await head()).toBe(before);
  });
});

test("a form that is filled in line by line may be sent each time: only what is new is booked", async () => {
  await ask(office, "R-1", { item: "COVER", quantity: "400" });
  await ask(office, "R-1", { item: "SHELTER", quantity: "30" });
  await ask(office, "R-1", { item: "COVER", quantity: "2600" });
  await planned(office);
  await office.run("plan", "accept", "P-1");
  const shipments: readonly { id: string; lines: readonly { planned: number }[] }[] = (
    await json("ship", "list")
  ).value;
  const { id, lines } = shipments.find((one) => one.lines.length > 1) ?? { id: "", lines: [] };
  await office.run("ship", "dispatch", id);
  const form = async (...received: readonly (number | string)[]) => {
    const rows = received.map((figure, at) => `${at + 1},${figure}`);
    writeFileSync("form.csv", [`Shipment,${id}`, "Line,Received", ...rows, ""].join("\n"));
    return office.run("ship", "deliver", "form.csv");
  };
  const [one = 0, two = 0] = lines.map(({ planned: quantity }) => quantity);
  await form(one - 5, "");
  const more = await form(one - 5, two);
  expect(more.out).toContain("Line 1: as recorded before, and not booked again.");
  const { value } = await json("ship", "show", id);
  expect(value.lines.slice(0, 2)).toMatchObject([
    { received: one - 5, inTransit: 5, surplus: 0 },
    { received: two, inTransit: 0, surplus: 0 },
  ]);
  const again = await form(one - 5, two, "");
  expect(again.status).toBe(exit.refused);
  // Just as many of a line once more, on another paper, are another load.
  const load = (paper: string) => {
    writeFileSync("load.csv", `Line,Received\n1,2\n,,${paper}\n`);
    return office.run("ship", "deliver", id, "load.csv", "--reference", paper);
  };
  for (const paper of ["W-1", "W-2"]) expect((await load(paper)).status).toBe(exit.findings);
  expect((await json("ship", "show", id)).value.lines[0]).toMatchObject({ inTransit: 1 });
  expect((await json("verify")).value.ok).toBe(true);
});

test("who sits at a terminal is asked for what is missing", async () => {
  await accepted();
  const left = await office.ask(["S-1-1", "2026-11-23", "no", "350", "yes"], "ship", "dispatch");
  expect(left.status).toBe(exit.ok);
  expect(left.questions).toHaveLength(5);
  expect((await json("ship", "show", "S-1-1")).value.lines).toMatchObject([
    { inTransit: 350, released: 50 },
  ]);
  const answers = ["S-1-1", "", "330", "12", "8", "rain"];
  const there = await office.ask(answers, "ship", "deliver");
  expect(there.status).toBe(exit.findings);
  expect((await json("ship", "show", "S-1-1")).value.lines).toMatchObject([
    { received: 330, damaged: 12, short: 8, inTransit: 0, reasons: ["rain"], difference: -20 },
  ]);
});

test("both clocks, lateness, and both languages", async () => {
  await accepted();
  await office.run("ship", "dispatch", "S-1-1");
  const was = await json("ship", "list", "--as-of", "2026-11-22");
  expect(was.value).toEqual([]);
  const late = await json("ship", "list", "--as-of", "2026-12-20");
  expect(late).toMatchObject({
    status: exit.findings,
    value: [{ state: "dispatched", findings: ["late"], lateDays: 11 }],
  });
  const { out } = await office.run("ship", "list", "--as-of", "2026-12-20", "--lang", "ja");
  expect(out).toContain("輸送中、11日遅延");
  const csv = await office.run("ship", "list", "--csv");
  expect(csv.out.split("\n")[1]).toContain("S-1-1,P-1,R-1,1,1,COVER,J-C1,jica,AEDXB,CITY,WFP");
  // Days are days of the calendar, also over the ends of months and years.
  const { value } = await json("ship", "list", "--as-of", "2027-03-01");
  expect(value).toMatchObject([{ lateDays: 82 }]);
  expect((await office.run("ship", "list", "--late")).out).toContain("Nothing is late");
});

test("a request that is served already is refused by plan, with how far it has come", async () => {
  await accepted();
  const said = async () => {
    const ran = await office.run("plan", "--network", "net", "--request", "R-1");
    return [ran.status, ran.err.split("\n")[0]];
  };
  expect(await said()).toEqual([
    2,
    "error[request-served]: R-1 is served already: P-1 has reserved all that it asks for",
  ]);
  await office.run("ship", "dispatch", "S-1-1");
  expect((await said())[1]).toContain("P-1 has sent all");
  await office.run("ship", "deliver", "S-1-1", "--received", "all");
  expect((await said())[1]).toContain("P-1 has delivered all");
  const rest = await planned(office);
  expect(rest.plan.shipments).toEqual([]);
});
