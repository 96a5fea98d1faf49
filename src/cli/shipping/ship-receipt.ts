/** A receipt that a consignee filled in: of which shipment it is, and what it says of its lines. */
import { assert } from "../../domain/assert.ts";
import type { Catalogue } from "../../domain/catalogue.ts";
import { normalise } from "../../domain/normalise.ts";
import { present } from "../../domain/present.ts";
import type { Place, Problem } from "../../domain/problems/problem.ts";
import { inBaseUnit } from "../../importers/base-unit.ts";
import { plain } from "../../importers/cell.ts";
import {
  type Receipt,
  type ReceiptLine,
  readReceipt,
  receiptFigures,
} from "../../importers/requests/receipt.ts";
import type { ReadFile } from "../../importers/table.ts";
import { type ToldLine, unknownLine } from "../../shipping/delivery.ts";
import type { Shipment } from "../../shipping/shipments.ts";
import type { Context } from "../context.ts";
import { readOptions } from "../file-options.ts";
import { InputFault } from "../input-fault.ts";
import { shipmentCalled } from "./ship-desk.ts";

export interface ReceiptFile {
  readonly file: ReadFile;
  readonly receipt: Receipt;
  readonly shipment: Shipment;
}

/** The first table of the file that is a receipt, and the shipment that it and the person name. */
export async function receiptMeant(
  path: string,
  options: Readonly<Record<string, string | boolean | undefined>>,
  named: Shipment | undefined,
  shipments: ReadonlyMap<string, Shipment>,
  context: Context,
): Promise<ReceiptFile> {
  const read = await context.files.read(path, readOptions(options));
  if (!read.ok) throw new InputFault(...read.problems);
  const file = read.value;
  const columns = await context.receiptColumns();
  const vocabulary = await context.vocabulary();
  for (const { sheet, rows } of file.tables) {
    const found = readReceipt(
      { file: file.name, rows, ...present({ sheet }) },
      columns,
      vocabulary,
    );
    if (found === undefined) continue;
    return { file, receipt: found, shipment: shipmentOf(found, file, named, shipments) };
  }
  throw new InputFault({ kind: "receipt-no-table", at: { file: file.name } });
}

function shipmentOf(
  { shipment, lines, problems: unread }: Receipt,
  { name: file }: ReadFile,
  named: Shipment | undefined,
  shipments: ReadonlyMap<string, Shipment>,
): Shipment {
  const said = [
    ...(shipment === undefined ? [] : [shipment]),
    ...lines.flatMap((line) => line.shipment ?? []),
  ];
  const [first] = said;
  if (named === undefined && first === undefined) {
    throw new InputFault({ kind: "receipt-of-nothing", at: { file } });
  }
  const meant = named ?? calledIn(first?.text ?? "", first?.at ?? { file }, shipments);
  const problems = said.flatMap(({ text, at }): readonly Problem[] => {
    const other = normalise(text) !== normalise(meant.code);
    return other ? [{ kind: "receipt-of-other", found: text, shipment: meant.code, at }] : [];
  });
  if (problems.length > 0) throw new InputFault(...problems, ...unread);
  return meant;
}

/** As `shipmentCalled`, with the place in the file. */
function calledIn(text: string, at: Place, shipments: ReadonlyMap<string, Shipment>): Shipment {
  try {
    return shipmentCalled(text, shipments);
  } catch (error) {
    if (!(error instanceof InputFault)) throw error;
    throw new InputFault(...error.problems.map((problem) => ({ ...problem, at })));
  }
}

/**
 * The lines of a receipt as those of its shipment; what does not fit is told. A reason that is
 * given beside the file holds for the lines that give none of their own.
 */
export function toldBy(
  { receipt, file }: ReceiptFile,
  shipment: Shipment,
  { catalogue, reason: beside }: { readonly catalogue: Catalogue; readonly reason?: string },
  problems: Problem[],
): readonly ToldLine[] {
  const { code, lines } = shipment;
  problems.push(...receipt.problems);
  return receipt.lines.flatMap((said): readonly ToldLine[] => {
    const no = Number(plain(said.line.text));
    const line = lines.find((one) => one.no === no);
    if (line === undefined) {
      problems.push(unknownLine(code, said.line.text, lines.length, said.line.at));
      return [];
    }
    const other = otherGoods(said, line, catalogue);
    const { column: _, ...row } = said.line.at;
    const at = { ...row, file: file.name };
    if (other !== undefined) {
      const sent = `${line.item} ${line.lot}`;
      problems.push({
        kind: "receipt-other-goods",
        shipment: code,
        line: no,
        found: other,
        sent,
        at,
      });
      return [];
    }
    const figures = figuresOf(said, line, catalogue, problems);
    if (figures === undefined) return [];
    const differs = (figures.damaged ?? 0) + (figures.short ?? 0) > 0;
    const reason = said.reason ?? (differs ? beside : undefined);
    return [{ line: no, row: said.row, at, ...figures, ...present({ reason }) }];
  });
}

type Figures = Pick<ToldLine, (typeof receiptFigures)[number]>;

/** In the item's base unit; undefined where any cannot be read, as nothing follows from the rest. */
function figuresOf(
  said: ReceiptLine,
  { item: code }: Shipment["lines"][number],
  catalogue: Catalogue,
  problems: Problem[],
): Figures | undefined {
  const item = catalogue.item(code);
  assert(item !== undefined, "what was sent is an item that the ledger knows");
  const known = problems.length;
  const figures: Figures = present(
    Object.fromEntries(
      receiptFigures.map((figure) => {
        const cell = said[figure];
        const read = cell && inBaseUnit(cell.said, undefined, { item, stated: undefined });
        if (read !== undefined && "fault" in read)
          problems.push({ ...read.fault, at: cell?.at ?? {} });
        return [figure, read !== undefined && "value" in read ? read.value.quantity : undefined];
      }),
    ),
  );
  return said.unread || problems.length > known ? undefined : figures;
}

/** What a row names instead of the line's goods. */
function otherGoods(
  { item, lot }: ReceiptLine,
  line: Shipment["lines"][number],
  catalogue: Catalogue,
): string | undefined {
  const known = item === undefined ? undefined : catalogue.recogniseItem({ code: item });
  const code = known?.is === "known" ? known.item.code : item;
  if (code !== undefined && normalise(code) !== normalise(line.item)) return item;
  return lot !== undefined && normalise(lot) !== normalise(line.lot) ? lot : undefined;
}
