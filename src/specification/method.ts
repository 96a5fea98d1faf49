/**
 * Test methods, and which result counts for which method: the same one, or one that a published
 * equivalence names (data/spec-methods.csv). Two strengths by two methods are two figures.
 *
 * European and national adoptions of an ISO standard are that standard. A year in what is asked for
 * is part of it; a result whose year nobody asked for counts.
 */
export interface Method {
  readonly code: string;
  readonly countsAs: readonly string[];
  readonly words: readonly string[];
}

export interface Methods {
  /** Whether a result by one method counts where another is asked for. */
  counts(used: string, asked: string): boolean;
}

export function methodsOf(rows: readonly Method[]): Methods {
  const byName = new Map<string, Method>();
  for (const method of rows) {
    for (const name of [method.code, ...method.words]) byName.set(key(name), method);
  }
  /** All that a result by this method counts as, itself included. */
  const reach = (name: string): ReadonlySet<string> => {
    const seen = new Set<string>();
    const left = [name];
    for (let next = left.pop(); next !== undefined; next = left.pop()) {
      const method = byName.get(key(next));
      const code = key(method?.code ?? next);
      if (seen.has(code)) continue;
      seen.add(code);
      left.push(...(method?.countsAs ?? []));
    }
    return seen;
  };
  const known = new Map<string, boolean>();
  return {
    counts(used, asked) {
      const pair = `${used}\n${asked}`;
      const before = known.get(pair);
      if (before !== undefined) return before;
      const wanted = key(byName.get(key(asked))?.code ?? asked);
      const found = [used, withoutYear(used)].some((name) => reach(name).has(wanted));
      known.set(pair, found);
      return found;
    },
  };
}

/** "BS EN ISO 13934-1" and "ISO13934-1" are one name. */
const key = (name: string): string =>
  name
    .normalize("NFKC")
    .toUpperCase()
    .replace(/\b(?:BS |DIN |NF |UNI |SS )?EN ISO\b/g, "ISO")
    .replace(/\s+/g, "")
    .replace(/[\u2010-\u2015]/g, "-");

const withoutYear = (name: string): string => name.replace(/[:：](?:19|20)\d{2}\b/g, "");
