/** What reading and recording a single movement needs, and which lots are there to be moved. */
import { depotAccount } from "../../domain/account.ts";
import type { Catalogue } from "../../domain/catalogue.ts";
import { lotKey } from "../../domain/lot-key.ts";
import type { StatedMovement } from "../../domain/movement-field.ts";
import { present } from "../../domain/present.ts";
import type { MovementWords } from "../../importers/movements/movement-words.ts";
import type { Ledger } from "../../ports.ts";
import type { Context } from "../context.ts";
import type { LotsThere } from "./movement-options.ts";

export interface Desk {
  readonly context: Context;
  readonly ledger: Ledger;
  readonly catalogue: Catalogue;
  readonly words: MovementWords;
  /** Answers to questions name what is known; an unknown one is asked for again. */
  readonly knownWords: MovementWords;
}

/** The lots on the card that was named, as of the movement's day, soonest expiry first. */
export async function lotsThere(
  stated: StatedMovement,
  { words, ledger }: Pick<Desk, "words" | "ledger">,
): Promise<LotsThere | undefined> {
  const agency = found(words.agency(stated.agency));
  const item = found(words.item(stated.item, agency))?.item.code;
  const depot = found(words.depot(stated.depot));
  const status = stated.status === "" ? "available" : found(words.status(stated.status));
  if (agency === undefined || item === undefined || depot === undefined || status === undefined) {
    return undefined;
  }
  const account = depotAccount(depot, status);
  const asOf = found(words.date(stated.date));
  const facts = await ledger.lotFacts();
  const lots = (await ledger.balances(present({ item, agency, depot, asOf })))
    .filter((balance) => balance.account === account)
    .map(({ lot, quantity }) => {
      const expiry = facts.get(lotKey(item, lot))?.expiry;
      return present({ lot, quantity, expiry });
    })
    .sort((a, b) => order(a.expiry ?? "9999", b.expiry ?? "9999") || order(a.lot, b.lot));
  return { item, account, agency, lots };
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const found = <Value>(
  said: { readonly value: Value | undefined } | { readonly fault: unknown },
): Value | undefined => ("value" in said ? said.value : undefined);
