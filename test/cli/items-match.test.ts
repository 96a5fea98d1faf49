/** `items match`, as it is used: on a ledger, and on two lists of any origin. */
import { readFileSync, writeFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { exit } from "../../src/cli/exit.ts";
import { enterOffice, type Office } from "../helpers/command-line.ts";

let office: Office;
beforeEach(() => {
  office = enterOffice();
});
afterEach(() => office.leave());

const opening = "品名,数量,倉庫\n";

describe("the provisional items of a ledger", () => {
  const stocked = async (...names: readonly string[]): Promise<void> => {
    await office.run("init");
    writeFileSync("stock.csv", opening + names.map((name) => `${name},10,Dubai\n`).join(""));
    const { status, err } = await office.run(
      "import",
      "stock.csv",
      "--agency",
      "jica",
      "--date",
      "2026-09-30",
    );
    expect({ status, err }).toMatchObject({ status: exit.ok });
  };

  test("are suggested with their evidence; what is like nothing is said to be", async () => {
    await stocked("ビニールシート 400cm*500cm", "謎の物資");
    const { status, out } = await office.run("items", "match");
    expect(status).toBe(exit.findings);
    expect(out).toContain("ビニールシート 400cm*500cm\n  = PLASTIC-SHEET-5X4");
    expect(out).toMatch(/\+\d+\.\d {2}the names are equal/);
    expect(out).toContain("1 pair: 1 certain, 0 to be asked.");
    expect(out).toContain("1 provisional item has no likely counterpart.");
  });

  test("in Japanese, too", async () => {
    await stocked("ビニールシート 400cm*500cm");
    const { out } = await office.run("items", "match", "--lang", "ja");
    expect(out).toContain("［確実");
    expect(out).toContain("寸法が一致：");
    expect(out).not.toMatch(/[a-z]{4,} [a-z]{4,} [a-z]{4,}/);
  });

  test("several may be one item; --one-to-one leaves the others without", async () => {
    await stocked("ビニールシート 400cm*500cm", "ビニールシート 4メートル*5メートル");
    const many = JSON.parse((await office.run("items", "match", "--json")).out);
    expect(many.pairs.map((pair: { right: string }) => pair.right)).toEqual([
      "PLASTIC-SHEET-5X4",
      "PLASTIC-SHEET-5X4",
    ]);
    const one = JSON.parse((await office.run("items", "match", "--one-to-one", "--json")).out);
    const rights = one.pairs.map((pair: { right: string }) => pair.right);
    expect(new Set(rights).size).toBe(rights.length);
  });

  test("none: exit status 0, and it says so", async () => {
    await stocked("毛布");
    const { status, out } = await office.run("items", "match");
    expect(status).toBe(exit.ok);
    expect(out).toContain("there are no provisional items");
    expect(JSON.parse((await office.run("items", "match", "--json")).out)).toEqual({
      pairs: [],
      unmatched: [],
    });
  });

  test("changes nothing", async () => {
    await stocked("ビニールシート 400cm*500cm");
    const before = (await office.run("verify", "--json")).out;
    await office.run("items", "match");
    expect((await office.run("verify", "--json")).out).toBe(before);
  });
});

describe("two lists", () => {
  const ours = "id,name,price\n1,Sony Turntable - PSLX350H,149.99\n2,Bose Speaker AM53BK,399\n";
  const theirs =
    "id,title,price\nx,Sony PS-LX350H Belt-Drive Turntable,129.99\ny,Phone KX-TSC14W,30\n";

  test("give exactly their pairs, without a ledger", async () => {
    writeFileSync("a.csv", ours);
    writeFileSync("b.csv", theirs);
    const { status, out, err } = await office.run(
      ...["items", "match", "--left", "a.csv", "--right", "b.csv", "--json"],
    );
    expect({ status, err }).toEqual({ status: exit.findings, err: "" });
    const { pairs } = JSON.parse(out);
    expect(pairs).toEqual([{ left: "1", right: "x", score: expect.any(Number), band: "certain" }]);
  });

  test("as a table, as CSV, into a file, and explained", async () => {
    writeFileSync("a.csv", ours);
    writeFileSync("b.csv", theirs);
    const lists = ["items", "match", "--left", "a.csv", "--right", "b.csv"];
    expect((await office.run(...lists)).out).toContain("1 pair: 1 certain, 0 to be asked.");
    const csv = (await office.run(...lists, "--csv")).out;
    expect(csv.split("\n")[0]).toBe("left,left_name,right,right_name,score,band,evidence");
    const { err } = await office.run(...lists, "-o", "pairs.csv");
    expect(err).toContain("1 pair written to pairs.csv");
    expect(readFileSync("pairs.csv", "utf8").replace("\uFEFF", "").replaceAll("\r\n", "\n")).toBe(
      csv,
    );
    expect((await office.run(...lists, "--explain")).out).toContain(
      'model number the same: "pslx350h"',
    );
  });

  test("of no likeness give exit status 0", async () => {
    writeFileSync("a.csv", "id,name\n1,Tent\n");
    writeFileSync("b.csv", "id,name\n1,Generator\n");
    const { status, out } = await office.run(
      ...["items", "match", "--left", "a.csv", "--right", "b.csv"],
    );
    expect(status).toBe(exit.ok);
    expect(out).toContain("no pair is likely enough");
  });

  test("in any encoding, with marks, quotes and Japanese headings", async () => {
    // é and ® as single bytes, as neither UTF-8 nor any encoding of Japan has them.
    const western = Buffer.from(
      'id,title\r\n7,"Caf\u00e9 Cr\u00e8me\u00ae Cooker, 5 L"\r\n',
      "latin1",
    );
    writeFileSync("a.csv", western);
    writeFileSync("b.csv", "\uFEFFID,品名\r\nhttp://x/7,Cafe Creme cooker 5リットル\r\n");
    const { out, err } = await office.run(
      ...["items", "match", "--left", "a.csv", "--right", "b.csv", "--json"],
    );
    expect(err).toBe("");
    expect(JSON.parse(out).pairs).toMatchObject([{ left: "7", right: "http://x/7" }]);
  });

  test("a few accents are not taken for Japanese", async () => {
    writeFileSync(
      "a.csv",
      Buffer.from("id,name\n1,d\u00e9cor lamp shade\n2,Commander\u00aex Remote\n", "latin1"),
    );
    writeFileSync("b.csv", "id,name\nx,Decor lamp shade\ny,Generator\n");
    const { out } = await office.run(
      ...["items", "match", "--left", "a.csv", "--right", "b.csv", "--json"],
    );
    expect(JSON.parse(out).pairs).toMatchObject([{ left: "1", right: "x", band: "certain" }]);
  });

  test("all that is wrong with both is said at once", async () => {
    writeFileSync("a.csv", "code,description\n1,Tent\n");
    writeFileSync("b.csv", "id,name\n1,Tent\n,Blanket\n1,Bucket\n");
    const { status, out, err } = await office.run(
      ...["items", "match", "--left", "a.csv", "--right", "b.csv"],
    );
    expect({ status, out }).toEqual({ status: exit.input, out: "" });
    expect([...err.matchAll(/^error\[([a-z-]+)\]/gm)].map(([, kind]) => kind)).toEqual([
      "list-column-missing",
      "list-column-missing",
      "list-id-missing",
      "list-id-twice",
    ]);
    expect(err).toContain("b.csv, row 4");
  });

  test.each<[what: string, argv: readonly string[], said: readonly string[]]>([
    ["only --left", ["--left", "a.csv"], ["--right is missing"]],
    ["only --right", ["--right", "a.csv"], ["--left is missing"]],
    ["files that are not there", ["--left", "x.csv", "--right", "y.csv"], ["x.csv", "y.csv"]],
    [
      "both assignments",
      ["--left", "a.csv", "--right", "a.csv", "--one-to-one", "--many-to-one"],
      ["--one-to-one and --many-to-one were both given"],
    ],
    [
      "an encoding there is none of",
      ["--left", "a.csv", "--right", "a.csv", "--encoding", "x"],
      ["utf-8"],
    ],
  ])("%s: exit status 2", async (_, argv, said) => {
    writeFileSync("a.csv", ours);
    const { status, out, err } = await office.run("items", "match", ...argv);
    expect({ status, out }).toEqual({ status: exit.input, out: "" });
    for (const text of said) expect(err).toContain(text);
  });
});
