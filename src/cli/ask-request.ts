/** The questions that complete a line of a request on a terminal; nothing is asked twice. */
import type { KeptRequest } from "../domain/request.ts";
import { causes } from "../domain/request-declaration.ts";
import type { RequestField, StatedRequest } from "../domain/request-field.ts";
import { requestWordsOf as words } from "../text/request.ts";
import { causeWords, requestFieldNames as names } from "../text/request-fields.ts";
import { both } from "../text/text.ts";
import type { Context } from "./context.ts";
import type { RequestDesk } from "./request-desk.ts";

const asked = ["request", "organisation", "destination"] as const;

export async function askRequest(
  given: StatedRequest,
  kept: ReadonlyMap<string, KeptRequest>,
  { words: known }: RequestDesk,
  { ask }: Context,
): Promise<StatedRequest> {
  let stated = given;
  const answer = (field: RequestField, text: string): void => {
    stated = { ...stated, [field]: text.trim() };
  };
  for (const field of asked) {
    if (stated[field] === "") answer(field, await ask.text(names[field]));
    const before = field === "request" ? kept.get(stated.request)?.request : undefined;
    if (before === undefined) continue;
    stated = {
      ...stated,
      organisation: stated.organisation || before.organisation,
      cause: stated.cause || before.cause,
      destination: stated.destination || (before.lines[0]?.destination ?? ""),
    };
  }
  if (stated.cause === "") {
    const choices = causes.map((value) => ({ value, label: causeWords[value] }));
    answer("cause", await ask.choose(names.cause, choices));
  }
  if (stated.item === "" && stated.category === "") {
    for (;;) {
      const text = await ask.text(both((to) => `${names.item[to]} / ${names.category[to]}`));
      const item = known.catalogue.recogniseItem({ code: text });
      const category = known.catalogue.recogniseCategory(text);
      if (item.is === "known") answer("item", item.item.code);
      else if (category !== undefined) answer("category", category);
      else continue;
      break;
    }
  }
  const counted = stated.quantity + stated.people + stated.households;
  if (counted === "") answer("quantity", await ask.text(words.options.quantity));
  return stated;
}
