/** How wide a text is shown, in half-width characters: kana, kanji and full-width forms take two. */
const wide =
  /[\u1100-\u115f\u2460-\u24ff\u25a0-\u26ff\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

const invisible = /[\p{Mn}\p{Me}\p{Cf}\p{Cc}]/u;

/** Of the longest line. */
export function textWidth(text: string): number {
  let widest = 0;
  for (const line of text.split("\n")) {
    let width = 0;
    for (const character of line) {
      width += wide.test(character) ? 2 : invisible.test(character) ? 0 : 1;
    }
    widest = Math.max(widest, width);
  }
  return widest;
}
