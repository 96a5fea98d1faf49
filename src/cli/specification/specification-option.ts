/** The specification that --spec names. */
import { nearestOf } from "../../domain/nearest.ts";
import { present } from "../../domain/present.ts";
import type { SpecificationReference } from "../../specification/reference.ts";
import type { Organisation, Specification } from "../../specification/requirement.ts";
import type { OptionReader } from "../reports/report-options.ts";

export function specificationAsked(
  reader: OptionReader,
  { specifications }: Pick<SpecificationReference, "specifications">,
): Specification | undefined {
  const found = reader.text("spec");
  if (found === undefined) return undefined;
  const one = specifications.get(found);
  if (one !== undefined) return one;
  const near = nearestOf(found, specifications.keys());
  const about = { what: "specification" as const, found, ...present({ near }) };
  return reader.refuse({ kind: "unknown-code", ...about, at: { option: "--spec" } });
}

/** A named specification is its issuer's, unless somebody else was named to ask for it. */
export function askingFor(
  { organisation }: Specification,
  named: readonly Organisation[],
  reader: OptionReader,
  { organisations }: Pick<SpecificationReference, "organisations">,
): readonly Organisation[] {
  if (reader.text("for") !== undefined) return named;
  const issuer = organisations.get(organisation);
  return issuer === undefined ? named : [issuer];
}
