/** What the matcher is told beforehand, as shipped. */
import { resolve } from "node:path";
import { loadMatchKnowledge } from "../../src/files/reference/match-reference.ts";
import type { Named } from "../../src/matching/match.ts";

const loaded = loadMatchKnowledge([resolve(import.meta.dirname, "../../data")]);
if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
export const knowledge = loaded.value;

/** A list of things called so; each is its own id. */
export const things = (...names: readonly string[]): readonly Named[] =>
  names.map((name) => ({ id: name, names: [name] }));
