import { eq } from "drizzle-orm";
import { asSystem, sessions, type Tx } from "@/db";
import { lockOpenAccount } from "@/lib/accounts/lock-open-account";
import { standingOf } from "@/lib/accounts/standing";
import type { Author } from "@/lib/audit/author";
import { recordAudit } from "@/lib/audit/record-audit";
import { removeSandbox } from "./delete-sandbox";
import { findSandboxIn, noSandbox } from "./find-sandbox";
import { type MadeSandbox, withFirstKey } from "./first-key";
import { openSandbox, requireConfirmed } from "./open-sandbox";

interface Emptying {
  /** The live account. */
  accountId: number;
  /** The plan that it starts again on; the free trial unless said. */
  planSlug?: string;
  by: Author;
}

/**
 * Removes all that is in the sandbox, its keys too, and starts it again: another account with a key of its own. Browsers that
 * are in it stay in it. Throws not_found where there is none, and what createSandbox throws.
 */
export async function emptySandbox({ accountId, planSlug, by }: Emptying): Promise<MadeSandbox> {
  const made = await asSystem(async (tx) => {
    const { account: live } = await lockOpenAccount(tx, accountId, standingOf(by, "sandbox:manage"));
    const userId = await requireConfirmed(tx, by);
    const old = await findSandboxIn(tx, accountId);
    if (!old) throw noSandbox();
    const inside = await sessionsIn(tx, old.account.id);
    await removeSandbox(tx, old.account.id);
    const sandbox = await openSandbox(tx, live, planSlug);
    for (const id of inside)
      await tx.update(sessions).set({ inSandboxId: sandbox.account.id }).where(eq(sessions.id, id));
    await recordAudit(tx, {
      ...by,
      accountId,
      action: "sandbox.emptied",
      targetType: "account",
      targetId: sandbox.account.id,
      before: { id: old.account.id },
      after: { plan: sandbox.plan?.slug },
    });
    return { sandbox, userId };
  });
  return withFirstKey(made.sandbox, made.userId, by);
}

async function sessionsIn(tx: Tx, sandboxId: number): Promise<string[]> {
  const found = await tx
    .select({ id: sessions.id })
    .from(sessions)
    .where(eq(sessions.inSandboxId, sandboxId));
  return found.map(({ id }) => id);
}
