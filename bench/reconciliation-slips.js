// Slips of the pen in a figure; undefined where the figure has no room for one.

export function swapped(quantity, random) {
  const digits = String(quantity);
  const places = [...digits].flatMap((digit, at) =>
    at + 1 < digits.length && digit !== digits[at + 1] && !(at === 0 && digits[1] === "0")
      ? [at]
      : [],
  );
  if (places.length === 0) return undefined;
  const at = random.pick(places);
  return Number(digits.slice(0, at) + digits[at + 1] + digits[at] + digits.slice(at + 2));
}

export function dropped(quantity, random) {
  const digits = String(quantity);
  const at = random.below(digits.length);
  const left = digits.slice(0, at) + digits.slice(at + 1);
  return left === "" || left.startsWith("0") ? undefined : Number(left);
}

export function added(quantity, random) {
  const digits = String(quantity);
  const at = random.below(digits.length);
  const digit = random.chance(0.75) ? digits[at] : String(random.below(10));
  const long = digits.slice(0, at + 1) + digit + digits.slice(at + 1);
  return Number(long) > 90_000_000 ? undefined : Number(long);
}
