/** Single movements as whole command lines: what they record, say and refuse. */
import { describe, expect, test } from "vitest";
import { lotKey } from "../../src/domain/lot-key.ts";
import { blankets, stocked, world } from "../helpers/movement-world.ts";

const posting = (account: string, quantity: number, agency = "jica") => ({
  account,
  agency,
  item: "BLANKET",
  lot: "B-1",
  quantity,
});

describe("each kind of movement", () => {
  test.each([
    {
      says: "receive",
      argv: ["receive", ...blankets, "--quantity", "40", "--supplier", "Sample  Textile"],
      kind: "receive",
      postings: [posting("supplier:Sample Textile", -40), posting("depot:AEDXB:available", 40)],
    },
    {
      says: "receive from nobody in particular, into quarantine",
      argv: ["receive", ...blankets, "--quantity", "40", "--status", "検品中"],
      kind: "receive",
      postings: [posting("supplier:unknown", -40), posting("depot:AEDXB:quarantine", 40)],
    },
    {
      says: "receive bales of 25",
      argv: ["receive", ...blankets, "--quantity", "２梱"],
      kind: "receive",
      postings: [posting("supplier:unknown", -50), posting("depot:AEDXB:available", 50)],
    },
    {
      says: "receive with the unit beside the number",
      argv: ["receive", ...blankets, "--quantity", "1,000", "--unit", "bales"],
      kind: "receive",
      postings: [posting("supplier:unknown", -25_000), posting("depot:AEDXB:available", 25_000)],
    },
    {
      says: "issue",
      argv: ["issue", ...blankets, "--quantity", "30", "--to", "IOM"],
      kind: "issue",
      postings: [posting("depot:AEDXB:available", -30), posting("recipient:IOM", 30)],
    },
    {
      says: "transfer to another depot",
      argv: ["transfer", ...blankets, "--quantity", "30", "--to-depot", "シンガポール"],
      kind: "transfer",
      postings: [posting("depot:AEDXB:available", -30), posting("depot:SGSIN:available", 30)],
    },
    {
      says: "transfer to another agency",
      argv: ["transfer", ...blankets, "--quantity", "30", "--to-agency", "内閣府"],
      kind: "transfer",
      postings: [
        posting("depot:AEDXB:available", -30),
        posting("depot:AEDXB:available", 30, "cabinet-office"),
      ],
    },
    {
      says: "transfer of depot, agency and status at once",
      argv: [
        ...["transfer", ...blankets, "--quantity", "30", "--to-agency", "cabinet-office"],
        ...["--to-depot", "SGSIN", "--to-status", "damaged"],
      ],
      kind: "transfer",
      postings: [
        posting("depot:AEDXB:available", -30),
        posting("depot:SGSIN:damaged", 30, "cabinet-office"),
      ],
    },
    {
      says: "adjust down",
      argv: ["adjust", ...blankets, "--quantity=-5", "--reason", "torn"],
      kind: "adjust",
      postings: [posting("depot:AEDXB:available", -5), posting("count-difference", 5)],
    },
    {
      says: "adjust down as the Japanese office writes it",
      argv: ["adjust", ...blankets, "--quantity", "▲５", "--reason", "廃棄", "--as", "廃棄"],
      kind: "adjust",
      postings: [posting("depot:AEDXB:available", -5), posting("disposal", 5)],
    },
    {
      says: "adjust up",
      argv: ["adjust", ...blankets, "--quantity", "+5", "--reason", "found", "--as", "loss"],
      kind: "adjust",
      postings: [posting("loss", -5), posting("depot:AEDXB:available", 5)],
    },
  ])("$says", async ({ argv, kind, postings }) => {
    const here = await stocked();
    const done = await here.run(...argv, "--json", "--date", "令和8年6月1日");
    expect(done.err).toBe("");
    expect(done.exit).toBe(0);
    const json = { transaction: "T-2", kind, effectiveDate: "2026-06-01", postings };
    expect(done.json()).toEqual(json);
    expect((await here.ledger.verify()).ok).toBe(true);
  });

  test("the date is today unless it is given", async () => {
    const here = await stocked();
    const done = await here.run("issue", ...blankets, "--quantity", "1", "--to", "IOM", "--json");
    expect(done.json()).toMatchObject({ effectiveDate: "2026-11-23" });
  });

  test("what is said of a lot is kept with it", async () => {
    const here = await stocked();
    expect((await here.ledger.lotFacts()).get(lotKey("BLANKET", "B-1"))).toEqual({
      expiry: "2031-03-31",
      unitCost: { minor: 1620, currency: "JPY" },
    });
  });

  test("goods without a lot number are told apart by their dates", async () => {
    const here = await world();
    const goods = [
      "--item",
      "毛布",
      "--depot",
      "ドバイ",
      "--agency",
      "ジャイカ",
      "--quantity",
      "10",
    ];
    await here.run("receive", ...goods, "--date", "2026-05-01", "--expiry", "2030-01");
    await here.run("receive", ...goods, "--date", "2026-05-02");
    expect((await here.balances()).filter(({ quantity }) => quantity > 0)).toEqual([
      expect.objectContaining({ lot: "ACQ-2026-05-01-EXP-2030-01-31" }),
      expect.objectContaining({ lot: "ACQ-2026-05-02" }),
    ]);
  });
});

