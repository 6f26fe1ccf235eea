import { randomUUID } from "node:crypto";
import { type FileHandle, open, unlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Puts the next piece of the text. */
export type Put = (piece: string) => Promise<void>;

/**
 * A text that is written in one go, into a file that has no name and that the system forgets, and handed out afterwards at
 * its reader's pace: whatever the writer holds, such as a transaction, it holds for as long as it writes. Nothing is handed
 * out where writing fails.
 */
export async function* spooled(write: (put: Put) => Promise<void>): AsyncGenerator<string> {
  const file = await openNameless();
  try {
    await write(async (piece) => void (await file.write(piece)));
    yield* file.createReadStream({ start: 0, encoding: "utf8", autoClose: false });
  } finally {
    await file.close();
  }
}

async function openNameless(): Promise<FileHandle> {
  const path = join(tmpdir(), `igny8-${randomUUID()}`);
  const file = await open(path, "wx+", 0o600);
  await unlink(path);
  return file;
}
