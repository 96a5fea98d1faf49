/**
 * What people have found of items that look alike (照合の判断), so that nobody is asked twice:
 * that two are different goods, or that one is goods of its own and belongs into the catalogue.
 * That two are the same goods is a merge (see merge.ts), which says so itself.
 *
 * A decision holds for the two items as they were, which their fingerprints tell. Where either has
 * changed since, it is stale: shown as such, and asked anew.
 */
import type { DecisionDeclaration, Declaration, Fingerprints } from "../declaration.ts";
import { tidy } from "../normalise.ts";
import type { Item } from "../reference.ts";
import { joined } from "./joined.ts";

export class Decisions {
  readonly #told = new Map<string, DecisionDeclaration[]>();

  tell(declaration: Declaration): void {
    if (declaration.declares !== "decision") return;
    const { code, item, withdrawn } = declaration;
    const key = joined(code, item ?? "");
    const standing = this.#told.get(key) ?? [];
    if (withdrawn === true) remove(standing, declaration);
    else standing.push(declaration);
    if (standing.length === 0) this.#told.delete(key);
    else this.#told.set(key, standing);
  }

  /** The last word on a pair that stands; without a second item, on the one as goods of its own. */
  of(code: string, item?: string): DecisionDeclaration | undefined {
    return this.#told.get(joined(code, item ?? ""))?.at(-1);
  }

  /** Codes that were found to be goods of their own, in their order. */
  own(): readonly string[] {
    return [...this.#told.values()]
      .flatMap((standing) => standing.at(-1) ?? [])
      .flatMap(({ code, decision }) => (decision === "own" ? [code] : []))
      .sort();
  }
}

/** The last word that says the same: any of several may be taken back. */
function remove(standing: DecisionDeclaration[], { withdrawn: _, ...said }: DecisionDeclaration) {
  const text = JSON.stringify(said);
  const at = standing.findLastIndex((one) => JSON.stringify(one) === text);
  if (at >= 0) standing.splice(at, 1);
}

const parts = ["nameEn", "nameJa", "category", "baseUnit"] as const;

/** What a fingerprint says of an item: for a list of decisions that comes before the goods do. */
export function itemOfFingerprint(text: string): Partial<Item> {
  const said = text.split("|").map((part) => part.trim());
  if (said.length !== parts.length + 1) return {};
  const [packUnit, pieces = ""] = (said.at(-1) ?? "").split("×").map((part) => part.trim());
  const piecesPerPack = /^[1-9]\d{0,9}$/.test(pieces) ? Number(pieces) : undefined;
  const found = [
    ...parts.map((field, at) => [field, said[at] || undefined] as const),
    ["packUnit", packUnit || undefined] as const,
    ["piecesPerPack", piecesPerPack] as const,
  ];
  return Object.fromEntries(found.filter(([, value]) => value !== undefined));
}

/**
 * What an item is known by, as one text that a person can read: its names, in what it is counted
 * and how it is packed. Equal for equal items; what has no part in whether two items are the same
 * goods (cost, shelf life) is left out.
 */
function fingerprintOf(item: Item): string {
  const { nameEn, nameJa, category, baseUnit, packUnit, piecesPerPack } = item;
  const packed = packUnit !== undefined || piecesPerPack !== undefined;
  const pack = packed ? `${packUnit ?? ""} × ${piecesPerPack ?? ""}` : "";
  const said = [nameEn, nameJa, category, baseUnit, pack].map((part) => part ?? "");
  return tidy(said.map((part) => part.replaceAll("|", "¦")).join(" | "));
}

export const fingerprintsOf = (left: Item, right: Item | undefined): Fingerprints =>
  right === undefined
    ? { left: fingerprintOf(left) }
    : { left: fingerprintOf(left), right: fingerprintOf(right) };

/** Whether either item has changed since a decision was made of them. */
export const isStale = (then: Fingerprints, now: Fingerprints): boolean =>
  then.left !== now.left || (then.right ?? "") !== (now.right ?? "");
