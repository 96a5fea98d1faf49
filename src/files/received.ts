/**
 * The bytes of a file as they were received, with the SHA-256 that names them in the ledger.
 *
 * The file is opened once and read once: what is hashed is what is parsed, also when somebody
 * saves the file meanwhile.
 */
import { isUtf8 } from "node:buffer";
import { createHash, type Hash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import { basename } from "node:path";
import { fail, ok, type Result } from "../domain/result.ts";
import { FILE_BYTES_MAX, overLimit } from "./limits.ts";
import { cannotRead, codeOf } from "./outside.ts";

export interface Received {
  readonly bytes: Buffer;
  readonly sha256: string;
}

/** How a file is called in messages and in the ledger: folders differ between people's machines. */
export const nameOf = (path: string): string => basename(path);

/**
 * Large enough that reading costs little beside parsing; so small that the rows made of one piece
 * are done with before the collector of young objects has to carry them on.
 */
const CHUNK_BYTES = 128 * 1024;

/** A name that leads to no file is its giver's fault; other faults are the world's. */
async function opened(path: string): Promise<Result<FileHandle>> {
  try {
    const file = await open(path, "r");
    if (!(await file.stat()).isDirectory()) return ok(file);
    await file.close();
    return fail({ kind: "file-is-folder", file: path, at: {} });
  } catch (error) {
    const code = codeOf(error);
    // Also where a part of the path is a file, and so holds none.
    const none = code === "ENOENT" || code === "ENOTDIR";
    if (none) return fail({ kind: "no-file", file: path, at: {} });
    throw cannotRead(path, error);
  }
}

/**
 * The chunks of an open file, each fed to the hash before it is handed on. The next one is read
 * while this one is worked on.
 */
async function* chunksOf(path: string, file: FileHandle, hash: Hash): AsyncGenerator<Buffer> {
  let coming = nextChunk(path, file);
  for (;;) {
    const chunk = await coming;
    if (chunk.length === 0) return;
    coming = nextChunk(path, file);
    coming.catch(() => undefined); // Told when its turn comes, if it comes.
    hash.update(chunk);
    yield chunk;
  }
}

/** Empty at the end of the file. */
async function nextChunk(path: string, file: FileHandle): Promise<Buffer> {
  const buffer = Buffer.allocUnsafeSlow(CHUNK_BYTES);
  try {
    const { bytesRead } = await file.read(buffer, 0, CHUNK_BYTES);
    return buffer.subarray(0, bytesRead);
  } catch (error) {
    throw cannotRead(path, error);
  }
}

export interface ByteStream {
  readonly chunks: AsyncGenerator<Buffer>;
  /** Of all the bytes handed on so far; asked for once, at the end. */
  sha256(): string;
  close(): Promise<void>;
}

export async function byteStream(path: string): Promise<Result<ByteStream>> {
  const handle = await opened(path);
  if (!handle.ok) return handle;
  const file = handle.value;
  const hash = createHash("sha256");
  return ok({
    chunks: chunksOf(path, file, hash),
    sha256: () => hash.digest("hex"),
    close: () => file.close(),
  });
}

/** The whole file, if it is not larger than any inventory; also devices end at that limit. */
export async function receive(path: string): Promise<Result<Received>> {
  const at = { file: nameOf(path) };
  const stream = await byteStream(path);
  if (!stream.ok) return stream;
  const { chunks, sha256, close } = stream.value;
  const received: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of chunks) {
      size += chunk.length;
      if (size > FILE_BYTES_MAX) return overLimit(at, "file-bytes", FILE_BYTES_MAX);
      received.push(chunk);
    }
  } finally {
    await close();
  }
  if (size === 0) return fail({ kind: "file-empty", at });
  return ok({ bytes: Buffer.concat(received, size), sha256: sha256() });
}

/** A file that is a text in UTF-8, with or without its mark. */
export async function readText(path: string): Promise<Result<string>> {
  const received = await receive(path);
  if (!received.ok) return received;
  const { bytes } = received.value;
  if (isUtf8(bytes)) return ok(bytes.toString("utf8").replace(/^\uFEFF/, ""));
  return fail({ kind: "not-in-encoding", encoding: "UTF-8", at: { file: nameOf(path) } });
}
