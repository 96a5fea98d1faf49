/** Documents lead somewhere: what a page of ours links to is there. */
import { existsSync, readFileSync } from "node:fs";
import { posix, resolve } from "node:path";
import { expect, test } from "vitest";

const root = resolve(import.meta.dirname, "../..");

const pages = [
  "README.md",
  "README.ja.md",
  "ARCHITECTURE.md",
  "CHANGELOG.md",
  "docs/counting.md",
  "docs/counting.ja.md",
  "docs/documents.md",
  "docs/documents.ja.md",
  "docs/errors.md",
  "docs/errors.ja.md",
  "docs/formats.md",
  "docs/formats.ja.md",
  "docs/json.md",
  "docs/policy.md",
  "docs/policy.ja.md",
  "docs/shipping.md",
  "docs/shipping.ja.md",
  "docs/specifications.md",
  "docs/specifications.ja.md",
  "data/README.md",
  "data/sample/README.md",
];

test.each(pages)("%s links to what is there", (page) => {
  const text = readFileSync(resolve(root, page), "utf8");
  const targets = [...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].map(([, to = ""]) => to);
  const missing = targets
    .filter((to) => !/^[a-z]+:/.test(to))
    .filter((to) => !existsSync(resolve(root, posix.join(posix.dirname(page), to))));
  expect(missing).toEqual([]);
});

test.each(["ARCHITECTURE.md"])("%s names files and folders that are there", (page) => {
  const text = readFileSync(resolve(root, page), "utf8");
  const named = [...text.matchAll(/`((?:src|test|data|bench|docs|bin)\/[\w./-]*\w\/?)`/g)];
  const missing = named
    .map(([, path = ""]) => path)
    .filter((path) => !existsSync(resolve(root, path)));
  expect(missing).toEqual([]);
});
