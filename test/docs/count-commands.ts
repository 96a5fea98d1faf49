/** The JSON of `count`: see json-commands.ts. */
import type { DocumentedCommand } from "./json-commands.ts";

const card = {
  item: "code",
  name: "",
  nameJa: "",
  lot: "",
  agency: "owner",
  status: "",
  unit: "base unit",
};

const under = (path: string, keys: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(keys).map(([key, text]) => [`${path}.${key}`, text]));

const timing = {
  "late[]":
    "`{transaction, kind, effectiveDate}`: recorded after the sheets were printed and dated before the count; part of the book that is compared with",
  "sameDay[]":
    "`{transaction, kind, effectiveDate}`: recorded after the sheets were printed and dated on the day of the count; taken as having happened after it",
  "recordedSince[]":
    "`{transaction, kind, effectiveDate}`: recorded after the count was posted and dated before it; the difference that was booked may be what they tell",
};

const sheet = {
  team: "1, 2 or 3",
  date: "on which they counted",
  counter: "",
  transaction: "that entered it",
  file: "",
  sha256: "",
  lines: "how many were counted",
  replacedBy: "the transaction of the sheet that replaces it",
};

const count = {
  count: "`C-1`",
  state: "`open`, `posted`, `cancelled`",
  depot: "",
  agency: "whose goods; `null`: everybody's",
  item: "",
  category: "",
  date: "as said when it was opened",
  "position.transaction": "the last transaction recorded when the sheets were printed",
  "position.hash": "its hash",
  openedBy: "transaction",
  openedAt: "moment",
  user: "",
  lines: "how many lines the sheets have",
  ...under("sheets[]", sheet),
  cancelledBy: "transaction",
  reason: "why it was cancelled",
  postedBy: "transaction",
  effectiveDate: "of the posting",
  differences: "how many lines were booked with a difference",
};

const compared = {
  ...card,
  "figures[].team": "",
  "figures[].quantity": "all that was there, the damaged and the expired included",
  "figures[].damaged": "",
  "figures[].expired": "",
  "figures[].row": "of the sheet",
  "figures[].remarks": "",
  outcome: "`agreed`, `differs`, `one-team`, `awaited`, `undecided`",
  counted: "what two sheets agree on; `null` where none do",
};

const decided = {
  ...card,
  book: "what the book has at the sheet's position and day",
  counted: "",
  damaged: "",
  expired: "",
  difference: "counted − book",
  reason: "",
};

export const countCommands: readonly DocumentedCommand[] = [
  {
    name: "count sheet",
    is: "One object.",
    lines: [
      "count sheet --depot AEDXB --category blanket -o count.xlsx",
      "count sheet --depot SGSIN -o other.csv",
    ],
    keys: {
      count: "`C-1`",
      sheet: "`opened`, `third`, `reprinted`",
      depot: "",
      agency: "",
      item: "",
      category: "",
      date: "",
      "position.transaction": "the last transaction recorded when it was printed",
      "position.hash": "its hash",
      transaction: "that opened the count, or printed the third sheet",
      lines: "how many",
      "files[].file": "",
      "files[].teams[]": "",
      "files[].marks[]": "check marks, in the order of the teams",
    },
  },
  {
    name: "count enter",
    is: "One object; exit status 3 where `alreadyEntered` is `true`.",
    lines: [
      "count enter data/sample/count-team-1.csv --count C-1 --team 1",
      "count enter data/sample/count-team-2.csv --count C-1 --team 2",
      "count enter data/sample/count-team-2.csv --count C-1 --team 2",
      "count enter found.csv --count C-2 --team 1 --date 2026-11-20",
    ],
    keys: {
      count: "`C-1`",
      team: "",
      date: "",
      counter: "",
      file: "",
      sha256: "",
      transaction: "",
      alreadyEntered: "the same figures had been entered before",
      replaces: "the transaction of the sheet that this one replaces",
      "lines[].row": "as a spreadsheet shows it",
      "lines[].cell": "`null` in text files",
      "lines[].text": "as it was written",
      "lines[].item": "",
      "lines[].lot": "",
      "lines[].agency": "",
      "lines[].status": "",
      "lines[].expiry": "of goods that the sheet did not list",
      "lines[].quantity": "",
      "lines[].damaged": "of the quantity",
      "lines[].expired": "of the quantity",
      "lines[].unit": "base unit",
      "lines[].bin": "",
      "lines[].remarks": "",
      "lines[].unexpected": "the sheet did not list it",
      notCounted: "how many lines of the sheet have no quantity",
      "totals.rows": "",
      "totals.quantity": "",
      "totals.damaged": "",
      "totals.expired": "",
      "totals.stated[]": "which of them the foot of the sheet states",
      "newItems[]": "codes of provisional items",
      "newAgencies[]": "",
      "warnings[].row": "",
      "warnings[].column": "",
      "warnings[].warning": "",
    },
  },
  {
    name: "count compare",
    is: "One object; exit status 1 unless all lines agree. How teams are compared is told in [counting.md](counting.md).",
    lines: ["count compare C-1"],
    keys: {
      count: "",
      depot: "",
      ...under("sheets[]", sheet),
      ...under("lines[]", compared),
      agreed: "how many",
      thirdNeeded: "how many",
      ...timing,
    },
  },
  {
    name: "count show",
    is: "One object. `decided` is the book beside what was counted.",
    lines: ["count show C-1"],
    keys: {
      ...count,
      ...under("decided[]", decided),
      "undecided[]": "as the lines of `count compare`",
      ...timing,
    },
  },
  {
    name: "count post",
    is: "One object; exit status 1 where lines stay undecided.",
    lines: ["count post C-1 --reason 'worn out'"],
    keys: {
      count: "",
      transaction: "",
      kind: "`count`",
      effectiveDate: "",
      "postings[].account": "",
      "postings[].agency": "",
      "postings[].item": "",
      "postings[].lot": "",
      "postings[].quantity": "0: counted, and no difference",
      ...under("lines[]", decided),
      differences: "how many",
      "undecided[]": "as the lines of `count compare`",
      ...timing,
    },
  },
  {
    name: "count report",
    is: "One object; the report is in the file.",
    lines: ["count report C-1 -o inspection.xlsx --inspector Sato"],
    keys: {
      count: "",
      file: "",
      date: "of the inspection",
      occasion: "`yearly`, `handover`, `other`",
      inspector: "",
      witness: "",
      lines: "how many were compared with the book",
      differences: "how many",
      undecided: "how many the teams do not agree on",
      notCounted: "how many lines of the sheets have no quantity",
    },
  },
  {
    name: "count cancel",
    is: "One object.",
    lines: ["count cancel C-2 --reason 'depot closed'"],
    keys: { count: "", transaction: "", reason: "" },
  },
  {
    name: "count list",
    is: "An array.",
    lines: ["count list"],
    keys: Object.fromEntries(Object.entries(count).map(([key, text]) => [`[].${key}`, text])),
  },
];
