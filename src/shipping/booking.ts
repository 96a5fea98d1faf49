/** The entries that a shipment's events book: from account to account, each owner's lots apart. */
import {
  type AccountCode,
  depotAccount,
  lossAccount,
  recipientAccount,
  transitAccount,
} from "../domain/account.ts";
import type { Entry } from "../domain/ledger.ts";
import type { ShipmentDeclaration } from "../domain/planning/shipment-declaration.ts";
import { present } from "../domain/present.ts";
import { movesOf, type Shipment, type ShipmentLine, type Stage } from "./shipments.ts";

/** What is lost, or damaged for good, leaves by the account of losses (亡失・損傷). */
function accountOf(stage: Stage, line: ShipmentLine, code: string): AccountCode {
  switch (stage) {
    case "reserved":
      return depotAccount(line.depot, "reserved");
    case "released":
      return depotAccount(line.depot, "available");
    case "transit":
      return transitAccount(code);
    case "received":
      return recipientAccount(line.recipient);
    case "damaged":
    case "lost":
      return lossAccount;
  }
}

/** What an event books, given the shipment before it. */
export function entriesOf(shipment: Shipment, told: ShipmentDeclaration): readonly Entry[] {
  if (told.event === "custody") return custodyEntries(shipment, told.to);
  const rows = new Map(
    told.event === "delivered" ? told.lines.map(({ line, row }) => [line, row]) : [],
  );
  return movesOf(shipment, told).map(({ line, from, to, quantity }): Entry => {
    const { item, lot, owner: agency } = line;
    const row = rows.get(line.no);
    return {
      ...{ item, lot, quantity },
      from: { account: accountOf(from, line, shipment.code), agency },
      to: { account: accountOf(to, line, shipment.code), agency },
      ...present({ origin: row === undefined ? undefined : { row } }),
    };
  });
}

const custodyEntries = ({ lines, code }: Shipment, to: string): readonly Entry[] =>
  lines
    .filter(({ at, owner }) => at.reserved > 0 && owner !== to)
    .map((line) => {
      const account = accountOf("reserved", line, code);
      const { item, lot, owner } = line;
      const from = { account, agency: owner };
      return { item, lot, quantity: line.at.reserved, from, to: { account, agency: to } };
    });
