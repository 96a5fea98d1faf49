/** Taking stock in front of somebody: what is asked, in which words, and what a no leaves behind. */
import { describe, expect, test } from "vitest";
import { stocked, type World, world } from "../helpers/movement-world.ts";

const sheet = (rows: string): string => `Item code,Lot,Owner,Quantity found,Remarks\n${rows}\n`;

/** A count that both teams have entered, of 97 blankets instead of 100. */
async function counted(remarks = ""): Promise<World> {
  const here = await stocked();
  here.file("counted.csv", sheet(`BLANKET,B-1,JICA,97,${remarks}`));
  await here.run("count", "sheet", "--depot", "AEDXB", "-o", "c.csv");
  for (const team of ["1", "2"]) {
    const entered = await here.run(
      ...["count", "enter", "counted.csv", "--count", "C-1", "--team", team],
      ...["--date", "2026-11-20"],
    );
    expect(entered).toMatchObject({ exit: 0 });
  }
  return here;
}

describe("count post", () => {
  test("asks why for each difference, suggests what the counter wrote, and confirms once", async () => {
    const here = await counted("moth holes");
    const done = await here.ask(["", "yes"], "count", "post");
    expect(done.questions).toEqual([
      "BLANKET Blanket B-1: book 100, counted 97. Why?",
      "Book C-1 as of 2026-11-20: 1 line with a difference, 0 lines without?",
    ]);
    expect(done).toMatchObject({ exit: 0 });
    expect(done.out).toContain("moth holes");
    expect(
      (await here.balances()).find(({ account }) => account === "depot:AEDXB:available"),
    ).toMatchObject({ quantity: 97 });
  });

  test("records nothing where the answer is no", async () => {
    const here = await counted();
    const before = await here.balances();
    const done = await here.ask(["lost", "no"], "count", "post");
    expect(done).toMatchObject({ exit: 0 });
    expect(done.err).toContain("nothing was recorded");
    expect(await here.balances()).toEqual(before);
  });

  test("asks nothing with --yes, and then wants the reason as an option", async () => {
    const here = await counted();
    const done = await here.run("count", "post", "--yes");
    expect(done.exit).toBe(2);
    expect(done.err).toContain("error[count-reason-missing]");
    expect(await here.run("count", "post", "--yes", "--reason", "lost")).toMatchObject({ exit: 0 });
  });
});

test("which count is meant is asked where several are open", async () => {
  const here = await counted();
  await here.run("count", "sheet", "--depot", "AEDXB", "-o", "d.csv");
  const done = await here.ask(["C-2"], "count", "show");
  expect(done.questions).toEqual(["Which count?"]);
  expect(done.out).toContain("C-2");
  const none = await here.run("count", "show");
  expect(none.err).toContain("several counts are open: C-1, C-2");
});

test("the day is asked for until it is one", async () => {
  const here = await stocked();
  here.file("counted.csv", sheet("BLANKET,B-1,JICA,97,"));
  await here.run("count", "sheet", "--depot", "AEDXB", "-o", "c.csv");
  const enter = ["count", "enter", "counted.csv", "--count", "C-1", "--team", "1"];
  const done = await here.ask(["yesterday", "令和8年11月20日"], ...enter);
  expect(done).toMatchObject({ exit: 0 });
  expect(done.err).toContain("error[not-a-date]");
  expect((await here.transactions()).at(-1)).toMatchObject({ effectiveDate: "2026-11-20" });
});

test("why a count is given up is asked", async () => {
  const here = await stocked();
  await here.run("count", "sheet", "--depot", "AEDXB", "-o", "c.csv");
  const done = await here.ask(["no time"], "count", "cancel", "C-1");
  expect(done).toMatchObject({ exit: 0, questions: ["Why is it given up?"] });
  expect((await here.transactions()).at(-1)).toMatchObject({ kind: "count", reason: "no time" });
});

test("nothing to count in an empty ledger", async () => {
  const here = await world();
  const done = await here.run("count", "sheet", "--depot", "AEDXB", "-o", "c.csv");
  expect(done).toMatchObject({ exit: 2 });
  expect(done.err).toContain("error[count-of-nothing]");
});
