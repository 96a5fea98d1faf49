/**
 * Where output goes: results to standard output, everything else to standard error. With --json a
 * result is one JSON document, with --csv the rows of its table, otherwise a table for people.
 */
import type { Problem } from "../../domain/problems/problem.ts";
import { explain } from "../../text/problems/problems.ts";
import type { Language, Text } from "../../text/text.ts";
import { renderTable, type TableSpec } from "./render.ts";

export interface Output {
  /** The JSON document: plain values, camelCase keys. */
  readonly json: unknown;
  /** The table of --csv, and what people see where `text` is absent. */
  readonly table?: TableSpec;
  /** What people see. */
  readonly text?: Text;
}

export interface Print {
  result(output: Output): void;
  /** Progress and remarks, on standard error; silent under --quiet. */
  note(text: Text): void;
  /** How it goes, in one line of a terminal that is written over; undefined takes it away. */
  status(text: Text | undefined): void;
  /** On standard error, also under --quiet. */
  warn(text: Text): void;
  problems(problems: readonly Problem[]): void;
  /** A piece of standard output as it is: a big result is written as it comes. */
  raw(text: string): void;
  /** Waits until whoever reads has kept up: a big result must not pile up in memory. */
  drained(): Promise<void>;
  readonly format: "json" | "csv" | "people";
}

export interface Streams {
  out(text: string): void;
  err(text: string): void;
  drained(): Promise<void>;
}

/** More problems than this are counted, not shown: nobody reads on, and the first ones explain. */
export const problemsShownMax = 200;

export interface PrintSettings {
  readonly language: Language;
  readonly format: "json" | "csv" | "people";
  readonly quiet: boolean;
  readonly color: boolean;
  /** Standard error is a terminal. */
  readonly live: boolean;
  /** Of the terminal; undefined where the output goes elsewhere. */
  readonly width: number | undefined;
  /** --csv texts, safe to open in a spreadsheet. */
  readonly csv: (rows: readonly (readonly (string | number | undefined)[])[]) => string;
}

export function printer(streams: Streams, settings: PrintSettings): Print {
  const { language, format, quiet, color, live, width } = settings;
  return {
    format,
    raw: streams.out,
    drained: streams.drained,
    result({ json, table, text }) {
      if (format === "json") return streams.out(`${JSON.stringify(json, undefined, 2)}\n`);
      if (format === "csv" && table !== undefined) {
        const keys = table.columns.map(({ key }) => key);
        const rows = table.rows.map((row) => keys.map((key) => row.cells[key]));
        return streams.out(settings.csv([keys, ...rows]));
      }
      if (text !== undefined) return streams.out(`${text[language]}\n`);
      if (table !== undefined) streams.out(renderTable(table, { language, color, width }));
    },
    note: (text) => {
      if (!quiet) streams.err(`${text[language]}\n`);
    },
    status: (text) => {
      if (live && !quiet) streams.err(`\r\u001b[2K${text?.[language] ?? ""}`);
    },
    warn: (text) => streams.err(`${text[language]}\n`),
    problems(problems) {
      for (const problem of problems.slice(0, problemsShownMax)) {
        streams.err(`${explain(problem, language)}\n`);
      }
      const more = problems.length - problemsShownMax;
      if (more > 0) {
        const text = { en: `… and ${more} more problems`, ja: `…ほか${more}件` };
        streams.err(`${text[language]}\n`);
      }
    },
  };
}
