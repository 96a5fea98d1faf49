/**
 * What the options of `plan` themselves hold back: goods that would serve a line but for
 * `--exclude-depot` or `--only-mode`. What is not met says so by name, as no other change is as small.
 *
 * Each option is taken away in turn, and what stands in the way of each line's goods is compared:
 * all goods of a line are always told of, so what is no longer passed over could go.
 */
import type { Plan, Unmet, UnmetReason } from "../../domain/planning/plan.ts";
import { assemble, type Choices } from "../../planning/assembly.ts";
import { type Asked, type Easing, easingsOf } from "../../planning/easing.ts";

/** The plan, with the options named that hold something back. */
export function namingOptions(plan: Plan, { lines, world, choices }: Asked): Plan {
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
