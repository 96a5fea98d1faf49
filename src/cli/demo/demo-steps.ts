/** The steps of the demonstration: the command lines, in order, and why each is there. */
import { demoReasons as why } from "../../text/demo.ts";
import type { Text } from "../../text/text.ts";
import { type Exit, exit } from "../exit.ts";

export interface CommandStep {
  readonly why: Text;
  readonly argv: readonly string[];
  /** The status with which it is to end; anything else stops the demonstration. */
  readonly ends: Exit;
}

/** The place in the list at which the published request is answered. */
export interface RequestStep {
  readonly why: Text;
  readonly requests: string; // its file
}

export type DemoStep = CommandStep | RequestStep;

export interface DemoFolders {
  /** Where the samples are. */
  readonly samples: string;
  /** Where the ledger and what is exported go. */
  readonly own: string;
}

/** Movements carry a date, so that the same day is booked whenever the demonstration runs. */
const date = "2026-11-23";

/** Whose goods, where and which; as the movement commands take them. */
const goods = (item: string, lot: string, agency: string, depot: string, quantity: number) => [
  ...["--item", item, "--lot", lot, "--agency", agency, "--depot", depot],
  ...["--quantity", String(quantity), "--date", date],
];

const step = (reason: Text, argv: readonly string[], ends: Exit = exit.ok): CommandStep => ({
  why: reason,
  argv,
  ends,
});

const countTeam = (samples: string, team: string): readonly string[] => [
  ...["count", "enter", `${samples}/count-team-${team}.csv`, "--count", "C-1", "--team", team],
];

const specificationSteps = ({ samples, own }: DemoFolders): readonly DemoStep[] => [
  step(why.evidence, ["evidence", "import", `${samples}/evidence.csv`]),
  step(why.check, ["check", "--item", "BLANKET", "--for", "IOM,UNHCR"], exit.findings),
  step(why.gap, ["spec", "gap", "--item", "BLANKET", "--for", "IOM,UNHCR"], exit.findings),
  step(
    why.compare,
    ["spec", "compare", "cabinet-office", "jica", "--item", "BLANKET"],
    exit.findings,
  ),
  step(why.procurement, [
    ...["spec", "procurement", "BLANKET", "--for", "IOM,UNHCR"],
    ...["-o", `${own}/blanket-specification.docx`],
  ]),
];

const plan = (samples: string): readonly string[] => [
  ...["--request", "IOM-20131210-TR", "--allow-unverified"],
  ...["--network", `${samples}/network`],
];

const shipmentSteps = ({ samples, own }: DemoFolders): readonly DemoStep[] => [
  step(why.requestImport, ["request", "import", `${samples}/requests.csv`]),
  step(why.plan, ["plan", ...plan(samples)], exit.findings),
  step(why.planCompare, ["plan", "compare", ...plan(samples), "--picture", `${own}/plans.svg`]),
  step(why.planAccept, ["plan", "accept", "P-1"]),
  step(why.shipDocuments, ["ship", "documents", "S-1-1", "--folder", own]),
  step(why.shipDispatch, [...["ship", "dispatch", "S-1-1", "--reference", "DEMO-WAYBILL-1"]]),
  step(
    why.shipDeliver,
    [
      ...["ship", "deliver", "S-1-1", "--by", "IOM Gaziantep"],
      ...["--received", "1=3980,2=1000,3=800,4=6000,5=1000", "--damaged", "1=15", "--short", "1=5"],
      ...["--reason", "wet; a bale burst"],
    ],
    exit.findings,
  ),
  step(why.shipList, ["ship", "list"], exit.findings),
];

const replenishmentSteps = ({ samples, own }: DemoFolders): readonly DemoStep[] => [
  step(why.demand, ["demand", "--agency", "cabinet-office", "-o", `${own}/demand.svg`]),
  step(
    why.replenish,
    [
      ...["replenish", "--agency", "cabinet-office", "--suppliers", `${samples}/suppliers.csv`],
      ...["-o", `${own}/purchase-request.docx`],
    ],
    exit.findings,
  ),
  step(why.onePool, ["pool", "-o", `${own}/pool.docx`]),
  step(why.position, ["position", "--scenarios", `${samples}/scenarios`]),
];

