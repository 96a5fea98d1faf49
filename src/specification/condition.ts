/**
 * Under which condition a requirement applies: "climate=cold", "reinforced=true",
 * "ambient_temperature<=10 Cel", "storage_temperature=-10..50 Cel", "storage=dry,ventilated".
 *
 * A condition is about an attribute like any other: of the goods, of their storage or of the place
 * where they are used. Kinds that are listed must all hold.
 */
import type { Cells } from "./cells.ts";
import { type Exact, exactOf } from "./exact.ts";
import type { Attribute, Condition, Interval } from "./requirement.ts";
import type { Terms } from "./term.ts";
import { toBase, type Units } from "./unit.ts";

const shape = /^([a-z0-9_]+)\s*(<=|>=|=)\s*(.+)$/;
const figures = /^(-?\d+(?:\.\d+)?)(?:\.\.(-?\d+(?:\.\d+)?))?\s*(.*)$/;

interface Language {
  readonly attributes: ReadonlyMap<string, Attribute>;
  readonly units: Units;
  readonly terms: Terms;
}

export function conditionOf(
  cells: Cells,
  { attributes, units, terms }: Language,
): Condition | undefined | "unreadable" {
  const text = cells.optional("when");
  if (text === undefined) return undefined;
  const unreadable = (): "unreadable" => {
    cells.refuse("when", { kind: "condition-unreadable", found: text });
    return "unreadable";
  };
  const [, code, sign, value = ""] = shape.exec(text) ?? [];
  const attribute = code === undefined ? undefined : attributes.get(code);
  if (attribute === undefined || code === undefined) return unreadable();
  const about = { attribute: code, text };
  const { holds, dimension } = attribute.class;
  if (holds === "flag") {
    if (sign !== "=" || (value !== "true" && value !== "false")) return unreadable();
    return { ...about, is: "flag", value: value === "true" };
  }
  if (holds === "choice") {
    if (sign !== "=") return unreadable();
    const all = terms.term(value) ? [value] : value.split(",").map((one) => one.trim());
    return { ...about, is: "kind", all };
  }
  const interval = intervalOf(sign, value, dimension ?? "", units);
  return interval === undefined ? unreadable() : { ...about, is: "figure", interval };
}

function intervalOf(
  sign: string | undefined,
  text: string,
  dimension: string,
  units: Units,
): Interval | undefined {
  const [, first = "", second, name = ""] = figures.exec(text) ?? [];
  const unit = units.unit(name === "" && dimension === "count" ? "1" : name, dimension);
  const limit = (value: Exact | undefined) =>
    value && unit && { value: toBase(value, unit), included: true };
  const [low, high] = [limit(exactOf(first)), limit(exactOf(second ?? first))];
  if (low === undefined || high === undefined) return undefined;
  if (second !== undefined) return sign === "=" ? { low, high } : undefined;
  return sign === "<=" ? { high } : sign === ">=" ? { low } : { low, high };
}
