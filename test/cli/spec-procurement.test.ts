/** `spec procurement`: on the screen, as data, and as a Word document. */
import { readFileSync, writeFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { exit } from "../../src/cli/exit.ts";
import { languages } from "../../src/text/text.ts";
import { enterOffice, type Office } from "../helpers/command-line.ts";
import { docxText } from "../helpers/docx-text.ts";

let office: Office;
beforeEach(() => {
  office = enterOffice();
});
afterEach(() => office.leave());

test.each(languages)("on the screen, in language %s", async (language) => {
  const line = "spec procurement PLASTIC-SHEET --for UNHCR,IOM,WFP";
  const { out, err, status } = await office.runLine(`${line} --lang ${language}`);
  expect({ err, status }).toEqual({ err: "", status: exit.findings });
  await expect(out).toMatchFileSnapshot(`../golden/spec/procurement.${language}.txt`);
});

test("nothing is to be decided where all of it can be met", async () => {
  const { out, status } = await office.runLine("spec procurement TENT --for UNHCR、IOM");
  expect(status).toBe(exit.ok);
  expect(out).toContain("meet all that is known of the specifications named");
});

test("of several types one can be chosen; an organisation without any is told", async () => {
  const line = "spec procurement BLANKET --for WFP,CRS --json";
  const chosen = await office.runLine(`${line} --spec ifrc-icrc-blanket-woollen-high`);
  expect(chosen.status).toBe(exit.findings);
  const { specifications, without } = JSON.parse(chosen.out);
  expect(specifications).toMatchObject([
    {
      specification: "ifrc-icrc-blanket-woollen-high",
      organisations: [{ organisation: "WFP", how: "fallback" }],
    },
  ]);
  expect(without).toEqual(["CRS"]);
  const odd = await office.runLine(`${line} --spec iom-bucket-14l`);
  expect(odd.status).toBe(exit.input);
  expect(odd.err).toContain("one of ifrc-icrc-blanket-synthetic-low, ");
});

test("--csv has a row for each demand and for each side of a conflict", async () => {
  const { out } = await office.runLine("spec procurement PLASTIC-SHEET --for UNHCR,IOM --csv");
  const kinds = out.split("\n").map((row) => row.split(",")[0]);
  expect(kinds.filter((kind) => kind === "conflict")).toHaveLength(2);
  expect(kinds.filter((kind) => kind === "requirement").length).toBeGreaterThan(20);
});

describe("the document", () => {
  const line = "spec procurement PLASTIC-SHEET --for UNHCR,IOM,WFP -o spec.docx";
  test("says in Japanese and English what the screen does", async () => {
    const { out, err, status } = await office.runLine(line);
    expect({ err, status }).toEqual({ err: "written to spec.docx\n", status: exit.findings });
    expect(out).toContain("length");
    const { paragraphs, tables } = docxText(readFileSync("spec.docx"));
    await expect(`${paragraphs.join("\n")}\n`).toMatchFileSnapshot(
      "../golden/spec/procurement.docx.txt",
    );
    const numbers = tables.flatMap(([head, ...rows]) =>
      head?.[0] === "番号" || head?.[0] === "No." ? [rows.length] : [],
    );
    expect(numbers).toEqual([24, 24]);
  });

  test("is never written over, and is a Word document", async () => {
    writeFileSync("spec.docx", "mine");
    const there = await office.runLine(line);
    expect(there.status).toBe(exit.input);
    expect(there.err).toContain("error[file-exists]");
    expect(readFileSync("spec.docx", "utf8")).toBe("mine");
    const other = await office.runLine(line.replace("docx", "pdf"));
    expect(other.err).toContain("a name ending in .docx");
  });
});

test("all that is wrong is said at once", async () => {
  const { err, status } = await office.runLine(
    "spec procurement PLASTIK-SHEET --for UNHRC,IOM --spec no-such",
  );
  expect(status).toBe(exit.input);
  expect(err.match(/^error\[unknown-code\]/gm)).toHaveLength(3);
  expect(err).toContain('did you mean "PLASTIC-SHEET"?');
});
