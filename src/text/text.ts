/**
 * Words for people, in both languages at once: a text without its Japanese (or English) does not
 * compile. All labels, messages and help of the program are made of these, in this folder.
 */
export const languages = ["en", "ja"] as const;
export type Language = (typeof languages)[number];

export interface Text {
  readonly en: string;
  readonly ja: string;
}

/** The same in both languages: codes, names, figures. */
export const same = (text: string): Text => ({ en: text, ja: text });

/** Builds both languages from parts that are Texts, numbers or codes: t`…` keeps them in step. */
export const both = (make: (language: Language) => string): Text => ({
  en: make("en"),
  ja: make("ja"),
});

/** A whole number with its thousands marked, as both languages write it. */
export function count(value: number): string {
  let rest = String(Math.abs(value));
  let text = "";
  for (; rest.length > 3; rest = rest.slice(0, -3)) text = `,${rest.slice(-3)}${text}`;
  return `${value < 0 ? "-" : ""}${rest}${text}`;
}
