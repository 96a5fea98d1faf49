/** Any ledger and any statement, for properties of reconciling: small, full of coincidences. */
import fc from "fast-check";
import type { Case, Movement, Row } from "./reconciliation-world.ts";

const cards = fc
  .record({
    owner: fc.constantFrom("jica", "cabinet-office"),
    item: fc.constantFrom("BLANKET", "TENT"),
    lot: fc.constantFrom("L-1", "L-2", "UNNUMBERED"),
    depot: fc.constantFrom("AEDXB", "SGSIN", "USMIA"),
    status: fc.constantFrom("available", "available", "reserved", "damaged"),
  })
  .map(({ owner, item, lot, depot, status }) => `${owner} ${item} ${lot} ${depot} ${status}`);

/** Few different quantities, so that coincidences are the rule. */
const quantities = fc.constantFrom(1, 10, 12, 21, 25, 50, 100, 120, 210, 250, 1000, 1200, 2100);
const dates = fc.constantFrom("2026-05-20", "2026-06-25", "2026-06-30", "2026-07-04", "2026-08-15");

const openings = fc.array(fc.record({ card: cards, quantity: quantities }), {
  minLength: 1,
  maxLength: 12,
});
const later = fc.array(
  fc.record({
    kind: fc.constantFrom("receive" as const, "issue" as const, "transfer" as const),
    card: cards,
    to: cards,
    quantity: quantities,
    date: dates,
  }),
  { maxLength: 8 },
);

/** Movements that leave nothing below zero; those that would are passed over. */
function movementsOf(
  opened: readonly { card: string; quantity: number }[],
  moved: readonly (typeof later extends fc.Arbitrary<infer All> ? All : never)[number][],
): readonly Movement[] {
  const movements: Movement[] = opened.map(({ card, quantity }) => ({
    kind: "opening",
    date: "2026-03-31",
    from: "opening",
    to: card,
    quantity,
  }));
  const free = new Map<string, number>();
  for (const { card, quantity } of opened) free.set(card, (free.get(card) ?? 0) + quantity);
  for (const { kind, card, to, quantity, date } of moved) {
    if (kind === "receive") {
      movements.push({ kind, date, from: "supplier:X", to: card, quantity });
      continue;
    }
    if ((free.get(card) ?? 0) < quantity) continue;
    const target = kind === "issue" ? "recipient:IOM" : sameGoods(card, to);
    if (target === card) continue;
    free.set(card, (free.get(card) ?? 0) - quantity);
    movements.push({ kind, date, from: card, to: target, quantity });
  }
  return movements;
}

function sameGoods(card: string, to: string): string {
  const [owner, item, lot] = card.split(" ");
  const [, , , depot, status] = to.split(" ");
  return `${owner} ${item} ${lot} ${depot} ${status}`;
}

const asOf = "2026-06-30";

/** What a right statement says. */
export function cleanRows(movements: readonly Movement[]): readonly Row[] {
  const held = new Map<string, number>();
  for (const { from, to, quantity, date } of movements) {
    if (date > asOf) continue;
    for (const [card, sign] of [
      [from, -1],
      [to, 1],
    ] as const) {
      if (card.includes(" ")) held.set(card, (held.get(card) ?? 0) + sign * quantity);
    }
  }
  return [...held].flatMap(([card, quantity]) => (quantity > 0 ? [{ card, quantity }] : []));
}

export const ledgers = fc
  .tuple(openings, later)
  .map(([opened, moved]) => movementsOf(opened, moved));
const details = fc.record({ lots: fc.boolean(), statuses: fc.boolean() });

/** A statement that has some of the right rows, some changed ones, and some out of the air. */
export const cases: fc.Arbitrary<Case> = fc
  .tuple(
    ledgers,
    details,
    fc.array(fc.constantFrom("keep", "keep", "drop", "double", "change"), { maxLength: 30 }),
    fc.array(fc.record({ card: cards, quantity: quantities }), { maxLength: 4 }),
    quantities,
  )
  .map(([movements, detail, fates, strays, other]) => ({
    movements,
    detail,
    packs: { BLANKET: 25, TENT: 10 },
    rows: [
      ...cleanRows(movements).flatMap((row, at) => {
        const fate = fates[at] ?? "keep";
        if (fate === "drop") return [];
        if (fate === "double") return [row, row];
        return [fate === "change" ? { ...row, quantity: other } : row];
      }),
      ...strays,
    ].map((row) => (detail.lots ? row : { ...row, card: withoutLot(row.card) })),
  }));

function withoutLot(card: string): string {
  const [owner, item, , depot, status] = card.split(" ");
  return `${owner} ${item} UNNUMBERED ${depot} ${status}`;
}
