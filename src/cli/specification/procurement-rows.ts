/** A common specification as the rows of --csv: a row for each demand, alternative, side, figure. */
import {
  type LineSource,
  type ProcurementLines,
  procurementLines,
} from "../../documents/procurement-lines.ts";
import type { Procurement } from "../../specification/procurement.ts";
import type { SpecificationReference } from "../../specification/reference.ts";
import { same, type Text } from "../../text/text.ts";
import type { TableRow, TableSpec } from "../terminal/render.ts";

const keys = [
  ...(["kind", "number", "attribute", "name", "nameJa", "when"] as const),
  ...(["demand", "demandJa", "methods", "severity", "sources"] as const),
];

interface Row {
  readonly kind: "requirement" | "alternative" | "conflict" | "packing";
  /** Of the demand, the group of alternatives, the conflict, or the adopted specification. */
  readonly number: number;
  readonly code: string;
  readonly name: Text;
  readonly when?: string | undefined;
  readonly demand: Text;
  readonly methods?: readonly string[];
  readonly severity?: string;
  readonly sources: readonly string[];
}

export function procurementRows(
  found: Procurement,
  { reference }: { readonly reference: SpecificationReference },
): TableSpec {
  return {
    columns: keys.map((key) => ({ key, heading: same(key) })),
    rows: rowsOf(procurementLines(found, reference)).map(cellsOf),
  };
}

const sourceOf = ({ requirement }: LineSource): string =>
  [requirement.specification, requirement.clause].filter((it) => it !== undefined).join(" ");

function rowsOf({ demands, choices, conflicts, packing }: ProcurementLines): readonly Row[] {
  return [
    ...demands.map(({ attribute: name, sources, common, ...line }) => ({
      ...{ ...line, name, kind: "requirement" as const, when: common.when?.text },
      sources: sources.map(sourceOf),
    })),
    ...choices.flatMap(({ alternatives }, at) =>
      alternatives.map(({ attribute: name, source, ...line }) => ({
        ...{ ...line, name, kind: "alternative" as const, number: at + 1 },
        severity: source.requirement.severity,
        sources: [sourceOf(source)],
      })),
    ),
    ...conflicts.flatMap(({ code, attribute: name, severity, one, other, common }, at) =>
      [one, other].map((side) => ({
        ...{ code, name, severity, kind: "conflict" as const, number: at + 1 },
        when: common.when?.text,
        demand: side.demand,
        methods: side.requirement.methods,
        sources: [sourceOf(side)],
      })),
    ),
    ...packing.map(({ number, code, measure: name, figure: demand, source }) => ({
      ...{ number, code, name, demand, kind: "packing" as const, sources: [source] },
    })),
  ];
}

const cellsOf = (row: Row): TableRow => ({
  cells: {
    kind: row.kind,
    number: row.number,
    attribute: row.code,
    name: row.name.en,
    nameJa: row.name.ja,
    when: row.when,
    demand: row.demand.en,
    demandJa: row.demand.ja,
    methods: row.methods?.join("|"),
    severity: row.severity,
    sources: row.sources.join("|"),
  },
});
