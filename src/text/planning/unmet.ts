/** Why a quantity is not met, and the smallest change that would free it: options by their names. */
import type { Plan, Unmet, UnmetReason } from "../../domain/planning/plan.ts";
import { count, type Text } from "../text.ts";

export interface UnmetWords {
  readonly why: Text;
  readonly remedy: Text;
}

type Told = Pick<Plan, "settings" | "measures">;

export function unmetWords(unmet: Unmet, plan: Told): UnmetWords {
  const { reason } = unmet;
  switch (reason) {
    case "too-late":
      return tooLate(unmet.daysLate ?? 1);
    case "no-way":
      return noWay(given(plan, "onlyMode"));
    case "only-mode": {
      const { flag, option } = given(plan, "onlyMode");
      const why = {
        en: `does not go, or not in time, by ${option}`,
        ja: `${option} では届かない、又は期日に間に合わない`,
      };
      return { why, remedy: withoutOption(unmet, flag) };
    }
    case "excluded-depot": {
      const { flag, option } = given(plan, "excludeDepot");
      const why = { en: `left out by ${option}`, ja: `${option} で除外した倉庫にある` };
      return { why, remedy: withoutOption(unmet, flag) };
    }
    case "limit":
      return limited(plan);
    default:
      return plain[reason];
  }
}

/** An option as it was given: --only-mode air,sea. */
function given({ settings }: Told, name: "onlyMode" | "excludeDepot" | "maxCost" | "maxTrips") {
  const flag = `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  const said = [settings[name] ?? []].flat().map(String);
  return { flag, option: [flag, ...(said.length > 0 ? [said.join(",")] : [])].join(" "), said };
}

const tooLate = (days: number): UnmetWords => ({
  why: { en: "cannot arrive in time", ja: "必要期日に間に合わない" },
  remedy: {
    en: `${count(days)} more day${days === 1 ? "" : "s"} (or --allow-late)`,
    ja: `必要期日を${count(days)}日延ばす（又は --allow-late を付ける）`,
  },
});

const noWay = ({ flag, option, said }: ReturnType<typeof given>): UnmetWords =>
  said.length === 0
    ? {
        why: { en: "no way leads there", ja: "輸送経路なし" },
        remedy: {
          en: "add a leg to the network (--network)",
          ja: "輸送網に区間を追加する（--network）",
        },
      }
    : {
        why: { en: `no way leads there by ${option}`, ja: `${option} では輸送経路なし` },
        remedy: {
          en: `plan without ${flag} to see what else stands in its way`,
          ja: `${flag} を外し、他の制約を確認する`,
        },
      };

function withoutOption({ reason, quantity, passed }: Unmet, flag: string): Text {
  const freed = passed.find((it) => it.reason === reason)?.quantity ?? 0;
  const most = count(Math.min(quantity, freed));
  return {
    en: `plan without ${flag}: up to ${most} more could go`,
    ja: `${flag} を外す（最大${most}を追加で充当可能）`,
  };
}

/** The limits that were set, with how much of them the plan takes. */
function limited(plan: Told): UnmetWords {
  const { costYen, trips } = plan.measures;
  const set = [
    { ...given(plan, "maxCost"), en: `${count(costYen)} JPY used`, ja: `${count(costYen)}円使用` },
    { ...given(plan, "maxTrips"), en: `${count(trips)} used`, ja: `${count(trips)}便使用` },
  ].filter(({ said }) => said.length > 0);
  return {
    why: {
      en: `beyond ${set.map(({ option }) => option).join(" or ")}`,
      ja: `${set.map(({ option }) => option).join(" 又は ")} の上限を超える`,
    },
    remedy: {
      en: `raise ${set.map(({ flag, en }) => `${flag} (${en})`).join(" or ")}`,
      ja: `${set.map(({ flag, ja }) => `${flag}（${ja}）`).join("又は ")}を引き上げる`,
    },
  };
}

type OfFigures = "too-late" | "no-way" | "only-mode" | "excluded-depot" | "limit";

const plain: Readonly<Record<Exclude<UnmetReason, OfFigures>, UnmetWords>> = {
  "no-stock": {
    why: { en: "nothing of it is in stock", ja: "在庫なし" },
    remedy: {
      en: "buy it, or ask for other goods of the kind",
      ja: "調達するか、同種の別品目での受入れを打診する",
    },
  },
  reserved: {
    why: { en: "reserved, in quarantine or damaged", ja: "引当済み・隔離中・破損" },
    remedy: {
      en: "release what is reserved, or inspect what is held",
      ja: "引当を解除するか、隔離中の物資の検査を終える",
    },
  },
  floor: {
    why: { en: "kept in reserve (--floor)", ja: "残置在庫（--floor）" },
    remedy: { en: "lower --floor", ja: "--floor の数量を下げる" },
  },
  expired: {
    why: {
      en: "expired, or too little shelf life left on arrival",
      ja: "使用期限切れ、又は到着時の残存日数不足",
    },
    remedy: {
      en: "ask whether less shelf life is accepted, or send it sooner",
      ja: "短い残存日数での受入れを打診するか、早い便を使う",
    },
  },
  "non-conforming": {
    why: { en: "does not meet the specification", ja: "規格に不適合" },
    remedy: {
      en: "ask for a waiver (`bichiku spec waive`)",
      ja: "規格外れの容認を求める（`bichiku spec waive`）",
    },
  },
  unverified: {
    why: { en: "not known to meet the specification", ja: "規格への適合が未確認" },
    remedy: {
      en: "add evidence (`bichiku evidence add`), or plan with --allow-unverified",
      ja: "根拠資料を登録する（`bichiku evidence add`）か、--allow-unverified を付ける",
    },
  },
  "not-lawful": {
    why: { en: "its owner may not give it for this", ja: "根拠法上、充てることができない" },
    remedy: {
      en: "no law covers it: another giver has to help",
      ja: "根拠となる法令がないため、他の供与者による対応を要する",
    },
  },
  custody: {
    why: {
      en: "another agency's: needs a transfer of custody",
      ja: "他機関の物資（管理換が必要）",
    },
    remedy: {
      en: "transfer custody: plan with --pool",
      ja: "管理換を行う（--pool を付けて計画する）",
    },
  },
  unmeasured: {
    why: { en: "weight or volume is not known", ja: "質量又は容積が不明" },
    remedy: {
      en: "give a bound with --assume ITEM=KG/M3, or the pack's data with `bichiku items import`",
      ja: "--assume 品目=kg/m3 で上限値を指定するか、`bichiku items import` で荷姿を登録する",
    },
  },
  "no-vehicle": {
    why: { en: "no vehicle left that takes it", ja: "輸送手段の不足" },
    remedy: {
      en: "one more trip of a vehicle that is used up",
      ja: "不足している輸送手段を1便増やす",
    },
  },
  shared: {
    why: { en: "given to requests that need it as much or more", ja: "他の要請に充当" },
    remedy: { en: "more stock, or a higher priority", ja: "在庫を増やすか、優先度を見直す" },
  },
  "whole-packs": {
    why: { en: "less than a whole pack", ja: "梱包単位に満たない" },
    remedy: {
      en: "open a pack, and count it by the piece",
      ja: "梱包を開き、個数で管理する",
    },
  },
};
