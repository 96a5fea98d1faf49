/**
 * A page without the matcher's figures. How much a piece of evidence weighs follows from the whole
 * catalogue, and is tested where the matcher is; here it is told what is shown, and where.
 */
export const withoutWeights = (page: string): string =>
  page.replace(/[+-]\d+\.\d(?= {2})/g, "±0.0").replace(/\b\d{1,2} %/g, "00 %");
