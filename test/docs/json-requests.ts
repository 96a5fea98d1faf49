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

const progress = {
  state:
    "`open`, `planned` (reserved), `shipped`, `delivered`: what is furthest behind while something is under way",
  open: "of what was asked, neither reserved nor on the way nor delivered",
  planned: "reserved for it",
  shipped: "on the way",
  delivered: "in good condition",
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
      ...within("[]", progress),
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
      state: "of the line that is furthest behind",
      ...within("lines[]", plainLine),
      ...within("lines[]", progress),
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

const plan = {
  id: "`P-1`; `null` where it was not kept (`--dry-run`, or nothing is asked for)",
  state: "`proposed`, `accepted`, `discarded`, `not-kept`",
  hash: "SHA-256 of the plan",
  status: "`optimal`, or `feasible`: the time limit came first",
  gap: "by which share of its value the first criterion that is not proven could be better; 0 where all are",
  date: "day of the plan",
  "settings.allowUnverified": "options other than the default",
  "settings.prefer": "",
  "objective.coverage": "share of what is asked for that is met, weighted by priority (4, 2, 1)",
  "objective.weightedShortage": "pieces (kilograms of food) that are not met × weight",
  "objective.largestShortage": "largest share that is missing of any line",
  "objective.lateDays": "days by which the last delivery of each line is late, added up",
  "objective.costJpy": "`null` where a price is not known",
  "objective.knownCostJpy": "what the known prices come to",
  "objective.co2Kg": "CO2e",
  "objective.trips": "",
  "proofs[].criterion": "in the order in which they count",
  "proofs[].value": "units: docs/planning.md",
  "proofs[].bound": "nothing can be less than this",
  "proofs[].proven": "",
  "shipments[].id": "",
  "shipments[].request": "",
  "shipments[].from": "depot",
  "shipments[].to": "",
  "shipments[].ready": "when the steps before it are done",
  "shipments[].steps[]": "`custody-transfer` (管理換), `cabinet-decision`",
  "shipments[].custodian": "to whom custody is transferred first",
  "shipments[].legs[].run": "departure that it travels on; shared by all shipments that name it",
  "shipments[].legs[].from": "",
  "shipments[].legs[].to": "",
  "shipments[].legs[].mode": "`air`, `sea`, `road`, `rail`",
  "shipments[].legs[].vehicle": "",
  "shipments[].legs[].trips": "of the departure as a whole",
  "shipments[].legs[].depart": "",
  "shipments[].legs[].arrive": "",
  "shipments[].legs[].distanceKm": "",
  "shipments[].legs[].costJpy": "its share by weight",
  "shipments[].lines[].request": "",
  "shipments[].lines[].line": "",
  "shipments[].lines[].item": "",
  "shipments[].lines[].lot": "",
  "shipments[].lines[].agency": "owner",
  "shipments[].lines[].depot": "",
  "shipments[].lines[].packs": "",
  "shipments[].lines[].quantity": "in base units",
  "shipments[].lines[].weightKg": "",
  "shipments[].lines[].volumeM3": "",
  "shipments[].lines[].estimated": "weight or volume is an upper bound",
  "shipments[].lines[].unverified": "nobody knows whether it meets the specification",
  "shipments[].arrive": "",
  "shipments[].costJpy": "its shares added up",
  "departures[].run": "vehicles and trips, each once",
  "departures[].from": "",
  "departures[].to": "",
  "departures[].mode": "",
  "departures[].vehicle": "",
  "departures[].trips": "",
  "departures[].depart": "",
  "departures[].arrive": "",
  "departures[].distanceKm": "",
  "departures[].costJpy": "trips × (fixed + per km × km) + kg × per kg",
  "departures[].weightKg": "of all that it carries",
  "departures[].volumeM3": "",
  "departures[].co2Kg": "",
  "unmet[].request": "",
  "unmet[].line": "",
  "unmet[].quantity": "",
  "unmet[].reason":
    "`no-stock`, `reserved`, `floor`, `expired`, `non-conforming`, `unverified`, `not-lawful`, `custody`, `unmeasured`, `no-way`, `too-late`, `no-vehicle`, `shared`, `limit`, `whole-packs`",
  "unmet[].explanation": "the reason in words",
  "unmet[].remedy": "the smallest change that would free it",
  "unmet[].daysLate": "by how many days at least the soonest is too late",
  "unmet[].passedOver[].reason": "of goods that could not serve the line",
  "unmet[].passedOver[].quantity": "",
  "ledger.number": "last transaction that the plan knew of, proposals of plans left out",
  "ledger.hash": "",
  "notes[]": "what a reader should know beside the figures",
};

const kept = {
  "[].id": "",
  "[].state": "",
  "[].hash": "",
  "[].date": "",
  "[].status": "",
  "[].coverage": "",
  "[].costJpy": "",
  "[].co2Kg": "",
  "[].shipments": "how many",
  "[].requests[]": "",
  "[].transaction": "that proposed it",
  "[].decidedBy": "transaction that accepted or discarded it",
};

export const planCommands: readonly DocumentedCommand[] = [
  {
    name: "plan",
    is: "Which lots go how and when to which line of which request.",
    lines: ["plan --allow-unverified", "plan --allow-unverified --prefer time"],
    keys: plan,
  },
  { name: "plan list", is: "An array of plans.", lines: ["plan list"], keys: kept },
  {
    name: "plan show",
    is: "A plan again, as `plan` printed it.",
    lines: ["plan show P-1", "plan show P-2"],
    keys: plan,
  },
  {
    name: "plan check",
    is: "A plan, ours or a spreadsheet's, judged rule by rule by code that made neither.",
    lines: ["plan check P-1", "plan check data/sample/plan.csv --allow-unverified"],
    keys: {
      plan: "its number, or the file",
      ok: "",
      shipments: "how many",
      "findings[].rule":
        "`request`, `goods`, `stock`, `floor`, `whole-packs`, `measures`, `expiry`, `specification`, `law`, `steps`, `way`, `leg`, `days`, `late`, `trips`, `payload`, `volume`, `vehicles`, `asked`, `all-or-nothing`, `limit`, `cost`",
      "findings[].demand": "the rule in words",
      "findings[].shipment": "",
      "findings[].request": "",
      "findings[].line": "",
      "findings[].what": "lot, leg or vehicle",
      "findings[].found": "",
      "findings[].allowed": "",
      "findings[].row": "of the file",
    },
  },
  {
    name: "plan accept",
    is: "A plan becomes binding: its goods are reserved.",
    lines: ["plan accept P-1"],
    keys: {
      id: "",
      state: "",
      hash: "",
      transaction: "",
      "reserved[].item": "",
      "reserved[].lot": "",
      "reserved[].agency": "",
      "reserved[].depot": "",
      "reserved[].quantity": "",
    },
  },
  {
    name: "plan discard",
    is: "A plan that will not be carried out.",
    lines: ["plan discard P-2"],
    keys: { id: "", state: "", hash: "", transaction: "" },
  },
];
