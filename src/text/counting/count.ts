/** The words of `count`: options, tables, and what it says of a count. */
import type { CountTeam } from "../../domain/counting/count-declaration.ts";
import { count, type Text } from "../text.ts";

/** What a team should know of what was read from its sheet. */
export const countWarnings = {
  lotMangled: (found: string, lot: string): Text => ({
    en: `a spreadsheet has made "${found}" of lot ${lot}; it is taken as ${lot}`,
    ja: `表計算ソフトがロット ${lot} を「${found}」に変えています。${lot} として扱います`,
  }),
  expiryChanged: (found: string, expiry: string): Text => ({
    en: `the expiry was printed as ${expiry} and now says ${found}; it is not taken over`,
    ja: `使用期限は ${expiry} として印刷しましたが、${found} に変わっています。台帳には反映しません`,
  }),
  dateDiffers: (sheet: string, given: string): Text => ({
    en: `the sheet says it was counted on ${sheet}; taken is ${given}, as --date says`,
    ja: `棚卸表の実施日は ${sheet} ですが、--date の指定により ${given} とします`,
  }),
  noTotals: {
    en: "the control totals at the foot are not filled in: slips of entry would not show",
    ja: "欄外の合計が記入されていないため、入力誤りの確認ができません",
  },
  openAlready: (code: string): Text => ({
    en: `warning: ${code} of this depot is still open; the same goods should not be counted by both`,
    ja: `注意: この倉庫の ${code} が終わっていません。同じ物品を二つの棚卸で数えないでください`,
  }),
  newThing: (what: "item" | "depot" | "agency", code: string, near: string | undefined): Text => ({
    en: `warning: the ${what} ${code} was not known; it is provisional now${near === undefined ? "" : ` — did you mean "${near}"?`}`,
    ja: `注意: ${{ item: "品目", depot: "倉庫", agency: "機関" }[what]}「${code}」は未登録のため、仮登録とします${near === undefined ? "" : `（「${near}」ではありませんか）`}`,
  }),
  late: (id: string, date: string): Text => ({
    en: `${id} was recorded after the sheets were printed and is dated ${date}, before the count: it is part of the book that the count is compared with`,
    ja: `${id} は用紙の印刷後に記帳されましたが、日付（${date}）が棚卸より前のため、比較する帳簿数量に含めています`,
  }),
  since: (id: string, date: string, posting: string): Text => ({
    en: `${id} was recorded after the count was posted and is dated ${date}, before it: the difference booked may be what it tells; to settle it, reverse ${posting} and post the count anew`,
    ja: `${id} は棚卸の記帳後に、棚卸より前の日付（${date}）で記帳されました。記帳した差異と重複しているおそれがあります。${posting} を取り消し、棚卸を記帳し直すと解消します`,
  }),
  sameDay: (id: string, date: string): Text => ({
    en: `${id} is dated ${date}, the day of the count, and was recorded after the sheets were printed: it is taken as having happened after the count`,
    ja: `${id} は棚卸当日（${date}）の日付で、用紙の印刷後に記帳されたため、棚卸の後の動きとして扱っています`,
  }),
} as const;

