/** What the options of `plan` mean; all that is wrong with them is said at once. */
import type { Catalogue } from "../../domain/catalogue.ts";
import type { Bound } from "../../domain/packing.ts";
import { modes } from "../../domain/planning/network.ts";
import type { Plan } from "../../domain/planning/plan.ts";
import { present } from "../../domain/present.ts";
import { plain } from "../../importers/cell.ts";
import { measured } from "../../importers/measure.ts";
import { readNumber, readStoredNumber, wholeTimes } from "../../importers/numbers.ts";
import type { Choices } from "../../planning/assembly.ts";
import type { Preference } from "../../planning/objectives.ts";
import { planOptionWords as words } from "../../text/planning/plan-options.ts";
import type { Input, OptionSpec } from "../command.ts";
import { OptionReader } from "../reports/report-options.ts";

export const planOptions: readonly OptionSpec[] = [
  { flags: "--request <requests...>", text: words.request },
  { flags: "--exclude-request <requests...>", text: words.excludeRequest },
  { flags: "--date <date>", text: words.date },
  { flags: "--network <folder>", text: words.network },
  { flags: "--prefer <what>", text: words.prefer },
  { flags: "--max-cost <yen>", text: words.maxCost },
  { flags: "--max-trips <number>", text: words.maxTrips },
  { flags: "--only-mode <modes...>", text: words.onlyMode },
  { flags: "--exclude-depot <depots...>", text: words.excludeDepot },
  { flags: "--fix <lots...>", text: words.fix },
  { flags: "--floor <floors...>", text: words.floor },
  { flags: "--assume <packs...>", text: words.assume },
  { flags: "--fill <share>", text: words.fill },
  { flags: "--decision-days <days>", text: words.decisionDays },
  { flags: "--custody-days <days>", text: words.custodyDays },
  { flags: "--pool", text: words.pool },
  { flags: "--allow-late", text: words.allowLate },
  { flags: "--allow-unverified", text: words.allowUnverified },
  { flags: "--time-limit <seconds>", text: words.timeLimit },
];

export interface PlanChoices {
  readonly requests: readonly string[]; // none: all that are open
  readonly excludedRequests: readonly string[];
  readonly date: string;
  readonly network: string | undefined;
  readonly prefer: Preference;
  readonly timeLimitSeconds: number;
  readonly decisionDays: number | undefined;
  readonly custodyDays: number | undefined;
  readonly choices: Choices;
  /** What was chosen otherwise than by default, as a plan keeps it. */
  readonly settings: Plan["settings"];
}

export const preferences = [
  ...(["cost", "time", "fairness", "co2", "visibility"] as const),
] as const satisfies readonly Preference[];
const wholeMost = 1_000_000_000_000n;
const defaults = { fill: "0.85", timeLimit: 60 } as const;

export function readPlanOptions(
  { options, lists = {} }: Input,
  today: string,
  catalogue: Catalogue,
  { past }: { readonly past: boolean }, // whether the day may be over
): PlanChoices {
  const reader = new PlanOptions({ options, lists }, catalogue);
  const date = reader.date("date") ?? today;
  if (!past && date < today) {
    reader.refuse({ kind: "plan-date-past", found: date, today, at: { option: "--date" } });
  }
  const prefer = reader.word("prefer", preferences) ?? "cost";
  const maxCostYen = reader.whole("maxCost");
  const maxTrips = reader.whole("maxTrips");
  const fillPercent = reader.fill();
  const choices: Choices = {
    allowLate: options["allowLate"] === true,
    allowUnverified: options["allowUnverified"] === true,
    pool: options["pool"] === true,
    onlyModes: reader.words("onlyMode", modes),
    excludedDepots: reader.depots("excludeDepot"),
    fixedLots: reader.list("fix"),
    floors: reader.floors(),
    bounds: reader.bounds(),
    fillPercent,
    ...present({ maxCostYen, maxTrips }),
  };
  const found = {
    requests: reader.list("request"),
    excludedRequests: reader.list("excludeRequest"),
    date,
    network: reader.text("network"),
    prefer,
    timeLimitSeconds: reader.whole("timeLimit") ?? defaults.timeLimit,
    decisionDays: reader.whole("decisionDays"),
    custodyDays: reader.whole("custodyDays"),
  };
  reader.finish();
  return { ...found, choices, settings: settingsOf(options, lists) };
}

/** As they were given, in the order of the options; the time limit changes no plan it does not cut. */
function settingsOf(options: Input["options"], lists: NonNullable<Input["lists"]>) {
  const said = planOptions.flatMap(({ flags }) => {
    const name = /^--([a-z-]+)/.exec(flags)?.[1] ?? "";
    const key = name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
    const value = lists[key] ?? options[key];
    const left = value === undefined || key === "timeLimit" || key === "date";
    return left ? [] : [[key, value] as const];
  });
  return Object.fromEntries(said) satisfies Plan["settings"];
}

class PlanOptions extends OptionReader {
  readonly #lists: NonNullable<Input["lists"]>;
  readonly #catalogue: Catalogue;

