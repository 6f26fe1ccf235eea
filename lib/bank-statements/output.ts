import { z } from "zod";
import type { BankStatement } from "@/db";
import { STATEMENT_FORMATS, STATEMENT_KINDS } from "@/db/words";
import { formatDecimal } from "@/lib/money";
import type { Received } from "./match/receive-statement";

export const statementOutput = z.object({
  id: z.int(),
  format: z.enum(STATEMENT_FORMATS),
  kind: z.enum(STATEMENT_KINDS),
  account: z.string(),
  currency: z.string(),
  number: z.string(),
  opening_balance: z.string().nullable(),
  closing_balance: z.string().nullable(),
  /** What is missing between the balances and the lines; null where the bank states none. */
  missing: z.string().nullable(),
  lines: z.int(),
  /** Of them, those that an earlier file had. */
  known_lines: z.int(),
  pending_lines: z.int(),
});

export const importedOutput = z.object({
  file_id: z.int(),
  replayed: z.boolean(),
  /** Lines that settled their invoices without a person. */
  settled: z.int(),
  /** Lines that a rule ignores. */
  ignored: z.int(),
  statements: z.array(statementOutput),
});

export function importedJson({
  fileId,
  replayed,
  settled,
  ignored,
  statements,
}: Received): z.input<typeof importedOutput> {
  return { file_id: fileId, replayed, settled, ignored, statements: statements.map(statementJson) };
}

export function statementJson(statement: BankStatement): z.input<typeof statementOutput> {
  const decimal = (cents: number | null) => (cents === null ? null : formatDecimal(cents));
  return {
    id: statement.id,
    format: statement.format,
    kind: statement.kind,
    account: statement.ownAccount,
    currency: statement.currency,
    number: statement.number,
    opening_balance: decimal(statement.openingCents),
    closing_balance: decimal(statement.closingCents),
    missing: decimal(statement.missingCents),
    lines: statement.lineCount,
    known_lines: statement.knownCount,
    pending_lines: statement.pendingCount,
  };
}
