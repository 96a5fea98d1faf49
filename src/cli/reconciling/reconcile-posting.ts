/**
 * Which proposals are booked, and the one write that books them.
 *
 * Only proposals that change the ledger are booked. Certain is what is at least `certainMin`
 * likely, has a cause, and names nothing that nobody knows: a loss, a surplus, a depot of a new
 * name, or one item for another without lot numbers is never booked without somebody saying so.
 * It is looked up within the write that the cards are still as they were compared; what was
 * booked before from this file is not booked again.
 */
import { depotAccount } from "../../domain/account.ts";
import { SameItems } from "../../domain/items/same-item.ts";
import type { Draft } from "../../domain/ledger.ts";
import { transactionId } from "../../domain/ledger.ts";
import { declaring } from "../../domain/movement.ts";
import type { Problem } from "../../domain/problems/problem.ts";
import { type Balance, type Ledger, type LedgerWriter, Refused } from "../../ports.ts";
import { draftsOf } from "../../reconciliation/booking.ts";
import { causeOfFacts, type Explanation, sideOf } from "../../reconciliation/reconcile.ts";
import { rowPlace } from "../../text/column-names.ts";
import { reconcileWords as words } from "../../text/reconciliation/reconciliation.ts";
import { causeWords } from "../../text/reconciliation/reconciliation-causes.ts";
import type { Input } from "../command.ts";
import type { Context } from "../context.ts";
import { InputFault } from "../input-fault.ts";
import { balancesNow } from "./reconcile-reading.ts";
import { type Compared, type PostedJson, wordsOfExplanation } from "./reconcile-report.ts";

/** From this confidence on a proposal is certain. */
const certainMin = 0.95;

export type Acceptance = "ask" | "none" | "all" | "certain" | ReadonlySet<number>;

const bookable = (one: Explanation): boolean => one.moves.length > 0;

/** One item for another where no lot number ties the two together: the sum alone speaks for it. */
const guessesItem = ({ facts }: Explanation, { comparison }: Compared["world"]): boolean =>
  !comparison.detail.lots &&
  facts.some((fact) => fact.is === "displaced" && fact.dimension === "item");

function isCertain(one: Explanation, { drafts, reading, world }: Compared): boolean {
  const cause = causeOfFacts(one.facts);
  if (one.confidence < certainMin || cause === "loss" || cause === "surplus") return false;
  if (guessesItem(one, world)) return false;
  const booked = drafts.get(one.number) ?? [];
  const plain = declaring(booked, reading.declarations);
  return plain.every(({ declarations }, at) => declarations === booked[at]?.declarations);
}

/** What --post and --accept say; what they leave open is asked on a terminal, else: certain. */
export function acceptanceOf({ options }: Input, { terminal }: Context): Acceptance {
  const accept = options["accept"];
  if (options["post"] !== true) {
    if (accept !== undefined)
      throw new InputFault({ kind: "option-missing", option: "--post", asked: false, at: {} });
    return "none";
  }
  if (typeof accept === "string") return acceptedBy(accept);
  return terminal ? "ask" : "certain";
}

function acceptedBy(text: string): Acceptance {
  const plain = text.normalize("NFKC").trim().toLowerCase();
  if (plain === "all" || plain === "certain") return plain;
  const numbers = new Set<number>();
  for (const part of plain.split(/[\s,、]+/)) {
    const [, first, last = first] = /^(\d{1,6})(?:-(\d{1,6}))?$/.exec(part) ?? [];
    const [from, to] = [Number(first), Number(last)];
    if (first === undefined || from < 1 || to < from || to - from > 100_000) {
      const expected = words.expected.accept;
      const option = "--accept";
      throw new InputFault({ kind: "option-invalid", option, found: text, expected, at: {} });
    }
    for (let number = from; number <= to; number += 1) numbers.add(number);
  }
  return numbers;
}

/** The explanations whose proposals are to be booked. */
export async function chosenBy(
  acceptance: Acceptance,
  compared: Compared,
  { ask }: Context,
): Promise<readonly Explanation[]> {
  const proposals = compared.outcome.explanations.filter(bookable);
  if (acceptance === "none" || proposals.length === 0) return [];
  if (acceptance === "all") return proposals;
  if (acceptance === "certain") return proposals.filter((one) => isCertain(one, compared));
  if (acceptance !== "ask") return named(acceptance, compared);
  const certain = proposals.filter((one) => isCertain(one, compared));
  const choice = await ask.choose(words.question(proposals.length, certain.length), [
    { value: "each" as const, label: words.choices.each },
    ...(certain.length > 0 ? [{ value: "certain" as const, label: words.choices.certain }] : []),
    { value: "all" as const, label: words.choices.all },
    { value: "none" as const, label: words.choices.none },
  ]);
  if (choice === "none") return [];
  if (choice === "all") return proposals;
  if (choice === "certain") return certain;
  const chosen: Explanation[] = [];
  for (const one of proposals) {
    const { sentence, proposal } = wordsOfExplanation(one, compared);
    const question = words.each(one.number, sentence, proposal, one.confidence);
    if (await ask.confirm(question)) chosen.push(one);
  }
  return chosen;
}