describe("once only", () => {
  const issue = ["issue", ...blankets, "--quantity", "30", "--to", "IOM", "--date", "2026-06-01"];

  test("two equal movements without a reference are two", async () => {
    const here = await stocked();
    await here.run(...issue);
    const second = await here.run(...issue, "--json");
    expect(second.json()).toMatchObject({ transaction: "T-3" });
    expect(second.json()).not.toHaveProperty("already");
  });

  test("the same reference and content again changes nothing and says so", async () => {
    const here = await stocked();
    const first = await here.run(...issue, "--reference", "S-1", "--json");
    const second = await here.run(...issue, "--reference", "Ｓ-1", "--json");
    expect(second.exit).toBe(0);
    expect(second.json()).toEqual({ ...(first.json() as object), already: true });
    expect(await here.transactions()).toHaveLength(2);
    const told = await here.run(...issue, "--reference", "S-1");
    expect(told.out).toContain("nothing was changed");
  });

  test("a reference whose movement was undone may be used again", async () => {
    const here = await stocked();
    await here.run(...issue, "--reference", "S-1");
    await here.run("reverse", "T-2", "--reason", "cancelled");
    const again = await here.run(...issue, "--reference", "S-1", "--json");
    expect(again.json()).toMatchObject({ transaction: "T-4" });
    expect(again.json()).not.toHaveProperty("already");
  });

  test("the same reference with other content is refused", async () => {
    const here = await stocked();
    await here.run(...issue, "--reference", "S-1");
    const other = await here.run(...issue, "--quantity", "31", "--reference", "S-1", "--json");
    expect(other.exit).toBe(3);
    expect(other.err).toContain("error[reference-used]");
    expect(await here.transactions()).toHaveLength(2);
  });
});

test("a date after today is recorded, with a warning", async () => {
  const here = await stocked();
  const issue = ["issue", ...blankets, "--quantity", "1", "--to", "IOM", "--date", "2026-12-01"];
  const done = await here.run(...issue, "--json");
  expect(done.exit).toBe(0);
  expect(done.err).toContain("2026-12-01 is after today (2026-11-23)");
});

describe("loans between the agencies", () => {
  const lend = [
    ...["transfer", ...blankets, "--quantity", "60", "--to-agency", "cabinet-office"],
    ...["--due", "2026-12-31", "--date", "2026-06-01"],
  ];
  const back = (quantity: string, loan = "T-2"): string[] => [
    ...["transfer", "--item", "BLANKET", "--lot", "B-1", "--depot", "AEDXB"],
    ...["--agency", "cabinet-office", "--to-agency", "jica", "--quantity", quantity],
    ...["--returns", loan, "--date", "2026-07-01", "--json"],
  ];

  test("come back like for like, in parts", async () => {
    const here = await stocked();
    await here.run(...lend);
    expect(await here.run(...back("20"))).toMatchObject({ exit: 0 });
    expect(await here.run(...back("40"))).toMatchObject({ exit: 0 });
    const [, loan, first] = await here.transactions();
    expect(loan).toMatchObject({ loanDue: "2026-12-31" });
    expect(first).toMatchObject({ returns: 2 });
  });

  test.each([
    { says: "more than was lent", argv: back("61"), kind: "returns-too-much" },
    { says: "on what is no loan", argv: back("1", "T-1"), kind: "not-a-loan" },
    { says: "on what is nothing", argv: back("1", "T-9"), kind: "no-such-transaction" },
  ])("cannot be given back $says", async ({ argv, kind }) => {
    const here = await stocked();
    await here.run(...lend);
    const done = await here.run(...argv);
    expect(done.exit).toBe(3);
    expect(done.err).toContain(`error[${kind}]`);
  });
});

