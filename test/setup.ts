/**
 * The seed of every property: the same in each run, so that a run fails for what was changed and
 * not for the luck of its draw. BICHIKU_TEST_SEED tries others (a whole number, or "random"); what
 * a property prints when it fails tells the seed and the smallest case.
 */
import fc from "fast-check";

const FIXED = 20_261_123;
const asked = process.env["BICHIKU_TEST_SEED"];

if (asked !== "random") {
  const seed = asked === undefined ? FIXED : Number(asked);
  if (!Number.isSafeInteger(seed)) throw new Error(`BICHIKU_TEST_SEED: ${asked}`);
  fc.configureGlobal({ seed });
}
