/**
 * How much a text looks like a Japanese inventory, to choose among readings of the same bytes.
 *
 * Bytes read in the wrong encoding of Japan come out as half-width katakana and rare kanji, so
 * those count against a reading; kana, everyday kanji (level 1 of JIS X 0208) and words that head
 * the columns of inventories count for it. Only differences between readings mean anything.
 */

/** The heading and some hundred rows: enough, also where the first rows are in English. */
const SAMPLE_CHARACTERS = 65_536;

/** A known heading outweighs a line of guesses about single characters. */
const KNOWN_WORD = 40;

/** Level 1 of JIS X 0208: the 2,965 kanji of rows 16 to 47, which everyday texts are written in. */
async function everydayKanji(): Promise<ReadonlySet<string>> {
  const { default: iconv } = await import("iconv-lite");
  const bytes: number[] = [];
  for (let row = 0xb0; row <= 0xcf; row++) {
    for (let cell = 0xa1; cell <= (row === 0xcf ? 0xd3 : 0xfe); cell++) bytes.push(row, cell);
  }
  return new Set(iconv.decode(Buffer.from(bytes), "euc-jp"));
}

let kanji: Promise<ReadonlySet<string>> | undefined;

function characterScore(character: string, everyday: ReadonlySet<string>): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return code < 0x20 && !"\t\r\n\x1a".includes(character) ? -20 : 0;
  if (code < 0xa0) return -20; // controls of Latin-1
  if (code < 0x2000) return -2; // Greek, Cyrillic …
  if (code >= 0x3041 && code <= 0x30fe) return 3; // kana
  if (code >= 0x4e00 && code <= 0x9fff) return everyday.has(character) ? 2 : -1;
  if (code >= 0xe000 && code <= 0xf8ff) return -20; // private use
  if (code >= 0xff61 && code <= 0xff9f) return -1; // half-width katakana
  return 0.5; // punctuation, full-width letters and digits, ①, ㈱
}

export async function japaneseScore(text: string, words: ReadonlySet<string>): Promise<number> {
  kanji ??= everydayKanji();
  const everyday = await kanji;
  const sample = text.slice(0, SAMPLE_CHARACTERS);
  let score = 0;
  for (const character of sample) score += characterScore(character, everyday);
  // A kanji inside a Latin word is a Western letter read as half of a pair: "Quantit駸".
  score -= 5 * (sample.match(/[a-z][\u4e00-\u9fff\uff61-\uff9f][a-z\s]/g)?.length ?? 0);
  for (const cell of sample.split(/[,;\t\r\n"]+/)) {
    const word = cell.trim().normalize("NFKC").toLowerCase();
    if (/[^\0-\x7f]/.test(word) && words.has(word)) score += KNOWN_WORD;
  }
  return score;
}

/** Signs of a measure where they belong: "20 ± 1", "4 × 5", "190 g/m²", "23 °C", "250 µm". */
const measureSigns = /(?<=\d\s*)[±×](?=\s*\d)|(?<=[a-z])[²³]|(?<=\d\s*)(?:°C|µm)/g;

/**
 * How much a text looks like a Western, Greek, Cyrillic, Arabic … one that was written in UTF-8,
 * two bytes a letter. Pairs of half-width katakana are seldom letters in this reading, but "±" or
 * "Â"; so a sign counts for it only where it stands as signs of measures do.
 */
export function twoByteScore(text: string): number {
  const sample = text.slice(0, SAMPLE_CHARACTERS);
  let score = 0;
  for (const [character] of sample.matchAll(/[^\0-\x7f]/gu)) {
    score += /\p{L}/u.test(character) ? 3 : -2;
  }
  // One of EUC-JP's kanji is worth 2: this outweighs it together with the -2 above.
  return score + 5 * (sample.match(measureSigns)?.length ?? 0);
}
