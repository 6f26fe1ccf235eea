import { and, eq, inArray, sql } from "drizzle-orm";
import { accounts, asSystem, memberships, type Person, type Tx, type UserToken, users } from "@/db";
import { ownMembership } from "@/lib/accounts/sandbox/own-membership";
import { recordAudit } from "@/lib/audit/record-audit";
import { claimUserToken, voidUserTokens } from "@/lib/auth/tokens/user-token";
import { now } from "@/lib/clock";
import { AppError, isUniqueViolation } from "@/lib/errors";
import { enqueueCustomerSyncs } from "@/lib/jobs/enqueue-customer-sync";
import { enqueueMail } from "@/lib/mail/enqueue-mail";
import { bothLinks } from "./email-change";

interface VerifiedEmail {
  /** The address that was confirmed just now. */
  email: string;
  /** A change of address that waits for its other link. */
  isHalfDone: boolean;
}

/**
 * Confirms the address a mailed link was sent to. A change of address takes effect with the second of its two links,
 * whichever that is. Throws `invalid_token`, and `email_taken` to the new address alone.
 */
export function verifyEmail(secret: string): Promise<VerifiedEmail> {
  return asSystem(async (tx) => {
    // The person is locked already: of two concurrent clicks the later one sees the earlier.
    const { token, person } = await claimUserToken(tx, secret, ["verify_email", "change_email"]);
    return token.purpose === "verify_email" ? verifyOwn(tx, person) : confirmChange(tx, person, token);
  });
}

async function verifyOwn(tx: Tx, user: Person): Promise<VerifiedEmail> {
  await change(tx, user, {}, "user.email_verified");
  return { email: user.email, isHalfDone: false };
}

async function confirmChange(tx: Tx, user: Person, token: UserToken): Promise<VerifiedEmail> {
  const pair = await bothLinks(tx, token);
  const newEmail = pair.find(({ email }) => email !== user.email)?.email;
  const isPair = pair.length === 2 && pair.some(({ email }) => email === user.email);
  if (!token.email || !newEmail || !isPair) throw new AppError("invalid_token");
  const isOld = token.email === user.email;
  if (pair.some(({ usedAt }) => !usedAt)) {
    await (isOld
      ? change(tx, user, {}, "user.email_change_approved")
      : audit(tx, user, "user.email_change_confirmed"));
    return { email: token.email, isHalfDone: true };
  }
  try {
    await change(tx, user, { email: newEmail }, "user.email_changed");
    await leaveOldAddress(tx, user, newEmail);
    await moveBillingAddress(tx, user, newEmail);
  } catch (error) {
    if (!isUniqueViolation(error, "users_email_once")) throw error;
    throw new AppError(isOld ? "invalid_token" : "email_taken");
  }
  return { email: newEmail, isHalfDone: false };
}

/** What was sent to the old mailbox opens nothing anymore, and both mailboxes hear that the change is done. */
async function leaveOldAddress(tx: Tx, user: Person, newEmail: string): Promise<void> {
  await voidUserTokens(tx, user.id, ["reset_password", "verify_email"]);
  const props = { name: user.firstName || user.email, oldEmail: user.email, newEmail };
  for (const to of [user.email, newEmail])
    await enqueueMail(tx, { to, template: "email-changed", props, aboutUserId: user.id });
}

/** Bills that went to the person's old address follow them, and so do Stripe's receipts. */
async function moveBillingAddress(tx: Tx, { id, email }: Person, newEmail: string): Promise<void> {
  const own = tx.select({ id: memberships.accountId }).from(memberships).where(ownMembership(id));
  await tx
    .update(accounts)
    .set({ billingEmail: newEmail, updatedAt: now() })
    .where(and(inArray(accounts.id, own), sql`lower(${accounts.billingEmail}) = lower(${email})`));
  await enqueueCustomerSyncs(tx, own);
}

async function change(tx: Tx, user: Person, to: { email?: string }, action: string): Promise<void> {
  await tx
    .update(users)
    .set({ ...to, emailVerifiedAt: to.email ? now() : (user.emailVerifiedAt ?? now()), updatedAt: now() })
    .where(eq(users.id, user.id));
  await audit(tx, user, action);
}

function audit(tx: Tx, { id }: Person, action: string): Promise<unknown> {
  return recordAudit(tx, { actor: `user:${id}`, action, targetType: "user", targetId: id });
}
