/**
 * When two texts are the same word: however wide, spaced, cased or hyphenated they are written.
 *
 * Nothing here judges likeness. Two texts are the same word exactly when their normal forms are
 * equal, so that what is recognised never depends on what else is known.
 */

const hyphens = /[\u2010-\u2015\u2043\u2212\uFE58\uFE63]/g;
/** The long vowel mark is a hyphen only where no kana stands before it: "A-1" typed as "Aー1". */
const vowelMarkAsHyphen = /(?<![\u3040-\u30FF])\u30FC/g;
const invisible = /[\s\u00AD\u200B-\u200F\u2028-\u202E\u2060\uFEFF]+/g;

/** What NFKC, spaces and hyphens cannot change: most codes, figures and dates. */
const oneAsciiWord = /^[\x21-\x7e]*$/;

/** NFKC (full and half width, kana width), case, every space, and the kinds of hyphens. */
export function normalise(text: string): string {
  if (oneAsciiWord.test(text)) return text.toLowerCase();
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(invisible, "")
    .replace(hyphens, "-")
    .replace(vowelMarkAsHyphen, "-");
}

/**
 * A heading without the marks that people put between its words: "Unit_Cost (JPY)" → "unitcostjpy".
 * A stroke stays: "qty/ctn" is how many in a carton, "qty ctn" how many cartons.
 */
export function headingKey(text: string): string {
  const plain = normalise(text);
  const key = plain.replace(/[^\p{L}\p{N}%/]+/gu, "");
  return key === "" ? plain : key;
}

const controls = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;

/** A text as people see it: one line, single spaces, full-width letters and digits made plain. */
export const tidy = (text: string): string =>
  oneAsciiWord.test(text)
    ? text
    : text.normalize("NFKC").replace(controls, " ").replace(/\s+/g, " ").trim();

/**
 * The code of what the catalogue does not know: the text itself, made fit to be a code. Different
 * words never get one code, as nothing is dropped that `normalise` keeps; so it does not matter in
 * which order files arrive.
 */
export const provisionalCode = (text: string): string => tidy(text).replaceAll(":", "：");
