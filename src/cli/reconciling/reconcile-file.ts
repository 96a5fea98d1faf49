/** `reconcile -o FILE`: what differs and what is asked, for whoever made the statement. */
import type { DifferenceRow } from "../../documents/reconciliation-sheets.ts";
import { namelessLot } from "../../domain/declaration.ts";
import { differenceOf } from "../../reconciliation/card.ts";
import { reconcileWords as words } from "../../text/reconciliation/reconciliation.ts";
import { causeWords } from "../../text/reconciliation/reconciliation-causes.ts";
import { statusWords } from "../../text/reports.ts";
import type { Input } from "../command.ts";
import type { Context } from "../context.ts";
import { InputFault } from "../input-fault.ts";
import { Names } from "../names.ts";
import { type Compared, headOf, wordsOfExplanation } from "./reconcile-report.ts";

/** The file that --output names; anything but a workbook or CSV is refused before work begins. */
export function outputOf({ options }: Input): string | undefined {
  const found = options["output"];
  if (typeof found !== "string" || /\.(xlsx|csv)$/i.test(found)) {
    return typeof found === "string" ? found : undefined;
  }
  const expected = words.expected.output;
  throw new InputFault({ kind: "option-invalid", option: "--output", found, expected, at: {} });
}

export async function writeSentBack(
  file: string,
  compared: Compared,
  { files, csvText, print, language }: Context,
): Promise<void> {
  const { differenceRows, differenceSheet } = await import(
    "../../documents/reconciliation-sheets.ts"
  );
  const rows = sentBack(compared);
  if (/\.csv$/i.test(file)) {
    const style = { byteOrderMark: true, lineEnd: "\r\n" } as const;
    await files.writeText(file, await csvText(differenceRows(rows, language), style));
  } else await files.writeWorkbook(file, [differenceSheet(rows, headOf(compared))]);
  print.note(words.written(file));
}

/** The differences as they are sent back to the sender. */
function sentBack(compared: Compared): readonly DifferenceRow[] {
  const { world, outcome, language, catalogue } = compared;
  const names = new Names(catalogue);
  return outcome.explanations.flatMap((one) => {
    const { sentence, proposal } = wordsOfExplanation(one, compared, "sender");
    return one.covers.flatMap((at): readonly DifferenceRow[] => {
      const card = world.comparison.cards[at];
      if (card === undefined) return [];
      const { item, lot, depot, agency, status, book, counted, rows } = card;
      const places = rows.map(({ sheet, row }) => (sheet === undefined ? row : `${sheet} ${row}`));
      return [
        {
          number: one.number,
          asked: one.corrections.length > 0,
          place: places.join(", "),
          agency: names.agency(agency)[language],
          depot: names.depot(depot)[language],
          name: rows[0]?.name ?? names.item(item)[language],
          lot: lot === namelessLot ? "" : lot,
          status: statusWords[status][language],
          counted,
          book,
          difference: differenceOf(card),
          cause: one.facts.map(({ cause }) => causeWords[cause][language]).join(" + "),
          explanation: sentence[language],
          proposal: proposal[language],
        },
      ];
    });
  });
}
