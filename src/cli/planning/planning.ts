/** Makes a plan from what the ledger holds, and keeps it there. */
import type { Plan } from "../../domain/planning/plan.ts";
import type { KeptPlan } from "../../domain/planning/plan-declaration.ts";
import { plansOf } from "../../domain/planning/plan-declaration.ts";
import { assemble } from "../../planning/assembly.ts";
import { planOf } from "../../planning/plan-of.ts";
import { bestShipping, type Settings } from "../../planning/shipping.ts";
import { type Ledger, OutsideError } from "../../ports.ts";
import { planWords as words } from "../../text/planning/plan.ts";
import type { Context } from "../context.ts";
import { namingOptions } from "./option-causes.ts";
import type { PlanDesk } from "./plan-desk.ts";
import type { PlanChoices } from "./plan-options.ts";

export async function makePlan(
  desk: PlanDesk,
  chosen: PlanChoices,
  context: Context,
): Promise<Plan> {
  const assembly = assemble(desk.lines, desk.surroundings, chosen.choices);
  const { solve, stopped, close } = await context.solving();
  try {
    const shipping = await bestShipping(assembly.task, {
      prefer: chosen.prefer,
      timeLimitSeconds: chosen.timeLimitSeconds,
      ...{ solve, stopped, ...telling(context) },
    });
    if (shipping === undefined) throw new OutsideError(words.noTime, words.moreTime);
    const plan = planOf(assembly, shipping, {
      date: chosen.date,
      settings: chosen.settings,
      position: desk.position,
      version: (code) => desk.requests.get(code)?.versions.at(-1)?.transaction.number ?? 0,
    });
    const { lines, surroundings: world } = desk;
    return namingOptions(plan, { lines, world, choices: chosen.choices });
  } finally {
    context.print.status(undefined);
    await close();
  }
}

/** The clock, and a line on the terminal that is written anew now and then. */
function telling({ seconds, print }: Context): Pick<Settings, "elapsedSeconds" | "tell"> {
  const begun = seconds();
  let told = 0;
  return {
    elapsedSeconds: () => seconds() - begun,
    tell: (criterion, value, bound) => {
      const now = seconds() - begun;
      if (now - told < secondsBetween) return;
      told = now;
      print.status(words.progress(criterion, value, bound, Math.round(now)));
    },
  };
}

const secondsBetween = 0.5;

export const hashOf = (plan: Plan, { digestOf }: Context): string => digestOf(JSON.stringify(plan));

/** Where the ledger has this very plan as a proposal already, that one. */
export async function keepPlan(
  plan: Plan,
  ledger: Ledger,
  context: Context,
): Promise<{ readonly kept: KeptPlan; readonly fresh: boolean }> {
  const hash = hashOf(plan, context);
  return ledger.write(async (writer) => {
    const plans = plansOf(await writer.standing("plan"));
    const same = [...plans.values()].find((it) => it.hash === hash && it.state === "proposed");
    if (same !== undefined) return { kept: same, fresh: false };
    const numbers = [...plans.keys()].map((code) => Number(code.slice(2)));
    const code = `P-${Math.max(0, ...numbers) + 1}`;
    const [recorded] = await writer.append([
      {
        kind: "plan",
        effectiveDate: context.today,
        user: context.user,
        entries: [],
        declarations: [{ declares: "plan", code, event: "proposed", hash, plan }],
      },
    ]);
    const proposed = recorded?.transaction;
    if (proposed === undefined) throw new Error("a draft was appended and nothing recorded");
    return { kept: { code, hash, plan, state: "proposed", proposed }, fresh: true };
  });
}
