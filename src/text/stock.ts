/** The words of the stock report: titles, headings, and what stands below the figures. */
import type { StockStatus } from "../domain/account.ts";
import type { Nearness, Sum, UnitSum } from "../domain/stock.ts";
import { listed, quantityWords, statusWords, unitWord } from "./reports.ts";
import { count, same, type Text } from "./text.ts";

export const stockHeadings = {
  item: { en: "Item", ja: "品目" },
  name: { en: "Name", ja: "品名" },
  nameJa: { en: "Japanese name", ja: "和名" },
  category: { en: "Category", ja: "分類" },
  agency: { en: "Owner", ja: "所有機関" },
  depot: { en: "Depot", ja: "倉庫" },
  depotName: { en: "Depot name", ja: "倉庫名" },
  depots: { en: "Depots", ja: "保管倉庫" },
  lot: { en: "Lot", ja: "ロット" },
  expiry: { en: "Expiry", ja: "期限" },
  nearestExpiry: { en: "Nearest expiry", ja: "直近の期限" },
  status: { en: "Status", ja: "状態" },
  quantity: { en: "Quantity", ja: "数量" },
  unit: { en: "Unit", ja: "単位" },
  total: { en: "Total", ja: "合計" },
  pool: { en: "Pool", ja: "全体" },
  owners: { en: "Owners", ja: "保有機関" },
  onlyOwner: { en: "Only with", ja: "単独保有" },
  weightKg: { en: "Weight (kg)", ja: "重量（kg）" },
  volumeM3: { en: "Volume (m3)", ja: "容積（m3）" },
  valueJpy: { en: "Value (yen)", ja: "価額（円）" },
  lots: { en: "Lots", ja: "ロット" },
} as const satisfies Readonly<Record<string, Text>>;

/** Where a row is to say all that is known: codes beside names, totals, and the facts of its lot. */
export const recordHeadings = {
  itemCode: { en: "Item code", ja: "品目コード" },
  depotCode: { en: "Depot code", ja: "倉庫コード" },
  totalWeightKg: { en: "Total weight (kg)", ja: "重量計（kg）" },
  totalVolumeM3: { en: "Total volume (m3)", ja: "容積計（m3）" },
  acquired: { en: "Acquired", ja: "取得年月日" },
  manufactured: { en: "Manufactured", ja: "製造年月日" },
  supplier: { en: "Supplier", ja: "納入業者" },
  donor: { en: "Donor", ja: "拠出者" },
  funding: { en: "Funding line", ja: "予算科目" },
  earmark: { en: "Earmark", ja: "用途" },
  unitCost: { en: "Unit cost", ja: "単価" },
  currency: { en: "Currency", ja: "通貨" },
  asOf: { en: "As of", ja: "基準日" },
} as const satisfies Readonly<Record<string, Text>>;

const marks: Readonly<Record<Nearness, Text>> = {
  past: { en: "past", ja: "経過" },
  "3-months": { en: "<3 months", ja: "3か月未満" },
  "9-months": { en: "<9 months", ja: "9か月未満" },
  later: { en: "", ja: "" },
};

/** A date, and in words what its colour says. */
export const expiryWords = (expiry: string, near: Nearness): Text =>
  near === "later"
    ? { en: expiry, ja: expiry }
    : { en: `${expiry} (${marks[near].en})`, ja: `${expiry}（${marks[near].ja}）` };

const noUnit: Text = { en: "", ja: "" };

/** A sum in thousands-marked decimals; what is missing in it is said. */
function sumWords(
  { known, unknownLots }: Sum,
  scale: { readonly divisor: number; readonly digits: number; readonly unit?: Text },
): Text {
  if (unknownLots > 0 && known === 0) {
    return { en: `unknown (${lotsEn(unknownLots)})`, ja: `不明（${count(unknownLots)}ロット）` };
  }
  const { divisor, digits, unit = noUnit } = scale;
  const figure = decimal(known, divisor, digits);
  if (unknownLots === 0) return { en: `${figure}${unit.en}`, ja: `${figure}${unit.ja}` };
  return {
    en: `≥ ${figure}${unit.en} (${lotsEn(unknownLots)} unknown)`,
    ja: `${figure}${unit.ja}以上（${count(unknownLots)}ロットは不明）`,
  };
}

const lotsEn = (lots: number): string => `${count(lots)} ${lots === 1 ? "lot" : "lots"}`;

