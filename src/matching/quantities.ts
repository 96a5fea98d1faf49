/**
 * Which measured quantities a name states: sizes, capacity, weight, power, persons, packs …
 *
 * Exact: every amount is a whole number of a smallest unit (length µm, area mm², capacity µL,
 * weight mg, power mW or mVA, voltage mV, flow mL/h, share ‱; persons, pieces and denier are
 * counted). What a number with its unit cannot give exactly (pounds, gallons) is rounded to that
 * smallest unit. A number whose unit is not known stays in the text.
 */
import { fold } from "./fold.ts";
import type { Dimension, MatchUnit } from "./knowledge.ts";
import type { AttributeName } from "./match.ts";

/** A value that a text states of an attribute. `amounts` is sorted; a range has its two ends. */
export interface Quantity {
  readonly attribute: AttributeName;
  readonly amounts: readonly number[];
  /** "VA", "W", "?" (a size without unit); values of different scales cannot be compared. */
  readonly scale: string;
  readonly text: string; // as written
}

export interface Read {
  readonly quantities: readonly Quantity[];
  /** The text without them. */
  readonly rest: string;
}

export type QuantityReader = (folded: string) => Read;

const attributeOf: Readonly<Record<Dimension, AttributeName>> = {
  length: "size",
  area: "area",
  capacity: "capacity",
  weight: "weight",
  watt: "power",
  "volt-ampere": "power",
  voltage: "voltage",
  flow: "flow",
  persons: "persons",
  pack: "pack",
  share: "share",
  thread: "grade",
  memory: "memory",
};

const number = String.raw`\d+(?:[.,]\d+)*`;
const cross = String.raw`\s*(?:x|×|✕|✖|\*|\bby\b)\s*`;

/** "3,000" and "1,234.5" have groups of three; a comma before one or two digits is a decimal one.
 * */
function wholeOf(text: string, smallest: number): number | undefined {
  const plain = /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(",", "") : text;
  const found = /^(\d+)(?:[.,](\d+))?$/.exec(plain);
  if (found === null) return undefined;
  const [, before = "", after = ""] = found;
  if (before.length > 9 || after.length > 6) return undefined;
  const product = BigInt(before + after) * BigInt(smallest) * 2n;
  const by = 10n ** BigInt(after.length);
  const amount = (product / by + 1n) / 2n;
  return amount > BigInt(Number.MAX_SAFE_INTEGER) ? undefined : Number(amount);
}

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");

/** A unit is at its end, or a cross and the next side follow: 4mx60m. */
const runsOn = String.raw`(?!(?!x\s*\d)[a-z0-9])`;

/** Words of a unit; one that ends in a Latin letter or digit must not run on. */
function alternatives(words: readonly string[]): string {
  const sorted = [...words].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  return sorted.map((word) => escaped(word) + (/[a-z0-9]$/.test(word) ? runsOn : "")).join("|");
}

interface UnitTable {
  readonly pattern: string;
  readonly lengths: string;
  readonly others: string;
  readonly of: ReadonlyMap<string, MatchUnit>;
}

function tableOf(units: readonly MatchUnit[]): UnitTable {
  const of = new Map<string, MatchUnit>();
  for (const unit of units) for (const word of unit.words) of.set(fold(word), unit);
  const lengths = [...of].flatMap(([word, unit]) => (unit.dimension === "length" ? [word] : []));
  const others = [...of.keys()].filter((word) => !lengths.includes(word));
  return {
    pattern: alternatives([...of.keys()]),
    lengths: alternatives(lengths),
    others: alternatives([...others, "mm2"]),
    of,
  };
}

