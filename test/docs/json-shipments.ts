/** The JSON of the commands about shipments: see json-commands.ts. */
import type { DocumentedCommand } from "./json-commands.ts";

const within = (path: string, keys: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(keys).map(([key, text]) => [`${path}.${key}`, text]));

const head = {
  id: "`S-2-1`: the first shipment of plan `P-2`",
  plan: "",
  request: "",
  organisation: "who asked; `null` where that is not known",
  from: "depot",
  to: "",
  state: "`planned`, `dispatched`, `delivered`, `cancelled`",
  "findings[]": "`late`, `short`, `damaged`, `surplus`",
  lateDays: "by which it leaves, travels or arrived later than planned",
  departs: "as planned",
  arrives: "as planned",
  dispatched: "when it left; `null` before",
  delivered: "when the last of it arrived; `null` before",
  "steps[]":
    "what has to be done before it leaves: `custody-transfer` (管理換), `cabinet-decision`",
  custodian: "to whom custody is transferred first; `null` where it need not be",
  custodyTransferred: "the transaction that did; `null` before",
  ...within("lines[]", {
    line: "of the shipment, in the plan's order",
    requestLine: "of the request",
    item: "",
    lot: "",
    agency: "owner by now",
    depot: "it leaves from",
    recipient: "the line's consignee, else who asked",
    planned: "= reserved + inTransit + received + damaged + short + released",
    reserved: "for it, still in the depot",
    inTransit: "",
    sent: "= inTransit + received + damaged + short",
    received: "in good condition",
    damaged: "arrived, and cannot be used; booked as a loss",
    short: "did not arrive, and will not; booked as a loss",
    surplus: "arrived beyond what was sent; told, and booked by nobody",
    released: "back in stock",
    difference: "received (and surplus) minus sent; `null` before a delivery",
    "reasons[]": "of what is short or damaged, as the consignee gave them",
  }),
  ...within("events[]", {
    transaction: "",
    event: "`custody`, `dispatched`, `delivered`, `cancelled`",
    date: "when it happened",
    user: "who recorded it",
    reason: "",
    reference: "the paper it is known by",
    receivedBy: "who took the goods over",
  }),
};

/** Where nothing has happened, or nothing is wrong, lists are empty. */
const step = { event: "what was recorded now", transaction: "", ...head };

/** JICA's tents serve a conflict after a transfer of custody only. */
const custody = [
  "request add --request IOM-1 --organisation IOM --cause conflict --destination EBL --item TENT-4X4 --quantity 200",
  "plan --allow-unverified --pool --request IOM-1",
  "plan accept P-3",
];

const delivery = "--received 1=110 --damaged 1=6 --short 1=4 --reason 'crushed by other cargo'";

export const shipmentCommands: readonly DocumentedCommand[] = [
  {
    name: "ship custody",
    is: "The goods of a shipment changed owner, as the plan has it, before they leave.",
    before: custody,
    lines: ["ship custody S-3-1"],
    keys: step,
  },
  {
    name: "ship dispatch",
    is: "A shipment left, or a part of it.",
    lines: ["ship dispatch S-3-1"],
    keys: step,
  },
  {
    name: "ship deliver",
    is: "What arrived of a shipment. Exit status 1 where it is not what was sent, in time.",
    lines: [`ship deliver S-3-1 ${delivery}`],
    keys: {
      ...step,
      "unchanged[]": "lines of a receipt that say what was recorded before: not booked again",
    },
  },
  {
    name: "ship cancel",
    is: "The goods do not go, or come back.",
    lines: ["ship cancel S-1-1 --reason 'the request was withdrawn'"],
    keys: step,
  },
  {
    name: "ship list",
    is: "An array of the shipments of accepted plans. Exit status 1 where one is late, short or damaged.",
    lines: ["ship list"],
    keys: within("[]", head),
  },
  {
    name: "ship documents",
    is: "One object.",
    lines: ["ship documents S-3-1"],
    keys: {
      shipment: "",
      plan: "",
      planHash: "of the plan, as every paper names it",
      "position.transaction": "the last one of the ledger that the papers know of",
      "position.hash": "",
      "files[]": "what was written",
    },
  },
  {
    name: "ship show",
    is: "One of them.",
    lines: ["ship show S-3-1"],
    keys: head,
  },
];
