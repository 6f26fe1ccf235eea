import {
  type Imported,
  importStatement,
  type StatementFile,
} from "@/lib/bank-statements/import/import-statement";
import { applyRules } from "@/lib/bank-statements/rules/apply-rules";
import { env } from "@/lib/env";
import { settleExact } from "./settle-exact";

export interface Received extends Imported {
  /** Lines that paid their invoices right away; the rest waits for a person. */
  settled: number;
  /** Lines that a rule of our team ignores. */
  ignored: number;
}

/**
 * Imports a file, ignores what rules say, and settles what is exact in it where `BANK_AUTO_SETTLE` is on. A file that was
 * imported before is looked through again, in case the process had ended in between: what is settled has its place, and is
 * not found open.
 */
export async function receiveStatement(file: StatementFile): Promise<Received> {
  const imported = await importStatement(file);
  const ignored = await applyRules(imported.fileId);
  const settled = env().BANK_AUTO_SETTLE === "1" ? await settleExact(imported.fileId, file.requestId) : 0;
  return { ...imported, settled, ignored };
}
