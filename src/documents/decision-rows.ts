/** Decisions as --json tells them, and as rows of the list that a person can read and edit. */
import type { Catalogue } from "../domain/catalogue.ts";
import type { Decided } from "../domain/items/decided.ts";
import { transactionId } from "../domain/ledger.ts";
import { ratioText } from "../domain/ratio.ts";

type Known = Pick<Catalogue, "item">;

const nameOf = (code: string | undefined, catalogue: Known): string | undefined => {
  const item = code === undefined ? undefined : catalogue.item(code);
  return item?.nameEn ?? item?.nameJa;
};

export const decisionJson = (one: Decided, catalogue: Known) => ({
  left: one.code,
  leftName: nameOf(one.code, catalogue) ?? null,
  right: one.item ?? null,
  rightName: nameOf(one.item, catalogue) ?? null,
  decision: one.decision,
  ratio: one.ratio === undefined ? null : ratioText(one.ratio),
  who: one.by,
  when: one.on,
  why: one.reason ?? null,
  transaction: transactionId(one.transaction),
  stale: one.stale,
  leftWas: one.fingerprints.left,
  rightWas: one.fingerprints.right ?? null,
});

export const decisionFields = [
  "left",
  "left_name",
  "right",
  "right_name",
  "decision",
  "ratio",
  "who",
  "when",
  "why",
  "left_was",
  "right_was",
] as const;

/** `items decide` reads these again. */
export function decisionRow(one: Decided, catalogue: Known): readonly (string | undefined)[] {
  const { left, leftName, right, rightName, ...more } = decisionJson(one, catalogue);
  const { decision, ratio, who, when, why, leftWas, rightWas } = more;
  return [left, leftName, right, rightName, decision, ratio, who, when, why, leftWas, rightWas].map(
    (value) => value ?? undefined,
  );
}
