/** The words of what can be wrong with a specification, or with evidence for one. */
import type { SpecificationProblem } from "../../domain/problems/specification-problem.ts";
import type { WordsFor } from "./problems.ts";

const listed = (codes: readonly string[]): string => codes.join(", ");

const fieldWords: Readonly<Record<string, string>> = {
  method: "試験方法",
  laboratory: "試験所名",
  report: "報告書番号",
  date: "日付",
};

const valueIncomplete = (needs: string) => ({
  what: {
    en: `a laboratory's value without its ${needs}`,
    ja: `試験所の値に${fieldWords[needs] ?? needs}がありません`,
  },
  fix: {
    en: `give the ${needs}, or say where else the value comes from`,
    ja: `${fieldWords[needs] ?? needs}を記入するか、資料の種類を改めてください`,
  },
});

const kindMissing = {
  what: {
    en: "where the value comes from is not said",
    ja: "資料の種類（値の出所）がありません",
  },
  fix: {
    en: 'write laboratory, measured, supplier, label or assumed in a column "kind", or give --kind for the whole file',
    ja: "「資料の種類」列に 試験成績書、実測、仕様書、表示、推定 のいずれかを記入するか、--kind でファイル全体の種類を指定してください",
  },
};

export const specificationWords: WordsFor<SpecificationProblem> = {
  "attribute-unknown": ({ found, near }) => ({
    what: {
      en: `"${found}" is not an attribute that is known`,
      ja: `「${found}」という特性項目はありません`,
    },
    fix:
      near === undefined
        ? {
            en: "use a code of data/spec-attributes.csv, or add yours to a copy of it in your own data folder",
            ja: "data/spec-attributes.csv のコードを使うか、独自データのフォルダーに置いた写しに追加してください",
          }
        : { en: `did you mean "${near}"?`, ja: `「${near}」ではありませんか` },
  }),
  "unit-unfit": ({ found, attribute, fitting }) => ({
    what:
      found === ""
        ? { en: `${attribute} has no unit`, ja: `${attribute} の単位がありません` }
        : {
            en: `"${found}" is not a unit for ${attribute}`,
            ja: `「${found}」は ${attribute} に使える単位ではありません`,
          },
    fix:
      fitting.length === 0
        ? { en: "leave the unit empty", ja: "単位を空欄にしてください" }
        : {
            en: `use one of ${listed(fitting)}`,
            ja: `${listed(fitting)} のいずれかを使ってください`,
          },
  }),
  "operator-unfit": ({ found, attribute, fitting }) => ({
    what: {
      en: `"${found}" cannot be asked of ${attribute}`,
      ja: `${attribute} に「${found}」は使えません`,
    },
    fix: {
      en: `use one of ${listed(fitting)}`,
      ja: `${listed(fitting)} のいずれかを使ってください`,
    },
  }),
  "requirement-incomplete": ({ found, needs }) => ({
    what: {
      en: `the operator "${found}" needs a value in the column ${needs}`,
      ja: `演算子「${found}」には ${needs} 列の値が必要です`,
    },
    fix: { en: `fill in ${needs}`, ja: `${needs} を記入してください` },
  }),
  "not-a-figure": ({ found }) => ({
    what: { en: `"${found}" is not a figure`, ja: `「${found}」は数値ではありません` },
    fix: {
      en: "write digits with a decimal point, and the unit in its own column",
      ja: "小数点付きの数字のみを記入し、単位は単位の列に記入してください",
    },
  }),
  "limits-contradict": ({ found, other }) => ({
    what: {
      en: `${found} contradicts ${other}: nothing can meet both`,
      ja: `${found} と ${other} は両立しません`,
    },
    fix: {
      en: "find out which is right, and correct the other",
      ja: "いずれが正しいか確認し、誤りを訂正してください",
    },
  }),
  "implausible-figure": ({ found, least, most }) => ({
    what: {
      en: `${found} cannot be: such figures lie between ${least} and ${most}`,
      ja: `${found} はあり得ない値です（通常は ${least} 以上 ${most} 以下）`,
    },
    fix: {
      en: "check the unit and the decimal point",
      ja: "単位と小数点の位置を確認してください",
    },
  }),
  "tolerance-unreadable": ({ found }) => ({
    what: {
      en: `"${found}" is not a tolerance`,
      ja: `「${found}」は許容差として読み取れません`,
    },
    fix: {
      en: "write it like ±5%, +3%/-1% or ±20 g/m2",
      ja: "±5%、+3%/-1%、±20 g/m2 のように記入してください",
    },
  }),
  "condition-unreadable": ({ found }) => ({
    what: {
      en: `"${found}" is not a condition`,
      ja: `「${found}」は適用条件として読み取れません`,
    },
    fix: {
      en: "write an attribute, a sign and a value: climate=cold, ambient_temperature<=10 Cel",
      ja: "climate=cold、ambient_temperature<=10 Cel のように、項目・記号・値の順に記入してください",
    },
  }),
  "source-missing": () => ({
    what: { en: "nothing says where this comes from", ja: "出典がありません" },
    fix: {
      en: "name the document, its edition and the page",
      ja: "文書名、版及びページを記入してください",
    },
  }),
  "requirement-twice": ({ found, otherRow }) => ({
    what: {
      en: `${found} is asked for in row ${otherRow} already, under the same condition`,
      ja: `${found} は ${otherRow}行目に同じ条件で既に記載されています`,
    },
    fix: {
      en: "keep one of the two rows, or say under which condition each applies",
      ja: "いずれか一方の行を残すか、それぞれの適用条件を記入してください",
    },
  }),
  "specification-heads-differ": ({ found, other }) => ({
    what: {
      en: `rows of one specification say "${other}" and "${found}"`,
      ja: `同じ規格の行に「${other}」と「${found}」があります`,
    },
    fix: {
      en: "say the same in all rows, or give the other one a code of its own",
      ja: "全ての行で同じ内容にするか、別の規格コードを付けてください",
    },
  }),
  "specification-exists": ({ found }) => ({
    what: {
      en: `there is a specification ${found} already, which comes with the program`,
      ja: `${found} という規格はプログラムに同梱されています`,
    },
    fix: {
      en: "give yours a code of its own; for another edition of it, name its series",
      ja: "別の規格コードを付けてください。その別版であるときは、系列（series）にその規格を記入してください",
    },
  }),
  "evidence-incomplete": ({ needs }) => (needs === "kind" ? kindMissing : valueIncomplete(needs)),
  "evidence-from-the-future": ({ found, today }) => ({
    what: {
      en: `${found} lies ahead: today is ${today}`,
      ja: `${found} は未来の日付です（本日は ${today}）`,
    },
    fix: {
      en: "give the day of the test or of the paper",
      ja: "試験日又は資料の日付を記入してください",
    },
  }),
};
