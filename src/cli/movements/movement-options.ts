/** The options in which the commands for single movements take what a movement's fields are. */
import type { MovementKind } from "../../domain/movement.ts";
import {
  type MovementField,
  nothingStated,
  type StatedMovement,
} from "../../domain/movement-field.ts";
import type { LotThere } from "../../domain/problems/movement-problem.ts";
import type { Place, Problem } from "../../domain/problems/problem.ts";
import type { Speaker } from "../../importers/movements/movements.ts";
import { movementOptionWords as words } from "../../text/movements/movements.ts";
import type { Text } from "../../text/text.ts";
import type { Input, OptionSpec } from "../command.ts";

export interface FieldOption extends OptionSpec {
  readonly field: MovementField;
}

const option = (field: MovementField, flags: string, text: Text): FieldOption => ({
  field,
  flags,
  text,
});

const goods: readonly FieldOption[] = [
  option("item", "--item <code>", words.item),
  option("depot", "--depot <code>", words.depot),
  option("agency", "--agency <code>", words.agency),
];
const lot = option("lot", "--lot <lot>", words.lot);
const quantity = option("quantity", "--quantity <number>", words.quantity);
const status = option("status", "--status <status>", words.status);
const facts: readonly FieldOption[] = [
  option("expiry", "--expiry <date>", words.expiry),
  option("unit_cost_jpy", "--unit-cost <yen>", words.unitCost),
];
const event: readonly FieldOption[] = [
  option("unit", "--unit <unit>", words.unit),
  option("date", "--date <date>", words.date),
  option("reason", "--reason <text>", words.reason),
  option("reference", "--reference <number>", words.reference),
];

export const movementOptions: Readonly<Record<MovementKind, readonly FieldOption[]>> = {
  receive: [
    ...goods,
    option("lot", "--lot <lot>", words.lotReceived),
    quantity,
    option("status", "--status <status>", words.statusReceived),
    option("supplier", "--supplier <name>", words.supplier),
    ...facts,
    ...event,
  ],
  issue: [
    ...goods,
    lot,
    quantity,
    status,
    option("counterpart", "--to <recipient>", words.to),
    ...event,
  ],
  transfer: [
    ...goods,
    lot,
    quantity,
    status,
    option("to_depot", "--to-depot <code>", words.toDepot),
    option("to_agency", "--to-agency <code>", words.toAgency),
    option("to_status", "--to-status <status>", words.toStatus),
    option("due", "--due <date>", words.due),
    option("returns", "--returns <transaction>", words.returns),
    ...event,
  ],
  adjust: [
    ...goods,
    lot,
    option("quantity", "--quantity <number>", words.quantityChange),
    option("status", "--status <status>", words.statusAdjusted),
    option("counterpart", "--as <account>", words.against),
    ...facts,
    ...event,
  ],
};

/** Beside the fields of a movement. */
export const strictOption: OptionSpec = { flags: "--strict", text: words.strict };

/** "--unit-cost <yen>" → "--unit-cost" */
const nameOf = ({ flags }: FieldOption): string => flags.split(" ")[0] ?? flags;

/** "--unit-cost" → "unitCost", as commander calls it. */
const keyOf = (name: string): string =>
  name.slice(2).replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** What the options say; an option given as an empty text says nothing. */
export function statedBy(kind: MovementKind, given: Input["options"]): StatedMovement {
  const said = movementOptions[kind].flatMap((it) => {
    const value = given[keyOf(nameOf(it))];
    return typeof value === "string" ? [[it.field, value.trim()] as const] : [];
  });
  return { ...nothingStated, kind, ...Object.fromEntries(said) };
}

/** Where the lot is missing: what one could have meant. */
export interface LotsThere {
  readonly item: string;
  readonly account: string;
  readonly agency: string;
  readonly lots: readonly LotThere[];
}

/** Tells whoever wrote a command line what is wrong with which option. */
export function optionSpeaker(kind: MovementKind, lots: LotsThere | undefined): Speaker {
  const optionOf = (field: MovementField): string => {
    const found = movementOptions[kind].find((it) => it.field === field);
    return found === undefined ? `--${field.replaceAll("_", "-")}` : nameOf(found);
  };
  const at = (field: MovementField): Place => ({ option: optionOf(field) });
  return {
    at,
    missing(field): Problem {
      return field === "lot" && lots !== undefined
        ? { kind: "lot-to-choose", ...lots, at: at(field) }
        : { kind: "option-missing", option: optionOf(field), at: {} };
    },
  };
}