export const countOptionWords = {
  sheet: {
    en: "open a count and print blind sheets",
    ja: "棚卸を開始し、数量を伏せた棚卸表を作る",
  },
  enter: { en: "take in a sheet that was filled in", ja: "記入済みの棚卸表を取り込む" },
  compare: { en: "team against team, line by line", ja: "班ごとの実地数量を突き合わせる" },
  post: { en: "book the differences with their reasons", ja: "差異を理由とともに記帳する" },
  list: { en: "the counts and how each stands", ja: "棚卸の一覧と進み具合" },
  show: {
    en: "a count with the book beside what was counted",
    ja: "棚卸の内容（帳簿数量・実地数量・差異）",
  },
  cancel: { en: "give up a count that was not posted", ja: "記帳前の棚卸を中止する" },
  report: { en: "the inspection report as a workbook", ja: "検査書を作成する" },
  count: {
    en: "the count: C-1; default the only open one",
    ja: "棚卸番号（C-1）。省略時は進行中のもの",
  },
  date: {
    en: "the day of the count; left out, the sheet asks for it",
    ja: "棚卸の実施日（省略時は用紙に記入欄を設ける）",
  },
  output: {
    en: "the file to write, .xlsx or .csv; default C-1.xlsx",
    ja: "書き出すファイル（.xlsx 又は .csv。既定は C-1.xlsx）",
  },
  third: {
    en: "print a third sheet of this count, with the lines on which the teams differ",
    ja: "指定した棚卸のうち、班の数量が異なる行だけの再実査用紙を作る",
  },
  reprint: { en: "print the sheets of this count once more", ja: "指定した棚卸の用紙を再度作る" },
  file: { en: "the sheet: .xlsx, .ods, .xls or .csv", ja: "棚卸表（.xlsx、.ods、.xls、.csv）" },
  countOption: {
    en: "the count; default as the sheet's check mark says",
    ja: "棚卸番号（既定は用紙の照合番号による）",
  },
  team: {
    en: "1, 2 or 3; default as the sheet's check mark says",
    ja: "班（1、2、3。既定は用紙の照合番号による）",
  },
  counter: { en: "who counted; default as the sheet says", ja: "実施者氏名（既定は用紙の記入）" },
  entryDate: {
    en: "the day on which they counted; default as the sheet says",
    ja: "実施日（既定は用紙の記入）",
  },
  reason: {
    en: "why, for every difference that has no reason of its own",
    ja: "差異の理由（個別の理由がないもの全て）",
  },
  reasons: {
    en: "a file with a reason for each: columns item, lot, reason; owner, status where needed",
    ja: "理由のファイル（品目・ロット・理由の列。必要に応じて所有機関・状態）",
  },
  inspector: { en: "who inspected", ja: "検査員の氏名" },
  witness: { en: "who witnessed it", ja: "立会者の氏名" },
  leaveUndecided: {
    en: "book what is decided, and leave the lines that need a third count",
    ja: "再実査を要する行を除き、確定した行だけを記帳する",
  },
  all: { en: "also the lines that agree", ja: "一致した行も表示する" },
  cancelReason: { en: "why it is given up", ja: "中止の理由" },
  inspectionDate: {
    en: "the day of the inspection; default the day that the count is booked with",
    ja: "検査年月日（既定は棚卸の記帳日付）",
  },
  occasion: {
    en: "yearly (default), handover (the officer in charge changes) or other",
    ja: "検査の種類: yearly 定期（既定）、handover 交替、other 臨時",
  },
  reportOutput: {
    en: "the file to write, .xlsx; default C-1-inspection.xlsx",
    ja: "書き出すファイル（.xlsx。既定は C-1-inspection.xlsx）",
  },
} as const satisfies Readonly<Record<string, Text>>;

export const countHeadings = {
  count: { en: "Count", ja: "棚卸番号" },
  state: { en: "State", ja: "状況" },
  depot: { en: "Depot", ja: "倉庫" },
  scope: { en: "What", ja: "対象" },
  date: { en: "Day", ja: "実施日" },
  opened: { en: "Opened", ja: "開始" },
  lines: { en: "Lines", ja: "行数" },
  teams: { en: "Sheets entered", ja: "入力済みの班" },
  posted: { en: "Posted", ja: "記帳" },
  line: { en: "No.", ja: "番号" },
  item: { en: "Item", ja: "品目" },
  lot: { en: "Lot", ja: "ロット" },
  agency: { en: "Owner", ja: "所有機関" },
  status: { en: "Status", ja: "状態" },
  team1: { en: "Team 1", ja: "第1班" },
  team2: { en: "Team 2", ja: "第2班" },
  team3: { en: "Third", ja: "再実査" },
  outcome: { en: "Outcome", ja: "結果" },
  book: { en: "Book", ja: "帳簿数量" },
  counted: { en: "Counted", ja: "実地数量" },
  difference: { en: "Difference", ja: "差異" },
  reason: { en: "Reason", ja: "理由" },
} as const satisfies Readonly<Record<string, Text>>;

export const outcomeWords = {
  agreed: { en: "agreed", ja: "一致" },
  differs: { en: "differs: count again", ja: "不一致（再実査）" },
  "one-team": { en: "one team only: count again", ja: "片方の班のみ（再実査）" },
  awaited: { en: "other team awaited", ja: "他班の入力待ち" },
  undecided: { en: "undecided", ja: "未確定" },
} as const satisfies Readonly<Record<string, Text>>;

export const stateWords = {
  open: { en: "open", ja: "進行中" },
  posted: { en: "posted", ja: "記帳済み" },
  cancelled: { en: "cancelled", ja: "中止" },
} as const satisfies Readonly<Record<string, Text>>;

export const teamWords = (team: CountTeam): Text =>
  team === 3 ? { en: "third count", ja: "再実査" } : { en: `team ${team}`, ja: `第${team}班` };

interface Entered {
  readonly count: string;
  readonly team: CountTeam;
  readonly id: string;
  readonly lines: number;
  readonly notCounted: number;
  readonly unexpected: number;
  readonly replaces: string | undefined;
}

const lineWord = (lines: number): string => `${count(lines)} ${lines === 1 ? "line" : "lines"}`;

