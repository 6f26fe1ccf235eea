import { eq } from "drizzle-orm";
import { asSystem, memberships, type Tx, users } from "@/db";
import { toldOfAccount } from "@/lib/accounts/account";
import { recordAudit } from "@/lib/audit/record-audit";
import { lockPerson } from "@/lib/auth/person/lock-person";
import { AppError, isUniqueViolation } from "@/lib/errors";
import { recordEvent } from "@/lib/events/record-event";
import { choosePlan } from "./choose-plan";
import { mailNewcomer } from "./mail-newcomer";
import { openAccount } from "./open-account";

export interface AccountStart {
  userId: number;
  name: string;
  requestId?: string;
}

/**
 * A new account for somebody who has signed in and belongs to none: they own it. It begins as a sign-up does, with the free
 * trial where this mailbox had none. Throws `invalid_state` for a member of another account and for a superuser, and
 * `signup_unavailable`.
 */
export function startAccount({ userId, name, requestId }: AccountStart): Promise<{ accountId: number }> {
  return asSystem(async (tx) => {
    const user = await lockPerson(tx, userId);
    if (!user || user.isSuperuser) throw new AppError("invalid_state");
    const plan = await choosePlan(tx, undefined, user.email);
    const { account, invoice } = await openAccount(tx, { name, plan });
    await own(tx, account.id, userId);
    await mailNewcomer(tx, { user, account, plan, invoice });
    await recordAudit(tx, {
      accountId: account.id,
      actor: `user:${userId}`,
      action: "account.signed_up",
      targetType: "account",
      targetId: account.id,
      after: { plan: plan.slug, status: account.status },
      requestId,
    });
    recordEvent(tx, { accountId: account.id, type: "account.created", ...toldOfAccount(account) });
    return { accountId: account.id };
  });
}

/** The unique index has the last word: somebody may accept an invitation at this moment. */
async function own(tx: Tx, accountId: number, userId: number): Promise<void> {
  try {
    await tx.insert(memberships).values({ accountId, userId, role: "owner" });
  } catch (error) {
    if (!isUniqueViolation(error, "memberships_one_account_a_user")) throw error;
    throw new AppError("invalid_state", { message: "You're in an account already." });
  }
  await tx.update(users).set({ leftAccountAt: null }).where(eq(users.id, userId));
}
