import { and, asc, eq, gt, inArray, isNull, ne, or, sql } from "drizzle-orm";
import { asSystem, type BankLine, bankLines, bankStatements } from "@/db";
import { toleranceCents } from "@/lib/bank-statements/ledger/settle-lines";
import { factsFor } from "./facts";
import type { Proposal, Unmatched } from "./proposal";
import { propose } from "./propose";

export interface OpenLine {
  line: BankLine;
  proposal: Proposal | Unmatched;
}

/** Lines that have no place yet, the oldest first, each with what to do about it; one more than `limit` when there are more. */
export function listOpenLines({ limit, after = 0 }: { limit: number; after?: number }): Promise<OpenLine[]> {
  return proposed((isOpen) => and(isOpen, gt(bankLines.id, after)), limit + 1);
}

/** Proposals for the given lines alone. */
export function proposeForLines(lineIds: readonly number[]): Promise<OpenLine[]> {
  return proposed((isOpen) => and(isOpen, inArray(bankLines.id, [...lineIds])), lineIds.length);
}

/** From an id on, those that may be settled without a person: their file names its currency, and its balances fit its lines. */
export function listSettleable(fileId: number, after: number, limit: number): Promise<OpenLine[]> {
  const agrees = or(isNull(bankStatements.missingCents), eq(bankStatements.missingCents, 0));
  const statements = sql`select ${bankStatements.id} from ${bankStatements} where ${and(eq(bankStatements.fileId, fileId), eq(bankStatements.isCurrencyAssumed, false), agrees)}`;
  return proposed(
    (isOpen) =>
      and(
        isOpen,
        gt(bankLines.id, after),
        gt(bankLines.openCents, 0),
        sql`${bankLines.statementId} in (${statements})`,
      ),
    limit,
  );
}

type Condition = ReturnType<typeof and>;

function proposed(where: (isOpen: Condition) => Condition, limit: number): Promise<OpenLine[]> {
  return asSystem(async (tx) => {
    const lines = await tx
      .select()
      .from(bankLines)
      .where(where(ne(bankLines.openCents, 0)))
      .orderBy(asc(bankLines.id))
      .limit(limit);
    const facts = await factsFor(tx, lines);
    const terms = { toleranceCents: toleranceCents() };
    return lines.map((line) => ({ line, proposal: propose(line, facts, terms) }));
  });
}
