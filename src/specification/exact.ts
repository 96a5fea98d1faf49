/**
 * Numbers as they are written: exact fractions of whole numbers of any length.
 *
 * A limit of 0.15 is 15/100 and nothing beside it, so a value on the limit is on the limit. Nothing
 * is ever rounded here, unless somebody asks for it (`roundedTo`, `decimalText`).
 */
export interface Exact {
  readonly n: bigint;
  readonly d: bigint; // above zero; n/d in lowest terms
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

export function fraction(n: bigint, d: bigint): Exact {
  const by = gcd(n, d < 0n ? -d : d) || 1n;
  const sign = d < 0n ? -1n : 1n;
  return { n: (sign * n) / by, d: (sign * d) / by };
}

export const whole = (value: number): Exact => ({ n: BigInt(value), d: 1n });
export const zero = whole(0);

/** Longer texts are not figures that anybody has measured. */
const lengthMax = 40;

/** "12.50", "-3", ".5", "1/3", "8e-07"; undefined where it is none of these. */
export function exactOf(text: string): Exact | undefined {
  if (text.length > lengthMax) return undefined;
  const parts = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,2}))?$/.exec(text);
  if (parts === null) return quotientOf(text);
  const [, sign, before = "", after = "", power = "0"] = parts;
  if (before === "" && after === "") return undefined;
  const digits = BigInt(`${before}${after}`);
  const scale = after.length - Number(power);
  const value =
    scale >= 0
      ? fraction(digits, 10n ** BigInt(scale))
      : times(fraction(digits, 1n), { n: 10n ** BigInt(-scale), d: 1n });
  return sign === "-" ? negative(value) : value;
}

function quotientOf(text: string): Exact | undefined {
  const parts = /^(-?\d+)\/(\d+)$/.exec(text);
  const [n, d] = [BigInt(parts?.[1] ?? 0), BigInt(parts?.[2] ?? 0)];
  return d === 0n ? undefined : fraction(n, d);
}

export const negative = ({ n, d }: Exact): Exact => ({ n: -n, d });
export const plus = (a: Exact, b: Exact): Exact => fraction(a.n * b.d + b.n * a.d, a.d * b.d);
export const minus = (a: Exact, b: Exact): Exact => plus(a, negative(b));
export const times = (a: Exact, b: Exact): Exact => fraction(a.n * b.n, a.d * b.d);
export const over = (a: Exact, b: Exact): Exact => fraction(a.n * b.d, a.d * b.n);

/** Below zero, zero, above zero: as a is less than, equal to, greater than b. */
export function compare(a: Exact, b: Exact): -1 | 0 | 1 {
  const [left, right] = [a.n * b.d, b.n * a.d];
  return left < right ? -1 : left > right ? 1 : 0;
}

export const isLess = (a: Exact, b: Exact): boolean => a.n * b.d < b.n * a.d;
export const least = (a: Exact, b: Exact): Exact => (isLess(b, a) ? b : a);
export const most = (a: Exact, b: Exact): Exact => (isLess(a, b) ? b : a);

/** The nearest multiple of a step; halves go away from zero (ISO 80000-1, rule B). */
export function roundedTo(value: Exact, step: Exact): Exact {
  const { n, d } = over(value, step);
  const size = n < 0n ? -n : n;
  const steps = (2n * size + d) / (2n * d);
  return times({ n: n < 0n ? -steps : steps, d: 1n }, step);
}

/** Digits that are shown of a number without an end, such as 1/3. */
const significant = 6;

/** As a decimal: all of it where it ends, else its first digits behind "≈". */
export function decimalText(value: Exact): string {
  const places = placesOf(value.d);
  if (places !== undefined && places <= 12) return fixed(value, places);
  const size = value.n < 0n ? -value.n : value.n;
  const left = (size / value.d).toString().length;
  const leading = size >= value.d ? left : 1 - (value.d / (size || 1n)).toString().length;
  const shown = Math.max(significant - leading, 0);
  return `≈${fixed(value, shown)
    .replace(/(\.\d*?)0+$/, "$1")
    .replace(/\.$/, "")}`;
}

/** The same as a number of JSON: the double nearest to it. */
export const asNumber = (value: Exact): number => Number(decimalText(value).replace("≈", ""));

/** How many decimals a fraction ends after; undefined where it has no end. */
function placesOf(d: bigint): number | undefined {
  let rest = d;
  let [twos, fives] = [0, 0];
  for (; rest % 2n === 0n; twos++) rest /= 2n;
  for (; rest % 5n === 0n; fives++) rest /= 5n;
  return rest === 1n ? Math.max(twos, fives) : undefined;
}

function fixed({ n, d }: Exact, places: number): string {
  const scaled = roundedTo({ n: n * 10n ** BigInt(places), d }, { n: 1n, d: 1n }).n;
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(places + 1, "0");
  const text =
    places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(digits.length - places)}`;
  return scaled < 0n ? `-${text}` : text;
}
