/**
 * Lots against what organisations ask for: for each lot and organisation the specification that it
 * comes nearest to, today's and, where another edition was in force then, that of the day on which
 * the goods were bought.
 *
 * Lots of which nothing else is known than of their item are judged once for all of them.
 */
import type { IsoDate } from "../domain/dates.ts";
import type { WaiverSaid } from "../domain/evidence-declaration.ts";
import { type Asked, askedOf, type Candidate, type Publications } from "./asked.ts";
import { type Checked, check, type Verdict, verdictOf } from "./check.ts";
import type { Known } from "./evidence.ts";
import type { Finding, Lot, Setting } from "./judge.ts";
import type { Organisation, Specification } from "./requirement.ts";

/** One owner's part of a lot. */
export interface LotLine {
  readonly item: string;
  readonly category?: string;
  readonly lot: string;
  readonly agency: string;
  readonly quantity: number;
  readonly made?: IsoDate;
  readonly acquired?: IsoDate;
}

export interface Acceptance {
  readonly line: LotLine;
  readonly organisation: Organisation;
  /** Undefined: nobody in question has a specification for such goods. */
  readonly asked: Asked | undefined;
  readonly edition: "today" | "purchase";
  readonly candidate?: Candidate;
  readonly checked?: Checked;
  readonly verdict?: Verdict; // waivers taken into account
  readonly waivers: readonly WaiverSaid[]; // that count here
  /** Every type that the organisation takes, the nearest one among them. */
  readonly types: readonly HeldType[];
}

/** A lot against one of the types that an organisation takes. */
export interface HeldType {
  readonly candidate: Candidate;
  readonly checked: Checked;
  readonly verdict: Verdict;
  readonly waivers: readonly WaiverSaid[];
}

export interface AcceptanceSetting extends Setting {
  readonly publications: Publications;
  known(item: string, lot: string): Known;
  readonly waivers: readonly WaiverSaid[];
  /** Held against this one, whatever the organisation asks for. */
  readonly only?: Specification;
}

export function acceptances(
  lines: readonly LotLine[],
  organisations: readonly Organisation[],
  setting: AcceptanceSetting,
): readonly Acceptance[] {
  const asks = remembered((organisation: Organisation, line: LotLine, day: IsoDate) =>
    askedOf(organisation, line, day, setting.publications),
  );
  const judged = new Judged(setting);
  return lines.flatMap((line) =>
    organisations.flatMap((organisation) => {
      const now = setting.only
        ? onlyOne(organisation, setting.only)
        : asks(organisation, line, setting.today);
      const today = acceptance(line, organisation, now, "today", judged);
      if (line.acquired === undefined || setting.only !== undefined) return [today];
      const then = asks(organisation, line, line.acquired);
      const known = new Set(now?.candidates.map(({ specification }) => specification));
      if (then === undefined || then.candidates.every((one) => known.has(one.specification))) {
        return [today];
      }
      const purchase = acceptance(line, organisation, then, "purchase", judged);
      const { specification } = purchase.candidate ?? {};
      return specification === undefined || known.has(specification) ? [today] : [today, purchase];
    }),
  );
}

const onlyOne = (organisation: Organisation, specification: Specification): Asked => ({
  organisation: organisation.code,
  how: "own",
  of: specification.organisation,
  candidates: [{ specification, dated: true }],
});

/** Of the types that an organisation takes, the one that the lot comes nearest to. */
function acceptance(
  line: LotLine,
  organisation: Organisation,
  asked: Asked | undefined,
  edition: Acceptance["edition"],
  judged: Judged,
): Acceptance {
  const about = { line, organisation, asked, edition };
  const types = (asked?.candidates ?? []).map((candidate) =>
    judged.held(line, organisation, candidate),
  );
  let best: HeldType | undefined;
  for (const type of types) if (best === undefined || nearer(type, best) < 0) best = type;
  return best === undefined ? { ...about, types, waivers: [] } : { ...about, types, ...best };
}

const order: Readonly<Record<Verdict, number>> = {
  conforming: 0,
  "conforming-with-deviations": 1,
  "insufficient-evidence": 2,
  "non-conforming": 3,
};

/** By verdict; then by what fails, then by what is shown to be met. */
function nearer(a: HeldType, b: HeldType): number {
  const verdict = order[a.verdict] - order[b.verdict];
  if (verdict !== 0) return verdict;
  const [left, right] = [a.checked.counts, b.checked.counts];
  return left.fail - right.fail || right.pass - left.pass || left.unknown - right.unknown;
}

class Judged {
  readonly #setting: AcceptanceSetting;
  readonly #checked = new WeakMap<Known, Map<string, Checked>>();

  constructor(setting: AcceptanceSetting) {
    this.#setting = setting;
  }

  held(line: LotLine, organisation: Organisation, candidate: Candidate): HeldType {
    const { specification } = candidate;
    const checked = this.#check(line, specification);
    const waivers = this.#waivers(line, organisation, specification);
    if (waivers.length === 0) return { candidate, checked, verdict: checked.verdict, waivers };
    const waived = new Set(waivers.map(({ attribute }) => attribute));
    const waives = ({ requirement }: Finding): boolean => waived.has(requirement.attribute.code);
    return { candidate, checked, verdict: verdictOf(checked.findings, waives), waivers };
  }

  #check({ item, lot, made, acquired }: LotLine, specification: Specification): Checked {
    const known = this.#setting.known(item, lot);
    const before = this.#checked.get(known) ?? new Map<string, Checked>();
    this.#checked.set(known, before);
    const aged = specification.requirements.some(({ demand }) => demand.is === "age");
    const key = aged
      ? `${specification.code}\n${made ?? ""}\n${acquired ?? ""}`
      : specification.code;
    const found = before.get(key);
    if (found !== undefined) return found;
    const dates: Omit<Lot, "known"> = {
      ...(made !== undefined && { made }),
      ...(acquired !== undefined && { acquired }),
    };
    const checked = check(specification, { known, ...dates }, this.#setting);
    before.set(key, checked);
    return checked;
  }

  #waivers(
    { item, lot }: LotLine,
    { code }: Organisation,
    specification: Specification,
  ): readonly WaiverSaid[] {
    const { waivers, today } = this.#setting;
    if (waivers.length === 0) return waivers;
    return waivers.filter(
      (one) =>
        one.organisation === code &&
        one.code === item &&
        (one.lot === undefined || one.lot === lot) &&
        (one.specification === undefined || one.specification === specification.code) &&
        (one.until === undefined || one.until >= today),
    );
  }
}

/** What an organisation asks for depends on the item and the day only: it is found once for each. */
function remembered(
  find: (organisation: Organisation, line: LotLine, day: IsoDate) => Asked | undefined,
) {
  const known = new Map<string, Asked | undefined>();
  return (organisation: Organisation, line: LotLine, day: IsoDate): Asked | undefined => {
    const key = `${organisation.code}\n${line.item}\n${day}`;
    if (known.has(key)) return known.get(key);
    const asked = find(organisation, line, day);
    known.set(key, asked);
    return asked;
  };
}
