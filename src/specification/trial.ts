/**
 * What there is to find out about a lot: which tests could be made, what each of them would tell,
 * and which of them an organisation's types of goods ask for.
 */
import type { Acceptance, HeldType } from "./acceptance.ts";
import type { Plan } from "./commission.ts";
import type { Methods } from "./method.ts";
import { type Answer, type OpenPoint, openPoints, type SubjectOf } from "./open-points.ts";
import type { Specification } from "./requirement.ts";

export type Test =
  | { readonly is: "laboratory"; readonly method: string }
  | { readonly is: "any-method"; readonly attribute: string } // in a laboratory, by any method
  | { readonly is: "look"; readonly attribute: string }
  | { readonly is: "made" };

/** What laboratories do by the methods that specifications name. */
export class Laboratory {
  readonly subjectOf: SubjectOf;
  readonly #methods: Methods;
  /** By method, the attributes that somebody asks for by it. */
  readonly #asked = new Map<string, Set<string>>();

  constructor(specifications: Iterable<Specification>, methods: Methods, subjectOf: SubjectOf) {
    this.#methods = methods;
    this.subjectOf = subjectOf;
    for (const { requirements } of specifications) {
      for (const one of requirements) {
        for (const method of one.methods) {
          const known = this.#asked.get(method) ?? new Set<string>();
          this.#asked.set(method, known.add(subjectOf(one)));
        }
      }
    }
  }

  /** The known methods whose results count for one of those asked for. */
  countingFor = remembered((asked: string): readonly string[] => [
    ...new Set([asked, ...this.#asked.keys()].filter((one) => this.counts(one, asked))),
  ]);

  /** All that is asked for by the method, or by one that it counts as. */
  measures = remembered(
    (method: string): ReadonlySet<string> =>
      new Set(
        [...this.#asked].flatMap(([asked, attributes]) =>
          this.counts(method, asked) ? [...attributes] : [],
        ),
      ),
  );

  counts(used: string, asked: string): boolean {
    return this.#methods.counts(used, asked);
  }
}

/** What there is to settle of a lot: its open types, by organisations that ask alike. */
export interface Trial {
  readonly goals: readonly {
    readonly organisations: readonly Acceptance[];
    readonly plans: readonly { readonly type: HeldType; readonly plan: Plan }[];
  }[];
  /** The answers that each test gives. */
  readonly gives: ReadonlyMap<string, readonly Answer[]>;
}

export const noTrial: Trial = { goals: [], gives: new Map() };

export function trialOf(all: readonly Acceptance[], laboratory: Laboratory): Trial {
  const open = all.filter(({ verdict }) => verdict === "insufficient-evidence");
  const typesOf = ({ types }: Acceptance): readonly HeldType[] =>
    types.filter(({ verdict }) => verdict === "insufficient-evidence");
  const pointsOf = new Map<unknown, readonly OpenPoint[]>();
  for (const { checked } of open.flatMap(typesOf)) {
    if (!pointsOf.has(checked)) pointsOf.set(checked, openPoints(checked, laboratory.subjectOf));
  }
  const answers = [...pointsOf.values()].flatMap((points) => points.flatMap((one) => one.answers));
  const tests = answers.flatMap((answer) => testsFor(answer, laboratory));
  const gives = new Map(
    tests.map((test) => [keyOf(test), answers.filter((answer) => tells(test, answer, laboratory))]),
  );
  // Types that are judged alike have one object of findings.
  const judged = [...pointsOf.keys()];
  const goals = new Map<string, { organisations: Acceptance[]; types: readonly HeldType[] }>();
  for (const one of open) {
    const types = typesOf(one);
    const key = types.map(({ checked }) => judged.indexOf(checked)).join(" ");
    const known = goals.get(key);
    if (known === undefined) goals.set(key, { organisations: [one], types });
    else known.organisations.push(one);
  }
  return {
    gives,
    goals: [...goals.values()].map(({ organisations, types }) => ({
      organisations,
      plans: types.flatMap((type) => {
        const points = pointsOf.get(type.checked) ?? [];
        const plan = points.map((point) => waysOf(point, gives));
        return plan.some((ways) => ways.length === 0) ? [] : [{ type, plan }];
      }),
    })),
  };
}

function testsFor(answer: Answer, known: Laboratory): readonly Test[] {
  const { is, attribute, methods, laboratory } = answer;
  if (is === "made") return [{ is }];
  if (methods.length === 0) return [{ is: laboratory ? "any-method" : "look", attribute }];
  return methods
    .flatMap((asked) => known.countingFor(asked))
    .map((method) => ({ is: "laboratory", method }));
}

/** What a laboratory measures by its method counts where any method does, too. */
function tells(test: Test, answer: Answer, laboratory: Laboratory): boolean {
  if (test.is === "made" || answer.is === "made") return test.is === answer.is;
  const { attribute, methods } = answer;
  if (test.is !== "laboratory") return methods.length === 0 && attribute === test.attribute;
  return (
    laboratory.measures(test.method).has(attribute) &&
    (methods.length === 0 || methods.some((asked) => laboratory.counts(test.method, asked)))
  );
}

const waysOf = (
  { answers }: OpenPoint,
  gives: ReadonlyMap<string, readonly Answer[]>,
): readonly string[] =>
  [...gives]
    .filter(([, given]) => answers.some((answer) => given.includes(answer)))
    .map(([key]) => key)
    .sort();

const keyOf = (test: Test): string =>
  test.is === "made"
    ? test.is
    : `${test.is} ${test.is === "laboratory" ? test.method : test.attribute}`;

export function testOf(key: string): Test {
  const [is = "", ...rest] = key.split(" ");
  const of = rest.join(" ");
  if (is === "laboratory") return { is, method: of };
  return is === "look" || is === "any-method" ? { is, attribute: of } : { is: "made" };
}

export function remembered<Value>(find: (key: string) => Value): (key: string) => Value {
  const known = new Map<string, Value>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const value = find(key);
    known.set(key, value);
    return value;
  };
}
