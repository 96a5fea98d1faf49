/**
 * The dialogue of `items review`: shows an item with what it may be and what speaks for and against,
 * asks, and records the answer before it goes on. So whoever quits, or is cut off, loses nothing,
 * and finds what is left the next time. An answer can be taken back: as a reversal, like all else.
 */
import { assert } from "../../domain/assert.ts";
import type { Catalogue } from "../../domain/catalogue.ts";
import type { Decision } from "../../domain/declaration.ts";
import { fingerprintsOf } from "../../domain/items/decision.ts";
import { type Draft, inverseOf, type Transaction, transactionId } from "../../domain/ledger.ts";
import { present } from "../../domain/present.ts";
import { type Ratio, readRatio } from "../../domain/ratio.ts";
import type { Item } from "../../domain/reference.ts";
import { type Ledger, Refused } from "../../ports.ts";
import { mergeWords } from "../../text/items/merge.ts";
import { reviewWords as words } from "../../text/items/review.ts";
import { decisionWords } from "../../text/problems/decision-problems.ts";
import type { Text } from "../../text/text.ts";
import type { Context } from "../context.ts";
import { Names } from "../names.ts";
import { draftOfDecision } from "./deciding.ts";
import { evidenceOf, type PairEvidence, pairEvidence } from "./item-matching.ts";
import { recordMerge, recordSplit, standingMerges, type Wish, wishProblems } from "./merging.ts";
import { type Question, questionAgain, type StaleQuestion } from "./review-questions.ts";
import { ReviewScreen } from "./review-screen.ts";

type Answer = keyof typeof words.choices;

/** What becomes of a question: `again` asks it anew, as nothing came of the answer. */
type Outcome = "recorded" | "skipped" | "again" | "undo" | "quit";

interface Done {
  readonly transaction: Transaction;
  readonly question: Question;
}

/** Two items that may be one, and what is known of it. */
interface Pair extends PairEvidence {
  readonly left: Item;
  readonly right: Item;
}

const always = ["skip", "quit"] as const satisfies readonly Answer[];

export class Review {
  readonly #context: Context;
  readonly #ledger: Ledger;
  readonly #screen: ReviewScreen;
  readonly #done: Done[] = [];
  readonly #waiting: Question[];
  readonly #total: number;
  #later = 0;
  #catalogue: Catalogue;

  constructor(
    context: Context,
    ledger: Ledger,
    { catalogue, questions }: { catalogue: Catalogue; questions: readonly Question[] },
  ) {
    this.#context = context;
    this.#ledger = ledger;
    this.#screen = new ReviewScreen(context, ledger);
    this.#catalogue = catalogue;
    this.#waiting = [...questions];
    this.#total = questions.length;
  }

  async run(): Promise<void> {
    const stale = this.#waiting.filter(({ about }) => about === "stale").length;
    this.#screen.say(words.waiting(this.#total - stale, stale));
    for (let next = this.#waiting[0]; next !== undefined; next = this.#waiting[0]) {
      this.#catalogue = await this.#context.catalogue(this.#ledger);
      const outcome = await this.#ask(next);
      if (outcome === "quit") break;
      if (outcome === "undo") await this.#undo();
      if (outcome === "again" || outcome === "undo") continue;
      this.#waiting.shift();
      if (outcome === "skipped") this.#later += 1;
    }
    const merged = this.#done.filter(({ transaction }) => transaction.kind === "merge").length;
    const left = this.#later + this.#waiting.length;
    this.#screen.say(words.end({ merged, decided: this.#done.length - merged, left }));
  }

