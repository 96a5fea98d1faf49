/**
 * The demand of each owner, by category, fitted to the published events, a person's own file, or
 * the issues of the ledger: what was given from stock within the days that were recorded. A file
 * that names no agency is everybody's.
 */
import type { Catalogue } from "../../domain/catalogue.ts";
import type { DemandEvent, ObservedDays } from "../../replenishment/demand/demand-event.ts";
import type { DemandModel } from "../../replenishment/demand/demand-model.ts";
import type { Context } from "../context.ts";
import { type DemandAsk, demandsOf } from "./demand-desk.ts";

export interface AgencyDemand {
  readonly agency: string;
  /** Undefined where too few events are known. */
  readonly model: DemandModel | undefined;
  readonly events: readonly DemandEvent[];
  /** Where there is no model: how many events it would need. */
  readonly needed: number | undefined;
  readonly observed: ObservedDays;
  /** No: there may have been more events. */
  readonly complete: boolean;
}

export async function demandOf(
  context: Context,
  catalogue: Catalogue,
  agencies: readonly string[],
  given: { readonly file: string | undefined; readonly from: DemandAsk["from"] },
): Promise<readonly AgencyDemand[]> {
  // A fit takes its time: of one owner alone, where no other is asked for.
  const only = agencies.length === 1 ? agencies[0] : undefined;
  const whole = { agency: only, since: undefined, until: undefined } as const;
  const ask = { ...given, by: "category", sizes: "fitted", ...whole } as const;
  const found = await demandsOf(ask, context, catalogue);
  return agencies.flatMap((agency): readonly AgencyDemand[] => {
    const own =
      found.agencies.find((one) => one.agency === agency) ??
      found.agencies.find((one) => one.agency === undefined);
    if (own === undefined) return [];
    const { events, observed, complete, fit } = own;
    const told = { agency, events, observed, complete };
    return fit.ok
      ? [{ ...told, model: fit.model, needed: undefined }]
      : [{ ...told, model: undefined, needed: fit.needed }];
  });
}
