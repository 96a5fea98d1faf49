/**
 * What somebody states of goods, field by field → evidence to be recorded, or all that is wrong
 * with it; and evidence recorded → evidence to be judged by.
 *
 * A laboratory's value needs what makes it one: method, laboratory, number and date of the report.
 */
import { type IsoDate, isDate } from "../domain/dates.ts";
import {
  type EvidenceKind,
  type EvidenceSaid,
  evidenceKinds,
} from "../domain/evidence-declaration.ts";
import { nearestOf } from "../domain/nearest.ts";
import { normalise } from "../domain/normalise.ts";
import { present } from "../domain/present.ts";
import type { RowFault } from "./cells.ts";
import type { Evidence } from "./evidence.ts";
import type { Language } from "./read-requirement.ts";
import type { Attribute } from "./requirement.ts";
import type { SheetWords } from "./sheet.ts";
import { evidenceValue, readStated, type StatedValue, statedText } from "./stated-value.ts";

/** As a person writes it, each text or nothing. */
export interface EvidenceFields {
  readonly item: string; // a code of the catalogue
  readonly lot?: string | undefined;
  readonly attribute: string;
  readonly value: string;
  readonly unit?: string | undefined;
  readonly plusMinus?: string | undefined;
  readonly kind?: string | undefined;
  readonly method?: string | undefined;
  readonly laboratory?: string | undefined;
  readonly report?: string | undefined;
  readonly date?: string | undefined;
}

export interface EvidenceSetting {
  readonly language: Language;
  readonly words: SheetWords;
  readonly today: IsoDate;
  /** A date as people write it: wareki, slashes. */
  readonly date: (text: string) => IsoDate | undefined;
}

export interface FieldFault {
  readonly field: keyof EvidenceFields;
  readonly fault: RowFault;
}

export type ReadEvidence =
  | { readonly ok: true; readonly said: EvidenceSaid }
  | { readonly ok: false; readonly faults: readonly FieldFault[] };

export function readEvidence(fields: EvidenceFields, setting: EvidenceSetting): ReadEvidence {
  const faults: FieldFault[] = [];
  const refuse = (field: keyof EvidenceFields, fault: RowFault): undefined => {
    faults.push({ field, fault });
    return undefined;
  };
  const attribute = attributeCalled(fields.attribute, setting.language);
  if (attribute === undefined) {
    refuse("attribute", attributeUnknown(fields.attribute, setting.language));
  }
  if (attribute?.class.code === "age") {
    refuse("attribute", { kind: "data-invalid", found: fields.attribute, expected: noAge });
  }
  const stated = attribute && statedOf(fields, attribute, setting, refuse);
  const kind = kindOf(fields, setting, refuse);
  const date = dateOf(fields, setting, refuse);
  if (kind === "laboratory") {
    for (const field of ["method", "laboratory", "report", "date"] as const) {
      if (!fields[field]) refuse(field, { kind: "evidence-incomplete", found: kind, needs: field });
    }
  }
  if (faults.length > 0 || stated === undefined || kind === undefined || attribute === undefined) {
    return { ok: false, faults };
  }
  const { item: code, lot, method, laboratory, report } = fields;
  return {
    ok: true,
    said: present({
      declares: "evidence" as const,
      code,
      lot: lot || undefined,
      attribute: attribute.code,
      ...stated,
      kind,
      method: method || undefined,
      laboratory: laboratory || undefined,
      report: report || undefined,
      date,
    }) as EvidenceSaid,
  };
}

/** With the code or the name that may have been meant. */
export function attributeUnknown(found: string, { attributes }: Language) {
  const names = [...attributes.values()].flatMap((one) => [one.nameEn, one.nameJa, ...one.words]);
  const near = nearestOf(found, attributes.keys()) ?? nearestOf(found, names);
  return { kind: "attribute-unknown" as const, found, ...present({ near }) };
}

const noAge = [
  "an attribute other than an age, which is worked out from the days of making and purchase",
  "期間以外の特性（期間は製造日・取得日から計算されます）",
] as const;

type Refuse = (field: keyof EvidenceFields, fault: RowFault) => undefined;

function statedOf(
  { value, unit, plusMinus }: EvidenceFields,
  attribute: Attribute,
  { language, words }: EvidenceSetting,
  refuse: Refuse,
): StatedValue | undefined {
  const text = plusMinus ? `${value} ± ${plusMinus}` : value;
  const flag = (said: string): boolean | undefined => {
    const word = words.value("flag", said);
    return word === undefined ? undefined : word === "yes";
  };
  const read = readStated(text, attribute, unit || undefined, { ...language, flag });
  if ("value" in read) return read.value;
  return refuse(read.fault.kind === "unit-unfit" && unit ? "unit" : "value", read.fault);
}

function kindOf(
  { kind: text }: EvidenceFields,
  { words }: EvidenceSetting,
  refuse: Refuse,
): EvidenceKind | undefined {
  if (!text) return refuse("kind", { kind: "evidence-incomplete", found: "", needs: "kind" });
  const word = words.value("kind", text);
  const kind = evidenceKinds.find((one) => one === word);
  if (kind !== undefined) return kind;
  const all = evidenceKinds.join(", ");
  const expected = [`one of ${all}`, `${all} のいずれか`] as const;
  return refuse("kind", { kind: "data-invalid", found: text, expected });
}

function dateOf(
  { date: text }: EvidenceFields,
  { today, date: read }: EvidenceSetting,
  refuse: Refuse,
): IsoDate | undefined {
  if (!text) return undefined;
  const date = isDate(text) ? text : read(text);
  if (date === undefined) {
    const expected = ["a date like 2026-03-31", "2026-03-31 の形の日付"] as const;
    return refuse("date", { kind: "data-invalid", found: text, expected });
  }
  if (date > today) return refuse("date", { kind: "evidence-from-the-future", found: date, today });
  return date;
}

/** By its code, its name in either language, or a word for it. */
export function attributeCalled(text: string, { attributes }: Language): Attribute | undefined {
  const own = attributes.get(text);
  if (own !== undefined) return own;
  const asked = normalise(text);
  for (const one of attributes.values()) {
    const words = [one.code, one.nameEn, one.nameJa, ...one.words];
    if (words.some((word) => normalise(word) === asked)) return one;
  }
  return undefined;
}

/** Undefined where data no longer know the attribute or the unit. */
export function evidenceOf(
  said: EvidenceSaid,
  language: Language,
  origin: string,
): Evidence | undefined {
  const attribute = language.attributes.get(said.attribute);
  const value = attribute && evidenceValue(said, attribute, language);
  if (value === undefined) return undefined;
  const { lot, kind, method, laboratory, report, date } = said;
  // Field by field, as there are tens of thousands.
  return {
    attribute: said.attribute,
    level: lot === undefined ? "item" : "lot",
    value,
    text: statedText(said),
    kind,
    ...(method !== undefined && { method }),
    ...(laboratory !== undefined && { laboratory }),
    ...(report !== undefined && { report }),
    ...(date !== undefined && { date }),
    origin,
  };
}
