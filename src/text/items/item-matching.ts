/** What `items match` says of lists and of what it found in them. */
import type { Band } from "../../matching/match.ts";
import { count, type Text } from "../text.ts";

const bands: Readonly<Record<Band, Text>> = {
  certain: { en: "certain", ja: "確実" },
  ask: { en: "ask", ja: "要確認" },
  no: { en: "no", ja: "不一致" },
};

const pairsText = (pairs: number): string => `${count(pairs)} ${pairs === 1 ? "pair" : "pairs"}`;

export const itemMatchWords = {
  summary: {
    en: "suggest which provisional items are one of the catalogue, or compare two lists",
    ja: "仮登録の品目と同じ登録品目の候補を示す（二つの一覧の照合も可）",
  },
  left: {
    en: "a list with the columns id and name (or title), compared with --right; no ledger is used",
    ja: "id と name（又は title）の列を持つ一覧。--right の一覧と照合する（台帳は使用しない）",
  },
  right: {
    en: "the other list, with the same columns",
    ja: "相手方の一覧（同じ列を持つもの）",
  },
  oneToOne: {
    en: "each entry has at most one counterpart, both ways (default for two lists)",
    ja: "双方とも1件に対し相手は1件以内とする（二つの一覧の照合での既定）",
  },
  manyToOne: {
    en: "several entries on the left may be one on the right (default for the ledger)",
    ja: "左の複数件が右の1件と同じであることを認める（台帳の品目での既定）",
  },
  explain: {
    en: "with each pair its evidence, also for two lists",
    ja: "二つの一覧の照合でも、組ごとに根拠を示す",
  },
  output: { en: "write the pairs to this CSV file", ja: "結果をこの CSV ファイルに書き出す" },
  encoding: {
    en: "character encoding of both lists, where it is not recognised",
    ja: "一覧の文字コード（自動判別できない場合）",
  },
  headings: {
    left: { en: "left", ja: "左" },
    leftName: { en: "name", ja: "品名" },
    right: { en: "right", ja: "右" },
    rightName: { en: "name", ja: "品名" },
    score: { en: "score", ja: "確度" },
    band: { en: "band", ja: "区分" },
    evidence: { en: "evidence", ja: "根拠" },
  },
  bands,
  standing: (band: Band, score: string): Text => ({
    en: `[${bands[band].en}, ${score}]`,
    ja: `［${bands[band].ja}、確度${score}］`,
  }),
  other: (name: string, score: string): Text => ({
    en: `or ${name}  [${score}]`,
    ja: `又は ${name}　［確度${score}］`,
  }),
  none: {
    en: "no pair is likely enough to be suggested",
    ja: "候補とするに足る組はありません",
  },
  noProvisional: {
    en: "there are no provisional items: every name is known",
    ja: "仮登録の品目はありません。品名は全て登録済みです",
  },
  found: (pairs: number, certain: number, ask: number): Text => ({
    en: `${pairsText(pairs)}: ${count(certain)} certain, ${count(ask)} to be asked.`,
    ja: `${count(pairs)} 組（確実 ${count(certain)}、要確認 ${count(ask)}）。`,
  }),
  unmatched: (items: number): Text => ({
    en:
      items === 1
        ? "1 provisional item has no likely counterpart."
        : `${count(items)} provisional items have no likely counterpart.`,
    ja: `候補のない仮登録品目は ${count(items)} 件です。`,
  }),
  nothingChanged: {
    en: "Suggestions only: nothing was changed. The figures are bits; above zero speaks for.",
    ja: "候補を示しただけで、台帳は変更していません。数値はビット単位の重みで、正は肯定、負は否定の根拠です。",
  },
  written: (file: string, pairs: number): Text => ({
    en: `${pairsText(pairs)} written to ${file}`,
    ja: `${count(pairs)} 組を ${file} に書き出しました`,
  }),
} as const;
