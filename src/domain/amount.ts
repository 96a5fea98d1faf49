/** Minor units as people write the amount: 1250 cents are 12.50. */
export function amountText(minor: bigint, minorDigits: number): string {
  if (minorDigits === 0) return String(minor);
  const digits = String(minor).padStart(minorDigits + 1, "0");
  return `${digits.slice(0, -minorDigits)}.${digits.slice(-minorDigits)}`;
}
