/**
 * A linear model with whole-numbered variables, as data, and its builder:
 *
 *   rowLower ≤ A x ≤ rowUpper,  lower ≤ x ≤ upper,  x_j whole for the columns that say so
 *
 * What is to be minimised comes apart from it, as one model is asked several questions in turn.
 */

export interface LinearModel {
  readonly columns: {
    readonly lower: readonly number[];
    readonly upper: readonly number[];
    readonly whole: readonly boolean[];
  };
  /** By rows: row i has the entries from starts[i] up to, but without, starts[i + 1]. */
  readonly rows: {
    readonly lower: readonly number[];
    readonly upper: readonly number[];
    readonly starts: readonly number[];
    readonly indices: readonly number[];
    readonly values: readonly number[];
  };
}

export type Term = readonly [column: number, factor: number];

/** Coefficients by column; columns that are not named have none. */
export type Expression = readonly Term[];

export class ModelBuilder {
  readonly #lower: number[] = [];
  readonly #upper: number[] = [];
  readonly #whole: boolean[] = [];
  readonly #rowLower: number[] = [];
  readonly #rowUpper: number[] = [];
  readonly #starts: number[] = [0];
  readonly #indices: number[] = [];
  readonly #values: number[] = [];

  get columns(): number {
    return this.#lower.length;
  }

  get rows(): number {
    return this.#rowLower.length;
  }

  most(column: number): number {
    return this.#upper[column] ?? 0;
  }

  /** A whole-numbered variable from 0 up to `most`; its number. */
  whole(most: number): number {
    return this.#column(most, true);
  }

  /** A variable from 0 up to `most` that may be broken; its number. */
  real(most: number): number {
    return this.#column(most, false);
  }

  #column(most: number, whole: boolean): number {
    this.#lower.push(0);
    this.#upper.push(most);
    this.#whole.push(whole);
    return this.#lower.length - 1;
  }

  /** least ≤ terms ≤ most. A column is named once at most. */
  row(terms: Expression, least: number, most: number): void {
    for (const [column, factor] of terms) {
      if (factor === 0) continue;
      this.#indices.push(column);
      this.#values.push(factor);
    }
    this.#starts.push(this.#indices.length);
    this.#rowLower.push(least);
    this.#rowUpper.push(most);
  }

  model(): LinearModel {
    return {
      columns: { lower: [...this.#lower], upper: [...this.#upper], whole: [...this.#whole] },
      rows: {
        lower: [...this.#rowLower],
        upper: [...this.#rowUpper],
        starts: [...this.#starts],
        indices: [...this.#indices],
        values: [...this.#values],
      },
    };
  }
}

/** What an expression comes to. */
export function amountOf(terms: Expression, values: ArrayLike<number>): number {
  let sum = 0;
  for (const [column, factor] of terms) sum += factor * (values[column] ?? 0);
  return sum;
}
