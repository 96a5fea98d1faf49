/** Orders of one owner with one supplier, to one depot, are one contract: its value, days, containers. */
import type { Catalogue } from "../../domain/catalogue.ts";
import { grouped } from "../../domain/grouped.ts";
import { packOf } from "../../domain/packing.ts";
import type { Network } from "../../domain/planning/network.ts";
import {
  type Container,
  type LoadedGoods,
  type Loading,
  loadContainers,
} from "../../replenishment/container-loads.ts";
import type { YearProposal } from "../../replenishment/proposing.ts";
import type { Supplier } from "../../replenishment/supplier.ts";

export interface PurchaseContract {
  readonly agency: string;
  readonly depot: string;
  readonly fiscalYear: number | undefined;
  /** Undefined where nobody is known to sell the goods. */
  readonly supplier: Supplier | undefined;
  readonly lines: readonly YearProposal[];
  /** Undefined where a price is not known. */
  readonly yen: number | undefined;
  readonly leadDays: number;
  readonly loading: Loading | undefined;
  /** Packs of the last item for which the last high cube would have room. */
  readonly room: { readonly item: string; readonly packs: number } | undefined;
}

/** How full a container is loaded: the share that `plan` takes, too. */
const fill = 0.85;
const largestCode = "HC40";

interface Containers {
  readonly largest: Container;
  readonly all: readonly Container[];
}

/** The sea containers of the network, as full as they are loaded. */
export function containersOf({ vehicles }: Network): Containers | undefined {
  const all = vehicles
    .filter(({ mode }) => mode === "sea")
    .map(({ code, payloadG, volumeCm3 }) => ({
      ...{ code, payloadG },
      volumeCm3: Math.floor(volumeCm3 * fill),
    }));
  const largest = all.find(({ code }) => code === largestCode);
  return largest === undefined ? undefined : { largest, all };
}

export function contractsOf(
  proposals: readonly YearProposal[],
  catalogue: Catalogue,
  containers: Containers | undefined,
): readonly PurchaseContract[] {
  const ordered = proposals.filter(({ order = 0 }) => order > 0);
  const together = grouped(ordered, ({ holding, terms, year }) =>
    JSON.stringify([
      year?.fiscalYear ?? 0,
      holding.agency,
      terms.offer?.supplier.code ?? "~",
      holding.depot,
    ]),
  );
  return [...together.keys()].sort().flatMap((key) => {
    const lines = together.get(key) ?? [];
    const [first] = lines;
    if (first === undefined) return [];
    const loading = containers && loadingOf(lines, catalogue, containers);
    const yen = lines.reduce<number | undefined>(
      (sum, { costYen }) =>
        sum === undefined || costYen === undefined ? undefined : sum + costYen,
      0,
    );
    return [
      {
        ...{ lines, yen, loading },
        agency: first.holding.agency,
        depot: first.holding.depot,
        fiscalYear: first.year?.fiscalYear,
        supplier: first.terms.offer?.supplier,
        leadDays: Math.max(...lines.map(({ terms }) => Math.round(terms.lead.mean))),
        room: containers && loading && roomIn(lines, loading, catalogue, containers),
      },
    ];
  });
}

const loadingOf = (
  lines: readonly YearProposal[],
  catalogue: Catalogue,
  { largest, all }: Containers,
): Loading =>
  loadContainers(
    lines.map((line) => loaded(line, catalogue, largest)),
    largest,
    all,
  );

/** By what the supplier says fills a high cube, else by the pack's own size and weight. */
function loaded(
  { holding, terms, order = 0 }: YearProposal,
  catalogue: Catalogue,
  largest: Container,
): LoadedGoods {
  const { item } = holding;
  const { offer, packPieces } = terms;
  const packs = order / packPieces;
  const pieces = offer?.piecesPerContainer;
  if (pieces !== undefined && pieces >= packPieces) {
    const volumeCm3 = Math.floor(largest.volumeCm3 / (pieces / packPieces));
    return { item, packs, weightG: 0, volumeCm3 };
  }
  const known = catalogue.item(item);
  const pack = known && known.piecesPerPack === packPieces ? packOf(known, undefined) : undefined;
  return { item, packs, weightG: pack?.weightG, volumeCm3: pack?.volumeCm3 };
}

/** In the last high cube, of the goods that were loaded last. */
function roomIn(
  lines: readonly YearProposal[],
  { loads }: Loading,
  catalogue: Catalogue,
  { largest }: Containers,
): PurchaseContract["room"] {
  const last = loads.at(-1);
  const item = last?.goods.at(-1)?.item;
  const line = lines.find(({ holding }) => holding.item === item);
  if (last === undefined || item === undefined || line === undefined) return undefined;
  const { weightG = 0, volumeCm3 = 0 } = loaded(line, catalogue, largest);
  if (volumeCm3 === 0) return undefined;
  const byVolume = Math.floor((largest.volumeCm3 - last.volumeCm3) / volumeCm3);
  const byWeight =
    weightG === 0 ? byVolume : Math.floor((largest.payloadG - last.weightG) / weightG);
  const packs = Math.min(byVolume, byWeight);
  return packs > 0 ? { item, packs } : undefined;
}
