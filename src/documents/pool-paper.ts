/**
 * Two pages on what one pool is worth, in Japanese, for a desk officer to hand up: what comes out,
 * goods by goods, and transfers of custody; then what is assumed, what hangs on it, and cautions.
 * Each part is made to fill no more than its page.
 */
import { figureWords } from "../text/replenishment/policy.ts";
import { type HeadlineKey, headlineText, percent } from "../text/replenishment/pool.ts";
import { poolPaperWords as said } from "../text/replenishment/pool-paper.ts";
import { count } from "../text/text.ts";
import type { Paper, PaperBlock, PaperTable } from "./paper.ts";
import type { PoolFacts, PoolGoodsFacts } from "./pool-facts.ts";

/** More goods than this do not fit the page: the others are in the table of the command. */
const goodsMax = 5;

export function poolPaper(facts: PoolFacts): Paper {
  const part = {
    language: "ja",
    running: said.running,
    provenance: said.provenance(facts.asOf, facts.made),
  } as const;
  return {
    title: said.title,
    parts: [
      { ...part, blocks: firstPage(facts) },
      { ...part, blocks: secondPage(facts) },
    ],
  };
}

const whole = (value: number | undefined): string =>
  value === undefined ? said.unknown : count(Math.round(value));
const tenth = (value: number | undefined): string =>
  value === undefined ? said.unknown : figureWords(Math.round(value * 10) / 10);
const hundredth = (value: number): string => figureWords(Math.round(value * 100) / 100);

function meanShare(shares: readonly (number | undefined)[]): string {
  const known = shares.filter((share) => share !== undefined);
  if (known.length === 0) return said.unknown;
  return percent(known.reduce((sum, share) => sum + share, 0) / known.length);
}

function firstPage(facts: PoolFacts): readonly PaperBlock[] {
  const { headline, service, leadDays, transferDays } = facts;
  const goods = facts.goods.slice(0, goodsMax);
  const transfers = goods.reduce((sum, one) => sum + one.transfers, 0);
  const text = (key: HeadlineKey): string => headlineText(key, headline[key]).ja;
  return [
    { is: "title", text: said.title, subtitle: said.subtitle(facts.asOf) },
    { is: "heading", text: said.findings },
    {
      is: "list",
      items: [
        said.stockFinding(percent(service), text("stock")),
        said.shortageFinding(text("shortage")),
        said.metFinding(
          meanShare(goods.map(({ metApart }) => metApart)),
          meanShare(goods.map(({ metAsOne }) => metAsOne)),
        ),
        said.orderFinding(text("orders")),
        ...(headline.hours === undefined
          ? []
          : [
              said.hoursFinding(
                headlineText("hours", Math.abs(headline.hours)).ja,
                tenth(transferDays),
                headline.hours >= 0,
              ),
            ]),
      ],
    },
    { is: "heading", text: said.needed(percent(service), whole(leadDays)) },
    neededTable(goods),
    { is: "heading", text: said.response },
    responseTable(goods),
    { is: "heading", text: said.costs },
    costTable(facts, goods),
    { is: "heading", text: said.transfers },
    {
      is: "paragraph",
      text: said.transfersText(
        hundredth(transfers),
        whole(goods.reduce((sum, one) => sum + one.transferred, 0)),
        tenth(transferDays),
        facts.transferJpy === undefined ? undefined : whole(facts.transferJpy),
      ),
    },
  ];
}

function neededTable(goods: readonly PoolGoodsFacts[]): PaperTable {
  const { heads } = said;
  const right = { width: 2, align: "right" } as const;
  return {
    is: "table",
    columns: [
      { heading: heads.goods, width: 3 },
      ...[heads.cabinetOffice, heads.jica, heads.apart, heads.asOne, heads.saved, heads.share].map(
        (heading) => ({ heading, ...right }),
      ),
    ],
    rows: goods.map(({ name, needed, neededAsOne, saved }) => {
      const apart = needed[0] + needed[1];
      return [
        ...[name, whole(needed[0]), whole(needed[1]), whole(apart), whole(neededAsOne)],
        ...[whole(saved), percent(saved / Math.max(1e-9, apart))],
      ];
    }),
  };
}

