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
