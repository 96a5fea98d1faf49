/** `plan check`: a plan of ours, or of a person's spreadsheet, judged by code that made neither. */
import type { PlanFinding } from "../../domain/planning/plan-check.ts";
import { planWords } from "../../text/planning/plan.ts";
import { ruleWords, planCheckWords as words } from "../../text/planning/plan-check.ts";
import { planOptionWords } from "../../text/planning/plan-options.ts";
import { placeText } from "../../text/problems/problems.ts";
import type { Language } from "../../text/text.ts";
import type { SubCommand } from "../command.ts";
import { exit } from "../exit.ts";
import { checkedPlan } from "../planning/plan-checking.ts";
import { planOptions } from "../planning/plan-options.ts";
import type { TableSpec } from "../terminal/render.ts";

const left = ["--request", "--exclude-request", "--prefer", "--time-limit", "--fix"];

export const planCheck: SubCommand = {
  name: "check",
  summary: planWords.summary.check,
  arguments: [{ name: "<plan>", text: planOptionWords.file }],
  options: planOptions.filter(({ flags }) => !left.some((name) => flags.startsWith(`${name} `))),
  example: "bichiku plan check P-1",
  run: (input, context) =>
    context.withLedger(async (ledger) => {
      const { id, claim, findings } = await checkedPlan(input, ledger, context);
      const { print, language } = context;
      print.result({
        json: {
          plan: id ?? input.args[0] ?? "",
          ok: findings.length === 0,
          shipments: claim.shipments.length,
          findings: findings.map((finding) => findingJson(finding, language)),
        },
        ...(findings.length === 0 && print.format === "people"
          ? { text: words.sound(claim.shipments.length) }
          : { table: findingsTable(findings, language) }),
      });
      return findings.length === 0 ? exit.ok : exit.findings;
    }),
};

const findingJson = (finding: PlanFinding, language: Language): object => ({
  rule: finding.rule,
  demand: ruleWords[finding.rule][language],
  shipment: finding.shipment ?? null,
  request: finding.request ?? null,
  line: finding.line ?? null,
  what: finding.what ?? null,
  found: finding.found ?? null,
  allowed: finding.allowed ?? null,
  row: finding.at?.row ?? null,
});

const findingsTable = (findings: readonly PlanFinding[], language: Language): TableSpec => ({
  title: words.found(findings.length),
  columns: [
    { key: "rule", heading: words.headings.rule },
    { key: "demand", heading: words.headings.demand },
    { key: "where", heading: words.headings.where },
    { key: "what", heading: words.headings.what },
    { key: "figures", heading: words.headings.figures },
  ],
  rows: findings.map((finding) => {
    const { rule, shipment, request, line, what, at } = finding;
    const place = at === undefined ? "" : placeText({ ...at, file: "" })[language];
    const lineText = line === undefined ? "" : String(line);
    const where = [shipment, [request, lineText].filter(Boolean).join(" "), place];
    return {
      cells: {
        rule,
        demand: ruleWords[rule][language],
        where: where.filter(Boolean).join(", "),
        what: what ?? "",
        figures: words.figures(finding)[language],
      },
      tones: { figures: "alarm" },
    };
  }),
});
