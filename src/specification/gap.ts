/**
 * What would make goods acceptable: for each lot who takes it, who does not and cannot be made to,
 * and which tests would show for whom it is fit, the cheapest ones that do.
 *
 * A test of a lot is a method run in a laboratory, which gives every property that is asked for by
 * it, or one property by any method where none is asked for; or a property that can be looked at,
 * measured where the goods lie or read from papers; or the day on which they were made. Every lot
 * needs tests of its own. "Settles" means: if the result is a good one, the organisation takes the
 * goods.
 */
import type { Acceptance, HeldType, LotLine } from "./acceptance.ts";
import {
  type Chosen,
  commission,
  type Effort,
  type Goal,
  type Plan,
  type TestedLot,
} from "./commission.ts";
import type { Finding } from "./judge.ts";
import type { Answer } from "./open-points.ts";
import type { Organisation, Specification } from "./requirement.ts";
import {
  type Laboratory,
  noTrial,
  remembered,
  type Test,
  type Trial,
  testOf,
  trialOf,
} from "./trial.ts";

export interface ChosenTest {
  readonly test: Test;
  /** What is to be learnt from it. */
  readonly attributes: readonly string[];
}

/** One physical lot; its owners may be several. */
export interface GapLot {
  readonly item: string;
  readonly lot: string;
  readonly category?: string;
  readonly agencies: readonly string[];
  readonly quantity: number;
}

export interface Refusal {
  readonly organisation: Organisation;
  readonly nearest: HeldType;
  readonly failures: readonly Finding[];
}

export interface LotGap {
  readonly lot: GapLot;
  readonly taken: readonly { readonly organisation: Organisation; readonly type: HeldType }[];
  /** Would be taken after these tests, by which of the types. */
  readonly settled: readonly {
    readonly organisation: Organisation;
    readonly specification: Specification;
    readonly types: number; // that the lot may still be, this one included
  }[];
  readonly tests: readonly ChosenTest[];
  /** Open, and by no test to be settled, or not within the number of tests asked for. */
  readonly open: readonly {
    readonly organisation: Organisation;
    readonly nearest: HeldType;
    readonly testable: boolean;
  }[];
  readonly refused: readonly Refusal[];
  /** Nobody in question has a specification for such goods. */
  readonly unasked: readonly Organisation[];
}

export interface GapSetting {
  readonly laboratory: Laboratory;
  effort(test: Test): Effort;
  readonly budget?: number; // of cost
}

/** Undefined where the budget is in units too fine for so many lots. */
export function gapsOf(
  acceptances: readonly Acceptance[],
  setting: GapSetting,
): readonly LotGap[] | undefined {
  const lots = lotsOf(acceptances);
  const trials = lots.map(({ all }) => trialOf(all, setting.laboratory));
  const effort = remembered((key) => setting.effort(testOf(key)));
  const chosen = commission(
    lots.map(({ lot }, at) => testedLot(lot, trials[at] ?? noTrial)),
    effort,
    setting.budget,
  );
  if (chosen === undefined) return undefined;
  return lots.map(({ lot, all }, at) =>
    gapOf(lot, all, trials[at] ?? noTrial, chosen[at] ?? nothing),
  );
}

const nothing: Chosen = { tests: [], cost: 0, trouble: 0, reached: [] };

interface LotAsked {
  readonly lot: GapLot;
  readonly all: readonly Acceptance[]; // one for each organisation
}

/** Owners' parts of one lot are judged alike: they are put together. */
function lotsOf(acceptances: readonly Acceptance[]): readonly LotAsked[] {
  const lots = new Map<string, Map<LotLine, Acceptance[]>>();
  for (const one of acceptances) {
    if (one.edition !== "today") continue;
    const { item, lot } = one.line;
    const key = `${item}\n${lot}`;
    const lines = lots.get(key) ?? new Map<LotLine, Acceptance[]>();
    lines.set(one.line, [...(lines.get(one.line) ?? []), one]);
    lots.set(key, lines);
  }
  return [...lots.values()].flatMap((lines) => {
    const [first] = lines;
    if (first === undefined) return [];
    const [{ item, lot, category }, all] = first;
    const owners = [...lines.keys()];
    return [
      {
        lot: {
          ...{ item, lot, ...(category !== undefined && { category }) },
          agencies: owners.map(({ agency }) => agency),
          quantity: owners.reduce((sum, { quantity }) => sum + quantity, 0),
        },
        all,
      },
    ];
  });
}

/** The worth of a goal is the quantity that it settles, once for each organisation. */
const testedLot = ({ quantity }: GapLot, { goals }: Trial): TestedLot => ({
  goals: goals.map(({ organisations, plans }) => ({
    goal: plans.map(({ plan }) => plan) satisfies Goal,
    worth: quantity * organisations.length,
  })),
});

function gapOf(
  lot: GapLot,
  all: readonly Acceptance[],
  { goals, gives }: Trial,
  { tests, reached }: Chosen,
): LotGap {
  const done = new Set(tests);
  const met = (plan: Plan): boolean => plan.every((ways) => ways.some((one) => done.has(one)));
  const settled: LotGap["settled"][number][] = [];
  const open: LotGap["open"][number][] = [];
  const used = new Set<Answer>();
  for (const [index, { organisations, plans }] of goals.entries()) {
    const plan = reached.includes(index) ? plans.find((one) => met(one.plan)) : undefined;
    for (const { organisation, types, candidate } of organisations) {
      const nearest = types.find((type) => type.candidate === candidate);
      if (plan !== undefined) {
        const { specification } = plan.type.candidate;
        settled.push({ organisation, specification, types: plans.length });
      } else if (nearest !== undefined) {
        open.push({ organisation, nearest, testable: plans.length > 0 });
      }
    }
    if (plan === undefined) continue;
    for (const given of gives.values()) {
      for (const answer of given) {
        if (plan.type.checked.findings.includes(answer.finding)) used.add(answer);
      }
    }
  }
  return {
    lot,
    taken: all.flatMap(({ organisation, verdict, types, candidate }) => {
      const type = types.find((one) => one.candidate === candidate);
      const takes = verdict === "conforming" || verdict === "conforming-with-deviations";
      return takes && type !== undefined ? [{ organisation, type }] : [];
    }),
    settled,
    tests: tests.map((key) => ({
      test: testOf(key),
      attributes: [
        ...new Set(
          (gives.get(key) ?? [])
            .filter((answer) => used.has(answer))
            .map(({ attribute }) => attribute),
        ),
      ],
    })),
    open,
    refused: all.flatMap(refusalOf),
    unasked: all.flatMap(({ verdict, organisation }) =>
      verdict === undefined ? [organisation] : [],
    ),
  };
}

function refusalOf({ organisation, verdict, types, candidate }: Acceptance): readonly Refusal[] {
  const nearest = types.find((one) => one.candidate === candidate);
  if (verdict !== "non-conforming" || nearest === undefined) return [];
  const waived = new Set(nearest.waivers.map(({ attribute }) => attribute));
  const failures = nearest.checked.findings.filter(
    ({ result, requirement }) =>
      result === "fail" &&
      requirement.severity !== "minor" &&
      !waived.has(requirement.attribute.code),
  );
  return [{ organisation, nearest, failures }];
}
