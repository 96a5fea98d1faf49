/**
 * Accounts: where goods can be, and the outside they come from and go to.
 *
 *   depot:AEDXB:available   in a depot, in a stock status
 *   transit:S-12            on the way, under a shipment
 *   supplier:NAME  recipient:NAME  opening  count-difference  loss  disposal     the outside
 *   reclassification        through which goods pass when their item turns out to be another one
 *
 * Only depot and transit accounts hold goods; these never go below zero. The outside accounts
 * carry the other side of each movement, so that every item and lot sums to zero over all accounts.
 * Who owns the goods is not part of the account: it is a dimension of the posting.
 */

export const stockStatuses = ["available", "reserved", "quarantine", "damaged", "expired"] as const;
export type StockStatus = (typeof stockStatuses)[number];

export const isStockStatus = (text: string): text is StockStatus =>
  (stockStatuses as readonly string[]).includes(text);

export type AccountCode = string;

export const depotAccount = (depot: string, status: StockStatus): AccountCode =>
  `depot:${depot}:${status}`;
export const transitAccount = (shipment: string): AccountCode => `transit:${shipment}`;
export const supplierAccount = (name: string): AccountCode => `supplier:${name}`;
export const recipientAccount = (name: string): AccountCode => `recipient:${name}`;
export const openingAccount: AccountCode = "opening";
export const countDifferenceAccount: AccountCode = "count-difference";
export const lossAccount: AccountCode = "loss";
export const disposalAccount: AccountCode = "disposal";
export const reclassificationAccount: AccountCode = "reclassification";

const outside = new Set([
  openingAccount,
  countDifferenceAccount,
  lossAccount,
  disposalAccount,
  reclassificationAccount,
]);

export type AccountParts =
  | { readonly kind: "depot"; readonly depot: string; readonly status: StockStatus }
  | { readonly kind: "transit"; readonly shipment: string }
  | { readonly kind: "supplier" | "recipient"; readonly name: string }
  | { readonly kind: "outside"; readonly name: string };

/** Takes an account's code apart, or undefined where it is not one of ours. */
export function accountParts(account: AccountCode): AccountParts | undefined {
  if (outside.has(account)) return { kind: "outside", name: account };
  const colon = account.indexOf(":");
  const [kind, rest] = [account.slice(0, colon), account.slice(colon + 1)];
  if (colon < 0 || rest === "") return undefined;
  if (kind === "transit") return { kind, shipment: rest };
  if (kind === "supplier" || kind === "recipient") return { kind, name: rest };
  const last = rest.lastIndexOf(":");
  const [depot, status] = [rest.slice(0, last), rest.slice(last + 1)];
  if (kind !== "depot" || last <= 0 || !isStockStatus(status)) return undefined;
  return { kind, depot, status };
}

/** Accounts that hold goods, and so may never hold less than none. */
export const holdsGoods = (account: AccountCode): boolean =>
  account.startsWith("depot:") || account.startsWith("transit:");
