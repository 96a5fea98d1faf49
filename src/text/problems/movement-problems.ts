/** The words of what is wrong with movements: see problems.ts. */
import type { LotThere, MovementProblem } from "../../domain/problems/movement-problem.ts";
import { fieldNames, kindNames } from "../movements/movement-fields.ts";
import { accountWords } from "../reports.ts";
import { count, same, type Text } from "../text.ts";
import type { WordsFor } from "./problems.ts";

const thing = {
  item: { en: "item", ja: "品目" },
  depot: { en: "depot", ja: "倉庫" },
  agency: { en: "agency", ja: "機関" },
} as const;

/** How something new comes to be known. */
const adding: Readonly<Record<keyof typeof thing, Text>> = {
  item: {
    en: "add a new item with `bichiku items import FILE`, or with an inventory that names it (`bichiku import FILE`)",
    ja: "新しい品目は `bichiku items import ファイル` で登録するか、その品目を含む在庫表を `bichiku import ファイル` で取り込んでください",
  },
  depot: {
    en: "add a new depot with an inventory that names it (`bichiku import FILE`), or in depots.csv of a folder given with --data",
    ja: "新しい倉庫は、その倉庫を含む在庫表を `bichiku import ファイル` で取り込むか、--data で指定するフォルダーの depots.csv に追加してください",
  },
  agency: {
    en: "add a new agency with an inventory that names it (`bichiku import FILE`), or in agencies.csv of a folder given with --data",
    ja: "新しい機関は、その機関の在庫表を `bichiku import ファイル` で取り込むか、--data で指定するフォルダーの agencies.csv に追加してください",
  },
};

const transactionLike: Text = {
  en: "write the transaction as `bichiku history` shows it, for instance T-12",
  ja: "`bichiku history` に表示される番号を「T-12」の形で指定してください",
};

/** Lots shown; a card with more of them is better looked up with `bichiku stock`. */
const lotsShownMax = 12;

function lotList(lots: readonly LotThere[]): Text {
  const shown = lots.slice(0, lotsShownMax);
  const more = lots.length - shown.length;
  return {
    en: [
      ...shown.map(
        ({ lot, quantity, expiry }) =>
          `${lot} (${count(quantity)}${expiry === undefined ? "" : `, expires ${expiry}`})`,
      ),
      ...(more > 0 ? [`and ${more} more`] : []),
    ].join("; "),
    ja: [
      ...shown.map(
        ({ lot, quantity, expiry }) =>
          `${lot}（${count(quantity)}${expiry === undefined ? "" : `、使用期限 ${expiry}`}）`,
      ),
      ...(more > 0 ? [`ほか${more}件`] : []),
    ].join("、"),
  };
}

const columnWords: WordsFor<
  Extract<
    MovementProblem,
    {
      readonly kind:
        | "movement-column-missing"
        | "movement-column-twice"
        | "movement-row-too-long"
        | "movement-incomplete"
        | "movement-kind-unknown"
        | "movement-not-for-kind";
    }
  >
