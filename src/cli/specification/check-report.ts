/** `check` as JSON, as rows of --csv, and as a person reads it: a matrix, then the reasons. */
import { transactionId } from "../../domain/ledger.ts";
import type { Acceptance } from "../../specification/acceptance.ts";
import type { Verdict } from "../../specification/check.ts";
import { asNumber } from "../../specification/exact.ts";
import type { Finding } from "../../specification/judge.ts";
import { marginOf } from "../../specification/margin.ts";
import type { SpecificationReference } from "../../specification/reference.ts";
import type { Organisation } from "../../specification/requirement.ts";
import {
  failureText,
  notesOf,
  verdictWords,
  checkWords as words,
} from "../../text/specification/check.ts";
import { demandText, foundText, named } from "../../text/specification/demands.ts";
import { specificationWordsOf } from "../../text/specification/specifications.ts";
import { both, count, type Language, same, type Text } from "../../text/text.ts";
import type { Names } from "../names.ts";
import type { TableSpec, Tone } from "../terminal/render.ts";
import type { Judgement } from "./check-lots.ts";

/** Texts of requirements that are kept for the next lots; more of them would fill the memory. */
const textsKept = 256;

/**
 * One array, an element at a time. Lots that are judged alike share what is said of the
 * requirements: its text is made once for them.
 */
export async function* jsonOf(
  { acceptances }: Judgement,
  reference: SpecificationReference,
  language: Language,
): AsyncIterable<string> {
  const made = new Map<unknown, string>();
  let before = "[";
  for (const one of acceptances) {
    const key = one.waivers.length === 0 ? one.checked : one;
    let requirements = made.get(key);
    if (requirements === undefined) {
      requirements = JSON.stringify(requirementsJson(one, reference, language));
      if (made.size >= textsKept) made.clear();
      made.set(key, requirements);
    }
    const head = JSON.stringify(headJson(one)).slice(0, -1);
    yield `${before}\n${head},"requirements":${requirements}}`;
    before = ",";
  }
  yield before === "[" ? "[]\n" : "\n]\n";
}

const headJson = (one: Acceptance) => ({
  item: one.line.item,
  lot: one.line.lot,
  agency: one.line.agency,
  quantity: one.line.quantity,
  specification: one.candidate?.specification.code ?? null,
  organisation: one.organisation.code,
  verdict: one.verdict ?? null,
  edition: one.edition,
  editionDated: one.candidate?.dated ?? null,
  basis: one.asked?.how ?? null,
  issuer: one.asked?.of ?? null,
  alternatives: (one.asked?.candidates ?? [])
    .map(({ specification }) => specification.code)
    .filter((code) => code !== one.candidate?.specification.code),
});

const requirementsJson = (one: Acceptance, reference: SpecificationReference, language: Language) =>
  (one.checked?.findings ?? []).map((finding) => findingJson(finding, one, reference, language));

function findingJson(
  finding: Finding,
  { waivers }: Acceptance,
  reference: SpecificationReference,
  language: Language,
) {
  const { requirement, result, evidence, months } = finding;
  const margin = marginOf(finding);
  const waiver = waivers.find(({ attribute }) => attribute === requirement.attribute.code);
  return {
    attribute: requirement.attribute.code,
    demand: demandText(requirement, reference.terms)[language],
    found: evidence?.text ?? (months === undefined ? null : `${months} mo`),
    result,
    severity: requirement.severity,
    margin: margin === undefined ? null : asNumber(margin.size),
    unit: months === undefined ? (requirement.stated.unit ?? null) : "mo",
    evidence:
      evidence === undefined
        ? null
        : {
            kind: evidence.kind,
            level: evidence.level,
            method: evidence.method ?? null,
            laboratory: evidence.laboratory ?? null,
            report: evidence.report ?? null,
            date: evidence.date ?? null,
            transaction: evidence.origin ?? null,
          },
    source: requirement.source,
    notes: notesOf(finding, reference).map((note) => note[language]),
    waived:
      waiver === undefined || result !== "fail"
        ? null
        : { by: waiver.grantedBy, until: waiver.until ?? null },
  };
}

/** One row for each lot, organisation and requirement. */
export function checkRows(
  judgement: Judgement,
  reference: SpecificationReference,
  language: Language,
): TableSpec {
  const keys =
    "item lot agency quantity organisation specification verdict edition attribute demand found result severity margin unit source".split(
      " ",
    );
  return {
    columns: keys.map((key) => ({ key, heading: same(key) })),
    rows: judgement.acceptances.flatMap((one) => {
      const requirements = requirementsJson(one, reference, language);
      const whole = headJson(one);
      const rows = requirements.length === 0 ? [{}] : requirements;
      return rows.map((requirement) => ({
        cells: Object.fromEntries(
          Object.entries({ ...whole, ...requirement })
            .filter(([key]) => keys.includes(key))
            .map(([key, value]) => [key, (value ?? undefined) as string | number | undefined]),
        ),
      }));
    }),
  };
}

