/**
 * Values in the words of an inventory, offered as evidence of kind label: what each lot's cells
 * say, what of it is recorded already, and what is not clear enough to be offered.
 */
import type { Catalogue } from "../../domain/catalogue.ts";
import type { EvidenceSaid } from "../../domain/evidence-declaration.ts";
import { joined } from "../../domain/items/joined.ts";
import type { CellOrigin } from "../../domain/ledger.ts";
import { normalise } from "../../domain/normalise.ts";
import { present } from "../../domain/present.ts";
import { type LineText, lineTexts } from "../../importers/line-texts.ts";
import {
  FreeText,
  type Piece,
  type Unclear,
  type Wanted,
  wantedBy,
} from "../../specification/free-text.ts";
import type { SpecificationReference } from "../../specification/reference.ts";
import { statedText } from "../../specification/stated-value.ts";
import type { FileReading } from "../importing/import-reading.ts";
import type { Recorded } from "./evidence-records.ts";

interface Place {
  readonly item: string;
  readonly lot: string;
  readonly file: string;
  readonly sha256: string;
  readonly origin: CellOrigin;
  /** The words that say so. */
  readonly words: string;
}

export interface Offer extends Place {
  readonly said: EvidenceSaid;
  readonly recorded: boolean;
}

export interface NotOffered extends Place {
  readonly why: Unclear | "two-values";
  readonly attributes: readonly string[]; // that may be meant
}

export interface Offers {
  readonly offers: readonly Offer[];
  readonly unclear: readonly NotOffered[];
}

interface Setting {
  readonly catalogue: Catalogue;
  readonly reference: SpecificationReference;
  readonly recorded: readonly Recorded<EvidenceSaid>[];
}

/** In the order of the files' rows; each value of a lot once. */
export function offersIn(readings: readonly FileReading[], setting: Setting): Offers {
  const reader = new OfferReader(setting);
  const offers = new Map<string, Offer>();
  const unclear = new Map<string, NotOffered>();
  for (const { file, tables, ...reading } of readings) {
    for (const text of lineTexts(tables, reading)) {
      for (const piece of reader.pieces(text)) {
        const place = placeOf(text, piece, file);
        const { item, lot } = place;
        if (piece.is === "unclear") {
          const { why, attributes } = piece;
          const key = joined(item, lot, piece.text);
          if (!unclear.has(key)) unclear.set(key, { ...place, why, attributes });
          continue;
        }
        const { origin } = place;
        const { attribute: code, stated } = piece;
        const said: EvidenceSaid = present({
          ...{ declares: "evidence" as const, code: item, lot, attribute: code },
          ...{ ...stated, kind: "label" as const, origin },
        });
        const key = joined(item, lot, code, statedText(stated));
        if (!offers.has(key)) {
          offers.set(key, { ...place, said, recorded: reader.isRecorded(said) });
        }
      }
    }
  }
  return withoutContradictions([...offers.values()], [...unclear.values()]);
}

const placeOf = (
  { line, row, cell, text }: LineText,
  piece: Piece,
  { name, sha256 }: FileReading["file"],
): Place => ({
  ...{ item: line.item, lot: line.lot, file: name, sha256, words: piece.text },
  origin: present({ sheet: line.sheet, row, cell, text }),
});

class OfferReader {
  readonly #setting: Setting;
  readonly #text: FreeText;
  readonly #wanted = new Map<string, Wanted>();
  readonly #pieces = new Map<string, readonly Piece[]>();
  readonly #recorded: ReadonlySet<string>;

  constructor(setting: Setting) {
    this.#setting = setting;
    const { reference, recorded } = setting;
    this.#text = new FreeText(reference, reference.terms.all);
    this.#recorded = new Set(recorded.map(({ said }) => valueKey(said)));
  }

  /** The same words come with many lots: they are read once for each kind of goods. */
  pieces({ line, text, isName }: LineText): readonly Piece[] {
    const key = joined(line.item, String(isName), text);
    const known = this.#pieces.get(key);
    if (known !== undefined) return known;
    const named = isName && this.#isItsName(line.item, text);
    const found = this.#text.pieces(text, this.#wantedOf(line.item), named);
    this.#pieces.set(key, found);
    return found;
  }

  isRecorded(said: EvidenceSaid): boolean {
    return this.#recorded.has(valueKey(said));
  }

  /** 「毛布」 is a blanket, and not of wool because it is written so. */
  #isItsName(item: string, text: string): boolean {
    const { nameEn, nameJa } = this.#setting.catalogue.item(item) ?? {};
    return [item, nameEn, nameJa].some((name) => normalise(name ?? "") === normalise(text));
  }

  #wantedOf(item: string): Wanted {
    const known = this.#wanted.get(item);
    if (known !== undefined) return known;
    const { catalogue, reference } = this.#setting;
    const category = catalogue.item(item)?.category;
    const found = wantedBy(
      [...reference.specifications.values()].filter(
        (one) =>
          one.use === "purchase" &&
          (one.items.includes(item) || (category !== undefined && one.category === category)),
      ),
      reference,
    );
    this.#wanted.set(item, found);
    return found;
  }
}

/** Values that say the same of the same goods, from the same kind of source. */
export const valueKey = (said: EvidenceSaid): string =>
  joined(said.code, said.lot ?? "", said.attribute, statedText(said), said.kind);

/** Of two values of one attribute of a lot none is offered: a person has to look. */
function withoutContradictions(offers: readonly Offer[], unclear: readonly NotOffered[]): Offers {
  const values = new Map<string, number>();
  const key = ({ item, lot, said }: Offer): string => joined(item, lot, said.attribute);
  for (const one of offers) values.set(key(one), (values.get(key(one)) ?? 0) + 1);
  const alone = offers.filter((one) => values.get(key(one)) === 1);
  const others = offers.filter((one) => values.get(key(one)) !== 1);
  return {
    offers: alone,
    unclear: [
      ...unclear,
      ...others.map(({ said, recorded: _, ...place }) => ({
        ...place,
        why: "two-values" as const,
        attributes: [said.attribute],
      })),
    ],
  };
}
