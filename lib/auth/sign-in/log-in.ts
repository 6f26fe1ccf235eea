import { eq, type SQL, sql } from "drizzle-orm";
import { accounts, directlyAsSystem, memberships, plans, users } from "@/db";
import { ownMembership } from "@/lib/accounts/sandbox/own-membership";
import { recordSignIn, type SignInSource } from "@/lib/auth/attempts/record-sign-in";
import { attemptsOf, countFailure, waitForTurn } from "@/lib/auth/attempts/slow-down";
import { isPasswordRight } from "@/lib/auth/passwords/password";
import { acceptSecondFactor } from "@/lib/auth/two-factor/accept-second-factor";
import {
  type Challenged,
  readLoginChallenge,
  signLoginChallenge,
} from "@/lib/auth/two-factor/login-challenge";
import { now } from "@/lib/clock";
import { canonicalEmail } from "@/lib/email-input";
import { AppError } from "@/lib/errors";
import { clockColumn } from "@/lib/subscriptions/clock/account-clock";
import { asOfNow, atNow, bringUpToDate } from "@/lib/subscriptions/clock/catch-up";

export interface LoginInput {
  email: string;
  password: string;
  /** From the authenticator app, or a recovery code. */
  code?: string;
}

/**
 * Checks address, password and, where it is on, the second factor. Says `invalid_credentials` in like time whether or
 * not the address is known; `two_factor_required` brings a `challenge`, with which logInWithCode goes on. Each
 * failure counts for the person it names, and slows down what follows. The state of the account is for the caller to judge:
 * a suspended one may enter in the browser.
 */
export async function logIn({ email, password, code }: LoginInput, from: SignInSource) {
  const address = canonicalEmail(email);
  const found = await findPerson(eq(sql`lower(${users.email})`, address));
  const attempts = await attemptsOf(address, found?.user.id, from.ip);
  await waitForTurn(attempts);
  if (!(await isPasswordRight(password, found?.user.passwordHash)) || !found) {
    await countFailure(attempts);
    await recordSignIn("user.sign_in_refused", found?.user.id, from);
    throw new AppError("invalid_credentials");
  }
  if (found.user.totpEnabledAt) {
    if (!code) throw await secondFactorRequired(found.user);
    await acceptSecondFactor(found.user, code, from);
  }
  return arrived(found, from);
}

/**
 * The second step of a sign-in whose password was right. Throws `invalid_credentials` when that was too long ago, or the
 * password has changed since.
 */
export async function logInWithCode(
  { challenge, code }: { challenge: string; code: string },
  from: SignInSource,
) {
  const challenged = await readLoginChallenge(challenge);
  const found = challenged && (await findPerson(eq(users.id, challenged.id)));
  if (!found || found.user.sessionVersion !== challenged.sessionVersion)
    throw new AppError("invalid_credentials", { message: "That took too long. Sign in again." });
  await acceptSecondFactor(found.user, code, from).catch(async (error) => {
    throw error instanceof AppError && error.code === "two_factor_required"
      ? await secondFactorRequired(found.user, error)
      : error;
  });
  return arrived(found, from);
}

async function secondFactorRequired(user: Challenged, wrong?: AppError): Promise<AppError> {
  const challenge = await signLoginChallenge(user);
  return new AppError("two_factor_required", { details: { challenge }, fields: wrong?.fields });
}

async function arrived(found: Found, from: SignInSource): Promise<Found> {
  const isThey = eq(users.id, found.user.id);
  await directlyAsSystem((db) => db.update(users).set({ lastLoginAt: now() }).where(isThey));
  await recordSignIn("user.signed_in", found.user.id, from);
  return (await bringUpToDate(found.clock)) ? ((await asOfNow(() => findPerson(isThey))) ?? found) : found;
}

type Found = NonNullable<Awaited<ReturnType<typeof findPerson>>>;

async function findPerson(condition: SQL) {
  const [row] = await directlyAsSystem((db) =>
    db
      .select({
        user: users,
        role: memberships.role,
        account: accounts,
        plan: plans,
        clock: clockColumn(atNow()),
      })
      .from(users)
      .leftJoin(memberships, ownMembership())
      .leftJoin(accounts, eq(accounts.id, memberships.accountId))
      .leftJoin(plans, eq(plans.id, accounts.planId))
      .where(condition),
  );
  return row;
}
