/**
 * Numbers as people write them, exactly: a decimal is its digits and how many of them stand behind
 * the point. Thousands are marked by commas, spaces or apostrophes. A point before exactly three
 * digits is read by nobody: "1.200" is 1200 in one office and 1.2 in the next.
 */

export interface Decimal {
  readonly digits: bigint;
  readonly scale: number; // the value is digits / 10^scale
}

export type NumberReading =
  | { readonly is: "number"; readonly value: Decimal }
  | { readonly is: "negative" }
  | { readonly is: "ambiguous" }
  | { readonly is: "none" };

/** Longer figures are not figures; it also bounds the work on a hostile cell. */
const digitsMost = 40;

const figure = /^(\d{1,3}(?:([,'’ ])\d{3})+|\d+)(?:\.(\d+))?$/;
const sameMarks = /^\d{1,3}(?:(?:,\d{3})+|(?:'\d{3})+|(?:’\d{3})+|(?: \d{3})+)?$|^\d+$/;

/** Superscripts, circled digits and fractions: NFKC would make "5²" a 52. */
export const hasOddDigits = (text: string): boolean => /[\p{No}\p{Nl}]/u.test(text);

/** Reads a plain figure (see `plain` in cell.ts), with its sign in any of the usual ways. */
export function readNumber(text: string): NumberReading {
  const signed = /^(?:[-△▲]\s*(.+)|\((.+)\))$/.exec(text);
  if (signed !== null) {
    const inner = readNumber((signed[1] ?? signed[2] ?? "").trim());
    return inner.is === "number" ? { is: "negative" } : inner;
  }
  const body = text.startsWith("+") ? text.slice(1) : text;
  if (body.length > digitsMost) return { is: "none" };
  const match = figure.exec(body);
  const whole = match?.[1] ?? "";
  if (match === null || !sameMarks.test(whole)) {
    return /^[\d.,'’ ]+$/.test(body) && /\d/.test(body) ? { is: "ambiguous" } : { is: "none" };
  }
  const fraction = match[3] ?? "";
  const grouped = match[2] !== undefined;
  if (fraction.length === 3 && !grouped && whole.length <= 3 && !whole.startsWith("0")) {
    return { is: "ambiguous" };
  }
  const digits = whole.replace(/[,'’ ]/g, "");
  return { is: "number", value: { digits: BigInt(digits + fraction), scale: fraction.length } };
}

/** The number of a workbook's cell, which is never ambiguous: "1.125", "1e+21". */
export function readStoredNumber(text: string): NumberReading {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d{1,3}))?$/i.exec(text);
  if (match === null) return { is: "none" };
  if (match[1] === "-" && /[1-9]/.test(`${match[2]}${match[3] ?? ""}`)) return { is: "negative" };
  const fraction = match[3] ?? "";
  const scale = fraction.length - Number(match[4] ?? 0);
  const digits = BigInt(`${match[2]}${fraction}`);
  return {
    is: "number",
    value: scale >= 0 ? { digits, scale } : { digits: digits * 10n ** BigInt(-scale), scale: 0 },
  };
}

/** value × factor as a whole number, or undefined where a fraction would be left over. */
export function wholeTimes({ digits, scale }: Decimal, factor: bigint): bigint | undefined {
  const [product, unit] = [digits * factor, 10n ** BigInt(scale)];
  return product % unit === 0n ? product / unit : undefined;
}

/** value × factor to the nearest whole number, halves up: for sizes, never for quantities. */
export const nearestTimes = ({ digits, scale }: Decimal, factor: bigint): bigint => {
  const unit = 10n ** BigInt(scale);
  return (2n * digits * factor + unit) / (2n * unit);
};
