/** Undoing a transaction, and closing a year. */
import { describe, expect, test } from "vitest";
import { blankets, stocked, world } from "../helpers/movement-world.ts";

const issue = ["issue", ...blankets, "--quantity", "30", "--to", "IOM"];

describe("reverse", () => {
  test("takes everything back, on the day of the original, and names it", async () => {
    const here = await stocked();
    const before = await here.balances();
    await here.run(...issue, "--date", "2026-06-01");
    const done = await here.run("reverse", "t2", "--reason", "cancelled", "--json");
    expect(done).toMatchObject({ exit: 0, err: "" });
    expect(done.json()).toMatchObject({
      transaction: "T-3",
      kind: "reverse",
      effectiveDate: "2026-06-01",
      reverses: "T-2",
    });
    expect(await here.balances()).toEqual(before);
    const [, , reversal] = await here.transactions();
    expect(reversal).toMatchObject({ reverses: 2, reason: "cancelled", user: "sato" });
    expect((await here.ledger.verify()).ok).toBe(true);
  });

  test("is dated today where the original's year is closed", async () => {
    const here = await stocked();
    await here.run("receive", ...blankets, "--quantity", "5", "--date", "2026-03-01");
    await here.run("close", "--fiscal-year", "2025");
    const done = await here.run("reverse", "T-2", "--reason", "cancelled", "--json");
    expect(done.json()).toMatchObject({ effectiveDate: "2026-11-23" });
  });

  test("may be dated, but not before the original", async () => {
    const here = await stocked();
    await here.run(...issue, "--date", "2026-06-01");
    const reverse = ["reverse", "T-2", "--reason", "cancelled", "--json", "--date"];
    const early = await here.run(...reverse, "2026-05-31");
    expect(early.exit).toBe(3);
    expect(early.err).toContain("error[reversal-too-early]");
    const later = await here.run(...reverse, "令和8年6月2日");
    expect(later.json()).toMatchObject({ effectiveDate: "2026-06-02" });
  });

  test.each([
    { says: "twice", number: "T-2", kind: "already-reversed", status: 3 },
    { says: "what is itself a reversal", number: "T-3", kind: "cannot-reverse", status: 3 },
    { says: "what does not exist", number: "T-99", kind: "no-such-transaction", status: 3 },
    { says: "a closing", number: "T-4", kind: "cannot-reverse", status: 3 },
    { says: "what is no number", number: "twelve", kind: "not-a-transaction-id", status: 2 },
  ])("cannot undo $says", async ({ number, kind, status }) => {
    const here = await stocked();
    await here.run(...issue);
    await here.run("reverse", "T-2", "--reason", "cancelled");
    await here.run("close", "--fiscal-year", "2025");
    const done = await here.run("reverse", number, "--reason", "again", "--json");
    expect(done).toMatchObject({ exit: status, out: "" });
    expect(done.err).toContain(`error[${kind}]`);
    expect(await here.transactions()).toHaveLength(4);
  });

  test("cannot take back goods that have gone further", async () => {
    const here = await stocked();
    await here.run(...issue);
    const done = await here.run("reverse", "T-1", "--reason", "never came");
    expect(done.exit).toBe(3);
    expect(done.err).toContain("error[not-enough]");
  });

  test("needs a reason: asked for on a terminal, missing elsewhere", async () => {
    const here = await stocked();
    expect(await here.run("reverse", "T-1")).toMatchObject({ exit: 2 });
    const done = await here.ask(["entered twice"], "reverse", "T-1");
    expect(done).toMatchObject({ exit: 0, questions: ["Why is it undone?"] });
    expect((await here.transactions())[1]?.reason).toBe("entered twice");
  });
});

