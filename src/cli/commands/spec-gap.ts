/** `spec gap`: what would make the stock acceptable to each organisation. */
import { present } from "../../domain/present.ts";
import type { Effort } from "../../specification/commission.ts";
import { gapsOf } from "../../specification/gap.ts";
import { subjectOf } from "../../specification/intersection.ts";
import { Laboratory, type Test } from "../../specification/trial.ts";
import { gapWords as words } from "../../text/specification/gap.ts";
import type { SubCommand } from "../command.ts";
import { exit } from "../exit.ts";
import { InputFault } from "../input-fault.ts";
import { Names } from "../names.ts";
import { cardOptions, lotOption, OptionReader } from "../reports/report-options.ts";
import { judgeStock } from "../specification/check-lots.ts";
import { gapJson, gapRows } from "../specification/gap-json.ts";
import { gapReport, gapTable } from "../specification/gap-report.ts";
import { organisationsAsked } from "../specification/organisations.ts";
import { noPrices, type TestPrices, testPrices } from "../specification/test-prices.ts";

const { options } = words;

export const gap: SubCommand = {
  name: "gap",
  summary: words.gap,
  options: [
    { flags: "--for <organisations>", text: options.for },
    ...cardOptions,
    lotOption,
    { flags: "--prices <file>", text: options.prices },
    { flags: "--budget <number>", text: options.budget },
  ],
  example: "bichiku spec gap --item BLANKET",
  run: (input, context) =>
    context.withLedger(async (ledger) => {
      const catalogue = await context.catalogue(ledger);
      const reference = await context.specifications();
      const reader = new OptionReader(input.options);
      const cards = reader.cards(catalogue);
      const organisations = organisationsAsked(reader, reference);
      const budget = budgetOf(reader);
      const file = reader.text("prices");
      reader.finish();
      const prices = file === undefined ? noPrices : await testPrices(file, context, reference);
      const judgement = await judgeStock(
        ledger,
        context,
        { catalogue, reference },
        { cards, organisations, only: undefined },
      );
      const { print, language } = context;
      for (const text of judgement.gone) print.warn(text);
      const gaps = gapsOf(judgement.acceptances, {
        effort: effortBy(prices),
        ...present({ budget }),
        laboratory: new Laboratory(
          reference.specifications.values(),
          reference.methods,
          (requirement) => subjectOf(requirement, reference).code,
        ),
      });
      if (gaps === undefined) {
        const found = reader.text("budget") ?? "";
        const about = { option: "--budget", found, expected: words.coarserBudget };
        throw new InputFault({ kind: "option-invalid", ...about, at: {} });
      }
      const told = { gaps, organisations, prices, reference, names: new Names(catalogue) };
      if (print.format === "json") print.result({ json: gapJson(told, language) });
      else if (print.format === "csv") {
        print.result({ json: undefined, table: gapRows(told, language) });
      } else {
        print.result({ json: undefined, table: gapTable(told, language) });
        const text = gapReport(told);
        if (text !== undefined) print.result({ json: undefined, text });
      }
      const found = gaps.some(
        ({ settled, open, refused }) => settled.length + open.length + refused.length > 0,
      );
      return found ? exit.findings : exit.ok;
    }),
};

function budgetOf(reader: OptionReader): number | undefined {
  const text = reader.text("budget");
  if (text === undefined) return undefined;
  const plain = text.normalize("NFKC").replace(/,/g, "");
  if (!/^\d{1,10}$/.test(plain)) return reader.invalid("budget", text, words.expectedBudget);
  return Number(plain);
}

/** A test without a price is chosen only where none with a price would do. */
const unpriced = 1_000_000_000;

/** What counts against the budget: laboratory tests; where there are prices, the yen. */
function effortBy(prices: TestPrices): (test: Test) => Effort {
  return (test) => {
    if (test.is === "look" || test.is === "made") return { cost: 0, trouble: 1 };
    if (!prices.given) return { cost: 1, trouble: 0 };
    return { cost: prices.of(test) ?? unpriced, trouble: 0 };
  };
}
