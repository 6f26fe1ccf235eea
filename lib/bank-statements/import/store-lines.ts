import { and, eq, inArray, max } from "drizzle-orm";
import { bankLines, type Tx } from "@/db";
import { plainAccount } from "@/lib/bank-statements/statement/account-number";
import { now } from "@/lib/clock";
import type { Told } from "./known-lines";

/** Writes new lines, all of them open; equal ones are counted on. */
export async function storeLines(
  tx: Tx,
  statement: { id: number; ownAccount: string },
  lines: readonly Told[],
): Promise<void> {
  if (lines.length === 0) return;
  const counts = await countsOf(tx, statement.ownAccount, lines);
  await tx.insert(bankLines).values(
    lines.map(({ line, fingerprint, content }) => {
      const occurrence = (counts.get(fingerprint) ?? 0) + 1;
      counts.set(fingerprint, occurrence);
      return {
        ...valuesOf(line),
        statementId: statement.id,
        ownAccount: statement.ownAccount,
        fingerprint,
        contentPrint: content,
        occurrence,
      };
    }),
  );
}

async function countsOf(tx: Tx, ownAccount: string, lines: readonly Told[]): Promise<Map<string, number>> {
  const prints = [...new Set(lines.map(({ fingerprint }) => fingerprint))];
  const rows = await tx
    .select({ fingerprint: bankLines.fingerprint, last: max(bankLines.occurrence) })
    .from(bankLines)
    .where(and(eq(bankLines.ownAccount, ownAccount), inArray(bankLines.fingerprint, prints)))
    .groupBy(bankLines.fingerprint);
  return new Map(rows.map(({ fingerprint, last }) => [fingerprint, last ?? 0]));
}

/** Long enough for any bank's field, and short enough for a page. */
const LONGEST = 2000;

function valuesOf(line: Told["line"]) {
  const cut = (text: string) => text.slice(0, LONGEST);
  return {
    fileLine: line.line,
    bookedOn: line.bookedOn,
    valueOn: line.valueOn,
    amountCents: line.amountCents,
    openCents: line.amountCents,
    currency: line.currency,
    reference: cut(line.reference),
    endToEndId: cut(line.endToEndId),
    creditorReference: cut(line.creditorReference),
    text: cut(line.text),
    otherName: cut(line.otherName),
    otherAccount: plainAccount(cut(line.otherAccount)),
    isReversal: line.isReversal,
    chargesCents: line.chargesCents,
    createdAt: now(),
  };
}
