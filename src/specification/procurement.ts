/**
 * What to write into a purchase so that several organisations take the goods: of each of them the
 * specification it asks for today, and what meets all of these at once.
 *
 * An organisation may take one of several types of such goods. The combination is chosen that
 * leaves the fewest conflicts (critical ones first, then major, then minor); of equal ones that in
 * which most demands are shared, as goods of one type are asked for the same things; then that
 * which comes first in the data. Which others there were is told.
 */
import type { IsoDate } from "../domain/dates.ts";
import { type Asked, askedOf, type Candidate, type Goods } from "./asked.ts";
import { type Conflict, type Intersection, intersectionOf } from "./joint-demands.ts";
import type { SpecificationReference } from "./reference.ts";
import { type Organisation, type Specification, severities } from "./requirement.ts";

/** A specification that the purchase keeps to, and for whom. */
export interface Adopted {
  readonly specification: Specification;
  /** Its day is known; otherwise it is the only edition that is. */
  readonly dated: boolean;
  readonly publisher: string;
  readonly organisations: readonly Pick<Asked, "organisation" | "how">[];
  /** Other types that they would take as well. */
  readonly others: readonly Specification[];
}

export interface Procurement {
  readonly goods: Goods;
  readonly day: IsoDate;
  readonly adopted: readonly Adopted[];
  /** They publish nothing for such goods, nor does anybody they follow. */
  readonly without: readonly Organisation[];
  readonly common: Intersection;
}

/** What is adopted from one publisher: it is the same for all who ask for its specifications. */
interface Slot {
  readonly publisher: string;
  readonly organisations: Adopted["organisations"];
  readonly candidates: readonly Candidate[];
}

export function procurementFor(
  goods: Goods,
  organisations: readonly Organisation[],
  { day, only }: { readonly day: IsoDate; readonly only: readonly Specification[] },
  reference: SpecificationReference,
): Procurement {
  const slots = new Map<string, Slot>();
  const without: Organisation[] = [];
  for (const organisation of organisations) {
    const asked = askedOf(organisation, goods, day, reference);
    if (asked === undefined) {
      without.push(organisation);
      continue;
    }
    const { how, of: publisher, candidates } = asked;
    const before = slots.get(publisher)?.organisations ?? [];
    const takers = [...before, { organisation: organisation.code, how }];
    slots.set(publisher, { publisher, organisations: takers, candidates });
  }
  const chosen = bestOf(
    [...slots.values()].map((slot) => narrowed(slot, only)),
    reference,
  );
  const adopted = chosen.map(({ slot, candidate }): Adopted => {
    const { specification, dated } = candidate;
    const { publisher, organisations: takers, candidates } = slot;
    const others = candidates.flatMap((one) =>
      one.specification === specification ? [] : [one.specification],
    );
    return { specification, dated, publisher, organisations: takers, others };
  });
  return { goods, day, adopted, without, common: commonOf(adopted, reference) };
}

/** What was asked for by name goes before what would be chosen. */
function narrowed(slot: Slot, only: readonly Specification[]): Slot {
  const named = slot.candidates.filter(({ specification }) => only.includes(specification));
  return named.length === 0 ? slot : { ...slot, candidates: named };
}

interface Choice {
  readonly slot: Slot;
  readonly candidate: Candidate;
}

const commonOf = (
  chosen: readonly { readonly specification: Specification }[],
  reference: SpecificationReference,
): Intersection =>
  intersectionOf(
    chosen.flatMap(({ specification }) => specification.requirements),
    reference,
  );

/** Publishers of one kind of goods are few, and so are their types: all combinations are tried. */
const COMBINATIONS_MAX = 5000;

function bestOf(slots: readonly Slot[], reference: SpecificationReference): readonly Choice[] {
  let combinations: readonly (readonly Choice[])[] = [[]];
  for (const slot of slots) {
    combinations = combinations
      .flatMap((before) => slot.candidates.map((candidate) => [...before, { slot, candidate }]))
      .slice(0, COMBINATIONS_MAX);
  }
  if (combinations.length <= 1) return combinations[0] ?? [];
  let best: ({ readonly choices: readonly Choice[] } & Agreement) | undefined;
  for (const choices of combinations) {
    const candidates = choices.map(({ candidate }) => candidate);
    const agreement = agreementOf(commonOf(candidates, reference));
    if (best === undefined || agreesMore(agreement, best)) best = { choices, ...agreement };
  }
  return best?.choices ?? [];
}

/** How well specifications go together. */
interface Agreement {
  readonly cost: number; // of conflicts
  readonly shared: number; // demands that come from several of them
}

const agreementOf = ({ conflicts, demands }: Intersection): Agreement => ({
  cost: costOf(conflicts),
  shared: demands.reduce((sum, { from }) => sum + from.length - 1, 0),
});

const agreesMore = (one: Agreement, other: Agreement): boolean =>
  one.cost < other.cost || (one.cost === other.cost && one.shared > other.shared);

/** A conflict weighs as much as the less severe side of it, which is what could be given up. */
export const severityOf = ({ one, other }: Conflict): Conflict["one"]["severity"] =>
  severities.findLast((it) => one.severity === it || other.severity === it) ?? "minor";

/** One more of a severity outweighs any number of those below it, of which there are fewer. */
const costOf = (conflicts: readonly Conflict[]): number =>
  conflicts.reduce((sum, one) => sum + { critical: 1e6, major: 1e3, minor: 1 }[severityOf(one)], 0);
