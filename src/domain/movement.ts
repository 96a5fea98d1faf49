/**
 * A movement as a person states it — goods received, issued, transferred or adjusted — and what it
 * is in the ledger.
 *
 *   receive    supplier → depot            issue     depot → recipient
 *   transfer   depot, agency or status → another one, any of the three at once
 *   adjust     a difference found: from or to count-difference, loss or disposal
 *
 * A movement has one item, lot and owner, so it is one entry. The kind says the direction; only an
 * adjustment has a sign. What a movement says of its lot (expiry, cost) is declared with it.
 */
import {
  type AccountCode,
  accountParts,
  countDifferenceAccount,
  depotAccount,
  disposalAccount,
  lossAccount,
  recipientAccount,
  type StockStatus,
  supplierAccount,
} from "./account.ts";
import type { IsoDate } from "./dates.ts";
import { type Declaration, type LotFacts, unnumberedLot } from "./declaration.ts";
import type { CellOrigin, Draft, Entry, Holder, Source } from "./ledger.ts";
import { within } from "./within.ts";

export const movementKinds = ["receive", "issue", "transfer", "adjust"] as const;
export type MovementKind = (typeof movementKinds)[number];

/** Where a difference may be booked to. */
export const adjustmentAccounts = [countDifferenceAccount, lossAccount, disposalAccount] as const;
export type AdjustmentAccount = (typeof adjustmentAccounts)[number];

/** The supplier of goods of which nobody said where they came from. */
export const unknownSupplier = "unknown";

/**
 * What movements of every kind say. Fields that may be absent are there as undefined: a million of
 * these are made, all of one shape.
 */
export interface Stated {
  readonly date: IsoDate;
  readonly item: string;
  readonly depot: string;
  readonly agency: string;
  /** That the goods are taken from, or, when received, put to. */
  readonly status: StockStatus;
  /** In the item's base unit; more than zero, except that an adjustment may take away. */
  readonly quantity: number;
  /** What was said of the lot. */
  readonly facts: LotFacts | undefined;
  readonly reason: string | undefined;
  readonly reference: string | undefined;
}

export interface Receipt {
  readonly kind: "receive";
  readonly stated: Stated;
  /** Undefined where the goods came without a lot number. */
  readonly lot: string | undefined;
  readonly supplier: string | undefined;
}

export interface Issue {
  readonly kind: "issue";
  readonly stated: Stated;
  readonly lot: string;
  readonly recipient: string;
}

export interface Transfer {
  readonly kind: "transfer";
  readonly stated: Stated;
  readonly lot: string;
  readonly to: Destination;
  /** Makes a transfer between agencies a loan. */
  readonly due: IsoDate | undefined;
  /** The loan that this gives goods back of. */
  readonly returns: number | undefined;
}

export interface Destination {
  readonly depot: string;
  readonly agency: string;
  readonly status: StockStatus;
}

/** Has a reason, always. */
export interface Adjustment {
  readonly kind: "adjust";
  readonly stated: Stated;
  readonly lot: string;
  readonly against: AdjustmentAccount;
}

export type Movement = Receipt | Issue | Transfer | Adjustment;

/** Who records movements, and the file that they were read from. */
export interface Recording {
  readonly user: string;
  readonly source?: Source;
}

/** Turns movements into drafts for the ledger. */
export type Recorder = (movement: Movement, origin?: CellOrigin) => Draft;

/** The sides of entries are few, and are made once each: a file has up to a million movements. */
export function recorder({ user, source }: Recording): Recorder {
  const holders = new Holders();
  return (movement, origin) => {
    const { kind } = movement;
    const { item, quantity, date, reason, reference } = movement.stated;
    const { lot, facts } = lotOf(movement);
    const { from, to } = sides(movement, holders);
    const moved = quantity < 0 ? 0 - quantity : quantity;
    const entry: Entry =
      origin === undefined
        ? { item, lot, quantity: moved, from, to }
        : { item, lot, quantity: moved, from, to, origin };
    const draft: Growing<Draft> = {
      kind,
      effectiveDate: date,
      user,
      entries: [entry],
      declarations: facts === undefined ? none : [{ declares: "lot", item, code: lot, facts }],
    };
    if (source !== undefined) draft.source = source;
    if (reason !== undefined) draft.reason = reason;
    if (reference !== undefined) draft.reference = reference;
    if (kind === "transfer" && movement.due !== undefined) draft.loanDue = movement.due;
    if (kind === "transfer" && movement.returns !== undefined) draft.returns = movement.returns;
    return draft;
  };
}

