/**
 * Evidence and waivers as the ledger has them: those that stand, with the transaction that told of
 * them, under the codes that items and lots have by now.
 */
import type { Catalogue } from "../../domain/catalogue.ts";
import type { EvidenceSaid, WaiverSaid } from "../../domain/evidence-declaration.ts";
import { type Transaction, transactionId } from "../../domain/ledger.ts";
import { lotKey } from "../../domain/lot-key.ts";
import type { Ledger } from "../../ports.ts";
import { type Evidence, type Known, knownFrom } from "../../specification/evidence.ts";
import { evidenceOf } from "../../specification/read-evidence.ts";
import type { SpecificationReference } from "../../specification/reference.ts";
import { evidenceWords as words } from "../../text/specification/evidence.ts";
import type { Text } from "../../text/text.ts";

export interface Recorded<Said> {
  readonly said: Said;
  readonly transaction: Transaction;
}

export async function evidenceRecorded(
  ledger: Ledger,
  catalogue: Catalogue,
): Promise<readonly Recorded<EvidenceSaid>[]> {
  return standing<EvidenceSaid>(ledger, catalogue, "evidence");
}

export async function waiversRecorded(
  ledger: Ledger,
  catalogue: Catalogue,
): Promise<readonly Recorded<WaiverSaid>[]> {
  return standing<WaiverSaid>(ledger, catalogue, "waiver");
}

async function standing<Said extends EvidenceSaid | WaiverSaid>(
  ledger: Ledger,
  catalogue: Catalogue,
  what: Said["declares"],
): Promise<readonly Recorded<Said>[]> {
  const told = await ledger.declaring(what);
  const undone = new Set(told.flatMap(({ reverses }) => reverses ?? []));
  return told
    .filter(({ number, reverses }) => reverses === undefined && !undone.has(number))
    .flatMap((transaction) =>
      transaction.declarations.flatMap((one) =>
        one.declares === what && !("withdrawn" in one)
          ? [{ said: current(one as Said, catalogue), transaction }]
          : [],
      ),
    );
}

/** What was said of an item that is another one by now was said of that one. */
function current<Said extends EvidenceSaid | WaiverSaid>(said: Said, catalogue: Catalogue): Said {
  const became = catalogue.same.of(said.code);
  if (became === undefined) return said;
  const lot = said.lot === undefined ? undefined : (became.lots.get(said.lot) ?? said.lot);
  return { ...said, code: became.item, ...(lot !== undefined && { lot }) };
}

export interface Testimony {
  /** What is known of a lot: its own evidence before that of its item. */
  known(item: string, lot: string): Known;
  /** Values whose attribute or unit data no longer know. */
  readonly gone: readonly Text[];
}

export function testimonyOf(
  recorded: readonly Recorded<EvidenceSaid>[],
  reference: SpecificationReference,
): Testimony {
  const ofItem = new Map<string, Evidence[]>();
  const ofLot = new Map<string, Evidence[]>();
  const gone: Text[] = [];
  for (const { said, transaction } of recorded) {
    const origin = transactionId(transaction.number);
    const evidence = evidenceOf(said, reference, origin);
    if (evidence === undefined) {
      gone.push(words.gone(origin, said.attribute));
      continue;
    }
    const [map, key] =
      said.lot === undefined ? [ofItem, said.code] : [ofLot, lotKey(said.code, said.lot)];
    const before = map.get(key);
    if (before === undefined) map.set(key, [evidence]);
    else before.push(evidence);
  }
  const { attributes } = reference;
  const shared = new Map<string, Known>();
  const itemKnown = (item: string): Known => {
    const before = shared.get(item);
    if (before !== undefined) return before;
    const made = knownFrom(ofItem.get(item) ?? [], attributes);
    shared.set(item, made);
    return made;
  };
  return {
    gone,
    known(item, lot) {
      const own = ofLot.get(lotKey(item, lot));
      if (own === undefined) return itemKnown(item);
      const key = lotKey(item, lot);
      const before = shared.get(key);
      if (before !== undefined) return before;
      const made = knownFrom([...own, ...(ofItem.get(item) ?? [])], attributes);
      shared.set(key, made);
      return made;
    },
  };
}
