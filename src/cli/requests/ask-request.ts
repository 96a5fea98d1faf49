/**
 * The questions that complete a line of a request on a terminal. Nothing is asked twice, an answer
 * that cannot be is asked for again, and what may be left open is asked only of who is being asked
 * anyway.
 */

import type { KeptRequest } from "../../domain/planning/request.ts";
import { causes, type priorities } from "../../domain/planning/request-declaration.ts";
import type { RequestField, StatedRequest } from "../../domain/planning/request-field.ts";
import type { Problem } from "../../domain/problems/problem.ts";
import {
  requestAskWords as questions,
  requestWordsOf as words,
} from "../../text/planning/request.ts";
import { causeWords, requestFieldNames as names } from "../../text/planning/request-fields.ts";
import { both, same, type Text } from "../../text/text.ts";
import type { Context } from "../context.ts";
import { Names } from "../names.ts";
import type { RequestDesk } from "./request-desk.ts";

/** What is wrong with one field of what was stated so far. */
type FaultsOf = (field: RequestField, stated: StatedRequest) => readonly Problem[];

export async function askRequest(
  given: StatedRequest,
  kept: ReadonlyMap<string, KeptRequest>,
  desk: RequestDesk,
  context: Context,
  faultsOf: FaultsOf,
): Promise<StatedRequest> {
  const asking = new Asking(given, context, faultsOf);
  await asking.needed("request");
  asking.inherit(kept.get(asking.stated.request));
  await asking.needed("organisation");
  await asking.chosen("cause", causes, (cause) => causeWords[cause]);
  await asking.needed("destination");
  await asking.goods(desk);
  await asking.quantity();
  if (asking.asked > 0) {
    await asking.open("needed_by", questions.neededBy);
    await asking.chosen("priority", [2, 1, 3] satisfies (typeof priorities)[number][], (value) =>
      same(String(value)),
    );
  }
  return asking.stated;
}

class Asking {
  stated: StatedRequest;
  asked = 0;
  readonly #context: Context;
  readonly #faultsOf: FaultsOf;

  constructor(given: StatedRequest, context: Context, faultsOf: FaultsOf) {
    this.stated = given;
    this.#context = context;
    this.#faultsOf = faultsOf;
  }

  /** What an earlier line of the request has said need not be said again. */
  inherit(before: KeptRequest | undefined): void {
    if (before === undefined) return;
    const { organisation, operation = "", cause, lines } = before.request;
    const [first] = lines;
    const { stated } = this;
    this.stated = {
      ...stated,
      organisation: stated.organisation || organisation,
      operation: stated.operation || operation,
      cause: stated.cause || cause,
      destination: stated.destination || (first?.destination ?? ""),
      needed_by: stated.needed_by || (first?.neededBy ?? ""),
      priority: stated.priority || String(first?.priority ?? ""),
      consignee: stated.consignee || (first?.consignee ?? ""),
    };
  }

  async needed(field: RequestField): Promise<void> {
    while (this.stated[field] === "") await this.#answer(field, names[field]);
  }

  /** An empty answer leaves it open. */
  async open(field: RequestField, question: Text): Promise<void> {
    if (this.stated[field] !== "") return;
    while (!(await this.#answer(field, question)));
  }

  async chosen<Value extends string | number>(
    field: RequestField,
    values: readonly Value[],
    label: (value: Value) => Text,
  ): Promise<void> {
    if (this.stated[field] !== "") return;
    this.asked += 1;
    const choices = values.map((value) => ({ value, label: label(value) }));
    const value = await this.#context.ask.choose(names[field], choices);
    this.stated = { ...this.stated, [field]: String(value) };
  }

  /** An item, or a category that any item of will do. */
  async goods({ words: { catalogue } }: RequestDesk): Promise<void> {
    const { ask, print } = this.#context;
    while (this.stated.item === "" && this.stated.category === "") {
      this.asked += 1;
      const text = (await ask.text(questions.goods)).trim();
      if (text === "") continue;
      const item = catalogue.recogniseItem({ code: text });
      const category = catalogue.recogniseCategory(text);
      const code = item.is === "known" ? item.item.code : undefined;
      if (code !== undefined || category !== undefined) {
        this.stated = { ...this.stated, ...(await this.#meant(code, category, catalogue)) };
      } else {
        const near = catalogue.nearest("item", text) ?? catalogue.nearest("category", text);
        const unknown = { kind: "unknown-code", what: "item", found: text } as const;
        print.problems([{ ...unknown, ...(near !== undefined && { near }), at: {} }]);
      }
    }
  }

  /** 毛布 is an item whose kind is not known, and all blankets: who says it is asked which is meant. */
  async #meant(
    item: string | undefined,
    category: string | undefined,
    catalogue: RequestDesk["words"]["catalogue"],
  ): Promise<Partial<StatedRequest>> {
    const known = new Names(catalogue);
    if (category === undefined) return { item: item ?? "" };
    if (item === undefined) return { category };
    const any = both((to) => words.anyOf(known.category(category)[to])[to]);
    const meant = await this.#context.ask.choose(questions.which, [
      { value: "category", label: any },
      { value: "item", label: known.itemWithCode(item) },
    ] as const);
    return meant === "category" ? { category } : { item };
  }

  /** The quantity, or the people or households from whom it follows. */
  async quantity(): Promise<void> {
    for (;;) {
      const { quantity, people, households } = this.stated;
      if (quantity + people + households !== "") return;
      await this.open(
        "quantity",
        both((to) => `${words.options.quantity[to]}${questions.orEmpty[to]}`),
      );
      if (this.stated.quantity !== "") return;
      await this.open("people", questions.people);
      if (this.stated.people === "") await this.open("households", questions.households);
    }
  }

  /** False where the answer cannot be: what is wrong was said. */
  async #answer(field: RequestField, question: Text): Promise<boolean> {
    this.asked += 1;
    const text = (await this.#context.ask.text(question)).trim();
    if (text === "") return true;
    const stated = { ...this.stated, [field]: text };
    const problems = this.#faultsOf(field, stated);
    if (problems.length === 0) this.stated = stated;
    else this.#context.print.problems(problems.map((problem) => ({ ...problem, at: {} })));
    return problems.length === 0;
  }
}
