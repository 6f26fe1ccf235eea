import { eq } from "drizzle-orm";
import { accounts, memberships, plans, users } from "@/db/schema";
import { asSystem } from "@/db/scope";
import type { AccountStatus } from "@/lib/accounts/account";
import type { Tokens } from "@/lib/auth/issue-tokens";
import { issueTokens } from "@/lib/auth/issue-tokens";
import type { Role } from "@/lib/team/role";

process.env.AUTH_SECRET ??= "test-auth-secret-that-is-long-enough-for-hs256";
process.env.API_KEY_SECRET ??= "test-api-key-secret-that-is-long-enough-too";

let counter = 0;

/** An account on a plan, with nobody in it. */
export function makeAccount(planSlug: string, status: AccountStatus = "active"): Promise<number> {
  return asSystem(async (tx) => {
    const [plan] = await tx.select().from(plans).where(eq(plans.slug, planSlug));
    const suspensionReason = status === "suspended" ? "admin" : null;
    const [row] = await tx
      .insert(accounts)
      .values({ name: `Account ${++counter}`, status, suspensionReason, planId: plan!.id })
      .returning();
    return row!.id;
  });
}

export interface Member {
  userId: number;
  membershipId: number;
  email: string;
  role: Role;
}

/** A person in an account; their password is not one that anybody can type. */
export function addMember(accountId: number, role: Role): Promise<Member> {
  return asSystem(async (tx) => {
    const email = `${role}-${++counter}-${accountId}@example.test`;
    const [user] = await tx
      .insert(users)
      .values({ email, trialAddress: email, passwordHash: "none" })
      .returning();
    const [membership] = await tx
      .insert(memberships)
      .values({ accountId, userId: user!.id, role })
      .returning();
    return { userId: user!.id, membershipId: membership!.id, email, role };
  });
}

/** Signs a person in to the API. */
export function signIn(userId: number): Promise<Tokens> {
  return asSystem(async (tx) => {
    const [user] = await tx.select().from(users).where(eq(users.id, userId));
    const [membership] = await tx.select().from(memberships).where(eq(memberships.userId, userId));
    const owner = { ...user!, accountId: membership?.accountId ?? null };
    return issueTokens(tx, owner, { userAgent: "test", ip: "127.0.0.1" });
  });
}

/** The access token of a new member with that role. */
export async function tokenFor(accountId: number, role: Role): Promise<string> {
  return (await signIn((await addMember(accountId, role)).userId)).access;
}