/** Reads quantities with these units; made once for each knowledge. */
export function quantityReader(units: readonly MatchUnit[]): QuantityReader {
  const table = tableOf(units);
  if (table.of.size === 0) return (folded) => ({ quantities: [], rest: folded });
  const side = String.raw`(?:[wdhl]\s*:?\s*)?(${number})\s*(${table.lengths || "(?!)"})?(?:\s*\(?[wdhl]\)?(?![a-z]))?`;
  const sizes = new RegExp(
    `(?<![\\da-z-])(?<!\\d[.,])${side}(?:${cross}${side})(?:${cross}${side})?(?!\\d|[.,]\\d|[a-z]|\\s*(?:${table.others}))`,
    "g",
  );
  const hourly = /(?:毎時|1時間当タリ)\s*(\d+(?:[.,]\d+)*)\s*(m3|l|リットル)/g;
  const sections = /(?<![\d.])(\d+)\s*[x×]\s*(\d+(?:[.,]\d+)?)\s*mm2/g; // of a cable: one word
  const voltages = /(\d+)\/(\d+)(\s*v)(?![a-z])/g; // 220/240 V
  const range = String.raw`(?:\s*(?:-|~|〜|to|カラ)\s*(${number}))?`;
  const single = new RegExp(
    `(?<!\\d)(?<!\\d[.,])(?<![a-wyz]-?)(?<![a-z]x)(?<!\\bx)(${number})${range}\\s*-?(${table.pattern})`,
    "g",
  );
  const family = new RegExp(
    `(famill?y of|packs? of|box(?:es)? of|cases? of|cartons? of|sets? of|bales? of) (${number})(?:\\s*(?:person|people|pc|piece|unit|tab|tablet)s?)?`,
    "g",
  );
  const per = new RegExp(
    `(${number})\\s*(?:per|/|pcs? ?/|個/|枚/)\\s*(?:ctn|carton|case|box|bale|pack|箱|袋|ケス)`,
    "g",
  );
  const each = new RegExp(`/\\s*(?:ctn|carton|case|box|bale|pack)\\s*(?:of\\s*)?(${number})`, "g");
  return (folded) => {
    if (!/\d/.test(folded)) return { quantities: [], rest: folded };
    const found: Quantity[] = [];
    const keep = (
      dimension: Dimension,
      amounts: readonly (number | undefined)[],
      text: string,
      scale = "",
    ): string => {
      const known = amounts.flatMap((amount) => (amount === undefined ? [] : [amount]));
      if (known.length === 0 || known.length < amounts.length) return text;
      // One piece in a pack is no pack.
      if (dimension === "pack" && known.every((amount) => amount <= 1)) return " ; ";
      const sorted = known.sort((a, b) => a - b);
      found.push({ attribute: attributeOf[dimension], amounts: sorted, scale, text: text.trim() });
      return " ; ";
    };
    const rest = folded
      .replace(voltages, "$1$3 $2$3")
      .replace(
        sections,
        (_, wires: string, area: string) => ` ${wires}x${area.replace(/[.,]/, "p")}mm2 `,
      )
      .replace(
        hourly,
        (_, amount: string, unit: string) => `${amount} ${unit === "m3" ? "m3" : "l"}/h`,
      )
      .replace(family, (text, kind: string, amount: string) =>
        keep(kind.startsWith("fam") ? "persons" : "pack", [wholeOf(amount, 1)], text),
      )
      .replace(per, (text, amount: string) => keep("pack", [wholeOf(amount, 1)], text))
      .replace(each, (text, amount: string) => keep("pack", [wholeOf(amount, 1)], text))
      .replace(sizes, (text, ...groups: (string | undefined)[]) =>
        sizeOf(text, groups, table, keep),
      )
      .replace(single, (text, amount: string, end: string | undefined, word: string) => {
        const unit = table.of.get(word);
        if (unit === undefined) return text;
        const amounts = [amount, end].flatMap((one) =>
          one === undefined ? [] : [wholeOf(one, unit.smallest)],
        );
        return keep(unit.dimension, amounts, text, scaleOf(unit.dimension));
      });
    return { quantities: found, rest };
  };
}

const scaleOf = (dimension: Dimension): string =>
  dimension === "watt" ? "W" : dimension === "volt-ampere" ? "VA" : "";

/** The sides of a size; one without a unit has that of the next side that has one. */
function sizeOf(
  text: string,
  groups: readonly (string | undefined)[],
  table: UnitTable,
  keep: (
    dimension: Dimension,
    amounts: readonly (number | undefined)[],
    text: string,
    scale?: string,
  ) => string,
): string {
  const sides = [0, 2, 4].flatMap((at) => {
    const amount = groups[at];
    return amount === undefined ? [] : [{ amount, word: groups[at + 1] }];
  });
  const next = (from: number): string | undefined =>
    sides.slice(from).find(({ word }) => word !== undefined)?.word ??
    sides.findLast(({ word }) => word !== undefined)?.word;
  if (next(0) === undefined) {
    // Thousandths, as decimals must stay exact.
    const bare = sides.map(({ amount }) => wholeOf(amount, 1000));
    return keep("length", bare, text, "?");
  }
  const amounts = sides.map(({ amount }, at) => {
    const unit = table.of.get(next(at) ?? "");
    return unit === undefined ? undefined : wholeOf(amount, unit.smallest);
  });
  return keep("length", amounts, text);
}