  constructor(
    { options, lists }: Required<Pick<Input, "options" | "lists">>,
    catalogue: Catalogue,
  ) {
    super(options);
    this.#lists = lists;
    this.#catalogue = catalogue;
  }

  /** Values given apart, or in one separated by commas. */
  list(name: string): readonly string[] {
    return (this.#lists[name] ?? []).flatMap((text) =>
      text
        .split(",")
        .map((part) => part.trim())
        .filter((part) => part !== ""),
    );
  }

  words<Word extends string>(name: string, known: readonly Word[]): readonly Word[] {
    return this.list(name).flatMap((text) => {
      const word = known.find((it) => it === plain(text).toLowerCase());
      if (word === undefined) this.#notOneOf(name, text, known);
      return word ?? [];
    });
  }

  word<Word extends string>(name: string, known: readonly Word[]): Word | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    return (
      known.find((it) => it === plain(text).toLowerCase()) ?? this.#notOneOf(name, text, known)
    );
  }

  #notOneOf(name: string, text: string, known: readonly string[]): undefined {
    const all = known.join(", ");
    return this.invalid(name, text, [`one of ${all}`, `${all} のいずれか`]);
  }

  whole(name: string): number | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const read = readNumber(plain(text));
    const value = read.is === "number" ? wholeTimes(read.value, 1n) : undefined;
    if (value !== undefined && value < wholeMost) return Number(value);
    return this.invalid(name, text, ["a whole number, zero or more", "0以上の整数"]);
  }

  /** A share of the volume, as a percentage. */
  fill(): number {
    const text = plain(this.text("fill") ?? defaults.fill);
    const percent = /^0?\.\d{1,4}$|^1(\.0+)?$/.test(text) ? Number(text) * 100 : Number.NaN;
    if (percent > 0) return Math.round(percent * 100) / 100;
    this.invalid("fill", text, [
      "a share above 0 and up to 1, for instance 0.85",
      "0より大きく1以下の割合（例: 0.85）",
    ]);
    return 85;
  }

  depots(name: string): readonly string[] {
    return this.list(name).flatMap((found) => {
      const code = this.#catalogue.recogniseDepot(found);
      if (code !== undefined) return [code];
      const near = this.#catalogue.nearest("depot", found);
      const at = { option: "--exclude-depot" };
      this.refuse({ kind: "unknown-code", what: "depot", found, ...present({ near }), at });
      return [];
    });
  }

  #item(text: string, option: string): string | undefined {
    const met = this.#catalogue.recogniseItem({ code: text });
    if (met.is === "known") return met.item.code;
    const near = this.#catalogue.nearest("item", text);
    const at = { option };
    return this.refuse({
      kind: "unknown-code",
      what: "item",
      found: text,
      ...present({ near }),
      at,
    });
  }

  /** BLANKET=500, or BLANKET@jica=500 of one agency's. */
  floors(): Choices["floors"] {
    return this.list("floor").flatMap((text) => {
      const shape = /^([^=@]+)(?:@([^=]+))?=(\d{1,12})$/;
      const [, name = "", owner, pieces] = shape.exec(plain(text)) ?? [];
      if (pieces === undefined) {
        this.invalid("floor", text, [
          "ITEM=PIECES or ITEM@AGENCY=PIECES, for instance BLANKET@jica=500",
          "「品目=数量」又は「品目@機関=数量」の形（例: BLANKET@jica=500）",
        ]);
        return [];
      }
      const item = this.#item(name, "--floor");
      const agency = owner === undefined ? undefined : this.#catalogue.recogniseAgency(owner);
      if (owner !== undefined && agency === undefined) {
        const at = { option: "--floor" };
        this.refuse({ kind: "unknown-code", what: "agency", found: owner, at });
      }
      return item === undefined ? [] : [{ item, pieces: Number(pieces), ...present({ agency }) }];
    });
  }

  /** TENT=55/0.28: a piece weighs 55 kg and takes 0.28 m3 at most. */
  bounds(): ReadonlyMap<string, Bound> {
    const found = new Map<string, Bound>();
    for (const text of this.list("assume")) {
      const [, name = "", kg = "", m3 = ""] =
        /^([^=]+)=([\d.]+)\/([\d.]+)$/.exec(plain(text)) ?? [];
      const [weightG, volumeCm3] = [wholeOf(kg, 1000n), wholeOf(m3, 1_000_000n)];
      if (weightG === undefined || volumeCm3 === undefined) {
        this.invalid("assume", text, [
          "ITEM=KG/M3 of one piece, for instance TENT=55/0.28",
          "「品目=質量kg/容積m3」（1個当たり）の形（例: TENT=55/0.28）",
        ]);
        continue;
      }
      const item = this.#item(name, "--assume");
      if (item !== undefined) found.set(item, { weightG, volumeCm3 });
    }
    return found;
  }
}

function wholeOf(text: string, factor: bigint): number | undefined {
  const read = readStoredNumber(text);
  const value = read.is === "number" ? measured(read.value, factor) : undefined;
  return value !== undefined && value > 0 ? value : undefined;
}
