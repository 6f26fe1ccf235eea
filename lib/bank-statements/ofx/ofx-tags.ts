import type { Texts } from "@/lib/bank-statements/statement/statement";
import { unreadable } from "@/lib/bank-statements/statement/unreadable";

export interface OfxTag {
  name: string;
  isEnd: boolean;
  /** The value behind an opening tag, up to the next one. */
  text: string;
  line: number;
}

/** No value of OFX is longer than this. */
const MAX_LENGTH = 20_000;

const TAG = /<(\/?)([A-Za-z0-9_.-]+)>([^<]*(?:<!\[CDATA\[[\s\S]*?\]\]>[^<]*)*)/g;
/** Where a tag begins; what looks like one in CDATA is text, also where its end has not come yet. */
const BEGINNING = /<!\[CDATA\[(?:[\s\S]*?\]\]>|[\s\S]*$)|<(?=[/A-Za-z0-9_.-])/g;

/**
 * The tags one after another. SGML leaves out the closing tags of values, and XML has them; reading both as values behind
 * tags needs no document type, and knows no entities but five.
 */
export async function* readOfxTags(texts: Texts): AsyncGenerator<OfxTag, void, undefined> {
  let rest = "";
  let line = 1;
  for await (const text of texts) {
    const ready = rest + text;
    // The value of the last tag may go on in the next part.
    const end = lastTagIn(ready);
    const part = ready.slice(0, end);
    rest = ready.slice(end);
    if (rest.length > MAX_LENGTH)
      throw unreadable({ line, expected: `values of at most ${MAX_LENGTH} characters` });
    line = yield* tagsIn(part, line);
  }
  yield* tagsIn(rest, line);
}

function lastTagIn(text: string): number {
  let last = 0;
  for (const { 0: found, index } of text.matchAll(BEGINNING)) if (found === "<") last = index;
  return last;
}

function* tagsIn(part: string, from: number): Generator<OfxTag, number> {
  refuseDocumentType(part, from);
  let [line, at] = [from, 0];
  for (const match of part.matchAll(TAG)) {
    line += newlines(part.slice(at, match.index));
    at = match.index;
    yield { name: match[2]!.toUpperCase(), isEnd: match[1] === "/", text: textIn(match[3]!), line };
  }
  return line + newlines(part.slice(at));
}

function refuseDocumentType(part: string, line: number): void {
  const at = part.search(/<!(?:DOCTYPE|ENTITY)/i);
  if (at >= 0)
    throw unreadable({ line: line + newlines(part.slice(0, at)), expected: "OFX without a document type" });
}

function newlines(text: string): number {
  return text.split("\n").length - 1;
}

const NAMED: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
};

/** Text, with parts in CDATA that stand for themselves. */
function textIn(written: string): string {
  const parts = written.split(/<!\[CDATA\[([\s\S]*?)\]\]>/);
  return parts
    .map((part, index) => (index % 2 === 0 ? decoded(part) : part))
    .join("")
    .trim();
}

function decoded(text: string): string {
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|\w{2,5});/gi, (whole, name: string) => {
    if (!name.startsWith("#")) return NAMED[name.toLowerCase()] ?? whole;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
      ? String.fromCodePoint(code)
      : whole;
  });
}