function responseTable(goods: readonly PoolGoodsFacts[]): PaperTable {
  const { heads } = said;
  const right = { width: 2, align: "right" } as const;
  return {
    is: "table",
    columns: [
      { heading: heads.goods, width: 3 },
      ...[heads.today, heads.short, heads.shortAsOne, heads.orders, heads.expired, heads.hours].map(
        (heading) => ({ heading, ...right }),
      ),
    ],
    rows: goods.map((one) => [
      one.name,
      whole(one.today[0] + one.today[1]),
      whole(one.shortApart),
      whole(one.shortAsOne),
      said.arrow(hundredth(one.ordersApart), hundredth(one.ordersAsOne)),
      one.expiredApart === undefined
        ? said.unknown
        : said.arrow(whole(one.expiredApart), whole(one.expiredAsOne)),
      one.hoursApart === undefined
        ? said.unknown
        : said.arrow(tenth(one.hoursApart), tenth(one.hoursWithTransfers)),
    ]),
  };
}

/** Room, and money where its price is known; the value of what is not needed. */
function costTable({ costs }: PoolFacts, goods: readonly PoolGoodsFacts[]): PaperTable {
  const { heads } = said;
  const sum = (of: (one: PoolGoodsFacts) => number | undefined): number | undefined => {
    const known = goods.flatMap((one) => of(one) ?? []);
    return known.length === 0 ? undefined : known.reduce((total, one) => total + one, 0);
  };
  const right = { width: 2, align: "right" } as const;
  const unknown = costs
    .filter(({ apart, asOne }) => apart === undefined && asOne === undefined)
    .map(({ label }) => label)
    .join("、");
  return {
    is: "table",
    columns: [
      { heading: heads.cost, width: 5 },
      { heading: heads.apart, ...right },
      { heading: heads.asOne, ...right },
    ],
    rows: [
      [
        said.volume,
        tenth(sum(({ volumeApart }) => volumeApart)),
        tenth(sum(({ volumeAsOne }) => volumeAsOne)),
      ],
      ...costs
        .filter(({ apart, asOne }) => apart !== undefined || asOne !== undefined)
        .map(({ label, apart, asOne }) => [label, whole(apart), whole(asOne)]),
      ...(unknown === "" ? [] : [[unknown, said.unknown, said.unknown]]),
      [said.savedValue, "", whole(sum(({ savedJpy }) => savedJpy))],
    ],
  };
}

/** What somebody writes at length would push the page over its end; the table has all of it. */
const reasonMax = 90;

const shortened = (text: string): string =>
  text.length > reasonMax ? `${text.slice(0, reasonMax - 1)}…` : text;

function secondPage(facts: PoolFacts): readonly PaperBlock[] {
  const { assumptions, swings, headline } = facts;
  const more = facts.goods.slice(goodsMax).map(({ name }) => name);
  const cautions = [
    ...facts.cautions,
    ...(more.length === 0 ? [] : [said.notShown(more.join("、"))]),
  ];
  const { heads } = said;
  const keys = ["stock", "shortage", "orders", "hours"] as const;
  const matters = ({ low, high }: PoolFacts["swings"][number]): boolean =>
    keys.some((key) => headlineText(key, low[key]).ja !== headlineText(key, high[key]).ja);
  return [
    { is: "heading", text: said.assumptions },
    {
      is: "table",
      columns: [
        { heading: heads.assumption, width: 4 },
        { heading: heads.value, width: 2, align: "right" },
        { heading: heads.range, width: 3, align: "right" },
        { heading: heads.reason, width: 9 },
      ],
      rows: assumptions.map(({ name, value, range, reason, source }) => [
        ...[name, value, range],
        said.reason(shortened(reason), source),
      ]),
    },
    { is: "heading", text: said.sensitivity },
    {
      is: "table",
      columns: [
        { heading: heads.assumption, width: 4 },
        ...keys.map((key) => ({ heading: said.headline[key], width: 3, align: "right" as const })),
      ],
      rows: [
        [said.base, ...keys.map((key) => headlineText(key, headline[key]).ja)],
        ...swings.filter(matters).map((swing) => [
          swing.name,
          ...keys.map((key) => {
            const [from, to] = [swing.low[key], swing.high[key]].map(
              (value) => headlineText(key, value).ja,
            );
            return from === to || to === undefined ? from : said.range(from ?? "", to);
          }),
        ]),
      ],
    },
    { is: "heading", text: said.cautionsTitle },
    { is: "notes", notes: [...said.cautions, ...cautions] },
  ];
}
