/** What each version of a request changed, field by field, and whose goods may by law serve it. */
import { ownGround, type Procedure, transferredGround } from "../../domain/planning/eligibility.ts";
import type { KeptRequest } from "../../domain/planning/request.ts";
import type { RequestDeclaration, RequestLine } from "../../domain/planning/request-declaration.ts";
import type { RequestField } from "../../domain/planning/request-field.ts";
import { requestWordsOf as words } from "../../text/planning/request.ts";
import { requestFieldNames as names } from "../../text/planning/request-fields.ts";
import { both, type Text } from "../../text/text.ts";
import type { Names } from "../names.ts";

type Fields = Readonly<Partial<Record<RequestField, string>>>;

const fieldsOf = (line: RequestLine): Fields =>
  Object.fromEntries(
    Object.entries({
      item: line.item,
      category: line.category,
      specification: line.specification,
      quantity: String(line.quantity),
      destination: line.destination,
      needed_by: line.neededBy,
      priority: String(line.priority),
      min_shelf_life_days: line.minShelfLifeDays?.toString(),
      partial: line.partial ? "yes" : "no",
      consignee: line.consignee,
    }).filter(([, value]) => value !== undefined),
  );

/** Against the version before it: lines that came and went, fields that say something else. */
export function changesOf(
  { request, versions }: KeptRequest,
  at: number, // of the version
): readonly Text[] {
  const [before, now] = [versions[at - 1]?.request, versions[at]?.request ?? request];
  if (before === undefined) return [];
  const lines = [...new Set([...before.lines, ...now.lines].map(({ line }) => line))].sort(
    (a, b) => a - b,
  );
  return [...headChanges(before, now), ...lines.flatMap((no) => lineChanges(no, before, now))];
}

const headChanges = (before: RequestDeclaration, now: RequestDeclaration): readonly Text[] =>
  (["organisation", "operation", "cause"] as const).flatMap((field) =>
    before[field] === now[field] ? [] : [words.change(names[field], before[field], now[field])],
  );

function lineChanges(
  no: number,
  before: RequestDeclaration,
  now: RequestDeclaration,
): readonly Text[] {
  const [was, is] = [before, now].map(({ lines }) => lines.find(({ line }) => line === no));
  if (was === undefined || is === undefined) {
    return [is === undefined ? words.lineGone(no) : words.lineNew(no)];
  }
  const [old, fresh] = [fieldsOf(was), fieldsOf(is)];
  const fields = Object.keys(names) as readonly RequestField[];
  return fields.flatMap((field) =>
    old[field] === fresh[field]
      ? []
      : [words.lineChange(no, words.change(names[field], old[field], fresh[field]))],
  );
}

/** How goods of each owner may serve a request: by their own law, after a transfer, or not at all. */
export function groundsOf(
  { organisation, cause }: Pick<RequestDeclaration, "organisation" | "cause">,
  procedure: Procedure,
) {
  const agencies = [...new Set(procedure.rules.map(({ agency }) => agency))].sort();
  return agencies.map((agency) => {
    const own = ownGround(agency, { organisation, cause }, procedure);
    const ground = own ?? transferredGround(agency, { organisation, cause }, procedure);
    const custodian = own === undefined ? ground?.rule.agency : undefined;
    // The law would cover the cause, if a body that it lists asked.
    const unlisted =
      ground === undefined &&
      procedure.rules.some((rule) => rule.agency === agency && rule.causes.includes(cause));
    return { agency, ground, custodian, unlisted };
  });
}

export const groundsJson = (grounds: ReturnType<typeof groundsOf>): readonly object[] =>
  grounds.map(({ agency, ground, custodian }) => ({
    agency,
    may: ground === undefined ? "no" : custodian === undefined ? "yes" : "after-transfer",
    custodian: custodian ?? null,
    article: ground?.rule.articleEn ?? null,
    articleJa: ground?.rule.articleJa ?? null,
    source: ground?.rule.source ?? null,
    steps: ground?.steps ?? [],
    days: ground?.days ?? null,
  }));

export const groundTexts = (grounds: ReturnType<typeof groundsOf>, known: Names): readonly Text[] =>
  grounds.map(({ agency, ground, custodian, unlisted }) => {
    const owner = known.agency(agency);
    if (ground === undefined) return unlisted ? words.unlisted(owner) : words.noGround(owner);
    const { rule, steps, days } = ground;
    const to = custodian === undefined ? undefined : known.agency(custodian);
    const article = { en: rule.articleEn, ja: rule.articleJa };
    return both((lang) => words.ground(owner, to, article, rule.source, steps, days)[lang]);
  });
