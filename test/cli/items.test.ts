/** Item masters of other bodies, taken in from the command line. */
import { describe, expect, test } from "vitest";
import { exit } from "../../src/cli/exit.ts";
import { enterOffice } from "../helpers/command-line.ts";
import { referenceFile } from "../helpers/reference-files.ts";

const ifrc = referenceFile("ifrc/items-dimensions.csv");

describe.skipIf(ifrc === undefined)("the IFRC list of standard items", () => {
  test("is taken in whole once its mixture of encodings is named", async () => {
    const office = enterOffice();
    try {
      await office.run("init");
      const list = ifrc ?? "";
      const unnamed = await office.run("items", "import", list);
      expect(unnamed.status).toBe(exit.input);
      expect(unnamed.err).toContain("utf-8+windows-1252");
      const read = await office.run(
        ...["items", "import", list, "--encoding", "utf-8+windows-1252", "--json"],
      );
      expect(read.status).toBe(exit.ok);
      const { rows, items, warnings } = JSON.parse(read.out);
      expect(rows).toEqual({ read: 11_782, accepted: 11_782, rejected: 0 });
      expect(items).toBe(11_782);
      expect(warnings[0].warning).toBe("6 bytes were not UTF-8 and read as Windows-1252");
      const shown = await office.run("items", "show", "LPMDCRF00942BS", "--json");
      expect(JSON.parse(shown.out).name).toBe("CICR: 20 Años en Afganistán");
    } finally {
      office.leave();
    }
  });
});

describe("an item of the catalogue", () => {
  test("is shown to people in their own words, to programs under the keys of the JSON", async () => {
    const office = enterOffice("ja");
    try {
      await office.run("init");
      const people = await office.run("items", "show", "BLANKET-UNHCR-A-1999");
      expect(people.out).toMatch(/^分類 +毛布$/m);
      expect(people.out).toMatch(/^数量の単位 +個$/m);
      expect(people.out).toMatch(/^荷姿の長さ（cm） +不明$/m);
      const programs = await office.run("items", "show", "BLANKET-UNHCR-A-1999", "--csv");
      expect(programs.out).toContain("category,blanket\n");
      expect(programs.out).toContain("baseUnit,piece\n");
      expect(programs.out).toContain("lengthCm,\n");
    } finally {
      office.leave();
    }
  });

  test("stands in the list by its names, and by its codes in --csv", async () => {
    const office = enterOffice("ja");
    try {
      await office.run("init");
      const list = ["items", "list", "--category", "blanket"];
      expect((await office.run(...list)).out).toMatch(/^BLANKET +毛布 +毛布 +個$/m);
      expect((await office.run(...list, "--csv")).out).toContain("BLANKET,毛布,blanket,piece,");
    } finally {
      office.leave();
    }
  });
});
