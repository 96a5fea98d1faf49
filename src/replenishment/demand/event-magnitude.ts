/**
 * Sizes of several goods that are asked for together, where most sizes are unknown.
 *
 *   ln q = μ_i + m_e + ε      q pieces of goods i in event e, as far as known
 *   m_e ~ N(0, τ²)            how large the event is: all its goods, and its value, share it
 *   ε ~ N(0, ψ)               ψ the same for all goods; the value in yen has one of its own
 *
 * So an event twice as large asks, but for chance, for twice as much of everything; ln q of two
 * goods of one event have the correlation τ²/(τ² + ψ). Maximum likelihood over what is known, by
 * the EM algorithm (Dempster, Laird & Rubin 1977, JRSS B 39, 1–38; Rubin & Thayer 1982,
 * Psychometrika 47, 69–76): given the parameters, m_e is normal; given the m_e, the parameters are
 * means. An unknown size says nothing by itself, but what is known beside it (the value, other
 * goods) tells whether the events of unknown sizes were smaller than the others, and μ_i allows
 * for it. What is assumed: given that, a size is not unknown because it is large or small.
 */
export interface KnownSize {
  /** Place in the list of measures. */
  readonly measure: number;
  /** ln of the quantity, or of the value. */
  readonly log: number;
}

export interface MagnitudeFit {
  /** For each measure; NaN where nothing of it is known. */
  readonly mu: readonly number[];
  /** τ. */
  readonly common: number;
  /** √ψ of goods, and of the value. */
  readonly own: readonly [goods: number, value: number];
  /** ln of the likelihood. */
  readonly logLikelihood: number;
}

export interface MagnitudeQuestion {
  /** For each event all that is known of it; empty ones do no harm. */
  readonly events: readonly (readonly KnownSize[])[];
  readonly measures: number;
  /** The measure that is the value in yen, if any is. */
  readonly value: number | undefined;
}

/** Alone, and from where a fit of nearly the same events ended. */
const alone = { stepsMax: 400, converged: 1e-10 } as const;
const resumed = { stepsMax: 40, converged: 1e-6 } as const;
/** A spread below one thousandth is none. */
const varianceMin = 1e-6;

export function fitMagnitude(
  { events, measures, value }: MagnitudeQuestion,
  near?: MagnitudeFit,
): MagnitudeFit {
  const known = events.filter((sizes) => sizes.length > 0);
  const mu = meansOf(known, measures);
  const start = Math.max(varianceMin, varianceAround(known, mu));
  let fit: Parameters =
    near === undefined
      ? { mu, common: start / 2, own: [start / 2, start / 2] }
      : { mu: near.mu, common: near.common ** 2, own: [near.own[0] ** 2, near.own[1] ** 2] };
  const { stepsMax, converged } = near === undefined ? alone : resumed;
  let before = Number.NEGATIVE_INFINITY;
  for (let step = 0; step < stepsMax; step++) {
    const { next, logLikelihood } = improved(known, fit, value);
    if (logLikelihood - before < converged * Math.max(1, Math.abs(before))) break;
    before = logLikelihood;
    fit = next;
  }
  return {
    mu: fit.mu,
    common: Math.sqrt(fit.common),
    own: [Math.sqrt(fit.own[0]), Math.sqrt(fit.own[1])],
    logLikelihood: improved(known, fit, value).logLikelihood,
  };
}

/** Variances, where MagnitudeFit has standard deviations. */
interface Parameters {
  readonly mu: readonly number[];
  readonly common: number;
  readonly own: readonly [number, number];
}

type Known = readonly (readonly KnownSize[])[];

/** One step of EM, and the likelihood of the parameters it began with. */
function improved(known: Known, { mu, common, own }: Parameters, value: number | undefined) {
  const kindOf = (measure: number): 0 | 1 => (measure === value ? 1 : 0);
  const sums = new Float64Array(mu.length);
  const counts = new Float64Array(mu.length);
  const magnitudes = new Float64Array(known.length);
  const spreads = new Float64Array(known.length);
  let [logLikelihood, squares] = [0, 0];
  const logs = [Math.log(2 * Math.PI * own[0]), Math.log(2 * Math.PI * own[1])];
  const first = Math.log(common);
  for (const [at, sizes] of known.entries()) {
    let [precision, pull] = [1 / common, 0];
    let [log, quadratic] = [first, 0];
    for (const { measure, log: size } of sizes) {
      const psi = own[kindOf(measure)];
      const off = size - (mu[measure] ?? 0);
      precision += 1 / psi;
      pull += off / psi;
      quadratic += (off * off) / psi;
      log += logs[kindOf(measure)] ?? 0;
    }
    const magnitude = pull / precision;
    magnitudes[at] = magnitude;
    spreads[at] = 1 / precision;
    squares += magnitude * magnitude + 1 / precision;
    logLikelihood -= (log + Math.log(precision) + quadratic - pull * magnitude) / 2;
    for (const { measure, log: size } of sizes) {
      sums[measure] = (sums[measure] ?? 0) + size - magnitude;
      counts[measure] = (counts[measure] ?? 0) + 1;
    }
  }
  const means = mu.map((_, measure) => (sums[measure] ?? 0) / (counts[measure] ?? 0));
  const off = [0, 0];
  const seen = [0, 0];
  for (const [at, sizes] of known.entries()) {
    for (const { measure, log: size } of sizes) {
      const kind = kindOf(measure);
      const left = size - (means[measure] ?? 0) - (magnitudes[at] ?? 0);
      off[kind] = (off[kind] ?? 0) + left * left + (spreads[at] ?? 0);
      seen[kind] = (seen[kind] ?? 0) + 1;
    }
  }
  const psi = (kind: 0 | 1): number =>
    seen[kind] ? Math.max(varianceMin, (off[kind] ?? 0) / seen[kind]) : own[kind];
  const next: Parameters = {
    mu: means,
    common: Math.max(varianceMin, squares / Math.max(1, known.length)),
    own: [psi(0), psi(1)],
  };
  return { next, logLikelihood };
}

function meansOf(known: Known, measures: number): readonly number[] {
  const sums = new Float64Array(measures);
  const counts = new Float64Array(measures);
  for (const { measure, log } of known.flat()) {
    sums[measure] = (sums[measure] ?? 0) + log;
    counts[measure] = (counts[measure] ?? 0) + 1;
  }
  return Array.from(sums, (sum, measure) => sum / (counts[measure] ?? 0));
}

function varianceAround(known: Known, mu: readonly number[]): number {
  const all = known.flat();
  const squares = all.reduce((sum, { measure, log }) => sum + (log - (mu[measure] ?? 0)) ** 2, 0);
  return squares / Math.max(1, all.length);
}
