/**
 * Recording what people decide of items: merges where two are the same goods, decisions where they
 * are not, or where one is goods of its own.
 */
import type { Catalogue } from "../../domain/catalogue.ts";
import type { IsoDate } from "../../domain/dates.ts";
import type { DecisionDeclaration, Declaration } from "../../domain/declaration.ts";
import { type Decided, decidedOf } from "../../domain/items/decided.ts";
import type { Draft, Source, Transaction } from "../../domain/ledger.ts";
import { present } from "../../domain/present.ts";
import type { Ledger } from "../../ports.ts";

/** All that stands, whoever recorded it and however. */
export async function allDecided(
  ledger: Ledger,
  catalogue: Catalogue,
): Promise<readonly Decided[]> {
  const found = new Map<number, Transaction>();
  for (const what of ["same-item", "decision"] as const) {
    for (const transaction of await ledger.declaring(what)) {
      found.set(transaction.number, transaction);
    }
  }
  const inOrder = [...found.values()].sort((a, b) => a.number - b.number);
  return decidedOf(inOrder, (code) => catalogue.item(code));
}

export interface Verdict {
  readonly told: Omit<DecisionDeclaration, "declares">;
  readonly user: string;
  readonly today: IsoDate;
  readonly reason?: string | undefined;
  readonly source?: Source;
  readonly beside?: readonly Declaration[];
}

/** A decision that moves no goods. */
export function draftOfDecision({ told, user, today, reason, source, beside }: Verdict): Draft {
  return {
    kind: "decide",
    effectiveDate: today,
    user,
    ...present({ reason, source }),
    entries: [],
    declarations: [...(beside ?? []), { declares: "decision", ...told }],
  };
}
