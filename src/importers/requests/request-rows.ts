/**
 * The rows of a file of requests → whole requests, or everything that is wrong with them.
 *
 * Rows of one request follow each other or not; a row that names none, as under merged cells, is of
 * the request above it. What a request says once (who asks, why, where to,
 * by when) is meant of its rows below, until one says otherwise. Who asks and why is one for the
 * whole request: a row that says otherwise is a fault.
 */
import { grouped } from "../../domain/grouped.ts";
import { headingKey } from "../../domain/normalise.ts";
import type { RequestDeclaration, RequestLine } from "../../domain/planning/request-declaration.ts";
import {
  type RequestField,
  requestFields,
  type StatedRequest,
  sharedFields,
} from "../../domain/planning/request-field.ts";
import { present } from "../../domain/present.ts";
import type { Place, Problem } from "../../domain/problems/problem.ts";
import type { ColumnReference } from "../../domain/reference.ts";
import type { RequestWords } from "./request-words.ts";
import { type ReadRequestLine, readRequestLine } from "./requests.ts";

export interface RequestTable {
  readonly file: string;
  readonly sheet?: string;
  readonly rows: readonly (readonly string[])[];
}

export interface RequestReading {
  readonly requests: readonly RequestDeclaration[];
  readonly problems: readonly Problem[];
  readonly rows: number; // that are not blank
  readonly unused: readonly string[]; // headings that no field is known for
}

/** Titles and notes above the header take no more rows than this. */
const headerWithinRows = 20;

const neededColumns = ["request", "organisation", "cause", "destination"] as const;

const isBlank = (row: readonly string[]): boolean => row.every((cell) => cell.trim() === "");

interface Columns {
  readonly header: number; // index of its row
  readonly at: ReadonlyMap<RequestField, number>;
  readonly headings: readonly string[];
  readonly unused: readonly string[];
  readonly problems: readonly Problem[];
}

function columnsOf(
  { file, sheet, rows }: RequestTable,
  reference: readonly ColumnReference[],
): Columns | undefined {
  const meanings = new Map<string, RequestField>();
  for (const { meaning, words } of reference) {
    const field = requestFields.find((it) => it === meaning);
    if (field !== undefined) for (const word of words) meanings.set(headingKey(word), field);
  }
  for (const field of requestFields) meanings.set(headingKey(field), field);
  const known = (row: readonly string[]): number =>
    new Set(row.flatMap((cell) => meanings.get(headingKey(cell)) ?? [])).size;
  const first = rows.slice(0, headerWithinRows);
  const most = Math.max(0, ...first.map(known));
  const header = first.findIndex((row) => known(row) === most);
  if (most < neededColumns.length) return undefined;
  const headings = (rows[header] ?? []).map((cell) => cell.trim());
  const place: Place = { file, ...present({ sheet }), row: header + 1 };
  const at = new Map<RequestField, number>();
  const problems: Problem[] = [];
  for (const [index, found] of headings.entries()) {
    const field = meanings.get(headingKey(found));
    if (field === undefined || found === "") continue;
    const other = at.get(field);
    if (other === undefined) at.set(field, index);
    else {
      const firstHeading = headings[other] ?? "";
      problems.push({ kind: "request-column-twice", found, first: firstHeading, field, at: place });
    }
  }
  for (const field of neededColumns) {
    if (!at.has(field)) problems.push({ kind: "request-column-missing", field, at: place });
  }
  const unused = headings.filter((it) => it !== "" && !meanings.has(headingKey(it)));
  return { header, at, headings, unused, problems };
}

/** Undefined where the table has no header that speaks of requests. */
export function readRequestRows(
  table: RequestTable,
  reference: readonly ColumnReference[],
  words: RequestWords,
  today: string,
): RequestReading | undefined {
  const columns = columnsOf(table, reference);
  if (columns === undefined) return undefined;
  const { header, unused } = columns;
  const problems: Problem[] = [...columns.problems];
  if (problems.length > 0) return { requests: [], problems, rows: 0, unused };
  const lines: PlacedLine[] = [];
  const shared = new Map<string, StatedRequest>();
  const counts = new Map<string, number>();
  let above = "";
  let rows = 0;
  for (const [index, row] of table.rows.entries()) {
    if (index <= header || isBlank(row)) continue;
    rows += 1;
    const at = placeIn(table, columns, index + 1);
    const stated = inherited(continued(statedIn(row, columns), above), shared);
    above = stated.request;
    const next = (counts.get(stated.request) ?? 0) + 1;
    counts.set(stated.request, next);
    const missing = (field: RequestField): Problem => ({
      kind: "request-incomplete",
      field,
      at: at(field),
    });
    const read = readRequestLine(stated, next, { words, today, at, missing });
    if (read.ok) lines.push({ read: read.value, at });
    else problems.push(...read.problems);
  }
  const together = requestsIn(lines);
  problems.push(...together.problems);
  return { requests: problems.length > 0 ? [] : together.requests, problems, rows, unused };
}

const placeIn =
  ({ file, sheet }: RequestTable, { at, headings }: Columns, row: number) =>
  (field: RequestField): Place => {
    const column = headings[at.get(field) ?? -1] ?? field;
    return { file, ...present({ sheet }), row, column };
  };

function statedIn(row: readonly string[], { at }: Columns): StatedRequest {
  const said = requestFields.map((field) => [field, (row[at.get(field) ?? -1] ?? "").trim()]);
  return Object.fromEntries(said);
}

/** A row that names neither request nor who asks, nor why, goes on with the request above it. */
const continued = (stated: StatedRequest, above: string): StatedRequest =>
  stated.request + stated.organisation + stated.cause === ""
    ? { ...stated, request: above }
    : stated;

/** What earlier rows of the request said, where this one says nothing. */
function inherited(stated: StatedRequest, shared: Map<string, StatedRequest>): StatedRequest {
  const before = shared.get(stated.request);
  const filled = sharedFields.map((field) => [field, stated[field] || (before?.[field] ?? "")]);
  const whole: StatedRequest = { ...stated, ...Object.fromEntries(filled) };
  shared.set(stated.request, whole);
  return whole;
}

interface PlacedLine {
  readonly read: ReadRequestLine;
  at(field: RequestField): Place;
}

function requestsIn(lines: readonly PlacedLine[]): {
  readonly requests: readonly RequestDeclaration[];
  readonly problems: readonly Problem[];
} {
  const problems: Problem[] = [];
  const requests = [...grouped(lines, ({ read }) => read.code).values()].flatMap((of) => {
    const [first] = of;
    if (first === undefined) return [];
    const seen = new Set<number>();
    for (const { read, at } of of) {
      for (const field of ["organisation", "operation", "cause"] as const) {
        const [found = "", told = ""] = [read[field], first.read[field]];
        if (found === told) continue;
        problems.push({ kind: "request-differs", field, found, first: told, at: at(field) });
      }
      const { line } = read.line;
      const twice = { kind: "request-line-twice", found: String(line) } as const;
      if (seen.has(line)) problems.push({ ...twice, at: at("line") });
      seen.add(line);
    }
    return [
      requestOf(
        of.map(({ read }) => read.line),
        first.read,
      ),
    ];
  });
  return { requests, problems };
}

/** Lines in the order of their numbers. */
export function requestOf(
  lines: readonly RequestLine[],
  { code, organisation, operation, cause }: Omit<ReadRequestLine, "line">,
): RequestDeclaration {
  return {
    declares: "request",
    code,
    ...present({ organisation, operation }),
    cause,
    lines: lines.toSorted((a, b) => a.line - b.line),
  };
}
