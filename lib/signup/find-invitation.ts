import { and, eq, gt, isNull, type SQL } from "drizzle-orm";
import { accounts, directlyAsSystem, invitations, plans } from "@/db";
import { tokenHash } from "@/lib/auth/tokens/opaque-token";
import { now } from "@/lib/clock";
import { clockColumn } from "@/lib/subscriptions/clock/account-clock";
import { asOfNow, atNow } from "@/lib/subscriptions/clock/catch-up";

/** The open invitation that a link stands for, with its account; undefined when it was used, withdrawn or is too old. */
export function findInvitation(token: string) {
  return asOfNow(() => findOpen(token));
}

async function findOpen(token: string) {
  const [row] = await directlyAsSystem((db) =>
    db
      .select({ invitation: invitations, account: accounts, plan: plans, clock: clockColumn(atNow()) })
      .from(invitations)
      .innerJoin(accounts, eq(accounts.id, invitations.accountId))
      .leftJoin(plans, eq(plans.id, accounts.planId))
      .where(isOpenInvitation(tokenHash(token))),
  );
  return row;
}

/** The one under this link, unless it was accepted, was withdrawn, or is too old. */
export function isOpenInvitation(hash: string): SQL | undefined {
  return and(
    eq(invitations.tokenHash, hash),
    isNull(invitations.acceptedAt),
    isNull(invitations.revokedAt),
    gt(invitations.expiresAt, now()),
  );
}
