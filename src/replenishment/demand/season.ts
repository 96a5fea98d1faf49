/**
 * Whether events keep to a season, and which: Rayleigh's test on the circle of the year, and where
 * chance alone would hardly do it, a wave of one peak a year (cardioid): the chance of an event on
 * day t is proportional to 1 + 2R cos(t − peak), R the mean resultant length, at most 1/2.
 *
 * P(a resultant as long by chance) ≈ e^−Z (1 + (2Z − Z²)/4n), Z = nR² (Mardia & Jupp 2000, 6.3.1).
 * A year with two peaks half a year apart does not show in it; the counts by month stand beside.
 */
import type { Chance } from "../chance.ts";

export interface Season {
  /** P(so uneven a year by chance alone): below 0.05, there is a season. */
  readonly byChance: number;
  /** Where in the year the peak is, 0 to 1, and R: of the season, undefined where there is none. */
  readonly wave: { readonly peak: number; readonly strength: number } | undefined;
  /** Events in each month, January first. */
  readonly months: readonly number[];
}

const seasonLevel = 0.05;

/** From 0 to 1: where in its year a day is. */
export interface DayOfYear {
  readonly month: number; // 1 to 12
  readonly ofYear: number;
}

export function seasonOf(days: readonly DayOfYear[]): Season {
  const n = days.length;
  const mean = (of: (angle: number) => number): number =>
    days.reduce((sum, { ofYear }) => sum + of(2 * Math.PI * ofYear), 0) / Math.max(1, n);
  const [x, y] = [mean(Math.cos), mean(Math.sin)];
  const length = Math.hypot(x, y);
  const z = n * length * length;
  const byChance = Math.min(1, Math.max(0, Math.exp(-z) * (1 + (2 * z - z * z) / (4 * n))));
  const turn = Math.atan2(y, x) / (2 * Math.PI);
  const months = Array.from(
    { length: 12 },
    (_, at) => days.filter(({ month }) => month === at + 1).length,
  );
  return {
    byChance: n === 0 ? 1 : byChance,
    wave:
      byChance < seasonLevel
        ? { peak: (turn + 1) % 1, strength: Math.min(0.5, length) }
        : undefined,
    months,
  };
}

/** How much more likely than on average a moment of the year is; 1 without a season. */
const seasonWeight = ({ wave }: Season, ofYear: number): number =>
  wave === undefined ? 1 : 1 + 2 * wave.strength * Math.cos(2 * Math.PI * (ofYear - wave.peak));

/** A moment of the year at which an event comes. */
export function momentOfYear(season: Season, chance: Chance): number {
  const most = 1 + 2 * (season.wave?.strength ?? 0);
  for (;;) {
    const moment = chance.even();
    if (season.wave === undefined || chance.even() * most < seasonWeight(season, moment)) {
      return moment;
    }
  }
}
