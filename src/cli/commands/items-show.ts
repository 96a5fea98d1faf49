/**
 * `items show`: all that is known of an item: what it is like, under which names it goes, where how
 * much of it lies, which items became it or it became, and what was decided of it.
 */
import { decisionJson } from "../../documents/decision-rows.ts";
import type { Catalogue, ItemName } from "../../domain/catalogue.ts";
import type { Decided } from "../../domain/items/decided.ts";
import { mergeOf } from "../../domain/items/merge.ts";
import { MergeHistory } from "../../domain/items/merge-balance.ts";
import { transactionId } from "../../domain/ledger.ts";
import { normalise } from "../../domain/normalise.ts";
import { present } from "../../domain/present.ts";
import { ratioText } from "../../domain/ratio.ts";
import type { Item } from "../../domain/reference.ts";
import type { Balance, Ledger } from "../../ports.ts";
import { itemsWords as words } from "../../text/items/items.ts";
import { mergeWords } from "../../text/items/merge.ts";
import { decisionWords } from "../../text/problems/decision-problems.ts";
import { accountWords } from "../../text/reports.ts";
import { both, type Text } from "../../text/text.ts";
import type { SubCommand } from "../command.ts";
import type { Context } from "../context.ts";
import { exit } from "../exit.ts";
import { InputFault } from "../input-fault.ts";
import { allDecided } from "../items/deciding.ts";
import { itemCard, itemFields, itemJson } from "../items/item-tables.ts";
import { mergeJson, mergeTable, type ShownMerge } from "../items/merge-report.ts";
import { Names } from "../names.ts";
import type { TableSpec } from "../terminal/render.ts";

export const show: SubCommand = {
  name: "show",
  summary: words.show,
  arguments: [{ name: "<item>", text: words.item }],
  options: [],
  example: "bichiku items show BLANKET",
  run: ({ args }, context) =>
    context.withLedger(async (ledger) => {
      const catalogue = await context.catalogue(ledger);
      const item = itemNamed(args[0] ?? "", catalogue);
      const shown: Shown = {
        item,
        names: catalogue.namesOf(item.code),
        balances: await ledger.balances({ item: item.code, holdsGoods: true }),
        merges: await mergesOf(item.code, ledger),
        decided: (await allDecided(ledger, catalogue)).filter(
          (one) => one.code === item.code || one.item === item.code,
        ),
      };
      if (context.print.format === "people") showPeople(shown, catalogue, context);
      else {
        context.print.result({
          json: shownJson(shown, catalogue, context.language),
          table: itemFields(item, catalogue.same),
        });
      }
      return exit.ok;
    }),
};

interface Shown {
  readonly item: Item;
  readonly names: readonly ItemName[];
  readonly balances: readonly Balance[];
  readonly merges: readonly ShownMerge[];
  readonly decided: readonly Decided[];
}

/** The item of that very name, also where it has become another one. */
function itemNamed(found: string, catalogue: Catalogue): Item {
  const met = catalogue.recogniseItem({ code: found });
  if (met.is === "known") return met.under?.item ?? met.item;
  const near = catalogue.nearest("item", found);
  const what = { kind: "unknown-code", what: "item", found } as const;
  throw new InputFault({ ...what, ...present({ near }), at: {} });
}

/** Merges in which an item had a part, whether undone or not, with what both held. */
async function mergesOf(code: string, ledger: Ledger): Promise<readonly ShownMerge[]> {
  const all = await ledger.declaring("same-item");
  const undoneBy = new Map(all.map(({ reverses, number }) => [reverses, number]));
  const merges = all.filter((it) => {
    const told = it.kind === "merge" ? mergeOf(it) : undefined;
    return told?.code === code || told?.item === code;
  });
  const history = new MergeHistory(merges);
  for (const item of new Set(merges.flatMap((it) => mergeOf(it)?.item ?? []))) {
    for await (const transaction of ledger.transactions({ item })) history.add(item, transaction);
  }
  return merges.map((merge) => ({
    merge,
    balances: history.balances(merge),
    undoneBy: undoneBy.get(merge.number),
  }));
}

