/** What `position` asks about, wherever it comes from: a folder of scenarios, or the ledger. */
import type { ItemNeeds, Rates } from "../positioning/scenario.ts";
import type { Text } from "../text/text.ts";

export interface World {
  readonly depots: readonly string[];
  readonly rates: Rates;
  readonly hours: Rates | undefined;
  readonly costs: Rates | undefined;
  readonly items: readonly ItemNeeds[];
  readonly capacities: readonly (number | undefined)[];
  /** Beside `items`: people that a piece serves; undefined where no standard says it. */
  readonly peoplePerPiece: readonly (number | undefined)[];
  /** Names of items and depots for people, where their codes are not the names. */
  readonly labels: ReadonlyMap<string, Text>;
  /** What a reader has to know of the figures. */
  readonly notes: readonly Text[];
}
