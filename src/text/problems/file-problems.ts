/** The words of problems with a file as a whole: see problems.ts. */
import type { FileLimit, FileProblem, ForeignFile } from "../../domain/problems/file-problem.ts";
import { count, type Text } from "../text.ts";
import type { WordsFor } from "./problems.ts";

const accepted: Text = {
  en: "give a CSV, TSV, .xlsx, .xls or .ods file",
  ja: "CSV、TSV、.xlsx、.xls、.ods のいずれかのファイルを指定してください",
};

const saveAsXlsx: Text = {
  en: "open it in Excel or LibreOffice and save it as .xlsx",
  ja: "Excel 又は LibreOffice で開き、.xlsx 形式で保存し直してください",
};

const foreign: { readonly [Kind in ForeignFile]: readonly [is: Text, fix: Text] } = {
  html: [{ en: "a web page (HTML)", ja: "ウェブページ（HTML）" }, saveAsXlsx],
  xml: [{ en: "an XML document", ja: "XML 文書" }, accepted],
  pdf: [
    { en: "a PDF document", ja: "PDF 文書" },
    {
      en: "ask its sender for the spreadsheet it was made from",
      ja: "作成元の表計算ファイルを送付元から入手してください",
    },
  ],
  rtf: [{ en: "a rich-text document (RTF)", ja: "リッチテキスト文書（RTF）" }, accepted],
  image: [{ en: "a picture", ja: "画像" }, accepted],
  word: [
    { en: "a Word document", ja: "Word 文書" },
    {
      en: "copy its table into a spreadsheet and save that as .xlsx",
      ja: "文書中の表を表計算ソフトに貼り付け、.xlsx 形式で保存してください",
    },
  ],
  powerpoint: [{ en: "a PowerPoint presentation", ja: "PowerPoint 文書" }, accepted],
  outlook: [
    { en: "an Outlook message", ja: "Outlook のメッセージ" },
    { en: "save its attachment and give that", ja: "添付ファイルを保存し、それを指定してください" },
  ],
  "excel-binary": [{ en: "a binary workbook (.xlsb)", ja: "バイナリブック（.xlsb）" }, saveAsXlsx],
  "excel-2003-xml": [
    { en: "an XML Spreadsheet 2003", ja: "XML スプレッドシート 2003" },
    saveAsXlsx,
  ],
  numbers: [
    { en: "an Apple Numbers document", ja: "Numbers（Apple）の文書" },
    { en: "export it from Numbers as .xlsx", ja: "Numbers から .xlsx 形式で書き出してください" },
  ],
  archive: [
    { en: "a compressed archive", ja: "圧縮ファイル" },
    {
      en: "unpack it and give the file inside",
      ja: "展開し、中のファイルを指定してください",
    },
  ],
  binary: [
    { en: "not text and not a spreadsheet", ja: "テキストでも表計算ファイルでもないもの" },
    accepted,
  ],
};

const perRow: Text = {
  en: "look for a quotation mark that is not closed, or a wrong separator",
  ja: "閉じていない引用符や、誤った区切り文字がないか確認してください",
};

const split: Text = {
  en: "split the file, or delete what lies outside the table",
  ja: "ファイルを分割するか、表の外にある不要な内容を削除してください",
};

const unpacked: Text = {
  en: "save it again from Excel or LibreOffice; if it came from outside, do not trust it",
  ja: "Excel 又は LibreOffice で保存し直してください。外部から届いたものであれば、取扱いに注意してください",
};

/** What each limit counts, in the words of "there are N …". */
const limits: { readonly [Kind in FileLimit]: readonly [what: Text, fix: Text] } = {
  "file-bytes": [{ en: "bytes in the file", ja: "ファイルのバイト数" }, split],
  "xls-bytes": [{ en: "bytes in the .xls file", ja: ".xls ファイルのバイト数" }, saveAsXlsx],
  "archive-entries": [
    { en: "parts inside the workbook", ja: "ブック内部の構成ファイル数" },
    unpacked,
  ],
  "archive-bytes": [
    { en: "bytes in the workbook when unpacked", ja: "ブックを展開したときのバイト数" },
    split,
  ],
  "archive-ratio": [
    { en: "times its size when unpacked", ja: "ブックを展開したときの倍率" },
    unpacked,
  ],
  sheets: [{ en: "sheets", ja: "シート数" }, split],
  rows: [{ en: "rows", ja: "行数" }, split],
  columns: [{ en: "columns", ja: "列数" }, split],
  cells: [{ en: "cells", ja: "セル数" }, split],
  "repeated-cells": [
    { en: "cells written as repetitions of others", ja: "繰り返しとして記録されたセルの数" },
    unpacked,
  ],
  "cell-characters": [{ en: "characters in one cell", ja: "1つのセルの文字数" }, perRow],
  "row-characters": [{ en: "characters in one row", ja: "1行の文字数" }, perRow],
};

