import { readCamt } from "@/lib/bank-statements/camt/read-camt";
import type { CsvMapping } from "@/lib/bank-statements/csv/mapping";
import { readCsv } from "@/lib/bank-statements/csv/read-csv";
import { readMt940 } from "@/lib/bank-statements/mt940/read-mt940";
import { readOfx } from "@/lib/bank-statements/ofx/read-ofx";
import type { StatementEvents } from "@/lib/bank-statements/statement/statement";
import { unreadable } from "@/lib/bank-statements/statement/unreadable";
import { type CsvHead, readCsvHead } from "./csv-head";
import { decodeText } from "./decode-text";
import { detectFormat } from "./detect-format";
import { isZip, unzip } from "./unzip";

/** A statement of 100,000 lines has about 100 MB as CAMT. */
const MAX_FILE_BYTES = 256 * 1024 * 1024;
const HEAD_BYTES = 65_536;

type Bytes = AsyncIterable<Uint8Array>;

export interface ReadOptions {
  /** What a file is about that doesn't say so: CSV names neither account nor currency in most banks. */
  account: string;
  currency: string;
  /** Answers the mapping of a CSV file by its header; throws where it isn't known and can't be sure. */
  csvMapping: (head: CsvHead) => Promise<CsvMapping>;
}

/** Any file of a bank, plain or zipped, as one stream of statements. Throws `statement_unreadable` with the line. */
export async function* readStatementFile(bytes: Bytes, options: ReadOptions): StatementEvents {
  const { head, all } = await peek(bounded(bytes));
  if (head.length === 0) throw unreadable({ expected: "a statement", found: "" });
  if (!isZip(head)) return yield* readPlain(head, all, options);
  let count = 0;
  for await (const file of unzip(all, { maxBytes: MAX_FILE_BYTES })) {
    const inside = await peek(streamOf(file.bytes));
    if (isZip(inside.head))
      throw unreadable({ expected: "statements in the ZIP, and no other ZIP", found: file.name });
    yield* readPlain(inside.head, inside.all, options);
    count++;
  }
  if (count === 0) throw unreadable({ expected: "a file in the ZIP" });
}

async function* readPlain(head: Uint8Array, all: Bytes, options: ReadOptions): StatementEvents {
  const texts = decodeText(all, head);
  const start = await textOf(head);
  const format = detectFormat(start);
  if (format === "camt") yield* readCamt(texts);
  else if (format === "mt940") yield* readMt940(texts);
  else if (format === "ofx") yield* readOfx(texts);
  else {
    const csv = await readCsvHead(start);
    const mapping = await options.csvMapping(csv);
    const { currency = options.currency } = csv;
    const isCurrencyAssumed = csv.currency === undefined;
    const { account } = options;
    yield* readCsv(texts, { account, currency, isCurrencyAssumed, mapping, headerLine: csv.line });
  }
}

async function textOf(head: Uint8Array): Promise<string> {
  let text = "";
  // The last character may be cut in two, so the head is decoded without its end.
  for await (const part of decodeText(streamOf([head.subarray(0, HEAD_BYTES)]), head)) text += part;
  return text;
}

/** The first bytes, and the whole with them. */
async function peek(bytes: Bytes): Promise<{ head: Uint8Array; all: Bytes }> {
  const iterator = bytes[Symbol.asyncIterator]();
  const taken: Uint8Array[] = [];
  let size = 0;
  while (size < HEAD_BYTES) {
    const { value, done } = await iterator.next();
    if (done) break;
    taken.push(value);
    size += value.length;
  }
  const head = Buffer.concat(taken);
  async function* all() {
    yield head as Uint8Array;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  }
  return { head, all: all() };
}

async function* bounded(bytes: Bytes): AsyncGenerator<Uint8Array, void, undefined> {
  let total = 0;
  for await (const part of bytes) {
    total += part.length;
    if (total > MAX_FILE_BYTES) throw unreadable({ expected: `a file of at most ${MAX_FILE_BYTES} bytes` });
    yield part;
  }
}

async function* streamOf(parts: Uint8Array[]): AsyncGenerator<Uint8Array, void, undefined> {
  yield* parts;
}
