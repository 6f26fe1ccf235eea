import { isAscii } from "node:buffer";
import { unreadable } from "@/lib/bank-statements/statement/unreadable";

type Bytes = AsyncIterable<Uint8Array>;

/**
 * Bytes as text: in the encoding of a byte order mark, or of the XML or OFX header; else UTF-8, and where the first letters
 * beyond ASCII are none, however late they come, Windows-1252, in which banks of Western Europe write. A broken character is
 * refused where an encoding was declared.
 */
export async function* decodeText(bytes: Bytes, head: Uint8Array): AsyncGenerator<string, void, undefined> {
  const declared = declaredEncoding(head);
  const encoding = declared ?? "utf-8";
  const decoder = declared === undefined ? new Undeclared() : decoderFor(declared);
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

type Decoder = Pick<TextDecoder, "decode">;

function decoderFor(encoding: string): Decoder {
  try {
    return new TextDecoder(encoding, { fatal: true });
  } catch {
    throw unreadable({ line: 1, expected: "an encoding that is known", found: encoding });
  }
}

/** Of a character of UTF-8, which has up to four bytes, that may be missing at the end of a part. */
const MOST_CUT = 3;

/** ASCII reads alike in both encodings, so it is decided with the first bytes that are none. */
class Undeclared implements Decoder {
  private decided: TextDecoder | undefined;
  private held = new Uint8Array();

  decode(chunk: Uint8Array, { stream = false }: { stream?: boolean } = {}): string {
    if (this.decided) return this.decided.decode(chunk, { stream });
    const bytes = Buffer.concat([this.held, chunk]);
    this.held = new Uint8Array();
    if (isAscii(bytes)) return bytes.toString("latin1");
    const first = bytes.findIndex((byte) => byte > 0x7f);
    if (stream && first >= bytes.length - MOST_CUT) {
      this.held = bytes.subarray(first);
      return bytes.toString("latin1", 0, first);
    }
    this.decided = new TextDecoder(isUtf8(bytes) ? "utf-8" : "windows-1252");
    return this.decided.decode(bytes, { stream });
  }
}

interface Where {
  line: number;
  encoding: string;
  isLast?: true;
}

function decodeOr(decoder: Decoder, chunk: Uint8Array, { line, encoding, isLast }: Where): string {
  try {
    return decoder.decode(chunk, { stream: !isLast });
  } catch {
    throw unreadable({ line, expected: `characters of ${encoding}, as the file says of itself` });
  }
}

/** The last character may be cut off. */
function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
