/** Explanations in words: a sentence, what speaks for it, and the proposal, in both languages. */
import type { IsoDate } from "../domain/dates.ts";
import { daysBetween } from "../domain/dates.ts";
import { namelessLot } from "../domain/declaration.ts";
import { transactionId } from "../domain/ledger.ts";
import { rowPlace } from "../text/column-names.ts";
import { happened, speaksFor } from "../text/reconciliation/reconciliation-causes.ts";
import {
  ledgerProposals,
  senderProposals,
  statementProposals,
} from "../text/reconciliation/reconciliation-proposals.ts";
import { quantityWords, statusWords } from "../text/reports.ts";
import { both, same, type Text } from "../text/text.ts";
import type { Card, ComparedCard, StatedRow } from "./card.ts";
import type { Correction, Displaced, Fact, KnownMovement, Move } from "./hypothesis.ts";
import type { Explanation } from "./reconcile.ts";

/** What codes are called. */
export interface Called {
  item(code: string): Text;
  depot(code: string): Text;
  agency(code: string): Text;
  unit(item: string): string | undefined;
  perPack(item: string): number | undefined;
}

export class Wording {
  readonly #cards: readonly ComparedCard[];
  readonly #called: Called;
  readonly #asOf: IsoDate;

  constructor(cards: readonly ComparedCard[], called: Called, asOf: IsoDate) {
    this.#cards = cards;
    this.#called = called;
    this.#asOf = asOf;
  }

  /** One sentence; two causes are joined by a semicolon. */
  sentence(facts: Explanation["facts"]): Text {
    const texts = facts.map((fact) => this.#happened(fact));
    return {
      en: `${capital(texts.map(({ en }) => en).join("; "))}.`,
      ja: `${texts.map(({ ja }) => ja).join("。また、")}。`,
    };
  }

  evidence(facts: Explanation["facts"]): readonly Text[] {
    return facts.flatMap((fact) => this.#speaksFor(fact));
  }

  /** To ourselves, or in the words of a letter to whoever made the statement. */
  proposal({ facts, moves, corrections }: Explanation, reader: "us" | "sender" = "us"): Text {
    const asking = reader === "us" ? statementProposals : senderProposals;
    const recount = facts.some(({ is }) => is === "remainder");
    const booked = moves.map((move) => {
      const text = this.#move(move);
      return recount && move.kind === "adjust" ? ledgerProposals.recount(text) : text;
    });
    const asked = corrections.map((correction) => this.#correction(correction));
    if (booked.length === 0) {
      const [first] = facts;
      const dated = first.is === "dated" || first.cause === "in-transit";
      return sentenceOf([dated ? asking.dates(asked) : asking.ask(asked)]);
    }
    const and: Text = {
      en: booked.map(({ en }) => en).join("; "),
      ja: booked.map(({ ja }) => ja).join("。"),
    };
    return sentenceOf(asked.length === 0 ? [and] : [and, asking.askToo(asked)]);
  }

  /** "Blanket lot CAO-B-R04-2, Dubai" */
  card(at: number | Card): Text {
    const card = this.#card(at);
    const goods = this.#goods(card);
    const place = this.#place(card);
    return { en: `${goods.en}, ${place.en}`, ja: `${place.ja}の${goods.ja}` };
  }

  #goods({ item, lot }: Card): Text {
    const name = this.#called.item(item);
    if (lot === namelessLot) return name;
    return { en: `${name.en} lot ${lot}`, ja: `${name.ja}（ロット ${lot}）` };
  }

  #place({ depot, status }: Card): Text {
    const name = this.#called.depot(depot);
    if (status === "available") return name;
    const words = statusWords[status];
    return { en: `${name.en} (${words.en})`, ja: `${name.ja}（${words.ja}）` };
  }

  #card(at: number | Card): Card {
    const found = typeof at === "number" ? this.#cards[at] : at;
    if (found === undefined) throw new RangeError("a card of the comparison");
    return found;
  }

  #amount(item: string, quantity: number): Text {
    return quantityWords(quantity, this.#called.unit(item));
  }

