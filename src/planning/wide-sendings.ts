/**
 * From packs on paths to what is sent: lots that are alike are taken from what expires first. Where
 * whole packs leave a market short of the best service, that service is looked for again, as near
 * as can be to what was wanted.
 */
import { grouped } from "../domain/grouped.ts";
import type { Solve } from "./lexicographic.ts";
import type { Match, Task } from "./task.ts";
import type { Sending } from "./wide-loading.ts";
import type { Path, Paths } from "./wide-paths.ts";
import { cheapestService, type Service } from "./wide-service.ts";

export interface Serving {
  readonly solve: Solve;
  readonly services: readonly Service[];
  readonly missingMost: number;
  left(share: number): number;
}

export async function sendingsOf(
  task: Task,
  all: Paths,
  { paths, packs }: { readonly paths: Paths; readonly packs: readonly number[] },
  serving: Serving,
): Promise<readonly Sending[]> {
  const wanted = taken(task, paths, packs);
  const byNeed = grouped(wanted, ({ need }) => need);
  const sendings: Sending[] = [];
  for (const service of serving.services) {
    const of = service.market.needs.flatMap((need) => byNeed.get(need) ?? []);
    const best = (service.reached.get("shortage") ?? 0) + 0.25;
    if (shortage(task, service, of) <= best) sendings.push(...of);
    else sendings.push(...(await nearest(task, all, service, of, serving)));
  }
  return sendings;
}

/** Packs of each path, lot by lot. */
function taken({ goods }: Task, { paths, alike }: Paths, packs: readonly number[]) {
  const left = goods.map((lot) => lot.packs);
  return paths.flatMap((path, at): readonly Sending[] => {
    let wanted = packs[at] ?? 0;
    return (alike[path.alike]?.goods ?? []).flatMap((lot): readonly Sending[] => {
      const from = Math.min(wanted, left[lot] ?? 0);
      if (from <= 0) return [];
      wanted -= from;
      left[lot] = (left[lot] ?? 0) - from;
      return [sendingOn(path, lot, from)];
    });
  });
}

const sendingOn = (
  { need, ready, deadline, legs, windows }: Path,
  goods: number,
  packs: number,
): Sending => ({
  ...{ need, goods, packs, ready, deadline, legs, windows },
});

function shortage(task: Task, { market }: Service, sendings: readonly Sending[]): number {
  const sent = new Map<number, number>();
  for (const { need, goods, packs } of sendings) {
    const pieces = packs * (task.goods[goods]?.piecesPerPack ?? 0);
    sent.set(need, (sent.get(need) ?? 0) + pieces);
  }
  return market.needs.reduce((sum, need) => {
    const { asked = 0, weight = 1, partial = true } = task.needs[need] ?? {};
    const missing = Math.max(0, asked - (sent.get(need) ?? 0));
    return sum + weight * (partial || missing === 0 ? missing : asked);
  }, 0);
}

/** The best service, with as much as can be left as it was; what is added goes the first way. */
async function nearest(
  task: Task,
  { paths, alike }: Paths,
  service: Service,
  wanted: readonly Sending[],
  { solve, missingMost, left }: Serving,
): Promise<readonly Sending[]> {
  const byMatch = grouped(wanted, keyOf);
  const known = (match: number): readonly Sending[] =>
    byMatch.get(keyOf(task.matches[match] ?? { need: -1, goods: -1, ready: -1 })) ?? [];
  const count = (of: readonly Sending[]): number => of.reduce((sum, { packs }) => sum + packs, 0);
  const pathsTo = grouped(paths, ({ need }) => need);
  const first = (match: Match): Path | undefined =>
    pathsTo
      .get(match.need)
      ?.find((it) => it.ready === match.ready && alike[it.alike]?.goods.includes(match.goods));
  const price = (at: number): number => {
    const match = task.matches[at];
    if (match === undefined || first(match) === undefined) return Infinity;
    return known(at).length > 0 ? 1 : 50;
  };
  const how = { solve, timeLimitSeconds: left(0.9), broken: false };
  const spared = [1, 10, Infinity];
  for (const less of spared) {
    const least = (at: number): number => Math.max(0, count(known(at)) - less);
    const found = await cheapestService(task, service, missingMost, price, { ...how, least });
    if (found.bound === Infinity) continue;
    return [...found.packs].flatMap(([at, packs]) => {
      const match = task.matches[at];
      const path = match && first(match);
      if (match === undefined || path === undefined || packs === 0) return [];
      return changed(known(at), packs, sendingOn(path, match.goods, 0));
    });
  }
  return wanted;
}

/** As many packs as there shall be: taken from the last, added to the first. */
function changed(of: readonly Sending[], packs: number, otherwise: Sending): readonly Sending[] {
  let left = packs;
  const kept = of.map((sending) => {
    const stays = Math.min(left, sending.packs);
    left -= stays;
    return { ...sending, packs: stays };
  });
  const [first = otherwise, ...others] = kept;
  return [{ ...first, packs: first.packs + left }, ...others].filter((it) => it.packs > 0);
}

const keyOf = ({ need, goods, ready }: Pick<Sending, "need" | "goods" | "ready">): string =>
  `${need} ${goods} ${ready}`;
