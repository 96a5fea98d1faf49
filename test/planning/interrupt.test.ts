/** Ctrl-C while the solver works: the program hears it, and has the best so far. */
import { join } from "node:path";
import { expect, test } from "vitest";
import { buildProgram } from "../helpers/built-program.ts";

const program = buildProgram();

test("a real SIGINT ends two solves that would take hours, each with an answer", async () => {
  const { child, said, ended } = program.startScript(
    join(import.meta.dirname, "interrupted-solve.js"),
  );
  await said("solving");
  child.kill("SIGINT");
  const { status, signal, out, err } = await ended;
  expect({ status, signal, err }).toEqual({ status: 0, signal: null, err: "" });
  expect(JSON.parse(out.trim().split("\n").at(-1) ?? "")).toEqual({
    told: [1, 2].map(() => ({ status: "limit", values: 50 })),
    stopped: true,
  });
}, 60_000);
