/** Things worth a word that many rows share: counted, and told once per sheet and column. */
import { costNotWhole, currencyUnknown, damagedText, monthOnly } from "../text/reading-warnings.ts";
import type { Text } from "../text/text.ts";

export interface Notes {
  monthOnly(column: string, day: "first-day" | "last-day", byProfile: boolean): void;
  currencyUnknown(column: string): void;
  costNotWhole(): void;
  damagedText(): void;
  /** In the order in which they were first met. */
  texts(): readonly Text[];
}

export function notesOf(): Notes {
  const counts = new Map<string, { rows: number; readonly text: (rows: number) => Text }>();
  const note = (key: string, text: (rows: number) => Text): void => {
    const known = counts.get(key);
    if (known === undefined) counts.set(key, { rows: 1, text });
    else known.rows++;
  };
  return {
    monthOnly: (column, day, byProfile) =>
      note(`month ${column}`, (rows) => monthOnly({ column, rows, day, byProfile })),
    currencyUnknown: (column) =>
      note(`currency ${column}`, (rows) => currencyUnknown(column, rows)),
    costNotWhole: () => note("cost", costNotWhole),
    damagedText: () => note("damaged", damagedText),
    texts: () => [...counts.values()].map(({ rows, text }) => text(rows)),
  };
}
