import { eq } from "drizzle-orm";
import { asSystem, memberships, users } from "@/db";
import type { AccountStatus, Role } from "@/db/words";
import { issueTokens, type Tokens } from "@/lib/auth/tokens/issue-tokens";
import { accessTokenFor } from "./cast";
import { createAccount, createPerson, type Person } from "./factories";

/** An account on a plan, with nobody in it. */
export async function makeAccount(plan: string, status: AccountStatus = "active"): Promise<number> {
  return (await createAccount({ plan, status })).id;
}

/** A new member of the account, signed in to the API. */
export async function signedIn(accountId: number, role: Role): Promise<Person & { token: string }> {
  const person = await createPerson({ account: { id: accountId }, role });
  return { ...person, token: await accessTokenFor(person) };
}

export async function tokenFor(accountId: number, role: Role): Promise<string> {
  return (await signedIn(accountId, role)).token;
}

/** Signs somebody in whom another factory made. */
export function signIn(userId: number): Promise<Tokens> {
  return asSystem(async (tx) => {
    const [row] = await tx
      .select({ user: users, accountId: memberships.accountId })
      .from(users)
      .leftJoin(memberships, eq(memberships.userId, users.id))
      .where(eq(users.id, userId));
    const { id, sessionVersion, isSuperuser } = row!.user;
    const owner = { id, sessionVersion, isSuperuser, accountId: row!.accountId };
    return issueTokens(tx, owner, { userAgent: "test", ip: "192.0.2.1" });
  });
}
