import { and, eq, inArray, ne, or, sql } from "drizzle-orm";
import { bankLines, bankStatements, type Tx } from "@/db";
import type { StatementFormat, StatementKind } from "@/db/words";
import type { StatementLine } from "@/lib/bank-statements/statement/statement";
import { hasOwnReference, LEAST_REFERENCE, type Prints, printsOf } from "./fingerprint";

export interface Told extends Prints {
  line: StatementLine;
}

interface Statement {
  id: number;
  ownAccount: string;
  format: StatementFormat;
  kind: StatementKind;
  number: string;
}

interface Stored {
  fingerprint: string;
  content: string;
  byReference: boolean;
  bookedOn: string;
  cents: number;
}

/**
 * Which lines of a statement were imported before, from another one. Entries with a reference are compared by it, and the
 * rest by content; where only one of the two has a reference, by content too. As many equal lines are known as other
 * statements have: a third coffee is new. Booked statements of one format with different numbers never overlap, so what
 * is equal in them is two lines.
 */
export class KnownLines {
  /** What this statement has told so far of each print, in cents. */
  private readonly told = new Map<string, number>();

  constructor(
    private readonly tx: Tx,
    private readonly statement: Statement,
  ) {}

  /** The lines that are new, in their order. */
  async newOf(lines: readonly StatementLine[]): Promise<Told[]> {
    const told = lines.map((line) => ({ line, ...printsOf(line) }));
    const stored = await this.stored(told);
    return told.filter((each) => !this.isKnown(each, stored));
  }

  private isKnown({ line, fingerprint, content }: Told, stored: Stored[]): boolean {
    const hasReference = hasOwnReference(line);
    const sameEntry = stored.filter(
      (other) =>
        hasReference &&
        other.byReference &&
        other.fingerprint === fingerprint &&
        other.bookedOn === line.bookedOn,
    );
    if (sameEntry.length > 0) return this.isCovered(`${fingerprint} ${line.bookedOn}`, line, sameEntry);
    const sameContent = stored.filter(
      (other) => !(hasReference && other.byReference) && other.content === content,
    );
    return this.isCovered(content, line, sameContent);
  }

  /** Entries are compared by their sums, because a bank tells one as a whole or by its parts. */
  private isCovered(print: string, { amountCents }: StatementLine, alike: Stored[]): boolean {
    const before = this.told.get(print) ?? 0;
    this.told.set(print, before + amountCents);
    if (amountCents === 0) return alike.length > 0;
    return Math.abs(before) < Math.abs(alike.reduce((sum, { cents }) => sum + cents, 0));
  }

  private async stored(told: readonly Told[]): Promise<Stored[]> {
    const { id, ownAccount } = this.statement;
    const byReference = sql<boolean>`(length(${bankLines.reference}) >= ${sql.raw(String(LEAST_REFERENCE))})`;
    return this.tx
      .select({
        fingerprint: bankLines.fingerprint,
        content: bankLines.contentPrint,
        byReference,
        bookedOn: bankLines.bookedOn,
        cents: sql<number>`sum(${bankLines.amountCents})`.mapWith(Number),
      })
      .from(bankLines)
      .innerJoin(bankStatements, eq(bankStatements.id, bankLines.statementId))
      .where(
        and(
          eq(bankLines.ownAccount, ownAccount),
          ne(bankLines.statementId, id),
          this.mayOverlap(),
          or(
            and(
              byReference,
              inArray(bankLines.fingerprint, [...new Set(told.map((each) => each.fingerprint))]),
            ),
            inArray(bankLines.contentPrint, [...new Set(told.map((each) => each.content))]),
          ),
        ),
      )
      .groupBy(bankLines.fingerprint, bankLines.contentPrint, byReference, bankLines.bookedOn);
  }

  /** Banks count the statements of each format on their own, so the numbers of two formats say nothing of each other. */
  private mayOverlap() {
    const { kind, format, number } = this.statement;
    if (kind !== "booked" || number === "") return sql`true`;
    return sql`not (${bankStatements.kind} = 'booked' and ${bankStatements.format} = ${format}
      and ${bankStatements.number} not in ('', ${number}))`;
  }
}