export const countWords = {
  whichCount: { en: "Which count?", ja: "棚卸番号:" },
  whichDate: { en: "On which day was it counted (YYYY-MM-DD)?", ja: "実施日（YYYY-MM-DD）:" },
  whyDifference: (line: string, book: number, counted: number): Text => ({
    en: `${line}: book ${count(book)}, counted ${count(counted)}. Why?`,
    ja: `${line}: 帳簿 ${count(book)}、実地 ${count(counted)}。理由:`,
  }),
  confirmPost: (code: string, differences: number, evidence: number, date: string): Text => ({
    en: `Book ${code} as of ${date}: ${lineWord(differences)} with a difference, ${lineWord(evidence)} without?`,
    ja: `${code} を ${date} 付けで記帳しますか（差異あり ${count(differences)}行、差異なし ${count(evidence)}行）`,
  }),
  whyCancelled: { en: "Why is it given up?", ja: "中止の理由:" },
  opened: (code: string, depot: Text, lines: number, position: string): Text => ({
    en: `${code} opened: ${depot.en}, ${lineWord(lines)}, at ${position} of the ledger`,
    ja: `${code} を開始しました: ${depot.ja}、${count(lines)}行、台帳の位置 ${position}`,
  }),
  third: (code: string, lines: number): Text => ({
    en: `${code}: ${lineWord(lines)} to be counted a third time`,
    ja: `${code}: 再実査を要する行は${count(lines)}行です`,
  }),
  printed: (file: string, teams: readonly Text[]): Text => ({
    en: `wrote ${file} (${teams.map(({ en }) => en).join(", ")})`,
    ja: `${file} に書き出しました（${teams.map(({ ja }) => ja).join("、")}）`,
  }),
  next: (command: string): Text => ({ en: `next: \`${command}\``, ja: `次の操作: \`${command}\`` }),
  entered: ({ count: code, team, id, lines, notCounted, unexpected, replaces }: Entered): Text => ({
    en: `${code}, ${teamWords(team).en}, entered as ${id}: ${lineWord(lines)} counted, ${count(notCounted)} not counted, ${count(unexpected)} not on the list${replaces === undefined ? "" : `; replaces ${replaces}, which is kept`}`,
    ja: `${code} ${teamWords(team).ja}を ${id} として入力しました: 実査 ${count(lines)}行、未実査 ${count(notCounted)}行、表にない物 ${count(unexpected)}行${replaces === undefined ? "" : `。${replaces} を差し替えました（元の入力も保存しています）`}`,
  }),
  known: (code: string, team: CountTeam, by: string): Text => ({
    en: `this sheet of ${code}, ${teamWords(team).en}, was entered as ${by} already; nothing was changed`,
    ja: `${code} ${teamWords(team).ja}のこの棚卸表は ${by} として入力済みのため、何も変更していません`,
  }),
  totalsAgree: (totals: readonly Text[]): Text => ({
    en: `control totals agree: ${totals.map(({ en }) => en.toLowerCase()).join(", ")}`,
    ja: `欄外の合計と一致しました: ${totals.map(({ ja }) => ja).join("、")}`,
  }),
  compareTitle: (code: string, depot: Text): Text => ({
    en: `${code}: what the teams counted at ${depot.en}`,
    ja: `${code} ${depot.ja} 班別の実地数量`,
  }),
  allAgree: { en: "The teams agree on every line.", ja: "全ての行で一致しました。" },
  agree: (agreed: number, all: number): Text => ({
    en: `${count(agreed)} of ${lineWord(all)} agree.`,
    ja: `${count(all)}行のうち${count(agreed)}行が一致しました。`,
  }),
  figure: (quantity: number, damaged: number, expired: number): Text => {
    const en = [
      ...(damaged > 0 ? [`${count(damaged)} damaged`] : []),
      ...(expired > 0 ? [`${count(expired)} expired`] : []),
    ];
    const ja = [
      ...(damaged > 0 ? [`破損${count(damaged)}`] : []),
      ...(expired > 0 ? [`期限切れ${count(expired)}`] : []),
    ];
    return {
      en: en.length === 0 ? count(quantity) : `${count(quantity)} (${en.join(", ")})`,
      ja: ja.length === 0 ? count(quantity) : `${count(quantity)}（うち${ja.join("、")}）`,
    };
  },
  showTitle: (code: string, depot: Text, state: Text): Text => ({
    en: `${code}: ${depot.en}, ${state.en}`,
    ja: `${code} ${depot.ja}（${state.ja}）`,
  }),
  atPosition: (id: string, hash: string): Text => ({
    en: `opened at ${id} of the ledger, hash ${hash}`,
    ja: `開始時の台帳の位置 ${id}、ハッシュ値 ${hash}`,
  }),
  sheetNote: (sheet: {
    readonly team: CountTeam;
    readonly id: string;
    readonly date: string;
    readonly counter: string | undefined;
    readonly file: string | undefined;
    readonly lines: number;
    readonly replacedBy: string | undefined;
  }): Text => {
    const { team, id, date, counter, file, lines, replacedBy } = sheet;
    const [en, ja] = [
      [`counted ${date}`, counter && `by ${counter}`, file, lineWord(lines)],
      [`実施日 ${date}`, counter, file, `${count(lines)}行`],
    ].map((parts) => parts.filter(Boolean));
    return {
      en: `${teamWords(team).en}, ${id}: ${en?.join(", ")}${replacedBy === undefined ? "" : `; replaced by ${replacedBy}`}`,
      ja: `${teamWords(team).ja} ${id}: ${ja?.join("、")}${replacedBy === undefined ? "" : `（${replacedBy} により差し替え）`}`,
    };
  },
  postedTitle: (code: string, id: string, date: string): Text => ({
    en: `${code} posted as ${id}, dated ${date}`,
    ja: `${code} を ${id} として ${date} 付けで記帳しました`,
  }),
  noDifference: {
    en: "What was counted is what the book says.",
    ja: "実地数量は帳簿数量と一致しました。",
  },
  evidence: (lines: number): Text => ({
    en: `${lineWord(lines)} counted without a difference, kept as evidence.`,
    ja: `差異のない${count(lines)}行は、実査の記録として残しました。`,
  }),
  left: (lines: number): Text => ({
    en: `${lineWord(lines)} could not be decided; nothing was booked for ${lines === 1 ? "it" : "them"}.`,
    ja: `${count(lines)}行は確定しなかったため、記帳していません。`,
  }),
  notDecided: (lines: number): Text => ({
    en: `${lineWord(lines)} not decided yet; \`bichiku count compare\` shows ${lines === 1 ? "it" : "them"}.`,
    ja: `未確定の行が${count(lines)}行あります（\`bichiku count compare\` で確認できます）。`,
  }),
  notPosted: { en: "nothing was recorded", ja: "記帳しませんでした" },
  listTitle: { en: "Counts", ja: "棚卸一覧" },
  noCounts: {
    en: "No count was opened yet.",
    ja: "棚卸はまだ行われていません。",
  },
  nothingCounted: { en: "Nothing has been entered yet.", ja: "まだ何も入力されていません。" },
  cancelled: (code: string, id: string): Text => ({
    en: `${code} was cancelled by ${id}; what was entered is kept`,
    ja: `${code} を ${id} で中止しました。入力済みの内容は残ります`,
  }),
  reportWritten: (file: string, lines: number): Text => ({
    en: `wrote ${file}: inspection report, ${lineWord(lines)}`,
    ja: `${file} に検査書を書き出しました（${count(lines)}行）`,
  }),
  changedMeanwhile: {
    en: "somebody recorded something meanwhile that changes the differences",
    ja: "確認の間に他の記帳があり、差異の内容が変わりました",
  },
  lookAgain: { en: "look at them again, and post then", ja: "差異を確認し、再度記帳してください" },
} as const;

