/** What a purchase specification says (`spec procurement`), on the screen and on paper. */
import type { Asked } from "../../specification/asked.ts";
import { count, type Text } from "../text.ts";

const inBrackets = (text: Text, note: Text): Text => ({
  en: `${text.en} (${note.en})`,
  ja: `${text.ja}［${note.ja}］`,
});

export const procurementWords = {
  summary: {
    en: "what to write into a purchase so that several organisations take the goods",
    ja: "複数の機関の規格に同時に適合する購入仕様書を作る",
  },
  item: { en: "the item to buy, by code or name", ja: "購入する品目（コード又は品名）" },
  options: {
    for: {
      en: "the organisations, with commas between; default: all that ask for goods",
      ja: "対象機関（コンマ区切り。省略時は物資を要請する全機関）",
    },
    spec: {
      en: "of several types, those to keep to, with commas between",
      ja: "複数の型がある場合に採用する規格（コンマ区切り）",
    },
    output: {
      en: "write the purchase specification as a Word document (.docx), Japanese and English",
      ja: "購入仕様書を Word 文書（.docx、日英併記）で出力する",
    },
  },
  expectedTypes: (codes: string): readonly [string, string] => [
    codes === "" ? "no type, as none is asked for" : `one of ${codes}`,
    codes === "" ? "（該当する規格がないため指定できません）" : `${codes} のいずれか`,
  ],
  expected: ["a name ending in .docx", "末尾が .docx のファイル名"] as const,
  how: {
    own: undefined,
    followed: { en: "which follows it", ja: "準拠" },
    fallback: {
      en: "none of its own known; named in its place",
      ja: "自機関の規格が不明のため代用",
    },
  } satisfies Readonly<Record<Asked["how"], Text | undefined>>,
  inBrackets,
  headings: {
    number: { en: "No.", ja: "番号" },
    attribute: { en: "Attribute", ja: "特性" },
    demand: { en: "Demanded", ja: "要求値" },
    method: { en: "Test method", ja: "試験方法" },
    severity: { en: "Severity", ja: "重要度" },
    sources: { en: "Source", ja: "根拠" },
    mark: { en: "Mark", ja: "記号" },
    specification: { en: "Specification", ja: "規格" },
    takers: { en: "Organisations", ja: "対象機関" },
    edition: { en: "Edition", ja: "版" },
    one: { en: "One side", ja: "一方の要求" },
    other: { en: "The other", ja: "他方の要求" },
    alternatives: { en: "One of these is enough", ja: "次のいずれかを満たすこと" },
    pack: { en: "Packing", ja: "荷姿" },
    figure: { en: "Figure", ja: "数値" },
    title: { en: "Title and publisher", ja: "資料名・発行者" },
    date: { en: "Date", ja: "発行日" },
    document: { en: "Document", ja: "資料" },
    read: { en: "Read by us", ja: "確認した範囲" },
    reliability: { en: "Reliability", ja: "信頼度" },
    use: { en: "For", ja: "試験する特性" },
  },
  title: (item: Text): Text => ({
    en: `Purchase specification: ${item.en}`,
    ja: `購入仕様書：${item.ja}`,
  }),
  adopted: (number: number, specification: Text, takers: Text): Text => ({
    en: `[${number}] ${specification.en}: ${takers.en}`,
    ja: `[${number}] ${specification.ja}：${takers.ja}`,
  }),
  others: (number: number, codes: readonly string[]): Text => ({
    en: `[${number}] is one of several types; others: ${codes.join(", ")} (choose with --spec)`,
    ja: `[${number}] は複数の型の一つです。他の型：${codes.join("、")}（--spec で選択できます）`,
  }),
  without: (names: Text): Text => ({
    en: `${names.en}: no specification is known for such goods.`,
    ja: `${names.ja}：該当する規格は確認されていません。`,
  }),
  packingTitle: { en: "Packing, as the publishers state it", ja: "発行者が示す荷姿" },
  conflictsTitle: (found: number): Text => ({
    en: `${count(found)} ${found === 1 ? "demand" : "demands"} that nothing can meet together: decide before buying`,
    ja: `両立しない要求 ${count(found)} 件（購入前に決定が必要）`,
  }),
  choice: (alternatives: Text): Text => ({
    en: `One is enough: ${alternatives.en}`,
    ja: `いずれか一つでよい：${alternatives.ja}`,
  }),
  noConflict: {
    en: "Goods that meet all of this meet all that is known of the specifications named. Most sources could be read in part only: ask for the current documents before the contract.",
    ja: "以上の全てを満たす物資は、上記の規格のうち確認できた要求を全て満たします。多くの資料は一部しか確認できていないため、契約前に各機関の最新の規格書を確認してください。",
  },
  nothing: {
    en: "None of the organisations publishes a specification for such goods.",
    ja: "対象機関のいずれも、該当する物資の規格を公表していません。",
  },
  written: (file: string): Text => ({
    en: `written to ${file}`,
    ja: `${file} に出力しました`,
  }),
  notWritten: (file: string): Text => ({
    en: `${file} is not written: there is nothing to specify`,
    ja: `規格がないため、${file} は出力しません`,
  }),
  askItem: { en: "Which item is to be bought?", ja: "購入する品目（コード又は品名）" },
  anyMethod: { en: "not laid down", ja: "指定なし" },
  onlyIf: (condition: Text): Text => ({
    en: `(only if ${condition.en})`,
    ja: `（適用条件：${condition.ja}）`,
  }),
  paper: {
    title: { en: "Purchase Specification", ja: "仕様書" },
    running: (code: string): Text => ({ en: code, ja: code }),
    provenance: (day: string, mark: string): Text => ({
      en: `Specifications in force on ${day}; content mark ${mark}; made with bichiku`,
      ja: `${day} 現在の規格による。内容の照合値 ${mark}。bichiku により作成`,
    }),
    subject: { en: "1  Subject", ja: "1　件名" },
    subjectText: (item: Text): Text => ({
      en: `Purchase of ${item.en}`,
      ja: `${item.ja}の購入`,
    }),
    itemCode: { en: "Item code", ja: "品目コード" },
    subjectLabel: { en: "Subject", ja: "件名" },
    goods: { en: "Goods", ja: "品名" },
    dayLabel: { en: "Specifications as of", ja: "規格の基準日" },
    scope: { en: "2  Scope", ja: "2　適用範囲" },
    scopeText: (names: Text): Text => ({
      en: `This specification applies to goods bought so that ${names.en} can all accept them. It demands what meets the specifications below at the same time. Quantity, delivery date, place and terms of delivery are laid down elsewhere.`,
      ja: `本仕様書は、${names.ja}のいずれの規格にも適合する物資を購入するために必要な事項を定めるものであり、次に掲げる各規格の要求を同時に満たす内容としている。数量、納入期限、納入場所及び引渡条件は、別に定めるところによる。`,
    }),
    otherTypes: (number: number, types: Text): Text => ({
      en: `[${number}] is one of several types that are accepted; the others: ${types.en}.`,
      ja: `[${number}]は、認められている複数の型の一つである。他の型：${types.ja}。`,
    }),
    openPoints: (found: number, section: number): Text => ({
      en: `${count(found)} open ${found === 1 ? "point" : "points"} must be decided before the purchase: see section ${section}.`,
      ja: `購入前に決定すべき未決事項が${count(found)}件ある（${section}を参照）。`,
    }),
    remark: (text: Text): Text => ({ en: `Note: ${text.en}`, ja: `※ ${text.ja}` }),
    requirements: { en: "3  Requirements", ja: "3　要求事項" },
    requirementsText: {
      en: "Numbers in brackets are those of the specifications in section 2. Where a source is followed by a figure, it asks for less than is demanded here.",
      ja: "根拠欄の［　］内の番号は、2の表の記号を示す。根拠に値を付したものは、当該規格の要求が本仕様書の要求値より緩やかであることを示す。",
    },
    choices: { en: "Alternatives", ja: "選択できる要求" },
    tests: { en: "4  Inspection and tests", ja: "4　検査及び試験方法" },
    testsText: {
      en: "Where a test method is named, conformity is shown by a laboratory report that states the number of the report, the laboratory, the date and the method. A result by another method does not count unless an equivalence has been published.",
      ja: "試験方法の定めのある項目は、試験成績書（成績書番号、試験機関名、試験年月日及び試験方法を明記したもの）により適合を確認する。他の方法による試験結果は、公表された同等性の根拠がない限り認めない。",
    },
    sampling: (texts: Text): Text => ({
      en: `Samples: ${texts.en}`,
      ja: `試料：${texts.ja}`,
    }),
    packing: { en: "5  Packing", ja: "5　包装及び荷姿" },
    packingText: {
      en: "What the publishers state of packs. Figures are theirs, and no demands unless the contract says so.",
      ja: "各規格の発行者が示す荷姿は、次のとおりである。契約で定める場合を除き、参考値とする。",
    },
    conflicts: (number: number): Text => ({
      en: `${number}  Open points to be decided`,
      ja: `${number}　未決事項（両立しない要求）`,
    }),
    conflictsText: {
      en: "Nothing can meet both sides of each row. These attributes are not part of section 3: which side holds is to be decided before the purchase, and the organisation that gives way to be asked.",
      ja: "次の各項目は、双方の要求を同時に満たすことができないため、3の要求事項から除いている。いずれによるかは購入前に決定し、要求を譲ることとなる機関の了承を得ること。",
    },
    waivable: {
      en: "One side may be missed where all values of performance are met.",
      ja: "一方は、性能値を全て満たす場合には外れてもよい。",
    },
    sources: (number: number): Text => ({ en: `${number}  Sources`, ja: `${number}　出典` }),
    reliability: {
      en: "Reliability: A the issuer's own page, B a copy of it, C quoted by others, D a maker or seller.",
      ja: "信頼度：A 発行者自身の資料、B その写し、C 他者による引用、D 製造者・販売者の資料。",
    },
    excerpt: {
      en: "Most sources could be read in part only. Ask the organisations for their current documents before the contract is placed.",
      ja: "多くの資料は一部しか確認できていない。契約前に、各機関に最新の規格書を確認すること。",
    },
    ourTolerance: {
      en: "Tolerances marked as ours are not published by the issuer: they are the defaults of this program.",
      ja: "「本プログラムの設定」とした許容差は、発行者が公表したものではない。",
    },
  },
} as const;