const readInPart: Text = specificationWordsOf.excerpt;

const tones: Readonly<Record<Verdict, Tone>> = {
  conforming: "plain",
  "conforming-with-deviations": "plain",
  "insufficient-evidence": "warning",
  "non-conforming": "alarm",
};

export function matrixTable(
  { lines, acceptances }: Judgement,
  organisations: readonly Organisation[],
  names: Names,
  language: Language,
): TableSpec {
  const today = acceptances.filter(({ edition }) => edition === "today");
  const sums = {
    conforming: 0,
    "conforming-with-deviations": 0,
    "insufficient-evidence": 0,
    "non-conforming": 0,
  };
  for (const { verdict } of today) if (verdict !== undefined) sums[verdict] += 1;
  const of = new Map<unknown, Map<string, Acceptance>>();
  for (const one of today) {
    const row = of.get(one.line) ?? new Map<string, Acceptance>();
    of.set(one.line, row.set(one.organisation.code, one));
  }
  return {
    title: words.title,
    columns: [
      { key: "item", heading: words.headings.item },
      { key: "lot", heading: words.headings.lot },
      { key: "agency", heading: words.headings.agency },
      { key: "quantity", heading: words.headings.quantity, numeric: true },
      ...organisations.map(({ code }) => ({ key: `for ${code}`, heading: same(code) })),
    ],
    rows: lines.map((line) => {
      const cells: Record<string, string | number> = {
        item: names.item(line.item)[language],
        lot: line.lot,
        agency: names.agency(line.agency)[language],
        quantity: count(line.quantity),
      };
      const colours: Record<string, Tone> = {};
      for (const { code } of organisations) {
        const one = of.get(line)?.get(code);
        cells[`for ${code}`] = cellText(one)[language];
        colours[`for ${code}`] = one?.verdict === undefined ? "faint" : tones[one.verdict];
      }
      return { cells, tones: colours };
    }),
    notes: [
      words.sums(sums),
      ...basisNotes(today),
      // A verdict says no more than what could be read of the specification.
      ...(sums.conforming + sums["conforming-with-deviations"] > 0 ? [readInPart] : []),
    ],
    empty: words.nothing,
  };
}

function cellText(one: Acceptance | undefined): Text {
  if (one?.verdict === undefined) return words.noSpecification;
  const text = verdictWords[one.verdict];
  return one.asked?.how === "fallback" ? { en: `${text.en}*`, ja: `${text.ja}*` } : text;
}

/** Whose specifications stand in for whose. */
function basisNotes(today: readonly Acceptance[]): readonly Text[] {
  const seen = new Map<string, Text>();
  for (const { organisation, asked } of today) {
    if (asked === undefined || asked.how === "own") continue;
    const text =
      asked.how === "fallback"
        ? words.borrowed(organisation.code, asked.of)
        : words.followed(organisation.code, asked.of);
    seen.set(text.en, text);
  }
  return [...seen.values()];
}

/** More lines of reasons than this nobody reads on a screen. */
const linesShown = 60;

/** And more names than this in one of them. */
const namesShown = 8;

/** Nor more lots in a heading. */
const lotsShown = 6;

/** What is missed, not shown, waived, and what the edition of the purchase said: in sentences. */
export function reasonsText(
  { acceptances, waivers }: Judgement,
  reference: SpecificationReference,
  names: Names,
): Text | undefined {
  const groups = grouped(acceptances.filter(({ edition }) => edition === "today"));
  const sections = (result: "fail" | "unknown"): readonly Text[] =>
    part(
      result === "fail" ? words.failures : words.gaps,
      groups.filter(({ checked }) => (checked?.counts[result] ?? 0) > 0),
      (group) => sectionOf(group, result, reference, names),
    );
  const noted = part(
    words.noted,
    groups.filter(({ checked }) => checked?.findings.some(isNoted)),
    (group) => sectionOf(group, "pass", reference, names),
  );
  const counting = new Set(acceptances.flatMap((one) => one.waivers));
  const waived = waivers
    .filter(({ said }) => counting.has(said))
    .map(({ said, transaction }) => {
      const attribute = reference.attributes.get(said.attribute);
      const text = words.waiver(
        attribute === undefined ? same(said.attribute) : named(attribute),
        said.organisation,
        said.grantedBy,
        said.until,
        transaction.reason,
      );
      const item = names.item(said.code);
      const id = transactionId(transaction.number);
      return both((language) => `  ${item[language]} ${said.lot ?? ""} ${text[language]} [${id}]`);
    });
  const parts = [
    ...sections("fail"),
    ...sections("unknown"),
    ...noted,
    ...part(
      words.purchases,
      grouped(acceptances.filter(({ edition }) => edition === "purchase")),
      (group) => [purchaseText(group, names)],
    ),
    ...part(words.waived, waived, (text) => [text]),
  ];
  if (parts.length === 0) return undefined;
  return both((language) => parts.map((text) => text[language]).join("\n"));
}

