/**
 * What the ledger was told of things, as a write goes on: which of a draft's declarations is news,
 * where facts of a lot contradict what is known, and which facts fall with what is reversed.
 */
import {
  contradictions,
  type Declaration,
  factText,
  type LotDeclaration,
  type LotFacts,
  learnLot,
  saysOfItems,
  saysOfThings,
  withdrawnWords,
} from "../domain/declaration.ts";
import { withdrawnTestimony } from "../domain/evidence-declaration.ts";
import type { Draft, Transaction } from "../domain/ledger.ts";
import { lotKey } from "../domain/lot-key.ts";
import type { Place, Problem } from "../domain/problems/problem.ts";
import type { LedgerReader } from "./ledger-reader.ts";

const nothing: readonly Declaration[] = [];

const sameFacts = (some: LotFacts, others: LotFacts): boolean =>
  Object.keys(some).length === Object.keys(others).length &&
  contradictions(some, others).length === 0;

export class Declared {
  readonly #reader: LedgerReader;
  #lots: Map<string, LotFacts> | undefined;
  #codes: Set<string> | undefined;

  constructor(reader: LedgerReader) {
    this.#reader = reader;
  }

  /** Has to be called before drafts that declare something are asked about. */
  async learn(): Promise<void> {
    this.#lots ??= new Map(await this.#reader.lotFacts());
    this.#codes ??= await this.#reader.declaredCodes();
  }

  /** What of a draft's declarations the ledger did not know, and the contradictions in the rest. */
  news(draft: Draft, at: Place, problems: Problem[]): readonly Declaration[] {
    if (draft.declarations.length === 0) return nothing;
    return draft.declarations.flatMap((declaration): readonly Declaration[] => {
      if (declaration.declares === "lot") return this.#lotNews(declaration, at, problems);
      if (saysOfItems(declaration)) return [declaration];
      if (!saysOfThings(declaration)) return [declaration];
      const key = `${declaration.declares} ${declaration.code}`;
      const provisional = declaration.declares !== "item" || declaration.provisional;
      if (provisional && this.#codes?.has(key)) return [];
      this.#codes?.add(key);
      return [declaration];
    });
  }

  #lotNews(told: LotDeclaration, at: Place, problems: Problem[]): readonly LotDeclaration[] {
    const { item, code: lot } = told;
    const known = this.#lots?.get(lotKey(item, lot));
    for (const field of contradictions(known ?? {}, told.facts)) {
      const [before, now] = [factText(known?.[field]), factText(told.facts[field])];
      problems.push({ kind: "lot-facts-differ", item, lot, field, known: before, told: now, at });
    }
    const facts = Object.fromEntries(
      Object.entries(told.facts).filter(
        ([field]) => known?.[field as keyof LotFacts] === undefined,
      ),
    );
    if (known !== undefined && Object.keys(facts).length === 0) return [];
    const fresh: LotDeclaration = { declares: "lot", item, code: lot, facts };
    if (this.#lots !== undefined) learnLot(this.#lots, fresh);
    return [fresh];
  }

  /** Whether a draft has facts of a lot that the ledger does not know just so. */
  tellsMore(draft: Draft): boolean {
    return draft.declarations.some((declaration) => {
      if (declaration.declares !== "lot") return false;
      const known = this.#lots?.get(lotKey(declaration.item, declaration.code)) ?? {};
      return Object.entries(declaration.facts).some(
        ([field, told]) => factText(known[field as keyof LotFacts]) !== factText(told),
      );
    });
  }

  /**
   * What a reversal takes back of what was known: what a merge or a decision said, and the facts of
   * lots of which nothing else is left, so that a list with wrong dates can be reversed and taken
   * in again with the right ones.
   */
  async withdrawals(reversed: Transaction): Promise<readonly Declaration[]> {
    const facts =
      reversed.kind === "merge"
        ? await this.#mergedFacts(reversed)
        : await this.#lotWithdrawals(reversed);
    const { declarations } = reversed;
    return [...withdrawnWords(declarations), ...withdrawnTestimony(declarations), ...facts];
  }

  /** The facts that a merge told of the other item's lots: these are as they would be without. */
  async #mergedFacts(merge: Transaction): Promise<readonly LotDeclaration[]> {
    await this.learn();
    const without = await this.#reader.lotFactsWithout(merge);
    return merge.declarations.flatMap((told): readonly LotDeclaration[] => {
      if (told.declares !== "lot") return [];
      const { item, code } = told;
      const key = lotKey(item, code);
      const [facts, known] = [without.get(key), this.#lots?.get(key)];
      if (sameFacts(facts ?? {}, known ?? {})) return [];
      if (facts === undefined) this.#lots?.delete(key);
      else this.#lots?.set(key, facts);
      const fallen = { declares: "lot", item, code, facts: {}, withdrawn: true } as const;
      return facts === undefined ? [fallen] : [fallen, { declares: "lot", item, code, facts }];
    });
  }

  async #lotWithdrawals(reversed: Transaction): Promise<readonly LotDeclaration[]> {
    await this.learn();
    const lots = new Map(
      reversed.entries.map(({ item, lot }) => [lotKey(item, lot), { item, code: lot }] as const),
    );
    const known = [...lots].filter(([key]) => this.#lots?.has(key));
    if (known.length === 0) return [];
    const alive = await this.#reader.lotsMovedBeside(reversed);
    return known.flatMap(([key, lot]) => {
      if (alive.has(key)) return [];
      this.#lots?.delete(key);
      return [{ declares: "lot", ...lot, facts: {}, withdrawn: true }];
    });
  }
}
