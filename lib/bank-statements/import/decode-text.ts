import { unreadable } from "@/lib/bank-statements/statement/unreadable";

type Bytes = AsyncIterable<Uint8Array>;

/**
 * Bytes as text: in the encoding of a byte order mark, or of the XML or OFX header; else UTF-8, and where `head` is none,
 * Windows-1252, in which banks of Western Europe write. A broken character is refused where an encoding was declared.
 */
export async function* decodeText(bytes: Bytes, head: Uint8Array): AsyncGenerator<string, void, undefined> {
  const declared = declaredEncoding(head);
  const encoding = declared ?? (isUtf8(head) ? "utf-8" : "windows-1252");
  const decoder = decoderFor(encoding, declared !== undefined);
  let line = 1;
  for await (const chunk of bytes) {
    const text = decodeOr(decoder, chunk, { line, encoding });
    line += text.split("\n").length - 1;
    if (text.includes("\u0000")) throw unreadable({ line, expected: "text, without NUL characters" });
    if (text !== "") yield text;
  }
  const rest = decodeOr(decoder, new Uint8Array(), { line, encoding, isLast: true });
  if (rest !== "") yield rest;
}

function declaredEncoding(head: Uint8Array): string | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  const start = Buffer.from(head.subarray(0, 500)).toString("latin1");
  const xml = /^[^<]{0,3}<\?xml[^>]*encoding=["']([\w-]+)["']/i.exec(start)?.[1];
  if (xml) return xml.toLowerCase();
  const charset = /^OFXHEADER:[\s\S]*?CHARSET:\s*([\w-]+)/i.exec(start)?.[1];
  return charset && /^125\d$/.test(charset) ? `windows-${charset}` : undefined;
}

function decoderFor(encoding: string, isDeclared: boolean): TextDecoder {
  try {
    return new TextDecoder(encoding, { fatal: isDeclared });
  } catch {
    throw unreadable({ line: 1, expected: "an encoding that is known", found: encoding });
  }
}

interface Where {
  line: number;
  encoding: string;
  isLast?: true;
}

function decodeOr(decoder: TextDecoder, chunk: Uint8Array, { line, encoding, isLast }: Where): string {
  try {
    return decoder.decode(chunk, { stream: !isLast });
  } catch {
    throw unreadable({ line, expected: `characters of ${encoding}, as the file says of itself` });
  }
}

/** A character may be cut off where the head ends. */
function isUtf8(head: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}
