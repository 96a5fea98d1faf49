/** The JSON of what answers how much to hold and where: see json-commands.ts. */
import type { DocumentedCommand } from "./json-commands.ts";

export const replenishmentCommands: readonly DocumentedCommand[] = [
  {
    name: "policy",
    is: "One object, with the keys that apply to the model: see [policy.md](policy.md). Figures are not rounded.",
    lines: [
      "policy s-S-poisson data/sample/policy-s-S-poisson.json",
      "policy r-Q-poisson watched.json",
      "policy wagner-whitin lots.json",
    ],
    keys: {
      model: "",
      Q: "order quantity",
      r: "reorder point of (r, Q)",
      s: "reorder point of (s, S)",
      S: "order-up-to level",
      "orders[]": "order of each period",
      cost: "expected cost per unit of time; of a plan over periods, its whole cost",
      cycleService: "probability that a cycle ends without a shortage",
      fillRate: "share of demand that is served from the shelf",
    },
  },
  {
    name: "position",
    is: "An array, an item each. Figures are not rounded.",
    lines: ["position --scenarios data/sample/scenarios"],
    keys: {
      "[].item": "",
      "[].measure": "`hours` or `cost`",
      "[].events": "events that ask for the item",
      "[].stock": "",
      "[].expectedToday":
        "sum of quantity × hours (or yen) of an event, weighted by the probabilities",
      "[].expectedBest": "the least of any layout of the same stock; pieces may be broken",
      "[].balance": "today over best; `null` where nothing is expected to be sent",
      "[].unmetToday": "expected quantity that the whole stock cannot meet",
      "[].bestLayout[].depot": "",
      "[].bestLayout[].quantity": "whole pieces, where there is room for them",
      "[].marginal[].depot": "",
      "[].marginal[].per1000":
        "what 1,000 more pieces there save today, at the rate of the first one",
    },
  },
];
