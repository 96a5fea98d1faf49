/**
 * Demand as the options of a command ask for it: which events, of whom, of which days, fitted.
 * Other commands that need a model of demand ask here, too.
 */
import type { Catalogue } from "../../domain/catalogue.ts";
import type { IsoDate } from "../../domain/dates.ts";
import { entriesNow } from "../../domain/items/same-item.ts";
import { present } from "../../domain/present.ts";
import type { ReliefEvent } from "../../domain/relief-event.ts";
import { type ReadEvents, readReliefEvents } from "../../importers/scenarios/relief-events.ts";
import type { Ledger } from "../../ports.ts";
import type { DemandEvent, ObservedDays } from "../../replenishment/demand/demand-event.ts";
import {
  type DemandFit,
  type DemandQuestion,
  fitDemand,
} from "../../replenishment/demand/demand-model.ts";
import {
  type GoodsBy,
  issuedEvents,
  observedEvents,
} from "../../replenishment/demand/recorded-events.ts";
import type { Context } from "../context.ts";
import { InputFault } from "../input-fault.ts";

export interface DemandAsk {
  /** A person's own file of events; undefined: `from`. */
  readonly file: string | undefined;
  readonly from: "published" | "ledger";
  readonly agency: string | undefined;
  readonly by: GoodsBy;
  readonly since: IsoDate | undefined;
  readonly until: IsoDate | undefined;
  readonly sizes: DemandQuestion["sizes"];
}

export interface AgencyDemand {
  /** Undefined where the file names none. */
  readonly agency: string | undefined;
  readonly observed: ObservedDays;
  /** No: the record may lack events. */
  readonly complete: boolean;
  readonly events: readonly DemandEvent[];
  readonly fit: DemandFit;
}

export interface Demands {
  readonly agencies: readonly AgencyDemand[];
  readonly catalogue: Catalogue;
  /** Goods of a person's file that are not in the catalogue. */
  readonly unknown: readonly string[];
}

/** A run can be repeated: the seed is fixed, and the events drawn again are so many. */
const draw = { seed: 1, times: 400 } as const;

/** With the catalogue of a ledger, where there is one; else that of the reference data. */
export async function demandsOf(
  ask: DemandAsk,
  context: Context,
  known?: Catalogue,
): Promise<Demands> {
  if (ask.file === undefined && ask.from === "ledger") {
    return context.withLedger((ledger) => ledgerDemands(ask, ledger, context));
  }
  const catalogue = known ?? (await context.referenceCatalogue());
  const read = await recordedIn(ask.file, catalogue, context);
  const { records } = await context.eventReference();
  const agencies = agenciesOf(read.events, ask.agency).map((agency): AgencyDemand => {
    const record = ask.file === undefined ? records.find((it) => it.agency === agency) : undefined;
    const own = read.events.filter((event) => event.agency === agency);
    const observed = { ...(record ?? spanOf(own, context.today)), ...limitsOf(ask) };
    // A file that names no agency is that of whoever is asked for.
    return fitted(agency ?? ask.agency, own, observed, record?.complete ?? true, ask);
  });
  return { agencies, catalogue, unknown: ask.file === undefined ? [] : read.unknown };
}

/** Of a file that names no agency, whatever agency is asked for: the file is theirs. */
function agenciesOf(
  events: readonly ReliefEvent[],
  asked: string | undefined,
): readonly (string | undefined)[] {
  const named = new Set(events.map(({ agency }) => agency));
  if (asked === undefined) return [...named].sort();
  return named.size === 1 && named.has(undefined) ? [undefined] : [asked];
}

/** All of a file, or of the published record. */
export async function recordedIn(
  file: string | undefined,
  catalogue: Catalogue,
  context: Context,
): Promise<ReadEvents> {
  const { columns } = await context.eventReference();
  const words = {
    columns,
    catalogue,
    vocabulary: await context.vocabulary(),
    today: context.today,
  };
  const table = await readFirst(file, context);
  const read = readReliefEvents(table, words);
  if (!read.ok) throw new InputFault(...read.problems);
  return read.value;
}

/** The person's file, or the published record: of the first data folder that has one. */
async function readFirst(file: string | undefined, { files, dataFolders }: Context) {
  const paths =
    file === undefined ? dataFolders.map((folder) => `${folder}/relief-events.csv`) : [file];
  for (const [at, path] of paths.entries()) {
    const read = await files.read(path, {});
    if (read.ok) return read.value;
    const last = at === paths.length - 1;
    if (last || read.problems[0].kind !== "no-file") throw new InputFault(...read.problems);
  }
  throw new InputFault({ kind: "no-file", file: file ?? "relief-events.csv", at: {} });
}

/** Whole years around what is in the file, but not beyond today. */
function spanOf(events: readonly ReliefEvent[], today: IsoDate): ObservedDays {
  const dates = events.map(({ date }) => date).sort();
  const [first = today, last = today] = [dates[0], dates.at(-1)];
  const end = `${last.slice(0, 4)}-12-31`;
  return { from: `${first.slice(0, 4)}-01-01`, until: end < today ? end : latest(last, today) };
}

const latest = (one: IsoDate, other: IsoDate): IsoDate => (one > other ? one : other);

const limitsOf = ({ since, until }: DemandAsk): Partial<ObservedDays> =>
  present({ from: since, until });

async function ledgerDemands(ask: DemandAsk, ledger: Ledger, context: Context): Promise<Demands> {
  const catalogue = await context.catalogue(ledger);
  const issues = (await ledger.standing("issue")).map((transaction) => ({
    ...transaction,
    entries: entriesNow(catalogue.same, transaction.entries),
  }));
  const events = issuedEvents(issues, (item) => catalogue.item(item)?.category);
  const first = [...(await ledger.standing("opening")), ...issues].map((it) => it.effectiveDate);
  const from = first.sort()[0] ?? context.today;
  const observed = { from, until: context.today, ...limitsOf(ask) };
  const agencies = agenciesOf(events, ask.agency).map((agency) =>
    fitted(
      agency,
      events.filter((event) => event.agency === agency),
      observed,
      true,
      ask,
    ),
  );
  return { agencies, catalogue, unknown: [] };
}

function fitted(
  agency: string | undefined,
  recorded: readonly ReliefEvent[],
  { from, until }: ObservedDays,
  complete: boolean,
  { by, sizes }: DemandAsk,
): AgencyDemand {
  const observed = { from, until };
  const events = observedEvents(recorded, by, observed);
  const fit = fitDemand({ events, observed, sizes, draw });
  return { agency, observed, complete, events, fit };
}
