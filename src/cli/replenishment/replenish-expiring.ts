/** `replenish --expiring`: who could take goods before they are past their date. */
import { ownGround, type Procedure, transferredGround } from "../../domain/planning/eligibility.ts";
import { requestsOf } from "../../domain/planning/request.ts";
import { causes } from "../../domain/planning/request-declaration.ts";
import type { Ledger } from "../../ports.ts";
import {
  type ExpiringLot,
  type Outgoing,
  outgoing,
  type Taker,
} from "../../replenishment/expiring.ts";
import { Progress } from "../../shipping/progress.ts";
import { takingWords as words } from "../../text/replenishment/replenish-others.ts";
import type { Language } from "../../text/text.ts";
import type { Context } from "../context.ts";
import { type Exit, exit } from "../exit.ts";
import { Names } from "../names.ts";
import { shipmentsIn } from "../shipping/ship-desk.ts";
import type { TableSpec } from "../terminal/render.ts";
import { listedStocks } from "./replenish-lists.ts";
import type { ReplenishChoices } from "./replenish-options.ts";
import { stockNow } from "./replenish-stock.ts";

/** Goods for training have to be at hand some time before their last day. */
const trainingDays = 14;

export async function expiringMode(
  ledger: Ledger,
  context: Context,
  chosen: ReplenishChoices,
): Promise<Exit> {
  const { today, print, language } = context;
  const catalogue = await context.catalogue(ledger);
  const { stocks } = await stockNow(ledger, { catalogue, today }, chosen.cards);
  const lots = stocks.flatMap(({ agency, item, depot, available, kept }) =>
    [...available, ...kept].flatMap((line): readonly ExpiringLot[] => {
      const { lot, quantity, expiry } = line;
      return expiry === undefined || expiry > chosen.expiringBy
        ? []
        : [
            {
              ...{ agency, item, lot, depot, quantity, expiry },
              goods: catalogue.item(item)?.category ?? item,
              ...(kept.includes(line) && { kept: true as const }),
            },
          ];
    }),
  );
  const procedure = await context.procedure();
  const { rows } = await listedStocks(chosen.lists, catalogue, context);
  const takers = [
    ...(await requesting(ledger, procedure)),
    ...rows.flatMap(({ organisation, goods, target, quantity }) =>
      target === undefined || target <= quantity
        ? []
        : [lacking(organisation, goods, target - quantity, procedure)],
    ),
  ];
  const { transportDays } = chosen;
  const found = outgoing({ today, lots, takers, transportDays, trainingDays });
  const names = new Names(catalogue);
  print.result({
    json: found.map(outgoingJson),
    table: takingTable(found, { names, language, chosen, csv: print.format === "csv" }),
  });
  return found.length > 0 ? exit.findings : exit.ok;
}

async function requesting(ledger: Ledger, procedure: Procedure): Promise<readonly Taker[]> {
  const requests = requestsOf(await ledger.standing("request"));
  const progress = new Progress((await shipmentsIn(ledger)).values());
  return [...requests.values()].flatMap(({ request }) =>
    request.lines.flatMap((line): readonly Taker[] => {
      const open = line.quantity - progress.promised(request.code, line.line);
      const asking = { organisation: request.organisation, cause: request.cause };
      if (open <= 0) return [];
      return [
        {
          ...{ kind: "request", name: `${request.code} · ${line.line}`, wants: open },
          ...{ item: line.item, goods: line.category, neededBy: line.neededBy },
          shelfLifeDays: line.minShelfLifeDays ?? 0,
          stepsOf: (agency) =>
            (ownGround(agency, asking, procedure) ?? transferredGround(agency, asking, procedure))
              ?.days,
        },
      ];
    }),
  );
}

/** An organisation whose list has less than its target: by whatever cause the owner may give for. */
function lacking(organisation: string, goods: string, wants: number, procedure: Procedure): Taker {
  return {
    ...{ kind: "organisation", name: organisation, item: undefined, goods, wants },
    ...{ neededBy: undefined, shelfLifeDays: 0 },
    stepsOf(agency) {
      const days = causes.flatMap(
        (cause) => ownGround(agency, { organisation, cause }, procedure)?.days ?? [],
      );
      return days.length === 0 ? undefined : Math.min(...days);
    },
  };
}

const outgoingJson = ({ lot, days, takings }: Outgoing) => ({
  item: lot.item,
  lot: lot.lot,
  agency: lot.agency,
  depot: lot.depot,
  quantity: lot.quantity,
  expiry: lot.expiry,
  days,
  takers: takings.map(({ kind, name, quantity, from, leaveBy }) => ({
    ...{ kind, name: name ?? null, quantity, from: from ?? null, leaveBy: leaveBy ?? null },
  })),
});

function takingTable(
  found: readonly Outgoing[],
  {
    names,
    language,
    chosen,
    csv,
  }: {
    readonly names: Names;
    readonly language: Language;
    readonly chosen: ReplenishChoices;
    readonly csv: boolean;
  },
): TableSpec {
  const { columns, kinds, notes } = words;
  const keys = ["item", "lot", "agency", "depot", "expiry", "days", "taker", "quantity"] as const;
  const numeric = new Set<string>(["days", "quantity"]);
  return {
    title: words.title(chosen.expiringBy),
    columns: [...keys, "from" as const, "leaveBy" as const].map((key) => ({
      ...{ key, heading: columns[key] },
      ...(numeric.has(key) && { numeric: true }),
    })),
    rows: found.flatMap(({ lot, days, takings }) =>
      takings.map(({ kind, name, quantity, from, leaveBy }, at) => {
        const first = csv || at === 0;
        const late = kind === "nobody" || kind === "training";
        return {
          cells: {
            item: first ? (csv ? lot.item : names.itemWithCode(lot.item)[language]) : undefined,
            lot: first ? lot.lot : undefined,
            agency: first ? (csv ? lot.agency : names.agency(lot.agency)[language]) : undefined,
            depot: first ? (csv ? lot.depot : names.depotWithCode(lot.depot)[language]) : undefined,
            expiry: first ? lot.expiry : undefined,
            days: first ? days : undefined,
            taker: [kinds[kind][language], name].filter((part) => part !== undefined).join(" "),
            ...{ quantity, from, leaveBy },
          },
          tones: { taker: late ? "warning" : "plain" },
        };
      }),
    ),
    notes:
      found.length === 0 ? [] : [notes.steps(chosen.transportDays, trainingDays), notes.proposes],
    empty: words.none,
  };
}
