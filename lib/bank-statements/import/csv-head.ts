import { findHeader, readRows } from "@/lib/bank-statements/csv/csv-rows";
import { currencyAbove } from "@/lib/bank-statements/csv/currency-words";
import { type MappingProposal, proposeMapping } from "@/lib/bank-statements/csv/propose-mapping";
import { unreadable } from "@/lib/bank-statements/statement/unreadable";

export interface CsvHead extends MappingProposal {
  /** Where the header stands. */
  line: number;
  /** The first rows under it, for a person to compare. */
  rows: string[][];
}

const SHOWN_ROWS = 50;

/** Finds the header of a CSV file and proposes how to read it. */
export async function readCsvHead(start: string): Promise<CsvHead> {
  const found = findHeader(start);
  if (!found)
    throw unreadable({
      line: 1,
      expected: "a header that names a date and an amount, or CAMT, MT940 or OFX",
      found: start.split("\n")[0],
    });
  const rows = await rowsUnder(start, found);
  const proposal = proposeMapping(found.delimiter, found.header, rows);
  const above = currencyAbove(start.split(/\r?\n/).slice(0, found.line - 1));
  return { ...proposal, currency: proposal.currency ?? above, line: found.line, rows };
}

async function rowsUnder(start: string, { delimiter, line }: NonNullable<ReturnType<typeof findHeader>>) {
  const end = start.lastIndexOf("\n") + 1; // The last row may be cut off.
  async function* whole() {
    yield end > 0 && start.length > 60_000 ? start.slice(0, end) : start;
  }
  const rows: string[][] = [];
  for await (const row of readRows(whole(), delimiter)) {
    if (row.line > line) rows.push(row.cells);
    if (rows.length === SHOWN_ROWS) break;
  }
  return rows;
}
