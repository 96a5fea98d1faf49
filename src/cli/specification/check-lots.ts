/** Reads the lots in stock, what is known of them, and judges them for `check` and its kin. */
import type { Catalogue } from "../../domain/catalogue.ts";
import type { LotFacts } from "../../domain/declaration.ts";
import type { WaiverSaid } from "../../domain/evidence-declaration.ts";
import { joined } from "../../domain/items/joined.ts";
import { lotKey } from "../../domain/lot-key.ts";
import { present } from "../../domain/present.ts";
import { stockLines } from "../../domain/stock.ts";
import type { CardFilter, Ledger } from "../../ports.ts";
import {
  type Acceptance,
  type AcceptanceSetting,
  acceptances,
  type LotLine,
} from "../../specification/acceptance.ts";
import type { SpecificationReference } from "../../specification/reference.ts";
import type { Organisation, Specification } from "../../specification/requirement.ts";
import type { Text } from "../../text/text.ts";
import type { Context } from "../context.ts";
import { ofOneState } from "../reports/report-options.ts";
import {
  evidenceRecorded,
  type Recorded,
  testimonyOf,
  waiversRecorded,
} from "./evidence-records.ts";

export interface Judgement {
  readonly lines: readonly LotLine[];
  readonly acceptances: readonly Acceptance[];
  readonly setting: AcceptanceSetting;
  readonly waivers: readonly Recorded<WaiverSaid>[];
  /** What is known of each lot, by `lotKey`. */
  readonly facts: ReadonlyMap<string, LotFacts>;
  /** Evidence that data can no longer make sense of. */
  readonly gone: readonly Text[];
}

export interface Question {
  readonly cards: CardFilter;
  readonly organisations: readonly Organisation[];
  readonly only: Specification | undefined;
}

export async function judgeStock(
  ledger: Ledger,
  { today }: Context,
  {
    catalogue,
    reference,
  }: { readonly catalogue: Catalogue; readonly reference: SpecificationReference },
  { cards, organisations, only }: Question,
): Promise<Judgement> {
  const { value } = await ofOneState(ledger, async () => ({
    balances: await ledger.balances({ ...cards, holdsGoods: true }),
    lots: await ledger.lotFacts(),
    evidence: await evidenceRecorded(ledger, catalogue),
    waivers: await waiversRecorded(ledger, catalogue),
  }));
  const lines = new Map<string, LotLine>();
  for (const { item, lot, agency, category, quantity } of stockLines(
    value.balances,
    value.lots,
    catalogue.item,
  )) {
    const key = joined(item, lot, agency);
    const before = lines.get(key);
    const facts = value.lots.get(lotKey(item, lot));
    const { manufactured: made, acquired } = facts ?? {};
    lines.set(
      key,
      before === undefined
        ? { item, lot, agency, quantity, ...present({ category, made, acquired }) }
        : { ...before, quantity: before.quantity + quantity },
    );
  }
  const { known, gone } = testimonyOf(value.evidence, reference);
  const { terms, methods } = reference;
  const waivers = value.waivers.map(({ said }) => said);
  const setting: AcceptanceSetting = {
    ...{ terms, methods, today, known, waivers, publications: reference },
    ...(only !== undefined && { only }),
  };
  const all = [...lines.values()].sort(byItemAndLot);
  return {
    lines: all,
    acceptances: acceptances(all, organisations, setting),
    setting,
    waivers: value.waivers,
    facts: value.lots,
    gone,
  };
}

const byItemAndLot = (a: LotLine, b: LotLine): number =>
  compareTexts(a.item, b.item) || compareTexts(a.lot, b.lot) || compareTexts(a.agency, b.agency);

const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