type Growing<Shape> = { -readonly [Key in keyof Shape]: Shape[Key] };

const none: readonly Declaration[] = [];

/** Goods that came without a number are told apart by their dates. */
function lotOf(movement: Movement): {
  readonly lot: string;
  readonly facts: LotFacts | undefined;
} {
  const { facts, date } = movement.stated;
  const { lot } = movement;
  if (lot !== undefined) return { lot, facts };
  const dated = { acquired: date, ...facts };
  return { lot: unnumberedLot(dated), facts: dated };
}

/** The holders met so far, by the words that make them: their accounts are not spelled anew. */
class Holders {
  readonly #known = new Map<string, Map<string, Map<string, Holder>>>();

  depot(depot: string, status: StockStatus, agency: string): Holder {
    return this.#holder(depot, status, agency, () => depotAccount(depot, status));
  }

  outside(kind: "supplier" | "recipient", name: string, agency: string): Holder {
    const account = kind === "supplier" ? supplierAccount : recipientAccount;
    return this.#holder(name, kind, agency, () => account(name));
  }

  adjustment(account: AdjustmentAccount, agency: string): Holder {
    return this.#holder("", account, agency, () => account);
  }

  #holder(name: string, kind: string, agency: string, account: () => AccountCode): Holder {
    const owners = within(within(this.#known, name), kind);
    const met = owners.get(agency);
    if (met !== undefined) return met;
    const fresh = { account: account(), agency };
    owners.set(agency, fresh);
    return fresh;
  }
}

function sides(
  movement: Movement,
  holders: Holders,
): { readonly from: Holder; readonly to: Holder } {
  const { depot, agency, status, quantity } = movement.stated;
  const there = holders.depot(depot, status, agency);
  switch (movement.kind) {
    case "receive": {
      const supplier = movement.supplier ?? unknownSupplier;
      return { from: holders.outside("supplier", supplier, agency), to: there };
    }
    case "issue":
      return { from: there, to: holders.outside("recipient", movement.recipient, agency) };
    case "transfer": {
      const { to } = movement;
      return { from: there, to: holders.depot(to.depot, to.status, to.agency) };
    }
    case "adjust": {
      const outside = holders.adjustment(movement.against, agency);
      return quantity > 0 ? { from: outside, to: there } : { from: there, to: outside };
    }
  }
}

/** A transfer that would leave everything where it is. */
export const goesNowhere = (from: Destination, to: Destination): boolean =>
  from.depot === to.depot && from.agency === to.agency && from.status === to.status;

/** Drafts that also declare what they are the first to name: an item, a depot, an agency. */
export function declaring(
  drafts: readonly Draft[],
  newcomers: readonly Declaration[],
): readonly Draft[] {
  const told = new Map<number, Declaration[]>();
  for (const newcomer of newcomers) {
    const first = drafts.findIndex((draft) => names(draft, newcomer));
    if (first >= 0) told.set(first, [...(told.get(first) ?? []), newcomer]);
  }
  if (told.size === 0) return drafts;
  return drafts.map((draft, at) => {
    const more = told.get(at);
    return more === undefined
      ? draft
      : { ...draft, declarations: [...more, ...draft.declarations] };
  });
}

const names = ({ entries }: Draft, { declares, code }: Declaration): boolean =>
  entries.some(({ item, from, to }) => {
    if (declares === "item") return item === code;
    if (declares === "agency") return from.agency === code || to.agency === code;
    return [from, to].some(({ account }) => {
      const parts = accountParts(account);
      return parts?.kind === "depot" && parts.depot === code;
    });
  });
