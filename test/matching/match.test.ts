/** The front door of the matcher: whole lists in, suggestions with their reasons out. */
import { expect, test } from "vitest";
import { matchLists } from "../../src/matching/match.ts";
import { evidenceText } from "../../src/text/matching.ts";

test("a thing of the same name is suggested, and says why", () => {
  const found = matchLists(
    [{ id: "a", names: ["Blanket"] }],
    [{ id: "b", names: ["毛布", "blanket"] }],
    { words: [], units: [], columns: [], vetoes: [] },
    { assignment: "many-to-one" },
  );
  expect(found).toMatchObject([{ left: "a", right: "b", band: "certain" }]);
  expect(found[0]?.evidence.map((evidence) => evidenceText(evidence).en).join("\n")).toContain(
    "the names are equal",
  );
});
