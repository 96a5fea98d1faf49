/** Puts the program together: reads the surroundings, picks the adapters, runs the command. */
import { existsSync, readFileSync } from "node:fs";
import { userInfo } from "node:os";
import { join, relative } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { exit } from "./cli/exit.ts";
import { main } from "./cli/main.ts";
import type { Language } from "./text/text.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  version: string;
};

const environment = process.env;
const locale =
  environment["LC_ALL"] || environment["LC_MESSAGES"] || environment["LANG"] || intlLocale();
const language: Language = locale.toLowerCase().startsWith("ja") ? "ja" : "en";

/** Windows has no LANG; its language is known to Intl. Asked only where it has to be. */
function intlLocale(): string {
  return process.platform === "win32" ? new Intl.DateTimeFormat().resolvedOptions().locale : "";
}

function loginName(): string {
  try {
    return userInfo().username;
  } catch {
    return environment["USER"] ?? environment["USERNAME"] ?? "unknown";
  }
}

// A reader that closes early (`bichiku history | head`) ends the program quietly. A full disk
// behind `> file` does not: half an answer must not look like a whole one.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(exit.ok);
  process.stderr.write(
    language === "ja"
      ? `エラー: 標準出力に書き込めません（${error.code ?? error.message}）\n  対処: 出力先のディスクの空き容量を確認してください。記帳の有無は \`bichiku history\` で確認できます\n`
      : `error: standard output cannot be written (${error.code ?? error.message})\n  fix: check the disk that it goes to; \`bichiku history\` shows whether something was recorded\n`,
  );
  process.exit(exit.outside);
});

// In a checkout, "data" says more to people than where the checkout lies.
const dataFolder = join(root, "data");
const fromHere = relative(process.cwd(), dataFolder);
const shippedData = fromHere !== "" && fromHere.length < dataFolder.length ? fromHere : dataFolder;

const debug = environment["BICHIKU_DEBUG"] === "1";

try {
  process.exitCode = await main(process.argv.slice(2), {
    version,
    language,
    debug,
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    context: async (options) =>
      (await import("./context.ts")).contextOf(options, {
        language,
        environmentStore: environment["BICHIKU_STORE"],
        environmentData: environment["BICHIKU_DATA"],
        noColor: environment["NO_COLOR"] !== undefined && environment["NO_COLOR"] !== "",
        loginName,
        shippedData,
        defaultOwnData: "bichiku-data",
        exists: existsSync,
        now: () => new Date(),
        stdout: process.stdout,
        stderr: process.stderr,
        interactive: process.stdin.isTTY === true && process.stdout.isTTY === true,
      }),
  });
} catch (error) {
  const text = error instanceof Error ? error.message : String(error);
  process.stderr.write(
    language === "ja"
      ? `プログラムの不具合です: ${text}\n  対処: BICHIKU_DEBUG=1 を付けて再実行し、出力を開発者に送ってください\n`
      : `a defect of the program: ${text}\n  fix: run it again with BICHIKU_DEBUG=1 and send the output to the developers\n`,
  );
  if (debug && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  process.exitCode = exit.defect;
}
