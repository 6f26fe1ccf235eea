import { Unzip, UnzipInflate } from "fflate";
import { unreadable } from "@/lib/bank-statements/statement/unreadable";

export interface ZippedFile {
  name: string;
  bytes: Uint8Array[];
}

const MAX_FILES = 500;

/** A ZIP begins with the signature of a local file header. */
export function isZip(head: Uint8Array): boolean {
  return head[0] === 0x50 && head[1] === 0x4b && head[2] === 0x03 && head[3] === 0x04;
}

/** The files of a ZIP, one after another as they arrive; folders and what macOS adds are left out. */
export async function* unzip(
  bytes: AsyncIterable<Uint8Array>,
  { maxBytes }: { maxBytes: number },
): AsyncGenerator<ZippedFile, void, undefined> {
  const done: ZippedFile[] = [];
  let [count, total] = [0, 0];
  const archive = new Unzip((file) => {
    if (++count > MAX_FILES) throw unreadable({ expected: `at most ${MAX_FILES} files in a ZIP` });
    if (file.name.endsWith("/") || /(^|\/)(__MACOSX\/|\.)/.test(file.name)) return;
    const parts: Uint8Array[] = [];
    file.ondata = (error, part, isLast) => {
      if (error) throw unreadable({ expected: `${file.name} to be whole in the ZIP`, found: error.message });
      total += part.length;
      if (total > maxBytes) throw unreadable({ expected: `at most ${maxBytes} bytes in the files of a ZIP` });
      parts.push(part);
      if (isLast) done.push({ name: file.name, bytes: parts });
    };
    file.start();
  });
  archive.register(UnzipInflate);
  for await (const chunk of bytes) {
    // Small pieces, so that little is unpacked before the limit is asked.
    for (let at = 0; at < chunk.length; at += PIECE) push(archive, chunk.subarray(at, at + PIECE), false);
    yield* done.splice(0);
  }
  push(archive, new Uint8Array(), true);
  yield* done.splice(0);
}

const PIECE = 16_384;

function push(archive: Unzip, piece: Uint8Array, isLast: boolean): void {
  try {
    archive.push(piece, isLast);
  } catch (error) {
    if (error instanceof Error && "status" in error) throw error;
    throw unreadable({ expected: "a ZIP that is whole", found: error instanceof Error ? error.message : "" });
  }
}
