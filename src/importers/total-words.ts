/** Which words make a row a total of the rows above it, and of how many of them. */
import { plain } from "./cell.ts";

/** A subtotal closes its group; a total may sum groups; a grand total sums everything. */
export type TotalLevel = "sub" | "total" | "grand";

const words: readonly (readonly [RegExp, TotalLevel])[] = [
  [/^(?:総合計|総計|grand[- ]?total|overall[- ]?total)/i, "grand"],
  [/(?:総合計|総計|grand[- ]?total)\s*[:)]?$/i, "grand"],
  [/^(?:小計|中計|sub[- ]?total)/i, "sub"],
  [/(?:小計|中計|sub[- ]?total)\s*[:)]?$/i, "sub"],
  [/^(?:合計|計|totals?)\s*(?:[:：(].*)?$/i, "total"],
  [/^totals?\s+(?!station\b)\S/i, "total"],
  [/(?:合計|(?:^|[\s・:)」】])計|\btotals?)\s*[:)】]?$/i, "total"],
  [/(?:倉庫|拠点|品目|機関|分類|ページ|頁|部門|地域|全体)計$/, "sub"],
];

/** 体温計 and 時計 are goods: 計 makes a total only where it stands alone. */
export function isTotalLabel(text: string): TotalLevel | undefined {
  if (text.length > labelLongest) return undefined;
  const label = plain(text)
    .replace(/^[【<〈([]+|[】>〉)\]]+$/g, "")
    .replace(/(?<=[計合小総])\s+(?=計)/g, "");
  return words.find(([word]) => word.test(label))?.[1];
}

const labelLongest = 100;

/** A quick look that few cells pass: asked of every cell of a file. */
export const mayBeTotal = (text: string): boolean =>
  text.length <= labelLongest && /計|total|[ｔＴ]/i.test(text);
