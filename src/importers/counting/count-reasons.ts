/**
 * A file of reasons for the differences of a count: the goods, and why the book was wrong. A row
 * names a line by its number or by item and lot, and by owner and status where these are needed.
 */
import type { Catalogue } from "../../domain/catalogue.ts";
import { type CountCard, countCardName } from "../../domain/counting/count-declaration.ts";
import { headingKey, normalise, tidy } from "../../domain/normalise.ts";
import { present } from "../../domain/present.ts";
import type { Problem } from "../../domain/problems/problem.ts";
import type { Vocabulary } from "../../domain/vocabulary.ts";
import { countHeadings } from "../../text/counting/count.ts";
import { sheetHeadings } from "../../text/counting/count-sheet.ts";
import type { Text } from "../../text/text.ts";
import { codeText } from "../cell.ts";
import { type Cell, type ReadFile, textOf } from "../table.ts";

export interface ReasonContext {
  readonly catalogue: Catalogue;
  readonly vocabulary: Vocabulary;
  /** The differences that want a reason, with the numbers of their lines. */
  readonly lines: readonly (CountCard & { readonly number: number | undefined })[];
}

export interface ReasonReading {
  readonly reasons: ReadonlyMap<string, string>; // by the names of cards
  readonly problems: readonly Problem[];
}

const keys = ({ en, ja }: Text): readonly string[] => [headingKey(en), headingKey(ja)];

const words = {
  reason: [
    ...keys(countHeadings.reason),
    ...["why", "差異理由", "差異の理由", "原因"].map(headingKey),
  ],
  line: [...keys(sheetHeadings.line), "line", "行"],
  item: [...keys(sheetHeadings.item), ...keys(countHeadings.item)],
  lot: [...keys(sheetHeadings.lot), ...keys(countHeadings.lot)],
  agency: [...keys(sheetHeadings.agency), "agency", "機関"],
  status: [...keys(sheetHeadings.status), "在庫状態"],
} as const;
type Column = keyof typeof words;

const meanings: Readonly<Record<string, Column>> = {
  row_number: "line",
  item_code: "item",
  item_name: "item",
  item_name_ja: "item",
  lot: "lot",
  owner: "agency",
  status: "status",
};

export function readReasons(file: ReadFile, context: ReasonContext): ReasonReading {
  const reasons = new Map<string, string>();
  const problems: Problem[] = [];
  let tables = 0;
  for (const { rows, sheet } of file.tables) {
    const header = rows.findIndex((row) => columnsOf(row, context.vocabulary).has("reason"));
    if (header < 0) continue;
    tables += 1;
    const columns = columnsOf(rows[header] ?? [], context.vocabulary);
    for (const [at, cells] of rows.entries()) {
      if (at <= header) continue;
      const said = (column: Column): string => codeText(cells[columns.get(column) ?? -1]);
      const reason = tidy(said("reason"));
      if (reason === "") continue;
      const meant = context.lines.filter((line) => isMeant(line, said, context));
      const place = present({ file: file.name, sheet, row: at + 1 });
      if (meant.length === 0) {
        const found = [said("line"), said("item"), said("lot")].filter(Boolean).join(" ");
        problems.push({ kind: "count-reason-unmatched", found, at: place });
      }
      for (const line of meant) reasons.set(countCardName(line), reason);
    }
  }
  if (tables === 0) {
    const found = file.tables[0]?.sheet ?? "";
    problems.push({ kind: "no-header", found, at: { file: file.name } });
  }
  return { reasons, problems };
}

function columnsOf(row: readonly Cell[], vocabulary: Vocabulary): ReadonlyMap<Column, number> {
  const columns = new Map<Column, number>();
  for (const [at, cell] of row.entries()) {
    const text = textOf(cell).trim();
    const key = headingKey(text);
    const own = (Object.keys(words) as Column[]).find((column) => words[column].includes(key));
    const column = own ?? meanings[vocabulary.meaning(text) ?? ""];
    if (text !== "" && column !== undefined && !columns.has(column)) columns.set(column, at);
  }
  return columns;
}

/** Every field that the row fills in must fit, and it must fill in some. */
function isMeant(
  line: ReasonContext["lines"][number],
  said: (column: Column) => string,
  { catalogue, vocabulary }: ReasonContext,
): boolean {
  const fits: Readonly<Record<Exclude<Column, "reason">, (text: string) => boolean>> = {
    line: (text) => Number(text.normalize("NFKC")) === line.number,
    item: (text) => {
      const met = catalogue.recogniseItem({ code: text, agency: line.agency });
      return (
        normalise(text) === normalise(line.item) ||
        (met.is === "known" && met.item.code === line.item)
      );
    },
    lot: (text) => normalise(text) === normalise(line.lot),
    agency: (text) => text === line.agency || catalogue.recogniseAgency(text) === line.agency,
    status: (text) => vocabulary.status(text) === line.status,
  };
  const filled = Object.entries(fits).filter(([column]) => said(column as Column) !== "");
  return filled.length > 0 && filled.every(([column, fitting]) => fitting(said(column as Column)));
}
