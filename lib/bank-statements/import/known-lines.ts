import { and, eq, inArray, ne, or, sql } from "drizzle-orm";
import { bankLines, bankStatements, type Tx } from "@/db";
import type { StatementKind } from "@/db/words";
import type { StatementLine } from "@/lib/bank-statements/statement/statement";
import { type Prints, printsOf } from "./fingerprint";

export interface Told extends Prints {
  line: StatementLine;
}

interface Statement {
  id: number;
  ownAccount: string;
  kind: StatementKind;
  number: string;
}

interface Stored {
  fingerprint: string;
  content: string;
  byReference: boolean;
  cents: number;
}

/**
 * Which lines of a statement were imported before, from another one. Entries with a reference are compared by it, and the
 * rest by content; where only one of the two has a reference, by content too. As many equal lines are known as other
 * statements have: a third coffee is new. Statements with different numbers never overlap, so equal content in them is
 * two lines.
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
    const hasReference = line.reference !== "";
    const sameEntry = stored.filter(
      (other) => hasReference && other.byReference && other.fingerprint === fingerprint,
    );
    if (sameEntry.length > 0) return this.isCovered(fingerprint, line, sameEntry);
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
    const byReference = sql<boolean>`${bankLines.reference} <> ''`;
    return this.tx
      .select({
        fingerprint: bankLines.fingerprint,
        content: bankLines.contentPrint,
        byReference,
        cents: sql<number>`sum(${bankLines.amountCents})`.mapWith(Number),
      })
      .from(bankLines)
      .innerJoin(bankStatements, eq(bankStatements.id, bankLines.statementId))
      .where(
        and(
          eq(bankLines.ownAccount, ownAccount),
          ne(bankLines.statementId, id),
          or(
            and(
              byReference,
              inArray(bankLines.fingerprint, [...new Set(told.map((each) => each.fingerprint))]),
            ),
            and(
              this.mayOverlap(),
              inArray(bankLines.contentPrint, [...new Set(told.map((each) => each.content))]),
            ),
          ),
        ),
      )
      .groupBy(bankLines.fingerprint, bankLines.contentPrint, byReference);
  }

  private mayOverlap() {
    const { kind, number } = this.statement;
    if (kind !== "booked" || number === "") return sql`true`;
    return sql`not (${bankStatements.kind} = 'booked' and ${bankStatements.number} not in ('', ${number}))`;
  }
}
