/**
 * A statement (在庫表): what an agency says is there on a date, as lines of whole quantities.
 *
 * It is a claim beside the ledger. An agency's first statement opens its stock (`openingDraft`).
 * Once only: a row is known by its identity, which is what it says and for whom and when, whatever
 * file and sheet it stands in, plus which of several equal rows it is (`newLines`). So the same
 * file again brings nothing, a longer file brings only what is late, and two equal rows stay two.
 */
import { depotAccount, openingAccount, type StockStatus } from "./account.ts";
import { assert } from "./assert.ts";
import type { IsoDate } from "./dates.ts";
import type { Declaration, LotFacts, StatedMoney } from "./declaration.ts";
import type { CellOrigin, Draft, Entry, Source } from "./ledger.ts";
import { lotKey } from "./lot-key.ts";

export interface StatementLine {
  readonly sheet?: string;
  readonly row: number; // as a spreadsheet shows it
  readonly agency: string;
  readonly item: string;
  readonly name: string; // of the item, as the file has it
  readonly depot: string;
  readonly lot: string;
  readonly status: StockStatus;
  readonly quantity: number; // in the item's base unit; zero is a statement too
  readonly unit: string; // the item's base unit
  readonly facts: LotFacts;
  /** Of the whole line, where the file states it. */
  readonly value?: StatedMoney;
  readonly origin: CellOrigin & { readonly identity: string };
}

export interface Statement {
  readonly asOf: IsoDate;
  readonly lines: readonly StatementLine[];
  /** Provisional items, depots and agencies that the lines name for the first time. */
  readonly declarations: readonly Declaration[];
}

/** One text per content: its parts, each with the separator made harmless. */
export const identityOf = (parts: readonly (string | number)[]): string =>
  parts.map(part).join("|");

const part = (said: string | number): string | number =>
  typeof said === "string" && /[\\|]/.test(said) ? said.replace(/[\\|]/g, "\\$&") : said;

/** The facts of a lot, in an order of their own, as part of an identity. */
export function factsText(facts: LotFacts): string {
  const texts: string[] = [];
  for (const field of factFields) {
    const fact = facts[field];
    if (fact === undefined) continue;
    texts.push(`${field}=${typeof fact === "string" ? fact : `${fact.minor} ${fact.currency}`}`);
  }
  return texts.join(" ");
}

const factFields = [
  "acquired",
  "donor",
  "earmark",
  "expiry",
  "funding",
  "manufactured",
  "supplier",
  "unitCost",
] as const satisfies readonly (keyof LotFacts)[];

export interface LateAndKnown {
  readonly late: readonly StatementLine[]; // to be recorded
  readonly known: readonly StatementLine[]; // recorded already
}

/**
 * Which lines are not in the ledger yet. `known` says how many rows of each identity are.
 *
 * Rows of a corrected rejects file come on top of the rows of the same content that its original
 * file brought (`continued`): a corrected row that now equals an accepted one is still another row.
 */
export function newLines(
  lines: readonly StatementLine[],
  known: ReadonlyMap<string, number>,
  continued: ReadonlyMap<string, number> = new Map(),
): LateAndKnown {
  const seen = new Map(continued);
  const [late, already]: [StatementLine[], StatementLine[]] = [[], []];
  for (const line of lines) {
    const { identity } = line.origin;
    const occurrence = (seen.get(identity) ?? 0) + 1;
    seen.set(identity, occurrence);
    (occurrence > (known.get(identity) ?? 0) ? late : already).push(line);
  }
  return { late, known: already };
}

/** How many rows of each identity these entries brought: see `newLines`. */
export function identityCounts(entries: Iterable<Entry>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { origin } of entries) {
    if (origin?.identity === undefined) continue;
    counts.set(origin.identity, (counts.get(origin.identity) ?? 0) + 1);
  }
  return counts;
}

/** The transaction that opens stock from (some of) a statement's lines. */
export function openingDraft(
  { asOf, declarations }: Statement,
  lines: readonly StatementLine[],
  source: Source,
  user: string,
): Draft {
  assert(lines.length > 0, "an opening has lines");
  return {
    kind: "opening",
    effectiveDate: asOf,
    user,
    source,
    entries: lines.map(({ agency, item, lot, depot, status, quantity, origin }) => ({
      item,
      lot,
      quantity,
      from: { account: openingAccount, agency },
      to: { account: depotAccount(depot, status), agency },
      origin,
    })),
    declarations: [...declarations.filter(named(lines)), ...lotDeclarations(lines)],
  };
}

/** Only what the lines speak of is declared: rows left out bring nothing. */
function named(lines: readonly StatementLine[]): (declaration: Declaration) => boolean {
  const items = new Set(lines.map(({ item }) => item));
  const depots = new Set(lines.map(({ depot }) => depot));
  const agencies = new Set(lines.map(({ agency }) => agency));
  const codes: Partial<Record<Declaration["declares"], ReadonlySet<string>>> = {
    item: items,
    depot: depots,
    agency: agencies,
  };
  return ({ declares, code }) => codes[declares]?.has(code) === true;
}

function lotDeclarations(lines: readonly StatementLine[]): readonly Declaration[] {
  const lots = new Map<string, { item: string; code: string; facts: LotFacts }>();
  for (const { item, lot, facts } of lines) {
    if (Object.keys(facts).length === 0) continue;
    const key = lotKey(item, lot);
    lots.set(key, { item, code: lot, facts: { ...lots.get(key)?.facts, ...facts } });
  }
  return [...lots.keys()].sort().flatMap((key) => {
    const lot = lots.get(key);
    return lot === undefined ? [] : [{ declares: "lot" as const, ...lot }];
  });
}
