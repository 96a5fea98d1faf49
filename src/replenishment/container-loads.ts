/**
 * How an order fills containers: a 40 ft high cube is filled before the next is opened, and what is
 * left over takes the smallest container that holds it.
 *
 * Packs go in one after the other, in the order given, by volume and by weight; none is broken. How
 * packs stand beside one another is not modelled, so a load is the least that volume and weight
 * ask for. Packs whose measures nobody knows are told apart and never counted as nothing.
 */
export interface Container {
  readonly code: string;
  readonly payloadG: number;
  readonly volumeCm3: number;
}

export interface LoadedGoods {
  readonly item: string;
  readonly packs: number;
  /** Of one pack; undefined where unknown. */
  readonly weightG: number | undefined;
  readonly volumeCm3: number | undefined;
}

export interface ContainerLoad {
  readonly container: string;
  readonly goods: readonly { readonly item: string; readonly packs: number }[];
  readonly weightG: number;
  readonly volumeCm3: number;
  /** Hundredths of the container that are filled, by volume or weight: the larger one. */
  readonly filledPercent: number;
}

export interface Loading {
  readonly loads: readonly ContainerLoad[];
  /** Packs of unknown size or weight: in no load. */
  readonly unknown: readonly { readonly item: string; readonly packs: number }[];
  /** Packs larger than any container. */
  readonly tooLarge: readonly string[];
}

interface Open {
  readonly goods: Map<string, number>;
  weightG: number;
  volumeCm3: number;
}

/** `largest` is filled first; the last load goes into the smallest of `all` that holds it. */
export function loadContainers(
  goods: readonly LoadedGoods[],
  largest: Container,
  all: readonly Container[],
): Loading {
  const [loads, unknown, tooLarge]: [Open[], { item: string; packs: number }[], string[]] = [
    [],
    [],
    [],
  ];
  for (const { item, packs, weightG, volumeCm3 } of goods) {
    if (packs === 0) continue;
    if (weightG === undefined || volumeCm3 === undefined) unknown.push({ item, packs });
    else if (weightG > largest.payloadG || volumeCm3 > largest.volumeCm3) tooLarge.push(item);
    else fill(loads, { item, packs, weightG, volumeCm3 }, largest);
  }
  const bySize = [...all].sort((a, b) => a.volumeCm3 - b.volumeCm3);
  return {
    loads: loads.map((load, at) => {
      const last = at === loads.length - 1;
      const container = last ? (bySize.find((one) => holds(one, load)) ?? largest) : largest;
      return loadOf(load, container);
    }),
    unknown,
    tooLarge,
  };
}

interface Measured {
  readonly item: string;
  readonly packs: number;
  readonly weightG: number;
  readonly volumeCm3: number;
}

function fill(loads: Open[], goods: Measured, container: Container): void {
  const { item, packs, weightG, volumeCm3 } = goods;
  for (let left = packs; left > 0; ) {
    let load = loads.at(-1);
    const room = load === undefined ? 0 : roomFor(load, goods, container);
    if (load === undefined || room === 0) {
      load = { goods: new Map(), weightG: 0, volumeCm3: 0 };
      loads.push(load);
      continue;
    }
    const here = Math.min(left, room);
    load.goods.set(item, (load.goods.get(item) ?? 0) + here);
    load.weightG += here * weightG;
    load.volumeCm3 += here * volumeCm3;
    left -= here;
  }
}

function roomFor(load: Open, { weightG, volumeCm3 }: Measured, container: Container): number {
  const byWeight = Math.floor((container.payloadG - load.weightG) / Math.max(1, weightG));
  const byVolume = Math.floor((container.volumeCm3 - load.volumeCm3) / Math.max(1, volumeCm3));
  return Math.min(byWeight, byVolume);
}

const holds = ({ payloadG, volumeCm3 }: Container, load: Open): boolean =>
  load.weightG <= payloadG && load.volumeCm3 <= volumeCm3;

function loadOf(load: Open, { code, payloadG, volumeCm3 }: Container): ContainerLoad {
  const share = Math.max(load.weightG / payloadG, load.volumeCm3 / volumeCm3);
  return {
    container: code,
    goods: [...load.goods].map(([item, packs]) => ({ item, packs })),
    weightG: load.weightG,
    volumeCm3: load.volumeCm3,
    filledPercent: Math.round(share * 100),
  };
}
