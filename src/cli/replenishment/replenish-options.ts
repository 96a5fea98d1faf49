/** What the options of `replenish` mean; all that is wrong with them is said at once. */
import type { Catalogue } from "../../domain/catalogue.ts";
import { type IsoDate, plusDays, plusMonths } from "../../domain/dates.ts";
import type { CardFilter } from "../../ports.ts";
import type { Wanted } from "../../replenishment/proposing.ts";
import type { Service } from "../../replenishment/stocking.ts";
import { replenishOptionWords as words } from "../../text/replenishment/replenish-options.ts";
import type { Input, OptionSpec } from "../command.ts";
import { cardOptions, OptionReader } from "../reports/report-options.ts";

export const replenishOptions: readonly OptionSpec[] = [
  { flags: "--service-level <share>", text: words.serviceLevel },
  { flags: "--fill-rate <share>", text: words.fillRate },
  { flags: "--target <people>", text: words.target },
  { flags: "--budget <yen>", text: words.budget },
  { flags: "--years <number>", text: words.years },
  ...cardOptions,
  { flags: "--suppliers <file>", text: words.suppliers },
  { flags: "--events <file>", text: words.events },
  { flags: "--from <source>", text: words.from },
  { flags: "--for <organisations...>", text: words.for },
  { flags: "--list <files...>", text: words.list },
  { flags: "--expiring", text: words.expiring },
  { flags: "--within <period>", text: words.within },
  { flags: "--transport-days <days>", text: words.transportDays },
  { flags: "--backtest", text: words.backtest },
  { flags: "--explain", text: words.explain },
  { flags: "-o, --output <file>", text: words.output },
];

export interface ReplenishChoices {
  readonly mode: "stock" | "organisations" | "expiring" | "backtest";
  readonly service: Service;
  readonly wanted: Wanted;
  readonly cards: CardFilter;
  readonly suppliers: string | undefined;
  readonly events: string | undefined;
  /** Where no file is given. */
  readonly from: "published" | "ledger";
  readonly lists: readonly { readonly organisation: string; readonly file: string }[];
  readonly expiringBy: IsoDate;
  readonly transportDays: number;
  readonly explain: boolean;
  readonly output: string | undefined;
}

const usualService = 0.95;
const yearsMax = 10;
const bySea = 30;
const budgetMax = 1e13;

export function readReplenishOptions(
  { options, lists = {} }: Input,
  today: IsoDate,
  catalogue: Catalogue,
): ReplenishChoices {
  const reader = new OptionReader(options);
  const given = (name: string): boolean =>
    options[name] !== undefined || (lists[name] ?? []).length > 0;
  for (const [one, other] of exclusive) {
    if (!given(one) || !given(other)) continue;
    reader.refuse({ kind: "options-exclude", one: flag(one), other: flag(other), at: {} });
  }
  for (const [option, needed] of needing) {
    if (!given(option) || given(needed)) continue;
    reader.refuse({ kind: "option-missing", option: flag(needed), asked: false, at: {} });
  }
  const organisations = lists["for"] ?? [];
  const files = lists["list"] ?? [];
  if (organisations.length !== files.length) {
    reader.invalid("list", String(files.length), words.expected.lists);
  }
  const output = reader.text("output");
  if (output !== undefined && !/\.docx$/i.test(output)) {
    reader.invalid("output", output, words.expected.document);
  }
  const choices: ReplenishChoices = {
    mode: given("backtest")
      ? "backtest"
      : given("expiring")
        ? "expiring"
        : organisations.length > 0
          ? "organisations"
          : "stock",
    service: serviceIn(reader),
    wanted: wantedIn(reader),
    cards: reader.cards(catalogue),
    suppliers: reader.text("suppliers"),
    events: reader.text("events"),
    from: fromIn(reader),
    lists: organisations.map((organisation, at) => ({ organisation, file: files[at] ?? "" })),
    expiringBy: periodIn(reader, today),
    transportDays: wholeIn(reader, "transportDays", words.expected.days) ?? bySea,
    explain: options["explain"] === true,
    output,
  };
  reader.finish();
  return choices;
}

