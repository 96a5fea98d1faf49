/** What people should know beside the figures of `replenish`. */
import { fiscalYearEnd, plusDays } from "../../domain/dates.ts";
import { grouped } from "../../domain/grouped.ts";
import { fiscalYearOf } from "../../replenishment/budget-years.ts";
import type { Proposed } from "../../replenishment/proposing.ts";
import { replenishWords as words } from "../../text/replenishment/replenish.ts";
import { both, type Language, type Text } from "../../text/text.ts";
import type { Names } from "../names.ts";
import type { ReplenishDesk } from "./replenish-desk.ts";
import type { ReplenishChoices } from "./replenish-options.ts";

const { notes, yearNotes: ofYear } = words;

export function deskNotes(
  desk: ReplenishDesk,
  { service, suppliers, events }: ReplenishChoices,
  names: Names,
  today: string,
): readonly Text[] {
  const named = (agency: string, of: (name: string) => Text): Text =>
    both((language) => of(names.agency(agency)[language])[language]);
  const expiring = desk.stocks
    .flatMap(({ available, kept }) => [...available, ...kept])
    .filter(({ expiry }) => expiry !== undefined && expiry <= plusDays(today, 365));
  if (desk.lines.length === 0) return [];
  const pieces = expiring.reduce((sum, { quantity }) => sum + quantity, 0);
  return [
    notes.service[service.by],
    notes.columns,
    notes.substitutes,
    ...unrecorded(desk, names),
    ...desk.demands.flatMap((one): readonly Text[] => {
      const { agency, model, events: seen, observed, needed, complete } = one;
      if (seen.length === 0) return [];
      if (model === undefined) {
        return [named(agency, (name) => notes.noFit(name, seen.length, needed ?? 0))];
      }
      const { from, until } = observed;
      const told = named(agency, (name) => notes.events(name, seen.length, from, until));
      return complete ? [told] : [told, named(agency, notes.lowerLimit)];
    }),
    ...(suppliers === undefined ? [notes.noSuppliers] : []),
    ...(events === undefined ? [notes.assumed] : []),
    ...withoutItem(desk, names),
    ...(expiring.length === 0 ? [] : [notes.expiring(pieces, expiring.length)]),
  ];
}

/** Owners of whom no events are known at all. */
function unrecorded({ lines, demands }: ReplenishDesk, names: Names): readonly Text[] {
  const owners = [...new Set(lines.map(({ agency }) => agency))];
  return owners
    .filter((owner) => !demands.some((one) => one.agency === owner && one.events.length > 0))
    .map((owner) => both((language) => notes.noEvents(names.agency(owner)[language])[language]));
}

/** One note for each owner. */
function withoutItem({ withoutItem: needs }: ReplenishDesk, names: Names): readonly Text[] {
  return [...grouped(needs, ({ agency }) => agency)].map(([agency, of]) =>
    both((language) => {
      const goods = of.map((one) => names.category(one.goods)[language]);
      const list = goods.join(language === "ja" ? "、" : ", ");
      return notes.withoutItem(names.agency(agency)[language], list)[language];
    }),
  );
}

export function yearNotes(
  { proposals, years, compared }: Proposed,
  names: Names,
  language: Language,
): readonly Text[] {
  return [
    ...years.flatMap(({ fiscalYear, mix, lapses }): readonly Text[] => {
      const late = proposals
        .filter(
          ({ year, reason }) => year?.fiscalYear === fiscalYear && reason === "too-late-for-budget",
        )
        .map(({ holding }) => names.item(holding.item)[language]);
      const { lastPerMillion, nextPerMillion, people, peopleAtMost } = mix;
      const items = [...new Set(late)].join(language === "ja" ? "、" : ", ");
      return [
        ofYear.spent(fiscalYear, mix.yen, lapses),
        ...(late.length === 0 ? [] : [ofYear.late(fiscalYear, items)]),
        ...(people === 0
          ? []
          : [ofYear.last(fiscalYear, lastPerMillion), ofYear.next(fiscalYear, nextPerMillion)]),
        ...(peopleAtMost - people > 0.1 ? [ofYear.gap(peopleAtMost - people)] : []),
      ];
    }),
    ...(compared === undefined ? [] : [ofYear.split(compared.split, compared.whole)]),
    ...(years.length > 0 && new Set(proposals.map(({ holding }) => holding.agency)).size > 1
      ? [notes.sharedBudget]
      : []),
  ];
}

/** Orders that no budget was asked for, and that this fiscal year's money would not pay. */
export function lateNotes(
  { proposals, years }: Proposed,
  names: Names,
  language: Language,
  today: string,
): readonly Text[] {
  const end = fiscalYearEnd(fiscalYearOf(today));
  const late = proposals
    .filter(({ order = 0 }) => order > 0)
    .filter(({ terms }) => plusDays(today, Math.round(terms.lead.mean)) > end)
    .map(({ holding }) => names.item(holding.item)[language]);
  if (years.length > 0 || late.length === 0) return [];
  return [notes.afterMarch([...new Set(late)].join(language === "ja" ? "、" : ", "))];
}
