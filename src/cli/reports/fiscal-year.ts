/** How people name a fiscal year: 2025, FY2025, 2025年度, 令和7年度, R7. */

const common = /^(?:FY|fy)?\s*(\d{4})(?:年度?)?$/;
const reiwa = /^(?:令和|R|r)\s*(元|\d{1,2})(?:年度?)?$/;

/** The year in which it begins; undefined for what names none. */
export function fiscalYearCalled(text: string): number | undefined {
  const plain = text.normalize("NFKC").trim();
  const year = common.exec(plain)?.[1];
  const era = reiwa.exec(plain)?.[1];
  const found =
    year === undefined ? 2018 + (era === "元" ? 1 : Number(era ?? Number.NaN)) : Number(year);
  return found >= 1900 ? found : undefined;
}
