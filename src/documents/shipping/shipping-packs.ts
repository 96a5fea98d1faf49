/**
 * The packs of a shipment, numbered through, and its totals. Weights and volumes are the line's,
 * shared out over its packs so that they add up to it to the gram and to the cm3.
 */
import type { ShipmentFacts, ShipmentLineFacts } from "./shipment-facts.ts";

/** Packs of equal content; or goods of which nobody knows how they are packed. */
export interface PackGroup {
  readonly line: ShipmentLineFacts;
  /** Numbers of the packs in the shipment; absent where packs are not known. */
  readonly packs?: { readonly from: number; readonly to: number; readonly pieces: number };
  readonly quantity: number;
  readonly weightG?: number;
  readonly volumeCm3?: number;
  /** Of one pack; absent where the packs are no whole grams alike. */
  readonly eachG?: number;
}

export function packGroups(lines: readonly ShipmentLineFacts[]): readonly PackGroup[] {
  const groups: PackGroup[] = [];
  let last = 0;
  for (const line of lines) {
    const own = groupsOf(line, last);
    groups.push(...own);
    last = own.at(-1)?.packs?.to ?? last;
  }
  return groups;
}

function groupsOf(line: ShipmentLineFacts, before: number): readonly PackGroup[] {
  const { quantity, pack, weightG, volumeCm3 } = line;
  const measured = (weight: number | undefined, volume: number | undefined) => ({
    ...(weight !== undefined && { weightG: weight }),
    ...(volume !== undefined && { volumeCm3: volume }),
  });
  if (pack === undefined) return [{ line, quantity, ...measured(weightG, volumeCm3) }];
  const whole = Math.floor(quantity / pack.pieces);
  const rest = quantity - whole * pack.pieces;
  const share = (measure: number | undefined): number | undefined => {
    if (measure === undefined || rest === 0) return measure;
    const each = (BigInt(measure) * BigInt(pack.pieces)) / BigInt(quantity);
    return Number(each) * whole;
  };
  const [weight, volume] = [share(weightG), share(volumeCm3)];
  const full: PackGroup = {
    line,
    packs: { from: before + 1, to: before + whole, pieces: pack.pieces },
    quantity: quantity - rest,
    ...measured(weight, volume),
    ...eachOf(weight, whole),
  };
  if (rest === 0) return [full];
  const left = (all: number | undefined, part: number | undefined): number | undefined =>
    all === undefined || part === undefined ? undefined : all - part;
  const restG = left(weightG, weight);
  const broken: PackGroup = {
    line,
    packs: { from: before + whole + 1, to: before + whole + 1, pieces: rest },
    quantity: rest,
    ...measured(restG, left(volumeCm3, volume)),
    ...eachOf(restG, 1),
  };
  return whole === 0 ? [broken] : [full, broken];
}

const eachOf = (weight: number | undefined, packs: number): { readonly eachG?: number } =>
  weight === undefined || packs === 0 || weight % packs !== 0 ? {} : { eachG: weight / packs };

/** A sum, and whether it is of all lines. */
export interface Total {
  /** Absent where nothing of it is known. */
  readonly sum?: number;
  readonly unknownLines: readonly number[];
  readonly estimated: boolean;
}

export interface Totals {
  readonly weight: Total;
  readonly volume: Total;
  /** Absent where some goods have no known packs. */
  readonly packs?: number;
}

export function totalsOf(lines: readonly ShipmentLineFacts[]): Totals {
  const total = (
    measure: (line: ShipmentLineFacts) => number | undefined,
    kind: "weight" | "volume",
  ): Total => {
    const known = lines.flatMap((line) => measure(line) ?? []);
    return {
      ...(known.length > 0 && { sum: known.reduce((sum, one) => sum + one, 0) }),
      unknownLines: lines.filter((line) => measure(line) === undefined).map(({ no }) => no),
      estimated: lines.some(({ estimated }) => estimated.includes(kind)),
    };
  };
  const groups = packGroups(lines);
  const packed = groups.every(({ packs }) => packs !== undefined);
  return {
    weight: total(({ weightG }) => weightG, "weight"),
    volume: total(({ volumeCm3 }) => volumeCm3, "volume"),
    ...(packed && {
      packs: groups.reduce((sum, { packs }) => sum + (packs ? packs.to - packs.from + 1 : 0), 0),
    }),
  };
}

/** Lines by whom they go to, in the order in which each is first named. */
export function consignments({
  lines,
}: Pick<ShipmentFacts, "lines">): ReadonlyMap<string, readonly ShipmentLineFacts[]> {
  const found = new Map<string, ShipmentLineFacts[]>();
  for (const line of lines) {
    found.set(line.consignee, [...(found.get(line.consignee) ?? []), line]);
  }
  return found;
}
