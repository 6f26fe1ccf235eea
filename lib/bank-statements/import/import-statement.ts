import { createHash } from "node:crypto";
import { asc, eq, sql } from "drizzle-orm";
import { asSystem, type BankStatement, bankFiles, bankStatements, type Tx } from "@/db";
import type { Author } from "@/lib/audit/author";
import { recordAudit } from "@/lib/audit/record-audit";
import { now } from "@/lib/clock";
import { env } from "@/lib/env";
import { bankAccount } from "@/lib/invoices/bank-account";
import { csvMappingFor } from "./csv-mappings";
import { readStatementFile } from "./read-file";
import { StatementWriter } from "./store-statement";

export interface StatementFile extends Author {
  name: string;
  /** Opens the file from its beginning; it is read twice, so that no more than a part of it is ever in memory. */
  open: () => AsyncIterable<Uint8Array>;
}

export interface Imported {
  fileId: number;
  /** The very same file was imported before: nothing was done. */
  replayed: boolean;
  statements: BankStatement[];
}

/**
 * Reads a bank's file into statements and lines, in one transaction: all of it, or on any fault nothing. The same file
 * again changes nothing, and a line that another file had already is counted once. Imports wait for each other, so that two
 * files of the same day see each other's lines. Throws `statement_unreadable`, which names the line and what was expected.
 */
export async function importStatement(file: StatementFile): Promise<Imported> {
  const { sha256, bytes } = await digest(file.open());
  return asSystem(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('import of bank statements'))`);
    const [known] = await tx.select().from(bankFiles).where(eq(bankFiles.sha256, sha256));
    if (known) return { fileId: known.id, replayed: true, statements: await statementsOf(tx, known.id) };
    const [row] = await tx
      .insert(bankFiles)
      .values({ sha256, bytes, name: file.name.slice(0, 200), actor: file.actor, createdAt: now() })
      .returning();
    const statements = await readInto(tx, row!.id, file);
    await recordAudit(tx, auditOf(file, row!.id, statements));
    return { fileId: row!.id, replayed: false, statements };
  });
}

async function digest(bytes: AsyncIterable<Uint8Array>): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash("sha256");
  let total = 0;
  for await (const part of bytes) {
    hash.update(part);
    total += part.length;
  }
  return { sha256: hash.digest("hex"), bytes: total };
}

function statementsOf(tx: Tx, fileId: number): Promise<BankStatement[]> {
  return tx
    .select()
    .from(bankStatements)
    .where(eq(bankStatements.fileId, fileId))
    .orderBy(asc(bankStatements.id));
}

async function readInto(tx: Tx, fileId: number, file: StatementFile): Promise<BankStatement[]> {
  const account = bankAccount()?.iban ?? ""; // Where none is set, no statement is of ours.
  const currency = env().CURRENCY;
  const csvMapping = csvMappingFor(tx);
  const statements: BankStatement[] = [];
  let writer: StatementWriter | undefined;
  for await (const event of readStatementFile(file.open(), { account, currency, csvMapping })) {
    if (event.type === "statement") writer = await StatementWriter.open(tx, fileId, event);
    else if (event.type === "line") await writer!.add(event);
    else statements.push(await writer!.close(event));
  }
  return statements;
}

function auditOf(file: StatementFile, fileId: number, statements: BankStatement[]) {
  const sum = (count: "lineCount" | "knownCount") => statements.reduce((all, each) => all + each[count], 0);
  return {
    actor: file.actor,
    requestId: file.requestId,
    action: "bank_statement.imported",
    targetType: "bank_file",
    targetId: fileId,
    after: {
      name: file.name,
      statements: statements.length,
      lines: sum("lineCount"),
      known: sum("knownCount"),
    },
  };
}
