/**
 * What tests cost, by a file of the user's own laboratory: a row for each method, or for each
 * attribute where no method is asked for. Nothing is published, so nothing else is known.
 */
import { headingKey } from "../../domain/normalise.ts";
import type { Place, Problem } from "../../domain/problems/problem.ts";
import { plainText, type ReadFile } from "../../importers/table.ts";
import { attributeCalled } from "../../specification/read-evidence.ts";
import type { SpecificationReference } from "../../specification/reference.ts";
import type { Test } from "../../specification/trial.ts";
import { gapWords as words } from "../../text/specification/gap.ts";
import type { Context } from "../context.ts";
import { InputFault } from "../input-fault.ts";

export interface TestPrices {
  readonly given: boolean;
  /** Whole yen for one test of one lot; undefined where no price is given. */
  of(test: Test): number | undefined;
}

export const noPrices: TestPrices = { given: false, of: () => undefined };

interface PriceRow {
  readonly what: string;
  readonly yen: number;
}

export async function testPrices(
  path: string,
  { files }: Context,
  reference: SpecificationReference,
): Promise<TestPrices> {
  const file = await files.read(path, {});
  if (!file.ok) throw new InputFault(...file.problems);
  const rows = priceRows(file.value, reference);
  const { methods } = reference;
  return {
    given: true,
    of(test) {
      if (test.is === "laboratory") {
        const { method } = test;
        // One name written in two ways; a price of another method is no price of this one.
        return rows.find(({ what }) => methods.counts(what, method) && methods.counts(method, what))
          ?.yen;
      }
      if (test.is !== "any-method") return undefined;
      return rows.find(({ what }) => attributeCalled(what, reference)?.code === test.attribute)
        ?.yen;
    },
  };
}

function priceRows(file: ReadFile, { evidenceWords }: SpecificationReference): readonly PriceRow[] {
  const [table] = file.tables;
  const at: Place = { file: file.name, ...(table?.sheet !== undefined && { sheet: table.sheet }) };
  const texts = (table?.rows ?? []).map((cells) => cells.map((cell) => plainText(cell).trim()));
  const header = texts.findIndex((row) => row.some((text) => headingKey(text) !== ""));
  const columns = (texts[header] ?? []).map((text) => evidenceWords.column(text));
  const [method, attribute, price] = (["method", "attribute", "price_jpy"] as const).map((column) =>
    columns.indexOf(column),
  );
  const problems: Problem[] = [];
  const needs = [
    ...(method === -1 && attribute === -1 ? ["method"] : []),
    ...(price === -1 ? ["price_jpy"] : []),
  ];
  for (const column of needs) {
    problems.push({
      kind: "data-column-missing",
      found: "",
      column,
      at: { ...at, row: header + 1 || 1 },
    });
  }
  if (problems.length > 0) throw new InputFault(...problems);
  const rows = texts.slice(header + 1).flatMap((row, below): readonly PriceRow[] => {
    const what = row[method ?? -1] || row[attribute ?? -1] || "";
    const text = row[price ?? -1] ?? "";
    if (what === "" && text === "") return [];
    const yen = yenOf(text);
    if (yen !== undefined && what !== "") return [{ what, yen }];
    const column = texts[header]?.[(what === "" ? method : price) ?? -1] ?? "";
    const place: Place = { ...at, row: header + below + 2, column };
    const expected = what === "" ? (["a test method", "試験方法"] as const) : words.expectedPrice;
    problems.push({ kind: "data-invalid", found: what === "" ? "" : text, expected, at: place });
    return [];
  });
  if (problems.length > 0) throw new InputFault(...problems);
  return rows;
}

/** More than this no single test costs: a slip of the finger. */
const yenMost = 100_000_000;

function yenOf(text: string): number | undefined {
  const plain = text
    .normalize("NFKC")
    .replace(/^[¥￥]\s*|\s*円$/g, "")
    .replace(/(?<=\d),(?=\d{3}(?!\d))/g, "");
  return /^\d{1,9}$/.test(plain) && Number(plain) <= yenMost ? Number(plain) : undefined;
}
