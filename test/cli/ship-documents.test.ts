/** `ship documents`: from an accepted plan to its papers, and from the filled-in receipt back. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import excel from "exceljs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { exit } from "../../src/cli/exit.ts";
import { languages } from "../../src/text/text.ts";
import { enterOffice, type Office } from "../helpers/command-line.ts";
import { docxText } from "../helpers/docx-text.ts";
import { ask, planned, planWorld } from "../helpers/plan-world.ts";

let office: Office;
beforeEach(async () => {
  office = enterOffice();
  await planWorld(office);
  await ask(office, "R-1", { item: "COVER", quantity: "400", "needed-by": "2026-12-31" });
  await planned(office);
  expect((await office.run("plan", "accept", "P-1")).status).toBe(exit.ok);
}, 60_000);
afterEach(() => office.leave());

/** As a consignee does: one line, of which 5 came damaged. */
async function filledIn(file: string): Promise<void> {
  const book = new excel.Workbook();
  await book.xlsx.readFile(file);
  const [sheet] = book.worksheets;
  const row = sheet?.getRows(1, sheet.rowCount)?.find((one) => one.getCell(2).value === "COVER");
  expect(row?.getCell(6).value).toBe(400);
  for (const [column, value] of [395, 5, 0, "crushed"].entries()) {
    const cell = row?.getCell(7 + column);
    if (cell !== undefined) cell.value = value;
  }
  await book.xlsx.writeFile("filled.xlsx");
}

describe("the papers of a shipment", () => {
  test("say with which shipments it shares its vehicles", async () => {
    await ask(office, "R-2", { item: "COVER", quantity: "40", "needed-by": "2026-12-31" });
    await ask(office, "R-3", { item: "COVER", quantity: "60", "needed-by": "2026-12-31" });
    await planned(office);
    expect((await office.run("plan", "accept", "P-2")).status).toBe(exit.ok);
    const told = async (code: string, paper: string) => {
      expect((await office.runLine(`ship documents ${code}`)).status).toBe(exit.ok);
      return docxText(readFileSync(`${code}-${paper}.docx`)).paragraphs.join("\n");
    };
    expect(await told("S-2-1", "waybill")).toContain("also carry S-2-2, as planned");
    expect(await told("S-2-2", "manifest")).toContain("also carry S-2-1, as planned");
    expect(await told("S-1-1", "waybill")).not.toContain("also carry");
  });

  test("are written into a folder, and name plan and ledger", async () => {
    mkdirSync("papers");
    const { out, status } = await office.runLine("ship documents S-1-1 --folder papers --json");
    expect(status).toBe(exit.ok);
    const { files, planHash, position } = JSON.parse(out);
    const papers = ["donation", "invoice", "manifest", "packing-list", "receipt", "waybill"];
    expect(readdirSync("papers").sort()).toEqual(
      [...papers.map((name) => `S-1-1-${name}.docx`), "S-1-1-receipt.xlsx", "S-1-1.xlsx"].sort(),
    );
    for (const file of files.filter((name: string) => name.endsWith(".docx"))) {
      const text = docxText(readFileSync(file)).paragraphs.join("\n");
      expect(text).toContain(planHash);
      expect(text).toContain(`${position.transaction}: ${position.hash}`);
    }
  });

  test("are the same bytes again, and never written over", async () => {
    mkdirSync("one");
    mkdirSync("two");
    await office.runLine("ship documents S-1-1 --folder one");
    await office.runLine("ship documents S-1-1 --folder two");
    for (const name of readdirSync("one")) {
      expect(readFileSync(`one/${name}`).equals(readFileSync(`two/${name}`)), name).toBe(true);
    }
    writeFileSync("two/S-1-1.xlsx", "mine");
    const again = await office.runLine("ship documents S-1-1 --folder two");
    expect(again.status).toBe(exit.input);
    expect(again.err).toContain("error[file-exists]: two/S-1-1.xlsx");
    expect(readFileSync("two/S-1-1.xlsx", "utf8")).toBe("mine");
  });

  test.each(languages)("come back as a receipt in %s that books what arrived", async (language) => {
    await office.runLine("ship dispatch S-1-1");
    await office.runLine("ship documents S-1-1 --lang ja");
    await filledIn(language === "en" ? "S-1-1-receipt.xlsx" : "S-1-1-receipt-ja.xlsx");
    const { out, status } = await office.runLine("ship deliver filled.xlsx --json");
    expect(status).toBe(exit.findings);
    expect(JSON.parse(out)).toMatchObject({
      ...{ event: "delivered", id: "S-1-1" },
      lines: [{ sent: 400, received: 395, damaged: 5, short: 0, reasons: ["crushed"] }],
    });
  });

  test("tell what left, where only a part did", async () => {
    await office.runLine("ship dispatch S-1-1 --quantity 300");
    await office.runLine("ship documents S-1-1");
    const { tables } = docxText(readFileSync("S-1-1-donation.docx"));
    const goods = tables.find(([head]) => head?.includes("Quantity"));
    expect(goods?.map((row) => row[2])).toContain("300");
  });

  test("there are none of a cancelled shipment, nor in a folder that is not there", async () => {
    const nowhere = await office.runLine("ship documents S-1-1 --folder nowhere");
    expect(nowhere.status).toBe(exit.input);
    expect(nowhere.err).toContain("error[no-folder]");
    await office.run("ship", "cancel", "S-1-1", "--reason", "withdrawn");
    const { err, status } = await office.runLine("ship documents S-1-1");
    expect(status).toBe(exit.refused);
    expect(err).toContain("error[shipment-cancelled]");
  });
});
