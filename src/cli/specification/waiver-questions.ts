/**
 * What a person at a terminal is asked for a waiver: whatever the options left out. Of the
 * requirements those are offered that the goods in question miss today.
 */
import type { Catalogue } from "../../domain/catalogue.ts";
import type { Ledger } from "../../ports.ts";
import { organisationCalled } from "../../specification/asked.ts";
import type { SpecificationReference } from "../../specification/reference.ts";
import type { Organisation } from "../../specification/requirement.ts";
import { failureText } from "../../text/specification/check.ts";
import { named } from "../../text/specification/demands.ts";
import { waiverWords as words } from "../../text/specification/waivers.ts";
import type { Text } from "../../text/text.ts";
import type { Input } from "../command.ts";
import type { Context } from "../context.ts";
import { OptionReader } from "../reports/report-options.ts";
import { judgeStock } from "./check-lots.ts";

interface Desk {
  readonly ledger: Ledger;
  readonly context: Context;
  readonly catalogue: Catalogue;
  readonly reference: SpecificationReference;
}

/** The options, with the answers in the places of those that were missing. */
export async function waiverOptions(
  given: Input["options"],
  desk: Desk,
): Promise<Input["options"]> {
  const { context, reference } = desk;
  if (!context.terminal) return given;
  const { ask } = context;
  const options: Record<string, Input["options"][string]> = { ...given };
  const missing = (name: string): boolean => String(options[name] ?? "").trim() === "";
  const text = async (name: string, question: Text): Promise<void> => {
    if (!missing(name)) return;
    const answer = (await ask.text(question)).trim();
    if (answer !== "") options[name] = answer;
  };
  const nothingSaid = missing("item");
  await text("item", words.ask.item);
  // Whoever named the item by an option has said which lots are meant, too.
  if (nothingSaid) await text("lot", words.ask.lot);
  if (missing("for")) {
    const asking = [...reference.organisations.values()].filter(({ asks }) => asks);
    options["for"] = await ask.choose(
      words.ask.for,
      asking.map((one) => ({ value: one.code, label: named(one) })),
    );
  }
  if (missing("attribute")) {
    const chosen = await attributeAsked(options, desk);
    if (chosen !== "") options["attribute"] = chosen;
  }
  await text("by", words.ask.by);
  await text("reason", words.ask.reason);
  await text("until", words.ask.until);
  return options;
}

async function attributeAsked(options: Input["options"], desk: Desk): Promise<string> {
  const { ask } = desk.context;
  const missed = await missedBy(options, desk);
  if (missed.length === 0) return (await ask.text(words.ask.attribute)).trim();
  const choices = [...missed, { value: "", label: words.ask.another }];
  const chosen = await ask.choose(words.ask.attribute, choices);
  return chosen === "" ? (await ask.text(words.ask.attribute)).trim() : chosen;
}

/** What the goods miss of what the organisation asks for, each attribute once. */
async function missedBy(
  options: Input["options"],
  { ledger, context, catalogue, reference }: Desk,
): Promise<readonly { readonly value: string; readonly label: Text }[]> {
  const { item, lot } = new OptionReader({
    item: options["item"],
    lot: options["lot"],
  }).cards(catalogue);
  const organisation: Organisation | undefined = organisationCalled(
    String(options["for"] ?? ""),
    reference.organisations,
  );
  if (item === undefined || organisation === undefined) return [];
  const cards = { item, ...(lot !== undefined && { lot }) };
  const question = { cards, organisations: [organisation], only: undefined };
  const judged = await judgeStock(ledger, context, { catalogue, reference }, question);
  const found = new Map<string, Text>();
  for (const { edition, checked } of judged.acceptances) {
    if (edition !== "today") continue;
    for (const finding of checked?.findings ?? []) {
      const { attribute } = finding.requirement;
      if (finding.result !== "fail" || found.has(attribute.code)) continue;
      found.set(attribute.code, failureText(finding, reference));
    }
  }
  return [...found].map(([value, label]) => ({ value, label }));
}
