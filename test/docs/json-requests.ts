/** The JSON of the commands about requests and plans: see json-commands.ts. */
import type { DocumentedCommand } from "./json-commands.ts";

const within = (path: string, keys: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(keys).map(([key, text]) => [`${path}.${key}`, text]));

const head = {
  request: "",
  organisation: "a body's code; who is not known keeps the name that was written",
  operation: "",
  cause: "`conflict`, `disaster`, `peacekeeping`, `election`, `training`",
};

const plainLine = {
  line: "number",
  item: "`null` where any item of the category will do",
  category: "`null` where an item is named",
  specification: "",
  quantity: "in the base unit",
  unit: "base unit",
  destination: "as it was written",
  neededBy: "`null`: whenever it can be",
  priority: "1, 2 or 3",
  minShelfLifeDays: "that must be left on arrival",
  partial: "less than asked is welcome, too",
  consignee: "",
};

const standard = {
  "standard.good": "`standard`: how the quantity followed, `null` where it was stated",
  "standard.organisation": "whose planning standard",
  "standard.source": "",
  "standard.people": "only what was given",
  "standard.per": "`person` or `household`",
  "standard.quantity": "for one of them",
};

const recorded = {
  file: "`null` where no file was read",
  sha256: "",
  rows: "lines read",
  "requests[].request": "",
  "requests[].lines": "how many it has now",
  "requests[].change": "`new`, `changed`, `unchanged`",
  transaction: "`null` where there was nothing new",
};

const people =
  "request add --request WFP-1 --organisation WFP --cause disaster --destination KTM --item BLANKET --people 5000";

export const requestCommands: readonly DocumentedCommand[] = [
  {
    name: "request import",
    is: "What organisations ask for, from a file: all of it or nothing.",
    lines: ["request import data/sample/requests.csv"],
    keys: recorded,
  },
  {
    name: "request add",
    is: "A line of a request, added or changed.",
    lines: [people],
    keys: recorded,
  },
  {
    name: "request list",
    is: "An array with a line of a request in each element.",
    lines: ["request list"],
    keys: {
      ...within("[]", head),
      ...within("[]", plainLine),
      "[].standard": "see `request show`",
      ...within("[]", standard),
    },
  },
  {
    name: "request show",
    is: "A request, and how it has changed.",
    lines: ["request show IOM-20131210-IQ", "request show WFP-1"],
    keys: {
      ...head,
      ...within("lines[]", plainLine),
      "lines[].standard": "",
      ...within("lines[]", standard),
      "versions[].transaction": "oldest first; the last one counts",
      "versions[].date": "",
      "versions[].user": "",
      ...within("versions[].lines[]", plainLine),
      "versions[].lines[].standard": "",
      ...within("versions[].lines[]", standard),
    },
  },
];
