/**
 * Why a statement and the ledger differ, in words: the names of the causes, a sentence for what
 * happened, and a line for what speaks for it.
 */
import { kindWords, quantityWords } from "../reports.ts";
import { count, type Text } from "../text.ts";

export const causeWords = {
  "unit-mistaken": { en: "unit mistaken", ja: "単位の取違え" },
  "digits-swapped": { en: "digits swapped", ja: "数字の入替り" },
  "digit-dropped": { en: "digit dropped", ja: "桁落ち" },
  "digit-added": { en: "digit added", ja: "桁の重複" },
  "row-doubled": { en: "row doubled", ja: "行の重複" },
  "row-missing": { en: "row missing", ja: "行の脱落" },
  moved: { en: "moved", ja: "保管場所の相違" },
  "other-lot": { en: "other lot", ja: "ロットの相違" },
  "item-mistaken": { en: "item mistaken", ja: "品目の取違え" },
  "owner-mistaken": { en: "owner mistaken", ja: "所有機関の取違え" },
  "set-aside": { en: "set aside", ja: "別置き" },
  "not-yet-booked": { en: "not yet booked", ja: "未記帳" },
  "booked-twice": { en: "booked twice", ja: "二重記帳" },
  "in-transit": { en: "in transit", ja: "輸送中" },
  timing: { en: "timing", ja: "計上時期のずれ" },
  loss: { en: "loss", ja: "不足" },
  surplus: { en: "surplus", ja: "過剰" },
} as const satisfies Readonly<Record<string, Text>>;

interface MovementWords {
  readonly id: string;
  readonly kind: keyof typeof kindWords;
  readonly date: string;
  readonly quantity: number;
  readonly unit: string | undefined;
}

const movement = ({ id, kind, date, quantity, unit }: MovementWords): Text => {
  const amount = quantityWords(quantity, unit);
  return {
    en: `${id} (${kindWords[kind].en} of ${amount.en}, ${date})`,
    ja: `${id}（${date}、${kindWords[kind].ja} ${amount.ja}）`,
  };
};

/** "1 piece" */
const isOne = ({ en }: Text): boolean => en.startsWith("1 ");
const are = (amount: Text): string => (isOne(amount) ? "is" : "are");

const dayWords = (days: number): string => `${count(days)} ${days === 1 ? "day" : "days"}`;

