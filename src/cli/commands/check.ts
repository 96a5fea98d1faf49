/** `check`: every lot against what organisations ask for. */
import { checkWords as words } from "../../text/specification/check.ts";
import type { Command } from "../command.ts";
import { exit } from "../exit.ts";
import { Names } from "../names.ts";
import { lotOption, OptionReader } from "../reports/report-options.ts";
import { judgeStock } from "../specification/check-lots.ts";
import { checkRows, jsonOf, matrixTable, reasonsText } from "../specification/check-report.ts";
import { organisationsAsked } from "../specification/organisations.ts";
import { askingFor, specificationAsked } from "../specification/specification-option.ts";
import { inPieces, printPieces } from "../terminal/pieces.ts";

const { options } = words;

export const check: Command = {
  options: [
    { flags: "--item <code>", text: options.item },
    lotOption,
    { flags: "--agency <code>", text: options.agency },
    { flags: "--depot <code>", text: options.depot },
    { flags: "--for <organisations>", text: options.for },
    { flags: "--spec <specification>", text: options.spec },
  ],
  example: "bichiku check --item BLANKET --for IOM",
  run: (input, context) =>
    context.withLedger(async (ledger) => {
      const catalogue = await context.catalogue(ledger);
      const reference = await context.specifications();
      const reader = new OptionReader(input.options);
      const cards = reader.cards(catalogue);
      const organisations = organisationsAsked(reader, reference);
      const only = specificationAsked(reader, reference);
      reader.finish();
      const question = {
        cards,
        organisations: only ? askingFor(only, organisations, reader, reference) : organisations,
        only,
      };
      const judgement = await judgeStock(ledger, context, { catalogue, reference }, question);
      const { print, language } = context;
      for (const text of judgement.gone) print.warn(text);
      const names = new Names(catalogue);
      if (print.format === "people") {
        const table = matrixTable(judgement, question.organisations, names, language);
        print.result({ json: undefined, table });
        const reasons = reasonsText(judgement, reference, names);
        if (reasons !== undefined) print.result({ json: undefined, text: reasons });
      } else if (print.format === "csv") {
        print.result({ json: undefined, table: checkRows(judgement, reference, language) });
      } else await printPieces(inPieces(jsonOf(judgement, reference, language)), print);
      const doubted = judgement.acceptances.some(
        ({ edition, verdict }) =>
          edition === "today" &&
          (verdict === "non-conforming" || verdict === "insufficient-evidence"),
      );
      return doubted ? exit.findings : exit.ok;
    }),
};
