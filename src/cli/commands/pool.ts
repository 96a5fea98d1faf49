/** `pool`: what one pool is worth, against the two stocks apart. */
import { poolChart, tornadoChart } from "../../documents/pool-chart.ts";
import { poolPaper } from "../../documents/pool-paper.ts";
import { tabulator } from "../../replenishment/pooling/pool-demand.ts";
import {
  type HeadlineKey,
  headlineKeys,
  poolValue,
  swings,
} from "../../replenishment/pooling/pool-value.ts";
import { poolWords as words } from "../../text/replenishment/pool.ts";
import type { Command } from "../command.ts";
import type { Context } from "../context.ts";
import { exit } from "../exit.ts";
import { poolDesk } from "../pooling/pool-desk.ts";
import { poolFacts } from "../pooling/pool-facts.ts";
import { type PoolReport, poolJson } from "../pooling/pool-report.ts";
import { poolCsv, poolTables } from "../pooling/pool-tables.ts";
import { OptionReader } from "../reports/report-options.ts";

export const poolCommand: Command = {
  options: [
    { flags: "--assumptions <file>", text: words.options.assumptions },
    { flags: "--events <file>", text: words.options.events },
    { flags: "--as-of <date>", text: words.options.asOf },
    { flags: "-o, --output <file>", text: words.options.output },
    { flags: "--tornado <figure>", text: words.options.tornado },
  ],
  example: "bichiku pool -o pool.docx",

  async run({ options }, context) {
    const reader = new OptionReader(options);
    const output = outputOf(reader);
    const figure = figureOf(reader, output);
    const desk = await poolDesk(reader, context);
    if (desk.goods.length === 0) {
      context.print.warn(words.noGoods);
      return exit.findings;
    }
    const { goods, setting, variations } = desk;
    const tabulate = tabulator();
    const value = poolValue(goods, setting, tabulate);
    const report = { desk, value, swings: swings(goods, setting, variations, tabulate) };
    show(report, context);
    if (output !== undefined) await write(output, figure, report, context);
    return exit.ok;
  },
};

function outputOf(reader: OptionReader): string | undefined {
  const output = reader.text("output");
  if (output === undefined || /\.(docx|svg)$/i.test(output)) return output;
  return reader.invalid("output", output, words.expectedOutput);
}

/** Of a picture: without one there is nothing that shows it. */
function figureOf(reader: OptionReader, output: string | undefined): HeadlineKey | undefined {
  const found = reader.text("tornado");
  if (found === undefined) return undefined;
  if (output === undefined) {
    reader.refuse({ kind: "option-missing", option: "--output", asked: false, at: {} });
  } else if (!/\.svg$/i.test(output)) reader.invalid("output", output, words.expectedPicture);
  return (
    headlineKeys.find((key) => key === found) ??
    reader.invalid("tornado", found, words.expectedFigure)
  );
}

function show(report: PoolReport, { print, language }: Context): void {
  const [first, ...more] = poolTables(report, language);
  if (first === undefined) return;
  const json = poolJson(report);
  if (print.format !== "people") {
    print.result({ json, table: poolCsv(report) });
    return;
  }
  print.result({ json, table: first });
  for (const table of more) {
    print.raw("\n");
    print.result({ json, table });
  }
}

async function write(
  output: string,
  figure: HeadlineKey | undefined,
  report: PoolReport,
  { files, language, print, today }: Context,
): Promise<void> {
  if (/\.docx$/i.test(output)) {
    await files.writePaper(output, poolPaper(poolFacts(report, "ja", today)));
  } else {
    const facts = poolFacts(report, language, today);
    const chart =
      figure === undefined ? poolChart(facts, language) : tornadoChart(facts, figure, language);
    await files.writeChart(output, chart);
  }
  print.note(words.written(output));
}
