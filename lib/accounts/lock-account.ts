import { eq } from "drizzle-orm";
import { type Account, accounts, type Tx } from "@/db";
import { AppError } from "@/lib/errors";

/** The account, its row locked until the transaction ends. First of all locks: then subscription, invoice, payment. */
export async function lockAccount(tx: Tx, accountId: number): Promise<Account> {
  const account = await lockAccountIfThere(tx, accountId);
  if (!account) throw new AppError("not_found");
  return account;
}

/** The same; undefined where it has been purged. */
export async function lockAccountIfThere(tx: Tx, accountId: number): Promise<Account | undefined> {
  const [account] = await tx.select().from(accounts).where(eq(accounts.id, accountId)).for("update");
  return account;
}