const exclusive = [
  ["events", "from"],
  ["serviceLevel", "fillRate"],
  ["target", "budget"],
  ["target", "serviceLevel"],
  ["target", "fillRate"],
  ["for", "target"],
  ["for", "backtest"],
  ["expiring", "backtest"],
  ["expiring", "budget"],
  ["expiring", "target"],
  ["backtest", "budget"],
  // Only what is proposed for the own stock has steps to explain and is requested on paper.
  ...(["for", "expiring", "backtest"] as const).flatMap((mode) => [
    [mode, "output"] as const,
    [mode, "explain"] as const,
  ]),
] as const;

/** Options that mean something beside another one only. */
const needing = [
  ["years", "budget"],
  ["within", "expiring"],
  ["transportDays", "expiring"],
] as const;

const flag = (name: string): string =>
  `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

function serviceIn(reader: OptionReader): Service {
  const fill = reader.text("fillRate");
  const level = shareIn(reader, fill === undefined ? "serviceLevel" : "fillRate") ?? usualService;
  return { by: fill === undefined ? "cycle" : "fill", level };
}

function wantedIn(reader: OptionReader): Wanted {
  const people = wholeIn(reader, "target", words.expected.whole, 1);
  const budget = yenIn(reader);
  const years = wholeIn(reader, "years", words.expected.years, 1, yearsMax) ?? 1;
  if (people !== undefined) return { for: "people", people };
  return budget === undefined ? { for: "service" } : { for: "budget", budget, years };
}

function fromIn(reader: OptionReader): ReplenishChoices["from"] {
  const from = reader.text("from") ?? "published";
  if (from === "published" || from === "ledger") return from;
  reader.invalid("from", from, words.expected.from);
  return "published";
}

/** 0.95, or 95 %. */
function shareIn(reader: OptionReader, name: string): number | undefined {
  const text = reader.text(name);
  if (text === undefined) return undefined;
  const [, digits, percent] = /^(\d*\.?\d+)\s*(%?)$/.exec(text.normalize("NFKC")) ?? [];
  const value = digits === undefined ? Number.NaN : Number(digits) / (percent === "%" ? 100 : 1);
  if (value > 0 && value < 1) return value;
  return reader.invalid(name, text, words.expected.share);
}

function wholeIn(
  reader: OptionReader,
  name: string,
  expected: readonly [string, string],
  least = 0,
  most = 1e9,
): number | undefined {
  const text = reader.text(name);
  if (text === undefined) return undefined;
  const plain = text
    .normalize("NFKC")
    .replace(/^(\d{1,3}(,\d{3})+)$/, (all) => all.replaceAll(",", ""));
  const value = /^\d+$/.test(plain) ? Number(plain) : Number.NaN;
  return value >= least && value <= most ? value : reader.invalid(name, text, expected);
}

/** 30000000, 30,000,000, 3000万円 or 1.5億. */
function yenIn(reader: OptionReader): number | undefined {
  const text = reader.text("budget");
  if (text === undefined) return undefined;
  const shape = /^(\d+(?:,\d{3})*(?:\.\d+)?)(万|億)?円?$/;
  const [, digits = "", unit = ""] = shape.exec(text.normalize("NFKC").replace(/^¥/, "")) ?? [];
  const factor = unit === "億" ? 100_000_000 : unit === "万" ? 10_000 : 1;
  const yen = digits === "" ? Number.NaN : Math.round(Number(digits.replaceAll(",", "")) * factor);
  const exact = unit !== "" || !digits.includes(".");
  if (exact && yen > 0 && yen <= budgetMax) return yen;
  return reader.invalid("budget", text, words.expected.yen);
}

function periodIn(reader: OptionReader, today: IsoDate): IsoDate {
  const text = reader.text("within") ?? "365d";
  const [, digits, unit] = /^(\d{1,4})([dwmy])$/i.exec(text.normalize("NFKC")) ?? [];
  if (digits === undefined || unit === undefined) {
    reader.invalid("within", text, words.expected.period);
    return today;
  }
  const length = Number(digits);
  const months = { m: length, y: 12 * length }[unit.toLowerCase()];
  const days = unit.toLowerCase() === "w" ? 7 * length : length;
  return months === undefined ? plusDays(today, days) : plusMonths(today, months);
}
