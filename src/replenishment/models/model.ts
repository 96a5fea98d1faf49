/**
 * A model of replenishment as `policy` asks it: reads its parameters, and gives what is to be
 * computed from them, which is done only where nothing was wrong with any.
 */
import type { PolicyAnswer } from "./answer.ts";
import type { ParameterReader } from "./parameters.ts";

export type PolicyModel = (read: ParameterReader) => () => PolicyAnswer;