describe("on a terminal", () => {
  test("what is missing is asked for, and lots are offered", async () => {
    const here = await stocked();
    const done = await here.ask(["Blankett", "毛布", "AEDXB", "jica", "B-1", "30", "IOM"], "issue");
    expect(done.questions).toMatchInlineSnapshot(`
      [
        "Which item (code or name)?",
        "Which item (code or name)?",
        "Which depot?",
        "Whose goods?",
        "Which lot?",
        "How many?",
        "To whom?",
      ]
    `);
    expect(done.err).toContain('no item is called "Blankett"');
    expect(done.out).toContain("T-2 2026-11-23 issue: 30 pieces of BLANKET Blanket, lot B-1");
  });

  test("an answer that cannot be read is explained and asked for again", async () => {
    const here = await stocked();
    const answers = ["B-1", "百", "-5", "2.5", "30", "IOM"];
    const known = ["--item", "毛布", "--depot", "AEDXB", "--agency", "jica"];
    const done = await here.ask(answers, "issue", ...known);
    expect(done.questions.filter((question) => question === "How many?")).toHaveLength(4);
    expect(done.err.match(/^error\[[a-z-]+\]/gm)).toEqual([
      "error[not-a-quantity]",
      "error[movement-negative]",
      "error[fractional-quantity]",
    ]);
    expect(done.exit).toBe(0);
    expect(done.out).toContain("issue: 30 pieces");
  });

  test("nothing is asked where nothing is missing", async () => {
    const here = await stocked();
    const done = await here.ask([], "issue", ...blankets, "--quantity", "1", "--to", "IOM");
    expect(done).toMatchObject({ exit: 0, questions: [] });
  });

  test("a transfer asks what changes", async () => {
    const here = await stocked();
    const argv = ["transfer", ...blankets, "--quantity", "30"];
    const done = await here.ask(["to_status", "reserved"], ...argv);
    expect(done.exit).toBe(0);
    expect(done.out).toContain("Dubai → Dubai (reserved)");
  });

  test("a receipt asks for its lot, which may be none; an adjustment may name another lot", async () => {
    const here = await stocked();
    const goods = ["--item", "BLANKET", "--depot", "AEDXB", "--agency", "jica"];
    const received = await here.ask(["7", ""], "receive", ...goods);
    expect(received.out).toContain("lot ACQ-2026-11-23");
    const adjusted = await here.ask(["", "B-9", "2", "found"], "adjust", ...goods);
    expect(adjusted.out).toContain("lot B-9");
  });
});

describe("transcripts", () => {
  const lines: readonly (readonly string[])[] = [
    ["receive", ...blankets, "--quantity", "100", "--date", "2026-05-01", "--reference", "S-1"],
    ["receive", ...blankets, "--quantity", "100", "--date", "2026-05-01", "--reference", "S-1"],
    ["issue", ...blankets, "--quantity", "30", "--to", "IOM", "--date", "2026-06-01"],
    ["transfer", ...blankets, "--quantity", "20", "--to-agency", "cabinet-office"],
    ["transfer", ...blankets, "--quantity", "10", "--to-depot", "SGSIN", "--to-status", "reserved"],
    ["adjust", ...blankets, "--quantity=-5", "--reason", "torn", "--as", "disposal"],
    ["issue", ...blankets, "--quantity", "36", "--to", "IOM"],
    ["issue", "--item", "BLANKET", "--depot", "AEDXB", "--agency", "jica", "--quantity", "2梱包半"],
    ["transfer", ...blankets, "--quantity", "1"],
    ["receive", ...blankets, "--item", "BLANKETS", "--quantity", "1", "--strict"],
    ["reverse", "T-2"],
    ["reverse", "T-2", "--reason", "the truck never left"],
    ["reverse", "T-2", "--reason", "the truck never left"],
    ["close", "--fiscal-year", "2025"],
    ["close", "--fiscal-year", "2026"],
    ["close", "--fiscal-year", "2026", "--yes"],
    ["close", "--fiscal-year", "2026", "--yes"],
    ["issue", ...blankets, "--quantity", "1", "--to", "IOM"],
  ];

  test.each(["en", "ja"])("a day at the desk (%s)", async (language) => {
    const here = await world();
    const seen: string[] = [];
    for (const argv of lines) {
      const { exit, out, err } = await here.run(...argv, "--lang", language);
      seen.push(`$ bichiku ${argv.join(" ")}`, `${err}${out}[${exit}]`, "");
    }
    await expect(seen.join("\n")).toMatchFileSnapshot(`../golden/cli/movements-${language}.txt`);
  });
});
