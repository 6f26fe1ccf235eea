import { eq } from "drizzle-orm";
import { accounts, asSystem, memberships, plans, subscriptions, users } from "@/db";
import type { AccountStatus, Role, SuspensionReason } from "@/db/words";
import { now } from "@/lib/clock";
import { writeLedger } from "@/lib/credits/write-ledger";
import { startFreeSubscription, startSubscription } from "@/lib/subscriptions/lifecycle/start-subscription";
import { addDays } from "@/lib/time/days";

/** Everybody's password, and its hash: hashing it anew for each person would be most of a test's time. */
export const PASSWORD = "heron-ladder-42-quartz";
const PASSWORD_HASH =
  "$argon2id$v=19$m=19456,t=2,p=1$hG3aHShkgkxjHGAFNquogg$Q2bIO4jpdhIq5mvkiYUWjq3CMrCpfcGSHHUmwMuUezw";

let made = 0;

export interface Person {
  id: number;
  email: string;
  sessionVersion: number;
  isSuperuser: boolean;
  /** Null for a superuser. */
  accountId: number | null;
  role: Role | null;
}

export type Account = typeof accounts.$inferSelect;

/** Somebody who can sign in with PASSWORD; with an account, a member of it. */
export async function createPerson(
  person: {
    email?: string;
    firstName?: string;
    lastName?: string;
    account?: { id: number };
    role?: Role;
    isSuperuser?: boolean;
    emailVerified?: boolean;
  } = {},
): Promise<Person> {
  const email = person.email ?? `person-${++made}@example.test`;
  const { firstName = "Some", lastName = "Body", isSuperuser = false, emailVerified = true } = person;
  const role = person.account ? (person.role ?? "owner") : null;
  return asSystem(async (tx) => {
    const [user] = await tx
      .insert(users)
      .values({
        email,
        trialAddress: email,
        passwordHash: PASSWORD_HASH,
        firstName,
        lastName,
        isSuperuser,
        emailVerifiedAt: emailVerified ? now() : null,
      })
      .returning();
    if (person.account && role)
      await tx.insert(memberships).values({ accountId: person.account.id, userId: user!.id, role });
    const { id, sessionVersion } = user!;
    return { id, email, sessionVersion, isSuperuser, accountId: person.account?.id ?? null, role };
  });
}

/** An account with its subscription and its credits, as the ledger says; without members. */
export async function createAccount(
  account: {
    name?: string;
    plan?: string;
    status?: AccountStatus;
    suspensionReason?: SuspensionReason;
    /** The plan's, unless said; 0 for one that has not paid. */
    credits?: number;
  } = {},
): Promise<Account> {
  const { name = `Account ${++made}`, status = "active", plan: slug = planFor(status) } = account;
  return asSystem(async (tx) => {
    const [plan] = await tx.select().from(plans).where(eq(plans.slug, slug));
    if (!plan) throw new Error(`There is no plan ${slug}.`);
    const suspended = status === "suspended";
    const trialEndsAt = status === "trial" ? addDays(now(), 14) : null;
    const [row] = await tx
      .insert(accounts)
      .values({
        name,
        status,
        planId: plan.id,
        trialEndsAt,
        suspensionReason: suspended ? (account.suspensionReason ?? "admin") : null,
        previousStatus: suspended || status === "cancelled" ? "active" : null,
        suspendedAt: suspended ? now() : null,
        cancelledAt: status === "cancelled" ? now() : null,
      })
      .returning();
    const accountId = row!.id;
    if (status === "pending_payment") await startSubscription(tx, { accountId, plan });
    else if (plan.priceCents === 0) await startFreeSubscription(tx, { accountId, plan, trialEndsAt });
    else await tx.insert(subscriptions).values(paidSubscription(accountId, plan.id, status));
    const credits = account.credits ?? (status === "pending_payment" ? 0 : plan.creditsPerMonth);
    if (credits > 0)
      await writeLedger(tx, { accountId, kind: "grant", amount: credits, description: plan.name });
    const [written] = await tx.select().from(accounts).where(eq(accounts.id, accountId));
    return written!;
  });
}

function planFor(status: AccountStatus): string {
  return status === "trial" ? "free-trial" : "growth";
}

function paidSubscription(accountId: number, planId: number, status: AccountStatus) {
  const start = now();
  const cancelled = status === "cancelled";
  return {
    accountId,
    planId,
    status: cancelled ? ("cancelled" as const) : ("active" as const),
    anchorAt: start,
    currentPeriodStart: start,
    currentPeriodEnd: addDays(start, 30),
    creditsResetAt: start,
    cancelledAt: cancelled ? start : null,
  };
}
