/** What a review shows before it asks: the item, its stock, what it may be and what speaks for it. */
import type { Catalogue } from "../../domain/catalogue.ts";
import type { EvidenceLine } from "../../domain/declaration.ts";
import { changesSince } from "../../domain/items/decided.ts";
import { transactionId } from "../../domain/ledger.ts";
import type { Item } from "../../domain/reference.ts";
import type { Ledger } from "../../ports.ts";
import { reviewWords as words } from "../../text/items/review.ts";
import { decisionWords } from "../../text/problems/decision-problems.ts";
import { quantityWords } from "../../text/reports.ts";
import { both, type Text } from "../../text/text.ts";
import type { Context } from "../context.ts";
import { Names } from "../names.ts";
import type { AloneQuestion, PairQuestion, StaleQuestion } from "./review-questions.ts";

export class ReviewScreen {
  readonly #context: Context;
  readonly #ledger: Ledger;

  constructor(context: Context, ledger: Ledger) {
    this.#context = context;
    this.#ledger = ledger;
  }

  say(...texts: readonly Text[]): void {
    const text = both((language) => texts.map((one) => one[language]).join("\n"));
    this.#context.print.result({ json: undefined, text });
  }

  evidence(lines: readonly EvidenceLine[]): void {
    if (lines.length === 0) this.say(words.noEvidence);
    else this.say(...lines.map((line) => words.evidence(line)));
  }

  async pair(
    place: string,
    { left, suggestion }: PairQuestion,
    right: Item,
    catalogue: Catalogue,
    lines: readonly EvidenceLine[],
  ): Promise<void> {
    const names = new Names(catalogue);
    const [one, other] = [names.itemWithCode(left.code), names.itemWithCode(right.code)];
    const { score, band } = suggestion;
    this.#newParagraph();
    this.say(
      words.pair(place, one, other, score, band),
      await this.#stock(left, names),
      ...lines.map((line) => words.evidence(line)),
    );
  }

  async alone(
    place: string,
    { left, nearest }: AloneQuestion,
    catalogue: Catalogue,
  ): Promise<void> {
    const names = new Names(catalogue);
    this.#newParagraph();
    this.say(
      words.alone(place, names.itemWithCode(left.code)),
      await this.#stock(left, names),
      ...(nearest === undefined
        ? []
        : [words.nearest(names.itemWithCode(nearest.right), nearest.score)]),
    );
  }

  async stale(
    place: string,
    { left, decided }: StaleQuestion,
    right: Item | undefined,
    catalogue: Catalogue,
  ): Promise<void> {
    const names = new Names(catalogue);
    const { decision, by, on, transaction } = decided;
    const other = right && names.itemWithCode(right.code);
    this.#newParagraph();
    this.say(
      words.again(place, names.itemWithCode(left.code), other),
      await this.#stock(left, names),
      words.before(decisionWords[decision], by, on, transactionId(transaction)),
      ...changesSince(decided, (code) => catalogue.item(code)).map(({ code, was, is }) =>
        words.changed(code, was, is),
      ),
    );
  }

  #newParagraph(): void {
    this.#context.print.raw("\n");
  }

  /** How much of it there is, owner by owner. */
  async #stock({ code, baseUnit }: Item, names: Names): Promise<Text> {
    const sums = new Map<string, number>();
    for (const { agency, quantity } of await this.#ledger.balances({
      item: code,
      holdsGoods: true,
    })) {
      sums.set(agency, (sums.get(agency) ?? 0) + quantity);
    }
    return words.stock(
      [...sums].map(([agency, quantity]) =>
        words.owned(names.agency(agency), quantityWords(quantity, baseUnit)),
      ),
    );
  }
}
