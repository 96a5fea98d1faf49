/** Killing programs while they work, for tests of what they leave behind. */
import { expect } from "vitest";
import { seeded } from "../storage/seeded.ts";
import { pause, type Started } from "./built-program.ts";

/**
 * Kills programs at moments spread over the time that their task takes, which is learned on the
 * way: it changes with what else the machine does.
 */
export class Killer {
  #span: number;
  readonly #random: (bound: number) => number;
  midway = 0; // how many were at work when they died

  constructor(span: number, seed: number) {
    this.#span = span;
    this.#random = seeded(seed);
  }

  /**
   * So many times, and on until enough were at work when they died: on a busy machine some kills
   * come too late. At most thrice as many.
   */
  *times(count: number, midway: number): Generator<number> {
    for (let nth = 0; nth < count || (this.midway < midway && nth < 3 * count); nth += 1) yield nth;
  }

  /** Kills some time after a sign of life; not in the first part of the task, if so wished. */
  async kill(started: Started, begun: string, notBefore = 0): Promise<void> {
    await started.said(begun);
    await pause(this.#span * (notBefore + (this.#random(1000) / 1000) * (1.05 - notBefore)));
    started.child.kill("SIGKILL");
    const midway = (await started.ended).signal === "SIGKILL";
    this.#span *= midway ? 1.02 : 0.93;
    if (midway) this.midway += 1;
  }
}

/** A hundred processes take their time where the machine does other things as well. */
export const patience = 300_000;

/** How long a task takes that nobody stops, in milliseconds from the sign that it has begun. */
export async function durationOf(started: Started, begun: string): Promise<number> {
  await started.said(begun);
  const from = Date.now();
  const { status, err } = await started.ended;
  expect({ status, err: status === 0 ? "" : err }).toEqual({ status: 0, err: "" });
  return Date.now() - from;
}
