/** A thread that proves one range of the chain on a connection of its own. */
import { parentPort, workerData } from "node:worker_threads";
import { chainFaults, type NumberRange } from "./proof-chain.ts";
import { openSqlite } from "./sqlite.ts";

const { path, range } = workerData as { readonly path: string; readonly range: NumberRange };
const sql = openSqlite(path, { create: false });
try {
  parentPort?.postMessage(await chainFaults(sql, range));
} finally {
  await sql.close();
}