  #amountOn(at: number, quantity: number): Text {
    return this.#amount(this.#card(at).item, quantity);
  }

  #happened(fact: Fact): Text {
    switch (fact.is) {
      case "slip": {
        const [row, written] = [placeOf(fact.row), fact.row.quantity];
        if (fact.cause === "digits-swapped") return happened.swapped(row, written, fact.meant);
        if (fact.cause === "digit-dropped") return happened.dropped(row, written, fact.meant);
        if (fact.cause === "digit-added") return happened.added(row, written, fact.meant);
        return happened.unit(row, written, fact.meant, fact.perPack ?? 1);
      }
      case "unit-of-item": {
        const { cards, perPack, packsForPieces } = fact;
        const item = this.#called.item(fact.item);
        return happened.unitOfItem(item, cards.length, perPack, packsForPieces);
      }
      case "row-doubled":
        return happened.doubled(placeOf(fact.row), placeOf(fact.first), fact.equal);
      case "row-missing": {
        const amount = this.#amountOn(fact.card, fact.quantity);
        return happened.missing(this.card(fact.card), amount, fact.whole);
      }
      case "displaced":
        return this.#displaced(fact);
      case "left-out":
        return happened.leftOut(this.card(fact.card), this.#amountOn(fact.card, fact.quantity));
      case "reserved-gone":
        return happened.reservedGone(
          this.card(fact.card),
          this.#amountOn(fact.card, fact.quantity),
        );
      case "remainder": {
        const amount = this.#amountOn(fact.card, fact.quantity);
        return happened[fact.cause](this.card(fact.card), amount);
      }
      case "shipment": {
        const amount = this.#amountOn(fact.card, fact.quantity);
        return fact.cause === "in-transit"
          ? happened.shipmentLeft(fact.shipment, amount)
          : happened.shipmentThere(fact.shipment, amount);
      }
      default:
        return this.#booked(fact);
    }
  }

  #booked(fact: Extract<Fact, { readonly movement: KnownMovement }>): Text {
    const known = this.#movement(fact.movement);
    switch (fact.is) {
      case "dated":
        if (fact.cause === "timing") return happened.timing(known, fact.seen);
        if (fact.cause === "in-transit") return happened.onTheRoad(known);
        return happened.bookedLate(known);
      case "booked-twice":
        return happened.twice(known, transactionId(fact.first.transaction));
      case "booked-in-unit":
        return happened.bookedInUnit(known, fact.meant, fact.perPack);
    }
  }

  #displaced({ dimension, from, to, quantity }: Displaced): Text {
    const goods = this.#goods(from);
    const amount = this.#amount(from.item, quantity);
    const { item, agency } = this.#called;
    switch (dimension) {
      case "depot":
        return happened.moved(goods, amount, this.#place(from), this.#place(to));
      case "lot": {
        const name = item(from.item);
        const [at, place] = [name, this.#place(from)];
        const where = { en: `${at.en} at ${place.en}`, ja: `${place.ja}の${at.ja}` };
        return happened.otherLot(where, amount, from.lot, to.lot);
      }
      case "item":
        return from.lot === namelessLot
          ? happened.otherItemAt(this.#place(from), amount, item(from.item), item(to.item))
          : happened.otherItem(from.lot, amount, item(from.item), item(to.item));
      case "agency":
        return happened.otherOwner(goods, amount, agency(from.agency), agency(to.agency));
      case "status":
        return happened.setAside(goods, amount, statusWords[from.status], statusWords[to.status]);
    }
  }

  #movement({ transaction, kind, date, entry }: KnownMovement) {
    const { quantity, item } = entry;
    const unit = this.#called.unit(item);
    return { id: transactionId(transaction), kind, date, quantity, unit };
  }

  #speaksFor(fact: Fact): readonly Text[] {
    switch (fact.is) {
      case "slip":
        if (fact.perPack === undefined) return [speaksFor.digits(fact.row.quantity, fact.meant)];
        return this.#ratio(fact.row.quantity, fact.meant, fact.perPack);
      case "unit-of-item":
        return this.#inCatalogue(fact.perPack);
      case "row-doubled":
        return [speaksFor.twiceInFile];
      case "row-missing":
        return fact.whole ? this.#named(fact.card) : [];
      case "displaced":
        if (fact.unseen) return [speaksFor.bookHasIt(fact.quantity)];
        return [speaksFor.bothSides(fact.quantity, fact.quantity)];
      case "dated":
        return [
          speaksFor.daysOff(daysBetween(this.#asOf, fact.movement.date)),
          ...referenceOf(fact.movement),
        ];
      case "booked-twice": {
        const [first, second] = [fact.first, fact.movement];
        const days = Math.abs(daysBetween(first.date, second.date));
        const [one, other] = [first, second].map(({ transaction }) => transactionId(transaction));
        const alike = speaksFor.sameMovement(one ?? "", other ?? "", days);
        return [alike, ...referenceOf(first), ...referenceOf(second)];
      }
      case "booked-in-unit":
        return this.#ratio(fact.movement.entry.quantity, fact.meant, fact.perPack);
      case "remainder":
        return [speaksFor.nothing];
      default:
        return [];
    }
  }

  #ratio(one: number, other: number, perPack: number): readonly Text[] {
    const ratio = speaksFor.ratio(Math.min(one, other), perPack, Math.max(one, other));
    return [ratio, ...this.#inCatalogue(perPack)];
  }

  /** How much of the same depot the statement does name: little, and it is but a part. */
  #named(at: number): readonly Text[] {
    const { agency, depot } = this.#card(at);
    const beside = this.#cards.filter(
      (card) => card.agency === agency && card.depot === depot && card.book > 0,
    );
    const named = beside.filter(({ rows }) => rows.length > 0).length;
    return named === 0 ? [] : [speaksFor.named(named, beside.length)];
  }

  #inCatalogue(perPack: number): readonly Text[] {
    const known = this.#cards.some(({ item }) => this.#called.perPack(item) === perPack);
    return known ? [speaksFor.inCatalogue(perPack)] : [];
  }

  #move(move: Move): Text {
    switch (move.kind) {
      case "transfer":
        return this.#transfer(move);
      case "relabel": {
        const amount = this.#amountOn(move.from, move.quantity);
        return ledgerProposals.relabel(amount, this.card(move.from), this.card(move.to));
      }
      case "adjust": {
        const amount = this.#amountOn(move.card, Math.abs(move.quantity));
        return ledgerProposals.adjust(move.quantity, amount, this.card(move.card));
      }
      case "receive":
        return ledgerProposals.receive(
          this.#amountOn(move.card, move.quantity),
          this.card(move.card),
        );
      case "issue":
        return ledgerProposals.issue(
          this.#amountOn(move.card, move.quantity),
          this.card(move.card),
        );
      case "deliver": {
        const amount = this.#amount(move.item, move.quantity);
        return ledgerProposals.deliver(amount, move.shipment, this.#place(this.#card(move.card)));
      }
      case "reverse":
        return ledgerProposals.reverse(transactionId(move.movement.transaction));
      case "redate":
        return ledgerProposals.redate(transactionId(move.movement.transaction), this.#asOf);
    }
  }

  #transfer({ from, to, quantity }: Extract<Move, { readonly kind: "transfer" }>): Text {
    const [left, reached] = [this.#card(from), this.#card(to)];
    const goods = this.#goods(left);
    const amount = this.#amount(left.item, quantity);
    const { agency } = this.#called;
    const [a, b] =
      left.agency === reached.agency
        ? [this.#place(left), this.#place(reached)]
        : [agency(left.agency), agency(reached.agency)];
    const [one, other] =
      left.depot === reached.depot && left.agency === reached.agency
        ? [statusWords[left.status], statusWords[reached.status]]
        : [a, b];
    return ledgerProposals.transfer(amount, goods, one, other);
  }

  #correction(correction: Correction): Text {
    switch (correction.kind) {
      case "set-quantity":
        return statementProposals.setQuantity(
          placeOf(correction.row),
          correction.row.quantity,
          correction.to,
        );
      case "remove-row":
        return statementProposals.removeRow(placeOf(correction.row));
      case "add-row": {
        const amount = this.#amountOn(correction.card, correction.to);
        return statementProposals.addRow(this.card(correction.card), amount);
      }
      case "relabel-row": {
        const { field, to } = correction;
        const { item, agency, depot } = this.#called;
        const names = { lot: same, item, agency, depot, status: same } as const;
        return statementProposals.relabel(placeOf(correction.row), field, names[field](to[field]));
      }
    }
  }
}

const referenceOf = ({ transaction, reference }: KnownMovement): readonly Text[] =>
  reference === undefined ? [] : [speaksFor.reference(transactionId(transaction), reference)];

const placeOf = ({ sheet, row }: StatedRow): Text => rowPlace(sheet, row);

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

function sentenceOf(parts: readonly Text[]): Text {
  return both((language) =>
    language === "en"
      ? `${capital(parts.map(({ en }) => en).join(", "))}.`
      : `${parts.map(({ ja }) => ja).join("。")}。`,
  );
}
