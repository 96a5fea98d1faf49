/** Things worth a word that many rows share: counted, and told once per sheet and column. */
import type { Ratio } from "../domain/ratio.ts";
import {
  costNotInUnit,
  costNotWhole,
  currencyUnknown,
  damagedText,
  monthOnly,
  oldName,
} from "../text/problems/reading-warnings.ts";
import type { Text } from "../text/text.ts";

export interface Notes {
  monthOnly(column: string, day: "first-day" | "last-day", byProfile: boolean): void;
  currencyUnknown(column: string): void;
  costNotWhole(): void;
  damagedText(): void;
  /** A name of an item that became another one: the old code, the item, how many one is. */
  oldName(old: string, item: string, ratio: Ratio): void;
  costNotInUnit(item: string): void;
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
    oldName: (old, item, ratio) =>
      note(`old ${old}`, (rows) => oldName({ old, item, ratio, rows })),
    costNotInUnit: (item) => note(`cost in unit ${item}`, (rows) => costNotInUnit(item, rows)),
    texts: () => [...counts.values()].map(({ rows, text }) => text(rows)),
  };
}
