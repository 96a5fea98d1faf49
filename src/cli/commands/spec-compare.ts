/** `spec compare`: two agencies' goods side by side against the same specification. */
import type { Catalogue } from "../../domain/catalogue.ts";
import { lotKey } from "../../domain/lot-key.ts";
import { present } from "../../domain/present.ts";
import type { Problem } from "../../domain/problems/problem.ts";
import type { LotLine } from "../../specification/acceptance.ts";
import { sideBySide } from "../../specification/side-by-side.ts";
import { compareWords as words } from "../../text/specification/compare.ts";
import { same } from "../../text/text.ts";
import type { SubCommand } from "../command.ts";
import { exit } from "../exit.ts";
import { InputFault } from "../input-fault.ts";
import { Names } from "../names.ts";
import { cardOptions, OptionReader } from "../reports/report-options.ts";
import { type Judgement, judgeStock } from "../specification/check-lots.ts";
import {
  compareJson,
  compareRows,
  kindTable,
  standardsTable,
} from "../specification/compare-report.ts";
import { organisationsAsked } from "../specification/organisations.ts";
import { askingFor, specificationAsked } from "../specification/specification-option.ts";

const { options } = words;

export const compare: SubCommand = {
  name: "compare",
  summary: words.compare,
  arguments: [
    { name: "<agency>", text: words.agency },
    { name: "<other>", text: words.otherAgency },
  ],
  options: [
    ...cardOptions.filter(({ flags }) => !flags.startsWith("--agency")),
    { flags: "--for <organisations>", text: options.for },
    { flags: "--spec <specification>", text: options.spec },
  ],
  example: "bichiku spec compare cabinet-office jica --item BLANKET",
  run: (input, context) =>
    context.withLedger(async (ledger) => {
      const catalogue = await context.catalogue(ledger);
      const reference = await context.specifications();
      const agencies = agenciesCalled(input.args, catalogue);
      const reader = new OptionReader(input.options);
      const cards = reader.cards(catalogue);
      const organisations = organisationsAsked(reader, reference);
      const only = specificationAsked(reader, reference);
      reader.finish();
      const judgement = await judgeStock(
        ledger,
        context,
        { catalogue, reference },
        {
          cards,
          organisations: only ? askingFor(only, organisations, reader, reference) : organisations,
          only,
        },
      );
      const { print, language } = context;
      for (const text of judgement.gone) print.warn(text);
      const kinds = sideBySide(judgement.acceptances, agencies, yenBy(judgement, catalogue));
      const told = { kinds, reference, names: new Names(catalogue) };
      print.result({
        json: compareJson(told, language),
        table:
          print.format === "csv" ? compareRows(told, language) : standardsTable(told, language),
      });
      if (print.format === "people") {
        for (const kind of kinds) {
          const table = kindTable(kind, told, language);
          if (table === undefined) continue;
          print.result({ json: undefined, text: same("") });
          print.result({ json: undefined, table });
        }
      }
      const found = kinds.some(({ standards: [one] }) =>
        one?.sides.some(({ misses, notShown }) => misses.quantity + notShown.quantity > 0),
      );
      return found ? exit.findings : exit.ok;
    }),
};

/** What a piece of a lot cost, or is told to cost in general; in yen, or not at all. */
const yenBy =
  ({ facts }: Judgement, catalogue: Catalogue) =>
  ({ item, lot }: LotLine): number | undefined => {
    const stated = facts.get(lotKey(item, lot))?.unitCost;
    if (stated === undefined) return catalogue.item(item)?.unitCostYen;
    return stated.currency === "JPY" ? stated.minor : undefined;
  };

function agenciesCalled(names: readonly string[], catalogue: Catalogue): readonly [string, string] {
  const problems: Problem[] = [];
  const codes = names.map((found) => {
    const code = catalogue.recogniseAgency(found);
    if (code !== undefined) return code;
    const near = catalogue.nearest("agency", found);
    problems.push({ kind: "unknown-code", what: "agency", found, ...present({ near }), at: {} });
    return "";
  });
  const [one = "", other = ""] = codes;
  if (problems.length === 0 && one === other) {
    const expected = words.expectedOther;
    problems.push({
      kind: "option-invalid",
      option: "<other>",
      found: names[1] ?? "",
      expected,
      at: {},
    });
  }
  if (problems.length > 0) throw new InputFault(...problems);
  return [one, other];
}
