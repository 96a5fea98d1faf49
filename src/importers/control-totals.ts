/** Sums over accepted lines: what a clerk compares with the foot of the list that was sent. */

import { amountText } from "../domain/amount.ts";
import type { StatementLine } from "../domain/statement.ts";
import type { Vocabulary } from "../domain/vocabulary.ts";
import type { ControlTotals } from "./reading.ts";

export function controlTotals(
  lines: readonly StatementLine[],
  vocabulary: Vocabulary,
): ControlTotals {
  const quantities = new Map<string, number>();
  const values = new Map<string, bigint>();
  for (const { unit, quantity, facts, value } of lines) {
    quantities.set(unit, (quantities.get(unit) ?? 0) + quantity);
    const stated = value ?? facts.unitCost;
    if (stated === undefined) continue;
    const times = value === undefined ? BigInt(quantity) : 1n;
    const before = values.get(stated.currency) ?? 0n;
    values.set(stated.currency, before + BigInt(stated.minor) * times);
  }
  return {
    rows: lines.length,
    quantities: [...quantities.keys()]
      .sort()
      .map((unit) => ({ unit, quantity: quantities.get(unit) ?? 0 })),
    values: [...values.keys()].sort().map((currency) => ({
      currency,
      amount: amountText(
        values.get(currency) ?? 0n,
        vocabulary.currency(currency)?.minorDigits ?? 0,
      ),
    })),
  };
}
