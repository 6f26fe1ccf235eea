import { eq } from "drizzle-orm";
import { bankCsvMappings, type Tx } from "@/db";
import { type CsvMapping, csvMappingSchema, headerKey } from "@/lib/bank-statements/csv/mapping";
import { unreadable } from "@/lib/bank-statements/statement/unreadable";
import { now } from "@/lib/clock";
import type { CsvHead } from "./csv-head";

/**
 * The mapping that is kept for files with this header; else the proposed one where it leaves no doubt, which is kept from
 * now on. Whether a row is booked, and its currency, are read even where they were not understood then. A doubtful one is
 * refused with what is doubtful.
 */
export function csvMappingFor(tx: Tx): (head: CsvHead) => Promise<CsvMapping> {
  return async (head) => {
    const kept = await findCsvMapping(tx, head.header);
    const { status, currency } = head.mapping.columns;
    if (kept) return { ...kept, columns: { status, currency, ...kept.columns } };
    if (head.doubts.length > 0)
      throw unreadable({
        line: head.line,
        expected: "columns that can be told for sure",
        found: head.doubts.join(" "),
      });
    await keepCsvMapping(tx, head.header, head.mapping);
    return head.mapping;
  };
}

async function findCsvMapping(tx: Tx, header: readonly string[]): Promise<CsvMapping | undefined> {
  const [row] = await tx
    .select({ mapping: bankCsvMappings.mapping })
    .from(bankCsvMappings)
    .where(eq(bankCsvMappings.header, headerKey(header)));
  return row && csvMappingSchema.parse(row.mapping);
}

/** Keeps how files with this header are read, in place of what was kept before. */
async function keepCsvMapping(tx: Tx, header: readonly string[], mapping: CsvMapping): Promise<void> {
  await tx
    .insert(bankCsvMappings)
    .values({ header: headerKey(header), mapping, createdAt: now() })
    .onConflictDoUpdate({ target: bankCsvMappings.header, set: { mapping } });
}
