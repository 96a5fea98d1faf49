/** Evidence as --json tells it, and as a table. */
import type { EvidenceSaid } from "../../domain/evidence-declaration.ts";
import { transactionId } from "../../domain/ledger.ts";
import type { SpecificationReference } from "../../specification/reference.ts";
import { statedText } from "../../specification/stated-value.ts";
import { figureText, named, termText } from "../../text/specification/demands.ts";
import { evidenceKindWords, evidenceWords as words } from "../../text/specification/evidence.ts";
import { type Language, same, type Text } from "../../text/text.ts";
import type { Names } from "../names.ts";
import type { TableSpec } from "../terminal/render.ts";
import type { Recorded } from "./evidence-records.ts";

export const evidenceJson = ({ said, transaction }: Recorded<EvidenceSaid>) => ({
  item: said.code,
  lot: said.lot ?? null,
  attribute: said.attribute,
  value: said.value,
  high: said.high ?? null,
  unit: said.unit ?? null,
  plusMinus: said.plusMinus ?? null,
  kind: said.kind,
  method: said.method ?? null,
  laboratory: said.laboratory ?? null,
  report: said.report ?? null,
  date: said.date ?? null,
  transaction: transactionId(transaction.number),
  recordedAt: transaction.recordedAt,
  user: transaction.user,
  reason: transaction.reason ?? null,
  file: transaction.source?.name ?? null,
  sheet: said.origin?.sheet ?? null,
  row: said.origin?.row ?? null,
  cell: said.origin?.cell ?? null,
  text: said.origin?.text ?? null,
});

/** A value with its unit, or the name of a kind, as a person reads it. */
function saidText(said: EvidenceSaid, { attributes, terms }: SpecificationReference): Text {
  const holds = attributes.get(said.attribute)?.class.holds;
  if (holds === "flag") {
    return said.value === "true" ? { en: "yes", ja: "適" } : { en: "no", ja: "否" };
  }
  if (holds === "choice") return termText(said.value, terms);
  const { unit: _, ...figures } = said;
  return figureText(statedText(figures), said.unit);
}

/** The laboratory's report; or the file and cell whose words say so. */
function paperText({ laboratory, report, origin }: EvidenceSaid, file: string | undefined): string {
  const cell = origin && [file, origin.sheet, origin.cell ?? origin.row];
  return [laboratory, report, ...(cell ?? [])].filter((part) => part !== undefined).join(" ");
}

export function evidenceTable(
  recorded: readonly Recorded<EvidenceSaid>[],
  {
    reference,
    names,
    language,
  }: {
    readonly reference: SpecificationReference;
    readonly names: Names;
    readonly language: Language;
  },
): TableSpec {
  const { headings } = words;
  return {
    columns: (
      [
        "item",
        "lot",
        "attribute",
        "value",
        "kind",
        "method",
        "paper",
        "date",
        "transaction",
      ] as const
    ).map((key) => ({ key, heading: headings[key] })),
    rows: recorded.map(({ said, transaction }) => {
      const attribute = reference.attributes.get(said.attribute);
      return {
        cells: {
          item: names.item(said.code)[language],
          lot: said.lot ?? words.allLots[language],
          attribute: (attribute === undefined ? same(said.attribute) : named(attribute))[language],
          value: saidText(said, reference)[language],
          kind: evidenceKindWords[said.kind][language],
          method: said.method,
          paper: paperText(said, transaction.source?.name),
          date: said.date,
          transaction: transactionId(transaction.number),
        },
      };
    }),
    notes: [words.number(recorded.length)],
    empty: words.none,
  };
}

/** For --csv: the keys of the JSON. */
export function evidenceRows(recorded: readonly Recorded<EvidenceSaid>[]): TableSpec {
  const rows = recorded.map(evidenceJson);
  const [first] = rows;
  return {
    columns: Object.keys(first ?? {}).map((key) => ({ key, heading: same(key) })),
    rows: rows.map((row) => ({
      cells: Object.fromEntries(
        Object.entries(row).map(([key, value]) => [key, value ?? undefined]),
      ),
    })),
  };
}
