/** A fault in the command line, or in a file it names, that a command found: exit status 2. */
import type { Problem } from "../domain/problems/problem.ts";

export class InputFault extends Error {
  readonly problems: readonly Problem[];
  constructor(...problems: readonly Problem[]) {
    super(problems.map(({ kind }) => kind).join(", "));
    this.problems = problems;
  }
}
