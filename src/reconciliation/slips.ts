/**
 * Slips of the pen: how a figure that should be `meant` comes to be `written`.
 *
 * A slip has the probability `chance` among the slips of its kind that the figure could have
 * suffered, so that a short number, of which many slips are possible, convinces less than a long
 * one. Whole numbers only; the figures are those of one row.
 */
import type { Cause } from "./likelihood.ts";

export type SlipCause = Extract<
  Cause,
  "unit-mistaken" | "digits-swapped" | "digit-dropped" | "digit-added"
>;

export interface Slip {
  readonly cause: SlipCause;
  readonly chance: number;
  readonly meant: number;
  readonly written: number;
  /** Of a mistaken unit: how many pieces make the pack. */
  readonly perPack?: number;
}

/** Pack sizes that may be meant though the catalogue does not say so; each is less likely. */
const usualPacks = [10, 12, 20, 24, 25, 30, 40, 50, 100] as const;
/** Grams of a kilogram and of a tonne. */
const massFactors = [1_000, 1_000_000] as const;

export interface Packing {
  readonly baseUnit: string | undefined;
  readonly piecesPerPack: number | undefined;
}

/** All slips that turn what was meant into what is written. */
export function slipsBetween(meant: number, written: number, packing: Packing): readonly Slip[] {
  if (meant <= 0 || written <= 0 || meant === written) return [];
  const [long, short] = [String(meant), String(written)];
  return [
    ...unitSlips(meant, written, packing),
    ...swapped(long, short),
    ...dropped(long, short),
    ...added(long, short),
  ];
}

function unitSlips(meant: number, written: number, packing: Packing): readonly Slip[] {
  const [big, small] = meant > written ? [meant, written] : [written, meant];
  if (big % small !== 0) return [];
  const ratio = big / small;
  const chance = packChance(ratio, packing);
  if (chance === 0) return [];
  return [{ cause: "unit-mistaken", chance: chance / 2, meant, written, perPack: ratio }];
}

/** How likely it is that just this many make the pack that was mistaken. */
function packChance(ratio: number, { baseUnit, piecesPerPack }: Packing): number {
  if (baseUnit === "g") return (massFactors as readonly number[]).includes(ratio) ? 0.5 : 0;
  if (ratio === piecesPerPack && ratio > 1) return 0.9;
  const usual = (usualPacks as readonly number[]).includes(ratio);
  return usual ? 0.1 / usualPacks.length : 0;
}

/** Two digits beside each other; seldom, with one between them. */
function swapped(meant: string, written: string): readonly Slip[] {
  if (meant.length !== written.length) return [];
  const wrong = [...meant].flatMap((digit, at) => (digit === written[at] ? [] : [at]));
  const [first = 0, second = 0, third] = wrong;
  if (wrong.length !== 2 || third !== undefined) return [];
  if (meant[first] !== written[second] || meant[second] !== written[first]) return [];
  const apart = second - first;
  if (apart > 2) return [];
  const places = pairsThatDiffer(meant, apart);
  const chance = (apart === 1 ? 0.9 : 0.1) / places;
  return [{ cause: "digits-swapped", chance, meant: Number(meant), written: Number(written) }];
}

function pairsThatDiffer(digits: string, apart: number): number {
  let pairs = 0;
  for (let at = 0; at + apart < digits.length; at += 1) {
    if (digits[at] !== digits[at + apart]) pairs += 1;
  }
  return pairs;
}

/** One digit fewer; what is left of a number does not begin with zero. */
function dropped(meant: string, written: string): readonly Slip[] {
  const ways = waysToDrop(meant, written);
  if (ways === 0) return [];
  const chance = ways / meant.length;
  return [{ cause: "digit-dropped", chance, meant: Number(meant), written: Number(written) }];
}

/** One digit more: most often one that was typed twice. */
function added(meant: string, written: string): readonly Slip[] {
  const ways = waysToDrop(written, meant);
  if (ways === 0) return [];
  const twice = ways > 1; // one of two equal digits beside each other can be taken out in two ways
  const chance = twice ? 0.7 / meant.length : 0.3 / (10 * (meant.length + 1));
  return [{ cause: "digit-added", chance, meant: Number(meant), written: Number(written) }];
}

function waysToDrop(long: string, short: string): number {
  if (long.length !== short.length + 1 || short === "") return 0;
  let ways = 0;
  for (let at = 0; at < long.length; at += 1) {
    const left = long.slice(0, at) + long.slice(at + 1);
    if (left === short && !left.startsWith("0")) ways += 1;
  }
  return ways;
}
