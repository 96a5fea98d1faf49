/** What `spec` says: headings, tags of requirements, and how two specifications compare. */
import type { Comparison } from "../../specification/difference.ts";
import type { Severity, Use } from "../../specification/requirement.ts";
import { count, type Text } from "../text.ts";

export const severityWords: Readonly<Record<Severity, Text>> = {
  critical: { en: "critical", ja: "致命" },
  major: { en: "major", ja: "重大" },
  minor: { en: "minor", ja: "軽微" },
};

export const useWords: Readonly<Record<Use, Text>> = {
  purchase: { en: "purchase", ja: "購入規格" },
  guidance: { en: "guidance", ja: "指針" },
  packing: { en: "packing", ja: "梱包" },
};

export const comparisonWords = (
  left: string,
  right: string,
): Readonly<Record<Comparison, Text>> => ({
  same: { en: "the same", ja: "同じ" },
  "left-stricter": { en: `${left} asks for more`, ja: `${left} の方が厳しい` },
  "right-stricter": { en: `${right} asks for more`, ja: `${right} の方が厳しい` },
  differs: { en: "differs", ja: "相違" },
  conflict: { en: "nothing meets both", ja: "両立しない" },
  "only-left": { en: `only ${left}`, ja: `${left} のみ` },
  "only-right": { en: `only ${right}`, ja: `${right} のみ` },
});