export const demoSteps = ({ samples, own }: DemoFolders): readonly DemoStep[] => [
  step(why.init, ["init"]),
  step(why.importCabinetOffice, [
    ...["import", `${samples}/cabinet-office-stock.csv`],
    ...["--agency", "cabinet-office"],
  ]),
  step(why.importJica, ["import", `${samples}/jica-stock.xlsx`, "--agency", "jica"]),
  step(why.stock, ["stock"]),
  step(why.pool, ["stock", "--by", "agency"]),
  step(why.importForwarder, ["import", `${samples}/jica-forwarder-stock.csv`, "--agency", "jica"]),
  step(why.match, ["items", "match"], exit.findings),
  step(why.merge, [
    ...["items", "merge", "折畳みポリタンク 10リットル", "--into", "JERRYCAN-10L", "--date", date],
    ...["--reason", "10 L, folding: seen on the label"],
  ]),
  { why: why.request, requests: `${samples}/requests.csv` },
  step(why.receive, [
    "receive",
    ...goods("SLEEPING-MAT", "CAO-M-R08-1", "cabinet-office", "AEDXB", 1000),
    ...["--supplier", "Sample Textile", "--unit-cost", "1050", "--reference", "DEMO-1"],
  ]),
  step(why.moveDepot, [
    "transfer",
    ...goods("JERRYCAN-10L", "JJ-2403", "jica", "SGSIN", 1300),
    ...["--to-depot", "AEDXB", "--reference", "DEMO-2"],
  ]),
  step(why.changeOwner, [
    "transfer",
    ...goods("TENT-4X4", "JT-2401", "jica", "AEDXB", 180),
    ...["--to-agency", "cabinet-office", "--reference", "DEMO-3"],
  ]),
  step(why.issue, [
    "issue",
    ...goods("TENT-4X4", "JT-2401", "cabinet-office", "AEDXB", 100),
    ...["--to", "IOM", "--reference", "DEMO-4"],
  ]),
  step(
    why.tooMuch,
    [
      "issue",
      ...goods("TENT-4X4", "CAO-T-R03-1", "cabinet-office", "AEDXB", 500),
      ...["--to", "IOM"],
    ],
    exit.refused,
  ),
  step(why.history, ["history", "--item", "TENT-4X4"]),
  step(why.trace, ["trace", "--item", "JERRYCAN-10L", "--lot", "JJ-2403", "--depot", "AEDXB"]),
  step(why.book, ["book", "--fiscal-year", "2026", "--agency", "cabinet-office"]),
  step(why.countSheet, [
    ...["count", "sheet", "--depot", "AEDXB", "--category", "blanket"],
    ...["-o", `${own}/blankets.xlsx`],
  ]),
  step(why.countTeam1, countTeam(samples, "1")),
  step(why.countTeam2, countTeam(samples, "2")),
  step(why.countCompare, ["count", "compare", "C-1"]),
  step(why.countPost, ["count", "post", "C-1", "--reason", "wet, found in the yearly count"]),
  step(why.countReport, [
    ...["count", "report", "C-1", "-o", `${own}/inspection.xlsx`],
    ...["--inspector", "Sato", "--witness", "Suzuki"],
  ]),
  step(why.reconcile, ["reconcile", `${samples}/dubai-operator-stock.csv`], exit.findings),
  ...specificationSteps({ samples, own }),
  ...shipmentSteps({ samples, own }),
  ...replenishmentSteps({ samples, own }),
  step(why.exportWorkbook, ["export", "--format", "xlsx", "-o", `${own}/stock.xlsx`]),
  step(why.exportJournal, ["export", "--format", "hledger", "-o", `${own}/ledger.journal`]),
  step(why.verify, ["verify"]),
];
