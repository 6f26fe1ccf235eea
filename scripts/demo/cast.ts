import { eq } from "drizzle-orm";
import { asSystem, memberships, users } from "@/db";
import type { Role } from "@/db/words";
import { hashPassword } from "@/lib/auth/passwords/password";
import { now, nowMs, setClock } from "@/lib/clock";
import { signUp } from "@/lib/signup/sign-up";
import { DAY_MS } from "@/lib/time/days";
import { verifyEmail } from "./verify-email";

export const DEMO_PASSWORD = "demo-heron-ladder-42";

export interface DemoPerson {
  email: string;
  /** Who they are, in a line. */
  says: string;
}

export function demoAddress(name: string, company: string): string {
  return `${name}@${company}.example`;
}

/** Moves the clock to so many days before the real now. */
export function goBack(days: number): void {
  setClock(undefined);
  setClock(new Date(nowMs() - days * DAY_MS));
}

/** Somebody signs up, and confirms the address. Answers account and user. */
export async function joins(person: {
  name: string;
  company: string;
  accountName: string;
  planSlug?: string;
}): Promise<{ accountId: number; userId: number }> {
  const { account, user } = await signUp({
    email: demoAddress(person.name, person.company),
    password: DEMO_PASSWORD,
    firstName: capitalised(person.name),
    accountName: person.accountName,
    planSlug: person.planSlug,
  });
  await verifyEmail(user.id);
  return { accountId: account.id, userId: user.id };
}

/** A colleague who has taken an invitation up. */
export async function joinsTeam(
  accountId: number,
  person: { name: string; company: string; role: Role },
): Promise<void> {
  const email = demoAddress(person.name, person.company);
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  await asSystem(async (tx) => {
    const [user] = await tx
      .insert(users)
      .values({
        email,
        trialAddress: email,
        passwordHash,
        firstName: capitalised(person.name),
        emailVerifiedAt: now(),
        createdAt: now(),
      })
      .returning({ id: users.id });
    await tx.insert(memberships).values({ accountId, userId: user!.id, role: person.role, createdAt: now() });
  });
}

export async function lastSeen(userId: number): Promise<void> {
  await asSystem((tx) => tx.update(users).set({ lastLoginAt: now() }).where(eq(users.id, userId)));
}

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