export const specificationWordsOf = {
  list: { en: "list the specifications known", ja: "登録済みの規格の一覧を表示する" },
  show: { en: "all requirements of a specification", ja: "規格の要求事項を全て表示する" },
  diff: {
    en: "compare two specifications: editions, or organisations' for the same goods",
    ja: "2つの規格（版違い、又は機関違い）を比較する",
  },
  import: {
    en: "check a specification of your own, and keep it",
    ja: "独自の規格を検査し、登録する",
  },
  code: { en: "a specification's code", ja: "規格のコード" },
  other: { en: "the one to compare it with", ja: "比較する規格のコード" },
  file: {
    en: "the specification: csv, tsv, xlsx, xls or ods",
    ja: "規格のファイル（csv、tsv、xlsx、xls、ods）",
  },
  options: {
    for: {
      en: "only those of these organisations: UNHCR,IOM",
      ja: "これらの機関の規格のみ（例: UNHCR,IOM）",
    },
    category: { en: "only for goods of this category", ja: "この分類の物資の規格のみ" },
    item: { en: "only those that this item may be held to", ja: "この品目に適用される規格のみ" },
    all: { en: "also what is the same in both", ja: "同じ内容の項目も表示する" },
    dryRun: { en: "check only, keep nothing", ja: "検査のみ行い、登録しない" },
    encoding: { en: "encoding of a text file", ja: "テキストファイルの文字コード" },
    sheet: { en: "the sheet of the workbook", ja: "読み取るシート" },
  },
  headings: {
    specification: { en: "specification", ja: "規格" },
    organisation: { en: "organisation", ja: "機関" },
    title: { en: "title", ja: "件名" },
    category: { en: "goods", ja: "物資の分類" },
    edition: { en: "edition", ja: "版" },
    inForce: { en: "in force", ja: "適用期間" },
    use: { en: "use", ja: "種別" },
    requirements: { en: "requirements", ja: "要求事項" },
    reliability: { en: "reliability", ja: "信頼度" },
    attribute: { en: "attribute", ja: "特性" },
    demand: { en: "demanded", ja: "要求値" },
    method: { en: "test method", ja: "試験方法" },
    severity: { en: "severity", ja: "重要度" },
    remarks: { en: "remarks", ja: "備考" },
    source: { en: "source", ja: "出典" },
    read: { en: "what was read of it", ja: "確認した範囲" },
    pack: { en: "packing", ja: "荷姿" },
    figure: { en: "figure", ja: "数値" },
    comparison: { en: "comparison", ja: "比較" },
  },
  packaging: {
    pieces_per_pack: { en: "pieces per pack", ja: "1梱包の入数" },
    pack_type: { en: "kind of pack", ja: "梱包の種類" },
    pack_length_cm: { en: "length of a pack, cm", ja: "梱包の長さ（cm）" },
    pack_width_cm: { en: "width of a pack, cm", ja: "梱包の幅（cm）" },
    pack_height_cm: { en: "height of a pack, cm", ja: "梱包の高さ（cm）" },
    pack_weight_kg: { en: "mass of a pack, kg", ja: "梱包の質量（kg）" },
    pack_volume_m3: { en: "volume of a pack, m3", ja: "梱包の容積（m3）" },
    unit_weight_kg: { en: "mass of a piece, kg", ja: "1個の質量（kg）" },
    unit_volume_m3: { en: "volume of a piece, m3", ja: "1個の容積（m3）" },
    qty_20ft: { en: "pieces in a 20 ft container", ja: "20フィートコンテナの積載数" },
    qty_40ft: { en: "pieces in a 40 ft container", ja: "40フィートコンテナの積載数" },
    qty_40hc: { en: "pieces in a 40 ft high-cube container", ja: "40フィート背高コンテナの積載数" },
    pieces_per_pallet: { en: "pieces on a pallet", ja: "1パレットの積載数" },
  } as Readonly<Record<string, Text>>,
  packTypes: {
    bale: { en: "bale", ja: "梱" },
    bundle: { en: "bundle", ja: "束" },
    bag: { en: "bag", ja: "袋" },
    carton: { en: "carton", ja: "箱" },
  } as Readonly<Record<string, Text>>,
  superseded: { en: "superseded", ja: "改正済み" },
  dayUnknown: { en: "day not known", ja: "日付不明" },
  from: (day: string): Text => ({ en: `from ${day}`, ja: `${day} から` }),
  between: (from: string, to: string): Text => ({ en: `${from} to ${to}`, ja: `${from} ～ ${to}` }),
  until: (day: string): Text => ({ en: `until ${day}`, ja: `${day} まで` }),
  editionIs: (edition: string): Text => ({ en: `edition ${edition}`, ja: `版: ${edition}` }),
  issuerCode: (code: string): Text => ({ en: `item ${code}`, ja: `品目番号 ${code}` }),
  onlyIf: (condition: Text): Text => ({
    en: `only if ${condition.en}`,
    ja: `適用条件 ${condition.ja}`,
  }),
  orInstead: (others: Text): Text => ({
    en: `or instead: ${others.en}`,
    ja: `${others.ja} でもよい`,
  }),
  togetherWith: (others: Text): Text => ({
    en: `together with: ${others.en}`,
    ja: `${others.ja} も同時に満たすこと`,
  }),
  waivable: {
    en: "may be missed where all values of performance are met",
    ja: "性能値を全て満たせば外れてもよい",
  },
  sampling: { en: "how to take the sample", ja: "試料の採り方" },
  rounded: (step: Text): Text => ({
    en: `results rounded to ${step.en}`,
    ja: `結果は ${step.ja} に丸める`,
  }),
  evidenceAge: (months: number): Text => ({
    en: `evidence no older than ${months} months`,
    ja: `${months} か月以内の根拠資料に限る`,
  }),
  number: (found: number, requirements: number): Text => ({
    en: `${count(found)} specifications, ${count(requirements)} requirements. Reliability: A the issuer's own page, B a copy, C quoted, D a maker or seller.`,
    ja: `規格 ${count(found)} 件、要求事項 ${count(requirements)} 件。信頼度: A 発行者自身、B その写し、C 引用、D 製造者・販売者。`,
  }),
  excerpt: {
    en: "Most sources could be read in part only: passing every row is no proof of conformity.",
    ja: "多くの資料は一部しか確認できていません。全項目を満たしても、適合の証明にはなりません。",
  },
  none: { en: "no such specification", ja: "該当する規格はありません" },
  compared: (left: string, right: string): Text => ({
    en: `${left} and ${right}`,
    ja: `${left} と ${right}`,
  }),
  differences: (differing: number, same: number): Text => ({
    en: `${count(differing)} differ, ${count(same)} are the same.`,
    ja: `相違 ${count(differing)} 件、同じもの ${count(same)} 件。`,
  }),
  methodsDiffer: { en: "other test method", ja: "試験方法が異なる" },
  noDifference: { en: "no difference", ja: "相違はありません" },
  read: (file: string, codes: readonly string[], requirements: number): Text => ({
    en: `${file}: ${count(requirements)} requirements of ${codes.join(", ")}`,
    ja: `${file}: ${codes.join("、")} の要求事項 ${count(requirements)} 件`,
  }),
  kept: (path: string): Text => ({ en: `kept in ${path}`, ja: `${path} に保存しました` }),
  notKept: { en: "nothing is wrong; nothing was kept", ja: "問題はありません。登録はしていません" },
  newOrganisation: (name: string, near: string | undefined): Text => ({
    en: `the organisation "${name}" is new${near === undefined ? "" : `; was "${near}" meant?`}`,
    ja: `機関「${name}」は新規です${near === undefined ? "" : `。「${near}」ではありませんか`}`,
  }),
} as const;
