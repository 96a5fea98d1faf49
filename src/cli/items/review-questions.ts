/**
 * What a review asks about, in its order: decisions of items that have changed since, then pairs
 * that look alike, the surest first, then provisional items that nothing is like.
 */
import type { Catalogue } from "../../domain/catalogue.ts";
import type { Decided } from "../../domain/items/decided.ts";
import type { Item } from "../../domain/reference.ts";
import type { Suggestion } from "../../matching/match.ts";
import type { Ledger } from "../../ports.ts";
import type { Context } from "../context.ts";
import { allDecided } from "./deciding.ts";
import { matchItems } from "./item-matching.ts";

export interface PairQuestion {
  readonly about: "pair";
  readonly left: Item;
  readonly suggestion: Suggestion;
}

export interface StaleQuestion {
  readonly about: "stale";
  readonly left: Item;
  readonly decided: Decided;
}

export interface AloneQuestion {
  readonly about: "alone";
  readonly left: Item;
  /** What it is most like, though not likely to be. */
  readonly nearest: Suggestion | undefined;
}

export type Question = PairQuestion | StaleQuestion | AloneQuestion;

export async function questionsOf(
  context: Context,
  ledger: Ledger,
): Promise<{ readonly catalogue: Catalogue; readonly questions: readonly Question[] }> {
  const { catalogue, provisional, suggestions } = await matchItems(context, ledger, {
    rejected: true,
  });
  const stale = (await allDecided(ledger, catalogue)).flatMap((decided): readonly Question[] => {
    const left = catalogue.item(decided.code);
    return decided.stale && left !== undefined ? [{ about: "stale", left, decided }] : [];
  });
  const asked = new Set(stale.map(({ left }) => left.code));
  const likely = suggestions.filter(({ band }) => band !== "no");
  const unlikely = new Map(
    suggestions.flatMap((one) => (one.band === "no" ? [[one.left, one]] : [])),
  );
  const best = likely.sort(
    (a, b) => b.score - a.score || (a.left < b.left ? -1 : 1) || (a.right < b.right ? -1 : 1),
  );
  const pairs = best.flatMap((suggestion): readonly Question[] => {
    const left = catalogue.item(suggestion.left);
    if (left === undefined || asked.has(left.code)) return [];
    asked.add(left.code);
    return [{ about: "pair", left, suggestion }];
  });
  const alone = provisional.flatMap(({ id }): readonly Question[] => {
    const left = catalogue.item(id);
    return left === undefined || asked.has(id)
      ? []
      : [{ about: "alone", left, nearest: unlikely.get(id) }];
  });
  return { catalogue, questions: [...stale, ...pairs, ...alone] };
}

/** What an item may be beside what it has just been found not to be. */
export async function questionAgain(
  code: string,
  context: Context,
  ledger: Ledger,
): Promise<Question | undefined> {
  const { questions } = await questionsOf(context, ledger);
  return questions.find(({ left }) => left.code === code);
}
