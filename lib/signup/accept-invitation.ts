import { and, eq, isNotNull, ne, sql } from "drizzle-orm";
import {
  accounts,
  asSystem,
  directlyAsSystem,
  type Invitation,
  invitations,
  memberships,
  type Person,
  type Tx,
  users,
} from "@/db";
import { lockOpenAccount } from "@/lib/accounts/lock-open-account";
import { requireRoom } from "@/lib/accounts/plan-limit";
import { ownMembership } from "@/lib/accounts/sandbox/own-membership";
import { validateAccountAndPlan } from "@/lib/accounts/validate-account-and-plan";
import { recordAudit } from "@/lib/audit/record-audit";
import { recordSignIn, type SignInSource } from "@/lib/auth/attempts/record-sign-in";
import { sendVerification } from "@/lib/auth/email/send-verification";
import { hashPassword } from "@/lib/auth/passwords/password";
import { assertPasswordAllowed } from "@/lib/auth/passwords/password-rules";
import { tryPassword } from "@/lib/auth/passwords/try-password";
import { now } from "@/lib/clock";
import { AppError, isUniqueViolation } from "@/lib/errors";
import { findInvitation, isOpenInvitation } from "./find-invitation";
import { isFree } from "./is-free";
import { tellJoined } from "./tell-joined";
import { trialAddress } from "./trial-address";

interface Acceptance {
  token: string;
  firstName: string;
  lastName: string;
  password: string;
}

/**
 * Joins the account that invited this address, once, with the role of the invitation. Somebody new gets a person; who
 * has one already, but no account anymore, proves it with the password, which lets them join and no more: signing in
 * may take a second factor. That the link was held says nothing about the mailbox (it can be copied, and who invites
 * sees it), so a new address is still to be confirmed, and a password is guessed here no faster than at sign-in. Throws
 * `invalid_token`, `email_taken`, `weak_password`, `invalid_credentials` (somebody who belongs to another account, too),
 * `throttled`, `plan_limit_reached`, or the gate's refusal of the account.
 */
export async function acceptInvitation(acceptance: Acceptance, from: SignInSource) {
  const found = await findInvitation(acceptance.token);
  if (!found) throw notOpen();
  const { invitation, account, plan } = found;
  const refusal = validateAccountAndPlan({ status: account.status, plan });
  if (refusal) throw new AppError(refusal);
  if (plan) requireRoom(plan, "users", await countMembers(account.id)); // Before the password, or it would tell that it is right.
  const known = await findPerson(invitation.email);
  const passwordHash = known
    ? await checkPassword(acceptance, known, from)
    : await hashNew(acceptance, invitation.email);
  const user = await asSystem(async (tx) => {
    await requireSeat(tx, account.id);
    await claim(tx, invitation);
    const person = known
      ? await lockPerson(tx, known)
      : await insertPerson(tx, acceptance, invitation, passwordHash);
    await join(tx, invitation, person);
    await tellJoined(tx, invitation, person, from.requestId);
    return person;
  });
  if (known) await recordSignIn("user.password_confirmed", known.id, from);
  return { user, account };
}

async function findPerson(email: string): Promise<Person | undefined> {
  const [user] = await directlyAsSystem((db) =>
    db
      .select()
      .from(users)
      .where(eq(sql`lower(${users.email})`, email.toLowerCase())),
  );
  return user;
}

/** Somebody who belongs elsewhere gets the answer to a wrong password: a person who invites could learn it by another. */
async function checkPassword({ password }: Acceptance, known: Person, from: SignInSource): Promise<string> {
  const mayPass = await isFree(known);
  if (await tryPassword(known, { password, mayPass }, from)) return known.passwordHash;
  throw notTheirs();
}

async function hashNew({ password }: Acceptance, email: string): Promise<string> {
  assertPasswordAllowed(password, { email });
  return hashPassword(password);
}

function countMembers(accountId: number): Promise<number> {
  return directlyAsSystem((db) => db.$count(memberships, eq(memberships.accountId, accountId)));
}

/** The account's row first, as everywhere. The invitation held a seat; a smaller plan since then may have fewer. */
async function requireSeat(tx: Tx, accountId: number): Promise<void> {
  const { plan } = await lockOpenAccount(tx, accountId, undefined);
  requireRoom(plan, "users", await tx.$count(memberships, eq(memberships.accountId, accountId)));
}

/**
 * Of several concurrent calls one gets it. It may have been withdrawn, or sent again under another link, since it was
 * read.
 */
async function claim(tx: Tx, { id, tokenHash }: Invitation): Promise<void> {
  const claimed = await tx
    .update(invitations)
    .set({ acceptedAt: now() })
    .where(and(eq(invitations.id, id), isOpenInvitation(tokenHash)))
    .returning({ id: invitations.id });
  if (claimed.length === 0) throw notOpen();
}

function notOpen(): AppError {
  return new AppError("invalid_token", { message: "This invitation is no longer open." });
}

/** As they are now: checking the password took a while. */
async function lockPerson(tx: Tx, { id, passwordHash }: Person): Promise<Person> {
  const [user] = await tx
    .select()
    .from(users)
    .where(and(eq(users.id, id), eq(users.passwordHash, passwordHash)))
    .for("update");
  if (!user) throw notTheirs();
  return user;
}

async function insertPerson(
  tx: Tx,
  { firstName, lastName }: Acceptance,
  { email, accountId }: Invitation,
  passwordHash: string,
): Promise<Person> {
  try {
    const [user] = await tx
      .insert(users)
      .values({
        email,
        trialAddress: trialAddress(email),
        passwordHash,
        firstName,
        lastName,
        lastLoginAt: now(),
      })
      .returning();
    await sendVerification(tx, user!, accountId);
    return user!;
  } catch (error) {
    throw isUniqueViolation(error, "users_email_once") ? new AppError("email_taken") : error;
  }
}

async function join(tx: Tx, { accountId, role }: Invitation, user: Person): Promise<void> {
  if (user.isSuperuser) throw notTheirs();
  await leaveClosedAccount(tx, user);
  await tx.update(users).set({ leftAccountAt: null }).where(eq(users.id, user.id));
  try {
    await tx.insert(memberships).values({ accountId, userId: user.id, role });
  } catch (error) {
    throw isUniqueViolation(error, "memberships_one_account_a_user") ? notTheirs() : error;
  }
}

/** Nobody waits 30 days for the deletion of an account that its owner closed. The owners stay in it: they may have it back. */
async function leaveClosedAccount(tx: Tx, user: Person): Promise<void> {
  const [closed] = await tx
    .select({ id: memberships.id, accountId: memberships.accountId, role: memberships.role })
    .from(memberships)
    .innerJoin(accounts, eq(accounts.id, memberships.accountId))
    .where(and(ownMembership(user.id), isNotNull(accounts.closedAt), ne(memberships.role, "owner")));
  if (!closed) return;
  await tx.delete(memberships).where(eq(memberships.id, closed.id));
  await recordAudit(tx, {
    accountId: closed.accountId,
    actor: `user:${user.id}`,
    action: "member.left",
    targetType: "user",
    targetId: user.id,
    before: { role: closed.role },
  });
}

function notTheirs(): AppError {
  const message =
    "You have signed in here before. Enter the password you had then. If this address belongs to another account by now, " +
    "ask to be invited under another address.";
  return new AppError("invalid_credentials", { message });
}