/** What a transaction of a count is, where transactions are listed. */
export const eventWords = ({
  code,
  event,
  team,
}: {
  readonly code: string;
  readonly event: "opened" | "third" | "entered" | "cancelled" | "posted";
  readonly team: CountTeam | undefined;
}): Text => {
  const what: Text =
    event === "entered" && team !== undefined
      ? { en: `${teamWords(team).en} entered`, ja: `${teamWords(team).ja}入力` }
      : {
          opened: { en: "opened", ja: "開始" },
          third: { en: "third sheet printed", ja: "再実査用紙作成" },
          entered: { en: "entered", ja: "入力" },
          cancelled: { en: "cancelled", ja: "中止" },
          posted: { en: "posted", ja: "記帳" },
        }[event];
  return { en: `${code} ${what.en}`, ja: `${code} ${what.ja}` };
};

type Expected = readonly [en: string, ja: string];

export const countExpected = {
  sheetFile: ["a file that ends in .xlsx or .csv", "拡張子が .xlsx 又は .csv のファイル"],
  reportFile: ["a file that ends in .xlsx", "拡張子が .xlsx のファイル"],
  occasion: ["yearly, handover or other", "yearly、handover、other のいずれか"],
  team: ["1, 2 or 3", "1、2、3 のいずれか"],
} as const satisfies Readonly<Record<string, Expected>>;