> = {
  "movement-column-missing": ({ field }) => ({
    what: {
      en: `no column gives the ${fieldNames[field].en}`,
      ja: `「${fieldNames[field].ja}」の列がありません`,
    },
    fix: {
      en: `add a column with the heading ${field}; movements need date, kind, item, depot, agency and quantity`,
      ja: `見出しが「${fieldNames[field].ja}」の列を追加してください（日付・区分・品目・倉庫・機関・数量の列が必要です）`,
    },
  }),
  "movement-column-twice": ({ found, first, field }) => ({
    what: {
      en: `"${first}" and "${found}" both give the ${fieldNames[field].en}`,
      ja: `「${first}」と「${found}」の列が、いずれも「${fieldNames[field].ja}」を表しています`,
    },
    fix: {
      en: "keep one of them, or rename the one that means something else",
      ja: "いずれか一方を残すか、意味の異なる列の見出しを変更してください",
    },
  }),
  "movement-row-too-long": ({ found }) => ({
    what: {
      en: `the row goes on beyond the last heading, with "${found}"`,
      ja: `見出しのない列に「${found}」という値があります`,
    },
    fix: {
      en: "put texts and numbers that contain commas in quotes, or give the column a heading",
      ja: "コンマを含む値は引用符で囲むか、列に見出しを付けてください",
    },
  }),
  "movement-incomplete": ({ field, movement }) => ({
    what: {
      en:
        movement === undefined
          ? `the ${fieldNames[field].en} is missing`
          : `the ${fieldNames[field].en} of this ${kindNames[movement].en} is missing`,
      ja:
        movement === undefined
          ? `「${fieldNames[field].ja}」がありません`
          : `この${kindNames[movement].ja}の「${fieldNames[field].ja}」がありません`,
    },
    fix: { en: "fill it in, or delete the row", ja: "記入するか、行を削除してください" },
  }),
  "movement-kind-unknown": ({ found }) => ({
    what: {
      en: `"${found}" is not a kind of movement`,
      ja: `「${found}」は移動の区分として読めません`,
    },
    fix: {
      en: "write receive, issue, transfer or adjust",
      ja: "「受入」「払出」「移動」「補正」のいずれかを記入してください",
    },
  }),
  "movement-not-for-kind": ({ found, field, movement }) => ({
    what: {
      en: `this ${kindNames[movement].en} says "${found}" as its ${fieldNames[field].en}, which it cannot have`,
      ja: `${kindNames[movement].ja}に「${fieldNames[field].ja}」（「${found}」）は指定できません`,
    },
    fix: {
      en: `correct the kind, or take out the ${fieldNames[field].en}`,
      ja: `区分を訂正するか、「${fieldNames[field].ja}」を空欄にしてください`,
    },
  }),
};

const quantityWords: WordsFor<
  Extract<
    MovementProblem,
    {
      readonly kind:
        | "movement-of-nothing"
        | "movement-negative"
        | "movement-goes-nowhere"
        | "adjustment-account-unknown";
    }
  >
> = {
  "movement-of-nothing": ({ found }) => ({
    what: {
      en: `a quantity of "${found}" moves nothing`,
      ja: `数量「${found}」では何も動きません`,
    },
    fix: {
      en: "write a quantity other than 0, or leave the movement out",
      ja: "0 以外の数量を指定するか、この記帳を取りやめてください",
    },
  }),
  "movement-negative": ({ found, movement }) => ({
    what: {
      en: `"${found}" is less than nothing; that goods come or go, the kind says (${movement})`,
      ja: `「${found}」は負の数量です。増減の向きは区分（${kindNames[movement].ja}）が表します`,
    },
    fix: {
      en: "write the quantity without a sign; corrections are adjustments, mistakes are undone with `bichiku reverse`",
      ja: "符号を付けずに記入してください。数量の補正は `bichiku adjust`、誤記帳の取消しは `bichiku reverse` で行います",
    },
  }),
  "movement-goes-nowhere": ({ given }) => ({
    what: given
      ? {
          en: "the goods would stay where they are: same depot, agency and status",
          ja: "移動先の倉庫・機関・状態が移動元と同じです",
        }
      : {
          en: "nothing says where the goods go",
          ja: "移動先が指定されていません",
        },
    fix: {
      en: "name another depot, agency or stock status",
      ja: "移動先の倉庫・機関・状態のいずれかを移動元と異なるものにしてください",
    },
  }),
  "adjustment-account-unknown": ({ found }) => ({
    what: {
      en: `"${found}" is not what a difference can be booked to`,
      ja: `「${found}」は補正の相手勘定として使えません`,
    },
    fix: {
      en: "write count-difference, loss or disposal",
      ja: "「棚卸差異」「滅失」「廃棄」のいずれか（count-difference、loss、disposal）を指定してください",
    },
  }),
};

