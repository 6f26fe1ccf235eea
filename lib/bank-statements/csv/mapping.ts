import { z } from "zod";

/** What a column may hold. */
const CSV_FIELDS = [
  "bookedOn",
  "valueOn",
  "amount",
  "debit",
  "credit",
  "direction",
  "currency",
  "text",
  "name",
  "otherAccount",
  "account",
  "reference",
  "endToEndId",
  "balance",
  "status",
] as const;
export type CsvField = (typeof CSV_FIELDS)[number];

const DATE_ORDERS = ["dmy", "mdy", "ymd"] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

/** How one bank's file is read: kept by the names of its columns, so that the next file of that bank needs no question. */
export const csvMappingSchema = z.strictObject({
  delimiter: z.enum([";", ",", "\t", "|"]),
  decimal: z.enum([",", "."]),
  dates: z.enum(DATE_ORDERS),
  /** The number of the column for each field that the file has. */
  columns: z.partialRecord(z.enum(CSV_FIELDS), z.int().min(0).max(200)),
});
export type CsvMapping = z.output<typeof csvMappingSchema>;

/** The columns' names in their order: what a bank's files have in common. */
export function headerKey(header: readonly string[]): string {
  return header.map((name) => name.trim().toLowerCase()).join("\u001f");
}