describe("close", () => {
  test("gives the closing stock per agency and item, and takes no postings any more", async () => {
    const here = await stocked();
    const earlier = ["--date", "2026-03-01", "--json"];
    await here.run("receive", ...blankets, "--quantity", "40", ...earlier);
    await here.run("receive", ...blankets, "--lot", "B-2", "--quantity", "2", ...earlier);
    await here.run("transfer", ...blankets, "--quantity", "5", "--to-agency", "内閣府", ...earlier);
    const done = await here.run("close", "--fiscal-year", "令和7年度", "--json");
    expect(done).toMatchObject({ exit: 0, err: "" });
    expect(done.json()).toEqual({
      transaction: "T-5",
      fiscalYear: 2025,
      through: "2026-03-31",
      closing: [
        { agency: "cabinet-office", item: "BLANKET", quantity: 5 },
        { agency: "jica", item: "BLANKET", quantity: 37 },
      ],
    });
    const late = await here.run(...issue, "--date", "2026-03-31");
    expect(late.exit).toBe(3);
    expect(late.err).toContain("error[period-closed]");
    expect(await here.run(...issue, "--date", "2026-04-01")).toMatchObject({ exit: 0 });
  });

  test.each(["2025", "FY2025", "２０２５年度", "R7", "令和7年度"])(
    "takes the year as %s",
    async (year) => {
      const here = await world();
      const done = await here.run("close", "--fiscal-year", year, "--json");
      expect(done.json()).toMatchObject({ fiscalYear: 2025, closing: [] });
    },
  );

  test("as CSV gives codes", async () => {
    const here = await stocked();
    const done = await here.run("close", "--fiscal-year", "2026", "--csv", "--yes");
    expect(done.out).toBe("agency,item,quantity,unit\njica,BLANKET,100,piece\n");
  });

  test.each([
    { says: "a year that has not begun", argv: ["--fiscal-year", "2027"], kind: "year-not-begun" },
    { says: "what is no year", argv: ["--fiscal-year", "last"], kind: "option-invalid" },
    { says: "nothing in particular", argv: [], kind: "option-missing" },
  ])("refuses $says", async ({ argv, kind }) => {
    const here = await world();
    const done = await here.run("close", ...argv, "--json");
    expect(done).toMatchObject({ exit: 2, out: "" });
    expect(done.err).toContain(`error[${kind}]`);
  });

  test("twice is refused, also of an earlier year", async () => {
    const here = await world();
    await here.run("close", "--fiscal-year", "2025");
    for (const year of ["2025", "2024"]) {
      const again = await here.run("close", "--fiscal-year", year, "--json");
      expect(again).toMatchObject({ exit: 3, out: "" });
      expect(again.err).toContain("error[already-closed]");
    }
  });

  test("closes a year that is not over only when told to by --yes, with a warning", async () => {
    const here = await world();
    const refused = await here.run("close", "--fiscal-year", "2026", "--json");
    expect(refused).toMatchObject({ exit: 2, out: "" });
    expect(refused.err).toContain("error[year-not-over]");
    expect(refused.err).toContain("add --yes");
    expect(await here.ledger.closedYears()).toEqual([]);
    const done = await here.run("close", "--fiscal-year", "2026", "--json", "--yes");
    expect(done.exit).toBe(0);
    expect(done.err).toContain("runs until 2027-03-31 and is not over yet");
    expect(await here.ledger.closedYears()).toEqual([2026]);
  });

  test("asks of a year that is not over on a terminal, and says so", async () => {
    const here = await world();
    const done = await here.ask(["yes"], "close", "--fiscal-year", "2026");
    expect(done.exit).toBe(0);
    expect(done.err).toContain("is not over yet");
    expect(await here.ledger.closedYears()).toEqual([2026]);
  });

  test("asks once on a terminal, and leaves the year open unless the answer is yes", async () => {
    const here = await world();
    const no = await here.ask(["no"], "close", "--fiscal-year", "2025");
    expect(no).toMatchObject({ exit: 0, out: "" });
    expect(no.err).toContain("nothing was changed");
    expect(await here.ledger.closedYears()).toEqual([]);
    const yes = await here.ask(["2025", "yes"], "close");
    expect(yes.exit).toBe(0);
    expect(await here.ledger.closedYears()).toEqual([2025]);
  });
});
