/**
 * Several texts as one, to be the key of a map: the lengths keep any two lists apart, whatever
 * characters their texts are made of.
 */
export const joined = (...texts: readonly string[]): string =>
  texts.map((text) => `${text.length} ${text}`).join(" ");
