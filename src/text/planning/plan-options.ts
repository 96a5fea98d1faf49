/** The words for the options of `plan`. */
export const planOptionWords = {
  request: {
    en: "only these requests; default all that are open",
    ja: "対象とする要請（既定は未充足の全ての要請）",
  },
  acceptedOn: {
    en: "the day on which it was accepted; default today",
    ja: "実際の承認日（既定は本日）",
  },
  excludeRequest: { en: "not these requests", ja: "対象外とする要請" },
  date: { en: "day of the plan; default today", ja: "計画日（既定は本日）" },
  network: {
    en: "folder with nodes.csv, legs.csv or vehicles.csv of your own, such as a price list; the others as shipped",
    ja: "独自の nodes.csv、legs.csv、vehicles.csv（価格表など）を置いたフォルダー。ないファイルは同梱のものを使用",
  },
  prefer: {
    en: "what counts first once help is as good as can be: cost, time, co2 or visibility; or fairness, before how much",
    ja: "充足を最善とした上で優先するもの（cost 費用、time 時間、co2 排出量、visibility 可視性）。fairness は公平を充足より優先",
  },
  maxCost: { en: "no more than so many yen in all", ja: "輸送費の上限（円）" },
  maxTrips: { en: "no more than so many trips in all", ja: "延べ輸送便数の上限" },
  onlyMode: {
    en: "only air, sea, road or rail, and the roads to and from there",
    ja: "輸送手段の限定（air、sea、road、rail。前後の道路輸送は含む）",
  },
  excludeDepot: { en: "nothing from these depots", ja: "対象外とする倉庫" },
  fix: { en: "lots that are to be used before others", ja: "優先して充てるロット" },
  floor: {
    en: "what has to stay: ITEM=PIECES, or ITEM@AGENCY=PIECES",
    ja: "残すべき在庫（「品目=数量」又は「品目@機関=数量」）",
  },
  assume: {
    en: "upper bound where weight or volume is not known: ITEM=KG/M3 of one piece",
    ja: "質量・容積が不明な品目の上限値（「品目=質量kg/容積m3」、1個当たり）",
  },
  fill: {
    en: "share of a vehicle's volume that can be filled; default 0.85",
    ja: "容積の利用率（既定は 0.85）",
  },
  decisionDays: {
    en: "days until the cabinet decision; 0 where it has been made",
    ja: "閣議決定までの日数（決定済みの場合は 0）",
  },
  custodyDays: {
    en: "days that a transfer of custody takes",
    ja: "管理換に要する日数",
  },
  pool: {
    en: "also goods of the other agency, after a transfer of custody",
    ja: "管理換を前提に、他機関の物資も充てる",
  },
  allowLate: {
    en: "late help is better than none",
    ja: "必要期日に遅れる輸送も認める",
  },
  allowUnverified: {
    en: "also goods of which nobody knows whether they meet the specification",
    ja: "規格への適合を確認できない物資も充てる",
  },
  timeLimit: {
    en: "seconds after which the best so far is taken; default 60",
    ja: "計算時間の上限（秒）。既定は 60",
  },
  id: { en: "the plan: P-1", ja: "計画番号（P-1）" },
  ids: {
    en: "plans to compare; none: one for each preference",
    ja: "比較する計画（省略時は優先ごとに作成）",
  },
  file: {
    en: "a plan as a spreadsheet, or the number of one of ours",
    ja: "計画の表計算ファイル、又は計画番号",
  },
  dryRun: { en: "show it, do not keep it", ja: "表示のみ行い、保存しない" },
} as const;
