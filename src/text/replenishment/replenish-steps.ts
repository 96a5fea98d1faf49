/** Every figure that leads to an order, a sentence each: for --explain and the purchase request. */

import type { LeadStage } from "../../replenishment/demand/lead-time.ts";
import type { Holding } from "../../replenishment/holding.ts";
import type { YearProposal } from "../../replenishment/proposing.ts";
import type { Service } from "../../replenishment/stocking.ts";
import { count, type Text } from "../text.ts";
import { percent, replenishWords, roundedFigure } from "./replenish.ts";

const stages: Readonly<Record<LeadStage, Text>> = {
  specification: { en: "specification", ja: "仕様書" },
  notice: { en: "notice", ja: "公示" },
  award: { en: "award", ja: "契約" },
  production: { en: "production", ja: "製造" },
  shipping: { en: "shipping", ja: "輸送" },
};

export interface StepFacts {
  readonly proposal: YearProposal;
  readonly service: Service;
  /** Of past events: how many a year, pieces each, pieces a year with limits. */
  readonly demand:
    | {
        readonly rate: number;
        readonly meanSize: number;
        readonly perYear: number;
        readonly low: number;
        readonly high: number;
        readonly events: number;
        readonly known: number;
      }
    | undefined;
  readonly people: number | undefined; // of a target
}

export function replenishSteps(facts: StepFacts): readonly Text[] {
  const { proposal } = facts;
  return [
    position(proposal),
    ...demandSteps(facts),
    leadTime(proposal),
    ...levelSteps(facts),
    ...orderSteps(proposal),
    ...effectSteps(facts),
  ];
}

const sum = (holding: Holding, of: keyof Omit<Holding["items"][number], "item">): number =>
  holding.items.reduce((total, item) => total + item[of], 0);

function position({ holding, position: all }: YearProposal): Text {
  const [onHand, onOrder] = [sum(holding, "onHand"), sum(holding, "onOrder")];
  const [leaving, expiring] = [sum(holding, "leaving"), sum(holding, "expiring")];
  const kinds = holding.items.filter(({ onHand: there }) => there > 0).map(({ item }) => item);
  const several = kinds.length > 1 ? kinds.join(", ") : "";
  return {
    en: `Position: on hand ${count(onHand)}${several && ` (${several})`} + on order ${count(onOrder)} − leaving ${count(leaving)} − expiring before delivery ${count(expiring)} = ${count(all)}; beside it ${count(sum(holding, "reserved"))} reserved or kept for somebody.`,
    ja: `在庫ポジション: 手持ち${count(onHand)}${several && `（${several}）`}＋発注済${count(onOrder)}－払出予定${count(leaving)}－納入前に期限を迎えるもの${count(expiring)}＝${count(all)}（ほかに引当済・用途指定${count(sum(holding, "reserved"))}）`,
  };
}

function demandSteps({ demand, proposal }: StepFacts): readonly Text[] {
  if (demand === undefined) {
    return [
      {
        en: "Demand: too few events or sizes are known; nothing is made up.",
        ja: "需要: 実績又は数量の判明している事案が少なく、推定していません。",
      },
    ];
  }
  const { rate, meanSize, perYear, low, high, events, known } = demand;
  const [a, b, c] = [rate.toFixed(2), roundedFigure(meanSize), roundedFigure(perYear)];
  const { leadDemand } = proposal;
  return [
    {
      en: `Demand: ${a} events a year × ${b} pieces = ${c} a year (90 % limits ${roundedFigure(low)} to ${roundedFigure(high)}); ${events} events asked for it, the quantity of ${known} is known.`,
      ja: `需要: 年${a}件×1件${b}個＝年${c}個（90%区間${roundedFigure(low)}～${roundedFigure(high)}）。実績${events}件、うち数量判明${known}件。`,
    },
    ...(leadDemand === undefined
      ? []
      : [
          {
            en: `Until an order arrives: ${roundedFigure(leadDemand)} pieces are expected to be asked for (a delivery before the mean is not relied upon).`,
            ja: `発注から納入までの需要: 期待値${roundedFigure(leadDemand)}個（平均より早い納入は見込まない）`,
          },
        ]),
  ];
}

function leadTime({ terms: { lead } }: YearProposal): Text {
  const mean = ({ low, mode, high }: { low: number; mode: number; high: number }): string =>
    roundedFigure((low + mode + high) / 3);
  const parts = (language: "en" | "ja", join: string): string =>
    lead.stages
      .map((stage) => `${stages[stage.stage][language]} ${mean(stage)}${stage.assumed ? "*" : ""}`)
      .join(join);
  const [days, sd] = [roundedFigure(lead.mean), roundedFigure(lead.sd)];
  const some = lead.stages.some(({ assumed }) => assumed);
  return {
    en: `Lead time: ${parts("en", " + ")} = ${days} days, standard deviation ${sd}${some ? " (* assumed)" : ""}.`,
    ja: `リードタイム: ${parts("ja", "＋")}＝${days}日、標準偏差${sd}日${some ? "（*は当方の仮定）" : ""}`,
  };
}