const shownJson = (
  { item, names, balances, merges, decided }: Shown,
  catalogue: Catalogue,
  language: Context["language"],
) => ({
  ...itemJson(item, catalogue.same),
  names: names.map(({ text, kind, body, of }) => ({ text, kind, body: body ?? null, item: of })),
  balances: balances.map(({ account, agency, lot, quantity }) => ({
    account,
    agency,
    lot,
    quantity,
  })),
  merges: merges.map((merge) => mergeJson(merge, language)),
  decisions: decided.map((one) => decisionJson(one, catalogue)),
});

function showPeople(shown: Shown, catalogue: Catalogue, { print, language }: Context): void {
  const names = new Names(catalogue);
  print.result({
    json: undefined,
    table: itemCard(shown.item, catalogue.same, names, language),
  });
  const called = namesText(shown.names, shown.item, names);
  const parts: readonly (Text | TableSpec)[] = [
    ...(called.length === 0 ? [] : [words.knownAs(called)]),
    balanceTable(shown.balances, names, language),
    ...shown.merges.map((one) => mergeTable(one, mergeTitle(one, names), catalogue, language)),
    ...(shown.decided.length === 0 ? [] : [decidedText(shown.decided, names)]),
  ];
  for (const part of parts) {
    print.raw("\n");
    print.result("en" in part ? { json: undefined, text: part } : { json: undefined, table: part });
  }
}

/** Each text once, with whose word it is; the item's own come first. */
function namesText(all: readonly ItemName[], { code }: Item, names: Names): readonly Text[] {
  const seen = new Set<string>();
  return all.flatMap(({ text, body, of }) => {
    const word = normalise(text);
    if (text === code || seen.has(word)) return [];
    seen.add(word);
    const who = body === undefined ? undefined : names.agency(body);
    return [words.nameOf(text, who, of === code || of === text ? undefined : of)];
  });
}

function balanceTable(
  balances: readonly Balance[],
  names: Names,
  language: Context["language"],
): TableSpec {
  return {
    columns: (["agency", "place", "lot", "quantity"] as const).map((key) => ({
      key,
      heading: words.balanceHeadings[key],
      numeric: key === "quantity",
    })),
    rows: balances.map(({ account, agency, lot, quantity }) => ({
      cells: {
        agency: names.agency(agency)[language],
        place: accountWords(account, (depot) => names.depotWithCode(depot))[language],
        lot,
        quantity,
      },
    })),
    empty: words.noStock,
  };
}

function mergeTitle({ merge, undoneBy }: ShownMerge, names: Names): Text | undefined {
  const told = mergeOf(merge);
  if (told === undefined || merge.number === undefined) return undefined;
  const [id, item, into] = [
    transactionId(merge.number),
    names.itemWithCode(told.code),
    names.itemWithCode(told.item),
  ];
  const who = { user: merge.user, reason: merge.reason };
  const undone = undoneBy === undefined ? undefined : transactionId(undoneBy);
  return mergeWords.was({ id, date: merge.effectiveDate, item, into, ...who, undone });
}

function decidedText(decided: readonly Decided[], names: Names): Text {
  return both((language) =>
    decided
      .map((one) => {
        const pair = [one.code, one.item].flatMap((code) =>
          code === undefined ? [] : [names.itemWithCode(code)[language]],
        );
        return words.decided({
          pair: pair.join(" / "),
          decision: decisionWords[one.decision],
          ratio: one.ratio && ratioText(one.ratio),
          ...present({ by: one.by, on: one.on, reason: one.reason }),
          transaction: transactionId(one.transaction),
          stale: one.stale,
        })[language];
      })
      .join("\n"),
  );
}
