/** Requests as tables and as JSON. */

import { transactionId } from "../../domain/ledger.ts";
import type { Procedure } from "../../domain/planning/eligibility.ts";
import type { KeptRequest, RequestStage } from "../../domain/planning/request.ts";
import type { RequestDeclaration, RequestLine } from "../../domain/planning/request-declaration.ts";
import type { Progress } from "../../shipping/progress.ts";
import { requestWordsOf as words } from "../../text/planning/request.ts";
import { causeWords, requestFieldNames as names } from "../../text/planning/request-fields.ts";
import { unitWord } from "../../text/reports.ts";
import { both, type Language, type Text } from "../../text/text.ts";
import type { Names } from "../names.ts";
import type { TableRow, TableSpec } from "../terminal/render.ts";
import { changesOf, groundsJson, groundsOf, groundTexts } from "./request-history.ts";

const lineJson = (line: RequestLine): object => ({
  line: line.line,
  item: line.item ?? null,
  category: line.category ?? null,
  specification: line.specification ?? null,
  quantity: line.quantity,
  unit: line.unit,
  standard: line.standard ?? null,
  destination: line.destination,
  neededBy: line.neededBy ?? null,
  priority: line.priority,
  minShelfLifeDays: line.minShelfLifeDays ?? null,
  partial: line.partial,
  consignee: line.consignee ?? null,
});

const headJson = ({ code, organisation, operation, cause }: RequestDeclaration): object => ({
  request: code,
  organisation,
  operation: operation ?? null,
  cause,
});

const progressJson = (code: string, line: RequestLine, progress: Progress): object => {
  const { stage, ...quantities } = progress.line(code, line);
  return { state: stage, ...quantities };
};

/** One row for each line of each request. */
export const listJson = (kept: Iterable<KeptRequest>, progress: Progress): readonly object[] =>
  [...kept].flatMap(({ request }) =>
    request.lines.map((line) => ({
      ...headJson(request),
      ...lineJson(line),
      ...progressJson(request.code, line, progress),
    })),
  );

export const requestJson = (
  { request, versions }: KeptRequest,
  progress: Progress,
  procedure: Procedure,
): object => ({
  ...headJson(request),
  state: progress.stage(request),
  lines: request.lines.map((line) => ({
    ...lineJson(line),
    ...progressJson(request.code, line, progress),
  })),
  eligibility: groundsJson(groundsOf(request, procedure)),
  versions: versions.map(({ request: version, transaction }) => ({
    transaction: transactionId(transaction.number),
    date: transaction.effectiveDate,
    user: transaction.user,
    lines: version.lines.map(lineJson),
  })),
});

const goodsOf = ({ item, category }: RequestLine, known: Names): Text =>
  item !== undefined
    ? known.itemWithCode(item)
    : both((language) => words.anyOf(known.category(category ?? "")[language])[language]);

interface Shown {
  readonly known: Names;
  readonly language: Language;
  readonly progress: Progress;
}

const stageTones: Readonly<Record<RequestStage, "warning" | "plain">> = {
  open: "warning",
  planned: "plain",
  shipped: "plain",
  delivered: "plain",
};

function lineRow(code: string, line: RequestLine, { known, language, progress }: Shown): TableRow {
  const { stage, open } = progress.line(code, line);
  const state = words.stage(stage, open, line.quantity)[language];
  return {
    tones: { state: stageTones[stage] },
    cells: {
      state,
      line: line.line,
      goods: goodsOf(line, known)[language],
      quantity: line.quantity,
      unit: unitWord(line.unit)[language],
      destination: line.destination,
      neededBy: line.neededBy ?? "–",
      priority: line.priority,
      partial: (line.partial ? words.part : words.whole)[language],
    },
  };
}

const lineColumns: TableSpec["columns"] = [
  { key: "line", heading: names.line, numeric: true },
  { key: "goods", heading: words.goods },
  { key: "quantity", heading: names.quantity, numeric: true },
  { key: "unit", heading: names.unit },
  { key: "destination", heading: names.destination },
  { key: "neededBy", heading: names.needed_by },
  { key: "priority", heading: names.priority, numeric: true },
  { key: "partial", heading: names.partial },
  { key: "state", heading: words.state },
];

export function listTable(
  kept: Iterable<KeptRequest>,
  known: Names,
  progress: Progress,
  language: Language,
): TableSpec {
  return {
    columns: [
      { key: "request", heading: names.request },
      { key: "organisation", heading: names.organisation },
      { key: "cause", heading: names.cause },
      ...lineColumns,
    ],
    rows: [...kept].flatMap(({ request }) =>
      request.lines.map((line) => {
        const row = lineRow(request.code, line, { known, progress, language });
        const { code, organisation } = request;
        const cause = causeWords[request.cause][language];
        return { ...row, cells: { request: code, organisation, cause, ...row.cells } };
      }),
    ),
    empty: words.nothing,
  };
}

export function requestTable(
  kept: KeptRequest,
  { known, progress, language }: Shown,
  procedure: Procedure,
): TableSpec {
  const { request, versions } = kept;
  const standards = request.lines.flatMap(({ line, standard }) =>
    standard === undefined ? [] : [both((to) => `${line}: ${words.byStandard(standard)[to]}`)],
  );
  const others = request.lines.flatMap(({ line, consignee, minShelfLifeDays, specification }) =>
    (
      [
        ["consignee", consignee],
        ["min_shelf_life_days", minShelfLifeDays],
        ["specification", specification],
      ] as const
    ).flatMap(([field, value]) =>
      value === undefined ? [] : [both((to) => `${line}: ${names[field][to]} ${value}`)],
    ),
  );
  const told = versions.map(({ transaction: { number, effectiveDate, user } }, at) => {
    const version = words.version(transactionId(number), effectiveDate, user);
    const changes = changesOf(kept, at);
    if (changes.length === 0) return version;
    const between = { en: "; ", ja: "、" } as const;
    return both((to) => `${version[to]}: ${changes.map((one) => one[to]).join(between[to])}`);
  });
  return {
    title: both((to) => {
      const { code, organisation, cause, operation } = request;
      const head = words.lineTitle(code, organisation, causeWords[cause][to])[to];
      return operation === undefined ? head : `${head}\n${operation}`;
    }),
    columns: lineColumns,
    rows: request.lines.map((line) => lineRow(request.code, line, { known, progress, language })),
    notes: [
      ...standards,
      ...others,
      ...groundTexts(groundsOf(request, procedure), known),
      both((to) => [words.versions[to], ...told.map((it) => `  ${it[to]}`)].join("\n")),
    ],
  };
}
