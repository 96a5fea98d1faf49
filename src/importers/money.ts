/**
 * Amounts of money as people write them: 1,200, ￥1,200-, 12千円, USD 12.50.
 *
 * Decimal text in, whole minor units out (yen; cents): no floating point, no rounding. An amount
 * whose currency nobody named is not read as some currency.
 */
import type { StatedMoney } from "../domain/declaration.ts";
import type { CurrencyReference } from "../domain/reference.ts";
import type { Vocabulary } from "../domain/vocabulary.ts";
import { errorIn, figureLongest, plain, type Reading, saysNothing } from "./cell.ts";
import { hasOddDigits, readNumber, readStoredNumber, wholeTimes } from "./numbers.ts";
import { type Cell, textOf } from "./table.ts";

/** A currency, and how many of it the figures count: 千円 is yen by the thousand. */
export interface MoneyUnit {
  readonly currency: CurrencyReference;
  readonly factor: bigint;
}

const japaneseFactors: Readonly<Record<string, bigint>> = {
  千: 1_000n,
  万: 10_000n,
  百万: 1_000_000n,
  億: 100_000_000n,
};

/** Reads 円, 千円, USD, "thousand yen", "JPY '000", "million USD". */
export function moneyUnit(text: string, vocabulary: Vocabulary): MoneyUnit | undefined {
  const said = plain(text).replace(/^(in|unit|currency)\s*:?\s+/i, "");
  const simple = vocabulary.currency(said);
  if (simple !== undefined) return { currency: simple, factor: 1n };
  const japanese = /^(百万|千|万|億)(.+)$/.exec(said);
  if (japanese !== null) {
    const currency = vocabulary.currency(japanese[2] ?? "");
    const factor = japaneseFactors[japanese[1] ?? ""];
    return currency && factor ? { currency, factor } : undefined;
  }
  const thousand = /\b(thousands?)(?:\s+of)?\b|['’,]?\b000s?\b/i;
  const million = /\bmillions?(?:\s+of)?\b/i;
  const factor = million.test(said) ? 1_000_000n : thousand.test(said) ? 1_000n : undefined;
  if (factor === undefined) return undefined;
  const currency = vocabulary.currency(said.replace(million, "").replace(thousand, "").trim());
  return currency && { currency, factor };
}

const amount = /^([^\d(△▲.,-]*)([-△▲(]?\s*\d[\d.,'’ ]*\)?)\s*([^\d]*)$/;

/** An amount; undefined where the cell says that there is none or that it is not known. */
export function readMoney(
  cell: Cell | undefined,
  unit: MoneyUnit | undefined,
  vocabulary: Vocabulary,
): Reading<StatedMoney | undefined> {
  const found = textOf(cell).trim();
  const error = errorIn(cell);
  if (error !== undefined) return { fault: { kind: "error-cell", found: error } };
  if (saysNothing(found)) return { value: undefined };
  const odd = found.length > figureLongest || hasOddDigits(found);
  const match = odd ? null : amount.exec(plain(found));
  if (match === null) return { fault: { kind: "not-an-amount", found } };
  const before = (match[1] ?? "").trim();
  const after = (match[3] ?? "").replace(/[-ー也]+$/, "").trim();
  const stored = typeof cell === "object" ? cell.number : undefined;
  const number =
    stored === undefined ? readNumber((match[2] ?? "").trim()) : readStoredNumber(stored);
  if (number.is === "ambiguous") return { fault: { kind: "ambiguous-number", found } };
  if (number.is !== "number") return { fault: { kind: "not-an-amount", found } };

  const stated = before || after;
  const named = stated === "" ? unit : moneyUnit(stated, vocabulary);
  if (named === undefined || (before !== "" && after !== "")) {
    return { fault: { kind: "unknown-currency", found } };
  }
  const { currency, factor } = named;
  const minor = wholeTimes(number.value, factor * 10n ** BigInt(currency.minorDigits));
  if (minor === undefined) {
    // A spreadsheet may show 1,235 where 1,234.56 is stored.
    const shown = stored === undefined ? found : stored;
    return { fault: { kind: "too-precise-amount", found: shown, currency: currency.code } };
  }
  if (minor > BigInt(Number.MAX_SAFE_INTEGER)) return { fault: { kind: "not-an-amount", found } };
  return { value: { minor: Number(minor), currency: currency.code } };
}
