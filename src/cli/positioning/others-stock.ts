/**
 * What other organisations hold, from a list of theirs (`position --others`): any table that
 * `import` reads. It answers events, and is not ours to move. A kind of goods counts by its
 * category, since a blanket of one body warms like that of another; what the catalogue does not
 * know is left out, and told.
 */
import type { Catalogue } from "../../domain/catalogue.ts";
import type { StatementReading } from "../../importers/reading.ts";
import { readStatement } from "../../importers/statement.ts";
import type { Context } from "../context.ts";
import { InputFault } from "../input-fault.ts";

/** The owners whose layout is asked about: their goods in another body's list are not another's. */
const ours: readonly string[] = ["cabinet-office", "jica"];

/** The owner of a list that names none. */
const somebody = "others";

export interface OthersHolding {
  readonly depot: string;
  readonly category: string;
  readonly quantity: number;
}

export interface OthersStock {
  readonly file: string;
  readonly rows: number;
  readonly holdings: readonly OthersHolding[];
  /** Rows whose goods or depot the catalogue does not know. */
  readonly unknownRows: number;
}

export async function othersStock(
  path: string,
  catalogue: Catalogue,
  { files, vocabulary, today }: Context,
): Promise<OthersStock> {
  const file = await files.read(path, {});
  if (!file.ok) throw new InputFault(...file.problems);
  const words = await vocabulary();
  const read = (owner: { readonly agency?: string }): StatementReading =>
    readStatement(file.value, { catalogue, vocabulary: words, options: { date: today, ...owner } });
  const named = read({});
  const ownerless = named.rejects.some(({ kind }) => kind === "agency-missing");
  const { rejects, lines } = ownerless ? read({ agency: somebody }) : named;
  if (rejects.length > 0) throw new InputFault(...rejects);
  const holdings = new Map<string, OthersHolding>();
  let unknownRows = 0;
  for (const line of lines) {
    if (ours.includes(line.agency) || line.status !== "available") continue;
    const category = catalogue.item(line.item)?.category;
    if (category === undefined || catalogue.depot(line.depot) === undefined) {
      unknownRows += 1;
      continue;
    }
    const key = JSON.stringify([line.depot, category]);
    const before = holdings.get(key)?.quantity ?? 0;
    holdings.set(key, { depot: line.depot, category, quantity: before + line.quantity });
  }
  return {
    file: file.value.name,
    rows: lines.length,
    holdings: [...holdings.values()],
    unknownRows,
  };
}
