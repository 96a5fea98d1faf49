/** What the papers and pictures of `pool` tell; figures as numbers, texts in one language. */
import type { HeadlineKey } from "../text/replenishment/pool.ts";

export interface PoolGoodsFacts {
  readonly name: string;
  readonly needed: readonly [number, number];
  readonly neededAsOne: number;
  readonly saved: number;
  readonly today: readonly [number, number];
  readonly shortApart: number;
  readonly shortAsOne: number;
  readonly transferred: number;
  readonly transfers: number;
  readonly ordersApart: number;
  readonly ordersAsOne: number;
  readonly expiredApart: number | undefined;
  readonly expiredAsOne: number | undefined;
  /** Of what the events of the past asked for, the share that today's stock can give. */
  readonly metApart: number | undefined;
  readonly metAsOne: number | undefined;
  readonly hoursApart: number | undefined;
  readonly hoursAsOne: number | undefined;
  readonly hoursWithTransfers: number | undefined;
  readonly volumeApart: number | undefined;
  readonly volumeAsOne: number | undefined;
  readonly savedJpy: number | undefined;
}

export interface PoolAssumptionFacts {
  readonly name: string;
  readonly value: string;
  readonly range: string;
  readonly source: string;
  readonly reason: string;
}

export type HeadlineFacts = Readonly<Record<HeadlineKey, number | undefined>>;

export interface PoolFacts {
  /** Of the stock, and when this was made. */
  readonly asOf: string;
  readonly made: string;
  readonly service: number;
  readonly leadDays: number;
  readonly transferDays: number;
  readonly goods: readonly PoolGoodsFacts[];
  readonly headline: HeadlineFacts;
  /** Money, where its price was given: label and yen a year, apart and as one. */
  readonly costs: readonly {
    readonly label: string;
    readonly apart: number | undefined;
    readonly asOne: number | undefined;
  }[];
  readonly transferJpy: number | undefined;
  readonly assumptions: readonly PoolAssumptionFacts[];
  readonly swings: readonly {
    readonly name: string;
    readonly low: HeadlineFacts;
    readonly high: HeadlineFacts;
  }[];
  /** What a reader has to know beside: goods left out, records that are not complete. */
  readonly cautions: readonly string[];
}
