import { eq } from "drizzle-orm";
import { accounts, apiRequests, asSystem, mails, type Tx } from "@/db";
import { lockAccountFor } from "@/lib/accounts/lock-account";
import { standingOf } from "@/lib/accounts/standing";
import type { Author } from "@/lib/audit/author";
import { recordAudit } from "@/lib/audit/record-audit";
import { findSandboxIn, noSandbox } from "./find-sandbox";

/** Deletes the sandbox of a live account with all that is in it; browsers in it are in the live account. Throws not_found. */
export function deleteSandbox({ accountId, by }: { accountId: number; by: Author }): Promise<void> {
  return asSystem(async (tx) => {
    await lockAccountFor(tx, accountId, standingOf(by, "sandbox:manage"));
    const sandbox = await findSandboxIn(tx, accountId);
    if (!sandbox) throw noSandbox();
    await removeSandbox(tx, sandbox.account.id);
    await recordAudit(tx, {
      ...by,
      accountId,
      action: "sandbox.deleted",
      targetType: "account",
      targetId: sandbox.account.id,
    });
  });
}

/** Foreign keys take everything with it; what has none is named here. Nothing of it is kept: it has no books. */
export async function removeSandbox(tx: Tx, sandboxId: number): Promise<void> {
  await tx.select({ id: accounts.id }).from(accounts).where(eq(accounts.id, sandboxId)).for("update");
  await tx.delete(mails).where(eq(mails.aboutAccountId, sandboxId));
  await tx.delete(apiRequests).where(eq(apiRequests.accountId, sandboxId));
  await tx.delete(accounts).where(eq(accounts.id, sandboxId));
}
