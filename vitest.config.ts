// How the tests are run: one process per file, since several of them start and kill the program;
// as many at a time as there are processors; every property from one seed.
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    setupFiles: ["test/setup.ts"],
    testTimeout: 60_000,
    pool: "forks",
    maxWorkers: "100%",
  },
});
