/** Parts of a Word document that we write ourselves: what the library has no say in. */

/** The day that all documents bear, so that equal contents are equal files. */
const DAY = "2000-01-01T00:00:00Z";

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0)};`);

export const corePart = (title: string): string =>
  [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"',
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${escaped(title)}</dc:title><dc:creator>bichiku</dc:creator>`,
    "<cp:lastModifiedBy>bichiku</cp:lastModifiedBy>",
    `<dcterms:created xsi:type="dcterms:W3CDTF">${DAY}</dcterms:created>`,
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${DAY}</dcterms:modified>`,
    "</cp:coreProperties>",
  ].join("");

interface Font {
  readonly name: string;
  /** What to take where it is not installed, the nearest first. */
  readonly instead: string;
  readonly family: "roman" | "swiss" | "modern";
  readonly japanese?: true;
}

/** Macs and newer Windows have the Yu fonts in any case; free ones follow. */
const fonts: readonly Font[] = [
  {
    name: "ＭＳ 明朝",
    instead: "MS Mincho,游明朝,Yu Mincho,ヒラギノ明朝 ProN,IPAmj明朝,Noto Serif CJK JP",
    family: "roman",
    japanese: true,
  },
  {
    name: "ＭＳ ゴシック",
    instead: "MS Gothic,游ゴシック,Yu Gothic,ヒラギノ角ゴ ProN,IPAゴシック,Noto Sans CJK JP",
    family: "modern",
    japanese: true,
  },
  { name: "Times New Roman", instead: "Liberation Serif", family: "roman" },
  { name: "Arial", instead: "Liberation Sans", family: "swiss" },
];

export const fontPart: string = [
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
  '<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">',
  ...fonts.map(
    ({ name, instead, family, japanese }) =>
      `<w:font w:name="${name}"><w:altName w:val="${instead}"/>` +
      `<w:charset w:val="${japanese ? "80" : "00"}"/><w:family w:val="${family}"/>` +
      `<w:pitch w:val="${japanese ? "fixed" : "variable"}"/></w:font>`,
  ),
  "</w:fonts>",
].join("");
