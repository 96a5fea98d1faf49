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

export const movementKinds = ["receive", "issue", "transfer", "adjust"] as const;
export type MovementKind = (typeof movementKinds)[number];

/** Where a difference may be booked to. */
export const adjustmentAccounts = [countDifferenceAccount, lossAccount, disposalAccount] as const;
export type AdjustmentAccount = (typeof adjustmentAccounts)[number];

/** The supplier of goods of which nobody said where they came from. */
export const unknownSupplier = "unknown";

interface Stated {
  readonly date: IsoDate;
  readonly item: string;
  readonly depot: string;
  readonly agency: string;
  /** That the goods are taken from, or, when received, put to. */
  readonly status: StockStatus;
  /** In the item's base unit; more than zero, except that an adjustment may take away. */
  readonly quantity: number;
  /** What was said of the lot. */
  readonly facts: LotFacts;
  readonly reason?: string;
  readonly reference?: string;
}

export interface Receipt extends Stated {
  readonly kind: "receive";
  /** Absent where the goods came without a lot number. */
  readonly lot?: string;
  readonly supplier?: string;
}

export interface Issue extends Stated {
  readonly kind: "issue";
  readonly lot: string;
  readonly recipient: string;
}

export interface Transfer extends Stated {
  readonly kind: "transfer";
  readonly lot: string;
  readonly toDepot: string;
  readonly toAgency: string;
  readonly toStatus: StockStatus;
  /** Makes a transfer between agencies a loan. */
  readonly due?: IsoDate;
  /** The loan that this gives goods back of. */
  readonly returns?: number;
}

export interface Adjustment extends Stated {
  readonly kind: "adjust";
  readonly lot: string;
  readonly reason: string;
  readonly against: AdjustmentAccount;
}

export type Movement = Receipt | Issue | Transfer | Adjustment;

/** Who records a movement, and the file and cell that it was read from. */
export interface Recording {
  readonly user: string;
  readonly source?: Source;
  readonly origin?: CellOrigin;
}

/** The facts of a lot and what it is called: goods without a number are told apart by their dates. */
function lotOf(movement: Movement): { readonly lot: string; readonly facts: LotFacts } {
  const { lot, facts, date } = movement;
  if (lot !== undefined) return { lot, facts };
  const dated = { acquired: date, ...facts };
  return { lot: unnumberedLot(dated), facts: dated };
}

export function draftOf(movement: Movement, { user, source, origin }: Recording): Draft {
  const { lot, facts } = lotOf(movement);
  const { kind, item, quantity, date, reason, reference } = movement;
  const { from, to } = sides(movement);
  const entry: Entry = {
    item,
    lot,
    quantity: quantity < 0 ? 0 - quantity : quantity,
    from,
    to,
    ...(origin === undefined ? undefined : { origin }),
  };
  return {
    kind,
    effectiveDate: date,
    user,
    ...(reason === undefined ? undefined : { reason }),
    ...(reference === undefined ? undefined : { reference }),
    ...(kind === "transfer" ? loanPart(movement) : undefined),
    ...(source === undefined ? undefined : { source }),
    entries: [entry],
    declarations: declarationsOf(item, lot, facts),
  };
}

const nothingDeclared: readonly Declaration[] = [];

function declarationsOf(item: string, code: string, facts: LotFacts): readonly Declaration[] {
  for (const _ in facts) return [{ declares: "lot", item, code, facts }];
  return nothingDeclared;
}

const loanPart = ({ due, returns }: Transfer): Pick<Draft, "loanDue" | "returns"> => ({
  ...(due === undefined ? undefined : { loanDue: due }),
  ...(returns === undefined ? undefined : { returns }),
});

function sides(movement: Movement): { readonly from: Holder; readonly to: Holder } {
  const { agency } = movement;
  const there: Holder = { account: depotAccount(movement.depot, movement.status), agency };
  const outside = (account: AccountCode): Holder => ({ account, agency });
  switch (movement.kind) {
    case "receive":
      return { from: outside(supplierAccount(movement.supplier ?? unknownSupplier)), to: there };
    case "issue":
      return { from: there, to: outside(recipientAccount(movement.recipient)) };
    case "transfer": {
      const { toDepot, toStatus, toAgency } = movement;
      return { from: there, to: { account: depotAccount(toDepot, toStatus), agency: toAgency } };
    }
    case "adjust":
      return movement.quantity > 0
        ? { from: outside(movement.against), to: there }
        : { from: there, to: outside(movement.against) };
  }
}

/** A transfer that would leave everything where it is. */
export const goesNowhere = (
  from: Pick<Transfer, "depot" | "agency" | "status">,
  to: Pick<Transfer, "toDepot" | "toAgency" | "toStatus">,
): boolean =>
  from.depot === to.toDepot && from.agency === to.toAgency && from.status === to.toStatus;