const loanWords: WordsFor<
  Extract<
    MovementProblem,
    {
      readonly kind:
        | "loan-within-agency"
        | "loan-due-too-early"
        | "loan-and-return"
        | "not-a-transaction-id";
    }
  >
> = {
  "loan-within-agency": () => ({
    what: {
      en: "a due date makes a loan, and a loan goes to another agency",
      ja: "返却期限は機関間の貸付けに限り指定できます",
    },
    fix: {
      en: "name the agency that borrows (to_agency), or take out the due date",
      ja: "借り受ける機関（移動先機関）を指定するか、返却期限を外してください",
    },
  }),
  "loan-due-too-early": ({ found, date }) => ({
    what: {
      en: `the loan of ${date} would be due on ${found}, before it is made`,
      ja: `返却期限 ${found} が貸付日 ${date} より前です`,
    },
    fix: { en: "correct one of the two dates", ja: "いずれかの日付を訂正してください" },
  }),
  "loan-and-return": () => ({
    what: {
      en: "one transfer cannot be a loan (due) and the return of a loan (returns)",
      ja: "一つの移動を貸付け（返却期限）と返却の両方にすることはできません",
    },
    fix: { en: "take out one of the two", ja: "いずれか一方を外してください" },
  }),
  "not-a-transaction-id": ({ found }) => ({
    what: {
      en: `"${found}" does not name a transaction`,
      ja: `「${found}」は仕訳の番号として読めません`,
    },
    fix: transactionLike,
  }),
};

export const movementWords: WordsFor<MovementProblem> = {
  ...columnWords,
  ...quantityWords,
  ...loanWords,
  "unknown-to-receive": ({ what, found, near }) => ({
    what: {
      en: `no ${thing[what].en} is called "${found}"`,
      ja: `「${found}」という${thing[what].ja}はありません`,
    },
    fix: {
      en: `${near === undefined ? "" : `did you mean "${near}"? Otherwise `}${adding[what].en}`,
      ja: `${near === undefined ? "" : `「${near}」ではありませんか。`}${adding[what].ja}`,
    },
  }),
  "lot-to-choose": ({ item, account, agency, lots }) => ({
    what: {
      en: `which lot of ${item}? ${accountWords(account, same).en} holds, for ${agency}: ${lots.length === 0 ? "nothing" : lotList(lots).en}`,
      ja:
        lots.length === 0
          ? `${item} のロットの指定がありません。${accountWords(account, same).ja} に ${agency} の在庫はありません`
          : `${item} のロットを指定してください。${accountWords(account, same).ja} にある ${agency} の在庫: ${lotList(lots).ja}`,
    },
    fix:
      lots.length === 0
        ? {
            en: "`bichiku stock --by item,depot,agency,lot,status` shows what is where",
            ja: "`bichiku stock --by item,depot,agency,lot,status` で所在を確認してください",
          }
        : { en: "name the lot with --lot", ja: "--lot でロットを指定してください" },
  }),
  "year-not-begun": ({ found, begins }) => ({
    what: {
      en: `fiscal year ${found} begins only on ${begins}; closed, it would take no postings for ever`,
      ja: `${found}年度は ${begins} に始まる未到来の年度で、締め切ることはできません`,
    },
    fix: { en: "check the year", ja: "年度を確認してください" },
  }),
  "year-not-over": ({ found, through }) => ({
    what: {
      en: `fiscal year ${found} runs until ${through}; closed now, it would take no more movements, and a closed year cannot be opened again`,
      ja: `${found}年度は ${through} までで、まだ終了していません。締め切るとこの年度には記帳できなくなり、元に戻せません`,
    },
    fix: {
      en: "check the year; to close it before its end all the same, add --yes",
      ja: "年度を確認してください。年度の途中で締め切る場合は --yes を付けてください",
    },
  }),
};
