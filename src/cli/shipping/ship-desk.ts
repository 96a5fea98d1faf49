/** What `ship`, `plan` and `request` share of shipments: which there are, and which one is meant. */
import type { Transaction } from "../../domain/ledger.ts";
import { nearestOf } from "../../domain/nearest.ts";
import type { KeptPlan } from "../../domain/planning/plan-declaration.ts";
import { present } from "../../domain/present.ts";
import type { Clocks, Ledger, LedgerWriter } from "../../ports.ts";
import { Progress } from "../../shipping/progress.ts";
import { requestsTold, type Shipment, shipmentsOf } from "../../shipping/shipments.ts";
import { InputFault } from "../input-fault.ts";

type Reader = Pick<Ledger | LedgerWriter, "kept" | "transaction">;

/** The shipments of accepted plans, as they are by now, or were by one of the clocks. */
export async function shipmentsIn(
  ledger: Reader,
  clocks: Clocks = {},
): Promise<ReadonlyMap<string, Shipment>> {
  const standing: Transaction[] = [];
  for (const { transaction, reversedBy } of await ledger.kept("plan", "ship")) {
    if (!isBy(transaction, clocks)) continue;
    const reversal = reversedBy === undefined ? undefined : await ledger.transaction(reversedBy);
    if (reversal === undefined || !isBy(reversal, clocks)) standing.push(transaction);
  }
  const requests = (await ledger.kept("request")).map(({ transaction }) => transaction);
  return shipmentsOf(standing, requestsTold(requests));
}

const isBy = ({ effectiveDate, recordedAt }: Transaction, { asOf, knownAt }: Clocks): boolean =>
  (asOf === undefined || effectiveDate <= asOf) && (knownAt === undefined || recordedAt <= knownAt);

export const progressIn = async (ledger: Reader): Promise<Progress> =>
  new Progress((await shipmentsIn(ledger)).values());

/** What other plans have promised: to which lines how much, and which of them to a request. */
export function promisesBeside(shipments: ReadonlyMap<string, Shipment>, plan: KeptPlan) {
  const others = [...shipments.values()].filter((one) => one.plan.code !== plan.code);
  const progress = new Progress(others);
  return {
    promised: (request: string, line: number) => progress.promised(request, line),
    promisedBy: (request: string) => plansServing(request, others),
  };
}

/** The plans that have promised something to a request, and still do. */
export const plansServing = (request: string, shipments: Iterable<Shipment>): readonly string[] => [
  ...new Set(
    [...shipments]
      .filter(({ lines }) =>
        lines.some(
          (line) => line.request === request && line.at.released + line.at.lost < line.quantity,
        ),
      )
      .map(({ plan }) => plan.code),
  ),
];

/** The shipment that was named: S-2-1, or S-1 where only one plan has such a shipment. */
export function shipmentCalled(found: string, shipments: ReadonlyMap<string, Shipment>): Shipment {
  const name = found.normalize("NFKC").trim().toUpperCase();
  const exact = shipments.get(name) ?? shipments.get(`S-${name}`);
  if (exact !== undefined) return exact;
  const short = [...shipments.values()].filter(({ planned }) => planned.id === name);
  const [only, another] = short;
  if (only !== undefined && another === undefined) return only;
  if (another !== undefined) {
    const among = short.map(({ code }) => code);
    throw new InputFault({ kind: "shipment-unclear", found, among, at: {} });
  }
  const near = nearestOf(name, shipments.keys());
  throw new InputFault({ kind: "shipment-unknown", found, ...present({ near }), at: {} });
}
