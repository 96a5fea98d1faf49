/**
 * Which specifications does an organisation ask for, of an item, on a day?
 *
 * Its own, in the edition in force that day; where it has none, those of the organisation that it
 * follows by its own word; where that has none either, those of one that we fall back to, which is
 * always told. An organisation that publishes several types of one kind of goods (three grades of
 * blankets) takes goods that meet one of them, so there may be several candidates.
 *
 * Of many documents no day is known. An edition without a day counts where no dated one does, and
 * that is told, too; one that is known to be superseded, but not when, is never chosen.
 */
import type { IsoDate } from "../domain/dates.ts";
import type { Organisation, Specification } from "./requirement.ts";

export interface Candidate {
  readonly specification: Specification;
  /** The edition's day is known and lies before; otherwise it is the only one known. */
  readonly dated: boolean;
}

export interface Asked {
  readonly organisation: string;
  readonly how: "own" | "followed" | "fallback";
  readonly of: string; // whose specifications they are
  readonly candidates: readonly Candidate[];
}

export interface Goods {
  readonly item: string;
  readonly category?: string;
}

export interface Publications {
  readonly organisations: ReadonlyMap<string, Organisation>;
  readonly specifications: ReadonlyMap<string, Specification>;
}

/** Undefined where nobody in question has a specification for such goods. */
export function askedOf(
  organisation: Organisation,
  goods: Goods,
  day: IsoDate,
  { organisations, specifications }: Publications,
): Asked | undefined {
  const chain = [
    ["own", [organisation.code]],
    ["followed", organisation.follows],
    ["fallback", organisation.fallsBackTo],
  ] as const;
  for (const [how, codes] of chain) {
    for (const of of codes) {
      if (!organisations.has(of)) continue;
      const candidates = published(of, goods, day, specifications);
      if (candidates.length > 0) return { organisation: organisation.code, how, of, candidates };
    }
  }
  return undefined;
}

function published(
  organisation: string,
  { item, category }: Goods,
  day: IsoDate,
  specifications: ReadonlyMap<string, Specification>,
): readonly Candidate[] {
  const own = [...specifications.values()].filter(
    (one) => one.organisation === organisation && one.use === "purchase",
  );
  const named = inForce(
    own.filter(({ items }) => items.includes(item)),
    own,
    day,
  );
  if (named.length > 0) return named;
  const general = own.filter((one) => one.anyItem && one.category === category);
  return category === undefined ? [] : inForce(general, own, day);
}

/** Of each series among those chosen, the edition in force. */
function inForce(
  chosen: readonly Specification[],
  all: readonly Specification[],
  day: IsoDate,
): readonly Candidate[] {
  const series = [...new Set(chosen.map((one) => one.series))];
  return series.flatMap((code) => {
    const edition = editionOn(
      all.filter((one) => one.series === code),
      day,
    );
    return edition === undefined ? [] : [edition];
  });
}

export function editionOn(editions: readonly Specification[], day: IsoDate): Candidate | undefined {
  const usable = editions.filter(({ superseded, inForceTo }) =>
    inForceTo === undefined ? !superseded : inForceTo >= day,
  );
  const dated = usable
    .filter(({ inForceFrom }) => inForceFrom !== undefined && inForceFrom <= day)
    .sort((a, b) => ((a.inForceFrom ?? "") < (b.inForceFrom ?? "") ? 1 : -1))[0];
  if (dated !== undefined) return { specification: dated, dated: true };
  const undated = usable.find(({ inForceFrom }) => inForceFrom === undefined);
  return undated && { specification: undated, dated: false };
}

/** Reads the name of an organisation as people write it. */
export function organisationCalled(
  text: string,
  organisations: ReadonlyMap<string, Organisation>,
): Organisation | undefined {
  const key = (word: string): string =>
    word
      .normalize("NFKC")
      .toLowerCase()
      .replace(/[\s/-]+/g, "");
  const asked = key(text);
  for (const one of organisations.values()) {
    const words = [one.code, one.nameEn, one.nameJa, ...one.aliases];
    if (words.some((word) => key(word) === asked)) return one;
  }
  return undefined;
}
