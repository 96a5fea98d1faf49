/** docs/errors.md and docs/errors.ja.md: every message of the program, written from its own words. */
import { describe, expect, test } from "vitest";
import { explain, problemKinds } from "../../src/text/problems/problems.ts";
import { type Language, languages } from "../../src/text/text.ts";
import { type SampleGroup, sampleGroups } from "./problem-samples.ts";

const opening: Readonly<Record<Language, readonly string[]>> = {
  en: [
    "# Messages",
    "",
    "日本語版: [errors.ja.md](errors.ja.md)",
    "",
    "Every message says what is wrong, where, and what to do about it. Below is one example of each; the words",
    "in brackets after `error` name the kind, and do not change with the language. All that is wrong with a file or a",
    "command line is said at once. This page is written by a test from the program's own words (`npm run golden`).",
    "",
    "| exit status | meaning |",
    "| --- | --- |",
    "| 0 | done, nothing to report |",
    "| 1 | done, and there is something to look at: differences, rejected rows, a broken chain |",
    "| 2 | the input or the command line is wrong; nothing was changed |",
    "| 3 | refused, as a promise of the ledger would break; nothing was changed |",
    "| 4 | the world failed (disk, database); nothing was changed |",
    "| 70 | a defect of the program; `BICHIKU_DEBUG=1` shows where |",
  ],
  ja: [
    "# メッセージ一覧",
    "",
    "English: [errors.md](errors.md)",
    "",
    "メッセージは、何が問題か、どこか、どう直すかを示します。以下に種類ごとの例を示します。「エラー」の後の［］内は種類の名前で、表示言語に",
    "よらず同じです。ファイルやコマンドラインの問題は、一度にすべて示します。このページは、プログラムの文言からテストが作成しています",
    "（`npm run golden`）。",
    "",
    "| 終了コード | 意味 |",
    "| --- | --- |",
    "| 0 | 正常に終了。報告事項なし |",
    "| 1 | 終了したが確認すべき事項あり（差異、拒否した行、連鎖の異常など） |",
    "| 2 | 入力又はコマンドラインの誤り。何も変更していない |",
    "| 3 | 台帳の整合性が保てないため拒否。何も変更していない |",
    "| 4 | 外部の障害（ディスク、データベース）。何も変更していない |",
    "| 70 | プログラムの不具合。`BICHIKU_DEBUG=1` で発生箇所を表示 |",
  ],
};

const statusWords: Readonly<Record<Language, (status: number) => string>> = {
  en: (status) => `Exit status ${status}.`,
  ja: (status) => `終了コード ${status}`,
};

function page(language: Language): string {
  const part = ({ title, status, samples }: SampleGroup): readonly string[] => [
    "",
    `## ${title[language]}`,
    "",
    statusWords[language](status),
    ...Object.values(samples).flatMap((problem) => [
      "",
      `### ${problem.kind}`,
      "",
      "```",
      explain(problem, language),
      "```",
    ]),
  ];
  return `${[...opening[language], ...sampleGroups.flatMap(part)].join("\n")}\n`;
}

const documented = sampleGroups.flatMap(({ samples }) => Object.keys(samples));

describe("the page of messages", () => {
  test("has every kind of problem once", () => {
    expect([...documented].sort()).toEqual([...problemKinds].sort());
  });

  test("has each example under its own kind", () => {
    const misplaced = sampleGroups.flatMap(({ samples }) =>
      Object.entries(samples).filter(([kind, problem]) => kind !== problem.kind),
    );
    expect(misplaced).toEqual([]);
  });

  test.each(languages)("is up to date in language %s", async (language) => {
    const path = language === "en" ? "docs/errors.md" : "docs/errors.ja.md";
    await expect(page(language)).toMatchFileSnapshot(`../../${path}`);
  });

  test.each(languages)("says in language %s what to do, and leaves no gap", (language) => {
    const text = page(language);
    expect(text).not.toMatch(/undefined|\[object|NaN/);
    const remedies = text.match(language === "en" ? /^ {2}fix: \S/gm : /^ {2}対処: \S/gm);
    expect(remedies).toHaveLength(documented.length);
  });
});
