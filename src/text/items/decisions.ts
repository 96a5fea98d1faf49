/** What `items decisions` and `items decide` say. */
import { count, type Text } from "../text.ts";

/** What the cells of a list of decisions take. */
export const decisionExpected = {
  decision: [
    "a decision: same, different or own",
    "判断（same＝同一、different＝別、own＝独立のいずれか）",
  ],
  ratio: [
    "a ratio: a whole number, or a fraction of two such as 1/25",
    "換算比（整数、又は 1/25 のような分数）",
  ],
  date: ["a day such as 2026-11-23", "日付（2026-11-23 など）"],
} as const;

export const decisionsWords = {
  list: {
    en: "what was decided of items that look alike, by whom, when and why",
    ja: "品目の照合について下した判断の一覧（判断者・日付・理由）",
  },
  output: { en: "write the list to this CSV file", ja: "一覧をこの CSV ファイルに書き出す" },
  staleOption: {
    en: "only those of items that have changed since",
    ja: "判断後に品目の内容が変わったもののみ",
  },
  decide: {
    en: "take over decisions from a list that `items decisions -o` wrote, or a person",
    ja: "判断の一覧（`items decisions -o` で書き出したもの、又は作成したもの）を取り込む",
  },
  file: {
    en: "a list of decisions: csv, tsv, xlsx, xls or ods",
    ja: "判断の一覧（csv、tsv、xlsx、xls、ods）",
  },
  headings: {
    left: { en: "item", ja: "品目" },
    leftName: { en: "name", ja: "品名" },
    right: { en: "other item", ja: "相手の品目" },
    rightName: { en: "name", ja: "品名" },
    decision: { en: "decision", ja: "判断" },
    ratio: { en: "ratio", ja: "換算比" },
    who: { en: "by", ja: "判断者" },
    when: { en: "on", ja: "判断日" },
    why: { en: "why", ja: "理由" },
    transaction: { en: "No.", ja: "仕訳" },
    state: { en: "state", ja: "状態" },
  },
  stale: { en: "has changed since", ja: "内容変更あり（要再確認）" },
  empty: { en: "Nothing was decided yet.", ja: "判断の記録はありません。" },
  total: (decisions: number, stale: number): Text => ({
    en: `${count(decisions)} ${decisions === 1 ? "decision" : "decisions"}${stale === 0 ? "" : `, ${count(stale)} of items that have changed since; \`bichiku items review\` asks for them again`}`,
    ja: `判断 ${count(decisions)} 件${stale === 0 ? "" : `（うち内容変更あり ${count(stale)} 件。\`bichiku items review\` で再確認できます）`}`,
  }),
  written: (file: string, decisions: number): Text => ({
    en: `wrote ${file}: ${count(decisions)} ${decisions === 1 ? "decision" : "decisions"}`,
    ja: `${file} に書き出しました（判断 ${count(decisions)} 件）`,
  }),
  taken: (file: string, rows: number): Text => ({
    en: `${file}: ${count(rows)} ${rows === 1 ? "decision" : "decisions"} read`,
    ja: `${file}: 判断 ${count(rows)} 件を読み取りました`,
  }),
  recorded: (merged: number, decided: number): Text => ({
    en: `recorded: ${count(merged)} merged, ${count(decided)} kept apart or confirmed`,
    ja: `記帳: 統合 ${count(merged)} 件、別物・独立等 ${count(decided)} 件`,
  }),
  already: (already: number): Text => ({
    en: `${count(already)} ${already === 1 ? "was" : "were"} decided so already`,
    ja: `同じ判断が記録済みのもの: ${count(already)} 件`,
  }),
  notApplied: (row: number, left: string, right: string): Text => ({
    en: `row ${row}: ${right === "" ? left : `${left} / ${right}`} has changed since it was decided: kept, and asked again by \`bichiku items review\``,
    ja: `${row}行目: ${right === "" ? left : `${left} と ${right}`} は判断後に内容が変わっています。記録のみとし、\`bichiku items review\` で再確認します`,
  }),
} as const;
