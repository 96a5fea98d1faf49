// How the tests are run: one process per file, since several of them start and kill the program;
// as many at a time as there are processors.
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { include: ["test/**/*.test.ts"], testTimeout: 60_000, pool: "forks", maxWorkers: "100%" },
});
