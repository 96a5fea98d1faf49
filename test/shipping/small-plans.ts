/** Plans made by hand, for tests of what becomes of their shipments; nobody solved anything. */
import { depotAccount, supplierAccount } from "../../src/domain/account.ts";
import type { Draft } from "../../src/domain/ledger.ts";
import type { Plan, PlanLine, PlanShipment } from "../../src/domain/planning/plan.ts";
import { reservation } from "../../src/domain/planning/plan-acceptance.ts";
import { plansOf } from "../../src/domain/planning/plan-declaration.ts";
import type { RequestDeclaration } from "../../src/domain/planning/request-declaration.ts";
import type { Ledger } from "../../src/ports.ts";
import { sha256 } from "../../src/storage/digest.ts";

export const today = "2025-06-30";
export const user = "sato";

export interface Goods {
  readonly request: string;
  readonly line: number;
  readonly lot: string;
  readonly agency: string;
  readonly depot: string;
  readonly quantity: number;
}

export interface Shipping {
  readonly goods: readonly Goods[];
  readonly custodian?: string;
}

const lineOf = (goods: Goods): PlanLine => ({
  ...goods,
  item: "TENT",
  packs: goods.quantity,
  weightG: goods.quantity * 1000,
  volumeCm3: goods.quantity * 1000,
  estimated: false,
  unverified: false,
});

export function planFor(
  shipments: readonly Shipping[],
  requests: readonly [string, number][],
): Plan {
  const none = { askedWeighted: 0, weightedShortage: 0, coverage: 1_000_000, fairness: 0 };
  return {
    date: "2025-06-01",
    settings: {},
    status: "optimal",
    gap: 0,
    measures: {
      ...none,
      ...{ lateDays: 0, costYen: 0, priced: true, co2G: 0, co2Known: true, trips: 0 },
    },
    proofs: [],
    departures: [],
    shipments: shipments.map(
      ({ goods, custodian }, at): PlanShipment => ({
        id: `S-${at + 1}`,
        request: goods[0]?.request ?? "",
        from: goods[0]?.depot ?? "",
        to: "CITY",
        ready: "2025-06-02",
        arrive: "2025-06-20",
        steps: custodian === undefined ? [] : ["custody-transfer"],
        ...(custodian !== undefined && { custodian }),
        legs: [],
        lines: goods.map(lineOf),
        costYen: 0,
      }),
    ),
    unmet: [],
    bounds: [],
    basis: {
      position: { number: 0, hash: "0".repeat(64) },
      requests: requests.map(([request, transaction]) => ({ request, transaction })),
      stock: [],
    },
  };
}

const draft = (kind: Draft["kind"], more: Partial<Draft>): Draft => ({
  kind,
  effectiveDate: "2025-06-01",
  user,
  entries: [],
  declarations: [],
  ...more,
});

export const append = async (ledger: Ledger, one: Draft): Promise<number> => {
  const [recorded] = await ledger.write((writer) => writer.append([one]));
  return recorded?.transaction.number ?? 0;
};

export const stockUp = (
  ledger: Ledger,
  ...stock: readonly Omit<Goods, "request" | "line">[]
): Promise<unknown> =>
  ledger.write((writer) => writer.append(stock.map((goods) => received(goods))));

const received = ({ lot, agency, depot, quantity }: Omit<Goods, "request" | "line">): Draft =>
  draft("receive", {
    effectiveDate: "2025-05-01",
    entries: [
      {
        ...{ item: "TENT", lot, quantity },
        from: { account: supplierAccount("Maker"), agency },
        to: { account: depotAccount(depot, "available"), agency },
      },
    ],
    declarations: [
      {
        ...{ declares: "lot", item: "TENT", code: lot },
        facts: { donor: `donor of ${lot}`, funding: "F-1", earmark: "for shelter" },
      },
    ],
  });

export const asked = (ledger: Ledger, request: RequestDeclaration) =>
  append(ledger, draft("request", { declarations: [request] }));

export const proposed = (ledger: Ledger, code: string, plan: Plan) =>
  append(
    ledger,
    draft("plan", {
      declarations: [
        { declares: "plan", code, event: "proposed", hash: sha256(JSON.stringify(plan)), plan },
      ],
    }),
  );

export async function accept(ledger: Ledger, code: string, effectiveDate: string) {
  const kept = plansOf(await ledger.standing("plan")).get(code);
  if (kept === undefined) throw new Error(`there is no ${code}`);
  const declarations = [{ declares: "plan", code, event: "accepted" }] as const;
  return append(ledger, draft("plan", { effectiveDate, entries: reservation(kept), declarations }));
}
