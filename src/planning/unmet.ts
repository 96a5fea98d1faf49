/**
 * Why is a line not met in full? What stands in the way of most of the goods that could have met
 * it, and all goods that were passed over, by reason.
 *
 * Goods that could serve it and are left over are held back by vehicles, reserves or limits. Where
 * nothing is left over, others got it; where there were none, what was passed over says why.
 */
import { assert } from "../domain/assert.ts";
import { grouped } from "../domain/grouped.ts";
import { type Unmet, type UnmetReason, unmetReasons } from "../domain/planning/plan.ts";
import { present } from "../domain/present.ts";
import type { Assembly } from "./assembly.ts";
import type { Shipping } from "./shipping.ts";

export function unmetOf(assembly: Assembly, shipping: Shipping): readonly Unmet[] {
  const used = new Map<number, number>();
  for (const { goods, packs } of shipping.consignments) {
    used.set(goods, (used.get(goods) ?? 0) + packs);
  }
  const matches = grouped(assembly.task.matches, ({ need }) => need);
  const passedOver = grouped(assembly.passedOver, ({ need }) => need);
  return assembly.task.needs.flatMap((need, at) => {
    const quantity = shipping.unmet[at] ?? 0;
    if (quantity === 0) return [];
    const own = new Set((matches.get(at) ?? []).map(({ goods }) => goods));
    const left = [...own].reduce((sum, goods) => sum + leftOf(goods, assembly, used), 0);
    const others = takenByOthers(own, at, assembly, shipping);
    const passed = byReason(passedOver.get(at) ?? []);
    if (others > 0) passed.push({ reason: "shared", quantity: others });
    const held: UnmetReason | undefined =
      left === 0 ? undefined : heldBackBy(own, assembly, shipping, left);
    if (held !== undefined) passed.push({ reason: held, quantity: left });
    const reason = held ?? mostOf(passed.filter((it) => it.reason !== "shared"));
    const late = (passedOver.get(at) ?? []).flatMap(({ daysLate }) => daysLate ?? []);
    return [
      {
        request: need.request,
        line: need.line,
        quantity,
        reason: others > 0 && held === undefined ? "shared" : (reason ?? "no-stock"),
        passed,
        ...present({ daysLate: late.length === 0 ? undefined : Math.min(...late) }),
      },
    ];
  });
}

/** Pieces of goods that stay where they are although they could go. */
function leftOf(goods: number, { task }: Assembly, used: ReadonlyMap<number, number>): number {
  const lot = task.goods[goods];
  assert(lot !== undefined, "a match is of goods");
  return (lot.packs - (used.get(goods) ?? 0)) * lot.piecesPerPack;
}

function takenByOthers(
  own: ReadonlySet<number>,
  need: number,
  { task }: Assembly,
  { consignments }: Shipping,
): number {
  return consignments
    .filter((it) => it.need !== need && own.has(it.goods))
    .reduce((sum, { goods, packs }) => sum + packs * (task.goods[goods]?.piecesPerPack ?? 0), 0);
}

function heldBackBy(
  own: ReadonlySet<number>,
  { task }: Assembly,
  { consignments }: Shipping,
  left: number,
): UnmetReason {
  const piecesOf = (goods: readonly number[]): number =>
    consignments
      .filter((it) => goods.includes(it.goods))
      .reduce((sum, it) => sum + it.packs * (task.goods[it.goods]?.piecesPerPack ?? 0), 0);
  const kept = task.floors.filter(({ goods }) => goods.some((at) => own.has(at)));
  const room = kept.map(({ goods, piecesMost }) => piecesMost - piecesOf(goods));
  const smallest = Math.min(...[...own].map((at) => task.goods[at]?.piecesPerPack ?? 1));
  if (room.some((pieces) => pieces < smallest)) return "floor";
  if (task.maxCostYen !== undefined || task.maxTrips !== undefined) return "limit";
  return left < smallest ? "whole-packs" : "no-vehicle";
}

/** What most goods were passed over for; of equals the first. */
const mostOf = (
  passed: readonly { readonly reason: UnmetReason; readonly quantity: number }[],
): UnmetReason | undefined => passed.toSorted((a, b) => b.quantity - a.quantity)[0]?.reason;

/** In the order of the list of reasons. */
function byReason(
  passed: Assembly["passedOver"],
): { readonly reason: UnmetReason; readonly quantity: number }[] {
  return unmetReasons.flatMap((reason) => {
    const of = passed.filter((it) => it.reason === reason);
    const quantity = of.reduce((sum, it) => sum + it.quantity, 0);
    return of.length === 0 ? [] : [{ reason, quantity }];
  });
}
