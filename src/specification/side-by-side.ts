/**
 * Two owners' goods of one kind held against one and the same specification, and which of the
 * specifications that organisations ask for would be the cheapest for both to keep to.
 *
 * What it takes to keep to one is what of today's goods misses it: the quantity first, then the
 * number of attributes that are missed; then what is not shown to be met, in the same order. It is
 * worth what these goods cost, where every unit cost is known. Waivers play no part: a standard is
 * for what will be bought.
 */
import type { Acceptance, LotLine } from "./acceptance.ts";
import type { Checked } from "./check.ts";
import type { Finding, Result } from "./judge.ts";
import type { Requirement, Specification } from "./requirement.ts";

/** What several lots have in common in one respect. */
export interface Found {
  readonly result: Result;
  readonly finding: Finding;
  readonly quantity: number;
  readonly lots: readonly string[];
}

export interface Short {
  readonly quantity: number;
  readonly attributes: readonly string[];
}

export interface Side {
  readonly agency: string;
  readonly items: readonly { readonly item: string; readonly quantity: number }[];
  readonly quantity: number;
  readonly verdicts: Readonly<Record<Checked["verdict"], number>>; // quantities
  readonly misses: Short;
  readonly notShown: Short;
  /** What the goods that miss it cost, as far as that is known. */
  readonly yenKnown: number;
  readonly yenUnknownOf: number; // quantity
  readonly found: ReadonlyMap<Requirement, readonly Found[]>;
}

export interface SideBySide {
  readonly specification: Specification;
  /** Those that ask for it. */
  readonly organisations: readonly string[];
  readonly sides: readonly [Side, Side];
}

/** One kind of goods: the standards that both owners' goods may be held to, the cheapest first. */
export interface Kind {
  readonly category: string;
  readonly standards: readonly SideBySide[];
}

interface HeldLine {
  readonly line: LotLine;
  readonly checked: Checked;
}

interface Gathered {
  readonly specification: Specification;
  readonly category: string;
  readonly organisations: Set<string>;
  readonly held: Map<LotLine, HeldLine>;
}

/** Kinds in the order of what keeping to the best standard takes. */
export function sideBySide(
  acceptances: readonly Acceptance[],
  agencies: readonly [string, string],
  yenOf: (line: LotLine) => number | undefined,
): readonly Kind[] {
  const standards = gathered(acceptances).flatMap((one): readonly [string, SideBySide][] => {
    const held = [...one.held.values()];
    const of = (agency: string): readonly HeldLine[] =>
      held.filter(({ line }) => line.agency === agency);
    const [left, right] = [of(agencies[0]), of(agencies[1])];
    if (left.length === 0 || right.length === 0) return [];
    const { specification, organisations, category } = one;
    const sides = [sideOf(agencies[0], left, yenOf), sideOf(agencies[1], right, yenOf)] as const;
    return [[category, { specification, organisations: [...organisations], sides }]];
  });
  const kinds = new Map<string, SideBySide[]>();
  for (const [category, one] of standards) {
    const known = kinds.get(category);
    if (known === undefined) kinds.set(category, [one]);
    else known.push(one);
  }
  return [...kinds]
    .map(([category, all]) => ({
      category,
      standards: [...all].sort(
        (a, b) => cheaper(a, b) || byText(a.specification.code, b.specification.code),
      ),
    }))
    .sort((a, b) => {
      const [left, right] = [a.standards[0], b.standards[0]];
      const difference = left && right ? cheaper(left, right) : 0;
      return difference || byText(a.category, b.category);
    });
}

/** Each specification with the lines that an organisation may hold to it. */
function gathered(acceptances: readonly Acceptance[]): readonly Gathered[] {
  const all = new Map<string, Gathered>();
  for (const { line, organisation, edition, types } of acceptances) {
    if (edition !== "today") continue;
    for (const { candidate, checked } of types) {
      const { specification } = candidate;
      const category = line.category ?? line.item;
      const key = `${specification.code}\n${category}`;
      const known: Gathered = all.get(key) ?? {
        ...{ specification, category, organisations: new Set(), held: new Map() },
      };
      known.organisations.add(organisation.code);
      known.held.set(line, { line, checked });
      all.set(key, known);
    }
  }
  return [...all.values()];
}

function sideOf(
  agency: string,
  held: readonly HeldLine[],
  yenOf: (line: LotLine) => number | undefined,
): Side {
  const items = new Map<string, number>();
  const verdicts = {
    conforming: 0,
    "conforming-with-deviations": 0,
    "insufficient-evidence": 0,
    "non-conforming": 0,
  };
  let [yenKnown, yenUnknownOf] = [0, 0];
  for (const { line, checked } of held) {
    items.set(line.item, (items.get(line.item) ?? 0) + line.quantity);
    verdicts[checked.verdict] += line.quantity;
    if (checked.verdict !== "non-conforming") continue;
    const yen = yenOf(line);
    if (yen === undefined) yenUnknownOf += line.quantity;
    else yenKnown += yen * line.quantity;
  }
  return {
    agency,
    items: [...items].map(([item, quantity]) => ({ item, quantity })),
    quantity: held.reduce((sum, { line }) => sum + line.quantity, 0),
    verdicts,
    misses: shortOf(held, "fail"),
    notShown: shortOf(held, "unknown"),
    yenKnown,
    yenUnknownOf,
    found: foundIn(held),
  };
}

/** Goods with a serious requirement of this result, and which these are. */
function shortOf(held: readonly HeldLine[], wanted: "fail" | "unknown"): Short {
  const attributes = new Set<string>();
  let quantity = 0;
  for (const { line, checked } of held) {
    const serious = checked.findings.filter(
      ({ result, requirement }) => result === wanted && requirement.severity !== "minor",
    );
    for (const { requirement } of serious) attributes.add(requirement.attribute.code);
    if (serious.length > 0) quantity += line.quantity;
  }
  return { quantity, attributes: [...attributes] };
}

/** Of each requirement what is known of how much. */
function foundIn(held: readonly HeldLine[]): Side["found"] {
  const all = new Map<Requirement, Map<string, Found>>();
  for (const { line, checked } of held) {
    for (const finding of checked.findings) {
      const { requirement, result, evidence, months } = finding;
      const of = all.get(requirement) ?? new Map<string, Found>();
      all.set(requirement, of);
      const key = `${result}\n${evidence?.text ?? ""}\n${months ?? ""}`;
      const known = of.get(key);
      of.set(key, {
        result,
        finding,
        quantity: (known?.quantity ?? 0) + line.quantity,
        lots: [...(known?.lots ?? []), line.lot],
      });
    }
  }
  return new Map(
    [...all].map(([requirement, of]) => [
      requirement,
      [...of.values()].sort((a, b) => order.indexOf(a.result) - order.indexOf(b.result)),
    ]),
  );
}

const order: readonly Result[] = ["fail", "pass", "unknown", "not-applicable"];

/** Fewer goods to change, then fewer attributes; then the same of what is not shown. */
function cheaper(a: SideBySide, b: SideBySide): number {
  const right = burden(b);
  const found = burden(a).map((size, at) => size - (right[at] ?? 0));
  return found.find((difference) => difference !== 0) ?? 0;
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** What both owners together miss and do not know. */
function burden({ sides }: SideBySide): readonly number[] {
  const sum = (of: (side: Side) => Short): readonly number[] => [
    sides.reduce((total, side) => total + of(side).quantity, 0),
    new Set(sides.flatMap((side) => of(side).attributes)).size,
  ];
  return [...sum(({ misses }) => misses), ...sum(({ notShown }) => notShown)];
}
