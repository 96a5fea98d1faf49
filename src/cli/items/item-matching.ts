/**
 * The items of a ledger as the matcher takes them: what is provisional on the left, what is in the
 * catalogue on the right, with every name that is known of it. What was merged is the other item by
 * now, and two that were found to be different goods are not suggested again, unless either has
 * changed since.
 */
import type { Catalogue } from "../../domain/catalogue.ts";
import type { EvidenceLine } from "../../domain/declaration.ts";
import { fingerprintsOf, isStale } from "../../domain/items/decision.ts";
import type { Item } from "../../domain/reference.ts";
import type { Evidence, MatchOptions, Named, Suggestion } from "../../matching/match.ts";
import type { Ledger } from "../../ports.ts";
import { evidenceText } from "../../text/items/matching.ts";
import type { Context } from "../context.ts";

export interface ItemMatching {
  readonly catalogue: Catalogue;
  readonly provisional: readonly Named[];
  readonly known: readonly Named[];
  readonly suggestions: readonly Suggestion[];
}

/** Suggestions for all provisional items; several may be one item of the catalogue. */
export async function matchItems(
  context: Context,
  ledger: Ledger,
  options: { readonly assignment?: "one-to-one" | "many-to-one"; readonly rejected?: boolean } = {},
): Promise<ItemMatching> {
  const { assignment = "many-to-one", rejected = false } = options;
  const catalogue = await context.catalogue(ledger);
  const items = catalogue.items().filter(({ code }) => !catalogue.same.has(code));
  const provisional = items
    .filter((item) => item.provisional)
    .map((item) => namedItem(item, catalogue));
  const used = await itemsInUse(ledger);
  const known = items
    .filter((item) => !item.provisional)
    .map((item) => ({
      ...namedItem(item, catalogue),
      expected: used.has(item.code) ? expectedInUse : 1,
    }));
  if (provisional.length === 0) return { catalogue, provisional, known, suggestions: [] };
  const match = await matcherOf(context);
  const first = match(provisional, known, { assignment, rejected });
  const suggestions = first.flatMap((one) =>
    isApart(catalogue, one.left, one.right)
      ? nextBest(one.left, { catalogue, provisional, known }, match, { assignment, rejected })
      : [one],
  );
  return { catalogue, provisional, known, suggestions };
}

/**
 * The catalogue has the goods of many bodies, most of which neither agency ever held. Of the sample
 * inventories' catalogue every tenth item is in use; if two new names in three mean one of these,
 * each is meant some sixteen times as often as another. An opinion, and shown as evidence.
 */
const expectedInUse = 16;

/** What depots hold or held: cards that were emptied still speak of goods in use. */
async function itemsInUse(ledger: Ledger): Promise<ReadonlySet<string>> {
  const balances = await ledger.balances({});
  return new Set(balances.map(({ item }) => item));
}

type Match = (
  left: readonly Named[],
  right: readonly Named[],
  options: MatchOptions,
) => readonly Suggestion[];

async function matcherOf(context: Context): Promise<Match> {
  const { matchLists } = await import("../../matching/match.ts");
  const knowledge = await context.matchKnowledge();
  return (left, right, options) => matchLists(left, right, knowledge, options);
}

/** What else an item may be, where what it is most like was found to be something else. */
function nextBest(
  code: string,
  { catalogue, provisional, known }: Omit<ItemMatching, "suggestions">,
  match: Match,
  options: MatchOptions,
): readonly Suggestion[] {
  const left = provisional.filter(({ id }) => id === code);
  const others = known.filter(({ id }) => !isApart(catalogue, code, id));
  return match(left, others, options);
}

/** Whether two were found to be different goods, as they are now. */
function isApart(
  { decisions, item }: Pick<Catalogue, "decisions" | "item">,
  code: string,
  other: string,
): boolean {
  const decided = decisions.of(code, other);
  const [left, right] = [item(code), item(other)];
  if (decided?.decision !== "different" || left === undefined) return false;
  return !isStale(decided.fingerprints, fingerprintsOf(left, right));
}

/** What speaks for and against two items being one. */
export interface PairEvidence {
  readonly evidence: readonly Evidence[];
  readonly lines: readonly EvidenceLine[];
  /** The line that decides alone that they are not. */
  readonly veto: EvidenceLine | undefined;
}

export async function evidenceOf(
  context: Context,
  catalogue: Catalogue,
  left: Item,
  right: Item,
): Promise<PairEvidence> {
  const match = await matcherOf(context);
  const [one, other] = [namedItem(left, catalogue), namedItem(right, catalogue)];
  const [found] = match([one], [other], { assignment: "one-to-one", rejected: true });
  // How rare words are, and how many candidates there are, two items alone do not tell.
  const own = (found?.evidence ?? []).filter(({ kind }) => !ofLists.has(kind));
  return pairEvidence(own);
}

const ofLists: ReadonlySet<Evidence["kind"]> = new Set([
  "odds",
  "rare",
  "rival",
  "unstated",
  "expected",
]);

export function pairEvidence(evidence: readonly Evidence[]): PairEvidence {
  const veto = evidence.find(({ kind }) => kind === "veto");
  return {
    evidence,
    lines: evidence.map(lineOf),
    veto: veto === undefined ? undefined : lineOf(veto),
  };
}

const lineOf = (evidence: Evidence): EvidenceLine => {
  const { en, ja } = evidenceText(evidence);
  return { en: en.trim(), ja: ja.trim() };
};

/** Each name once; an item without any goes by its code. */
function namedItem({ code }: Item, catalogue: Catalogue): Named {
  const names = catalogue
    .namesOf(code)
    .flatMap(({ text, kind }) => (kind === "name" ? [text] : []));
  return { id: code, names: [...new Set(names.length > 0 ? names : [code])] };
}
