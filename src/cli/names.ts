/** What codes are called, in both languages; a code that the catalogue lacks is its own name. */
import type { Catalogue } from "../domain/catalogue.ts";
import { codeAndName } from "../text/reports.ts";
import { same, type Text } from "../text/text.ts";

export class Names {
  readonly #catalogue: Catalogue;
  readonly #depots = new Map<string, Text>();
  readonly #items = new Map<string, Text>();

  constructor(catalogue: Catalogue) {
    this.#catalogue = catalogue;
  }

  agency(code: string): Text {
    return nameOf(this.#catalogue.agency(code)) ?? same(code);
  }

  depot(code: string): Text {
    return nameOf(this.#catalogue.depot(code)) ?? same(code);
  }

  category(code: string): Text {
    return nameOf(this.#catalogue.category(code)) ?? same(code);
  }

  item(code: string): Text {
    return nameOf(this.#catalogue.item(code)) ?? same(code);
  }

  /** "AEDXB Dubai" */
  depotWithCode(code: string): Text {
    return remembered(this.#depots, code, () => codeAndName(code, this.depot(code)));
  }

  itemWithCode(code: string): Text {
    return remembered(this.#items, code, () => codeAndName(code, this.item(code)));
  }
}

/** A table of thousands of rows names the same few things again and again. */
function remembered(known: Map<string, Text>, code: string, name: () => Text): Text {
  const met = known.get(code);
  if (met !== undefined) return met;
  const fresh = name();
  known.set(code, fresh);
  return fresh;
}

function nameOf(
  thing: { readonly nameEn?: string; readonly nameJa?: string } | undefined,
): Text | undefined {
  const [en, ja] = [thing?.nameEn ?? thing?.nameJa, thing?.nameJa ?? thing?.nameEn];
  return en === undefined || ja === undefined ? undefined : { en, ja };
}
