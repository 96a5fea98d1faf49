/** What the file system's failures are called in front of a person. */
import { OutsideError } from "../ports.ts";
import { same, type Text } from "../text/text.ts";

const reasons: Readonly<Record<string, Text>> = {
  EACCES: { en: "no permission", ja: "アクセス権がありません" },
  EPERM: { en: "no permission", ja: "アクセス権がありません" },
  EISDIR: { en: "it is a folder", ja: "フォルダーです" },
  ENOENT: { en: "there is no such folder", ja: "フォルダーがありません" },
  ENOTDIR: { en: "a part of its path is not a folder", ja: "パスの途中がフォルダーではありません" },
  ENOSPC: { en: "the disk is full", ja: "ディスクの空き容量がありません" },
  EDQUOT: { en: "the disk quota is used up", ja: "ディスクの割当て容量を超えています" },
  EROFS: { en: "the disk is read-only", ja: "ディスクが読み取り専用です" },
  EBUSY: { en: "another program holds it", ja: "他のプログラムが使用中です" },
  EIO: { en: "the disk reports an error", ja: "ディスクの入出力エラーです" },
  EMFILE: { en: "too many files are open", ja: "開いているファイルが多すぎます" },
  ENAMETOOLONG: { en: "its name is too long", ja: "ファイル名が長すぎます" },
};

export const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && "code" in error && typeof error.code === "string"
    ? error.code
    : undefined;

function reasonOf(error: unknown): Text {
  const code = codeOf(error);
  return (
    (code === undefined ? undefined : reasons[code]) ??
    same(code ?? (error instanceof Error ? error.message : String(error)))
  );
}

export function cannotRead(path: string, cause: unknown): OutsideError {
  const reason = reasonOf(cause);
  return new OutsideError(
    {
      en: `${path} cannot be read: ${reason.en}`,
      ja: `${path} を読み取れません（${reason.ja}）`,
    },
    {
      en: "check the path, its permissions and the disk, then try again",
      ja: "パス、アクセス権、ディスクの状態を確認し、再度実行してください",
    },
    { cause },
  );
}

export function cannotWrite(path: string, cause: unknown): OutsideError {
  const reason = reasonOf(cause);
  return new OutsideError(
    {
      en: `${path} cannot be written: ${reason.en}`,
      ja: `${path} に書き込めません（${reason.ja}）`,
    },
    {
      en: "close it where it is open, check the folder and the disk, then try again",
      ja: "他のプログラムで開いている場合は閉じ、フォルダーとディスクの状態を確認し、再度実行してください",
    },
    { cause },
  );
}
