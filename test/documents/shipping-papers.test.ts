/**
 * The papers of a shipment, read back from the files that were written: all of them have the same
 * weight and volume, to the gram and cubic centimetre, whatever is known of the goods.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type {
  ShipmentFacts,
  ShipmentLineFacts,
} from "../../src/documents/shipping/shipment-facts.ts";
import { packGroups } from "../../src/documents/shipping/shipping-packs.ts";
import {
  type ShippingPaper,
  shippingPaper,
  shippingPapers,
  shippingSheets,
} from "../../src/documents/shipping/shipping-papers.ts";
import { cubicMetres, kilogrammes } from "../../src/documents/shipping/shipping-table.ts";
import { paperBytes } from "../../src/files/word/docx-writer.ts";
import { readWorkbook } from "../../src/files/workbooks/workbook.ts";
import { workbookBytes } from "../../src/files/workbooks/xlsx-writer.ts";
import { plainText } from "../../src/importers/table.ts";
import { languages } from "../../src/text/text.ts";
import { type DocxText, docxText } from "../helpers/docx-text.ts";
import { shipment } from "../helpers/shipment-facts.ts";

const written = async (paper: ShippingPaper, facts: ShipmentFacts): Promise<DocxText> =>
  docxText(await paperBytes(shippingPaper(paper, facts, ["en"])));

/** "2,541.007 *" → 2541007n thousandths; volumes have up to six decimals. */
function scaled(text: string, decimals: number): bigint | undefined {
  const plain = text.replace(/[,*\s]/g, "");
  if (plain === "") return undefined;
  const [whole = "", rest = ""] = plain.split(".");
  expect(rest.length).toBeLessThanOrEqual(decimals);
  return BigInt(`${whole}${rest.padEnd(decimals, "0")}`);
}

interface Found {
  readonly weight: bigint | undefined;
  readonly volume: bigint | undefined;
}

/** What the fields at the head say, and the totals below the table of goods. */
function totalsIn({ tables }: DocxText): readonly Found[] {
  const fields = new Map(
    (tables[0] ?? []).flatMap((row) =>
      row.flatMap((label, at) => (at % 2 === 0 ? [[label, row[at + 1] ?? ""] as const] : [])),
    ),
  );
  const found: Found[] = [
    {
      weight: scaled(fields.get("Total gross weight, kg") ?? "", 3),
      volume: scaled(fields.get("Total volume, m3") ?? "", 6),
    },
  ];
  for (const [head, ...rows] of tables) {
    const at = { weight: head?.indexOf("Gross, kg"), volume: head?.indexOf("Volume, m3") };
    if (at.weight === undefined || at.weight < 0) continue;
    const total = rows.findLast((row) => row.includes("Total")) ?? [];
    const { volume } = at;
    found.push({
      weight: scaled(total[at.weight] ?? "", 3),
      // An invoice has no column of volumes.
      volume:
        volume === undefined || volume < 0 ? found[0]?.volume : scaled(total[volume] ?? "", 6),
    });
  }
  return found;
}

async function totalsInWorkbook(facts: ShipmentFacts): Promise<readonly Found[]> {
  const bytes = await workbookBytes(shippingSheets(facts, "en"));
  const read = await readWorkbook(Buffer.from(bytes), "zip", undefined, {});
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value.tables.map(({ rows }) => {
    const cells = rows.map((row) => row.map(plainText));
    const head = cells.find((row) => row.includes("Gross, kg")) ?? [];
    const total = cells.findLast((row) => row.includes("Total")) ?? [];
    const label = "Total volume, m3";
    // Labels span several cells; a blank field is followed by the next label, or nothing.
    const field = cells.find((row) => row.includes(label)) ?? [];
    const beside = field.slice(field.indexOf(label) + 1).find((text) => text !== "") ?? "";
    const volume = head.includes("Volume, m3")
      ? total[head.indexOf("Volume, m3")]
      : beside.replace(/^\D.*/, "");
    return {
      weight: scaled(total[head.indexOf("Gross, kg")] ?? "", 3),
      volume: scaled(volume ?? "", 6),
    };
  });
}

const sumOf = (figures: readonly (number | undefined)[]): bigint | undefined => {
  const known = figures.flatMap((one) => one ?? []);
  return known.length === 0 ? undefined : known.reduce((sum, one) => sum + BigInt(one), 0n);
};

const expected = ({ lines }: ShipmentFacts): Found => ({
  weight: sumOf(lines.map(({ weightG }) => weightG)),
  volume: sumOf(lines.map(({ volumeCm3 }) => volumeCm3)),
});

async function everyTotal(facts: ShipmentFacts): Promise<readonly Found[]> {
  const papers = shippingPapers.map(async (paper) => totalsIn(await written(paper, facts)));
  return [...(await Promise.all(papers)).flat(), ...(await totalsInWorkbook(facts))];
}

