/**
 * The items of a ledger as the matcher takes them: what is provisional on the left, what is in the
 * catalogue on the right, with every name that is known of it.
 */
import type { Catalogue } from "../domain/catalogue.ts";
import type { Item, ItemNameReference } from "../domain/reference.ts";
import type { Named, Suggestion } from "../matching/match.ts";
import type { Ledger } from "../ports.ts";
import type { Context } from "./context.ts";

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
  const names = await context.itemNames();
  // What was merged into another item is that item; nothing is left to be decided of it.
  const items = catalogue.items().filter(({ code }) => !catalogue.same.has(code));
  const provisional = items.filter((item) => item.provisional).map((item) => namedItem(item, []));
  const known = items.filter((item) => !item.provisional).map((item) => namedItem(item, names));
  if (provisional.length === 0) return { catalogue, provisional, known, suggestions: [] };
  const { matchLists } = await import("../matching/match.ts");
  const knowledge = await context.matchKnowledge();
  const suggestions = matchLists(provisional, known, knowledge, { assignment, rejected });
  return { catalogue, provisional, known, suggestions };
}

/** Each name once; an item without any goes by its code. */
function namedItem(item: Item, names: readonly ItemNameReference[]): Named {
  const others = names.flatMap(({ item: code, kind, text }) =>
    code === item.code && kind === "name" ? [text] : [],
  );
  const all = [item.nameEn, item.nameJa, ...others].flatMap((name) => name ?? []);
  return { id: item.code, names: [...new Set(all.length > 0 ? all : [item.code])] };
}
