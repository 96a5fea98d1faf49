/** The words on a count sheet (棚卸表). A sheet is read back in whichever language it was printed. */
import type { CountTeam } from "../../domain/counting/count-declaration.ts";
import { count, type Text } from "../text.ts";

/** The columns, in their order on the sheet. */
export const sheetHeadings = {
  line: { en: "No.", ja: "番号" },
  bin: { en: "Bin", ja: "棚番" },
  item: { en: "Item code", ja: "品目コード" },
  nameJa: { en: "Japanese name", ja: "品名" },
  nameEn: { en: "Name", ja: "英語名" },
  lot: { en: "Lot", ja: "ロット番号" },
  expiry: { en: "Expiry", ja: "使用期限" },
  status: { en: "Status", ja: "状態" },
  agency: { en: "Owner", ja: "所有機関" },
  unit: { en: "Unit", ja: "単位" },
  pack: { en: "Pack", ja: "荷姿" },
  quantity: { en: "Quantity found", ja: "実地数量" },
  damaged: { en: "of which damaged", ja: "うち破損" },
  expired: { en: "of which expired", ja: "うち期限切れ" },
  remarks: { en: "Remarks", ja: "備考" },
} as const satisfies Readonly<Record<string, Text>>;

export type SheetHeading = keyof typeof sheetHeadings;

/** Fields above the table. */
export const sheetHead = {
  count: { en: "Count", ja: "棚卸番号" },
  mark: { en: "Check mark", ja: "照合番号" },
  depot: { en: "Depot", ja: "倉庫" },
  scope: { en: "What is counted", ja: "対象" },
  position: { en: "Ledger position", ja: "台帳の位置" },
  date: { en: "Date of count", ja: "実施日" },
  counter: { en: "Counted by", ja: "実施者氏名" },
  signature: { en: "Signature", ja: "署名・押印" },
} as const satisfies Readonly<Record<string, Text>>;

/** Control totals at the foot, filled in by the counter. */
export const sheetFoot = {
  rows: { en: "Rows filled in", ja: "記入行数" },
  quantity: { en: "Sum of quantities", ja: "数量合計" },
  damaged: { en: "Sum of damaged", ja: "うち破損合計" },
  expired: { en: "Sum of expired", ja: "うち期限切れ合計" },
} as const satisfies Readonly<Record<string, Text>>;

export type SheetTotal = keyof typeof sheetFoot;

export const sheetWords = {
  name: (team: CountTeam): Text =>
    team === 3 ? { en: "Third count", ja: "再実査" } : { en: `Team ${team}`, ja: `第${team}班` },
  title: (team: CountTeam): Text =>
    team === 3
      ? { en: "Count sheet: third count", ja: "棚卸表（再実査）" }
      : { en: `Count sheet: team ${team}`, ja: `棚卸表（第${team}班）` },
  everything: { en: "all goods", ja: "全物品" },
  notes: [
    {
      en: "Write down what you find, counted in the unit of the line; 0 where nothing is there. Leave blank what you did not count: it stays as it is on the book.",
      ja: "実際に数えた数量を、各行の単位で記入してください。ない物は 0 とし、数えなかった行は空欄のままにしてください（帳簿の数量は変わりません）。",
    },
    {
      en: "The quantity is all that is there, the damaged and the expired included; what is both counts as damaged.",
      ja: "実地数量には、破損品及び期限切れ品を含めてください。破損し、かつ期限が切れている物は「うち破損」に数えてください。",
    },
    {
      en: "Write goods that are not listed into the empty rows: item, lot, owner and quantity.",
      ja: "表にない物が見つかった場合は、空欄の行に品目、ロット番号、所有機関及び実地数量を記入してください。",
    },
    {
      en: "When you have finished, fill in the totals below the table: they show slips when the sheet is entered.",
      ja: "記入後、表の下の合計欄に記入してください。入力誤りの確認に使用します。",
    },
  ],
  /** "25 a bale" */
  pack: (pieces: number, pack: string | undefined): Text => ({
    en: pack === undefined ? count(pieces) : `${count(pieces)} / ${pack}`,
    ja: pack === undefined ? `${count(pieces)}入` : `${count(pieces)}／${pack}`,
  }),
} as const;
