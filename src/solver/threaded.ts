/**
 * The solver in a thread of its own, so that Ctrl-C and progress get through while it works: in
 * WebAssembly it would keep the program from hearing anything until it is done. It also has its
 * memory to itself: at most 4 GB, and where that is not enough only the thread ends. What is asked
 * while another question is open gets one more thread.
 */
import { Worker } from "node:worker_threads";
import type { Answer, Question, Solve } from "../planning/lexicographic.ts";
import { OutsideError } from "../ports.ts";
import type { Text } from "../text/text.ts";

export type Told =
  | { readonly is: "answer"; readonly answer: Answer }
  | { readonly is: "progress"; readonly value: number; readonly bound: number }
  | { readonly is: "outside"; readonly what: Text; readonly fix: Text }
  | { readonly is: "error"; readonly message: string };

export interface ThreadedSolver {
  readonly solve: Solve;
  /** What is being solved is given up; the best so far is the answer, now and from now on. */
  stop(): void;
  close(): Promise<void>;
}

export function threadedSolver(): ThreadedSolver {
  const flag = new SharedArrayBuffer(4);
  const all = new Set<Worker>();
  const idle: Worker[] = [];
  const started = (): Worker => {
    const worker = new Worker(new URL("./highs-thread.js", import.meta.url), {
      workerData: { flag },
    });
    worker.unref();
    all.add(worker);
    return worker;
  };
  return {
    solve: async (question) => {
      const worker = idle.pop() ?? started();
      try {
        const answer = await ask(worker, question);
        if (all.has(worker)) idle.push(worker);
        return answer;
      } catch (error) {
        all.delete(worker);
        await worker.terminate();
        if (question.optional === true && error instanceof OutsideError) return noAnswer;
        throw error;
      }
    },
    stop: () => {
      Atomics.store(new Int32Array(flag), 0, 1);
    },
    close: async () => {
      const open = [...all];
      all.clear();
      idle.length = 0;
      for (const worker of open) await worker.terminate();
    },
  };
}

const noAnswer: Answer = { status: "limit", values: undefined, bound: -Infinity };

function ask(worker: Worker, { tell, ...question }: Question): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const done = (): void => {
      worker.off("message", hear);
      worker.off("error", fail);
      worker.unref();
    };
    const fail = (error: Error): void => {
      done();
      reject(outOfMemory(error));
    };
    const hear = (told: Told): void => {
      if (told.is === "progress") {
        tell?.(told.value, told.bound);
        return;
      }
      done();
      if (told.is === "answer") resolve(told.answer);
      else if (told.is === "outside") reject(new OutsideError(told.what, told.fix));
      else reject(new Error(told.message));
    };
    worker.on("message", hear);
    worker.on("error", fail);
    worker.ref();
    worker.postMessage(question);
  });
}

const outOfMemory = (error: Error): OutsideError =>
  new OutsideError(
    { en: `the solver ended: ${error.message}`, ja: `ソルバーが終了しました: ${error.message}` },
    {
      en: "plan fewer requests at a time (`--request`)",
      ja: "対象の要請を減らして再実行してください（`--request`）",
    },
  );
