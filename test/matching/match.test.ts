/** The front door of the matcher: whole lists in, suggestions with their reasons out. */
import { expect, test } from "vitest";
import { matchLists } from "../../src/matching/match.ts";
import { evidenceText } from "../../src/text/items/matching.ts";

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

const twins = [
  { id: "of-others", names: ["Kitchen set, large"] },
  { id: "ours", names: ["Kitchen set, small"] },
];
const asked = (right: Parameters<typeof matchLists>[1]) =>
  matchLists(
    [{ id: "new", names: ["Kitchen set"] }],
    right,
    { words: [], units: [], columns: [], vetoes: [] },
    { assignment: "many-to-one", rejected: true },
  );

test("of two that fit alike, the one that is expected more often is suggested, and says so", () => {
  const [alike] = asked(twins);
  expect(alike?.others).toEqual([{ right: "ours", score: alike?.score }]);
  const [found] = asked(
    twins.map((thing) => (thing.id === "ours" ? { ...thing, expected: 2 } : thing)),
  );
  expect(found).toMatchObject({ right: "ours", others: [{ right: "of-others" }] });
  expect(found?.score ?? 0).toBeCloseTo(2 * (found?.others[0]?.score ?? 0), 6);
  expect(found?.evidence).toContainEqual({ kind: "expected", bits: 1 });
});

test("that a thing is expected never makes a pair certain, and the only candidate may be", () => {
  const left = [{ id: "new", names: ["Kitchen set, steel"] }];
  const ours = { id: "ours", names: ["Steel kitchen set"], expected: 1_000_000 };
  const others = { id: "of-others", names: ["Set, kitchen, steel"] };
  const none = { words: [], units: [], columns: [], vetoes: [] };
  const [rivalled] = matchLists(left, [ours, others], none, { assignment: "many-to-one" });
  expect(rivalled?.score ?? 0).toBeGreaterThan(0.92);
  expect(rivalled?.band).toBe("ask");
  const [alone] = matchLists(left, [ours], none, { assignment: "many-to-one" });
  expect(alone?.band).toBe("certain");
});
