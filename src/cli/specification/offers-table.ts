/** Values offered as evidence: JSON, rows of --csv, and tables for people. */
import type { SpecificationReference } from "../../specification/reference.ts";
import { statedText } from "../../specification/stated-value.ts";
import { figureText, named, termText } from "../../text/specification/demands.ts";
import { unclearText, offerWords as words } from "../../text/specification/evidence-offers.ts";
import { type Language, same, type Text } from "../../text/text.ts";
import type { Names } from "../names.ts";
import type { TableSpec } from "../terminal/render.ts";
import type { NotOffered, Offer, Offers } from "./evidence-offers.ts";

interface ToldOffers extends Offers {
  readonly reference: SpecificationReference;
  readonly names: Names;
}

const placeJson = ({ file, origin, words: written }: Offer | NotOffered) => ({
  file,
  sheet: origin.sheet ?? null,
  row: origin.row,
  cell: origin.cell ?? null,
  text: origin.text ?? null,
  written,
});

const offerJson = (one: Offer) => ({
  item: one.item,
  lot: one.lot,
  attribute: one.said.attribute,
  value: one.said.value,
  unit: one.said.unit ?? null,
  ...placeJson(one),
  recordedAlready: one.recorded,
});

export const offersJson = (
  { offers, unclear }: Offers,
  transactions: readonly { readonly id: string }[],
) => ({
  offers: offers.map(offerJson),
  unclear: unclear.map((one) => ({
    item: one.item,
    lot: one.lot,
    ...placeJson(one),
    why: one.why,
    attributes: one.attributes,
  })),
  transactions: transactions.map(({ id }) => id),
});

/** Offers, and what is unclear with its reason. */
export function offersRows({ offers, unclear }: Offers): TableSpec {
  const keys = [
    ...["item", "lot", "attribute", "value", "unit", "file", "sheet", "row", "cell"],
    ...["text", "written", "recordedAlready", "why"],
  ];
  const rows = [
    ...offers.map((one) => ({
      ...offerJson(one),
      recordedAlready: String(one.recorded),
      why: null,
    })),
    ...unclear.map((one) => ({
      ...{ item: one.item, lot: one.lot, attribute: one.attributes.join("|"), ...placeJson(one) },
      why: one.why,
    })),
  ];
  return {
    columns: keys.map((key) => ({ key, heading: same(key) })),
    rows: rows.map((row) => ({
      cells: Object.fromEntries(
        Object.entries(row).flatMap(([key, value]) => (value === null ? [] : [[key, value]])),
      ),
    })),
  };
}

function attributeText(code: string, { attributes }: SpecificationReference): Text {
  const attribute = attributes.get(code);
  return attribute === undefined ? same(code) : named(attribute);
}

const placeText = ({ origin }: Offer | NotOffered): string =>
  [origin.sheet, origin.cell ?? origin.row].filter((part) => part !== undefined).join(" ");

export function offersTable(
  { offers, reference, names }: ToldOffers,
  language: Language,
): TableSpec {
  const { headings } = words;
  const keys = ["item", "lot", "attribute", "value", "text", "place", "state"] as const;
  return {
    title: words.title,
    columns: keys.map((key) => ({ key, heading: headings[key] })),
    rows: offers.map((one) => {
      const { unit, ...figures } = one.said;
      const holds = reference.attributes.get(one.said.attribute)?.class.holds;
      const value =
        holds === "choice"
          ? termText(one.said.value, reference.terms)
          : figureText(statedText(figures), unit);
      return {
        cells: {
          item: names.item(one.item)[language],
          lot: one.lot,
          attribute: attributeText(one.said.attribute, reference)[language],
          value: value[language],
          text: one.origin.text,
          place: placeText(one),
          state: one.recorded ? words.recordedAlready[language] : undefined,
        },
        tones: { state: "faint" as const },
      };
    }),
    empty: words.none,
  };
}

export function unclearTable(
  { unclear, reference, names }: ToldOffers,
  language: Language,
): TableSpec | undefined {
  if (unclear.length === 0) return undefined;
  const { headings } = words;
  const keys = ["item", "lot", "words", "text", "place", "why"] as const;
  return {
    title: words.titleUnclear,
    columns: keys.map((key) => ({ key, heading: headings[key] })),
    rows: unclear.map((one) => ({
      cells: {
        item: names.item(one.item)[language],
        lot: one.lot,
        words: one.words,
        text: one.origin.text,
        place: placeText(one),
        why: unclearText(
          one.why,
          one.attributes.map((code) => attributeText(code, reference)),
        )[language],
      },
    })),
  };
}
