/** The words of problems with a folder of scenarios: see problems.ts. */
import type { ScenarioProblem } from "../../domain/problems/scenario-problem.ts";
import { figureWords } from "../replenishment/policy.ts";
import { count } from "../text.ts";
import type { WordsFor } from "./problems.ts";

export const scenarioWords: WordsFor<ScenarioProblem> = {
  "scenario-column-missing": ({ column }) => ({
    what: { en: `there is no column ${column}`, ja: `${column} の列がありません` },
    fix: {
      en: "add it; docs/formats.md lists the columns of each file",
      ja: "列を追加してください。各ファイルの列は docs/formats.ja.md にあります",
    },
  }),
  "scenario-value": ({ found, expected: [en, ja] }) => ({
    what:
      found === ""
        ? { en: "a value is missing", ja: "値がありません" }
        : { en: `"${found}" cannot stand here`, ja: `「${found}」は使えません` },
    fix: { en: `give ${en}`, ja: `${ja}を記入してください` },
  }),
  "scenario-twice": ({ found, otherRow }) => ({
    what: {
      en: `${found} stands here and in row ${otherRow}`,
      ja: `${found} が${otherRow}行目にもあります`,
    },
    fix: {
      en: "leave one of them, or add the quantities up in one row",
      ja: "一方を削除するか、数量を1行に合計してください",
    },
  }),
  "scenario-event-unknown": ({ found, near }) => ({
    what: {
      en: `no event in events.csv is called "${found}"`,
      ja: `「${found}」という事案は events.csv にありません`,
    },
    fix:
      near === undefined
        ? { en: "add it to events.csv", ja: "events.csv に追加してください" }
        : { en: `did you mean "${near}"?`, ja: `「${near}」ではありませんか` },
  }),
  "scenario-probabilities": ({ sum }) => ({
    what: {
      en: `the probabilities add up to ${figureWords(sum)}`,
      ja: `確率の合計が ${figureWords(sum)} です`,
    },
    fix: {
      en: "make them add up to 1, or leave the column empty for equal ones",
      ja: "合計を1にするか、等確率とする場合は列を空欄にしてください",
    },
  }),
  "scenario-probabilities-mixed": () => ({
    what: {
      en: "some events have a probability and this one has none",
      ja: "確率のある事案と、ない事案が混在しています",
    },
    fix: {
      en: "give every event its probability, or none",
      ja: "全ての事案に確率を記入するか、全て空欄にしてください",
    },
  }),
  "scenario-route-missing": ({ depot, place, missing }) => ({
    what: {
      en: `nothing says what transport from ${depot} to ${place} takes${missing > 1 ? `; ${count(missing)} such rows are missing in all` : ""}`,
      ja: `${depot} から ${place} への輸送の値がありません${missing > 1 ? `（同様の行が全部で${count(missing)}件不足）` : ""}`,
    },
    fix: {
      en: "add a row for each depot and each place in need",
      ja: "倉庫と需要地の全ての組合せの行を追加してください",
    },
  }),
  "scenario-volume-unknown": ({ item }) => ({
    what: {
      en: `depots have a capacity, but nothing says how much room a piece of ${item} takes`,
      ja: `倉庫の容量が指定されていますが、${item} 1個の容積が分かりません`,
    },
    fix: {
      en: "add a column volume_m3 to layout.csv, or use an item of the catalogue that has a volume",
      ja: "layout.csv に volume_m3 の列を追加するか、容積のある品目コードを使ってください",
    },
  }),
  "scenario-no-room": ({ room, needed }) => ({
    what: {
      en: `the depots hold ${figureWords(room)} m3, and the stock takes ${figureWords(needed)} m3`,
      ja: `倉庫の容量は ${figureWords(room)} m3 ですが、在庫には ${figureWords(needed)} m3 が必要です`,
    },
    fix: {
      en: "check the capacities in depots.csv, and the depots that are closed",
      ja: "depots.csv の容量と、閉鎖とした倉庫を確認してください",
    },
  }),
  "scenario-depot-unknown": ({ found, near }) => ({
    what: {
      en: `no depot of these scenarios is called "${found}"`,
      ja: `「${found}」という倉庫はシナリオにありません`,
    },
    fix:
      near === undefined
        ? {
            en: "use the depots' names as they stand in layout.csv and transport.csv",
            ja: "layout.csv、transport.csv にある倉庫名を使ってください",
          }
        : { en: `did you mean "${near}"?`, ja: `「${near}」ではありませんか` },
  }),
  "scenario-depot-position": ({ found }) => ({
    what: {
      en: `nobody knows where the depot "${found}" lies`,
      ja: `倉庫「${found}」の位置が分かりません`,
    },
    fix: {
      en: "use a depot of data/depots.csv, or add it there (in your own folder under --data) with its latitude and longitude",
      ja: "data/depots.csv にある倉庫を指定するか、--data のフォルダーの depots.csv に緯度・経度を付けて追加してください",
    },
  }),
  "scenario-cost-unknown": ({ item }) => ({
    what: {
      en: `what transport of ${item} costs is not known`,
      ja: `${item} の輸送費用が分かりません`,
    },
    fix: {
      en: "give a folder with prices of aircraft under --network (data/sample/network is an example), and the weight of the items; or use --measure hours",
      ja: "航空機の価格を記載したフォルダーを --network で指定し（例: data/sample/network）、品目の重量を登録するか、--measure hours としてください",
    },
  }),
  "scenario-no-events": () => ({
    what: {
      en: "no event asks for goods of a known kind in a known country",
      ja: "品目と国の分かる事案がありません",
    },
    fix: {
      en: "give a file of events with their countries (two letters) and items under --events; docs/formats.md lists the columns",
      ja: "国（2文字のコード）と品目を記載した事案のファイルを --events で指定してください。列は docs/formats.ja.md にあります",
    },
  }),
};
