/** A disk without room: the command says so, leaves nothing behind, and works once there is room. */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { platform } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { exit } from "../../src/cli/exit.ts";
import { buildProgram } from "../helpers/built-program.ts";
import { folder } from "./engines.ts";

const program = buildProgram();
const start = join(program.modules, "start.js");
const argv = ["import", "stock.csv", "--agency", "jica", "--date", "2026-05-01"];

function stockIn(here: string): void {
  const rows = Array.from({ length: 3000 }, (_, nth) => `TENT-4X4,AEDXB,L-${nth},${nth + 1},pcs\n`);
  writeFileSync(join(here, "stock.csv"), `item,depot,lot,quantity,unit\n${rows.join("")}`);
}

async function expectUntouched(store: string, before: Buffer): Promise<void> {
  expect(readFileSync(store).equals(before)).toBe(true);
  expect(existsSync(`${store}-journal`)).toBe(false);
  const verified = await program.start(".", "verify", "--store", `sqlite:${store}`).ended;
  expect(verified.status).toBe(exit.ok);
}

test.skipIf(platform() === "win32")(
  "a file that may not grow: exit 4, nothing left behind",
  async () => {
    const here = folder();
    stockIn(here);
    await program.start(here, "init").ended;
    const store = join(here, "bichiku.db");
    const before = readFileSync(store);
    // Blocks of 512 bytes: enough for the empty ledger, not for 3,000 lots.
    const limited = spawnSync(
      "sh",
      ["-c", `ulimit -f 400; exec "$@"`, "sh", process.execPath, start, ...argv],
      {
        cwd: here,
        encoding: "utf8",
        env: { ...process.env, LANG: "C" },
      },
    );
    expect(limited.status).toBe(exit.outside);
    expect(limited.stderr).toMatch(/^error: .+\n {2}fix: .+\n$/);
    await expectUntouched(store, before);
    expect((await program.start(here, ...argv).ended).status).toBe(exit.ok);
  },
);

/** A small disk in memory, where the system lets us make one. */
function smallDisk(): string | undefined {
  const disk = join(folder(), "disk");
  mkdirSync(disk);
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=400k", "tmpfs", disk], { stdio: "ignore" });
  } catch {
    return undefined;
  }
  onTestFinished(() => {
    execFileSync("umount", [disk]);
  });
  return disk;
}

test("a full disk: exit 4, named as full, nothing left behind", async ({ skip }) => {
  const disk = smallDisk();
  if (disk === undefined) return skip("no right to mount a small disk here");
  const here = folder();
  stockIn(here);
  const store = join(disk, "bichiku.db");
  await program.start(here, "init", "--store", `sqlite:${store}`).ended;
  const before = readFileSync(store);
  const full = await program.start(here, ...argv, "--store", `sqlite:${store}`).ended;
  expect(full.status).toBe(exit.outside);
  expect(full.err).toContain(`the disk of ${store} is full`);
  await expectUntouched(store, before);
});

test.skipIf(!existsSync("/dev/full"))("output that nobody can keep: exit 4, not a defect", () => {
  const shell = `exec "$@" > /dev/full`;
  const helped = spawnSync("sh", ["-c", shell, "sh", process.execPath, start, "--help"], {
    encoding: "utf8",
    env: { ...process.env, LANG: "C" },
  });
  expect(helped.status).toBe(exit.outside);
  expect(helped.stderr).toMatch(/^error: .+ENOSPC.+\n {2}fix: .+\n$/);
});
