/** Which organisations an option names: by code, name or alias, one or several. */
import { nearestOf } from "../../domain/nearest.ts";
import { present } from "../../domain/present.ts";
import { organisationCalled } from "../../specification/asked.ts";
import type { SpecificationReference } from "../../specification/reference.ts";
import type { Organisation } from "../../specification/requirement.ts";
import type { OptionReader } from "../reports/report-options.ts";

type Reference = Pick<SpecificationReference, "organisations">;

/** Those of --for; without it, all that ask Japan for goods. */
export function organisationsAsked(
  reader: OptionReader,
  reference: Reference,
): readonly Organisation[] {
  const named = organisationsNamed(reader, reference);
  if (named !== undefined) return named;
  return [...reference.organisations.values()].filter(({ asks }) => asks);
}

/** Undefined where --for is not given. */
export function organisationsNamed(
  reader: OptionReader,
  { organisations }: Reference,
): readonly Organisation[] | undefined {
  const text = reader.text("for");
  if (text === undefined) return undefined;
  const whole = organisationCalled(text, organisations);
  if (whole !== undefined) return [whole];
  const found = text
    .split(/[,、，]/)
    .map((word) => word.trim())
    .filter((word) => word !== "");
  if (found.length === 0) refuseUnknown(text, organisations, reader);
  return [
    ...new Set(
      found.flatMap(
        (word) =>
          organisationCalled(word, organisations) ?? refuseUnknown(word, organisations, reader),
      ),
    ),
  ];
}

function refuseUnknown(
  found: string,
  organisations: Reference["organisations"],
  reader: OptionReader,
): readonly Organisation[] {
  const near = nearestOf(found, organisations.keys());
  const at = { option: "--for" };
  reader.refuse({ kind: "unknown-code", what: "organisation", found, ...present({ near }), at });
  return [];
}