export const fileWords: WordsFor<FileProblem> = {
  "file-empty": () => ({
    what: { en: "the file is empty", ja: "ファイルが空です" },
    fix: {
      en: "check that it was saved or downloaded completely",
      ja: "保存又はダウンロードが完了しているか確認してください",
    },
  }),
  "file-not-a-table": ({ is }) => {
    const [name, fix] = foreign[is];
    return {
      what: {
        en: `the file is ${name.en}, not a table`,
        ja: `このファイルの中身は${name.ja}であり、表ではありません`,
      },
      fix,
    };
  },
  "file-password-protected": () => ({
    what: {
      en: "the workbook is protected by a password",
      ja: "ブックがパスワードで保護されています",
    },
    fix: {
      en: "open it, remove the password, and save it again",
      ja: "ブックを開き、パスワードを解除して保存し直してください",
    },
  }),
  "file-over-limit": ({ what, found, limit }) => {
    const [name, fix] = limits[what];
    return {
      what:
        found === undefined
          ? {
              en: `there are more than ${count(limit)} ${name.en}`,
              ja: `${name.ja}が上限（${count(limit)}）を超えています`,
            }
          : {
              en: `there are ${count(found)} ${name.en}; at most ${count(limit)} are read`,
              ja: `${name.ja}が ${count(found)} で、上限（${count(limit)}）を超えています`,
            },
      fix,
    };
  },
  "workbook-damaged": ({ found }) => ({
    what: { en: `the workbook is damaged: ${found}`, ja: `ブックが破損しています（${found}）` },
    fix: {
      en: "fetch it again, or open it in Excel or LibreOffice and save it as .xlsx",
      ja: "ファイルを入手し直すか、Excel 又は LibreOffice で開いて .xlsx 形式で保存し直してください",
    },
  }),
  "workbook-unsafe": ({ entry }) => ({
    what: {
      en: `the workbook's part ${entry} declares a document type or entities, which no office program writes`,
      ja: `ブック内部の ${entry} に、通常の表計算ソフトが書き込まない文書型宣言又は実体宣言があります`,
    },
    fix: {
      en: "do not trust the file; ask its sender for a copy saved by Excel or LibreOffice",
      ja: "このファイルは使用せず、Excel 又は LibreOffice で保存したものを送付元に依頼してください",
    },
  }),
  "no-such-sheet": ({ found, sheets }) =>
    sheets.length === 0
      ? {
          what: {
            en: `the file is a text file and has no sheets, so none is called "${found}"`,
            ja: `テキストファイルにはシートがなく、「${found}」は指定できません`,
          },
          fix: {
            en: "give the workbook, or leave --sheet out to read the text file as a whole",
            ja: "ブックを指定するか、--sheet を付けずにテキストファイル全体を読み取ってください",
          },
        }
      : {
          what: { en: `there is no sheet "${found}"`, ja: `シート「${found}」がありません` },
          fix: {
            en: `give one of: ${sheets.join(", ")}`,
            ja: `次のいずれかを指定してください: ${sheets.join("、")}`,
          },
        },
  "unknown-encoding": ({ found, accepted }) => ({
    what: {
      en: `"${found}" is not a known character encoding`,
      ja: `「${found}」という文字コードには対応していません`,
    },
    fix: {
      en: `give one of: ${accepted.join(", ")}`,
      ja: `次のいずれかを指定してください: ${accepted.join("、")}`,
    },
  }),
  "encoding-unclear": ({ accepted }) => ({
    what: {
      en: "the character encoding of the file cannot be told",
      ja: "ファイルの文字コードを判別できません",
    },
    fix: {
      en: `name it with --encoding (${accepted.join(", ")}; the one with + is for a file that mixes the two), or save the file as .xlsx`,
      ja: `--encoding で文字コード（${accepted.join("、")}。「+」は2種類が混在する場合）を指定するか、.xlsx 形式で保存し直してください`,
    },
  }),
  "not-in-encoding": ({ encoding, offset, bytes }) => ({
    what:
      offset === undefined
        ? {
            en: `from this row on there are bytes that have no meaning in ${encoding}`,
            ja: `この行以降に、${encoding} の文字として読めない部分があります`,
          }
        : {
            en: `byte ${count(offset + 1)} of the file (${bytes}) has no meaning in ${encoding}`,
            ja: `先頭から${count(offset + 1)}バイト目（${bytes}）は ${encoding} の文字として読めません`,
          },
    fix: /^(?:UTF-8(?: with BOM)?|Windows-1252)$/.test(encoding)
      ? {
          en: "name the right character encoding with --encoding (utf-8+windows-1252 where a file mixes the two), or mend that row",
          ja: "--encoding で正しい文字コード（UTF-8 と Windows-1252 が混在する場合は utf-8+windows-1252）を指定するか、該当行を修正してください",
        }
      : {
          en: "name the right character encoding with --encoding, or mend that row",
          ja: "--encoding で正しい文字コードを指定するか、該当行を修正してください",
        },
  }),
  "quote-not-closed": () => ({
    what: {
      en: "a quotation mark is opened in this row and never closed",
      ja: 'この行で始まる引用符（"）が閉じられていません',
    },
    fix: {
      en: "close it, or write a quotation mark inside quoted text twice",
      ja: "引用符を閉じてください。引用符で囲んだ文字列の中の引用符は、2つ続けて記入してください",
    },
  }),
  "text-after-quote": ({ found }) => ({
    what: {
      en: `there is text after a closing quotation mark: ${found}`,
      ja: `閉じた引用符（"）の後に文字があります: ${found}`,
    },
    fix: {
      en: "write a quotation mark inside quoted text twice",
      ja: "引用符で囲んだ文字列の中の引用符は、2つ続けて記入してください",
    },
  }),
};
