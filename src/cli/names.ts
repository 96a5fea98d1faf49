/** What codes are called, in both languages; a code that the catalogue lacks is its own name. */
import type { Catalogue } from "../domain/catalogue.ts";
import { codeAndName } from "../text/reports.ts";
import { same, type Text } from "../text/text.ts";

export class Names {
  readonly #catalogue: Catalogue;

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
    return codeAndName(code, this.depot(code));
  }

  itemWithCode(code: string): Text {
    return codeAndName(code, this.item(code));
  }
}

function nameOf(
  thing: { readonly nameEn?: string; readonly nameJa?: string } | undefined,
): Text | undefined {
  const [en, ja] = [thing?.nameEn ?? thing?.nameJa, thing?.nameJa ?? thing?.nameEn];
  return en === undefined || ja === undefined ? undefined : { en, ja };
}
