/** The words of what the checker finds wrong with a plan. */
import type { PlanFinding, PlanRule } from "../../domain/planning/plan-check.ts";
import { count, type Text } from "../text.ts";

/** What a rule demands. */
export const ruleWords: Readonly<Record<PlanRule, Text>> = {
  request: { en: "the request has such a line", ja: "要請にその明細がある" },
  goods: { en: "the goods are what is asked for", ja: "要請された物資である" },
  stock: { en: "no more is sent than is available", ja: "使用可の在庫を超えない" },
  floor: { en: "what has to stay stays", ja: "残すべき在庫を残す" },
  "whole-packs": { en: "whole packs", ja: "梱包単位である" },
  measures: { en: "weight and volume are known or bounded", ja: "質量と容積が分かる" },
  expiry: { en: "enough shelf life on arrival", ja: "到着時に必要な残存日数がある" },
  specification: { en: "the goods meet the specification", ja: "規格に適合する" },
  law: { en: "the owner may give them for this cause", ja: "根拠法上、充てることができる" },
  steps: { en: "nothing leaves before the steps are done", ja: "必要な手続の後に搬出する" },
  way: { en: "the legs lead to where it is needed", ja: "経路が仕向地に通じている" },
  leg: { en: "the vehicle travels that leg", ja: "その車両等が走る区間である" },
  days: { en: "lead and transit days are kept", ja: "準備日数・輸送日数を守る" },
  late: { en: "it arrives in time", ja: "必要期日に間に合う" },
  trips: { en: "one departure has one number of trips", ja: "同じ便の便数が一致する" },
  payload: { en: "the weight goes into the trips", ja: "積載量を超えない" },
  volume: { en: "the volume goes into the trips", ja: "容積を超えない" },
  vehicles: { en: "so many trips can be had", ja: "利用できる便数を超えない" },
  asked: { en: "no more than is asked for", ja: "要請数量を超えない" },
  "all-or-nothing": { en: "all of it or nothing", ja: "全量を満たす" },
  limit: { en: "the limit of cost or trips", ja: "費用・便数の上限を守る" },
  cost: { en: "the cost is what it says", ja: "費用の計算が合う" },
};

const shown = (value: string | number | undefined): string =>
  typeof value === "number"
    ? Number.isInteger(value)
      ? count(value)
      : String(Math.round(value * 1000) / 1000)
    : (value ?? "");

export const planCheckWords = {
  sound: (shipments: number): Text => ({
    en: `The plan holds: ${count(shipments)} ${shipments === 1 ? "shipment keeps" : "shipments keep"} to every rule.`,
    ja: `計画は全ての規則を守っています（輸送${count(shipments)}件）。`,
  }),
  found: (findings: number): Text => ({
    en: `The plan breaks rules in ${count(findings)} places:`,
    ja: `計画は${count(findings)}か所で規則に反しています。`,
  }),
  figures: ({ found, allowed }: PlanFinding): Text => {
    if (found === undefined && allowed === undefined) return { en: "", ja: "" };
    if (allowed === undefined) return { en: shown(found), ja: shown(found) };
    return {
      en: `${shown(found)}, not ${shown(allowed)}`,
      ja: `${shown(found)}（基準 ${shown(allowed)}）`,
    };
  },
  headings: {
    rule: { en: "rule", ja: "規則" },
    demand: { en: "what it demands", ja: "内容" },
    where: { en: "where", ja: "箇所" },
    what: { en: "of what", ja: "対象" },
    figures: { en: "found", ja: "値" },
  },
} as const;
