/**
 * What the reports' options mean: whose goods, where, which, and by which of the two clocks. Codes,
 * names and aliases are taken alike. All that is wrong is said at once.
 */
import { isStockStatus } from "../../domain/account.ts";
import type { Catalogue } from "../../domain/catalogue.ts";
import { type IsoDate, isDate, type Moment, plusDays, plusMonths } from "../../domain/dates.ts";
import { present } from "../../domain/present.ts";
import type { Problem } from "../../domain/problems/problem.ts";
import type { StockFilter } from "../../domain/stock.ts";
import { readDate } from "../../importers/dates.ts";
import type { CardFilter, Clocks, Ledger } from "../../ports.ts";
import { OutsideError } from "../../ports.ts";
import { expectedWords, reportOptionWords as words } from "../../text/reports.ts";
import type { Input, OptionSpec } from "../command.ts";
import { InputFault } from "../input-fault.ts";

export const cardOptions: readonly OptionSpec[] = [
  { flags: "--agency <code>", text: words.agency },
  { flags: "--depot <code>", text: words.depot },
  { flags: "--item <code>", text: words.item },
];
export const lotOption: OptionSpec = { flags: "--lot <lot>", text: words.lot };
export const asOfOption: OptionSpec = { flags: "--as-of <date>", text: words.asOf };
export const knownAtOption: OptionSpec = { flags: "--known-at <moment>", text: words.knownAt };

type Options = Input["options"];

/** Reads options one by one, and throws all that was wrong with them together. */
export class OptionReader {
  readonly #options: Options;
  readonly #problems: Problem[] = [];

  constructor(options: Options) {
    this.#options = options;
  }

  text(name: string): string | undefined {
    const value = this.#options[name];
    return typeof value === "string" ? value.trim() : undefined;
  }

  refuse(problem: Problem): undefined {
    this.#problems.push(problem);
    return undefined;
  }

  invalid(name: string, found: string, expected: readonly [string, string]): undefined {
    const option = flag(name);
    return this.refuse({ kind: "option-invalid", option, found, expected, at: {} });
  }

  date(name: string): IsoDate | undefined {
    const text = this.text(name);
    if (text === undefined || isDate(text)) return text;
    const read = readDate(text);
    const day = "value" in read && read.value?.monthOnly === false ? read.value.date : undefined;
    return day ?? this.invalid(name, text, expectedWords.date);
  }

  moment(name: string): Moment | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    return momentOf(text) ?? this.invalid(name, text, expectedWords.moment);
  }

  clocks(): Clocks {
    return present({ asOf: this.date("asOf"), knownAt: this.moment("knownAt") });
  }

  /** Which stock cards: agency, depot, item and lot. */
  cards(catalogue: Catalogue): CardFilter {
    const agency = this.#known("agency", catalogue, (text) => catalogue.recogniseAgency(text));
    const depot = this.#known("depot", catalogue, (text) => catalogue.recogniseDepot(text));
    let formerly: string | undefined;
    const item = this.#known("item", catalogue, (text) => {
      const called = itemCalled(text, agency, catalogue);
      formerly = called?.formerly;
      return called?.item;
    });
    return present({ agency, depot, item, formerly, lot: this.text("lot") });
  }

  /** What of the stock, given the day from which periods count. */
  stock(catalogue: Catalogue, today: IsoDate): StockFilter {
    const category = this.#known("category", catalogue, (text) =>
      catalogue.recogniseCategory(text),
    );
    const status = this.text("status");
    if (status !== undefined && !isStockStatus(status)) {
      this.invalid("status", status, expectedWords.status);
    }
    const period = this.text("expiringWithin");
    const expiringBy = period === undefined ? undefined : dayWithin(period, today);
    if (period !== undefined && expiringBy === undefined) {
      this.invalid("expiringWithin", period, expectedWords.period);
    }
    return present({
      category,
      expiringBy,
      status: status !== undefined && isStockStatus(status) ? status : undefined,
    });
  }

  #known(
    what: "agency" | "depot" | "item" | "category",
    catalogue: Catalogue,
    recognise: (text: string) => string | undefined,
  ): string | undefined {
    const found = this.text(what);
    if (found === undefined) return undefined;
    const code = recognise(found);
    if (code !== undefined) return code;
    const near = catalogue.nearest(what, found);
    return this.refuse({
      kind: "unknown-code",
      what,
      found,
      at: { option: flag(what) },
      ...present({ near }),
    });
  }

  /** To be called once all options are read. */
  finish(): void {
    if (this.#problems.length > 0) throw new InputFault(...this.#problems);
  }
}

interface Called {
  readonly item: string;
  /** The item of that very name, where it has become the other one. */
  readonly formerly: string | undefined;
}

/** What an agency, or everybody, calls so; else what any one of the agencies does. */
export function itemCalled(
  text: string,
  agency: string | undefined,
  catalogue: Catalogue,
): Called | undefined {
  const called = (by: string | undefined): Called | undefined => {
    const found = catalogue.recogniseItem({ code: text, agency: by });
    if (found.is !== "known") return undefined;
    return { item: found.item.code, formerly: found.under?.item.code };
  };
  const everybody = called(agency);
  if (everybody !== undefined || agency !== undefined) return everybody;
  const meant = catalogue.agencies().flatMap((it) => called(it.code) ?? []);
  return new Set(meant.map(({ item }) => item)).size === 1 ? meant[0] : undefined;
}

const flag = (name: string): string =>
  `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

const momentShape = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

/** A moment with its zone, or the last millisecond of a day where this computer stands. */
function momentOf(text: string): Moment | undefined {
  const day: boolean = isDate(text);
  if (day) {
    const [year = 0, month = 1, date = 1] = text.split("-").map(Number);
    return new Date(year, month - 1, date, 23, 59, 59, 999).toISOString();
  }
  const upper = text.toUpperCase();
  const date = momentShape.exec(upper)?.[1];
  if (date === undefined || !isDate(date)) return undefined;
  const moment = new Date(upper);
  return Number.isNaN(moment.getTime()) ? undefined : moment.toISOString();
}

/** The last day within a period from a day: 180d, 26w, 6m, 1y. */
function dayWithin(period: string, from: IsoDate): IsoDate | undefined {
  const [, digits, unit] = /^(\d{1,5})([dwmy])$/i.exec(period.normalize("NFKC")) ?? [];
  if (digits === undefined || unit === undefined) return undefined;
  const length = Number(digits);
  const days: Readonly<Record<string, number>> = { d: 1, w: 7 };
  const daysEach = days[unit.toLowerCase()];
  const day =
    daysEach === undefined
      ? plusMonths(from, length * (unit.toLowerCase() === "y" ? 12 : 1))
      : plusDays(from, length * daysEach);
  return isDate(day) ? day : undefined;
}

/** How often a report is begun again because somebody recorded something meanwhile. */
const attemptsMax = 10;

/** What `work` reads of the ledger in several steps, all of one and the same state. */
export async function ofOneState<Value>(ledger: Ledger, work: () => Promise<Value>) {
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    const before = await ledger.head();
    const value = await work();
    if ((await ledger.head()).hash === before.hash) return { value, head: before };
  }
  throw new OutsideError(
    {
      en: "others record so fast that no report of one state could be made",
      ja: "他の利用者の記帳が続いているため、一時点の帳票を作成できません",
    },
    { en: "try again in a moment", ja: "少し待って再実行してください" },
  );
}
