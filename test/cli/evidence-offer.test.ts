/** Values in the words of an inventory, offered on import and taken over when somebody agrees. */
import { writeFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { exit } from "../../src/cli/exit.ts";
import { languages } from "../../src/text/text.ts";
import { enterOffice, type Office } from "../helpers/command-line.ts";

let office: Office;
beforeEach(async () => {
  office = enterOffice();
  await office.run("init");
});
afterEach(() => office.leave());

const json = async (line: string) => JSON.parse((await office.runLine(`${line} --json`)).out);

const list = [
  "品名,ロット,規格,保管場所,数量,備考",
  "毛布,L-1,150cm×200cm フリース,Dubai,100,",
  "毛布,L-2,〃,Dubai,50,4kg 100% polyester",
  "毛布,L-3,60x80,Dubai,30,幅 148cm",
  "毛布,L-3,60x80,Dubai,20,幅 152cm",
  "給水容器 10L,L-4,,Dubai,20,",
].join("\n");
const offer = "evidence offer list.csv --agency jica";

beforeEach(() => writeFileSync("list.csv", list));

describe.each(languages)("in language %s", (language) => {
  test("the import tells of them, and the offer shows them with their cells", async () => {
    const imported = await office.runLine(
      `import list.csv --agency jica --date 2026-09-30 --lang ${language}`,
    );
    expect(imported.err).toContain("bichiku evidence offer list.csv --agency jica");
    const { status, out, err } = await office.runLine(`${offer} --lang ${language}`);
    expect(status).toBe(exit.findings);
    await expect(`${out}\n${err}`).toMatchFileSnapshot(
      `../golden/check/evidence-offer.${language}.txt`,
    );
    expect(await json("evidence list")).toEqual([]);
  });
});

describe("evidence offer", () => {
  beforeEach(async () => {
    await office.runLine("import list.csv --agency jica --date 2026-09-30");
  });

  test("names each value's cell; marks for the same as above lead to where it is written", async () => {
    const { offers } = await json(offer);
    const of = (lot: string) =>
      offers
        .filter((one: { readonly lot: string }) => one.lot === lot)
        .map((one: Readonly<Record<string, unknown>>) => [
          one["attribute"],
          one["value"],
          one["cell"],
        ]);
    expect(of("L-1")).toEqual([
      ["width", "150", "C2"],
      ["length", "200", "C2"],
    ]);
    expect(of("L-2")).toEqual([
      ["width", "150", "C2"],
      ["length", "200", "C2"],
      ["mass_per_piece", "4", "F3"],
      ["material", "100% polyester", "F3"],
    ]);
    expect(of("L-4")).toEqual([["capacity", "10", "A6"]]);
  });

  test("what has no unit, or stands there in two values, is shown and not offered", async () => {
    const { unclear } = await json(`${offer} --lot L-3`);
    expect(
      unclear.map((one: Readonly<Record<string, unknown>>) => [one["written"], one["why"]]),
    ).toEqual([
      ["60x80", "no-unit"],
      ["148cm", "two-values"],
      ["152cm", "two-values"],
    ]);
  });

  test("--yes records them with file and cell as their source, once only", async () => {
    const taken = await office.runLine(`${offer} --item BLANKET --yes`);
    expect(taken.status).toBe(exit.ok);
    expect(taken.out).toContain("recorded as T-2: 6 values");
    const [first] = await json("evidence list --lot L-2 --attribute width");
    expect(first).toMatchObject({
      ...{ kind: "label", value: "150", unit: "cm", transaction: "T-2" },
      ...{ file: "list.csv", row: 2, cell: "C2", text: "150cm×200cm フリース" },
    });
    const again = await json(`${offer} --item BLANKET --yes`);
    expect(again.transactions).toEqual([]);
    const rest = await json(`${offer} --yes`);
    expect(rest.transactions).toEqual(["T-3"]);
    expect(await json("evidence list")).toHaveLength(7);
    expect(await json("verify")).toMatchObject({ ok: true, problems: [] });
    // A reversal withdraws them, and they are offered anew.
    await office.runLine("reverse T-2 --reason wrong");
    expect(await json("evidence list")).toHaveLength(1);
    expect((await json(`${offer} --item BLANKET --yes`)).transactions).toEqual(["T-5"]);
  });

  test("at a terminal a person is asked, and a no records nothing", async () => {
    const words = offer.split(" ");
    const refused = await office.ask(["no"], ...words);
    expect(refused.questions).toEqual(["Record these 7 values as evidence of kind label?"]);
    expect(refused.status).toBe(exit.findings);
    expect(await json("evidence list")).toEqual([]);
    const agreed = await office.ask(["yes"], ...words);
    expect(agreed.status).toBe(exit.ok);
    expect(await json("evidence list")).toHaveLength(7);
  });

  test("lots that are judged by them, are judged by a label", async () => {
    await office.runLine(`${offer} --yes`);
    const [one] = await json(
      "check --lot L-1 --spec ifrc-icrc-blanket-synthetic-low --item BLANKET",
    );
    const width = one.requirements.find(
      ({ attribute }: { readonly attribute: string }) => attribute === "width",
    );
    expect(width).toMatchObject({ result: "pass", evidence: { kind: "label", level: "lot" } });
  });

  test("a list that says nothing of its goods offers nothing", async () => {
    writeFileSync("bare.csv", "品名,ロット,保管場所,数量\n毛布,L-9,Dubai,5\n");
    const imported = await office.runLine("import bare.csv --agency jica --date 2026-09-30");
    expect(imported.err).not.toContain("evidence offer");
    const { status, out } = await office.runLine("evidence offer bare.csv --agency jica");
    expect(status).toBe(exit.ok);
    expect(out).toContain("say nothing that a specification asks for");
  });

  test("a list that is a sheet of evidence, too, is taken in as both", async () => {
    const both =
      "品名,ロット,保管場所,数量,色,備考,資料の種類\n毛布,L-7,Dubai,5,紺,150cm×200cm,表示\n";
    writeFileSync("both.csv", both);
    await office.runLine("import both.csv --agency jica --date 2026-09-30 --quiet");
    await office.runLine("evidence offer both.csv --agency jica --yes");
    const sheet = await office.runLine("evidence import both.csv");
    expect(sheet.status).toBe(exit.ok);
    expect((await office.runLine("evidence import both.csv")).status).toBe(exit.refused);
  });

  test("a file that is no inventory is told as such", async () => {
    const { status, out } = await office.runLine("evidence offer data/sample/requests.csv");
    expect({ status, out }).toEqual({ status: exit.input, out: "" });
  });

  test("as CSV, unclear words and their reasons included", async () => {
    const { out } = await office.runLine(`${offer} --csv`);
    const lines = out.trim().split("\n");
    expect(lines[0]).toBe(
      "item,lot,attribute,value,unit,file,sheet,row,cell,text,written,recordedAlready,why",
    );
    expect(lines).toHaveLength(1 + 7 + 3);
  });
});