function levelSteps({ proposal, service, people }: StepFacts): readonly Text[] {
  const { levels, target, holding, terms } = proposal;
  const { standard } = holding;
  if (target !== undefined && people !== undefined && standard !== undefined) {
    const { quantity, per, householdSize, organisation, source } = standard;
    const each = {
      en: per === "person" ? "a person" : `a household of ${householdSize}`,
      ja: per === "person" ? "1人" : `1世帯（${householdSize}人）`,
    };
    return [
      {
        en: `Target: ${count(people)} people, ${quantity} for ${each.en} (${organisation}, ${source}) = ${count(target)} pieces.`,
        ja: `目標: ${count(people)}人、${each.ja}当たり${quantity}個（${organisation}、${source}）＝${count(target)}個`,
      },
    ];
  }
  if (levels === undefined) return [];
  const { reorderPoint, orderUpTo, safetyStock } = levels;
  const [asked, least] = [percent(service.level), count(reorderPoint + 1)];
  const how = {
    en: service.by === "cycle" ? "cycle service" : "fill rate",
    ja: service.by === "cycle" ? "サイクルサービス率" : "充足率",
  };
  return [
    {
      en: `Levels: ${least} is the least position with a ${how.en} of ${asked}, so that one less is the reorder point: ${count(reorderPoint)}; with the least order of ${count(terms.leastOrder)}, order up to ${count(orderUpTo)}. Safety stock: ${least} − expected demand = ${count(safetyStock)}.`,
      ja: `水準: ${how.ja}${asked}を満たす最小の在庫ポジションは${least}。発注点はその1つ下の${count(reorderPoint)}、最小発注量${count(terms.leastOrder)}を加えて補充目標${count(orderUpTo)}。安全在庫は${least}－期待需要＝${count(safetyStock)}`,
    },
  ];
}

function orderSteps({
  order,
  position: there,
  terms,
  costYen,
  levels,
  reason,
}: YearProposal): readonly Text[] {
  if (order === undefined || order === 0) {
    const held = count(there);
    const why = replenishWords.reasons[reason];
    const enough = levels !== undefined && there > levels.reorderPoint;
    return [
      enough
        ? {
            en: `Order: none, as the position of ${held} is above ${count(levels.reorderPoint)}.`,
            ja: `発注: なし（在庫ポジション${held}が${count(levels.reorderPoint)}を上回る）`,
          }
        : { en: `Order: none: ${why.en}.`, ja: `発注: なし（${why.ja}）` },
    ];
  }
  const { packPieces, offer } = terms;
  const [packs, price] = [order / packPieces, offer?.unitCostJpy];
  const priced = price !== undefined && costYen !== undefined;
  const whole = { en: `${count(order)} pieces`, ja: `${count(order)}個` };
  const [n, of] = [count(packs), count(packPieces)];
  const much =
    packPieces === 1
      ? whole
      : { en: `${n} packs of ${of} = ${whole.en}`, ja: `${n}梱包×${of}＝${whole.ja}` };
  const cost = priced ? [count(price), count(costYen)] : [];
  const needed = levels === undefined ? order : levels.orderUpTo - there;
  const least = order === terms.leastOrder && needed + packPieces <= order;
  const because = least ? { en: " (the least order)", ja: "（最低発注数量）" } : { en: "", ja: "" };
  return [
    {
      en: `Order: ${much.en}${because.en}${priced ? ` × ${cost[0]} yen = ${cost[1]} yen (${offer?.supplier.nameEn})` : "; no price is known"}.`,
      ja: `発注: ${much.ja}${because.ja}${priced ? `×単価${cost[0]}円＝${cost[1]}円（${offer?.supplier.nameJa}）` : "（単価不明）"}`,
    },
  ];
}

function effectSteps({ proposal, service }: StepFacts): readonly Text[] {
  const { service: reached, ifNotBought, peopleServed, holding, order } = proposal;
  const how = { cycle: ["Service", "サービス率"], fill: ["Fill rate", "充足率"] }[service.by];
  const steps: Text[] = [];
  if (reached !== undefined) {
    const [before, after] = [percent(reached.before), percent(reached.after)];
    steps.push({
      en: `${how[0]}: ${before} now, ${after} with the order.`,
      ja: `${how[1]}: 現在${before}、発注後${after}`,
    });
  }
  if (ifNotBought !== undefined) {
    const { days, daysEmpty, unserved } = ifNotBought;
    const people = holding.standard?.peoplePerPiece;
    const [empty, missing] = [roundedFigure(daysEmpty), roundedFigure(unserved)];
    const whom = people === undefined ? undefined : roundedFigure(unserved * people);
    steps.push({
      en: `If nothing is bought: within ${days} days, ${empty} days empty and ${missing} pieces lacking${whom === undefined ? "" : `, ${whom} people unserved`} are to be expected.`,
      ja: `購入しない場合: ${days}日間に、在庫なし${empty}日、不足${missing}個${whom === undefined ? "" : `、届かない人数${whom}人`}が見込まれる。`,
    });
  }
  const { unused } = proposal;
  if (unused !== undefined) {
    const pieces = roundedFigure(unused.pieces);
    steps.push({
      en: `Shelf life ${unused.months} months: ${pieces} pieces are expected to pass their date unused (oldest first).`,
      ja: `使用期限${unused.months}か月: 古いものから供与しても、期限までに使われない見込みは${pieces}個`,
    });
  }
  if (peopleServed !== undefined && (order ?? 0) > 0) {
    steps.push({
      en: `The order serves ${roundedFigure(peopleServed)} people more.`,
      ja: `この発注により、さらに${roundedFigure(peopleServed)}人に届く。`,
    });
  }
  return steps;
}
