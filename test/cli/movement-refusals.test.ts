/** What is wrong with single movements: everything at once, and nothing is recorded. */
import { describe, expect, test } from "vitest";
import { blankets, stocked } from "../helpers/movement-world.ts";

describe("what is refused", () => {
  test.each([
    {
      says: "all that is missing, at once",
      argv: ["issue"],
      kinds: [
        "option-missing",
        "option-missing",
        "option-missing",
        "option-missing",
        "option-missing",
        "option-missing",
      ],
      tells: ["--item", "--depot", "--agency", "--lot", "--quantity", "--to"],
    },
    {
      says: "an adjustment without a reason",
      argv: ["adjust", ...blankets, "--quantity=-1"],
      kinds: ["option-missing"],
      tells: ["--reason"],
    },
    {
      says: "an unknown item, with the nearest known one",
      argv: [
        ...["issue", ...blankets, "--item", "BLANKETT", "--quantity", "1", "--to", "IOM"],
        "--strict",
      ],
      kinds: ["unknown-code"],
      tells: ["BLANKETT", 'did you mean "BLANKET"'],
    },
    {
      says: "an unknown item to receive, with the way to add it",
      argv: ["receive", ...blankets, "--item", "HOVERCRAFT", "--quantity", "1", "--strict"],
      kinds: ["unknown-to-receive"],
      tells: ["HOVERCRAFT", "items import"],
    },
    {
      says: "unknown depot, agency and destination together",
      argv: [
        ...["transfer", ...blankets, "--depot", "X", "--agency", "Y", "--quantity", "1"],
        ...["--to-depot", "Z", "--strict"],
      ],
      kinds: ["unknown-code", "unknown-code", "unknown-code"],
      tells: ["--depot", "--agency", "--to-depot"],
    },
    {
      says: "a quantity of nothing",
      argv: ["issue", ...blankets, "--quantity", "0", "--to", "IOM"],
      kinds: ["movement-of-nothing"],
      tells: ["--quantity"],
    },
    {
      says: "a negative quantity, where the kind says the direction",
      argv: ["issue", ...blankets, "--quantity=-5", "--to", "IOM"],
      kinds: ["movement-negative"],
      tells: ["-5", "bichiku reverse"],
    },
    {
      says: "half a piece",
      argv: ["issue", ...blankets, "--quantity", "1.5", "--to", "IOM"],
      kinds: ["fractional-quantity"],
      tells: ["1.5"],
    },
    {
      says: "cartons of what comes in bales",
      argv: ["issue", ...blankets, "--quantity", "40 ctn", "--to", "IOM"],
      kinds: ["pieces-per-pack-unknown"],
      tells: ["40 ctn"],
    },
    {
      says: "a day that never was",
      argv: ["issue", ...blankets, "--quantity", "1", "--to", "IOM", "--date", "2026-02-30"],
      kinds: ["impossible-date"],
      tells: ["--date"],
    },
    {
      says: "a month as the date of a movement",
      argv: ["issue", ...blankets, "--quantity", "1", "--to", "IOM", "--date", "2026-05"],
      kinds: ["incomplete-date"],
      tells: ["--date"],
    },
    {
      says: "a transfer to nowhere",
      argv: ["transfer", ...blankets, "--quantity", "1"],
      kinds: ["movement-goes-nowhere"],
      tells: ["nothing says where"],
    },
    {
      says: "a transfer to where the goods are",
      argv: ["transfer", ...blankets, "--quantity", "1", "--to-depot", "Dubai"],
      kinds: ["movement-goes-nowhere"],
      tells: ["stay where they are"],
    },
    {
      says: "an unknown status",
      argv: ["issue", ...blankets, "--quantity", "1", "--to", "IOM", "--status", "lost"],
      kinds: ["unknown-status"],
      tells: ["lost"],
    },
    {
      says: "an account that takes no differences",
      argv: ["adjust", ...blankets, "--quantity", "1", "--reason", "r", "--as", "gift"],
      kinds: ["adjustment-account-unknown"],
      tells: ["gift", "--as"],
    },
    {
      says: "a loan within one agency",
      argv: [
        ...["transfer", ...blankets, "--quantity", "1", "--to-depot", "SGSIN"],
        ...["--due", "2027-01-31"],
      ],
      kinds: ["loan-within-agency"],
      tells: ["--due"],
    },
    {
      says: "a loan that is due before it is made",
      argv: [
        ...["transfer", ...blankets, "--quantity", "1", "--to-agency", "内閣府"],
        ...["--due", "2026-01-31"],
      ],
      kinds: ["loan-due-too-early"],
      tells: ["2026-01-31"],
    },
    {
      says: "a loan that is a return",
      argv: [
        ...["transfer", ...blankets, "--quantity", "1", "--to-agency", "内閣府"],
        ...["--due", "2027-01-31", "--returns", "T-1"],
      ],
      kinds: ["loan-and-return"],
      tells: ["--due"],
    },
    {
      says: "the return of something that is no transaction",
      argv: [
        ...["transfer", ...blankets, "--quantity", "1", "--to-agency", "内閣府"],
        ...["--returns", "the tents"],
      ],
      kinds: ["not-a-transaction-id"],
      tells: ["the tents"],
    },
    {
      says: "an amount that is none",
      argv: ["receive", ...blankets, "--quantity", "1", "--unit-cost", "cheap"],
      kinds: ["not-an-amount"],
      tells: ["--unit-cost"],
    },
  ])("$says", async ({ argv, kinds, tells }) => {
    const here = await stocked();
    const done = await here.run(...argv, "--json");
    expect([...done.err.matchAll(/^error\[(.*?)\]/gm)].map(([, kind]) => kind)).toEqual(kinds);
    for (const words of tells) expect(done.err).toContain(words);
    expect(done).toMatchObject({ exit: 2, out: "" });
    expect(await here.transactions()).toHaveLength(1);
  });

  test("more than there is: exit status 3, and what is there", async () => {
    const here = await stocked();
    const done = await here.run("issue", ...blankets, "--quantity", "101", "--to", "IOM", "--json");
    expect(done).toMatchObject({ exit: 3, out: "" });
    expect(done.err).toContain("error[not-enough]: AEDXB holds 100 of BLANKET");
  });

  test("more than there was on a past day", async () => {
    const here = await stocked();
    const issue = ["issue", ...blankets, "--quantity", "1", "--to", "IOM", "--date", "2026-04-30"];
    expect(await here.run(...issue)).toMatchObject({ exit: 3 });
  });

  test("a receipt that contradicts what is known of its lot", async () => {
    const here = await stocked();
    const done = await here.run(
      "receive",
      ...blankets,
      "--quantity",
      "1",
      "--expiry",
      "2030-01-01",
    );
    expect(done.exit).toBe(3);
    expect(done.err).toContain("error[lot-facts-differ]");
  });
});

describe("a missing lot", () => {
  test("elsewhere than on a terminal the lots that are there are listed, soonest expiry first", async () => {
    const here = await stocked();
    const goods = ["--item", "BLANKET", "--depot", "AEDXB", "--agency", "jica"];
    const more = [...goods, "--quantity", "5", "--date", "2026-05-02"];
    await here.run("receive", ...more, "--lot", "B-3");
    await here.run("receive", ...more, "--lot", "B-2", "--expiry", "2029-03-31");
    const done = await here.run("issue", ...goods, "--quantity", "1", "--to", "IOM");
    expect(done.exit).toBe(2);
    expect(done.err).toContain(
      "B-2 (5, expires 2029-03-31); B-1 (100, expires 2031-03-31); B-3 (5)",
    );
  });

  test("where nothing is there, that is said", async () => {
    const here = await stocked();
    const goods = ["--item", "TENT", "--depot", "AEDXB", "--agency", "jica"];
    const done = await here.run("issue", ...goods, "--quantity", "1", "--to", "IOM");
    expect(done.exit).toBe(2);
    expect(done.err).toContain("error[lot-to-choose]");
    expect(done.err).toContain("nothing");
  });
});
