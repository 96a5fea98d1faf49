/** The headings of files of events (event-columns.csv), and since when events were recorded. */
import { isDate } from "../../domain/dates.ts";
import type { EventReference } from "../../domain/relief-event.ts";
import { type Result, unless } from "../../domain/result.ts";
import { readDataTable } from "./data-table.ts";

export function loadEventReference(folders: readonly string[]): Result<EventReference> {
  const columns = readDataTable(folders, "event-columns.csv", ["column", "words"]);
  const records = readDataTable(folders, "relief-records.csv", [
    ...["agency", "from", "until", "complete"],
  ]);
  const reference: EventReference = {
    columns: columns.rows.map((row) => ({
      meaning: row.text("column"),
      words: row.list("words"),
      source: row.optional("source") ?? "",
    })),
    records: records.rows.map((row) => {
      for (const column of ["from", "until"]) {
        const found = row.text(column);
        const expected = ["a day, YYYY-MM-DD", "YYYY-MM-DD の日付"] as const;
        if (found !== "" && !isDate(found)) {
          row.refuse(column, { kind: "data-invalid", found, expected });
        }
      }
      return {
        agency: row.text("agency"),
        from: row.text("from"),
        until: row.text("until"),
        complete: row.oneOf("complete", ["yes", "no"]) === "yes",
        noteEn: row.optional("note") ?? "",
        noteJa: row.optional("note_ja") ?? "",
      };
    }),
  };
  return unless([...columns.problems, ...records.problems], () => reference);
}
