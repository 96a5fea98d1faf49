/**
 * A file that comes back, and the sheet in it that is meant: of which count and team it is, by its
 * check mark and by what the command line says, which must agree.
 */
import type { Count, Printed } from "../../counting/counts.ts";
import { latestPrinted } from "../../counting/counts.ts";
import { closedBy } from "../../counting/rules.ts";
import { type CountTeam, countTeams } from "../../domain/counting/count-declaration.ts";
import type { Problem } from "../../domain/problems/problem.ts";
import {
  type CheckMark,
  type CountTable,
  countTablesIn,
} from "../../importers/counting/count-layout.ts";
import type { ReadFile } from "../../importers/table.ts";
import { Refused } from "../../ports.ts";
import { countExpected } from "../../text/counting/count.ts";
import type { Input } from "../command.ts";
import type { Context } from "../context.ts";
import { InputFault } from "../input-fault.ts";
import { countCalled } from "./count-desk.ts";

export interface MeantSheet {
  readonly file: ReadFile;
  readonly sheet: CountTable;
  readonly count: Count;
  readonly team: CountTeam;
  readonly printed: Printed;
}

export async function sheetMeant(
  { args, options }: Input,
  context: Context,
  counts: ReadonlyMap<string, Count>,
): Promise<MeantSheet> {
  const said = (name: "encoding" | "sheet"): object =>
    typeof options[name] === "string" ? { [name]: options[name] } : {};
  const read = await context.files.read(args[0] ?? "", { ...said("encoding"), ...said("sheet") });
  if (!read.ok) throw new InputFault(...read.problems);
  const file = read.value;
  const at = { file: file.name };
  const team = teamOption(options["team"]);
  const sheets = countTablesIn(file, await context.vocabulary());
  const [first] = sheets;
  if (first === undefined) {
    throw new InputFault({ kind: "no-header", found: file.tables[0]?.sheet ?? "", at });
  }
  const named = options["count"];
  const called =
    typeof named === "string" ? countCalled(named, counts, { option: "--count" }) : undefined;
  const sheet = sheetOf(sheets, team, called?.code, file.name);
  if (sheet.mark === undefined) {
    if (called === undefined || team === undefined) {
      throw new InputFault({ kind: "count-sheet-unmarked", at });
    }
    return { file, sheet, count: open(called), team, printed: latest(called, team) };
  }
  const place = sheet.table.sheet === undefined ? at : { ...at, sheet: sheet.table.sheet };
  const fault = (problem: Problem): never => {
    throw new InputFault(problem);
  };
  const { mark } = sheet;
  if (called !== undefined && called.code !== mark.count) {
    fault({ kind: "count-sheet-of-other", found: mark.count, count: called.code, at: place });
  }
  const count = counts.get(mark.count);
  const printed = count && printedFor(count, mark);
  if (count === undefined || printed === undefined) {
    return fault({ kind: "count-sheet-foreign", found: mark.text, at: place });
  }
  if (team !== undefined && team !== mark.team) {
    fault({ kind: "count-team-differs", found: mark.team, team, at: place });
  }
  return { file, sheet, count: open(count), team: mark.team, printed };
}

function teamOption(found: string | boolean | undefined): CountTeam | undefined {
  if (typeof found !== "string") return undefined;
  const team = countTeams.find((one) => String(one) === found.normalize("NFKC").trim());
  if (team !== undefined) return team;
  const expected = countExpected.team;
  throw new InputFault({ kind: "option-invalid", option: "--team", found, expected, at: {} });
}

/** A workbook has a sheet for each team; the only one with figures is meant, where none is said. */
function sheetOf(
  sheets: readonly CountTable[],
  team: CountTeam | undefined,
  code: string | undefined,
  file: string,
): CountTable {
  const own = sheets.filter(({ mark }) => mark?.team === team);
  const filled = sheets.filter(({ filled: rows }) => rows > 0);
  const among = team !== undefined && own.length > 0 ? own : filled.length > 0 ? filled : sheets;
  const teams = new Set(among.map(({ mark }) => mark?.team));
  const [sheet] = among.toSorted((a, b) => b.filled - a.filled);
  if (sheet !== undefined && (teams.size === 1 || team !== undefined)) return sheet;
  const count = code ?? sheet?.mark?.count ?? "";
  throw new InputFault({ kind: "count-team-unclear", count, at: { file } });
}

/** The sheets that bear this mark. */
function printedFor(count: Count, { team, digits }: CheckMark): Printed | undefined {
  const own = team === 3 ? count.thirds : [count.printed];
  return own.find(({ transaction }) => transaction.hash.startsWith(digits));
}

function latest(count: Count, team: CountTeam): Printed {
  const printed = latestPrinted(count, team);
  if (printed !== undefined) return printed;
  throw new Refused([{ kind: "count-third-not-printed", count: count.code, at: {} }]);
}

function open(count: Count): Count {
  const closed = closedBy(count);
  if (closed !== undefined) throw new Refused([{ ...closed, at: {} }]);
  return count;
}
