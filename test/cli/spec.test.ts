/** `spec`: what people and programs see of specifications, and a sheet of one's own. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { exit } from "../../src/cli/exit.ts";
import { languages } from "../../src/text/text.ts";
import { enterOffice, type Office } from "../helpers/command-line.ts";

let office: Office;
beforeEach(() => {
  office = enterOffice();
});
afterEach(() => office.leave());

describe.each(languages)("in language %s", (language) => {
  test.each([
    ["list", "spec list --for UNHCR"],
    ["show-tarpaulin", "spec show crs-tarpaulin-4x6"],
    ["show-blanket", "spec show ifrc-icrc-blanket-synthetic-low"],
    ["show-tent", "spec show unhcr-family-tent"],
    ["show-bucket", "spec show iom-bucket-14l"],
    ["diff", "spec diff unhcr-tarpaulin-4x5 iom-tarpaulin-roll-4x60"],
  ])("%s", async (name, line) => {
    const { out, err, status } = await office.runLine(`${line} --lang ${language}`);
    expect({ err, status }).toEqual({ err: "", status: exit.ok });
    await expect(out).toMatchFileSnapshot(`../golden/spec/${name}.${language}.txt`);
  });
});

describe("which specifications", () => {
  const codes = async (line: string): Promise<readonly string[]> => {
    const { out } = await office.runLine(`${line} --json`);
    return JSON.parse(out).map((one: { readonly specification: string }) => one.specification);
  };
  test("an item may be held to, by one organisation or any that asks for goods", async () => {
    expect(await codes("spec list --item BLANKET-SYNTHETIC-LOW --for IOM")).toEqual([
      "ifrc-icrc-blanket-synthetic-low",
    ]);
    expect(await codes("spec list --item 毛布 --for UNICEF")).toHaveLength(7);
    expect(await codes("spec list --item TARPAULIN-4X6")).toEqual([
      "iom-tarpaulin-4x6-bands",
      "unhcr-tarpaulin-4x5",
      "ifrc-icrc-tarpaulin-4x6",
    ]);
  });

  test("all that is wrong is said at once, with what was meant", async () => {
    const listed = await office.runLine("spec list --for UNHRC --category blankett");
    expect(listed.status).toBe(exit.input);
    expect(listed.err.match(/^error\[unknown-code\]/gm)).toHaveLength(2);
    expect(listed.err).toContain('did you mean "UNHCR"?');
    const compared = await office.runLine("spec diff unhcr-family-tnt iom-bucket-14");
    expect(compared.status).toBe(exit.input);
    expect(compared.err).toContain('did you mean "unhcr-family-tent"?');
    expect(compared.err).toContain('did you mean "iom-bucket-14l"?');
  });
});

const columns =
  "specification,organisation,title_en,attribute,operator,low,high,nominal,unit,severity,source";

describe("a specification of one's own", () => {
  test("is kept, shown, and held against goods of its kind", async () => {
    const taken = await office.runLine("spec import data/sample/specification.csv");
    expect(taken.status).toBe(exit.ok);
    expect(taken.err).toBe('the organisation "Example Relief" is new\n');
    expect(existsSync("bichiku-data/specifications/example-relief-blanket.csv")).toBe(true);
    const shown = await office.runLine("spec show example-relief-blanket --json");
    expect(JSON.parse(shown.out)).toMatchObject({
      organisation: "Example Relief",
      inForceFrom: "2026-04-01",
      requirements: [
        { attribute: "width", low: null, nominal: "150", tolerance: "+3%/-1%" },
        {},
        {},
        {},
        {},
        {},
        {},
      ],
    });
    const listed = await office.runLine('spec list --for "example relief" --item BLANKET');
    expect(listed.out).toContain("example-relief-blanket");
    const again = await office.runLine("spec import data/sample/specification.csv --quiet");
    expect(again.status).toBe(exit.ok);
  });

  test("is only checked with --dry-run", async () => {
    await office.runLine("spec import data/sample/specification.csv --dry-run");
    expect(existsSync("bichiku-data/specifications")).toBe(false);
  });

  test("may be written in Japanese, with a title above it", async () => {
    writeFileSync(
      "ours.csv",
      [
        "購入規格（案）,,,,,,,,,",
        "規格,機関,件名,分類,特性,判定,下限,単位,重要度,出典",
        "our-mat,Example Relief,マット,sleeping-mat,目付,以上,400,g/㎡,重大,仕様書 3頁",
        ",,,,,,,,,",
        "our-mat,,,,引張強さ,以上,50,kgf,軽微,仕様書 4頁",
      ].join("\n"),
    );
    const { status, err } = await office.runLine("spec import ours.csv --quiet");
    expect({ status, err }).toMatchObject({ status: exit.ok });
    const shown = await office.runLine("spec show our-mat --lang ja");
    expect(shown.out).toMatch(/^目付 +400 g\/㎡ 以上 +重大/m);
    expect(shown.out).toMatch(/^引張強さ +50 kgf 以上 +軽微/m);
  });

  test("everything that is wrong with it is named at once, and nothing is kept", async () => {
    writeFileSync(
      "bad.csv",
      [
        columns,
        "bad,X,Bad,tensil_strength,min,500,,,N,major,p. 1",
        "bad,X,Bad,mass_per_area,min,190,,,kg,major,p. 1",
        "bad,X,Bad,width,range,6,4,,m,major,p. 1",
        "bad,X,Bad,length,min,500,,,km,major,p. 1",
        "bad,X,Bad,colour,min,5,,,,major,p. 1",
        "bad,X,Bad,thickness,max,,,,mm,major,p. 1",
        "bad,X,Bad,height,min,about 3,,,m,major,p. 1",
        "bad,X,Bad,capacity,min,20,,,L,major,",
        "bad,X,Bad,capacity,max,,10,,L,major,p. 2",
        "bad,Y,Bad,top_diameter,min,3000,,,m,grave,p. 2",
        "bad,X,Bad,bottom_diameter,least,3,,,m,major,p. 2",
        "bad,X,Bad,door_count,min,1,,,,major,p. 2",
        "bad,X,Bad,door_count,min,2,,,,major,p. 2",
        "bad,X,Bad,door_height,min,1,,,m,major,p. 2",
        "bad,X,Bad,door_height,max,,50,,cm,major,p. 2",
        "unhcr-family-tent,X,Tent,width,min,1,,,m,major,p. 3",
      ].join("\n"),
    );
    const { status, err, out } = await office.runLine("spec import bad.csv");
    expect({ status, out }).toEqual({ status: exit.input, out: "" });
    expect(existsSync("bichiku-data")).toBe(false);
    await expect(err).toMatchFileSnapshot("../golden/spec/bad-import.en.txt");
    const inJapanese = await office.runLine("spec import bad.csv --lang ja");
    await expect(inJapanese.err).toMatchFileSnapshot("../golden/spec/bad-import.ja.txt");
  });

  test("what is wrong stands under the heading that its writer gave the column", async () => {
    writeFileSync(
      "ours.csv",
      "規格,機関,件名,分類,特性,演算子,下限,単位,重大度,出典\nx,X,毛布,blanket,幅,以上,150,kg,重大,\n",
    );
    const { err } = await office.runLine("spec import ours.csv");
    expect(err.match(/column ".+"/g)).toEqual(
      expect.arrayContaining(['column "単位"', 'column "出典"']),
    );
    expect(err).not.toMatch(/column "(unit|source)"/);
  });

  test("a file that is no specification, or none at all, is told as such", async () => {
    writeFileSync("list.csv", "品名,数量\n毛布,3\n");
    const list = await office.runLine("spec import list.csv");
    expect(list.status).toBe(exit.input);
    expect(list.err.match(/^error\[data-column-missing\]/gm)).toHaveLength(3);
    expect((await office.runLine("spec import nothing.csv")).status).toBe(exit.input);
  });

  test("one that somebody has spoilt since is told when it is loaded", async () => {
    await office.runLine("spec import data/sample/specification.csv --quiet");
    const path = "bichiku-data/specifications/example-relief-blanket.csv";
    writeFileSync(path, readFileSync(path, "utf8").replace("TOG", "kg"));
    const { status, err } = await office.runLine("spec list");
    expect(status).toBe(exit.input);
    expect(err).toContain("error[unit-unfit]");
    expect(err).toContain("example-relief-blanket.csv, row 4");
  });
});
