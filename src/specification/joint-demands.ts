/**
 * What meets several specifications at once: the strictest of what each of them asks for, and the
 * conflicts, where nothing can meet two of them.
 *
 * Goods that meet every demand here meet every one of the specifications, as each demand lies
 * within those that it was made from. Figures by methods that do not count for one another are
 * different figures: they stay apart, are never called a conflict, and goods must meet both. A
 * demand without a method holds whatever the method, so it is part of all of them.
 */
import { type Allowed, allowedBy, meet, type Subject, subjectOf, within } from "./intersection.ts";
import type { Methods } from "./method.ts";
import { type Attribute, type Condition, type Requirement, severities } from "./requirement.ts";

/** One line of the common specification, and whose requirements it comes from. */
export interface CommonDemand {
  readonly attribute: Attribute;
  readonly when?: Condition;
  /** A result by any one of them counts for all that the demand comes from; none: by any method. */
  readonly methods: readonly string[];
  readonly allowed: Allowed;
  readonly severity: Requirement["severity"];
  readonly from: readonly [Requirement, ...Requirement[]];
  /** The oldest evidence that all of them take. */
  readonly evidenceMonths?: number;
}

export interface Conflict {
  readonly attribute: Attribute;
  readonly when?: Condition;
  readonly one: Requirement;
  readonly other: Requirement;
}

export interface Intersection {
  readonly demands: readonly CommonDemand[];
  /** Groups of which one is enough, where no single demand settles them. */
  readonly choices: readonly (readonly Requirement[])[];
  readonly conflicts: readonly Conflict[];
  /** How samples are taken, which is no property of the goods. */
  readonly sampling: readonly Requirement[];
}

export interface CommonSubject extends Subject {
  readonly methods: Methods;
}

/** A requirement, and what it allows. */
interface Asked {
  readonly requirement: Requirement;
  readonly allowed: Allowed;
}

export function intersectionOf(
  requirements: readonly Requirement[],
  subject: CommonSubject,
): Intersection {
  const asked = requirements.flatMap((requirement): readonly Asked[] => {
    const allowed = requirement.sampling ? undefined : allowedBy(requirement);
    return allowed === undefined ? [] : [{ requirement, allowed }];
  });
  const groups = groupsOf(asked.filter(({ requirement }) => requirement.anyOf !== undefined));
  return settled(
    asked.filter(({ requirement }) => requirement.anyOf === undefined),
    groups,
    requirements.filter(({ sampling }) => sampling),
    subject,
  );
}

/** Of a group of alternatives of which only one is possible, that one is asked for. */
function settled(
  singles: readonly Asked[],
  groups: readonly (readonly Asked[])[],
  sampling: readonly Requirement[],
  subject: CommonSubject,
): Intersection {
  const { demands, conflicts } = demandsOf(singles, subject);
  const open: (readonly Asked[])[] = [];
  const impossible: Conflict[] = [];
  const forced: Asked[] = [];
  for (const group of groups) {
    if (group.some((one) => isSettled(one, demands, subject))) continue;
    const clashes = group.map((one) => clashOf(one, demands, subject));
    const possible = group.filter((_, at) => clashes[at] === undefined);
    const [first, only] = [clashes[0], possible[0]];
    if (possible.length === 0 && first !== undefined) impossible.push(first);
    else if (possible.length === 1 && only !== undefined) forced.push(only);
    else open.push(possible);
  }
  if (forced.length > 0) {
    const left = groups.filter((group) => !group.some((one) => forced.includes(one)));
    return settled([...singles, ...forced], left, sampling, subject);
  }
  return {
    demands,
    choices: open.map((group) => group.map(({ requirement }) => requirement)),
    conflicts: [...conflicts, ...impossible],
    sampling,
  };
}

