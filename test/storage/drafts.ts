/** Drafts in the words of the warehouse floor, for the tests of the ledger. */
import {
  countDifferenceAccount,
  depotAccount,
  openingAccount,
  recipientAccount,
  type StockStatus,
  supplierAccount,
} from "../../src/domain/account.ts";
import type { Declaration, LotFacts } from "../../src/domain/declaration.ts";
import { type Draft, type Entry, type Holder, inverseOf } from "../../src/domain/ledger.ts";
import type { Problem } from "../../src/domain/problems/problem.ts";
import { type Ledger, type Recorded, Refused } from "../../src/ports.ts";

export const tent = "TENT";
export const lotA = "LOT-A";

export interface Goods {
  readonly quantity?: number;
  readonly date?: string;
  readonly item?: string;
  readonly lot?: string;
  readonly agency?: string;
  readonly depot?: string;
  readonly status?: StockStatus;
}

export const at = (goods: Goods = {}): Holder => ({
  account: depotAccount(goods.depot ?? "AEDXB", goods.status ?? "available"),
  agency: goods.agency ?? "jica",
});

export const outside = (account: string, goods: Goods = {}): Holder => ({
  account,
  agency: goods.agency ?? "jica",
});

export const entry = (goods: Goods, from: Holder, to: Holder): Entry => ({
  item: goods.item ?? tent,
  lot: goods.lot ?? lotA,
  quantity: goods.quantity ?? 10,
  from,
  to,
});

export const draft = (
  kind: Draft["kind"],
  date: string | undefined,
  entries: readonly Entry[],
  more: Partial<Draft> = {},
): Draft => ({
  kind,
  effectiveDate: date ?? "2026-05-01",
  user: "sato",
  entries,
  declarations: [],
  ...more,
});

export const opening = (goods: Goods = {}, more: Partial<Draft> = {}): Draft =>
  draft("opening", goods.date, [entry(goods, outside(openingAccount, goods), at(goods))], more);

export const receive = (goods: Goods = {}, more: Partial<Draft> = {}): Draft =>
  draft(
    "receive",
    goods.date,
    [entry(goods, outside(supplierAccount("Taiyo Tent"), goods), at(goods))],
    more,
  );

export const issue = (goods: Goods = {}, more: Partial<Draft> = {}): Draft =>
  draft(
    "issue",
    goods.date,
    [entry(goods, at(goods), outside(recipientAccount("WFP"), goods))],
    more,
  );

/** Goods change their place, their status or their owner. */
export const transfer = (goods: Goods, to: Goods, more: Partial<Draft> = {}): Draft =>
  draft("transfer", goods.date, [entry(goods, at(goods), at({ ...goods, ...to }))], more);

export const counted = (goods: Goods = {}, more: Partial<Draft> = {}): Draft =>
  draft(
    "adjust",
    goods.date,
    [entry(goods, outside(countDifferenceAccount, goods), at(goods))],
    more,
  );

export const close = (fiscalYear: number, date = "2027-04-10"): Draft =>
  draft("close", date, [], { fiscalYear });

export const reversalOf = (
  reverses: number,
  entries: readonly Entry[],
  date?: string,
  more: Partial<Draft> = {},
): Draft => draft("reverse", date, inverseOf(entries), { reverses, ...more });

export const lotNews = (facts: LotFacts, goods: Goods = {}): Declaration => ({
  declares: "lot",
  item: goods.item ?? tent,
  code: goods.lot ?? lotA,
  facts,
});

export const post = (ledger: Ledger, ...drafts: readonly Draft[]): Promise<readonly Recorded[]> =>
  ledger.write((writer) => writer.append(drafts));

/** What the ledger says when it refuses; an empty list where it accepts. */
export async function refusals(ledger: Ledger, ...drafts: readonly Draft[]): Promise<Problem[]> {
  try {
    await post(ledger, ...drafts);
    return [];
  } catch (error) {
    if (error instanceof Refused) return [...error.problems];
    throw error;
  }
}

export const kindsOf = (problems: readonly Problem[]): readonly string[] =>
  problems.map(({ kind }) => kind);

/** How much lies in a depot, in a status, of an owner. */
export async function held(ledger: Ledger, goods: Goods = {}, asOf?: string): Promise<number> {
  const { account, agency } = at(goods);
  const found = await ledger.balances({
    item: goods.item ?? tent,
    lot: goods.lot ?? lotA,
    agency,
    ...(asOf === undefined ? {} : { asOf }),
  });
  return found.find((balance) => balance.account === account)?.quantity ?? 0;
}