  async #ask(question: Question): Promise<Outcome> {
    const at = this.#total - this.#waiting.length + 1;
    const place = words.place(Math.max(1, at), Math.max(this.#total, this.#waiting.length));
    try {
      if (question.about === "stale") return await this.#askStale(question, place);
      if (question.about === "alone") {
        await this.#screen.alone(place, question, this.#catalogue);
        const answer = await this.#choose(words.whatAlone, ["other", "own"]);
        return await this.#follow(answer, question, undefined);
      }
      const { left, suggestion } = question;
      const right = this.#catalogue.item(suggestion.right);
      if (right === undefined) return "skipped";
      const evidence = pairEvidence(suggestion.evidence);
      await this.#screen.pair(place, question, right, this.#catalogue, evidence.lines);
      const answer = await this.#choose(words.what, ["same", "pack", "different", "other", "own"]);
      return await this.#follow(answer, question, { ...evidence, left, right });
    } catch (error) {
      // What the ledger refuses is told, and the same is asked again.
      if (!(error instanceof Refused)) throw error;
      this.#context.print.problems(error.problems);
      return "again";
    }
  }

  async #askStale(question: StaleQuestion, place: string): Promise<Outcome> {
    const { left, decided } = question;
    const right = decided.item === undefined ? undefined : this.#catalogue.item(decided.item);
    await this.#screen.stale(place, question, right, this.#catalogue);
    const [merge] = await standingMerges({ code: left.code }, this.#ledger);
    if (decided.decision === "same" && merge !== undefined) {
      const answer = await this.#choose(words.whatStill, ["keep", "split"]);
      return await this.#follow(answer, question, undefined);
    }
    if (decided.decision === "own" || right === undefined) {
      const answer = await this.#choose(words.whatStill, ["keep", "drop"]);
      return await this.#follow(answer, question, undefined);
    }
    const evidence = await evidenceOf(this.#context, this.#catalogue, left, right);
    this.#screen.evidence(evidence.lines);
    const answer = await this.#choose(words.what, ["same", "pack", "different", "own"]);
    return await this.#follow(answer, question, { ...evidence, left, right });
  }

  #choose(question: Text, answers: readonly Answer[]): Promise<Answer> {
    const undo = this.#done.length === 0 ? [] : (["undo"] as const);
    const all = [...answers, ...always.slice(0, 1), ...undo, ...always.slice(1)];
    return this.#context.ask.choose(
      question,
      all.map((value) => ({ value, label: words.choices[value] })),
    );
  }

