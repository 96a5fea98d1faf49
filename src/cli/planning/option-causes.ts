/**
 * What the options of `plan` themselves hold back, and what they do not: goods that would serve a
 * line but for `--exclude-depot` or `--only-mode`. What is not met says so by name, as no other
 * change is as small.
 *
 * Each option is taken away in turn, and what stands in the way of each line's goods is compared:
 * all goods of a line are always told of, so what is no longer passed over could go.
 */
import { freightCost, type Leg, tripCost } from "../../domain/planning/network.ts";
import type { Plan, Unmet, UnmetReason } from "../../domain/planning/plan.ts";
import { assemble, type Choices } from "../../planning/assembly.ts";
import { type Asked, type Easing, easingsOf } from "../../planning/easing.ts";
import { legsMax } from "../../planning/task.ts";

/** The plan, with the options named that hold something back, and no others. */
export const namingOptions = (plan: Plan, asked: Asked): Plan =>
  namingRestrictions(withoutIdleLimits(plan, asked), asked);

/**
 * A limit that leaves room for one more pack on the dearest way there could be is none that holds
 * it back: what is left of goods then lacks vehicles. Lines that take all or nothing may need more.
 */
function withoutIdleLimits(plan: Plan, { lines, world, choices }: Asked): Plan {
  const { maxTrips, maxCostYen } = choices;
  if (!plan.unmet.some(({ passed }) => passed.some(({ reason }) => reason === "limit")))
    return plan;
  // Where the solver was stopped before it knew, nobody does.
  if (plan.proofs.some(({ criterion, proven }) => criterion === "shortage" && !proven)) return plan;
  const { packs } = assemble(lines, world, choices);
  const heaviest = packs.reduce((most, { weightG }) => Math.max(most, weightG), 0);
  const dearestLeg = (leg: Leg): number =>
    world.network.vehicles
      .filter(({ code }) => leg.vehicles.includes(code))
      .reduce((most, by) => {
        const cost = tripCost(by, leg).known + freightCost(by, heaviest).known;
        return Math.max(most, cost / 1000);
      }, 0);
  const dearest = world.network.legs.reduce((most, leg) => Math.max(most, dearestLeg(leg)), 0);
  const idle =
    (maxTrips ?? Infinity) - plan.measures.trips >= legsMax &&
    (maxCostYen ?? Infinity) - plan.measures.costYen >= legsMax * dearest;
  if (!idle) return plan;
  const partial = new Set(
    lines.flatMap(({ request, line }) => (line.partial ? [`${line.line} ${request.code}`] : [])),
  );
  const truly = (reason: UnmetReason): UnmetReason => (reason === "limit" ? "no-vehicle" : reason);
  const unmet = plan.unmet.map((one): Unmet => {
    if (!partial.has(`${one.line} ${one.request}`)) return one;
    const passed = one.passed.map((it) => ({ ...it, reason: truly(it.reason) }));
    return { ...one, reason: truly(one.reason), passed };
  });
  return { ...plan, unmet };
}

function namingRestrictions(plan: Plan, { lines, world, choices }: Asked): Plan {
  const { onlyModes, excludedDepots } = choices;
  if (plan.unmet.length === 0 || onlyModes.length + excludedDepots.length === 0) return plan;
  const passedBy = (chosen: Choices): readonly Passed[] => {
    const passed = lines.map((): Map<UnmetReason, number> => new Map());
    for (const { need, reason, quantity } of assemble(lines, world, chosen).passedOver) {
      passed[need]?.set(reason, (passed[need].get(reason) ?? 0) + quantity);
    }
    return passed;
  };
  const anyDepot = { ...choices, excludedDepots: [] };
  const [asChosen, inAnyDepot, byAnyMode] = [
    passedBy(choices),
    passedBy(anyDepot),
    passedBy({ ...anyDepot, onlyModes: [] }),
  ];
  const unmet = plan.unmet.map((one): Unmet => {
    const at = lines.findIndex(
      ({ request, line }) => request.code === one.request && line.line === one.line,
    );
    const [was, open, free] = [asChosen[at], inAnyDepot[at], byAnyMode[at]];
    if (was === undefined || open === undefined || free === undefined) return one;
    const left = withoutFreed(open, free);
    left.set("excluded-depot", sumOf(was) - sumOf(open));
    left.set("only-mode", sumOf(open) - sumOf(free));
    return named(one, was, left);
  });
  return { ...plan, unmet };
}

type Passed = ReadonlyMap<UnmetReason, number>;

const sumOf = (passed: Passed): number => [...passed.values()].reduce((sum, one) => sum + one, 0);

/** Reasons that depend on the way. */
const ofWays: readonly UnmetReason[] = ["no-way", "too-late", "expired"];

/** What stands in the way of what could not go by any mode either. */
function withoutFreed(passed: Passed, free: Passed): Map<UnmetReason, number> {
  const left = new Map(passed);
  let freed = sumOf(passed) - sumOf(free);
  for (const reason of ofWays) {
    const there = left.get(reason) ?? 0;
    const fewer = Math.min(freed, Math.max(0, there - (free.get(reason) ?? 0)));
    left.set(reason, there - fewer);
    freed -= fewer;
  }
  return left;
}

/** The option is the reason where it holds back all that is missing, or more than anything else. */
function named(one: Unmet, was: Passed, left: Passed): Unmet {
  const beside = one.passed.filter(({ reason }) => !was.has(reason)); // others took it, vehicles
  const passed = [
    ...[...left].flatMap(([reason, quantity]) => (quantity > 0 ? [{ reason, quantity }] : [])),
    ...beside,
  ];
  if (!was.has(one.reason)) return { ...one, passed };
  const told = passed.filter(({ reason }) => reason !== "shared");
  const [most] = told.toSorted((a, b) => b.quantity - a.quantity);
  const enough = told.find(
    ({ reason, quantity }) =>
      (reason === "only-mode" || reason === "excluded-depot") && quantity >= one.quantity,
  );
  return { ...one, passed, reason: (enough ?? most)?.reason ?? one.reason };
}

/** What else could be changed, among it these options. */
export function allEasings(asked: Asked, plan: Plan): readonly Easing[] {
  const { choices } = asked;
  const anyMode = { ...asked, choices: { ...choices, onlyModes: [] } };
  return [
    ...(choices.onlyModes.length > 0
      ? [{ change: { is: "all-modes" } as const, asked: anyMode }]
      : []),
    ...easingsOf(asked, plan),
  ];
}
