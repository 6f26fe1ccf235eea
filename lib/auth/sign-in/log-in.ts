import { eq, type SQL, sql } from "drizzle-orm";
import { accounts, directlyAsSystem, memberships, plans, users } from "@/db";
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

export interface LoginInput {
  email: string;
  password: string;
  /** From the authenticator app, or a recovery code. */
  code?: string;
}

/**
 * Checks address, password and, where it is on, the second factor. Says `invalid_credentials` in like time whether or
 * not the address is known; `two_factor_required` brings a `challenge`, with which logInWithCode goes on. The state of
 * the account is for the caller to judge: a suspended one may enter in the browser.
 */
export async function logIn({ email, password, code }: LoginInput) {
  const found = await findPerson(eq(sql`lower(${users.email})`, canonicalEmail(email)));
  if (!(await isPasswordRight(password, found?.user.passwordHash)) || !found) {
    throw new AppError("invalid_credentials");
  }
  if (found.user.totpEnabledAt) {
    if (!code) throw await secondFactorRequired(found.user);
    await acceptSecondFactor(found.user, code);
  }
  return arrived(found);
}

/**
 * The second step of a sign-in whose password was right. Throws `invalid_credentials` when that was too long ago, or the
 * password is another one by now.
 */
export async function logInWithCode({ challenge, code }: { challenge: string; code: string }) {
  const challenged = await readLoginChallenge(challenge);
  const found = challenged && (await findPerson(eq(users.id, challenged.id)));
  if (!found || found.user.sessionVersion !== challenged.sessionVersion)
    throw new AppError("invalid_credentials", { message: "That took too long. Sign in again." });
  await acceptSecondFactor(found.user, code).catch(async (error) => {
    throw error instanceof AppError && error.code === "two_factor_required"
      ? await secondFactorRequired(found.user, error)
      : error;
  });
  return arrived(found);
}

async function secondFactorRequired(user: Challenged, wrong?: AppError): Promise<AppError> {
  const challenge = await signLoginChallenge(user);
  return new AppError("two_factor_required", { details: { challenge }, fields: wrong?.fields });
}

async function arrived<T extends { user: { id: number } }>(found: T): Promise<T> {
  await directlyAsSystem((db) =>
    db.update(users).set({ lastLoginAt: now() }).where(eq(users.id, found.user.id)),
  );
  return found;
}

async function findPerson(condition: SQL) {
  const [row] = await directlyAsSystem((db) =>
    db
      .select({ user: users, role: memberships.role, account: accounts, plan: plans })
      .from(users)
      .leftJoin(memberships, eq(memberships.userId, users.id))
      .leftJoin(accounts, eq(accounts.id, memberships.accountId))
      .leftJoin(plans, eq(plans.id, accounts.planId))
      .where(condition),
  );
  return row;
}
