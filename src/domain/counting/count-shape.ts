/**
 * Whether something that was stored is what a count declares. Rows may have been changed by hand:
 * what has another shape is then no declaration at all, and is named as what cannot be read.
 */
import { isStockStatus } from "../account.ts";
import { isDate } from "../dates.ts";
import { countTeams } from "./count-declaration.ts";

type Fields = Readonly<Record<string, unknown>>;

const isText = (value: unknown): boolean => typeof value === "string";
const isTextOrAbsent = (value: unknown): boolean => value === undefined || isText(value);
const isCountable = (value: unknown): boolean =>
  Number.isSafeInteger(value) && (value as number) >= 0;
const isWhole = (value: unknown): boolean => Number.isSafeInteger(value);

const fieldsOf = (value: unknown): Fields =>
  typeof value === "object" && value !== null ? (value as Fields) : {};

const isCard = (value: unknown): boolean => {
  const { item, lot, agency, status } = fieldsOf(value);
  const named = [item, lot, agency].every((text) => isText(text) && text !== "");
  return named && isText(status) && isStockStatus(status as string);
};

const cardsIn = (lines: unknown, isOne: (line: Fields) => boolean): boolean =>
  Array.isArray(lines) && lines.every((line) => isCard(line) && isOne(fieldsOf(line)));

const isPosition = (value: unknown): boolean => {
  const { number, hash } = fieldsOf(value);
  return isCountable(number) && isText(hash);
};

const isCounted = (line: Fields): boolean =>
  [line["quantity"], line["damaged"], line["expired"], line["row"]].every(isCountable) &&
  ["expiry", "bin", "remarks", "cell", "text"].every((key) => isTextOrAbsent(line[key]));

const isDecided = (line: Fields): boolean =>
  isWhole(line["book"]) && // below zero where late papers have taken what was not there
  [line["counted"], line["damaged"], line["expired"]].every(isCountable) &&
  isTextOrAbsent(line["reason"]);

/** Whether something that was stored has the shape of what a count declares. */
export function isCountDeclaration(told: Fields): boolean {
  const { code, event, lines } = told;
  if (!isText(code)) return false;
  switch (event) {
    case "opened": {
      const scope = ["date", "agency", "item", "category"].every((key) =>
        isTextOrAbsent(told[key]),
      );
      return scope && isText(told["depot"]) && isPosition(told["position"]) && cardsIn(lines, any);
    }
    case "third":
      return isPosition(told["position"]) && cardsIn(lines, any);
    case "entered": {
      const known = (countTeams as readonly unknown[]).includes(told["team"]);
      const texts = isTextOrAbsent(told["counter"]) && isTextOrAbsent(told["sheet"]);
      const dated = isText(told["date"]) && isDate(told["date"] as string);
      return known && texts && dated && isCountable(told["printed"]) && cardsIn(lines, isCounted);
    }
    case "cancelled":
      return true;
    case "posted": {
      const { sheets, inspector, witness } = told;
      const texts = isTextOrAbsent(inspector) && isTextOrAbsent(witness);
      return (
        texts && Array.isArray(sheets) && sheets.every(isCountable) && cardsIn(lines, isDecided)
      );
    }
    default:
      return false;
  }
}

const any = (): boolean => true;
