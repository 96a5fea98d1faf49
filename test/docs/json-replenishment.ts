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
    lines: [
      "position --scenarios data/sample/scenarios --close USMIA --others data/sample/others-stock.csv",
    ],
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
      "[].sent": "expected quantity that an event is sent",
      "[].hoursPerPieceToday":
        "hours until a piece arrives, as a mean over all that is sent; `null` where the hours are not known, or nothing is sent",
      "[].hoursPerPieceBest": "the same of the best layout",
      "[].peopleToday":
        "expected people whose goods arrive within `--within` hours; `null` where no planning standard says how many a piece serves",
      "[].peopleBest": "",
      "[].costToday": "expected yen of an event; `null` where the cost is not known",
      "[].costBest": "",
      "[].shadowPrice":
        "what 1,000 more pieces of the item save, laid where they are best, at the rate of the next one; `null` without stock",
      "[].bestLayout[].depot": "",
      "[].bestLayout[].quantity": "whole pieces, where there is room for them",
      "[].marginal[].depot": "",
      "[].marginal[].per1000":
        "what 1,000 more pieces there save today, at the rate of the first one",
      "[].effects[].depot": "each depot of `--open` and `--close`",
      "[].effects[].change": "`open` or `close`",
      "[].effects[].expectedBest":
        "of the best layout with this change alone; `null` where the stock has no room then",
      "[].effects[].saves": "against the best layout without any change; negative where it costs",
      "[].withoutOthers.expectedToday":
        "the figures without what others hold; `withoutOthers` is `null` where nobody else holds anything",
      "[].withoutOthers.expectedBest": "",
      "[].withoutOthers.balance": "",
      "[].withoutOthers.unmetToday": "",
    },
  },
];