/** Sentences: what happened. */
export const happened = {
  unit: (row: Text, written: number, meant: number, perPack: number): Text =>
    meant > written
      ? {
          en: `${row.en} gives ${count(written)} packs of ${count(perPack)} as pieces: ${count(meant)} were meant`,
          ja: `${row.ja}は入数${count(perPack)}の梱包数 ${count(written)} を員数として記載しており、正しくは ${count(meant)} とみられます`,
        }
      : {
          en: `${row.en} takes ${count(meant)} pieces for packs of ${count(perPack)}: ${count(written)} is ${count(perPack)} times too much`,
          ja: `${row.ja}は員数 ${count(meant)} を梱包数とみなして入数${count(perPack)}を乗じた数 ${count(written)} になっています`,
        },
  unitOfItem: (item: Text, rows: number, perPack: number, packsForPieces: boolean): Text =>
    packsForPieces
      ? {
          en: `${count(rows)} rows of ${item.en} give packs of ${count(perPack)} as pieces`,
          ja: `${item.ja}の${count(rows)}行は、入数${count(perPack)}の梱包数を員数として記載しています`,
        }
      : {
          en: `${count(rows)} rows of ${item.en} take pieces for packs of ${count(perPack)}`,
          ja: `${item.ja}の${count(rows)}行は、員数を梱包数とみなして入数${count(perPack)}を乗じています`,
        },
  swapped: (row: Text, written: number, meant: number): Text => ({
    en: `two digits of ${row.en} are swapped: ${count(written)} for ${count(meant)}`,
    ja: `${row.ja}は数字の順序が入れ替わっています（${count(meant)} とすべきところ ${count(written)}）`,
  }),
  dropped: (row: Text, written: number, meant: number): Text => ({
    en: `a digit is lacking in ${row.en}: ${count(written)} for ${count(meant)}`,
    ja: `${row.ja}は数字が1桁抜けています（${count(meant)} とすべきところ ${count(written)}）`,
  }),
  added: (row: Text, written: number, meant: number): Text => ({
    en: `${row.en} has a digit too many: ${count(written)} for ${count(meant)}`,
    ja: `${row.ja}は数字が1桁多くなっています（${count(meant)} とすべきところ ${count(written)}）`,
  }),
  doubled: (row: Text, first: Text, equal: boolean): Text => ({
    en: `${row.en} ${equal ? "repeats" : "has the same goods and quantity as"} ${first.en}: it was counted twice`,
    ja: `${row.ja}は${first.ja}と${equal ? "同じ内容" : "同じ物資・数量"}であり、重複して計上されています`,
  }),
  missing: (card: Text, amount: Text, whole: boolean): Text =>
    whole
      ? {
          en: `no row names ${card.en}, of which the book has ${amount.en}`,
          ja: `台帳に${amount.ja}ある${card.ja}が、在庫表のどの行にもありません`,
        }
      : {
          en: `a row of ${amount.en} is lacking for ${card.en}`,
          ja: `${card.ja}について、${amount.ja}の行が抜けています`,
        },
  moved: (goods: Text, amount: Text, from: Text, to: Text): Text => ({
    en: `${amount.en} of ${goods.en} that the book has at ${from.en} ${are(amount)} at ${to.en}`,
    ja: `台帳では${from.ja}にある${goods.ja}のうち${amount.ja}が、${to.ja}にあります`,
  }),
  otherLot: (goods: Text, amount: Text, from: string, to: string): Text => ({
    en: `${amount.en} of ${goods.en} ${are(amount)} lot ${from} in the book and lot ${to} in the statement`,
    ja: `${goods.ja}${amount.ja}のロットが、台帳では ${from}、在庫表では ${to} となっています`,
  }),
  otherItem: (lot: string, amount: Text, from: Text, to: Text): Text => ({
    en: `${amount.en} of lot ${lot} ${are(amount)} ${from.en} in the book and ${to.en} in the statement`,
    ja: `ロット ${lot} の${amount.ja}が、台帳では${from.ja}、在庫表では${to.ja}となっています`,
  }),
  otherItemAt: (place: Text, amount: Text, from: Text, to: Text): Text => ({
    en: `${amount.en} at ${place.en} ${are(amount)} ${from.en} in the book and ${to.en} in the statement`,
    ja: `${place.ja}の${amount.ja}が、台帳では${from.ja}、在庫表では${to.ja}となっています`,
  }),
  otherOwner: (goods: Text, amount: Text, from: Text, to: Text): Text => ({
    en: `${amount.en} of ${goods.en} ${are(amount)} ${from.en}'s in the book and ${to.en}'s in the statement`,
    ja: `${goods.ja}${amount.ja}の所有機関が、台帳では${from.ja}、在庫表では${to.ja}となっています`,
  }),
  setAside: (goods: Text, amount: Text, from: Text, to: Text): Text => ({
    en: `${amount.en} of ${goods.en} ${are(amount)} ${from.en} in the book and ${to.en} in the statement`,
    ja: `${goods.ja}${amount.ja}の状態が、台帳では「${from.ja}」、在庫表では「${to.ja}」となっています`,
  }),
  leftOut: (card: Text, amount: Text): Text => ({
    en: `the statement leaves out the ${amount.en} of ${card.en} that ${are(amount)} set aside (damaged, expired, in quarantine)`,
    ja: `在庫表は、別置き中（破損・期限切れ・検査中）の${card.ja}${amount.ja}を含んでいません`,
  }),
  timing: (known: MovementWords, seen: boolean): Text => {
    const which = movement(known);
    return seen
      ? {
          en: `the statement has ${which.en} already, which the ledger dates after it`,
          ja: `在庫表は、台帳では基準日より後の日付となっている${which.ja}を既に反映しています`,
        }
      : {
          en: `the statement does not have ${which.en} yet`,
          ja: `在庫表は${which.ja}をまだ反映していません`,
        };
  },
  onTheRoad: (known: MovementWords): Text => {
    const which = movement(known);
    return {
      en: `the goods of ${which.en} had left and not arrived on the statement's day`,
      ja: `${which.ja}の物資は、基準日には発送済みで未着でした`,
    };
  },
  bookedLate: (known: MovementWords): Text => {
    const which = movement(known);
    return {
      en: `${which.en} had taken place by the statement's day; the ledger dates it later`,
      ja: `${which.ja}は基準日までに行われていましたが、台帳では後の日付で記帳されています`,
    };
  },
  shipmentThere: (shipment: string, amount: Text): Text => ({
    en: `${amount.en} of shipment ${shipment} ${isOne(amount) ? "has" : "have"} arrived; the ledger has ${isOne(amount) ? "it" : "them"} on the way`,
    ja: `輸送 ${shipment} の${amount.ja}が到着していますが、台帳では輸送中のままです`,
  }),
  shipmentLeft: (shipment: string, amount: Text): Text => ({
    en: `the statement still has ${amount.en} that left with shipment ${shipment}`,
    ja: `在庫表は、輸送 ${shipment} で発送済みの${amount.ja}をまだ含んでいます`,
  }),
  reservedGone: (card: Text, amount: Text): Text => ({
    en: `the ${amount.en} of ${card.en} that ${isOne(amount) ? "was reserved has" : "were reserved have"} been sent; the issue is not booked`,
    ja: `引当済であった${card.ja}${amount.ja}は払出済みとみられますが、払出が記帳されていません`,
  }),
  twice: (known: MovementWords, first: string): Text => {
    const which = movement(known);
    return {
      en: `${which.en} is ${first} booked a second time`,
      ja: `${which.ja}は ${first} の二重記帳とみられます`,
    };
  },
  bookedInUnit: (known: MovementWords, meant: number, perPack: number): Text => {
    const which = movement(known);
    return {
      en: `${which.en} was booked in the wrong unit (packs of ${count(perPack)}): ${count(meant)} were meant`,
      ja: `${which.ja}は単位を取り違えて記帳されています（入数${count(perPack)}）。正しくは ${count(meant)} とみられます`,
    };
  },
  loss: (card: Text, amount: Text): Text => ({
    en: `${amount.en} of ${card.en} ${are(amount)} lacking, and nothing known explains it`,
    ja: `${card.ja}が${amount.ja}不足しており、説明できる事情が見当たりません`,
  }),
  surplus: (card: Text, amount: Text): Text => ({
    en: `there ${are(amount)} ${amount.en} more of ${card.en} than the book has, and nothing known explains it`,
    ja: `${card.ja}が台帳より${amount.ja}多く、説明できる事情が見当たりません`,
  }),
} as const;

