/**
 * What was once settled about an agency's files, where reading alone would have to guess: kept as
 * data in `agencies/<agency>.json`, learnt by answering a question or written by hand.
 *
 *   columns        heading → meaning (columns.csv lists them), or "ignore"
 *   units          heading → the unit its figures count, where no cell says so
 *   piecesPerPack  item code, or name as the file writes it → pieces per pack
 *   currency       of amounts that name none: "JPY", "千円"
 *   unitCostPer    what a unit cost is the cost of: "piece" (the default) or "pack"
 *   monthOnly      column's meaning → which day a month without day stands for
 *   skipRows       rows whose first text begins so are left out
 */
import type { Problem } from "../domain/problems/problem.ts";
import { collect, fail, ok, type Result } from "../domain/result.ts";
import type { DateOrder } from "./dates.ts";

export interface Profile {
  readonly agency: string;
  readonly columns: Readonly<Record<string, string>>;
  readonly units: Readonly<Record<string, string>>;
  readonly piecesPerPack: Readonly<Record<string, number>>;
  readonly sheets?: readonly string[];
  readonly headerRow?: number;
  readonly dateOrder?: DateOrder;
  readonly currency?: string;
  readonly unitCostPer?: "piece" | "pack";
  readonly monthOnly: Readonly<Record<string, "first-day" | "last-day">>;
  readonly depot?: string;
  readonly lotPrefix?: string;
  readonly skipRows: readonly string[];
  readonly note?: string;
}

export const emptyProfile = (agency: string): Profile => ({
  agency,
  columns: {},
  units: {},
  piecesPerPack: {},
  monthOnly: {},
  skipRows: [],
});

type Expected = readonly [en: string, ja: string];
type Check = readonly [check: (value: unknown) => boolean, expected: Expected];

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === "string" && value !== "";
const isCount = (value: unknown): value is number =>
  Number.isSafeInteger(value) && Number(value) > 0;
const each = (check: (value: unknown) => boolean) => (value: unknown) =>
  isRecord(value) && Object.values(value).every(check);
const list = (value: unknown): boolean => Array.isArray(value) && value.every(isText);
const oneOf =
  (...words: readonly string[]) =>
  (value: unknown): boolean =>
    isText(value) && words.includes(value);

const text: Check = [isText, ["a text", "文字列"]];
const texts: Check = [each(isText), ["an object of texts", "文字列を値とするオブジェクト"]];
const textList: Check = [list, ["a list of texts", "文字列の配列"]];

const fields: Readonly<Record<keyof Profile, Check>> = {
  agency: text,
  columns: texts,
  units: texts,
  piecesPerPack: [each(isCount), ["an object of whole numbers", "正の整数を値とするオブジェクト"]],
  sheets: textList,
  headerRow: [isCount, ["a row number", "行番号"]],
  dateOrder: [oneOf("dmy", "mdy"), ['"dmy" or "mdy"', "「dmy」又は「mdy」"]],
  currency: text,
  unitCostPer: [oneOf("piece", "pack"), ['"piece" or "pack"', "「piece」又は「pack」"]],
  monthOnly: [
    each(oneOf("first-day", "last-day")),
    [
      'an object of "first-day" or "last-day"',
      "「first-day」又は「last-day」を値とするオブジェクト",
    ],
  ],
  depot: text,
  lotPrefix: text,
  skipRows: textList,
  note: text,
};

const isField = (name: string): name is keyof Profile => Object.hasOwn(fields, name);

/** A profile from the content of its file, or everything that is wrong with it. */
export function profileFrom(content: unknown, file: string): Result<Profile> {
  const invalid = (column: string | undefined, found: unknown, expected: Expected): Problem => ({
    kind: "data-invalid",
    at: { file, ...(column !== undefined && { column }) },
    found: JSON.stringify(found) ?? "",
    expected,
  });
  if (!isRecord(content)) {
    return fail(invalid(undefined, content, ["an object", "オブジェクト"]));
  }
  if (!isText(content["agency"])) {
    return fail(invalid("agency", content["agency"], ["an agency's code", "機関コード"]));
  }
  const checked = collect(
    Object.entries(content).map(([name, value]): Result<readonly [string, unknown]> => {
      if (!isField(name)) {
        const known = Object.keys(fields).join(", ");
        return fail(invalid(undefined, name, [`one of ${known}`, `${known} のいずれか`]));
      }
      const [check, expected] = fields[name];
      return check(value) ? ok([name, value]) : fail(invalid(name, value, expected));
    }),
  );
  if (!checked.ok) return checked;
  return ok({ ...emptyProfile(content["agency"]), ...Object.fromEntries(checked.value) });
}

/** The profile as the text of its file; empty parts are left out. */
export function profileText(profile: Profile): string {
  const said = Object.entries(profile).filter(
    ([, value]) => typeof value !== "object" || Object.keys(value).length > 0,
  );
  return `${JSON.stringify(Object.fromEntries(said), undefined, 2)}\n`;
}
