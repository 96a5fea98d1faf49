/** What `import` tells a person: where to look, and how much of a file was taken in. */
import { writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { exit } from "../../src/cli/exit.ts";
import { enterOffice } from "../helpers/command-line.ts";

const heading = "品名,倉庫,ロット,数量\n";

describe("several files at once", () => {
  test("a warning names the file, the row and the column, as an error does", async () => {
    const office = enterOffice("ja");
    try {
      await office.run("init");
      writeFileSync("a.csv", `${heading}毛布,ドバイ,A-1,10\n合計,,,10\n`);
      writeFileSync("b.csv", `${heading}毛布,ドバイ,B-1,10\n合計,,,11\n`);
      const said = ["--agency", "cabinet-office", "--date", "2026-09-30"];
      const done = await office.run("import", "a.csv", "b.csv", ...said);
      expect(done.status).toBe(exit.ok);
      expect(done.err.match(/^注意: .*/gm)).toEqual([
        expect.stringContaining("注意: b.csv、3行目、「数量」列: 「数量」の合計は 11 と"),
      ]);
    } finally {
      office.leave();
    }
  });
});

test("an owner that nobody knows is told; that none is known, too", async () => {
  const office = enterOffice();
  try {
    await office.run("init");
    writeFileSync("a.csv", `${heading}毛布,ドバイ,A-1,10\n`);
    const none = await office.run("import", "a.csv", "--date", "2026-09-30");
    expect(none).toMatchObject({ status: exit.input });
    expect(none.out).toContain("as of 2026-09-30 (from the option); owner not known");
    const said = ["--agency", "naikakufu", "--date", "2026-09-30"];
    const done = await office.run("import", "a.csv", ...said);
    expect(done.status).toBe(exit.ok);
    expect(done.err).toBe(
      'warning: a.csv: --agency: no agency is called "naikakufu", so it is recorded as a new owner (known: cabinet-office, jica)\n',
    );
  } finally {
    office.leave();
  }
});

test("a new name that looks like a known one is told, and still is a new name", async () => {
  const office = enterOffice("ja");
  try {
    await office.run("init");
    writeFileSync("a.csv", `${heading}毛布,シンガポウル,A-1,10\n`);
    const said = ["--agency", "cabinet-office", "--date", "2026-09-30"];
    const done = await office.run("import", "a.csv", ...said);
    expect(done.status).toBe(exit.ok);
    expect(done.out).toContain("仮登録した倉庫: シンガポウル");
    expect(done.err).toBe(
      "注意: a.csv: 倉庫「シンガポウル」は未登録のため仮登録とします（「シンガポール」ではありませんか）\n",
    );
  } finally {
    office.leave();
  }
});

test("a file of which nothing can be taken in says so in its control totals", async () => {
  const office = enterOffice();
  try {
    await office.run("init");
    writeFileSync("a.csv", `${heading}毛布,ドバイ,A-1,約500\n`);
    const done = await office.run("import", "a.csv", "--agency", "jica", "--date", "2026-09-30");
    expect(done.status).toBe(exit.input);
    expect(done.out).toContain("  control totals: none\n");
  } finally {
    office.leave();
  }
});
