/** What `position` asks about, wherever it comes from: a folder of scenarios, or the ledger. */
import type { Assessed } from "../../positioning/changes.ts";
import type { ItemNeeds, Rates } from "../../positioning/scenario.ts";
import type { Text } from "../../text/text.ts";

export interface World {
  readonly depots: readonly string[];
  readonly rates: Rates;
  readonly hours: Rates | undefined;
  readonly costs: Rates | undefined;
  readonly items: readonly ItemNeeds[];
  readonly capacities: readonly (number | undefined)[];
  /** By depot: ours may be laid there, without any change. */
  readonly open: readonly boolean[];
  /** Beside `items`: people that a piece serves; undefined where no standard says it. */
  readonly peoplePerPiece: readonly (number | undefined)[];
  /** By code, names of items and depots for people; none where the code is the name. */
  readonly labels: ReadonlyMap<string, Text>;
  /** What a reader has to know of the figures. */
  readonly notes: readonly Text[];
}

/** What was found of one item, with the world it is of and the people that a piece serves. */
export interface Answered extends Assessed {
  readonly world: World;
  readonly perPiece: number | undefined;
}