/** A title and what stands under it, as far as anybody reads on; texts are made for that only. */
function part<Thing>(
  title: Text,
  things: readonly Thing[],
  textsOf: (thing: Thing) => readonly Text[],
): readonly Text[] {
  if (things.length === 0) return [];
  const shown: Text[] = [];
  let left = things.length;
  for (const thing of things) {
    if (shown.length >= linesShown) break;
    shown.push(...textsOf(thing));
    left -= 1;
  }
  return [same(""), title, ...shown, ...(left > 0 ? [words.more(left)] : [])];
}

/** Lots of which the same is to be said, and whom it is said for. */
interface Group {
  readonly all: readonly Acceptance[];
  readonly checked: Acceptance["checked"];
  readonly verdict: Acceptance["verdict"];
}

/** One organisation follows the other, and several lots are known by their item only. */
function grouped(some: readonly Acceptance[]): readonly Group[] {
  const groups = new Map<unknown, Acceptance[]>();
  for (const one of some) {
    if (one.checked === undefined) continue;
    const key = one.waivers.length === 0 ? one.checked : one;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups.values()].map((all) => ({
    all,
    checked: all[0]?.checked,
    verdict: all[0]?.verdict,
  }));
}

function purchaseText(group: Group, names: Names): Text {
  const verdict = group.verdict === undefined ? words.noSpecification : verdictWords[group.verdict];
  const name = headingOf(group, names);
  return both((language) => `  ${name[language]}: ${verdict[language]}`);
}

/** "Blanket CAO-B-R04-2, JB-2306 for IFRC-ICRC, IOM (ifrc-icrc-blanket-woollen-medium)". */
function headingOf({ all: group }: Group, names: Names): Text {
  const unique = (texts: readonly string[]): string => [...new Set(texts)].join(", ");
  const [first] = group;
  const item = names.item(first?.line.item ?? "");
  const each = [...new Set(group.map(({ line }) => line.lot))];
  const more = each.length - lotsShown;
  const lots = `${each.slice(0, lotsShown).join(", ")}${more > 0 ? ` … +${more}` : ""}`;
  const organisations = unique(group.map(({ organisation }) => organisation.code));
  const code = first?.candidate?.specification.code ?? "";
  const types = first?.asked?.candidates.length ?? 0;
  const nearest = types > 1 ? words.nearestOf(types) : same("");
  return {
    en: `${item.en} ${lots} for ${organisations} (${code}${nearest.en})`,
    ja: `${item.ja} ${lots}、${organisations}（${code}${nearest.ja}）`,
  };
}

function sectionOf(
  group: Group,
  result: "fail" | "unknown" | "pass",
  reference: SpecificationReference,
  names: Names,
): readonly Text[] {
  const findings = (group.checked?.findings ?? []).filter(
    (one) => one.result === result && (result !== "pass" || isNoted(one)),
  );
  const heading = headingOf(group, names);
  const lines =
    result === "fail"
      ? findings.map((one) => failureText(one, reference))
      : result === "pass"
        ? findings.map((one) => doubtText(one, reference))
        : unknownTexts(findings, reference);
  return [
    both((language) => `  ${heading[language]}`),
    ...lines.map((text) => both((language) => `    ${text[language]}`)),
  ];
}

/** What nobody has said at all is named in one line; doubts each have theirs. */
function unknownTexts(
  findings: readonly Finding[],
  reference: SpecificationReference,
): readonly Text[] {
  const bare = findings.filter(({ reasons }) => reasons.every(({ is }) => is === "no-evidence"));
  const doubtful = findings.filter((one) => !bare.includes(one));
  const rank = { critical: 0, major: 1, minor: 2 };
  const names = [...bare]
    .sort((a, b) => rank[a.requirement.severity] - rank[b.requirement.severity])
    .map(({ requirement }) => named(requirement.attribute));
  const shown = names.slice(0, namesShown);
  const list = names.length === 0 ? [] : [words.gap(shown, names.length - shown.length)];
  return [...doubtful.map((one) => doubtText(one, reference)), ...list];
}

/** "tear strength 94 N: tested by …": what is known, and why that is not all. */
function doubtText(finding: Finding, reference: SpecificationReference): Text {
  // The demand says already that a tolerance is ours.
  const reasons = finding.reasons.filter(({ is }) => is !== "tolerance-assumed");
  const notes = notesOf({ ...finding, reasons }, reference);
  const name = named(finding.requirement.attribute);
  const found = finding.evidence && foundText(finding.evidence, reference.terms);
  const value = both((language) => (found === undefined ? "" : ` ${found[language]}`));
  return {
    en: `${name.en}${value.en}: ${notes.map(({ en }) => en).join("; ")}`,
    ja: `${name.ja}${value.ja}: ${notes.map(({ ja }) => ja).join("、")}`,
  };
}

/** A pass that rests on little: an old test, an assumption, one paper against another. */
const isNoted = ({ result, reasons }: Finding): boolean =>
  result === "pass" &&
  reasons.some(({ is }) => ["ageing", "only-assumed", "contradicted", "made-up-for"].includes(is));