/** Lines: what speaks for it. */
export const speaksFor = {
  ratio: (small: number, perPack: number, big: number): Text => ({
    en: `${count(small)} × ${count(perPack)} = ${count(big)}, to the piece`,
    ja: `${count(small)}×${count(perPack)}＝${count(big)} と端数なく一致`,
  }),
  inCatalogue: (perPack: number): Text => ({
    en: `the catalogue has ${count(perPack)} in a pack`,
    ja: `品目表の入数は${count(perPack)}`,
  }),
  digits: (written: number, meant: number): Text => ({
    en: `with ${count(meant)} in place of ${count(written)} the card agrees`,
    ja: `${count(written)} を ${count(meant)} とすれば台帳と一致`,
  }),
  twiceInFile: { en: "without the second row the card agrees", ja: "2行目を除けば台帳と一致" },
  named: (named: number, all: number): Text => ({
    en: `${count(named)} of the ${count(all)} goods that the book has in the depot are named`,
    ja: `同じ倉庫の台帳${count(all)}件のうち${count(named)}件は記載されている`,
  }),
  bothSides: (short: number, over: number): Text => ({
    en: `${count(short)} too few here and ${count(over)} too many there: the sum agrees`,
    ja: `一方で${count(short)}不足、他方で${count(over)}過剰となり、合計は一致`,
  }),
  bookHasIt: (quantity: number): Text => ({
    en: `the book has ${count(quantity)} of this lot there, of which the statement does not speak`,
    ja: `台帳では当該ロット${count(quantity)}が、この在庫表の対象外の側にある`,
  }),
  reference: (id: string, reference: string): Text => ({
    en: `${id} has the reference ${reference}`,
    ja: `${id} の参照番号は ${reference}`,
  }),
  sameMovement: (first: string, second: string, days: number): Text => ({
    en: `${first} and ${second} are of the same goods, quantity and parties, ${days === 0 ? "on the same day" : `${dayWords(days)} apart`}`,
    ja: `${first} と ${second} は物資・数量・相手方が同じで、${days === 0 ? "日付も同じ" : `日付の差は${count(days)}日`}`,
  }),
  daysOff: (days: number): Text => ({
    en:
      days === 0
        ? "it is dated on the statement's day"
        : `it is dated ${dayWords(Math.abs(days))} ${days > 0 ? "after" : "before"} the statement's day`,
    ja:
      days === 0
        ? "基準日と同日の記帳"
        : `基準日の${count(Math.abs(days))}日${days > 0 ? "後" : "前"}の記帳`,
  }),
  nothing: {
    en: "no slip, move, lot, status or movement that is known makes up this figure",
    ja: "誤記・移動・ロット・状態・既知の仕訳のいずれとも数量が一致しない",
  },
} as const;
