import type { Texts } from "@/lib/bank-statements/statement/statement";
import { unreadable } from "@/lib/bank-statements/statement/unreadable";

/** A field of a SWIFT message: ":61:" with the lines that belong to it. */
export interface Field {
  line: number;
  tag: string;
  lines: string[];
}

/** SWIFT allows six lines of 65 characters; some banks send one long one, and some a dozen. */
const MAX_LINES = 50;
const MAX_LENGTH = 5000;

/**
 * The fields in their order. What stands around them is left out: block headers `{1:...}`, a bank's own first lines, and
 * the "-" that ends a message. A line that begins with no tag belongs to the field before it.
 */
export async function* readFields(texts: Texts): AsyncGenerator<Field, void, undefined> {
  let field: Field | undefined;
  for await (const { text, line } of linesOf(texts)) {
    const match = /^(?:\{4:)?:(\d{2}[A-Z]?|NS|940|942):(.*)$/.exec(text);
    if (match) {
      if (field) yield field;
      field = { line, tag: match[1]!, lines: [match[2]!] };
    } else if (/^-(?:\}.*|X{3})?$/.test(text)) {
      if (field) yield field;
      field = undefined;
    } else if (field && text.trim() !== "") {
      if (field.lines.push(text) > MAX_LINES)
        throw unreadable({ line, expected: `at most ${MAX_LINES} lines in field :${field.tag}:` });
    }
  }
  if (field) yield field;
}

async function* linesOf(texts: Texts): AsyncGenerator<{ text: string; line: number }, void, undefined> {
  let rest = "";
  let line = 0;
  for await (const text of texts) {
    const lines = (rest + text).split("\n");
    rest = lines.pop()!;
    for (const each of lines) yield lineOf(each, ++line);
    lineOf(rest, line + 1);
  }
  if (rest !== "") yield lineOf(rest, ++line);
}

function lineOf(text: string, line: number) {
  if (text.length > MAX_LENGTH)
    throw unreadable({ line, expected: `a line of at most ${MAX_LENGTH} characters`, found: text });
  return { text: text.replace(/\r$/, ""), line };
}
