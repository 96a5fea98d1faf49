/**
 * Control totals (検算): what a file of movements adds up to, to be compared with its sender's own.
 *
 * Per kind and base unit, as pieces and grams have no sum; adjustments up and down are kept apart.
 */
import { holdsGoods } from "./account.ts";
import type { Draft } from "./ledger.ts";
import type { MovementKind } from "./movement.ts";

export type TotalKind = Exclude<MovementKind, "adjust"> | "adjust-up" | "adjust-down";

export interface ControlTotal {
  readonly kind: TotalKind;
  readonly unit: string | undefined;
  readonly movements: number;
  readonly quantity: number;
}

const order: readonly TotalKind[] = ["receive", "issue", "transfer", "adjust-up", "adjust-down"];

function totalKindOf({ kind, entries }: Draft): TotalKind | undefined {
  if (kind === "receive" || kind === "issue" || kind === "transfer") return kind;
  if (kind !== "adjust") return undefined;
  const [entry] = entries;
  return entry !== undefined && holdsGoods(entry.to.account) ? "adjust-up" : "adjust-down";
}

export class ControlTotals {
  readonly #unitOf: (item: string) => string | undefined;
  readonly #sums = new Map<
    TotalKind,
    Map<string | undefined, { movements: number; quantity: number }>
  >();
  readonly #units = new Map<string, string | undefined>();

  constructor(unitOf: (item: string) => string | undefined) {
    this.#unitOf = unitOf;
  }

  add(draft: Draft): void {
    const kind = totalKindOf(draft);
    const [entry] = draft.entries;
    if (kind === undefined || entry === undefined) return;
    const units = this.#sums.get(kind) ?? new Map();
    this.#sums.set(kind, units);
    const unit = this.#unit(entry.item);
    const sum = units.get(unit) ?? { movements: 0, quantity: 0 };
    units.set(unit, sum);
    sum.movements += 1;
    sum.quantity += entry.quantity;
  }

  /** In the order of kinds, then of units. */
  totals(): readonly ControlTotal[] {
    return order.flatMap((kind) =>
      [...(this.#sums.get(kind) ?? [])]
        .map(([unit, sum]) => ({ kind, unit, ...sum }))
        .sort((a, b) => ((a.unit ?? "") < (b.unit ?? "") ? -1 : 1)),
    );
  }

  #unit(item: string): string | undefined {
    if (this.#units.has(item)) return this.#units.get(item);
    const unit = this.#unitOf(item);
    this.#units.set(item, unit);
    return unit;
  }
}