/** A number that names nothing to be booked is a slip. */
function named(numbers: ReadonlySet<number>, { outcome }: Compared): readonly Explanation[] {
  const chosen = outcome.explanations.filter((one) => numbers.has(one.number) && bookable(one));
  const known = new Set(chosen.map(({ number }) => number));
  const wrong = [...numbers].filter((number) => !known.has(number));
  if (wrong.length > 0) {
    const found = wrong.join(",");
    const bookables = outcome.explanations.filter(bookable).map(({ number }) => number);
    const expected = words.expected.numbers(bookables);
    throw new InputFault({ kind: "option-invalid", option: "--accept", found, expected, at: {} });
  }
  return chosen;
}

/** What every explanation would book, as it stands. */
export function draftsByNumber(
  compared: Omit<Compared, "drafts">,
  user: string,
): ReadonlyMap<number, readonly Draft[]> {
  const { world, reading, outcome, language } = compared;
  const { cards, find } = world.comparison;
  const { name, sha256 } = reading.file;
  const booking = {
    asOf: world.asOf,
    user,
    source: { name, sha256 },
    cards,
    find,
    reason: (one: Explanation): string => {
      const row = one.covers.flatMap((at) => cards[at]?.rows ?? [])[0];
      const place = row && rowPlace(row.sheet, row.row);
      const cause = causeWords[causeOfFacts(one.facts)];
      return words.reason(name, world.asOf, cause, place)[language];
    },
  };
  return new Map(outcome.explanations.map((one) => [one.number, draftsOf(one, booking)]));
}

/** Books the proposals in one write, or none of them. */
export async function book(
  chosen: readonly Explanation[],
  compared: Compared,
  ledger: Ledger,
): Promise<PostedJson> {
  const { drafts, reading, world } = compared;
  return ledger.write(async (writer) => {
    const before = await bookedBefore(reading.file.sha256, writer);
    const fresh = chosen.filter(
      (one) => !(drafts.get(one.number) ?? []).every((draft) => before.has(draft.reference ?? "")),
    );
    const same = new SameItems(await writer.declarations());
    const now = balancesNow(same, await writer.balances({ asOf: world.asOf }));
    refuseMoved(fresh, compared, now);
    const wanted = fresh.flatMap((one) => drafts.get(one.number) ?? []);
    const recorded = await writer.append(declaring(wanted, reading.declarations));
    return {
      posted: recorded
        .filter(({ already }) => !already)
        .map(({ transaction }) => transactionId(transaction.number)),
      alreadyPosted: [...before.values()],
    };
  });
}

/** By reference, what reconciliations of this very file have booked that stands. */
export async function bookedBefore(
  sha256: string,
  { fromSource }: Pick<LedgerWriter | Ledger, "fromSource">,
): Promise<ReadonlyMap<string, string>> {
  const found = await fromSource(sha256);
  return new Map(
    found.flatMap(({ reference, number }) =>
      reference?.startsWith("reconcile ") ? [[reference, transactionId(number)] as const] : [],
    ),
  );
}

/** Somebody may have booked in between: what was proposed would then be wrong. */
function refuseMoved(
  chosen: readonly Explanation[],
  { world, reading }: Compared,
  balances: readonly Balance[],
): void {
  const held = new Map(
    balances.map((it) => [JSON.stringify([it.account, it.agency, it.item, it.lot]), it.quantity]),
  );
  const problems = chosen.flatMap(({ covers }) =>
    covers.flatMap((at): readonly Problem[] => {
      const card = world.comparison.cards[at];
      if (card === undefined) return [];
      const { agency, item, lot, depot, parts, rows } = card;
      const same = parts.every(({ lot: own, status, quantity }) => {
        const account = depotAccount(depot, status);
        return held.get(JSON.stringify([account, agency, item, own])) === quantity;
      });
      if (same) return [];
      const row = rows[0]?.row;
      const place = { file: reading.file.name, ...(row === undefined ? {} : { row }) };
      return [{ kind: "ledger-moved-on", item, lot, at: place }];
    }),
  );
  if (problems.length > 0) throw new Refused(problems);
}

/** Nothing is left to be done: all differences were settled by what was booked. */
export const allSettled = (chosen: readonly Explanation[], compared: Compared): boolean =>
  compared.outcome.explanations.every((one) => chosen.includes(one) && sideOf(one) === "ledger");
