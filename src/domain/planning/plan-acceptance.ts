/**
 * May a plan still be accepted? Only where all that it relies on stands as it was: its requests,
 * the lots that it takes, and what no other plan has promised meanwhile. Then its goods are
 * reserved.
 */
import { depotAccount } from "../account.ts";
import { grouped } from "../grouped.ts";
import { joined } from "../items/joined.ts";
import { type Entry, type Transaction, transactionId } from "../ledger.ts";
import { present } from "../present.ts";
import type { Problem } from "../problems/problem.ts";
import type { StockLine } from "../stock.ts";
import type { KeptPlan } from "./plan-declaration.ts";
import type { KeptRequest } from "./request.ts";

export interface Today {
  readonly requests: ReadonlyMap<string, KeptRequest>;
  /** What other plans have promised to a line of a request, and which of them they are. */
  readonly promised: (request: string, line: number) => number;
  readonly promisedBy: (request: string) => readonly string[];
  readonly stock: readonly StockLine[]; // what is available
}

export function acceptanceProblems(kept: KeptPlan, today: Today): readonly Problem[] {
  const decided = decidedProblems(kept);
  // Once accepted, its goods are reserved: that they are not available any more is no news.
  if (decided.length > 0) return decided;
  if (kept.plan.shipments.length === 0) {
    return [{ kind: "plan-sends-nothing", plan: kept.code, at: {} }];
  }
  return [
    ...requestProblems(kept, today.requests),
    ...promiseProblems(kept, today),
    ...stockProblems(kept, today.stock),
  ];
}

export function decidedProblems({ code, state, decided }: KeptPlan): readonly Problem[] {
  if (state === "proposed" || decided === undefined) return [];
  const by = transactionId(decided.number);
  return [{ kind: "plan-decided", plan: code, state, by, at: {} }];
}

function requestProblems(
  { code: plan, plan: { basis } }: KeptPlan,
  requests: ReadonlyMap<string, KeptRequest>,
): readonly Problem[] {
  return basis.requests.flatMap(({ request, transaction }): readonly Problem[] => {
    const last: Transaction | undefined = requests.get(request)?.versions.at(-1)?.transaction;
    if (last?.number === transaction) return [];
    const now = last === undefined ? undefined : transactionId(last.number);
    const was = transactionId(transaction);
    return [{ kind: "plan-request-changed", plan, request, was, now, at: {} }];
  });
}

/** More than is asked for, together with what others have promised: beyond the rest of one pack. */
function promiseProblems(
  { code: plan, plan: { basis, shipments } }: KeptPlan,
  { promised, promisedBy, requests }: Today,
): readonly Problem[] {
  const own = new Map<string, number>();
  for (const { request, line, quantity } of shipments.flatMap(({ lines }) => [...lines])) {
    const key = `${line} ${request}`;
    own.set(key, (own.get(key) ?? 0) + quantity);
  }
  return basis.requests.flatMap(({ request }) =>
    (requests.get(request)?.request.lines ?? []).flatMap(
      ({ line, quantity }): readonly Problem[] => {
        const [before, now] = [promised(request, line), own.get(`${line} ${request}`) ?? 0];
        if (before === 0 || now === 0 || before + now <= quantity) return [];
        const by = promisedBy(request).join(", ");
        return [{ kind: "plan-request-promised", plan, request, line, by, at: {} }];
      },
    ),
  );
}

function stockProblems(
  { code: plan, plan: { shipments, basis } }: KeptPlan,
  stock: readonly StockLine[],
): readonly Problem[] {
  const needed = new Map<string, number>();
  for (const { lines } of shipments) {
    for (const line of lines) {
      needed.set(cardKey(line), (needed.get(cardKey(line)) ?? 0) + line.quantity);
    }
  }
  const there = grouped(stock, cardKey);
  return basis.stock.flatMap((card): readonly Problem[] => {
    const [line] = there.get(cardKey(card)) ?? [];
    const { item, lot, agency, depot } = card;
    const asked = needed.get(cardKey(card)) ?? 0;
    const held = line?.quantity ?? 0;
    if (held < asked) {
      const goods = { item, lot, agency, depot };
      return [{ kind: "plan-stock-changed", plan, ...goods, needed: asked, there: held, at: {} }];
    }
    if (line?.expiry === card.expiry) return [];
    const changed = { kind: "plan-expiry-changed", plan, item, lot } as const;
    return [{ ...changed, was: card.expiry, now: line?.expiry, at: {} }];
  });
}

const cardKey = ({
  item,
  lot,
  agency,
  depot,
}: Pick<StockLine, "item" | "lot" | "agency" | "depot">): string =>
  joined(item, lot, agency, depot);

/** From available to reserved, each owner's lot in each depot once. */
export function reservation({ plan }: KeptPlan): readonly Entry[] {
  const lines = plan.shipments.flatMap((shipment) => [...shipment.lines]);
  return [...grouped(lines, cardKey).values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const { item, lot, agency, depot } = first;
    const quantity = same.reduce((sum, line) => sum + line.quantity, 0);
    return [
      {
        ...present({ item, lot, quantity }),
        from: { account: depotAccount(depot, "available"), agency },
        to: { account: depotAccount(depot, "reserved"), agency },
      },
    ];
  });
}
