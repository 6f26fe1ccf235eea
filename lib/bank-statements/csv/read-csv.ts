import { parseWrittenCents } from "@/lib/bank-statements/statement/amount";
import type {
  StatementEvents,
  StatementLine,
  StatementStart,
  Texts,
} from "@/lib/bank-statements/statement/statement";
import { unreadable } from "@/lib/bank-statements/statement/unreadable";
import { isBookedWord } from "./booked-words";
import { type CsvRow, readRows } from "./csv-rows";
import type { CsvField, CsvMapping } from "./mapping";
import { readDate } from "./read-date";

export interface CsvReading {
  mapping: CsvMapping;
  /** Rows up to this line of the file are the bank's own words and the header. */
  headerLine: number;
  /** For a file that says neither. */
  account: string;
  currency: string;
  /** Nothing in the file says that `currency` is its own. */
  isCurrencyAssumed: boolean;
}

/** A bank's CSV by its mapping: one statement, without balances, because its rows may be any that somebody asked for. */
export async function* readCsv(texts: Texts, reading: CsvReading): StatementEvents {
  let start: StatementStart | undefined;
  let pendingCount = 0;
  for await (const row of readRows(texts, reading.mapping.delimiter)) {
    if (row.line <= reading.headerLine || row.cells.every((cell) => cell.trim() === "")) continue;
    const cells = new Cells(row, reading.mapping);
    if (!start) {
      start = startOf(cells, reading);
      yield start;
    } else if (cells.get("account") !== "" && cells.get("account") !== start.account)
      throw unreadable({
        line: row.line,
        expected: `rows of one account, ${start.account}`,
        found: cells.get("account"),
      });
    if (cells.isBooked()) yield lineOf(cells, start.currency);
    else pendingCount++;
  }
  if (!start) throw unreadable({ expected: "at least one row under the header" });
  yield { type: "end", closing: null, pendingCount };
}

class Cells {
  constructor(
    readonly row: CsvRow,
    readonly mapping: CsvMapping,
  ) {}

  get(field: CsvField): string {
    const column = this.mapping.columns[field];
    return column === undefined ? "" : (this.row.cells[column]?.trim() ?? "");
  }

  isBooked(): boolean {
    return this.mapping.columns.status === undefined || isBookedWord(this.get("status"));
  }

  day(field: CsvField): string | undefined {
    return readDate(this.get(field), this.mapping.dates);
  }

  cents(field: CsvField): number | undefined {
    return parseWrittenCents(this.get(field), this.mapping.decimal);
  }
}

function startOf(cells: Cells, { account, currency, isCurrencyAssumed }: CsvReading): StatementStart {
  return {
    type: "statement",
    line: cells.row.line,
    format: "csv",
    kind: "interim",
    externalId: "",
    number: "",
    account: cells.get("account") || account,
    currency: cells.get("currency") || currency,
    isCurrencyAssumed: isCurrencyAssumed && cells.get("currency") === "",
    opening: null,
  };
}

function lineOf(cells: Cells, currency: string): StatementLine {
  const { line } = cells.row;
  const bookedOn = cells.day("bookedOn");
  if (!bookedOn)
    throw unreadable({
      line,
      expected: "a day in the column of the booking date",
      found: cells.get("bookedOn"),
    });
  const amountCents = amountOf(cells);
  return {
    type: "line",
    line,
    bookedOn,
    valueOn: cells.day("valueOn") ?? bookedOn,
    amountCents,
    currency: cells.get("currency") || currency,
    reference: cells.get("reference"),
    entryCents: amountCents,
    endToEndId: cells.get("endToEndId"),
    creditorReference: "",
    text: cells.get("text"),
    otherName: cells.get("name"),
    otherAccount: cells.get("otherAccount"),
    isReversal: false,
    chargesCents: 0,
  };
}

/** One column with a sign, one with its side in another, or one column for each side. */
function amountOf(cells: Cells): number {
  const { line } = cells.row;
  const { debit, credit } = cells.mapping.columns;
  if (debit !== undefined && credit !== undefined && (cells.get("debit") || cells.get("credit"))) {
    const [out, into] = [cells.cents("debit"), cells.cents("credit")];
    if (out === undefined && into === undefined)
      throw unreadable({
        line,
        expected: "an amount as debit or credit",
        found: cells.get("debit") || cells.get("credit"),
      });
    return (into ?? 0) - Math.abs(out ?? 0);
  }
  const cents = cells.cents("amount");
  if (cents === undefined)
    throw unreadable({ line, expected: "an amount such as 12.34 or 12,34", found: cells.get("amount") });
  const isOut = /^(s|soll|d|dr|debit|af|debet)$/i.test(cells.get("direction"));
  return isOut ? -Math.abs(cents) : cents;
}
