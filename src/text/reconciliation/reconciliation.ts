/** What `reconcile` says around its explanations: options, headings, sums, notes, questions. */
import { listed, quantityWords } from "../reports.ts";
import { count, type Text } from "../text.ts";

const percent = (confidence: number): string =>
  confidence >= 0.995 ? ">99 %" : `${Math.round(confidence * 100)} %`;

const percentJa = (confidence: number): string =>
  percent(confidence).replace(" %", "％").replace(">99", "99超");

interface Sums {
  readonly unit: string | undefined;
  readonly book: number;
  readonly counted: number;
}

export const reconcileWords = {
  file: {
    en: "a statement: csv, tsv, xlsx, xls or ods",
    ja: "在庫表（csv、tsv、xlsx、xls、ods）",
  },
  options: {
    agency: {
      en: "whose goods the statement lists, where no column says it",
      ja: "在庫表の物資を所有する機関（所有者の列がない場合）",
    },
    post: {
      en: "book proposals, asking one by one; --yes books what is certain",
      ja: "訂正案を1件ずつ確認して記帳する（--yes は確実なもののみ記帳）",
    },
    accept: {
      en: "with --post, without asking: all, certain, or numbers such as 1,3-5",
      ja: "--post で質問せずに記帳する訂正案（all、certain 又は 1,3-5 のような番号）",
    },
    output: {
      en: "write what differs, and what is asked, to FILE.xlsx or FILE.csv for the sender",
      ja: "差異と依頼事項を作成者への返送用に FILE.xlsx 又は FILE.csv へ書き出す",
    },
  },
  expected: {
    accept: [
      "all, certain, or numbers of proposals such as 1,3-5",
      "all、certain 又は訂正案の番号（例: 1,3-5）",
    ],
    output: ["a file that ends in .xlsx or .csv", "拡張子が .xlsx 又は .csv のファイル"],
    numbers: (bookable: readonly number[]): readonly [en: string, ja: string] => [
      `numbers of proposals that correct the ledger: ${bookable.join(", ")}`,
      `台帳を訂正する訂正案の番号（${bookable.join("、")}）`,
    ],
  } as const,
  title: (file: string, asOf: string, matched: number, compared: number): Text => {
    const differ = compared - matched;
    return {
      en: `${file}, as of ${asOf}: ${count(matched)} of ${count(compared)} stock cards agree${differ === 0 ? "" : `, ${count(differ)} ${differ === 1 ? "differs" : "differ"}`}`,
      ja: `${file}（${asOf} 現在）: ${count(compared)}件中${count(matched)}件一致${differ === 0 ? "" : `、差異${count(differ)}件`}`,
    };
  },
  clean: {
    en: "No differences: the statement and the ledger agree.",
    ja: "差異はありません。在庫表と台帳は一致しています。",
  },
  totals: ({ unit, book, counted }: Sums): Text => {
    const [one, other] = [quantityWords(counted, unit), quantityWords(book, unit)];
    return {
      en: `control totals: statement ${one.en}, ledger ${other.en}`,
      ja: `検算: 在庫表 ${one.ja}、台帳 ${other.ja}`,
    };
  },
  headings: {
    number: { en: "no.", ja: "番号" },
    agency: { en: "owner", ja: "所有機関" },
    item: { en: "item", ja: "品目" },
    lot: { en: "lot", ja: "ロット" },
    depot: { en: "depot", ja: "倉庫" },
    status: { en: "status", ja: "状態" },
    book: { en: "ledger", ja: "台帳" },
    counted: { en: "stated", ja: "在庫表" },
    difference: { en: "diff.", ja: "差異" },
    cause: { en: "cause", ja: "原因" },
    confidence: { en: "sure", ja: "確度" },
    explanation: { en: "what happened, and what to do", ja: "説明と対応" },
  },
  sheet: { en: "Differences", ja: "差異一覧" },
  sentHeadings: {
    number: { en: "no.", ja: "番号" },
    place: { en: "your row", ja: "貴表の行" },
    agency: { en: "owner", ja: "所有機関" },
    depot: { en: "depot", ja: "倉庫" },
    name: { en: "name", ja: "品名" },
    lot: { en: "lot", ja: "ロット" },
    status: { en: "status", ja: "状態" },
    counted: { en: "your statement", ja: "貴表の数量" },
    book: { en: "our ledger", ja: "当方の台帳" },
    difference: { en: "difference", ja: "差異" },
    cause: { en: "likely cause", ja: "推定原因" },
    explanation: { en: "explanation", ja: "説明" },
    proposal: { en: "what is asked of you, or done by us", ja: "貴社への依頼・当方の対応" },
  },
  confidence: (confidence: number): Text => ({
    en: percent(confidence),
    ja: percentJa(confidence),
  }),
  /** "Blanket (damaged, JICA)" */
  goods: (item: Text, apart: readonly Text[]): Text =>
    apart.length === 0
      ? item
      : { en: `${item.en} (${listed(apart).en})`, ja: `${item.ja}（${listed(apart).ja}）` },
  proposal: (proposal: Text): Text => ({ en: `→ ${proposal.en}`, ja: `→ ${proposal.ja}` }),
  because: (evidence: Text): Text => ({
    en: `  for it: ${evidence.en}`,
    ja: `　根拠: ${evidence.ja}`,
  }),
  or: (confidence: number, sentence: Text): Text => ({
    en: `  or (${percent(confidence)}): ${sentence.en}`,
    ja: `　別の可能性（${percentJa(confidence)}）: ${sentence.ja}`,
  }),
  unknown: (what: "item" | "depot" | "agency", name: string, near: string | undefined): Text => {
    const kind = {
      item: { en: "item", ja: "品目" },
      depot: { en: "depot", ja: "倉庫" },
      agency: { en: "agency", ja: "機関" },
    }[what];
    return near === undefined
      ? {
          en: `nobody knows the ${kind.en} "${name}"`,
          ja: `${kind.ja}「${name}」は未登録です`,
        }
      : {
          en: `nobody knows the ${kind.en} "${name}"; did you mean "${near}"?`,
          ja: `${kind.ja}「${name}」は未登録です（「${near}」ではありませんか）`,
        };
  },
  partial: (depot: Text, named: number, all: number): Text => ({
    en: `the statement names only ${count(named)} of the ${count(all)} goods that the ledger has in ${depot.en}: is it a part of a list?`,
    ja: `在庫表には、台帳上${depot.ja}にある${count(all)}件のうち${count(named)}件しか記載がありません。一部だけの在庫表ではないか確認してください`,
  }),
  scope: (places: Text): Text => ({
    en: `compared: all goods in ${places.en}`,
    ja: `突合の対象: ${places.ja}の全ての物資`,
  }),
  unspoken: (places: Text): Text => ({
    en: `not in the statement, and not compared: ${places.en}`,
    ja: `在庫表に記載がなく、突合の対象外: ${places.ja}`,
  }),
  noLots: (facts: Text | undefined): Text => ({
    en: `the statement has no lot numbers: compared by ${facts === undefined ? "item and depot" : `item, depot and ${facts.en}`}`,
    ja: `在庫表にロット番号がないため、${facts === undefined ? "品目・倉庫" : `品目・倉庫・${facts.ja}`}の単位で突合しました`,
  }),
  noStatuses: {
    en: "the statement has no statuses: goods of all statuses were compared together",
    ja: "在庫表に状態の記載がないため、全ての状態を合算して突合しました",
  },
  noReserved: {
    en: "the statement does not tell reserved goods apart: they count as available",
    ja: "在庫表は引当済の物資を区別していないため、使用可に含めて突合しました",
  },
  gap: {
    en: "too many differences hang together to try all explanations: those shown may not be the best (confidence is not exact)",
    ja: "相互に関連する差異が多く、全ての組合せを検討できていません。説明は最良でない可能性があります",
  },
  cutOff: {
    en: "so much differs that the statement may be of another depot or day; two causes on one card were not looked for",
    ja: "差異が非常に多く、別の倉庫又は別の日の在庫表である可能性があります。原因が2つ重なる場合は検討していません",
  },
  question: (proposals: number, certain: number): Text => ({
    en: `${count(proposals)} ${proposals === 1 ? "proposal corrects" : "proposals correct"} the ledger; ${count(certain)} ${certain === 1 ? "is" : "are"} certain. Book`,
    ja: `台帳の訂正案が${count(proposals)}件あります（うち確実${count(certain)}件）。記帳しますか`,
  }),
  choices: {
    each: { en: "one by one", ja: "1件ずつ確認する" },
    certain: { en: "what is certain", ja: "確実なもののみ記帳する" },
    all: { en: "all", ja: "全て記帳する" },
    none: { en: "nothing", ja: "記帳しない" },
  },
  each: (number: number, sentence: Text, proposal: Text, confidence: number): Text => ({
    en: `${number}. ${sentence.en} ${proposal.en} (${percent(confidence)}) Book it?`,
    ja: `${number}. ${sentence.ja}${proposal.ja}（${percentJa(confidence)}）記帳しますか`,
  }),
  posted: (ids: readonly string[]): Text => ({
    en: `booked: ${ids.join(", ")}`,
    ja: `記帳しました: ${ids.join("、")}`,
  }),
  alreadyPosted: (ids: readonly string[]): Text => ({
    en: `booked before from this file: ${ids.join(", ")}; nothing is booked twice`,
    ja: `このファイルから記帳済みです: ${ids.join("、")}。重ねて記帳することはありません`,
  }),
  nothingPosted: { en: "nothing was booked", ja: "何も記帳していません" },
  written: (file: string): Text => ({
    en: `written to ${file}`,
    ja: `${file} に書き出しました`,
  }),
  reason: (file: string, asOf: string, cause: Text, row: Text | undefined): Text => ({
    en: `reconciliation with ${file} as of ${asOf}${row === undefined ? "" : `, ${row.en}`}: ${cause.en}`,
    ja: `${file}（${asOf} 現在${row === undefined ? "" : `、${row.ja}`}）との突合による: ${cause.ja}`,
  }),
} as const;
