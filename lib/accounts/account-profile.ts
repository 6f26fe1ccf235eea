import { and, count, eq, gt, isNull, max } from "drizzle-orm";
import { accounts, forAccount, invitations, memberships, plans, sectors, sites, type Tx } from "@/db";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";

/** The account with its plan and what it uses of it. Throws not_found. */
export function getAccountProfile(accountId: number) {
  return forAccount(accountId, async (tx) => {
    const [row] = await tx
      .select({ account: accounts, plan: plans })
      .from(accounts)
      .leftJoin(plans, eq(plans.id, accounts.planId))
      .where(eq(accounts.id, accountId));
    if (!row) throw new AppError("not_found");
    return { ...row, usage: await accountUsage(tx, accountId) };
  });
}

export type AccountProfile = Awaited<ReturnType<typeof getAccountProfile>>;

/** What the account uses of what its plan limits. */
interface AccountUsage {
  sites: number;
  /** Members and open invitations: an invitation holds a seat. */
  users: number;
  /** Of the site that has the most. */
  sectorsPerSite: number;
}

async function accountUsage(tx: Tx, accountId: number): Promise<AccountUsage> {
  const live = and(eq(sites.accountId, accountId), isNull(sites.deletedAt));
  const perSite = tx
    .select({ siteId: sectors.siteId, sectors: count().as("sectors_of_site") })
    .from(sectors)
    .innerJoin(sites, and(eq(sites.id, sectors.siteId), live))
    .where(eq(sectors.accountId, accountId))
    .groupBy(sectors.siteId)
    .as("per_site");
  const [most] = await tx.select({ sectors: max(perSite.sectors) }).from(perSite);
  return {
    sites: await tx.$count(sites, live),
    users: await countSeats(tx, accountId),
    sectorsPerSite: Number(most?.sectors ?? 0),
  };
}

/** Members and open invitations. Under the account's lock it is the number to hold against the plan's. */
export async function countSeats(tx: Tx, accountId: number): Promise<number> {
  const members = await tx.$count(memberships, eq(memberships.accountId, accountId));
  return members + (await tx.$count(invitations, openInvitations(accountId)));
}

/** Neither accepted nor revoked nor expired. */
function openInvitations(accountId: number) {
  return and(
    eq(invitations.accountId, accountId),
    isNull(invitations.acceptedAt),
    isNull(invitations.revokedAt),
    gt(invitations.expiresAt, now()),
  );
}