  async #follow(answer: Answer, question: Question, pair: Pair | undefined): Promise<Outcome> {
    switch (answer) {
      case "same":
      case "pack":
        return pair === undefined ? "again" : this.#merge(question, pair, answer === "pack");
      case "different":
        return pair === undefined ? "again" : this.#different(question, pair);
      case "own":
        return this.#decide(question, "own", undefined);
      case "other":
        return this.#other(question);
      case "keep":
        return this.#keep(question);
      case "split":
      case "drop":
        return this.#drop(question);
      case "skip":
        return "skipped";
      case "undo":
      case "quit":
        return answer;
    }
  }

  async #merge(question: Question, pair: Pair, otherPack: boolean): Promise<Outcome> {
    const { ask, user, today } = this.#context;
    const { left, right, lines, veto } = pair;
    const units = left.baseUnit !== right.baseUnit;
    const ratio = otherPack || units ? await this.#ratio(left, right) : undefined;
    if ((otherPack || units) && ratio === undefined) return "again";
    const wanted = veto !== undefined || !left.provisional;
    const reason = wanted ? (await ask.text(words.why)).trim() || undefined : undefined;
    if (wanted && reason === undefined) return "again";
    const wish: Wish = {
      ...{ pair: { left, right }, ratio, date: today, user, reason, evidence: lines },
    };
    const problems = wishProblems(wish);
    if (problems.length > 0) {
      this.#context.print.problems(problems);
      return "again";
    }
    const shown = await recordMerge(wish, this.#ledger);
    this.#done.push({ transaction: shown.merge, question });
    const names = new Names(this.#catalogue);
    const [item, into] = [names.itemWithCode(left.code), names.itemWithCode(right.code)];
    this.#screen.say(words.merged(transactionId(shown.merge.number), item, into));
    return "recorded";
  }

  /** Asked until it is one; an empty answer leads back. */
  async #ratio(left: Item, right: Item): Promise<Ratio | undefined> {
    const names = new Names(this.#catalogue);
    const counted = ({ code, baseUnit: unit }: Item) => ({ name: names.item(code), unit });
    const question = mergeWords.askRatio(counted(left), counted(right));
    for (;;) {
      const found = (await this.#context.ask.text(question)).trim();
      const ratio = readRatio(found);
      if (ratio !== undefined || found === "") return ratio;
      const expected = mergeWords.expectedRatio;
      const invalid = { kind: "option-invalid", option: "--ratio", found, expected } as const;
      this.#context.print.problems([{ ...invalid, at: {} }]);
    }
  }

  /** What it may be instead is asked next. */
  async #different(question: Question, { left, right }: Pair): Promise<Outcome> {
    const outcome = await this.#decide(question, "different", right);
    const next = await questionAgain(left.code, this.#context, this.#ledger);
    if (next !== undefined) this.#waiting.splice(1, 0, next);
    return outcome;
  }

  async #decide(question: Question, decision: Decision, right: Item | undefined): Promise<Outcome> {
    const { left } = question;
    const told = {
      ...{ code: left.code, ...present({ item: right?.code }) },
      ...{ decision, fingerprints: fingerprintsOf(left, right) },
    };
    const { user, today } = this.#context;
    const transaction = await this.#record(draftOfDecision({ told, user, today }));
    this.#done.push({ transaction, question });
    const id = transactionId(transaction.number);
    this.#screen.say(words.decided(id, decisionWords[decision]));
    return "recorded";
  }

  /** An item that nobody suggested, or the matcher's second choice. */
  async #other(question: Question): Promise<Outcome> {
    const { ask, print } = this.#context;
    const { left } = question;
    const found = (await ask.text(words.which)).trim();
    if (found === "") return "again";
    const met = this.#catalogue.recogniseItem({ code: found });
    if (met.is !== "known") {
      const near = this.#catalogue.nearest("item", found);
      const unknown = { kind: "unknown-code", what: "item", found, ...present({ near }) } as const;
      print.problems([{ ...unknown, at: {} }]);
      return "again";
    }
    const right = met.item;
    if (right.code === left.code) {
      print.problems([{ kind: "merge-into-itself", item: left.code, into: right.code, at: {} }]);
      return "again";
    }
    const evidence = await evidenceOf(this.#context, this.#catalogue, left, right);
    const names = new Names(this.#catalogue);
    this.#screen.say(words.found(names.itemWithCode(right.code)));
    this.#screen.evidence(evidence.lines);
    const answer = await this.#choose(words.what, ["same", "pack"]);
    return this.#follow(answer, question, { ...evidence, left, right });
  }

  /** The decision is made anew, of the items as they are. */
  async #keep(question: Question): Promise<Outcome> {
    if (question.about !== "stale") return "again";
    const { item, decision } = question.decided;
    return this.#decide(
      question,
      decision,
      item === undefined ? undefined : this.#catalogue.item(item),
    );
  }

  async #drop(question: Question): Promise<Outcome> {
    if (question.about !== "stale") return "again";
    const { code, decision, transaction: number } = question.decided;
    const merges = decision === "same" ? await standingMerges({ code }, this.#ledger) : [];
    const { user, today, language } = this.#context;
    const reason = words.staleReason[language];
    const undone =
      merges.length > 0
        ? await recordSplit({ merges, reason, date: undefined, user, today }, this.#ledger)
        : [await this.#reverse(number, reason)];
    for (const transaction of undone) {
      this.#screen.say(words.undone(transactionId(transaction.reverses ?? 0)));
    }
    return "recorded";
  }

  async #undo(): Promise<void> {
    const last = this.#done.pop();
    if (last === undefined) return;
    const { user, today, language } = this.#context;
    const { transaction, question } = last;
    const reason = words.undoReason[language];
    if (transaction.kind === "merge") {
      const undoing = { merges: [transaction], reason, date: undefined, user, today };
      await recordSplit(undoing, this.#ledger);
    } else await this.#reverse(transaction.number, reason);
    this.#screen.say(words.undone(transactionId(transaction.number)));
    // What was asked of the item because of that answer is no question any more.
    const { code } = question.left;
    const others = this.#waiting.filter(({ left }) => left.code !== code);
    this.#waiting.splice(0, this.#waiting.length, question, ...others);
  }

  async #reverse(number: number, reason: string): Promise<Transaction> {
    const original = await this.#ledger.transaction(number);
    assert(original !== undefined, "what was recorded is there");
    const { user, today } = this.#context;
    const { effectiveDate, entries } = original;
    return this.#record({
      kind: "reverse",
      effectiveDate: effectiveDate > today ? effectiveDate : today,
      ...{ user, reason, reverses: number, entries: inverseOf(entries), declarations: [] },
    });
  }

  #record(draft: Draft): Promise<Transaction> {
    return this.#ledger.write(async (writer) => {
      const [recorded] = await writer.append([draft]);
      assert(recorded !== undefined, "the ledger recorded what it was given");
      return recorded.transaction;
    });
  }
}
