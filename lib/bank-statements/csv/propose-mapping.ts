import { parseWrittenCents } from "@/lib/bank-statements/statement/amount";
import { tellsBooked } from "./booked-words";
import { fieldOfColumn } from "./column-words";
import { currencyOfAmounts, currencyOfColumn } from "./currency-words";
import type { CsvField, CsvMapping, DateOrder } from "./mapping";
import { readDate } from "./read-date";

export interface MappingProposal {
  mapping: CsvMapping;
  header: string[];
  /** Of all rows, where columns' names or amounts say it. */
  currency?: string;
  /** What a person has to decide, in words; none: the mapping is certain. */
  doubts: string[];
}

/** A mapping from the columns' names, and from how the first rows write their days and amounts. */
export function proposeMapping(
  delimiter: CsvMapping["delimiter"],
  header: string[],
  rows: readonly string[][],
): MappingProposal {
  const columns = withStatus(csvColumnsOf(header), rows);
  const valuesOf = (field: CsvField) =>
    rows.flatMap((row) => (columns[field] === undefined ? [] : (row[columns[field]]?.trim() ?? "")) || []);
  const amounts = (["amount", "debit", "credit"] as const).flatMap(valuesOf);
  const dates = orderOf(valuesOf("bookedOn"));
  const mapping: CsvMapping = { delimiter, decimal: decimalOf(amounts), dates: dates[0] ?? "dmy", columns };
  const doubts = [
    ...(columns.bookedOn === undefined ? ["No column has a name that means the booking date."] : []),
    ...(columns.amount === undefined && (columns.debit === undefined || columns.credit === undefined)
      ? ["No column has a name that means the amount."]
      : []),
    ...(dates.length > 1 ? ["Days such as 03/04 can be read in two ways."] : []),
    ...(columns.bookedOn !== undefined && rows.length > 0 && dates.length === 0
      ? ["The booking dates are not written in a way that is known."]
      : []),
    ...(amounts.some((amount) => parseWrittenCents(amount, mapping.decimal) === undefined)
      ? ["The amounts are not written in a way that is known."]
      : []),
  ];
  return { mapping, header, currency: currencyOf(columns, header) ?? currencyOfAmounts(amounts), doubts };
}

/** Without a column of that name whose words say nothing of booking. */
function withStatus(
  { status, ...others }: CsvMapping["columns"],
  rows: readonly string[][],
): CsvMapping["columns"] {
  if (status === undefined || !tellsBooked(rows.map((row) => row[status] ?? ""))) return others;
  return { ...others, status };
}

function currencyOf(columns: CsvMapping["columns"], header: readonly string[]): string | undefined {
  const index = columns.amount ?? columns.credit;
  return index === undefined ? undefined : currencyOfColumn(header[index] ?? "");
}

/** The first column of each meaning. One that says neither sign nor side is the amount itself. */
export function csvColumnsOf(header: readonly string[]): CsvMapping["columns"] {
  const columns: CsvMapping["columns"] = {};
  for (const [index, name] of header.entries()) {
    const field = fieldOfColumn(name);
    if (field && columns[field] === undefined) columns[field] = index;
  }
  if (columns.debit !== undefined && columns.credit === undefined) delete columns.debit;
  if (columns.credit !== undefined && columns.debit === undefined) delete columns.credit;
  return columns;
}

/** Comma, where an amount ends with one and its digits, or where points separate thousands. */
function decimalOf(amounts: readonly string[]): CsvMapping["decimal"] {
  const commas = amounts.filter((amount) => /,\d{1,2}\D*$/.test(amount)).length;
  const points = amounts.filter((amount) => /\.\d{1,2}\D*$/.test(amount)).length;
  return commas > points ? "," : ".";
}

/** The orders in which every one of the days exists. Four digits first leave no choice. */
function orderOf(days: readonly string[]): DateOrder[] {
  if (days.length === 0) return [];
  const orders = (["ymd", "dmy", "mdy"] as const).filter((order) =>
    days.every((day) => readDate(day, order)),
  );
  return days.some((day) => day.includes(".")) ? orders.filter((order) => order !== "mdy") : orders;
}
