/** Evidence, waivers and verdicts from the command line, on the sample lists. */
import { readFileSync, writeFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { exit } from "../../src/cli/exit.ts";
import { languages } from "../../src/text/text.ts";
import { enterOffice, type Office } from "../helpers/command-line.ts";

let office: Office;
beforeEach(async () => {
  office = enterOffice();
  await office.run("init");
  await office.runLine("import data/sample/cabinet-office-stock.csv --agency cabinet-office");
  await office.runLine("import data/sample/jica-stock.xlsx --agency jica");
});
afterEach(() => office.leave());

const sheet = "--item PLASTIC-SHEET-5X4 --lot CAO-S-R04-3";
const json = async (line: string) => JSON.parse((await office.runLine(`${line} --json`)).out);
const verdicts = async (line: string): Promise<readonly (readonly [string, string, string])[]> =>
  (await json(line))
    .filter(({ edition }: { readonly edition: string }) => edition === "today")
    .map((one: Readonly<Record<"lot" | "organisation" | "verdict", string>>) => [
      one.lot,
      one.organisation,
      one.verdict,
    ]);

describe.each(languages)("in language %s", (language) => {
  test("evidence is taken in, listed, and lots are judged by it", async () => {
    const taken = await office.runLine(
      `evidence import data/sample/evidence.csv --lang ${language}`,
    );
    expect(taken).toMatchObject({ status: exit.ok, err: "" });
    const listed = await office.runLine(`evidence list --item BLANKET --lang ${language}`);
    await expect(listed.out).toMatchFileSnapshot(`../golden/check/evidence.${language}.txt`);
    const all = await office.runLine(`check --lang ${language}`);
    expect(all.status).toBe(exit.findings);
    await expect(all.out).toMatchFileSnapshot(`../golden/check/all.${language}.txt`);
    const iom = await office.runLine(`check --for IOM --item 毛布 --lang ${language}`);
    await expect(iom.out).toMatchFileSnapshot(`../golden/check/blankets-iom.${language}.txt`);
  });

  test("bad evidence is told whole, and nothing is stored", async () => {
    writeFileSync(
      "bad.csv",
      [
        "品目,ロット,特性,値,単位,資料の種類,試験方法,試験所,報告書番号,試験日",
        "毛布,L-1,弾力,3,N,実測,,,,",
        "毛布,L-1,幅,150,kg,実測,,,,",
        "毛布,L-1,引張強さ（たて）,280,N,試験成績書,,試験所,R-1,2026-05-01",
        "毛布,L-1,引張強さ（よこ）,280,N,試験成績書,ISO 13934-1,試験所,R-1,2027-05-01",
        "毛蒲団,L-1,長さ,200,cm,実測,,,,",
        "毛布,L-1,長さ,およそ200,cm,実測,,,,",
        "毛布,L-1,長さ,200,cm,うわさ,,,,",
        "毛布,L-1,厚さ,3.4,m,実測,,,,",
      ].join("\n"),
    );
    const { status, err, out } = await office.runLine(`evidence import bad.csv --lang ${language}`);
    expect({ status, out }).toEqual({ status: exit.input, out: "" });
    await expect(err).toMatchFileSnapshot(`../golden/check/bad-evidence.${language}.txt`);
    expect(await json("evidence list")).toEqual([]);
    expect((await json("verify")).transactions).toBe(2);
  });
});

describe("evidence in the ledger", () => {
  test("is once only, undone by a reversal, and taken in again", async () => {
    const first = await json("evidence import data/sample/evidence.csv");
    expect(first).toMatchObject({ values: 39, transaction: "T-3", alreadyImported: false });
    const again = await office.runLine("evidence import data/sample/evidence.csv");
    expect(again.status).toBe(exit.refused);
    expect((await office.runLine("reverse T-3 --reason wrong")).status).toBe(exit.ok);
    expect(await json("evidence list")).toEqual([]);
    expect((await office.runLine("evidence import data/sample/evidence.csv")).status).toBe(exit.ok);
    expect(await json("evidence list")).toHaveLength(39);
    expect(await json("verify")).toMatchObject({ ok: true, transactions: 5, problems: [] });
    expect(await json("stock")).toEqual(await json("stock"));
  });

  test("moves nothing, and shows in the history", async () => {
    const before = await json("stock");
    await office.runLine("evidence import data/sample/evidence.csv");
    expect(await json("stock")).toEqual(before);
    expect((await json("history")).at(-1)).toMatchObject({ kind: "evidence", postings: [] });
  });

  test("a lot that nobody knows is told, and the value is kept for when it comes", async () => {
    const line =
      "evidence add --item BLANKET --lot NEW-9 --attribute width --value '150 cm' --kind label";
    const { status, err } = await office.runLine(line);
    expect(status).toBe(exit.ok);
    expect(err).toContain('no goods of BLANKET are known by the lot "NEW-9"');
    expect(await json("evidence list --lot NEW-9")).toHaveLength(1);
  });

  test("what is met by an old test, or against another paper, is told to people, too", async () => {
    const add = "evidence add --item BLANKET --attribute";
    const width = `${add} width --value`;
    await office.runLine(`${width} '150 cm' --kind measured`);
    await office.runLine(`${width} '190 cm' --kind label`);
    await office.runLine(`${add} length --value '200 cm' --kind assumed`);
    const { out } = await office.runLine("check --item BLANKET --for IFRC-ICRC");
    const noted = out.slice(out.indexOf("Met, with a remark:"));
    expect(noted).toContain("width 150 cm: but 190 cm by other evidence");
    expect(noted).toContain("length 200 cm: only assumed");
    const uv = [
      "evidence add --item PLASTIC-SHEET-5X4 --attribute tensile_loss_after_uv --value 4%",
      "--kind laboratory --laboratory L --report R-1 --date 2019-05-01",
      "--method 'ISO 1421 after 1500 h ASTM G53/94 (UVB, 313 nm peak)'",
    ].join(" ");
    await office.runLine(uv);
    const old = await office.runLine("check --item PLASTIC-SHEET-5X4 --for UNHCR");
    expect(old.out).toContain(": the test of 2019-05-01 is older than 60 months");
  });

  test("a column that nobody knows is told; one with a unit is an unknown attribute", async () => {
    writeFileSync("wide.csv", "品目,幅（cm）,備考,資料の種類\n毛布,150,良好,表示\n");
    const told = await office.runLine("evidence import wide.csv");
    expect([told.status, told.err]).toEqual([exit.ok, expect.stringContaining('"備考"')]);
    writeFileSync(
      "odd.csv",
      "品目,幅（cm）,引張の強さ（N）,箱数（個）,種類\n毛布,150,280,3,表示\n",
    );
    const odd = await office.runLine("evidence import odd.csv");
    expect(odd.status).toBe(exit.input);
    expect(odd.err.match(/\[[a-z-]+\]/g)).toEqual(["[attribute-unknown]"]);
    expect(odd.err).toContain('did you mean "引張り強さ"?');
    expect(await json("evidence list")).toHaveLength(1);
  });

  test("a sheet that does not say where its values come from is asked for that", async () => {
    writeFileSync("bare.csv", "item,width (cm),length (cm)\nBLANKET,150,200\nQUILT,150,200\n");
    const { status, err } = await office.runLine("evidence import bare.csv");
    expect(status).toBe(exit.input);
    expect(err.match(/\[[a-z-]+\]/g)).toEqual([
      "[evidence-incomplete]",
      "[unknown-code]",
      "[evidence-incomplete]",
    ]);
    expect(err).toContain("--kind");
    expect(err).not.toContain("--strict");
  });

  test("a value with ± alone beside ASCII is read as it was written", async () => {
    writeFileSync(
      "plus-minus.csv",
      "item,attribute,value,unit,kind\nBLANKET,width,150 ± 1,cm,label\n",
    );
    await office.runLine("evidence import plus-minus.csv");
    expect(await json("evidence list")).toMatchObject([{ value: "150", plusMinus: "1" }]);
  });

  test("follows an item that becomes another one", async () => {
    await office.runLine(
      "evidence add --item TENT-6P --attribute occupants --value 6 --kind label",
    );
    await office.runLine("items merge TENT-6P --into TENT-6-10P --reason same");
    expect(await json("evidence list --item TENT-6-10P")).toMatchObject([
      { item: "TENT-6-10P", attribute: "occupants", value: "6" },
    ]);
  });

  test("off a terminal what is missing is named at once", async () => {
    const { status, err } = await office.runLine("evidence add --item BLANKET");
    expect(status).toBe(exit.input);
    expect(err.match(/^error\[option-missing\]/gm)).toHaveLength(3);
  });
});

describe("check", () => {
  test("is conforming for one lot, and says what the others lack", async () => {
    expect((await verdicts("check --item BLANKET --for IOM")).map(([, , one]) => one)).toEqual(
      Array(4).fill("insufficient-evidence"),
    );
    await office.runLine("evidence import data/sample/evidence.csv");
    expect(await verdicts("check --item BLANKET --for IOM")).toEqual([
      ["CAO-B-R04-2", "IOM", "insufficient-evidence"],
      ["CAO-B-R06-1", "IOM", "conforming"],
      ["JB-2306", "IOM", "insufficient-evidence"],
      ["JB-2402", "IOM", "insufficient-evidence"],
    ]);
    const one = await office.runLine("check --lot CAO-B-R06-1 --for IOM");
    expect(one.status).toBe(exit.ok);
  });

  test("gives the figures: demanded, found, by how much it misses, and the source", async () => {
    await office.runLine("evidence import data/sample/evidence.csv");
    const [{ requirements, ...head }] = await json(`check ${sheet} --for UNHCR`);
    expect(head).toMatchObject({
      quantity: 3600,
      specification: "unhcr-tarpaulin-4x5",
      verdict: "non-conforming",
      basis: "own",
    });
    const tear = requirements.find(
      (one: { readonly attribute: string }) => one.attribute === "tear_strength",
    );
    expect(tear).toMatchObject({
      demand: "≥ 100 N",
      found: "94 N",
      result: "fail",
      severity: "major",
      margin: -6,
      evidence: { kind: "laboratory", report: "KTL-26-0122", transaction: "T-3" },
      source: "vendor-tarp45",
    });
  });

  test("holds a lot against the edition of its purchase and today's", async () => {
    const both = await json(`check ${sheet} --for IOM`);
    expect(
      both.map(({ edition, specification }: Readonly<Record<string, string>>) => [
        edition,
        specification,
      ]),
    ).toEqual([
      ["today", "iom-tarpaulin-4x6-bands"],
      ["purchase", "iom-tarpaulin-4x6-eyelets-2014"],
    ]);
  });

  test("says where an organisation has no specification, and whose stands in", async () => {
    const [none] = await json("check --item CORD-REEL --for IOM");
    expect(none).toMatchObject({
      specification: null,
      verdict: null,
      basis: null,
      requirements: [],
    });
    const [borrowed] = await json("check --item BLANKET --for UNICEF");
    expect(borrowed).toMatchObject({ basis: "fallback", issuer: "IFRC-ICRC" });
    expect(borrowed.alternatives).toHaveLength(6);
  });

  test("against a specification that is named, be it of somebody else", async () => {
    const found = await json("check --item BLANKET --lot JB-2306 --spec crs-blanket");
    expect(found).toMatchObject([{ organisation: "CRS", specification: "crs-blanket" }]);
    await office.runLine("spec import data/sample/specification.csv --quiet");
    const own = await json(
      "check --item BLANKET --lot JB-2306 --spec example-relief-blanket --for UNHCR",
    );
    expect(own).toMatchObject([{ organisation: "UNHCR", specification: "example-relief-blanket" }]);
  });

  test("adds up what one owner has of a lot in several depots", async () => {
    const goods = "--item BLANKET --lot JB-2402 --agency jica";
    await office.runLine(`transfer ${goods} --depot SGSIN --to-depot AEDXB --quantity 100`);
    const [one, ...others] = await json("check --item BLANKET --lot JB-2402 --for IOM");
    expect([one.quantity, others]).toEqual([3200, []]);
  });

  test("all options that are wrong are said at once", async () => {
    const { err, status } = await office.runLine("check --for UNHRC --spec no-such --item Blankt");
    expect(status).toBe(exit.input);
    expect(err.match(/^error\[unknown-code\]/gm)).toHaveLength(3);
  });

  test("as CSV there is a row for each requirement", async () => {
    await office.runLine("evidence import data/sample/evidence.csv");
    const { out } = await office.runLine("check --lot CAO-B-R06-1 --for IOM --csv");
    const [header, ...rows] = out.trim().split("\n");
    expect(header).toBe(
      "item,lot,agency,quantity,organisation,specification,verdict,edition,attribute,demand,found,result,severity,margin,unit,source",
    );
    expect(rows).toHaveLength(18);
  });
});

describe("waivers", () => {
  const waive = `spec waive ${sheet} --for UNHCR --attribute 引裂強さ --by Buyer --reason urgent`;
  const tear = async () => {
    const [one] = await json(`check ${sheet} --for UNHCR`);
    return one.requirements.find(
      ({ attribute }: { readonly attribute: string }) => attribute === "tear_strength",
    );
  };

  test("at a terminal are asked for, with what the goods miss", async () => {
    await office.runLine("evidence import data/sample/evidence.csv");
    const answers = ["UNHCR", "tear_strength", "A. Buyer", "urgent need", "令和9年3月31日"];
    const asked = await office.ask(answers, ...`spec waive ${sheet}`.split(" "));
    expect(asked.questions).toEqual([
      "Which organisation takes them?",
      "Which requirement do they miss?",
      "Who there said so?",
      "Why?",
      "Until when? (empty: no end)",
    ]);
    expect(await json("spec waivers")).toMatchObject([
      {
        ...{ organisation: "UNHCR", attribute: "tear_strength", until: "2027-03-31" },
        ...{ grantedBy: "A. Buyer", reason: "urgent need", lot: "CAO-S-R04-3" },
      },
    ]);
  });

  test("for goods that nothing is known to miss, the requirement is typed; all may be asked", async () => {
    const answers = ["毛布", "", "IOM", "幅", "Sato", "small", ""];
    const asked = await office.ask(answers, "spec", "waive");
    expect(asked.status).toBe(exit.ok);
    expect(await json("spec waivers")).toMatchObject([
      { item: "BLANKET", lot: null, attribute: "width", until: null },
    ]);
    const silent = await office.ask(["毛布", "", "IOM", "", "", "", ""], "spec", "waive");
    expect(silent.status).toBe(exit.input);
    expect(silent.err.match(/^error\[option-missing\]/gm)).toHaveLength(3);
  });

  test("count until their last day, are shown, and fall with their reversal", async () => {
    await office.runLine("evidence import data/sample/evidence.csv");
    const waived = await office.runLine(`${waive} --until 2026-11-23`);
    expect(waived.out).toBe("recorded as T-4\n");
    expect(await verdicts(`check ${sheet} --for UNHCR`)).toEqual([
      ["CAO-S-R04-3", "UNHCR", "insufficient-evidence"],
    ]);
    expect(await tear()).toMatchObject({
      result: "fail",
      waived: { by: "Buyer", until: "2026-11-23" },
    });
    const { out } = await office.runLine(`check ${sheet} --for UNHCR`);
    expect(out).toContain("UNHCR takes it all the same (Buyer, until 2026-11-23: urgent)");
    expect(await json("spec waivers")).toMatchObject([{ transaction: "T-4", grantedBy: "Buyer" }]);
    await office.runLine("reverse T-4 --reason withdrawn");
    expect(await json("spec waivers")).toEqual([]);
    expect(await verdicts(`check ${sheet} --for UNHCR`)).toEqual([
      ["CAO-S-R04-3", "UNHCR", "non-conforming"],
    ]);
    expect((await json("verify")).ok).toBe(true);
  });

  test("count for the organisation that gave them, and for that lot", async () => {
    await office.runLine("evidence import data/sample/evidence.csv");
    await office.runLine(waive);
    const all = await verdicts("check --item PLASTIC-SHEET-5X4");
    const bad = all.filter(([, , verdict]) => verdict === "non-conforming");
    expect(bad.map(([lot, organisation]) => `${lot} ${organisation}`)).not.toContain(
      "CAO-S-R04-3 UNHCR",
    );
    expect(bad.length).toBeGreaterThan(3);
  });

  test("that are past when they are recorded are refused, like all that is incomplete", async () => {
    const late = await office.runLine(`${waive} --until 2026-11-22`);
    expect(late.status).toBe(exit.input);
    expect(late.err).toContain("error[option-invalid]");
    const bare = await office.runLine("spec waive --for X");
    expect(bare.err.match(/^error\[option-missing\]/gm)).toHaveLength(4);
    expect(await json("spec waivers")).toEqual([]);
  });
});

test("the sample of evidence is whole", () => {
  expect(readFileSync("data/sample/evidence.csv", "utf8").trim().split("\n")).toHaveLength(40);
});
