/**
 * How much of a good so many people or households need, by a published planning standard.
 *
 *   quantity = per person × people, or per household × households
 *
 * Where one of the two was not said, the household size of the standard, or else the usual five,
 * turns one into the other; households are rounded up. Exact: the figures are whole numbers.
 */
import type { StandardUsed } from "./request-declaration.ts";

/** A row of planning-standards.csv that counts pieces. */
export interface PieceStandard {
  readonly good: string;
  readonly organisation: string;
  readonly perPerson?: number;
  readonly perHousehold?: number;
  readonly householdSize?: number;
  readonly source: string;
}

export interface Population {
  readonly people?: number;
  readonly households?: number;
}

/** Where a standard does not say it: five persons to a family (as UNHCR's of tents has it). */
const usualHouseholdSize = 5;

/**
 * The standard for a good: of the body that was named; else of the one that asks, else of Sphere,
 * else the first there is. Of one body, the first.
 */
export function standardFor(
  standards: readonly PieceStandard[],
  goods: readonly string[],
  { named, asking }: { readonly named?: string; readonly asking: string },
): PieceStandard | undefined {
  const fitting = standards.filter(({ good }) => goods.includes(good));
  const of = (body: string): PieceStandard | undefined =>
    fitting.find(({ organisation }) => organisation.toLowerCase() === body.toLowerCase());
  if (named !== undefined) return of(named);
  return of(asking) ?? of("Sphere") ?? fitting[0];
}

export function quantityBy(
  standard: PieceStandard,
  population: Population,
): { readonly quantity: number; readonly used: StandardUsed } | undefined {
  const { good, organisation, perPerson, perHousehold, source } = standard;
  const size = standard.householdSize ?? usualHouseholdSize;
  const { people, households } = population;
  const told = { good, organisation, source, ...population };
  if (perPerson !== undefined && people !== undefined) {
    const used = { ...told, per: "person", quantity: String(perPerson) } as const;
    return { quantity: perPerson * people, used };
  }
  if (perHousehold !== undefined && households !== undefined) {
    const used = { ...told, per: "household", quantity: String(perHousehold) } as const;
    return { quantity: perHousehold * households, used };
  }
  const householdSize = String(size);
  if (perHousehold !== undefined && people !== undefined) {
    const used = {
      ...told,
      per: "household",
      quantity: String(perHousehold),
      householdSize,
    } as const;
    return { quantity: perHousehold * Math.ceil(people / size), used };
  }
  if (perPerson !== undefined && households !== undefined) {
    const used = { ...told, per: "person", quantity: String(perPerson), householdSize } as const;
    return { quantity: perPerson * households * size, used };
  }
  return undefined;
}

/** How many people a piece of a good serves: of Sphere's standard, or of the first there is. */
export function peoplePerPiece(
  standards: readonly PieceStandard[],
  good: string,
): number | undefined {
  const standard = standardFor(standards, [good], { asking: "Sphere" });
  if (standard === undefined) return undefined;
  const { perPerson, perHousehold, householdSize = usualHouseholdSize } = standard;
  if (perPerson !== undefined) return 1 / perPerson;
  return perHousehold === undefined ? undefined : householdSize / perHousehold;
}