const lines: fc.Arbitrary<ShipmentLineFacts> = fc
  .record({
    quantity: fc.integer({ min: 1, max: 100_000 }),
    pieces: fc.option(fc.integer({ min: 1, max: 400 }), { nil: undefined }),
    weightG: fc.option(fc.integer({ min: 1, max: 2_000_000_000 }), { nil: undefined }),
    volumeCm3: fc.option(fc.integer({ min: 1, max: 2_000_000_000 }), { nil: undefined }),
    consignee: fc.constantFrom("UNHCR Ukraine", "UNHCR Moldova"),
    estimated: fc.constantFrom([] as const, ["weight"] as const, ["weight", "volume"] as const),
  })
  .map(({ pieces, weightG, volumeCm3, ...rest }) => ({
    no: 1,
    item: "BLANKET",
    name: { en: "Blanket", ja: "毛布" },
    lot: "L",
    owner: { en: "JICA", ja: "JICA" },
    unit: { en: "piece", ja: "枚" },
    ...rest,
    ...(pieces !== undefined && { pack: { pieces } }),
    ...(weightG !== undefined && { weightG }),
    ...(volumeCm3 !== undefined && { volumeCm3 }),
  }));

const shipments = fc
  .array(lines, { minLength: 1, maxLength: 6 })
  .map((all) => ({ ...shipment, lines: all.map((line, at) => ({ ...line, no: at + 1 })) }));

describe("totals", () => {
  test("agree to the gram in every file that is written", async () => {
    const all = await everyTotal(shipment);
    expect(all).toHaveLength(shippingPapers.length * 2 - 1 + 5);
    for (const found of all) expect(found).toEqual({ weight: 5_291_007n, volume: 24_600_003n });
  });

  test("agree of any shipment, as far as anything is known", async () => {
    await fc.assert(
      fc.asyncProperty(shipments, async (facts) => {
        for (const found of await everyTotal(facts)) expect(found).toEqual(expected(facts));
      }),
      { numRuns: 12 },
    );
  });

  test("packs make up their lines, and are numbered through", () => {
    fc.assert(
      fc.property(shipments, (facts) => {
        const groups = packGroups(facts.lines);
        for (const line of facts.lines) {
          const own = groups.filter((group) => group.line === line);
          const sum = (figure: (group: (typeof own)[number]) => number | undefined) =>
            own.reduce((all, group) => all + (figure(group) ?? 0), 0);
          expect(sum(({ quantity }) => quantity)).toBe(line.quantity);
          expect(sum(({ weightG }) => weightG)).toBe(line.weightG ?? 0);
          expect(sum(({ volumeCm3 }) => volumeCm3)).toBe(line.volumeCm3 ?? 0);
          for (const { packs, quantity } of own) {
            expect((packs && (packs.to - packs.from + 1) * packs.pieces) ?? quantity).toBe(
              quantity,
            );
          }
        }
        const numbered = groups.flatMap(({ packs }) => packs ?? []);
        for (const [at, { from }] of numbered.entries()) {
          expect(from).toBe((numbered[at - 1]?.to ?? 0) + 1);
        }
      }),
    );
  });
});

describe("what stands in them", () => {
  test.each(shippingPapers)("%s", async (paper) => {
    for (const language of languages) {
      const bytes = await paperBytes(shippingPaper(paper, shipment, [language]));
      const { paragraphs } = docxText(bytes);
      await expect(`${paragraphs.join("\n")}\n`).toMatchFileSnapshot(
        `../golden/shipping/${paper}.${language}.txt`,
      );
    }
  });

  test("every paper names the plan's hash and the position of the ledger", async () => {
    for (const paper of shippingPapers) {
      const { paragraphs } = await written(paper, shipment);
      const text = paragraphs.join("\n");
      expect(text, paper).toContain(shipment.planHash);
      expect(text, paper).toContain(`T-41: ${shipment.position.hash}`);
    }
  });

  test("what is not known is blank, and never 0", async () => {
    const [line] = shipment.lines;
    if (line === undefined) throw new Error("no line");
    const { weightG: _, volumeCm3: __, pack: ___, unitValue: ____, ...unknown } = line;
    const facts = { ...shipment, lines: [{ ...unknown, hsCode: "6301.40" }] };
    for (const paper of shippingPapers) {
      const { tables } = await written(paper, facts);
      const figures = tables.flat(2).filter((cell) => /^[\d.,]*\d(\s\*)?$/.test(cell));
      expect(figures.filter((cell) => /^0(\.0*)?$/.test(cell))).toEqual([]);
    }
    const { tables } = await written("invoice", facts);
    const rows = tables[1] ?? [];
    expect(rows.map((row) => [row[6], row[8]])).toEqual([
      ["Gross, kg", "Value"],
      ["", ""],
      ["", ""],
    ]);
  });
});

test("grams and cubic centimetres are written without losing a digit", () => {
  expect([0, 7, 42_000, 1_234_567_890].map(kilogrammes)).toEqual([
    "0.000",
    "0.007",
    "42.000",
    "1,234,567.890",
  ]);
  expect([0, 3, 12_500_000, 1_234_567_891].map(cubicMetres)).toEqual([
    "0.000",
    "0.000003",
    "12.500",
    "1,234.567891",
  ]);
});
