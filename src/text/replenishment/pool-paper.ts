/** The words of the two pages of `pool`, which are in Japanese only: they are handed up in Japan. */

import { eraDate } from "../counting/count-report.ts";

export const poolPaperWords = {
  title: "備蓄物資の一元管理の効果について（試算）",
  subtitle: (asOf: string): string =>
    `内閣府及びJICAの備蓄物資（${eraDate(asOf)}現在の在庫による）`,
  running: "備蓄物資の一元管理の効果（試算）",
  provenance: (asOf: string, made: string): string =>
    `在庫は台帳の${eraDate(asOf)}現在の数量、需要は公表された事案による推計。${eraDate(made)}作成`,
  unknown: "不明",
  findings: "１　試算の結果",
  stockFinding: (service: string, share: string): string =>
    `需要の${service}を在庫で賄う同じ水準であれば、必要な在庫は別々に持つ場合の合計より品目平均で${share}少なくて済む。`,
  shortageFinding: (share: string): string =>
    `現在の在庫のままでも、一元的に使えば、賄えない数量は品目平均で${share}減る。`,
  orderFinding: (orders: string): string =>
    `調達の発注は、全品目の合計で年間${orders}減る（年度ごとに1回にまとめて購入する場合）。`,
  metFinding: (apart: string, asOne: string): string =>
    `過去の事案と同じ需要に現在の在庫で応じられる割合は、品目平均で、別々では${apart}、一元では${asOne}である。`,
  hoursFinding: (hours: string, days: string, sooner: boolean): string =>
    sooner
      ? `物資の到着は、他方の在庫の使用に管理換（${days}日）を要する場合でも、1個当たり平均${hours}早まる。`
      : `1個当たりの平均の所要時間は${hours}延びる。不足していた分に、管理換（${days}日）を経て他方の在庫で応じるためである。`,
  needed: (service: string, days: string): string =>
    `２　必要な在庫（調達期間${days}日間の需要の${service}を賄う数量）`,
  response: "３　不足、発注、期限切れ及び所要時間（別々 → 一元）",
  costs: "４　容積及び年間の費用",
  transfers: "５　管理換",
  transfersText: (
    transfers: string,
    pieces: string,
    days: string,
    yen: string | undefined,
  ): string =>
    `必要な在庫を一元的に使う場合、他方の機関の事案に回る数量は全品目の合計で年間${pieces}個（延べ約${transfers}件）と見込まれる。1件に${days}日を要すると仮定した。費用は${yen === undefined ? "公表値がなく不明である" : `年間${yen}円と見込まれる`}。`,
  volume: "必要な在庫の容積（m3）",
  savedValue: "不要となる在庫の取得価額（円、一回限り）",
  heads: {
    goods: "品目",
    cabinetOffice: "内閣府",
    jica: "JICA",
    apart: "別々",
    asOne: "一元",
    saved: "削減",
    share: "削減率",
    today: "現在の在庫",
    short: "年間不足（別々）",
    shortAsOne: "同（一元）",
    orders: "発注（回/年）",
    expired: "期限切れ（個/年）",
    hours: "所要時間（時間）",
    cost: "項目",
    assumption: "前提",
    value: "値",
    range: "幅",
    reason: "根拠及び出典",
  },
  arrow: (from: string, to: string): string => `${from} → ${to}`,
  range: (from: string, to: string): string => `${from}〜${to}`,
  assumptions: "６　前提",
  reason: (reason: string, source: string): string =>
    source === "bichiku" || source === "" || reason.includes(source)
      ? reason
      : `${reason}［${source}］`,
  sensitivity: "７　前提に対する感度（各前提の下限〜上限での削減）",
  base: "前提どおり",
  headline: {
    stock: "必要在庫",
    shortage: "現在の不足",
    orders: "年間の発注",
    hours: "時間の短縮",
  },
  notShown: (goods: string): string =>
    `紙幅の都合により表に掲げていない品目（品目平均には含む）: ${goods}`,
  costLabels: {
    storage: "保管料（円）",
    handling: "荷役料（円）",
    orders: "調達事務費（円）",
  },
  cautionsTitle: "８　留意事項",
  cautions: [
    "物品管理法第16条の管理換は国の物品管理官の間の制度であり、独立行政法人であるJICAの物資にそのままは適用されない。JICAの物資を用いるには、国際平和協力法に基づく民間の協力（譲渡、貸付け等）など別の手続を要し、前例は平成6年度の1件である［MOF-BES-2023-7］。",
    "内閣府の備蓄は国際連合平和維持活動等への物資協力、JICAの備蓄は災害援助等を目的とし、目的の違いが共同利用の課題とされている［MOF-BES-2023-7］。",
    "「充足の水準」は、調達期間の初めに在庫がそろっているとした場合に、その期間の需要のうち在庫で賄える数量の割合をいう。",
  ],
  otherVolumes: "1個の容積（品目別）",
  otherVolumesNote: "備蓄品の容積は公表されていないため、IFRCの類似品の値を準用［ifrc-codes］。",
  ownVolumesNote: "指定した値。指定のない品目はIFRCの類似品の値を準用［ifrc-codes］。",
  prices: "価格（円）",
  unknownCosts: "公表値のない費用",
  andOthers: (few: string, all: number): string => `${few}など${all}品目`,
} as const;
