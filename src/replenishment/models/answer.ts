/** What a model of replenishment answers: only the keys that apply to it. */
export interface PolicyAnswer {
  /** Order quantity, pieces. */
  readonly Q?: number;
  /** Reorder point of (r, Q), pieces: ordered when the inventory position is r or less. */
  readonly r?: number;
  /** Reorder point of (s, S), pieces: ordered when the inventory position is s or less. */
  readonly s?: number;
  /** Order-up-to level, pieces. */
  readonly S?: number;
  /** Order in each period, pieces. */
  readonly orders?: readonly number[];
  /** Expected cost per unit of time; of a plan over periods, its whole cost. */
  readonly cost?: number;
  /** Probability that a replenishment cycle ends without a shortage. */
  readonly cycleService?: number;
  /** Share of demand that is served from the shelf. */
  readonly fillRate?: number;
  /** Pieces rotated out before their date, per unit of time. */
  readonly rotated?: number;
  /** Of what is simulated: limits that hold with a probability of 95 %. */
  readonly costLow?: number;
  readonly costHigh?: number;
  readonly fillRateLow?: number;
  readonly fillRateHigh?: number;
  readonly rotatedLow?: number;
  readonly rotatedHigh?: number;
}
