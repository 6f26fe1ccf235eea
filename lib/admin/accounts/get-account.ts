import { count, desc, eq, sql } from "drizzle-orm";
import {
  accounts,
  apiKeys,
  asSystem,
  invitations,
  invoices,
  memberships,
  payments,
  plans,
  sites,
  subscriptions,
  type Tx,
  users,
} from "@/db";
import { AppError } from "@/lib/errors";
import { catchUpAccount } from "@/lib/subscriptions/clock/catch-up";

/** Of each kind of its belongings; the timeline goes back to the beginning. */
export const LISTED_AT_MOST = 50;

/** One account's facts as of now: what the API answers and the account's page starts from. Throws `not_found`. */
export async function getAccount(accountId: number) {
  await catchUpAccount(accountId);
  return asSystem(async (tx) => {
    const [row] = await tx
      .select({ account: accounts, plan: plans })
      .from(accounts)
      .leftJoin(plans, eq(plans.id, accounts.planId))
      .where(eq(accounts.id, accountId));
    if (!row) throw new AppError("not_found");
    return { ...row, ...(await listBelongings(tx, accountId)) };
  });
}
export type AccountFacts = Awaited<ReturnType<typeof getAccount>>;

async function listBelongings(tx: Tx, accountId: number) {
  return {
    subscriptions: await listSubscriptions(tx, accountId),
    members: await listMembers(tx, accountId),
    invitations: await tx
      .select()
      .from(invitations)
      .where(eq(invitations.accountId, accountId))
      .orderBy(desc(invitations.id))
      .limit(LISTED_AT_MOST),
    sites: await tx
      .select()
      .from(sites)
      .where(eq(sites.accountId, accountId))
      .orderBy(sql`${sites.deletedAt} is not null`, sites.id)
      .limit(LISTED_AT_MOST),
    siteCounts: await countSites(tx, accountId),
    apiKeys: await tx
      .select()
      .from(apiKeys)
      .where(eq(apiKeys.accountId, accountId))
      .orderBy(desc(apiKeys.id))
      .limit(LISTED_AT_MOST),
    invoices: await tx
      .select()
      .from(invoices)
      .where(eq(invoices.accountId, accountId))
      .orderBy(desc(invoices.id))
      .limit(LISTED_AT_MOST),
    payments: await listPayments(tx, accountId),
  };
}

/** Of all of them: the list shows the first LISTED_AT_MOST, living ones first. */
async function countSites(tx: Tx, accountId: number): Promise<{ live: number; all: number }> {
  const [counts] = await tx
    .select({ live: sql<number>`count(*) filter (where ${sites.deletedAt} is null)::int`, all: count() })
    .from(sites)
    .where(eq(sites.accountId, accountId));
  return counts!;
}

function listSubscriptions(tx: Tx, accountId: number) {
  return tx
    .select({ subscription: subscriptions, planSlug: plans.slug, planName: plans.name })
    .from(subscriptions)
    .innerJoin(plans, eq(plans.id, subscriptions.planId))
    .where(eq(subscriptions.accountId, accountId))
    .orderBy(desc(subscriptions.id))
    .limit(LISTED_AT_MOST);
}

function listMembers(tx: Tx, accountId: number) {
  return tx
    .select({
      userId: users.id,
      email: users.email,
      name: sql<string>`trim(${users.firstName} || ' ' || ${users.lastName})`,
      role: memberships.role,
      emailVerifiedAt: users.emailVerifiedAt,
      lastLoginAt: users.lastLoginAt,
    })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(eq(memberships.accountId, accountId))
    .orderBy(memberships.id)
    .limit(LISTED_AT_MOST);
}

function listPayments(tx: Tx, accountId: number) {
  return tx
    .select({ payment: payments, invoiceNumber: invoices.number })
    .from(payments)
    .innerJoin(invoices, eq(invoices.id, payments.invoiceId))
    .where(eq(payments.accountId, accountId))
    .orderBy(desc(payments.id))
    .limit(LISTED_AT_MOST);
}