function groupsOf(alternatives: readonly Asked[]): readonly (readonly Asked[])[] {
  const groups = new Map<string, Asked[]>();
  for (const one of alternatives) {
    const key = `${one.requirement.specification}\n${one.requirement.anyOf}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()];
}

function demandsOf(
  singles: readonly Asked[],
  subject: CommonSubject,
): Pick<Intersection, "demands" | "conflicts"> {
  const byKey = new Map<string, Asked[]>();
  for (const one of singles) {
    const { requirement } = one;
    const key = `${subjectOf(requirement, subject).code}\n${requirement.when?.text ?? ""}`;
    byKey.set(key, [...(byKey.get(key) ?? []), one]);
  }
  const demands: CommonDemand[] = [];
  const conflicts = new Map<string, Conflict>();
  for (const asked of byKey.values()) {
    for (const group of byMethod(asked, subject.methods)) {
      const found = joined(group, subject);
      if (!Array.isArray(found)) demands.push(found);
      else for (const one of found) conflicts.set(pairOf(one), one);
    }
  }
  // Under its condition a demand holds together with the one that has none.
  const held = demands.filter((demand) => {
    const clash = demand.when && clashOf(lastOf(demand), demands, subject);
    if (clash !== undefined) conflicts.set(pairOf(clash), clash);
    return clash === undefined;
  });
  return { demands: held, conflicts: [...conflicts.values()] };
}

const pairOf = ({ one, other }: Conflict): string =>
  [one, other].map(({ specification, number }) => `${specification} ${number}`).join("\n");

const lastOf = ({ from, allowed }: CommonDemand): Asked => ({ requirement: from[0], allowed });

/** Requirements that one result can answer; those without a method are among all of them. */
function byMethod(asked: readonly Asked[], methods: Methods): readonly (readonly Asked[])[] {
  const groups: Asked[][] = [];
  const free = asked.filter(({ requirement }) => requirement.methods.length === 0);
  for (const one of asked) {
    if (one.requirement.methods.length === 0) continue;
    const home = groups.find((group) => commonMethods([...group, one], methods).length > 0);
    if (home === undefined) groups.push([one]);
    else home.push(one);
  }
  if (groups.length === 0) return [free];
  return groups.map((group) => asked.filter((one) => group.includes(one) || free.includes(one)));
}

/** Methods whose results count for all of them. */
function commonMethods(asked: readonly Asked[], { counts }: Methods): readonly string[] {
  const bound = asked.map(({ requirement }) => requirement.methods).filter((all) => all.length > 0);
  const named = [...new Set(bound.flat())];
  return named.filter((used) => bound.every((all) => all.some((one) => counts(used, one))));
}

function joined(group: readonly Asked[], subject: CommonSubject): CommonDemand | Conflict[] {
  const [first, ...rest] = group;
  if (first === undefined) return [];
  let allowed: Allowed | undefined = first.allowed;
  for (const one of rest) {
    allowed = allowed && meet(allowed, one.allowed, subject.terms);
  }
  const { requirement } = first;
  const attribute = subjectOf(requirement, subject);
  const about = { attribute, ...(requirement.when !== undefined && { when: requirement.when }) };
  if (allowed === undefined) return conflictsOf(group, about, subject);
  const all = group.map((one) => one.requirement);
  const months = all.flatMap(({ evidenceMonths }) => evidenceMonths ?? []);
  return {
    ...about,
    methods: commonMethods(group, subject.methods),
    allowed,
    severity: severities.find((one) => all.some(({ severity }) => severity === one)) ?? "minor",
    from: [requirement, ...rest.map((one) => one.requirement)],
    ...(months.length > 0 && { evidenceMonths: Math.min(...months) }),
  };
}

/** All pairs that cannot both be met; where only three together cannot, the first and the last. */
function conflictsOf(
  group: readonly Asked[],
  about: Pick<Conflict, "attribute" | "when">,
  { terms }: CommonSubject,
): Conflict[] {
  const pairs = group.flatMap((one, at) =>
    group
      .slice(at + 1)
      .filter((other) => meet(one.allowed, other.allowed, terms) === undefined)
      .map((other) => ({ ...about, one: one.requirement, other: other.requirement })),
  );
  const [first, last] = [group[0], group.at(-1)];
  if (pairs.length > 0 || first === undefined || last === undefined) return pairs;
  return [{ ...about, one: first.requirement, other: last.requirement }];
}

/** Demands that hold wherever this requirement does, on the same figure. */
function alongside(
  { requirement }: Asked,
  demands: readonly CommonDemand[],
  subject: CommonSubject,
): readonly CommonDemand[] {
  const attribute = subjectOf(requirement, subject).code;
  return demands.filter(
    ({ attribute: own, when, methods, from }) =>
      own.code === attribute &&
      !from.includes(requirement) &&
      (when === undefined || when.text === requirement.when?.text) &&
      (methods.length === 0 ||
        requirement.methods.length === 0 ||
        methods.some((used) =>
          requirement.methods.some((one) => subject.methods.counts(used, one)),
        )),
  );
}

function clashOf(
  one: Asked,
  demands: readonly CommonDemand[],
  subject: CommonSubject,
): Conflict | undefined {
  const { requirement, allowed } = one;
  for (const { from, allowed: common } of alongside(one, demands, subject)) {
    if (meet(common, allowed, subject.terms) !== undefined) continue;
    const other =
      from.find((it) => {
        const own = allowedBy(it);
        return own !== undefined && meet(own, allowed, subject.terms) === undefined;
      }) ?? from[0];
    const { when } = requirement;
    const attribute = subjectOf(requirement, subject);
    return { attribute, ...(when !== undefined && { when }), one: requirement, other };
  }
  return undefined;
}

/** A group of alternatives is settled where a demand on one of them lies within it. */
function isSettled(one: Asked, demands: readonly CommonDemand[], subject: CommonSubject): boolean {
  const { methods } = one.requirement;
  return alongside(one, demands, subject).some(
    (common) =>
      within(common.allowed, one.allowed, subject.terms) &&
      (methods.length === 0 ||
        (common.methods.length > 0 &&
          common.methods.every((used) => methods.some((it) => subject.methods.counts(used, it))))),
  );
}

/** Those without which the demand would be less strict: what it owes its figure to. */
export function bindingOf(
  { from }: CommonDemand,
  { terms }: Pick<Subject, "terms">,
): readonly Requirement[] {
  return from.filter((requirement) => {
    const own = allowedBy(requirement);
    let others: Allowed | undefined;
    for (const other of from) {
      const allowed = other === requirement ? undefined : allowedBy(other);
      if (allowed === undefined) continue;
      others = others === undefined ? allowed : meet(others, allowed, terms);
    }
    return own === undefined || others === undefined || !within(others, own, terms);
  });
}
