/**
 * The fields in which people state movements: columns of a movements file, and, under the same
 * meanings, options of the commands for single movements.
 */
export const movementFields = [
  "date",
  "kind",
  "item",
  "lot",
  "depot",
  "agency",
  "status",
  "quantity",
  "unit",
  "to_depot",
  "to_agency",
  "to_status",
  "counterpart",
  "supplier",
  "expiry",
  "unit_cost_jpy",
  "reason",
  "reference",
  "due",
  "returns",
] as const;

export type MovementField = (typeof movementFields)[number];

/** What was said, field by field, without spaces around it; empty where nothing was said. */
export type StatedMovement = Readonly<Record<MovementField, string>>;

export const nothingStated: StatedMovement = {
  date: "",
  kind: "",
  item: "",
  lot: "",
  depot: "",
  agency: "",
  status: "",
  quantity: "",
  unit: "",
  to_depot: "",
  to_agency: "",
  to_status: "",
  counterpart: "",
  supplier: "",
  expiry: "",
  unit_cost_jpy: "",
  reason: "",
  reference: "",
  due: "",
  returns: "",
};

/** Without these no movement can be read; the others depend on its kind, or may be left out. */
export const neededFields = ["date", "kind", "item", "depot", "agency", "quantity"] as const;
