/**
 * The solver port by HiGHS, compiled to WebAssembly: the same on every computer, one thread, fixed
 * seed, so that one model has one answer as long as no time limit cuts it off.
 */
import type { Answer, Question } from "../planning/lexicographic.ts";
import { OutsideError } from "../ports.ts";

/** The package's types say that it is CommonJS; what Node loads is its module. */
type Module = { readonly default: typeof import("highs")["default"] };
type Highs = Awaited<ReturnType<Module["default"]>>;

async function load(): Promise<Highs> {
  const { default: loadHighs } = (await import("highs")) as unknown as Module;
  return loadHighs();
}

export interface Progress {
  /** Asked now and then whether to give up and take the best so far. */
  stop?(): boolean;
}

/** Loaded once: three megabytes that most commands never need. */
export function highsSolver(progress: Progress = {}): (question: Question) => Promise<Answer> {
  let loaded: Promise<Highs> | undefined;
  return async (question) => {
    loaded ??= load();
    return answer(await loaded, question, progress);
  };
}

function answer(highs: Highs, question: Question, { stop }: Progress): Answer {
  const { model, start, timeLimitSeconds, gap, nodesMost, fromInside = false, tell } = question;
  const { nearRelaxation = true } = question;
  const { modelStatus, callbackType } = highs.constants;
  return highs.withModel(dataOf(highs, question), (solver): Answer => {
    solver.options.set({
      output_flag: false,
      random_seed: 0,
      solver: fromInside ? "ipm" : "choose",
      time_limit: timeLimitSeconds,
      mip_abs_gap: gap.absolute,
      mip_rel_gap: gap.relative,
      mip_feasibility_tolerance: 1e-7,
      mip_heuristic_run_rens: nearRelaxation,
      ...(nodesMost !== undefined && { mip_max_nodes: nodesMost }),
    });
    if (start !== undefined) solver.setSolution({ colValue: Float64Array.from(start) });
    const stopIfAsked = (event: { interrupt(): void }): undefined => {
      if (stop?.() === true) event.interrupt();
    };
    let told = 0;
    const { modelStatus: status } = solver.run({
      [callbackType.simplexInterrupt]: stopIfAsked,
      [callbackType.ipmInterrupt]: stopIfAsked,
      [callbackType.mipInterrupt](event) {
        const { mip_primal_bound: value = Infinity, mip_dual_bound: bound = -Infinity } =
          event.data;
        const now = performance.now();
        if (now - told >= millisecondsBetween) {
          told = now;
          tell?.(value, bound);
        }
        return stopIfAsked(event);
      },
    });
    if (status === modelStatus.infeasible || status === modelStatus.unboundedOrInfeasible) {
      return { status: "infeasible", values: undefined, bound: Infinity };
    }
    const optimal = status === modelStatus.optimal || status === modelStatus.empty;
    const limited = [modelStatus.timeLimit, modelStatus.interrupted, modelStatus.solutionLimit];
    if (!optimal && !limited.some((limit) => limit === status)) throw failed(status);
    const feasible = Number(solver.info.get("primal_solution_status")) === feasiblePoint;
    const values = feasible ? [...solver.getSolution().colValue] : undefined;
    const whole = model.columns.whole.some((is) => is);
    const bound = whole
      ? Number(solver.info.get("mip_dual_bound"))
      : optimal
        ? solver.getObjectiveValue()
        : -Infinity;
    const outcome = optimal ? "optimal" : "limit";
    if (whole || !optimal) return { status: outcome, values, bound };
    return { status: outcome, values, bound, prices: [...solver.getSolution().rowDual] };
  });
}

/** It asks a thousand times a second; nobody reads that fast. */
const millisecondsBetween = 250;

/** As HiGHS says of a solution that keeps every row. */
const feasiblePoint = 2;

function failed(status: number): OutsideError {
  return new OutsideError(
    { en: `the solver gave up (status ${status})`, ja: `ソルバーが停止しました（状態 ${status}）` },
    {
      en: "plan fewer requests at a time, or report this with the files that led to it",
      ja: "対象の要請を減らして再実行してください。解消しない場合は入力ファイルを添えて報告してください",
    },
  );
}

function dataOf(highs: Highs, { model: { columns, rows }, minimise }: Question) {
  const numCols = columns.lower.length;
  const colCost = new Float64Array(numCols);
  for (const [column, factor] of minimise) colCost[column] = (colCost[column] ?? 0) + factor;
  const { integer, continuous } = highs.constants.variableType;
  return {
    numCols,
    numRows: rows.lower.length,
    colCost,
    colLower: Float64Array.from(columns.lower),
    colUpper: Float64Array.from(columns.upper),
    rowLower: Float64Array.from(rows.lower),
    rowUpper: Float64Array.from(rows.upper),
    integrality: columns.whole.map((whole) => (whole ? integer : continuous)),
    matrix: {
      format: "csr" as const,
      numRows: rows.lower.length,
      numCols,
      starts: Int32Array.from(rows.starts),
      indices: Int32Array.from(rows.indices),
      values: Float64Array.from(rows.values),
    },
  };
}
