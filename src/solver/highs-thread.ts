/** A thread that solves: the program beside it stays awake, tells how it goes, and can stop it. */
import { parentPort, workerData } from "node:worker_threads";
import type { Question } from "../planning/lexicographic.ts";
import { OutsideError } from "../ports.ts";
import { highsSolver } from "./highs.ts";
import type { Told } from "./threaded.ts";

const { flag } = workerData as { readonly flag: SharedArrayBuffer };
const stopped = new Int32Array(flag);
const say = (told: Told): void => parentPort?.postMessage(told);
const solve = highsSolver({ stop: () => Atomics.load(stopped, 0) === 1 });

parentPort?.on("message", (question: Question) => {
  const tell = (value: number, bound: number): void => say({ is: "progress", value, bound });
  solve({ ...question, tell }).then(
    (answer) => say({ is: "answer", answer }),
    (error: unknown) => {
      if (error instanceof OutsideError) say({ is: "outside", what: error.what, fix: error.fix });
      else say({ is: "error", message: error instanceof Error ? error.message : String(error) });
    },
  );
});
