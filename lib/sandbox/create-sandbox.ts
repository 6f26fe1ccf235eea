import { asSystem } from "@/db";
import { lockOpenAccount } from "@/lib/accounts/lock-open-account";
import { refuseInSandbox } from "@/lib/accounts/sandbox/refuse-in-sandbox";
import { standingOf } from "@/lib/accounts/standing";
import type { Author } from "@/lib/audit/author";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/errors";
import { findSandboxIn } from "./find-sandbox";
import { type MadeSandbox, withFirstKey } from "./first-key";
import { openSandbox, requireConfirmed } from "./open-sandbox";

interface NewSandbox {
  /** The live account. */
  accountId: number;
  /** The free trial unless said. */
  planSlug?: string;
  by: Author;
}

/**
 * Makes the account's sandbox, with a key to it. Throws conflict where it has one, invalid_state for a sandbox itself,
 * email_not_verified, and what openSandbox throws.
 */
export async function createSandbox({ accountId, planSlug, by }: NewSandbox): Promise<MadeSandbox> {
  const made = await asSystem(async (tx) => {
    const { account: live } = await lockOpenAccount(tx, accountId, standingOf(by, "sandbox:manage"));
    refuseInSandbox(live, "A sandbox has no sandbox of its own.");
    const userId = await requireConfirmed(tx, by);
    if (await findSandboxIn(tx, accountId))
      throw new AppError("conflict", {
        message: "This account has a sandbox already. Empty it to begin again.",
      });
    const sandbox = await openSandbox(tx, live, planSlug);
    await recordAudit(tx, {
      ...by,
      accountId,
      action: "sandbox.created",
      targetType: "account",
      targetId: sandbox.account.id,
      after: { plan: sandbox.plan?.slug },
    });
    return { sandbox, userId };
  });
  return withFirstKey(made.sandbox, made.userId, by);
}
