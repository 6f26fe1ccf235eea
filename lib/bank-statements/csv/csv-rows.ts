import { Readable } from "node:stream";
import { CsvError, type Info, parse } from "csv-parse";
import type { Texts } from "@/lib/bank-statements/statement/statement";
import { unreadable } from "@/lib/bank-statements/statement/unreadable";
import type { CsvMapping } from "./mapping";
import { csvColumnsOf } from "./propose-mapping";

export interface CsvRow {
  line: number;
  cells: string[];
}

/** A row longer than this is a quotation mark that was never closed. */
const MAX_ROW = 50_000;
const DELIMITERS = [";", ",", "\t", "|"] as const;

/** The rows of a file, as they arrive. */
export async function* readRows(
  texts: Texts,
  delimiter: CsvMapping["delimiter"],
): AsyncGenerator<CsvRow, void, undefined> {
  const rows = Readable.from(texts).pipe(
    parse({
      delimiter,
      info: true,
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: MAX_ROW,
    }),
  );
  try {
    for await (const { record, info } of rows as AsyncIterable<{ record: string[]; info: Info }>)
      yield { line: info.lines, cells: record };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw unreadable({
      line: Number(error.lines) || undefined,
      expected: "a row of CSV",
      found: error.message,
    });
  }
}

/**
 * The delimiter and the line where the header stands: banks write their own name, the account and the period above it.
 * The header is the first row whose names mean at least a day and an amount.
 */
export function findHeader(
  head: string,
): { delimiter: CsvMapping["delimiter"]; header: string[]; line: number } | undefined {
  for (const [index, text] of head.split(/\r?\n/).slice(0, 40).entries()) {
    for (const delimiter of DELIMITERS) {
      const header = text.split(delimiter).map((name) =>
        name
          .trim()
          .replace(/^\uFEFF?"|"$/g, "")
          .trim(),
      );
      const { bookedOn, amount, debit } = csvColumnsOf(header);
      if (bookedOn !== undefined && (amount ?? debit) !== undefined)
        return { delimiter, header, line: index + 1 };
    }
  }
  return undefined;
}
