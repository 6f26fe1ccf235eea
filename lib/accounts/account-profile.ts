import { and, count, eq, gt, isNull, max, sql } from "drizzle-orm";
import { accounts, forAccount, invitations, memberships, plans, sectors, sites, type Tx } from "@/db";
import { now } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import { isBillingEmailConfirmed } from "@/lib/mail/confirmed-billing-email";

/** The account with its plan and what it uses of it, by one statement. Throws not_found. */
export function getAccountProfile(accountId: number) {
  return forAccount(accountId, async (tx) => {
    const live = and(eq(sites.accountId, accountId), isNull(sites.deletedAt));
    const [row] = await tx
      .select({
        account: accounts,
        isBillingEmailConfirmed: isBillingEmailConfirmed(sql`accounts`),
        plan: plans,
        sites: tx.$count(sites, live),
        members: tx.$count(memberships, eq(memberships.accountId, accountId)),
        invitations: tx.$count(invitations, openInvitations(accountId)),
        availableCredits: availableCredits().mapWith(Number),
        sectorsPerSite: sql`coalesce((${mostSectors(tx, accountId)}), 0)`.mapWith(Number),
      })
      .from(accounts)
      .leftJoin(plans, eq(plans.id, accounts.planId))
      .where(eq(accounts.id, accountId));
    if (!row) throw new AppError("not_found");
    const {
      account,
      plan,
      members,
      invitations: invited,
      isBillingEmailConfirmed: isConfirmed,
      ...counted
    } = row;
    const usage: AccountUsage = { ...counted, users: members + invited };
    return { account, plan, usage, isBillingEmailConfirmed: isConfirmed };
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
  /** The balance less what reservations hold by the clock. */
  availableCredits: number;
}

function availableCredits() {
  const held = sql`open_holds(${accounts.id}, ${now().toISOString()}::timestamptz)`;
  return sql<number>`greatest(0, ${accounts.credits} - case when ${accounts.heldCredits} = 0 then 0 else ${held} end)`;
}

/** Of the live site that has the most. */
function mostSectors(tx: Tx, accountId: number) {
  const perSite = tx
    .select({ sectors: count().as("sectors_of_site") })
    .from(sectors)
    .innerJoin(sites, and(eq(sites.id, sectors.siteId), isNull(sites.deletedAt)))
    .where(eq(sectors.accountId, accountId))
    .groupBy(sectors.siteId)
    .as("per_site");
  return tx.select({ sectors: max(perSite.sectors) }).from(perSite);
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
