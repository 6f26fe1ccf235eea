import { eq, sql } from "drizzle-orm";
import { accounts, memberships, plans, users } from "@/db/schema";
import { asSystem, readAsSystem } from "@/db/scope";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { acceptSecondFactor } from "./accept-second-factor";
import { isPasswordRight } from "./password";

export interface LoginInput {
  email: string;
  password: string;
  /** From the authenticator app, or a recovery code. */
  code?: string;
}

/**
 * Checks address, password and, where it is on, the second factor. Says `invalid_credentials` in like time whether or
 * not the address is known. The state of the account is for the caller to judge: a suspended one may enter in the browser.
 */
export async function logIn({ email, password, code }: LoginInput) {
  const found = await findByEmail(email);
  if (!(await isPasswordRight(password, found?.user.passwordHash)) || !found) {
    throw new AppError("invalid_credentials");
  }
  if (found.user.totpEnabledAt) await acceptSecondFactor(found.user, code);
  await asSystem((tx) => tx.update(users).set({ lastLoginAt: now() }).where(eq(users.id, found.user.id)));
  return found;
}

export type LoggedIn = Awaited<ReturnType<typeof logIn>>;

async function findByEmail(email: string) {
  const [row] = await readAsSystem((db) =>
    db
      .select({ user: users, role: memberships.role, account: accounts, plan: plans })
      .from(users)
      .leftJoin(memberships, eq(memberships.userId, users.id))
      .leftJoin(accounts, eq(accounts.id, memberships.accountId))
      .leftJoin(plans, eq(plans.id, accounts.planId))
      .where(eq(sql`lower(${users.email})`, email.trim().toLowerCase())),
  );
  return row;
}
