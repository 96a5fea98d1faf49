/**
 * How the distances of the shipped network were derived, written a second time:
 *
 *   air    the great circle
 *   road   the great circle × 1.2 (Newell 1980)
 *   sea    the shortest chain of great circles over the straits and capes of sea-ways.csv
 *
 * Great circles by the haversine formula on a sphere of 6,371.0088 km (IUGG mean radius).
 */

export type Position = readonly [lat: number, lon: number];

export function greatCircleKm([latA, lonA]: Position, [latB, lonB]: Position): number {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const [a, b] = [radians(latA), radians(latB)];
  const h =
    Math.sin((b - a) / 2) ** 2 +
    Math.cos(a) * Math.cos(b) * Math.sin(radians(lonB - lonA) / 2) ** 2;
  return 2 * 6371.0088 * Math.asin(Math.sqrt(h));
}

export interface SeaWay {
  readonly ends: readonly [string, string];
  readonly km: number;
}

/** Ports other than the two ends are not sailed through. */
export function seaKm(
  from: string,
  to: string,
  ways: readonly SeaWay[],
  ports: ReadonlySet<string>,
) {
  const distance = new Map([[from, 0]]);
  const done = new Set<string>();
  for (;;) {
    const [next] = [...distance]
      .filter(([place]) => !done.has(place))
      .sort(([, a], [, b]) => a - b);
    if (next === undefined) return undefined;
    const [place, km] = next;
    if (place === to) return km;
    done.add(place);
    if (ports.has(place) && place !== from) continue;
    for (const { ends, km: length } of ways) {
      if (!ends.includes(place)) continue;
      const other = ends[0] === place ? ends[1] : ends[0];
      distance.set(other, Math.min(distance.get(other) ?? Infinity, km + length));
    }
  }
}
