import { open } from "node:fs/promises";

/** The parts of POSIX's ustar format (pax(1)) that a backup needs, so that `tar -xzf` reads it as well. */
const BLOCK = 512;
const CHUNK_BYTES = 256 * 1024;
export const TAR_END = Buffer.alloc(2 * BLOCK);

export interface TarEntry {
  /** Below the archive's root, with slashes; a folder's ends with one. */
  name: string;
  size: number;
}

/** A file of the disk as an entry: as long as it is at this moment, whatever is done to it meanwhile. */
export async function* packFile(name: string, path: string): AsyncGenerator<Buffer> {
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined; // PostgreSQL deletes files at any time.
    throw error;
  });
  if (!file) return;
  try {
    const { size } = await file.stat();
    yield header({ name, size });
    let left = size;
    while (left > 0) {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(Math.min(left, CHUNK_BYTES)));
      if (bytesRead === 0) break;
      left -= bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
    yield Buffer.alloc(left + padding(size)); // What was cut off meanwhile, the log of changes restores.
  } finally {
    await file.close();
  }
}

export function* packText(name: string, text: string): Generator<Buffer> {
  const content = Buffer.from(text);
  yield header({ name, size: content.length });
  yield content;
  yield Buffer.alloc(padding(content.length));
}

export function packFolder(name: string): Buffer {
  return header({ name: `${name}/`, size: 0 });
}

/** Bytes after a content of this size, up to the next block. */
export function padding(size: number): number {
  return (BLOCK - (size % BLOCK)) % BLOCK;
}

function header({ name, size }: TarEntry): Buffer {
  const block = Buffer.alloc(BLOCK);
  if (Buffer.byteLength(name) > 100) throw new Error(`${name} is too long for this archive.`);
  block.write(name, 0);
  block.write(name.endsWith("/") ? "0000700\0" : "0000600\0", 100);
  block.write("0000000\0".repeat(2), 108); // Owner and group are those of the user who restores.
  block.write(`${size.toString(8).padStart(11, "0")}\0`, 124);
  block.write(`${Math.floor(Date.now() / 1000).toString(8)}\0`, 136);
  block.write(" ".repeat(8), 148);
  block.write(name.endsWith("/") ? "5" : "0", 156);
  block.write("ustar\u000000", 257);
  block.write(`${checksum(block).toString(8).padStart(6, "0")}\0 `, 148);
  return block;
}

/** What a header says; undefined for the empty block at the end. Throws on what is no header. */
export function readHeader(block: Buffer): TarEntry | undefined {
  if (block.every((byte) => byte === 0)) return undefined;
  const text = (from: number, length: number) =>
    block
      .subarray(from, from + length)
      .toString("utf8")
      .replace(/\0.*$/s, "");
  const expected = Number.parseInt(text(148, 8), 8);
  const blanked = Buffer.from(block);
  blanked.write(" ".repeat(8), 148);
  if (checksum(blanked) !== expected) throw new Error("a header's checksum is wrong");
  return { name: text(0, 100), size: Number.parseInt(text(124, 12), 8) };
}

function checksum(block: Buffer): number {
  return block.reduce((sum, byte) => sum + byte, 0);
}

export const HEADER_BYTES = BLOCK;
