/** The receipt form says what was sent, and leaves to the consignee what arrived. */
import { expect, test } from "vitest";
import { receiptForm } from "../../src/documents/shipping/receipt-form.ts";
import { receiptHeadings, receiptSheet } from "../../src/text/planning/receipt.ts";
import { shipment } from "../helpers/shipment-facts.ts";

test.each(["en", "ja"] as const)("a receipt form in %s", (language) => {
  const form = receiptForm(shipment, language);
  expect(form.name).toBe(receiptSheet[language]);
  const headings = form.columns.map(({ heading }) => heading);
  expect(headings).toEqual(Object.values(receiptHeadings).map((text) => text[language]));
  const at = (heading: keyof typeof receiptHeadings): number =>
    headings.indexOf(receiptHeadings[heading][language]);
  expect(form.rows.map((row) => [row[at("line")], row[at("lot")], row[at("sent")]])).toEqual([
    [1, "2024-03", 1210],
    [2, "L-7", 50],
  ]);
  for (const heading of ["received", "damaged", "short", "reason"] as const) {
    expect(form.columns[at(heading)]?.fill).toBe(true);
    expect(form.rows.map((row) => row[at(heading)])).toEqual([undefined, undefined]);
  }
  const fields = (form.head ?? []).flat();
  expect(fields.map(({ value }) => value)).toEqual([
    "S-2-1",
    "P-2 a1b2c3d4e5f6",
    "T-41 0f1e2d3c4b5a",
    undefined,
    undefined,
  ]);
});