/** Rounded half up, in whole numbers only. */
function decimal(value: number, divisor: number, digits: number): string {
  const scale = 10 ** digits;
  const rounded = Math.floor((value * scale * 2 + divisor) / (2 * divisor));
  const whole = count(Math.floor(rounded / scale));
  return digits === 0 ? whole : `${whole}.${String(rounded % scale).padStart(digits, "0")}`;
}

const kilograms = { divisor: 1000, digits: 1 };
const cubicMetres = { divisor: 1_000_000, digits: 2 };
const yen = { divisor: 1, digits: 0 };

export const weightWords = (sum: Sum): Text => sumWords(sum, kilograms);
export const volumeWords = (sum: Sum): Text => sumWords(sum, cubicMetres);
export const yenWords = (sum: Sum): Text => sumWords(sum, yen);

interface When {
  readonly asOf?: string;
  readonly knownAt?: string;
  readonly today: string;
}

const knownWords = (knownAt: string | undefined): Text =>
  knownAt === undefined
    ? { en: "", ja: "" }
    : { en: `, as the ledger knew it at ${knownAt}`, ja: `、台帳の ${knownAt} 時点の記録による` };

export const stockTitle = (when: When): Text => {
  const { asOf, today } = when;
  const known = knownWords(when.knownAt);
  return asOf === undefined
    ? {
        en: `Stock, ${today}${known.en}`,
        ja: `在庫一覧（${today}現在${known.ja}）`,
      }
    : {
        en: `Stock at the end of ${asOf}${known.en}`,
        ja: `在庫一覧（${asOf}終了時点${known.ja}）`,
      };
};

export const poolTitle = (when: When): Text => {
  const [stock, known] = [when.asOf ?? when.today, knownWords(when.knownAt)];
  return {
    en: `The pool of all owners, ${stock}${known.en}: available goods, and who sees them today`,
    ja: `全機関を合わせた使用可能在庫（${stock}現在${known.ja}）`,
  };
};

interface StatusSum {
  readonly status: StockStatus;
  readonly quantity: number;
  readonly unit: string | undefined;
}

const statusSums = (sums: readonly StatusSum[]): Text =>
  listed(
    sums.map(({ status, quantity, unit }) => {
      const amount = quantityWords(quantity, unit);
      return {
        en: `${statusWords[status].en} ${amount.en}`,
        ja: `${statusWords[status].ja}${amount.ja}`,
      };
    }),
  );

const amounts = (sums: readonly UnitSum[]): Text =>
  listed(sums.map(({ quantity, unit }) => quantityWords(quantity, unit)));

