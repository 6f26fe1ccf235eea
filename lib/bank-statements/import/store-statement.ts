import { eq } from "drizzle-orm";
import { type BankStatement, bankStatements, type Tx } from "@/db";
import { ownAccountName } from "@/lib/bank-statements/statement/own-account";
import type { StatementEnd, StatementLine, StatementStart } from "@/lib/bank-statements/statement/statement";
import { now } from "@/lib/clock";
import { KnownLines } from "./known-lines";
import { storeLines } from "./store-lines";

/** Lines are written this many at a time: a file of any size needs the memory of one batch. */
const BATCH = 500;

/** One statement while it is read: its row first, its lines in batches, its sums at the end. */
export class StatementWriter {
  private batch: StatementLine[] = [];
  private readonly sums = { lineCount: 0, knownCount: 0, knownCents: 0 };
  private cents = 0;

  private constructor(
    private readonly tx: Tx,
    private readonly statement: BankStatement,
    private readonly known: KnownLines,
  ) {}

  static async open(tx: Tx, fileId: number, start: StatementStart): Promise<StatementWriter> {
    const { format, kind, externalId, number, account, currency, isCurrencyAssumed, opening } = start;
    const ownAccount = ownAccountName(account);
    const [statement] = await tx
      .insert(bankStatements)
      .values({
        fileId,
        format,
        kind,
        externalId,
        number,
        ownAccount,
        currency,
        isCurrencyAssumed,
        openingCents: opening?.cents,
        openingOn: opening?.on,
        createdAt: now(),
      })
      .returning();
    return new StatementWriter(tx, statement!, new KnownLines(tx, statement!));
  }

  async add(line: StatementLine): Promise<void> {
    this.sums.lineCount++;
    if (line.currency === this.statement.currency) this.cents += line.amountCents;
    if (this.batch.push(line) >= BATCH) await this.flush();
  }

  async close({ closing, pendingCount }: StatementEnd): Promise<BankStatement> {
    await this.flush();
    const { openingCents } = this.statement;
    const missing = closing && openingCents !== null ? closing.cents - openingCents - this.cents : null;
    const [closed] = await this.tx
      .update(bankStatements)
      .set({
        ...this.sums,
        pendingCount,
        closingCents: closing?.cents,
        closingOn: closing?.on,
        missingCents: missing,
      })
      .where(eq(bankStatements.id, this.statement.id))
      .returning();
    return closed!;
  }

  private async flush(): Promise<void> {
    const lines = this.batch.splice(0);
    if (lines.length === 0) return;
    const fresh = await this.known.newOf(lines);
    await storeLines(this.tx, this.statement, fresh);
    this.sums.knownCount += lines.length - fresh.length;
    const isNew = new Set(fresh.map(({ line }) => line));
    for (const line of lines)
      if (!isNew.has(line) && line.currency === this.statement.currency)
        this.sums.knownCents += line.amountCents;
  }
}
