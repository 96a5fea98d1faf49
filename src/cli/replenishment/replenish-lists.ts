/** Lists of what organisations hold and want to hold: item, quantity, target. */
import type { Catalogue } from "../../domain/catalogue.ts";
import type { Problem } from "../../domain/problems/problem.ts";
import { plain } from "../../importers/cell.ts";
import { type ScenarioRow, scenarioTable } from "../../importers/scenarios/scenario-table.ts";
import { textOf } from "../../importers/table.ts";
import type { ListedStock } from "../../replenishment/organisations.ts";
import type { Context } from "../context.ts";
import { InputFault } from "../input-fault.ts";

interface Listed {
  readonly rows: readonly ListedStock[];
  /** As written: goods that the catalogue does not know, or that have no category. */
  readonly unknown: readonly string[];
}

export async function listedStocks(
  lists: readonly { readonly organisation: string; readonly file: string }[],
  catalogue: Catalogue,
  context: Context,
): Promise<Listed> {
  const rows: ListedStock[] = [];
  const unknown: string[] = [];
  const problems: Problem[] = [];
  const columns = await context.holdingColumns();
  for (const { organisation, file: path } of lists) {
    const file = await context.files.read(path, {});
    if (!file.ok) {
      problems.push(...file.problems);
      continue;
    }
    const table = scenarioTable(file.value, columns, ["item", "quantity"]);
    for (const row of table.rows) {
      const said = (column: string): string | undefined => {
        const text = plain(textOf(row.cell(column)));
        return text === "" ? undefined : text;
      };
      const [quantity, target] = [whole(row, "quantity"), said("target") && whole(row, "target")];
      const [name, code] = [said("item"), said("code")];
      if (name === undefined && code === undefined) {
        row.text("item"); // which says that nothing stands there
        continue;
      }
      const met = catalogue.recogniseItem({ code: code ?? name, ...(code && { name }) });
      const item = met.is === "known" ? met.item : undefined;
      const goods = item?.category ?? catalogue.recogniseCategory(name ?? "");
      if (goods === undefined) unknown.push(name ?? code ?? "");
      else {
        rows.push({
          // In a list of several owners each is somebody who holds goods.
          organisation: said("owner") ?? organisation,
          ...{ goods, item: item?.code ?? goods, quantity },
          target: typeof target === "number" ? target : undefined,
        });
      }
    }
    problems.push(...table.problems);
  }
  if (problems.length > 0) throw new InputFault(...problems);
  return { rows, unknown };
}

function whole(row: ScenarioRow, column: string): number {
  const value = row.amount(column);
  if (Number.isNaN(value) || Number.isSafeInteger(value)) return value;
  const expected = ["a whole number, 0 or above", "0以上の整数"] as const;
  row.refuse(column, { kind: "scenario-value", found: String(value), expected });
  return Number.NaN;
}