export const stockWords = {
  poolSheetTitle: {
    en: "The pool: available goods of all owners",
    ja: "全機関を合わせた使用可能在庫",
  },
  empty: { en: "There is no such stock.", ja: "該当する在庫はありません。" },
  totalAvailable: (unit: string | undefined): Text => ({
    en: `Total available (${unitWord(unit).en})`,
    ja: `使用可の計（${unitWord(unit).ja}）`,
  }),
  totalOther: (unit: string | undefined): Text => ({
    en: `Total not available (${unitWord(unit).en})`,
    ja: `使用不可の計（${unitWord(unit).ja}）`,
  }),
  total: (unit: string | undefined): Text => ({
    en: `Total (${unitWord(unit).en})`,
    ja: `合計（${unitWord(unit).ja}）`,
  }),
  measures: (weightG: Sum, volumeCm3: Sum, valueYen: Sum): Text => {
    const weight = sumWords(weightG, { ...kilograms, unit: same(" kg") });
    const volume = sumWords(volumeCm3, { ...cubicMetres, unit: same(" m3") });
    const value = sumWords(valueYen, { ...yen, unit: { en: " yen", ja: "円" } });
    return {
      en: `Weight ${weight.en} · volume ${volume.en} · value ${value.en}`,
      ja: `重量 ${weight.ja}・容積 ${volume.ja}・価額 ${value.ja}`,
    };
  },
  notAvailable: (sums: readonly StatusSum[]): Text => {
    const list = statusSums(sums);
    return {
      en: `Left out of what is available: ${list.en}.`,
      ja: `使用可の計に含まないもの: ${list.ja}`,
    };
  },
  notAvailableIncluded: (sums: readonly StatusSum[]): Text => {
    const list = statusSums(sums);
    return {
      en: `Included, though not available: ${list.en}.`,
      ja: `使用不可のものを含みます: ${list.ja}`,
    };
  },
  inTransit: (
    parts: readonly { readonly quantity: number; readonly unit: string | undefined }[],
  ): Text => {
    const list = amounts(parts);
    return {
      en: `Left out, as it is in transit: ${list.en}.`,
      ja: `輸送中のため在庫に含まないもの: ${list.ja}`,
    };
  },
  nothingLeftOut: {
    en: "Nothing is left out: all depots, owners and statuses.",
    ja: "全倉庫・全機関・全状態の在庫を表示しています（除外したものはありません）。",
  },
  expiredButAvailable: (quantity: Text): Text => ({
    en: `${quantity.en} past their expiry are still booked as available.`,
    ja: `期限を経過した${quantity.ja}が使用可のままになっています。`,
  }),
  expiryUnknownLeftOut: (lots: number): Text => ({
    en: `Left out, as their expiry is not known: ${lotsEn(lots)}.`,
    ja: `期限が不明のため除外したもの: ${count(lots)}ロット`,
  }),
  /** Goods to come cannot be given yet; goods that are to leave may be promised already. */
  comingLeftOut: (
    latest: string,
    arriving: readonly UnitSum[],
    leaving: readonly UnitSum[],
  ): Text => {
    const [to, from] = [amounts(arriving), amounts(leaving)];
    const parts = [
      ...(arriving.length > 0 ? [{ en: `${to.en} to come`, ja: `受入れ予定${to.ja}` }] : []),
      ...(leaving.length > 0 ? [{ en: `${from.en} to leave`, ja: `払出し予定${from.ja}` }] : []),
    ];
    return {
      en: `Left out, as dated after today: ${parts.map(({ en }) => en).join("; ")} (up to ${latest}; --as-of ${latest} includes them).`,
      ja: `本日より後の日付のため含まないもの: ${parts.map(({ ja }) => ja).join("、")}（${latest}まで。--as-of ${latest} で含めて表示）`,
    };
  },
  laterLeftOut: (asOf: string, latest: string): Text => ({
    en: `Movements dated after ${asOf} (up to ${latest}) are left out.`,
    ja: `${asOf}より後の日付（${latest}まで）の移動は含みません。`,
  }),
  filters: (filters: readonly Text[]): Text => {
    const list = listed(filters);
    return { en: `Only: ${list.en}.`, ja: `絞込み: ${list.ja}` };
  },
  provisional: (items: readonly string[]): Text => ({
    en: `Provisional items, not in the catalogue yet: ${items.join(", ")}.`,
    ja: `仮登録の品目（品目マスター未登録）: ${items.join("、")}`,
  }),
  weightUnknown: (items: readonly string[]): Text => ({
    en: `No weight is known for ${items.join(", ")}.`,
    ja: `重量が不明の品目: ${items.join("、")}`,
  }),
  poolNote: (items: number, single: number): Text => ({
    en: `Items: ${count(items)}; with one owner only: ${count(single)}.`,
    ja: `品目数 ${count(items)}、うち1機関のみが保有するもの ${count(single)}`,
  }),
  severalUnits: (
    sums: readonly { readonly quantity: number; readonly unit: string | undefined }[],
  ): Text => {
    const parts = sums.map(({ quantity, unit }) => quantityWords(quantity, unit));
    return {
      en: parts.map(({ en }) => en).join(" + "),
      ja: parts.map(({ ja }) => ja).join("＋"),
    };
  },
} as const;

export const stockOptionWords = {
  by: {
    en: "add up by these: item,category,agency,depot,lot,expiry,status; agency alone shows the pool",
    ja: "集計の単位（item,category,agency,depot,lot,expiry,status）。agency のみで機関横断の在庫を表示",
  },
} as const;

export const filterWords = {
  agency: (name: Text): Text => ({ en: `owner ${name.en}`, ja: `所有機関 ${name.ja}` }),
  depot: (name: Text): Text => ({ en: `depot ${name.en}`, ja: `倉庫 ${name.ja}` }),
  item: (name: Text): Text => ({ en: `item ${name.en}`, ja: `品目 ${name.ja}` }),
  lot: (lot: string): Text => ({ en: `lot ${lot}`, ja: `ロット ${lot}` }),
  category: (name: Text): Text => ({ en: `category ${name.en}`, ja: `分類 ${name.ja}` }),
  status: (status: StockStatus): Text => ({
    en: `status ${statusWords[status].en}`,
    ja: `状態 ${statusWords[status].ja}`,
  }),
  expiringBy: (date: string): Text => ({
    en: `expiring by ${date}`,
    ja: `期限が${date}までのもの`,
  }),
} as const;
