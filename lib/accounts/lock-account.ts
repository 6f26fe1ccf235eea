import { eq } from "drizzle-orm";
import { type Account, accounts, type Tx } from "@/db";
import { AppError } from "@/lib/errors";
import { refuseInSandbox, TEAM_IS_LIVE } from "./sandbox/refuse-in-sandbox";
import { requireStanding, type Standing } from "./standing";

/**
 * The account, its row locked until the transaction ends. First of all locks: then subscription, invoice, payment, and
 * people. For staff, jobs and providers; what a member or key does begins with lockAccountFor or lockOpenAccount.
 */
export async function lockAccount(tx: Tx, accountId: number): Promise<Account> {
  const account = await lockAccountIfThere(tx, accountId);
  if (!account) throw new AppError("not_found");
  return account;
}

/** Like `lockAccount`, but undefined where it has been purged. */
export async function lockAccountIfThere(tx: Tx, accountId: number): Promise<Account | undefined> {
  const [account] = await tx.select().from(accounts).where(eq(accounts.id, accountId)).for("update");
  return account;
}

/**
 * The same for a member or a key, in whatever state the account is: an owner pays and closes a suspended one too. Throws
 * what requireStanding throws; undefined is for callers that need no standing.
 */
export async function lockAccountFor(
  tx: Tx,
  accountId: number,
  standing: Standing | undefined,
): Promise<Account> {
  const account = await lockAccount(tx, accountId);
  if (standing) await requireStanding(tx, accountId, standing);
  if (standing?.permission === "team:manage") refuseInSandbox(account, TEAM_IS_LIVE);
  return account;
}
