/** Names as hledger takes them: nothing means anything to it, and no two become one. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { component } from "../../src/documents/hledger.ts";

test.each([
  ["BLANKET", "BLANKET"],
  ["毛布（中）", "毛布（中）"],
  ["two words", "two words"],
  ["a:b", "a%3Ab"],
  ["a;b", "a%3Bb"],
  ['say "x"', "say %22x%22"],
  ["100%", "100%25"],
  ["two  spaces", "two %20spaces"],
  [" edges ", "%20edges%20"],
  ["(virtual)", "%28virtual)"],
  ["[balanced]", "%5Bbalanced]"],
  ["tab\there", "tab%09here"],
  ["全角　空白", "全角%E3%80%80空白"],
  ["line\nbreak", "line%0Abreak"],
  ["", "%00"],
])("%j is written %j", (text, expected) => {
  expect(component(text)).toBe(expected);
});

test("two names never become one", () => {
  const text = fc.string({ unit: fc.constantFrom(...' :;%"[(20A毛\n\t　') });
  fc.assert(
    fc.property(text, (name) => {
      const written = component(name);
      expect(written).not.toMatch(/[:;"\n\t]|\s\s|^\s|\s$|^$/);
      const read = name === "" ? written === "%00" : decodeURIComponent(written) === name;
      expect(read).toBe(true);
    }),
    { numRuns: 2000 },
  );
});
