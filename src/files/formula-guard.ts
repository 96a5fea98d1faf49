/**
 * Text that a spreadsheet would run as a formula, made harmless in CSV, and back.
 *
 * A cell that begins with = + - @, a tab or a line end, also in the full-width forms that a
 * Japanese Excel takes for them, gets an apostrophe in front, which spreadsheets show as text.
 * A text that already looks so guarded gets one more: then guarding loses nothing, and
 * `unguarded(guarded(text))` is `text` for every text.
 */
const live = /^'*[=+\-@\t\r\n＝＋－＠]/;
const guardedText = /^'+[=+\-@\t\r\n＝＋－＠]/;

export const guarded = (text: string): string => (live.test(text) ? `'${text}` : text);

export const unguarded = (text: string): string =>
  text.charCodeAt(0) === 0x27 && guardedText.test(text) ? text.slice(1) : text;
