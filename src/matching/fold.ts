/**
 * Texts made alike before they are compared, so that what is written differently but read the same
 * becomes the same: width, case, accents, kana, voiced marks, long vowel marks, plural.
 *
 * Folding is idempotent and never joins or parts words. It is coarser than domain/normalise.ts,
 * which recognises; what is folded alike may still be different and is only compared further.
 */

/** A voiced mark that stands by itself (゛ ゜, also of half width) belongs to the kana before it. */
const loneVoiced = /[ \u3000]*[\u309B\uFF9E]/g;
const loneHalfVoiced = /[ \u3000]*[\u309C\uFF9F]/g;
const accents = /[\u0300-\u036F]/g;
/** The long vowel mark after kana, and the dashes that are typed for it: シート, シ－ト, シ―ト. */
const longVowel = /(?<=[\u30A1-\u30FA])[\u30FC\u2010-\u2015\u2212-]+/g;
const hyphens = /[\u2010-\u2015\u2043\u2212\uFE58\uFE63\u30FC]/g;
/** One hiragana by itself is a particle or the end of a verb, and parts words: テントの部品. */
const hiraganaRun = /[\u3041-\u3096]{2,}/g;
const plainAscii = /^[\x20-\x7e]*$/;

/** Kana that people write either way: ヴァイ and バイ, プラスティック and プラスチック. */
const kanaVariants: readonly (readonly [RegExp, string])[] = [
  [/ヴァ/g, "バ"],
  [/ヴィ/g, "ビ"],
  [/ヴェ/g, "ベ"],
  [/ヴォ/g, "ボ"],
  [/ヴ/g, "ブ"],
  [/ティ/g, "チ"],
  [/ディ/g, "ジ"],
  [/[ヂ]/g, "ジ"],
  [/[ヅ]/g, "ズ"],
  [/ウェ/g, "ウエ"],
  [/ウィ/g, "ウイ"],
  [/ウォ/g, "ウオ"],
  [/[ヶ]/g, "ケ"],
  [/[ヵ]/g, "カ"],
];

/** The text as it is compared: lower case, plain letters, katakana without long vowel marks. */
export function fold(text: string): string {
  if (plainAscii.test(text)) return text.toLowerCase();
  let folded = text
    .replace(loneVoiced, "\u3099")
    .replace(loneHalfVoiced, "\u309A")
    .normalize("NFKC")
    .toLowerCase()
    .normalize("NFD")
    .replace(accents, "")
    .normalize("NFC")
    .replace(hiraganaRun, (run) =>
      [...run].map((kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60)).join(""),
    );
  for (const [pattern, kana] of kanaVariants) folded = folded.replace(pattern, kana);
  return folded
    .replace(longVowel, "")
    .replace(hyphens, "-")
    .replace(/[\u2018\u2019]/g, "'");
}

/** Words that end in s and are no plural. */
const notPlural = /(ss|us|is|ous|[^aeiou]as)$/;

/** An English word without its plural: boxes → box, bodies → body, tents → tent. */
export function singular(word: string): string {
  if (word.length < 4 || !word.endsWith("s") || notPlural.test(word)) return word;
  if (word.endsWith("ies")) return word.length > 4 ? `${word.slice(0, -3)}y` : word;
  if (/(x|ch|sh|ss|zz)es$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

const voiced = "ガギグゲゴザジズゼゾダヂヅデドバビブベボパピプペポッャュョァィゥェォ";
const unvoiced = "カキクケコサシスセソタチツテトハヒフヘホハヒフヘホツヤユヨアイウエオ";
const bluntKana = new Map([...voiced].map((kana, at) => [kana, unvoiced[at] ?? kana]));

/** Kana without voiced marks and small forms: ベット and ベッド are a slip of one another. */
export const blunt = (word: string): string =>
  /[\u30A1-\u30FA]/.test(word)
    ? [...word].map((letter) => bluntKana.get(letter) ?? letter).join("")
    : word;
